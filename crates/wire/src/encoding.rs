//! Bytes to text: byte order marks, XML declarations, and what is left when there is neither.

use crate::SetAside;
use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};
use std::borrow::Cow;

/// The document's text without byte order mark and without XML declaration.
///
/// A byte order mark is believed first, then the pattern of zero bytes (UTF-16 and UTF-32), then the XML declaration.
/// XML that is not what it declares is read as UTF-8 if it is that, else as declared, else as windows-1252, as browsers
/// and other feed readers do.
///
/// # Errors
///
/// The document is empty, or JSON that is not UTF (RFC 8259 section 8.1).
pub(crate) fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, SetAside> {
    let text = match bytes {
        [0xff, 0xfe, 0, 0, rest @ ..] => utf_32(rest, u32::from_le_bytes).into(),
        [0, 0, 0xfe, 0xff, rest @ ..] => utf_32(rest, u32::from_be_bytes).into(),
        [first, 0, 0, 0, ..] if *first != 0 => utf_32(bytes, u32::from_le_bytes).into(),
        [0, 0, 0, fourth, ..] if *fourth != 0 => utf_32(bytes, u32::from_be_bytes).into(),
        [0xff, 0xfe, ..] => encoding_rs::UTF_16LE.decode_with_bom_removal(bytes).0,
        [0xfe, 0xff, ..] => encoding_rs::UTF_16BE.decode_with_bom_removal(bytes).0,
        [first, 0, _, 0, ..] if *first != 0 => encoding_rs::UTF_16LE.decode_without_bom_handling(bytes).0,
        [0, second, 0, _, ..] if *second != 0 => encoding_rs::UTF_16BE.decode_without_bom_handling(bytes).0,
        _ => eight_bit(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes))?,
    };
    let found = without_declaration(text.trim_start_matches('\u{feff}').trim_start());
    let is_empty = text.trim_start_matches('\u{feff}').trim_start().is_empty();
    if is_empty {
        return Err(SetAside::whole("the document is empty"));
    }
    let from = text.len() - found.len();
    Ok(match text {
        Cow::Borrowed(text) => Cow::Borrowed(&text[from..]),
        Cow::Owned(mut text) => {
            text.drain(..from);
            Cow::Owned(text)
        }
    })
}

/// UTF-32 is unknown to `encoding_rs`; what is no character becomes U+FFFD.
fn utf_32(bytes: &[u8], number: fn([u8; 4]) -> u32) -> String {
    let (units, _) = bytes.as_chunks::<4>();
    units
        .iter()
        .map(|unit| char::from_u32(number(*unit)).unwrap_or(char::REPLACEMENT_CHARACTER))
        .collect()
}

fn eight_bit(bytes: &[u8]) -> Result<Cow<'_, str>, SetAside> {
    let is_xml = bytes.trim_ascii_start().starts_with(b"<");
    match std::str::from_utf8(bytes) {
        Ok(text) if !is_xml => return Ok(Cow::Borrowed(text)),
        Err(error) if !is_xml => {
            let at = error.valid_up_to();
            return Err(SetAside::whole(format!(
                "neither XML nor UTF-8 text: the byte at {at} belongs to no character; JSON has to be sent as UTF-8"
            )));
        }
        _ => {}
    }
    let declared = declared_encoding(bytes).unwrap_or(UTF_8);
    let as_utf_8 = std::str::from_utf8(bytes);
    if let (true, Ok(text)) = (declared == UTF_8, as_utf_8) {
        return Ok(Cow::Borrowed(text));
    }
    let (text, _, is_faulty) = declared.decode(bytes);
    if !is_faulty {
        return Ok(text);
    }
    match as_utf_8 {
        Ok(text) => Ok(Cow::Borrowed(text)),
        Err(_) if declared == UTF_8 => Ok(WINDOWS_1252.decode_without_bom_handling(bytes).0),
        Err(_) => Ok(text),
    }
}

/// What `<?xml … encoding="…"?>` says; `None` when it says nothing, or something unknown or impossible here.
fn declared_encoding(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.trim_ascii_start().strip_prefix(b"<?xml")?;
    let head = String::from_utf8_lossy(&head[..head.len().min(295)]);
    let declaration = head.split_once("?>")?.0;
    let value = declaration
        .split_once("encoding")?
        .1
        .trim_start()
        .strip_prefix('=')?
        .trim_start();
    let quote = value.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
    let label = value[1..].split_once(quote)?.0;
    Encoding::for_label(label.as_bytes()).filter(|encoding| encoding.is_ascii_compatible())
}

/// The declaration speaks of bytes; nobody downstream may decode a second time.
fn without_declaration(text: &str) -> &str {
    match text.strip_prefix("<?xml").and_then(|rest| rest.split_once("?>")) {
        Some((_, rest)) => rest.trim_start(),
        None => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(bytes: &[u8], text: &str) {
        assert_eq!(decode(bytes).unwrap(), text, "{bytes:?}");
    }

    #[test]
    fn declared_marked_and_guessed_encodings_are_read() {
        check("\u{feff}<a>é</a>".as_bytes(), "<a>é</a>");
        check(
            b"<?xml version='1.0' encoding='iso-8859-1'?>\n<a>\xe9</a>",
            "<a>é</a>",
        );
        check(
            b"<?xml version=\"1.0\" encoding=\"euc-kr\"?><a>\xb3\xe2</a>",
            "<a>년</a>",
        );
        check(b"\xff\xfe<\0a\0>\0", "<a>");
        check(b"\xfe\xff\0<\0a\0>", "<a>");
        check(b"<\0a\0>\0", "<a>");
        check(b"\0{\0}", "{}");
        check(b"<\0\0\0a\0\0\0>\0\0\0", "<a>");
        check(b"\0\0\xfe\xff\0\0\0<\0\0\0a\0\0\0>", "<a>");
    }

    #[test]
    fn xml_that_is_not_what_it_declares_is_read_all_the_same() {
        check(b"<?xml version='1.0' encoding='bogus'?><a/>", "<a/>");
        check(b"<?xml version='1.0' encoding='utf-16'?><a/>", "<a/>");
        check(b"<a>\x93caf\xe9\x94</a>", "<a>“café”</a>");
        check(
            "<?xml version='1.0' encoding='euc-kr'?><a>“é”</a>".as_bytes(),
            "<a>“é”</a>",
        );
    }

    #[test]
    fn json_that_is_not_utf_8_and_nothing_at_all_are_refused() {
        assert!(
            decode(b"{\"uri\":\"caf\xe9\"}")
                .unwrap_err()
                .reason
                .contains("the byte at 11")
        );
        assert_eq!(decode(b" \n").unwrap_err().reason, "the document is empty");
        assert!(decode(b"").is_err());
    }
}
