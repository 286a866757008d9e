//! What other newsrooms get: articles as items of ninjs 3.1, NewsML-G2 2.35 and Atom.
//!
//! An article becomes an item once (`item`), of what one partner may have; each format writes items and decides nothing.

mod atom;
mod item;
mod newsml_g2;
mod ninjs;
mod words;

use crate::Layout;
use jiff::Timestamp;
use model::{Lang, Syndicated, WireItem};

/// A format in which items are handed out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SyndicationFormat {
    /// IPTC ninjs 3.1: a list of objects, one object for a single item.
    Ninjs,
    /// IPTC NewsML-G2 2.35, conformance power: a `newsMessage`, a `newsItem` for a single item.
    NewsMlG2,
    /// Atom (RFC 4287) with deletions (RFC 6721).
    Atom,
}

impl SyndicationFormat {
    /// Every format.
    pub const ALL: [Self; 3] = [Self::Ninjs, Self::NewsMlG2, Self::Atom];

    /// Its name in addresses.
    pub fn name(self) -> &'static str {
        match self {
            Self::Ninjs => "ninjs",
            Self::NewsMlG2 => "newsml-g2",
            Self::Atom => "atom",
        }
    }

    /// The format of this name.
    pub fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.name() == name)
    }

    /// Its media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Ninjs => "application/json; charset=utf-8",
            Self::NewsMlG2 => "application/vnd.iptc.g2.newsmessage+xml; charset=utf-8",
            Self::Atom => "application/atom+xml; charset=utf-8",
        }
    }

    /// Whether it can say that there is nothing.
    pub fn may_be_empty(self) -> bool {
        // An itemSet has one item at least.
        self != Self::NewsMlG2
    }
}

/// An item for one partner, and what the formats say besides.
#[derive(Clone, Debug, PartialEq)]
pub struct Outgoing {
    /// The item.
    pub item: WireItem,
    /// Its language, whose direction its text has.
    pub lang: Lang,
    /// When it first came out; of a notice, when that was given.
    pub published: Timestamp,
    /// The address of its page; empty for a notice.
    pub page: String,
    /// The agencies whose copy and pictures its credit names.
    pub agencies: Vec<String>,
}

impl Layout {
    /// What a partner gets of an article; `None` when nothing.
    pub fn outgoing(&self, syndicated: &Syndicated, grant: &model::Grant) -> Option<Outgoing> {
        item::outgoing(self, syndicated, grant)
    }

    /// Several items as one document. `own` is its address, for formats that say it.
    pub fn syndication(&self, format: SyndicationFormat, items: &[Outgoing], own: &str) -> String {
        match format {
            SyndicationFormat::Ninjs => ninjs::list(self, items),
            SyndicationFormat::NewsMlG2 => newsml_g2::message(self, items),
            SyndicationFormat::Atom => atom::feed(self, items, own),
        }
    }

    /// One item as a document.
    pub fn syndicated(&self, format: SyndicationFormat, item: &Outgoing, own: &str) -> String {
        match format {
            SyndicationFormat::Ninjs => ninjs::one(self, item),
            SyndicationFormat::NewsMlG2 => newsml_g2::one(self, item),
            SyndicationFormat::Atom => atom::feed(self, std::slice::from_ref(item), own),
        }
    }
}
