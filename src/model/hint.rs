use std::borrow::Cow;

use super::Situation;

/// What to do next about a failure: one way or several, of which one may do.
///
/// A way is a phrase in lower case and without a period. In backquotes and with `meetstream` before it, it names a whole
/// command line; a flag that stands alone (`--out`) is one of the running command, which drops the way if it lacks the flag.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Hint(Vec<Cow<'static, str>>);

impl Hint {
    /// Several ways, the best first.
    pub fn ways<T: Into<Cow<'static, str>>>(ways: impl IntoIterator<Item = T>) -> Self {
        Self(ways.into_iter().map(Into::into).collect())
    }

    /// Another way.
    #[must_use]
    pub fn or(mut self, way: impl Into<Cow<'static, str>>) -> Self {
        self.0.push(way.into());
        self
    }

    /// The ways that the running command leaves, as one phrase; `None` where it leaves none.
    pub fn told(&self, at: &Situation) -> Option<String> {
        let open = self.0.iter().filter(|way| flags_of(way).iter().all(|flag| at.has(flag)));
        let open: Vec<&str> = open.map(AsRef::as_ref).collect();
        (!open.is_empty()).then(|| open.join(", or "))
    }
}

impl From<&'static str> for Hint {
    fn from(way: &'static str) -> Self {
        Self(vec![Cow::Borrowed(way)])
    }
}

impl From<String> for Hint {
    fn from(way: String) -> Self {
        Self(vec![Cow::Owned(way)])
    }
}

/// The flags that stand in a text, but for those of whole command lines.
fn flags_of(text: &str) -> Vec<&str> {
    let is_command = |(place, part): &(usize, &str)| place % 2 == 1 && part.contains(' ') && !part.starts_with('-');
    let apart = text.split('`').enumerate().filter(|part| !is_command(part)).map(|(_, part)| part);
    let words = apart.flat_map(|part| part.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-')));
    words.filter(|word| word.strip_prefix("--").is_some_and(|name| name.starts_with(char::is_alphabetic))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_way_whose_flag_the_command_lacks_is_not_told() {
        let at = Situation::of_command("listen", ["--journal", "--ephemeral"], ["--journal"]);
        let hint = Hint::ways(["use another with --journal FILE", "none on disk (--ephemeral)", "give `--overwrite`"]);
        assert_eq!(hint.told(&at).unwrap(), "use another with --journal FILE, or none on disk (--ephemeral)");
        assert_eq!(Hint::from("give --overwrite to replace it").told(&at), None);
        assert_eq!(Hint::from("wait -- then `x --y`").told(&at).unwrap(), "wait -- then `x --y`");
        let whole = Hint::from("`meetstream fetch all b-1 --wait`").or("--wait 5m");
        assert_eq!(whole.told(&at).unwrap(), "`meetstream fetch all b-1 --wait`");
        assert!(Hint::from("--wait").told(&Situation::default()).is_some(), "of no command nothing is known");
    }
}
