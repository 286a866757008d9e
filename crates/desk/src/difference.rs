//! What changed between two versions of an article, word by word.

use model::{Block, BlockId, BlockKind, Content, plain_text};
use serde::Serialize;
use similar::{ChangeTag, TextDiff};
use std::fmt;
use std::time::Duration;

/// A paragraph of many thousand words that was rewritten whole is shown as such rather than computed for ever.
const PATIENCE: Duration = Duration::from_millis(200);

/// A part of an article that reads differently.
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

/// The parts that read differently, in the order of the article. Blocks are compared by their names, so a paragraph that only
/// moved is not a change.
pub fn difference(earlier: &Content, later: &Content) -> Vec<Changed> {
    let mut parts = vec![
        ("kicker".to_owned(), earlier.kicker.clone(), later.kicker.clone()),
        (
            "headline".to_owned(),
            earlier.headline.clone(),
            later.headline.clone(),
        ),
        ("teaser".to_owned(), earlier.teaser.clone(), later.teaser.clone()),
        ("picture".to_owned(), picture(earlier), picture(later)),
        (
            "credit".to_owned(),
            earlier.credit.to_string(),
            later.credit.to_string(),
        ),
    ];
    for (id, place) in order(earlier, later) {
        let of = |content: &Content| content.body.blocks.iter().find(|block| block.id == id).cloned();
        let (before, after) = (of(earlier), of(later));
        let Some(known) = after.as_ref().or(before.as_ref()) else {
            continue;
        };
        let name = format!("{} {place}", name(&known.kind));
        parts.push((name, said(before.as_ref()), said(after.as_ref())));
    }
    let links = |content: &Content| {
        let lines = content
            .links
            .iter()
            .map(|link| format!("{} {} {}", link.title, link.url, link.note));
        lines.collect::<Vec<_>>().join("\n")
    };
    parts.push(("links".to_owned(), links(earlier), links(later)));
    parts
        .into_iter()
        .filter(|(_, before, after)| before != after)
        .map(|(part, before, after)| Changed {
            part,
            words: words(&before, &after),
        })
        .collect()
}

/// The blocks of both versions with their places: those of the later one in its order, and each that is gone where it stood.
fn order(earlier: &Content, later: &Content) -> Vec<(BlockId, usize)> {
    let mut order: Vec<(BlockId, usize)> = later
        .body
        .blocks
        .iter()
        .zip(1..)
        .map(|(block, place)| (block.id, place))
        .collect();
    for (at, gone) in earlier.body.blocks.iter().enumerate() {
        if later.body.blocks.iter().all(|block| block.id != gone.id) {
            order.insert(at.min(order.len()), (gone.id, at + 1));
        }
    }
    order
}

fn picture(content: &Content) -> String {
    content.picture.as_ref().map(one_picture).unwrap_or_default()
}

fn one_picture(picture: &model::PictureUse) -> String {
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
        BlockKind::Picture(picture) => one_picture(picture),
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
fn words(before: &str, after: &str) -> Vec<Piece> {
    let diff = TextDiff::configure()
        .timeout(PATIENCE)
        .diff_unicode_words(before, after);
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
    use model::{Body, text_from};
    use proptest::prelude::*;

    fn content(headline: &str, paragraphs: &[&str]) -> Content {
        let kinds = paragraphs.iter().map(|text| BlockKind::Paragraph {
            text: text_from(*text),
        });
        Content {
            headline: headline.into(),
            body: Body::new(kinds),
            ..Content::default()
        }
    }

    #[track_caller]
    fn check(before: &str, after: &str, expected: &str) {
        let (before, after) = (content("A", &["first", before]), content("A", &["first", after]));
        let lines: Vec<String> = difference(&before, &after)
            .iter()
            .map(ToString::to_string)
            .collect();
        assert_eq!(lines, [expected]);
    }

    #[test]
    fn only_the_words_that_changed_are_marked() {
        check(
            "It places thirteen gauges.",
            "It places thirty-one gauges.",
            "paragraph 2: It places [-thirteen-]{+thirty-one+} gauges.",
        );
        check(
            "湖水上涨三米",
            "湖水上涨五米",
            "paragraph 2: 湖水上涨[-三-]{+五+}米",
        );
    }

    #[test]
    fn what_is_the_same_is_no_difference() {
        let one = content("A lake", &["It rose."]);
        assert_eq!(difference(&one, &one), []);
    }

    #[test]
    fn a_new_paragraph_and_one_that_is_gone_are_named() {
        let before = content("A", &["one", "two", "three"]);
        for (paragraphs, expected) in [
            (&["one", "three"][..], "paragraph 2: [-two-]"),
            (&["one", "two", "three", "four"], "paragraph 4: {+four+}"),
        ] {
            let mut after = content("A", paragraphs);
            after.body = after.body.continuing(&before.body);
            let lines: Vec<String> = difference(&before, &after)
                .iter()
                .map(ToString::to_string)
                .collect();
            assert_eq!(lines, [expected]);
        }
    }

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
}
