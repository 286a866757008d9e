//! Pictures and recordings of NewsML 1: components whose content is elsewhere.

use super::feed_media::{kind_of as kind_by_type, web_address};
use super::newsml_1::{at, formal, role};
use super::newsml_1_text::words_of;
use super::nitf_body::{limited, line};
use super::nitf_media::whole;
use super::xml::Element;
use crate::SetAside;
use crate::limits::{ID_CHARS_MAX, LINE_CHARS_MAX, LIST_MAX};
use model::{WireAssociation, WireItem, WireKind, WireRendition};
use std::cmp::Reverse;

/// Roles that are one form of the picture around them.
const FORMS: [&str; 6] = [
    "thumbnail",
    "preview",
    "quicklook",
    "highres",
    "lowres",
    "viewimage",
];

/// One association for each component that has something elsewhere. Forms of one picture, told by their roles, by a
/// caption beside them or by `EquivalentsList`, are its renditions.
pub(super) fn gather(item: &mut WireItem, component: &Element) -> Result<(), SetAside> {
    let children = || component.all("NewsComponent");
    let named = limited("Role", formal(Some(component), &["Role"]), LINE_CHARS_MAX)?;
    for reference in component.all("NewsItemRef").take(LIST_MAX) {
        let guid = limited("NewsItemRef", reference.attribute("NewsItem"), ID_CHARS_MAX)?;
        if !guid.is_empty() {
            item.associations.push(WireAssociation {
                role: named.clone(),
                guid,
                kind: WireKind::Other,
                ..WireAssociation::default()
            });
        }
    }
    let is_leaf = |child: &&Element| child.first(&["NewsComponent"]).is_none();
    let is_one = component.attribute("EquivalentsList") == "yes"
        || children().any(|child| {
            let role = role(child);
            role == "caption" || FORMS.contains(&role.as_str())
        });
    let mut parts = vec![component];
    if is_one {
        parts.extend(children().filter(is_leaf));
    }
    item.associations.extend(association(component, named, &parts)?);
    if item.associations.len() > LIST_MAX {
        return Err(SetAside::field(
            "NewsComponent",
            format!("more than {LIST_MAX} associations"),
        ));
    }
    for child in children().filter(|child| !(is_one && is_leaf(child))) {
        gather(item, child)?;
    }
    Ok(())
}

/// What is elsewhere in these parts, as renditions of one.
fn association(
    component: &Element,
    role_name: String,
    parts: &[&Element],
) -> Result<Option<WireAssociation>, SetAside> {
    let mut found = Vec::new();
    let mut named = WireKind::Other;
    for part in parts {
        let (use_for, written) = (role(part), formal(Some(part), &["Role"]));
        for content in part.all("ContentItem").take(LIST_MAX) {
            if let Some(rendition) = rendition(written, content)? {
                let medium = formal(Some(content), &["MediaType"]);
                named = first_known(named, [&use_for, &medium.to_lowercase()]);
                found.push(rendition);
            }
        }
    }
    let Some(first) = found.first() else {
        return Ok(None);
    };
    let kind = match named {
        WireKind::Other => kind_by_type("", &first.mime, &first.href),
        named => named,
    };
    found.sort_by_key(|rendition| {
        let by_type = kind_by_type("", &rendition.mime, &rendition.href);
        (
            by_type != kind && kind != WireKind::Graphic,
            Reverse(rendition.width),
        )
    });
    let best = found[0].clone();
    Ok(Some(WireAssociation {
        role: role_name,
        guid: String::new(),
        kind,
        headline: said(parts, &["NewsLines", "HeadLine"])?,
        caption: words_of(component, "caption")?,
        credit: credit(parts)?,
        href: best.href,
        mime: best.mime,
        width: best.width,
        height: best.height,
        renditions: found,
    }))
}

/// What the names of a role or medium say, unless it is known already.
fn first_known(known: WireKind, names: [&str; 2]) -> WireKind {
    if known != WireKind::Other {
        return known;
    }
    let kind = |name: &str| match name {
        "photo" | "picture" | "image" => WireKind::Picture,
        "graphic" | "logo" => WireKind::Graphic,
        "video" => WireKind::Video,
        "audio" => WireKind::Audio,
        "text" => WireKind::Text,
        _ => WireKind::Other,
    };
    names
        .into_iter()
        .map(kind)
        .find(|kind| *kind != WireKind::Other)
        .unwrap_or(WireKind::Other)
}

/// The line at the end of a path in the first of these parts that has it.
fn said(parts: &[&Element], path: &[&str]) -> Result<String, SetAside> {
    for part in parts {
        if let Some(found) = at(Some(part), path) {
            let words = line(found)?;
            if !words.is_empty() {
                return Ok(words);
            }
        }
    }
    Ok(String::new())
}

/// The credit line, else who made it, else whose it is.
fn credit(parts: &[&Element]) -> Result<String, SetAside> {
    for name in ["CreditLine", "ByLine"] {
        let words = said(parts, &["NewsLines", name])?;
        if !words.is_empty() {
            return Ok(words);
        }
    }
    for name in ["Creator", "Source", "Provider"] {
        let path = ["AdministrativeMetadata", name, "Party"];
        let named = parts
            .iter()
            .map(|part| formal(Some(part), &path))
            .find(|named| !named.is_empty());
        if let Some(named) = named {
            return limited(name, named, LINE_CHARS_MAX);
        }
    }
    said(parts, &["NewsLines", "CopyrightLine"])
}

/// A `ContentItem` that is elsewhere.
fn rendition(role: &str, content: &Element) -> Result<Option<WireRendition>, SetAside> {
    let Some(href) = web_address(content.attribute("Href")) else {
        return Ok(None);
    };
    let facts = content.first(&["Characteristics"]);
    let fact = |names: &[&str]| {
        facts
            .into_iter()
            .flat_map(|facts| facts.all("Property"))
            .find(|property| {
                names
                    .iter()
                    .any(|name| property.attribute("FormalName").eq_ignore_ascii_case(name))
            })
            .map_or("", |property| property.attribute("Value"))
    };
    let use_for = fact(&["ImageUse", "MultiMediaUse"]);
    let role = if use_for.is_empty() { role } else { use_for };
    let size = at(facts, &["SizeInBytes"]).map(Element::text).unwrap_or_default();
    Ok(Some(WireRendition {
        role: limited("Role", role, LINE_CHARS_MAX)?,
        href: limited("ContentItem.Href", &href, LINE_CHARS_MAX)?,
        mime: limited("MimeType", formal(Some(content), &["MimeType"]), 100)?,
        width: whole(fact(&["Width", "PixelWidth"])),
        height: whole(fact(&["Height", "PixelHeight"])),
        bytes: whole(size.trim()),
        duration_ms: whole::<u64>(fact(&["TotalDuration", "Duration"])).saturating_mul(1_000),
    }))
}
