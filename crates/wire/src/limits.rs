//! What an agency may send at most. All of it is far above what newsrooms have seen.

/// Bytes in one document.
pub const DOCUMENT_BYTES_MAX: usize = 32 << 20;

/// Bytes in one item of a JSON document.
pub const ITEM_BYTES_MAX: usize = 8 << 20;

/// Items in one document.
pub const ITEMS_MAX: usize = 10_000;

/// Characters in an identifier.
pub(crate) const ID_CHARS_MAX: usize = 2_000;

/// Characters in a line: a headline, a byline, a name.
pub(crate) const LINE_CHARS_MAX: usize = 10_000;

/// Bytes in a text: a body before it becomes blocks, a description, a note, terms of use.
pub(crate) const TEXT_BYTES_MAX: usize = 2 << 20;

/// Entries in a list within an item: subjects, associations, renditions, bodies.
pub(crate) const LIST_MAX: usize = 1_000;

/// Blocks in a body; what follows joins the last one, so that no word is lost.
pub(crate) const BLOCKS_MAX: usize = 10_000;

/// How deep elements of an XML document may stand in each other.
pub(crate) const XML_DEPTH_MAX: usize = 100;
