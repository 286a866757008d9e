//! Pages without a story: the languages, what is not here, what was withdrawn, what did not work.

use super::card::cards;
use super::frame::Frame;
use super::moment_html;
use crate::style::Look;
use crate::view::{ProblemPage, TeaserView, WithdrawnView};
use crate::{Error, Layout};
use minijinja::value::Serde;
use minijinja::{Value, context};
use model::Lang;

/// How many other stories are offered.
const RECENT: usize = 8;

/// The chooser as a page of its own.
pub(crate) fn languages(layout: &Layout, lang: Lang) -> Result<String, Error> {
    let versions: Vec<(Lang, String)> = layout
        .newsroom()
        .languages
        .iter()
        .filter(|other| **other != lang)
        .map(|other| (*other, format!("/{other}/")))
        .collect();
    Frame {
        path: Some(format!("/{lang}/languages")),
        versions: &versions,
        more_is_foot: true,
        ..Frame::new(lang, Look::Notice, layout.words(lang).text("languages"))
    }
    .render(layout, "languages.html", context! {})
}

/// The page at the address of a withdrawn article.
pub(crate) fn withdrawn(layout: &Layout, view: &WithdrawnView) -> Result<String, Error> {
    let lang = view.lang;
    let page = context! {
        at => Value::from_safe_string(moment_html(layout.dates(lang), view.at)),
        by_agency => view.by_agency,
        recent => Serde(cards(layout, &view.recent[..view.recent.len().min(RECENT)])),
    };
    Frame {
        versions: &view.translations,
        at: Some(view.at),
        more_is_foot: view.recent.is_empty(),
        is_story: true,
        ..Frame::new(lang, Look::Notice, layout.words(lang).text("withdrawn-title"))
    }
    .render(layout, "withdrawn.html", page)
}

/// The page for an address that leads nowhere.
pub(crate) fn not_found(layout: &Layout, lang: Lang, recent: &[TeaserView]) -> Result<String, Error> {
    let recent = &recent[..recent.len().min(RECENT)];
    Frame {
        at: recent.first().map(|teaser| teaser.published),
        more_is_foot: recent.is_empty(),
        ..Frame::new(lang, Look::Notice, layout.words(lang).text("not-found-title"))
    }
    .render(
        layout,
        "not-found.html",
        context! { recent => Serde(cards(layout, recent)) },
    )
}

/// The page that says why something did not work.
pub(crate) fn problem(layout: &Layout, lang: Lang, problem: ProblemPage) -> Result<String, Error> {
    let (key, code) = match problem {
        ProblemPage::Unavailable => ("unavailable", "503"),
        ProblemPage::BadRequest => ("bad-request", "400"),
        ProblemPage::TooManyRequests => ("too-many-requests", "429"),
        ProblemPage::LinkExpired => ("link-expired", "410"),
    };
    let words = layout.words(lang);
    let title = words.text(&format!("{key}-title"));
    let page = context! { title => title.clone(), said => words.text(key), code, expired => problem == ProblemPage::LinkExpired };
    Frame {
        more_is_foot: true,
        is_private: true,
        ..Frame::new(lang, Look::Notice, title)
    }
    .render(layout, "problem.html", page)
}
