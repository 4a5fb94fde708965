//! What a flag means that is left out, where the configuration decides: from the settings' own constants.

use std::fmt::Display;

/// A flag's text, with the setting of the profile that counts without it, and what counts without that.
pub(super) fn of_setting(text: &str, setting: &str, default: impl Display) -> String {
    format!("{text} [default: the profile's `{setting}`, else {default}]")
}
