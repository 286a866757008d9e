//! The tags of XML: names and attributes.
//!
//! Two readers of a start tag: a quick one for what every program writes, and one for all that quick-xml lets pass. The
//! second is asked where the first does not know.

use super::xml::Arena;
use memchr::{memchr, memchr3_iter};

/// Attributes of one element; those behind are not read.
const ATTRIBUTES_MAX: usize = 100;

/// A start tag.
pub(super) struct Start<'a> {
    /// As it is written, with its prefix.
    pub(super) name: &'a str,
    /// From `<` to `>`, both counted.
    pub(super) length: usize,
    /// Whether it is its own end: `<br/>`.
    pub(super) is_empty: bool,
}

/// The start tag with which `rest` begins; its attributes are added to `attributes`. `None` when it has no end.
pub(super) fn start<'a>(
    rest: &'a str,
    arena: &'a Arena,
    attributes: &mut Vec<(&'a str, &'a str)>,
) -> Option<Start<'a>> {
    if let Some(start) = usual(rest, arena, attributes) {
        return Some(start);
    }
    attributes.clear();
    let length = length(rest.as_bytes())?;
    let inside = &rest[1..length - 1];
    let (inside, is_empty) = match inside.strip_suffix('/') {
        Some(inside) => (inside, true),
        None => (inside, false),
    };
    let name = inside.bytes().position(is_space).unwrap_or(inside.len());
    let mut walk = Walk {
        inside,
        at: Some(name),
    };
    for _ in 0..ATTRIBUTES_MAX {
        match walk.next() {
            Found::Attribute(key, value) => attributes.push((key, unescaped(value, arena))),
            Found::Fault => {}
            Found::End => break,
        }
    }
    Some(Start {
        name: &inside[..name],
        length,
        is_empty,
    })
}

/// The length of the end tag with which `rest` begins, if it is that of `name`.
pub(super) fn end(rest: &str, name: &str) -> Option<usize> {
    let behind = &rest.as_bytes()[2..];
    let is_usual = behind.get(name.len()) == Some(&b'>')
        && behind.starts_with(name.as_bytes())
        && !name.contains(['"', '\'', '>']);
    if is_usual {
        return Some(name.len() + 3);
    }
    let length = length(rest.as_bytes())?;
    let found = rest[2..length - 1].trim_end_matches([' ', '\r', '\n', '\t']);
    // A name of white space alone is left as it is.
    let found = if found.is_empty() {
        &rest[2..length - 1]
    } else {
        found
    };
    (found == name).then_some(length)
}

/// Up to the first `>` that is not in quotes.
pub(crate) fn length(bytes: &[u8]) -> Option<usize> {
    let mut quote = None;
    for at in memchr3_iter(b'>', b'\'', b'"', bytes) {
        match (quote, bytes[at]) {
            (None, b'>') => return Some(at + 1),
            (None, opened) => quote = Some(opened),
            (Some(opened), found) if opened == found => quote = None,
            _ => {}
        }
    }
    None
}

fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\r' | b'\n' | b'\t')
}

/// What ends a name in a usual tag.
const ENDS_WORD: [bool; 256] = {
    let mut ends = [false; 256];
    let mut rest: &[u8] = b" \r\n\t>/=\"'";
    while let [byte, behind @ ..] = rest {
        ends[*byte as usize] = true;
        rest = behind;
    }
    ends
};

/// A tag of names, values in quotes, and nothing else.
fn usual<'a>(rest: &'a str, arena: &'a Arena, attributes: &mut Vec<(&'a str, &'a str)>) -> Option<Start<'a>> {
    let bytes = rest.as_bytes();
    let is_end = |byte: &u8| ENDS_WORD[usize::from(*byte)];
    let word = |from: usize| Some(from + bytes.get(from..)?.iter().position(is_end)?);
    let mut at = word(1)?;
    let name = rest.get(1..at)?;
    loop {
        while is_space(*bytes.get(at)?) {
            at += 1;
        }
        match bytes[at] {
            b'>' => {
                return Some(Start {
                    name,
                    length: at + 1,
                    is_empty: false,
                });
            }
            b'/' if bytes.get(at + 1) == Some(&b'>') => {
                return Some(Start {
                    name,
                    length: at + 2,
                    is_empty: true,
                });
            }
            _ => {}
        }
        let behind_key = word(at)?;
        let key = rest.get(at..behind_key).filter(|key| !key.is_empty())?;
        let quote = match bytes.get(behind_key..behind_key + 2)? {
            [b'=', quote @ (b'"' | b'\'')] => *quote,
            _ => return None,
        };
        let from = behind_key + 2;
        let length = memchr(quote, bytes.get(from..)?)?;
        if attributes.len() >= ATTRIBUTES_MAX {
            return None;
        }
        attributes.push((key, unescaped(rest.get(from..from + length)?, arena)));
        at = from + length + 1;
    }
}

/// References resolved; where one cannot be, the value stays as it is written.
fn unescaped<'a>(raw: &'a str, arena: &'a Arena) -> &'a str {
    if memchr(b'&', raw.as_bytes()).is_none() {
        return raw;
    }
    quick_xml::escape::unescape(raw).map_or(raw, |value| arena.alloc_str(&value))
}

/// The attributes of any tag, as quick-xml tells them apart.
struct Walk<'a> {
    inside: &'a str,
    /// Where the next begins; `None` behind the last.
    at: Option<usize>,
}

enum Found<'a> {
    Attribute(&'a str, &'a str),
    /// Something that is no attribute; what follows may be one.
    Fault,
    End,
}

impl<'a> Walk<'a> {
    fn find(&self, from: usize, is_wanted: impl Fn(u8) -> bool) -> Option<usize> {
        let rest = self.inside.as_bytes().get(from..)?;
        Some(from + rest.iter().position(|byte| is_wanted(*byte))?)
    }

    fn next(&mut self) -> Found<'a> {
        let Some(from) = self.at.take() else {
            return Found::End;
        };
        let Some(key) = self.find(from, |byte| !is_space(byte)) else {
            return Found::End;
        };
        // A name has at least one character, be it `=`.
        let Some(behind_key) = self.find(key + 1, |byte| byte == b'=' || is_space(byte)) else {
            return Found::Fault;
        };
        let Some(equals) = self.find(behind_key, |byte| !is_space(byte)) else {
            return Found::Fault;
        };
        if self.inside.as_bytes()[equals] != b'=' {
            self.at = Some(equals);
            return Found::Fault;
        }
        let Some(value) = self.find(equals + 1, |byte| !is_space(byte)) else {
            return Found::Fault;
        };
        let quote = self.inside.as_bytes()[value];
        if !matches!(quote, b'"' | b'\'') {
            self.at = self.find(value, is_space);
            return Found::Fault;
        }
        let Some(end) = self.find(value + 1, |byte| byte == quote) else {
            return Found::Fault;
        };
        self.at = Some(end + 1);
        match (self.inside.get(key..behind_key), self.inside.get(value + 1..end)) {
            (Some(key), Some(value)) => Found::Attribute(key, value),
            _ => Found::Fault,
        }
    }
}
