use std::sync::atomic::{AtomicU32, Ordering};

use rmcp::RoleServer;
use rmcp::model::{ProgressNotificationParam, ProgressToken};
use rmcp::service::{Peer, RequestContext};

/// Tells a client how far a call is, if it wants to know.
pub(super) struct Progress {
    client: Peer<RoleServer>,
    token: Option<ProgressToken>,
    told: AtomicU32,
}

impl Progress {
    pub(super) fn of(request: &RequestContext<RoleServer>) -> Self {
        Self { client: request.peer.clone(), token: request.meta.get_progress_token(), told: AtomicU32::new(0) }
    }

    /// Tells a step. A client that is gone is told of by the end of its stdin.
    pub(super) async fn tell(&self, message: String) {
        let Some(token) = self.token.clone() else { return };
        let step = self.told.fetch_add(1, Ordering::Relaxed) + 1;
        let progress = ProgressNotificationParam::new(token, f64::from(step)).with_message(message);
        drop(self.client.notify_progress(progress).await);
    }
}
