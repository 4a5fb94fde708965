//! What there is of a kind: asked of the API, and named by us.

use serde_json::Value;

use super::diagnosis::{diagnose, unknown_bot, verdict};
use super::document::Document;
use super::error::{ArtifactError, Cause};
use super::listing::{self, Listed};
use super::options::{Destination, TranscriptOptions};
use super::talk_time;
use super::transcript::{self, ParseTranscriptError, TranscriptFormat};
use super::transfer::{LinkError, LinkSource, Offer};
use crate::api::wire::BotDetails;
use crate::api::{ApiError, Client, Listing, Media, Recording, Reply};
use crate::model::{ArtifactKind, BotId, with_causes};

/// The files of one kind.
#[derive(Default)]
pub(super) struct Plan {
    /// Those whose content the API gave.
    pub(super) documents: Vec<Document>,
    /// Those that lie in a store.
    pub(super) remotes: Vec<Remote>,
    pub(super) warnings: Vec<String>,
}

/// A file in a store.
pub(super) struct Remote {
    /// Its name below the bot's folder, without its extension.
    pub(super) stem: String,
    pub(super) links: LinkSource,
}

const JSON: &str = "application/json";

/// Asks the API what there is of a kind.
///
/// # Errors
/// Why there is nothing.
pub(super) async fn plan(
    api: &Client,
    bot: &BotId,
    kind: ArtifactKind,
    destination: &Destination,
    transcript: &TranscriptOptions,
) -> Result<Plan, ArtifactError> {
    let asking = Asking { api, bot, kind };
    match kind {
        ArtifactKind::Audio => asking.recording(Recording::Audio, "audio").await,
        ArtifactKind::Video => asking.recording(Recording::Video, "video").await,
        ArtifactKind::Transcript => asking.transcript(destination, transcript).await,
        ArtifactKind::Captions => asking.captions().await,
        ArtifactKind::Participants => asking.document(Listing::Participants, "participants.json").await,
        ArtifactKind::Chat => asking.chat().await,
        ArtifactKind::Speakers => asking.speakers().await,
        ArtifactKind::Summary => asking.document(Listing::Summary, "summary.json").await,
        ArtifactKind::Screenshots => asking.files(Listing::Screenshots, listing::screenshots).await,
        ArtifactKind::AudioStreams => asking.files(Listing::AudioStreams, audio_streams).await,
        ArtifactKind::VideoStreams => asking.files(Listing::VideoStreams, video_streams).await,
    }
}

fn audio_streams(listing: &Value) -> Vec<Listed> {
    listing::streams(listing, "audio")
}

fn video_streams(listing: &Value) -> Vec<Listed> {
    listing::streams(listing, "video")
}

/// One question to the API.
struct Asking<'a> {
    api: &'a Client,
    bot: &'a BotId,
    kind: ArtifactKind,
}

impl Asking<'_> {
    fn never(&self, reason: &str) -> ArtifactError {
        Cause::NotAvailable { reason: reason.to_owned(), is_recorded: false }.of(self.kind)
    }

    async fn recording(&self, recording: Recording, stem: &str) -> Result<Plan, ArtifactError> {
        let media = match self.api.recording(self.bot, recording).await {
            Ok(media) => media,
            Err(refusal) => return Err(diagnose(self.api, self.bot, self.kind, refusal).await),
        };
        let (api, bot) = (self.api.clone(), self.bot.clone());
        let links = LinkSource::new(Some(offer(media)), move || {
            let (api, bot) = (api.clone(), bot.clone());
            async move { api.recording(&bot, recording).await.map(offer).map_err(LinkError::Api) }
        });
        Ok(Plan { remotes: vec![Remote { stem: stem.to_owned(), links }], ..Plan::default() })
    }

    async fn details(&self) -> Result<BotDetails, ArtifactError> {
        match self.api.bot_details(self.bot).await {
            Ok(answer) => Ok(answer.view),
            Err(source) if source.is_not_found() => Err(unknown_bot(self.kind)),
            Err(source) => Err(Cause::Api(source).of(self.kind)),
        }
    }

    async fn captions(&self) -> Result<Plan, ArtifactError> {
        let details = self.details().await?;
        let Some(link) = details.caption_file.clone() else {
            if !wants_captions(&details) {
                return Err(self.never("the bot was not created with the provider meeting_captions"));
            }
            return Err(verdict(self.kind, &details, false, None));
        };
        let (api, bot) = (self.api.clone(), self.bot.clone());
        let links = LinkSource::new(Some(Offer::Link(link)), move || {
            let (api, bot) = (api.clone(), bot.clone());
            async move {
                let details = api.bot_details(&bot).await.map_err(LinkError::Api)?.view;
                details.caption_file.map(Offer::Link).ok_or(LinkError::Missing)
            }
        });
        Ok(Plan { remotes: vec![Remote { stem: "captions".to_owned(), links }], ..Plan::default() })
    }

    async fn listing(&self, listing: Listing) -> Result<Reply, ArtifactError> {
        match self.api.listing(self.bot, listing).await {
            Ok(reply) => Ok(reply),
            Err(refusal) => Err(diagnose(self.api, self.bot, self.kind, refusal).await),
        }
    }

    /// A listing that is itself the artifact, as received but for signatures of links in it.
    async fn document(&self, listing: Listing, name: &str) -> Result<Plan, ArtifactError> {
        let reply = self.listing(listing).await?;
        Ok(match reply.json() {
            Ok(value) => Plan { documents: vec![json_document(name, &reply, value)], ..Plan::default() },
            Err(error) => Plan::unread(name, &reply, &error),
        })
    }

    async fn chat(&self) -> Result<Plan, ArtifactError> {
        const NAME: &str = "chat.json";
        let reply = self.listing(Listing::Chat).await?;
        let value = match reply.json() {
            Ok(value) => value,
            Err(error) => return Ok(Plan::unread(NAME, &reply, &error)),
        };
        let Some(link) = listing::pointer(&value) else {
            return Ok(Plan { documents: vec![json_document(NAME, &reply, value)], ..Plan::default() });
        };
        let (api, bot) = (self.api.clone(), self.bot.clone());
        let links = LinkSource::new(Some(Offer::Link(link)), move || {
            let (api, bot) = (api.clone(), bot.clone());
            async move {
                let reply = api.listing(&bot, Listing::Chat).await.map_err(LinkError::Api)?;
                let value = reply.json().map_err(LinkError::Api)?;
                listing::pointer(&value).map(Offer::Link).ok_or(LinkError::Missing)
            }
        });
        Ok(Plan { remotes: vec![Remote { stem: "chat".to_owned(), links }], ..Plan::default() })
    }

    async fn speakers(&self) -> Result<Plan, ArtifactError> {
        const NAME: &str = "speakers.json";
        let reply = self.listing(Listing::Speakers).await?;
        let value = match reply.json() {
            Ok(value) => value,
            Err(error) => return Ok(Plan::unread(NAME, &reply, &error)),
        };
        let table = talk_time::table(&value).map(|table| Document {
            name: "speakers.md".to_owned(),
            content: table.into_bytes(),
            content_type: TranscriptFormat::Md.content_type(),
        });
        let documents = [Some(json_document(NAME, &reply, value)), table];
        Ok(Plan { documents: documents.into_iter().flatten().collect(), ..Plan::default() })
    }

    async fn files(&self, listing: Listing, find: fn(&Value) -> Vec<Listed>) -> Result<Plan, ArtifactError> {
        let value = self.listing(listing).await?.json().map_err(|source| Cause::Api(source).of(self.kind))?;
        if listing::says_none(&value) {
            return Err(self.never("no separate streams were recorded, or nobody spoke"));
        }
        let found = find(&value);
        if found.is_empty() {
            return Err(self.never("the service lists no files"));
        }
        let remote = |listed: Listed| {
            let (api, bot, stem) = (self.api.clone(), self.bot.clone(), listed.stem.clone());
            let links = LinkSource::new(Some(Offer::Link(listed.link)), move || {
                let (api, bot, stem) = (api.clone(), bot.clone(), stem.clone());
                async move {
                    let reply = api.listing(&bot, listing).await.map_err(LinkError::Api)?;
                    let value = reply.json().map_err(LinkError::Api)?;
                    let again = find(&value).into_iter().find(|listed| listed.stem == stem);
                    again.map(|listed| Offer::Link(listed.link)).ok_or(LinkError::Missing)
                }
            });
            Remote { stem: listed.stem, links }
        };
        Ok(Plan { remotes: found.into_iter().map(remote).collect(), ..Plan::default() })
    }

    async fn transcript(&self, destination: &Destination, options: &TranscriptOptions) -> Result<Plan, ArtifactError> {
        let details = if options.id.is_none() { Some(self.details().await?) } else { None };
        let id = match (options.id.clone(), &details) {
            (Some(id), _) => id,
            (None, Some(details)) => match details.transcript_id.clone() {
                Some(id) => id,
                None => self.latest_run(details).await?,
            },
            (None, None) => return Err(self.never("nobody knows which one")),
        };
        let reply = match self.api.transcript(&id, options.is_raw).await {
            Ok(reply) => reply,
            Err(refusal) if refusal.is_not_ready() || refusal.is_not_found() => {
                return Err(match details {
                    Some(details) => verdict(self.kind, &details, refusal.is_not_ready(), refusal.message()),
                    None => diagnose(self.api, self.bot, self.kind, refusal).await,
                });
            }
            Err(source) => return Err(Cause::Api(source).of(self.kind)),
        };
        let stem = match &options.id {
            Some(id) => format!("transcript-{}", super::naming::clean_name(id, 60)),
            None => "transcript".to_owned(),
        };
        let is_only_readable =
            *destination != Destination::Folder && options.formats.first() != Some(&TranscriptFormat::Json);
        self.written(&stem, &reply, options, is_only_readable, details.as_ref())
    }

    /// The most recent run, where the details name no transcript.
    async fn latest_run(&self, details: &BotDetails) -> Result<String, ArtifactError> {
        let runs = match self.api.transcriptions(self.bot).await {
            Ok(answer) => answer.view.transcriptions,
            Err(source) if source.is_not_found() => Vec::new(),
            Err(source) => return Err(Cause::Api(source).of(self.kind)),
        };
        let latest = runs.into_iter().filter(|run| run.transcript_id.is_some()).max_by_key(|run| run.created_at);
        let none = || verdict(self.kind, details, false, Some("no transcription has been started".to_owned()));
        latest.and_then(|run| run.transcript_id).ok_or_else(none)
    }

    /// The transcript as received, and in the formats asked for. Where nothing but one readable form is wanted, its failure
    /// is the save's.
    fn written(
        &self,
        stem: &str,
        reply: &Reply,
        options: &TranscriptOptions,
        is_only_readable: bool,
        details: Option<&BotDetails>,
    ) -> Result<Plan, ArtifactError> {
        let received = |name: String| Document { name, content: reply.body.to_vec(), content_type: JSON };
        if options.is_raw {
            return Ok(Plan { documents: vec![received(format!("{stem}.raw.json"))], ..Plan::default() });
        }
        let mut plan = Plan { documents: vec![received(format!("{stem}.json"))], ..Plan::default() };
        let recorded = details.and_then(BotDetails::duration);
        let read = match transcript::parse(&reply.body, recorded) {
            Ok(read) => read,
            Err(ParseTranscriptError::NotReady { message }) => {
                let is_blank = message.trim().is_empty();
                let message = if is_blank { "the service does not say why".to_owned() } else { message };
                return Err(match details {
                    Some(details) => verdict(self.kind, details, true, Some(message)),
                    None => Cause::NotReady { reason: crate::model::printable(&message) }.of(self.kind),
                });
            }
            Err(error @ (ParseTranscriptError::Json(_) | ParseTranscriptError::Shape)) => {
                if is_only_readable {
                    return Err(Cause::Transcript(error).of(self.kind));
                }
                plan.warnings.push(format!("{}; it is saved as received", with_causes(&error)));
                return Ok(plan);
            }
        };
        for format in options.formats.iter().filter(|format| **format != TranscriptFormat::Json) {
            match read.render(*format) {
                Ok(Some(text)) => plan.documents.push(Document {
                    name: format!("{stem}.{format}"),
                    content: text.into_bytes(),
                    content_type: format.content_type(),
                }),
                Ok(None) => {}
                Err(error) if is_only_readable => return Err(Cause::Render(error).of(self.kind)),
                Err(error) => plan.warnings.push(format!("there is no {stem}.{format}: {error}")),
            }
        }
        if read.segments.is_empty() {
            plan.warnings.push("the transcript has no words in it".to_owned());
        }
        plan.prefer(&options.formats);
        Ok(plan)
    }
}

impl Plan {
    /// An answer that could not be read, as it came: it is not to be had again once the service has deleted it.
    fn unread(name: &str, reply: &Reply, error: &ApiError) -> Self {
        let document = Document { name: name.to_owned(), content: reply.body.to_vec(), content_type: JSON };
        let warnings = vec![format!("{name} is saved as received: {}", with_causes(error))];
        Self { documents: vec![document], warnings, ..Self::default() }
    }

    /// Puts the file first that a person opens: the first format asked for. A single file is nothing but that one.
    fn prefer(&mut self, formats: &[TranscriptFormat]) {
        let suffix = formats.first().map(|format| format!(".{format}")).unwrap_or_default();
        self.documents.sort_by_key(|document| !document.name.ends_with(&suffix));
    }
}

fn offer(media: Media) -> Offer {
    match media {
        Media::Body(body) => Offer::Body(body),
        Media::Link { url, .. } => Offer::Link(url),
    }
}

/// Whether captions may still come: they were asked for, or nobody knows.
fn wants_captions(details: &BotDetails) -> bool {
    match details.provider() {
        Some(provider) => provider.mode() == crate::model::ProviderMode::Captions,
        None => !details.request.is_object(),
    }
}

fn json_document(name: &str, reply: &Reply, mut value: Value) -> Document {
    let content = if listing::without_signatures(&mut value) {
        serde_json::to_vec(&value).unwrap_or_else(|_| reply.body.to_vec())
    } else {
        reply.body.to_vec()
    };
    Document { name: name.to_owned(), content, content_type: JSON }
}
