use serde_json::{Map, Value};

use super::calendar::Calendars;
use super::live::Commands;
use super::logins::LoginDomain;

/// What belongs to one key, other than bots.
#[derive(Debug, Default)]
pub(super) struct Account {
    /// MIA agents, in the order of creation.
    pub(super) agents: Vec<Map<String, Value>>,
    pub(super) calendars: Calendars,
    /// What bots were told of late.
    pub(super) commands: Commands,
    pub(super) google: Vec<LoginDomain>,
    pub(super) teams: Vec<LoginDomain>,
    /// The bucket that recordings go to, as it was set.
    pub(super) storage: Option<Map<String, Value>>,
}
