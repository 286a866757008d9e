//! The marks that are open where a word stands.

use super::tags::{Meaning, meaning};
use super::tokens::attribute;
use crate::address;
use model::Inline;
use std::borrow::Cow;

/// Marks that may be open at once; what is opened beyond that is not marked.
const OPEN_MAX: usize = 64;

/// The attributes of a start tag, of which only a link's address is looked at.
#[derive(Clone, Copy)]
pub(super) enum Attributes<'a> {
    /// As HTML has them.
    Html(&'a str),
    /// As another format's reader has told them apart, references resolved.
    Known(&'a [(&'a str, &'a str)]),
    /// An address alone; empty when there is none.
    Address(&'a str),
}

impl<'a> Attributes<'a> {
    fn href(self) -> Option<Cow<'a, str>> {
        match self {
            Self::Html(attributes) => attribute(attributes, "href"),
            Self::Known(all) => {
                let found = all.iter().find(|(name, _)| name.eq_ignore_ascii_case("href"));
                found.map(|(_, value)| Cow::Borrowed(*value))
            }
            Self::Address(href) => Some(Cow::Borrowed(href)),
        }
    }
}

/// Open marks, outermost first.
#[derive(Default)]
pub(super) struct Marks {
    open: Vec<Open>,
}

struct Open {
    name: &'static str,
    meaning: Meaning,
    link: Option<String>,
}

impl Marks {
    pub(super) fn start(&mut self, name: &str, attributes: Attributes<'_>) {
        let Some((name, meaning)) = meaning(name) else {
            return;
        };
        if meaning == Meaning::Link {
            self.end("a");
        }
        if self.open.len() < OPEN_MAX {
            let link = if meaning == Meaning::Link {
                attributes.href().and_then(|href| link(&href))
            } else {
                None
            };
            self.open.push(Open { name, meaning, link });
        }
    }

    pub(super) fn end(&mut self, name: &str) {
        if let Some(at) = self.open.iter().rposition(|open| open.name == name) {
            self.open.remove(at);
        }
    }

    fn has(&self, wanted: Meaning) -> bool {
        self.open.iter().any(|open| open.meaning == wanted)
    }

    fn link(&self) -> Option<&str> {
        self.open.iter().rev().find_map(|open| open.link.as_deref())
    }

    /// A stretch of words under these marks.
    pub(super) fn inline(&self, text: &str) -> Inline {
        Inline {
            text: text.to_owned(),
            strong: self.has(Meaning::Strong),
            emphasis: self.has(Meaning::Emphasis),
            link: self.link().map(str::to_owned),
            lang: None,
        }
    }

    /// Whether words under these marks go on where `inline` ends.
    pub(super) fn are_those_of(&self, inline: &Inline) -> bool {
        inline.strong == self.has(Meaning::Strong)
            && inline.emphasis == self.has(Meaning::Emphasis)
            && inline.link.as_deref() == self.link()
    }
}

/// The address in its normal form; `None` unless it is an absolute `http`, `https` or `mailto` address.
fn link(href: &str) -> Option<String> {
    let address = address::whole(href).ok()?;
    (address.is_web || address.is_mail).then_some(address.text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(href: &str, expected: Option<&str>) {
        assert_eq!(link(href).as_deref(), expected, "{href}");
    }

    #[test]
    fn only_links_to_pages_and_mailboxes_are_kept() {
        check("https://example.org/a b", Some("https://example.org/a%20b"));
        check(" HTTP://EXAMPLE.org ", Some("http://example.org/"));
        check("mailto:desk@example.org", Some("mailto:desk@example.org"));
        check("javascript:alert(1)", None);
        check("java\nscript:alert(1)", None);
        check("\u{1}javascript:alert(1)", None);
        check("data:text/html,x", None);
        check("//example.org/", None);
        check("/path", None);
        check("#note", None);
    }
}
