//! `link` in `itemMeta` and `itemRef` in packages: other items and pages.

use super::{codes, fields, item, item_meta, renditions};
use crate::formats::feed_media::{kind_of as kind_by_type, web_address};
use crate::formats::ninjs::EARLIER;
use crate::formats::xml::Element;
use crate::limits::LIST_MAX;
use crate::{SetAside, text};
use jiff::Timestamp;
use model::{PubStatus, WireAssociation, WireItem, WireKind, WireRendition};

/// Adds what is linked. Links to an earlier state under another identifier become what this item replaces.
pub(super) fn read(element: &Element, language: &str, item: &mut WireItem) -> Result<(), SetAside> {
    for link in fields::at(element, "itemMeta", "link") {
        let role = codes::code_in(link, "rel", "reluri");
        let relation = codes::value(role).to_ascii_lowercase();
        if EARLIER.contains(&relation.as_str()) {
            let earlier = target(link)?;
            if !earlier.is_empty() && earlier != item.guid && !item.replaces.contains(&earlier) {
                item.replaces.push(earlier);
            }
        } else if let Some((association, embargo)) = association("itemMeta.link", link, role, language)? {
            item.associations.push(association);
            item::wait_for(item, embargo);
        }
        if item.associations.len() > LIST_MAX || item.replaces.len() > LIST_MAX {
            return Err(SetAside::field(
                "itemMeta.link",
                format!("more than {LIST_MAX} entries"),
            ));
        }
    }
    Ok(())
}

/// The identifier of what is meant; plans and some agencies have it as `guidref`.
fn target(reference: &Element) -> Result<String, SetAside> {
    let raw = codes::code_in(reference, "residref", "guidref");
    if raw.is_empty() {
        Ok(String::new())
    } else {
        fields::identifier(format_args!("{}.residref", reference.name), raw)
    }
}

/// What is referred to, and its embargo when that is said; `None` when it is not to be used or nothing is named.
pub(super) fn association(
    path: &str,
    reference: &Element,
    role: &str,
    language: &str,
) -> Result<Option<(WireAssociation, Option<Timestamp>)>, SetAside> {
    if item_meta::status(reference)? != PubStatus::Usable {
        return Ok(None);
    }
    let mut association = described(path, reference, language)?;
    association.role = text::clip(role, 200);
    association.guid = target(reference)?;
    let class = fields::first(reference, "itemClass").map(codes::code);
    let named = class.as_deref().map(item_meta::kind_of);
    let mut forms = renditions::all(reference, named);
    let page = web_address(reference.attribute("href")).map(|href| renditions::rendition_at(reference, href));
    association.kind = named.unwrap_or_else(|| {
        let told = forms.first().or(page.as_ref());
        told.map_or(WireKind::Text, |form| kind_by_type("", &form.mime, &form.href))
    });
    if renditions::is_media(association.kind) {
        let is_new = |page: &WireRendition| forms.iter().all(|form| form.href != page.href);
        if let Some(page) = page.filter(is_new) {
            forms.push(page);
        }
        renditions::sort(&mut forms, named);
        renditions::show(&mut association, forms);
    } else {
        // A page or an item is where it is; it has no forms.
        renditions::show(&mut association, page.into_iter().chain(forms).take(1).collect());
        association.renditions.clear();
    }
    let is_something = !association.guid.is_empty() || !association.href.is_empty();
    Ok(is_something.then_some((association, item_meta::embargo(reference)?)))
}

/// Headline, caption and credit as the reference itself has them.
fn described(path: &str, reference: &Element, language: &str) -> Result<WireAssociation, SetAside> {
    let first_of = |names: &[&str]| -> Result<String, SetAside> {
        for name in names {
            let chosen = super::choice::in_language(fields::all(reference, name), language);
            if let Some(found) = chosen {
                return fields::words(format_args!("{path}.{name}"), found);
            }
        }
        Ok(String::new())
    };
    Ok(WireAssociation {
        headline: first_of(&["headline", "title"])?,
        caption: first_of(&["description"])?,
        credit: first_of(&["creditline", "by"])?,
        ..WireAssociation::default()
    })
}
