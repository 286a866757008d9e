//! Pictures, recordings and other items that come with an item of ninjs.

use super::feed_media::{kind_of as kind_by_type, web_address};
use super::json_fields::Fields;
use super::{ninjs, ninjs_words};
use crate::SetAside;
use model::{PubStatus, WireAssociation, WireKind};

/// The role of an item's own renditions.
const OWN_ROLE: &str = "self";

/// The item's own renditions, when it is a picture or a recording itself.
pub(super) fn own(fields: &Fields<'_>, kind: WireKind) -> Result<Option<WireAssociation>, SetAside> {
    let Some(rendition) = widest(fields, kind)? else {
        return Ok(None);
    };
    Ok(Some(WireAssociation {
        role: OWN_ROLE.to_owned(),
        ..described(fields, kind, Some(rendition))?
    }))
}

/// An associated item; `None` when it may not be used.
///
/// `key` is its name in 1.x; later versions have it as `name`.
pub(super) fn association(key: &str, fields: &Fields<'_>) -> Result<Option<WireAssociation>, SetAside> {
    if fields.pubstatus(&["pubstatus", "pubStatus"])? != PubStatus::Usable {
        return Ok(None);
    }
    let kind = fields.line(&["type"])?;
    let rendition = widest(fields, ninjs::kind_of(&kind))?;
    let kind = match (&rendition, kind.as_str()) {
        (Some(rendition), "") => kind_by_type("", &rendition.mime, &rendition.href),
        (_, name) => ninjs::kind_of(name),
    };
    let name = fields.line(&["name"])?;
    let role = if key.is_empty() { name } else { key.to_owned() };
    Ok(Some(WireAssociation {
        role,
        ..described(fields, kind, rendition)?
    }))
}

fn described(
    fields: &Fields<'_>,
    kind: WireKind,
    rendition: Option<Rendition>,
) -> Result<WireAssociation, SetAside> {
    let rendition = rendition.unwrap_or_default();
    Ok(WireAssociation {
        role: String::new(),
        guid: fields.line(&["uri", "guid"])?,
        kind,
        headline: ninjs_words::headline(fields)?,
        caption: ninjs_words::description(fields)?,
        credit: credit(fields)?,
        href: rendition.href,
        mime: rendition.mime,
        width: rendition.width,
        height: rendition.height,
        ..WireAssociation::default()
    })
}

/// Who made it, then who holds the rights if that says more.
fn credit(fields: &Fields<'_>) -> Result<String, SetAside> {
    let by = fields.line(&["byline", "by", "creditline"])?;
    let holder = fields.line(&["copyrightholder", "copyrightHolder"])?;
    Ok(match (by.is_empty(), holder.is_empty()) {
        (true, true) => fields.line(&["copyrightnotice", "copyrightNotice"])?,
        (true, false) => holder,
        (false, false) if !by.contains(&holder) => format!("{by}/{holder}"),
        (false, _) => by,
    })
}

#[derive(Default)]
struct Rendition {
    href: String,
    mime: String,
    width: u32,
    height: u32,
}

/// The widest rendition of the item's own kind; a video's stills count only when there is no video.
fn widest(fields: &Fields<'_>, kind: WireKind) -> Result<Option<Rendition>, SetAside> {
    let mut best: Option<((bool, u32, u32, u32), Rendition)> = None;
    for (_, entry) in fields.objects(&["renditions"])? {
        let href = entry.raw(&["href"])?.and_then(|(_, href)| web_address(href));
        let mime = entry.line(&["mimetype", "contenttype", "contentType"])?;
        let (width, height) = (entry.size(&["width"])?, entry.size(&["height"])?);
        let bytes = entry.size(&["sizeinbytes", "sizeInBytes"])?;
        let Some(href) = href else { continue };
        let is_own = kind_by_type("", &mime, &href) == kind;
        let rank = (is_own, width, height, bytes);
        if best.as_ref().is_none_or(|(best, _)| rank > *best) {
            best = Some((
                rank,
                Rendition {
                    href,
                    mime,
                    width,
                    height,
                },
            ));
        }
    }
    Ok(best.map(|(_, rendition)| rendition))
}
