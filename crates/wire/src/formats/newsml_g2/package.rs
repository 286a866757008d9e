//! `packageItem`: items that belong together, in groups.

use super::{fields, item, links};
use crate::SetAside;
use crate::formats::xml::Element;
use crate::limits::LIST_MAX;
use model::{WireItem, WireKind};
use std::collections::HashMap;

/// The items of all groups as associations, from the root group on in the order in which groups name each other.
pub(super) fn item(element: &Element, mut item: WireItem) -> Result<WireItem, SetAside> {
    item.kind = WireKind::Composite;
    let language = item.language.clone();
    for (reference, role) in references(element) {
        if let Some((association, embargo)) =
            links::association("groupSet.itemRef", reference, role, &language)?
        {
            item.associations.push(association);
            item::wait_for(&mut item, embargo);
        }
        if item.associations.len() > LIST_MAX {
            return Err(SetAside::field("groupSet", format!("more than {LIST_MAX} items")));
        }
    }
    Ok(item)
}

/// Each `itemRef` with the role of the group that it is in. A group is gone through once, however often it is named, so
/// that groups that name each other come to an end.
fn references<'a>(element: &'a Element<'a>) -> Vec<(&'a Element<'a>, &'a str)> {
    let mut found: Vec<(&Element<'_>, &str)> = fields::all(element, "itemRef")
        .map(|reference| (reference, ""))
        .collect();
    for set in fields::all(element, "groupSet") {
        let mut waiting: HashMap<&str, &Element> = HashMap::new();
        for group in fields::all(set, "group") {
            // One without a name cannot be referred to, and the second of a name is nobody's.
            let id = group.attribute("id");
            if !id.is_empty() {
                waiting.entry(id).or_insert(group);
            }
        }
        let root = waiting.get(set.attribute("root")).copied();
        for start in root.into_iter().chain(fields::all(set, "group")) {
            let id = start.attribute("id");
            if id.is_empty() || waiting.remove(id).is_some() {
                follow(start, &mut waiting, &mut found);
            }
        }
    }
    found
}

fn follow<'a>(
    start: &'a Element<'a>,
    waiting: &mut HashMap<&str, &'a Element<'a>>,
    found: &mut Vec<(&'a Element<'a>, &'a str)>,
) {
    let children = |group: &'a Element<'a>| group.children().filter(|child| fields::is_ours(child));
    let mut open = vec![(children(start), start.attribute("role"))];
    while let Some((rest, role)) = open.last_mut() {
        let role = *role;
        match rest.next() {
            None => {
                open.pop();
            }
            Some(child) if child.name == "itemRef" => found.push((child, role)),
            Some(child) if child.name == "groupRef" => {
                if let Some(group) = waiting.remove(child.attribute("idref")) {
                    let own = group.attribute("role");
                    open.push((children(group), if own.is_empty() { role } else { own }));
                }
            }
            Some(_) => {}
        }
    }
}
