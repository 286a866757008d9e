//! Changing the embargo of an article. Pure.

use crate::{Embargo, Stage};
use jiff::Timestamp;

/// Why an embargo cannot be changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EmbargoRefused {
    /// Readers have it.
    #[error("it is before readers already; withdraw it instead")]
    IsOut,
    /// It was taken back.
    #[error("it is withdrawn")]
    IsWithdrawn,
    /// The new end lies in the past.
    #[error("the end of an embargo must lie in the future; to end it now, lift it")]
    Past,
    /// Nobody says why.
    #[error("a reason is needed")]
    Reason,
}

/// Where an article stands once its embargo ends at `to`, or is lifted.
///
/// What was to go out at the embargo's end goes out at the new one, or at once when it is lifted; what was to go out later
/// goes out when it was to, unless the embargo lasts longer.
pub fn change_embargo(
    stage: &Stage,
    from: Option<Embargo>,
    to: Option<Embargo>,
    has_reason: bool,
    now: Timestamp,
) -> Result<Stage, EmbargoRefused> {
    if !has_reason {
        return Err(EmbargoRefused::Reason);
    }
    if to.is_some_and(|embargo| embargo.is_lifted(now)) {
        return Err(EmbargoRefused::Past);
    }
    match stage {
        Stage::Published { .. } | Stage::Corrected { .. } => Err(EmbargoRefused::IsOut),
        Stage::Withdrawn { .. } => Err(EmbargoRefused::IsWithdrawn),
        Stage::Scheduled { at } => {
            let follows = from.is_some_and(|embargo| embargo.lifts_at() == *at);
            let at = match to.map(Embargo::lifts_at) {
                Some(end) if follows => end,
                Some(end) => end.max(*at),
                None if follows => now,
                None => *at,
            };
            Ok(Stage::Scheduled { at })
        }
        other => Ok(other.clone()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn instant(second: i64) -> Timestamp {
        Timestamp::from_second(second).unwrap()
    }

    #[track_caller]
    fn check(scheduled: i64, from: Option<i64>, to: Option<i64>, expected: i64) {
        let embargo = |end: Option<i64>| end.map(|end| Embargo::until(instant(end)));
        let stage = Stage::Scheduled {
            at: instant(scheduled),
        };
        let got = change_embargo(&stage, embargo(from), embargo(to), true, instant(10));
        assert_eq!(
            got,
            Ok(Stage::Scheduled {
                at: instant(expected)
            })
        );
    }

    #[test]
    fn a_scheduled_release_follows_its_embargo() {
        check(50, Some(50), Some(70), 70);
        check(50, Some(50), Some(30), 30);
        check(50, Some(50), None, 10);
        check(80, Some(50), Some(70), 80);
        check(80, Some(50), Some(90), 90);
        check(80, Some(50), None, 80);
        check(80, None, Some(90), 90);
    }

    #[test]
    fn what_readers_have_cannot_be_put_under_embargo() {
        let end = Some(Embargo::until(instant(20)));
        let out = Stage::Published { since: instant(1) };
        assert_eq!(
            change_embargo(&out, None, end, true, instant(5)),
            Err(EmbargoRefused::IsOut)
        );
        assert_eq!(
            change_embargo(&Stage::Draft, None, end, false, instant(5)),
            Err(EmbargoRefused::Reason)
        );
        assert_eq!(
            change_embargo(&Stage::Draft, None, end, true, instant(20)),
            Err(EmbargoRefused::Past)
        );
        assert_eq!(
            change_embargo(&Stage::Draft, end, None, true, instant(5)),
            Ok(Stage::Draft)
        );
    }

    proptest! {
        #[test]
        fn nothing_is_due_before_its_new_embargo_ends(at in 0_i64..100, from in prop::option::of(0_i64..100), to in 11_i64..100) {
            let embargo = |end| Embargo::until(instant(end));
            let stage = Stage::Scheduled { at: instant(at) };
            let moved = change_embargo(&stage, from.map(embargo), Some(embargo(to)), true, instant(10)).unwrap();
            let Stage::Scheduled { at } = moved else { unreachable!() };
            prop_assert!(at >= instant(to));
        }
    }
}
