//! Embargoes in words: what must not go out, and until when if that can be read beyond doubt.
//!
//! Older formats have no field for an embargo; it stands in a note for people. A note that speaks of one holds the item
//! back until a person has read it, unless it names one instant in a form that means one thing.

use super::months::{instant, month, time_of_day, year, zone};
use jiff::Timestamp;
use jiff::civil::{Date, Time};
use jiff::tz::{Offset, TimeZone};
use model::{Embargo, PubStatus, WireItem};

/// What some words say about an embargo.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Hold {
    /// Nothing.
    Free,
    /// There is one, and it ends at this instant.
    Until(Timestamp),
    /// There is one; when it ends is not said, or not so that a program may rely on it.
    Unread,
}

impl Hold {
    /// The stricter of both; two different ends are as good as none.
    pub(crate) fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Free, other) => other,
            (found, Self::Free) => found,
            (Self::Until(one), Self::Until(two)) if one == two => self,
            _ => Self::Unread,
        }
    }

    /// Puts the embargo on the item, unless it has a later one, or withholds it.
    pub(crate) fn apply(self, item: &mut WireItem) {
        match self {
            Self::Free => {}
            Self::Until(lifts_at) if item.embargo.is_some_and(|known| known.lifts_at() > lifts_at) => {}
            Self::Until(lifts_at) => item.embargo = Some(Embargo::until(lifts_at)),
            Self::Unread if item.pubstatus == PubStatus::Usable => item.pubstatus = PubStatus::Withheld,
            Self::Unread => {}
        }
    }
}

/// When and where a message was sent, for dates that leave out year and zone.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sent<'a> {
    /// When.
    pub(crate) at: Timestamp,
    /// The zone of the agency's wall.
    pub(crate) zone: &'a TimeZone,
}

/// Whether the words speak of an embargo.
pub(crate) fn mentions(words: &str) -> bool {
    let words = words.to_lowercase();
    words
        .split(|character: char| !character.is_alphanumeric())
        .any(|word| {
            ["sperrfrist", "embargo", "эмбарго"]
                .iter()
                .any(|known| word.starts_with(known))
        })
        || ["hold for release", "for release at", "حظر للنشر"]
            .iter()
            .any(|known| words.contains(known))
}

/// What the words say about an embargo. With `sent`, the form of dpa is read too: `Sperrfrist 9. Oktober 14.20 Uhr`.
pub(crate) fn hold(words: &str, sent: Option<Sent<'_>>) -> Hold {
    if !mentions(words) {
        return Hold::Free;
    }
    let words: Vec<&str> = words
        .split_whitespace()
        .map(|word| {
            word.trim_matches(|edge: char| matches!(edge, ',' | ';' | ':' | '(' | ')' | '[' | ']' | '"'))
        })
        .filter(|word| !word.is_empty())
        .collect();
    let mut ends: Vec<Timestamp> = (0..words.len())
        .filter_map(|at| {
            words[at]
                .trim_end_matches('.')
                .parse()
                .ok()
                .or_else(|| dated(&words, at))
                .or_else(|| sent.and_then(|sent| of_dpa(&words, at, sent)))
        })
        .collect();
    ends.dedup();
    match ends.as_slice() {
        [only] => Hold::Until(*only),
        _ => Hold::Unread,
    }
}

/// What running text says about an embargo in its first word; further on the word is news, not a condition.
pub(crate) fn hold_at_start(words: &str, sent: Option<Sent<'_>>) -> Hold {
    match words.split_whitespace().next() {
        Some(first) if mentions(first) => hold(words, sent),
        _ => Hold::Free,
    }
}

/// `24 November 2026 18:00 UTC`, `November 24, 2026, 18:00 UTC` or `24.11.2026 18.00 Uhr MEZ` from the word at `at`.
fn dated(words: &[&str], at: usize) -> Option<Timestamp> {
    let word = |more: usize| words.get(at + more).copied().unwrap_or_default();
    let numbers: Vec<&str> = word(0).split('.').collect();
    let (date, rest) = if let [day, month, written] = numbers.as_slice() {
        let date = Date::new(year(written)?, month.parse().ok()?, day.parse().ok()?).ok()?;
        (date, at + 1)
    } else if let Some(found) = month(word(1)) {
        (Date::new(year(word(2))?, found, day(word(0))?).ok()?, at + 3)
    } else {
        (
            Date::new(year(word(2))?, month(word(0))?, day(word(1))?).ok()?,
            at + 3,
        )
    };
    let (time, after) = clock(words, rest)?;
    let name = words.get(after)?.trim_end_matches('.');
    let offset = zone(name)?;
    let end = offset.to_timestamp(date.to_datetime(time)).ok()?;
    let is_summer = offset == Offset::constant(2) && matches!(name, "CEST" | "MESZ");
    // Summer time that is named in winter would end the embargo an hour early.
    (!is_summer || is_summer_in_europe(end)).then_some(end)
}

fn is_summer_in_europe(at: Timestamp) -> bool {
    TimeZone::get("Europe/Berlin").is_ok_and(|berlin| berlin.to_offset(at) == Offset::constant(2))
}

/// The time of day, and where the words go on behind it.
fn clock(words: &[&str], mut at: usize) -> Option<(Time, usize)> {
    while matches!(*words.get(at)?, "at" | "um" | "à" | "a" | "-" | "–") {
        at += 1;
    }
    let time = time_of_day(words[at].trim_end_matches(':'))?;
    let is_followed = words
        .get(at + 1)
        .is_some_and(|word| matches!(*word, "Uhr" | "h" | "heures"));
    Some((time, at + 1 + usize::from(is_followed)))
}

fn day(written: &str) -> Option<i8> {
    let number = written.trim_end_matches(|end: char| end == '.' || end.is_ascii_alphabetic());
    (number.len() <= 2).then(|| number.parse().ok()).flatten()
}

/// `Sperrfrist 9. Oktober 14.20 Uhr`: the year is the one that lies nearest behind the sending.
fn of_dpa(words: &[&str], at: usize, sent: Sent<'_>) -> Option<Timestamp> {
    const DAYS_BEFORE: i64 = 2;
    const DAYS_AFTER: i64 = 180;
    if !words[at].eq_ignore_ascii_case("Sperrfrist")
        || words.get(at + 4).map(|word| word.trim_end_matches('.')) != Some("Uhr")
    {
        return None;
    }
    let (day, month) = (day(words[at + 1])?, month(words[at + 2])?);
    let time = time_of_day(words[at + 3])?;
    let this_year = sent.zone.to_datetime(sent.at).year();
    let mut candidates = (this_year - 1..=this_year + 1)
        .filter_map(|year| instant(Date::new(year, month, day).ok()?, time, sent.zone))
        .filter(|end| {
            let seconds = end.as_second() - sent.at.as_second();
            (-DAYS_BEFORE * 86_400..=DAYS_AFTER * 86_400).contains(&seconds)
        });
    let only = candidates.next()?;
    candidates.next().is_none().then_some(only)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn until(instant: &str) -> Hold {
        Hold::Until(instant.parse().unwrap())
    }

    #[track_caller]
    fn check(words: &str, expected: Hold) {
        assert_eq!(hold(words, None), expected, "{words}");
    }

    #[test]
    fn an_embargo_that_names_one_instant_ends_at_it() {
        check("EMBARGO 2026-11-24T18:00:00Z", until("2026-11-24T18:00:00Z"));
        check(
            "Embargoed until 24 November 2026 18:00 UTC.",
            until("2026-11-24T18:00:00Z"),
        );
        check(
            "EMBARGOED: November 24th, 2026, at 18:00 GMT",
            until("2026-11-24T18:00:00Z"),
        );
        check(
            "Sous embargo jusqu'au 24 novembre 2026 à 18h00 UTC+01:00",
            until("2026-11-24T17:00:00Z"),
        );
        check(
            "[Sperrfrist: 24.11.2026, 18.00 Uhr MEZ] Rede",
            until("2026-11-24T17:00:00Z"),
        );
        check(
            "Sperrfrist 24. Juli 2026 18.00 Uhr MESZ",
            until("2026-07-24T16:00:00Z"),
        );
    }

    #[test]
    fn an_embargo_that_leaves_a_doubt_holds_back() {
        for words in [
            "EMBARGO",
            "Embargo lifted",
            "embargoed until tonight",
            "EMBARGO 24 November 2026",
            "EMBARGO 24 November 2026 18:00",
            "EMBARGO 24 November 2026 18:00 EST",
            "EMBARGO 11/24/2026 18:00 UTC",
            "Sperrfrist 24. November 2026 18.00 Uhr MESZ",
            "Sperrfrist heute 18.00 Uhr",
            "Sperrfrist 24. November 18.00 Uhr",
            "EMBARGO 2026-11-24T18:00:00Z, for radio 2026-11-24T17:00:00Z",
            "HOLD FOR RELEASE Sunday",
        ] {
            check(words, Hold::Unread);
        }
        check("Ölembargo beschlossen am 24 November 2026 18:00 UTC", Hold::Free);
        check("For released prisoners", Hold::Free);
    }

    #[test]
    fn the_form_of_dpa_takes_its_year_from_the_sending() {
        let berlin = TimeZone::get("Europe/Berlin").unwrap();
        let sent = |at: &str| Sent {
            at: at.parse().unwrap(),
            zone: &berlin,
        };
        let words = "KORR-Bericht Sperrfrist 9. Januar 14.20 Uhr - Bitte beachten";
        assert_eq!(
            hold(words, Some(sent("2026-12-30T09:00:00Z"))),
            until("2027-01-09T13:20:00Z")
        );
        assert_eq!(
            hold(words, Some(sent("2027-01-09T12:00:00Z"))),
            until("2027-01-09T13:20:00Z")
        );
        assert_eq!(hold(words, Some(sent("2026-06-01T09:00:00Z"))), Hold::Unread);
        // The hour that an October night has twice: the later one.
        assert_eq!(
            hold(
                "Sperrfrist 25. Oktober 02.30 Uhr",
                Some(sent("2026-10-24T09:00:00Z"))
            ),
            until("2026-10-25T01:30:00Z")
        );
    }

    #[test]
    fn two_notes_have_to_agree() {
        let (one, two) = (until("2026-11-24T18:00:00Z"), until("2026-11-24T19:00:00Z"));
        assert_eq!(one.and(one), one);
        assert_eq!(one.and(two), Hold::Unread);
        assert_eq!(Hold::Free.and(one), one);
        assert_eq!(one.and(Hold::Unread), Hold::Unread);
    }
}
