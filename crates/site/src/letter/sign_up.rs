//! Asking for the letter.

use super::desk::{LetterError, SignUpForm};
use super::form::Form;
use super::room::LetterRoom;
use super::zones::zones;
use crate::{notice, path};
use axum::Extension;
use axum::extract::{Request, State};
use axum::response::Response;
use edge::{ClientAddress, NullOrigin};
use http::StatusCode;
use layout::LetterPage;
use model::EmailAddress;
use std::sync::Arc;

/// The longest address that is shown again, in characters.
const SHOWN: usize = 254;

/// `POST /{lang}/letter`: the same page whether or not the address is known.
pub(super) async fn post(
    State(room): State<Arc<LetterRoom>>,
    Extension(client): Extension<ClientAddress>,
    request: Request,
) -> Response {
    let Some(lang) = path::lang(request.uri().path(), &room.layout.newsroom().languages) else {
        return notice::not_found(
            &room.layout,
            crate::house::preferred(&room.layout, request.headers()),
        );
    };
    if room
        .refuse_other_sites(request.headers(), NullOrigin::Refused)
        .is_err()
    {
        return room.bad_form(lang, StatusCode::FORBIDDEN);
    }
    if let Err(refused) = room.limiter.check(client.into()) {
        return room.too_many(lang, refused);
    }
    let form = match Form::read(request, room.settings.form_bytes_max, room.settings.form_patience).await {
        Ok(form) => form,
        Err(status) => return room.bad_form(lang, status),
    };
    let Some((send_time, zone)) = form.send_time() else {
        return room.bad_form(lang, StatusCode::BAD_REQUEST);
    };
    let address: String = form.text("email").chars().take(SHOWN).collect();
    // People do not see this field; a program that fills it in is told what people are told.
    let is_program = !form.text("website").is_empty();
    let sign_up = SignUpForm {
        lang,
        address,
        send_time,
        zone,
        page: format!("/{lang}/letter"),
    };
    let answer = if sign_up.address.parse::<EmailAddress>().is_err() {
        Err(LetterError::InvalidAddress)
    } else if is_program {
        Ok(())
    } else {
        room.ask(room.desk.sign_up(sign_up.clone())).await
    };
    let SignUpForm {
        address,
        send_time,
        zone,
        ..
    } = sign_up;
    match answer {
        Ok(()) => room.page(lang, StatusCode::OK, &LetterPage::CheckInbox { address }),
        Err(LetterError::InvalidAddress) => {
            let form = LetterPage::SignUp {
                address,
                address_invalid: true,
                send_time,
                time_zone: zone,
                zones: zones(),
            };
            room.page(lang, StatusCode::UNPROCESSABLE_ENTITY, &form)
        }
        Err(error) => room.refuse(lang, error),
    }
}
