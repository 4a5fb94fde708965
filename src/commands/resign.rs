//! What `--resign` signs with.

use crate::context::Context;
use crate::error::Error;
use crate::model::Secret;
use crate::settings;
use crate::webhook::signature::Keys;

/// The configured secrets, else one that is made once and kept with the profile.
pub(super) fn secrets(configured: &[Secret], ctx: &Context) -> Result<Vec<Secret>, Error> {
    if configured.is_empty() {
        Ok(vec![settings::signing_secret(&ctx.settings.locations.signing_secret())?])
    } else {
        Ok(configured.to_vec())
    }
}

/// The keys of them. Says how the app is given a secret that nobody has chosen.
pub(super) fn keys(configured: &[Secret], ctx: &Context) -> Result<Option<Keys>, Error> {
    let secrets = secrets(configured, ctx)?;
    if configured.is_empty() {
        ctx.printer.note(
            "no webhook secret is configured, so --resign signs with a generated one: `meetstream listen --print-secret` \
             prints it",
        );
    }
    Ok(Keys::new(&secrets))
}
