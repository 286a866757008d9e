//! Words that came from elsewhere, before they go into a mail.

use super::{LEAVE_URL_MARK, PREFERENCES_URL_MARK};

/// The text in one line: each stretch of white space and line breaks is one space, controls are left out. A reader's
/// own address can only come to stand where we put it.
///
/// Spaces that hold words together and the wide space of Chinese stay.
pub(super) fn line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        if is_space(character) {
            if !out.ends_with(' ') {
                out.push(' ');
            }
        } else if !is_forbidden(character) {
            out.push(character);
        }
    }
    without_marks(out.trim())
}

/// An address in one piece. Addresses of ours are percent-encoded and pass as they are.
pub(super) fn address(text: &str) -> String {
    let bare: String = text
        .chars()
        .filter(|one| !one.is_whitespace() && !is_forbidden(*one))
        .collect();
    without_marks(&bare)
}

fn without_marks(text: &str) -> String {
    // Something stays in the place of each mark, so that what stood around it cannot become another.
    text.replace(LEAVE_URL_MARK, "\u{fffd}")
        .replace(PREFERENCES_URL_MARK, "\u{fffd}")
}

fn is_space(character: char) -> bool {
    character.is_whitespace() && !matches!(character, '\u{a0}' | '\u{2007}' | '\u{202f}' | '\u{3000}')
}

fn is_forbidden(character: char) -> bool {
    let number = u32::from(character);
    character.is_control() || (0xfdd0..=0xfdef).contains(&number) || number & 0xfffe == 0xfffe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(line(text), expected);
    }

    #[test]
    fn line_breaks_and_controls_never_reach_a_mail() {
        check(
            "  A lake\r\nshared\u{2028}today\u{85}now ",
            "A lake shared today now",
        );
        check("a\u{0}b\u{1b}[0m\u{7f}", "ab[0m");
        check("«\u{a0}x\u{a0}» 中\u{3000}文", "«\u{a0}x\u{a0}» 中\u{3000}文");
    }

    #[test]
    fn a_story_cannot_show_a_reader_a_link_of_his_own() {
        check("x @@leave-url@@ y", "x \u{fffd} y");
        check("@@leave@@leave-url@@-url@@", "@@leave\u{fffd}-url@@");
        check("@@leave-\u{0}url@@", "\u{fffd}");
        assert_eq!(
            address("https://v.example/\r\n@@preferences-url@@"),
            "https://v.example/\u{fffd}"
        );
    }
}
