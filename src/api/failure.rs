//! What a failed call means to whoever ran the program; what to do about it depends on what the call was about.

use super::error::{ApiError, Refusal};
use super::wire::Fields;
use crate::model::{BotId, BotRef, ExitStatus, Failure, Hint, Origin, Situation};

/// What a call was about.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub enum Subject {
    /// The account as a whole: its lists and settings.
    #[default]
    Account,
    /// A bot, by its id.
    Bot(BotId),
    /// A key that was just given.
    GivenKey,
    /// A bot that should be in its meeting.
    InMeeting(BotId),
    /// What a bot recorded.
    Recorded(BotId),
    /// Something else with an id; the command lines that print the ids there are.
    Listed(&'static str),
    /// A new bot.
    NewBot,
    /// A path that was typed.
    Path,
}

impl Subject {
    /// What to do about a failure of a call about it.
    pub fn hint(&self, error: &ApiError, at: &Situation) -> Option<Hint> {
        match error {
            ApiError::KeyMissing => {
                let profile = at.profile_flag();
                Some(Hint::from(format!("`meetstream{profile} auth login` stores one")).or("set MEETSTREAM_API_KEY"))
            }
            ApiError::KeyMalformed => Some(self.other_key(at)),
            ApiError::Connect { .. } | ApiError::Timeout { .. } | ApiError::Transport { .. } => {
                Some(match &at.api_url {
                    Some((url, origin)) if *origin != Origin::Default => {
                        format!("the address {url} comes from {origin}: check it, and whether its server runs").into()
                    }
                    Some(_) | None => "check the network, and the proxy if there is one: `meetstream doctor`".into(),
                })
            }
            ApiError::Decode { .. } => Some(not_the_api(at)),
            ApiError::NotReady(_) if at.is_typed("--wait") => {
                Some("the wait ran out; the same command again goes on waiting".into())
            }
            ApiError::NotReady(_) => Some(Hint::from("wait for it with --wait 10m").or("try again later")),
            ApiError::Tls { .. } => {
                Some("check the system's certificates, or name your own with --ca-file FILE".into())
            }
            ApiError::Untrusted { problem, .. } => Some(problem.remedy().into()),
            ApiError::BodyTooLarge { .. } | ApiError::Endless { .. } | ApiError::Part { .. } => None,
            ApiError::Refused(refusal) if refusal.is_page() && refusal.status < 500 => Some(not_the_api(at)),
            ApiError::Refused(refusal) => self.refused(refusal, at),
        }
    }

    fn refused(&self, refusal: &Refusal, at: &Situation) -> Option<Hint> {
        match refusal.status {
            401 => Some(self.other_key(at)),
            403 if refusal.is_about_key() => Some(self.other_key(at)),
            403 => {
                Some("the key belongs to another account, or may not do that: `meetstream auth status` shows it".into())
            }
            404 | 410 => Some(self.unknown()),
            409 => self.conflict(refusal),
            429 => Some("the service limits the rate of calls; try again in a minute".into()),
            500..=599 => Some("the service has a problem; try again later".into()),
            _ => None,
        }
    }

    /// What to do about a key that was refused.
    fn other_key(&self, at: &Situation) -> Hint {
        if *self == Self::GivenKey {
            return "the key was refused, and is not stored: copy it anew from the service's dashboard, and give it again".into();
        }
        let profile = at.profile_flag();
        let login = format!("`meetstream{profile} auth login` stores another");
        match &at.key {
            Some(origin @ Origin::Environment(name)) => {
                let first =
                    format!("the key from {origin} was refused (`meetstream auth status`): put another into {name}");
                Hint::from(first).or(format!("unset it, and {login}"))
            }
            Some(origin) => {
                let shown = format!("`meetstream{profile} auth status` shows which it is");
                format!("the key from {origin} was refused: {login}, {shown}").into()
            }
            None => login.into(),
        }
    }

    /// What to do where there is no such thing.
    fn unknown(&self) -> Hint {
        match self {
            Self::Account | Self::GivenKey => {
                "check the address of the API: `meetstream config list --show-origin`".into()
            }
            Self::Bot(id) | Self::InMeeting(id) => unknown_bot(id),
            Self::Recorded(id) => {
                format!("`meetstream show {id}` tells what it left; `meetstream list` prints the bots there are").into()
            }
            Self::Listed(commands) => format!("{commands} prints the ids there are").into(),
            Self::NewBot => "check what the call names: an agent, a workflow or a login that is not there".into(),
            Self::Path => {
                "check the path: it counts from the address of the API, such as /bots or /bots/ID/detail".into()
            }
        }
    }

    /// What to do where the state of something excludes the call.
    fn conflict(&self, refusal: &Refusal) -> Option<Hint> {
        match self {
            Self::InMeeting(id) => Some(
                format!("it can be done while the bot is in the meeting: `meetstream status {id} --watch` shows when")
                    .into(),
            ),
            Self::NewBot | Self::Listed(_) => {
                let body = refusal.json()?;
                let id = Fields::of(&body).text(&["bot_id", "existing_bot_id", "BotID"])?;
                let id: BotId = id.parse().ok()?;
                Some(format!("there is bot {id} already: `meetstream show {id}`").into())
            }
            Self::Bot(id) | Self::Recorded(id) => {
                Some(format!("its state excludes it: `meetstream status {id}`").into())
            }
            Self::Account | Self::GivenKey | Self::Path => None,
        }
    }
}

impl Failure for ApiError {
    fn exit_status(&self) -> ExitStatus {
        if self.is_auth() {
            ExitStatus::Auth
        } else if self.is_not_found() {
            ExitStatus::NotFound
        } else if self.is_not_ready() {
            ExitStatus::NotReady
        } else if self.is_transient() {
            ExitStatus::Unavailable
        } else if self.status() == Some(400) {
            ExitStatus::Usage
        } else {
            ExitStatus::Failure
        }
    }

    fn kind(&self) -> &'static str {
        match self {
            Self::BodyTooLarge { .. } => "api_body_too_large",
            Self::Connect { .. } => "api_connect",
            Self::Decode { .. } => "api_decode",
            Self::Endless { .. } => "api_endless",
            Self::KeyMissing => "api_key_missing",
            Self::KeyMalformed => "api_key_malformed",
            Self::NotReady(_) => "api_not_ready",
            Self::Part { .. } => "api_request",
            Self::Refused(_) => "api_refused",
            Self::Timeout { .. } => "api_timeout",
            Self::Tls { .. } => "api_tls",
            Self::Transport { .. } => "api_transport",
            Self::Untrusted { .. } => "api_untrusted",
        }
    }

    fn hint(&self, at: &Situation) -> Option<Hint> {
        Subject::Account.hint(self, at)
    }

    fn http_status(&self) -> Option<u16> {
        self.status()
    }

    fn request_id(&self) -> Option<&str> {
        if let Self::Decode { request_id, .. } = self {
            request_id.as_deref()
        } else {
            self.refusal().and_then(|refusal| refusal.request_id.as_deref())
        }
    }
}

/// What to do where the service does not know a bot.
fn unknown_bot(id: &BotId) -> Hint {
    let length = id.as_str().len();
    if length >= BotRef::WHOLE {
        return "`meetstream list` prints the bots of this account; one that was deleted is gone for good".into();
    }
    let why = if length < BotRef::SHORTEST_PREFIX {
        format!("the beginning of an id needs {} characters", BotRef::SHORTEST_PREFIX)
    } else {
        "no bot that this machine knows has an id that begins so".to_owned()
    };
    format!("`{id}` was taken for a whole id, because {why}: `meetstream list` prints whole ones").into()
}

/// What to do where something else than the API answers.
fn not_the_api(at: &Situation) -> Hint {
    match &at.api_url {
        Some((url, origin)) => {
            format!("this does not look like the MeetStream API: {url} (from {origin}); check the address").into()
        }
        None => "this does not look like the MeetStream API: check its address".into(),
    }
}
