//! Items as Atom (RFC 4287), with pictures as Media RSS and what was taken back as deletions (RFC 6721).
//!
//! Atom has no word for “withheld”: such an item is deleted as well.

use super::Outgoing;
use crate::Layout;
use crate::body::exchange::exchange;
use crate::pages::iso;
use crate::xml::Xml;
use jiff::Timestamp;
use model::{PubStatus, WireAssociation, WireKind};

const ATOM: &str = "http://www.w3.org/2005/Atom";
const TOMBSTONES: &str = "http://purl.org/atompub/tombstones/1.0";
const MEDIA: &str = "http://search.yahoo.com/mrss/";

/// Several items, or one, as a feed.
pub(super) fn feed(layout: &Layout, items: &[Outgoing], own: &str) -> String {
    let newsroom = layout.newsroom();
    let changed = |outgoing: &Outgoing| outgoing.item.version_created.unwrap_or(outgoing.published);
    let updated = items.iter().map(changed).max().unwrap_or(Timestamp::UNIX_EPOCH);
    let names = [("xmlns", ATOM), ("xmlns:at", TOMBSTONES), ("xmlns:media", MEDIA)];
    let mut xml = Xml::new();
    xml.around("feed", &names, |xml| {
        xml.text("id", &[], own);
        xml.text("title", &[], &super::words::line(&newsroom.name));
        xml.text("updated", &[], &iso(updated));
        xml.empty(
            "link",
            &[("rel", "self"), ("type", "application/atom+xml"), ("href", own)],
        );
        for outgoing in items {
            if outgoing.item.pubstatus == PubStatus::Usable {
                let language = [("xml:lang", outgoing.item.language.as_str())];
                xml.around("entry", &language, |xml| entry(layout, outgoing, xml));
            } else {
                let when = changed(outgoing).to_string();
                xml.empty(
                    "at:deleted-entry",
                    &[("ref", &outgoing.item.guid), ("when", &when)],
                );
            }
        }
    });
    xml.finish()
}

fn entry(layout: &Layout, outgoing: &Outgoing, xml: &mut Xml) {
    let item = &outgoing.item;
    xml.text("id", &[], &item.guid);
    xml.text("title", &[("type", "text")], &item.headline);
    xml.text("published", &[], &outgoing.published.to_string());
    let updated = item.version_created.unwrap_or(outgoing.published);
    xml.text("updated", &[], &updated.to_string());
    // Every entry has an author (section 4.2.1): what names nobody is the newsroom's.
    let author = if item.byline.is_empty() {
        &item.agency
    } else {
        &item.byline
    };
    xml.around("author", &[], |xml| xml.text("name", &[], author));
    for agency in &outgoing.agencies {
        xml.around("contributor", &[], |xml| xml.text("name", &[], agency));
    }
    xml.text("rights", &[("type", "text")], &item.copyright_holder);
    xml.empty(
        "link",
        &[
            ("rel", "alternate"),
            ("type", "text/html"),
            ("hreflang", &item.language),
            ("href", &outgoing.page),
        ],
    );
    for subject in &item.subjects {
        xml.empty("category", &[("term", &subject.code), ("label", &subject.name)]);
    }
    if !item.description.is_empty() {
        xml.text("summary", &[("type", "text")], &item.description);
    }
    for one in &item.associations {
        media(one, xml);
    }
    xml.text(
        "content",
        &[("type", "html")],
        &exchange(layout, outgoing.lang, &item.body),
    );
}

/// A picture or recording in its widest form. Other language versions are links of their own.
fn media(one: &WireAssociation, xml: &mut Xml) {
    let medium = match one.kind {
        WireKind::Picture => "image",
        WireKind::Video => "video",
        WireKind::Audio => "audio",
        _ => return,
    };
    let (width, height) = (one.width.to_string(), one.height.to_string());
    let mut attributes = vec![
        ("url", one.href.as_str()),
        ("type", one.mime.as_str()),
        ("medium", medium),
    ];
    if one.width > 0 {
        attributes.extend([("width", width.as_str()), ("height", height.as_str())]);
    }
    xml.around("media:content", &attributes, |xml| {
        for (name, words) in [
            ("media:title", &one.headline),
            ("media:description", &one.caption),
            ("media:credit", &one.credit),
        ] {
            if !words.is_empty() {
                let attributes: &[(&str, &str)] = if name == "media:credit" {
                    &[]
                } else {
                    &[("type", "plain")]
                };
                xml.text(name, attributes, words);
            }
        }
    });
}
