//! The types on the wire: what the client sends and reads, and what the sandbox reads and sends.
//!
//! Requests are strict (`serde`). Answers are written with `serde` under the service's names, and read through [`View`],
//! which never fails.

mod account;
mod body_example;
mod bot;
mod calendar;
mod create;
mod fields;
mod provider_config;
mod recording;
mod transcription;

pub use account::{Agent, Agents, Login, LoginDomain, LoginDomains, Logins};
pub use body_example::{AGENT_BODY, BodyExample, CREATE_BODY, UnknownField};
pub use bot::{BotDetails, BotState, BotSummary, BotsPage, Deletion, Stage, platform_of};
pub use calendar::{AutoJoin, Calendar, CalendarEvent, CalendarEvents, Calendars, ScheduledBot, cursor_of};
pub use create::{AutomaticLeave, BotDetection, CreateBot, CreatedBot, Endpoint, RealtimeEndpoint, RecordingConfig};
pub use create::{Retention, SignedIn, TranscriptConfig, ZoomAccess};
pub use fields::{Fields, View};
pub use provider_config::{config_for, provider_of, takes_language};
pub use recording::{AudioLink, VideoInfo, VideoLink};
pub use transcription::{DownloadUrls, TranscribeRequest, TranscribeStarted, TranscriptionRun, TranscriptionRuns};
