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

use crate::Route;
use axum::response::Response;
use axum::routing::{MethodRouter, get, post};
use http::{HeaderName, HeaderValue, header};
use std::sync::Arc;
use tower::util::MapResponseLayer;

const X_ROBOTS_TAG: HeaderName = HeaderName::from_static("x-robots-tag");

/// What an address of the letter takes; none when it is not the letter's.
pub(crate) fn methods(route: Route) -> Option<MethodRouter<Arc<LetterRoom>>> {
    let secret = MapResponseLayer::new(secret);
    Some(match route {
        Route::SignUp => post(sign_up::post).layer(MapResponseLayer::new(private)),
        Route::Confirm => get(confirm::get).post(confirm::post).layer(secret),
        Route::Preferences => get(preferences::get).post(preferences::post).layer(secret),
        Route::Leave => get(leave::get).post(leave::post).layer(secret),
        _ => return None,
    })
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
