use std::time::Duration;

use tokio::time::Instant;

use super::Palette;
use super::layout::{cells, cut};
use crate::model::{BotId, Tone, printable};

/// How far a bot is, on one line.
#[derive(Clone, Debug)]
pub(crate) struct BotLine {
    /// In a word or two.
    pub(crate) state: String,
    pub(crate) tone: Tone,
    /// The time in the meeting, or in the lobby, up to a moment, and whether it goes on from there.
    pub(crate) time: Option<(Duration, Instant, bool)>,
    /// Whether it waits in the lobby.
    pub(crate) in_lobby: bool,
    /// How long it may wait there, where that is known.
    pub(crate) limit: Option<Duration>,
    /// Who is in it.
    pub(crate) people: Option<String>,
    /// Events that are still to be relayed or run.
    pub(crate) waiting: u64,
    /// What the bot is called in the meeting.
    pub(crate) name: Option<String>,
}

impl BotLine {
    /// `6667fd0c ▸ recording 12:05 · Ana Duarte, Ben Okoro · 1 relay waiting`; what has no room is left out, and what
    /// matters most stays.
    pub(super) fn text(&self, bot: &BotId, columns: usize, palette: Palette) -> String {
        let id = bot.short();
        let room = columns.saturating_sub(cells(id) + 3);
        let state = cut(&self.state(), room);
        let people = self.people.as_deref().map(printable).filter(|people| !people.is_empty());
        let waiting = match self.waiting {
            0 => None,
            1 => Some("1 relay waiting".to_owned()),
            waiting => Some(format!("{waiting} relays waiting")),
        };
        let name = self.name.as_deref().map(printable).filter(|name| !name.is_empty());
        let mut left = room.saturating_sub(cells(&state));
        let mut fits = |part: Option<String>| {
            let part = part.map(|part| format!(" · {part}")).filter(|part| cells(part) <= left)?;
            left -= cells(&part);
            Some(part)
        };
        // What somebody must do something about comes before what is good to know.
        let (waiting, people, name) = (fits(waiting), fits(people), fits(name));
        let beside = |part: Option<String>| part.unwrap_or_default();
        format!(
            "{} ▸ {}{}{}{}",
            palette.bot(bot, id),
            palette.tone(self.tone, &state),
            beside(people),
            waiting.map(|waiting| palette.warning(&waiting)).unwrap_or_default(),
            palette.faint(&beside(name)),
        )
    }

    fn state(&self) -> String {
        let time = self.time.map(|(before, at, goes_on)| clock(if goes_on { before + at.elapsed() } else { before }));
        let state = printable(&self.state);
        match (self.in_lobby, time, self.limit) {
            (true, Some(time), Some(limit)) => format!("waiting {time} of {} to be admitted", clock(limit)),
            (true, Some(time), None) => format!("waiting {time} to be admitted"),
            (false, Some(time), _) => format!("{state} {time}"),
            (_, None, _) => state,
        }
    }
}

/// A length of time as a clock shows it: `2:10`, `1:04:09`.
pub(crate) fn clock(time: Duration) -> String {
    let seconds = time.as_secs();
    let (hours, minutes, seconds) = (seconds / 3_600, seconds / 60 % 60, seconds % 60);
    if hours > 0 { format!("{hours}:{minutes:02}:{seconds:02}") } else { format!("{minutes}:{seconds:02}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line() -> BotLine {
        BotLine {
            state: "recording".to_owned(),
            tone: Tone::Good,
            time: Some((Duration::from_mins(12), Instant::now(), true)),
            in_lobby: false,
            limit: None,
            people: Some("2 people".to_owned()),
            waiting: 1,
            name: Some("Nina\u{1b}[2J of the week".to_owned()),
        }
    }

    fn text(line: &BotLine, columns: usize) -> String {
        line.text(&"6667fd0c-0165".parse().unwrap(), columns, Palette::new(false))
    }

    #[tokio::test(start_paused = true)]
    async fn it_tells_state_time_people_and_what_waits_as_far_as_there_is_room() {
        let line = line();
        tokio::time::advance(Duration::from_millis(5_400)).await;
        assert!(text(&line, 80).starts_with("6667fd0c ▸ recording 12:05 · 2 people · 1 relay waiting · Nina"));
        assert_eq!(text(&line, 60), "6667fd0c ▸ recording 12:05 · 2 people · 1 relay waiting");
        assert_eq!(text(&line, 40), "6667fd0c ▸ recording 12:05 · 2 people");
        assert!((12..100).all(|columns| cells(&text(&line, columns)) <= columns));
        assert!(!text(&line, 100).contains('\u{1b}'), "{}", text(&line, 100));
    }

    #[tokio::test(start_paused = true)]
    async fn a_time_that_is_over_stands_still_and_one_in_the_lobby_has_its_limit() {
        let mut line = BotLine { people: None, waiting: 0, name: None, ..line() };
        line.time = Some((Duration::from_secs(130), Instant::now(), false));
        tokio::time::advance(Duration::from_mins(1)).await;
        assert_eq!(text(&line, 80), "6667fd0c ▸ recording 2:10");
        (line.in_lobby, line.limit) = (true, Some(Duration::from_mins(10)));
        assert_eq!(text(&line, 80), "6667fd0c ▸ waiting 2:10 of 10:00 to be admitted");
        line.limit = None;
        assert_eq!(text(&line, 80), "6667fd0c ▸ waiting 2:10 to be admitted");
        line.time = None;
        assert_eq!(text(&line, 80), "6667fd0c ▸ recording");
        assert_eq!(clock(Duration::from_secs(3_849)), "1:04:09");
    }
}
