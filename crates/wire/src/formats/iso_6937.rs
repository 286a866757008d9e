//! ISO 6937: Latin letters with diacritics as two bytes, the diacritic first.

/// By diacritic: the letters that take it, and what both make.
const COMPOSED: [(u8, &str, &str); 13] = [
    (0xc1, "AEIOUaeiou", "ÀÈÌÒÙàèìòù"),
    (0xc2, "ACEILNORSUYZaceilnorsuyz", "ÁĆÉÍĹŃÓŔŚÚÝŹáćéíĺńóŕśúýź"),
    (0xc3, "ACEGHIJOSUWYaceghijosuwy", "ÂĈÊĜĤÎĴÔŜÛŴŶâĉêĝĥîĵôŝûŵŷ"),
    (0xc4, "AINOUainou", "ÃĨÑÕŨãĩñõũ"),
    (0xc5, "AEIOUaeiou", "ĀĒĪŌŪāēīōū"),
    (0xc6, "AGUagu", "ĂĞŬăğŭ"),
    (0xc7, "CEGIZcegz", "ĊĖĠİŻċėġż"),
    (0xc8, "AEIOUYaeiouy", "ÄËÏÖÜŸäëïöüÿ"),
    (0xca, "AUau", "ÅŮåů"),
    (0xcb, "CGKLNRSTcgklnrst", "ÇĢĶĻŅŖŞŢçģķļņŗşţ"),
    (0xcd, "OUou", "ŐŰőű"),
    (0xce, "AEIUaeiu", "ĄĘĮŲąęįų"),
    (0xcf, "CDELNRSTZcdelnrstz", "ČĎĚĽŇŘŠŤŽčďěľňřšťž"),
];

/// 0xA0 to 0xBF and 0xD0 to 0xFF; U+FFFD where there is nothing.
const SINGLE: [&str; 2] = [
    "\u{a0}¡¢£$¥#§¤‘“«←↑→↓°±²³×µ¶·÷’”»¼½¾¿",
    "―¹®©™♪¬¦\u{fffd}\u{fffd}\u{fffd}\u{fffd}⅛⅜⅝⅞ΩÆĐªĦ\u{fffd}ĲĿŁØŒºÞŦŊŉĸæđðħıĳŀłøœßþŧŋ\u{ad}",
];

fn is_diacritic(byte: u8) -> bool {
    matches!(byte, 0xc1..=0xcf)
}

fn composed(diacritic: u8, letter: u8) -> Option<char> {
    let (_, letters, made) = COMPOSED.iter().find(|(known, ..)| *known == diacritic)?;
    let at = letters.bytes().position(|known| known == letter)?;
    made.chars().nth(at)
}

/// Whether every diacritic has a letter that takes it, and every other byte a character.
pub(super) fn is_possible(bytes: &[u8]) -> bool {
    bytes.iter().enumerate().all(|(at, byte)| match byte {
        0x80..=0x9f | 0xc0 => false,
        _ if is_diacritic(*byte) => bytes
            .get(at + 1)
            .is_some_and(|letter| composed(*byte, *letter).is_some()),
        _ => true,
    })
}

/// Whether something stands in it that no Latin-1 text has: a diacritic within a word of small letters (it would be a
/// capital there), or an umlaut's two bytes.
pub(super) fn has_evidence(bytes: &[u8]) -> bool {
    bytes.windows(2).enumerate().any(|(at, pair)| {
        let is_within_word = at > 0 && bytes[at - 1].is_ascii_lowercase() && pair[1].is_ascii_lowercase();
        let is_umlaut = pair[0] == 0xc8 && b"AOUaou".contains(&pair[1]);
        composed(pair[0], pair[1]).is_some() && (is_within_word || is_umlaut)
    })
}

/// The text; what has no character becomes U+FFFD.
pub(super) fn read(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len());
    let mut rest = bytes.iter().copied().peekable();
    while let Some(byte) = rest.next() {
        let letter = rest.peek().and_then(|letter| composed(byte, *letter));
        out.push(match byte {
            0..=0x7f => char::from(byte),
            0xa0..=0xbf => single(SINGLE[0], byte - 0xa0),
            0xd0..=0xff => single(SINGLE[1], byte - 0xd0),
            _ => letter.unwrap_or(char::REPLACEMENT_CHARACTER),
        });
        if is_diacritic(byte) && letter.is_some() {
            rest.next();
        }
    }
    out
}

fn single(characters: &str, at: u8) -> char {
    characters
        .chars()
        .nth(usize::from(at))
        .unwrap_or(char::REPLACEMENT_CHARACTER)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_take_the_diacritic_before_them() {
        assert_eq!(
            read(b"\xc8Ol, \xcfZelezn\xc2y, fa\xcbcade, \xf9re, \xabA\xbb, \xe8\xc2od\xc2z"),
            "Öl, Železný, façade, øre, «A», Łódź"
        );
        assert_eq!(read(b"\xc2q\xc0\xd8"), "\u{fffd}q\u{fffd}\u{fffd}");
        for (_, letters, made) in COMPOSED {
            assert_eq!(letters.chars().count(), made.chars().count(), "{letters}");
        }
        assert_eq!(SINGLE.map(|half| half.chars().count()), [32, 48]);
    }

    #[test]
    fn latin_1_is_not_taken_for_it() {
        assert!(!has_evidence(b"\xc4nderung"));
        assert!(!is_possible(b"\xc4rzte"));
        assert!(has_evidence(b"f\xc8ur") && is_possible(b"f\xc8ur"));
    }
}
