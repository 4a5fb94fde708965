//! Environment variables whose values are secret. A program that we start is handed those that it needs, and no other.

/// The API key.
pub const API_KEY: &str = "MEETSTREAM_API_KEY";
/// The secret that webhooks are signed with.
pub const WEBHOOK_SECRET: &str = "MEETSTREAM_WEBHOOK_SECRET";
