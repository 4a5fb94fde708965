use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use crate::model::Span;

/// Is told what goes over the wire; `-v` shows it. The texts hold no secret and no body.
#[derive(Clone)]
pub struct Tracer(Arc<dyn Fn(Trace<'_>) + Send + Sync>);

/// One thing that went over the wire, and the request that it belongs to: several may be under way at once.
#[derive(Clone, Copy, Debug)]
pub struct Trace<'a> {
    /// The HTTP method.
    pub method: &'a str,
    /// The whole URL; the API's URLs hold no secret.
    pub url: &'a str,
    /// What happened.
    pub step: TraceStep<'a>,
}

/// What happened with a request.
#[derive(Clone, Copy, Debug)]
pub enum TraceStep<'a> {
    /// It is about to be sent.
    Asked {
        /// The key, masked.
        key: &'a str,
        /// The length of the body, in bytes.
        bytes: usize,
    },
    /// The head of an answer has come.
    Answered {
        /// The HTTP status.
        status: u16,
        /// Since the request was sent.
        after: Duration,
        /// The service's name for the request.
        request_id: Option<&'a str>,
    },
    /// An attempt gave no answer.
    Broken {
        /// What happened.
        reason: &'a str,
    },
    /// The call will be made again.
    Retrying {
        /// How long until then.
        after: Duration,
        /// The attempt that follows, from 2.
        attempt: u32,
        /// How many there will be at most.
        attempts: u32,
    },
}

impl Tracer {
    /// Has `tell` called for everything that goes over the wire.
    pub fn new(tell: impl Fn(Trace<'_>) + Send + Sync + 'static) -> Self {
        Self(Arc::new(tell))
    }

    pub(crate) fn tell(&self, trace: Trace<'_>) {
        (self.0)(trace);
    }
}

impl fmt::Debug for Tracer {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Tracer")
    }
}

/// How long something lasted; what the shortest unit does not measure is under it.
fn lasted(after: Duration) -> String {
    if after.as_millis() == 0 { "within 1ms".to_owned() } else { format!("after {}", Span(after)) }
}

impl fmt::Display for Trace<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { method, url, step } = self;
        match step {
            TraceStep::Asked { key, bytes } => {
                write!(formatter, "> {method} {url} (authorization: Token {key}; {bytes} bytes)")
            }
            TraceStep::Answered { status, after, request_id } => {
                write!(formatter, "< {status} {} ({method} {url}", lasted(*after))?;
                request_id.map_or(Ok(()), |id| write!(formatter, "; x-request-id: {id}"))?;
                formatter.write_str(")")
            }
            TraceStep::Broken { reason } => write!(formatter, "! {reason} ({method} {url})"),
            TraceStep::Retrying { after, attempt, attempts } => {
                write!(formatter, "~ attempt {attempt} of {attempts} in {} ({method} {url})", Span(*after))
            }
        }
    }
}
