//! Changing the embargo of an article. Pure.

use crate::{Embargo, Role, Stage};
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
    /// There is nothing to lift.
    #[error("it is under no embargo")]
    NoEmbargo,
    /// The new end lies in the past.
    #[error("the end of an embargo must lie in the future; to end it now, lift it")]
    Past,
    /// An agency asked for it.
    #[error("the agency’s embargo lasts until {}; only a chief editor may end it earlier", .0.lifts_at())]
    Agency(Embargo),
    /// The role may not.
    #[error("an embargo needs another role than {0:?}")]
    NotAllowed(Role),
    /// Nobody says why.
    #[error("a reason is needed")]
    Reason,
}

/// A change of an embargo that somebody asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EmbargoChange {
    /// The embargo as it is.
    pub from: Option<Embargo>,
    /// The embargo as it is to be; nothing lifts it.
    pub to: Option<Embargo>,
    /// The latest embargo of the agencies' items that its story was made from.
    pub agency: Option<Embargo>,
    /// Who asks.
    pub role: Role,
    /// Whether a reason is given.
    pub has_reason: bool,
}

/// Where an article stands once its embargo is changed.
///
/// What was to go out at the embargo's end goes out at the new one, or at once when it is lifted; what was to go out later
/// goes out when it was to, unless the embargo lasts longer.
pub fn change_embargo(
    stage: &Stage,
    change: &EmbargoChange,
    now: Timestamp,
) -> Result<Stage, EmbargoRefused> {
    let EmbargoChange { from, to, .. } = *change;
    if !matches!(change.role, Role::Editor | Role::ChiefEditor | Role::Wire) {
        return Err(EmbargoRefused::NotAllowed(change.role));
    }
    if !change.has_reason {
        return Err(EmbargoRefused::Reason);
    }
    let end = |embargo: Option<Embargo>| embargo.map(Embargo::lifts_at);
    if let Some(agency) = change.agency
        && !agency.is_lifted(now)
        && end(to) < Some(agency.lifts_at())
        && !matches!(change.role, Role::ChiefEditor | Role::Wire)
    {
        return Err(EmbargoRefused::Agency(agency));
    }
    if from.is_none() && to.is_none() {
        return Err(EmbargoRefused::NoEmbargo);
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

    fn change(from: Option<Embargo>, to: Option<Embargo>) -> EmbargoChange {
        EmbargoChange {
            from,
            to,
            agency: None,
            role: Role::Editor,
            has_reason: true,
        }
    }

    #[track_caller]
    fn check(scheduled: i64, from: Option<i64>, to: Option<i64>, expected: i64) {
        let embargo = |end: Option<i64>| end.map(|end| Embargo::until(instant(end)));
        let stage = Stage::Scheduled {
            at: instant(scheduled),
        };
        let got = change_embargo(&stage, &change(embargo(from), embargo(to)), instant(10));
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
            change_embargo(&out, &change(None, end), instant(5)),
            Err(EmbargoRefused::IsOut)
        );
        assert_eq!(
            change_embargo(
                &Stage::Draft,
                &EmbargoChange {
                    has_reason: false,
                    ..change(None, end)
                },
                instant(5)
            ),
            Err(EmbargoRefused::Reason)
        );
        assert_eq!(
            change_embargo(&Stage::Draft, &change(None, end), instant(20)),
            Err(EmbargoRefused::Past)
        );
        assert_eq!(
            change_embargo(&Stage::Draft, &change(end, None), instant(5)),
            Ok(Stage::Draft)
        );
    }

    fn until(second: i64) -> Embargo {
        Embargo::until(instant(second))
    }

    /// What an agency asked for ends at 20.
    #[track_caller]
    fn check_agency(role: Role, to: Option<Embargo>, now: i64, expected: &Result<Stage, EmbargoRefused>) {
        let asked = EmbargoChange {
            agency: Some(until(20)),
            role,
            ..change(Some(until(20)), to)
        };
        assert_eq!(
            change_embargo(&Stage::Draft, &asked, instant(now)),
            expected.clone()
        );
    }

    #[test]
    fn what_an_agency_asked_for_is_ended_earlier_by_a_chief_editor_alone() {
        let refused = Err(EmbargoRefused::Agency(Embargo::until(instant(20))));
        check_agency(Role::Editor, None, 5, &refused);
        check_agency(Role::Editor, Some(until(19)), 5, &refused);
        check_agency(Role::Editor, Some(until(20)), 5, &Ok(Stage::Draft));
        check_agency(Role::Editor, None, 20, &Ok(Stage::Draft));
        check_agency(Role::ChiefEditor, None, 5, &Ok(Stage::Draft));
        check_agency(
            Role::Reporter,
            Some(until(30)),
            5,
            &Err(EmbargoRefused::NotAllowed(Role::Reporter)),
        );
        check_agency(
            Role::Clock,
            Some(until(30)),
            5,
            &Err(EmbargoRefused::NotAllowed(Role::Clock)),
        );
    }

    proptest! {
        #[test]
        fn nothing_is_due_before_its_new_embargo_ends(at in 0_i64..100, from in prop::option::of(0_i64..100), to in 11_i64..100) {
            let embargo = |end| Embargo::until(instant(end));
            let stage = Stage::Scheduled { at: instant(at) };
            let moved = change_embargo(&stage, &change(from.map(embargo), Some(embargo(to))), instant(10)).unwrap();
            let Stage::Scheduled { at } = moved else { unreachable!() };
            prop_assert!(at >= instant(to));
        }
    }
}
