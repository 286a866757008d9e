//! A strict reader of the pages: it knows only what Vesper writes, and says where something else stands.

use std::collections::HashSet;

/// A start tag.
#[derive(Clone, Debug)]
pub(crate) struct Tag {
    pub(crate) name: String,
    pub(crate) attributes: Vec<(String, String)>,
}

impl Tag {
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.attributes
            .iter()
            .find(|(key, _)| key == name)
            .map(|(_, value)| value.as_str())
    }
}

const VOID: [&str; 6] = ["meta", "link", "img", "source", "br", "input"];

/// All start tags of a page, in order. Panics when tags do not match, when an attribute stands twice or without
/// quotes, and when text has a mark in it that should have been escaped.
#[track_caller]
pub(crate) fn tags(html: &str) -> Vec<Tag> {
    let mut found = Vec::new();
    let mut open: Vec<String> = Vec::new();
    let mut rest = html
        .strip_prefix("<!doctype html>")
        .expect("a page begins with its type");
    while let Some(start) = rest.find('<') {
        check_text(&rest[..start]);
        rest = &rest[start + 1..];
        if let Some(closing) = rest.strip_prefix('/') {
            let end = closing.find('>').expect("an end tag ends");
            let name = &closing[..end];
            assert_eq!(
                open.pop().as_deref(),
                Some(name),
                "before {:.80}",
                &closing[end..]
            );
            rest = &closing[end + 1..];
            continue;
        }
        let (tag, closed, after) = start_tag(rest);
        rest = after;
        if matches!(tag.name.as_str(), "style" | "script") {
            let end = rest.find("</").expect("the element ends");
            rest = &rest[end..];
        }
        if !closed && !VOID.contains(&tag.name.as_str()) {
            open.push(tag.name.clone());
        }
        found.push(tag);
    }
    check_text(rest);
    assert!(open.is_empty(), "never closed: {open:?}");
    found
}

#[track_caller]
fn check_text(text: &str) {
    assert!(!text.contains('>'), "a bare > in {text:?}");
    check_references(text);
}

#[track_caller]
fn check_references(text: &str) {
    for (at, _) in text.match_indices('&') {
        let known = ["&amp;", "&lt;", "&gt;", "&quot;", "&#39;"];
        assert!(
            known.iter().any(|name| text[at..].starts_with(name)),
            "a bare & in {text:?}"
        );
    }
}

#[track_caller]
fn start_tag(text: &str) -> (Tag, bool, &str) {
    let end = text.find([' ', '>', '/']).expect("a tag has a name");
    let name = text[..end].to_owned();
    assert!(
        !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric()),
        "a tag named {name:?}"
    );
    let mut rest = text[end..].trim_start_matches(' ');
    let mut attributes = Vec::new();
    let mut names = HashSet::new();
    loop {
        if let Some(after) = rest.strip_prefix("/>") {
            return (Tag { name, attributes }, true, after);
        }
        if let Some(after) = rest.strip_prefix('>') {
            return (Tag { name, attributes }, false, after);
        }
        let end = rest.find(['=', ' ', '>']).expect("an attribute has a name");
        let key = rest[..end].to_owned();
        assert!(
            !key.is_empty() && key.chars().all(|c| c.is_ascii_alphanumeric() || c == '-'),
            "{key:?} in <{name}>"
        );
        assert!(names.insert(key.clone()), "{key} stands twice in <{name}>");
        rest = &rest[end..];
        let mut value = String::new();
        if let Some(quoted) = rest.strip_prefix("=\"") {
            let end = quoted.find('"').expect("a value ends");
            quoted[..end].clone_into(&mut value);
            assert!(!value.contains('<'), "a bare < in {key} of <{name}>");
            check_references(&value);
            assert!(
                !value.trim().is_empty() || key == "alt",
                "{key} of <{name}> is empty"
            );
            rest = &quoted[end + 1..];
        }
        attributes.push((key, value));
        rest = rest.trim_start_matches(' ');
    }
}
