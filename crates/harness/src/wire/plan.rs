//! What a seed decides about a round.

use jiff::SignedDuration;
use std::time::Duration;
use testkit::Chance;

/// A round's course.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct RoundPlan {
    pub(super) seed: u64,
    /// Readers who hammer at the same time.
    pub(super) readers: u64,
    /// Within this time all is to be seen, or gone.
    pub(super) bound: SignedDuration,
    /// From the setting of the embargo to its end.
    pub(super) embargo: SignedDuration,
    /// How long after it could be judged everything stays open.
    pub(super) open: Duration,
    /// So many copies of the letter are handed over before all is taken back.
    pub(super) copies: usize,
    /// How long a killed program stays away.
    pub(super) away: Duration,
    /// So long after all is in, the program is killed; not at all without it.
    pub(super) kill_under_embargo: Option<SignedDuration>,
    /// So long before or after the instant.
    pub(super) kill_at_the_instant: Option<SignedDuration>,
    /// So long after the letter began, while all is being taken back.
    pub(super) kill_when_taken_back: Option<SignedDuration>,
    /// One version of the story is withdrawn before its instant.
    pub(super) one_is_taken_back_before: bool,
}

impl RoundPlan {
    /// The course of a seed.
    pub(super) fn of(seed: u64, bound: SignedDuration) -> Self {
        let mut chance = Chance::of(seed);
        // At least one of three kills.
        let kills = 1 + chance.below(7);
        let mut kill = |bit: u64, from: i64, span: u64| {
            let after = from + i64::try_from(chance.below(span)).unwrap_or(0);
            (kills & bit != 0).then(|| SignedDuration::from_millis(after))
        };
        let kill_under_embargo = kill(1, 0, 1500);
        let kill_at_the_instant = kill(2, -400, 900);
        let kill_when_taken_back = kill(4, 100, 1200);
        let mut millis = |from: u64, span: u64| Duration::from_millis(from + chance.below(span));
        Self {
            seed,
            readers: 4,
            bound,
            embargo: SignedDuration::from_millis(2500),
            open: millis(200, 600),
            away: millis(0, 300),
            copies: usize::try_from(1 + chance.below(25)).unwrap_or(1),
            kill_under_embargo,
            kill_at_the_instant,
            kill_when_taken_back,
            one_is_taken_back_before: chance.below(3) == 0,
        }
    }

    /// The mark of the item with this number: it survives slugs and escaping, and nothing else has it.
    pub(super) fn mark(&self, item: usize) -> String {
        format!("zq{:x}w{item}qz", self.seed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_round_has_a_kill_and_all_sorts_come() {
        let plans: Vec<RoundPlan> = (1..200)
            .map(|seed| RoundPlan::of(seed, SignedDuration::from_secs(1)))
            .collect();
        let sorts = |plan: &RoundPlan| {
            [
                plan.kill_under_embargo,
                plan.kill_at_the_instant,
                plan.kill_when_taken_back,
            ]
            .map(|kill| kill.is_some())
        };
        let seen: std::collections::BTreeSet<[bool; 3]> = plans.iter().map(sorts).collect();
        assert_eq!(seen.len(), 7);
        assert!(!seen.contains(&[false; 3]));
        assert!(plans.iter().any(|plan| plan.one_is_taken_back_before));
        let before = |plan: &&RoundPlan| plan.kill_at_the_instant.is_some_and(|by| by.is_negative());
        assert!(
            plans.iter().any(|plan| before(&plan)),
            "killed before the instant and back after it"
        );
    }
}
