//! ANPA 1312, the wire service transmission format of North America.

use super::anpa1312_heading::{heading, sent};
use super::anpa1312_text::{Read, Version, read, version};
use super::characters::Characters;
use super::frames::{self, Frame};
use super::hold::{Hold, hold, hold_at_start};
use super::telegraph_text::{announces_more, dateline, without_instructions};
use crate::limits::{ID_CHARS_MAX, LINE_CHARS_MAX};
use crate::{Format, Parsed, SetAside};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use model::{BlockKind, Body, PubStatus, WireItem, WireSubject, WireTake, plain_text};

/// Whether a message with this beginning is ANPA 1312 and not IPTC 7901: its first line has the separator US, or its
/// heading a format (DC3 or DC4, then DC1 or DC2).
pub(crate) fn is_one(after_start: &[u8]) -> bool {
    const HEADING_BYTES_MAX: usize = 400;
    let heading = &after_start[..after_start.len().min(HEADING_BYTES_MAX)];
    let heading = heading.split(|byte| *byte == 0x02).next().unwrap_or_default();
    let first = heading.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let is_format = |pair: &[u8]| matches!(pair, [0x13 | 0x14, 0x11 | 0x12]);
    first.contains(&0x1f) || heading.windows(2).any(is_format)
}

/// One item for each message.
pub(crate) fn parse(bytes: &[u8], agency: Option<&str>) -> Result<Parsed, SetAside> {
    frames::parse(bytes, Format::Anpa1312, |frame| item(frame, agency))
}

fn item(frame: Frame<'_>, agency: Option<&str>) -> Result<WireItem, SetAside> {
    let characters = Characters::of(&[frame.heading, frame.text, frame.trailer])?;
    let heading = heading(&characters.read(frame.heading).replace('\r', ""))?;
    let raw = without_instructions(&characters.read(frame.text));
    let read = read(&raw, heading.is_table);
    let version = version(&format!("{} {}", heading.version, read.version));
    let stamp = sent(&without_instructions(&characters.read(frame.trailer)));
    let dateline = read.blocks.iter().take(2).find_map(|block| match block {
        BlockKind::Paragraph { text } => dateline(&plain_text(text), ""),
        _ => None,
    });
    let source = stamp
        .as_ref()
        .map(|(agency, _)| agency.clone())
        .filter(|agency| !agency.is_empty());
    let source = source.or_else(|| dateline.as_ref().map(|dateline| dateline.sign.clone()));
    let slug = if read.slug.is_empty() {
        &heading.keyword
    } else {
        &read.slug
    };
    if slug.chars().count() > ID_CHARS_MAX / 2 {
        return Err(SetAside::field(
            "slug",
            format!("longer than {} characters", ID_CHARS_MAX / 2),
        ));
    }
    let at = stamp.map(|(_, at)| at);
    let hold = held(heading.priority, version, &read);
    let mut item = WireItem {
        agency: agency
            .map(str::to_owned)
            .or(source)
            .unwrap_or_else(|| "unknown".to_owned()),
        guid: guid(slug, &heading.number, version, at, &raw),
        version: if version.lead > 0 {
            version.lead.to_string()
        } else {
            String::new()
        },
        pubstatus: if version.is_kill {
            PubStatus::Canceled
        } else {
            PubStatus::Usable
        },
        is_correction: version.is_correction,
        priority: priority(heading.priority),
        headline: limited(
            "headline",
            if read.headline.is_empty() {
                slug.clone()
            } else {
                read.headline.clone()
            },
        )?,
        slugline: slug.clone(),
        byline: limited("byline", read.byline.clone())?,
        description: read.description.clone(),
        ednote: notes(&read),
        subjects: vec![WireSubject {
            code: format!("anpacat:{}", heading.category),
            name: String::new(),
        }],
        take: take(slug, version, &read),
        version_created: at,
        body: Body::new(read.blocks),
        ..WireItem::default()
    };
    if let Some(dateline) = dateline {
        item.dateline = dateline.written;
        item.located = dateline.place;
        item.credit_line = dateline.sign;
    }
    hold.apply(&mut item);
    Ok(item)
}

fn limited(field: &str, words: String) -> Result<String, SetAside> {
    if words.chars().count() > LINE_CHARS_MAX {
        return Err(SetAside::field(
            field,
            format!("longer than {LINE_CHARS_MAX} characters"),
        ));
    }
    Ok(words)
}

/// The keyword and the day: leads, corrections and kills repeat the keyword in exactly the same form (AP Stylebook,
/// “Filing the wire”). An added piece and a take are items of their own, as are alerts, which share one keyword.
fn guid(slug: &str, number: &str, version: Version, at: Option<Timestamp>, raw: &str) -> String {
    let lower = slug.to_lowercase();
    let is_shared = ["newsalert", "news alert", "advisory", "digest"]
        .iter()
        .any(|name| lower.contains(name));
    let mut guid = format!(
        "anpa1312:{}",
        slug.replace(|sign: char| sign.is_whitespace() || sign.is_control(), "_")
    );
    if is_shared {
        guid.push(':');
        guid.push_str(number);
    }
    if let Some(at) = at {
        guid.push_str(&TimeZone::UTC.to_datetime(at).strftime(":%Y%m%d").to_string());
    } else {
        guid.push(':');
        guid.push_str(&blake3::hash(raw.as_bytes()).to_hex()[..16]);
    }
    if let Some(add) = version.add {
        guid.push_str(&format!(":add{add}"));
    }
    if let Some(take) = version.take {
        guid.push_str(&format!(":take{take}"));
    }
    guid
}

/// AP's letters in their order of urgency; `z` is sent like regular copy. Others have no order that is known.
fn priority(letter: char) -> Option<u8> {
    match letter {
        'f' => Some(1),
        'b' => Some(2),
        'u' => Some(3),
        'r' | 'z' => Some(4),
        'd' => Some(5),
        'a' => Some(6),
        's' | 'w' => Some(7),
        _ => None,
    }
}

/// Copy that is sent ahead of its day is held back, as is what speaks of an embargo that cannot be read.
fn held(letter: char, version: Version, read: &Read) -> Hold {
    let is_ahead = matches!(letter, 'a' | 's' | 'w') || version.is_advance;
    let mut found = if is_ahead { Hold::Unread } else { Hold::Free };
    for words in &read.notes {
        let lower = words.to_lowercase();
        let begins = ["adv", "for release", "hold for", "withhold"]
            .iter()
            .any(|begin| lower.starts_with(begin));
        let is_advisory = lower.starts_with("advis");
        found = found.and(match hold(words, None) {
            Hold::Free if begins && !is_advisory => Hold::Unread,
            other => other,
        });
    }
    let first = read.blocks.first().map(|block| match block {
        BlockKind::Paragraph { text } | BlockKind::Heading { text } => plain_text(text),
        _ => String::new(),
    });
    for words in [Some(&read.headline), Some(&read.description), first.as_ref()]
        .into_iter()
        .flatten()
    {
        found = found.and(hold_at_start(words, None));
    }
    found
}

fn notes(read: &Read) -> String {
    let notes = read.notes.iter().map(|note| {
        let note = note
            .strip_prefix('(')
            .and_then(|note| note.strip_suffix(')'))
            .unwrap_or(note);
        note.strip_prefix("Eds: ").unwrap_or(note)
    });
    notes.collect::<Vec<_>>().join("\n")
}

fn take(slug: &str, version: Version, read: &Read) -> Option<WireTake> {
    let more_to_come = matches!(read.blocks.last(), Some(BlockKind::Paragraph { text }) if announces_more(&plain_text(text)));
    let number = version.take.or(version.add.map(|add| add.saturating_add(1)));
    (more_to_come || number.is_some()).then(|| WireTake {
        series: slug.to_owned(),
        number: number.unwrap_or(1),
        more_to_come,
    })
}
