//! Copy whose elements another format's reader has told apart already.

use super::blocks::Blocks;
use super::marks::Attributes;
use super::tags;
use model::Body;

/// A body while it is handed over piece by piece, elements by the names of HTML.
#[derive(Default)]
pub(crate) struct Pieces {
    blocks: Blocks,
    bytes: usize,
}

impl Pieces {
    /// An element begins; `href` is where it leads, empty when it is no link. What HTML does not know marks nothing.
    pub(crate) fn start(&mut self, name: &str, href: &str) {
        self.blocks.start(name, Attributes::Address(href));
    }

    /// The element ends.
    pub(crate) fn end(&mut self, name: &str) {
        self.blocks.end(name);
    }

    /// Words, references resolved.
    pub(crate) fn words(&mut self, words: &str) {
        self.bytes = self.bytes.saturating_add(words.len());
        self.blocks.text(words);
    }

    /// Bytes of words so far.
    pub(crate) fn bytes(&self) -> usize {
        self.bytes
    }

    /// What was handed over, as blocks.
    pub(crate) fn body(self) -> Body {
        Body::new(self.blocks.finish())
    }

    /// Whether an element of this name is no copy, with all that is in it.
    pub(crate) fn is_no_copy(name: &str) -> bool {
        tags::is_raw(name) || tags::is_skipped(name)
    }
}
