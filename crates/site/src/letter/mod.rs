//! The letter's forms: signing up, confirming, choosing, leaving.
//!
//! A GET changes nothing, because mail providers open each link to look whether it is safe; only a POST does. Links
//! carry secret tokens, so nobody keeps these pages, finds them or learns where the reader came from.

mod answer;
mod confirm;
mod desk;
mod form;
mod leave;
mod preferences;
mod room;
mod sign_up;
mod zones;

pub(crate) use room::LetterRoom;

pub use desk::{Answer, LetterDesk, LetterError, Purpose, Reader, SignUpForm};

use axum::Router;
use axum::handler::Handler;
use axum::response::Response;
use axum::routing::{get, post};
use http::{HeaderName, HeaderValue, header};
use std::sync::Arc;
use tower::util::MapResponseLayer;

const X_ROBOTS_TAG: HeaderName = HeaderName::from_static("x-robots-tag");

/// The letter's addresses. `not_taken` answers other methods, such as a GET of the form that stands in the page store.
pub(crate) fn letter_routes<H, T>(room: Arc<LetterRoom>, not_taken: H) -> Router
where
    H: Handler<T, Arc<LetterRoom>>,
    T: 'static,
{
    let secret = Router::new()
        .route("/letter/confirm/{token}", get(confirm::get).post(confirm::post))
        .route(
            "/letter/preferences/{token}",
            get(preferences::get).post(preferences::post),
        )
        .route("/letter/leave/{token}", get(leave::get).post(leave::post))
        .layer(MapResponseLayer::new(secret));
    Router::new()
        .route(
            "/{lang}/letter",
            post(sign_up::post).layer(MapResponseLayer::new(private)),
        )
        .merge(secret)
        .method_not_allowed_fallback(not_taken)
        .with_state::<()>(room)
}

/// Nobody keeps or finds it.
fn private(mut response: Response) -> Response {
    response
        .headers_mut()
        .insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
        .headers_mut()
        .insert(X_ROBOTS_TAG, HeaderValue::from_static("noindex"));
    response
}

/// Nor does its address go along to the pages that it links to.
fn secret(response: Response) -> Response {
    let mut response = private(response);
    response
        .headers_mut()
        .insert(header::REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    response
}
