use crate::model::{BotId, Seq};
use crate::output::Palette;

/// An attempt to deliver, as people are told of it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Told<'a> {
    pub(crate) seq: Seq,
    pub(crate) bot_id: Option<&'a BotId>,
    /// What the target is called beside the other ones.
    pub(crate) target: &'a str,
    pub(crate) status: Option<u16>,
    pub(crate) duration_ms: u64,
    pub(crate) error: Option<&'a str>,
}

/// `→ 200 POST /hook 8 ms  6667fd0c #12`, with what the app said where that is no success.
pub(crate) fn line(told: &Told<'_>, palette: Palette) -> String {
    let Told { seq, bot_id, target, status, duration_ms, error } = *told;
    let text = status.map_or_else(|| "failed".to_owned(), |status| status.to_string());
    let is_delivered = status.is_some_and(|status| (200..300).contains(&status));
    let status = if is_delivered { palette.good(&text) } else { palette.bad(&text) };
    let tie = tie(bot_id, seq, palette);
    let mut line = format!("  → {status} POST {target} {duration_ms} ms  {tie}");
    if let Some(error) = error {
        line.push_str("  ");
        line.push_str(error);
    }
    line
}

/// `6667fd0c #12`: what ties a line to its event.
pub(crate) fn tie(bot_id: Option<&BotId>, seq: Seq, palette: Palette) -> String {
    let bot = bot_id.map_or_else(|| "-".to_owned(), |id| palette.bot(id, id.short()));
    format!("{bot}{}", palette.faint(&format!(" #{seq}")))
}
