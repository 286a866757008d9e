//! Dates of the older formats: ISO 8601, basic or extended, with or without a time, with or without an offset.

use crate::SetAside;
use crate::text::clip;
use jiff::Timestamp;
use jiff::civil::{Date, DateTime, Time};
use jiff::tz::{TimeZone, offset};

/// A date as it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Written {
    /// With an offset from UTC.
    Instant(Timestamp),
    /// By the clock of a place that the document does not name.
    Local(DateTime),
}

impl Written {
    /// The instant; a local time counts as UTC, which is off by 14 hours at most.
    pub(super) fn instant(self) -> Option<Timestamp> {
        match self {
            Self::Instant(instant) => Some(instant),
            Self::Local(local) => TimeZone::UTC.to_timestamp(local).ok(),
        }
    }

    /// The instant at which the time has come for certain: a local time has come everywhere when it has come at
    /// UTC−12. Nothing leaves too early because an agency does not say where its clock hangs.
    pub(super) fn everywhere(self) -> Option<Timestamp> {
        match self {
            Self::Instant(instant) => Some(instant),
            Self::Local(local) => TimeZone::fixed(offset(-12)).to_timestamp(local).ok(),
        }
    }
}

/// The date in an element's text or attribute; `None` when it is empty.
///
/// # Errors
///
/// It is no date; the reason names `field`.
pub(super) fn read(field: impl std::fmt::Display, written: &str) -> Result<Option<Written>, SetAside> {
    let written = written.trim();
    if written.is_empty() {
        return Ok(None);
    }
    let found = written
        .parse::<Timestamp>()
        .map(Written::Instant)
        .or_else(|_| written.parse::<DateTime>().map(Written::Local))
        .or_else(|_| {
            let date: Date = written.parse()?;
            Ok::<_, jiff::Error>(Written::Local(date.to_datetime(Time::midnight())))
        });
    found.map(Some).map_err(|_| {
        SetAside::field(
            field.to_string(),
            format!("“{}” is not an ISO 8601 date", clip(written, 60)),
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(written: &str, instant: &str, everywhere: &str) {
        let found = read("date.release", written).unwrap().unwrap();
        assert_eq!(found.instant(), Some(instant.parse().unwrap()), "{written}");
        assert_eq!(found.everywhere(), Some(everywhere.parse().unwrap()), "{written}");
    }

    #[test]
    fn both_ways_of_iso_8601_are_read_and_a_local_time_has_come_when_it_has_come_everywhere() {
        for with_offset in [
            "20260301T183000+0200",
            "2026-03-01T18:30:00+02:00",
            "20260301T163000Z",
            " 2026-03-01T16:30:00Z\n",
        ] {
            check(with_offset, "2026-03-01T16:30:00Z", "2026-03-01T16:30:00Z");
        }
        check("20260301T183000", "2026-03-01T18:30:00Z", "2026-03-02T06:30:00Z");
        check("2026-03-01", "2026-03-01T00:00:00Z", "2026-03-01T12:00:00Z");
        check("20260301", "2026-03-01T00:00:00Z", "2026-03-01T12:00:00Z");
    }

    #[test]
    fn what_is_no_date_is_refused_by_the_name_of_its_element() {
        assert_eq!(read("date.issue", " "), Ok(None));
        for written in ["tomorrow", "2026", "20261301", "2026-03-01T99:00:00"] {
            let set_aside = read("date.release", written).unwrap_err();
            assert_eq!(
                set_aside.reason,
                format!("date.release: “{written}” is not an ISO 8601 date")
            );
        }
    }
}
