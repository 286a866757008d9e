//! Where a mark was seen, and what is said about a case that did not keep its promise.

use model::Door;
use std::fmt;

/// A place where a mark was seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// A page, feed or other file of the page store.
    Page {
        /// HTTP status.
        status: u16,
        /// The path that it stands at.
        path: String,
        /// Whether the path itself says the mark: it is the item's own.
        is_own: bool,
    },
    /// A picture or recording, by its media type.
    File(String),
    /// The evening letter.
    Letter,
}

impl Place {
    /// Whether what leaves through `door` stands here.
    pub fn is_of(&self, door: Door) -> bool {
        let Self::Page { path, is_own, .. } = self else {
            return match self {
                Self::File(_) => door == Door::Media,
                _ => door == Door::Letter,
            };
        };
        let parts: Vec<&str> = path.split('/').collect();
        let is_article = parts.last().is_some_and(|last| last.starts_with("a-"));
        match door {
            Door::Page => *is_own,
            Door::Front => matches!(parts[..], ["", _, ""] | ["", _, "world" | "culture", ""]),
            Door::Feed => path.ends_with("/feed.xml") || path.ends_with("/feed.json"),
            Door::Sitemap => path.contains("sitemap"),
            Door::Chooser => path.contains("/sister/a-"),
            Door::Related => {
                (is_article && !is_own) || path.starts_with("/not-found-") || path.starts_with("not-found-")
            }
            Door::WebEdition => matches!(parts[..], ["", _, "letter", _]),
            Door::Corrections => path.ends_with("/corrections"),
            Door::Syndication => path.starts_with("syndicated-"),
            Door::Media | Door::Letter => false,
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Page { status, path, .. } => write!(f, "{status} {path}"),
            Self::File(mime) => write!(f, "the file of its {mime}"),
            Self::Letter => f.write_str("the letter"),
        }
    }
}

/// How a case did not keep its promise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Broken {
    /// The mark was seen when it must not be.
    Seen {
        /// When, in words.
        when: String,
        /// Where; at least one.
        places: Vec<Place>,
    },
    /// The mark was not seen when it must be.
    Missing(String),
}

impl fmt::Display for Broken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Seen { when, places } => {
                let places: Vec<String> = places.iter().map(ToString::to_string).collect();
                write!(f, "seen {when}: {}", places.join("; "))
            }
            Self::Missing(why) => f.write_str(why),
        }
    }
}

/// What a case came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// As promised; so many bytes were searched.
    Kept(u64),
    /// Not as promised.
    Broken(Broken),
}
