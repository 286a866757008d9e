//! What items of one message have in common.

use super::item::wait_for;
use super::renditions;
use crate::SetAside;
use jiff::Timestamp;
use model::{Embargo, PubStatus, WireAssociation, WireItem, WireKind, WireRendition};
use std::collections::HashMap;

/// Bytes that items may take over from each other in one message, so that a short document cannot become a long one.
const BYTES_MAX: usize = 8 << 20;

/// Puts items and what shows them together:
///
/// - pictures and members of packages get the words and renditions of their own items where the reference is bare;
/// - what shows an item waits for that item's embargo;
/// - items without rights of their own have those of the package that they are in.
pub(super) fn relate(items: &mut [Result<WireItem, SetAside>]) {
    let mut places: HashMap<String, usize> = HashMap::new();
    for (place, item) in items.iter().enumerate() {
        if let Ok(item) = item {
            places.entry(item.guid.clone()).or_insert(place);
        }
    }
    let mut left = BYTES_MAX;
    // Packages last: they wait for items that wait for pictures.
    for is_package in [false, true] {
        for place in 0..items.len() {
            if let Some(Ok(item)) = items.get(place)
                && (item.kind == WireKind::Composite) == is_package
            {
                meet(items, place, &places, &mut left);
            }
        }
    }
}

/// One item and all that it shows.
fn meet(
    items: &mut [Result<WireItem, SetAside>],
    place: usize,
    places: &HashMap<String, usize>,
    left: &mut usize,
) {
    let Some(Ok(item)) = items.get_mut(place) else {
        return;
    };
    let is_package = item.kind == WireKind::Composite;
    let is_usable = item.pubstatus == PubStatus::Usable;
    let mut shown = std::mem::take(&mut item.associations);
    let terms = std::mem::take(&mut item.usage_terms);
    let holder = item.copyright_holder.clone();
    let mut last: Option<Timestamp> = None;
    for association in &mut shown {
        let is_shown = is_package || renditions::is_media(association.kind);
        let at = places
            .get(&association.guid)
            .filter(|at| is_shown && **at != place);
        let Some(slot) = at.and_then(|at| items.get_mut(*at)) else {
            continue;
        };
        let Ok(member) = slot else { continue };
        last = last.max(member.embargo.map(Embargo::lifts_at));
        if member.pubstatus == PubStatus::Usable || !is_usable {
            fill(association, member, left);
        }
        if is_package && !inherit(member, &terms, &holder, left) {
            *slot = Err(SetAside::field(
                "rightsInfo",
                "missing, and the terms of the package are too long to be repeated for each of its items",
            ));
        }
    }
    if let Some(Ok(item)) = items.get_mut(place) {
        item.associations = shown;
        item.usage_terms = terms;
        wait_for(item, last);
    }
}

/// Headline, caption, credit and renditions of the member, where the reference has none.
fn fill(association: &mut WireAssociation, member: &WireItem, left: &mut usize) {
    let own = member.associations.first().filter(|own| own.guid == member.guid);
    let forms: &[WireRendition] = own.map_or(&[], |own| own.renditions.as_slice());
    let words = [
        &member.headline,
        &member.description,
        &member.credit_line,
        &member.byline,
        &member.copyright_holder,
    ];
    let lengths = forms
        .iter()
        .map(|form| form.href.len() + form.mime.len() + form.role.len() + 64);
    let bytes = lengths.sum::<usize>() + words.iter().map(|words| words.len()).sum::<usize>();
    let Some(rest) = left.checked_sub(bytes) else {
        return;
    };
    *left = rest;
    let set = |field: &mut String, value: &str| {
        if field.is_empty() {
            value.clone_into(field);
        }
    };
    set(&mut association.headline, &member.headline);
    set(&mut association.caption, &member.description);
    set(&mut association.credit, &renditions::credit(member));
    if association.renditions.is_empty() && association.href.is_empty() && !forms.is_empty() {
        association.kind = member.kind;
        renditions::show(association, forms.to_vec());
    }
}

/// Whether there was room for the package's rights, or no need of them.
fn inherit(member: &mut WireItem, terms: &str, holder: &str, left: &mut usize) -> bool {
    if !member.usage_terms.is_empty() || !member.copyright_holder.is_empty() {
        return true;
    }
    let Some(rest) = left.checked_sub(terms.len() + holder.len()) else {
        return false;
    };
    *left = rest;
    terms.clone_into(&mut member.usage_terms);
    holder.clone_into(&mut member.copyright_holder);
    true
}
