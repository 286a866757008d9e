//! What the rounds came to, in figures.

use super::round::Rounded;
use jiff::SignedDuration;
use site::Route;
use std::collections::BTreeMap;
use std::fmt;

/// What the rounds came to.
#[derive(Clone, Debug, Default)]
pub struct WireReport {
    /// Promises that were not kept; none, as it should be.
    pub broken: Vec<String>,
    /// Whether something was seen before its instant.
    pub is_early: bool,
    /// Rounds that happened.
    pub rounds: u64,
    /// How often the program was killed and started again.
    pub kills: usize,
    /// Answers that were searched, by the route that gave them.
    pub answers: BTreeMap<Route, u64>,
    /// Bytes of them, as they came.
    pub bytes: u64,
    /// Mails that were handed over, and those of them that carried an item that was out.
    pub mails: (usize, usize),
    /// Warnings and errors in the program's log, and how often each came.
    pub complaints: BTreeMap<String, u64>,
    /// From an item's instant (or the program's readiness, when it was away) until a place was seen to show it.
    pub visible: Vec<SignedDuration>,
    /// From the return of taking it back until a place was last asked that still showed it.
    pub gone: Vec<SignedDuration>,
}

impl WireReport {
    /// Adds a round; answers a line about it.
    pub(super) fn add(&mut self, seed: u64, round: Rounded) -> String {
        let answers: u64 = round.answers.values().sum();
        let line = format!(
            "seed {seed}: {answers} answers, {} kills, {} mails, visible {}, gone {}",
            round.kills,
            round.mails,
            spread(&round.judged.visible),
            spread(&round.judged.gone)
        );
        self.rounds += 1;
        self.is_early |= round.judged.is_early;
        self.kills += round.kills;
        self.bytes += round.bytes;
        self.mails.0 += round.mails;
        self.mails.1 += round.mails_with_marks;
        for (route, count) in round.answers {
            *self.answers.entry(route).or_default() += count;
        }
        for complaint in round.complaints {
            *self.complaints.entry(complaint).or_default() += 1;
        }
        self.visible.extend(round.judged.visible);
        self.gone.extend(round.judged.gone);
        let told = round
            .judged
            .broken
            .into_iter()
            .map(|broken| format!("seed {seed}: {broken}"));
        self.broken.extend(told);
        line
    }

    /// Routes that nobody asked.
    pub fn unasked(&self) -> Vec<Route> {
        Route::ALL
            .into_iter()
            .filter(|route| self.answers.get(route).is_none_or(|count| *count == 0))
            .collect()
    }
}

impl fmt::Display for WireReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for broken in &self.broken {
            writeln!(f, "BROKEN  {broken}")?;
        }
        for (route, count) in &self.answers {
            writeln!(f, "{count:9}  {route:?}")?;
        }
        for (complaint, count) in &self.complaints {
            writeln!(f, "{count:9}  in the log: {complaint:.300}")?;
        }
        let answers: u64 = self.answers.values().sum();
        writeln!(
            f,
            "{} rounds, {} kills, {answers} answers of {} MB searched, {} mails, {} of them with items that were out",
            self.rounds,
            self.kills,
            self.bytes / 1_000_000,
            self.mails.0,
            self.mails.1
        )?;
        writeln!(f, "visible after its instant: {}", spread(&self.visible))?;
        write!(f, "gone after it was taken back: {}", spread(&self.gone))
    }
}

/// The middle, the 99th of a hundred, and the largest, in milliseconds.
fn spread(times: &[SignedDuration]) -> String {
    let mut sorted = times.to_vec();
    sorted.sort_unstable();
    let at = |hundredth: usize| {
        let place = (sorted.len() * hundredth / 100).min(sorted.len().saturating_sub(1));
        sorted.get(place).map_or(0, SignedDuration::as_millis)
    };
    format!(
        "p50 {} ms, p99 {} ms, max {} ms ({} places)",
        at(50),
        at(99),
        at(100),
        sorted.len()
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_spread_names_the_middle_and_the_ends() {
        let times: Vec<SignedDuration> = (1..=200).rev().map(SignedDuration::from_millis).collect();
        assert_eq!(spread(&times), "p50 101 ms, p99 199 ms, max 200 ms (200 places)");
        assert_eq!(spread(&[]), "p50 0 ms, p99 0 ms, max 0 ms (0 places)");
    }
}
