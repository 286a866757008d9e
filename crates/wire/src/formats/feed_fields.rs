//! What the elements of a feed's entry say, one by one.

use super::xml::Element;
use crate::html::{line_from_html, line_from_tree};
use crate::limits::LIST_MAX;
use crate::text;
use jiff::Timestamp;
use jiff::fmt::rfc2822::DateTimeParser;
use model::WireSubject;

/// The page that the entry is about.
pub(super) fn link_of(entry: &Element) -> String {
    let is_page = |link: &&Element| matches!(link.attribute("rel"), "" | "alternate");
    entry
        .all("link")
        .filter(is_page)
        .map(|link| {
            if link.attribute("href").is_empty() {
                link.text()
            } else {
                link.attribute("href").into()
            }
        })
        .map(|link| text::line(&link))
        .find(|link| !link.is_empty())
        .unwrap_or_default()
}

/// One line of words out of the first of these that has any.
pub(super) fn words(element: &Element, names: &[&str]) -> String {
    names
        .iter()
        .filter_map(|name| element.first(&[name]))
        .map(plain)
        .find(|words| !words.is_empty())
        .unwrap_or_default()
}

/// The words of a text construct on one line. RSS does not say whether a text is HTML, so markup is dropped where it is.
pub(super) fn plain(element: &Element) -> String {
    match element.attribute("type") {
        "text" | "text/plain" | "plain" => text::line(&element.text()),
        _ if element.children().next().is_some() => line_from_tree(element),
        _ => line_from_html(&element.text()),
    }
}

pub(super) fn language_of(element: &Element, otherwise: String) -> String {
    let own = element.attribute("xml:lang");
    let own = if own.is_empty() {
        element.first(&["language", "dc:language"]).map(Element::text)
    } else {
        Some(own.into())
    };
    own.map(|own| text::clip(&own, 35))
        .filter(|own| !own.is_empty())
        .unwrap_or(otherwise)
}

pub(super) fn authors(element: &Element) -> String {
    let mut names: Vec<String> = Vec::new();
    for author in element
        .children()
        .filter(|child| matches!(child.name, "author" | "dc:creator" | "itunes:author"))
    {
        let name = author
            .first(&["name"])
            .map_or_else(|| author_name(&plain(author)), plain);
        if !name.is_empty() && !names.contains(&name) && names.len() < 20 {
            names.push(name);
        }
    }
    names.join(", ")
}

/// RSS wants `desk@example.org (Name)`; the address is not for readers.
fn author_name(written: &str) -> String {
    match written.split_once('(').and_then(|(_, rest)| rest.split_once(')')) {
        Some((name, _)) if written.contains('@') => name.trim().to_owned(),
        _ if written.contains('@') && !written.contains(' ') => String::new(),
        _ => written.to_owned(),
    }
}

/// When the entry was last changed, else published. Dates that cannot be read count as absent: feeds are full of them.
pub(super) fn dated(entry: &Element) -> Option<Timestamp> {
    [
        "updated",
        "modified",
        "dcterms:modified",
        "published",
        "issued",
        "pubDate",
        "dc:date",
        "created",
    ]
    .iter()
    .find_map(|name| instant(&entry.first(&[name])?.text()))
}

/// RFC 3339 as Atom has it, RFC 2822 as RSS has it, with the weekday's name ignored.
pub(super) fn instant(written: &str) -> Option<Timestamp> {
    static RFC_2822: DateTimeParser = DateTimeParser::new().relaxed_weekday(true);
    let written = written.trim();
    let without_weekday = written
        .split_once(',')
        .map_or(written, |(_, rest)| rest.trim_start());
    let with_offset = without_weekday
        .strip_suffix(" UTC")
        .or_else(|| without_weekday.strip_suffix(" Z"));
    let rfc_2822 = with_offset.map_or_else(|| without_weekday.to_owned(), |date| format!("{date} GMT"));
    written
        .parse()
        .ok()
        .or_else(|| RFC_2822.parse_timestamp(&rfc_2822).ok())
        .or_else(|| {
            let date: jiff::civil::Date = written.parse().ok()?;
            jiff::tz::TimeZone::UTC
                .to_timestamp(date.to_datetime(jiff::civil::Time::midnight()))
                .ok()
        })
}

pub(super) fn subjects(entry: &Element) -> Vec<WireSubject> {
    let categories = entry
        .children()
        .filter(|child| matches!(child.name, "category" | "dc:subject"));
    let subject = |category: &Element| {
        let term = category.attribute("term");
        let written = if term.is_empty() {
            plain(category)
        } else {
            text::line(term)
        };
        let scheme = [category.attribute("scheme"), category.attribute("domain")]
            .into_iter()
            .find(|scheme| !scheme.is_empty());
        let label = text::line(category.attribute("label"));
        let name = if label.is_empty() { written.clone() } else { label };
        let code = scheme.map_or_else(
            || written.clone(),
            |scheme| format!("{}:{written}", text::line(scheme)),
        );
        (!written.is_empty()).then_some(WireSubject { code, name })
    };
    categories.take(LIST_MAX).filter_map(subject).collect()
}
