//! The way of an article, as one table: stage × action × role × what must be there first.

mod action;
mod table;
#[cfg(test)]
mod tests;

pub use action::{Action, Role};
pub use table::{Need, TABLE, Transition};

use crate::{Embargo, Stage};
use jiff::Timestamp;

/// Characters that a headline may have: what follows is cut off where others show it (Google, article structured data).
const HEADLINE_MAX: usize = 110;

/// The pictures in the text, without the stills of recordings, which have the recording's caption.
fn own_pictures(content: &crate::Content) -> impl Iterator<Item = &crate::PictureUse> {
    content.body.blocks.iter().flat_map(|block| match &block.kind {
        crate::BlockKind::Picture(picture) => std::slice::from_ref(picture).iter(),
        crate::BlockKind::Gallery { pictures } => pictures.iter(),
        _ => [].iter(),
    })
}

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
    /// Whether each picture that stands by itself has a caption.
    pub captions: bool,
    /// Whether others can show the headline whole.
    pub headline_fits: bool,
    /// Whether each quotation has a speaker.
    pub speakers: bool,
    /// Whether it still says what was read.
    pub same_words: bool,
    /// Whether nobody who wrote on it approves it, or the section does not mind.
    pub second_pair: bool,
    /// Whether these very words are approved.
    pub approved: bool,
    /// Whether nobody holds it, and the law has read these very words where the section asks for that.
    pub cleared: bool,
    /// Why, in words.
    pub reason: bool,
    /// Whether nothing has to be decided about it because another language version was withdrawn.
    pub decided: bool,
    /// Whether nothing has to be decided about it because an agency corrected, withheld or took back what it uses.
    pub sources_decided: bool,
    /// Whether all its pictures and recordings may be shown.
    pub media_rights: bool,
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
            captions: content
                .picture
                .iter()
                .chain(own_pictures(content))
                .all(|picture| filled(&picture.caption)),
            headline_fits: content.headline.chars().count() <= HEADLINE_MAX,
            speakers: content.body.blocks.iter().all(|block| said(&block.kind)),
            same_words: true,
            second_pair: true,
            approved: false,
            cleared: false,
            reason: false,
            decided: true,
            sources_decided: true,
            media_rights: true,
            correction_note: false,
        }
    }

    /// What has to be there before readers see it, and what of it is.
    pub fn checks(&self) -> Vec<(Need, bool)> {
        table::RELEASE
            .concat()
            .into_iter()
            .map(|need| (need, self.meets(need, &Stage::Approved)))
            .collect()
    }

    fn meets(&self, need: Need, stage: &Stage) -> bool {
        let open = |at: Timestamp| self.embargo.is_none_or(|embargo| embargo.is_lifted(at));
        match need {
            Need::Headline => self.headline,
            Need::Body => self.body,
            Need::Credit => self.credit,
            Need::PictureCredit => self.picture_credits,
            Need::PictureAlt => self.picture_alts,
            Need::Caption => self.captions,
            Need::HeadlineLength => self.headline_fits,
            Need::Speaker => self.speakers,
            Need::SameWords => self.same_words,
            Need::SecondPairOfEyes => self.second_pair,
            Need::Approval => self.approved,
            Need::LegalClearance => self.cleared,
            Need::EmbargoLifted => open(self.now),
            Need::FutureTime => self.at.is_some_and(|at| at > self.now && open(at)),
            Need::DueTime => matches!(stage, Stage::Scheduled { at } if *at <= self.now),
            Need::Reason => self.reason,
            Need::Decision => self.decided,
            Need::SourceDecision => self.sources_decided,
            Need::MediaRights => self.media_rights,
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
        .concat()
        .into_iter()
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
        // Holding and clearing move nothing.
        "scheduled" if action != Action::Schedule => stage.clone(),
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
