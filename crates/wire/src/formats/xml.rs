//! A small tree of an XML document, within limits.
//!
//! Entities that a document declares itself are not expanded and nothing outside it is read, so neither bombs nor
//! external entities do anything. Names of HTML's entities are resolved, because feeds use them undeclared.

use crate::SetAside;
use crate::limits::XML_DEPTH_MAX;
use crate::text::clip;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::collections::HashMap;
use std::fmt::Write as _;

/// Elements in one document.
const ELEMENTS_MAX: usize = 500_000;

/// Attributes of one element; those behind are not read.
const ATTRIBUTES_MAX: usize = 100;

/// The vocabularies that feeds use, by what their names begin with here.
const VOCABULARIES: [(&str, &str); 12] = [
    ("http://purl.org/rss/1.0/modules/content/", "content"),
    ("http://purl.org/dc/elements/1.1/", "dc"),
    ("http://purl.org/dc/terms/", "dcterms"),
    ("http://search.yahoo.com/mrss/", "media"),
    ("http://search.yahoo.com/mrss", "media"),
    ("http://www.itunes.com/dtds/podcast-1.0.dtd", "itunes"),
    ("http://purl.org/atompub/tombstones/1.0", "at"),
    ("http://www.w3.org/2005/Atom", ""),
    ("http://purl.org/atom/ns#", ""),
    ("http://purl.org/rss/1.0/", ""),
    ("http://iptc.org/std/nar/2006-10-01/", ""),
    ("http://iptc.org/std/NITF/2006-10-18/", ""),
];

/// Words or an element.
#[derive(Debug)]
pub(crate) enum Node {
    /// Words, references resolved.
    Text(String),
    /// An element.
    Element(Element),
}

/// An element. Feeds' vocabularies have their usual prefixes whatever the document calls them; Atom, RSS and NewsML-G2
/// have none.
#[derive(Debug, Default)]
pub(crate) struct Element {
    pub(crate) name: String,
    pub(crate) attributes: Vec<(String, String)>,
    pub(crate) nodes: Vec<Node>,
}

impl Element {
    /// An attribute's value, trimmed; empty when it is absent.
    pub(crate) fn attribute(&self, name: &str) -> &str {
        self.attributes
            .iter()
            .find(|(found, _)| found == name)
            .map_or("", |(_, value)| value.trim())
    }

    /// Child elements.
    pub(crate) fn children(&self) -> impl Iterator<Item = &Self> {
        self.nodes.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// Child elements of this name.
    pub(crate) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Self> {
        self.children().filter(move |child| child.name == name)
    }

    /// The first child element of one of these names; earlier names count more.
    pub(crate) fn first(&self, names: &[&str]) -> Option<&Self> {
        names
            .iter()
            .find_map(|name| self.children().find(|child| child.name == *name))
    }

    /// All words in it.
    pub(crate) fn text(&self) -> String {
        let mut out = String::new();
        self.append_text(&mut out);
        out
    }

    fn append_text(&self, out: &mut String) {
        for node in &self.nodes {
            match node {
                Node::Text(text) => out.push_str(text),
                Node::Element(element) => element.append_text(out),
            }
        }
    }

    /// What is in it, as markup.
    pub(crate) fn markup(&self) -> String {
        self.markup_without(|_| false)
    }

    /// The same without the elements that are left out, and all in them.
    pub(crate) fn markup_without(&self, is_left_out: fn(&Self) -> bool) -> String {
        let mut out = String::new();
        self.append_markup(&mut out, is_left_out);
        out
    }

    fn append_markup(&self, out: &mut String, is_left_out: fn(&Self) -> bool) {
        for node in &self.nodes {
            match node {
                Node::Text(text) => out.push_str(&quick_xml::escape::escape(text.as_str())),
                Node::Element(element) if is_left_out(element) => {}
                Node::Element(element) => {
                    let name = element.name.rsplit(':').next().unwrap_or_default();
                    let _ = write!(out, "<{name}");
                    for (key, value) in &element.attributes {
                        let _ = write!(out, " {key}=\"{}\"", quick_xml::escape::escape(value.as_str()));
                    }
                    out.push('>');
                    if !matches!(name, "br" | "img" | "hr") {
                        element.append_markup(out, is_left_out);
                        let _ = write!(out, "</{name}>");
                    }
                }
            }
        }
    }
}

/// The document's root element.
///
/// # Errors
///
/// The document is not well-formed, has no root element, or exceeds a limit.
pub(crate) fn parse(document: &str) -> Result<Element, SetAside> {
    let mut reader = Reader::from_str(document);
    let config = reader.config_mut();
    config.expand_empty_elements = true;
    config.trim_markup_names_in_closing_tags = true;
    let mut prefixes: HashMap<String, &'static str> = HashMap::new();
    let mut open: Vec<Element> = Vec::new();
    let mut elements = 0;
    loop {
        let event = reader.read_event().map_err(|error| {
            let at = usize::try_from(reader.error_position())
                .unwrap_or(usize::MAX)
                .min(document.len());
            not_well_formed(document, at, &error.to_string())
        })?;
        match event {
            Event::Start(start) => {
                elements += 1;
                if elements > ELEMENTS_MAX {
                    return Err(SetAside::whole(format!(
                        "more than {ELEMENTS_MAX} elements in one document"
                    )));
                }
                if open.len() >= XML_DEPTH_MAX {
                    return Err(SetAside::whole(format!(
                        "elements stand in each other more than {XML_DEPTH_MAX} deep"
                    )));
                }
                open.push(element(&start, &mut prefixes));
            }
            Event::End(_) => {
                let Some(done) = open.pop() else { continue };
                match open.last_mut() {
                    Some(parent) => parent.nodes.push(Node::Element(done)),
                    None => return Ok(done),
                }
            }
            Event::Text(text) => append(&mut open, &text),
            Event::CData(text) => append(&mut open, &text),
            Event::GeneralRef(reference) => {
                let name: &str = reference.as_ref();
                let resolved = reference.resolve_char_ref().ok().flatten().map(String::from);
                let resolved = resolved
                    .or_else(|| quick_xml::escape::resolve_html5_entity(name).map(str::to_owned))
                    .unwrap_or_else(|| format!("&{name};"));
                append(&mut open, &resolved);
            }
            Event::Eof => {
                let what = match open.last() {
                    Some(element) => format!("“{}” is not closed", clip(&element.name, 60)),
                    None => "it has no root element".to_owned(),
                };
                return Err(not_well_formed(document, document.len(), &what));
            }
            _ => {}
        }
    }
}

fn append(open: &mut [Element], text: &str) {
    let Some(element) = open.last_mut() else { return };
    match element.nodes.last_mut() {
        Some(Node::Text(before)) => before.push_str(text),
        _ if text.is_empty() => {}
        _ => element.nodes.push(Node::Text(text.to_owned())),
    }
}

fn element(start: &BytesStart<'_>, prefixes: &mut HashMap<String, &'static str>) -> Element {
    let mut attributes = Vec::new();
    for attribute in start
        .attributes()
        .with_checks(false)
        .take(ATTRIBUTES_MAX)
        .flatten()
    {
        let key: &str = attribute.key.as_ref();
        let raw: &str = &attribute.value;
        let value =
            quick_xml::escape::unescape(raw).map_or_else(|_| raw.to_owned(), std::borrow::Cow::into_owned);
        if let Some(prefix) = key.strip_prefix("xmlns:") {
            let known = VOCABULARIES.iter().find(|(uri, _)| *uri == value.trim());
            if let (Some((_, usual)), true) = (known, prefixes.len() < 100) {
                prefixes.insert(prefix.to_owned(), *usual);
            }
            continue;
        }
        attributes.push((key.to_owned(), value));
    }
    let name = start.name();
    let written: &str = name.as_ref();
    let name = match written.split_once(':') {
        Some((prefix, local)) => match prefixes.get(prefix).copied() {
            Some("") => local.to_owned(),
            Some(usual) => format!("{usual}:{local}"),
            None => written.to_owned(),
        },
        None => written.to_owned(),
    };
    Element {
        name,
        attributes,
        nodes: Vec::new(),
    }
}

fn not_well_formed(document: &str, at: usize, what: &str) -> SetAside {
    let before: Vec<char> = document
        .get(..at)
        .unwrap_or(document)
        .chars()
        .rev()
        .take(40)
        .collect();
    let before: String = before.into_iter().rev().collect();
    SetAside::whole(format!(
        "not well-formed XML: {} (behind “{}”)",
        clip(what, 200),
        clip(&before, 60)
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prefixes_are_told_by_their_vocabulary() {
        let root = parse(
            "<rss xmlns:x='http://search.yahoo.com/mrss/' xmlns:a='http://www.w3.org/2005/Atom'>\
             <x:content url=' u '/><a:link/><dc:creator>A &eacute; &own;</dc:creator></rss>",
        )
        .unwrap();
        let names: Vec<&str> = root.children().map(|child| child.name.as_str()).collect();
        assert_eq!(names, ["media:content", "link", "dc:creator"]);
        assert_eq!(
            root.first(&["nothing", "media:content"])
                .unwrap()
                .attribute("url"),
            "u"
        );
        assert_eq!(root.first(&["dc:creator"]).unwrap().text(), "A é &own;");
    }

    #[test]
    fn markup_is_written_back_escaped() {
        let root = parse("<a><p class='x\"'>1 &lt; 2<br/></p></a>").unwrap();
        assert_eq!(root.markup(), "<p class=\"x&quot;\">1 &lt; 2<br></p>");
    }

    #[track_caller]
    fn check(document: &str, expected: &str) {
        let set_aside = parse(document).unwrap_err();
        assert!(set_aside.reason.contains(expected), "{set_aside}");
    }

    #[test]
    fn what_is_not_well_formed_or_beyond_the_limits_is_refused() {
        check("<a><b></a>", "behind “<a><b>");
        check("<a><b>", "“b” is not closed");
        check("<!-- x -->", "no root element");
        check(&"<a>".repeat(101), "more than 100 deep");
        check(
            &format!("<a>{}</a>", "<b/>".repeat(ELEMENTS_MAX)),
            "more than 500000 elements",
        );
    }
}
