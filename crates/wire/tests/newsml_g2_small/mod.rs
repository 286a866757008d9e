//! Small documents of NewsML-G2, one rule each.
#![allow(
    dead_code,
    unreachable_pub,
    clippy::unwrap_used,
    clippy::missing_panics_doc,
    clippy::missing_errors_doc,
    reason = "tests; each uses a part"
)]

use model::WireItem;
use wire::{Format, SetAside, parse};

/// The namespace of NewsML-G2.
pub const NAMESPACE: &str = "http://iptc.org/std/nar/2006-10-01/";

/// What a document holds.
pub fn items(document: &str) -> Vec<Result<WireItem, SetAside>> {
    let parsed = parse(document.as_bytes(), None).unwrap();
    assert_eq!(parsed.format, Format::NewsMlG2);
    parsed.items
}

/// The only item of a document.
pub fn only(document: &str) -> Result<WireItem, SetAside> {
    let mut items = items(document);
    assert_eq!(items.len(), 1, "{document}");
    items.remove(0)
}

/// A news item with this in it.
pub fn news(inner: &str) -> Result<WireItem, SetAside> {
    only(&format!(
        "<newsItem xmlns='{NAMESPACE}' guid='urn:a:1' version='2' xml:lang='en-GB'>{inner}</newsItem>"
    ))
}

/// The same, which is read.
#[track_caller]
pub fn item(inner: &str) -> WireItem {
    news(inner).unwrap_or_else(|set_aside| panic!("{inner}: {set_aside}"))
}

/// Administrative metadata.
pub fn meta(inner: &str) -> String {
    format!("<itemMeta>{inner}</itemMeta>")
}

/// Content metadata.
pub fn content(inner: &str) -> String {
    format!("<contentMeta>{inner}</contentMeta>")
}

/// The words of its body.
pub fn words(item: &WireItem) -> String {
    item.body.words().trim_end().to_owned()
}

/// When its embargo ends.
pub fn lifts(item: &WireItem) -> Option<String> {
    item.embargo.map(|embargo| embargo.lifts_at().to_string())
}
