use bytes::Bytes;
use reqwest::Method;
use reqwest::header::{HeaderName, HeaderValue};
use serde_json::Value;
use url::Url;

use super::ApiError;
use crate::model::ApiUrl;

/// One call, as data: what is asked, not how it is sent.
#[derive(Clone)]
pub struct Request {
    pub(crate) method: Method,
    segments: Vec<String>,
    query: Vec<(String, String)>,
    pub(crate) body: Body,
    pub(crate) headers: Vec<(HeaderName, HeaderValue)>,
    idempotency_key: Option<String>,
    replays: bool,
}

/// What a request carries.
#[derive(Clone)]
pub enum Body {
    /// No body.
    Empty,
    /// JSON.
    Json(Value),
    /// Bytes as they are, sent as JSON unless a header says otherwise.
    Raw(Bytes),
}

/// Reads an HTTP method, in any case.
pub fn method(text: &str) -> Result<Method, ApiError> {
    let known = [Method::GET, Method::HEAD, Method::POST, Method::PUT, Method::PATCH, Method::DELETE, Method::OPTIONS];
    let found = known.into_iter().find(|method| method.as_str().eq_ignore_ascii_case(text));
    found.ok_or_else(|| ApiError::Part { given: text.to_owned() })
}

impl Request {
    /// A request of any method. Each segment of the path is percent-encoded when it is sent.
    pub fn new<'a>(method: Method, segments: impl IntoIterator<Item = &'a str>) -> Self {
        Self {
            method,
            segments: segments.into_iter().map(str::to_owned).collect(),
            query: Vec::new(),
            body: Body::Empty,
            headers: Vec::new(),
            idempotency_key: None,
            replays: false,
        }
    }

    /// Asks for something.
    pub fn get<'a>(segments: impl IntoIterator<Item = &'a str>) -> Self {
        Self::new(Method::GET, segments)
    }

    /// Makes or does something.
    pub fn post<'a>(segments: impl IntoIterator<Item = &'a str>) -> Self {
        Self::new(Method::POST, segments)
    }

    /// Replaces something.
    pub fn put<'a>(segments: impl IntoIterator<Item = &'a str>) -> Self {
        Self::new(Method::PUT, segments)
    }

    /// Changes parts of something.
    pub fn patch<'a>(segments: impl IntoIterator<Item = &'a str>) -> Self {
        Self::new(Method::PATCH, segments)
    }

    /// Removes something.
    pub fn delete<'a>(segments: impl IntoIterator<Item = &'a str>) -> Self {
        Self::new(Method::DELETE, segments)
    }

    /// Adds one pair to the query.
    #[must_use]
    pub fn query(mut self, key: &str, value: impl Into<String>) -> Self {
        self.query.push((key.to_owned(), value.into()));
        self
    }

    /// Adds a pair to the query where there is a value.
    #[must_use]
    pub fn query_if(self, key: &str, value: Option<impl Into<String>>) -> Self {
        match value {
            Some(value) => self.query(key, value),
            None => self,
        }
    }

    /// The same with another verb, for routes on whose verb the sources disagree.
    #[must_use]
    pub(crate) fn with_method(mut self, method: Method) -> Self {
        self.method = method;
        self
    }

    /// Sets one pair of the query in the place of others with its key.
    #[must_use]
    pub(crate) fn replace_query(mut self, key: &str, value: &str) -> Self {
        self.query.retain(|(known, _)| known != key);
        self.query(key, value)
    }

    /// Carries JSON.
    #[must_use]
    pub fn json(mut self, body: Value) -> Self {
        self.body = Body::Json(body);
        self
    }

    /// Carries bytes as they are.
    #[must_use]
    pub fn raw(mut self, body: Bytes) -> Self {
        self.body = Body::Raw(body);
        self
    }

    /// Adds a header; one of the same name that the client sets by itself gives way, except the key's.
    pub fn header(mut self, name: &str, value: &str) -> Result<Self, ApiError> {
        let refuse = || ApiError::Part { given: name.to_owned() };
        let name = HeaderName::from_bytes(name.as_bytes()).map_err(|_| refuse())?;
        let value = HeaderValue::from_str(value).map_err(|_| refuse())?;
        self.headers.push((name, value));
        Ok(self)
    }

    /// Names the request, so that the service does it once however often it is sent. It may then be repeated, and 507
    /// (`docs/api.md`, "Idempotency") counts as success.
    #[must_use]
    pub fn idempotency_key(mut self, key: &str) -> Self {
        self.idempotency_key = Some(key.to_owned());
        self.replays = true;
        self
    }

    /// The header that names the request.
    pub(crate) fn idempotency_header(&self) -> Result<Option<HeaderValue>, ApiError> {
        let Some(key) = &self.idempotency_key else { return Ok(None) };
        HeaderValue::from_str(key).map(Some).map_err(|_| ApiError::Part { given: key.clone() })
    }

    /// Whether sending it twice does no more than sending it once.
    pub(crate) fn is_repeatable(&self) -> bool {
        self.method == Method::GET || self.method == Method::HEAD || self.idempotency_key.is_some()
    }

    /// Whether 507 means that the service knew the request already.
    pub(crate) fn replays(&self) -> bool {
        self.replays
    }

    /// Where it goes. A segment that would lead to another route is refused.
    pub(crate) fn url(&self, base: &ApiUrl) -> Result<Url, ApiError> {
        if let Some(odd) = self.segments.iter().find(|segment| matches!(segment.as_str(), "" | "." | "..")) {
            return Err(ApiError::Part { given: odd.clone() });
        }
        let mut url = base.join(self.segments.iter().map(String::as_str));
        if !self.query.is_empty() {
            url.query_pairs_mut().extend_pairs(&self.query);
        }
        Ok(url)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn base() -> ApiUrl {
        "http://127.0.0.1:1/api/v1".parse().unwrap()
    }

    #[test]
    fn a_segment_never_leads_to_another_route() {
        for odd in ["", ".", ".."] {
            assert!(Request::get(["bots", odd, "status"]).url(&base()).is_err(), "{odd:?}");
        }
        for (id, encoded) in
            [("a/b", "a%2Fb"), ("a b", "a%20b"), ("é", "%C3%A9"), ("%2e%2e", "%252e%252e"), ("a?b", "a%3Fb")]
        {
            let url = Request::get(["bots", id, "status"]).url(&base()).unwrap();
            assert_eq!(url.as_str(), format!("http://127.0.0.1:1/api/v1/bots/{encoded}/status"));
        }
    }

    #[test]
    fn queries_are_encoded() {
        let url = Request::get(["bots"]).query("custom_attr[team]", "a&b=c").url(&base()).unwrap();
        assert_eq!(url.query(), Some("custom_attr%5Bteam%5D=a%26b%3Dc"));
    }
}
