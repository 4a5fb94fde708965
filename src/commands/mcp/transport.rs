use std::io::{self, BufRead, Read as _};

use rmcp::RoleServer;
use rmcp::model::{ErrorData, RequestId, ServerJsonRpcMessage};
use rmcp::service::{RxJsonRpcMessage, TxJsonRpcMessage};
use rmcp::transport::Transport;
use serde_json::Value;
use tokio::sync::mpsc;

use crate::model::printable;
use crate::output::{OutputError, Printer};
use crate::reaction::OutputQueue;

/// The longest request, in bytes: a message for the chat is far shorter.
const LONGEST: usize = 1 << 20;
/// Requests that are read before they are looked at.
const QUEUE: usize = 16;

/// A line on stdin.
enum Line {
    Whole(Vec<u8>),
    TooLong,
}

/// One message a line: requests from stdin, answers to stdout.
pub(super) struct Lines {
    requests: mpsc::Receiver<Line>,
    output: OutputQueue,
    printer: Printer,
}

impl Lines {
    /// Begins to read stdin, on a thread: a read cannot be cancelled, and must not hold up the end.
    pub(super) fn start(output: OutputQueue, printer: &Printer) -> io::Result<Self> {
        let (sender, requests) = mpsc::channel(QUEUE);
        let read = move || {
            let mut stdin = io::stdin().lock();
            while let Ok(Some(line)) = next(&mut stdin) {
                if sender.blocking_send(line).is_err() {
                    return;
                }
            }
        };
        std::thread::Builder::new().name("requests".to_owned()).spawn(read)?;
        Ok(Self { requests, output, printer: printer.clone() })
    }

    /// Makes a message of a line. One that is none is answered here.
    fn read(&self, line: Line) -> Option<RxJsonRpcMessage<RoleServer>> {
        let refused = match line {
            Line::TooLong => {
                let message = format!("a message is longer than {LONGEST} bytes, and was not read");
                (ErrorData::invalid_request(message, None), None)
            }
            Line::Whole(line) => match serde_json::from_slice(&line) {
                Ok(message) => return Some(message),
                Err(error) => refusal(&line, &error)?,
            },
        };
        let (error, id) = refused;
        self.printer.warning(&printable(&error.message));
        let (output, answer) = (self.output.clone(), TxJsonRpcMessage::<RoleServer>::error(error, id));
        // Whoever reads messages may stop at any point, and the answer must not be lost with that.
        drop(tokio::spawn(async move { write(&output, &answer).await }));
        None
    }
}

impl Transport<RoleServer> for Lines {
    type Error = OutputError;

    fn send(
        &mut self,
        item: TxJsonRpcMessage<RoleServer>,
    ) -> impl Future<Output = Result<(), OutputError>> + Send + 'static {
        let output = self.output.clone();
        async move { write(&output, &item).await }
    }

    async fn receive(&mut self) -> Option<RxJsonRpcMessage<RoleServer>> {
        loop {
            let line = self.requests.recv().await?;
            if let Some(message) = self.read(line) {
                return Some(message);
            }
        }
    }

    async fn close(&mut self) -> Result<(), OutputError> {
        self.requests.close();
        Ok(())
    }
}

async fn write(output: &OutputQueue, message: &ServerJsonRpcMessage) -> Result<(), OutputError> {
    let mut line = serde_json::to_vec(message).map_err(|error| OutputError::Stdout(error.into()))?;
    line.push(b'\n');
    output.send(line).await
}

/// What is answered to a line that is no message; `None` where nobody waits for an answer.
fn refusal(line: &[u8], error: &serde_json::Error) -> Option<(ErrorData, Option<RequestId>)> {
    if line.trim_ascii().is_empty() {
        return None;
    }
    let Ok(message) = serde_json::from_slice::<Value>(line) else {
        return Some((ErrorData::parse_error(format!("a line is not JSON: {error}"), None), None));
    };
    let id = message.get("id").and_then(|id| serde_json::from_value(id.clone()).ok());
    // A notification that is not understood is passed over.
    if id.is_none() && message.get("method").is_some() {
        return None;
    }
    Some((ErrorData::invalid_request("a line is JSON, and no message of the protocol", None), id))
}

/// The next line, without its end; `None` at the end of what there is. What is too long is not kept.
fn next(from: &mut impl BufRead) -> io::Result<Option<Line>> {
    let limit = u64::try_from(LONGEST).unwrap_or(u64::MAX);
    let mut line = Vec::new();
    if from.by_ref().take(limit + 1).read_until(b'\n', &mut line)? == 0 {
        return Ok(None);
    }
    if line.last() != Some(&b'\n') && line.len() > LONGEST {
        from.skip_until(b'\n')?;
        return Ok(Some(Line::TooLong));
    }
    Ok(Some(Line::Whole(line)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_is_too_long_is_passed_over_and_the_next_one_is_read() {
        let text = [vec![b'x'; LONGEST + 9], b"\n{}\n{\"end\":1}".to_vec()].concat();
        let mut from = io::BufReader::with_capacity(7, text.as_slice());
        assert!(matches!(next(&mut from), Ok(Some(Line::TooLong))));
        for expected in ["{}\n", "{\"end\":1}"] {
            assert!(matches!(next(&mut from), Ok(Some(Line::Whole(line))) if line == expected.as_bytes()));
        }
        assert!(matches!(next(&mut from), Ok(None)));
    }

    #[test]
    fn only_who_waits_for_an_answer_gets_one() {
        let told = |line: &str| {
            let error = serde_json::from_str::<RxJsonRpcMessage<RoleServer>>(line).unwrap_err();
            refusal(line.as_bytes(), &error).map(|(error, id)| (error.code.0, id.map(|id| id.to_string())))
        };
        assert_eq!(told("{nonsense"), Some((-32700, None)));
        assert_eq!(told("[1]"), Some((-32600, None)));
        assert_eq!(told(r#"{"jsonrpc":"1.0","id":"a","method":"tools/list"}"#), Some((-32600, Some("a".to_owned()))));
        assert_eq!(told(r#"{"jsonrpc":"1.0","method":"notifications/none"}"#), None);
        assert_eq!(told("  "), None);
    }
}
