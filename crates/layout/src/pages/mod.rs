//! One file a kind of page: what its template is given.

mod article;
mod card;
mod corrections;
mod frame;
mod front;
mod letter;
mod notice;
mod section;

pub(crate) use article::{article, preview};
pub(crate) use corrections::{corrections, kind_key};
pub use front::FRONT_TOP;
pub(crate) use front::front;
pub(crate) use letter::letter;
pub(crate) use notice::{languages, not_found, problem, withdrawn};
pub(crate) use section::section;

use crate::{Dates, escape};
use jiff::Timestamp;
use jiff::tz::TimeZone;

/// The time of the evening letter on pages, in UTC.
pub(crate) const LETTER_TIME: &str = "18:30";

/// An instant for machines, to the second (RFC 3339).
pub(crate) fn iso(at: Timestamp) -> String {
    TimeZone::UTC
        .to_datetime(at)
        .strftime("%Y-%m-%dT%H:%M:%SZ")
        .to_string()
}

/// Day and time of an instant as an element. The time keeps its own direction.
pub(crate) fn moment_html(dates: &Dates, at: Timestamp) -> String {
    let comma = dates.comma();
    let (day, time) = (escape(&dates.long(at)), dates.time_utc(at));
    format!(
        "<time datetime=\"{}\">{day}{comma}<bdi>{time}</bdi></time>",
        iso(at)
    )
}

/// A stretch of text about an instant as an element.
pub(crate) fn time_html(at: Timestamp, text: &str) -> String {
    format!("<time datetime=\"{}\">{}</time>", iso(at), escape(text))
}
