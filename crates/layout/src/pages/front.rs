//! A language's front page.

use super::card::{Card, cards};
use super::frame::Frame;
use super::iso;
use crate::style::Look;
use crate::{Error, FrontView, Layout};
use minijinja::context;
use minijinja::value::Serde;
use model::Lang;
use serde::Serialize;

/// How many stories follow the first one in a row.
const ROW: usize = 4;
/// Stories at the top of a front: the lead and the row below it. Sections below should show others.
pub const FRONT_TOP: usize = ROW + 1;
/// How many of the most recent are listed.
const RECENT: usize = 8;
/// How many stories a section shows.
const IN_SECTION: usize = 5;

/// A section with its best stories.
#[derive(Debug, Serialize)]
struct Part {
    id: String,
    name: String,
    href: String,
    /// Features stand on their own ground.
    is_features: bool,
    cards: Vec<Card>,
}

/// What was put right, with the way to where.
#[derive(Debug, Serialize)]
struct Correction {
    path: String,
    headline: String,
    text: String,
}

/// The front page.
pub(crate) fn front(layout: &Layout, view: &FrontView) -> Result<String, Error> {
    let lang = view.lang;
    let dates = layout.dates(lang);
    let (first, rest) = view.teasers.split_at(view.teasers.len().min(1));
    let parts: Vec<Part> = view
        .sections
        .iter()
        .filter(|(_, teasers)| !teasers.is_empty())
        .map(|(id, teasers)| Part {
            id: id.clone(),
            name: layout.section_name(lang, id),
            href: format!("/{lang}/{id}/"),
            is_features: id == "features",
            cards: cards(layout, &teasers[..teasers.len().min(IN_SECTION)]),
        })
        .collect();
    let corrections: Vec<Correction> = view
        .corrections
        .iter()
        .map(|(teaser, note)| Correction {
            path: teaser.path.clone(),
            headline: teaser.teaser.headline.clone(),
            text: note.text.clone(),
        })
        .collect();
    let page = context! {
        edition => view.as_of.map(|at| context! {
            iso => iso(at), day => dates.weekday_long(at), time => dates.time_utc(at),
        }),
        lead => Serde(cards(layout, first).into_iter().next()),
        row => Serde(cards(layout, &rest[..rest.len().min(ROW)])),
        recent => Serde(cards(layout, &view.recent[..view.recent.len().min(RECENT)])),
        parts => Serde(parts),
        corrections => Serde(corrections),
    };
    let versions: Vec<(Lang, String)> = layout
        .newsroom()
        .languages
        .iter()
        .filter(|other| **other != lang)
        .map(|other| (*other, format!("/{other}/")))
        .collect();
    Frame {
        path: Some(format!("/{lang}/")),
        versions: &versions,
        is_front: true,
        at: view.as_of,
        ..Frame::new(lang, Look::Front, String::new())
    }
    .render(layout, "front.html", page)
}
