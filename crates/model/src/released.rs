use crate::{ArticleId, Lang, RevisionNo, Stage, Standing, StoryId, Teaser, encode_path};
use jiff::{SignedDuration, Timestamp};

/// A change within this time after the release belongs to it and is not announced as an update.
const SETTLING: SignedDuration = SignedDuration::from_secs(60);

/// An article that is out.
#[derive(Clone, Debug, PartialEq)]
pub struct Released {
    /// Which article.
    pub article: ArticleId,
    /// Of which story.
    pub story: StoryId,
    /// In which language.
    pub lang: Lang,
    /// In which section.
    pub section: String,
    /// The decorative part of its address.
    pub slug: String,
    /// The revision that readers see.
    pub revision: RevisionNo,
    /// Since when.
    pub since: Timestamp,
    /// When what readers see last changed.
    pub updated_at: Timestamp,
    /// Order on fronts, 0 to 100.
    pub weight: u8,
    /// What the visibility rule needs to know.
    pub standing: Standing,
    /// What stands for it elsewhere.
    pub teaser: Teaser,
}

impl Released {
    /// Its address below the site's, percent-encoded.
    pub fn path(&self) -> String {
        encode_path(&format!("/{}/{}/a-{}", self.lang, self.slug, self.article))
    }

    /// When what readers see was last changed, if that was not while it came out.
    pub fn changed_at(&self) -> Option<Timestamp> {
        (self.updated_at > self.since + SETTLING).then_some(self.updated_at)
    }

    /// Whether a correction stands in it.
    pub fn is_corrected(&self) -> bool {
        matches!(self.standing.stage, Stage::Corrected { .. })
    }
}
