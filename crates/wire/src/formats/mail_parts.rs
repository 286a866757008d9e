//! The parts of a mail (RFC 2045, RFC 2046), taken apart with a bound on depth and number.
//!
//! The library reads the header fields of each part; parts are parted here, because the library nests messages in
//! messages as deep as a stranger asks.

use crate::limits::LIST_MAX;
use crate::{SetAside, text};
use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};
use mail_parser::decoders::quoted_printable::quoted_printable_decode;
use mail_parser::{ContentType, Message, MessageParser, MimeHeaders};

/// How deep parts may stand in each other.
const DEPTH_MAX: usize = 8;

/// A part that holds no others, decoded.
#[derive(Clone, Debug, Default)]
pub(super) struct Part {
    /// Its IANA media type in lower case.
    pub(super) mime: String,
    /// The file's name, without folders.
    pub(super) name: String,
    /// Its `Content-ID`.
    pub(super) content_id: String,
    /// Whether lines are to be joined (`format=flowed`, RFC 3676), and whether the space before goes (`delsp=yes`).
    pub(super) flowed: Option<bool>,
    /// The charset that it names.
    charset: Option<String>,
    /// What it holds.
    pub(super) bytes: Vec<u8>,
}

/// The parts by what they are for.
#[derive(Default)]
pub(super) struct Parts {
    /// The text in order, `text/plain` or `text/html` each.
    pub(super) texts: Vec<Part>,
    /// Everything else.
    pub(super) attached: Vec<Part>,
}

/// The header fields at the beginning, and what follows the blank line.
pub(super) fn split(bytes: &[u8]) -> (&[u8], &[u8]) {
    let mut at = 0;
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        at += line.len();
        if line.trim_ascii().is_empty() {
            break;
        }
    }
    bytes.split_at(at)
}

/// Takes a mail apart.
///
/// # Errors
///
/// It was cut off, is encoded in an unknown way, encrypted, or has too many parts or too deep ones.
pub(super) fn parts(bytes: &[u8]) -> Result<Parts, SetAside> {
    let mut number = 0;
    collect(&MessageParser::default(), bytes, 0, &mut number)
}

fn collect(
    parser: &MessageParser,
    bytes: &[u8],
    depth: usize,
    number: &mut usize,
) -> Result<Parts, SetAside> {
    *number += 1;
    if *number > LIST_MAX {
        return Err(SetAside::whole(format!(
            "the mail has more than {LIST_MAX} parts"
        )));
    }
    if depth > DEPTH_MAX {
        return Err(SetAside::whole(format!(
            "part {number}: parts stand in each other deeper than {DEPTH_MAX}"
        )));
    }
    let (head, body) = split(bytes);
    let fields = parser.parse_headers(head).unwrap_or_default();
    let kind = (!fields.parts.is_empty())
        .then(|| fields.content_type())
        .flatten();
    let mime = kind.map_or_else(
        || "text/plain".to_owned(),
        |kind| format!("{}/{}", kind.ctype(), kind.subtype().unwrap_or("plain")).to_lowercase(),
    );
    if matches!(
        mime.as_str(),
        "multipart/encrypted" | "application/pkcs7-mime" | "application/x-pkcs7-mime"
    ) {
        return Err(SetAside::whole(format!(
            "part {number}: the mail is encrypted ({mime})"
        )));
    }
    let boundary = kind
        .and_then(|kind| kind.attribute("boundary"))
        .filter(|_| mime.starts_with("multipart/"));
    if let Some(boundary) = boundary {
        let is_alternative = mime == "multipart/alternative";
        let mut all = Vec::new();
        for part in divide(body, boundary, *number)? {
            all.push(collect(parser, part, depth + 1, number)?);
        }
        return Ok(joined(all, is_alternative));
    }
    let part = leaf(&fields, kind, mime, body, *number)?;
    let is_text = matches!(part.mime.as_str(), "text/plain" | "text/html");
    let is_attached = fields.parts.first().is_some_and(|_| {
        fields
            .content_disposition()
            .is_some_and(ContentType::is_attachment)
            || !part.name.is_empty()
    });
    let mut found = Parts::default();
    if is_text && !is_attached {
        found.texts.push(part);
    } else {
        found.attached.push(part);
    }
    Ok(found)
}

/// All attachments, and the texts: of alternatives the plain one if it has words, else the last.
fn joined(all: Vec<Parts>, is_alternative: bool) -> Parts {
    let mut found = Parts::default();
    let mut choices = Vec::new();
    for part in all {
        found.attached.extend(part.attached);
        choices.push(part.texts);
    }
    if is_alternative {
        let is_plain = |texts: &Vec<Part>| {
            texts
                .iter()
                .any(|text| text.mime == "text/plain" && !text.bytes.trim_ascii().is_empty())
        };
        let chosen = choices
            .iter()
            .position(is_plain)
            .or_else(|| choices.iter().rposition(|texts| !texts.is_empty()));
        found.texts = chosen.map(|at| choices.swap_remove(at)).unwrap_or_default();
    } else {
        found.texts = choices.into_iter().flatten().collect();
    }
    found
}

/// The parts between the boundary's lines (RFC 2046 section 5.1.1); what stands before and behind is for no one.
fn divide<'a>(body: &'a [u8], boundary: &str, number: usize) -> Result<Vec<&'a [u8]>, SetAside> {
    let delimiter = [b"--", boundary.as_bytes()].concat();
    let mut found = Vec::new();
    let (mut at, mut start) = (0, None);
    for line in body.split_inclusive(|byte| *byte == b'\n') {
        let before = at;
        at += line.len();
        let Some(rest) = line.strip_prefix(delimiter.as_slice()) else {
            continue;
        };
        let rest = rest.trim_ascii_end();
        if !rest.is_empty() && rest != b"--" {
            continue;
        }
        if let Some(start) = start {
            let part = &body[start..before];
            let part = part.strip_suffix(b"\n").unwrap_or(part);
            found.push(part.strip_suffix(b"\r").unwrap_or(part));
        }
        if rest == b"--" {
            return Ok(found);
        }
        if found.len() >= LIST_MAX {
            break;
        }
        start = Some(at);
    }
    Err(SetAside::whole(format!(
        "part {number}: its boundary “{}” is never closed; the mail was cut off",
        text::clip(boundary, 70)
    )))
}

fn leaf(
    fields: &Message<'_>,
    kind: Option<&ContentType<'_>>,
    mime: String,
    body: &[u8],
    number: usize,
) -> Result<Part, SetAside> {
    let attribute = |name: &str| kind.and_then(|kind| kind.attribute(name));
    let (encoding, name, content_id) = if fields.parts.is_empty() {
        (None, None, None)
    } else {
        (
            fields.content_transfer_encoding(),
            fields.attachment_name(),
            fields.content_id(),
        )
    };
    let encoding = encoding.unwrap_or("7bit").trim().to_lowercase();
    let bytes = match encoding.as_str() {
        "7bit" | "8bit" | "binary" | "" => Some(body.to_vec()),
        "base64" => base64(body),
        "quoted-printable" if is_cut_escape(body) => None,
        "quoted-printable" => quoted_printable_decode(body),
        _ => {
            return Err(SetAside::whole(format!(
                "part {number}: Content-Transfer-Encoding “{}” is not known",
                text::clip(&encoding, 40)
            )));
        }
    };
    let Some(bytes) = bytes else {
        return Err(SetAside::whole(format!(
            "part {number}: it is no whole {encoding}; the mail was cut off or changed"
        )));
    };
    let is_flowed = attribute("format").is_some_and(|format| format.eq_ignore_ascii_case("flowed"));
    let is_delsp = attribute("delsp").is_some_and(|delsp| delsp.eq_ignore_ascii_case("yes"));
    Ok(Part {
        mime,
        name: text::clip(
            name.unwrap_or_default()
                .rsplit(['/', '\\'])
                .next()
                .unwrap_or_default(),
            200,
        ),
        content_id: text::clip(content_id.unwrap_or_default(), 200),
        flowed: is_flowed.then_some(is_delsp),
        charset: attribute("charset").map(str::to_owned),
        bytes,
    })
}

/// Whether the last escape has lost its second digit.
fn is_cut_escape(body: &[u8]) -> bool {
    body.trim_ascii_end()
        .last_chunk::<2>()
        .is_some_and(|[sign, digit]| *sign == b'=' && digit.is_ascii_hexdigit())
}

/// RFC 2045 section 6.8: white space is skipped, anything else that is not of the alphabet is a fault.
fn base64(body: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(body.len() / 4 * 3);
    let (mut bits, mut count, mut padding) = (0_u32, 0_u32, 0_u32);
    for byte in body.iter().filter(|byte| !byte.is_ascii_whitespace()) {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            b'=' => {
                padding += 1;
                continue;
            }
            _ => return None,
        };
        if padding > 0 {
            return None;
        }
        bits = bits << 6 | u32::from(value);
        count += 1;
        if count == 4 {
            out.extend_from_slice(&bits.to_be_bytes()[1..]);
            (bits, count) = (0, 0);
        }
    }
    match (count, padding) {
        (0, 0) => {}
        (2, 2) => out.push((bits >> 4).to_be_bytes()[3]),
        (3, 1) => out.extend_from_slice(&(bits >> 2).to_be_bytes()[2..]),
        _ => return None,
    }
    Some(out)
}

impl Part {
    /// Its text.
    ///
    /// # Errors
    ///
    /// The charset that it names is not known.
    pub(super) fn text(&self) -> Result<String, SetAside> {
        let named = match &self.charset {
            None => None,
            Some(label) => Some(Encoding::for_label(label.trim().as_bytes()).ok_or_else(|| {
                SetAside::field("charset", format!("“{}” is not known", text::clip(label, 40)))
            })?),
        };
        let is_utf_8 = named.is_none_or(|named| named == UTF_8);
        if let (true, Ok(read)) = (is_utf_8, std::str::from_utf8(&self.bytes)) {
            return Ok(read.to_owned());
        }
        let encoding = named.filter(|named| *named != UTF_8).unwrap_or(WINDOWS_1252);
        Ok(encoding.decode(&self.bytes).0.into_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_is_whole_or_refused() {
        assert_eq!(base64(b"SGVs\r\nbG8=").as_deref(), Some(&b"Hello"[..]));
        assert_eq!(base64(b"SGVsbA==").as_deref(), Some(&b"Hell"[..]));
        assert_eq!(base64(b"SGVs").as_deref(), Some(&b"Hel"[..]));
        assert_eq!(base64(b""), Some(Vec::new()));
        for broken in [
            &b"SGVsbG8"[..],
            b"SGV",
            b"SGVsb",
            b"SG=s",
            b"SGVs!",
            b"=",
            b"SGVsbG8==",
        ] {
            assert_eq!(base64(broken), None, "{broken:?}");
        }
    }
}
