//! Copy that lies in a tree already: XHTML inside a document of XML.

use super::blocks::Blocks;
use super::marks::Attributes;
use super::tags;
use crate::formats::xml::{Element, Node};
use model::Body;

/// What is in an element, as blocks; without the elements that are left out, and all in them.
///
/// It says what [`body_from_html`](crate::body_from_html) says of the same markup.
pub(crate) fn body_from_tree(element: &Element<'_>, is_left_out: fn(&Element<'_>) -> bool) -> Body {
    let mut blocks = Blocks::default();
    walk(element, &mut blocks, is_left_out);
    Body::new(blocks.finish())
}

/// The words of an element on one line.
pub(crate) fn line_from_tree(element: &Element<'_>) -> String {
    crate::text::line(&body_from_tree(element, |_| false).words())
}

fn walk(element: &Element<'_>, blocks: &mut Blocks, is_left_out: fn(&Element<'_>) -> bool) {
    for node in element.nodes {
        match node {
            Node::Text(words) => blocks.text(words),
            Node::Element(child) if is_left_out(child) => {}
            Node::Element(child) => {
                let written = child.name.rsplit(':').next().unwrap_or_default();
                let name = crate::text::lowercase(written);
                blocks.start(&name, Attributes::Known(child.attributes));
                let is_bare = matches!(written, "br" | "img" | "hr");
                if !is_bare && !tags::is_raw(&name) && !tags::is_skipped(&name) {
                    walk(child, blocks, is_left_out);
                    blocks.end(&name);
                }
            }
        }
    }
}
