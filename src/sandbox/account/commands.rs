use jiff::{SignedDuration, Timestamp};

/// How often a bot's recording may be paused or resumed a minute.
const COMMANDS_A_MINUTE: usize = 30;

/// What was commanded of which bot, and when.
#[derive(Debug, Default)]
pub(crate) struct Commands(Vec<(String, Timestamp)>);

impl Commands {
    /// Counts a command and says whether there were too many in the last minute.
    pub(crate) fn exceed(&mut self, bot: &str, now: Timestamp) -> bool {
        self.0.retain(|(_, at)| now.duration_since(*at) < SignedDuration::from_mins(1));
        self.0.push((bot.to_owned(), now));
        self.0.iter().filter(|(commanded, _)| commanded == bot).count() > COMMANDS_A_MINUTE
    }
}
