//! Controlled values: `qcode` (power and core), `uri`, `literal`, and the names that go with them.

use super::{choice, fields};
use crate::SetAside;
use crate::formats::iptc_codes::shortened;
use crate::formats::xml::Element;
use crate::limits::{LINE_CHARS_MAX, LIST_MAX};
use crate::text;
use model::WireSubject;
use std::fmt::Display;

/// The code as it is written: the `qcode`, else the `uri`, else the `literal`.
///
/// An address of IPTC is written as the code that most agencies use for it: `medtop:20000065`.
pub(super) fn code(element: &Element) -> String {
    let of = |name: &str| text::clip(element.attribute(name), LINE_CHARS_MAX);
    let qcode = of("qcode");
    if !qcode.is_empty() {
        return qcode;
    }
    let uri = of("uri");
    if uri.is_empty() {
        of("literal")
    } else {
        shortened(uri)
    }
}

/// An attribute that is a code, or the attribute that has it as an address: `rel` and `reluri`.
pub(super) fn code_in<'a>(element: &'a Element<'a>, name: &str, uri_name: &str) -> &'a str {
    match element.attribute(name) {
        "" => element.attribute(uri_name),
        code => code,
    }
}

/// What stands behind the scheme: `usable` in `stat:usable` and in `http://cv.iptc.org/newscodes/pubstatusg2/usable`.
pub(super) fn value(code: &str) -> &str {
    code.rsplit([':', '/', '#']).next().unwrap_or_default()
}

/// The name of a concept in this language, else in any; empty without one.
pub(super) fn name(path: impl Display + Copy, element: &Element, language: &str) -> Result<String, SetAside> {
    choice::in_language(fields::all(element, "name"), language)
        .map_or_else(|| Ok(String::new()), |name| fields::line(path, name))
}

/// The name, else the literal, else what stands behind the scheme, else the host of the address.
pub(super) fn name_or_code(
    path: impl Display + Copy,
    element: &Element,
    language: &str,
) -> Result<String, SetAside> {
    let name = name(path, element, language)?;
    if !name.is_empty() {
        return Ok(name);
    }
    let literal = text::clip(element.attribute("literal"), LINE_CHARS_MAX);
    if !literal.is_empty() {
        return Ok(literal);
    }
    let qcode = text::clip(element.attribute("qcode"), LINE_CHARS_MAX);
    if let Some((_, code)) = qcode.split_once(':') {
        return Ok(code.to_owned());
    }
    let host = url::Url::parse(element.attribute("uri"))
        .ok()
        .and_then(|uri| uri.host_str().map(str::to_owned))
        .unwrap_or_default();
    Ok(host.trim_start_matches("www.").to_owned())
}

/// Concepts with their codes and names. One with facets counts as its main concept.
pub(super) fn concepts<'a>(
    path: impl Display + Copy,
    elements: impl Iterator<Item = &'a Element<'a>>,
    language: &str,
) -> Result<Vec<WireSubject>, SetAside> {
    let mut found = Vec::new();
    for element in elements {
        let element = fields::first(element, "mainConcept").unwrap_or(element);
        let subject = WireSubject {
            code: code(element),
            name: name(path, element, language)?,
        };
        if subject.code.is_empty() && subject.name.is_empty() {
            continue;
        }
        if found.len() >= LIST_MAX {
            return Err(SetAside::field(
                path.to_string(),
                format!("more than {LIST_MAX} entries"),
            ));
        }
        found.push(subject);
    }
    Ok(found)
}
