//! `remoteContent` and `icon`: the forms in which a picture or a recording is offered.

use super::{codes, fields};
use crate::SetAside;
use crate::formats::feed_media::{kind_of as kind_by_type, web_address};
pub(super) use crate::formats::renditions::{show, sort};
use crate::formats::xml::Element;
use crate::limits::LIST_MAX;
use crate::text;
use model::{WireAssociation, WireItem, WireKind, WireRendition};

/// The role of an item's own renditions.
const OWN_ROLE: &str = "main";

/// Whether it is seen or heard.
pub(super) fn is_media(kind: WireKind) -> bool {
    matches!(
        kind,
        WireKind::Picture | WireKind::Video | WireKind::Audio | WireKind::Graphic
    )
}

/// The item's own renditions: one association, or, where copy comes with files, one for each kind of them.
pub(super) fn own(element: &Element, item: &WireItem) -> Result<Vec<WireAssociation>, SetAside> {
    let is_media = is_media(item.kind);
    let kind = is_media.then_some(item.kind);
    let mut forms: Vec<WireRendition> = fields::all(element, "contentSet")
        .flat_map(|holder| all(holder, kind))
        .collect();
    if is_media {
        forms.extend(fields::at(element, "contentMeta", "icon").filter_map(rendition));
    }
    if forms.len() > LIST_MAX {
        return Err(SetAside::field(
            "contentSet",
            format!("more than {LIST_MAX} renditions"),
        ));
    }
    sort(&mut forms, kind);
    let mut groups: Vec<(WireKind, Vec<WireRendition>)> = Vec::new();
    for form in forms {
        let kind = kind.unwrap_or_else(|| kind_by_type("", &form.mime, &form.href));
        match groups.iter_mut().find(|(found, _)| *found == kind) {
            Some((_, forms)) => forms.push(form),
            None => groups.push((kind, vec![form])),
        }
    }
    Ok(groups
        .into_iter()
        .map(|(kind, forms)| described(item, kind, forms))
        .collect())
}

fn described(item: &WireItem, kind: WireKind, forms: Vec<WireRendition>) -> WireAssociation {
    let mut association = WireAssociation {
        role: OWN_ROLE.to_owned(),
        guid: item.guid.clone(),
        kind,
        headline: item.headline.clone(),
        caption: item.description.clone(),
        credit: credit(item),
        ..WireAssociation::default()
    };
    show(&mut association, forms);
    association
}

/// The line that the agency asks for, else who made it and who holds the rights.
pub(super) fn credit(item: &WireItem) -> String {
    let (by, holder) = (&item.byline, &item.copyright_holder);
    match (item.credit_line.as_str(), by.is_empty(), holder.is_empty()) {
        ("", true, _) => holder.clone(),
        ("", false, false) if !by.contains(holder.as_str()) => format!("{by}/{holder}"),
        ("", false, _) => by.clone(),
        (line, ..) => line.to_owned(),
    }
}

/// All remote content with an address, widest first.
pub(super) fn all(holder: &Element, kind: Option<WireKind>) -> Vec<WireRendition> {
    let mut forms: Vec<_> = fields::all(holder, "remoteContent")
        .filter_map(rendition)
        .take(LIST_MAX + 1)
        .collect();
    sort(&mut forms, kind);
    forms
}

fn rendition(element: &Element) -> Option<WireRendition> {
    let written = element.attribute("href");
    // A file that was delivered beside the document: the same as a relative name.
    let written = written
        .strip_prefix("file:///")
        .filter(|rest| rest.starts_with("./"))
        .unwrap_or(written);
    let alternative = || fields::first(element, "altLoc").and_then(|place| web_address(&place.text()));
    Some(rendition_at(element, web_address(written).or_else(alternative)?))
}

/// What the element says of its file.
pub(super) fn rendition_at(element: &Element, href: String) -> WireRendition {
    WireRendition {
        role: text::clip(codes::code_in(element, "rendition", "renditionuri"), 200),
        href,
        mime: text::clip(element.attribute("contenttype"), 100),
        width: pixels(element, "width", "widthunit"),
        height: pixels(element, "height", "heightunit"),
        bytes: element.attribute("size").parse().unwrap_or(0),
        duration_ms: duration(element),
    }
}

/// Pixels, unless the element says that it counts something else.
fn pixels(element: &Element, name: &str, unit: &str) -> u32 {
    match codes::value(element.attribute(unit)) {
        "" | "pixels" => element.attribute(name).parse().unwrap_or(0),
        _ => 0,
    }
}

/// Milliseconds; 0 when it is counted in frames or cannot be read. Seconds are meant when no unit is named.
fn duration(element: &Element) -> u64 {
    let raw = element.attribute("duration");
    let per_unit = match codes::value(codes::code_in(element, "durationunit", "durationunituri")) {
        "milliseconds" => 1.0,
        "" | "seconds" => 1_000.0,
        "minutes" => 60_000.0,
        "hours" => 3_600_000.0,
        "normalPlayTime" => return clock(raw).unwrap_or(0),
        _ => return 0,
    };
    milliseconds(raw, per_unit).or_else(|| clock(raw)).unwrap_or(0)
}

/// `1:02:03.5`, `02:03` and so on.
fn clock(raw: &str) -> Option<u64> {
    let mut total = 0_u64;
    let mut parts = raw.splitn(4, ':').peekable();
    while let Some(part) = parts.next() {
        let seconds = milliseconds(part, 1_000.0)?;
        total = total.checked_mul(60)?.checked_add(seconds)?;
        if parts.peek().is_none() {
            return Some(total);
        }
    }
    None
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "`as` saturates, and the sign is looked at"
)]
fn milliseconds(raw: &str, per_unit: f64) -> Option<u64> {
    let number: f64 = raw.trim().parse().ok()?;
    (number.is_finite() && number >= 0.0).then_some((number * per_unit).round() as u64)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::xml;

    #[track_caller]
    fn check(attributes: &str, expected: u64) {
        let document = format!("<remoteContent {attributes}/>");
        let arena = xml::Arena::new();
        let element = xml::parse(&document, &arena).unwrap();
        assert_eq!(duration(&element), expected, "{attributes}");
    }

    #[test]
    fn lengths_in_every_unit_become_milliseconds() {
        check("duration='69'", 69_000);
        check("duration='69' durationunit='timeunit:seconds'", 69_000);
        check("duration='1.5' durationunit='timeunit:minutes'", 90_000);
        check("duration='1500' durationunit='timeunit:milliseconds'", 1_500);
        check(
            "duration='1:02:03.5' durationunit='timeunit:normalPlayTime'",
            3_723_500,
        );
        check("duration='01:05'", 65_000);
        check("duration='250' durationunit='timeunit:editUnit'", 0);
        check("duration='-1'", 0);
        check("duration='1:2:3:4:5'", 0);
        check("duration='soon'", 0);
        check("", 0);
    }
}
