//! The words of the field as types. Pure and synchronous: nothing here opens a file, a socket or a clock.
//!
//! # Invariants
//! - A string from outside becomes one of these types at the edge, once; nothing further in re-checks it.
//! - What the service may extend (event names, statuses) stays open; what we decide on (reasons, kinds) is closed.

mod api_url;
mod artifact_kind;
mod assignment;
mod bot_id;
mod bot_ref;
mod byte_size;
mod challenge;
pub mod coding;
mod credential;
mod delivery;
mod event;
mod event_kind;
mod exit_status;
mod explanation;
mod fact;
mod failure;
mod filter;
mod headers;
mod host_name;
pub mod lenient_json;
mod loopback;
mod meeting_link;
mod moment;
mod nearest;
mod progress;
mod provider;
mod public_url;
mod resource_id;
pub mod saving;
mod secret;
mod session;
mod span;
mod stop_reason;
mod target;
mod term;
#[cfg(test)]
pub(crate) mod testing;
mod text;
mod timeline_stage;
mod trust;
mod tunnel_spec;
mod unpacked;
mod until;
pub mod variables;

pub use api_url::{ApiUrl, ParseApiUrlError};
pub use artifact_kind::{ArtifactKind, ParseArtifactKindError};
pub use assignment::{Assignment, ParseAssignmentError, UnknownPathError};
pub use bot_id::{BotId, ParseBotIdError};
pub use bot_ref::BotRef;
pub use byte_size::{ByteSize, ParseByteSizeError};
pub use challenge::Challenge;
pub use credential::ParseCredentialError;
pub use delivery::{Auth, Delivery, Record, Seq, Source};
pub use event::{Event, EventName};
pub use event_kind::{Effect, EventKind};
pub use exit_status::ExitStatus;
pub use explanation::{Explanation, Tone};
pub use fact::Fact;
pub use failure::Failure;
pub use filter::{BotPrefix, EventFilter, EventPattern};
pub use headers::Headers;
pub use host_name::{HostName, ParseHostNameError};
pub use loopback::{LOCALHOST, is_loopback};
pub use meeting_link::{MeetingLink, ParseMeetingLinkError, Platform};
pub use moment::{Moment, ParseMomentError, ServiceTime, service_time, utc_millis};
pub use nearest::{is_slip_of, nearest};
pub use progress::{Processing, Progress};
pub use provider::{ParseProviderError, Provider, ProviderMode};
pub use public_url::{ParsePublicUrlError, PublicUrl};
pub use resource_id::{ParseResourceIdError, ResourceId};
pub use secret::Secret;
pub use session::{Expected, Milestone, Outcome, Session, SessionChange};
pub use span::{ParseSpanError, Span};
pub use stop_reason::StopReason;
pub use target::{ParseRoutedError, ParseTargetError, Routed, Target};
pub use term::Term;
pub use text::{folded, printable, printable_lines, shortened, with_causes, without_queries};
pub use timeline_stage::TimelineStage;
pub use trust::Trust;
pub use tunnel_spec::{ParseTunnelSpecError, SshDestination, TunnelSpec};
pub use unpacked::{MOST_UNPACKED, UnpackError, unpacked};
pub use until::Until;
