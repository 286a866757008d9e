//! What was put right, and what readers could see when.

use crate::{ArticleId, CorrectionId, RevisionNo};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// What kind of change a correction note announces.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CorrectionKind {
    /// Something was wrong.
    Correction,
    /// Something could be misunderstood.
    Clarification,
    /// Something has changed since.
    Update,
}

impl CorrectionKind {
    /// Every kind.
    pub const ALL: [Self; 3] = [Self::Correction, Self::Clarification, Self::Update];

    /// As people write it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Correction => "correction",
            Self::Clarification => "clarification",
            Self::Update => "update",
        }
    }
}

impl std::str::FromStr for CorrectionKind {
    type Err = NoSuchKind;

    fn from_str(text: &str) -> Result<Self, NoSuchKind> {
        let found = Self::ALL.into_iter().find(|kind| kind.name() == text);
        found.ok_or_else(|| NoSuchKind(text.to_owned()))
    }
}

/// A word that names no kind of correction.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is no kind of correction; there are correction, clarification and update")]
pub struct NoSuchKind(String);

/// What was wrong and what is right, said where the mistake was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CorrectionNote {
    /// What kind of change it is.
    pub kind: CorrectionKind,
    /// One sentence that names the mistake and puts it right.
    pub text: String,
    /// When it was made.
    pub at: Timestamp,
}

/// A mistake that readers were told of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Correction {
    /// Its number.
    pub id: CorrectionId,
    /// In which article.
    pub article: ArticleId,
    /// What readers are told.
    pub note: CorrectionNote,
    /// Who put it right.
    pub by: String,
    /// The first revision with the mistake.
    pub first_wrong: RevisionNo,
    /// The revision that puts it right. When it is the first wrong one as well, readers here never saw the mistake: the note
    /// came along with copy from elsewhere.
    pub corrected_in: RevisionNo,
}

impl Correction {
    /// Whether somebody who was given `revision` was given the mistake.
    pub fn concerns(&self, revision: RevisionNo) -> bool {
        self.first_wrong <= revision && revision < self.corrected_in
    }
}

/// From when on readers could see which revision of an article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Release {
    /// When.
    pub at: Timestamp,
    /// What was done: `publish`, `correct`, `amend` or `withdraw`.
    pub act: String,
    /// Who did it.
    pub by: String,
    /// Why, when somebody said.
    pub why: String,
    /// What readers saw from then on; `None`: nothing.
    pub revision: Option<RevisionNo>,
}

/// Which revision readers saw at `instant`, of releases in the order of time.
pub fn seen_at(releases: &[Release], instant: Timestamp) -> Option<RevisionNo> {
    releases
        .iter()
        .take_while(|release| release.at <= instant)
        .last()
        .and_then(|release| release.revision)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::CorrectionKind;

    fn instant(second: i64) -> Timestamp {
        Timestamp::from_second(second).unwrap()
    }

    fn release(second: i64, revision: Option<i64>) -> Release {
        Release {
            at: instant(second),
            act: "publish".into(),
            by: "ek".into(),
            why: String::new(),
            revision: revision.map(RevisionNo),
        }
    }

    #[test]
    fn what_it_said_at_an_instant_is_the_last_release_before_it() {
        let releases = [release(10, Some(1)), release(20, Some(3)), release(30, None)];
        for (second, expected) in [
            (9, None),
            (10, Some(1)),
            (19, Some(1)),
            (20, Some(3)),
            (30, None),
            (99, None),
        ] {
            let seen = seen_at(&releases, instant(second)).map(|revision| revision.0);
            assert_eq!(seen, expected, "at {second}");
        }
    }

    #[test]
    fn a_correction_concerns_those_who_saw_the_mistake_and_nobody_else() {
        let correction = Correction {
            id: CorrectionId(1),
            article: ArticleId(1),
            note: CorrectionNote {
                kind: CorrectionKind::Correction,
                text: "It was Tuesday.".into(),
                at: instant(20),
            },
            by: "ek".into(),
            first_wrong: RevisionNo(2),
            corrected_in: RevisionNo(4),
        };
        for (revision, expected) in [(1, false), (2, true), (3, true), (4, false)] {
            assert_eq!(correction.concerns(RevisionNo(revision)), expected, "{revision}");
        }
    }
}
