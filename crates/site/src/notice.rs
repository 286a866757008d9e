//! Pages that are made on the spot: what did not work, in the reader's language.

use axum::response::{IntoResponse, Response};
use http::{HeaderValue, StatusCode, header};
use layout::{Layout, ProblemPage};
use model::Lang;

/// After how many seconds it is worth coming back when something does not answer.
const RETRY_AFTER: u32 = 30;

/// Said when a method is not taken.
pub(crate) const NOT_ALLOWED: &str = "This address does not take that method.\n";

/// A page of HTML, or plain words when the layout itself fails.
pub(crate) fn html(status: StatusCode, page: Result<String, layout::Error>) -> Response {
    match page {
        Ok(page) => {
            let mut response = page.into_response();
            *response.status_mut() = status;
            response.headers_mut().insert(
                header::CONTENT_TYPE,
                HeaderValue::from_static("text/html; charset=utf-8"),
            );
            without_trace(response)
        }
        Err(error) => {
            tracing::error!(
                error = &error as &dyn std::error::Error,
                "a page could not be laid out"
            );
            let status = if status.is_success() {
                StatusCode::INTERNAL_SERVER_ERROR
            } else {
                status
            };
            plain(
                status,
                "This page cannot be shown right now. Please try again in a few minutes.\n",
            )
        }
    }
}

/// Plain words.
pub(crate) fn plain(status: StatusCode, words: &'static str) -> Response {
    without_trace(
        (
            status,
            [(header::CONTENT_TYPE, "text/plain; charset=utf-8")],
            words,
        )
            .into_response(),
    )
}

/// 405 with what is taken (RFC 9110 section 15.5.6).
pub(crate) fn not_allowed(allow: &'static str) -> Response {
    let mut response = plain(StatusCode::METHOD_NOT_ALLOWED, NOT_ALLOWED);
    response
        .headers_mut()
        .insert(header::ALLOW, HeaderValue::from_static(allow));
    response
}

/// A problem in the reader's language.
pub(crate) fn problem(layout: &Layout, lang: Lang, status: StatusCode, problem: ProblemPage) -> Response {
    html(status, layout.problem(lang, problem))
}

/// Something behind the door does not answer; says when to come back.
pub(crate) fn unavailable(layout: &Layout, lang: Lang) -> Response {
    let mut response = problem(
        layout,
        lang,
        StatusCode::SERVICE_UNAVAILABLE,
        ProblemPage::Unavailable,
    );
    response
        .headers_mut()
        .insert(header::RETRY_AFTER, RETRY_AFTER.into());
    response
}

/// For an address that leads nowhere, while the store has no such page.
pub(crate) fn not_found(layout: &Layout, lang: Lang) -> Response {
    html(StatusCode::NOT_FOUND, layout.not_found(lang, &[]))
}

fn without_trace(mut response: Response) -> Response {
    response
        .headers_mut()
        .insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    edge::secure(response.headers_mut());
    response
}
