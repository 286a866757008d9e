//! The letter's language and time, and the way back for those who left by mistake.

use super::desk::Reader;
use super::form::Form;
use super::room::{LetterRoom, token};
use super::zones::zones;
use crate::house::preferred;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, Request, State};
use axum::response::Response;
use edge::NullOrigin;
use http::{HeaderMap, StatusCode};
use layout::LetterPage;
use model::Lang;
use std::sync::Arc;

type TokenPath = Result<Path<String>, PathRejection>;

/// `GET /letter/preferences/{token}`
pub(super) async fn get(
    State(room): State<Arc<LetterRoom>>,
    path: TokenPath,
    headers: HeaderMap,
) -> Response {
    let page = async {
        let token = token(path)?;
        room.ask(room.desk.preferences(&token))
            .await
            .map(|reader| shown(reader, false))
    };
    room.answer(&headers, page.await)
}

/// `POST /letter/preferences/{token}`: saves, or with `return=1` brings the reader back.
pub(super) async fn post(State(room): State<Arc<LetterRoom>>, path: TokenPath, request: Request) -> Response {
    let headers = request.headers().clone();
    let lang = preferred(&room.layout, &headers);
    if room.refuse_other_sites(&headers, NullOrigin::Allowed).is_err() {
        return room.bad_form(lang, StatusCode::FORBIDDEN);
    }
    let form = match Form::read(request, room.settings.form_bytes_max, room.settings.form_patience).await {
        Ok(form) => form,
        Err(status) => return room.bad_form(lang, status),
    };
    let token = match token(path) {
        Ok(token) => token,
        Err(error) => return room.refuse(lang, error),
    };
    let reader = if form.text("return") == "1" {
        room.ask(room.desk.bring_back(&token, "/letter/preferences"))
            .await
    } else {
        let Some((send_time, zone)) = form.send_time() else {
            return room.bad_form(lang, StatusCode::BAD_REQUEST);
        };
        let newsroom = room.layout.newsroom();
        let Some(chosen) = form
            .text("lang")
            .parse()
            .ok()
            .filter(|lang: &Lang| newsroom.publishes_in(*lang))
        else {
            return room.bad_form(lang, StatusCode::BAD_REQUEST);
        };
        room.ask(room.desk.set_preferences(&token, chosen, send_time, &zone))
            .await
    };
    room.answer(&headers, reader.map(|reader| shown(reader, true)))
}

fn shown(reader: Reader, saved: bool) -> (Lang, LetterPage) {
    let lang = reader.lang;
    let page = LetterPage::Preferences {
        token: reader.preferences_token,
        address: reader.address,
        since: reader.since,
        lang,
        send_time: reader.send_time,
        time_zone: reader.time_zone,
        zones: zones(),
        saved,
    };
    (lang, page)
}
