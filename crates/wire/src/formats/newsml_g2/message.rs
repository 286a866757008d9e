//! A `newsMessage`: a header, and items that were sent together.

use super::{fields, item};
use crate::formats::xml::Element;
use crate::limits::ITEMS_MAX;
use crate::{SetAside, text};
use jiff::Timestamp;
use model::{Embargo, WireItem, WireKind};
use std::collections::HashMap;

/// What the message says for items that do not say it themselves.
#[derive(Default)]
pub(super) struct Header {
    /// `sent`; a date that cannot be read counts as absent.
    pub(super) sent: Option<Timestamp>,
    /// `sender`.
    pub(super) sender: String,
    /// `priority`, 1 to 9; anything else counts as absent.
    pub(super) priority: Option<u8>,
}

impl Header {
    fn of(message: &Element) -> Self {
        let text = |name: &str| {
            fields::at(message, "header", name)
                .next()
                .map(Element::text)
                .unwrap_or_default()
        };
        Self {
            sent: text("sent").trim().parse().ok(),
            sender: text::clip(&text("sender"), 200),
            priority: fields::one_to_nine(&text("priority")),
        }
    }
}

/// All items in order.
pub(super) fn items(
    message: &Element,
    agency: Option<&str>,
) -> Result<Vec<Result<WireItem, SetAside>>, SetAside> {
    let header = Header::of(message);
    let elements: Vec<&Element> = fields::all(message, "itemSet")
        .flat_map(Element::children)
        .take(ITEMS_MAX + 1)
        .collect();
    if elements.is_empty() {
        return Err(SetAside::field("itemSet", "there is no item in the message"));
    }
    if elements.len() > ITEMS_MAX {
        return Err(SetAside::field(
            "itemSet",
            format!("more than {ITEMS_MAX} items in one message"),
        ));
    }
    let mut items: Vec<_> = elements
        .into_iter()
        .map(|element| item::read(element, &header, agency))
        .collect();
    relate(&mut items);
    Ok(items)
}

/// What a package and the items in it have in common when they come together: items that name no rights have those of
/// the package, and a package waits for the last embargo in it, because it shows its items' headlines.
fn relate(items: &mut [Result<WireItem, SetAside>]) {
    let mut places: HashMap<String, usize> = HashMap::new();
    for (place, item) in items.iter().enumerate() {
        if let Ok(item) = item {
            places.insert(item.guid.clone(), place);
        }
    }
    for place in 0..items.len() {
        let Some(Ok(package)) = items.get_mut(place) else {
            continue;
        };
        if package.kind != WireKind::Composite || package.associations.is_empty() {
            continue;
        }
        let (terms, holder) = (package.usage_terms.clone(), package.copyright_holder.clone());
        let members: Vec<usize> = package
            .associations
            .iter()
            .filter_map(|association| places.get(&association.guid))
            .copied()
            .filter(|member| *member != place)
            .collect();
        let mut last = package.embargo.map(Embargo::lifts_at);
        for member in members {
            let Some(Ok(member)) = items.get_mut(member) else {
                continue;
            };
            if member.usage_terms.is_empty() && member.copyright_holder.is_empty() {
                member.usage_terms.clone_from(&terms);
                member.copyright_holder.clone_from(&holder);
            }
            last = last.max(member.embargo.map(Embargo::lifts_at));
        }
        if let Some(Ok(package)) = items.get_mut(place) {
            package.embargo = last.map(Embargo::until);
        }
    }
}
