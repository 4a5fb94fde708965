use serde_json::{Map, Value, json};

use crate::model::Provider;

/// The complete configuration that a provider's documentation asks for (`docs/api.md`, "Transcription providers"), with
/// `language` in the place where this provider has it.
///
/// The values are the documented ones. `nova-2` for `deepgram_streaming` and the strings among AssemblyAI's numbers are
/// the service's, not slips.
pub fn config_for(provider: Provider, language: Option<&str>) -> Value {
    match provider {
        Provider::Assemblyai => json!({
            "speech_models": ["universal-2"], "language_code": language.unwrap_or("en_us"), "speaker_labels": true,
            "punctuate": true, "format_text": true, "filter_profanity": false, "redact_pii": false,
            "auto_chapters": false, "entity_detection": false,
        }),
        Provider::AssemblyaiStreaming => json!({
            "transcription_mode": "raw", "sample_rate": 48000,
            "speech_model": if language.is_none_or(is_english) {
                "universal-streaming-english"
            } else {
                "universal-streaming-multilingual"
            },
            "format_turns": false, "encoding": "pcm_s16le", "vad_threshold": "0.4",
            "end_of_turn_confidence_threshold": "0.4", "inactivity_timeout": 300,
            "min_end_of_turn_silence_when_confident": "400", "max_turn_silence": "1280",
        }),
        Provider::Deepgram => json!({
            "model": "nova-3", "language": language.unwrap_or("en"), "diarize": true, "punctuate": true,
            "smart_format": true,
        }),
        Provider::DeepgramStreaming => json!({
            "transcription_mode": "sentence", "model": "nova-2", "language": language.unwrap_or("en"),
            "punctuate": true, "smart_format": true, "endpointing": 300, "vad_events": true,
            "utterance_end_ms": 1000, "encoding": "linear16", "channels": 1,
        }),
        Provider::Jigsawstack => {
            json!({"language": language.unwrap_or("auto"), "translate": false, "by_speaker": true})
        }
        Provider::JigsawstackStreaming | Provider::MeetingCaptions | Provider::MeetstreamStreaming => json!({}),
        Provider::Meetstream => json!({"language": language.unwrap_or("auto"), "translate": false}),
        Provider::Sarvam => json!({
            "model": "saaras:v3", "language_code": language.unwrap_or("en-IN"), "mode": "transcribe",
            "with_diarization": true,
        }),
    }
}

/// Whether the provider's configuration has a place for a language.
pub fn takes_language(provider: Provider) -> bool {
    match provider {
        Provider::Assemblyai
        | Provider::Deepgram
        | Provider::DeepgramStreaming
        | Provider::Jigsawstack
        | Provider::Meetstream
        | Provider::Sarvam => true,
        Provider::AssemblyaiStreaming
        | Provider::JigsawstackStreaming
        | Provider::MeetingCaptions
        | Provider::MeetstreamStreaming => false,
    }
}

/// The provider that the body of a create request names; `None` if it names none, several, or one that is not known.
pub fn provider_of(request: &Value) -> Option<Provider> {
    let providers: &Map<String, Value> = request.pointer("/recording_config/transcript/provider")?.as_object()?;
    let mut names = providers.keys();
    match (names.next(), names.next()) {
        (Some(name), None) => name.parse().ok(),
        (Some(_) | None, _) => None,
    }
}

fn is_english(language: &str) -> bool {
    language.to_ascii_lowercase().starts_with("en")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_provider_gets_what_its_documentation_asks_for() {
        for (provider, keys) in [
            (Provider::Deepgram, &["model", "language"][..]),
            (Provider::Assemblyai, &["speech_models", "language_code", "speaker_labels", "entity_detection"]),
            (Provider::Sarvam, &["model", "language_code", "mode", "with_diarization"]),
            (Provider::Jigsawstack, &["language", "translate", "by_speaker"]),
            (Provider::Meetstream, &["language", "translate"]),
            (Provider::DeepgramStreaming, &["transcription_mode", "model", "endpointing", "channels"]),
            (Provider::AssemblyaiStreaming, &["transcription_mode", "speech_model", "max_turn_silence"]),
            (Provider::MeetingCaptions, &[]),
            (Provider::MeetstreamStreaming, &[]),
            (Provider::JigsawstackStreaming, &[]),
        ] {
            let config = config_for(provider, None);
            for key in keys {
                assert!(config.get(*key).is_some(), "{provider}: {key}");
            }
            let spoken = config_for(provider, Some("de")).to_string();
            assert_eq!(spoken.contains("\"de\""), takes_language(provider), "{provider}: {spoken}");
        }
    }

    #[test]
    fn the_provider_is_read_from_the_request() {
        let request = |provider: Value| json!({"recording_config": {"transcript": {"provider": provider}}});
        assert_eq!(provider_of(&request(json!({"sarvam": {}}))), Some(Provider::Sarvam));
        assert_eq!(provider_of(&request(json!({"sarvam": {}, "deepgram": {}}))), None);
        assert_eq!(provider_of(&request(json!({"new": {}}))), None);
        assert_eq!(provider_of(&json!({})), None);
    }
}
