//! A feed as JSON Feed 1.1 (jsonfeed.org/version/1.1).

use super::content::full_text;
use super::{FeedEntry, FeedView, media_type, one_line};
use crate::Layout;
use crate::json_ld::share_picture;
use crate::media::recording_path;
use crate::pages::iso;
use serde::Serialize;

#[derive(Serialize)]
#[expect(clippy::struct_field_names, reason = "the names are those of JSON Feed")]
struct Feed {
    version: &'static str,
    title: String,
    home_page_url: String,
    feed_url: String,
    favicon: String,
    authors: Vec<Author>,
    language: &'static str,
    items: Vec<Item>,
}

#[derive(Serialize)]
struct Author {
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
}

#[derive(Serialize)]
struct Item {
    id: String,
    url: String,
    title: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    summary: String,
    content_html: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    image: Option<String>,
    date_published: String,
    date_modified: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    authors: Vec<Author>,
    tags: Vec<String>,
    language: &'static str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    attachments: Vec<Attachment>,
}

#[derive(Serialize)]
struct Attachment {
    url: String,
    mime_type: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    title: String,
    duration_in_seconds: u64,
}

pub(super) fn json(layout: &Layout, view: &FeedView) -> String {
    let page = view.page(layout);
    let newsroom = Author {
        name: one_line(&layout.newsroom().name),
        url: Some(layout.address("/")),
    };
    let feed = Feed {
        version: "https://jsonfeed.org/version/1.1",
        title: one_line(&view.title(layout)),
        feed_url: format!("{page}feed.json"),
        home_page_url: page,
        favicon: layout.address("/favicon.svg"),
        authors: vec![newsroom],
        language: view.lang.tag(),
        items: view
            .entries
            .iter()
            .map(|entry| item(layout, view, entry))
            .collect(),
    };
    // Structs of text and numbers always become JSON.
    serde_json::to_string(&feed).unwrap_or_default()
}

fn item(layout: &Layout, view: &FeedView, entry: &FeedEntry) -> Item {
    let lang = view.lang;
    let content = &entry.content;
    let attachments = content.body.recordings().map(|(is_video, recording)| Attachment {
        url: layout.address(&recording_path(&recording.media, &recording.mime)),
        mime_type: media_type(is_video, recording),
        title: one_line(&recording.title),
        duration_in_seconds: recording.duration_ms / 1000,
    });
    let site = layout.address("");
    Item {
        id: entry.id(layout),
        url: layout.address(&entry.teaser.path),
        title: entry.headline(),
        summary: one_line(&content.teaser),
        content_html: full_text(layout, lang, content),
        image: content
            .pictures()
            .next()
            .map(|picture| share_picture(&site, picture).0),
        date_published: iso(entry.teaser.published),
        date_modified: iso(entry.changed()),
        authors: entry
            .names()
            .0
            .into_iter()
            .map(|name| Author { name, url: None })
            .collect(),
        tags: vec![layout.section_name(lang, &entry.teaser.section)],
        language: lang.tag(),
        attachments: attachments.collect(),
    }
}
