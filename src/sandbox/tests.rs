//! Every operation at every state of a bot, once and twice. Time stands still but where everybody waits, and nothing is
//! sent: what would have been is read from the notices.

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;

use hyper::header::AUTHORIZATION;
use hyper::{HeaderMap, Method};
use jiff::Timestamp;
use serde_json::{Value, json};
use tokio::sync::mpsc;
use tokio::task::JoinSet;

use super::call::CallReply;
use super::state::{FollowUp, State};
use super::{Delivered, Notice, Options, Sandbox, routes};
use crate::model::Trust;
use crate::webhook::scenario::{Envelope, Speed};

/// The sandbox without its sockets.
struct Service {
    state: Arc<State>,
    notices: mpsc::Receiver<Notice>,
    /// Bots, each living its life.
    lives: JoinSet<()>,
}

/// Where a bot is when an operation hits it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Stage {
    Scheduled,
    Joining,
    Lobby,
    InMeeting,
    Recording,
    Paused,
    Leaving,
    Stopped,
    Done,
    Deleted,
}

/// What a bot is told to do.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Operation {
    Remove,
    Pause,
    Resume,
    SendMessage,
    SendImage,
    Transcribe,
    Update,
    Cancel,
    Delete,
}

impl Stage {
    const ALL: [Self; 10] = [
        Self::Scheduled,
        Self::Joining,
        Self::Lobby,
        Self::InMeeting,
        Self::Recording,
        Self::Paused,
        Self::Leaving,
        Self::Stopped,
        Self::Done,
        Self::Deleted,
    ];

    /// The webhook after which a bot is there.
    fn webhook(self) -> &'static str {
        match self {
            Self::Scheduled => "bot.scheduled",
            Self::Joining => "bot.joining",
            Self::Lobby => "bot.in_waiting_room",
            Self::InMeeting => "bot.inmeeting",
            Self::Recording | Self::Paused => "bot.recording",
            Self::Leaving => "bot.leaving",
            Self::Stopped => "bot.stopped",
            Self::Done | Self::Deleted => "bot.done",
        }
    }
}

impl Operation {
    const ALL: [Self; 9] = [
        Self::Remove,
        Self::Pause,
        Self::Resume,
        Self::SendMessage,
        Self::SendImage,
        Self::Transcribe,
        Self::Update,
        Self::Cancel,
        Self::Delete,
    ];

    /// The statuses of its first and its second call.
    fn answers(self, stage: Stage) -> (u16, u16) {
        use Operation::{Cancel, Delete, Pause, Remove, Resume, SendImage, SendMessage, Transcribe, Update};
        use Stage::{Deleted, Done, InMeeting, Joining, Leaving, Lobby, Paused, Recording, Scheduled, Stopped};
        match (self, stage) {
            (_, Deleted) => (404, 404),
            (Delete, _) | (Cancel, Scheduled) => (200, 404),
            (Update, Scheduled)
            | (Remove, Joining | Lobby | InMeeting | Recording | Paused | Leaving)
            | (SendMessage | SendImage, InMeeting | Recording | Paused)
            | (Pause | Resume, Recording | Paused)
            | (Transcribe, Done) => (200, 200),
            (Update | Cancel, _)
            | (Pause | Resume, Scheduled | Joining | Lobby | InMeeting | Leaving)
            | (SendMessage | SendImage, Scheduled | Joining | Lobby | Leaving) => (409, 409),
            (Remove, Scheduled | Stopped | Done)
            | (Transcribe, _)
            | (Pause | Resume | SendMessage | SendImage, Stopped | Done) => (404, 404),
        }
    }

    fn request(self, bot_id: &str) -> (Method, String, Value) {
        let bot = |operation: &str| format!("/bots/{bot_id}/{operation}");
        let scheduled = format!("/calendar/scheduled_bots/{bot_id}");
        match self {
            Self::Remove => (Method::GET, bot("remove_bot"), Value::Null),
            Self::Pause => (Method::POST, bot("pause_recording"), Value::Null),
            Self::Resume => (Method::POST, bot("resume_recording"), Value::Null),
            Self::SendMessage => (Method::POST, bot("send_message"), json!({"message": "hello"})),
            Self::SendImage => (Method::POST, bot("send_image"), json!({"img_url": "https://x.example/a.png"})),
            Self::Transcribe => (Method::POST, bot("transcribe"), json!({"provider": {"sarvam": {}}})),
            Self::Update => (Method::PATCH, scheduled, json!({"scheduled_join_time": "2026-02-27T09:00:00Z"})),
            Self::Cancel => (Method::DELETE, scheduled, Value::Null),
            Self::Delete => (Method::DELETE, bot("delete"), Value::Null),
        }
    }
}

impl Service {
    async fn start() -> Self {
        let (sender, notices) = mpsc::channel(4096);
        let options = Options {
            speed: Speed::REAL,
            keys: None,
            scenario: None,
            envelope: Envelope::TwoLayer,
            faults: vec!["drop=all".parse().unwrap()],
            link_lifetime: None,
            allowed_hosts: Vec::new(),
            notices: Some(sender),
            trust: Trust::default(),
            clock: || "2026-02-27T07:00:00Z".parse::<Timestamp>().unwrap(),
        };
        let sandbox = Sandbox::bind(SocketAddr::from((Ipv4Addr::LOCALHOST, 0)), options).await.unwrap();
        Self { state: sandbox.state, notices, lives: JoinSet::new() }
    }

    fn call(&mut self, method: &Method, path: &str, body: &Value) -> (u16, Value) {
        let mut headers = HeaderMap::new();
        headers.insert(AUTHORIZATION, "Token ms_test".parse().unwrap());
        let body = if body.is_null() { Vec::new() } else { body.to_string().into_bytes() };
        let path = format!("/api/v1{path}");
        let reply = routes::api(&self.state, method, &path, "", &headers, &body).unwrap_or_else(CallReply::from);
        if let Some(follow_up) = reply.follow_up {
            self.live(follow_up);
        }
        (reply.status.as_u16(), reply.body)
    }

    fn live(&mut self, life: FollowUp) {
        self.lives.spawn(life);
    }

    fn post(&mut self, path: &str, body: &Value) -> Value {
        let (status, answer) = self.call(&Method::POST, path, body);
        assert!((200..300).contains(&status), "{path}: {answer}");
        answer
    }

    /// A bot for an event of a calendar, taken to a stage of its life; and what it has sent until then.
    async fn bot_at(&mut self, stage: Stage) -> (String, Vec<&'static str>) {
        let credentials = json!({"google_refresh_token": "r", "google_client_id": "i", "google_client_secret": "s"});
        self.post("/calendar/create_calendar", &credentials);
        let config = json!({
            "callback_url": "http://127.0.0.1:9/", "video_required": true,
            "transcription": {"deepgram": {"model": "nova-3"}},
        });
        let path = "/calendar/schedule/google-1-weekly-sync-1";
        let bot_id = self.post(path, &json!({"bot_config": config}))["bot_id"].as_str().unwrap().to_owned();
        let mut told = Vec::new();
        while told.last() != Some(&stage.webhook()) {
            told.extend(webhook(&self.notices.recv().await.unwrap()));
        }
        match stage {
            Stage::Paused => drop(self.post(&format!("/bots/{bot_id}/pause_recording"), &Value::Null)),
            Stage::Deleted => {
                assert_eq!(self.call(&Method::DELETE, &format!("/bots/{bot_id}/delete"), &Value::Null).0, 200);
            }
            Stage::Scheduled
            | Stage::Joining
            | Stage::Lobby
            | Stage::InMeeting
            | Stage::Recording
            | Stage::Leaving
            | Stage::Stopped
            | Stage::Done => {}
        }
        (bot_id, told)
    }

    /// Lets every bot live to its end, and returns what was sent meanwhile.
    async fn rest(&mut self) -> Vec<&'static str> {
        while self.lives.join_next().await.is_some() {}
        std::iter::from_fn(|| self.notices.try_recv().ok()).filter_map(|notice| webhook(&notice)).collect()
    }

    /// Everything that the service tells of a bot, without what differs between two that lived the same.
    fn known_of(&mut self, bot_id: &str) -> Vec<(u16, String)> {
        let mut told = Vec::new();
        for operation in
            ["status", "detail", "get_chats", "get_participants", "transcriptions", "get_audio", "get_video"]
        {
            let (status, body) = self.call(&Method::GET, &format!("/bots/{bot_id}/{operation}"), &Value::Null);
            let transcript_id =
                body.pointer("/bot_details/transcript_id").or(body.pointer("/transcriptions/0/transcript_id"));
            let transcript_id = transcript_id.and_then(Value::as_str).unwrap_or("none").to_owned();
            let body = body.to_string().replace(bot_id, "BOT").replace(&transcript_id, "RUN");
            // A link has its sandbox's port, and a signature of the ids.
            let plain = |text: &str| {
                text.split_once("/media/").map_or(text.to_owned(), |(_, link)| link.split('?').take(1).collect())
            };
            told.push((status, body.split('"').map(plain).collect::<Vec<_>>().join("\"")));
        }
        told
    }
}

fn webhook(notice: &Notice) -> Option<&'static str> {
    match notice {
        Notice::Delivered(Delivered { name, .. }) => Some(name),
        Notice::Answered { .. } | Notice::Channel(_) | Notice::Created { .. } | Notice::Ignored { .. } => None,
    }
}

/// What a bot sent in its whole life, and what is known of it afterwards.
type Life = (Vec<&'static str>, Vec<(u16, String)>);

async fn lived(stage: Stage, operation: Operation, times: usize) -> Life {
    let mut service = Service::start().await;
    let (bot_id, mut told) = service.bot_at(stage).await;
    let (method, path, body) = operation.request(&bot_id);
    let (first, second) = operation.answers(stage);
    for expected in [first, second].into_iter().take(times) {
        let (status, answer) = service.call(&method, &path, &body);
        assert_eq!(status, expected, "{operation:?} while {stage:?}: {answer}");
    }
    told.extend(service.rest().await);
    (told, service.known_of(&bot_id))
}

#[tokio::test(start_paused = true)]
async fn an_operation_that_is_repeated_at_any_moment_changes_nothing_more() {
    for stage in Stage::ALL {
        for operation in Operation::ALL {
            // Two messages are two messages, and two runs are two runs.
            if matches!(operation, Operation::SendMessage | Operation::SendImage | Operation::Transcribe) {
                lived(stage, operation, 2).await;
                continue;
            }
            let (once, twice) = (lived(stage, operation, 1).await, lived(stage, operation, 2).await);
            assert_eq!(once, twice, "{operation:?} while {stage:?}");
        }
    }
}

#[tokio::test(start_paused = true)]
async fn a_bot_that_is_called_back_again_and_again_brings_home_what_it_recorded() {
    for stage in [Stage::Recording, Stage::Paused, Stage::Leaving] {
        let (told, known) = lived(stage, Operation::Remove, 2).await;
        assert_eq!(
            told,
            [
                "bot.scheduled",
                "bot.joining",
                "bot.in_waiting_room",
                "bot.inmeeting",
                "bot.recording",
                "bot.leaving",
                "bot.stopped",
                "manifest.completed",
                "audio.processed",
                "transcription.processed",
                "bot.transcriptionready",
                "video.processed",
                "bot.done"
            ],
            "{stage:?}"
        );
        assert!(known.iter().all(|(status, _)| *status == 200), "{known:?}");
    }
}

const TEAMS: &str = "https://teams.microsoft.com/l/meetup-join/19%3ax/0";

impl Service {
    /// A domain with one account; returns the account's id.
    fn add_login(&mut self, provider: &str, domain: &Value, login: &Value) -> String {
        self.post(&format!("/{provider}-login-domains"), domain);
        self.post(&format!("/{provider}-logins"), login)["login_id"].as_str().unwrap().to_owned()
    }

    /// Creates a bot that signs in to Teams: the status and its id.
    fn sign_in(&mut self, email: Option<&str>, is_strict: bool) -> (u16, String) {
        let teams = json!({"teams_login_domain": "d", "sign_in_email": email, "strict_email": is_strict});
        let body = json!({"meeting_link": TEAMS, "teams": teams, "callback_url": "http://127.0.0.1:9/"});
        let (status, answer) = self.call(&Method::POST, "/bots/create_bot", &body);
        (status, answer["bot_id"].as_str().unwrap_or_default().to_owned())
    }

    fn lease(&mut self, login_id: &str) -> Value {
        self.call(&Method::GET, &format!("/teams-logins/{login_id}"), &Value::Null).1["lease_status"].clone()
    }
}

#[tokio::test(start_paused = true)]
async fn a_bot_that_signs_in_to_teams_holds_its_account_until_it_has_left() {
    let mut service = Service::start().await;
    let login = json!({"domain": "d", "email": "one@d", "password": "p"});
    let login_id = service.add_login("teams", &json!({"domain": "d"}), &login);
    assert_eq!(service.sign_in(Some("nobody@d"), true).0, 404, "no such account");
    assert_eq!(service.lease(&login_id), "free");

    let (status, first) = service.sign_in(None, true);
    assert_eq!((status, service.lease(&login_id)), (201, json!("leased")));
    assert_eq!(service.sign_in(None, true).0, 429, "every account is busy");
    assert_eq!(service.sign_in(Some("one@d"), true).0, 409, "the pinned account is busy");
    assert_eq!(service.sign_in(Some("one@d"), false).0, 429, "there is no other account");
    service.post("/teams-logins", &json!({"domain": "d", "email": "two@d", "password": "p"}));
    assert_eq!(service.sign_in(Some("one@d"), false).0, 201, "another account will do");

    assert_eq!(service.call(&Method::DELETE, &format!("/bots/{first}/delete"), &Value::Null).0, 200);
    assert_eq!(service.lease(&login_id), "free", "the bot is gone");
    assert_eq!(service.sign_in(Some("one@d"), true).0, 201);
    assert_eq!(service.lease(&login_id), "leased");
    service.rest().await;
    assert_eq!(service.lease(&login_id), "free", "the bot has left");
}

#[tokio::test(start_paused = true)]
async fn a_scheduled_bot_holds_no_account_before_it_joins() {
    let mut service = Service::start().await;
    let login = json!({"domain": "d", "email": "one@d", "password": "p"});
    let login_id = service.add_login("teams", &json!({"domain": "d"}), &login);
    let body = json!({
        "meeting_link": TEAMS, "teams": {"teams_login_domain": "d"}, "join_at": "2026-02-27T08:00:00Z",
        "callback_url": "http://127.0.0.1:9/",
    });
    service.post("/bots/create_bot", &body);
    assert_eq!(service.lease(&login_id), "free");
    while webhook(&service.notices.recv().await.unwrap()) != Some("bot.joining") {}
    assert_eq!(service.lease(&login_id), "leased");
    service.rest().await;
    assert_eq!(service.lease(&login_id), "free");
}

#[tokio::test(start_paused = true)]
async fn an_account_of_google_joins_several_meetings_at_once() {
    let mut service = Service::start().await;
    let login = json!({
        "domain": "g", "email": "one@g", "sso_private_key_pem": "k", "sso_cert_pem": "c", "is_active": false,
    });
    let login_id = service.add_login("google", &json!({"sso_workspace_domain": "g"}), &login);
    let link = "https://meet.google.com/abc-defg-hij";
    let body = json!({"meeting_link": link, "google_meet": {"google_login_domain": "g"}});
    assert_eq!(service.call(&Method::POST, "/bots/create_bot", &body).0, 409, "no account is active");
    let enabled = json!({"domain": "g", "is_active": true});
    assert_eq!(service.call(&Method::PATCH, &format!("/google-logins/{login_id}"), &enabled).0, 200);
    for sessions in 1..=2 {
        service.post("/bots/create_bot", &body);
        let domain = service.call(&Method::GET, "/google-login-domains/g", &Value::Null).1;
        assert_eq!(domain["logins"][0]["active_sessions"], sessions);
    }
}
