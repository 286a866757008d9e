//! The texts of NewsML 1: `DataContent` with NITF, XHTML, HTML or plain text.

use super::newsml_1::{formal, role};
use super::newsml_1_lines::{is_apart, note};
use super::nitf;
use super::nitf_body::{self, limited};
use super::xml::{self, Arena, Element};
use crate::html::{body_from_html, body_from_plain, looks_like_html};
use crate::limits::{LINE_CHARS_MAX, TEXT_BYTES_MAX};
use crate::{SetAside, text};
use model::{Body, WireItem};

/// A text and what it is for.
pub(super) struct Piece<'a> {
    role: String,
    content: &'a Element<'a>,
}

/// The texts that are copy: those of the main roles first, else in the document's order.
pub(super) fn texts<'a>(component: &'a Element<'a>) -> Vec<Piece<'a>> {
    let mut found = Vec::new();
    gather(component, "", &mut found);
    found.retain(|piece| !is_apart(&piece.role));
    found.sort_by_key(|piece| !matches!(piece.role.as_str(), "" | "main" | "body" | "text"));
    found
}

fn gather<'a>(component: &'a Element<'a>, outer: &str, found: &mut Vec<Piece<'a>>) {
    let own = role(component);
    // Inside a picture's component all is the picture's, whatever it is called there.
    let role = if own.is_empty() || is_apart(outer) && !is_apart(&own) {
        outer.to_owned()
    } else {
        own
    };
    for content in component.all("ContentItem").filter(|content| is_text(content)) {
        found.push(Piece {
            role: role.clone(),
            content,
        });
    }
    for child in component.all("NewsComponent") {
        gather(child, &role, found);
    }
}

/// Whether there is a text in it, however deep.
pub(super) fn has_text(component: &Element) -> bool {
    component.all("ContentItem").any(is_text) || component.all("NewsComponent").any(has_text)
}

/// Whether its data stand in the document and are words.
fn is_text(content: &Element) -> bool {
    let says = |name: &str| formal(Some(content), &[name]).to_ascii_lowercase();
    let (medium, mime) = (says("MediaType"), says("MimeType"));
    content.first(&["DataContent"]).is_some()
        && matches!(medium.as_str(), "" | "text" | "complexdata")
        && !mime.contains("css")
        && (mime.is_empty() || mime.starts_with("text/") || mime.contains("xml") || mime.contains("html"))
}

/// Fills body, description and notes from the texts in a component. NITF adds what it says and the item does not.
pub(super) fn fill(item: &mut WireItem, component: &Element, copy: &[Piece<'_>]) -> Result<(), SetAside> {
    let mut all = Vec::new();
    gather(component, "", &mut all);
    for piece in &all {
        let words = |piece: &Piece<'_>| -> Result<String, SetAside> {
            let mut inside = WireItem::default();
            read(&mut inside, piece.content)?;
            limited(&piece.role, &inside.body.words(), TEXT_BYTES_MAX)
        };
        match piece.role.as_str() {
            "headline" if item.headline.is_empty() => {
                item.headline = limited("HeadLine", &words(piece)?, LINE_CHARS_MAX)?;
            }
            "subheadline" | "abstract" | "summary" if item.description.is_empty() => {
                item.description = words(piece)?;
            }
            "caption" if copy.is_empty() && item.description.is_empty() => item.description = words(piece)?,
            "contact" => note(&mut item.ednote, &words(piece)?),
            _ => {}
        }
    }
    for piece in copy {
        if item.body.blocks.is_empty() {
            read(item, piece.content)?;
        }
    }
    Ok(())
}

/// The words of the first text of this role in a component or directly below it, on one line.
pub(super) fn words_of(component: &Element, wanted: &str) -> Result<String, SetAside> {
    let holders = std::iter::once(component).chain(component.all("NewsComponent"));
    let content = holders
        .filter(|holder| role(holder) == wanted)
        .find_map(|holder| holder.all("ContentItem").find(|content| is_text(content)));
    let mut inside = WireItem::default();
    if let Some(content) = content {
        read(&mut inside, content)?;
    }
    limited(wanted, &inside.body.words(), TEXT_BYTES_MAX)
}

fn read(item: &mut WireItem, content: &Element) -> Result<(), SetAside> {
    let Some(data) = content.first(&["DataContent"]) else {
        return Ok(());
    };
    let format = formal(Some(content), &["Format"]).to_ascii_lowercase();
    let is_nitf = |element: &&Element| {
        matches!(element.name, "nitf" | "body.content")
            || element.name == "body" && element.first(&["body.content", "body.head"]).is_some()
    };
    if let Some(nitf) = data.children().find(is_nitf) {
        return nitf::complete(item, nitf);
    }
    if data.children().next().is_some() {
        item.body = nitf_body::body(&[data])?;
        return Ok(());
    }
    let words = data.text();
    let words = words.trim();
    if words.len() > TEXT_BYTES_MAX {
        return Err(SetAside::field(
            "DataContent",
            format!("{} bytes, at most {TEXT_BYTES_MAX} are read", words.len()),
        ));
    }
    let begins = text::clip(words, 400);
    if words.starts_with('<') && (format.contains("nitf") || begins.contains("<nitf")) {
        let arena = Arena::new();
        let root = xml::parse(words, &arena).map_err(|fault| SetAside::field("DataContent", fault.reason))?;
        return nitf::complete(item, &root);
    }
    let is_plain = formal(Some(content), &["MimeType"]).eq_ignore_ascii_case("text/plain");
    item.body = body(words, is_plain);
    Ok(())
}

fn body(words: &str, is_plain: bool) -> Body {
    if !is_plain && looks_like_html(words) {
        body_from_html(words)
    } else {
        body_from_plain(words)
    }
}
