//! A letter's subject, from its headlines.

use super::columns::shorten;

/// The most characters of a subject: what a telephone's list of mails shows.
const MOST: usize = 60;

/// As many whole headlines as there is room for, the first at least; too long a one is cut after a word.
/// `otherwise` is the subject of a letter without stories.
pub(super) fn subject<'a>(headlines: impl Iterator<Item = &'a str>, otherwise: &str) -> String {
    let headlines = headlines.map(plain).filter(|headline| !headline.is_empty());
    let joined = headlines.reduce(|sofar, next| {
        let longer = format!("{sofar} · {next}");
        if longer.chars().count() <= MOST {
            longer
        } else {
            sofar
        }
    });
    shorten(&joined.unwrap_or_else(|| plain(otherwise)), MOST)
}

/// Without marks that turn the direction of what stands after them: in a list of mails that would be somebody
/// else's subject.
fn plain(text: &str) -> String {
    text.replace(['\u{202a}', '\u{202b}', '\u{202c}', '\u{202d}', '\u{202e}'], "")
        .replace(['\u{2066}', '\u{2067}', '\u{2068}', '\u{2069}'], "")
        .trim()
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(headlines: &[&str], expected: &str) {
        let said = subject(headlines.iter().copied(), "The evening letter");
        assert_eq!(said, expected);
        assert!(said.chars().count() <= 60);
    }

    #[test]
    fn a_subject_says_what_the_letter_says_first() {
        check(
            &["A lake shared", "A ferry at half speed", "A comet early"],
            "A lake shared · A ferry at half speed · A comet early",
        );
        check(
            &[
                "Three countries agree to share a lake, and the bill for saving it",
                "A comet",
            ],
            "Three countries agree to share a lake, and the bill for…",
        );
        check(&["A\u{202e}lake"], "Alake");
        check(&["", " "], "The evening letter");
        check(&[], "The evening letter");
    }
}
