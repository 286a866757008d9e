//! Arbitrary articles, and a newsroom that hands them out.

use jiff::Timestamp;
use layout::{Layout, Outgoing};
use model::{
    ArticleId, BlockKind, Body, Content, CorrectionKind, CorrectionNote, Credit, Grant, Initials, Inline,
    Lang, Link, MediaHash, Newsroom, PictureUse, Piece, Provenance, Quotation, ReadMore, RecordingUse,
    RevisionNo, Section, StoryId, Syndicated, Text,
};
use proptest::prelude::*;
use std::sync::OnceLock;

pub(crate) fn newsroom() -> &'static Layout {
    static LAYOUT: OnceLock<Layout> = OnceLock::new();
    LAYOUT.get_or_init(|| {
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
            postal_address: "4 Lantern Quay".into(),
        };
        Layout::new(newsroom, None).unwrap()
    })
}

/// Words as they come: markup, white space of all kinds, control characters, other scripts, marks that join letters.
fn words() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => "[a-zA-Z0-9]{1,8}",
        2 => Just(" ".to_owned()),
        1 => "[<>&\"';/=-]{1,3}",
        1 => Just("&amp;".to_owned()),
        1 => Just("]]>".to_owned()),
        1 => Just("\u{a0}".to_owned()),
        1 => Just("\u{2028}\t\r\n".to_owned()),
        1 => Just("\u{0}\u{1b}\u{85}\u{feff}\u{fffe}".to_owned()),
        1 => Just("می\u{200c}خواهم".to_owned()),
        1 => Just("湖水 🌅".to_owned()),
    ];
    prop::collection::vec(piece, 0..6).prop_map(|pieces| pieces.concat())
}

fn inline() -> impl Strategy<Value = Inline> {
    let link = prop_oneof![
        6 => Just(None),
        1 => Just(Some("/en/other/a-2".to_owned())),
        1 => Just(Some("https://elsewhere.example/a b?c=\"d\"&e".to_owned())),
        1 => Just(Some("mailto:desk@vesper.example".to_owned())),
        1 => Just(Some("javascript:alert(1)".to_owned())),
    ];
    let lang = prop_oneof![4 => Just(None), 1 => Just("fr".parse().ok())];
    (words(), any::<bool>(), any::<bool>(), link, lang).prop_map(|(text, strong, emphasis, link, lang)| {
        Inline {
            text,
            strong,
            emphasis,
            link,
            lang,
        }
    })
}

fn text() -> impl Strategy<Value = Text> {
    prop::collection::vec(inline(), 0..4)
}

fn texts() -> impl Strategy<Value = Vec<Text>> {
    prop::collection::vec(text(), 0..4)
}

fn picture() -> impl Strategy<Value = PictureUse> {
    ("[a-z]{4}", 0_u32..6000, 0_u32..6000, words(), words(), words()).prop_map(
        |(name, width, height, alt, caption, credit)| PictureUse {
            media: MediaHash::of(name.as_bytes()),
            width,
            height,
            alt,
            caption,
            credit,
        },
    )
}

fn recording(mime: &'static str) -> impl Strategy<Value = RecordingUse> {
    (
        "[a-z]{4}",
        0_u64..9_000_000,
        words(),
        words(),
        words(),
        prop::option::of(picture()),
    )
        .prop_map(
            move |(name, duration_ms, title, caption, credit, poster)| RecordingUse {
                media: MediaHash::of(name.as_bytes()),
                mime: mime.to_owned(),
                duration_ms,
                title,
                caption,
                credit,
                poster,
            },
        )
}

fn block() -> impl Strategy<Value = BlockKind> {
    prop_oneof![
        6 => text().prop_map(|text| BlockKind::Paragraph { text }),
        2 => text().prop_map(|text| BlockKind::Heading { text }),
        2 => (text(), prop::option::of(words()), prop::option::of(words())).prop_map(|(text, speaker, said_at)| {
            BlockKind::Quotation(Quotation { text, speaker, said_at })
        }),
        2 => (any::<bool>(), texts()).prop_map(|(ordered, items)| BlockKind::List { ordered, items }),
        2 => prop::collection::vec(texts(), 0..4).prop_map(|rows| BlockKind::Table { rows }),
        1 => picture().prop_map(BlockKind::Picture),
        1 => prop::collection::vec(picture(), 0..3).prop_map(|pictures| BlockKind::Gallery { pictures }),
        1 => recording("video/mp4").prop_map(BlockKind::Video),
        1 => recording("audio/mpeg").prop_map(BlockKind::Audio),
        1 => (words(), words()).prop_map(|(title, path)| BlockKind::ReadMore {
            links: vec![
                ReadMore::Story(StoryId(9)),
                ReadMore::Page { url: format!("https://elsewhere.example/{}", path.trim()), title },
            ],
        }),
        1 => (words(), texts()).prop_map(|(title, items)| BlockKind::Facts { title, items }),
        1 => words().prop_map(|title| BlockKind::Embed { url: "https://embed.example/1".into(), title }),
        1 => words().prop_map(|text| BlockKind::Correction(CorrectionNote {
            kind: CorrectionKind::Clarification,
            text,
            at: Timestamp::UNIX_EPOCH,
        })),
    ]
}

fn content() -> impl Strategy<Value = Content> {
    let agencies = prop::collection::vec(prop_oneof![Just("AFP"), Just("dpa"), Just(" ")], 0..3);
    let authors = prop::collection::vec("[a-z]{2}", 0..3);
    let body = prop::collection::vec(block(), 0..7).prop_map(Body::new);
    let links = prop::collection::vec((words(), words()), 0..2);
    (
        words(),
        words(),
        prop::option::of(picture()),
        body,
        (authors, agencies),
        links,
    )
        .prop_map(
            |(headline, teaser, picture, body, (authors, agencies), links)| Content {
                headline,
                teaser,
                picture,
                body,
                credit: Credit {
                    authors: authors.into_iter().map(Initials).collect(),
                    agencies: agencies.into_iter().map(str::to_owned).collect(),
                },
                links: links
                    .into_iter()
                    .map(|(title, note)| Link {
                        title,
                        url: "https://source.example/".into(),
                        note,
                    })
                    .collect(),
                ..Content::default()
            },
        )
}

/// An article with all its pictures the newsroom's own.
fn syndicated() -> impl Strategy<Value = Syndicated> {
    let lang = prop_oneof![Just("en"), Just("ar"), Just("zh-Hans"), Just("fa-AF")];
    let topics = prop::collection::vec("[a-z]{1,6}|水|a b", 0..3);
    let micros = 1_700_000_000_000_000_i64..1_800_000_000_000_000;
    let translations = prop::collection::vec(prop_oneof![Just("de"), Just("fr")], 0..2);
    (content(), lang, topics, micros, 1_i64..9, translations).prop_map(
        |(content, lang, topics, micros, version, translations)| {
            let media = content
                .media()
                .map(|media| (media.clone(), Provenance::own()))
                .collect();
            let at = Timestamp::from_microsecond(micros).unwrap();
            Syndicated {
                article: ArticleId(41),
                lang: lang.parse().unwrap(),
                version,
                at,
                piece: Some(Box::new(Piece {
                    revision: RevisionNo(3),
                    published: at,
                    path: format!("/{lang}/a/a-41"),
                    section: "world".into(),
                    topics,
                    content,
                    copy: Provenance::own(),
                    earlier: Vec::new(),
                    media,
                    translations: translations
                        .into_iter()
                        .map(|tag| (tag.parse().unwrap(), ArticleId(42)))
                        .collect(),
                })),
            }
        },
    )
}

/// What a partner gets of arbitrary articles, some of them taken back.
pub(crate) fn outgoing() -> impl Strategy<Value = Outgoing> {
    let terms = prop_oneof![Just(""), Just("No archive.\nNot in Corrane.")];
    (syndicated(), terms, prop::bool::weighted(0.1)).prop_map(|(mut syndicated, terms, is_gone)| {
        if is_gone {
            syndicated.piece = None;
        }
        let grant = Grant {
            terms: terms.to_owned(),
            ..Grant::default()
        };
        newsroom().outgoing(&syndicated, &grant).unwrap()
    })
}
