//! What belongs to one API key, other than bots.

mod calendars;
mod commands;
mod logins;

use serde_json::{Map, Value};

pub(super) use calendars::{Calendars, Connection, Event, Schedule};
use commands::Commands;
pub(super) use logins::{LeaseRefusal, Login, LoginDomain, LoginProvider, SignIn};

/// Everything of one key, other than bots.
#[derive(Debug, Default)]
pub(super) struct Account {
    /// MIA agents, in the order of creation.
    pub(super) agents: Vec<Map<String, Value>>,
    pub(super) calendars: Calendars,
    /// The pauses and resumes of the last minute.
    pub(super) commands: Commands,
    pub(super) google: Vec<LoginDomain>,
    pub(super) teams: Vec<LoginDomain>,
    /// The bucket that recordings go to, as it was set.
    pub(super) storage: Option<Map<String, Value>>,
}

impl Account {
    /// The login domains of one provider.
    pub(super) fn login_domains(&mut self, provider: LoginProvider) -> &mut Vec<LoginDomain> {
        match provider {
            LoginProvider::Google => &mut self.google,
            LoginProvider::Teams => &mut self.teams,
        }
    }

    /// Signs a bot in with an account of the domain that it asked for.
    pub(super) fn lease(&mut self, asked: &SignIn, bot_id: &str) -> Result<(), LeaseRefusal> {
        let domain = self.login_domains(asked.provider).iter_mut().find(|known| known.domain == asked.domain);
        domain.map_or_else(|| Err(LeaseRefusal::NoneActive(asked.domain.clone())), |domain| domain.lease(asked, bot_id))
    }

    /// Signs a bot out.
    pub(super) fn release(&mut self, bot_id: &str) {
        for login in self.google.iter_mut().chain(&mut self.teams).flat_map(|domain| &mut domain.logins) {
            login.leased_to.retain(|leased| leased != bot_id);
        }
    }

    /// Whether bots may sign in under a domain.
    pub(super) fn has_login_domain(&mut self, provider: LoginProvider, domain: &str) -> bool {
        self.login_domains(provider).iter().any(|known| known.domain == domain)
    }
}
