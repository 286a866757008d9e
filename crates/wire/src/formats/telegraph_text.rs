//! Lines of a telegraphic text: marks for the typesetter taken out, lines gathered to paragraphs.

use crate::limits::BLOCKS_MAX;
use crate::text;
use model::{BlockKind, Text, text_from};

/// The text without what was meant for typesetting machines.
///
/// What stands between FF (start of instruction) and VT (end of instruction) on one line goes, CAN takes the word before
/// it back, DLE (space band) is a space, line ends become one kind. Tabs, BS and the separators FS to US stay for tables.
pub(super) fn without_instructions(raw: &str) -> String {
    let mut out = String::with_capacity(raw.len());
    let raw = raw.replace("\r\n", "\n").replace('\r', "\n");
    for line in raw.split_inclusive('\n') {
        // Where the line begins in `out`: no instruction reaches beyond it.
        let start = out.len();
        let mut instruction = None;
        for character in line.chars() {
            match character {
                '\u{c}' => instruction = Some(out.len()),
                '\u{b}' => out.truncate(instruction.take().unwrap_or(out.len())),
                '\u{18}' => {
                    let before = out[start..].trim_end();
                    let word = before.rfind(' ').map_or(0, |at| at + 1);
                    out.truncate(start + word);
                }
                '\u{10}' => out.push(' '),
                '\n' | '\t' | '\u{8}' | '\u{1c}'..='\u{1f}' => out.push(character),
                _ if character.is_control() && !matches!(character, '\u{80}'..='\u{9f}') => {}
                _ => out.push(character),
            }
        }
    }
    out
}

/// Blocks while they are gathered; what is too much joins the last one, so that no word is lost.
#[derive(Default)]
pub(super) struct Gathered {
    pub(super) blocks: Vec<BlockKind>,
    is_apart: bool,
}

impl Gathered {
    /// Ends a table or list: what follows does not belong to it.
    pub(super) fn end(&mut self) {
        self.is_apart = true;
    }

    fn is_full(&self) -> bool {
        self.blocks.len() >= BLOCKS_MAX
    }

    /// A block of running text: a paragraph or a subhead.
    pub(super) fn push_words(&mut self, words: &str, is_heading: bool) {
        let words = text::line(words);
        if words.is_empty() {
            return;
        }
        if self.is_full() {
            match self.blocks.last_mut() {
                Some(BlockKind::Paragraph { text } | BlockKind::Heading { text }) => {
                    text.extend(text_from(format!(" {words}")));
                }
                Some(BlockKind::List { items, .. }) => items.push(text_from(words)),
                Some(BlockKind::Table { rows }) => rows.push(vec![text_from(words)]),
                _ => {}
            }
            return;
        }
        let text = text_from(words);
        self.blocks.push(if is_heading {
            BlockKind::Heading { text }
        } else {
            BlockKind::Paragraph { text }
        });
    }

    /// A row of the table that is open, else of a new one. Cells without words stay: they hold a column's place.
    pub(super) fn push_row<'c>(&mut self, cells: impl Iterator<Item = &'c str>) {
        let row: Vec<Text> = cells.map(cell).collect();
        if row.iter().all(Vec::is_empty) {
            return;
        }
        let (is_full, is_apart) = (self.is_full(), std::mem::take(&mut self.is_apart));
        match self.blocks.last_mut() {
            Some(BlockKind::Table { rows }) if !is_apart || is_full => rows.push(row),
            _ if !is_full => self.blocks.push(BlockKind::Table { rows: vec![row] }),
            _ => {
                let words: Vec<String> = row.iter().map(|cell| model::plain_text(cell)).collect();
                self.push_words(&words.join(" "), false);
            }
        }
    }

    /// An item of the list that is open, else of a new one.
    pub(super) fn push_item(&mut self, words: &str) {
        let words = text::line(words);
        let (is_full, is_apart) = (self.is_full(), std::mem::take(&mut self.is_apart));
        match self.blocks.last_mut() {
            _ if words.is_empty() => {}
            Some(BlockKind::List { items, .. }) if !is_apart || is_full => items.push(text_from(words)),
            _ if !is_full => self.blocks.push(BlockKind::List {
                ordered: false,
                items: vec![text_from(words)],
            }),
            _ => self.push_words(&words, false),
        }
    }
}

fn cell(words: &str) -> Text {
    let words = text::line(words);
    if words.is_empty() {
        Text::new()
    } else {
        text_from(words)
    }
}

/// The dateline at the beginning of a paragraph: `Berlin (dpa) - `, `NAIROBI, Nov. 24 (AP) _ `.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Dateline {
    /// Place and agency as they are set, without the dash.
    pub(super) written: String,
    /// The place.
    pub(super) place: String,
    /// The agency's sign.
    pub(super) sign: String,
}

/// The dateline of a paragraph; without a dash behind it, only where the sign is that of `agency`.
pub(super) fn dateline(paragraph: &str, agency: &str) -> Option<Dateline> {
    const PLACE_CHARS_MAX: usize = 60;
    let (place, rest) = paragraph.split_once(" (")?;
    let (sign, rest) = rest.split_once(')')?;
    let is_place = place.chars().count() <= PLACE_CHARS_MAX && place.starts_with(char::is_uppercase);
    let is_sign = sign.chars().count() <= 30 && sign.starts_with(char::is_alphabetic) && !sign.contains(' ');
    let dash = rest.trim_start();
    let has_dash = ["-", "–", "—", "_"]
        .iter()
        .any(|dash_sign| dash.starts_with(dash_sign));
    if !is_place || !is_sign || !(has_dash || sign.eq_ignore_ascii_case(agency)) {
        return None;
    }
    Some(Dateline {
        written: text::line(&format!("{place} ({sign})")),
        place: text::line(place.split(',').next().unwrap_or_default()),
        sign: text::line(sign),
    })
}

/// Whether the last words announce another message with the rest.
pub(super) fn announces_more(paragraph: &str) -> bool {
    let words = paragraph
        .trim_matches(|edge: char| !edge.is_alphanumeric())
        .to_lowercase();
    matches!(
        words.as_str(),
        "more" | "more follows" | "more to come" | "mehr folgt" | "folgt mehr" | "à suivre"
    )
}

/// The number that an ordinal begins with: `1ST`, `2nd`, `3rdLd`.
pub(super) fn ordinal(word: &str) -> Option<(u32, &str)> {
    let end = word.find(|character: char| !character.is_ascii_digit())?;
    let number = word[..end].parse().ok()?;
    let rest = &word[end..];
    let suffix = rest.get(..2)?;
    ["st", "nd", "rd", "th"]
        .iter()
        .any(|known| suffix.eq_ignore_ascii_case(known))
        .then_some((number, &rest[2..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_for_the_typesetter_go() {
        assert_eq!(
            without_instructions("a\u{c}f24\u{b}b\u{7}\r\nc\u{10}d\re\u{7f}"),
            "ab\nc d\ne"
        );
        assert_eq!(
            without_instructions("page\u{c}\nwords\u{b} stay"),
            "page\nwords stay"
        );
        assert_eq!(
            without_instructions("the wrong word\u{18}right\u{18}\u{18}\u{18}\u{18}\nx"),
            "\nx"
        );
        assert_eq!(without_instructions("the wrogn\u{18}wrong"), "the wrong");
    }

    #[test]
    fn a_dateline_is_told_from_a_remark_in_parentheses() {
        let found = dateline("Berlin (dpa) - Die Spitze", "").unwrap();
        assert_eq!(
            (found.place.as_str(), found.sign.as_str(), found.written.as_str()),
            ("Berlin", "dpa", "Berlin (dpa)")
        );
        assert_eq!(dateline("NAIROBI, Kenya (AP) _ A", "").unwrap().place, "NAIROBI");
        assert_eq!(dateline("Bonn (KNA) Die Kirche", "kna").unwrap().sign, "KNA");
        assert_eq!(dateline("Bonn (KNA) Die Kirche", "dpa"), None);
        assert_eq!(dateline("Karl (35) - sagte", "dpa"), None);
        assert_eq!(dateline("das (dpa) - sagte", "dpa"), None);
    }

    #[test]
    fn ordinals_and_what_follows_them() {
        assert_eq!(ordinal("3rdLd-Writethru"), Some((3, "Ld-Writethru")));
        assert_eq!(ordinal("1ST"), Some((1, "")));
        assert_eq!(ordinal("12"), None);
        assert_eq!(ordinal("5é"), None);
        assert!(announces_more("(more)") && announces_more("MORE") && !announces_more("no more"));
    }
}
