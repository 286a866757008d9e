//! A newsroom with invented copy in four scripts, for tests and for the sample pages.

#![allow(dead_code, reason = "each test and the example use a part of it")]
#![allow(
    clippy::expect_used,
    reason = "sample copy that is wrong is a mistake in the test"
)]

pub(crate) mod every_page;
pub(crate) mod html;

use jiff::{Span, Timestamp};
use layout::{ArticleView, FrontView, SectionView, TeaserView};
use model::{
    ArticleId, BlockKind, Body, Content, CorrectionKind, CorrectionNote, Credit, Inline, Lang, Link,
    MediaHash, Newsroom, PictureUse, Quotation, ReadMore, RecordingUse, Section, StoryId, Teaser,
    TeaserMedia, text_from,
};

pub(crate) const PICTURES: [&str; 15] = [
    "lake", "delta", "wind", "stars", "train", "ship", "salt", "city", "weave", "terraces", "comb", "forest",
    "books", "pitch", "market",
];

pub(crate) fn newsroom() -> Newsroom {
    let sections = [
        "world", "economy", "science", "climate", "culture", "sport", "features",
    ];
    Newsroom {
        name: "Vesper".into(),
        url: "https://vesper.example".into(),
        languages: Lang::all().collect(),
        default_language: Lang::EN,
        sections: sections
            .map(|id| Section {
                id: id.into(),
                names: [].into(),
                rules: model::SectionRules::default(),
            })
            .into(),
        sender: "letter@vesper.example".into(),
        postal_address: "Vesper, 1 Lantern Row, Harrowmere".into(),
    }
}

pub(crate) fn lang(tag: &str) -> Lang {
    tag.parse().expect("one of Vesper’s languages")
}

pub(crate) fn at(text: &str) -> Timestamp {
    text.parse().expect("an instant")
}

fn copy(lang: Lang) -> &'static str {
    match lang.tag() {
        "ar" => include_str!("ar.txt"),
        "hi" => include_str!("hi.txt"),
        "zh-Hans" => include_str!("zh-Hans.txt"),
        _ => include_str!("en.txt"),
    }
}

fn lines(lang: Lang) -> impl Iterator<Item = (&'static str, &'static str)> {
    copy(lang).lines().filter_map(|line| line.split_once(": "))
}

fn field(lang: Lang, name: &str) -> String {
    lines(lang)
        .find(|(key, _)| *key == name)
        .map(|(_, value)| value.to_owned())
        .unwrap_or_default()
}

pub(crate) fn hash(name: &str) -> MediaHash {
    MediaHash::of(name.as_bytes())
}

pub(crate) fn picture(name: &str, alt: &str) -> PictureUse {
    PictureUse {
        media: hash(name),
        width: 1920,
        height: 1280,
        alt: alt.into(),
        caption: String::new(),
        credit: "Meridian / H. Orsk".into(),
    }
}

pub(crate) fn recording(mime: &str, title: &str, duration_ms: u64) -> RecordingUse {
    RecordingUse {
        media: hash(title),
        mime: mime.into(),
        duration_ms,
        title: title.into(),
        caption: String::new(),
        credit: "Vesper".into(),
        poster: mime.starts_with("video").then(|| picture("delta", "")),
    }
}

pub(crate) fn others(lang: Lang) -> Vec<TeaserView> {
    let sections = [
        "world", "economy", "science", "climate", "culture", "sport", "features",
    ];
    lines(lang)
        .filter(|(key, _)| *key == "other")
        .enumerate()
        .map(|(index, (_, line))| {
            let mut parts = line.split('|').map(|part| part.trim().to_owned());
            let number = i64::try_from(index).expect("few") + 8;
            let kicker = parts.next().unwrap_or_default();
            let headline = parts.next().unwrap_or_default();
            let text = parts.next().unwrap_or_default();
            let media = TeaserMedia {
                is_video: index != 1,
                title: headline.clone(),
                duration_ms: 171_000 + 1000 * index as u64,
            };
            TeaserView {
                article: ArticleId(number),
                lang,
                path: format!("/{lang}/-/a-{number}"),
                section: sections[index % 7].into(),
                teaser: Teaser {
                    picture: (!kicker.is_empty()).then(|| picture(PICTURES[(index + 2) % 15], &headline)),
                    kicker,
                    headline,
                    text,
                    media: if index < 3 { vec![media] } else { vec![] },
                    minutes: 2 + u32::try_from(index % 7).expect("few"),
                    corrections: vec![],
                },
                published: at("2026-11-24T17:32:00Z") - Span::new().minutes(37 * (number - 8)),
                updated: None,
                corrected: index == 5,
            }
        })
        .collect()
}

pub(crate) fn note(lang: Lang) -> CorrectionNote {
    CorrectionNote {
        kind: CorrectionKind::Correction,
        text: field(lang, "correction"),
        at: at("2026-11-24T16:55:00Z"),
    }
}

/// The body that the copy makes, with one block of every kind.
pub(crate) fn body(lang: Lang) -> Body {
    let mut kinds = Vec::new();
    let mut links = Vec::new();
    for (key, value) in lines(lang) {
        match key {
            "text" => kinds.push(BlockKind::Paragraph {
                text: text_from(value),
            }),
            "head" => kinds.push(BlockKind::Heading {
                text: text_from(value),
            }),
            "more" => {
                links.push(ReadMore::Story(StoryId(
                    i64::try_from(links.len()).expect("few") + 2,
                )));
                if links.len() == 1 {
                    kinds.push(BlockKind::ReadMore {
                        links: vec![
                            ReadMore::Story(StoryId(2)),
                            ReadMore::Story(StoryId(404)),
                            ReadMore::Page {
                                url: "https://corrane-survey.example/g".into(),
                                title: value.into(),
                            },
                        ],
                    });
                }
            }
            "quote" => kinds.push(BlockKind::Quotation(Quotation {
                text: text_from(value),
                speaker: Some(field(lang, "speaker")),
                said_at: None,
            })),
            "video" => kinds.push(BlockKind::Video(recording("video/mp4", value, 222_000))),
            _ => {}
        }
    }
    kinds.push(BlockKind::Correction(note(lang)));
    Body::new(kinds)
}

/// What the plain copy does not have.
pub(crate) fn every_kind() -> Vec<BlockKind> {
    let cell = |words: &str| text_from(words);
    vec![
        BlockKind::Paragraph {
            text: vec![
                Inline {
                    text: "A ".into(),
                    ..Inline::default()
                },
                Inline {
                    text: "strong".into(),
                    strong: true,
                    link: Some("https://corrane.example/".into()),
                    ..Inline::default()
                },
                Inline {
                    text: " link".into(),
                    link: Some("https://corrane.example/".into()),
                    ..Inline::default()
                },
                Inline {
                    text: " and ".into(),
                    emphasis: true,
                    ..Inline::default()
                },
                Inline {
                    text: "سلام".into(),
                    lang: Some(lang("fa")),
                    ..Inline::default()
                },
                Inline {
                    text: ", by ".into(),
                    ..Inline::default()
                },
                Inline {
                    text: "mail".into(),
                    link: Some("mailto:desk@vesper.example".into()),
                    ..Inline::default()
                },
            ],
        },
        BlockKind::List {
            ordered: false,
            items: vec![cell("one"), cell("two")],
        },
        BlockKind::List {
            ordered: true,
            items: vec![cell("first"), cell("second")],
        },
        BlockKind::Table {
            rows: vec![
                vec![cell(""), cell("Share"), cell("Cost")],
                vec![cell("Velland"), cell("38 %"), cell("310")],
                vec![cell("Sarrow"), cell("12 %")],
            ],
        },
        BlockKind::Table { rows: vec![] },
        BlockKind::Picture(PictureUse {
            caption: "The shore".into(),
            ..picture("salt", "Salt pans")
        }),
        BlockKind::Gallery {
            pictures: vec![picture("wind", "Turbines"), picture("city", "A city at dusk")],
        },
        BlockKind::Video(RecordingUse {
            poster: None,
            ..recording("video/webm", "No still", 3_723_000)
        }),
        BlockKind::Audio(recording("audio/mpeg", "Who owns a river?", 1_448_000)),
        BlockKind::Facts {
            title: "Lake Orrin".into(),
            items: vec![cell("620 square kilometres"), cell("31 gauges")],
        },
        BlockKind::Embed {
            url: "https://video.example/w/7".into(),
            title: "The signing".into(),
        },
        BlockKind::Correction(CorrectionNote {
            kind: CorrectionKind::Clarification,
            text: "The shares are those of summer.".into(),
            at: at("2026-11-24T17:10:00Z"),
        }),
        BlockKind::Correction(CorrectionNote {
            kind: CorrectionKind::Update,
            text: "Parliament has voted.".into(),
            at: at("2026-11-24T17:20:00Z"),
        }),
    ]
}

pub(crate) fn article(tag: &str) -> ArticleView {
    let lang = lang(tag);
    let others = others(lang);
    let picked = |from: usize| others.iter().skip(from).take(4).cloned().collect::<Vec<_>>();
    let credit: Credit = field(lang, "credit")
        .parse()
        .unwrap_or_else(|_| "ek/mo (AFP, AP, dpa, Reuters)".parse().expect("a credit"));
    ArticleView {
        article: ArticleId(7),
        lang,
        path: format!("/{lang}/lake-orrin/a-7"),
        section: "world".into(),
        topics: vec!["lake-orrin".into()],
        content: Content {
            kicker: field(lang, "kicker"),
            headline: field(lang, "headline"),
            teaser: field(lang, "teaser"),
            picture: Some(PictureUse {
                caption: field(lang, "caption"),
                ..picture("lake", &field(lang, "alt"))
            }),
            body: body(lang),
            credit,
            links: vec![
                Link {
                    title: "Corrane Basin Survey: live gauges".into(),
                    url: "https://corrane-survey.example/".into(),
                    note: String::new(),
                },
                Link {
                    title: "Text of the Brennick accord".into(),
                    url: "https://accord.example/a.pdf".into(),
                    note: "PDF, 310 KB".into(),
                },
            ],
            recommended: vec![StoryId(3)],
            sources: vec![],
        },
        published: at("2026-11-24T06:12:00Z"),
        updated: Some(at("2026-11-24T16:55:00Z")),
        translations: ["ar", "en", "fr", "hi", "zh-Hans", "ru"]
            .into_iter()
            .filter(|other| *other != tag)
            .map(|other| {
                (
                    other.parse().expect("a language"),
                    format!("/{other}/lake-orrin/a-{}", 70 + other.len()),
                )
            })
            .collect(),
        read_more: [(StoryId(2), others[3].clone())].into(),
        recommended: picked(2),
        topic_media: others
            .iter()
            .filter(|other| !other.teaser.media.is_empty())
            .cloned()
            .collect(),
    }
}

/// The article as a teaser.
pub(crate) fn lead(tag: &str) -> TeaserView {
    let view = article(tag);
    TeaserView {
        article: view.article,
        lang: view.lang,
        path: view.path.clone(),
        section: view.section.clone(),
        teaser: view.content.teaser_of(),
        published: view.published,
        updated: view.updated,
        corrected: true,
    }
}

pub(crate) fn front(tag: &str) -> FrontView {
    let lang = lang(tag);
    let others = others(lang);
    let teasers: Vec<TeaserView> = [lead(tag)]
        .into_iter()
        .chain(others.iter().skip(3).cloned())
        .collect();
    let take = |from: usize, count: usize| {
        others
            .iter()
            .cycle()
            .skip(from)
            .take(count)
            .cloned()
            .collect::<Vec<_>>()
    };
    FrontView {
        lang,
        as_of: Some(at("2026-11-24T17:40:00Z")),
        teasers,
        recent: others.iter().rev().take(8).rev().cloned().collect(),
        sections: vec![
            ("world".into(), take(9, 5)),
            ("economy".into(), take(14, 4)),
            ("features".into(), take(17, 4)),
            ("culture".into(), take(20, 3)),
            ("sport".into(), vec![]),
        ],
        corrections: vec![(lead(tag), note(lang))],
    }
}

pub(crate) fn section(tag: &str) -> SectionView {
    let lang = lang(tag);
    let teasers: Vec<TeaserView> = others(lang)
        .into_iter()
        .filter(|other| !other.teaser.kicker.is_empty())
        .collect();
    SectionView {
        lang,
        section: "world".into(),
        teasers,
    }
}
