use crate::api::wire::BotDetails;
use crate::model::{Expected, ProviderMode};

/// What a session is going to produce, by what the service remembers of its request.
pub(super) fn of(details: &BotDetails) -> Expected {
    if !details.request.is_object() {
        return Expected::default();
    }
    let provider = details.provider().map(|provider| provider.mode() == ProviderMode::PostCall);
    let asks_for_transcript = details.request.pointer("/recording_config/transcript/provider").is_some();
    Expected {
        // Whether a provider that is not known makes a transcript, nobody can say.
        transcript: provider.or((!asks_for_transcript).then_some(false)),
        video: details.video_required(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn expected(request: Value) -> (Option<bool>, Option<bool>) {
        let expected = of(&BotDetails { request, ..BotDetails::default() });
        (expected.transcript, expected.video)
    }

    #[test]
    fn what_was_asked_for_is_expected() {
        let provider = |name: &str| json!({"recording_config": {"transcript": {"provider": {name: {}}}}});
        assert_eq!(expected(provider("deepgram")), (Some(true), None));
        assert_eq!(expected(provider("deepgram_streaming")), (Some(false), None));
        assert_eq!(expected(provider("something_new")), (None, None));
        assert_eq!(expected(json!({"video_required": true})), (Some(false), Some(true)));
        assert_eq!(expected(Value::Null), (None, None));
    }
}
