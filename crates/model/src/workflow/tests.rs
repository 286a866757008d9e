use super::table::{CHIEFS, EDITORS, WRITERS};
use super::*;
use crate::{Door, Standing, visible};
use proptest::prelude::*;
use std::collections::HashSet;

fn instant(second: i64) -> Timestamp {
    Timestamp::from_second(second).unwrap()
}

fn all_stages() -> [Stage; 7] {
    [
        Stage::Draft,
        Stage::InReview,
        Stage::Approved,
        Stage::Scheduled { at: instant(5) },
        Stage::Published { since: instant(1) },
        Stage::Corrected {
            since: instant(1),
            at: instant(2),
        },
        Stage::Withdrawn {
            at: instant(3),
            by_agency: false,
        },
    ]
}

fn complete(now: i64) -> Facts {
    Facts {
        now: instant(now),
        embargo: None,
        at: Some(instant(now + 10)),
        headline: true,
        body: true,
        credit: true,
        picture_credits: true,
        picture_alts: true,
        captions: true,
        headline_fits: true,
        speakers: true,
        same_words: true,
        second_pair: true,
        approved: true,
        cleared: true,
        reason: true,
        decided: true,
        sources_decided: true,
        media_rights: true,
        correction_note: true,
    }
}

/// Written by hand from the newsroom's rules, not from the table: where each action leads from each stage.
#[rustfmt::skip]
fn expected(stage: &str, action: Action) -> Option<&'static str> {
    use Action::{Amend, Approve, Clear, Correct, Hold, Publish, Return, Save, Schedule, Submit, Unschedule, Withdraw};
    match (stage, action) {
        ("draft", Save) => Some("draft"),
        ("draft", Submit) => Some("in-review"),
        ("in-review", Save) => Some("in-review"),
        ("in-review" | "approved", Return) => Some("draft"),
        ("draft", Hold | Clear) => Some("draft"),
        ("in-review", Hold | Clear) => Some("in-review"),
        ("approved", Hold | Clear) => Some("approved"),
        ("scheduled", Hold | Clear) => Some("scheduled"),
        ("in-review" | "approved", Approve) => Some("approved"),
        ("approved" | "scheduled", Save) => Some("in-review"),
        ("approved" | "scheduled", Schedule) => Some("scheduled"),
        ("scheduled", Unschedule) => Some("approved"),
        ("approved" | "scheduled", Publish) => Some("published"),
        ("published" | "corrected", Correct) => Some("corrected"),
        ("published", Amend) => Some("published"),
        ("corrected", Amend) => Some("corrected"),
        ("withdrawn", Save) => Some("draft"),
        ("withdrawn", _) => None,
        (_, Withdraw) => Some("withdrawn"),
        _ => None,
    }
}

#[test]
fn every_stage_action_and_role_does_what_the_newsroom_says() {
    for stage in all_stages() {
        for action in Action::ALL {
            for role in Role::ALL {
                let got = step(&stage, action, role, &complete(100)).map(|stage| stage.name());
                let allowed = match action {
                    Action::Save if stage.name() == "withdrawn" => EDITORS.contains(&role),
                    Action::Clear => CHIEFS.contains(&role),
                    Action::Save | Action::Submit => WRITERS.contains(&role),
                    Action::Return if stage.name() == "in-review" => WRITERS.contains(&role),
                    Action::Publish if stage.name() == "scheduled" => role == Role::Clock,
                    Action::Unschedule => EDITORS.contains(&role) || role == Role::Wire,
                    Action::Withdraw => EDITORS.contains(&role) || matches!(role, Role::Wire | Role::Clock),
                    _ => EDITORS.contains(&role),
                };
                match expected(stage.name(), action) {
                    None => assert!(
                        matches!(got, Err(Refused::NotFrom { .. })),
                        "{stage:?} {action:?}"
                    ),
                    Some(to) if allowed => assert_eq!(got, Ok(to), "{stage:?} {action:?} {role:?}"),
                    Some(_) => {
                        assert!(
                            matches!(got, Err(Refused::NotAllowed { .. })),
                            "{stage:?} {action:?} {role:?}"
                        );
                    }
                }
            }
        }
    }
}

#[test]
fn each_row_stands_once_and_each_need_alone_holds_it_back() {
    let mut seen = HashSet::new();
    for row in TABLE {
        assert!(seen.insert((row.from, row.action)), "{row:?} stands twice");
        let stage = all_stages()
            .into_iter()
            .find(|stage| stage.name() == row.from)
            .unwrap();
        for need in &row.needs.concat() {
            let mut facts = complete(100);
            match need {
                Need::Headline => facts.headline = false,
                Need::Body => facts.body = false,
                Need::Credit => facts.credit = false,
                Need::PictureCredit => facts.picture_credits = false,
                Need::PictureAlt => facts.picture_alts = false,
                Need::Caption => facts.captions = false,
                Need::HeadlineLength => facts.headline_fits = false,
                Need::Speaker => facts.speakers = false,
                Need::SameWords => facts.same_words = false,
                Need::SecondPairOfEyes => facts.second_pair = false,
                Need::Approval => facts.approved = false,
                Need::LegalClearance => facts.cleared = false,
                Need::EmbargoLifted => facts.embargo = Some(Embargo::until(instant(101))),
                Need::FutureTime => facts.at = Some(instant(100)),
                Need::DueTime => facts.now = instant(4),
                Need::Reason => facts.reason = false,
                Need::Decision => facts.decided = false,
                Need::SourceDecision => facts.sources_decided = false,
                Need::MediaRights => facts.media_rights = false,
                Need::CorrectionNote => facts.correction_note = false,
            }
            let refused = step(&stage, row.action, row.roles[0], &facts);
            let action = row.action;
            assert_eq!(
                refused,
                Err(Refused::Missing {
                    action,
                    missing: vec![*need]
                }),
                "{row:?}"
            );
        }
    }
}

#[test]
fn everything_that_is_missing_is_said_at_once() {
    let mut facts = complete(1);
    facts.credit = false;
    facts.picture_alts = false;
    let refused = step(&Stage::InReview, Action::Approve, Role::Editor, &facts).unwrap_err();
    assert_eq!(
        refused.to_string(),
        "“approve” has to wait: neither an author nor an agency is named; a picture has no alternative text"
    );
}

proptest! {
    /// Whatever anybody tries in whatever order, nothing is before the readers while the embargo holds.
    #[test]
    fn no_path_publishes_under_embargo(
        lifts in 0_i64..60,
        tries in prop::collection::vec((0..Action::ALL.len(), 0..Role::ALL.len(), 0_i64..5, 0_i64..80), 0..60),
    ) {
        let embargo = Some(Embargo::until(instant(lifts)));
        let mut stage = Stage::Draft;
        let mut now = 0;
        for (action, role, later, at) in tries {
            now += later;
            let facts = Facts { embargo, at: Some(instant(at)), ..complete(now) };
            if let Ok(next) = step(&stage, Action::ALL[action], Role::ALL[role], &facts) {
                stage = next;
            }
            let out = stage.published_since().is_some();
            prop_assert!(!out || now >= lifts, "{stage:?} at {now}, embargo until {lifts}");
            for door in Door::ALL {
                let standing = Standing { stage: stage.clone(), embargo };
                prop_assert!(!visible(&standing, instant(now), door) || now >= lifts);
            }
        }
    }
}
