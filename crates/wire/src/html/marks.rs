//! The marks that are open where a word stands.

use super::tags::{Meaning, meaning};
use super::tokens::attribute;
use model::Inline;
use url::Url;

/// Marks that may be open at once; what is opened beyond that is not marked.
const OPEN_MAX: usize = 64;

/// Open marks, outermost first.
#[derive(Default)]
pub(super) struct Marks {
    open: Vec<(String, Meaning, Option<String>)>,
}

impl Marks {
    pub(super) fn start(&mut self, name: &str, attributes: &str) {
        let Some(meaning) = meaning(name) else { return };
        if meaning == Meaning::Link {
            self.end("a");
        }
        if self.open.len() < OPEN_MAX {
            let link = if meaning == Meaning::Link {
                attribute(attributes, "href").and_then(|href| link(&href))
            } else {
                None
            };
            self.open.push((name.to_owned(), meaning, link));
        }
    }

    pub(super) fn end(&mut self, name: &str) {
        if let Some(at) = self.open.iter().rposition(|(open, ..)| open == name) {
            self.open.remove(at);
        }
    }

    /// A stretch of words under these marks.
    pub(super) fn inline(&self, text: String) -> Inline {
        let has = |wanted| self.open.iter().any(|(_, meaning, _)| *meaning == wanted);
        Inline {
            text,
            strong: has(Meaning::Strong),
            emphasis: has(Meaning::Emphasis),
            link: self.open.iter().rev().find_map(|(_, _, link)| link.clone()),
            lang: None,
        }
    }
}

/// The address in its normal form; `None` unless it is an absolute `http`, `https` or `mailto` address.
fn link(href: &str) -> Option<String> {
    let url = Url::parse(href).ok()?;
    matches!(url.scheme(), "http" | "https" | "mailto").then(|| url.to_string())
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
