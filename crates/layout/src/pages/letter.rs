//! The pages around the evening letter.

use super::LETTER_TIME;
use super::card::cards;
use super::frame::Frame;
use crate::style::Look;
use crate::view::{LetterPage, TeaserView};
use crate::{Error, Layout};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use minijinja::value::Serde;
use minijinja::{Value, context};
use model::{Lang, SendTime};

/// Which page of the letter it is.
pub(crate) fn letter(layout: &Layout, lang: Lang, page: &LetterPage) -> Result<String, Error> {
    let words = layout.words(lang);
    match page {
        LetterPage::SignUp {
            address,
            address_invalid,
            send_time,
            time_zone,
            zones,
        } => {
            let form = context! {
                address, invalid => address_invalid, local => *send_time == SendTime::Local, zones, zone => time_zone,
            };
            sign_up(layout, lang, form)
        }
        LetterPage::CheckInbox { address } => {
            let page = context! { address };
            private(
                layout,
                lang,
                words.text("check-inbox-title"),
                "letter-check.html",
                page,
            )
        }
        LetterPage::Confirm { token, address } => {
            let page = context! { token, address };
            private(
                layout,
                lang,
                words.text("confirm-title"),
                "letter-confirm.html",
                page,
            )
        }
        LetterPage::Confirmed { token } => {
            let title = words.with("confirmed-title", &[("time", LETTER_TIME.into())]);
            private(layout, lang, title, "letter-confirmed.html", context! { token })
        }
        LetterPage::Preferences {
            token,
            address,
            since,
            lang: chosen,
            send_time,
            time_zone,
            zones,
            saved,
        } => {
            let choice = |lang: &Lang| context! { tag => lang.tag(), name => lang.endonym() };
            let page = context! {
                token,
                address,
                since => layout.dates(lang).long(*since),
                chosen => chosen.tag(),
                choices => layout.newsroom().languages.iter().map(choice).collect::<Vec<_>>(),
                local => *send_time == SendTime::Local,
                zones,
                zone => time_zone,
                saved,
            };
            private(
                layout,
                lang,
                words.text("preferences-title"),
                "letter-preferences.html",
                page,
            )
        }
        LetterPage::Leave { token, address } => {
            let page = context! { token, address };
            private(layout, lang, words.text("leave-title"), "letter-leave.html", page)
        }
        LetterPage::Left { token, address } => {
            let page = context! { token, address };
            private(layout, lang, words.text("left-title"), "letter-left.html", page)
        }
        LetterPage::WebEdition {
            date,
            hard_news,
            features,
            withdrawn,
        } => edition(layout, lang, *date, hard_news, features, *withdrawn),
        LetterPage::NoLetter { date } => {
            let title = title_of(layout, lang, *date);
            Frame {
                more_is_foot: true,
                ..Frame::new(lang, Look::Notice, title.clone())
            }
            .render(layout, "no-letter.html", context! { title })
        }
    }
}

/// An evening's letter as a page.
fn edition(
    layout: &Layout,
    lang: Lang,
    date: Date,
    hard_news: &[TeaserView],
    features: &[TeaserView],
    withdrawn: usize,
) -> Result<String, Error> {
    let title = title_of(layout, lang, date);
    let page = context! {
        title => title.as_str(),
        hard_news => Serde(cards(layout, hard_news)),
        features => Serde(cards(layout, features)),
        withdrawn,
    };
    Frame {
        path: Some(format!("/{lang}/letter/{date}")),
        elsewhere: format!("/{{lang}}/letter/{date}"),
        at: TimeZone::UTC.to_timestamp(date.at(18, 30, 0, 0)).ok(),
        more_is_foot: true,
        ..Frame::new(lang, Look::Letter, title)
    }
    .render(layout, "letter-edition.html", page)
}

fn title_of(layout: &Layout, lang: Lang, date: Date) -> String {
    layout.words(lang).with(
        "web-edition-title",
        &[("date", layout.dates(lang).long_date(date).into())],
    )
}

fn sign_up(layout: &Layout, lang: Lang, form: Value) -> Result<String, Error> {
    let versions: Vec<(Lang, String)> = layout
        .newsroom()
        .languages
        .iter()
        .filter(|other| **other != lang)
        .map(|other| (*other, format!("/{other}/letter")))
        .collect();
    let words = layout.words(lang);
    Frame {
        description: words.with("letter-promise", &[("time", LETTER_TIME.into())]),
        path: Some(format!("/{lang}/letter")),
        versions: &versions,
        more_is_foot: true,
        ..Frame::new(lang, Look::Letter, words.text("evening-letter"))
    }
    .render(layout, "letter-sign-up.html", form)
}

/// A page that is one reader's: not for search engines, and its address goes to nobody.
fn private(layout: &Layout, lang: Lang, title: String, template: &str, page: Value) -> Result<String, Error> {
    Frame {
        more_is_foot: true,
        is_private: true,
        ..Frame::new(lang, Look::Letter, title)
    }
    .render(layout, template, page)
}
