use std::collections::HashMap;
use std::path::Path;

use jiff::Timestamp;
use rusqlite::{Connection, Row};

use super::location::DatabaseFile;
use super::store::schema;
use crate::model::BotId;

/// Events that are looked at, the newest first: those of a hundred bots, and no more than a person waits for.
const NEWEST_EVENTS: u32 = 2_000;

/// A bot that the journal knows, at a glance.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct GlancedBot {
    pub(crate) bot_id: BotId,
    /// What it is called in the meeting, if it was sent from here.
    pub(crate) name: Option<String>,
    /// How its session ended, else its newest event.
    pub(crate) state: Option<String>,
    /// When it was last heard of, sent, or seen in a list.
    pub(crate) at: Timestamp,
}

/// The bots of the journal at a path that were heard of, sent or seen last, the newest first; at most `most`. Nothing is
/// made, written or waited for, and what cannot be read is left out.
pub(crate) fn newest_bots(path: &Path, most: u32) -> Vec<GlancedBot> {
    let Ok(database) = DatabaseFile::existing(path) else { return Vec::new() };
    let has_log = std::fs::metadata(database.wal()).is_ok_and(|log| log.len() > 0);
    let Ok(db) = schema::open_untouched(database.path(), has_log) else { return Vec::new() };
    let mut bots = HashMap::new();
    heard(&db, &mut bots).unwrap_or_default();
    sent(&db, most, &mut bots).unwrap_or_default();
    seen(&db, most, &mut bots).unwrap_or_default();
    let mut bots: Vec<GlancedBot> = bots.into_values().collect();
    bots.sort_by(|one, other| other.at.cmp(&one.at).then_with(|| one.bot_id.as_str().cmp(other.bot_id.as_str())));
    bots.truncate(usize::try_from(most).unwrap_or(usize::MAX));
    for bot in &mut bots {
        bot.state = outcome(&db, &bot.bot_id).or_else(|| bot.state.take());
    }
    bots
}

type Bots = HashMap<String, GlancedBot>;

fn heard(db: &Connection, bots: &mut Bots) -> rusqlite::Result<()> {
    let mut select =
        db.prepare("SELECT bot_id, received_at, name FROM events WHERE bot_id IS NOT NULL ORDER BY seq DESC LIMIT ?1")?;
    let mut rows = select.query([NEWEST_EVENTS])?;
    while let Some(row) = rows.next()? {
        let name = row.get(2)?;
        note(row, bots, |bot| bot.state = bot.state.take().or(name))?;
    }
    Ok(())
}

fn sent(db: &Connection, most: u32, bots: &mut Bots) -> rusqlite::Result<()> {
    let mut select = db.prepare(
        "SELECT bot_id, created_at, CASE WHEN json_valid(request) THEN json_extract(request, '$.bot_name') END FROM bots
         ORDER BY created_at DESC LIMIT ?1",
    )?;
    let mut rows = select.query([most])?;
    while let Some(row) = rows.next()? {
        let name = row.get(2)?;
        note(row, bots, |bot| bot.name = name)?;
    }
    Ok(())
}

fn seen(db: &Connection, most: u32, bots: &mut Bots) -> rusqlite::Result<()> {
    let mut select = db.prepare("SELECT bot_id, seen_at FROM seen ORDER BY seen_at DESC LIMIT ?1")?;
    let mut rows = select.query([most])?;
    while let Some(row) = rows.next()? {
        note(row, bots, |_| {})?;
    }
    Ok(())
}

/// Notes what a row tells of a bot: its id and a time first.
fn note(row: &Row<'_>, bots: &mut Bots, tell: impl FnOnce(&mut GlancedBot)) -> rusqlite::Result<()> {
    let id: String = row.get(0)?;
    let (Ok(bot_id), Ok(at)) = (id.parse::<BotId>(), Timestamp::from_microsecond(row.get(1)?)) else { return Ok(()) };
    tell(bots.entry(id).or_insert(GlancedBot { bot_id, name: None, state: None, at }));
    Ok(())
}

/// How a bot's session ended.
fn outcome(db: &Connection, bot_id: &BotId) -> Option<String> {
    let mut select = db.prepare_cached("SELECT outcome FROM sessions WHERE bot_id = ?1").ok()?;
    select.query_row([bot_id.as_str()], |row| row.get(0)).ok()?
}
