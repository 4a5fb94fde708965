/// A subject of `meetstream help` that is no command.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Topic {
    /// How lengths of time are written.
    Durations,
    /// The variables that are looked at.
    Environment,
    /// What events there are.
    Events,
    /// What a command ends with.
    ExitCodes,
    /// What scripts read.
    Json,
    /// The flags that every command takes.
    Options,
    /// Which deliveries are believed.
    Trust,
}

impl Topic {
    /// Every topic, in the order in which they are listed.
    pub(crate) const ALL: [Self; 7] =
        [Self::Options, Self::Environment, Self::ExitCodes, Self::Json, Self::Events, Self::Trust, Self::Durations];

    /// The word after `meetstream help`.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Durations => "durations",
            Self::Environment => "environment",
            Self::Events => "events",
            Self::ExitCodes => "exit-codes",
            Self::Json => "json",
            Self::Options => "options",
            Self::Trust => "trust",
        }
    }

    /// What it tells, in a line.
    pub(crate) fn summary(self) -> &'static str {
        match self {
            Self::Durations => "How lengths of time are written",
            Self::Environment => "Environment variables that are looked at",
            Self::Events => "Events of a session, and the command that looks at them",
            Self::ExitCodes => "What each exit status means",
            Self::Json => "What --json and --jq print, and the records of what streams",
            Self::Options => "Flags that every command takes",
            Self::Trust => "Which deliveries are believed, and how far",
        }
    }

    /// Finds a topic by its name.
    pub(crate) fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|topic| topic.name() == name)
    }
}
