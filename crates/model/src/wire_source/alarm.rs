//! When a source is an alarm, and in which words.

use super::{SourceRules, SourceState};
use jiff::{SignedDuration, Timestamp};
use serde::Serialize;

/// So many known items without a new one between them are no coincidence.
pub const REPEATS_MAX: u64 = 1_000;

/// What is wrong with a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum SourceAlarm {
    /// It cannot be reached, or what it sends cannot be read.
    Failures,
    /// It sends what it has sent before, again and again.
    Repeats,
    /// Nothing new has come for too long.
    Silence,
}

/// An alarm that begins or ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AlarmChange {
    /// It was well, or something else was wrong.
    Began(SourceAlarm),
    /// It is well again.
    Ended(SourceAlarm),
}

impl SourceAlarm {
    /// Every one.
    pub const ALL: [Self; 3] = [Self::Failures, Self::Repeats, Self::Silence];

    /// Its name in the database, in metrics and in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Failures => "failures",
            Self::Repeats => "repeats",
            Self::Silence => "silence",
        }
    }

    /// What is wrong with this source, since when, and what to do.
    pub fn says(self, source: &str, state: &SourceState) -> String {
        let since = |at: Option<Timestamp>| {
            at.map_or_else(
                || format!("since it was set up at {}", short(state.known_since)),
                |at| format!("since {}", short(at)),
            )
        };
        match self {
            Self::Failures => format!(
                "the source “{source}” failed {} times in a row: {}. `vesper wire test {source}` looks at it step by step",
                state.failures, state.error
            ),
            Self::Repeats => format!(
                "the source “{source}” sends what is known again: {} items without a new one {}. Nothing was taken in \
                 twice; ask the agency whether it replays its archive",
                state.repeats,
                since(state.item_at)
            ),
            Self::Silence => format!(
                "the source “{source}” is silent: nothing new {}. `vesper wire test {source}` says whether it answers; if it \
                 does, ask the agency",
                since(state.item_at)
            ),
        }
    }
}

fn short(at: Timestamp) -> String {
    at.strftime("%Y-%m-%d %H:%M UTC").to_string()
}

impl SourceState {
    /// What is wrong with the source at `now`.
    pub fn wrong(&self, rules: &SourceRules, now: Timestamp) -> Option<SourceAlarm> {
        if self.failures >= rules.failures.max(1) {
            Some(SourceAlarm::Failures)
        } else if self.repeats >= REPEATS_MAX {
            Some(SourceAlarm::Repeats)
        } else if self.is_silent(rules, now) {
            Some(SourceAlarm::Silence)
        } else {
            None
        }
    }

    /// Silence counts from the last new item, but not through hours in which nothing is expected; once it is an alarm,
    /// only an item ends it.
    fn is_silent(&self, rules: &SourceRules, now: Timestamp) -> bool {
        let Some(patience) = rules.silence else {
            return false;
        };
        let last = self.item_at.unwrap_or(self.known_since);
        if self.alarm == Some(SourceAlarm::Silence) {
            return self.alarm_since.is_none_or(|since| last <= since);
        }
        let silent = match &rules.hours {
            Some(hours) if !hours.contains(now) => return false,
            Some(hours) => hours.between(last, now),
            None => now.duration_since(last),
        };
        silent >= patience.max(SignedDuration::from_secs(1))
    }

    /// Begins and ends the alarm.
    #[must_use]
    pub fn judged(mut self, rules: &SourceRules, now: Timestamp) -> (Self, Option<AlarmChange>) {
        let wrong = self.wrong(rules, now);
        let change = match (self.alarm, wrong) {
            (before, after) if before == after => return (self, None),
            (_, Some(alarm)) => AlarmChange::Began(alarm),
            (Some(alarm), None) => AlarmChange::Ended(alarm),
            (None, None) => return (self, None),
        };
        self.alarm = wrong;
        self.alarm_since = wrong.map(|_| now);
        (self, Some(change))
    }
}
