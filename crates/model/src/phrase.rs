//! Words looked for in copy, in every script.

use crate::fold::{fold, is_unspaced};

/// One word or several, found only whole: `port` is not in “airport”. A `*` at the end finds all words that begin so.
///
/// In scripts without spaces between words (Chinese, Thai …) it is found wherever its letters stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase {
    folded: String,
    is_beginning: bool,
}

impl Phrase {
    /// The phrase that somebody wrote down.
    pub fn new(words: &str) -> Self {
        let bare = words.trim();
        let begins = bare.strip_suffix('*');
        Self {
            folded: fold(begins.unwrap_or(bare))
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" "),
            is_beginning: begins.is_some(),
        }
    }

    /// Whether it stands in a text that was folded by [`fold`]. An empty phrase stands nowhere.
    pub fn stands_in(&self, folded: &str) -> bool {
        let (Some(first), Some(last)) = (self.folded.chars().next(), self.folded.chars().next_back()) else {
            return false;
        };
        if self.folded.contains(' ') {
            // Words may be parted by a line's end or several spaces.
            let even = folded.split_whitespace().collect::<Vec<_>>().join(" ");
            return self.found(&even, first, last);
        }
        self.found(folded, first, last)
    }

    fn found(&self, text: &str, first: char, last: char) -> bool {
        text.match_indices(&self.folded).any(|(at, found)| {
            let before = text[..at].chars().next_back();
            let after = text[at + found.len()..].chars().next();
            parts(before, first) && (self.is_beginning || parts(after, last))
        })
    }
}

/// Whether a word may end between a letter of it and the one beside it.
fn parts(beside: Option<char>, own: char) -> bool {
    beside.is_none_or(|beside| {
        !beside.is_alphanumeric() || !own.is_alphanumeric() || is_unspaced(beside) || is_unspaced(own)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(words: &str, text: &str, stands: bool) {
        assert_eq!(
            Phrase::new(words).stands_in(&fold(text)),
            stands,
            "“{words}” in “{text}”"
        );
    }

    #[test]
    fn words_are_found_whole() {
        check("port", "The port is closed.", true);
        check("port", "The airport is closed, and the ports are.", false);
        check("PORT", "port", true);
        check("Straße", "In der STRASSE brennt es", true);
        check("Port Alder", "port\n  alder’s quay", true);
        check("Port Alder", "port of alder", false);
        check("Erdbeben*", "Schweres Erdbebengebiet", true);
        check("Erdbeben", "Schweres Erdbebengebiet", false);
        check("", "anything", false);
        check("*", "anything", false);
    }

    #[test]
    fn scripts_without_spaces_are_searched_by_letters() {
        check("地震", "青沱发生6.2级地震已致4人死亡", true);
        check("海啸", "青沱发生6.2级地震", false);
        check("น้ำท่วม", "เกิดเหตุน้ำท่วมฉับพลัน", true);
        check("ጎርፍ", "የሰሎዳ ጎርፍ የስምንት", true);
        check("زلزال", "ضرب زِلزال المنطقة", true);
        check("बाढ़", "नदी में बाढ़ से", true);
    }

    #[test]
    fn a_vowel_sign_at_a_words_end_is_part_of_it() {
        check("पान", "पानी", false);
    }
}
