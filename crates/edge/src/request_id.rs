//! A name for each request, so that a reader's report and a log line can be brought together.

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;
use http::{HeaderName, HeaderValue};
use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use tracing::Instrument;

const X_REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// The longest name that is taken over from a proxy.
const LONGEST: usize = 64;

/// The name of a request, in its extensions and in the answer's `X-Request-Id`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestId(HeaderValue);

impl fmt::Display for RequestId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.to_str().unwrap_or_default())
    }
}

/// Gives names: the program's seed, then a number that goes up. They are no secret.
#[derive(Debug)]
pub struct RequestIds {
    seed: u64,
    next: AtomicU64,
}

impl RequestIds {
    /// Names that begin with `seed`, which differs from one start of the program to the next.
    pub fn new(seed: u64) -> Self {
        Self {
            seed,
            next: AtomicU64::new(0),
        }
    }

    /// The name a proxy gave already, if it is a sensible one, else a new one.
    fn name(&self, given: Option<&HeaderValue>) -> RequestId {
        let sensible = |value: &&HeaderValue| {
            (1..=LONGEST).contains(&value.len())
                && value
                    .as_bytes()
                    .iter()
                    .all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(byte))
        };
        if let Some(given) = given.filter(sensible) {
            return RequestId(given.clone());
        }
        let number = self.next.fetch_add(1, Ordering::Relaxed);
        let name = format!("{:016x}-{number:x}", self.seed);
        RequestId(HeaderValue::from_str(&name).unwrap_or(HeaderValue::from_static("unnamed")))
    }
}

/// Middleware: names the request for the handler, the log and the one who asked.
///
/// The path is not logged: letters' links carry secrets.
pub async fn name_request(State(ids): State<Arc<RequestIds>>, mut request: Request, next: Next) -> Response {
    let id = ids.name(request.headers().get(X_REQUEST_ID));
    let span = tracing::info_span!("request", %id, method = %request.method());
    request.extensions_mut().insert(id.clone());
    let mut response = next.run(request).instrument(span).await;
    response.headers_mut().insert(X_REQUEST_ID, id.0);
    response
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::Body;
    use axum::{Extension, Router, middleware, routing::get};
    use tower::ServiceExt;

    async fn answer(given: Option<&str>) -> (String, String) {
        let ids = Arc::new(RequestIds::new(0xabc));
        let router = Router::new()
            .route(
                "/",
                get(|Extension(id): Extension<RequestId>| async move { id.to_string() }),
            )
            .layer(middleware::from_fn_with_state(ids, name_request));
        let mut request = Request::new(Body::empty());
        if let Some(given) = given {
            request.headers_mut().insert(X_REQUEST_ID, given.parse().unwrap());
        }
        let response = router.oneshot(request).await.unwrap();
        let named = response.headers()[X_REQUEST_ID].to_str().unwrap().to_owned();
        let body = axum::body::to_bytes(response.into_body(), 1000).await.unwrap();
        (named, String::from_utf8(body.to_vec()).unwrap())
    }

    #[tokio::test]
    async fn every_request_has_one_name_for_all() {
        let new = "0000000000000abc-0";
        for (given, expected) in [
            (None, new),
            (Some("proxy-7"), "proxy-7"),
            (Some("a b"), new),
            (Some(""), new),
        ] {
            assert_eq!(answer(given).await, (expected.to_owned(), expected.to_owned()));
        }
        assert_eq!(answer(Some(&"x".repeat(65))).await.0, new);
    }
}
