//! Pictures and recordings in the copy of NITF.

use super::feed_media::{kind_of, web_address};
use super::nitf_body::{limited, line, summary};
use super::xml::Element;
use crate::SetAside;
use crate::limits::{LINE_CHARS_MAX, LIST_MAX};
use model::{WireAssociation, WireKind, WireRendition};

/// Each `media` in the copy, wherever it stands.
///
/// # Errors
///
/// A line is longer than one may be, or there are too many; the reason names the element.
pub(super) fn associations(contents: &[&Element]) -> Result<Vec<WireAssociation>, SetAside> {
    let mut found = Vec::new();
    for content in contents {
        gather(content, &mut found)?;
    }
    Ok(found)
}

fn gather(element: &Element, found: &mut Vec<WireAssociation>) -> Result<(), SetAside> {
    for child in element.children() {
        if child.name != "media" {
            gather(child, found)?;
            continue;
        }
        if found.len() >= LIST_MAX {
            return Err(SetAside::field(
                "media",
                format!("stands more than {LIST_MAX} times"),
            ));
        }
        found.extend(association(child)?);
    }
    Ok(())
}

/// `None` when there is neither a rendition nor a word about one: bytes that stand in the document are not taken.
fn association(media: &Element) -> Result<Option<WireAssociation>, SetAside> {
    let media_type = media.attribute("media-type");
    let renditions = renditions(media, media_type)?;
    let references = || media.all("media-reference");
    let said = |name: &str| {
        references()
            .map(|reference| reference.attribute(name))
            .find(|value| !value.is_empty())
    };
    let caption = match media.first(&["media-caption"]) {
        Some(caption) => summary(caption)?,
        None => String::new(),
    };
    let caption = if caption.is_empty() {
        limited(
            "media-reference",
            said("alternate-text").unwrap_or_default(),
            LINE_CHARS_MAX,
        )?
    } else {
        caption
    };
    let producer = media.first(&["media-producer"]).map(line).transpose()?;
    let credit = match producer.filter(|producer| !producer.is_empty()) {
        Some(producer) => producer,
        None => limited(
            "media-reference",
            said("source-credit")
                .or_else(|| said("copyright"))
                .unwrap_or_default(),
            LINE_CHARS_MAX,
        )?,
    };
    if renditions.is_empty() && caption.is_empty() {
        return Ok(None);
    }
    let best = renditions.first().cloned().unwrap_or_default();
    Ok(Some(WireAssociation {
        role: limited("media", media.attribute("class"), LINE_CHARS_MAX)?,
        kind: kind_of(media_type, &best.mime, &best.href),
        caption,
        credit,
        href: best.href,
        mime: best.mime,
        width: best.width,
        height: best.height,
        renditions,
        ..WireAssociation::default()
    }))
}

/// Each `media-reference` with an address, those of the medium's own kind first, the widest of them first.
fn renditions(media: &Element, media_type: &str) -> Result<Vec<WireRendition>, SetAside> {
    let mut found = Vec::new();
    for reference in media.all("media-reference").take(LIST_MAX) {
        let Some(href) = web_address(reference.attribute("source")) else {
            continue;
        };
        let role = [reference.attribute("class"), reference.attribute("name")]
            .into_iter()
            .find(|role| !role.is_empty())
            .unwrap_or_default();
        found.push(WireRendition {
            role: limited("media-reference", role, LINE_CHARS_MAX)?,
            href: limited("media-reference", &href, LINE_CHARS_MAX)?,
            mime: limited("media-reference", reference.attribute("mime-type"), 100)?,
            width: whole(reference.attribute("width")),
            height: whole(reference.attribute("height")),
            bytes: 0,
            duration_ms: duration_ms(reference),
        });
    }
    let own = kind_of(media_type, "", "");
    found.sort_by_key(|rendition| {
        let kind = kind_of("", &rendition.mime, &rendition.href);
        (
            own != WireKind::Other && kind != own,
            std::cmp::Reverse(rendition.width),
        )
    });
    Ok(found)
}

/// A whole number, also behind which a unit stands; 0 when it is none.
pub(super) fn whole<N: std::str::FromStr + Default>(written: &str) -> N {
    let end = written
        .find(|character: char| !character.is_ascii_digit())
        .unwrap_or(written.len());
    written[..end].parse().unwrap_or_default()
}

/// `time` in `time-unit-of-measure`, which is seconds unless it says something else.
fn duration_ms(reference: &Element) -> u64 {
    let unit = match reference.attribute("time-unit-of-measure") {
        "milliseconds" | "millisecond" | "ms" => 1,
        "minutes" | "minute" | "min" => 60_000,
        "hours" | "hour" | "h" => 3_600_000,
        _ => 1_000,
    };
    whole::<u64>(reference.attribute("time")).saturating_mul(unit)
}
