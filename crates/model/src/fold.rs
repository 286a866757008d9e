//! Letters made alike, so that words can be compared across agencies and scripts.

use icu_casemap::CaseMapper;
use icu_normalizer::ComposingNormalizer;

/// Compatibility composition, case folding and a few letters that the same word is written with in different houses: vowel marks
/// of Arabic, its forms of alef, Amharic letters of one sound, digits of other scripts, `ё`. No language is asked for.
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase(); // What the rest would come to, without looking at each letter.
    }
    let normal = ComposingNormalizer::new_nfkc();
    let composed = normal.normalize(text);
    let folded = CaseMapper::new().fold_string(&composed);
    folded.chars().filter_map(letter).collect()
}

/// The letter that stands for it; `None` for what carries no meaning of its own.
fn letter(letter: char) -> Option<char> {
    if letter.is_ascii() {
        return Some(letter);
    }
    let shifted = |from: u32, to: u32| char::from_u32(u32::from(letter) - from + to);
    match letter {
        // Vowel marks and the tatweel of Arabic; joiners, marks of direction, soft hyphen.
        '\u{064b}'..='\u{065f}' | '\u{0670}' | '\u{0640}' => None,
        '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}' => None,
        'أ' | 'إ' | 'آ' | 'ٱ' => Some('ا'),
        'ى' | 'ی' => Some('ي'),
        'ک' => Some('ك'),
        'ة' => Some('ه'),
        'ё' => Some('е'),
        // Amharic writes one sound with several letters.
        '\u{1210}'..='\u{1217}' => shifted(0x1210, 0x1200),
        '\u{1280}'..='\u{1287}' => shifted(0x1280, 0x1200),
        '\u{1220}'..='\u{1227}' => shifted(0x1220, 0x1230),
        '\u{12d0}'..='\u{12d7}' => shifted(0x12d0, 0x12a0),
        '\u{1340}'..='\u{1347}' => shifted(0x1340, 0x1338),
        '\u{0660}'..='\u{0669}' => shifted(0x0660, 0x30),
        '\u{06f0}'..='\u{06f9}' => shifted(0x06f0, 0x30),
        '\u{0966}'..='\u{096f}' => shifted(0x0966, 0x30),
        '\u{09e6}'..='\u{09ef}' => shifted(0x09e6, 0x30),
        other => Some(other),
    }
}

/// Whether a letter belongs to a script that is written without spaces between words: Han, kana, Thai, Lao, Khmer, Burmese.
pub fn is_unspaced(letter: char) -> bool {
    matches!(letter,
        '\u{0e00}'..='\u{0eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}'
        | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_word_become_one() {
        for (one, other) in [
            ("STRASSE", "straße"),
            ("ＡＢＣ", "abc"),
            ("cafe\u{301}", "CAFÉ"),
            ("مُحَمَّد", "محمد"),
            ("إعلان", "اعلان"),
            ("ፀሐይ", "ጸሀይ"),
            ("२०२६", "2026"),
            ("Ёлка", "елка"),
        ] {
            assert_eq!(fold(one), fold(other), "{one} {other}");
        }
    }

    #[test]
    fn turkish_letters_do_not_depend_on_where_the_program_runs() {
        assert_eq!(fold("DIŞ"), "diş");
    }
}
