//! Confirming the address.

use super::desk::Purpose;
use super::room::{LetterRoom, token};
use crate::house::preferred;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, Request, State};
use axum::response::Response;
use edge::NullOrigin;
use http::{HeaderMap, StatusCode};
use layout::LetterPage;
use std::sync::Arc;

type TokenPath = Result<Path<String>, PathRejection>;

/// `GET /letter/confirm/{token}`: the page with the button.
pub(super) async fn get(
    State(room): State<Arc<LetterRoom>>,
    path: TokenPath,
    headers: HeaderMap,
) -> Response {
    let page = async {
        let token = token(path)?;
        let reader = room.ask(room.desk.look(Purpose::Confirm, &token)).await?;
        Ok((
            reader.lang,
            LetterPage::Confirm {
                token,
                address: reader.address,
            },
        ))
    };
    room.answer(&headers, page.await)
}

/// `POST /letter/confirm/{token}`: the button was pressed.
pub(super) async fn post(State(room): State<Arc<LetterRoom>>, path: TokenPath, request: Request) -> Response {
    let headers = request.headers();
    if room.refuse_other_sites(headers, NullOrigin::Allowed).is_err() {
        return room.bad_form(preferred(&room.layout, headers), StatusCode::FORBIDDEN);
    }
    let page = async {
        let token = token(path)?;
        let reader = room.ask(room.desk.confirm(&token, "/letter/confirm")).await?;
        Ok((
            reader.lang,
            LetterPage::Confirmed {
                token: reader.preferences_token,
            },
        ))
    };
    room.answer(headers, page.await)
}
