use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// The moment before which a story stays out of every page, feed and letter.
///
/// UTC. Arrives as `embargoed` in ninjs and NewsML-G2.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Embargo {
    lifts_at: Timestamp,
}

impl Embargo {
    /// An embargo that lifts at `lifts_at`.
    pub fn until(lifts_at: Timestamp) -> Self {
        Self { lifts_at }
    }

    /// The first instant at which readers may see the story.
    pub fn lifts_at(self) -> Timestamp {
        self.lifts_at
    }

    /// Whether readers may see the story at `now`; the lifting instant itself is open.
    pub fn is_lifted(self, now: Timestamp) -> bool {
        now >= self.lifts_at
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(lifts_at: &str, now: &str, open: bool) {
        let embargo = Embargo::until(lifts_at.parse().unwrap());
        assert_eq!(
            embargo.is_lifted(now.parse().unwrap()),
            open,
            "{lifts_at} seen at {now}"
        );
    }

    #[test]
    fn an_embargo_opens_on_its_own_instant_and_not_before() {
        check("2026-03-01T18:30:00Z", "2026-03-01T18:29:59.999999Z", false);
        check("2026-03-01T18:30:00Z", "2026-03-01T18:30:00Z", true);
        check("2026-03-01T18:30:00+02:00", "2026-03-01T16:30:00Z", true);
    }
}
