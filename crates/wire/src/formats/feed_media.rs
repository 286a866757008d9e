//! What comes with a feed's entry: enclosures and Media RSS.

use super::feed_fields::plain;
use super::renditions::{show, sort};
use super::xml::Element;
use crate::limits::LIST_MAX;
use crate::{address, text};
use model::{WireAssociation, WireKind, WireRendition};

/// Media RSS first, one of each group, then the enclosures that it does not name; a thumbnail only where nothing else is.
pub(super) fn associations(entry: &Element) -> Vec<WireAssociation> {
    let mut found: Vec<WireAssociation> = Vec::new();
    let mut add = |association: Option<WireAssociation>| {
        if let Some(association) = association
            && found.len() < LIST_MAX
            && found.iter().all(|known| known.href != association.href)
        {
            found.push(association);
        }
    };
    for group in entry.all("media:group") {
        add(group
            .all("media:content")
            .filter_map(|content| content_of(content, &[group, entry]))
            .take(LIST_MAX)
            .reduce(together));
    }
    for content in entry.all("media:content") {
        add(content_of(content, &[content, entry]));
    }
    for enclosure in entry.all("enclosure") {
        add(linked(enclosure, enclosure.attribute("url")));
    }
    for link in entry
        .all("link")
        .filter(|link| link.attribute("rel") == "enclosure")
    {
        add(linked(link, link.attribute("href")));
    }
    if found.is_empty() {
        found.extend(thumbnail(entry));
    }
    found
}

/// Two forms of the same, with the words of the wider; a picture beside a video or a recording is its still.
fn together(one: WireAssociation, other: WireAssociation) -> WireAssociation {
    let rank = |form: &WireAssociation| {
        let is_recording = matches!(form.kind, WireKind::Video | WireKind::Audio);
        (is_recording, form.width)
    };
    let (mut shown, hidden) = if rank(&other) > rank(&one) {
        (other, one)
    } else {
        (one, other)
    };
    let mut forms = std::mem::take(&mut shown.renditions);
    forms.extend(hidden.renditions);
    sort(&mut forms, Some(shown.kind));
    show(&mut shown, forms);
    shown
}

/// `holders` are where title, description and credit may stand, nearest first.
fn content_of(content: &Element, holders: &[&Element]) -> Option<WireAssociation> {
    let player = content
        .first(&["media:player"])
        .map_or("", |player| player.attribute("url"));
    let url = content.attribute("url");
    let found = |name: &str| {
        let all = std::iter::once(&content).chain(holders);
        all.filter_map(|holder| holder.first(&[name]))
            .map(plain)
            .find(|words| !words.is_empty())
            .unwrap_or_default()
    };
    Some(WireAssociation {
        headline: found("media:title"),
        caption: found("media:description"),
        credit: found("media:credit"),
        ..linked(content, if url.is_empty() { player } else { url })?
    })
}

fn linked(element: &Element, address: &str) -> Option<WireAssociation> {
    let href = web_address(address)?;
    let mime = text::clip(element.attribute("type"), 100);
    let medium = element.attribute("medium");
    let number = |name: &str| element.attribute(name).trim().parse::<u64>().unwrap_or(0);
    let pixels = |name: &str| u32::try_from(number(name)).unwrap_or(0);
    let mut association = WireAssociation {
        kind: kind_of(medium, &mime, &href),
        ..WireAssociation::default()
    };
    let form = WireRendition {
        href,
        mime,
        width: pixels("width"),
        height: pixels("height"),
        bytes: number("fileSize").max(number("length")),
        duration_ms: number("duration").saturating_mul(1_000),
        ..WireRendition::default()
    };
    show(&mut association, vec![form]);
    Some(association)
}

fn thumbnail(entry: &Element) -> Option<WireAssociation> {
    let group = entry.first(&["media:group"]).unwrap_or(entry);
    let thumbnail = group
        .first(&["media:thumbnail"])
        .or_else(|| entry.first(&["media:thumbnail"]))?;
    Some(WireAssociation {
        kind: WireKind::Picture,
        caption: group.first(&["media:description"]).map(plain).unwrap_or_default(),
        credit: group.first(&["media:credit"]).map(plain).unwrap_or_default(),
        ..linked(thumbnail, thumbnail.attribute("url"))?
    })
}

/// An `http` or `https` address in its normal form, or a name relative to the document; anything else is dropped.
pub(crate) fn web_address(written: &str) -> Option<String> {
    if written.is_empty() {
        return None;
    }
    let written = text::line(written);
    match address::whole(&written) {
        Ok(address) => address.is_web.then_some(address.text),
        Err(url::ParseError::RelativeUrlWithoutBase) => (!written.is_empty()).then_some(written),
        Err(_) => None,
    }
}

/// What it is, by the first of these that tells: a name, a media type, the end of the address.
pub(crate) fn kind_of(name: &str, mime: &str, href: &str) -> WireKind {
    let path = href.split(['?', '#']).next().unwrap_or_default();
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
    let ending = text::lowercase(ending);
    match (name, mime.split('/').next().unwrap_or_default(), &*ending) {
        ("image" | "picture", ..) | (_, "image", _) | (_, "", "jpg" | "jpeg" | "png" | "gif" | "webp") => {
            WireKind::Picture
        }
        ("video", ..) | (_, "video", _) | (_, "", "mp4" | "mov" | "webm") => WireKind::Video,
        ("audio", ..) | (_, "audio", _) | (_, "", "mp3" | "m4a" | "ogg") => WireKind::Audio,
        ("text" | "document" | "article", ..) | (_, "text", _) => WireKind::Text,
        _ => WireKind::Other,
    }
}
