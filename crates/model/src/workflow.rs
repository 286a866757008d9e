//! The way of an article, as one table: stage × action × role × what must be there first.

use crate::{Embargo, Stage};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::fmt;

/// What somebody does to an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Action {
    /// Save a new revision of unpublished copy.
    Save,
    /// Hand it to an editor.
    Submit,
    /// Hand it back to the author.
    Return,
    /// Say that it may go out.
    Approve,
    /// Let it go out at a set time.
    Schedule,
    /// Take that time away again.
    Unschedule,
    /// Let it go out now.
    Publish,
    /// Publish a new revision of something that is out, with a note that says what was wrong.
    Correct,
    /// Publish a new revision of something that is out, without a note: a typing error, a better picture.
    Amend,
    /// Take it back.
    Withdraw,
}

impl Action {
    /// Every action.
    pub const ALL: [Self; 10] = [
        Self::Save,
        Self::Submit,
        Self::Return,
        Self::Approve,
        Self::Schedule,
        Self::Unschedule,
        Self::Publish,
        Self::Correct,
        Self::Amend,
        Self::Withdraw,
    ];

    /// As people write it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Save => "save",
            Self::Submit => "submit",
            Self::Return => "return",
            Self::Approve => "approve",
            Self::Schedule => "schedule",
            Self::Unschedule => "unschedule",
            Self::Publish => "publish",
            Self::Correct => "correct",
            Self::Amend => "amend",
            Self::Withdraw => "withdraw",
        }
    }
}

/// Who acts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Writes.
    Reporter,
    /// Carries copy from one language to another.
    Translator,
    /// Chooses and captions pictures.
    PictureEditor,
    /// Composes the letter.
    LetterEditor,
    /// Edits and releases.
    Editor,
    /// Edits, releases and answers for the paper.
    ChiefEditor,
    /// Runs the program; no right over copy.
    Administrator,
    /// The program itself when a time has come.
    Clock,
    /// An agency's notice.
    Wire,
}

impl Role {
    /// Every role.
    pub const ALL: [Self; 9] = [
        Self::Reporter,
        Self::Translator,
        Self::PictureEditor,
        Self::LetterEditor,
        Self::Editor,
        Self::ChiefEditor,
        Self::Administrator,
        Self::Clock,
        Self::Wire,
    ];
}

/// What must be there before an action.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Need {
    /// A headline.
    Headline,
    /// At least one paragraph.
    Body,
    /// An author or an agency.
    Credit,
    /// A credit for each picture.
    PictureCredit,
    /// An alternative text for each picture.
    PictureAlt,
    /// A speaker for each quotation.
    Speaker,
    /// The embargo's end.
    EmbargoLifted,
    /// A time that is still to come, and not before the embargo's end.
    FutureTime,
    /// A time that has come.
    DueTime,
    /// A reason in words.
    Reason,
    /// A new correction note.
    CorrectionNote,
}

impl fmt::Display for Need {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Headline => "the headline is missing",
            Self::Body => "there is no text",
            Self::Credit => "neither an author nor an agency is named",
            Self::PictureCredit => "a picture has no credit",
            Self::PictureAlt => "a picture has no alternative text",
            Self::Speaker => "a quotation has no speaker",
            Self::EmbargoLifted => {
                "it is under embargo; schedule it instead, and it goes out when the embargo ends"
            }
            Self::FutureTime => "the time must be in the future and not before the embargo’s end",
            Self::DueTime => "its time has not come",
            Self::Reason => "a reason is needed",
            Self::CorrectionNote => "a sentence is needed that says what was wrong and what is right",
        })
    }
}

/// The name of a stage without what is true in it.
type StageName = &'static str;

/// One row of the table.
#[derive(Clone, Copy, Debug)]
pub struct Transition {
    /// Where the article stands.
    pub from: StageName,
    /// What is done.
    pub action: Action,
    /// Where it stands afterwards.
    pub to: StageName,
    /// Who may.
    pub roles: &'static [Role],
    /// What must be there first.
    pub needs: &'static [Need],
}

const WRITERS: &[Role] = &[
    Role::Reporter,
    Role::Translator,
    Role::PictureEditor,
    Role::Editor,
    Role::ChiefEditor,
];
const EDITORS: &[Role] = &[Role::Editor, Role::ChiefEditor];
const CLOCK: &[Role] = &[Role::Clock];
const EDITORS_AND_WIRE: &[Role] = &[Role::Editor, Role::ChiefEditor, Role::Wire];
const READY: &[Need] = &[
    Need::Headline,
    Need::Body,
    Need::Credit,
    Need::PictureCredit,
    Need::PictureAlt,
    Need::Speaker,
];
const RELEASE: &[Need] = &[
    Need::Headline,
    Need::Body,
    Need::Credit,
    Need::PictureCredit,
    Need::PictureAlt,
    Need::Speaker,
    Need::EmbargoLifted,
];
const DUE: &[Need] = &[
    Need::Headline,
    Need::Body,
    Need::Credit,
    Need::PictureCredit,
    Need::PictureAlt,
    Need::Speaker,
    Need::EmbargoLifted,
    Need::DueTime,
];
const CORRECTION: &[Need] = &[
    Need::Headline,
    Need::Body,
    Need::Credit,
    Need::PictureCredit,
    Need::PictureAlt,
    Need::Speaker,
    Need::CorrectionNote,
];

const fn row(
    from: StageName,
    action: Action,
    to: StageName,
    roles: &'static [Role],
    needs: &'static [Need],
) -> Transition {
    Transition {
        from,
        action,
        to,
        roles,
        needs,
    }
}

/// All that may be done. What is not here may not.
pub const TABLE: &[Transition] = &[
    row("draft", Action::Save, "draft", WRITERS, &[]),
    row(
        "draft",
        Action::Submit,
        "in-review",
        WRITERS,
        &[Need::Headline, Need::Body],
    ),
    row(
        "draft",
        Action::Withdraw,
        "withdrawn",
        EDITORS_AND_WIRE,
        &[Need::Reason],
    ),
    row("in-review", Action::Save, "in-review", WRITERS, &[]),
    row("in-review", Action::Return, "draft", WRITERS, &[]),
    row("in-review", Action::Approve, "approved", EDITORS, READY),
    row(
        "in-review",
        Action::Withdraw,
        "withdrawn",
        EDITORS_AND_WIRE,
        &[Need::Reason],
    ),
    row("approved", Action::Save, "in-review", WRITERS, &[]),
    row("approved", Action::Return, "draft", EDITORS, &[]),
    row(
        "approved",
        Action::Schedule,
        "scheduled",
        EDITORS,
        &[Need::FutureTime],
    ),
    row("approved", Action::Publish, "published", EDITORS, RELEASE),
    row(
        "approved",
        Action::Withdraw,
        "withdrawn",
        EDITORS_AND_WIRE,
        &[Need::Reason],
    ),
    row("scheduled", Action::Save, "in-review", WRITERS, &[]),
    row(
        "scheduled",
        Action::Schedule,
        "scheduled",
        EDITORS,
        &[Need::FutureTime],
    ),
    row("scheduled", Action::Unschedule, "approved", EDITORS_AND_WIRE, &[]),
    row("scheduled", Action::Publish, "published", CLOCK, DUE),
    row(
        "scheduled",
        Action::Withdraw,
        "withdrawn",
        EDITORS_AND_WIRE,
        &[Need::Reason],
    ),
    row("published", Action::Correct, "corrected", EDITORS, CORRECTION),
    row("published", Action::Amend, "published", EDITORS, READY),
    row(
        "published",
        Action::Withdraw,
        "withdrawn",
        EDITORS_AND_WIRE,
        &[Need::Reason],
    ),
    row("corrected", Action::Correct, "corrected", EDITORS, CORRECTION),
    row("corrected", Action::Amend, "corrected", EDITORS, READY),
    row(
        "corrected",
        Action::Withdraw,
        "withdrawn",
        EDITORS_AND_WIRE,
        &[Need::Reason],
    ),
    row("withdrawn", Action::Save, "draft", EDITORS, &[]),
];

/// What is known when the action is asked for.
#[derive(Clone, Debug)]
pub struct Facts {
    /// The present instant.
    pub now: Timestamp,
    /// The article's embargo.
    pub embargo: Option<Embargo>,
    /// The time asked for, when scheduling.
    pub at: Option<Timestamp>,
    /// Whether it has a headline.
    pub headline: bool,
    /// Whether it has text.
    pub body: bool,
    /// Whether an author or an agency is named.
    pub credit: bool,
    /// Whether each picture has a credit.
    pub picture_credits: bool,
    /// Whether each picture has an alternative text.
    pub picture_alts: bool,
    /// Whether each quotation has a speaker.
    pub speakers: bool,
    /// Why, in words.
    pub reason: bool,
    /// Whether the new revision has a correction note that the published one has not.
    pub correction_note: bool,
}

impl Facts {
    /// What `content` answers, with everything else not known.
    pub fn of(content: &crate::Content, embargo: Option<Embargo>, now: Timestamp) -> Self {
        use crate::BlockKind;
        let filled = |text: &str| !text.trim().is_empty();
        let said = |kind: &BlockKind| match kind {
            BlockKind::Quotation(quotation) => quotation.speaker.as_deref().is_some_and(filled),
            _ => true,
        };
        Self {
            now,
            embargo,
            at: None,
            headline: filled(&content.headline),
            body: content
                .body
                .blocks
                .iter()
                .any(|block| matches!(block.kind, BlockKind::Paragraph { .. })),
            credit: !content.credit.is_empty(),
            picture_credits: content.pictures().all(|picture| filled(&picture.credit)),
            picture_alts: content.pictures().all(|picture| filled(&picture.alt)),
            speakers: content.body.blocks.iter().all(|block| said(&block.kind)),
            reason: false,
            correction_note: false,
        }
    }

    fn meets(&self, need: Need, stage: &Stage) -> bool {
        let open = |at: Timestamp| self.embargo.is_none_or(|embargo| embargo.is_lifted(at));
        match need {
            Need::Headline => self.headline,
            Need::Body => self.body,
            Need::Credit => self.credit,
            Need::PictureCredit => self.picture_credits,
            Need::PictureAlt => self.picture_alts,
            Need::Speaker => self.speakers,
            Need::EmbargoLifted => open(self.now),
            Need::FutureTime => self.at.is_some_and(|at| at > self.now && open(at)),
            Need::DueTime => matches!(stage, Stage::Scheduled { at } if *at <= self.now),
            Need::Reason => self.reason,
            Need::CorrectionNote => self.correction_note,
        }
    }
}

/// Why an action may not be done.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// The article does not stand where this can be done.
    #[error("an article that is {stage} cannot be moved by “{}”; possible here: {}", action.name(), possible.join(", "))]
    NotFrom {
        /// Where it stands.
        stage: &'static str,
        /// What was asked.
        action: Action,
        /// What can be done instead.
        possible: Vec<&'static str>,
    },
    /// The role may not.
    #[error("“{}” needs another role than {role:?}", action.name())]
    NotAllowed {
        /// What was asked.
        action: Action,
        /// Who asked.
        role: Role,
    },
    /// Something is missing; everything that is missing is named at once.
    #[error("“{}” has to wait: {}", action.name(), missing.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))]
    Missing {
        /// What was asked.
        action: Action,
        /// What is missing.
        missing: Vec<Need>,
    },
}

/// Where the article stands after the action, or the rule that forbids it.
pub fn step(stage: &Stage, action: Action, role: Role, facts: &Facts) -> Result<Stage, Refused> {
    let rows = || TABLE.iter().filter(|row| row.from == stage.name());
    let Some(found) = rows().find(|row| row.action == action) else {
        let possible = rows().map(|row| row.action.name()).collect();
        return Err(Refused::NotFrom {
            stage: stage.name(),
            action,
            possible,
        });
    };
    if !found.roles.contains(&role) {
        return Err(Refused::NotAllowed { action, role });
    }
    let missing: Vec<Need> = found
        .needs
        .iter()
        .copied()
        .filter(|need| !facts.meets(*need, stage))
        .collect();
    if !missing.is_empty() {
        return Err(Refused::Missing { action, missing });
    }
    let since = stage.published_since().unwrap_or(facts.now);
    Ok(match found.to {
        "draft" => Stage::Draft,
        "in-review" => Stage::InReview,
        "approved" => Stage::Approved,
        "scheduled" => Stage::Scheduled {
            at: facts.at.unwrap_or(facts.now),
        },
        "published" => Stage::Published { since },
        "corrected" => Stage::Corrected {
            since,
            at: match (action, stage) {
                (Action::Amend, Stage::Corrected { at, .. }) => *at,
                _ => facts.now,
            },
        },
        _ => Stage::Withdrawn {
            at: facts.now,
            by_agency: role == Role::Wire,
        },
    })
}

#[cfg(test)]
mod tests {
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
            speakers: true,
            reason: true,
            correction_note: true,
        }
    }

    /// Written by hand from the newsroom's rules, not from the table: where each action leads from each stage.
    #[rustfmt::skip]
    fn expected(stage: &str, action: Action) -> Option<&'static str> {
        use Action::{Amend, Approve, Correct, Publish, Return, Save, Schedule, Submit, Unschedule, Withdraw};
        match (stage, action) {
            ("draft", Save) => Some("draft"),
            ("draft", Submit) => Some("in-review"),
            ("in-review", Save) => Some("in-review"),
            ("in-review" | "approved", Return) => Some("draft"),
            ("in-review", Approve) => Some("approved"),
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
                        Action::Save | Action::Submit => WRITERS.contains(&role),
                        Action::Return if stage.name() == "in-review" => WRITERS.contains(&role),
                        Action::Publish if stage.name() == "scheduled" => role == Role::Clock,
                        Action::Withdraw | Action::Unschedule => {
                            EDITORS.contains(&role) || role == Role::Wire
                        }
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
            for need in row.needs {
                let mut facts = complete(100);
                match need {
                    Need::Headline => facts.headline = false,
                    Need::Body => facts.body = false,
                    Need::Credit => facts.credit = false,
                    Need::PictureCredit => facts.picture_credits = false,
                    Need::PictureAlt => facts.picture_alts = false,
                    Need::Speaker => facts.speakers = false,
                    Need::EmbargoLifted => facts.embargo = Some(Embargo::until(instant(101))),
                    Need::FutureTime => facts.at = Some(instant(100)),
                    Need::DueTime => facts.now = instant(4),
                    Need::Reason => facts.reason = false,
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
}
