//! When which readers get the letter of a date, and whether its time has come. Pure.

use archive::AudiencePart;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use model::{Schedule, SendTime, Zone};

/// From this lateness on a letter is left out: its news is old.
pub(crate) const TOO_LATE: SignedDuration = SignedDuration::from_hours(12);

/// When a part of the audience gets the letter of `date`; `None` when there is no letter on that day of the week.
///
/// Readers who chose their own clock get it at the letter's time on their wall, on that date there. The others get it
/// at the letter's time in the letter's zone, which is UTC unless a zone is named.
pub(crate) fn due_at(schedule: &Schedule, date: Date, part: &AudiencePart) -> Option<Timestamp> {
    match part.send_time {
        SendTime::Utc => schedule.on(date, &TimeZone::UTC),
        SendTime::Local => {
            let zone = TimeZone::get(&part.time_zone).unwrap_or(TimeZone::UTC);
            Schedule {
                zone: Zone::Reader,
                ..schedule.clone()
            }
            .on(date, &zone)
        }
    }
}

/// All instants at which somebody is due on `date`, earliest first. A letter without readers has its own time, so that
/// there is a web edition.
pub(crate) fn instants(schedule: &Schedule, date: Date, parts: &[AudiencePart]) -> Vec<Timestamp> {
    let mut all: Vec<Timestamp> = if parts.is_empty() {
        schedule.on(date, &TimeZone::UTC).into_iter().collect()
    } else {
        parts
            .iter()
            .filter_map(|part| due_at(schedule, date, part))
            .collect()
    };
    all.sort();
    all.dedup();
    all
}

/// What to do about a letter of a date whose stories are not fixed yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Moment {
    /// Its time has not come.
    Ahead,
    /// Its time has come.
    Now,
    /// Its time came and went while nobody looked.
    Missed,
}

/// Whether the time has come, when somebody looked last at `looked_at`.
///
/// The earliest reader's instant is the letter's. An instant that had passed when somebody looked, and did not fix the
/// letter, belongs to a reader who came, or moved to another zone, after it: it does not make everybody's letter early.
pub(crate) fn moment(instants: &[Timestamp], looked_at: Timestamp, now: Timestamp) -> Moment {
    let mut passed = instants
        .iter()
        .filter(|at| **at > looked_at && **at <= now)
        .peekable();
    if passed.peek().is_none() {
        return Moment::Ahead;
    }
    if passed.any(|at| now.duration_since(*at) < TOO_LATE) {
        return Moment::Now;
    }
    if instants.iter().any(|at| *at > now) {
        Moment::Ahead
    } else {
        Moment::Missed
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    fn part(send_time: SendTime, zone: &str) -> AudiencePart {
        AudiencePart {
            send_time,
            time_zone: zone.to_owned(),
        }
    }

    #[track_caller]
    fn check_due(part: &AudiencePart, date: &str, expected: &str) {
        assert_eq!(
            due_at(&Schedule::evening(), date.parse().unwrap(), part),
            Some(at(expected)),
            "{part:?}"
        );
    }

    #[test]
    fn readers_get_it_at_half_past_six_on_the_clock_they_chose() {
        check_due(
            &part(SendTime::Utc, "Pacific/Kiritimati"),
            "2026-11-24",
            "2026-11-24T18:30:00Z",
        );
        check_due(
            &part(SendTime::Local, "Pacific/Kiritimati"),
            "2026-11-24",
            "2026-11-24T04:30:00Z",
        );
        check_due(
            &part(SendTime::Local, "America/Los_Angeles"),
            "2026-11-24",
            "2026-11-25T02:30:00Z",
        );
        check_due(
            &part(SendTime::Local, "Nowhere/Atall"),
            "2026-11-24",
            "2026-11-24T18:30:00Z",
        );
        // Clocks go back on 1 November 2026 in Los Angeles and went forward on 29 March in Berlin.
        check_due(
            &part(SendTime::Local, "America/Los_Angeles"),
            "2026-10-31",
            "2026-11-01T01:30:00Z",
        );
        check_due(
            &part(SendTime::Local, "America/Los_Angeles"),
            "2026-11-01",
            "2026-11-02T02:30:00Z",
        );
        check_due(
            &part(SendTime::Local, "Europe/Berlin"),
            "2026-03-28",
            "2026-03-28T17:30:00Z",
        );
        check_due(
            &part(SendTime::Local, "Europe/Berlin"),
            "2026-03-29",
            "2026-03-29T16:30:00Z",
        );
    }

    #[track_caller]
    fn check_moment(instants: &[&str], looked_at: &str, now: &str, expected: Moment) {
        let instants: Vec<Timestamp> = instants
            .iter()
            .map(|text| at(&format!("2026-11-24T{text}:00Z")))
            .collect();
        assert_eq!(
            moment(&instants, at(looked_at), at(now)),
            expected,
            "{instants:?} at {now}"
        );
    }

    #[test]
    fn the_earliest_reader_decides_when_the_stories_are_fixed() {
        check_moment(
            &["04:30", "18:30"],
            "2026-11-24T04:29:00Z",
            "2026-11-24T04:29:59Z",
            Moment::Ahead,
        );
        check_moment(
            &["04:30", "18:30"],
            "2026-11-24T04:29:00Z",
            "2026-11-24T04:30:00Z",
            Moment::Now,
        );
        check_moment(
            &["18:30"],
            "2026-11-24T18:29:00Z",
            "2026-11-24T18:30:00Z",
            Moment::Now,
        );
    }

    #[test]
    fn a_reader_who_comes_after_his_own_evening_does_not_hurry_the_others() {
        check_moment(
            &["04:30", "18:30"],
            "2026-11-24T09:59:00Z",
            "2026-11-24T10:00:00Z",
            Moment::Ahead,
        );
        check_moment(
            &["04:30", "18:30"],
            "2026-11-24T18:29:00Z",
            "2026-11-24T18:30:00Z",
            Moment::Now,
        );
    }

    #[test]
    fn a_machine_that_stood_still_catches_up_but_brings_no_old_news() {
        check_moment(
            &["18:30"],
            "2026-11-24T17:00:00Z",
            "2026-11-25T06:29:59Z",
            Moment::Now,
        );
        check_moment(
            &["18:30"],
            "2026-11-24T17:00:00Z",
            "2026-11-25T06:30:00Z",
            Moment::Missed,
        );
        check_moment(
            &["02:00", "18:30"],
            "2026-11-24T01:00:00Z",
            "2026-11-24T15:00:00Z",
            Moment::Ahead,
        );
        check_moment(
            &["02:00", "13:00"],
            "2026-11-24T01:00:00Z",
            "2026-11-24T15:00:00Z",
            Moment::Now,
        );
    }
}
