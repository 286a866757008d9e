//! What has to hold for whatever strangers send, besides that it is answered at all.
//!
//! Started by `cargo xtask fuzz`.

use model::{Body, WireItem};
use wire::{Parsed, SetAside};

/// How much longer than its document all that is read out of it may be: names are short in some formats, and what an
/// item says is said again of its picture.
const TIMES_MAX: usize = 64;
/// Bytes that items of one document may take over from each other, and those of a few short items.
const BYTES_MORE: usize = (8 << 20) + (64 << 10);

/// Reads a document, and looks at what came out.
pub fn document(bytes: &[u8]) {
    check(bytes, None);
}

/// The same for what may be anything.
pub fn any(bytes: &[u8]) {
    check(bytes, None);
    check(bytes, Some("Meridian"));
    check(&bytes[bytes.len() / 2..], Some("Meridian"));
    let cut = wire::parse_stream(bytes, None).cut_beyond(0).take(bytes.len() + 2);
    let found: Vec<_> = cut.collect();
    assert!(!found.is_empty() && found.len() <= bytes.len() + 1, "a document comes to an end");
    for item in &found {
        match item {
            Ok(item) => {
                look_at_item(item, None);
            }
            Err(why) => look_at_reason(why),
        }
    }
}

/// Reads a body of HTML, and looks at what came out.
pub fn html(html: &str) {
    let body = wire::body_from_html(html);
    assert_eq!(body, wire::body_from_html(html), "the same HTML says the same");
    assert!(
        body.words().len() <= 8 * html.len() + 64,
        "words grow with the HTML"
    );
    look_at_body(&body);
}

fn check(bytes: &[u8], agency: Option<&str>) {
    let read = wire::parse(bytes, agency);
    assert_eq!(read, wire::parse(bytes, agency), "the same bytes say the same");
    match read {
        Ok(parsed) => look_at(&parsed, bytes.len(), agency),
        Err(why) => look_at_reason(&why),
    }
}

fn look_at(parsed: &Parsed, bytes: usize, agency: Option<&str>) {
    assert!(!parsed.items.is_empty(), "a document that is read has an item");
    let mut written = 0;
    for item in &parsed.items {
        match item {
            Ok(item) => written += look_at_item(item, agency),
            Err(why) => look_at_reason(why),
        }
    }
    assert!(
        written <= TIMES_MAX * bytes + BYTES_MORE,
        "{written} bytes came out of {bytes}"
    );
}

fn look_at_reason(why: &SetAside) {
    assert!(!why.reason.is_empty(), "what is set aside has a reason");
    assert!(why.reason.len() < 4_000, "a reason is a sentence");
    assert!(
        !why.reason.contains(char::is_control),
        "a reason can be printed: {why}"
    );
}

/// Its length as JSON.
fn look_at_item(item: &WireItem, agency: Option<&str>) -> usize {
    assert!(!item.guid.is_empty(), "an item has an identifier");
    assert!(!item.agency.is_empty(), "an item has an agency");
    if let Some(agency) = agency {
        assert_eq!(item.agency, agency, "who is known is believed");
    }
    assert!(item.urgency.is_none_or(|urgency| (1..=9).contains(&urgency)));
    assert!(item.priority.is_none_or(|priority| (1..=9).contains(&priority)));
    for line in [
        &item.headline,
        &item.byline,
        &item.slugline,
        &item.located,
        &item.dateline,
    ] {
        assert!(!line.contains(char::is_control), "a line is a line: {line:?}");
    }
    for picture in &item.associations {
        assert!(!picture.href.contains(char::is_control), "an address is one line");
        assert!(!picture.href.to_ascii_lowercase().starts_with("javascript:"));
    }
    look_at_body(&item.body);
    let json = serde_json::to_string(item).expect("an item can be written");
    let again: WireItem = serde_json::from_str(&json).expect("an item that was written can be read");
    assert_eq!(&again, item, "an item that was written reads back as itself");
    json.len()
}

fn look_at_body(body: &Body) {
    let json = serde_json::to_value(body).expect("a body can be written");
    look_at_links(&json);
}

fn look_at_links(value: &serde_json::Value) {
    match value {
        serde_json::Value::Object(members) => {
            if let Some(serde_json::Value::String(link)) = members.get("link") {
                let is_known = ["http://", "https://", "mailto:"]
                    .iter()
                    .any(|known| link.starts_with(known));
                assert!(is_known, "a link leads to a page or a mailbox: {link}");
            }
            members.values().for_each(look_at_links);
        }
        serde_json::Value::Array(list) => list.iter().for_each(look_at_links),
        _ => {}
    }
}
