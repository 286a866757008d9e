//! Items as IPTC ninjs 3.1.

use super::{Outgoing, item::RENDITIONS};
use crate::Layout;
use crate::body::exchange::exchange;
use model::{PubStatus, WireAssociation, WireKind, WireRendition};
use serde_json::{Map, Value, json};

const VERSION: &str = "3.1";
const SCHEMA: &str = "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#";

pub(super) fn list(layout: &Layout, items: &[Outgoing]) -> String {
    let objects: Vec<String> = items
        .iter()
        .map(|item| object(layout, item).to_string())
        .collect();
    format!("[{}]\n", objects.join(",\n"))
}

pub(super) fn one(layout: &Layout, item: &Outgoing) -> String {
    format!("{}\n", object(layout, item))
}

fn object(layout: &Layout, outgoing: &Outgoing) -> Value {
    let item = &outgoing.item;
    let mut out = Members::default();
    out.put("uri", &item.guid);
    out.put("type", "text");
    out.put("representationType", "full");
    out.put("version", &item.version);
    out.put("firstCreated", &outgoing.published.to_string());
    let created = item.version_created.map(|at| at.to_string()).unwrap_or_default();
    out.put("versionCreated", &created);
    out.put("pubStatus", status(item.pubstatus));
    out.put("language", &item.language);
    out.put("copyrightHolder", &item.copyright_holder);
    out.put("usageTerms", &item.usage_terms);
    out.put("edNote", &item.ednote);
    out.put("by", &item.byline);
    out.list("headlines", &item.headline, |headline| {
        vec![json!({ "role": "main", "contentType": "text/plain", "value": headline })]
    });
    out.list("descriptions", &item.description, |description| {
        vec![json!({ "role": "summary", "contentType": "text/plain", "value": description })]
    });
    let html = exchange(layout, outgoing.lang, &item.body);
    out.list("bodies", &html, |html| {
        let count = item.body.words().chars().count();
        vec![json!({ "role": "main", "contentType": "text/html", "charCount": count, "value": html })]
    });
    out.array(
        "subjects",
        item.subjects
            .iter()
            .map(|subject| json!({ "name": subject.name, "rel": "about", "uri": subject.code })),
    );
    out.array("infoSources", sources(outgoing));
    out.array("associations", item.associations.iter().map(association));
    if !outgoing.page.is_empty() {
        out.array("altIds", [json!({ "role": "webpage", "value": outgoing.page })]);
    }
    out.0.insert(
        "standard".to_owned(),
        json!({ "name": "ninjs", "version": VERSION, "schema": SCHEMA }),
    );
    Value::Object(out.0)
}

/// The newsroom first: it is who sends the item.
fn sources(outgoing: &Outgoing) -> Vec<Value> {
    let own = json!({ "name": outgoing.item.agency, "role": "http://cv.iptc.org/newscodes/contentprodpartyrole/publisher" });
    let others = outgoing.agencies.iter().map(|agency| json!({ "name": agency, "role": "http://cv.iptc.org/newscodes/contentprodpartyrole/infoSource" }));
    std::iter::once(own).chain(others).collect()
}

fn association(one: &WireAssociation) -> Value {
    let mut out = Members::default();
    out.put("name", &one.role);
    out.put("uri", &one.guid);
    out.put("type", kind(one.kind));
    if let Some(lang) = one.role.strip_prefix("translation-") {
        out.put("rel", "translation");
        out.put("language", lang);
    }
    out.list("headlines", &one.headline, |headline| {
        vec![json!({ "role": "main", "value": headline })]
    });
    out.list("descriptions", &one.caption, |caption| {
        vec![json!({ "role": "caption", "value": caption })]
    });
    out.put("by", &one.credit);
    out.put("copyrightNotice", &one.credit);
    out.array("renditions", one.renditions.iter().map(rendition));
    Value::Object(out.0)
}

fn rendition(one: &WireRendition) -> Value {
    let name = one.role.strip_prefix(RENDITIONS).unwrap_or(&one.role);
    let mut out = Members::default();
    out.put("name", name);
    out.put("href", &one.href);
    out.put("contentType", &one.mime);
    for (name, count) in [
        ("width", u64::from(one.width)),
        ("height", u64::from(one.height)),
        ("sizeInBytes", one.bytes),
    ] {
        if count > 0 {
            out.0.insert(name.to_owned(), count.into());
        }
    }
    if one.duration_ms > 0 {
        out.0.insert("duration".to_owned(), seconds(one.duration_ms));
    }
    Value::Object(out.0)
}

/// ninjs counts seconds.
#[expect(
    clippy::cast_precision_loss,
    reason = "no recording lasts for 2^53 milliseconds"
)]
fn seconds(milliseconds: u64) -> Value {
    if milliseconds.is_multiple_of(1000) {
        (milliseconds / 1000).into()
    } else {
        (milliseconds as f64 / 1000.0).into()
    }
}

fn status(status: PubStatus) -> &'static str {
    match status {
        PubStatus::Usable => "usable",
        PubStatus::Withheld => "withheld",
        PubStatus::Canceled => "canceled",
    }
}

fn kind(kind: WireKind) -> &'static str {
    match kind {
        WireKind::Picture => "picture",
        WireKind::Video => "video",
        WireKind::Audio => "audio",
        _ => "text",
    }
}

/// Members of an object; what is empty is left out.
#[derive(Default)]
struct Members(Map<String, Value>);

impl Members {
    fn put(&mut self, name: &str, words: &str) {
        if !words.is_empty() {
            self.0.insert(name.to_owned(), words.into());
        }
    }

    fn list(&mut self, name: &str, words: &str, write: impl FnOnce(&str) -> Vec<Value>) {
        if !words.is_empty() {
            self.0.insert(name.to_owned(), Value::Array(write(words)));
        }
    }

    fn array(&mut self, name: &str, values: impl IntoIterator<Item = Value>) {
        let values: Vec<Value> = values.into_iter().collect();
        if !values.is_empty() {
            self.0.insert(name.to_owned(), Value::Array(values));
        }
    }
}
