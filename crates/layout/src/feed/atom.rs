//! A feed as Atom (RFC 4287).

use super::content::full_text;
use super::{FeedEntry, FeedView, entry_id, media_type, one_line};
use crate::Layout;
use crate::media::recording_path;
use crate::pages::iso;
use crate::xml::Xml;
use jiff::Timestamp;

const ATOM: &str = "http://www.w3.org/2005/Atom";
/// RFC 6721 section 2.
const TOMBSTONES: &str = "http://purl.org/atompub/tombstones/1.0";

pub(super) fn atom(layout: &Layout, view: &FeedView) -> String {
    let (tag, page) = (view.lang.tag(), view.page(layout));
    let own = format!("{page}feed.xml");
    let newsroom = layout.newsroom();
    let mut xml = Xml::new();
    let mut names = vec![("xmlns", ATOM), ("xml:lang", tag)];
    if !view.withdrawn.is_empty() {
        names.push(("xmlns:at", TOMBSTONES));
    }
    xml.around("feed", &names, |xml| {
        xml.text("id", &[], &own);
        xml.text("title", &[], &one_line(&view.title(layout)));
        xml.text("updated", &[], &iso(view.updated));
        // Every entry that names nobody is the newsroom's (section 4.2.1).
        xml.around("author", &[], |xml| {
            xml.text("name", &[], &one_line(&newsroom.name));
            xml.text("uri", &[], &layout.address("/"));
        });
        xml.empty(
            "link",
            &[("rel", "self"), ("type", "application/atom+xml"), ("href", &own)],
        );
        xml.empty(
            "link",
            &[
                ("rel", "alternate"),
                ("type", "text/html"),
                ("hreflang", tag),
                ("href", &page),
            ],
        );
        xml.text("icon", &[], &layout.address("/favicon.svg"));
        if view.updated > Timestamp::UNIX_EPOCH {
            let year = layout.dates(view.lang).year(view.updated);
            let name = newsroom.name.as_str().into();
            xml.text(
                "rights",
                &[],
                &layout
                    .words(view.lang)
                    .with("copyright", &[("name", name), ("year", year.into())]),
            );
        }
        for one in &view.withdrawn {
            let (id, when) = (entry_id(layout, one.article), iso(one.at));
            xml.empty("at:deleted-entry", &[("ref", &id), ("when", &when)]);
        }
        for one in &view.entries {
            xml.around("entry", &[], |xml| entry(layout, view, one, xml));
        }
    });
    xml.finish()
}

fn entry(layout: &Layout, view: &FeedView, entry: &FeedEntry, xml: &mut Xml) {
    let lang = view.lang;
    let teaser = &entry.teaser;
    xml.text("id", &[], &entry.id(layout));
    xml.text("title", &[], &entry.headline());
    xml.text("published", &[], &iso(teaser.published));
    xml.text("updated", &[], &iso(entry.changed()));
    let (authors, agencies) = entry.names();
    for name in &authors {
        xml.around("author", &[], |xml| xml.text("name", &[], name));
    }
    for name in &agencies {
        xml.around("contributor", &[], |xml| xml.text("name", &[], name));
    }
    let page = layout.address(&teaser.path);
    xml.empty(
        "link",
        &[
            ("rel", "alternate"),
            ("type", "text/html"),
            ("hreflang", lang.tag()),
            ("href", &page),
        ],
    );
    for (is_video, recording) in entry.content.body.recordings() {
        let mime = media_type(is_video, recording);
        let file = layout.address(&recording_path(&recording.media, &recording.mime));
        let title = one_line(&recording.title);
        let mut attributes = vec![
            ("rel", "enclosure"),
            ("type", mime.as_str()),
            ("href", file.as_str()),
        ];
        if !title.is_empty() {
            attributes.push(("title", &title));
        }
        xml.empty("link", &attributes);
    }
    let scheme = layout.address(&format!("/{lang}/"));
    let label = layout.section_name(lang, &teaser.section);
    xml.empty(
        "category",
        &[("term", &teaser.section), ("scheme", &scheme), ("label", &label)],
    );
    if !entry.content.teaser.trim().is_empty() {
        xml.text("summary", &[], &one_line(&entry.content.teaser));
    }
    xml.text(
        "content",
        &[("type", "html")],
        &full_text(layout, lang, &entry.content),
    );
}
