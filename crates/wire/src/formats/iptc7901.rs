//! IPTC 7901, the text transmission format, as dpa, KNA and their kind send it.

use super::characters::Characters;
use super::frames::{self, Frame};
use super::hold::{Hold, Sent, hold, hold_at_start};
use super::iptc7901_heading::{Heading, heading, sent};
use super::iptc7901_text::{Read, read};
use super::telegraph_text::{announces_more, without_instructions};
use crate::limits::LINE_CHARS_MAX;
use crate::{Format, Parsed, SetAside, text};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use model::{BlockKind, Body, PubStatus, WireItem, WireSubject, WireTake, plain_text};

/// One item for each message.
pub(crate) fn parse(bytes: &[u8], agency: Option<&str>) -> Result<Parsed, SetAside> {
    frames::parse(bytes, Format::Iptc7901, |frame| item(frame, agency))
}

fn item(frame: Frame<'_>, agency: Option<&str>) -> Result<WireItem, SetAside> {
    let characters = Characters::of(&[frame.heading, frame.text, frame.trailer])?;
    let heading = heading(&characters.read(frame.heading))?;
    let raw = without_instructions(&characters.read(frame.text));
    let read = read(&raw, &heading.agency);
    let is_dpa = is_of_dpa(&heading, &read);
    let wall = wall_of(is_dpa);
    let trailer = characters.read(frame.trailer);
    let at = sent(&without_instructions(&trailer), &wall);
    let source = if heading.agency.is_empty() {
        &heading.service
    } else {
        &heading.agency
    };
    let hold = held(
        &heading,
        &read,
        at.filter(|_| is_dpa).map(|at| Sent { at, zone: &wall }),
    );
    let mut item = WireItem {
        agency: agency.unwrap_or(source).to_owned(),
        guid: guid(&heading, at, &wall, &raw),
        version: read.lead.map(|lead| lead.to_string()).unwrap_or_default(),
        pubstatus: status(&read),
        is_correction: read.is_correction,
        urgency: Some(heading.priority),
        priority: Some(heading.priority),
        slugline: heading.keywords.join("/"),
        genres: genres(&read),
        subjects: subjects(&heading, is_dpa),
        take: take(&heading, &read),
        replaces: corrected(&read),
        version_created: at,
        ednote: read
            .notes
            .iter()
            .chain(&read.notepad)
            .cloned()
            .collect::<Vec<_>>()
            .join("\n"),
        headline: limited("headline", read.headline)?,
        byline: limited("byline", read.byline)?,
        description: read.teaser,
        body: Body::new(read.blocks),
        ..WireItem::default()
    };
    if let Some(dateline) = read.dateline {
        item.dateline = dateline.written;
        item.located = dateline.place;
        item.credit_line = dateline.sign;
    }
    if item.headline.is_empty() {
        item.headline = if item.pubstatus == PubStatus::Canceled || item.body.blocks.is_empty() {
            text::clip(&item.ednote, 200)
        } else {
            item.slugline.clone()
        };
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

/// dpa and its regional services; the closing line below the notepad names it where the heading has a region's sign.
fn is_of_dpa(heading: &Heading, read: &Read) -> bool {
    heading.agency.to_lowercase().starts_with("dpa")
        || read.notepad.last().is_some_and(|line| line.starts_with("dpa "))
        || read
            .dateline
            .as_ref()
            .is_some_and(|dateline| dateline.sign.starts_with("dpa"))
}

/// The zone of times without one: dpa writes German time; of others it is not known, and UTC is taken.
fn wall_of(is_dpa: bool) -> TimeZone {
    if is_dpa {
        TimeZone::get("Europe/Berlin").unwrap_or(TimeZone::UTC)
    } else {
        TimeZone::UTC
    }
}

/// Service, message number and day; numbers begin anew each day. A message that gives no number or no day is told
/// from others by its words.
fn guid(heading: &Heading, at: Option<Timestamp>, wall: &TimeZone, raw: &str) -> String {
    let mut guid = format!(
        "iptc7901:{}:{}{}",
        heading.agency, heading.service, heading.number
    );
    if let Some(at) = at {
        guid.push_str(&wall.to_datetime(at).strftime(":%Y%m%d").to_string());
    }
    if at.is_none() || heading.number.bytes().all(|digit| digit == b'0') {
        let hash = blake3::hash(raw.as_bytes()).to_hex();
        guid.push(':');
        guid.push_str(&hash[..16]);
    }
    guid
}

fn status(read: &Read) -> PubStatus {
    match (read.is_kill, read.is_warning) {
        (true, _) => PubStatus::Canceled,
        (false, true) => PubStatus::Withheld,
        (false, false) => PubStatus::Usable,
    }
}

/// What any note, the keywords, the headline or the first paragraph say about an embargo.
fn held(heading: &Heading, read: &Read, sent: Option<Sent<'_>>) -> Hold {
    let mut found = Hold::Free;
    for words in read.notes.iter().chain(&heading.keywords) {
        found = found.and(hold(words, sent));
    }
    // The notepad repeats the note of the head in other words; it may only add an embargo, not put one in doubt.
    if found == Hold::Free {
        for words in &read.notepad {
            found = found.and(hold(words, sent));
        }
    }
    let first = read.blocks.first().map(|block| match block {
        BlockKind::Paragraph { text } | BlockKind::Heading { text } => plain_text(text),
        _ => String::new(),
    });
    for words in [Some(read.headline.clone()), Some(read.teaser.clone()), first]
        .into_iter()
        .flatten()
    {
        if found == Hold::Free {
            found = hold_at_start(&words, sent);
        }
    }
    found
}

fn genres(read: &Read) -> Vec<WireSubject> {
    let genre = WireSubject {
        code: String::new(),
        name: read.genre.clone(),
    };
    if genre.name.is_empty() {
        Vec::new()
    } else {
        vec![genre]
    }
}

fn subjects(heading: &Heading, is_dpa: bool) -> Vec<WireSubject> {
    let scheme = if is_dpa { "dpacat" } else { "iptc7901cat" };
    let category = WireSubject {
        code: format!("{scheme}:{}", heading.category.to_lowercase()),
        name: String::new(),
    };
    let keyword = |name: &String| WireSubject {
        code: String::new(),
        name: name.clone(),
    };
    heading.keywords.iter().map(keyword).chain([category]).collect()
}

fn take(heading: &Heading, read: &Read) -> Option<WireTake> {
    let more_to_come = matches!(read.blocks.last(), Some(BlockKind::Paragraph { text }) if announces_more(&plain_text(text)));
    more_to_come.then(|| WireTake {
        series: heading.keywords.join("/"),
        number: 0,
        more_to_come,
    })
}

/// The identifiers of dpa that a correction names: `der Meldung mit der Kennung urn:newsml:…`.
fn corrected(read: &Read) -> Vec<String> {
    let is_correction = |line: &&String| line.contains("Kennung");
    let lines = read.notepad.iter().filter(is_correction);
    lines
        .flat_map(|line| line.split_whitespace())
        .filter(|word| word.starts_with("urn:newsml:"))
        .map(|word| word.trim_end_matches(['.', ',', ';', ')']).to_owned())
        .take(20)
        .collect()
}
