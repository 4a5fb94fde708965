use std::collections::HashSet;

use serde_json::Value;

use crate::api::wire::{Fields, cursor_of};
use crate::api::{ApiError, Client, Request};

/// How many pages are followed at most: a list that is longer does not end.
const MOST_PAGES: usize = 1_000;

/// Follows the cursor through every page and merges them into one document.
pub(super) async fn all(api: &Client, request: &Request) -> Result<Value, ApiError> {
    let mut merged = api.send(request).await?.json()?;
    let mut seen = HashSet::new();
    let mut cursor = next(&merged);
    while let Some(current) = cursor {
        let pages = seen.len() + 1;
        if pages >= MOST_PAGES || !seen.insert(current.clone()) {
            return Err(ApiError::Endless { pages });
        }
        let page = api.send(&request.clone().replace_query("cursor", &current)).await?.json()?;
        cursor = next(&page);
        merge(&mut merged, page);
    }
    Ok(merged)
}

/// Where a page says that the list goes on (`docs/api.md`, "Bots" and "Calendars").
fn next(page: &Value) -> Option<String> {
    let fields = Fields::of(page);
    let goes_on = fields.truth(&["hasNextPage", "has_more"]).unwrap_or(true);
    let cursor = fields.value(&["nextCursor", "next"])?.as_str().filter(|cursor| !cursor.is_empty())?;
    goes_on.then(|| cursor_of(cursor.to_owned()))
}

/// Lists grow; of everything else, the last page's word counts: it says that nothing follows.
fn merge(merged: &mut Value, page: Value) {
    match (merged, page) {
        (Value::Object(merged), Value::Object(page)) => {
            for (key, value) in page {
                match (merged.get_mut(&key), value) {
                    (Some(Value::Array(list)), Value::Array(more)) => list.extend(more),
                    (Some(old), value) => *old = value,
                    (None, value) => {
                        merged.insert(key, value);
                    }
                }
            }
        }
        (Value::Array(list), Value::Array(more)) => list.extend(more),
        (merged, page) => *merged = page,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn pages_say_in_several_ways_where_the_list_goes_on() {
        for (page, cursor) in [
            (json!({"hasNextPage": true, "nextCursor": "c"}), Some("c")),
            (json!({"hasNextPage": false, "nextCursor": "c"}), None),
            (json!({"nextCursor": null}), None),
            (json!({"has_more": true, "next": "https://h/events?limit=2&cursor=a%2Fb"}), Some("a/b")),
            (json!({"next": ""}), None),
            (json!({"next": 3}), None),
            (json!([1]), None),
        ] {
            assert_eq!(next(&page).as_deref(), cursor, "{page}");
        }
    }

    #[test]
    fn lists_grow_and_the_last_word_counts() {
        let mut merged = json!({"bots": [1], "hasNextPage": true, "nextCursor": "c", "total": 1});
        merge(&mut merged, json!({"bots": [2], "hasNextPage": false, "nextCursor": null, "note": "x"}));
        assert_eq!(merged, json!({"bots": [1, 2], "hasNextPage": false, "nextCursor": null, "total": 1, "note": "x"}));
    }
}
