//! What is handed out to other newsrooms, and which of them gets what.

use crate::{ArticleId, Content, Lang, MediaHash, Provenance, PubStatus, RevisionNo};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// An article as it lies ready for partners, or what is left of one that was taken back.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Syndicated {
    /// Which article.
    pub article: ArticleId,
    /// In which language.
    pub lang: Lang,
    /// The place of the ledger at which readers were given this: grows with each release, correction, end of a picture's rights and
    /// withdrawal.
    pub version: i64,
    /// Since when it is so.
    pub at: Timestamp,
    /// What it says; `None` when it was taken back: not a word is left then.
    pub piece: Option<Box<Piece>>,
}

/// What an article that is out says, and whose it is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Piece {
    /// The revision that readers see.
    pub revision: RevisionNo,
    /// Since when.
    pub published: Timestamp,
    /// Its address below the site's, percent-encoded.
    pub path: String,
    /// The id of its section.
    pub section: String,
    /// The ids of its topics.
    pub topics: Vec<String>,
    /// All it says.
    pub content: Content,
    /// Whose copy it is.
    pub copy: Provenance,
    /// Whose copy earlier versions were that readers saw.
    pub earlier: Vec<Provenance>,
    /// Whose pictures and recordings it has.
    pub media: BTreeMap<MediaHash, Provenance>,
    /// The other language versions of its story that are out.
    pub translations: Vec<(Lang, ArticleId)>,
}

/// What kind of piece it is to a partner who takes only some.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PieceKind {
    /// Copy, with or without pictures.
    Text,
    /// With a video.
    Video,
    /// With an audio recording and no video.
    Audio,
}

impl PieceKind {
    /// Every kind.
    pub const ALL: [Self; 3] = [Self::Text, Self::Video, Self::Audio];

    /// As people write it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Video => "video",
            Self::Audio => "audio",
        }
    }
}

/// A word that names no kind of piece.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is no kind of piece; there are text, video and audio")]
pub struct NoSuchPiece(String);

impl std::str::FromStr for PieceKind {
    type Err = NoSuchPiece;

    fn from_str(text: &str) -> Result<Self, NoSuchPiece> {
        let found = Self::ALL.into_iter().find(|kind| kind.name() == text);
        found.ok_or_else(|| NoSuchPiece(text.to_owned()))
    }
}

impl Piece {
    /// What kind of piece it is.
    pub fn kind(&self) -> PieceKind {
        let mut recordings = self.content.body.recordings().peekable();
        if recordings.peek().is_none() {
            PieceKind::Text
        } else if recordings.any(|(is_video, _)| is_video) {
            PieceKind::Video
        } else {
            PieceKind::Audio
        }
    }
}

/// What a partner may have. A list that is empty is no condition; that of agencies grants none.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Grant {
    /// The agencies whose copy and pictures the partner may have besides the newsroom's own.
    pub agencies: BTreeSet<String>,
    /// Only these languages.
    pub languages: BTreeSet<Lang>,
    /// Only these sections.
    pub sections: BTreeSet<String>,
    /// Only what is under one of these topics.
    pub topics: BTreeSet<String>,
    /// Only these kinds of pieces.
    pub kinds: BTreeSet<PieceKind>,
    /// Only what came out at this time or later.
    pub since: Option<Timestamp>,
    /// What the partner may do with it, in words that stand in each item.
    pub terms: String,
    /// How often it may ask in a minute, when not as often as usual.
    pub per_minute: Option<u32>,
}

/// Requests of a partner in a minute, usually.
const PER_MINUTE: u32 = 60;

/// What a partner is told about an article.
#[derive(Clone, Debug, PartialEq)]
pub enum Handed {
    /// All that the partner may have of it.
    Whole(Box<Piece>),
    /// That it is not to be used, and no word of it.
    Notice(PubStatus),
}

impl Grant {
    /// How often the partner may ask in a minute.
    pub fn per_minute(&self) -> u32 {
        self.per_minute.unwrap_or(PER_MINUTE)
    }

    /// Whether the partner takes this language at all.
    pub fn speaks(&self, lang: Lang) -> bool {
        self.languages.is_empty() || self.languages.contains(&lang)
    }

    /// What the partner is told about an article; `None`: nothing.
    ///
    /// That something was taken back is said to everybody who takes its language, whatever else is asked for: a partner may have
    /// had it under an earlier grant or section. Who may have had an earlier version and may not have this one, because it has
    /// an agency's copy in it now, is told to withhold it: it may be what corrects the earlier one.
    pub fn hand(&self, syndicated: &Syndicated) -> Option<Handed> {
        if !self.speaks(syndicated.lang) {
            return None;
        }
        let Some(piece) = &syndicated.piece else {
            return Some(Handed::Notice(PubStatus::Canceled));
        };
        if !self.asks_for(piece) {
            return None;
        }
        if !piece.copy.is_granted_to(&self.agencies) {
            let had = piece
                .earlier
                .iter()
                .any(|copy| copy.is_granted_to(&self.agencies));
            return had.then_some(Handed::Notice(PubStatus::Withheld));
        }
        let kept_back = |media: &&MediaHash| {
            !piece
                .media
                .get(media)
                .is_some_and(|whose| whose.is_granted_to(&self.agencies))
        };
        let gone: BTreeSet<MediaHash> = piece.content.media().filter(kept_back).cloned().collect();
        let mut piece = piece.clone();
        piece.content = piece.content.without_media(&gone);
        Some(Handed::Whole(piece))
    }

    fn asks_for(&self, piece: &Piece) -> bool {
        (self.sections.is_empty() || self.sections.contains(&piece.section))
            && (self.topics.is_empty() || piece.topics.iter().any(|topic| self.topics.contains(topic)))
            && (self.kinds.is_empty() || self.kinds.contains(&piece.kind()))
            && self.since.is_none_or(|since| piece.published >= since)
    }
}

/// A newsroom that takes our copy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Partner {
    /// Its name; unique.
    pub name: String,
    /// What it may have.
    pub grant: Grant,
    /// Who let it in.
    pub made_by: String,
    /// When.
    pub made_at: Timestamp,
    /// Since when it gets nothing more.
    pub revoked_at: Option<Timestamp>,
}

/// What a partner took of an article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PartnerDelivery {
    /// Which article.
    pub article: ArticleId,
    /// The partner's name.
    pub partner: String,
    /// The version that stood in the item.
    pub version: i64,
    /// What the item said about its use.
    pub status: PubStatus,
    /// Which revision that is; none of a notice.
    pub revision: Option<RevisionNo>,
    /// When it was taken.
    pub at: Timestamp,
}

/// What changed lately in a language, in the order of the ledger: where a partner goes on that was away.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SyndicationIndex {
    /// The place of the last change of an article in the ledger, and the article; the oldest first.
    pub changes: Vec<(i64, ArticleId)>,
    /// The last place that is not in the list any more; 0 when nothing is left out.
    pub left_out: i64,
}

#[cfg(test)]
mod tests;
