//! The one question that every door asks.

use crate::{Embargo, Stage};
use jiff::Timestamp;

/// A way by which something can reach a reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Door {
    /// The article's own page.
    Page,
    /// Front pages and section fronts.
    Front,
    /// Atom and JSON feeds.
    Feed,
    /// Sitemaps.
    Sitemap,
    /// The marks in the chooser of languages, and `hreflang`.
    Chooser,
    /// “Read more”, “Recommended”, “Audio and video” and other places inside other pages.
    Related,
    /// Picture, video and audio files.
    Media,
    /// The evening letter.
    Letter,
    /// The web edition of a letter.
    WebEdition,
    /// The page of corrections.
    Corrections,
    /// What other newsrooms are given.
    Syndication,
}

impl Door {
    /// Every door.
    pub const ALL: [Self; 11] = [
        Self::Page,
        Self::Front,
        Self::Feed,
        Self::Sitemap,
        Self::Chooser,
        Self::Related,
        Self::Media,
        Self::Letter,
        Self::WebEdition,
        Self::Corrections,
        Self::Syndication,
    ];

    /// The door's name in records of where an article went.
    pub fn name(self) -> &'static str {
        match self {
            Self::Page => "page",
            Self::Front => "front",
            Self::Feed => "feed",
            Self::Sitemap => "sitemap",
            Self::Chooser => "chooser",
            Self::Related => "related",
            Self::Media => "media",
            Self::Letter => "letter",
            Self::WebEdition => "web-edition",
            Self::Corrections => "corrections",
            Self::Syndication => "syndication",
        }
    }
}

/// What decides whether an article may be seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Where it stands on its way.
    pub stage: Stage,
    /// Until when nothing of it may leave.
    pub embargo: Option<Embargo>,
}

/// Whether the article may leave through `door` at `now`.
///
/// Every output asks this and nothing else. All doors have the same answer today; each names itself so that a rule for
/// one of them has a place to stand.
pub fn visible(standing: &Standing, now: Timestamp, door: Door) -> bool {
    #[cfg(feature = "mutation")]
    if crate::mutation::is_open(door) {
        return true;
    }
    let _ = door;
    let released = standing.stage.published_since().is_some_and(|since| since <= now);
    let open = standing.embargo.is_none_or(|embargo| embargo.is_lifted(now));
    released && open
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn instant(second: i64) -> Timestamp {
        Timestamp::from_second(second).unwrap()
    }

    fn stages() -> impl Strategy<Value = Stage> {
        let second = || (0_i64..100).prop_map(instant);
        prop_oneof![
            Just(Stage::Draft),
            Just(Stage::InReview),
            Just(Stage::Approved),
            second().prop_map(|at| Stage::Scheduled { at }),
            second().prop_map(|since| Stage::Published { since }),
            (second(), second()).prop_map(|(since, at)| Stage::Corrected { since, at }),
            (second(), any::<bool>()).prop_map(|(at, by_agency)| Stage::Withdrawn { at, by_agency }),
        ]
    }

    proptest! {
        #[test]
        fn nothing_is_seen_under_embargo_and_only_what_is_out(
            stage in stages(),
            lifts in prop::option::of(0_i64..100),
            now in 0_i64..100,
        ) {
            let standing = Standing { stage: stage.clone(), embargo: lifts.map(|at| Embargo::until(instant(at))) };
            for door in Door::ALL {
                let seen = visible(&standing, instant(now), door);
                let out = matches!(&stage, Stage::Published { since } | Stage::Corrected { since, .. } if since.as_second() <= now);
                prop_assert_eq!(seen, out && lifts.is_none_or(|at| now >= at));
            }
        }
    }
}
