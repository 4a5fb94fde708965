//! Shows what a bot hears while it hears it: the transcript as it is spoken, and the sound.
//!
//! Chunks of the transcript come from the journal, as every event does. The sound comes by itself, and is kept nowhere but
//! in the file or the pipe that it was asked for in.

mod growing_file;
mod turns;

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::{mpsc, watch};
use tokio::time::Instant;

use super::context::{ReactionContext, following, until};
use super::error::ReactionError;
use super::output_queue::{OutputQueue, OutputThread};
use crate::journal::{Follower, Start};
use crate::model::live::{AudioFrame, Chunk, SoundNews, wav_header};
use crate::model::{BotId, EventName, Record, Span, printable};
use crate::output::{OutputError, Palette, Printer, ProgressDisplay, SpokenLine, clock_time};
use crate::record::{SoundState, StreamRecord};
use growing_file::{SoundFile, TextFile};
use turns::{Turn, Turns};

/// How long after the last piece of sound its level is shown.
const LEVEL: Duration = Duration::from_secs(1);

/// What is shown and kept of what a bot hears.
#[derive(Clone, Debug)]
pub(crate) struct LiveOptions {
    /// The bot; `None` until it is known.
    pub(crate) bot: watch::Receiver<Option<BotId>>,
    /// Where the transcript is written as it grows.
    pub(crate) save: Option<(PathBuf, SavedForm)>,
    /// Where the sound goes.
    pub(crate) sound: Option<SoundTarget>,
}

/// How a transcript is written as it grows.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum SavedForm {
    /// A turn a line, for people.
    Lines,
    /// A record a line, as with `--json`.
    Records,
}

/// Where sound goes.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) enum SoundTarget {
    /// A new file.
    File(PathBuf),
    /// Stdout, as WAV without an end. What is shown to people goes to stderr then.
    Stdout,
}

/// The reaction that shows it. It begins at the tail of the journal.
#[derive(Debug)]
pub(crate) struct Live {
    context: ReactionContext,
    follower: Follower,
    bot: watch::Receiver<Option<BotId>>,
    news: mpsc::Receiver<SoundNews>,
    display: ProgressDisplay,
    /// Where turns are shown to people, or records to scripts.
    lines: OutputQueue,
    stdout: Option<OutputThread>,
    save: Option<(TextFile, SavedForm)>,
    sound: Option<Sound>,
    turns: Turns,
    heard: Heard,
}

/// Where sound goes, open.
#[derive(Debug)]
enum Sound {
    File(SoundFile),
    Stdout(OutputQueue),
}

/// The sound so far.
#[derive(Debug, Default)]
struct Heard {
    bytes: u64,
    level: f32,
    speaker: Option<String>,
    /// When its level is shown no more; `None` where it is not.
    fades_at: Option<Instant>,
}

impl Live {
    /// Takes its place in the journal, and opens what is written. `printer` writes to stdout, whatever that of the context
    /// does.
    ///
    /// # Errors
    /// When a file cannot be written, or is there where it must not be.
    pub(crate) async fn start(
        context: ReactionContext,
        options: LiveOptions,
        news: mpsc::Receiver<SoundNews>,
        display: ProgressDisplay,
        printer: &Printer,
    ) -> Result<Self, ReactionError> {
        let follower = context.journal.follow("live", Start::Tail).await.map_err(following)?;
        let LiveOptions { bot, save, sound } = options;
        let save = match save {
            Some((path, form)) => Some((TextFile::open(&path).await?, form)),
            None => None,
        };
        // Records have one way to stdout, so that they keep their order.
        let own = if context.output.is_json() { None } else { Some(OutputQueue::start(printer)?) };
        let (stdout, thread) = own.map_or((None, None), |(queue, thread)| (Some(queue), Some(thread)));
        let (lines, sound) = match (sound, stdout) {
            (Some(SoundTarget::Stdout), Some(stdout)) => (None, Some(Sound::Stdout(stdout))),
            (Some(SoundTarget::File(path)), stdout) => (stdout, Some(Sound::File(SoundFile::create(&path).await?))),
            (Some(SoundTarget::Stdout) | None, stdout) => (stdout, None),
        };
        if let Some(Sound::Stdout(stdout)) = &sound {
            stdout.send(wav_header(u64::MAX).to_vec()).await?;
        }
        Ok(Self {
            lines: lines.unwrap_or_else(|| context.output.clone()),
            context,
            follower,
            bot,
            news,
            display,
            stdout: thread,
            save,
            sound,
            turns: Turns::default(),
            heard: Heard::default(),
        })
    }

    /// Shows until the end has begun and everything is shown.
    pub(crate) async fn run(mut self) -> Result<(), ReactionError> {
        let shown = self.show_all().await;
        self.display.show_spoken(None);
        let Self { lines, sound, stdout, .. } = self;
        drop((lines, sound));
        let written = match stdout {
            Some(thread) => thread.finish().await,
            None => Ok(()),
        };
        shown.and(written.map_err(ReactionError::from))
    }

    async fn show_all(&mut self) -> Result<(), ReactionError> {
        let named = async {
            // A sender that is gone names nobody any more.
            drop(self.bot.wait_for(Option::is_some).await);
        };
        tokio::select! {
            () = named => {}
            () = self.context.shutdown.begun() => {}
        }
        loop {
            tokio::select! {
                record = self.context.shutdown.next(&mut self.follower) => match record.map_err(following)? {
                    Some(record) => self.take_event(&record).await?,
                    None => break,
                },
                Some(news) = self.news.recv() => self.take_sound(news).await?,
                () = until(self.heard.fades_at) => {
                    self.heard.fades_at = None;
                    self.draw();
                }
                error = failed(&mut self.stdout) => return Err(error.into()),
            }
        }
        // The sources have ended by then.
        while let Ok(news) = self.news.try_recv() {
            self.take_sound(news).await?;
        }
        for turn in self.turns.end() {
            self.show_turn(&turn).await?;
        }
        match &mut self.sound {
            Some(Sound::File(file)) => file.flush().await?,
            Some(Sound::Stdout(_)) | None => {}
        }
        if self.sound.is_some() && self.heard.bytes == 0 {
            let why = "is the bot's live audio sent to the address that was shown at the start?";
            self.context.output.printer().warning(&format!("no sound came: {why}"));
        }
        Ok(())
    }

    async fn take_event(&mut self, record: &Arc<Record>) -> Result<(), ReactionError> {
        let delivery = &record.delivery;
        let bot_id = delivery.event.bot_id.clone();
        let is_chunk = delivery.event.name.as_str() == EventName::TRANSCRIPT_CHUNK;
        // A chunk that names no bot can only be meant for whoever listens.
        if !is_chunk || record.duplicate || bot_id.as_ref().is_some_and(|bot| !self.is_meant(bot)) {
            return Ok(());
        }
        let Some(chunk) = Chunk::read(&delivery.payload()) else { return Ok(()) };
        let turn = Turn { seq: record.seq, received_at: delivery.received_at, bot_id, chunk };
        if self.context.output.is_json() {
            self.lines.show(&turn.record(), |_| String::new()).await?;
        }
        for turn in self.turns.take(turn) {
            self.show_turn(&turn).await?;
        }
        self.draw();
        Ok(())
    }

    async fn take_sound(&mut self, news: SoundNews) -> Result<(), ReactionError> {
        let printer = self.context.output.printer();
        match news {
            SoundNews::Opened(bot) if self.is_meant(&bot) => self.tell(&bot, SoundState::Opened).await?,
            SoundNews::Opened(bot) => {
                printer.warning(&format!("bot {bot} sends its sound here too; it is left out"));
            }
            SoundNews::Piece(bot, frame) if self.is_meant(&bot) => self.hear(frame).await?,
            SoundNews::Odd { bot_id, problem } => {
                let whose = bot_id.map_or_else(|| "somebody".to_owned(), |bot| format!("bot {bot}"));
                printer.warning(&format!(
                    "{whose} sent {} to the address for sound; such is left out",
                    printable(&problem)
                ));
            }
            SoundNews::Closed(bot) if self.is_meant(&bot) => self.tell(&bot, SoundState::Closed).await?,
            SoundNews::Piece(..) | SoundNews::Closed(_) => {}
        }
        Ok(())
    }

    async fn hear(&mut self, frame: AudioFrame) -> Result<(), ReactionError> {
        self.heard.bytes += u64::try_from(frame.pcm.len()).unwrap_or_default();
        self.heard.level = frame.peak();
        match &mut self.sound {
            Some(Sound::File(file)) => file.push(&frame.pcm).await?,
            Some(Sound::Stdout(stdout)) => stdout.send(frame.pcm.to_vec()).await?,
            None => {}
        }
        self.heard.speaker = frame.speaker;
        self.heard.fades_at = Some(Instant::now() + LEVEL);
        self.draw();
        Ok(())
    }

    /// Tells that a bot's sound comes, or comes no more.
    async fn tell(&self, bot_id: &BotId, state: SoundState) -> Result<(), ReactionError> {
        let bytes = self.heard.bytes;
        if self.context.output.is_json() {
            self.lines.show(&StreamRecord::Sound { bot_id, state, bytes }, |_| String::new()).await?;
            return Ok(());
        }
        let length = Span(Duration::from_secs(growing_file::seconds(bytes)));
        self.context.output.printer().note(&match state {
            SoundState::Opened => format!("bot {bot_id} sends its sound"),
            SoundState::Closed => format!("bot {bot_id} sends no more sound ({length} so far)"),
        });
        Ok(())
    }

    async fn show_turn(&mut self, turn: &Turn) -> Result<(), ReactionError> {
        if !self.context.output.is_json() {
            let line = line(turn, self.lines.palette()) + "\n";
            self.lines.send(line.into_bytes()).await?;
        }
        if let Some((file, form)) = &self.save {
            let line = match form {
                SavedForm::Lines => line(turn, Palette::new(false)) + "\n",
                SavedForm::Records => {
                    let mut line = Vec::new();
                    OutputQueue::ndjson(&turn.record(), &mut line)?;
                    String::from_utf8_lossy(&line).into_owned()
                }
            };
            file.push(line).await?;
        }
        Ok(())
    }

    /// Shows what is being spoken now.
    fn draw(&self) {
        let level = self.heard.fades_at.map(|_| self.heard.level);
        let turn = self.turns.going_on();
        let (speaker, text) = match turn {
            Some(turn) => (turn.chunk.speaker.clone(), turn.chunk.text.clone()),
            None => (self.heard.speaker.clone().filter(|_| level.is_some()), String::new()),
        };
        let is_something = level.is_some() || turn.is_some();
        self.display.show_spoken(is_something.then_some(SpokenLine { level, speaker, text }));
    }

    fn is_meant(&self, bot: &BotId) -> bool {
        self.bot.borrow().as_ref() == Some(bot)
    }
}

/// `07:11:51  Ann: Hello there.`
fn line(turn: &Turn, palette: Palette) -> String {
    let speaker = printable(turn.chunk.speaker.as_deref().unwrap_or("somebody"));
    let told = format!("{}:", palette.told_apart(&speaker, &speaker));
    format!("{}  {told} {}", palette.faint(&clock_time(turn.at())), printable(&turn.chunk.text))
}

/// Resolves when stdout fails; never, where somebody else looks after it.
async fn failed(stdout: &mut Option<OutputThread>) -> OutputError {
    match stdout {
        Some(stdout) => stdout.failed().await,
        None => std::future::pending().await,
    }
}
