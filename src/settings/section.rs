//! What a file says: a profile of the config file, or a project file.

use std::collections::BTreeMap;
use std::fmt::Display;
use std::net::IpAddr;
use std::path::PathBuf;
use std::str::FromStr;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer};

use crate::model::{ArtifactKind, Condition, EventPattern, HostName, Routed, Secret, Target};

/// One profile, or a project file, which holds no secrets and nothing that says where a key is sent.
#[derive(Clone, Debug, Default, Deserialize)]
pub(crate) struct ProfileSection {
    pub(crate) api_key: Option<Secret>,
    pub(crate) api_url: Option<String>,
    pub(crate) ca_file: Option<PathBuf>,
    #[serde(default, deserialize_with = "secrets")]
    pub(crate) webhook_secrets: Option<Vec<Secret>>,
    pub(crate) output_dir: Option<PathBuf>,
    pub(crate) bot_name: Option<String>,
    pub(crate) bot_retention: Option<String>,
    pub(crate) create: Option<toml::Table>,
    pub(crate) timeout: Option<String>,
    pub(crate) retention: Option<String>,
    #[serde(default)]
    pub(crate) listen: ListenSection,
}

/// The settings for `listen`.
#[derive(Clone, Debug, Default, Deserialize)]
pub(crate) struct ListenSection {
    pub(crate) host: Option<IpAddr>,
    pub(crate) port: Option<u16>,
    pub(crate) path: Option<String>,
    pub(crate) allow_hosts: Option<Vec<HostName>>,
    #[serde(default, deserialize_with = "listed")]
    pub(crate) forward: Option<Vec<Target>>,
    #[serde(default, deserialize_with = "routed")]
    pub(crate) routes: Option<Vec<Routed<Target>>>,
    #[serde(default, deserialize_with = "headers")]
    pub(crate) headers: Option<Vec<Secret>>,
    #[serde(default, deserialize_with = "listed")]
    pub(crate) exec: Option<Vec<String>>,
    #[serde(default, deserialize_with = "routed")]
    pub(crate) on: Option<Vec<Routed<String>>>,
    #[serde(default, deserialize_with = "listed")]
    pub(crate) event: Option<Vec<EventPattern>>,
    #[serde(default, rename = "where", deserialize_with = "listed")]
    pub(crate) conditions: Option<Vec<Condition>>,
    #[serde(default, deserialize_with = "listed")]
    pub(crate) artifacts: Option<Vec<ArtifactKind>>,
}

/// One value, or a list of them.
#[derive(Deserialize)]
#[serde(untagged)]
enum Written<T> {
    One(T),
    More(Vec<T>),
}

impl<T> Written<T> {
    fn into_list(self) -> Vec<T> {
        match self {
            Self::One(one) => vec![one],
            Self::More(more) => more,
        }
    }
}

/// Reads a secret or a list of them. The error does not repeat what stands there instead.
fn secrets<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Vec<Secret>>, D::Error> {
    let written = Written::deserialize(deserializer);
    let written = written.map_err(|_| D::Error::custom("webhook secrets are a list of texts: [\"whsec_…\"]"))?;
    Ok(Some(written.into_list()))
}

/// Reads a header or a list of them. The error does not repeat what stands there instead.
fn headers<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Vec<Secret>>, D::Error> {
    let written = Written::deserialize(deserializer);
    let written = written.map_err(|_| D::Error::custom("headers are a list of texts: [\"Name: value\"]"))?;
    Ok(Some(written.into_list()))
}

/// Reads a text or a list of them, each of which says something.
fn listed<'de, D, T>(deserializer: D) -> Result<Option<Vec<T>>, D::Error>
where
    D: Deserializer<'de>,
    T: FromStr<Err: Display>,
{
    let written = Written::<String>::deserialize(deserializer);
    let written = written.map_err(|_| D::Error::custom("it is a text, or a list of them: [\"…\", \"…\"]"))?;
    written.into_list().iter().map(|text| said(text)).collect::<Result<_, _>>().map(Some)
}

/// Reads a table of what is for events of such names: `"video.*" = "3000/video"`.
fn routed<'de, D, T>(deserializer: D) -> Result<Option<Vec<Routed<T>>>, D::Error>
where
    D: Deserializer<'de>,
    T: FromStr<Err: Display>,
{
    let written = BTreeMap::<String, Written<String>>::deserialize(deserializer);
    let written = written
        .map_err(|_| D::Error::custom("it is a table of names of events, each with a text: \"video.*\" = \"…\""))?;
    let mut routes = Vec::new();
    for (name, written) in written {
        for text in written.into_list() {
            routes.push(Routed { pattern: said(&name)?, to: said(&text)? });
        }
    }
    Ok(Some(routes))
}

fn said<T: FromStr<Err: Display>, E: serde::de::Error>(text: &str) -> Result<T, E> {
    if text.trim().is_empty() {
        return Err(E::custom("a text in it is blank"));
    }
    text.parse().map_err(E::custom)
}
