//! A form as browsers send it.

use super::zones::is_zone;
use axum::extract::Request;
use edge::read_body;
use http::{StatusCode, header};
use model::SendTime;
use std::time::Duration;

/// The fields, as typed.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Form(Vec<(String, String)>);

impl Form {
    /// Reads a form; the error is the status that says what is wrong with it.
    pub(super) async fn read(request: Request, max: usize, patience: Duration) -> Result<Self, StatusCode> {
        let kind = request
            .headers()
            .get(header::CONTENT_TYPE)
            .and_then(|kind| kind.to_str().ok())
            .unwrap_or_default();
        let essence = kind.split(';').next().unwrap_or_default().trim();
        if !essence.eq_ignore_ascii_case("application/x-www-form-urlencoded") {
            return Err(StatusCode::BAD_REQUEST);
        }
        let body = read_body(request.into_body(), max, patience)
            .await
            .map_err(|error| error.status())?;
        Ok(Self::parse(&body))
    }

    fn parse(body: &[u8]) -> Self {
        Self(url::form_urlencoded::parse(body).into_owned().collect())
    }

    /// The first field of this name, without spaces around it; empty when there is none.
    pub(super) fn text(&self, name: &str) -> &str {
        self.0
            .iter()
            .find(|(field, _)| field == name)
            .map_or("", |(_, value)| value.trim())
    }

    /// By whose clock, and the zone. None when the form says something that ours never does.
    pub(super) fn send_time(&self) -> Option<(SendTime, String)> {
        let send_time = match self.text("time") {
            "" | "utc" => SendTime::Utc,
            "local" => SendTime::Local,
            _ => return None,
        };
        let zone = match self.text("zone") {
            "" => "UTC",
            zone => zone,
        };
        is_zone(zone).then(|| (send_time, zone.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(body: &str, expected: Option<(SendTime, &str)>) {
        let expected = expected.map(|(send_time, zone)| (send_time, zone.to_owned()));
        assert_eq!(Form::parse(body.as_bytes()).send_time(), expected, "{body}");
    }

    #[test]
    fn a_reader_chooses_a_clock() {
        check("", Some((SendTime::Utc, "UTC")));
        check(
            "time=local&zone=Europe%2FBerlin",
            Some((SendTime::Local, "Europe/Berlin")),
        );
        check(
            "time=utc&zone=Asia/Kolkata",
            Some((SendTime::Utc, "Asia/Kolkata")),
        );
        check("time=never", None);
        check("time=local&zone=Europe/Nowhere", None);
    }

    #[test]
    fn fields_are_read_as_they_were_typed() {
        let form = Form::parse("email=+a%2Bb@ex%C3%A4mple.org+&email=second&%ff=%ff&&==".as_bytes());
        assert_eq!(form.text("email"), "a+b@exämple.org");
        assert_eq!(form.text("website"), "");
    }
}
