//! `planningItem`: what the agency plans to cover.

use super::item_meta::{kind_of, notes};
use super::{codes, fields};
use crate::SetAside;
use crate::formats::feed_media::kind_of as kind_by_type;
use crate::formats::xml::Element;
use crate::limits::LIST_MAX;
use crate::text;
use model::{BlockKind, Body, WireAssociation, WireItem, WireKind, text_from};

/// The role of something that is planned.
const PLANNED: &str = "planned";

/// The role of something that has been delivered.
const DELIVERED: &str = "delivered";

/// Each plan is an association and a paragraph (when, what), its note a note of the item; what has been delivered is an
/// association with the identifier of the item.
pub(super) fn item(element: &Element, mut item: WireItem) -> Result<WireItem, SetAside> {
    item.kind = WireKind::Planning;
    let mut lines = Vec::new();
    for coverage in fields::at(element, "newsCoverageSet", "newsCoverage") {
        for plan in fields::all(coverage, "planning") {
            let (association, line) = planned(coverage, plan, &item.language)?;
            lines.push(line);
            item.associations.push(association);
            add_note(&mut item, &notes(fields::all(plan, "edNote"))?);
        }
        for reference in fields::at(coverage, "delivery", "deliveredItemRef") {
            if let Some((association, _)) =
                super::links::association("delivery", reference, DELIVERED, &item.language)?
            {
                item.associations.push(association);
            }
        }
        if item.associations.len() > LIST_MAX {
            return Err(SetAside::field(
                "newsCoverageSet",
                format!("more than {LIST_MAX} entries"),
            ));
        }
    }
    let lines = lines.into_iter().filter(|line| !line.is_empty());
    item.body = Body::new(lines.map(|line| BlockKind::Paragraph {
        text: text_from(line),
    }));
    Ok(item)
}

fn planned(
    coverage: &Element,
    plan: &Element,
    language: &str,
) -> Result<(WireAssociation, String), SetAside> {
    let words = |name: &str| -> Result<String, SetAside> {
        super::choice::in_language(fields::all(plan, name), language).map_or_else(
            || Ok(String::new()),
            |found| fields::line(format_args!("newsCoverage.planning.{name}"), found),
        )
    };
    let mime = text::clip(&words("g2contentType")?, 100);
    let class = fields::first(plan, "itemClass").map(codes::code);
    let kind = class
        .as_deref()
        .map_or_else(|| kind_by_type("", &mime, ""), kind_of);
    let (headline, description) = (words("headline")?, words("description")?);
    let what = class.as_deref().map_or("", codes::value);
    let parts = [
        words("scheduled")?,
        what.to_owned(),
        headline.clone(),
        description.clone(),
    ];
    let line = parts
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" · ");
    let mut people = Vec::new();
    for person in fields::all(plan, "assignedTo").take(20) {
        people.push(codes::name("newsCoverage.planning.assignedTo", person, language)?);
    }
    people.retain(|name| !name.is_empty());
    let association = WireAssociation {
        role: PLANNED.to_owned(),
        guid: text::clip(coverage.attribute("id"), 200),
        kind,
        headline,
        caption: description,
        credit: people.join(", "),
        mime,
        ..WireAssociation::default()
    };
    Ok((association, line))
}

fn add_note(item: &mut WireItem, note: &str) {
    if !note.is_empty() {
        if !item.ednote.is_empty() {
            item.ednote.push('\n');
        }
        item.ednote.push_str(note);
    }
}
