//! The API and the clock.

use std::time::{Duration, Instant, SystemTime};

use jiff::{SignedDuration, Timestamp};
use reqwest::header::{DATE, HeaderMap};

use super::check::Check;
use crate::api::ApiError;
use crate::context::Context;
use crate::http::{self, TlsProblem, Unreached};
use crate::model::{Origin, Situation, Span};
use crate::webhook::signature::DEFAULT_TOLERANCE;

/// How far the clock may be off before it is worth a word: log lines and events no longer fit together.
const SKEW: Duration = Duration::from_mins(1);

/// Whether the API accepts the key.
pub(super) async fn api(ctx: &Context, limit: Duration) -> Check {
    const NAME: &str = "api";
    let client = match ctx.api() {
        Ok(client) => client.with_timeout(limit),
        Err(error) => return Check::failed(NAME, &error, ctx.printer.situation()),
    };
    let (url, began) = (client.base().to_string(), Instant::now());
    let result = client.bots(None, &[]).await;
    let took = began.elapsed().as_millis();
    let check = match (&ctx.settings.api_key, result) {
        (Some(key), Ok(_)) => Check::pass(NAME, format!("{url} accepts the key {} in {took} ms", key.value.masked())),
        (Some(key), Err(error)) => refused(&error, &url, &key.origin, ctx.printer.situation()),
        (None, Ok(_)) => Check::pass(NAME, format!("{url} answers in {took} ms")),
        (None, Err(error)) => Check::failed(NAME, &error, ctx.printer.situation()),
    };
    check.fact("url", url).fact("duration_ms", u64::try_from(took).unwrap_or(u64::MAX))
}

/// Why a key, from where it came, was of no use.
fn refused(error: &ApiError, url: &str, origin: &Origin, at: &Situation) -> Check {
    const NAME: &str = "api";
    let message = error.message().unwrap_or_default();
    let another = match origin {
        Origin::Environment(name) => format!("put another key into {name}, or unset it and `meetstream auth login`"),
        Origin::Default | Origin::File(_) | Origin::Flag(_) | Origin::Project(_) | Origin::Vendor(_) => {
            "store another key: `meetstream auth login`".to_owned()
        }
    };
    match error.status() {
        Some(401) => Check::fail(NAME, format!("{url} sees no valid key (401): {message}"), another)
            .advise("a proxy that takes `Authorization` away, or another address, does this too: `meetstream config list --show-origin`"),
        Some(403) => Check::fail(NAME, format!("{url} rejects the key from {origin} (403): {message}"), another)
            .advise("make sure that the key is of this workspace, and not revoked, on the service's dashboard"),
        Some(_) | None => Check::failed(NAME, error, at),
    }
}

/// How far this machine's clock is from the service's, by what any answer says.
pub(super) async fn clock(ctx: &Context, limit: Duration) -> Check {
    const NAME: &str = "clock";
    let url = ctx.settings.api_url.value.as_url();
    let trust = match ctx.trust() {
        Ok(trust) => trust,
        Err(error) => return Check::failed(NAME, &error, ctx.printer.situation()),
    };
    let ask = async {
        let client = http::client(url, &trust).timeout(limit).build()?;
        let asked_at = ctx.now();
        let response = client.get(url.clone()).send().await?;
        let midway = asked_at + ctx.now().duration_since(asked_at) / 2;
        Ok::<_, reqwest::Error>((midway, date(response.headers())))
    };
    match ask.await {
        Ok((now, Some(date))) => compared(now.duration_since(date)),
        Ok((_, None)) => {
            let what = "cannot be compared: the answer has no date";
            Check::warn(NAME, what, "check the API's address: `meetstream config list --show-origin`")
        }
        Err(error) => {
            let (why, advice) = match TlsProblem::behind(&error) {
                Some(problem) => (problem.to_string(), problem.remedy()),
                None => {
                    (Unreached::behind(&error).to_string(), "`meetstream doctor` again once the service can be reached")
                }
            };
            Check::warn(NAME, format!("cannot be compared: {why}"), advice)
        }
    }
}

/// The service's time. It is told in whole seconds, so half of one is missing on average.
fn date(headers: &HeaderMap) -> Option<Timestamp> {
    let text = headers.get(DATE)?.to_str().ok()?;
    let date: SystemTime = httpdate::parse_http_date(text).ok()?;
    Some(Timestamp::try_from(date).ok()? + Duration::from_millis(500))
}

fn compared(skew: SignedDuration) -> Check {
    const NAME: &str = "clock";
    let off = skew.unsigned_abs();
    let check = if off <= SKEW {
        Check::pass(NAME, format!("within {} of the service's", Span(SKEW)))
    } else {
        let direction = if skew.is_negative() { "behind" } else { "ahead of" };
        let what = format!("{} {direction} the service's", Span(Duration::from_secs(off.as_secs())));
        if off > DEFAULT_TOLERANCE {
            let refused = format!("{what}: signed webhooks are refused beyond {}", Span(DEFAULT_TOLERANCE));
            Check::fail(NAME, refused, SET_CLOCK)
        } else {
            Check::warn(NAME, what, SET_CLOCK)
        }
    };
    check.fact("skew_s", skew.as_secs_f64())
}

/// How this system's clock is set.
const SET_CLOCK: &str = if cfg!(target_os = "macos") {
    "set the clock: `sudo sntp -sS time.apple.com`"
} else if cfg!(windows) {
    "set the clock: `w32tm /resync`"
} else {
    "set the clock: `timedatectl set-ntp true`"
};

#[cfg(test)]
mod tests {
    use super::super::check::Verdict;
    use super::*;

    #[test]
    fn a_clock_that_is_off_warns_and_one_beyond_the_tolerance_fails() {
        for (seconds, verdict) in
            [(0, Verdict::Pass), (60, Verdict::Pass), (61, Verdict::Warn), (-300, Verdict::Warn), (-301, Verdict::Fail)]
        {
            assert_eq!(compared(SignedDuration::from_secs(seconds)).status, verdict, "{seconds}");
        }
        assert!(compared(SignedDuration::from_secs(-301)).what.starts_with("5m 1s behind the service's"));
    }
}
