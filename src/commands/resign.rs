//! The keys of `--resign`.

use crate::model::Secret;
use crate::output::Printer;
use crate::webhook::signature::Keys;

/// The configured secrets, else one that is made now and shown, so that the app can be given it.
pub(super) fn keys(configured: &[Secret], printer: &Printer) -> Option<Keys> {
    if !configured.is_empty() {
        return Keys::new(configured);
    }
    let secret = Secret::new(&format!("whsec_{}", uuid::Uuid::new_v4().simple()))?;
    // Even when quiet: without it the app can check nothing.
    printer.loud(&format!("no webhook secret is configured; signing with {}", secret.reveal()));
    Keys::new([&secret])
}
