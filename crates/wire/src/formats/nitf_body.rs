//! The copy of NITF: `body.content` as blocks, and lines out of `body.head`.

use super::xml::{Element, Node};
use crate::html::Pieces;
use crate::limits::{LINE_CHARS_MAX, TEXT_BYTES_MAX};
use crate::{SetAside, text};
use model::Body;
use std::fmt::Display;

/// What an element is to HTML, whose blocks and marks NITF shares; `None` when it is no copy.
fn html_name(name: &str) -> Option<&str> {
    Some(match name {
        // Shown apart, or not at all: notes are for the desk, media are associations.
        "media" | "media-object" | "media-metadata" | "note" | "nitf-table-metadata" | "alt-code" => {
            return None;
        }
        "bq" => "blockquote",
        "credit" => "footer",
        "block" | "body.content" | "abstract" | "byline" | "dateline" | "distributor" | "copyrite" | "fn"
        | "datasource" | "hedline" | "nitf-table" | "tagline" => "div",
        other if Pieces::is_no_copy(other) => return None,
        other => other,
    })
}

/// What these elements of NITF say, one behind the other, as blocks: usually the only `body.content`.
///
/// Paragraphs, `hl2` as subheads, `bq` with its `credit`, lists, tables, preformatted text, footnotes where they stand,
/// links and `em`. Names of people, places and the like stay as their words. Media and notes are left out.
///
/// # Errors
///
/// There are more words than one text may have.
pub(crate) fn body(contents: &[&Element]) -> Result<Body, SetAside> {
    let mut pieces = Pieces::default();
    for content in contents {
        pieces.start("div", "");
        walk(content, &mut pieces);
        pieces.end("div");
    }
    if pieces.bytes() > TEXT_BYTES_MAX {
        return Err(SetAside::field(
            "body.content",
            format!("{} bytes, at most {TEXT_BYTES_MAX} are read", pieces.bytes()),
        ));
    }
    Ok(pieces.body())
}

fn walk(element: &Element, pieces: &mut Pieces) {
    for node in element.nodes {
        match node {
            Node::Text(words) => pieces.words(words),
            Node::Element(child) if child.name == "frac-sep" => pieces.words("/"),
            Node::Element(child) => {
                // XHTML, which is read here too, may come with a prefix.
                let local = child.name.rsplit(':').next().unwrap_or_default();
                let Some(name) = html_name(local) else {
                    continue;
                };
                let href = if name == "a" { child.attribute("href") } else { "" };
                pieces.start(name, href);
                walk(child, pieces);
                if name != "br" {
                    pieces.end(name);
                }
            }
        }
    }
}

/// The words of an element on one line; what stands on a line of its own in NITF is kept apart by a space.
///
/// # Errors
///
/// The line is longer than one may be; the reason names the element.
pub(super) fn line(element: &Element) -> Result<String, SetAside> {
    limited(element.name, &spaced(element), LINE_CHARS_MAX)
}

/// As [`line`], for an element that holds a text.
pub(super) fn summary(element: &Element) -> Result<String, SetAside> {
    limited(element.name, &spaced(element), TEXT_BYTES_MAX)
}

/// A foreign text as one line of at most `most` characters; the reason names `field`.
pub(super) fn limited(field: impl Display, raw: &str, most: usize) -> Result<String, SetAside> {
    let line = text::line(raw);
    if line.len() > most && line.chars().count() > most {
        return Err(SetAside::field(
            field.to_string(),
            format!("longer than {most} characters"),
        ));
    }
    Ok(line)
}

fn spaced(element: &Element) -> String {
    let mut out = String::new();
    append(element, &mut out);
    out
}

fn append(element: &Element, out: &mut String) {
    for node in element.nodes {
        match node {
            Node::Text(words) => out.push_str(words),
            Node::Element(child) => {
                let is_apart = matches!(child.name, "p" | "br" | "byttl" | "hl2" | "li" | "story.date");
                if is_apart {
                    out.push(' ');
                }
                append(child, out);
                if is_apart {
                    out.push(' ');
                }
            }
        }
    }
}
