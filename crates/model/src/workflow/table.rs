//! The table: stage × action × role × what must be there first.

use super::{Action, Role};
use serde::{Deserialize, Serialize};
use std::fmt;

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
    /// A caption for each picture that stands by itself.
    Caption,
    /// A headline that others can show whole: at most 110 characters.
    HeadlineLength,
    /// A speaker for each quotation.
    Speaker,
    /// The very words that were read.
    SameWords,
    /// An approval by somebody who wrote nothing of it since it was out last, where the section asks for that.
    SecondPairOfEyes,
    /// The approval of these very words.
    Approval,
    /// No hold, and the clearance of these very words where the section asks for that.
    LegalClearance,
    /// The embargo's end.
    EmbargoLifted,
    /// A time that is still to come, and not before the embargo's end.
    FutureTime,
    /// A time that has come.
    DueTime,
    /// A reason in words.
    Reason,
    /// A decision, when another language version was withdrawn.
    Decision,
    /// A decision, when the agency put an item right that is used, or took it back.
    SourceDecision,
    /// The right to show each picture and recording.
    MediaRights,
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
            Self::Caption => "a picture has no caption",
            Self::HeadlineLength => "the headline is longer than 110 characters",
            Self::Speaker => "a quotation has no speaker",
            Self::SameWords => "it says something else than what was read; read it again",
            Self::SecondPairOfEyes => {
                "this section asks for a second pair of eyes: somebody who did not write on it must approve it"
            }
            Self::Approval => "these words are not approved",
            Self::LegalClearance => "it is held, or waits for legal clearance",
            Self::EmbargoLifted => {
                "it is under embargo; schedule it instead, and it goes out when the embargo ends"
            }
            Self::FutureTime => "the time must be in the future and not before the embargo’s end",
            Self::DueTime => "its time has not come",
            Self::Reason => "a reason is needed",
            Self::Decision => {
                "another language version was withdrawn: withdraw this one too, or say that it stands"
            }
            Self::SourceDecision => {
                "an agency corrected, withheld or took back an item that it uses: take over what is new, or say that it stands"
            }
            Self::MediaRights => "the right to show a picture or recording has ended",
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
    /// What must be there first: every need of every list.
    pub needs: Needs,
}

pub(super) const WRITERS: &[Role] = &[
    Role::Reporter,
    Role::Translator,
    Role::PictureEditor,
    Role::Editor,
    Role::ChiefEditor,
];
pub(super) const EDITORS: &[Role] = &[Role::Editor, Role::ChiefEditor];
pub(super) const CHIEFS: &[Role] = &[Role::ChiefEditor];
const CLOCK: &[Role] = &[Role::Clock];
const EDITORS_AND_WIRE: &[Role] = &[Role::Editor, Role::ChiefEditor, Role::Wire];
const WHO_TAKES_BACK: &[Role] = &[Role::Editor, Role::ChiefEditor, Role::Wire, Role::Clock];

/// Several lists, all of which must be met.
type Needs = &'static [&'static [Need]];

const READY: &[Need] = &[
    Need::Headline,
    Need::Body,
    Need::Credit,
    Need::PictureCredit,
    Need::PictureAlt,
    Need::Caption,
    Need::HeadlineLength,
    Need::Speaker,
];
const READ: &[Need] = &[
    Need::Approval,
    Need::SecondPairOfEyes,
    Need::LegalClearance,
    Need::Decision,
    Need::SourceDecision,
];
const REASON: Needs = &[&[Need::Reason]];
const CLEAR: Needs = &[&[Need::Reason, Need::SameWords]];
const APPROVE: Needs = &[
    READY,
    &[Need::MediaRights, Need::SameWords, Need::SecondPairOfEyes],
];
const SCHEDULE: Needs = &[READ, &[Need::FutureTime]];
pub(super) const RELEASE: Needs = &[READY, READ, &[Need::MediaRights, Need::EmbargoLifted]];
/// A picture whose rights have ended is left out by itself; that does not hold up what the clock lets out.
const DUE: Needs = &[READY, READ, &[Need::EmbargoLifted, Need::DueTime]];
const CORRECTION: Needs = &[READY, &[Need::CorrectionNote]];

const fn row(
    from: StageName,
    action: Action,
    to: StageName,
    roles: &'static [Role],
    needs: Needs,
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
    row("draft", Action::Hold, "draft", EDITORS, REASON),
    row("draft", Action::Clear, "draft", CHIEFS, CLEAR),
    row("draft", Action::Save, "draft", WRITERS, &[]),
    row(
        "draft",
        Action::Submit,
        "in-review",
        WRITERS,
        &[&[Need::Headline, Need::Body]],
    ),
    row("draft", Action::Withdraw, "withdrawn", WHO_TAKES_BACK, REASON),
    row("in-review", Action::Hold, "in-review", EDITORS, REASON),
    row("in-review", Action::Clear, "in-review", CHIEFS, CLEAR),
    row("in-review", Action::Save, "in-review", WRITERS, &[]),
    row("in-review", Action::Return, "draft", WRITERS, &[]),
    row("in-review", Action::Approve, "approved", EDITORS, APPROVE),
    row("in-review", Action::Withdraw, "withdrawn", WHO_TAKES_BACK, REASON),
    row("approved", Action::Hold, "approved", EDITORS, REASON),
    row("approved", Action::Clear, "approved", CHIEFS, CLEAR),
    row("approved", Action::Save, "in-review", WRITERS, &[]),
    row("approved", Action::Approve, "approved", EDITORS, APPROVE),
    row("approved", Action::Return, "draft", EDITORS, &[]),
    row("approved", Action::Schedule, "scheduled", EDITORS, SCHEDULE),
    row("approved", Action::Publish, "published", EDITORS, RELEASE),
    row("approved", Action::Withdraw, "withdrawn", WHO_TAKES_BACK, REASON),
    row("scheduled", Action::Hold, "scheduled", EDITORS, REASON),
    row("scheduled", Action::Clear, "scheduled", CHIEFS, CLEAR),
    row("scheduled", Action::Save, "in-review", WRITERS, &[]),
    row("scheduled", Action::Schedule, "scheduled", EDITORS, SCHEDULE),
    row("scheduled", Action::Unschedule, "approved", EDITORS_AND_WIRE, &[]),
    row("scheduled", Action::Publish, "published", CLOCK, DUE),
    row("scheduled", Action::Withdraw, "withdrawn", WHO_TAKES_BACK, REASON),
    row("published", Action::Correct, "corrected", EDITORS, CORRECTION),
    row("published", Action::Amend, "published", EDITORS, &[READY]),
    row("published", Action::Withdraw, "withdrawn", WHO_TAKES_BACK, REASON),
    row("corrected", Action::Correct, "corrected", EDITORS, CORRECTION),
    row("corrected", Action::Amend, "corrected", EDITORS, &[READY]),
    row("corrected", Action::Withdraw, "withdrawn", WHO_TAKES_BACK, REASON),
    row("withdrawn", Action::Save, "draft", EDITORS, &[]),
];
