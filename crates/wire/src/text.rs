//! Lines and quotations of foreign text, cleaned.

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
        let Some(character) = raw[at..].chars().next() else {
            break;
        };
        at += character.len_utf8();
        let character = meant(character);
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

/// How many bytes stay as they are: whole characters that need no second look, with single spaces between them.
fn usual_length(bytes: &[u8]) -> usize {
    let is_usual = |at: usize| bytes.get(at).is_some_and(|byte| USUAL[usize::from(*byte)]);
    let mut at = 0;
    loop {
        while is_usual(at) {
            at += 1;
        }
        if at == 0 || bytes.get(at) != Some(&b' ') || !is_usual(at + 1) {
            return at;
        }
        at += 2;
    }
}

/// Whether a byte belongs to a character that is neither space nor control character nor noncharacter. Of those beyond
/// ASCII it is the first byte that tells: U+0080 to U+00BF begin with C2, U+2028 with E2, U+FEFF with EF, and the
/// planes beyond the first with F0 to F4.
const USUAL: [bool; 256] = {
    let mut usual = [false; 256];
    let mut byte = 0x21;
    while byte < 0xf0 {
        usual[byte] = !matches!(byte, 0x7f | 0xc2 | 0xe2 | 0xef);
        byte += 1;
    }
    usual
};

/// As [`line`], but each line of the text stays one.
pub(crate) fn lines(raw: &str) -> String {
    let cleaned: Vec<String> = raw.lines().map(line).collect();
    cleaned.join("\n").trim().to_owned()
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
    let head: String = raw.chars().take(characters).collect();
    let mut out = line(&head);
    if head.len() < raw.len() {
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
