//! XML that is always well-formed: what is opened is closed, and characters that XML forbids are left out.

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};
use std::borrow::Cow;

/// Attributes of an element in order.
pub(crate) type Attributes<'a> = &'a [(&'a str, &'a str)];

/// A document in the making.
pub(crate) struct Xml {
    writer: Writer<Vec<u8>>,
}

impl Xml {
    /// A document that has its declaration and nothing else yet.
    pub(crate) fn new() -> Self {
        let mut document = Self {
            writer: Writer::new_with_indent(Vec::new(), b' ', 1),
        };
        document.put(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)));
        document
    }

    fn put(&mut self, event: Event) {
        // A vector takes everything: the only error there could be is one of the writer below.
        let _ = self.writer.write_event(event);
    }

    /// An element with other elements in it.
    pub(crate) fn around(&mut self, name: &str, attributes: Attributes, inner: impl FnOnce(&mut Self)) {
        self.put(Event::Start(opening(name, attributes)));
        inner(self);
        self.put(Event::End(BytesEnd::new(name)));
    }

    /// An element with text in it.
    pub(crate) fn text(&mut self, name: &str, attributes: Attributes, text: &str) {
        self.put(Event::Start(opening(name, attributes)));
        self.put(Event::Text(BytesText::new(&allowed(text))));
        self.put(Event::End(BytesEnd::new(name)));
    }

    /// An element that is empty.
    pub(crate) fn empty(&mut self, name: &str, attributes: Attributes) {
        self.put(Event::Empty(opening(name, attributes)));
    }

    /// Markup that this crate has written and that is well-formed by itself.
    pub(crate) fn markup(&mut self, markup: &str) {
        self.writer
            .get_mut()
            .extend_from_slice(allowed(markup).as_bytes());
    }

    /// The whole document.
    pub(crate) fn finish(self) -> String {
        let mut bytes = self.writer.into_inner();
        bytes.push(b'\n');
        String::from_utf8_lossy(&bytes).into_owned()
    }
}

fn opening<'a>(name: &'a str, attributes: Attributes) -> BytesStart<'a> {
    let mut start = BytesStart::new(name);
    for (name, value) in attributes {
        start.push_attribute((*name, &*allowed(value)));
    }
    start
}

/// The text without what XML forbids or discourages (XML 1.0 section 2.2): controls other than tab and line breaks,
/// and noncharacters.
pub(crate) fn allowed(text: &str) -> Cow<'_, str> {
    if text.contains(is_forbidden) {
        text.replace(is_forbidden, "").into()
    } else {
        text.into()
    }
}

fn is_forbidden(character: char) -> bool {
    match character {
        '\t' | '\n' | '\r' => false,
        '\u{fdd0}'..='\u{fdef}' => true,
        // The last two of each plane.
        _ => character.is_control() || u32::from(character) & 0xfffe == 0xfffe,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_is_put_in_breaks_the_document() {
        let mut xml = Xml::new();
        xml.around("a", &[("b", "\"<&>'\u{0}\u{ffff}")], |xml| {
            xml.text("c", &[], "]]> <x> & \u{b}\u{1b}é\u{fffe}\u{1ffff}");
            xml.empty("d", &[("e", "\n")]);
        });
        let said = xml.finish();
        assert!(
            said.starts_with("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<a b=\""),
            "{said}"
        );
        assert!(said.contains("<c>]]&gt; &lt;x&gt; &amp; é</c>"), "{said}");
        assert!(said.ends_with("</a>\n"), "{said}");
        assert!(!said.contains(is_forbidden), "{said}");
    }

    #[test]
    fn marks_that_join_letters_stay() {
        assert_eq!(
            allowed("می\u{200c}خواهم क्\u{200d}ष"),
            "می\u{200c}خواهم क्\u{200d}ष"
        );
        assert_eq!(allowed("a\tb\nc"), "a\tb\nc");
    }
}
