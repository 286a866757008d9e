//! Lines and quotations of foreign text, cleaned.

use std::borrow::Cow;

/// What U+0080 to U+009F mean where somebody took windows-1252 for Latin-1.
const WINDOWS_1252: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}',
    '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// The character that is meant: control characters beyond ASCII are windows-1252 in disguise.
pub(crate) fn meant(character: char) -> char {
    match u32::from(character) {
        code @ 0x80..=0x9f => WINDOWS_1252[code as usize - 0x80],
        _ => character,
    }
}

/// The text with each run of white space as one space, without control characters, trimmed.
pub(crate) fn line(raw: &str) -> String {
    let mut out = String::with_capacity(raw.len());
    collapse(raw, &mut out);
    out.truncate(out.trim_end().len());
    out
}

/// Adds to `out`, which is empty, each run of white space as one space and nothing of control characters. What `out`
/// begins with is no space; whether `raw` did is the answer.
pub(crate) fn collapse(raw: &str, out: &mut String) -> bool {
    let mut begins_with_space = false;
    let mut at = 0;
    while at < raw.len() {
        let usual = usual_length(&raw.as_bytes()[at..]);
        out.push_str(&raw[at..at + usual]);
        at += usual;
        let spaces = raw.as_bytes()[at..]
            .iter()
            .take_while(|byte| matches!(byte, b' ' | b'\t' | b'\n' | b'\r'))
            .count();
        at += spaces;
        let character = match raw[at..].chars().next() {
            _ if spaces > 0 => ' ',
            Some(character) => {
                at += character.len_utf8();
                meant(character)
            }
            None => break,
        };
        if is_space(character) {
            if out.is_empty() {
                begins_with_space = true;
            } else if !out.ends_with(' ') {
                out.push(' ');
            }
        } else if is_printable(character) {
            out.push(character);
        }
    }
    begins_with_space
}

/// How many bytes stay as they are: characters that need no second look, each space behind another character.
#[expect(
    clippy::needless_bitwise_bool,
    reason = "without branches many bytes are looked at together"
)]
fn usual_length(bytes: &[u8]) -> usize {
    /// Bytes that are looked at together.
    const AT_ONCE: usize = 16;
    let mut at = 0;
    if bytes.first() == Some(&b' ') {
        return 0;
    }
    loop {
        while at > 0
            && let Some(before) = bytes[at - 1..].first_chunk::<AT_ONCE>()
            && let Some(together) = bytes[at..].first_chunk::<AT_ONCE>()
            && !(0..AT_ONCE).fold(false, |is_odd, one| {
                is_odd | needs_a_look(together[one]) | ((together[one] == b' ') & (before[one] == b' '))
            })
        {
            at += AT_ONCE;
        }
        // What stopped the many is among the next few.
        let few = at + AT_ONCE;
        while at < few {
            at += match bytes.get(at..).unwrap_or_default() {
                [b' ', ..] if bytes[at - 1] == b' ' => return at,
                [0xc2, 0xa0..=0xbf, ..] => 2,
                [0xe2, second, third, ..] if (*second, *third & 0xfe) != (0x80, 0xa8) => 3,
                [byte, ..] if !needs_a_look(*byte) => 1,
                _ => return at,
            };
        }
    }
}

/// Whether a byte is a control character or begins a character that may be a space, a control character or no character:
/// U+0080 to U+00BF begin with C2, U+2028 with E2, U+FEFF with EF, and the planes beyond the first with F0 to F4.
#[expect(
    clippy::needless_bitwise_bool,
    reason = "without branches many bytes are looked at together"
)]
const fn needs_a_look(byte: u8) -> bool {
    (byte < 0x20) | (byte == 0x7f) | (byte == 0xc2) | (byte == 0xe2) | (byte >= 0xef)
}

/// ASCII letters in lower case; the name itself when it has no others.
pub(crate) fn lowercase(name: &str) -> Cow<'_, str> {
    if name.bytes().any(|byte| byte.is_ascii_uppercase()) {
        Cow::Owned(name.to_ascii_lowercase())
    } else {
        Cow::Borrowed(name)
    }
}

/// As [`line`], but each line of the text stays one.
pub(crate) fn lines(raw: &str) -> String {
    let mut out = String::with_capacity(raw.len());
    for (number, one) in raw.lines().enumerate() {
        if number > 0 {
            out.push('\n');
        }
        let mut cleaned = String::with_capacity(one.len());
        collapse(one, &mut cleaned);
        out.push_str(cleaned.trim_end());
    }
    out.truncate(out.trim_end().len());
    out.drain(..out.len() - out.trim_start().len());
    out
}

/// White space that is collapsed: that of HTML and the line ends of Unicode, not the no-break space.
pub(crate) fn is_space(character: char) -> bool {
    matches!(
        character,
        ' ' | '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{2028}' | '\u{2029}'
    )
}

/// No control character and no noncharacter.
pub(crate) fn is_printable(character: char) -> bool {
    !character.is_control()
        && !matches!(character, '\u{feff}' | '\u{fdd0}'..='\u{fdef}')
        && u32::from(character) & 0xfffe != 0xfffe
}

/// The first `characters` of a foreign text on one line, for use in a sentence.
pub(crate) fn clip(raw: &str, characters: usize) -> String {
    let end = if raw.len() <= characters {
        raw.len()
    } else {
        raw.char_indices()
            .nth(characters)
            .map_or(raw.len(), |(end, _)| end)
    };
    let mut out = line(&raw[..end]);
    if end < raw.len() {
        out.push('…');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_collapses_and_control_characters_go() {
        assert_eq!(
            line(" Dam\u{0} bursts \r\n\t near\u{7f}  the border\u{feff} "),
            "Dam bursts near the border"
        );
        assert_eq!(line("don\u{92}t\u{81}"), "don’t");
        assert_eq!(line("10\u{a0}000 people"), "10\u{a0}000 people");
        assert_eq!(lines(" first  line\r\nsecond\n\n"), "first line\nsecond");
    }

    #[test]
    fn a_clipped_text_says_that_it_goes_on() {
        assert_eq!(clip("tomorrow", 8), "tomorrow");
        assert_eq!(clip("übermorgen", 4), "über…");
    }
}
