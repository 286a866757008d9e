//! Stories, their language versions, and what each version says.

use crate::{
    Approval, ArticleId, Body, ContentHash, Credit, Embargo, Flag, Hold, Lang, PictureUse, RevisionNo,
    SectionRules, SourceFlag, Standing, StoryId, WireItemId,
};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// One thing that happened, across languages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Story {
    /// Its number.
    pub id: StoryId,
    /// A name by which files refer to it; unique.
    pub key: String,
    /// The id of its section.
    pub section: String,
    /// The ids of its topics.
    pub topics: Vec<String>,
}

/// Where an article stands on its way to the reader. Each variant holds what is true in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "stage", rename_all = "kebab-case")]
pub enum Stage {
    /// Being written.
    Draft,
    /// Handed to an editor.
    InReview,
    /// Ready to go out.
    Approved,
    /// Goes out by itself.
    Scheduled {
        /// When.
        at: Timestamp,
    },
    /// Before the readers.
    Published {
        /// Since when.
        since: Timestamp,
    },
    /// Before the readers, with a correction.
    Corrected {
        /// Since when it has been before the readers.
        since: Timestamp,
        /// When it was last corrected.
        at: Timestamp,
    },
    /// Taken back. The address stays and says so.
    Withdrawn {
        /// When.
        at: Timestamp,
        /// Whether the agency that sent it recalled it.
        by_agency: bool,
    },
}

impl Stage {
    /// The stage's name in the database, on the command line and at the desk.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::InReview => "in-review",
            Self::Approved => "approved",
            Self::Scheduled { .. } => "scheduled",
            Self::Published { .. } => "published",
            Self::Corrected { .. } => "corrected",
            Self::Withdrawn { .. } => "withdrawn",
        }
    }

    /// Since when readers could see it, embargo aside; `None` when they cannot.
    pub fn published_since(&self) -> Option<Timestamp> {
        match self {
            Self::Published { since } | Self::Corrected { since, .. } => Some(*since),
            _ => None,
        }
    }
}

/// A story in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Article {
    /// Its number.
    pub id: ArticleId,
    /// The story it tells.
    pub story: StoryId,
    /// Its language.
    pub lang: Lang,
    /// The decorative part of its address.
    pub slug: String,
    /// Where it stands.
    pub stage: Stage,
    /// Until when nothing of it may leave.
    pub embargo: Option<Embargo>,
    /// Who said that which words may go out.
    pub approval: Option<Approval>,
    /// Which words the lawyers have read.
    pub clearance: Option<Approval>,
    /// Whether somebody holds it back.
    pub hold: Option<Hold>,
    /// Whether somebody has to decide about it because another language version was withdrawn.
    pub flag: Option<Flag>,
    /// What agencies said about the items that it uses, and nobody has decided about yet.
    pub source_flag: Option<SourceFlag>,
    /// The newest saved revision.
    pub head: RevisionNo,
    /// The revision that readers see.
    pub published: Option<RevisionNo>,
    /// Order on fronts, 0 to 100.
    pub weight: u8,
    /// When anything of it last changed.
    pub updated_at: Timestamp,
}

impl Article {
    /// Its address below the site's, percent-encoding aside.
    pub fn path(&self) -> String {
        format!("/{}/{}/a-{}", self.lang, self.slug, self.id)
    }

    /// Whether words with this hash are approved.
    pub fn is_approved(&self, hash: &ContentHash) -> bool {
        self.approval.as_ref().is_some_and(|read| read.hash == *hash)
    }

    /// Whether somebody approved it who is none of those who wrote on it; an approval without a name is nobody's. Without an
    /// approval there is nobody to object to.
    pub fn is_approved_by_another(&self, writers: &BTreeSet<String>) -> bool {
        self.approval
            .as_ref()
            .is_none_or(|read| !read.by.is_empty() && !writers.contains(&read.by))
    }

    /// Whether nobody holds it, and words with this hash are cleared where the section asks for that.
    pub fn is_cleared(&self, hash: &ContentHash, rules: SectionRules) -> bool {
        self.hold.is_none()
            && (!rules.legal || self.clearance.as_ref().is_some_and(|read| read.hash == *hash))
    }

    /// What the visibility rule needs to know.
    pub fn standing(&self) -> Standing {
        Standing {
            stage: self.stage.clone(),
            embargo: self.embargo,
        }
    }
}

/// A link to something elsewhere, under “Links”.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// What it is called.
    pub title: String,
    /// An `http` or `https` address.
    pub url: String,
    /// Type, size or language, for example `PDF, 310 KB`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

/// Everything an article says, as one immutable document.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Content {
    /// Two or three words above the headline.
    #[serde(default)]
    pub kicker: String,
    /// The headline.
    pub headline: String,
    /// One or two sentences below it, and on fronts.
    #[serde(default)]
    pub teaser: String,
    /// The picture above the text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub picture: Option<PictureUse>,
    /// The text.
    pub body: Body,
    /// Authors and agencies.
    #[serde(default)]
    pub credit: Credit,
    /// Links to elsewhere.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<Link>,
    /// Pieces that the editors recommend after this one, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub recommended: Vec<StoryId>,
    /// The wire items it was made from.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<WireItemId>,
}

impl Content {
    /// The hash of everything it says.
    pub fn hash(&self) -> ContentHash {
        ContentHash::of(&serde_json::to_vec(self).unwrap_or_default())
    }

    /// Minutes that reading takes, at least 1: 220 words a minute, 400 characters in scripts without spaces.
    pub fn reading_minutes(&self) -> u32 {
        let words = self.body.words();
        let ideographs = words
            .chars()
            .filter(|character| matches!(character, '\u{3400}'..='\u{9fff}'))
            .count();
        let spaced = words
            .split_whitespace()
            .filter(|word| word.chars().any(char::is_alphanumeric))
            .count();
        let tenths = if ideographs > spaced {
            ideographs * 10 / 400
        } else {
            spaced * 10 / 220
        };
        u32::try_from(tenths.div_ceil(10).max(1)).unwrap_or(u32::MAX)
    }

    /// What fronts, feeds, letters and other pieces show of it.
    pub fn teaser_of(&self) -> Teaser {
        Teaser {
            kicker: self.kicker.clone(),
            headline: self.headline.clone(),
            text: self.teaser.clone(),
            picture: self.pictures().next().cloned(),
            media: self
                .body
                .recordings()
                .map(|(is_video, recording)| TeaserMedia {
                    is_video,
                    title: recording.title.clone(),
                    duration_ms: recording.duration_ms,
                })
                .collect(),
            minutes: self.reading_minutes(),
            corrections: self.body.corrections().cloned().collect(),
        }
    }
}

/// What stands for an article elsewhere.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Teaser {
    /// The kicker.
    #[serde(default)]
    pub kicker: String,
    /// The headline.
    pub headline: String,
    /// The teaser's words.
    #[serde(default)]
    pub text: String,
    /// The picture above the text, else the first in it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub picture: Option<PictureUse>,
    /// Its videos and audio recordings.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub media: Vec<TeaserMedia>,
    /// Minutes that reading takes.
    pub minutes: u32,
    /// Its corrections.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub corrections: Vec<crate::CorrectionNote>,
}

/// A recording as it is announced elsewhere.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TeaserMedia {
    /// Video, else audio.
    pub is_video: bool,
    /// Its title.
    pub title: String,
    /// Length in milliseconds.
    pub duration_ms: u64,
}

/// An immutable saved version of an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revision {
    /// Whose version it is.
    pub article: ArticleId,
    /// Its number.
    pub number: RevisionNo,
    /// When it was saved.
    pub saved_at: Timestamp,
    /// Who saved it.
    pub saved_by: String,
    /// What it says.
    pub content: Content,
}
