//! Whether a file is whole: decided from how it was seen, without looking at a clock or a disk.

use std::time::{Duration, SystemTime};

/// How a file looks from outside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::sources) struct Shape {
    pub(in crate::sources) bytes: u64,
    pub(in crate::sources) modified: Option<SystemTime>,
}

/// What is known of a file that lies there. Times count from when the program began to look, so that neither a clock
/// that is set nor the clock of another machine matters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::sources) struct Seen {
    shape: Shape,
    unchanged_since: Duration,
    found: Found,
}

/// What was found inside, as long as the file does not change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Found {
    NotRead,
    Broken,
    Media,
    Stuck,
    /// It could not be read or moved when it was tried last.
    Refused(Duration),
    Taken,
}

/// What is to be done with a file now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::sources) enum Step {
    /// It may still grow.
    Wait,
    /// It has settled: see whether it reads whole.
    Read,
    /// It stays broken.
    SetAside,
    /// It is a picture or recording, which stays where items find it; or it was dealt with and does not go away.
    Leave,
}

impl Seen {
    pub(in crate::sources) fn new(shape: Shape, now: Duration) -> Self {
        Self {
            shape,
            unchanged_since: now,
            found: Found::NotRead,
        }
    }

    /// It was looked at again.
    pub(in crate::sources) fn again(&mut self, shape: Shape, now: Duration) {
        if self.shape != shape {
            *self = Self::new(shape, now);
        }
    }

    /// It was read and is not whole, or not to be read at all.
    pub(in crate::sources) fn broken(&mut self) {
        self.found = Found::Broken;
    }

    /// It is a picture or recording.
    pub(in crate::sources) fn media(&mut self) {
        self.found = Found::Media;
    }

    /// Whether it is one, or a packed file, and has not changed since.
    pub(in crate::sources) fn is_media(&self) -> bool {
        self.found == Found::Media
    }

    /// The disk refused to read or move it; it is tried again after `patience`, not each second.
    pub(in crate::sources) fn refused(&mut self, now: Duration) {
        self.found = Found::Refused(now);
    }

    /// It cannot be taken in, however often it is tried.
    pub(in crate::sources) fn stuck(&mut self) {
        self.found = Found::Stuck;
    }

    /// It was taken in and stays where it is.
    pub(in crate::sources) fn taken(&mut self) {
        self.found = Found::Taken;
    }

    /// Whether it was taken in and has not changed since.
    pub(in crate::sources) fn is_taken(&self) -> bool {
        self.found == Found::Taken
    }

    /// What is to be done with it at `now`. A file that has settled is read once; one that is broken then is read again
    /// only when it has changed.
    pub(in crate::sources) fn step(&self, now: Duration, settle: Duration, patience: Duration) -> Step {
        let quiet = now.saturating_sub(self.unchanged_since);
        match self.found {
            Found::Media | Found::Stuck | Found::Taken => Step::Leave,
            Found::NotRead if quiet >= settle => Step::Read,
            Found::Refused(at) if now.saturating_sub(at) >= patience.max(settle) => Step::Read,
            Found::Broken if quiet >= patience.max(settle) => Step::SetAside,
            Found::NotRead | Found::Broken | Found::Refused(_) => Step::Wait,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const SETTLE: Duration = Duration::from_secs(2);
    const PATIENCE: Duration = Duration::from_secs(30);

    fn shape(bytes: u64) -> Shape {
        Shape {
            bytes,
            modified: Some(SystemTime::UNIX_EPOCH),
        }
    }

    proptest! {
        #[test]
        fn no_file_is_read_before_it_has_settled_and_none_waits_for_ever(
            writes in prop::collection::vec(1_u64..5_000, 1..20), look in 10_u64..900, is_whole: bool
        ) {
            // Pieces come with these pauses between them; the last makes it whole, or nothing does.
            let mut times = vec![0];
            for pause in &writes {
                times.push(times[times.len() - 1] + pause);
            }
            let last = times[times.len() - 1];
            let size = |at: u64| times.iter().filter(|time| **time <= at).count() as u64;
            let mut seen = Seen::new(shape(size(0)), Duration::ZERO);
            let mut ended = None;
            for at in (0..last + 40_000).step_by(usize::try_from(look).unwrap()) {
                let now = Duration::from_millis(at);
                seen.again(shape(size(at)), now);
                match seen.step(now, SETTLE, PATIENCE) {
                    Step::Read => {
                        let quiet = at - times.iter().rev().find(|time| **time <= at).unwrap();
                        prop_assert!(quiet + look >= 2_000, "read {quiet} ms after it was written to");
                        if at >= last && is_whole {
                            ended = Some(at);
                            break;
                        }
                        seen.broken();
                    }
                    Step::SetAside => {
                        prop_assert!(!is_whole && at >= last + 30_000 - look);
                        ended = Some(at);
                        break;
                    }
                    Step::Wait => {}
                    Step::Leave => prop_assert!(false, "it is no picture"),
                }
            }
            prop_assert!(ended.is_some(), "it was left lying");
        }
    }

    #[test]
    fn a_file_that_was_refused_is_tried_again_after_patience() {
        let mut seen = Seen::new(shape(5), Duration::ZERO);
        seen.refused(SETTLE);
        assert_eq!(seen.step(PATIENCE, SETTLE, PATIENCE), Step::Wait);
        assert_eq!(seen.step(SETTLE + PATIENCE, SETTLE, PATIENCE), Step::Read);
    }

    #[test]
    fn a_picture_stays_until_another_file_takes_its_name() {
        let mut seen = Seen::new(shape(5), Duration::ZERO);
        seen.media();
        assert_eq!(seen.step(PATIENCE * 100, SETTLE, PATIENCE), Step::Leave);
        seen.again(shape(6), PATIENCE);
        assert_eq!(seen.step(PATIENCE, SETTLE, PATIENCE), Step::Wait);
    }
}
