//! A newsroom, its stories and an evening's letter, in words of every script.

use super::super::*;
use model::{ArticleId, CorrectionKind, MediaHash, Newsroom, PictureUse, Teaser};

pub(super) fn newsroom() -> Newsroom {
    Newsroom {
        name: "Vesper".into(),
        url: "https://vesper.example".into(),
        languages: Lang::all().collect(),
        default_language: Lang::EN,
        sections: Vec::new(),
        sender: "letter@vesper.example".into(),
        postal_address: "Vesper, 1 Lantern Row, Harrowmere".into(),
    }
}

pub(super) fn layout() -> Layout {
    Layout::new(newsroom(), None).unwrap()
}

pub(super) fn story(lang: Lang, id: i64, words: &str) -> TeaserView {
    let picture = PictureUse {
        media: MediaHash::of(&id.to_be_bytes()),
        width: 4000,
        height: 2667,
        alt: words.into(),
        caption: words.into(),
        credit: words.into(),
    };
    TeaserView {
        article: ArticleId(id),
        lang,
        path: format!("/{lang}/x/a-{id}"),
        section: "world".into(),
        teaser: Teaser {
            kicker: format!("Kicker {id}"),
            headline: format!("Headline {id} {words}"),
            text: format!("Text {id} {words}"),
            picture: Some(picture),
            media: Vec::new(),
            minutes: 14,
            corrections: Vec::new(),
        },
        published: "2026-11-24T17:40:00Z".parse().unwrap(),
        updated: None,
        corrected: false,
    }
}

/// Six pieces of hard news, two features and a correction.
pub(super) fn view(lang: Lang, words: &str) -> IssueView {
    let stories = |ids: std::ops::RangeInclusive<i64>| ids.map(|id| story(lang, id, words)).collect();
    let note = CorrectionNote {
        kind: CorrectionKind::Clarification,
        text: format!("Note {words}"),
        at: "2026-11-24T18:00:00Z".parse().unwrap(),
    };
    IssueView {
        lang,
        date: jiff::civil::date(2026, 11, 24),
        issue: IssueId(3),
        hard_news: stories(1..=6),
        features: stories(7..=8),
        corrections: vec![LetterCorrection {
            story: story(lang, 9, words),
            note,
            stood_on: Some(jiff::civil::date(2026, 11, 23)),
        }],
        web_path: format!("/{lang}/letter/2026-11-24"),
    }
}

/// Words of each script; long enough that lines have to end somewhere.
const WORDS: [(&str, &str); 8] = [
    (
        "en",
        "After nineteen hours of talks the three signed an accord that divides the water by season.",
    ),
    (
        "ar",
        "بعد تسع عشرة ساعة من المحادثات وقّعت الدول الثلاث اتفاقاً يقسم المياه بحسب الفصول.",
    ),
    (
        "ur",
        "انیس گھنٹوں کی بات چیت کے بعد تینوں ملکوں نے پانی کو موسموں کے حساب سے بانٹنے پر دستخط کیے۔",
    ),
    (
        "hi",
        "उन्नीस घंटे की बातचीत के बाद तीनों ने पानी को मौसम के अनुसार बाँटने वाले समझौते पर हस्ताक्षर किए।",
    ),
    (
        "bn",
        "উনিশ ঘণ্টার আলোচনার পর তিন দেশ ঋতু অনুসারে জল ভাগ করার চুক্তিতে সই করেছে।",
    ),
    (
        "am",
        "ከአሥራ ዘጠኝ ሰዓት ውይይት በኋላ ሦስቱ አገሮች ውኃውን በወቅት የሚከፍል ስምምነት ተፈራረሙ።",
    ),
    (
        "zh-Hans",
        "经过十九个小时的会谈，三国签署协议，按季节而不是按国家分配湖水，由三十一个公开的水位计监督执行。",
    ),
    (
        "ru",
        "После девятнадцати часов переговоров три страны подписали соглашение, которое делит воду по сезонам.",
    ),
];

pub(super) fn words_of(lang: Lang) -> &'static str {
    WORDS
        .iter()
        .find(|(tag, _)| *tag == lang.tag())
        .map_or(WORDS[0].1, |(_, words)| words)
}
