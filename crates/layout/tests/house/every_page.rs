//! Every kind of page, in one language.

use super::{article, at, every_kind, front, newsroom, section};
use layout::{Layout, LetterPage, ProblemPage, WithdrawnView};
use model::{Body, Lang, SendTime};

/// The pages with their names.
pub(crate) fn every_page(layout: &Layout, lang: Lang) -> Vec<(String, String)> {
    let tag = lang.tag();
    let mut pages = Vec::new();
    let mut put = |name: &str, page: Result<String, layout::Error>| {
        pages.push((
            format!("{name} in {tag}"),
            page.unwrap_or_else(|error| panic!("{name} in {tag}: {error}")),
        ));
    };
    put("article", layout.article(&article(tag)));
    let mut every = article(tag);
    every.content.body = Body::new(every_kind());
    put("article of every kind", layout.article(&every));
    let mut bare = article(tag);
    bare.content = model::Content {
        headline: bare.content.headline,
        ..model::Content::default()
    };
    bare.updated = None;
    bare.translations.clear();
    bare.recommended.clear();
    bare.topic_media.clear();
    put("bare article", layout.article(&bare));
    put("front", layout.front(&front(tag)));
    let mut empty = front(tag);
    empty.as_of = None;
    empty.teasers.clear();
    empty.recent.clear();
    empty.sections.clear();
    empty.corrections.clear();
    put("empty front", layout.front(&empty));
    put("section", layout.section(&section(tag)));
    let mut none = section(tag);
    none.teasers.clear();
    put("empty section", layout.section(&none));
    put("languages", layout.languages(lang));
    let recent = front(tag).recent;
    put("not found", layout.not_found(lang, &recent));
    put("not found, empty", layout.not_found(lang, &[]));
    for by_agency in [true, false] {
        let view = WithdrawnView {
            lang,
            at: at("2026-11-24T15:20:00Z"),
            by_agency,
            translations: article(tag).translations,
            recent: recent.clone(),
        };
        put("withdrawn", layout.withdrawn(&view));
    }
    for problem in ProblemPage::ALL {
        put(&format!("{problem:?}"), layout.problem(lang, problem));
    }
    for page in letter_pages(lang) {
        put(
            &format!("{page:?}").chars().take(14).collect::<String>(),
            layout.letter_page(lang, &page),
        );
    }
    pages
}

fn letter_pages(lang: Lang) -> Vec<LetterPage> {
    let (token, address) = ("t0ken".to_owned(), "noor@lantern.example".to_owned());
    let zones = vec!["Asia/Kolkata".to_owned(), "UTC".to_owned()];
    let teasers = front(lang.tag()).teasers;
    let sign_up = |address: &str, address_invalid| LetterPage::SignUp {
        address: address.to_owned(),
        address_invalid,
        send_time: SendTime::Local,
        time_zone: "UTC".to_owned(),
        zones: zones.clone(),
    };
    let preferences = |saved| LetterPage::Preferences {
        token: token.clone(),
        address: address.clone(),
        since: at("2026-11-24T18:00:00Z"),
        lang,
        send_time: SendTime::Utc,
        time_zone: "UTC".to_owned(),
        zones: zones.clone(),
        saved,
    };
    let edition = |count: usize| LetterPage::WebEdition {
        date: jiff::civil::date(2026, 11, 24),
        hard_news: teasers.iter().take(count).cloned().collect(),
        features: teasers.iter().rev().take(count.min(2)).cloned().collect(),
        withdrawn: 2 - count.min(2),
    };
    vec![
        sign_up("", false),
        sign_up("noor@", true),
        LetterPage::CheckInbox {
            address: address.clone(),
        },
        LetterPage::Confirm {
            token: token.clone(),
            address: address.clone(),
        },
        LetterPage::Confirmed { token: token.clone() },
        preferences(true),
        preferences(false),
        LetterPage::Leave {
            token: token.clone(),
            address: address.clone(),
        },
        LetterPage::Left {
            token: token.clone(),
            address: address.clone(),
        },
        edition(6),
        edition(0),
        LetterPage::NoLetter {
            date: jiff::civil::date(2026, 11, 23),
        },
    ]
}

/// A layout of the sample newsroom.
pub(crate) fn layout() -> Layout {
    Layout::new(newsroom(), None).expect("the program’s own templates are right")
}
