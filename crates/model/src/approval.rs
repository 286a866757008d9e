//! Who read what: approval, legal clearance and legal hold.

use crate::{ArticleId, ContentHash, Lang};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// Somebody read these very words and says that they may go out. Other words need another approval.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Approval {
    /// The hash of what was read.
    pub hash: ContentHash,
    /// Who read it.
    pub by: String,
    /// When.
    pub at: Timestamp,
}

/// Somebody holds an article back until it is cleared.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hold {
    /// Who.
    pub by: String,
    /// Since when.
    pub at: Timestamp,
    /// Why.
    pub reason: String,
}

/// Another language version of the same story was withdrawn, and nobody has decided about this one yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Flag {
    /// Which version was withdrawn.
    pub of: ArticleId,
    /// Its language.
    pub lang: Lang,
    /// When.
    pub at: Timestamp,
    /// Who withdrew it.
    pub by: String,
    /// Why.
    pub why: String,
}

/// What a section asks for before something of it goes out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SectionRules {
    /// Whoever approves wrote nothing of it since it was out last.
    #[serde(default)]
    pub second_pair_of_eyes: bool,
    /// The words must be cleared by law.
    #[serde(default)]
    pub legal: bool,
}
