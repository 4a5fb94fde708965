use toml_edit::{Array, Value};

use super::error::SettingsError;
use super::secret_file::secrets_in;
use crate::model::{
    ApiUrl, ArtifactKind, Condition, HostName, Origin, Secret, Span, Target, WholeHours, io_words, nearest, printable,
};

/// A setting of a profile that can be set one at a time.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct Key {
    /// Its name, with a dot before what is in a table of its own.
    pub(crate) name: &'static str,
    kind: Kind,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Kind {
    Address,
    Artifacts,
    Command,
    Conditions,
    Duration,
    File,
    Headers,
    Hosts,
    Hours,
    Path,
    Patterns,
    Port,
    Secret,
    Secrets,
    Table,
    Targets,
    Text,
    Url,
}

/// Every key, in the order in which `config list` shows them.
pub(crate) const KEYS: [Key; 21] = [
    Key { name: "api_key", kind: Kind::Secret },
    Key { name: "api_url", kind: Kind::Url },
    Key { name: "ca_file", kind: Kind::File },
    Key { name: "webhook_secrets", kind: Kind::Secrets },
    Key { name: "output_dir", kind: Kind::Text },
    Key { name: "bot_name", kind: Kind::Text },
    Key { name: "bot_retention", kind: Kind::Hours },
    Key { name: "timeout", kind: Kind::Duration },
    Key { name: "retention", kind: Kind::Duration },
    Key { name: "listen.host", kind: Kind::Address },
    Key { name: "listen.port", kind: Kind::Port },
    Key { name: "listen.path", kind: Kind::Path },
    Key { name: "listen.allow_hosts", kind: Kind::Hosts },
    Key { name: "listen.forward", kind: Kind::Targets },
    Key { name: "listen.routes", kind: Kind::Table },
    Key { name: "listen.headers", kind: Kind::Headers },
    Key { name: "listen.exec", kind: Kind::Command },
    Key { name: "listen.on", kind: Kind::Table },
    Key { name: "listen.event", kind: Kind::Patterns },
    Key { name: "listen.where", kind: Kind::Conditions },
    Key { name: "listen.artifacts", kind: Kind::Artifacts },
];

impl Key {
    /// Finds a key by its name.
    pub(crate) fn named(name: &str) -> Result<Self, SettingsError> {
        let known = KEYS.into_iter().find(|key| key.name == name);
        known.ok_or_else(|| SettingsError::UnknownKey {
            key: printable(name),
            near: nearest(name, KEYS.map(|key| key.name)),
        })
    }

    /// Whether its values must not be seen, nor stand on a command line.
    pub(crate) fn is_secret(self) -> bool {
        matches!(self.kind, Kind::Headers | Kind::Secret | Kind::Secrets)
    }

    pub(super) fn value(self, text: &str) -> Result<Value, SettingsError> {
        let refused = |problem: String| SettingsError::Value { key: self.name.to_owned(), problem };
        let text = text.trim();
        if text.is_empty() {
            return Err(refused("it is empty; `config unset` removes a setting".to_owned()));
        }
        match self.kind {
            Kind::Address => {
                let address = || refused("an address is written like 127.0.0.1 or ::1".to_owned());
                text.parse::<std::net::IpAddr>().map_err(|_| address())?;
                Ok(text.into())
            }
            Kind::Artifacts => {
                let kinds = list(text).map(|kind| kind.parse::<ArtifactKind>().map(|_| kind));
                Ok(kinds.collect::<Result<Array, _>>().map_err(|error| refused(error.to_string()))?.into())
            }
            Kind::Conditions => {
                text.parse::<Condition>().map_err(|error| refused(error.to_string()))?;
                Ok(Array::from_iter([text]).into())
            }
            Kind::Command => Ok(Array::from_iter([text]).into()),
            Kind::Patterns => Ok(list(text).collect::<Array>().into()),
            Kind::Table => {
                let problem = "it is a table, with a line for each name: edit the file (`meetstream config path`)";
                Err(refused(problem.to_owned()))
            }
            Kind::Targets => {
                let targets = list(text).map(|target| target.parse::<Target>().map(|_| target));
                Ok(targets.collect::<Result<Array, _>>().map_err(|error| refused(error.to_string()))?.into())
            }
            Kind::Duration => {
                text.parse::<Span>().map_err(|error| refused(error.to_string()))?;
                Ok(text.into())
            }
            Kind::Hours => {
                text.parse::<WholeHours>().map_err(|error| refused(error.to_string()))?;
                Ok(text.into())
            }
            // Whoever sets it means it from where they are.
            Kind::File => {
                let path = std::path::absolute(text).map_err(|error| refused(io_words(&error)))?;
                let path = path.to_str().ok_or_else(|| refused("the path to it is no text".to_owned()))?;
                Ok(path.into())
            }
            Kind::Headers => {
                let headers: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
                if headers.iter().all(|header| header.starts_with('@') || header.contains(':')) {
                    Ok(headers.into_iter().collect::<Array>().into())
                } else {
                    Err(refused("a header is written like 'Name: value', one a line".to_owned()))
                }
            }
            Kind::Hosts => {
                let hosts = list(text).map(str::parse::<HostName>);
                let hosts = hosts.map(|host| host.map(|host| host.to_string())).collect::<Result<Array, _>>();
                Ok(hosts.map_err(|error| refused(error.to_string()))?.into())
            }
            Kind::Path if text.starts_with('/') => Ok(text.into()),
            Kind::Path => Err(refused("a path begins with `/`".to_owned())),
            Kind::Port => {
                let port: u16 = text.parse().map_err(|_| refused("a port is a number up to 65535".to_owned()))?;
                Ok(i64::from(port).into())
            }
            Kind::Secrets => {
                let secrets = secrets_in(text, || Origin::Flag("--stdin"))?;
                Ok(secrets.iter().map(Secret::reveal).collect::<Array>().into())
            }
            Kind::Secret => {
                let secret = Secret::api_key(text).map_err(|error| refused(error.to_string()))?;
                Ok(secret.ok_or_else(|| refused("it is empty".to_owned()))?.reveal().into())
            }
            Kind::Text => Ok(text.into()),
            Kind::Url => {
                text.parse::<ApiUrl>().map_err(|error| refused(error.to_string()))?;
                Ok(text.into())
            }
        }
    }
}

/// The values of a list that was typed.
fn list(text: &str) -> impl Iterator<Item = &str> {
    text.split([',', ' ']).filter(|value| !value.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_is_found_by_its_name() {
        for key in KEYS {
            assert_eq!(Key::named(key.name).unwrap(), key);
        }
    }
}
