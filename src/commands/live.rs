//! `meetstream live` and `create --live`: what a bot hears, as it hears it. The pipeline of `listen` with a web socket for
//! the sound beside it, and one bot in view.

use std::convert::Infallible;
use std::io::{self, BufRead as _, IsTerminal as _};
use std::path::Path;

use serde_json::{Value, json};
use tokio::sync::{mpsc, watch};

use super::create;
use super::interrupt::Interrupts;
use super::pipeline::{
    self, Ended, OutsideOptions, Pipeline, PipelineOptions, PollingOptions, ReceiverOptions, Show, sound_url,
};
use crate::cli::{BotArgs, CreateArgs, LiveArgs, LiveViewArgs};
use crate::context::Context;
use crate::error::{Error, ExitStatus, InputError, SystemError};
use crate::journal::Location;
use crate::model::{BotId, EventFilter, Span, Until};
use crate::output::Format;
use crate::reaction::{Awaited, LiveOptions, SavedForm, SoundTarget, StopOptions};
use crate::source::{Following, SecretPath};

/// Lines of stdin that may wait to be sent.
const WAITING_LINES: usize = 16;
/// How often the API is asked at most about a bot that sends its webhooks here.
const POLL_EVERY: Span = Span(std::time::Duration::from_secs(10));

/// A view of what one bot hears.
struct View {
    options: PipelineOptions,
    /// Is told which bot it is.
    named: watch::Sender<Option<BotId>>,
    chats: bool,
}

/// A bot that is to be sent.
struct NewBot<'a> {
    body: Value,
    link: Option<&'a str>,
    args: &'a BotArgs,
}

pub(super) async fn run(args: LiveArgs, ctx: &Context) -> Result<ExitStatus, Error> {
    let LiveArgs { bot, view, print_url, journal, ephemeral, poll_every } = args;
    let mut view = View::new(view, poll_every, ctx)?;
    let (Some(bot), false) = (&bot, print_url) else { return print_urls(&view.options, ctx) };
    let bot = ctx.bot(bot).await?;
    let own = journal.is_some() || ephemeral;
    view.options = PipelineOptions {
        takes_another: !own,
        journal: match (journal, ephemeral) {
            (_, true) => Location::Memory,
            (Some(path), false) => Location::File(path),
            (None, false) => view.options.journal,
        },
        filter: EventFilter { bots: vec![bot.clone().into()], ..EventFilter::default() },
        bots: vec![bot.clone()],
        ..view.options
    };
    match &mut view.options.polling {
        Some(polling) => polling.bots = Following::Named(vec![bot.clone()]),
        None => {
            ctx.printer
                .note("without an API key, the end of the session is known only if the bot's webhooks come here");
        }
    }
    pipeline::run(ctx, async |ctx| Box::pin(view.follow(async |_| Ok(bot), ctx)).await).await
}

/// Sends a bot that sends everything here, and views what it hears.
pub(super) async fn create(args: CreateArgs, ctx: &Context) -> Result<ExitStatus, Error> {
    let link = args.link().map_err(|error| InputError::refused("create", error.to_string()))?.map(str::to_owned);
    let (bot, link) = (&args.bot, link.as_deref());
    if args.view.chat && bot.sending.payload.as_deref() == Some(Path::new("-")) {
        return Err(InputError::refused("create", "only one of --chat and --payload can read stdin").into());
    }
    let body = create::body_for_live(link, bot, ctx)?;
    let is_elsewhere = ctx.settings.api_url.value.as_url().scheme() == "https";
    let is_reachable = args.view.outside.tunnel.is_some() || args.view.outside.public_url.is_some();
    if is_elsewhere && !is_reachable && !bot.sending.dry_run {
        return Err(InputError::Argument {
            message: "the service cannot reach this machine, so nothing of the meeting would come here".to_owned(),
            hint: "add --tunnel cloudflared (or ngrok, ssh:HOST), or --public-url URL",
        }
        .into());
    }
    let view = View::new(args.view, POLL_EVERY, ctx)?;
    let new = NewBot { body, link, args: bot };
    if bot.sending.dry_run {
        return new.dry_run(&view.options, ctx);
    }
    let send = async |pipeline: &Pipeline| new.send(pipeline, ctx).await;
    pipeline::run(ctx, async |ctx| Box::pin(view.follow(send, ctx)).await).await
}

/// Prints where bots send what they hear.
fn print_urls(options: &PipelineOptions, ctx: &Context) -> Result<ExitStatus, Error> {
    let Some(receiver) = &options.receiver else { return Ok(ExitStatus::Done) };
    let url = receiver.known_url(&options.secrets, ctx)?;
    let sound = sound_url(&url);
    match ctx.printer.format() {
        Format::Human => ctx.printer.value(&format!("{url}\n{sound}"))?,
        Format::Json => ctx.printer.document(&json!({"url": url, "live_audio_url": sound}))?,
    }
    Ok(ExitStatus::Done)
}

impl View {
    fn new(args: LiveViewArgs, poll_every: Span, ctx: &Context) -> Result<Self, Error> {
        let LiveViewArgs { save, audio, chat, port, outside } = args;
        ctx.settings.check_project()?;
        let outside = OutsideOptions::from_args(outside, ctx)?;
        let receiver = ReceiverOptions::new(ctx)?;
        // A tunnel is told the port; whatever else leads here knows it already.
        let is_told = outside.as_ref().is_some_and(|outside| outside.known_url().is_none());
        let port = port.unwrap_or(if is_told { 0 } else { receiver.port });
        let receiver = ReceiverOptions { port, outside, secret_path: SecretPath::Required, ..receiver };
        let (named, bot) = watch::channel(None);
        let live = LiveOptions {
            bot,
            save: save.map(|path| Ok::<_, Error>((path.clone(), saved_form(&path)?))).transpose()?,
            sound: audio.map(|path| sound_target(path, ctx)).transpose()?,
        };
        let polling = PollingOptions { every: poll_every.0, bots: Following::Named(Vec::new()) };
        let options = PipelineOptions {
            receiver: Some(receiver),
            takes_another: true,
            artifacts: None,
            stop: StopOptions { until: Some(Until::Stopped), bots: Awaited::Named, ..StopOptions::default() },
            polling: ctx.settings.api_key.is_some().then_some(polling),
            show: Show::LinesAside,
            live: Some(live),
            ..PipelineOptions::new(ctx)
        };
        Ok(Self { options, named, chats: chat })
    }

    /// Views until the bot has stopped, or a signal asks for an end. `bot` says or makes which bot it is, once everything
    /// that it sends is taken.
    async fn follow(
        self,
        bot: impl AsyncFnOnce(&Pipeline) -> Result<BotId, Error>,
        ctx: &Context,
    ) -> Result<ExitStatus, Error> {
        let Self { options, named, chats } = self;
        let mut signals = Interrupts::catch()?;
        // A tunnel takes its time.
        let mut pipeline = tokio::select! {
            started = Pipeline::start(options, ctx) => started?,
            status = signals.next() => return Ok(status),
        };
        let found = tokio::select! {
            found = bot(&pipeline) => found,
            status = signals.next() => return pipeline.end(Ok(status), signals.next()).await,
        };
        let bot = match found {
            Ok(bot) => bot,
            Err(error) => return pipeline.end(Err(error), signals.next()).await,
        };
        named.send_replace(Some(bot.clone()));
        if let Some(poller) = pipeline.poller() {
            poller.follow(bot.clone());
        }
        pipeline.expect(std::slice::from_ref(&bot));
        let asked = pipeline.until(async {
            tokio::select! {
                status = signals.next() => Ok(status),
                error = chat(chats, &bot, ctx) => error.map(|never| match never {}),
            }
        });
        let end = match asked.await {
            Ok(Ended::Reached(status)) => Ok(status),
            Ok(Ended::Asked(Ok(status))) => {
                ctx.printer.note(pipeline::STOPPING);
                ctx.printer.note(&format!("the bot goes on; `meetstream remove {bot}` has it leave the meeting"));
                Ok(status)
            }
            Ok(Ended::Asked(Err(error))) | Err(error) => Err(error),
        };
        pipeline.end(end, signals.next()).await
    }
}

impl NewBot<'_> {
    /// Sends it, so that everything of it comes to a pipeline.
    async fn send(mut self, pipeline: &Pipeline, ctx: &Context) -> Result<BotId, Error> {
        let ready = pipeline.ready();
        if let (Some(url), Some(sound)) = (ready.callback_url(), ready.sound_url()) {
            create::send_here(&mut self.body, url, &sound);
        }
        for warning in create::warnings(&self.body, self.link, self.args, ctx) {
            ctx.printer.warning(&warning);
        }
        let sent = create::send(self.body, &create::idempotency_key(self.args), ctx).await?;
        create::remember(&sent, pipeline.journal(), ctx).await?;
        if ctx.printer.format() == Format::Human {
            ctx.printer.note(&format!("sent bot {}", sent.bot_id));
        }
        Ok(sent.bot_id)
    }

    fn dry_run(mut self, options: &PipelineOptions, ctx: &Context) -> Result<ExitStatus, Error> {
        let known = options.receiver.as_ref().and_then(|receiver| receiver.known_url(&options.secrets, ctx).ok());
        let url = known.as_deref().unwrap_or("https://TUNNEL/webhook/TOKEN");
        create::send_here(&mut self.body, url, &sound_url(url));
        create::dry_run(&self.body, &create::idempotency_key(self.args), ctx)
    }
}

/// How a transcript is saved, by the name of its file.
fn saved_form(path: &Path) -> Result<SavedForm, Error> {
    match path.extension().and_then(|extension| extension.to_str()).map(str::to_ascii_lowercase).as_deref() {
        Some("json" | "jsonl" | "ndjson") => Ok(SavedForm::Records),
        Some(other @ ("md" | "srt" | "vtt")) => Err(InputError::Argument {
            message: format!("--save cannot write .{other}, which is made of a whole transcript"),
            hint: "save it as .txt or .ndjson; `meetstream fetch transcript @last --format md,srt` makes the others after the meeting",
        }
        .into()),
        Some(_) | None => Ok(SavedForm::Lines),
    }
}

/// Where the sound goes; `-` is stdout, which must be free for it.
fn sound_target(path: std::path::PathBuf, ctx: &Context) -> Result<SoundTarget, Error> {
    if path != Path::new("-") {
        return Ok(SoundTarget::File(path));
    }
    let problem = if ctx.printer.format() == Format::Json {
        "--audio - and --json both need stdout"
    } else if io::stdout().is_terminal() {
        "--audio - writes sound to stdout, which is a terminal"
    } else {
        return Ok(SoundTarget::Stdout);
    };
    Err(InputError::Argument {
        message: problem.to_owned(),
        hint: "name a file: --audio meeting.wav, or pipe stdout into a program",
    }
    .into())
}

/// Sends each line of stdin to the chat of the bot's meeting. Never resolves but with why it cannot.
async fn chat(is_asked_for: bool, bot: &BotId, ctx: &Context) -> Result<Infallible, Error> {
    if is_asked_for {
        let api = ctx.api()?;
        let (lines, mut typed) = mpsc::channel(WAITING_LINES);
        // A thread of its own: a command that ends does not wait for a line.
        let read = move || {
            for line in io::stdin().lock().lines().map_while(Result::ok) {
                if lines.blocking_send(line).is_err() {
                    break;
                }
            }
        };
        std::thread::Builder::new().name("chat".to_owned()).spawn(read).map_err(SystemError::Runtime)?;
        while let Some(line) = typed.recv().await {
            let line = line.trim();
            if line.is_empty() {
                continue;
            }
            if let Err(error) = api.send_message(bot, line).await {
                ctx.printer.warning_of("the message was not sent", &error);
            }
        }
    }
    std::future::pending().await
}
