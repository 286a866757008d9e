//! Whether the program lives, and whether it can do its work.

use crate::Route;
use axum::Router;
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodRouter, get};
use futures_util::future::BoxFuture;
use http::{StatusCode, header};
use serde_json::json;
use std::sync::Arc;
use std::time::Duration;

/// Asks what keeps the program from doing its work; an empty answer means nothing does.
pub type Ready = Arc<dyn Fn() -> BoxFuture<'static, Vec<String>> + Send + Sync>;

/// The longest that readiness is waited for.
const PATIENCE: Duration = Duration::from_secs(5);

/// `/healthz` is always “ok”: a process that answers should not be restarted.
pub(crate) fn health() -> MethodRouter {
    get(async || no_store("ok\n"))
}

/// `/readyz` says 503 with the reasons.
pub(crate) fn ready(ready: Ready) -> MethodRouter {
    get(async move || readyz(&ready).await)
}

/// The operations listener: `/metrics` in the text format of Prometheus, as `render` gives it, and health once more.
pub fn operations_routes(
    render: impl Fn() -> String + Clone + Send + Sync + 'static,
    asked: Ready,
) -> Router {
    let metrics = async move || no_store(([(header::CONTENT_TYPE, "text/plain; version=0.0.4")], render()));
    Router::new()
        .route(Route::Health.path(), health())
        .route(Route::Ready.path(), ready(asked))
        .route("/metrics", get(metrics))
}

async fn readyz(ready: &Ready) -> Response {
    let reasons = tokio::time::timeout(PATIENCE, ready()).await.unwrap_or_else(|_| {
        vec![format!(
            "the check did not answer within {} s",
            PATIENCE.as_secs()
        )]
    });
    let status = if reasons.is_empty() {
        StatusCode::OK
    } else {
        StatusCode::SERVICE_UNAVAILABLE
    };
    no_store((
        status,
        axum::Json(json!({ "ready": reasons.is_empty(), "reasons": reasons })),
    ))
}

fn no_store(answer: impl IntoResponse) -> Response {
    ([(header::CACHE_CONTROL, "no-store")], answer).into_response()
}
