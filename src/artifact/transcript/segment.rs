use std::time::Duration;

/// What was said in one session, in order of time.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Transcript {
    /// The segments, by start; one without a time stays behind the one it followed.
    pub segments: Vec<Segment>,
}

/// What one speaker said in one go.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Segment {
    /// The speaker's name, or `Speaker 2` where the provider only numbers them; `None` where nobody is named.
    pub speaker: Option<String>,
    /// The words on one line: no control characters, no line breaks, never empty.
    pub text: String,
    /// When it began, from the start of the recording; `None` where the provider does not say.
    pub start: Option<Duration>,
    /// When it ended; never before `start`.
    pub end: Option<Duration>,
    /// The single words, where the provider gives them.
    pub words: Vec<Word>,
}

/// One word of a segment.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Word {
    /// The word with its punctuation; never empty.
    pub text: String,
    /// When it began, from the start of the recording.
    pub start: Option<Duration>,
    /// When it ended.
    pub end: Option<Duration>,
}
