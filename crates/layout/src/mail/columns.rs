//! Where lines of plain text end, in every script.

use icu::properties::CodePointMapData;
use icu::properties::props::{EastAsianWidth, GeneralCategory};
use icu::segmenter::options::LineBreakOptions;
use icu::segmenter::{GraphemeClusterSegmenter, LineSegmenter};

/// Columns of a line of plain text (RFC 3676 section 4.2 advises 78 or less).
pub(super) const COLUMNS: usize = 76;

/// The columns that a text takes: two for each ideograph (UAX 11), none for marks that sit on letters.
pub(super) fn width(text: &str) -> usize {
    text.chars().map(columns_of).sum()
}

fn columns_of(character: char) -> usize {
    if matches!(character, ' '..='~') {
        return 1;
    }
    match CodePointMapData::<GeneralCategory>::new().get(character) {
        GeneralCategory::NonspacingMark
        | GeneralCategory::EnclosingMark
        | GeneralCategory::Format
        | GeneralCategory::Control => 0,
        _ if is_wide(character) => 2,
        _ => 1,
    }
}

fn is_wide(character: char) -> bool {
    let wide = CodePointMapData::<EastAsianWidth>::new().get(character);
    matches!(wide, EastAsianWidth::Wide | EastAsianWidth::Fullwidth)
}

/// The pieces of a text between which a line may end (UAX 14): words with the space that follows, or ideographs with
/// the marks that may not begin a line. Latin words and addresses stay whole.
pub(super) fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let ends = LineSegmenter::new_for_non_complex_scripts(LineBreakOptions::default()).segment_str(text);
    let mut from = 0;
    ends.filter_map(move |end| {
        let piece = text.get(from..end)?;
        let before = piece.chars().next_back()?;
        let after = text[end..].chars().next();
        let may_end = after.is_none_or(|after| before.is_whitespace() || is_wide(before) || is_wide(after));
        may_end.then(|| {
            from = end;
            piece
        })
    })
}

/// Writes a text in lines, each ended by a line feed: the first after `first`, the others after `other`.
///
/// A word that is too long for a line of its own is divided between letters; an address never is.
pub(super) fn wrap(out: &mut String, first: &str, other: &str, text: &str) {
    let mut lines = Lines {
        out,
        indent: first,
        other,
        line: String::new(),
        columns: 0,
    };
    for piece in pieces(text) {
        let is_address = piece.starts_with("http://") || piece.starts_with("https://");
        if width(piece.trim_end()) + width(other) <= COLUMNS || is_address {
            lines.put(piece);
        } else {
            let mut from = 0;
            for end in GraphemeClusterSegmenter::new().segment_str(piece).skip(1) {
                lines.put(&piece[from..end]);
                from = end;
            }
        }
    }
    lines.end();
}

struct Lines<'a> {
    out: &'a mut String,
    indent: &'a str,
    other: &'a str,
    line: String,
    /// Columns of the line, without its indent.
    columns: usize,
}

impl Lines<'_> {
    fn put(&mut self, piece: &str) {
        let room = COLUMNS.saturating_sub(width(self.indent));
        if !self.line.is_empty() && self.columns + width(piece.trim_end()) > room {
            self.end();
        }
        self.columns += width(piece);
        self.line.push_str(piece);
    }

    fn end(&mut self) {
        let line = format!("{}{}", self.indent, self.line);
        self.out.push_str(line.trim_end());
        self.out.push('\n');
        self.line.clear();
        self.columns = 0;
        self.indent = self.other;
    }
}

/// The text, or as many whole words of it as `most` characters hold, with an ellipsis.
pub(super) fn shorten(text: &str, most: usize) -> String {
    let Some((limit, _)) = text.char_indices().nth(most.saturating_sub(1)) else {
        return text.to_owned();
    };
    if text[limit..].chars().nth(1).is_none() {
        return text.to_owned();
    }
    let begin = &text[..limit];
    // One letter more is looked at, so that a word that ends with the limit counts as whole.
    let looked_at = &text[..limit + text[limit..].chars().next().map_or(0, char::len_utf8)];
    let mut kept = 0;
    for piece in pieces(looked_at) {
        let end = kept + piece.trim_end().len();
        let whole = kept + piece.len() < looked_at.len() || piece.ends_with(char::is_whitespace);
        if end > begin.len() || !whole {
            break;
        }
        kept += piece.len();
    }
    if begin.get(..kept).is_none_or(|kept| kept.trim().is_empty()) {
        kept = GraphemeClusterSegmenter::new()
            .segment_str(text)
            .take_while(|end| *end <= limit)
            .last()
            .unwrap_or(0);
    }
    let kept = text[..kept]
        .trim_end_matches(|end: char| end.is_whitespace() || ",;:.–—·،؛、，；：。·".contains(end));
    format!("{kept}…")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_width(text: &str, columns: usize) {
        assert_eq!(width(text), columns, "{text}");
    }

    #[test]
    fn a_text_takes_the_columns_that_it_is_seen_in() {
        check_width("lake", 4);
        check_width("湖。", 4);
        check_width("می\u{200c}خواهم", 7);
        check_width("e\u{301}\u{200e}", 1);
        check_width("🌅", 2);
    }

    #[track_caller]
    fn check_wrap(text: &str, expected: &[&str]) {
        let mut out = String::new();
        wrap(&mut out, "1  ", "   ", text);
        assert_eq!(out.lines().collect::<Vec<_>>(), expected);
    }

    #[test]
    fn lines_end_between_words_and_before_the_last_column() {
        check_wrap(
            "Three countries agree to share a lake, and the bill for saving it, after nineteen hours",
            &[
                "1  Three countries agree to share a lake, and the bill for saving it, after",
                "   nineteen hours",
            ],
        );
        check_wrap("", &["1"]);
    }

    #[test]
    fn ideographs_count_twice_and_no_line_begins_with_a_full_stop() {
        let text = "湖".repeat(36) + "。" + &"水".repeat(3);
        let expected = [
            "1  ".to_owned() + &"湖".repeat(35),
            "   湖。".to_owned() + &"水".repeat(3),
        ];
        check_wrap(&text, &[&expected[0], &expected[1]]);
    }

    #[test]
    fn what_has_no_end_is_divided_unless_it_is_an_address() {
        check_wrap(
            &"x".repeat(80),
            &[
                &("1  ".to_owned() + &"x".repeat(73)),
                &("   ".to_owned() + &"x".repeat(7)),
            ],
        );
        let address = format!("https://v.example/{}", "x/".repeat(60));
        check_wrap(
            &format!("see {address} now"),
            &["1  see", &format!("   {address}"), "   now"],
        );
    }

    #[track_caller]
    fn check_shorten(text: &str, most: usize, expected: &str) {
        let short = shorten(text, most);
        assert_eq!(short, expected);
        assert!(short.chars().count() <= most, "{short} is longer than {most}");
    }

    #[test]
    fn a_text_is_cut_after_a_word() {
        check_shorten("A lake shared", 13, "A lake shared");
        check_shorten("A lake shared", 12, "A lake…");
        check_shorten("A lake, shared", 8, "A lake…");
        check_shorten("A lake shared", 7, "A lake…");
        check_shorten("A lake shared", 6, "A…");
        check_shorten("Unimaginably", 5, "Unim…");
        check_shorten("三国同意共享一个湖泊", 6, "三国同意共…");
        check_shorten("कख\u{93f}गघ", 4, "कख\u{93f}…");
        check_shorten("ab", 1, "…");
        check_shorten("", 5, "");
    }
}
