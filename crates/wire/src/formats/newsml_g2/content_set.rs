//! `contentSet`: the copy itself.

use super::fields;
use super::fields::local_name;
use crate::SetAside;
use crate::formats::nitf;
use crate::formats::repetitions::without_repetitions;
use crate::formats::xml::Element;
use crate::html::{body_from_html, body_from_plain, body_from_tree, looks_like_html};
use model::{Body, WireItem};

/// The first with words of: XHTML, NITF, data that is HTML, plain text. They are forms of the same content. What the
/// head of a NITF document says counts where the item does not say it itself.
pub(super) fn read(element: &Element, item: &mut WireItem) -> Result<(), SetAside> {
    let inline = || fields::at(element, "contentSet", "inlineXML");
    for holder in inline().filter(|holder| child(holder, "nitf").is_none()) {
        keep_first(item, || xhtml(holder))?;
    }
    for document in inline().filter_map(|holder| child(holder, "nitf")) {
        nitf::complete(item, document)?;
    }
    for holder in fields::at(element, "contentSet", "inlineData").filter(|data| is_text(data)) {
        keep_first(item, || plain(holder))?;
    }
    // Many agencies write headline, byline and summary above the copy once more.
    let said = [&item.headline, &item.byline, &item.description].map(String::as_str);
    item.body = without_repetitions(std::mem::take(&mut item.body), &said);
    Ok(())
}

fn keep_first(item: &mut WireItem, read: impl FnOnce() -> Result<Body, SetAside>) -> Result<(), SetAside> {
    if item.body.blocks.is_empty() {
        item.body = read()?;
    }
    Ok(())
}

/// Neither encoded (pictures, files) nor of a type that is no text.
fn is_text(data: &Element) -> bool {
    let kind = data.attribute("contenttype");
    data.attribute("encoding").is_empty()
        && (kind.is_empty() || kind.starts_with("text/") || kind.contains("html"))
}

/// What is in the page's body. Other XML (results, tables of shares) is no copy.
fn xhtml(holder: &Element) -> Result<Body, SetAside> {
    let page = child(holder, "html").unwrap_or(holder);
    let page = child(page, "body").unwrap_or(page);
    fields::limited_bytes("contentSet.inlineXML", page.markup_bytes())?;
    let is_xhtml =
        holder.attribute("contenttype").contains("html") || looks_like_html(&page.markup_without(is_no_copy));
    Ok(if is_xhtml {
        body_from_tree(page, is_no_copy)
    } else {
        Body::default()
    })
}

/// The page's head repeats the metadata; a notepad is for desks.
fn is_no_copy(element: &Element) -> bool {
    let is_head = local_name(element) == "header" && child(element, "h1").is_some();
    is_head
        || element
            .attribute("class")
            .split_whitespace()
            .any(|class| class == "notepad")
}

fn child<'a>(parent: &'a Element<'a>, name: &str) -> Option<&'a Element<'a>> {
    parent.children().find(|child| local_name(child) == name)
}

fn plain(holder: &Element) -> Result<Body, SetAside> {
    let words = fields::limited("contentSet.inlineData", holder.text())?;
    Ok(if holder.attribute("contenttype").contains("html") {
        body_from_html(&words)
    } else {
        body_from_plain(&words)
    })
}
