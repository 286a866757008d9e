//! The digits in which a language writes numbers inside sentences.

use model::Lang;

/// A set of ten digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Numerals {
    /// 0123456789
    Western,
    /// ০১২৩৪৫৬৭৮৯
    Bengali,
    /// ۰۱۲۳۴۵۶۷۸۹
    Persian,
}

impl Numerals {
    /// The digits of a language by CLDR's default numbering system; a test compares them with ICU4X.
    pub(crate) fn of(lang: Lang) -> Self {
        match lang.tag() {
            "bn" => Self::Bengali,
            "fa" | "fa-AF" | "ps" => Self::Persian,
            _ => Self::Western,
        }
    }

    /// The text with its Western digits in this set.
    pub(crate) fn write(self, text: &str) -> String {
        let zero = match self {
            Self::Western => return text.to_owned(),
            Self::Bengali => '\u{9e6}',
            Self::Persian => '\u{6f0}',
        };
        text.chars()
            .map(|character| match character.to_digit(10) {
                Some(digit) => char::from_u32(u32::from(zero) + digit).unwrap_or(character),
                None => character,
            })
            .collect()
    }
}
