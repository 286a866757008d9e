//! What the components of NewsML 1 say about the copy: `NewsLines` and the metadata beside them.

use super::newsml_1::{at, formal, role};
use super::newsml_1_text::has_text;
use super::nitf_body::{limited, line};
use super::nitf_head::subject_code;
use super::xml::Element;
use crate::limits::{LINE_CHARS_MAX, LIST_MAX};
use crate::{SetAside, text};
use model::{WireItem, WireSubject, WireTake};
use std::collections::HashSet;

/// Subjects, keywords or genres in one item, repetitions included.
const MENTIONS_MAX: usize = 10 * LIST_MAX;

/// Roles of components that are shown beside the copy or belong to something else: their lines are not the item's.
const APART: [&str; 20] = [
    "caption",
    "thumbnail",
    "preview",
    "quicklook",
    "logo",
    "video",
    "audio",
    "photo",
    "picture",
    "image",
    "graphic",
    "contact",
    "stylesheet",
    "headline",
    "subheadline",
    "abstract",
    "summary",
    "supporting",
    "related",
    "sidebar",
];

/// Whether a component of this role is none of the copy.
pub(super) fn is_apart(role: &str) -> bool {
    APART.contains(&role)
}

/// Adds a note on a line of its own.
pub(super) fn note(notes: &mut String, more: &str) {
    if !notes.is_empty() {
        notes.push('\n');
    }
    notes.push_str(more);
}

/// Takes the lines and metadata of the components that hold the copy, the outermost first.
///
/// `has_copy` is whether there is any text; then components without text are pictures beside it.
pub(super) fn gather(item: &mut WireItem, component: &Element, has_copy: bool) -> Result<(), SetAside> {
    if is_apart(&role(component)) || has_copy && !has_text(component) {
        return Ok(());
    }
    news_lines(item, component)?;
    administration(item, component)?;
    description(item, component)?;
    rights(item, component)?;
    for child in component.all("NewsComponent") {
        gather(item, child, has_copy)?;
    }
    Ok(())
}

fn set(field: &mut String, element: Option<&Element>) -> Result<(), SetAside> {
    if let (true, Some(element)) = (field.is_empty(), element) {
        *field = line(element)?;
    }
    Ok(())
}

fn set_formal(field: &mut String, name: &str, value: &str) -> Result<(), SetAside> {
    if field.is_empty() {
        *field = limited(name, value, LINE_CHARS_MAX)?;
    }
    Ok(())
}

fn news_lines(item: &mut WireItem, component: &Element) -> Result<(), SetAside> {
    let Some(lines) = component.first(&["NewsLines"]) else {
        return Ok(());
    };
    let first = |name: &str| lines.first(&[name]);
    set(&mut item.headline, first("HeadLine"))?;
    set(&mut item.description, first("SubHeadLine"))?;
    set(&mut item.byline, first("ByLine"))?;
    set(&mut item.dateline, first("DateLine"))?;
    set(&mut item.credit_line, first("CreditLine"))?;
    set(&mut item.copyright_holder, first("CopyrightLine"))?;
    set(&mut item.slugline, first("SlugLine"))?;
    if let (None, Some(series)) = (&item.take, first("SeriesLine")) {
        item.take = Some(WireTake {
            series: line(series)?,
            ..WireTake::default()
        });
    }
    for rights in lines.all("RightsLine").take(LIST_MAX) {
        note(&mut item.usage_terms, &line(rights)?);
    }
    for keywords in lines.all("KeywordLine").take(LIST_MAX) {
        for keyword in line(keywords)?.split([',', ';', '/']) {
            add_keyword(item, keyword)?;
        }
    }
    for special in lines.all("NewsLine").take(LIST_MAX) {
        let kind = formal(Some(special), &["NewsLineType"]);
        let kind = limited("NewsLineType", kind, LINE_CHARS_MAX)?;
        for said in special.all("NewsLineText").take(LIST_MAX) {
            let said = line(said)?;
            match kind.as_str() {
                _ if said.is_empty() => {}
                "" | "AdvisoryLine" => note(&mut item.ednote, &said),
                kind => note(&mut item.ednote, &format!("{kind}: {said}")),
            }
        }
    }
    Ok(())
}

fn administration(item: &mut WireItem, component: &Element) -> Result<(), SetAside> {
    let metadata = component.first(&["AdministrativeMetadata"]);
    set_formal(
        &mut item.byline,
        "Creator",
        formal(metadata, &["Creator", "Party"]),
    )?;
    for name in ["Provider", "Source"] {
        set_formal(&mut item.credit_line, name, formal(metadata, &[name, "Party"]))?;
    }
    Ok(())
}

fn description(item: &mut WireItem, component: &Element) -> Result<(), SetAside> {
    let metadata = component.first(&["DescriptiveMetadata"]);
    let language = formal(metadata, &["Language"]);
    if item.language.is_empty() {
        item.language = text::clip(language, 35);
    }
    let all = |name: &'static str| {
        metadata
            .into_iter()
            .flat_map(move |found| found.all(name))
            .take(LIST_MAX)
    };
    for genre in all("Genre") {
        let name = limited("Genre", genre.attribute("FormalName"), LINE_CHARS_MAX)?;
        add(&mut item.genres, "Genre", name.clone(), name)?;
    }
    for subject in all("SubjectCode").flat_map(Element::children) {
        let number = limited("SubjectCode", subject.attribute("FormalName"), LINE_CHARS_MAX)?;
        let scheme = limited("SubjectCode", subject.attribute("Scheme"), LINE_CHARS_MAX)?;
        let code = match subject_code("", &number) {
            code if scheme.is_empty() || code != number => code,
            _ => format!("{scheme}:{number}"),
        };
        if !number.is_empty() {
            add(&mut item.subjects, "SubjectCode", code, String::new())?;
        }
    }
    let free = component.all("Metadata").chain(metadata);
    for property in free.flat_map(|found| found.all("Property")) {
        let is_keyword = property
            .attribute("FormalName")
            .to_ascii_lowercase()
            .contains("keyword");
        if is_keyword && property.attribute("Role").is_empty() {
            add_keyword(item, property.attribute("Value"))?;
        }
    }
    let is_origin = |place: &&Element| matches!(place.attribute("HowPresent"), "" | "Origin");
    if item.located.is_empty()
        && let Some(place) = all("Location").find(is_origin)
    {
        item.located = located(place)?;
    }
    Ok(())
}

/// The narrowest place that is named.
fn located(place: &Element) -> Result<String, SetAside> {
    let named = |wanted: &str| {
        place
            .all("Property")
            .find(|property| property.attribute("FormalName").eq_ignore_ascii_case(wanted))
            .map(|property| property.attribute("Value"))
            .filter(|value| !value.is_empty())
    };
    let found = ["City", "Town", "Region", "State", "CountryArea", "Country"]
        .iter()
        .find_map(|wanted| named(wanted));
    limited("Location", found.unwrap_or_default(), LINE_CHARS_MAX)
}

fn rights(item: &mut WireItem, component: &Element) -> Result<(), SetAside> {
    let Some(metadata) = component.first(&["RightsMetadata"]) else {
        return Ok(());
    };
    let holder = at(Some(metadata), &["Copyright", "CopyrightHolder"]);
    if let Some(holder) = holder {
        let words = line(holder)?;
        item.copyright_holder = if words.is_empty() {
            limited(
                "CopyrightHolder",
                formal(Some(holder), &["Party"]),
                LINE_CHARS_MAX,
            )?
        } else {
            words
        };
    }
    for usage in metadata.all("UsageRights").take(LIST_MAX) {
        for (name, label) in [
            ("UsageType", ""),
            ("Limitations", ""),
            ("Geography", "Region: "),
            ("RightsHolder", "Holder: "),
            ("StartDate", "From: "),
            ("EndDate", "Until: "),
        ] {
            if let Some(found) = usage.first(&[name]) {
                let said = line(found)?;
                if !said.is_empty() {
                    note(&mut item.usage_terms, &format!("{label}{said}"));
                }
            }
        }
    }
    Ok(())
}

fn add_keyword(item: &mut WireItem, keyword: &str) -> Result<(), SetAside> {
    let keyword = limited("Keyword", keyword, LINE_CHARS_MAX)?;
    if keyword.is_empty() {
        return Ok(());
    }
    add(&mut item.subjects, "Keyword", keyword.clone(), keyword)
}

/// Adds a subject or genre, also one that is there already; [`finish`] drops those.
fn add(found: &mut Vec<WireSubject>, field: &str, code: String, name: String) -> Result<(), SetAside> {
    if found.len() >= MENTIONS_MAX {
        return Err(SetAside::field(
            field,
            format!("stands more than {MENTIONS_MAX} times"),
        ));
    }
    if !code.is_empty() {
        found.push(WireSubject { code, name });
    }
    Ok(())
}

/// Keeps the first of each code, because components repeat what holds for the whole.
fn once(found: &mut Vec<WireSubject>, field: &str) -> Result<(), SetAside> {
    let mut seen = HashSet::new();
    found.retain(|subject| seen.insert(subject.code.clone()));
    if found.len() > LIST_MAX {
        return Err(SetAside::field(field, format!("more than {LIST_MAX} of them")));
    }
    Ok(())
}

/// What only counts when nothing nearer to the copy says it.
pub(super) fn finish(
    item: &mut WireItem,
    news_item: &Element,
    component: Option<&Element>,
) -> Result<(), SetAside> {
    once(&mut item.subjects, "SubjectCode")?;
    once(&mut item.genres, "Genre")?;
    set(
        &mut item.slugline,
        at(Some(news_item), &["Identification", "NameLabel"]),
    )?;
    let component = component.map_or("", |component| component.attribute("xml:lang"));
    for language in [component, news_item.attribute("xml:lang")] {
        if item.language.is_empty() {
            item.language = text::clip(language, 35);
        }
    }
    // A dateline with a day in it names more than the place.
    if item.located.is_empty()
        && !item
            .dateline
            .contains(|character: char| character.is_ascii_digit())
    {
        item.located.clone_from(&item.dateline);
    }
    Ok(())
}

/// Who the item says it is from: its provider, else the sender of the document, else the host in its identifier.
pub(super) fn agency(envelope: Option<&Element>, news_item: &Element) -> Result<String, SetAside> {
    let provider = ["NewsComponent", "AdministrativeMetadata", "Provider", "Party"];
    let host = at(
        Some(news_item),
        &["Identification", "NewsIdentifier", "ProviderId"],
    );
    let host = host.map(line).transpose()?.unwrap_or_default();
    [
        formal(Some(news_item), &provider),
        formal(envelope, &["SentFrom", "Party"]),
        &host,
        "unknown",
    ]
    .into_iter()
    .map(|name| limited("Provider", name, LINE_CHARS_MAX))
    .find(|name| name.as_ref().is_ok_and(|name| !name.is_empty()) || name.is_err())
    .unwrap_or_else(|| Ok("unknown".to_owned()))
}
