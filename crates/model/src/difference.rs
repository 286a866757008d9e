//! What changed between two versions, word by word and block by block: of an article, of an agency's item.

use crate::{Block, BlockId, BlockKind, Body, PictureUse, plain_text};
use serde::Serialize;
use similar::{ChangeTag, TextDiff};
use std::fmt;
use unicode_segmentation::UnicodeSegmentation;

/// Words and spaces of both versions of a part beyond which it is shown as rewritten whole rather than compared for seconds.
const WORDS_MAX: usize = 12_000;

/// A part of an article or item that reads differently.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Changed {
    /// Which part: `headline`, `teaser`, `paragraph 4` …
    pub part: String,
    /// Its words in order: kept, taken out and put in.
    pub words: Vec<Piece>,
}

/// Some words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case", tag = "change", content = "text")]
pub enum Piece {
    /// In both versions.
    Kept(String),
    /// Only in the earlier one.
    Out(String),
    /// Only in the later one.
    In(String),
}

impl Piece {
    /// The words.
    pub fn text(&self) -> &str {
        match self {
            Self::Kept(text) | Self::Out(text) | Self::In(text) => text,
        }
    }
}

/// `[-` and `-]` around what was taken out, `{+` and `+}` around what was put in, as `wdiff` and `git diff --word-diff` write it.
impl fmt::Display for Changed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.part)?;
        self.words.iter().try_for_each(|piece| match piece {
            Piece::Kept(text) => f.write_str(text),
            Piece::Out(text) => write!(f, "[-{text}-]"),
            Piece::In(text) => write!(f, "{{+{text}+}}"),
        })
    }
}

/// The parts that read differently, each given with its name and what it said before and says now.
pub fn changed(parts: impl IntoIterator<Item = (String, String, String)>) -> Vec<Changed> {
    let different = parts.into_iter().filter(|(_, before, after)| before != after);
    different
        .map(|(part, before, after)| Changed {
            part,
            words: words(&before, &after),
        })
        .collect()
}

/// The blocks of two versions with their names, and what each said before and says now. Blocks are compared by their ids, so
/// one that only moved says the same.
pub fn blocks(earlier: &Body, later: &Body) -> Vec<(String, String, String)> {
    let mut parts = Vec::new();
    for (id, place) in order(earlier, later) {
        let of = |body: &Body| body.blocks.iter().find(|block| block.id == id).cloned();
        let (before, after) = (of(earlier), of(later));
        let Some(known) = after.as_ref().or(before.as_ref()) else {
            continue;
        };
        let name = format!("{} {place}", name(&known.kind));
        parts.push((name, said(before.as_ref()), said(after.as_ref())));
    }
    parts
}

/// The blocks of both versions with their places: those of the later one in its order, and each that is gone where it stood.
fn order(earlier: &Body, later: &Body) -> Vec<(BlockId, usize)> {
    let mut order: Vec<(BlockId, usize)> = later
        .blocks
        .iter()
        .zip(1..)
        .map(|(block, place)| (block.id, place))
        .collect();
    for (at, gone) in earlier.blocks.iter().enumerate() {
        if later.blocks.iter().all(|block| block.id != gone.id) {
            order.insert(at.min(order.len()), (gone.id, at + 1));
        }
    }
    order
}

/// A picture in words.
pub fn picture_said(picture: &PictureUse) -> String {
    format!(
        "{} {} ({}) {}",
        picture.caption, picture.alt, picture.credit, picture.media
    )
}

fn name(kind: &BlockKind) -> &'static str {
    match kind {
        BlockKind::Paragraph { .. } => "paragraph",
        BlockKind::Heading { .. } => "subhead",
        BlockKind::Quotation(_) => "quotation",
        BlockKind::List { .. } => "list",
        BlockKind::Table { .. } => "table",
        BlockKind::Picture(_) | BlockKind::Gallery { .. } => "picture",
        BlockKind::Video(_) => "video",
        BlockKind::Audio(_) => "audio",
        BlockKind::Correction(_) => "correction",
        _ => "block",
    }
}

/// What a block says, one line a part.
fn said(block: Option<&Block>) -> String {
    let Some(block) = block else { return String::new() };
    match &block.kind {
        BlockKind::Paragraph { text } | BlockKind::Heading { text } => plain_text(text),
        BlockKind::Correction(note) => note.text.clone(),
        BlockKind::Picture(picture) => picture_said(picture),
        other => strings(&serde_json::to_value(other).unwrap_or_default()).join("\n"),
    }
}

/// All texts in a document, in order.
fn strings(document: &serde_json::Value) -> Vec<String> {
    match document {
        serde_json::Value::String(text) => vec![text.clone()],
        serde_json::Value::Array(items) => items.iter().flat_map(strings).collect(),
        serde_json::Value::Object(fields) => {
            let told = fields.iter().filter(|(key, _)| *key != "type");
            told.flat_map(|(_, value)| strings(value)).collect()
        }
        _ => Vec::new(),
    }
}

/// Words by UAX #29, so that scripts without spaces are compared by words as well.
pub fn words(before: &str, after: &str) -> Vec<Piece> {
    let (old, new): (Vec<&str>, Vec<&str>) = (
        before.split_word_bounds().collect(),
        after.split_word_bounds().collect(),
    );
    if old.len() + new.len() > WORDS_MAX {
        let both = [Piece::Out(before.to_owned()), Piece::In(after.to_owned())];
        return both
            .into_iter()
            .filter(|piece| !piece.text().is_empty())
            .collect();
    }
    let diff = TextDiff::from_slices(&old, &new);
    let mut pieces: Vec<Piece> = Vec::new();
    for change in diff.iter_all_changes() {
        let text = change.value();
        match (change.tag(), pieces.last_mut()) {
            (ChangeTag::Equal, Some(Piece::Kept(so_far)))
            | (ChangeTag::Delete, Some(Piece::Out(so_far)))
            | (ChangeTag::Insert, Some(Piece::In(so_far))) => so_far.push_str(text),
            (ChangeTag::Equal, _) => pieces.push(Piece::Kept(text.to_owned())),
            (ChangeTag::Delete, _) => pieces.push(Piece::Out(text.to_owned())),
            (ChangeTag::Insert, _) => pieces.push(Piece::In(text.to_owned())),
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        /// Both versions can be read out of the difference.
        #[test]
        fn nothing_is_lost_in_a_difference(before in ".{0,60}", after in ".{0,60}") {
            let (mut old, mut new) = (String::new(), String::new());
            for piece in words(&before, &after) {
                match piece {
                    Piece::Kept(text) => { old.push_str(&text); new.push_str(&text); }
                    Piece::Out(text) => old.push_str(&text),
                    Piece::In(text) => new.push_str(&text),
                }
            }
            prop_assert_eq!((old, new), (before, after));
        }
    }

    #[test]
    fn a_part_of_many_thousand_words_that_was_rewritten_is_shown_whole() {
        let (before, after) = ("a b ".repeat(5_000), "c d ".repeat(5_000));
        assert_eq!(
            words(&before, &after),
            [Piece::Out(before.clone()), Piece::In(after.clone())]
        );
        assert_eq!(words("", &after), [Piece::In(after)]);
    }
}
