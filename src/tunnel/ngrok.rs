//! ngrok's agent. Sources: its reference of `ngrok http` and its log, which has been the same in versions 2 and 3.

use std::net::SocketAddr;

use serde::Deserialize;

use crate::model::PublicUrl;

/// What it is started with. Its log tells all that its local API would, and is certain to be its own: with several
/// agents at work, each API takes the next port from 4040 on.
pub(super) fn arguments(to: SocketAddr) -> Vec<String> {
    let url = format!("http://{to}");
    ["http", &url, "--log", "stdout", "--log-format", "json", "--log-level", "info"].map(str::to_owned).to_vec()
}

/// The tunnel's address, from the line that says that it has started:
/// `{"lvl":"info","msg":"started tunnel","url":"https://3f2a.ngrok-free.app",…}`. Version 2 starts one without encryption too.
pub(super) fn public_url(line: &str) -> Option<PublicUrl> {
    #[derive(Deserialize)]
    struct Entry {
        msg: String,
        url: String,
    }
    let Entry { msg, url } = serde_json::from_str(line).ok()?;
    if msg == "started tunnel" { url.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_is_read_from_the_line_that_it_has_started() {
        let read = |line| public_url(line).map(|url| url.to_string());
        let line = r#"{"addr":"http://127.0.0.1:3333","lvl":"info","msg":"started tunnel","name":"command_line","obj":"tunnels","t":"2026-10-08T21:14:04Z","url":"https://3f2a-203-0-113-7.ngrok-free.app"}"#;
        assert_eq!(read(line).as_deref(), Some("https://3f2a-203-0-113-7.ngrok-free.app"));
        for line in [
            "",
            "url=https://a.example",
            r#"{"addr":"127.0.0.1:4040","lvl":"info","msg":"starting web service","obj":"web"}"#,
            r#"{"msg":"started tunnel","url":"http://3f2a.ngrok.io"}"#,
            r#"{"msg":"join connections","url":"https://a.example"}"#,
            r#"{"msg":"started tunnel","url":7}"#,
        ] {
            assert_eq!(read(line), None, "{line}");
        }
    }
}
