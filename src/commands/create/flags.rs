//! Which flag made which field of a body: messages speak of what was typed.

use crate::cli::BotArgs;

/// The flag that a field of the body was made from; `None` where a file, or the profile, has it.
pub(super) fn flag_of(field: &str, link: Option<&str>, args: &BotArgs) -> Option<&'static str> {
    let BotArgs { recording, leaving, access, live, sending, .. } = args;
    let (first, rest) = field.split_once('.').unwrap_or((field, ""));
    let (flag, is_typed) = match (first, rest) {
        ("meeting_link", _) => ("--link", link.is_some() || sending.payload.is_none()),
        ("bot_name", _) => ("--name", args.name.is_some()),
        ("bot_message", _) => ("--message", args.message.is_some()),
        ("bot_image_url", _) => ("--image-url", args.image_url.is_some()),
        ("callback_url", _) => ("--callback-url", args.callback_url.is_some()),
        ("join_at", _) => ("--join-at", args.join_at.is_some()),
        ("custom_attributes", _) => ("--attr", !args.attr.is_empty()),
        ("deduplication_key", _) => ("--dedup-key", sending.dedup_key.is_some()),
        ("agent_config_id", _) => ("--agent", args.agent.is_some()),
        ("workflow_config_ids", _) => ("--workflow", !args.workflow.is_empty()),
        ("socket_connection_url", _) => ("--control-ws", live.control_ws.is_some()),
        ("live_audio_required", _) => ("--live-audio-ws", live.live_audio_ws.is_some()),
        ("live_video_required", _) => ("--live-video-ws", live.live_video_ws.is_some()),
        ("live_transcription_required", _) => ("--live-transcript-webhook", live.live_transcript_webhook.is_some()),
        ("google_meet", _) => ("--google-login-domain", access.google_login_domain.is_some()),
        ("teams", _) => ("--teams-login-domain", access.teams_login_domain.is_some()),
        ("zoom", "obf_url") => ("--zoom-obf-url", access.zoom_obf_url.is_some()),
        ("zoom", "zak_url") => ("--zoom-zak-url", access.zoom_zak_url.is_some()),
        ("zoom", _) if access.zoom_zak_url.is_some() => ("--zoom-zak-url", true),
        ("zoom", _) => ("--zoom-obf-url", access.zoom_obf_url.is_some()),
        ("automatic_leave", "waiting_room_timeout") => {
            ("--waiting-room-timeout", leaving.waiting_room_timeout.is_some())
        }
        ("automatic_leave", "no_one_joined_timeout") => {
            ("--no-one-joined-timeout", leaving.no_one_joined_timeout.is_some())
        }
        ("automatic_leave", "everyone_left_timeout") => {
            ("--everyone-left-timeout", leaving.everyone_left_timeout.is_some())
        }
        ("automatic_leave", "voice_inactivity_timeout") => ("--silence-timeout", leaving.silence_timeout.is_some()),
        ("automatic_leave", "in_call_recording_timeout") => ("--max-recording", leaving.max_recording.is_some()),
        ("automatic_leave", "recording_permission_denied_timeout") => {
            ("--permission-timeout", leaving.permission_timeout.is_some())
        }
        ("recording_config", "video_layout") => ("--layout", recording.layout.is_some()),
        ("recording_config", "transcript.provider") => ("--transcript", args.transcript.transcript.is_some()),
        ("recording_config", rest) if rest.starts_with("retention") => ("--retention", args.retention.is_some()),
        _ => return None,
    };
    is_typed.then_some(flag)
}
