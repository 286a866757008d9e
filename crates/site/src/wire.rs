//! `POST /wire/push/{source}`: an agency sends its copy by itself.
//!
//! It comes in at the site, not at the operations listener: agencies stand outside, and that listener is kept from
//! everybody outside. What is answered says what became of the document and shows nothing that is kept.

use crate::SiteSettings;
use axum::Json;
use axum::body::Body;
use axum::extract::{Path, Request, State};
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodRouter, post};
use bytes::Bytes;
use edge::{ClientAddress, Limiter, Problem, read_body};
use futures_util::future::BoxFuture;
use http::{HeaderMap, HeaderValue, StatusCode, header};
use serde_json::json;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use tokio::sync::{Semaphore, SemaphorePermit};

/// Documents that may arrive at a time; each may be as large as a document may be.
const AT_A_TIME: usize = 8;
/// Those of one source: an agency whose line is slow holds the door open for the others.
const OF_ONE: usize = 2;

/// Who takes agencies' copy in.
pub trait WireDesk: Send + Sync + 'static {
    /// Whether this is the token of this source. Takes as long for a wrong one.
    fn admits(&self, source: &str, token: &str) -> bool;

    /// Takes a document in; when it answers, all of it is kept.
    fn push<'a>(&'a self, source: &'a str, document: Bytes) -> BoxFuture<'a, Result<Vec<Pushed>, PushError>>;

    /// The largest document, in bytes.
    fn bytes_max(&self) -> usize;
}

/// What became of one item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pushed {
    /// It is kept under a number, as what it means beside those before.
    Kept(i64, model::WireVerdict),
    /// It could not be read; its bytes are kept. Why.
    SetAside(String),
}

/// The archive does not answer; it has been logged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the document could not be kept; send it again, nothing is taken in twice")]
pub struct PushError;

/// Admits nobody.
pub(crate) struct NoWire;

impl WireDesk for NoWire {
    fn admits(&self, _: &str, _: &str) -> bool {
        false
    }

    fn push<'a>(&'a self, _: &'a str, _: Bytes) -> BoxFuture<'a, Result<Vec<Pushed>, PushError>> {
        Box::pin(async { Err(PushError) })
    }

    fn bytes_max(&self) -> usize {
        0
    }
}

/// What the door needs.
pub(crate) struct WireDoor {
    pub(crate) desk: Arc<dyn WireDesk>,
    pub(crate) settings: SiteSettings,
    /// Counts wrong tokens.
    pub(crate) wrong: Limiter,
    places: Semaphore,
    /// By source, how many are arriving.
    arriving: Mutex<HashMap<String, usize>>,
}

/// One document on its way in.
struct Arriving<'a> {
    _place: SemaphorePermit<'a>,
    door: &'a WireDoor,
    source: &'a str,
}

impl Drop for Arriving<'_> {
    fn drop(&mut self) {
        let mut arriving = self.door.arriving.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = arriving.get_mut(self.source) {
            *count -= 1;
            if *count == 0 {
                arriving.remove(self.source);
            }
        }
    }
}

impl WireDoor {
    pub(crate) fn new(desk: Arc<dyn WireDesk>, settings: SiteSettings, wrong: Limiter) -> Self {
        Self {
            desk,
            settings,
            wrong,
            places: Semaphore::new(AT_A_TIME),
            arriving: Mutex::default(),
        }
    }

    /// A place for a document of this source, if there is one.
    fn place<'a>(&'a self, source: &'a str) -> Option<Arriving<'a>> {
        let place = self.places.try_acquire().ok()?;
        let mut arriving = self.arriving.lock().unwrap_or_else(PoisonError::into_inner);
        let count = arriving.entry(source.to_owned()).or_default();
        if *count >= OF_ONE {
            return None;
        }
        *count += 1;
        Some(Arriving {
            _place: place,
            door: self,
            source,
        })
    }
}

/// The method that the door takes.
pub(crate) fn methods(door: &Arc<WireDoor>) -> MethodRouter {
    post(take).with_state(Arc::clone(door))
}

async fn take(door: State<Arc<WireDoor>>, source: Path<String>, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let token = bearer(&parts.headers);
    if !door.desk.admits(&source, token.unwrap_or_default()) {
        let client = parts.extensions.get::<ClientAddress>().copied();
        return stranger(&door, client);
    }
    answer(&door, &source, &parts.headers, body)
        .await
        .unwrap_or_else(IntoResponse::into_response)
}

/// The token of `Authorization: Bearer …` (RFC 6750).
fn bearer(headers: &HeaderMap) -> Option<&str> {
    let value = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    let (scheme, token) = value.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
}

/// The same for a wrong token and for a source that is not there: nothing can be learnt from trying.
fn stranger(door: &WireDoor, client: Option<ClientAddress>) -> Response {
    if let Some(Err(too_many)) = client.map(|client| door.wrong.check(client.into())) {
        return Problem::refusal(StatusCode::TOO_MANY_REQUESTS, "too-many-requests", &too_many)
            .retry_after(too_many.seconds())
            .into_response();
    }
    let mut response = Problem::refusal(
        StatusCode::UNAUTHORIZED,
        "wrong-token",
        &"no source of this newsroom has this name and this token",
    )
    .into_response();
    response
        .headers_mut()
        .insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
    response
}

async fn answer(door: &WireDoor, source: &str, headers: &HeaderMap, body: Body) -> Result<Response, Problem> {
    let is_packed = headers
        .get(header::CONTENT_ENCODING)
        .is_some_and(|coding| coding.as_bytes() != b"identity");
    if is_packed {
        let reason = "send the document as it is, without Content-Encoding";
        return Err(Problem::refusal(
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            "packed-document",
            &reason,
        ));
    }
    let Some(_arriving) = door.place(source) else {
        let reason = "other documents are arriving right now; send this one again in a moment";
        return Err(
            Problem::refusal(StatusCode::TOO_MANY_REQUESTS, "too-many-requests", &reason).retry_after(1),
        );
    };
    let document = read_body(body, door.desk.bytes_max(), door.settings.stall_patience)
        .await
        .map_err(|error| Problem::refusal(error.status(), "document-not-taken", &error))?;
    let pushed = door.desk.push(source, document).await.map_err(|error| {
        Problem::refusal(StatusCode::SERVICE_UNAVAILABLE, "unavailable", &error).retry_after(30)
    })?;
    let is_read = pushed.is_empty() || pushed.iter().any(|one| matches!(one, Pushed::Kept(..)));
    let items: Vec<_> = pushed
        .into_iter()
        .map(|one| match one {
            Pushed::Kept(item, verdict) => json!({ "verdict": verdict, "item": item }),
            Pushed::SetAside(reason) => json!({ "verdict": "set-aside", "reason": reason }),
        })
        .collect();
    if !is_read {
        let reason = "nothing of the document can be read; its bytes are kept, set aside with the reasons";
        return Err(
            Problem::refusal(StatusCode::BAD_REQUEST, "unreadable-document", &reason).with("items", items),
        );
    }
    let mut response = Json(json!({ "items": items })).into_response();
    *response.status_mut() = StatusCode::ACCEPTED;
    response
        .headers_mut()
        .insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(response)
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::Router;
    use model::Clock;
    use std::net::IpAddr;
    use tower::ServiceExt;

    struct Standing;

    impl Clock for Standing {
        fn now(&self) -> jiff::Timestamp {
            jiff::Timestamp::UNIX_EPOCH
        }
    }

    /// Admits one token, and answers when it is let go.
    struct Slow {
        at_work: Semaphore,
        go: Semaphore,
        is_down: bool,
    }

    struct Desk(Arc<Slow>);

    impl WireDesk for Desk {
        fn admits(&self, source: &str, token: &str) -> bool {
            ["meridian", "lantern", "corrie", "kestrel", "sarrow"].contains(&source) && token == "harbour"
        }

        fn push<'a>(&'a self, _: &'a str, _: Bytes) -> BoxFuture<'a, Result<Vec<Pushed>, PushError>> {
            Box::pin(async {
                if self.0.is_down {
                    return Err(PushError);
                }
                self.0.at_work.add_permits(1);
                drop(self.0.go.acquire().await);
                Ok(vec![Pushed::Kept(7, model::WireVerdict::New)])
            })
        }

        fn bytes_max(&self) -> usize {
            10
        }
    }

    fn routes(is_down: bool) -> (Router, Arc<Slow>) {
        let slow = Arc::new(Slow {
            at_work: Semaphore::new(0),
            go: Semaphore::new(0),
            is_down,
        });
        let settings = SiteSettings::default();
        let wrong = Limiter::new(settings.wrong_tokens, Arc::new(Standing));
        let door = Arc::new(WireDoor::new(Arc::new(Desk(Arc::clone(&slow))), settings, wrong));
        (Router::new().route("/wire/push/{source}", methods(&door)), slow)
    }

    async fn send(routes: &Router, authorization: &str, body: &'static str) -> Response {
        send_as("meridian", routes, authorization, body).await
    }

    async fn send_as(source: &str, routes: &Router, authorization: &str, body: &'static str) -> Response {
        let mut request = Request::post(format!("/wire/push/{source}"))
            .header("authorization", authorization)
            .body(Body::from(body))
            .unwrap();
        let address: IpAddr = "203.0.113.7".parse().unwrap();
        request.extensions_mut().insert(ClientAddress(address));
        routes.clone().oneshot(request).await.unwrap()
    }

    #[tokio::test]
    async fn a_source_has_few_places_and_takes_none_from_others() {
        let (routes, slow) = routes(false);
        let mut sending = Vec::new();
        for source in ["meridian", "lantern", "corrie", "kestrel"] {
            for _ in 0..OF_ONE {
                let routes = routes.clone();
                sending.push(tokio::spawn(async move {
                    send_as(source, &routes, "bearer harbour", "words").await
                }));
            }
            drop(
                slow.at_work
                    .acquire_many(u32::try_from(sending.len()).unwrap())
                    .await
                    .unwrap(),
            );
            let refused = send_as(source, &routes, "Bearer harbour", "words").await;
            assert_eq!(
                (refused.status().as_u16(), &refused.headers()["retry-after"]),
                (429, &"1".parse().unwrap())
            );
        }
        assert_eq!(sending.len(), AT_A_TIME);
        assert_eq!(
            send_as("sarrow", &routes, "Bearer harbour", "words")
                .await
                .status(),
            429
        );
        slow.go.add_permits(AT_A_TIME + 1);
        for sent in sending {
            assert_eq!(sent.await.unwrap().status(), 202);
        }
        assert_eq!(
            send_as("sarrow", &routes, "Bearer harbour", "words")
                .await
                .status(),
            202
        );
    }

    #[tokio::test]
    async fn whoever_is_not_admitted_is_told_so_and_nobody_can_go_on_trying() {
        let (routes, _) = routes(true);
        for wrong in ["Bearer harbor", "Basic harbour", "harbour", ""] {
            assert_eq!(send(&routes, wrong, "words").await.status(), 401, "{wrong}");
        }
        for _ in 4..20 {
            assert_eq!(send(&routes, "Bearer guess", "words").await.status(), 401);
        }
        assert_eq!(send(&routes, "Bearer guess", "words").await.status(), 429);
        assert_eq!(
            send(&routes, "Bearer harbour", "words that are too long")
                .await
                .status(),
            413
        );
        assert_eq!(
            send(&routes, "Bearer harbour", "words").await.status(),
            503,
            "the archive is down"
        );
    }
}
