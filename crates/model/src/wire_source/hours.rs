//! When in the day a source is expected to speak.

use jiff::{SignedDuration, Timestamp};
use serde::Serialize;
use std::fmt;
use std::str::FromStr;

const DAY: i64 = 86_400;

/// A part of each day, in UTC, from one minute up to another; over midnight when it ends before it begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ActiveHours {
    from: i64,
    until: i64,
}

/// Text that names no part of a day.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is no part of a day; write for example 06:00-22:30, in UTC")]
pub struct BadHours(pub String);

impl FromStr for ActiveHours {
    type Err = BadHours;

    fn from_str(text: &str) -> Result<Self, BadHours> {
        let read = || {
            let (from, until) = text.split_once('-')?;
            let (from, until) = (second(from.trim())?, second(until.trim())?);
            (from % DAY != until % DAY).then_some(Self { from, until })
        };
        read().ok_or_else(|| BadHours(text.to_owned()))
    }
}

/// The second of the day of `06:00`; of `24:00` its last end.
fn second(text: &str) -> Option<i64> {
    let (hour, minute) = text.split_once(':')?;
    let figures = |part: &str| (part.len() == 2).then(|| part.parse::<u8>().ok()).flatten();
    let (hour, minute) = (i64::from(figures(hour)?), i64::from(figures(minute)?));
    let second = hour * 3600 + minute * 60;
    (minute < 60 && second <= DAY).then_some(second)
}

impl ActiveHours {
    fn since_start(self, now: Timestamp) -> i64 {
        (now.as_second() - self.from).rem_euclid(DAY)
    }

    /// Whether the source is expected to speak at `now`.
    pub fn contains(self, now: Timestamp) -> bool {
        self.since_start(now) < (self.until - self.from).rem_euclid(DAY)
    }

    /// How much of the time between two instants lies inside, in whole seconds; zero when the first is the later one.
    pub fn between(self, first: Timestamp, last: Timestamp) -> SignedDuration {
        let length = (self.until - self.from).rem_euclid(DAY);
        // Since some day long ago: whole days, and what there is of the one that has begun.
        let inside = |at: Timestamp| {
            let days = (at.as_second() - self.from).div_euclid(DAY);
            days * length + self.since_start(at).min(length)
        };
        SignedDuration::from_secs((inside(last) - inside(first)).max(0))
    }

    /// The first instant from `at` on that lies inside.
    pub fn first_inside(self, at: Timestamp) -> Timestamp {
        if self.contains(at) {
            return at;
        }
        let ahead = SignedDuration::from_secs(DAY - self.since_start(at));
        at.checked_add(ahead).unwrap_or(at)
    }
}

impl fmt::Display for ActiveHours {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let clock = |second: i64| format!("{:02}:{:02}", second / 3600, second / 60 % 60);
        write!(f, "{}-{}", clock(self.from), clock(self.until))
    }
}

impl Serialize for ActiveHours {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}
