//! The characters of a message that does not say in which set it is written.
//!
//! IPTC 7901 is “code transparent”: agencies send ISO 646 with national letters, ISO 6937, Latin-1 or UTF-8 and announce
//! none of them. The bytes of the whole message decide, once for all its parts.

use super::iso_6937;
use crate::SetAside;
use encoding_rs::WINDOWS_1252;

/// The set that a message is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Characters {
    /// UTF-8, and with it ISO 646 as the United States have it.
    Utf8,
    /// ISO 646 with the letters of DIN 66003 in place of brackets, braces and bars.
    German,
    /// ISO 6937: a diacritic, then its letter.
    Iso6937,
    /// Latin-1, as windows-1252 has it.
    Latin1,
}

impl Characters {
    /// The set of the message that consists of these parts.
    ///
    /// # Errors
    ///
    /// An escape sequence changes the set within the message, or its script is not Latin and not sent as UTF-8.
    pub(crate) fn of(parts: &[&[u8]]) -> Result<Self, SetAside> {
        if parts.iter().any(|part| part.contains(&0x1b)) {
            return Err(SetAside::whole(
                "characters: an escape sequence (ESC) changes the character set within the message; UTF-8, ISO 646, \
                 ISO 6937 and Latin-1 are read, each for a whole message",
            ));
        }
        if parts.iter().all(|part| part.is_ascii()) {
            let is_german = parts.iter().any(|part| has_words_of_german(part))
                && parts.iter().map(|part| letters_of_din_66003(part)).sum::<usize>() > 0
                && parts.iter().all(|part| braces_are_letters(part));
            return Ok(if is_german { Self::German } else { Self::Utf8 });
        }
        if parts.iter().all(|part| std::str::from_utf8(part).is_ok()) {
            return Ok(Self::Utf8);
        }
        let bytes = || parts.iter().copied().flatten();
        let high = bytes().filter(|byte| !byte.is_ascii()).count();
        let letters = bytes().filter(|byte| byte.is_ascii_alphabetic()).count();
        if high > letters {
            return Err(SetAside::whole(
                "characters: most bytes belong to no Latin letter and the message is not UTF-8; which character set it \
                 is in is not said",
            ));
        }
        if parts.iter().any(|part| iso_6937::has_evidence(part))
            && parts.iter().all(|part| iso_6937::is_possible(part))
        {
            return Ok(Self::Iso6937);
        }
        Ok(Self::Latin1)
    }

    /// A part of the message as text.
    pub(crate) fn read(self, part: &[u8]) -> String {
        match self {
            Self::Utf8 => String::from_utf8_lossy(part).into_owned(),
            Self::Latin1 => WINDOWS_1252.decode_without_bom_handling(part).0.into_owned(),
            Self::Iso6937 => iso_6937::read(part),
            Self::German => german(part),
        }
    }
}

fn is_letter(byte: Option<&u8>) -> bool {
    byte.is_some_and(u8::is_ascii_alphabetic)
}

/// Whether at least three of the commonest words of German stand in it.
fn has_words_of_german(part: &[u8]) -> bool {
    const WORDS: [&[u8]; 12] = [
        b"der", b"die", b"und", b"das", b"den", b"von", b"mit", b"ist", b"im", b"dem", b"nicht", b"ein",
    ];
    part.split(|byte| !byte.is_ascii_alphabetic())
        .filter(|word| WORDS.iter().any(|known| word.eq_ignore_ascii_case(known)))
        .nth(2)
        .is_some()
}

/// Braces, bars and tildes with a letter on both sides, as in `f}r` and `gr|~te`.
fn letters_of_din_66003(part: &[u8]) -> usize {
    let is_one = |byte: &u8| matches!(byte, b'{' | b'|' | b'}' | b'~');
    let is_part = |byte: Option<&u8>| is_letter(byte) || byte.is_some_and(is_one);
    (1..part.len())
        .filter(|at| is_one(&part[*at]) && is_letter(part.get(at - 1)) && is_part(part.get(at + 1)))
        .count()
}

/// Whether every brace, bar and tilde stands in a word; tables and programs have them alone.
fn braces_are_letters(part: &[u8]) -> bool {
    part.iter().enumerate().all(|(at, byte)| {
        let before = at.checked_sub(1).and_then(|before| part.get(before));
        !matches!(byte, b'{' | b'|' | b'}' | b'~') || is_letter(before) || is_letter(part.get(at + 1))
    })
}

/// DIN 66003. The `@` of an address stays.
fn german(part: &[u8]) -> String {
    let letter = |(at, byte): (usize, &u8)| match byte {
        b'[' => 'Ä',
        b'\\' => 'Ö',
        b']' => 'Ü',
        b'{' => 'ä',
        b'|' => 'ö',
        b'}' => 'ü',
        b'~' => 'ß',
        b'@' if !at
            .checked_sub(1)
            .is_some_and(|before| part[before].is_ascii_graphic()) =>
        {
            '§'
        }
        other => char::from(*other),
    };
    part.iter().enumerate().map(letter).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(bytes: &[u8], set: Characters, text: &str) {
        let found = Characters::of(&[bytes]).unwrap();
        assert_eq!(found, set, "{text}");
        assert_eq!(found.read(bytes), text);
    }

    #[test]
    fn the_bytes_of_a_message_tell_its_character_set() {
        check("Grüne «für»".as_bytes(), Characters::Utf8, "Grüne «für»");
        check(b"Gr\xfcne \xabf\xfcr\xbb", Characters::Latin1, "Grüne «für»");
        check(
            b"\xc4nderung f\xfcr \xd6sterreich",
            Characters::Latin1,
            "Änderung für Österreich",
        );
        check(
            b"\xc8Anderung f\xc8ur gro\xfbe Caf\xc2es",
            Characters::Iso6937,
            "Änderung für große Cafés",
        );
        check(b"plain words", Characters::Utf8, "plain words");
    }

    #[test]
    fn german_letters_in_iso_646_are_told_from_braces() {
        check(
            b"Das gr|~te Problem der Stadt und f}r die [rzte ist @ 5, sagt a@b.example",
            Characters::German,
            "Das größte Problem der Stadt und für die Ärzte ist § 5, sagt a@b.example",
        );
        let table = b"| der | die | und |\r\nf}r";
        check(table, Characters::Utf8, "| der | die | und |\r\nf}r");
        check(b"a {b} c f}r", Characters::Utf8, "a {b} c f}r");
    }

    #[test]
    fn what_cannot_be_known_is_set_aside() {
        assert!(Characters::of(&[b"a\x1b$B"]).unwrap_err().reason.contains("ESC"));
        let cyrillic = [0xcf, 0xd2, 0xc9, 0xd7, 0xc5, 0xd4, b' ', 0xcd, 0xc9, 0xd2];
        assert!(
            Characters::of(&[&cyrillic])
                .unwrap_err()
                .reason
                .contains("not said")
        );
    }
}
