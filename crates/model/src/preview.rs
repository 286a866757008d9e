//! Links by which somebody may read what is not out.

use crate::{ArticleId, PreviewId};
use jiff::Timestamp;
use serde::Serialize;

/// A link that opens one article to one person until an instant, unless it is revoked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PreviewLink {
    /// Its number.
    pub id: PreviewId,
    /// What it opens, in its newest revision.
    pub article: ArticleId,
    /// For whom it was made; stands on the page.
    pub holder: String,
    /// Who made it.
    pub made_by: String,
    /// When.
    pub made_at: Timestamp,
    /// From when on it opens nothing.
    pub ends_at: Timestamp,
    /// Since when it is revoked.
    pub revoked_at: Option<Timestamp>,
    /// How often it was opened.
    pub opened: i64,
    /// When it was last opened.
    pub opened_at: Option<Timestamp>,
}

impl PreviewLink {
    /// Whether it opens something at `now`.
    pub fn is_open(&self, now: Timestamp) -> bool {
        now < self.ends_at && self.revoked_at.is_none_or(|at| now < at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_opens_until_its_end_and_not_once_it_is_revoked() {
        let instant = |second| Timestamp::from_second(second).unwrap();
        let mut link = PreviewLink {
            id: PreviewId(1),
            article: ArticleId(1),
            holder: "Noor".into(),
            made_by: "ek".into(),
            made_at: instant(0),
            ends_at: instant(100),
            revoked_at: None,
            opened: 0,
            opened_at: None,
        };
        assert!(link.is_open(instant(99)) && !link.is_open(instant(100)));
        link.revoked_at = Some(instant(50));
        assert!(link.is_open(instant(49)) && !link.is_open(instant(50)));
    }
}
