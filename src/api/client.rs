use std::time::{Duration, SystemTime};

use bytes::{Bytes, BytesMut};
use reqwest::header::{AUTHORIZATION, CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue};
use tokio::time::Instant;

use super::error::words_of;
use super::request::Body;
use super::retry::{Attempt, Decision, RetryPolicy};
use super::trace::{Trace, TraceStep, Tracer};
use super::wire::View;
use super::{Answer, ApiError, Refusal, Reply, Request};
use crate::http::{self, ReadBodyError, TlsProblem, Unreached};
use crate::model::{ApiUrl, Secret, Trust};

/// The largest answer that is read, in bytes. A transcript of a day with its words is under a tenth of it.
const LONGEST_BODY: u64 = 256 << 20;

/// The largest error body that is read, in bytes; a longer one is cut.
const LONGEST_ERROR_BODY: u64 = 64 << 10;

const IDEMPOTENCY_KEY: HeaderName = HeaderName::from_static("idempotency-key");
const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// What a client is made of.
#[derive(Clone, Debug)]
pub struct ClientOptions {
    /// Where the API lives.
    pub base: ApiUrl,
    /// The key, if there is one. Without it, every call ends with [`ApiError::KeyMissing`].
    pub key: Option<Secret>,
    /// The time that one call has in all, retries and the waits between them included.
    pub timeout: Duration,
    /// Whom the API, and the stores that it names, must be vouched for by.
    pub trust: Trust,
    /// Is called with every request, answer and retry.
    pub tracer: Option<Tracer>,
}

/// The REST API. The key goes to the API's own origin only: redirects are not followed.
#[derive(Clone, Debug)]
pub struct Client {
    base: ApiUrl,
    http: reqwest::Client,
    key: Option<Secret>,
    policy: RetryPolicy,
    timeout: Duration,
    trust: Trust,
    tracer: Option<Tracer>,
}

/// The time that one call has.
struct Deadline {
    at: Instant,
    whole: Duration,
}

impl Client {
    /// Sets up a client; nothing is sent yet.
    pub fn new(options: ClientOptions) -> Result<Self, ApiError> {
        let ClientOptions { base, key, timeout, trust, tracer } = options;
        let http = http::client(base.as_url(), &trust)
            .build()
            .map_err(|source| ApiError::Tls { source: source.without_url() })?;
        Ok(Self { base, http, key, policy: RetryPolicy::default(), timeout, trust, tracer })
    }

    /// Where the API lives.
    pub fn base(&self) -> &ApiUrl {
        &self.base
    }

    /// Whom servers must be vouched for by.
    pub fn trust(&self) -> &Trust {
        &self.trust
    }

    /// Whether there is a key to send.
    pub fn has_key(&self) -> bool {
        self.key.is_some()
    }

    /// The same client with another time for each call.
    #[must_use]
    pub fn with_timeout(mut self, timeout: Duration) -> Self {
        self.timeout = timeout;
        self
    }

    /// The same client with another number of attempts at each call, the first one included.
    #[must_use]
    pub fn with_attempts(mut self, attempts: u32) -> Self {
        self.policy.attempts = attempts;
        self
    }

    /// Makes a call and reads its whole answer.
    ///
    /// A call that can be repeated safely is, after the faults that pass. 202 is
    /// [`ApiError::NotReady`], any other status outside 2xx [`ApiError::Refused`], except 507 on a named request.
    pub async fn send(&self, request: &Request) -> Result<Reply, ApiError> {
        let deadline = Deadline::new(self.timeout);
        let response = self.open_before(request, &deadline).await?;
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        let host = self.host();
        let body = deadline.limit(&host, read_body(response, &host, LONGEST_BODY)).await??;
        Ok(Reply { status, request_id: request_id(&headers), headers, body })
    }

    /// Makes a call and reads its JSON.
    pub(crate) async fn ask<T: View>(&self, request: &Request) -> Result<Answer<T>, ApiError> {
        self.send(request).await?.read()
    }

    /// Makes a call and leaves the body to the caller: it may be a recording.
    pub(crate) async fn open(&self, request: &Request) -> Result<reqwest::Response, ApiError> {
        self.open_before(request, &Deadline::new(self.timeout)).await
    }

    async fn open_before(&self, request: &Request, deadline: &Deadline) -> Result<reqwest::Response, ApiError> {
        let prepared = self.prepare(request)?;
        let host = self.host();
        let mut made = 0;
        loop {
            made += 1;
            let Some(outgoing) = prepared.try_clone() else {
                return Err(ApiError::Part { given: "a streamed body".to_owned() });
            };
            let result = deadline.limit(&host, self.attempt(&prepared, outgoing)).await?;
            let (attempt, failure) = match result {
                Ok(response) if succeeded(&response, request) => return Ok(response),
                Ok(response) => {
                    let refusal = deadline.limit(&host, read_refusal(response)).await?;
                    let attempt = Attempt::Answered { status: refusal.status, retry_after: refusal.retry_after };
                    (attempt, refused(refusal))
                }
                // A server that is not to be trusted is not asked again.
                Err(source) if TlsProblem::behind(&source).is_some_and(|problem| !problem.may_pass()) => {
                    return Err(broken(&source, &host, made));
                }
                Err(source) => (Attempt::Broken, broken(&source, &host, made)),
            };
            match self.policy.decide(attempt, made, request.is_repeatable(), deadline.left(), fastrand::f64()) {
                Decision::Accept => return Err(failure),
                Decision::RetryAfter(after) => {
                    let attempts = self.policy.attempts;
                    self.tell(&prepared, TraceStep::Retrying { after, attempt: made + 1, attempts });
                    tokio::time::sleep(after).await;
                }
            }
        }
    }

    /// Sends `outgoing`, which is as `prepared`, once, up to the answer's head.
    async fn attempt(
        &self,
        prepared: &reqwest::Request,
        outgoing: reqwest::Request,
    ) -> Result<reqwest::Response, reqwest::Error> {
        let key = self.key.as_ref().map(Secret::masked).unwrap_or_default();
        let bytes = prepared.body().and_then(reqwest::Body::as_bytes).map_or(0, <[u8]>::len);
        self.tell(prepared, TraceStep::Asked { key: &key, bytes });
        let started = Instant::now();
        let result = self.http.execute(outgoing).await.map_err(reqwest::Error::without_url);
        match &result {
            Ok(response) => {
                let (status, after) = (response.status().as_u16(), started.elapsed());
                let request_id = request_id(response.headers());
                self.tell(prepared, TraceStep::Answered { status, after, request_id: request_id.as_deref() });
            }
            Err(error) => self.tell(prepared, TraceStep::Broken { reason: &Unreached::behind(error).to_string() }),
        }
        result
    }

    fn prepare(&self, request: &Request) -> Result<reqwest::Request, ApiError> {
        let key = self.key.as_ref().ok_or(ApiError::KeyMissing)?;
        let mut authorization =
            HeaderValue::from_str(&format!("Token {}", key.reveal())).map_err(|_| ApiError::KeyMalformed)?;
        authorization.set_sensitive(true);

        let mut headers = HeaderMap::new();
        let mut outgoing = reqwest::Request::new(request.method.clone(), request.url(&self.base)?);
        let json = match &request.body {
            Body::Empty => None,
            Body::Json(value) => Some(Bytes::from(value.to_string())),
            Body::Raw(bytes) => Some(bytes.clone()),
        };
        if let Some(json) = json {
            headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
            *outgoing.body_mut() = Some(json.into());
        }
        if let Some(name) = request.idempotency_header()? {
            headers.insert(IDEMPOTENCY_KEY, name);
        }
        for (name, value) in &request.headers {
            headers.insert(name.clone(), value.clone());
        }
        headers.insert(AUTHORIZATION, authorization);
        *outgoing.headers_mut() = headers;
        Ok(outgoing)
    }

    fn tell(&self, request: &reqwest::Request, step: TraceStep<'_>) {
        if let Some(tracer) = &self.tracer {
            tracer.tell(Trace { method: request.method().as_str(), url: request.url().as_str(), step });
        }
    }

    fn host(&self) -> String {
        let url = self.base.as_url();
        let host = url.host_str().unwrap_or_default();
        url.port().map_or_else(|| host.to_owned(), |port| format!("{host}:{port}"))
    }
}

impl Deadline {
    fn new(whole: Duration) -> Self {
        Self { at: Instant::now() + whole, whole }
    }

    fn left(&self) -> Duration {
        self.at.saturating_duration_since(Instant::now())
    }

    async fn limit<T>(&self, host: &str, work: impl Future<Output = T>) -> Result<T, ApiError> {
        let timeout = |_| ApiError::Timeout { after: self.whole, host: host.to_owned() };
        tokio::time::timeout_at(self.at, work).await.map_err(timeout)
    }
}

fn succeeded(response: &reqwest::Response, request: &Request) -> bool {
    let status = response.status();
    (status.is_success() && status.as_u16() != 202) || (status.as_u16() == 507 && request.replays())
}

fn refused(refusal: Refusal) -> ApiError {
    let refusal = Box::new(refusal);
    if refusal.status == 202 { ApiError::NotReady(refusal) } else { ApiError::Refused(refusal) }
}

fn broken(source: &reqwest::Error, host: &str, attempts: u32) -> ApiError {
    let host = host.to_owned();
    if let Some(problem) = TlsProblem::behind(source).filter(|problem| !problem.may_pass()) {
        ApiError::Untrusted { host, problem }
    } else if source.is_connect() {
        ApiError::Connect { attempts, host, problem: Unreached::behind(source) }
    } else {
        ApiError::Transport { host, problem: Unreached::behind(source) }
    }
}

/// Reads an answer that is no success.
async fn read_refusal(response: reqwest::Response) -> Refusal {
    let status = response.status().as_u16();
    let retry_after = http::retry_after(response.headers(), SystemTime::now());
    let request_id = request_id(response.headers());
    let body = http::beginning(response, LONGEST_ERROR_BODY).await;
    Refusal { status, message: words_of(&body, status), request_id, retry_after, body }
}

/// Reads a body to its end, up to `limit` bytes.
pub(crate) async fn read_body(response: reqwest::Response, host: &str, limit: u64) -> Result<Bytes, ApiError> {
    let mut body = BytesMut::new();
    match http::read_body(reqwest::Body::from(response), limit, &mut body).await {
        Ok(()) => Ok(body.freeze()),
        Err(ReadBodyError::Broken(source)) => Err(broken(&source, host, 1)),
        Err(ReadBodyError::TooLarge) => Err(ApiError::BodyTooLarge { limit }),
    }
}

fn request_id(headers: &HeaderMap) -> Option<String> {
    let text = headers.get(REQUEST_ID)?.to_str().ok()?.trim();
    (!text.is_empty()).then(|| crate::model::shortened(text, 128))
}
