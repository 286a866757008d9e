//! Problem answers (RFC 9457).

use axum::response::{IntoResponse, Response};
use http::{HeaderValue, StatusCode, header};
use serde_json::{Map, Value, json};
use std::error::Error;
use std::fmt::{self, Display};

/// What stands before a problem's name in its `type`: a tag URI (RFC 4151), which leads nowhere.
const TYPES: &str = "tag:vesper.example,2026:";

/// Why a request was not done, as `application/problem+json`.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    status: StatusCode,
    kind: &'static str,
    detail: Option<String>,
    retry_after: Option<u64>,
    extensions: Map<String, Value>,
}

impl Problem {
    /// The house keeps its rules: the caller can act on it. `kind` is a short name such as `no-such-story`; `reason`
    /// is the sentence for the caller.
    pub fn refusal(status: StatusCode, kind: &'static str, reason: &dyn Display) -> Self {
        let detail = Some(reason.to_string());
        Self {
            status,
            kind,
            detail,
            retry_after: None,
            extensions: Map::new(),
        }
    }

    /// A fault of ours, status 500. The log gets the whole chain, the caller none of it.
    pub fn fault(error: &dyn Error) -> Self {
        tracing::error!(error = %Chain(error), "a request failed");
        let status = StatusCode::INTERNAL_SERVER_ERROR;
        Self {
            status,
            kind: "fault",
            detail: None,
            retry_after: None,
            extensions: Map::new(),
        }
    }

    /// Something behind the door does not answer, status 503. The log gets the whole chain, the caller the seconds
    /// after which it is worth trying again.
    pub fn unavailable(error: &dyn Error, retry_after: u64) -> Self {
        tracing::warn!(error = %Chain(error), "a request found something unavailable");
        let status = StatusCode::SERVICE_UNAVAILABLE;
        Self {
            status,
            kind: "unavailable",
            detail: None,
            retry_after: Some(retry_after),
            extensions: Map::new(),
        }
    }

    /// Adds an extension member (section 3.2), for example the fields that are wrong. Names of the standard's own
    /// members are not taken.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<Value>) -> Self {
        if !["type", "title", "status", "detail", "instance"].contains(&name) {
            self.extensions.insert(name.to_owned(), value.into());
        }
        self
    }

    /// Says after how many seconds it is worth trying again.
    #[must_use]
    pub fn retry_after(mut self, seconds: u64) -> Self {
        self.retry_after = Some(seconds);
        self
    }

    /// Its HTTP status.
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// `no-such-story` becomes “No such story”.
    fn title(&self) -> String {
        let words = self.kind.replace('-', " ");
        let mut letters = words.chars();
        letters
            .next()
            .map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let title = self.title();
        let mut members = self.extensions;
        members.insert("type".to_owned(), json!(format!("{TYPES}{}", self.kind)));
        members.insert("title".to_owned(), json!(title));
        members.insert("status".to_owned(), json!(self.status.as_u16()));
        if let Some(detail) = self.detail {
            members.insert("detail".to_owned(), json!(detail));
        }
        let mut response = Value::Object(members).to_string().into_response();
        *response.status_mut() = self.status;
        let headers = response.headers_mut();
        headers.insert(
            header::CONTENT_TYPE,
            HeaderValue::from_static("application/problem+json"),
        );
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        if let Some(seconds) = self.retry_after {
            headers.insert(header::RETRY_AFTER, seconds.into());
        }
        response
    }
}

/// An error with all its causes.
struct Chain<'a>(&'a dyn Error);

impl Display for Chain<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)?;
        let mut cause = self.0.source();
        while let Some(error) = cause {
            write!(f, ": {error}")?;
            cause = error.source();
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn sent(problem: Problem) -> (Response<()>, Value) {
        let (head, body) = problem.into_response().into_parts();
        let bytes = axum::body::to_bytes(body, 10_000).await.unwrap();
        (
            Response::from_parts(head, ()),
            serde_json::from_slice(&bytes).unwrap(),
        )
    }

    #[tokio::test]
    async fn a_refusal_says_what_to_do() {
        let problem = Problem::refusal(StatusCode::NOT_FOUND, "no-such-story", &"there is no story 7")
            .with("story", 7)
            .with("status", 200)
            .retry_after(30);
        let (head, body) = sent(problem).await;
        assert_eq!(head.status(), 404);
        assert_eq!(head.headers()["content-type"], "application/problem+json");
        assert_eq!(head.headers()["retry-after"], "30");
        let expected = json!({
            "type": "tag:vesper.example,2026:no-such-story",
            "title": "No such story",
            "status": 404,
            "detail": "there is no story 7",
            "story": 7,
        });
        assert_eq!(body, expected);
    }

    #[tokio::test]
    async fn a_fault_keeps_its_reasons_to_itself() {
        let error = std::io::Error::other("password=secret");
        for problem in [Problem::fault(&error), Problem::unavailable(&error, 5)] {
            let (head, body) = sent(problem).await;
            assert!(head.status().is_server_error());
            assert!(!body.to_string().contains("secret"), "{body}");
        }
    }
}
