//! Listings with links in them: which files there are, what they are called here, and their links.

use serde_json::Value;
use url::Url;

use super::naming::clean_name;
use crate::model::Secret;

/// A file found in a listing.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) struct Listed {
    /// The file's name below the bot's folder, without its extension.
    pub(super) stem: String,
    pub(super) link: Secret,
}

/// The longest part of a file name that comes from a participant's name, in bytes.
const LONGEST: usize = 60;
/// The most files that are believed of one listing.
const MOST: usize = 10_000;

/// The segments of a stream listing: `streams/audio/01-Jane/1-0` is the first segment of the first stream of the first
/// participant. `folder` is `audio` or `video`; screen shares go to `streams/screens`.
pub(super) fn streams(listing: &Value, folder: &str) -> Vec<Listed> {
    let mut files = Vec::new();
    for (key, folder) in [("participants", folder), ("screenshares", "screens")] {
        for (number, owner) in (1..).zip(items(listing, key)) {
            let name = owner.get("participant_name").or_else(|| owner.get("name")).and_then(Value::as_str);
            let name = clean_name(name.unwrap_or_default(), LONGEST);
            for (stream, segments) in (1..).zip(items(owner, "streams")) {
                for (segment, part) in (0..).zip(items(segments, "segments")) {
                    let Some(link) = part.get("url").and_then(Value::as_str).and_then(Secret::new) else { continue };
                    files
                        .push(Listed { stem: format!("streams/{folder}/{number:02}-{name}/{stream}-{segment}"), link });
                }
            }
        }
    }
    files.truncate(MOST);
    files
}

/// Whether a stream listing says that there are none, and there will be none.
pub(super) fn says_none(listing: &Value) -> bool {
    ["audio_streams_available", "recording_streams_available", "video_streams_available"]
        .iter()
        .any(|key| listing.get(*key) == Some(&Value::Bool(false)))
}

/// Every link in a listing of screenshots, whose shape is not published, in order: `screenshots/0001`.
pub(super) fn screenshots(listing: &Value) -> Vec<Listed> {
    let mut links = Vec::new();
    collect_links(listing, &mut links);
    links.truncate(MOST);
    let files = (1..).zip(links);
    files.map(|(number, link)| Listed { stem: format!("screenshots/{number:04}"), link }).collect()
}

/// The one link of a listing that is only a pointer to a file, such as an older chat answer.
pub(super) fn pointer(listing: &Value) -> Option<Secret> {
    listing.get("download_url").and_then(Value::as_str).and_then(Secret::new)
}

fn items<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value.get(key).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default()
}

fn collect_links(value: &Value, links: &mut Vec<Secret>) {
    match value {
        Value::String(text) if is_link(text) => links.extend(Secret::new(text)),
        Value::Array(items) => items.iter().for_each(|item| collect_links(item, links)),
        Value::Object(fields) => fields.values().for_each(|field| collect_links(field, links)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn is_link(text: &str) -> bool {
    text.starts_with("https://") || text.starts_with("http://")
}

/// The same JSON with the signatures taken off its links: a presigned link is never kept.
pub(super) fn without_signatures(value: &mut Value) -> bool {
    match value {
        Value::String(text) if is_link(text) => match unsigned(text) {
            Some(bare) => {
                *text = bare;
                true
            }
            None => false,
        },
        Value::Array(items) => items.iter_mut().map(without_signatures).filter(|changed| *changed).count() > 0,
        Value::Object(fields) => fields.values_mut().map(without_signatures).filter(|changed| *changed).count() > 0,
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => false,
    }
}

fn unsigned(link: &str) -> Option<String> {
    const SIGNATURES: [&str; 5] = ["x-amz-signature", "x-goog-signature", "signature", "sig", "x-amz-security-token"];
    let mut url = Url::parse(link).ok()?;
    let signed = url.query_pairs().any(|(key, _)| SIGNATURES.iter().any(|name| key.eq_ignore_ascii_case(name)));
    signed.then(|| {
        url.set_query(None);
        url.to_string()
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn stems(files: &[Listed]) -> Vec<&str> {
        files.iter().map(|file| file.stem.as_str()).collect()
    }

    #[test]
    fn names_in_a_listing_never_become_paths() {
        let segment = |name: &str| json!({"url": "https://s/x", "filename": name, "segment_index": 7});
        let listing = json!({"audio_streams_available": true, "participants": [
            {"participant_name": "../../x", "streams": [{"segments": [segment("../../../etc/passwd"), segment("a")]}]},
            {"participant_name": "Jane", "streams": [{"segments": [{"url": null}, segment("b")]}, {"segments": []}]},
            {"participant_name": "Jane", "streams": [{"segments": [segment("c")]}]}, 7],
            "screenshares": [{"streams": [{"segments": [segment("d")]}]}]});
        let files = streams(&listing, "audio");
        assert_eq!(
            stems(&files),
            [
                "streams/audio/01-x/1-0",
                "streams/audio/01-x/1-1",
                "streams/audio/02-Jane/1-1",
                "streams/audio/03-Jane/1-0",
                "streams/screens/01-unnamed/1-0"
            ]
        );
        assert!(says_none(&json!({"audio_streams_available": false})) && !says_none(&listing));
    }

    #[test]
    fn screenshots_are_found_in_any_shape() {
        let listing =
            json!({"screenshots": [{"url": "https://s/1.png"}, {"image": {"link": "http://127.0.0.1/2"}}, "no"]});
        assert_eq!(stems(&screenshots(&listing)), ["screenshots/0001", "screenshots/0002"]);
        assert!(screenshots(&json!(null)).is_empty());
    }

    #[test]
    fn signatures_are_taken_off_links() {
        let mut value =
            json!({"a": ["https://s/x?X-Amz-Signature=1&y=2", "https://s/y?page=2"], "b": "https://s/z?sig=1"});
        assert!(without_signatures(&mut value));
        assert_eq!(value, json!({"a": ["https://s/x", "https://s/y?page=2"], "b": "https://s/z"}));
        assert!(!without_signatures(&mut value));
    }
}
