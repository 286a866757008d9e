//! A `conceptItem` of an event: something that will take place.

use super::{choice, codes, fields};
use crate::SetAside;
use crate::formats::xml::Element;
use crate::text;
use model::{BlockKind, Body, WireItem, WireKind, text_from};

/// Whether the concept is an event: it has details of one, or says so by its type.
pub(super) fn is_one(element: &Element) -> bool {
    fields::at(element, "concept", "eventDetails").next().is_some()
        || fields::at(element, "concept", "type").any(|kind| codes::value(&codes::code(kind)) == "event")
}

/// Name, definition, place and subjects of the event; when it is stands in the first paragraph of the body.
pub(super) fn item(element: &Element, mut item: WireItem) -> Result<WireItem, SetAside> {
    item.kind = WireKind::Event;
    let language = item.language.clone();
    let mut paragraphs = Vec::new();
    for concept in fields::all(element, "concept") {
        if let Some(name) = choice::in_language(fields::all(concept, "name"), &language) {
            item.headline = fields::line("concept.name", name)?;
        }
        let definition = choice::best(fields::all(concept, "definition"), &language, &["short", "long"]);
        if let Some(definition) = definition {
            item.description = fields::words("concept.definition", definition)?;
        }
        for details in fields::all(concept, "eventDetails") {
            paragraphs.extend(fields::all(details, "dates").map(dates));
            let mut places = Vec::new();
            for place in fields::all(details, "location").take(20) {
                places.push(codes::name("eventDetails.location", place, &language)?);
            }
            places.retain(|place| !place.is_empty());
            if item.located.is_empty() {
                item.located = places.join("; ");
            }
            let subjects =
                codes::concepts("eventDetails.subject", fields::all(details, "subject"), &language)?;
            item.subjects.extend(subjects);
            paragraphs.extend(places);
        }
        for definition in fields::all(concept, "definition") {
            paragraphs.push(fields::words("concept.definition", definition)?);
        }
    }
    let paragraphs = paragraphs.into_iter().filter(|words| !words.is_empty());
    item.body = Body::new(paragraphs.map(|words| BlockKind::Paragraph {
        text: text_from(words),
    }));
    Ok(item)
}

/// `start – end`, or `start, duration`, as the agency writes them.
fn dates(dates: &Element) -> String {
    let of = |name| {
        fields::first(dates, name)
            .map(|date| text::clip(&date.text(), 60))
            .unwrap_or_default()
    };
    match (of("start"), of("end"), of("duration")) {
        (start, end, _) if !end.is_empty() => format!("{start} – {end}"),
        (start, _, duration) if !duration.is_empty() => format!("{start}, {duration}"),
        (start, ..) => start,
    }
}
