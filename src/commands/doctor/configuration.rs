//! What was decided, who may read it, which proxies stand between, and which programs could make a tunnel.

use std::ffi::OsStr;
use std::path::Path;

use serde_json::{Map, Value, json};

use super::check::Check;
use crate::model::{Failure as _, Origin, Secret, Situation};
use crate::settings::{Locations, Settings};
use crate::tunnel;

/// The settings in effect, and where each came from.
pub(super) fn settings(settings: &Settings, at: &Situation) -> Check {
    let file = &settings.locations.config_file;
    let there = if file.exists() { "" } else { ", which is not there" };
    let entries = settings.entries();
    let facts: Map<String, Value> = entries
        .iter()
        .map(|entry| (entry.key.to_owned(), json!({"value": entry.value, "origin": entry.origin.to_string()})))
        .collect();
    let lines = entries
        .iter()
        .filter(|entry| entry.origin != Origin::Default)
        .map(|entry| format!("{} {} ({})", entry.key, entry.value.as_deref().unwrap_or("-"), entry.origin))
        .collect();
    let project = settings.project.as_ref().map(|project| format!(", and {}", project.path.display()));
    let what =
        format!("profile {} of {}{there}{}", settings.profile.value, file.display(), project.unwrap_or_default());
    let check = match settings.check_project() {
        Ok(()) => Check::pass("configuration", what),
        Err(error) => {
            let advice = error.hint(at).and_then(|hint| hint.told(at));
            Check::warn("configuration", format!("{what}: {error}"), advice.unwrap_or_default())
        }
    };
    let check = Check { facts, ..check };
    check.lines(lines)
}

/// Whether others may read or change what holds secrets.
pub(super) fn permissions(locations: &Locations) -> Check {
    let Locations { config_file, allowed_projects, state_dir, vendor_config: _ } = locations;
    let (token, secret) = (locations.path_token(), locations.signing_secret());
    let ours = [config_file.clone(), allowed_projects.clone(), state_dir.clone(), locations.journal(), token, secret];
    let mut check = Check::pass("permissions", "configuration and state are for you alone");
    for path in ours.iter().filter(|path| path.exists()) {
        let Some((mode, is_folder)) = open_to_others(path) else { continue };
        let shown = path.display();
        let what = format!("{shown} is open to other users (mode {mode:04o})");
        let advice = format!("`chmod {} '{shown}'`", if is_folder { 700 } else { 600 });
        let found = if mode & 0o022 == 0 {
            Check::warn("permissions", what, advice)
        } else {
            Check::fail("permissions", what, advice)
        };
        check = worse(check, found);
    }
    if cfg!(unix) { check } else { Check::pass("permissions", "files are where this system keeps them for you alone") }
}

/// The worse of two, with what is to be done about both.
fn worse(mut one: Check, mut other: Check) -> Check {
    if other.status > one.status {
        std::mem::swap(&mut one, &mut other);
    }
    if other.status > super::check::Verdict::Pass {
        one.lines.push(other.what);
        one.advice.extend(other.advice);
    }
    one
}

#[cfg(unix)]
fn open_to_others(path: &Path) -> Option<(u32, bool)> {
    use std::os::unix::fs::PermissionsExt as _;
    let metadata = path.metadata().ok()?;
    let mode = metadata.permissions().mode() & 0o777;
    (mode & 0o077 != 0).then_some((mode, metadata.is_dir()))
}

#[cfg(not(unix))]
fn open_to_others(_path: &Path) -> Option<(u32, bool)> {
    None
}

/// The variables that say which proxies are used.
pub(super) fn proxies(variables: &[(&'static str, Secret)]) -> Check {
    if variables.is_empty() {
        return Check::pass("proxy", "none is set in the environment");
    }
    let shown: Vec<(&str, String)> = variables.iter().map(|(name, value)| (*name, masked(value.reveal()))).collect();
    let lines = shown.iter().map(|(name, value)| format!("{name}={value}")).collect();
    let facts = shown.iter().map(|(name, value)| ((*name).to_owned(), Value::from(value.clone()))).collect();
    let odd: Vec<&str> = variables
        .iter()
        .filter(|(name, value)| !name.eq_ignore_ascii_case("no_proxy") && !is_proxy(value.reveal()))
        .map(|(name, _)| *name)
        .collect();
    let check = if odd.is_empty() {
        Check::pass("proxy", "the environment names proxies; this machine is reached without")
    } else {
        let what = format!("no address of a proxy, and without effect: {}", odd.join(", "));
        Check::warn("proxy", what, "write it like http://proxy.example:8080, or unset it")
    };
    Check { facts, ..check }.lines(lines)
}

/// The programs that `--tunnel` can use.
pub(super) fn tunnels(search_path: &OsStr) -> Check {
    const NAME: &str = "tunnel";
    let programs = tunnel::programs(search_path);
    let named = |is_there: bool| {
        let names = programs.iter().filter(|(_, path)| path.is_some() == is_there).map(|(name, _)| *name);
        names.collect::<Vec<_>>().join(", ")
    };
    let check = match (named(true), named(false)) {
        (there, _) if there.is_empty() => {
            let what =
                "no program for --tunnel is in a folder of PATH: without a public address, webhooks cannot arrive";
            Check::warn(NAME, what, format!("for cloudflared: {}", tunnel::how_to_install("cloudflared")))
        }
        (there, missing) if missing.is_empty() => Check::pass(NAME, there),
        (there, missing) => Check::pass(NAME, format!("{there} (not installed: {missing})")),
    };
    programs
        .into_iter()
        .fold(check, |check, (name, path)| check.fact(name, path.map(|path| path.display().to_string())))
}

/// Whether the HTTP client takes it for a proxy's address.
fn is_proxy(value: &str) -> bool {
    let whole = if value.contains("://") { value.to_owned() } else { format!("http://{value}") };
    let url = url::Url::parse(&whole).ok().filter(url::Url::has_host);
    url.is_some_and(|url| matches!(url.scheme(), "http" | "https" | "socks4" | "socks4a" | "socks5" | "socks5h"))
}

/// A proxy's address without user and password.
fn masked(value: &str) -> String {
    let Some((secret, rest)) = value.rsplit_once('@') else { return value.to_owned() };
    let scheme = secret.split_once("://").map(|(scheme, _)| format!("{scheme}://")).unwrap_or_default();
    format!("{scheme}…@{rest}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_password_of_a_proxy_is_shown() {
        for (value, shown) in [
            ("http://proxy:8080", "http://proxy:8080"),
            ("proxy:8080", "proxy:8080"),
            ("http://user:p@ss/w:rd@proxy:8080", "http://…@proxy:8080"),
            ("user:hunter2@proxy", "…@proxy"),
            ("socks5h://u@[::1]:1080", "socks5h://…@[::1]:1080"),
        ] {
            assert_eq!(masked(value), shown);
        }
    }

    #[test]
    fn what_is_no_proxy_is_told() {
        for value in ["http://proxy:8080", "proxy", "user:p@proxy:3128", "socks5://127.0.0.1:1"] {
            assert!(is_proxy(value), "{value}");
        }
        for value in ["ftp://proxy", "http://", "http://proxy:99999", "not a proxy"] {
            assert!(!is_proxy(value), "{value}");
        }
    }
}
