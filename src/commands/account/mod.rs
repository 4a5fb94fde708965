//! The commands about what belongs to an account beside its bots: calendars, agents, logins, storage.

mod agent;
mod bot_config;
mod calendar;
mod events;
mod login;
mod login_domain;
mod print;
mod storage;

pub(crate) use agent::agent;
pub(crate) use calendar::calendar;
pub(crate) use login::login;
pub(crate) use login_domain::login_domain;
pub(crate) use storage::storage;
