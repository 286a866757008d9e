//! When something regular happens: “each evening at 18:30 UTC”, “at 18:30 in the reader's own zone”.

use jiff::civil::{Date, Time, Weekday};
use jiff::tz::TimeZone;
use jiff::{Span, Timestamp};
use serde::{Deserialize, Serialize};

/// Whose clock a schedule goes by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Zone {
    /// Coordinated universal time.
    Utc,
    /// A zone of the IANA database, for example `Europe/Berlin`.
    Named(String),
    /// The zone that each reader has chosen.
    Reader,
}

/// Days of the week, as a set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Days(u8);

impl Days {
    /// Monday to Sunday.
    pub const ALL: Self = Self(0b111_1111);

    /// The days named.
    pub fn of(days: impl IntoIterator<Item = Weekday>) -> Self {
        Self(days.into_iter().fold(0, |bits, day| bits | Self::bit(day)))
    }

    fn bit(day: Weekday) -> u8 {
        1 << day.to_monday_zero_offset()
    }

    /// Whether the day is one of them.
    pub fn contains(self, day: Weekday) -> bool {
        self.0 & Self::bit(day) != 0
    }
}

/// A time of day on some days of the week.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Schedule {
    /// Wall-clock time, to the minute.
    pub time: Time,
    /// Whose wall.
    pub zone: Zone,
    /// On which days.
    pub days: Days,
}

impl Schedule {
    /// Each evening at 18:30 UTC.
    pub fn evening() -> Self {
        Self {
            time: Time::constant(18, 30, 0, 0),
            zone: Zone::Utc,
            days: Days::ALL,
        }
    }

    /// The zone it goes by for a reader who lives in `reader`. A name that the database does not know counts as UTC.
    pub fn zone_for(&self, reader: &TimeZone) -> TimeZone {
        match &self.zone {
            Zone::Utc => TimeZone::UTC,
            Zone::Named(name) => TimeZone::get(name).unwrap_or(TimeZone::UTC),
            Zone::Reader => reader.clone(),
        }
    }

    /// The instant at which it fires on `date`, the date of the wall it goes by; `None` on other days of the week.
    ///
    /// A time that daylight saving skips fires as much later as the clock jumps; one that comes twice fires the first
    /// time (RFC 5545 section 3.3.5). So it fires exactly once on each of its dates. A date that a zone leaves out
    /// whole, as Samoa did with 30 December 2011, falls on the instant that its midnight would have had.
    pub fn on(&self, date: Date, reader: &TimeZone) -> Option<Timestamp> {
        if !self.days.contains(date.weekday()) {
            return None;
        }
        self.zone_for(reader)
            .to_ambiguous_timestamp(date.to_datetime(self.time))
            .compatible()
            .ok()
    }

    /// The first instant after `now` at which it fires, and the date it fires for.
    pub fn next_after(&self, now: Timestamp, reader: &TimeZone) -> Option<(Date, Timestamp)> {
        let today = self.zone_for(reader).to_datetime(now).date();
        (-1..=8).find_map(|days| {
            let date = today.checked_add(Span::new().days(days)).ok()?;
            let at = self.on(date, reader)?;
            (at > now).then_some((date, at))
        })
    }

    /// The last instant up to `now` at which it fired, and the date it fired for.
    pub fn last_until(&self, now: Timestamp, reader: &TimeZone) -> Option<(Date, Timestamp)> {
        let today = self.zone_for(reader).to_datetime(now).date();
        (-1..=8).find_map(|days| {
            let date = today.checked_sub(Span::new().days(days)).ok()?;
            let at = self.on(date, reader)?;
            (at <= now).then_some((date, at))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::tz;

    #[track_caller]
    fn check(zone: Zone, reader: &str, date: &str, fires: &str) {
        let schedule = Schedule {
            zone,
            ..Schedule::evening()
        };
        let at = schedule
            .on(date.parse().unwrap(), &TimeZone::get(reader).unwrap())
            .unwrap();
        assert_eq!(at, fires.parse().unwrap());
    }

    #[test]
    fn the_readers_evening_follows_the_readers_clock() {
        check(Zone::Utc, "Europe/Berlin", "2026-07-01", "2026-07-01T18:30:00Z");
        check(
            Zone::Reader,
            "Europe/Berlin",
            "2026-07-01",
            "2026-07-01T16:30:00Z",
        );
        check(
            Zone::Reader,
            "Europe/Berlin",
            "2026-12-01",
            "2026-12-01T17:30:00Z",
        );
        check(
            Zone::Reader,
            "Pacific/Kiritimati",
            "2026-12-01",
            "2026-12-01T04:30:00Z",
        );
        check(
            Zone::Named("Asia/Kolkata".into()),
            "UTC",
            "2026-12-01",
            "2026-12-01T13:00:00Z",
        );
    }

    #[test]
    fn a_time_that_is_skipped_or_comes_twice_fires_once() {
        let night = Schedule {
            time: Time::constant(2, 30, 0, 0),
            zone: Zone::Reader,
            days: Days::ALL,
        };
        let berlin = TimeZone::get("Europe/Berlin").unwrap();
        let skipped = night.on("2026-03-29".parse().unwrap(), &berlin).unwrap();
        assert_eq!(skipped, "2026-03-29T01:30:00Z".parse().unwrap());
        let twice = night.on("2026-10-25".parse().unwrap(), &berlin).unwrap();
        assert_eq!(twice, "2026-10-25T00:30:00Z".parse().unwrap());
    }

    #[test]
    fn days_that_are_not_chosen_are_left_out() {
        let sundays = Schedule {
            days: Days::of([Weekday::Sunday]),
            ..Schedule::evening()
        };
        let now = "2026-11-24T12:00:00Z".parse().unwrap();
        let (date, _) = sundays.next_after(now, &TimeZone::UTC).unwrap();
        assert_eq!(date, "2026-11-29".parse().unwrap());
        let (date, _) = sundays.last_until(now, &TimeZone::UTC).unwrap();
        assert_eq!(date, "2026-11-22".parse().unwrap());
    }

    /// Over ten years, in every zone of the IANA database, 18:30 comes exactly once an evening.
    #[test]
    fn an_evening_comes_once_a_day_in_every_zone_for_ten_years() {
        let schedule = Schedule {
            zone: Zone::Reader,
            ..Schedule::evening()
        };
        let start: Timestamp = "2026-01-01T00:00:00Z".parse().unwrap();
        let mut zones = 0;
        for name in tz::db().available() {
            let Ok(zone) = TimeZone::get(name.as_str()) else {
                continue;
            };
            zones += 1;
            let (mut date, mut at) = schedule.next_after(start, &zone).unwrap();
            for _ in 0..3652 {
                let (next_date, next_at) = schedule.next_after(at, &zone).unwrap();
                assert_eq!(next_date, date.tomorrow().unwrap(), "{name:?} after {date}");
                assert!(next_at > at);
                assert_eq!(schedule.last_until(next_at, &zone), Some((next_date, next_at)));
                (date, at) = (next_date, next_at);
            }
        }
        assert!(zones > 400, "only {zones} zones were tried");
    }
}
