//! Typed reading of NewsML-G2's elements; what is wrong is named by its path.

use crate::formats::xml::Element;
use crate::html::{body_from_tree, line_from_tree};
use crate::limits::{ID_CHARS_MAX, LINE_CHARS_MAX, TEXT_BYTES_MAX};
use crate::{SetAside, text};
use jiff::Timestamp;
use std::fmt::Display;

/// How the namespace of all versions begins.
const NAMESPACE: &str = "http://iptc.org/std/nar/";

/// Child elements of this name; those that an agency added in a namespace of its own are not meant.
pub(super) fn all<'a>(parent: &'a Element<'a>, name: &'a str) -> impl Iterator<Item = &'a Element<'a>> {
    parent.all(name).filter(|child| is_ours(child))
}

/// The first of them.
pub(super) fn first<'a>(parent: &'a Element<'a>, name: &'a str) -> Option<&'a Element<'a>> {
    all(parent, name).next()
}

/// All that stand in a child of `parent`, for example each `headline` in `contentMeta`.
pub(super) fn at<'a>(
    parent: &'a Element<'a>,
    holder: &'a str,
    name: &'a str,
) -> impl Iterator<Item = &'a Element<'a>> {
    all(parent, holder).flat_map(move |holder| all(holder, name))
}

pub(super) fn is_ours(element: &Element) -> bool {
    let namespace = element.attribute("xmlns");
    namespace.is_empty() || namespace.starts_with(NAMESPACE)
}

/// An element's name without prefix.
pub(super) fn local_name<'a>(element: &Element<'a>) -> &'a str {
    element
        .name
        .rsplit_once(':')
        .map_or(element.name, |(_, local)| local)
}

/// Its words on one line, markup dropped.
pub(super) fn line(path: impl Display + Copy, element: &Element) -> Result<String, SetAside> {
    let words = words(path, element)?;
    if words.chars().count() > LINE_CHARS_MAX {
        return Err(SetAside::field(
            path.to_string(),
            format!("longer than {LINE_CHARS_MAX} characters"),
        ));
    }
    Ok(words)
}

/// The same for texts that may be long.
pub(super) fn words(path: impl Display + Copy, element: &Element) -> Result<String, SetAside> {
    Ok(if element.children().next().is_some() {
        limited_bytes(path, element.markup_bytes())?;
        line_from_tree(element)
    } else {
        text::line(&limited(path, element.text())?)
    })
}

/// Its words; lines and paragraphs stay apart.
pub(super) fn lines(path: impl Display + Copy, element: &Element) -> Result<String, SetAside> {
    Ok(if element.children().next().is_some() {
        limited_bytes(path, element.markup_bytes())?;
        let body = body_from_tree(element, |_| false);
        body.words().trim().to_owned()
    } else {
        text::lines(&unwrapped(&limited(path, element.text())?))
    })
}

/// An indented line goes on the one before: that is how documents are laid out for people. Others were meant as lines.
fn unwrapped(raw: &str) -> String {
    let mut out = String::with_capacity(raw.len());
    for line in raw.lines() {
        let is_continued = line.starts_with([' ', '\t']) && !line.trim().is_empty();
        out.push(if is_continued && !out.trim().is_empty() {
            ' '
        } else {
            '\n'
        });
        out.push_str(line.trim());
    }
    out
}

/// A text that is not too long to be looked at.
pub(super) fn limited<T: AsRef<str>>(path: impl Display, text: T) -> Result<T, SetAside> {
    limited_bytes(path, text.as_ref().len())?;
    Ok(text)
}

/// Refuses a text of so many bytes when it is too long to be looked at.
pub(super) fn limited_bytes(path: impl Display, bytes: usize) -> Result<(), SetAside> {
    if bytes > TEXT_BYTES_MAX {
        return Err(SetAside::field(
            path.to_string(),
            format!("{bytes} bytes, at most {TEXT_BYTES_MAX} are read"),
        ));
    }
    Ok(())
}

/// Date, time and offset (XML Schema `dateTime`, RFC 3339).
pub(super) fn instant(path: impl Display + Copy, raw: &str) -> Result<Timestamp, SetAside> {
    raw.trim().parse().map_err(|_| {
        let found = text::clip(raw.trim(), 60);
        SetAside::field(
            path.to_string(),
            format!("“{found}” is not an RFC 3339 date and time"),
        )
    })
}

/// A number from 1 to 9.
pub(super) fn one_to_nine(raw: &str) -> Option<u8> {
    raw.trim().parse().ok().filter(|number| (1..=9).contains(number))
}

/// An identifier: any string without white space and control characters.
pub(super) fn identifier(path: impl Display + Copy, raw: &str) -> Result<String, SetAside> {
    if raw.is_empty() {
        return Err(SetAside::field(path.to_string(), "missing"));
    }
    if let Some(fault) = raw
        .chars()
        .find(|character| character.is_whitespace() || !text::is_printable(*character))
    {
        let code = u32::from(fault);
        return Err(SetAside::field(
            path.to_string(),
            format!("no identifier has the character U+{code:04X} in it"),
        ));
    }
    if raw.chars().count() > ID_CHARS_MAX {
        return Err(SetAside::field(
            path.to_string(),
            format!("longer than {ID_CHARS_MAX} characters"),
        ));
    }
    Ok(raw.to_owned())
}
