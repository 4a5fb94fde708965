use super::Settings;
use super::key::KEYS;
use super::setting::Setting;
use crate::model::{ArtifactKind, HostName, Origin, Secret, Span, Target, WholeHours, printable};

/// One setting as it is shown: secrets masked.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    pub(crate) key: &'static str,
    /// `None` where there is no value.
    pub(crate) value: Option<String>,
    pub(crate) origin: Origin,
}

impl Settings {
    /// Every setting in effect, secrets masked: the profile, then [`KEYS`] in order.
    pub(crate) fn entries(&self) -> Vec<Entry> {
        let shown = self.shown();
        let profile =
            Entry { key: "profile", value: Some(self.profile.value.clone()), origin: self.profile.origin.clone() };
        let rest = KEYS.iter().zip(shown).map(|(key, (value, origin))| Entry { key: key.name, value, origin });
        std::iter::once(profile).chain(rest).collect()
    }

    /// The values in the order of [`KEYS`]; a test holds the two together.
    fn shown(&self) -> [(Option<String>, Origin); KEYS.len()] {
        let hosts: Vec<String> = self.listen_allow_hosts.value.iter().map(HostName::to_string).collect();
        let secrets: Vec<String> = self.webhook_secrets.value.iter().map(Secret::masked).collect();
        [
            match &self.api_key {
                Some(key) => (Some(key.value.masked()), key.origin.clone()),
                None => (None, Origin::Default),
            },
            text(&self.api_url),
            match &self.trust.ca_file {
                Some(file) => (Some(file.value.display().to_string()), file.origin.clone()),
                None => (None, Origin::Default),
            },
            ((!secrets.is_empty()).then(|| secrets.join(", ")), self.webhook_secrets.origin.clone()),
            (Some(self.output_dir.value.display().to_string()), self.output_dir.origin.clone()),
            text(&self.bot_name),
            hours(&self.bot_retention),
            span(&self.timeout),
            span(&self.retention),
            text(&self.listen_host),
            text(&self.listen_port),
            text(&self.listen_path),
            ((!hosts.is_empty()).then(|| hosts.join(", ")), self.listen_allow_hosts.origin.clone()),
            list(&self.listen.forward, Target::to_string),
            list(&self.listen.routes, |route| format!("{}={}", route.pattern.as_str(), route.to)),
            list(&self.listen.headers, |header| match header.reveal().split_once(':') {
                Some((name, _)) => format!("{}: •••", printable(name)),
                None => printable(header.reveal()),
            }),
            list(&self.listen.exec, |command| printable(command)),
            list(&self.listen.on, |route| format!("{}={}", route.pattern.as_str(), printable(&route.to))),
            list(&self.listen.event, |pattern| pattern.as_str().to_owned()),
            list(&self.listen.conditions, |condition| printable(condition.as_str())),
            list(&self.listen.artifacts, ArtifactKind::to_string),
        ]
    }
}

fn text(setting: &Setting<impl ToString>) -> (Option<String>, Origin) {
    (Some(setting.value.to_string()), setting.origin.clone())
}

fn hours(Setting { value, origin }: &Setting<WholeHours>) -> (Option<String>, Origin) {
    span(&Setting { value: Span::from(*value).0, origin: origin.clone() })
}

fn list<T>(setting: &Setting<Vec<T>>, text: impl Fn(&T) -> String) -> (Option<String>, Origin) {
    let texts: Vec<String> = setting.value.iter().map(text).collect();
    ((!texts.is_empty()).then(|| texts.join(", ")), setting.origin.clone())
}

/// A duration in the form in which it can be set.
fn span(setting: &Setting<std::time::Duration>) -> (Option<String>, Origin) {
    let text = Span(setting.value).to_string().replace(' ', "");
    (Some(text), setting.origin.clone())
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::super::{Environment, Flags};
    use super::*;

    #[test]
    fn every_key_is_shown_with_its_own_value() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("config.toml");
        let config = r#"
            [profiles.default]
            api_key = "ms_0123456789abcdef"
            api_url = "http://127.0.0.1:1/api/v1"
            ca_file = "/etc/mine.pem"
            webhook_secrets = ["whsec_0123456789abc"]
            output_dir = "out"
            bot_name = "Nina"
            bot_retention = "36h"
            timeout = "7s"
            retention = "2d"
            [profiles.default.listen]
            host = "::1"
            port = 4000
            path = "/hook"
            allow_hosts = ["Box.local", "10.0.0.7"]
            forward = "3000"
            routes = { "video.*" = ["3000/a", "3000/b"] }
            headers = ["X-Key: s3cret", "@headers.txt"]
            exec = ["x", "y"]
            on = { "bot.*" = "z" }
            event = "bot.*"
            where = ".n > 1"
            artifacts = ["audio"]
        "#;
        std::fs::File::create(&path).unwrap().write_all(config.as_bytes()).unwrap();
        let flags = Flags { config: Some(path), ..Flags::default() };
        let settings = Settings::resolve(flags, &Environment::default()).unwrap();
        let entries = settings.entries();
        let pairs: Vec<_> = entries.iter().map(|entry| (entry.key, entry.value.as_deref().unwrap())).collect();
        assert_eq!(
            pairs,
            [
                ("profile", "default"),
                ("api_key", "…cdef"),
                ("api_url", "http://127.0.0.1:1/api/v1"),
                ("ca_file", "/etc/mine.pem"),
                ("webhook_secrets", "…9abc"),
                ("output_dir", "out"),
                ("bot_name", "Nina"),
                ("bot_retention", "1d12h"),
                ("timeout", "7s"),
                ("retention", "2d"),
                ("listen.host", "::1"),
                ("listen.port", "4000"),
                ("listen.path", "/hook"),
                ("listen.allow_hosts", "box.local, 10.0.0.7"),
                ("listen.forward", "http://localhost:3000/"),
                ("listen.routes", "video.*=http://localhost:3000/a, video.*=http://localhost:3000/b"),
                ("listen.headers", "X-Key: •••, @headers.txt"),
                ("listen.exec", "x, y"),
                ("listen.on", "bot.*=z"),
                ("listen.event", "bot.*"),
                ("listen.where", ".n > 1"),
                ("listen.artifacts", "audio"),
            ]
        );
        let from_file = entries.iter().filter(|entry| matches!(entry.origin, Origin::File(_))).count();
        assert_eq!(from_file, 21);
    }
}
