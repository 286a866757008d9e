//! Feeds are read back by a reader that is not ours (feed-rs).

use super::*;
use feed_rs::model::Feed;
use jiff::Timestamp;
use model::{
    ArticleId, BlockKind, Body, CorrectionKind, CorrectionNote, Credit, Initials, Inline, Link, MediaHash,
    Newsroom, PictureUse, ReadMore, Section, StoryId, Teaser, text_from,
};

const HOSTILE: &str = "]]></content><script>alert('1')</script> & \"q\" \u{0}\u{8}\u{1b}\u{fffe}{{ x }}";

fn layout() -> Layout {
    let newsroom = Newsroom {
        name: "Vesper & Sons".into(),
        url: "https://vesper.example".into(),
        languages: Lang::all().collect(),
        default_language: Lang::EN,
        sections: vec![Section {
            id: "world".into(),
            names: [].into(),
            rules: model::SectionRules::default(),
        }],
        sender: "letter@vesper.example".into(),
        postal_address: "Vesper, 1 Lantern Row, Harrowmere".into(),
    };
    Layout::new(newsroom, None).unwrap()
}

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn picture() -> PictureUse {
    PictureUse {
        media: MediaHash::of(b"lake"),
        width: 4000,
        height: 2667,
        alt: "A \"boat\"".into(),
        caption: "Dawn".into(),
        credit: "Meridian".into(),
    }
}

fn recording(mime: &str, title: &str) -> RecordingUse {
    RecordingUse {
        media: MediaHash::of(title.as_bytes()),
        mime: mime.into(),
        duration_ms: 222_900,
        title: title.into(),
        caption: String::new(),
        credit: "Vesper".into(),
        poster: Some(picture()),
    }
}

fn entry(lang: Lang, id: i64, headline: &str) -> FeedEntry {
    let link = Some("/en/other/a-2".to_owned());
    let body = Body::new([
        BlockKind::Paragraph {
            text: text_from(headline),
        },
        BlockKind::Paragraph {
            text: vec![Inline {
                text: "there".into(),
                link,
                ..Inline::default()
            }],
        },
        BlockKind::Heading {
            text: text_from("A subhead"),
        },
        BlockKind::Table {
            rows: vec![vec![text_from("a")], vec![text_from("b")]],
        },
        BlockKind::Picture(picture()),
        BlockKind::Video(recording("video/mp4; codecs=avc1", "The signing")),
        BlockKind::Audio(recording("not a type", HOSTILE)),
        BlockKind::ReadMore {
            links: vec![ReadMore::Story(StoryId(9))],
        },
        BlockKind::Correction(CorrectionNote {
            kind: CorrectionKind::Correction,
            text: "It was thirty-one, not thirteen.".into(),
            at: at("2026-11-24T18:00:00Z"),
        }),
    ]);
    let content = Content {
        kicker: "Lake Orrin".into(),
        headline: headline.into(),
        teaser: "Two sentences.\nThe second.".into(),
        picture: Some(picture()),
        body,
        credit: Credit {
            authors: vec![Initials("ek".into()), Initials(" ".into()), Initials("mo".into())],
            agencies: vec!["AFP".into(), "dpa".into()],
        },
        links: vec![Link {
            title: "The accord".into(),
            url: "https://un.example/a?b=1&c=2".into(),
            note: "PDF".into(),
        }],
        ..Content::default()
    };
    let teaser: Teaser = content.teaser_of();
    let teaser = TeaserView {
        article: ArticleId(id),
        lang,
        path: format!("/{lang}/%D8%A8/a-{id}"),
        section: "world".into(),
        teaser,
        published: at("2026-11-24T17:40:00Z"),
        updated: Some(at("2026-11-24T18:05:09.5Z")),
        corrected: true,
    };
    FeedEntry { teaser, content }
}

fn view(lang: Lang, headline: &str) -> FeedView {
    let updated = at("2026-11-24T18:05:09Z");
    let entries = vec![entry(lang, 7, headline), entry(lang, 8, HOSTILE)];
    FeedView {
        lang,
        section: Some("world".into()),
        updated,
        entries,
        withdrawn: vec![Tombstone {
            article: ArticleId(5),
            at: at("2026-11-24T17:00:00Z"),
        }],
    }
}

#[track_caller]
fn read(feed: &str) -> Feed {
    feed_rs::parser::parse(feed.as_bytes()).unwrap_or_else(|error| panic!("{error}: {feed}"))
}

const HEADLINES: [(&str, &str); 6] = [
    ("en", "Three countries agree to share a lake"),
    ("ar", "ثلاث دول تتفق على تقاسم بحيرة"),
    ("ur", "تین ملک ایک جھیل بانٹنے پر متفق"),
    ("hi", "तीन देश एक झील बाँटने पर सहमत"),
    ("zh-Hans", "三国同意共享一个湖泊"),
    ("am", "ሦስት አገሮች ሐይቅ ለመካፈል ተስማሙ"),
];

#[track_caller]
fn check_entry(entry: &feed_rs::model::Entry, headline: &str) {
    assert_eq!(entry.title.as_ref().unwrap().content, headline);
    assert_eq!(entry.id, "https://vesper.example/a-7");
    assert_eq!(entry.published.unwrap().to_rfc3339(), "2026-11-24T17:40:00+00:00");
    assert_eq!(entry.updated.unwrap().to_rfc3339(), "2026-11-24T18:05:09+00:00");
    assert_eq!(
        entry.summary.as_ref().unwrap().content,
        "Two sentences. The second."
    );
    let authors: Vec<&str> = entry
        .authors
        .iter()
        .filter_map(|person| person.name.as_deref())
        .collect();
    assert_eq!(authors, ["ek", "mo"]);
    let html = entry.content.as_ref().unwrap().body.as_deref().unwrap();
    assert!(html.contains("It was thirty-one, not thirteen."), "{html}");
    assert!(
        html.contains("<a href=\"https://vesper.example/en/other/a-2\">there</a>"),
        "{html}"
    );
    assert!(html.contains("ek/ /mo (AFP, dpa)"), "{html}");
    for unwanted in ["=\"/", ", /media", " class=", " id=", "<svg", "<script"] {
        assert!(!html.contains(unwanted), "{unwanted} in {html}");
    }
}

#[test]
fn an_atom_feed_reads_back_in_every_direction_and_script() {
    let layout = layout();
    for (tag, headline) in HEADLINES {
        let lang: Lang = tag.parse().unwrap();
        let xml = layout.feed_atom(&view(lang, headline)).unwrap();
        let feed = read(&xml);
        let page = format!("https://vesper.example/{tag}/world/");
        assert_eq!(feed.id, format!("{page}feed.xml"));
        assert!(xml.contains(&format!("xml:lang=\"{tag}\"")));
        assert!(
            feed.title
                .as_ref()
                .unwrap()
                .content
                .starts_with("Vesper & Sons: ")
        );
        let link = |rel: &str| {
            feed.links
                .iter()
                .find(|link| link.rel.as_deref() == Some(rel))
                .unwrap()
        };
        assert_eq!(link("self").href, format!("{page}feed.xml"));
        assert_eq!(link("alternate").href, page);
        let entry = &feed.entries[0];
        check_entry(entry, headline);
        let agencies: Vec<&str> = entry
            .contributors
            .iter()
            .filter_map(|person| person.name.as_deref())
            .collect();
        assert_eq!(agencies, ["AFP", "dpa"]);
        let files: Vec<&feed_rs::model::Link> = entry
            .links
            .iter()
            .filter(|link| link.rel.as_deref() == Some("enclosure"))
            .collect();
        assert_eq!(files[0].media_type.as_deref(), Some("video/mp4"));
        assert!(files[0].href.starts_with("https://vesper.example/media/"));
        assert_eq!(files[1].media_type.as_deref(), Some("audio/mp4"));
        assert_eq!(entry.categories[0].term, "world");
    }
}

#[test]
fn a_json_feed_reads_back_in_every_direction_and_script() {
    let layout = layout();
    for (tag, headline) in HEADLINES {
        let lang: Lang = tag.parse().unwrap();
        let json = layout.feed_json(&view(lang, headline)).unwrap();
        check_entry(&read(&json).entries[0], headline);
        let value: serde_json::Value = serde_json::from_str(&json).unwrap();
        assert_eq!(value["version"], "https://jsonfeed.org/version/1.1");
        assert_eq!(value["language"], tag);
        assert_eq!(
            value["home_page_url"],
            format!("https://vesper.example/{tag}/world/")
        );
        let item = &value["items"][0];
        assert_eq!(item["attachments"][0]["mime_type"], "video/mp4");
        assert_eq!(item["attachments"][0]["duration_in_seconds"], 222);
        let hash = MediaHash::of(b"lake");
        assert_eq!(
            item["image"],
            format!("https://vesper.example/media/{hash}/1280.jpg")
        );
    }
}

#[test]
fn hostile_words_are_words_in_both_feeds() {
    let layout = layout();
    let view = view(Lang::EN, "x");
    for feed in [layout.feed_atom(&view).unwrap(), layout.feed_json(&view).unwrap()] {
        let entries = read(&feed).entries;
        assert_eq!(entries.len(), 2);
        let title = "]]></content><script>alert('1')</script> & \"q\" {{ x }}";
        assert_eq!(entries[1].title.as_ref().unwrap().content, title);
        let html = entries[1].content.as_ref().unwrap().body.as_deref().unwrap();
        assert!(
            html.contains("&lt;script&gt;") && !html.contains("<script"),
            "{html}"
        );
    }
}

#[test]
fn an_empty_feed_is_still_a_feed() {
    let layout = layout();
    let view = FeedView {
        lang: Lang::EN,
        section: None,
        updated: Timestamp::UNIX_EPOCH,
        entries: Vec::new(),
        withdrawn: Vec::new(),
    };
    let feed = read(&layout.feed_atom(&view).unwrap());
    assert_eq!(feed.updated.unwrap().to_rfc3339(), "1970-01-01T00:00:00+00:00");
    assert_eq!(feed.authors[0].name.as_deref(), Some("Vesper & Sons"));
    assert!(feed.rights.is_none());
    let feed = read(&layout.feed_json(&view).unwrap());
    assert_eq!(feed.title.unwrap().content, "Vesper & Sons");
}
