use super::address;
use super::catcher::Caught;
use archive::Progress;
use model::DeliveryState;
use std::fmt;
use std::time::Duration;

/// What a letter under fire came to.
#[derive(Clone, Debug, Default)]
pub struct CrashReport {
    /// Decided the moments of the kills.
    pub seed: u64,
    /// The sender's connections.
    pub connections: u32,
    /// Readers who should have the letter.
    pub subscribers: u32,
    /// Letters that came.
    pub received: u64,
    /// Readers who have the letter.
    pub readers: u64,
    /// Readers who do not have it.
    pub skipped: u64,
    /// Letters that came although their reader had one.
    pub duplicates: u64,
    /// Those of them whose Message-ID is not their twin's, so that no mail program can drop them.
    pub unlike_their_twin: u64,
    /// Letters to addresses that are no reader's.
    pub strangers: u64,
    /// Copies that the archive counts as handed over.
    pub handed_over: i64,
    /// Copies that were ever in doubt.
    pub in_doubt: i64,
    /// How often a sender was started.
    pub starts: u32,
    /// How often one was killed.
    pub kills: u32,
    /// How often one was killed that had sent something.
    pub kills_while_sending: u32,
    /// Letters sent after the last kill.
    pub rest: u64,
    /// From the start of that sender to its last letter.
    pub rest_took: Duration,
}

impl CrashReport {
    pub(super) fn count(&mut self, caught: &Caught, progress: &Progress) {
        let ids = || caught.by_reader.values();
        self.received = ids().map(|ids| ids.len() as u64).sum();
        let known = |number: &u32| caught.by_reader.contains_key(&address(*number));
        self.readers = (1..=self.subscribers).filter(known).count() as u64;
        self.skipped = u64::from(self.subscribers) - self.readers;
        self.strangers = caught.by_reader.len() as u64 - self.readers;
        self.duplicates = self.received - caught.by_reader.len() as u64;
        let unlike = |ids: &Vec<String>| {
            ids.iter()
                .skip(1)
                .filter(|id| **id != ids[0] || id.is_empty())
                .count()
        };
        self.unlike_their_twin = ids().map(|ids| unlike(ids) as u64).sum();
        self.handed_over = progress.of(DeliveryState::HandedOver);
        self.in_doubt = progress.ever_in_doubt;
    }

    /// The most letters that may come twice: a killed sender has one copy a connection in doubt.
    pub fn duplicates_max(&self) -> u64 {
        u64::from(self.kills) * u64::from(self.connections)
    }

    /// Letters a second after the last kill.
    pub fn rest_rate(&self) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "nobody sends 2^53 letters")]
        let rest = self.rest as f64;
        rest / self.rest_took.as_secs_f64().max(1e-9)
    }

    /// What was promised to readers and did not hold; empty when all did.
    pub fn broken_promises(&self) -> Vec<String> {
        let mut broken = Vec::new();
        let mut promise = |holds: bool, words: String| {
            if !holds {
                broken.push(words);
            }
        };
        promise(
            self.skipped == 0,
            format!("{} readers have no letter", self.skipped),
        );
        promise(
            self.duplicates <= self.duplicates_max(),
            format!(
                "{} letters came twice, more than {}",
                self.duplicates,
                self.duplicates_max()
            ),
        );
        promise(
            self.unlike_their_twin == 0,
            format!(
                "{} second letters have another Message-ID than the first",
                self.unlike_their_twin
            ),
        );
        promise(
            self.strangers == 0,
            format!("{} letters went to strangers", self.strangers),
        );
        promise(
            self.handed_over == i64::from(self.subscribers),
            format!(
                "the archive counts {} letters as handed over, not {}",
                self.handed_over, self.subscribers
            ),
        );
        broken
    }
}

impl fmt::Display for CrashReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "seed {}: {} letters for {} readers, {} skipped, {} twice (at most {} allowed), {} of them with another \
             Message-ID; {} starts, {} kills, {} of them while sending",
            self.seed,
            self.received,
            self.subscribers,
            self.skipped,
            self.duplicates,
            self.duplicates_max(),
            self.unlike_their_twin,
            self.starts,
            self.kills,
            self.kills_while_sending,
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report(letters: &[(u32, &str)]) -> CrashReport {
        let mut caught = Caught::default();
        for (number, id) in letters {
            let ids = caught.by_reader.entry(address(*number)).or_default();
            ids.push((*id).to_owned());
        }
        let mut report = CrashReport {
            subscribers: 2,
            kills: 1,
            connections: 1,
            ..CrashReport::default()
        };
        let progress = Progress {
            counts: vec![(DeliveryState::HandedOver, 2)],
            ever_in_doubt: 0,
        };
        report.count(&caught, &progress);
        report
    }

    #[track_caller]
    fn check(letters: &[(u32, &str)], broken: &[&str]) {
        assert_eq!(report(letters).broken_promises(), broken);
    }

    #[test]
    fn one_letter_each_and_a_twin_that_can_be_dropped_keep_the_promise() {
        check(&[(1, "a"), (2, "b")], &[]);
        check(&[(1, "a"), (2, "b"), (2, "b")], &[]);
    }

    #[test]
    fn every_broken_promise_is_named() {
        check(&[(1, "a")], &["1 readers have no letter"]);
        check(
            &[(1, "a"), (2, "b"), (2, "c")],
            &["1 second letters have another Message-ID than the first"],
        );
        check(
            &[(1, "a"), (1, "a"), (2, "b"), (2, "b")],
            &["2 letters came twice, more than 1"],
        );
        check(&[(1, "a"), (2, "b"), (3, "c")], &["1 letters went to strangers"]);
    }
}
