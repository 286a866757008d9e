//! `contentMeta`: what the content is about, who made it, and where.

use super::{choice, codes, fields};
use crate::formats::xml::Element;
use crate::{SetAside, text};
use model::{WireItem, WireKind, WireSubject};
use std::fmt;

/// Headlines by the role that is wanted first.
const HEADLINE_ROLES: [&str; 2] = ["main", "headline"];

/// The content's language, else the item's (BCP 47).
pub(super) fn language(element: &Element) -> String {
    let tagged = fields::at(element, "contentMeta", "language")
        .map(|language| language.attribute("tag"))
        .find(|tag| !tag.is_empty());
    text::clip(tagged.unwrap_or_else(|| element.attribute("xml:lang")), 35)
}

pub(super) fn read(element: &Element, language: &str, item: &mut WireItem) -> Result<(), SetAside> {
    let of = |name| fields::at(element, "contentMeta", name);
    let first_line = |name: &str| -> Result<String, SetAside> {
        choice::in_language(fields::at(element, "contentMeta", name), language)
            .map_or_else(|| Ok(String::new()), |found| fields::line(path_of(name), found))
    };
    if let Some(urgency) = of("urgency").next().map(Element::text) {
        item.urgency = Some(fields::one_to_nine(&urgency).ok_or_else(|| {
            let found = text::clip(urgency.trim(), 20);
            SetAside::field(
                path_of("urgency").to_string(),
                format!("“{found}” is not a whole number from 1 to 9"),
            )
        })?);
    }
    if let Some(headline) = choice::best(of("headline"), language, &HEADLINE_ROLES) {
        let headline = fields::line(path_of("headline"), headline)?;
        if !headline.is_empty() {
            item.headline = headline;
        }
    }
    if let Some(description) = choice::best(of("description"), language, description_roles(item.kind)) {
        item.description = fields::words(path_of("description"), description)?;
    }
    item.slugline = first_line("slugline")?;
    item.dateline = first_line("dateline")?;
    item.credit_line = first_line("creditline")?;
    item.byline = byline(element, &first_line("by")?, language)?;
    item.located = located(element, &item.dateline, language)?;
    item.subjects = codes::concepts(path_of("subject"), of("subject"), language)?;
    item.subjects
        .extend(keywords(of("keyword"), item.subjects.len())?);
    item.genres = codes::concepts(path_of("genre"), of("genre"), language)?;
    Ok(())
}

/// Where an element stands, for reasons; written only when there is one.
#[derive(Clone, Copy)]
struct Path<'a>(&'a str);

impl fmt::Display for Path<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "contentMeta.{}", self.0)
    }
}

fn path_of(name: &str) -> Path<'_> {
    Path(name)
}

fn description_roles(kind: WireKind) -> &'static [&'static str] {
    match kind {
        WireKind::Picture | WireKind::Video | WireKind::Audio | WireKind::Graphic => {
            &["caption", "summary", "abstract", "synthe"]
        }
        _ => &["summary", "abstract", "teaser", "caption"],
    }
}

/// `by` as it stands, else the creators' names, else those of contributors who wrote more than the caption.
fn byline(element: &Element, by: &str, language: &str) -> Result<String, SetAside> {
    if !by.is_empty() {
        return Ok(by.to_owned());
    }
    for name in ["creator", "contributor"] {
        let mut names: Vec<String> = Vec::new();
        let people = fields::at(element, "contentMeta", name)
            .filter(|person| !codes::value(person.attribute("role")).eq_ignore_ascii_case("descrWriter"));
        for person in people.take(20) {
            let person = codes::name(path_of(name), person, language)?;
            if !person.is_empty() && !is_login(&person) && !names.contains(&person) {
                names.push(person);
            }
        }
        if !names.is_empty() {
            return Ok(names.join(", "));
        }
    }
    Ok(String::new())
}

/// `meier.anna` and `ameier@agency.example` name somebody in a system, not to readers.
fn is_login(name: &str) -> bool {
    name.contains('@')
        || name.contains(['.', '_']) && !name.contains(char::is_whitespace) && name == name.to_lowercase()
}

/// The place's name and that of what it lies in, else what stands before the agency in `Hamburg (dpa) -`.
fn located(element: &Element, dateline: &str, language: &str) -> Result<String, SetAside> {
    let path = path_of("located");
    if let Some(place) = fields::at(element, "contentMeta", "located").next() {
        let own = codes::name(path, place, language)?;
        if !own.is_empty() {
            return Ok(own);
        }
    }
    let place = dateline.split_once('(').map_or("", |(place, _)| place.trim());
    let is_dated = place.contains(|character: char| character.is_ascii_digit());
    Ok(match place.split_once(',') {
        Some((place, _)) if is_dated => place.to_owned(),
        _ => place.to_owned(),
    })
}

/// Keywords are subjects without a code.
fn keywords<'a>(
    elements: impl Iterator<Item = &'a Element<'a>>,
    before: usize,
) -> Result<Vec<WireSubject>, SetAside> {
    let mut found = Vec::new();
    for element in elements {
        let name = fields::line(path_of("keyword"), element)?;
        if !name.is_empty() {
            found.push(WireSubject {
                code: String::new(),
                name,
            });
        }
    }
    if before + found.len() > crate::limits::LIST_MAX {
        let most = crate::limits::LIST_MAX;
        return Err(SetAside::field(
            path_of("keyword").to_string(),
            format!("more than {most} entries"),
        ));
    }
    Ok(found)
}
