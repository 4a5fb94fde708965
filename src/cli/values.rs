//! Values that the standard library reads, with what to write in its place where it cannot.

use std::net::IpAddr;
use std::num::NonZeroUsize;
use std::ops::RangeInclusive;

use url::Url;

use crate::model::Secret;

/// Reads a whole number within a range.
pub(super) fn whole<T: TryFrom<u64> + Clone + Send + Sync>(
    range: RangeInclusive<u64>,
) -> impl Fn(&str) -> Result<T, String> + Clone {
    move |text| {
        let number = text.trim().parse::<u64>().ok().filter(|number| range.contains(number));
        number.and_then(|number| T::try_from(number).ok()).ok_or_else(|| match (range.start(), range.end()) {
            (0, end) if *end >= u64::from(u32::MAX) => "a whole number is expected".to_owned(),
            (start, end) if *end >= u64::from(u32::MAX) => format!("a whole number is expected, {start} or more"),
            (start, end) => format!("a whole number is expected, {start} to {end}"),
        })
    }
}

/// The range of ports.
pub(super) const PORTS: RangeInclusive<u64> = 0..=65_535;
/// The range of the numbers that events have.
pub(super) const SEQUENCE: RangeInclusive<u64> = 0..=9_223_372_036_854_775_807;
/// The range of what counts something: at least one.
pub(super) const COUNTS: RangeInclusive<u64> = 1..=4_294_967_295;

/// Reads how many things there are to be, at least one.
pub(super) fn count(text: &str) -> Result<NonZeroUsize, String> {
    let number = whole::<usize>(COUNTS)(text)?;
    NonZeroUsize::new(number).ok_or_else(|| "a whole number is expected, 1 or more".to_owned())
}

/// Reads an address to receive on.
pub(super) fn ip_address(text: &str) -> Result<IpAddr, &'static str> {
    text.trim().parse().map_err(|_| "an IP address is expected, such as 127.0.0.1, 0.0.0.0 or ::1")
}

/// Reads a whole URL.
pub(super) fn url(text: &str) -> Result<Url, &'static str> {
    let url = Url::parse(text.trim()).ok().filter(Url::has_host);
    url.ok_or("a whole URL is expected, such as https://example.com/picture.png")
}

/// Takes a text that may hold a secret as it is: who refuses it later does not repeat it, as the parser of arguments would.
#[expect(clippy::unnecessary_wraps, reason = "a parser of values returns a result")]
pub(super) fn unseen(text: &str) -> Result<Secret, std::convert::Infallible> {
    Ok(Secret::whole(text))
}
