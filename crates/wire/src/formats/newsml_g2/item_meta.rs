//! `itemMeta`: what an item is, whether and when it may be used, and what it has to do with others.

use super::{codes, fields, item, links};
use crate::formats::xml::Element;
use crate::{SetAside, text};
use jiff::Timestamp;
use model::{PubStatus, WireItem, WireKind};

pub(super) fn read(element: &Element, language: &str, item: &mut WireItem) -> Result<(), SetAside> {
    let of = |name| fields::at(element, "itemMeta", name);
    if let Some(class) = of("itemClass").next() {
        item.kind = kind_of(&codes::code(class));
    }
    for holder in fields::all(element, "itemMeta") {
        item.pubstatus = stricter(item.pubstatus, status(holder)?);
        item::wait_for(item, embargo(holder)?);
    }
    if let Some(created) = of("versionCreated").next() {
        item.version_created = Some(fields::instant("itemMeta.versionCreated", &created.text())?);
    }
    if let Some(title) = of("title").next() {
        // Content has headlines, but events and plans often have no other words.
        item.headline = fields::line("itemMeta.title", title)?;
    }
    item.is_correction = of("signal").any(|signal| codes::value(&codes::code(signal)) == "correction");
    item.ednote = notes(of("edNote"))?;
    links::read(element, language, item)
}

/// All notes, a line each or more. What is meant for desks only is not told apart: no note reaches readers.
pub(super) fn notes<'a>(notes: impl Iterator<Item = &'a Element<'a>>) -> Result<String, SetAside> {
    let mut found = Vec::new();
    let mut notepads = Vec::new();
    for note in notes {
        let words = fields::lines("edNote", note)?;
        if words.is_empty() {
            continue;
        }
        if codes::value(note.attribute("role")) == "notepad" {
            notepads.push(words);
        } else {
            found.push(words);
        }
    }
    // dpa's notepad repeats all other notes.
    let joined = if found.is_empty() { notepads } else { found }.join("\n");
    fields::limited("edNote", joined)
}

/// What `itemClass` says (IPTC news item nature).
pub(super) fn kind_of(code: &str) -> WireKind {
    match codes::value(code).to_ascii_lowercase().as_str() {
        "" | "text" => WireKind::Text,
        "picture" => WireKind::Picture,
        "video" => WireKind::Video,
        "audio" => WireKind::Audio,
        "graphic" => WireKind::Graphic,
        "composite" => WireKind::Composite,
        _ => WireKind::Other,
    }
}

/// The strictest of what is said: `pubStatus`, and `embargoed` without a time, which holds the item back until told.
pub(super) fn status(holder: &Element) -> Result<PubStatus, SetAside> {
    let mut status = PubStatus::Usable;
    for element in fields::all(holder, "pubStatus") {
        let code = codes::code(element);
        let said = match codes::value(&code) {
            "usable" => PubStatus::Usable,
            "withheld" => PubStatus::Withheld,
            "canceled" | "cancelled" => PubStatus::Canceled,
            _ => {
                return Err(SetAside::field(
                    format!("{}.pubStatus", holder.name),
                    format!(
                        "“{}” is none of usable, withheld, canceled",
                        text::clip(&code, 60)
                    ),
                ));
            }
        };
        status = stricter(status, said);
    }
    if fields::all(holder, "embargoed").any(|embargoed| embargoed.text().trim().is_empty()) {
        status = stricter(status, PubStatus::Withheld);
    }
    Ok(status)
}

fn stricter(one: PubStatus, other: PubStatus) -> PubStatus {
    match (one, other) {
        (PubStatus::Canceled, _) | (_, PubStatus::Canceled) => PubStatus::Canceled,
        (PubStatus::Withheld, _) | (_, PubStatus::Withheld) => PubStatus::Withheld,
        _ => PubStatus::Usable,
    }
}

/// The latest `embargoed` that has a time.
pub(super) fn embargo(holder: &Element) -> Result<Option<Timestamp>, SetAside> {
    let mut latest = None;
    for element in fields::all(holder, "embargoed") {
        let until = element.text();
        if !until.trim().is_empty() {
            let path = format!("{}.embargoed", holder.name);
            latest = latest.max(Some(fields::instant(&path, &until)?));
        }
    }
    Ok(latest)
}
