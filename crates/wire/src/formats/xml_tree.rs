//! From an XML document to its tree.
//!
//! Entities that a document declares itself are not expanded and nothing outside it is read, so neither bombs nor
//! external entities do anything. Names of HTML's entities are resolved, because feeds use them undeclared.
//!
//! What is well-formed is decided as quick-xml decides it, and its words say what is not; going through the document by
//! hand saves checking each piece of text a second time and copying names.

use super::xml::{Arena, Element, Node};
use super::xml_tags::{self, Start};
use crate::SetAside;
use crate::limits::XML_DEPTH_MAX;
use crate::text::clip;
use memchr::{memchr2, memchr3, memmem};
use quick_xml::Reader;
use quick_xml::events::{BytesRef, Event};

/// Elements in one document.
pub(super) const ELEMENTS_MAX: usize = 500_000;

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

/// Prefixes that a document may declare for these vocabularies.
const PREFIXES_MAX: usize = 100;

/// The document's root element.
///
/// # Errors
///
/// The document is not well-formed, has no root element, or exceeds a limit.
pub(crate) fn parse<'a>(document: &'a str, arena: &'a Arena) -> Result<Element<'a>, SetAside> {
    Builder {
        document,
        at: 0,
        arena,
        prefixes: Vec::new(),
        open: Vec::with_capacity(16),
        nodes: Vec::with_capacity(64),
        attributes: Vec::with_capacity(16),
        words: Words::None,
        joined: String::new(),
        elements: 0,
    }
    .run()
}

/// An element whose end has not come yet.
struct Open<'a> {
    name: &'a str,
    written: &'a str,
    attributes: &'a [(&'a str, &'a str)],
    /// Its first child among the nodes that wait for their parents.
    first: usize,
}

/// Words in front of the place that is read; comments do not end them.
enum Words<'a> {
    None,
    One(&'a str),
    /// Several pieces, which lie in `joined`.
    Joined,
}

/// Why the tree is not made.
enum Fault {
    /// The document is not well-formed; quick-xml says how.
    Markup,
    Limit(String),
}

struct Builder<'a> {
    document: &'a str,
    at: usize,
    arena: &'a Arena,
    prefixes: Vec<(&'a str, &'static str)>,
    open: Vec<Open<'a>>,
    nodes: Vec<Node<'a>>,
    attributes: Vec<(&'a str, &'a str)>,
    words: Words<'a>,
    joined: String,
    elements: usize,
}

impl<'a> Builder<'a> {
    fn run(mut self) -> Result<Element<'a>, SetAside> {
        loop {
            match self.step() {
                Ok(None) => {}
                Ok(Some(root)) => return Ok(root),
                Err(Fault::Markup) => return Err(worded(self.document, &self.open)),
                Err(Fault::Limit(reason)) => return Err(SetAside::whole(reason)),
            }
        }
    }

    fn rest(&self) -> &'a str {
        self.document.get(self.at..).unwrap_or_default()
    }

    /// Text up to the next markup or reference, and that.
    fn step(&mut self) -> Result<Option<Element<'a>>, Fault> {
        let rest = self.rest();
        let Some(length) = memchr2(b'<', b'&', rest.as_bytes()) else {
            return Err(Fault::Markup); // The document ends before its root element.
        };
        if length > 0 {
            self.word(&rest[..length]);
            self.at += length;
        }
        let rest = &rest[length..];
        match rest.as_bytes() {
            [b'&', ..] => self.reference(rest),
            [b'<', b'/', ..] => self.end(rest),
            [b'<', b'!' | b'?', ..] => self.other(rest),
            _ => self.start(rest),
        }
    }

    fn word(&mut self, text: &'a str) {
        match self.words {
            _ if self.open.is_empty() || text.is_empty() => {}
            Words::None => self.words = Words::One(text),
            Words::One(before) => {
                self.joined.clear();
                self.joined.push_str(before);
                self.joined.push_str(text);
                self.words = Words::Joined;
            }
            Words::Joined => self.joined.push_str(text),
        }
    }

    /// What was said so far becomes a node.
    fn end_words(&mut self) {
        match std::mem::replace(&mut self.words, Words::None) {
            Words::None => {}
            Words::One(text) => self.nodes.push(Node::Text(text)),
            Words::Joined => self.nodes.push(Node::Text(self.arena.alloc_str(&self.joined))),
        }
    }

    fn reference(&mut self, rest: &'a str) -> Result<Option<Element<'a>>, Fault> {
        let behind = &rest[1..];
        let length = memchr3(b';', b'&', b'<', behind.as_bytes()).ok_or(Fault::Markup)?;
        if behind.as_bytes()[length] != b';' {
            return Err(Fault::Markup);
        }
        let name = &behind[..length];
        let resolved = match name {
            "amp" => "&",
            "lt" => "<",
            "gt" => ">",
            "quot" => "\"",
            "apos" => "'",
            _ if name.starts_with('#') => match BytesRef::new(name).resolve_char_ref() {
                Ok(Some(character)) => self.arena.alloc_str(character.encode_utf8(&mut [0; 4])),
                _ => &rest[..length + 2],
            },
            _ => quick_xml::escape::resolve_html5_entity(name).unwrap_or(&rest[..length + 2]),
        };
        self.word(resolved);
        self.at += length + 2;
        Ok(None)
    }

    fn start(&mut self, rest: &'a str) -> Result<Option<Element<'a>>, Fault> {
        self.attributes.clear();
        let start = xml_tags::start(rest, self.arena, &mut self.attributes).ok_or(Fault::Markup)?;
        self.elements += 1;
        if self.elements > ELEMENTS_MAX {
            return Err(Fault::Limit(format!(
                "more than {ELEMENTS_MAX} elements in one document"
            )));
        }
        if self.open.len() >= XML_DEPTH_MAX {
            return Err(Fault::Limit(format!(
                "elements stand in each other more than {XML_DEPTH_MAX} deep"
            )));
        }
        let Start {
            name: written,
            length,
            is_empty,
        } = start;
        self.at += length;
        self.end_words();
        self.declare();
        let open = Open {
            name: self.name(written),
            written,
            attributes: self.arena.alloc_slice_copy(&self.attributes),
            first: self.nodes.len(),
        };
        if is_empty {
            Ok(self.close(&open))
        } else {
            self.open.push(open);
            Ok(None)
        }
    }

    /// Takes the declarations of prefixes out of the attributes.
    fn declare(&mut self) {
        let prefixes = &mut self.prefixes;
        self.attributes.retain(|(key, value)| {
            let Some(prefix) = key.strip_prefix("xmlns:") else {
                return true;
            };
            let known = VOCABULARIES.iter().find(|(uri, _)| *uri == value.trim());
            if let (Some((_, usual)), true) = (known, prefixes.len() < PREFIXES_MAX) {
                match prefixes.iter_mut().find(|(found, _)| *found == prefix) {
                    Some((_, meant)) => *meant = usual,
                    None => prefixes.push((prefix, usual)),
                }
            }
            false
        });
    }

    fn name(&self, written: &'a str) -> &'a str {
        let Some(colon) = written.bytes().position(|byte| byte == b':') else {
            return written;
        };
        let (prefix, local) = (&written[..colon], &written[colon + 1..]);
        match self.prefixes.iter().find(|(found, _)| *found == prefix) {
            Some((_, "")) => local,
            Some((_, usual)) if *usual == prefix => written,
            Some((_, usual)) => self.arena.alloc_str(&format!("{usual}:{local}")),
            None => written,
        }
    }

    fn end(&mut self, rest: &'a str) -> Result<Option<Element<'a>>, Fault> {
        let open = self.open.pop().ok_or(Fault::Markup)?;
        let length = xml_tags::end(rest, open.written).ok_or(Fault::Markup)?;
        self.at += length;
        self.end_words();
        Ok(self.close(&open))
    }

    /// The root element, when it is that.
    fn close(&mut self, open: &Open<'a>) -> Option<Element<'a>> {
        let element = Element {
            name: open.name,
            attributes: open.attributes,
            nodes: self.arena.alloc_slice_copy(&self.nodes[open.first..]),
        };
        self.nodes.truncate(open.first);
        if self.open.is_empty() {
            return Some(element);
        }
        self.nodes.push(Node::Element(element));
        None
    }

    /// `<![CDATA[`, comments, instructions, the document type.
    fn other(&mut self, rest: &'a str) -> Result<Option<Element<'a>>, Fault> {
        if let Some(data) = rest.strip_prefix("<![CDATA[") {
            let length = memmem::find(data.as_bytes(), b"]]>").ok_or(Fault::Markup)?;
            self.word(&data[..length]);
            self.at += length + 12;
        } else if let Some(comment) = rest.strip_prefix("<!--") {
            self.at += memmem::find(comment.as_bytes(), b"-->").ok_or(Fault::Markup)? + 7;
        } else {
            let mut reader = Reader::from_str(rest);
            reader.read_event().map_err(|_| Fault::Markup)?;
            self.at += usize::try_from(reader.buffer_position()).map_err(|_| Fault::Markup)?;
        }
        Ok(None)
    }
}

/// What quick-xml says of a document that is not well-formed.
fn worded(document: &str, open: &[Open<'_>]) -> SetAside {
    let mut reader = Reader::from_str(document);
    let config = reader.config_mut();
    config.expand_empty_elements = true;
    config.trim_markup_names_in_closing_tags = true;
    loop {
        match reader.read_event() {
            Ok(Event::Eof) => {
                let what = match open.last() {
                    Some(element) => format!("“{}” is not closed", clip(element.name, 60)),
                    None => "it has no root element".to_owned(),
                };
                return not_well_formed(document, document.len(), &what);
            }
            Ok(_) => {}
            Err(error) => {
                let at = usize::try_from(reader.error_position())
                    .unwrap_or(usize::MAX)
                    .min(document.len());
                return not_well_formed(document, at, &error.to_string());
            }
        }
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
