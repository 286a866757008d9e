//! Dates as agencies write them, read to the side that allows less.

use jiff::civil::{Date, DateTime, Time};
use jiff::tz::Offset;
use jiff::{Span, Timestamp};

const MONTHS: [[&str; 3]; 12] = [
    ["january", "januar", "janvier"],
    ["february", "februar", "février"],
    ["march", "märz", "mars"],
    ["april", "april", "avril"],
    ["may", "mai", "mai"],
    ["june", "juni", "juin"],
    ["july", "juli", "juillet"],
    ["august", "august", "août"],
    ["september", "september", "septembre"],
    ["october", "oktober", "octobre"],
    ["november", "november", "novembre"],
    ["december", "dezember", "décembre"],
];

/// A moment as it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Written {
    /// With its offset from UTC.
    Instant(Timestamp),
    /// A time of day without an offset.
    Local(DateTime),
    /// A day.
    Day(Date),
}

impl Written {
    /// The first instant at which it is that moment anywhere on earth (UTC+14); `days` later.
    pub(super) fn first(self, days: i64) -> Option<Timestamp> {
        let at = match self {
            Self::Instant(at) => return Some(at),
            Self::Local(at) => at,
            Self::Day(day) => day
                .checked_add(Span::new().days(days))
                .ok()?
                .to_datetime(Time::midnight()),
        };
        Offset::constant(14).to_timestamp(at).ok()
    }

    /// The instant from which on it is that moment everywhere on earth (UTC−12).
    pub(super) fn everywhere(self) -> Option<Timestamp> {
        let at = match self {
            Self::Instant(at) => return Some(at),
            Self::Local(at) => at,
            Self::Day(day) => day.to_datetime(Time::midnight()),
        };
        Offset::constant(-12).to_timestamp(at).ok()
    }
}

/// Reads RFC 3339 and ISO 8601, `24.11.2026`, `24 November 2026`, `November 24, 2026` and their like in German and French.
/// `11/24/2026` means two days and is not read. `words` are in lower case.
pub(super) fn read(words: &str) -> Option<Written> {
    let words = words.trim().trim_end_matches([',', '.']);
    let iso = words.to_uppercase();
    if let Ok(at) = iso.parse::<Timestamp>() {
        return Some(Written::Instant(at));
    }
    if !words.contains('/') {
        // NITF's `norm` and NewsML's compact form: 20261124T180000+0100.
        for format in ["%Y%m%dT%H%M%S%z", "%Y%m%dT%H%M%SZ", "%Y-%m-%dT%H:%M:%S%z"] {
            let is_utc = format.ends_with('Z');
            if is_utc {
                if let Ok(at) = DateTime::strptime(format, &iso) {
                    return Offset::UTC.to_timestamp(at).ok().map(Written::Instant);
                }
            } else if let Ok(at) = Timestamp::strptime(format, &iso) {
                return Some(Written::Instant(at));
            }
        }
        for format in [
            "%Y%m%dT%H%M%S",
            "%Y-%m-%dT%H:%M:%S",
            "%Y-%m-%dT%H:%M",
            "%d.%m.%Y, %H:%M UHR",
            "%d.%m.%Y %H:%M UHR",
        ] {
            if let Ok(at) = DateTime::strptime(format, &iso) {
                return Some(Written::Local(at));
            }
        }
    }
    for format in ["%Y-%m-%d", "%Y%m%d", "%d.%m.%Y", "%d. %m. %Y"] {
        if let Ok(day) = Date::strptime(format, &iso) {
            return Some(Written::Day(day));
        }
    }
    in_words(words).map(Written::Day)
}

fn in_words(words: &str) -> Option<Date> {
    let parts: Vec<&str> = words
        .split([' ', ','])
        .map(|part| part.trim_end_matches('.'))
        .filter(|part| !part.is_empty())
        .collect();
    let month = |name: &str| {
        MONTHS
            .iter()
            .zip(1_i8..)
            .find(|(names, _)| names.contains(&name))
            .map(|(_, number)| number)
    };
    let day = |text: &str| -> Option<i8> {
        let digits = text.trim_end_matches(char::is_alphabetic);
        (text.len() - digits.len() <= 2).then_some(digits)?.parse().ok()
    };
    let [one, two, year] = parts.as_slice() else {
        return None;
    };
    let year: i16 = (year.len() == 4).then_some(year)?.parse().ok()?;
    let (day, month) = match (month(one), month(two)) {
        (Some(month), None) => (day(two)?, month),
        (None, Some(month)) => (day(one)?, month),
        _ => return None,
    };
    Date::new(year, month, day).ok()
}
