//! `explain`: the table of meanings.

use crate::support::TestEnv;

#[test]
fn an_event_or_a_status_is_explained_with_the_next_step() {
    let env = TestEnv::new();
    let run = env.run(["explain", "NotAllowed"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    insta::assert_snapshot!(run.stdout, @r"
    not_allowed: nobody admitted the bot before its waiting-room timeout; there is no recording
      next: admit the bot earlier, raise `waiting_room_timeout`, or use a signed-in bot; then create a new one
    ");
    let run = env.run(["explain", "audio.processed", "--json"]);
    assert_eq!((run.code, &run.json()["kind"]), (0, &"event".into()));
    assert_eq!(run.json()["otherwise"][0]["status"], "failed");
}

#[test]
fn what_an_event_means_whose_status_tells_otherwise_is_told_below_it() {
    let run = TestEnv::new().run(["explain", "audio.processed"]);
    insta::assert_snapshot!(run.stdout, @r"
    audio.processed: the audio is ready; for a bot with a streaming provider this may be the last event
      next: fetch it now: `meetstream fetch audio BOT`; links are valid for an hour
      if failed: the audio could not be made from the recording, and will not come; the message says why
        next: do not wait for it; `meetstream show BOT` tells what there is
      if skipped: there is no audio and there will be none
        next: do not wait for it
    ");
    let done = TestEnv::new().run(["explain", "bot.done"]).stdout;
    assert!(done.contains("if failed (transcript): ") && done.contains("if failed: "), "{done}");
}

#[test]
fn without_a_name_everything_is_listed() {
    let env = TestEnv::new();
    let run = env.run(["explain", "--json"]);
    assert_eq!(run.json().as_array().unwrap().len(), 35);
    assert_eq!(env.run(["explain"]).stdout.lines().count(), 70);
}

#[test]
fn an_unknown_name_is_a_usage_error_with_similar_ones() {
    let run = TestEnv::new().run(["explain", "video.failed\u{1b}[2J"]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    assert!(run.stderr.contains("video.processed") && !run.stderr.contains('\u{1b}'), "{}", run.stderr);
}
