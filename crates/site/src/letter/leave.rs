//! Ending the letter, on the page or by the mail program's own button.

use super::desk::{LetterError, Purpose};
use super::room::{LetterRoom, token};
use crate::house::preferred;
use crate::notice;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, Request, State};
use axum::response::{IntoResponse, Response};
use edge::{NullOrigin, read_body};
use http::{HeaderMap, StatusCode, header};
use layout::LetterPage;
use std::sync::Arc;

type TokenPath = Result<Path<String>, PathRejection>;

/// `GET /letter/leave/{token}`: the page with the button.
pub(super) async fn get(
    State(room): State<Arc<LetterRoom>>,
    path: TokenPath,
    headers: HeaderMap,
) -> Response {
    let page = async {
        let token = token(path)?;
        let reader = room.ask(room.desk.look(Purpose::Leave, &token)).await?;
        Ok((
            reader.lang,
            LetterPage::Leave {
                token,
                address: reader.address,
            },
        ))
    };
    room.answer(&headers, page.await)
}

/// `POST /letter/leave/{token}`: the button was pressed, or a mail provider sends RFC 8058's one click. That one
/// comes from wherever the provider likes and is never refused for it; the token says enough.
pub(super) async fn post(State(room): State<Arc<LetterRoom>>, path: TokenPath, request: Request) -> Response {
    let headers = request.headers().clone();
    let lang = preferred(&room.layout, &headers);
    let settings = &room.settings;
    let body = match read_body(
        request.into_body(),
        settings.form_bytes_max,
        settings.form_patience,
    )
    .await
    {
        Ok(body) => body,
        Err(error) => return room.bad_form(lang, error.status()),
    };
    let one_click = is_one_click(&body);
    if !one_click && room.refuse_other_sites(&headers, NullOrigin::Allowed).is_err() {
        return room.bad_form(lang, StatusCode::FORBIDDEN);
    }
    let reader = async {
        let token = token(path)?;
        room.ask(room.desk.leave(&token, "/letter/leave")).await
    };
    let reader = reader.await;
    if one_click {
        return one_click_answer(reader.map(drop));
    }
    let left = |reader: super::Reader| {
        (
            reader.lang,
            LetterPage::Left {
                token: reader.preferences_token,
                address: reader.address,
            },
        )
    };
    room.answer(&headers, reader.map(left))
}

/// Few words, for a program.
fn one_click_answer(left: Result<(), LetterError>) -> Response {
    match left {
        Ok(()) => (
            StatusCode::OK,
            [(header::CONTENT_TYPE, "text/plain; charset=utf-8")],
            "Unsubscribed.\n",
        )
            .into_response(),
        Err(LetterError::Unavailable) => {
            let words = "The letter’s desk does not answer right now. Please try again.\n";
            let mut response = notice::plain(StatusCode::SERVICE_UNAVAILABLE, words);
            response.headers_mut().insert(header::RETRY_AFTER, 60.into());
            response
        }
        Err(_) => notice::plain(StatusCode::GONE, "This link is not valid any more.\n"),
    }
}

/// Whether the form holds the field of RFC 8058 section 3.1, as `multipart/form-data` or
/// `application/x-www-form-urlencoded`.
fn is_one_click(body: &[u8]) -> bool {
    const FIELD: &[u8] = b"List-Unsubscribe";
    const VALUE: &[u8] = b"One-Click";
    body.windows(FIELD.len())
        .position(|window| window == FIELD)
        .is_some_and(|at| {
            let rest = &body[at + FIELD.len()..];
            rest.strip_prefix(b"=")
                .or(rest.strip_prefix(b"\"\r\n\r\n"))
                .is_some_and(|value| value.starts_with(VALUE))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(body: &str, expected: bool) {
        assert_eq!(is_one_click(body.as_bytes()), expected, "{body}");
    }

    #[test]
    fn one_click_comes_in_two_forms() {
        check("List-Unsubscribe=One-Click", true);
        check(
            "--x\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Click\r\n--x--\r\n",
            true,
        );
        check("", false);
        check("List-Unsubscribe=", false);
        check("list-unsubscribe: One-Click", false);
    }
}
