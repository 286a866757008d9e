//! What a newsroom expects of a source of wire copy, what is known of one, and when it is an alarm.

mod alarm;
mod hours;
mod pace;

pub use alarm::{AlarmChange, REPEATS_MAX, SourceAlarm};
pub use hours::{ActiveHours, BadHours};
pub use pace::{PAUSE_MAX, RETRY_AFTER_MAX, source_pause};

use crate::{ContentHash, RetryAfter};
use jiff::{SignedDuration, Timestamp};
use serde::Serialize;

/// What the newsroom expects.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SourceRules {
    /// How often it is looked at.
    pub every: SignedDuration,
    /// After how long without a new item it is an alarm; without, never.
    pub silence: Option<SignedDuration>,
    /// After how many failures in a row it is an alarm, at least 1.
    pub failures: u32,
    /// When it is looked at and expected to speak; without, always.
    pub hours: Option<ActiveHours>,
    /// Whether it gives what it has at each look, as a feed does. Only then is it no surprise when nothing is new.
    pub repeats_itself: bool,
}

/// What is known of a source. Survives a restart.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct SourceState {
    /// Since when it is known.
    pub known_since: Timestamp,
    /// When it was looked at, or sent something, last.
    pub looked_at: Option<Timestamp>,
    /// When that went well last.
    pub succeeded_at: Option<Timestamp>,
    /// When the last new, updated or killed item came.
    pub item_at: Option<Timestamp>,
    /// How old the newest of the items that came last was when it came, by the agency's own clock.
    pub lag: Option<SignedDuration>,
    /// Looks in a row that failed, and documents in a row that could not be read.
    pub failures: u32,
    /// Why the last one failed; empty when it did not.
    pub error: String,
    /// Whether the way to the source failed last, not what it sent.
    pub is_out_of_reach: bool,
    /// Before this instant it is not asked again.
    pub wait_until: Option<Timestamp>,
    /// New, updated and killed items so far.
    pub items: u64,
    /// Items that were known already.
    pub known: u64,
    /// Items and documents that could not be read.
    pub set_aside: u64,
    /// Known items since the last new one; of a source that repeats itself only those of the last look.
    pub repeats: u64,
    /// What is wrong with it.
    pub alarm: Option<SourceAlarm>,
    /// Since when.
    pub alarm_since: Option<Timestamp>,
    /// The address that the following three belong to.
    pub address: String,
    /// The `ETag` of the last document.
    pub etag: Option<String>,
    /// Its `Last-Modified`.
    pub last_modified: Option<String>,
    /// Its hash.
    pub document: Option<ContentHash>,
}

/// What a look at a source brought, or what it sent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Looked {
    /// New, updated and killed items.
    pub items: u64,
    /// Items that were known already.
    pub known: u64,
    /// Items and documents that could not be read.
    pub set_aside: u64,
    /// Documents of which nothing could be read.
    pub unread: u32,
    /// Why the last of these could not be read.
    pub reason: String,
    /// The age of the newest item.
    pub lag: Option<SignedDuration>,
    /// Why the source could not be looked at.
    pub fault: Option<SourceFault>,
    /// A file that lies there and cannot be taken in, while others can.
    pub stuck: Option<StuckFile>,
}

/// A file that cannot be read or moved. It stops no other, and is a failure each time that it is tried.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StuckFile {
    /// In words.
    pub why: String,
    /// Whether it was tried in this look, or is still there from one before.
    pub is_tried: bool,
}

/// Why a source could not be looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceFault {
    /// In words.
    pub why: String,
    /// When it wants to be asked again.
    pub retry_after: Option<RetryAfter>,
}

impl Looked {
    /// Nothing came, and nothing went wrong.
    pub fn is_quiet(&self) -> bool {
        *self == Self::default()
    }

    /// Takes another look into this one.
    pub fn add(&mut self, other: Self) {
        self.items += other.items;
        self.known += other.known;
        self.set_aside += other.set_aside;
        self.unread += other.unread;
        if !other.reason.is_empty() {
            self.reason = other.reason;
        }
        self.lag = match (self.lag, other.lag) {
            (Some(left), Some(right)) => Some(left.min(right)),
            (left, right) => left.or(right),
        };
        self.fault = other.fault.or(self.fault.take());
        self.stuck = other.stuck.or(self.stuck.take());
    }
}

impl SourceState {
    /// A source that nothing is known of yet.
    pub fn new(now: Timestamp) -> Self {
        Self {
            known_since: now,
            ..Self::default()
        }
    }

    /// What is known after a look. `chance` from 0 to 1 spreads those who failed together.
    #[must_use]
    pub fn after(mut self, looked: &Looked, rules: &SourceRules, now: Timestamp, chance: f64) -> Self {
        self.looked_at = Some(now);
        self.items += looked.items;
        self.known += looked.known;
        self.set_aside += looked.set_aside;
        if looked.items > 0 {
            self.item_at = Some(now);
            self.lag = looked.lag.or(self.lag);
        }
        self.repeats = match (looked.items, rules.repeats_itself) {
            (1.., _) => 0,
            (0, true) => looked.known,
            (0, false) => self.repeats + looked.known,
        };
        self.wait_until = None;
        let is_read = looked.items + looked.known > 0;
        if let Some(fault) = &looked.fault {
            self.failures = self.failures.saturating_add(1);
            self.error.clone_from(&fault.why);
            self.is_out_of_reach = true;
            let asked = fault.retry_after.map(|after| after.wait(now));
            let pause = source_pause(rules.every, self.failures, chance, asked);
            self.wait_until = now.checked_add(pause).ok();
            return self;
        }
        self.succeeded_at = Some(now);
        if let Some(stuck) = &looked.stuck {
            // Neither a quiet look nor copy beside it mends that it lies there; when it is gone, a quiet look does.
            self.failures = self.failures.saturating_add(u32::from(stuck.is_tried));
            self.error.clone_from(&stuck.why);
            self.is_out_of_reach = true;
        } else if looked.unread > 0 && !is_read {
            self.failures = self.failures.saturating_add(looked.unread);
            self.error.clone_from(&looked.reason);
            self.is_out_of_reach = false;
        } else if is_read || self.is_out_of_reach {
            // An empty folder does not mend what was sent before, but it mends that the folder was not there.
            self.failures = 0;
            self.error.clear();
            self.is_out_of_reach = false;
        }
        self
    }

    /// When it is to be looked at next.
    pub fn due(&self, rules: &SourceRules, now: Timestamp) -> Timestamp {
        let pause = rules.every.max(PAUSE_MAX).max(RETRY_AFTER_MAX);
        let due = match (self.wait_until, self.looked_at) {
            (Some(until), _) => until,
            (None, Some(last)) => last.checked_add(rules.every).unwrap_or(now),
            (None, None) => now,
        };
        // After a clock was set back, nobody waits for the old time.
        let due = now.checked_add(pause).map_or(due, |latest| due.min(latest));
        match &rules.hours {
            Some(hours) => hours.first_inside(due.max(now)),
            None => due,
        }
    }
}

#[cfg(test)]
mod tests;
