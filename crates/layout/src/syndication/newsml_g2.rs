//! Items as IPTC NewsML-G2 2.35, conformance level power.

use super::Outgoing;
use crate::Layout;
use crate::body::exchange::exchange;
use crate::escape;
use crate::xml::Xml;
use jiff::Timestamp;
use model::{PubStatus, WireAssociation, WireItem, WireKind, WireRendition, WireSubject};

const NAMESPACE: &str = "http://iptc.org/std/nar/2006-10-01/";
const XHTML: &str = "http://www.w3.org/1999/xhtml";
const VERSION: &str = "2.35";
/// Names the schemes of IPTC: `ninat`, `stat`, `medtop`.
const CATALOGUE: &str = "http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml";
/// How something is related to its item. The scheme is the newsroom's own.
const RELATIONS: &str = "vrel";
const RENDITIONS: &str = "vrnd";

pub(super) fn message(layout: &Layout, items: &[Outgoing]) -> String {
    let versions = items.iter().filter_map(|outgoing| outgoing.item.version_created);
    let sent = versions.max().unwrap_or(Timestamp::UNIX_EPOCH).to_string();
    let mut xml = Xml::new();
    xml.around("newsMessage", &[("xmlns", NAMESPACE)], |xml| {
        xml.around("header", &[], |xml| {
            // Pages are made of what is in them: the newest version, not the moment of asking.
            xml.text("sent", &[], &sent);
            xml.text("sender", &[], layout.newsroom().host());
        });
        xml.around("itemSet", &[], |xml| {
            for item in items {
                news_item(layout, item, xml);
            }
        });
    });
    xml.finish()
}

pub(super) fn one(layout: &Layout, item: &Outgoing) -> String {
    let mut xml = Xml::new();
    news_item(layout, item, &mut xml);
    xml.finish()
}

fn news_item(layout: &Layout, outgoing: &Outgoing, xml: &mut Xml) {
    let item = &outgoing.item;
    let attributes = [
        ("xmlns", NAMESPACE),
        ("guid", item.guid.as_str()),
        ("version", item.version.as_str()),
        ("standard", "NewsML-G2"),
        ("standardversion", VERSION),
        ("conformance", "power"),
        ("xml:lang", item.language.as_str()),
        ("dir", outgoing.lang.direction().as_str()),
    ];
    xml.around("newsItem", &attributes, |xml| {
        xml.empty("catalogRef", &[("href", CATALOGUE)]);
        xml.around("catalog", &[], |xml| {
            for (alias, path) in [
                (RELATIONS, "/syndication/relations/"),
                (RENDITIONS, "/syndication/renditions/"),
            ] {
                xml.empty("scheme", &[("alias", alias), ("uri", &layout.address(path))]);
            }
        });
        xml.around("rightsInfo", &[], |xml| {
            let uri = layout.address("/");
            named(xml, "copyrightHolder", &[("uri", &uri)], &item.copyright_holder);
            if !item.usage_terms.is_empty() {
                xml.text("usageTerms", &[], &item.usage_terms);
            }
        });
        xml.around("itemMeta", &[], |xml| item_meta(layout, outgoing, xml));
        if item.pubstatus == PubStatus::Usable {
            xml.around("contentMeta", &[], |xml| content_meta(outgoing, xml));
            content_set(layout, outgoing, xml);
        }
    });
}

fn named(xml: &mut Xml, element: &str, attributes: &[(&str, &str)], name: &str) {
    xml.around(element, attributes, |xml| xml.text("name", &[], name));
}

fn item_meta(layout: &Layout, outgoing: &Outgoing, xml: &mut Xml) {
    let item = &outgoing.item;
    xml.empty("itemClass", &[("qcode", "ninat:text")]);
    named(xml, "provider", &[("uri", &layout.address("/"))], &item.agency);
    let created = item.version_created.unwrap_or(outgoing.published);
    xml.text("versionCreated", &[], &created.to_string());
    xml.text("firstCreated", &[], &outgoing.published.to_string());
    let status = match item.pubstatus {
        PubStatus::Usable => "stat:usable",
        PubStatus::Withheld => "stat:withheld",
        PubStatus::Canceled => "stat:canceled",
    };
    xml.empty("pubStatus", &[("qcode", status)]);
    for note in item.ednote.lines() {
        xml.text("edNote", &[], note);
    }
    for one in &item.associations {
        link(one, xml);
    }
}

fn link(one: &WireAssociation, xml: &mut Xml) {
    let relation = format!("{RELATIONS}:{}", one.role);
    let attributes = [("rel", relation.as_str()), ("residref", one.guid.as_str())];
    xml.around("link", &attributes, |xml| {
        xml.empty("itemClass", &[("qcode", kind(one.kind))]);
        if let Some(lang) = one.role.strip_prefix("translation-") {
            xml.empty("language", &[("tag", lang)]);
        }
        for (name, words) in [
            ("headline", &one.headline),
            ("description", &one.caption),
            ("creditline", &one.credit),
        ] {
            if !words.is_empty() {
                xml.text(name, &[], words);
            }
        }
        for form in &one.renditions {
            rendition(form, xml);
        }
    });
}

fn kind(kind: WireKind) -> &'static str {
    match kind {
        WireKind::Picture => "ninat:picture",
        WireKind::Video => "ninat:video",
        WireKind::Audio => "ninat:audio",
        _ => "ninat:text",
    }
}

fn rendition(form: &WireRendition, xml: &mut Xml) {
    let counts = [
        ("width", u64::from(form.width)),
        ("height", u64::from(form.height)),
        ("size", form.bytes),
        ("duration", form.duration_ms),
    ]
    .map(|(name, count)| (name, count.to_string()));
    let mut attributes = vec![
        ("rendition", form.role.as_str()),
        ("href", form.href.as_str()),
        ("contenttype", form.mime.as_str()),
    ];
    attributes.extend(
        counts
            .iter()
            .filter(|(_, count)| count != "0")
            .map(|(name, count)| (*name, count.as_str())),
    );
    if form.duration_ms > 0 {
        attributes.push(("durationunit", "timeunit:milliseconds"));
    }
    xml.empty("remoteContent", &attributes);
}

fn content_meta(outgoing: &Outgoing, xml: &mut Xml) {
    let item = &outgoing.item;
    for agency in std::iter::once(&item.agency).chain(&outgoing.agencies) {
        named(xml, "infoSource", &[("literal", agency)], agency);
    }
    xml.empty("language", &[("tag", &item.language)]);
    for subject in &item.subjects {
        about(subject, xml);
    }
    for (name, words) in [
        ("headline", &item.headline),
        ("by", &item.byline),
        ("creditline", &item.credit_line),
    ] {
        if !words.is_empty() {
            xml.text(name, &[], words);
        }
    }
    if !item.description.is_empty() {
        xml.text("description", &[("role", "drol:summary")], &item.description);
    }
}

fn about(subject: &WireSubject, xml: &mut Xml) {
    let attributes = [("type", "cpnat:abstract"), ("uri", subject.code.as_str())];
    named(xml, "subject", &attributes, &subject.name);
}

fn content_set(layout: &Layout, outgoing: &Outgoing, xml: &mut Xml) {
    let WireItem {
        body,
        headline,
        language,
        ..
    } = &outgoing.item;
    if body.blocks.is_empty() {
        return;
    }
    xml.around("contentSet", &[], |xml| {
        xml.around("inlineXML", &[("contenttype", "application/xhtml+xml")], |xml| {
            // Written by the one place that makes HTML of a body, which closes what it opens and escapes every word.
            xml.markup(&format!(
                "<html xmlns=\"{XHTML}\" lang=\"{0}\" xml:lang=\"{0}\" dir=\"{1}\"><head><title>{2}</title></head><body>{3}</body></html>",
                escape(language),
                outgoing.lang.direction().as_str(),
                escape(headline),
                exchange(layout, outgoing.lang, body),
            ));
        });
    });
}
