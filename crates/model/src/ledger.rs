//! What the ledger says: one line for each thing that happened.

use crate::{
    ArticleId, IssueId, Lang, PreviewId, RevisionNo, Seq, StoryId, SubscriberId, WireGroupId, WireItemId,
};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// Something that happened. Carries names, never content, so that the ledger may be read by every follower.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "kebab-case")]
pub enum Line {
    /// A revision was saved that readers do not see.
    ArticleSaved {
        /// Which article.
        article: ArticleId,
        /// Which revision.
        revision: RevisionNo,
    },
    /// An article moved without readers seeing a difference.
    ArticleMoved {
        /// Which article.
        article: ArticleId,
        /// Where it stands now.
        stage: String,
    },
    /// The end of an article's embargo changed.
    EmbargoChanged {
        /// Which article.
        article: ArticleId,
        /// When it was to end.
        from: Option<Timestamp>,
        /// When it ends now; never means that it was lifted.
        until: Option<Timestamp>,
    },
    /// What readers see of an article changed: it came out, was corrected or amended, its embargo ended or it was
    /// taken back.
    ArticleReleased {
        /// Of which story.
        story: StoryId,
        /// Which article.
        article: ArticleId,
        /// In which language.
        lang: Lang,
        /// Where it stands now.
        stage: String,
    },
    /// A link was made by which somebody may read an article that is not out.
    PreviewMade {
        /// Which article.
        article: ArticleId,
        /// Which link.
        link: PreviewId,
    },
    /// Such a link was revoked.
    PreviewRevoked {
        /// Which article.
        article: ArticleId,
        /// Which link.
        link: PreviewId,
    },
    /// An item of an agency came in.
    WireItemNew {
        /// Which item.
        item: WireItemId,
    },
    /// A newer version of an item came in.
    WireItemUpdated {
        /// Which item.
        item: WireItemId,
    },
    /// An agency took an item back.
    WireItemKilled {
        /// Which item.
        item: WireItemId,
    },
    /// Two groups of items turned out to tell of the same event.
    WireGroupsMerged {
        /// The number that leads to the other now.
        from: WireGroupId,
        /// The older one, which holds the items of both.
        into: WireGroupId,
    },
    /// Something came in that could not be read; it is kept whole.
    WireSetAside {
        /// The hash of its bytes.
        raw: String,
    },
    /// Somebody's consent changed.
    ConsentChanged {
        /// Whose.
        subscriber: SubscriberId,
        /// What was done.
        act: String,
    },
    /// An issue's stories were chosen.
    IssueComposed {
        /// Which issue.
        issue: IssueId,
    },
    /// An issue's time came; its stories and readers are fixed.
    IssueFrozen {
        /// Which issue.
        issue: IssueId,
    },
    /// No copy of an issue is left to send.
    IssueSent {
        /// Which issue.
        issue: IssueId,
    },
    /// A line that a newer program wrote; this one has nothing to do about it.
    #[serde(other)]
    Unknown,
}

impl Line {
    /// What needed a right: the act and what was done it to, for the audit. What the copy's own way needs is recorded where
    /// the action is known, with its revision.
    pub fn privileged(&self) -> Option<(&'static str, String)> {
        Some(match self {
            Self::PreviewMade { article, link } => ("preview", format!("article {article}, link {link}")),
            Self::PreviewRevoked { article, link } => {
                ("revoke-preview", format!("article {article}, link {link}"))
            }
            Self::WireItemKilled { item } => ("kill", format!("wire item {item}")),
            Self::IssueComposed { issue } => ("compose-letter", format!("issue {issue}")),
            Self::IssueFrozen { issue } => ("freeze-letter", format!("issue {issue}")),
            Self::EmbargoChanged { article, from, until } => {
                let end =
                    |end: &Option<Timestamp>| end.map_or_else(|| "none".to_owned(), |end| end.to_string());
                let (from, until) = (end(from), end(until));
                ("embargo", format!("article {article}, from {from} to {until}"))
            }
            Self::ArticleSaved { .. }
            | Self::ArticleMoved { .. }
            | Self::ArticleReleased { .. }
            | Self::WireItemNew { .. }
            | Self::WireItemUpdated { .. }
            | Self::WireGroupsMerged { .. }
            | Self::WireSetAside { .. }
            | Self::ConsentChanged { .. }
            | Self::IssueSent { .. }
            | Self::Unknown => return None,
        })
    }
}

/// A line with its place and time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its place.
    pub seq: Seq,
    /// When it was written.
    pub at: Timestamp,
    /// Who did it.
    pub who: String,
    /// Why, when somebody said.
    pub why: String,
    /// What happened.
    pub line: Line,
}
