//! Pictures, recordings and other items that come with an item of ninjs.

use super::feed_media::{kind_of as kind_by_type, web_address};
use super::json_fields::Fields;
use super::renditions::{show, sort};
use super::{ninjs, ninjs_words};
use crate::{SetAside, text};
use model::{PubStatus, WireAssociation, WireKind, WireRendition};

/// The role of an item's own renditions.
const OWN_ROLE: &str = "self";

/// The item's own renditions, when it is a picture or a recording itself.
pub(super) fn own(fields: &Fields<'_>, kind: WireKind) -> Result<Option<WireAssociation>, SetAside> {
    let forms = all(fields, kind)?;
    if forms.is_empty() {
        return Ok(None);
    }
    Ok(Some(WireAssociation {
        role: OWN_ROLE.to_owned(),
        ..described(fields, kind, forms)?
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
    let forms = all(fields, ninjs::kind_of(&kind))?;
    let kind = match (forms.first(), kind.as_str()) {
        (Some(form), "") => kind_by_type("", &form.mime, &form.href),
        (_, name) => ninjs::kind_of(name),
    };
    let name = fields.line(&["name"])?;
    let role = if key.is_empty() { name } else { key.to_owned() };
    Ok(Some(WireAssociation {
        role,
        ..described(fields, kind, forms)?
    }))
}

fn described(
    fields: &Fields<'_>,
    kind: WireKind,
    forms: Vec<WireRendition>,
) -> Result<WireAssociation, SetAside> {
    let mut association = WireAssociation {
        role: String::new(),
        guid: fields.line(&["uri", "guid"])?,
        kind,
        headline: ninjs_words::headline(fields)?,
        caption: ninjs_words::description(fields)?,
        credit: credit(fields)?,
        ..WireAssociation::default()
    };
    show(&mut association, forms);
    Ok(association)
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

/// All renditions with an address, those of the item's own kind first and of these the widest; a video's stills are shown
/// only when there is no video. 1.x names them by key, later versions by `name`.
fn all(fields: &Fields<'_>, kind: WireKind) -> Result<Vec<WireRendition>, SetAside> {
    let mut forms = Vec::new();
    for (key, entry) in fields.objects(&["renditions"])? {
        let form = WireRendition {
            role: if key.is_empty() {
                entry.line(&["name"])?
            } else {
                text::clip(key, 200)
            },
            href: String::new(),
            mime: entry.line(&["mimetype", "contenttype", "contentType"])?,
            width: entry.size(&["width"])?,
            height: entry.size(&["height"])?,
            bytes: entry.size(&["sizeinbytes", "sizeInBytes"])?.into(),
            duration_ms: entry.milliseconds("duration")?,
        };
        if let Some(href) = entry.raw(&["href"])?.and_then(|(_, href)| web_address(href)) {
            forms.push(WireRendition { href, ..form });
        }
    }
    sort(&mut forms, Some(kind));
    Ok(forms)
}
