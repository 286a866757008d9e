//! Mail (RFC 5322), as small agencies deliver: copy in the text, or a wire document attached.

use super::feed_media::kind_of;
use super::frames::after_start;
use super::hold::{Hold, hold, hold_at_start};
use super::mail_parts::{Part, Parts, parts, split};
use super::mail_text::plain;
use crate::format::{Shape, recognise};
use crate::html::body_from_html;
use crate::limits::{ID_CHARS_MAX, ITEMS_MAX, LINE_CHARS_MAX, TEXT_BYTES_MAX};
use crate::{Format, Parsed, SetAside, document, encoding, text};
use jiff::Timestamp;
use mail_parser::{HeaderName, Message, MessageParser};
use model::{Body, WireAssociation, WireItem, WireKind, WireRendition};

/// Whether the document begins with the header fields of a mail: `From` and one more that only mails have.
pub(crate) fn is_one(bytes: &[u8]) -> bool {
    let mut names: Vec<String> = Vec::new();
    for line in without_envelope(bytes).split(|byte| *byte == b'\n') {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        match line.first() {
            None => break,
            Some(b' ' | b'\t') if !names.is_empty() => continue,
            Some(_) => {}
        }
        let is_of_name = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
        let name: Vec<u8> = line.iter().copied().take_while(is_of_name).collect();
        if name.is_empty() || line.get(name.len()) != Some(&b':') {
            return false;
        }
        if names.len() < 200 {
            names.push(String::from_utf8_lossy(&name).to_lowercase());
        }
    }
    let has = |name: &str| names.iter().any(|known| known == name);
    has("from")
        && ["date", "message-id", "mime-version", "received"]
            .into_iter()
            .any(has)
}

/// A mailbox file puts a line before each mail.
fn without_envelope(bytes: &[u8]) -> &[u8] {
    if !bytes.starts_with(b"From ") {
        return bytes;
    }
    let end = bytes
        .iter()
        .position(|byte| *byte == b'\n')
        .map_or(bytes.len(), |at| at + 1);
    &bytes[end..]
}

/// The wire documents that are attached, else one item of the mail itself. What is attached and broken is set aside
/// beside it, so that a kill in it is not overlooked.
pub(crate) fn parse(bytes: &[u8], agency: Option<&str>) -> Result<Parsed, SetAside> {
    let bytes = without_envelope(bytes);
    let found = parts(bytes)?;
    let mut items = Vec::new();
    let mut attached = Vec::new();
    let mut texts = Vec::new();
    let all = found.texts.into_iter().map(|part| (part, true));
    for (part, is_text) in all.chain(found.attached.into_iter().map(|part| (part, false))) {
        match wire_document(&part, agency) {
            Some(Ok(parsed)) => items.extend(parsed.items),
            Some(Err(set_aside)) => items.push(Err(SetAside {
                reason: format!("{}: {}", called(&part), set_aside.reason),
                ..set_aside
            })),
            None if is_text => texts.push(part),
            None => attached.push(part),
        }
    }
    if items.len() > ITEMS_MAX {
        return Err(SetAside::whole(format!(
            "{} items attached to one mail, at most {ITEMS_MAX} are read",
            items.len()
        )));
    }
    // The mail's own words bind what is attached to it.
    let announced = hold(&subject(bytes), None);
    for item in items.iter_mut().flatten() {
        announced.apply(item);
    }
    let associations: Vec<WireAssociation> = (1..)
        .zip(&attached)
        .map(|(at, part)| association(at, part))
        .collect();
    if let ([Ok(only)], true) = (items.as_mut_slice(), !associations.is_empty()) {
        only.associations.extend(associations);
    } else if !items.iter().any(Result::is_ok) {
        let own = item(bytes, &Parts { texts, attached }, associations, agency);
        if items.is_empty() || own.is_ok() {
            items.insert(0, own);
        }
    }
    Ok(Parsed {
        format: Format::Mail,
        items,
    })
}

fn subject(bytes: &[u8]) -> String {
    let fields = MessageParser::default().parse_headers(split(bytes).0);
    let fields = fields.filter(|fields| !fields.parts.is_empty());
    fields
        .and_then(|fields| fields.subject().map(text::line))
        .unwrap_or_default()
}

fn called(part: &Part) -> String {
    if part.name.is_empty() {
        format!("attached {}", part.mime)
    } else {
        format!("attached “{}”", text::clip(&part.name, 60))
    }
}

/// What the part holds when it is a wire document, by its content.
fn wire_document(part: &Part, agency: Option<&str>) -> Option<Result<Parsed, SetAside>> {
    if ["image/", "audio/", "video/", "message/"]
        .iter()
        .any(|kind| part.mime.starts_with(kind))
    {
        return None;
    }
    if after_start(&part.bytes).is_some() {
        return Some(document(&part.bytes, agency));
    }
    let decoded = encoding::decode(&part.bytes).ok()?;
    let shape = recognise(&decoded).ok()?;
    let parsed = document(&part.bytes, agency);
    // Settings and the like are JSON too.
    let is_read = parsed
        .as_ref()
        .is_ok_and(|parsed| parsed.items.iter().any(Result::is_ok));
    let is_meant = || {
        ["\"uri\"", "\"urn\"", "\"pubstatus\"", "\"usn\""]
            .iter()
            .any(|name| decoded.contains(name))
    };
    (shape != Shape::Json || is_read || is_meant()).then_some(parsed)
}

fn item(
    bytes: &[u8],
    found: &Parts,
    associations: Vec<WireAssociation>,
    agency: Option<&str>,
) -> Result<WireItem, SetAside> {
    let head = split(bytes).0;
    let Some(fields) = MessageParser::default()
        .parse_headers(head)
        .filter(|fields| !fields.parts.is_empty())
    else {
        return Err(SetAside::whole("the header fields of the mail cannot be read"));
    };
    let subject = limited(
        "Subject",
        text::line(fields.subject().unwrap_or_default()),
        LINE_CHARS_MAX,
    )?;
    let mut blocks = Vec::new();
    let mut notes = Vec::new();
    let mut embargo = hold(&subject, None);
    if embargo != Hold::Free {
        notes.push(subject.clone());
    }
    for part in &found.texts {
        let read = part.text()?;
        if read.len() > TEXT_BYTES_MAX {
            return Err(SetAside::field(
                "text",
                format!("{} bytes, at most {TEXT_BYTES_MAX} are read", read.len()),
            ));
        }
        if part.mime == "text/html" {
            blocks.extend(body_from_html(&read).blocks.into_iter().map(|block| block.kind));
        } else {
            let (copy, signature) = plain(&read, part.flowed);
            blocks.extend(copy);
            notes.push(signature);
        }
    }
    let body = Body::new(blocks);
    for line in body.words().lines().take(10) {
        let found = hold_at_start(line, None);
        if found != Hold::Free {
            notes.push(text::line(line));
        }
        embargo = embargo.and(found);
    }
    if body.blocks.is_empty() && associations.is_empty() {
        return Err(SetAside::whole("the mail has no text and nothing attached"));
    }
    notes.retain(|note| !note.is_empty());
    let mut item = WireItem {
        agency: agency.map_or_else(|| sender(&fields), str::to_owned),
        guid: guid(&fields, bytes)?,
        kind: WireKind::Text,
        headline: if subject.is_empty() {
            text::clip(body.words().lines().next().unwrap_or_default(), 200)
        } else {
            subject
        },
        language: language(&fields),
        version_created: date(&fields),
        ednote: notes.join("\n"),
        associations,
        body,
        ..WireItem::default()
    };
    embargo.apply(&mut item);
    Ok(item)
}

fn limited(field: &str, words: String, most: usize) -> Result<String, SetAside> {
    if words.chars().count() > most {
        return Err(SetAside::field(field, format!("longer than {most} characters")));
    }
    Ok(words)
}

/// The name in `From`, else the host of its address.
fn sender(fields: &Message<'_>) -> String {
    let from = fields.from().and_then(|from| from.first());
    let name = from
        .and_then(|from| from.name())
        .map(text::line)
        .filter(|name| !name.is_empty());
    let host = from
        .and_then(|from| from.address())
        .and_then(|address| address.rsplit_once('@'))
        .map(|(_, host)| text::line(host))
        .filter(|host| !host.is_empty());
    text::clip(&name.or(host).unwrap_or_else(|| "unknown".to_owned()), 200)
}

/// `Message-ID`, else a hash of the whole mail.
fn guid(fields: &Message<'_>, bytes: &[u8]) -> Result<String, SetAside> {
    let own = text::line(fields.message_id().unwrap_or_default()).replace(' ', "");
    let own = limited("Message-ID", own, ID_CHARS_MAX)?;
    Ok(if own.is_empty() {
        format!("blake3:{}", blake3::hash(bytes).to_hex())
    } else {
        own
    })
}

fn date(fields: &Message<'_>) -> Option<Timestamp> {
    let date = fields.date().filter(|date| date.is_valid())?;
    Timestamp::from_second(date.to_timestamp()).ok()
}

fn language(fields: &Message<'_>) -> String {
    let written = fields.header(HeaderName::ContentLanguage).and_then(|value| {
        value
            .as_text()
            .map(str::to_owned)
            .or_else(|| value.as_text_list()?.first().map(ToString::to_string))
    });
    let written = written.unwrap_or_default();
    text::clip(written.split(',').next().unwrap_or_default(), 35)
}

/// A file that came with the mail. It has no address: `cid:` and its `Content-ID`, else its name.
fn association(at: usize, part: &Part) -> WireAssociation {
    let href = match (part.content_id.as_str(), part.name.as_str()) {
        ("", "") => format!("attachment-{at}"),
        ("", name) => name.to_owned(),
        (id, _) => format!("cid:{id}"),
    };
    WireAssociation {
        guid: part.content_id.clone(),
        kind: kind_of("", &part.mime, &part.name),
        headline: part.name.clone(),
        mime: part.mime.clone(),
        renditions: vec![WireRendition {
            href: href.clone(),
            mime: part.mime.clone(),
            bytes: u64::try_from(part.bytes.len()).unwrap_or(u64::MAX),
            ..WireRendition::default()
        }],
        href,
        ..WireAssociation::default()
    }
}
