//! What an article says: typed blocks, each with a stable name and a hash.
//!
//! HTML from outside becomes a [`Body`] or is refused; a body becomes HTML in one place (`layout`). Translations
//! remember which block they were made from by [`BlockId`], and what it said by [`Block::hash`].

use crate::{ContentHash, CorrectionNote, Lang, PictureUse, RecordingUse, StoryId, WireItemId};
use serde::{Deserialize, Serialize};

pub(crate) mod pairing;

/// The name of a block within its article; it stays with the block through every revision.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct BlockId(pub u32);

/// Running text.
pub type Text = Vec<Inline>;

/// A stretch of running text with the same marks.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Inline {
    /// The words themselves.
    pub text: String,
    /// Importance.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub strong: bool,
    /// Stress. Shown without italics in scripts that have none.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub emphasis: bool,
    /// Where it leads: `http`, `https`, `mailto` or a path of this site. Anything else is not shown as a link.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub link: Option<String>,
    /// Set when the words are in another language than the article (BCP 47).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lang: Option<Lang>,
}

/// Text without any marks.
pub fn text_from(words: impl Into<String>) -> Text {
    vec![Inline {
        text: words.into(),
        ..Inline::default()
    }]
}

/// The words of a text without its marks.
pub fn plain_text(text: &[Inline]) -> String {
    text.iter().map(|inline| inline.text.as_str()).collect()
}

/// Words that somebody said. First-class, so that the archive can answer who said what, when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quotation {
    /// The words.
    pub text: Text,
    /// Who said them, and what he or she is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub speaker: Option<String>,
    /// Where and when, if it is known and not in the text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub said_at: Option<String>,
}

/// One entry of a “read more”.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ReadMore {
    /// Another story of this newsroom, shown by its headline in the reader's language when it may be seen.
    Story(StoryId),
    /// A page elsewhere.
    Page {
        /// An `http` or `https` address.
        url: String,
        /// What it is called.
        title: String,
    },
}

/// What a block is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "kebab-case")]
pub enum BlockKind {
    /// A paragraph.
    Paragraph {
        /// Its words.
        text: Text,
    },
    /// A subhead.
    Heading {
        /// Its words.
        text: Text,
    },
    /// Somebody's words, set apart.
    Quotation(Quotation),
    /// A list.
    List {
        /// Whether the items are numbered.
        #[serde(default)]
        ordered: bool,
        /// The items.
        items: Vec<Text>,
    },
    /// A table; the first row is its head.
    Table {
        /// Rows of cells.
        rows: Vec<Vec<Text>>,
    },
    /// A picture.
    Picture(PictureUse),
    /// Several pictures that belong together.
    Gallery {
        /// The pictures in order.
        pictures: Vec<PictureUse>,
    },
    /// A video with its length.
    Video(RecordingUse),
    /// An audio recording with its length.
    Audio(RecordingUse),
    /// Links to other pieces inside the text.
    ReadMore {
        /// The pieces in order.
        links: Vec<ReadMore>,
    },
    /// A box with facts.
    Facts {
        /// What the facts are about.
        title: String,
        /// One fact each.
        items: Vec<Text>,
    },
    /// Something that lives elsewhere, shown as a link.
    Embed {
        /// An `https` address.
        url: String,
        /// What it is called.
        title: String,
    },
    /// A correction.
    Correction(CorrectionNote),
}

/// One block of a body.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// Its name within the article.
    pub id: BlockId,
    /// The agency's item that it was taken from; it stays with the block when the block is rewritten.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub origin: Option<WireItemId>,
    /// What it is.
    #[serde(flatten)]
    pub kind: BlockKind,
}

impl Block {
    /// The hash of what the block says, without its name.
    pub fn hash(&self) -> ContentHash {
        hash_of(&self.kind)
    }
}

impl BlockKind {
    /// Its words, without captions and links; `None` for what has none by its kind.
    fn words(&self) -> Option<String> {
        let lines = |lines: &mut dyn Iterator<Item = &Text>| -> String {
            lines.map(|line| plain_text(line)).collect::<Vec<_>>().join("\n")
        };
        match self {
            Self::Paragraph { text } | Self::Heading { text } => Some(plain_text(text)),
            Self::Quotation(quotation) => Some(plain_text(&quotation.text)),
            Self::List { items, .. } | Self::Facts { items, .. } => Some(lines(&mut items.iter())),
            Self::Table { rows } => Some(lines(&mut rows.iter().flatten())),
            _ => None,
        }
    }
}

fn hash_of(kind: &BlockKind) -> ContentHash {
    ContentHash::of(&serde_json::to_vec(kind).unwrap_or_default())
}

/// The text of an article.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Body {
    /// The blocks in reading order.
    pub blocks: Vec<Block>,
}

impl Body {
    /// A body whose blocks are named 1, 2, 3 and so on.
    pub fn new(kinds: impl IntoIterator<Item = BlockKind>) -> Self {
        Self {
            blocks: (1..)
                .zip(kinds)
                .map(|(id, kind)| Block {
                    id: BlockId(id),
                    origin: None,
                    kind,
                })
                .collect(),
        }
    }

    /// Adds a block of the newsroom's own at the end, under a name that none of the others has.
    pub fn append(&mut self, kind: BlockKind) {
        let last = self.blocks.iter().map(|block| block.id.0).max().unwrap_or(0);
        self.blocks.push(Block {
            id: BlockId(last + 1),
            origin: None,
            kind,
        });
    }

    /// Gives each block the name it had in `previous`.
    ///
    /// A block that says the same keeps its name wherever it moved to; so does one that is of the same type and shares more
    /// than half of its words with an old one. A block that stands between the same neighbours and is of the same type counts
    /// as the old one rewritten. All others get names that were never used. A block that keeps its name keeps its origin,
    /// too: rewritten words of an agency are still made of them.
    #[must_use]
    pub fn continuing(self, previous: &Self) -> Self {
        let mut unused = previous.blocks.iter().map(|block| block.id.0).max().unwrap_or(0);
        let pairs = pairing::pair(&previous.blocks, &self.blocks);
        let blocks = self.blocks.into_iter().zip(pairs).map(|(block, pair)| {
            let old = pair.and_then(|at| previous.blocks.get(at));
            let id = old.map_or_else(
                || {
                    unused += 1;
                    BlockId(unused)
                },
                |old| old.id,
            );
            Block {
                id,
                origin: block.origin.or_else(|| old.and_then(|old| old.origin)),
                kind: block.kind,
            }
        });
        Self {
            blocks: blocks.collect(),
        }
    }

    /// The correction notes, in order.
    pub fn corrections(&self) -> impl Iterator<Item = &CorrectionNote> {
        self.blocks.iter().filter_map(|block| match &block.kind {
            BlockKind::Correction(note) => Some(note),
            _ => None,
        })
    }

    /// The stories that its “read more” blocks lead to.
    pub fn read_more_stories(&self) -> impl Iterator<Item = StoryId> {
        self.blocks
            .iter()
            .flat_map(|block| match &block.kind {
                BlockKind::ReadMore { links } => links.as_slice(),
                _ => &[],
            })
            .filter_map(|link| match link {
                ReadMore::Story(story) => Some(*story),
                ReadMore::Page { .. } => None,
            })
    }

    /// All words a reader reads, a line a block, without captions and links.
    pub fn words(&self) -> String {
        let mut out = String::new();
        for line in self.blocks.iter().filter_map(|block| block.kind.words()) {
            out.push_str(&line);
            out.push('\n');
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn paragraph(words: &str) -> BlockKind {
        BlockKind::Paragraph {
            text: text_from(words),
        }
    }

    fn ids(body: &Body) -> Vec<u32> {
        body.blocks.iter().map(|block| block.id.0).collect()
    }

    #[test]
    fn a_paragraph_keeps_its_name_when_it_moves_and_when_it_is_rewritten() {
        let first = Body::new([paragraph("one"), paragraph("two"), paragraph("three")]);
        let moved = Body::new([paragraph("three"), paragraph("one"), paragraph("two")]).continuing(&first);
        assert_eq!(ids(&moved), [3, 1, 2]);
        let rewritten =
            Body::new([paragraph("one"), paragraph("zwei"), paragraph("three")]).continuing(&first);
        assert_eq!(ids(&rewritten), [1, 2, 3]);
        let longer = Body::new([
            paragraph("zero"),
            paragraph("one"),
            paragraph("two"),
            paragraph("three"),
        ])
        .continuing(&first);
        assert_eq!(ids(&longer), [4, 1, 2, 3]);
    }

    proptest! {
        #[test]
        fn names_stay_unique_and_equal_bodies_stay_equal(
            before in prop::collection::vec("[a-d]{0,2}", 0..8),
            after in prop::collection::vec("[a-d]{0,2}", 0..8),
        ) {
            let before = Body::new(before.iter().map(|words| paragraph(words)));
            let after = Body::new(after.iter().map(|words| paragraph(words)));
            let continued = after.clone().continuing(&before);
            let mut names = ids(&continued);
            names.sort_unstable();
            names.dedup();
            prop_assert_eq!(names.len(), continued.blocks.len());
            prop_assert_eq!(before.clone().continuing(&before), before);
        }

        #[test]
        fn a_body_reads_back_as_itself(words in prop::collection::vec(".{0,20}", 0..6)) {
            let body = Body::new(words.iter().map(|words| paragraph(words)));
            let json = serde_json::to_string(&body).unwrap();
            prop_assert_eq!(serde_json::from_str::<Body>(&json).unwrap(), body);
        }
    }
}
