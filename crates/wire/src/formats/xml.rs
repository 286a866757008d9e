//! A small tree of an XML document, within limits.
//!
//! Words, names and values are slices of the document wherever they stand in it as they are meant; the others, and the
//! lists of children, lie in one [`Arena`] that is freed as a whole: an element costs no allocation of its own.

use std::borrow::Cow;

pub(crate) use super::xml_tree::parse;
/// Where a tree lies that is no slice of its document.
pub(crate) use bumpalo::Bump as Arena;

/// Words or an element.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Node<'a> {
    /// Words, references resolved.
    Text(&'a str),
    /// An element.
    Element(Element<'a>),
}

/// An element. Feeds' vocabularies have their usual prefixes whatever the document calls them; Atom, RSS and NewsML-G2
/// have none.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Element<'a> {
    pub(crate) name: &'a str,
    pub(crate) attributes: &'a [(&'a str, &'a str)],
    pub(crate) nodes: &'a [Node<'a>],
}

impl<'a> Element<'a> {
    /// An attribute's value, trimmed; empty when it is absent.
    pub(crate) fn attribute(&self, name: &str) -> &'a str {
        self.attributes
            .iter()
            .find(|(found, _)| *found == name)
            .map_or("", |(_, value)| trimmed(value))
    }

    /// Child elements.
    pub(crate) fn children(&self) -> impl Iterator<Item = &'a Self> + use<'a> {
        self.nodes.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// Child elements of this name.
    pub(crate) fn all<'n>(&self, name: &'n str) -> impl Iterator<Item = &'a Self> + use<'a, 'n> {
        self.children().filter(move |child| child.name == name)
    }

    /// The first child element of one of these names; earlier names count more.
    pub(crate) fn first(&self, names: &[&str]) -> Option<&'a Self> {
        names
            .iter()
            .find_map(|name| self.children().find(|child| child.name == *name))
    }

    /// All words in it.
    pub(crate) fn text(&self) -> Cow<'a, str> {
        match self.nodes {
            [] => Cow::Borrowed(""),
            [Node::Text(text)] => Cow::Borrowed(text),
            nodes => {
                let mut out = String::new();
                append_text(nodes, &mut out);
                Cow::Owned(out)
            }
        }
    }

    /// How long its markup is, references not counted as such.
    pub(crate) fn markup_bytes(&self) -> usize {
        let node = |node: &Node<'_>| match node {
            Node::Text(text) => text.len(),
            Node::Element(element) => {
                let attribute = |(key, value): &(&str, &str)| key.len() + value.len() + 4;
                let attributes: usize = element.attributes.iter().map(attribute).sum();
                2 * element.name.len() + attributes + element.markup_bytes() + 5
            }
        };
        self.nodes.iter().map(node).sum()
    }

    /// What is in it, as markup.
    pub(crate) fn markup(&self) -> String {
        self.markup_without(|_| false)
    }

    /// The same without the elements that are left out, and all in them.
    pub(crate) fn markup_without(&self, is_left_out: fn(&Element<'_>) -> bool) -> String {
        let mut out = String::new();
        append_markup(self.nodes, &mut out, is_left_out);
        out
    }
}

/// Without white space around it; most values have none.
fn trimmed(value: &str) -> &str {
    match value.as_bytes() {
        [b'!'..=b'~'] | [b'!'..=b'~', .., b'!'..=b'~'] => value,
        _ => value.trim(),
    }
}

fn append_text(nodes: &[Node<'_>], out: &mut String) {
    for node in nodes {
        match node {
            Node::Text(text) => out.push_str(text),
            Node::Element(element) => append_text(element.nodes, out),
        }
    }
}

fn append_markup(nodes: &[Node<'_>], out: &mut String, is_left_out: fn(&Element<'_>) -> bool) {
    for node in nodes {
        match node {
            Node::Text(text) => out.push_str(&quick_xml::escape::escape(*text)),
            Node::Element(element) if is_left_out(element) => {}
            Node::Element(element) => {
                let name = element.name.rsplit(':').next().unwrap_or_default();
                out.push('<');
                out.push_str(name);
                for (key, value) in element.attributes {
                    out.push(' ');
                    out.push_str(key);
                    out.push_str("=\"");
                    out.push_str(&quick_xml::escape::escape(*value));
                    out.push('"');
                }
                out.push('>');
                if !matches!(name, "br" | "img" | "hr") {
                    append_markup(element.nodes, out, is_left_out);
                    out.push_str("</");
                    out.push_str(name);
                    out.push('>');
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::xml_tree::ELEMENTS_MAX;
    use super::*;

    #[test]
    fn prefixes_are_told_by_their_vocabulary() {
        let arena = Arena::new();
        let root = parse(
            "<rss xmlns:x='http://search.yahoo.com/mrss/' xmlns:a='http://www.w3.org/2005/Atom'>\
             <x:content url=' u '/><a:link/><dc:creator>A &eacute; &own;</dc:creator></rss>",
            &arena,
        )
        .unwrap();
        let names: Vec<&str> = root.children().map(|child| child.name).collect();
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
        let arena = Arena::new();
        let root = parse("<a><p class='x\"'>1 &lt; 2<br/></p></a>", &arena).unwrap();
        assert_eq!(root.markup(), "<p class=\"x&quot;\">1 &lt; 2<br></p>");
    }

    #[track_caller]
    fn check(document: &str, expected: &str) {
        let set_aside = parse(document, &Arena::new()).unwrap_err();
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
