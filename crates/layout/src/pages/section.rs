//! The front of a section.

use super::card::{Card, cards};
use super::frame::Frame;
use crate::style::Look;
use crate::{Error, Layout, SectionView, TeaserView};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use minijinja::context;
use minijinja::value::Serde;
use model::Lang;
use serde::Serialize;

/// How many stories stand above the days.
const TOP: usize = 4;

/// The stories of one day.
#[derive(Debug, Serialize)]
struct Day {
    iso: String,
    name: String,
    cards: Vec<Card>,
}

/// The section's page.
pub(crate) fn section(layout: &Layout, view: &SectionView) -> Result<String, Error> {
    let (lang, id) = (view.lang, &view.section);
    let (top, rest) = view.teasers.split_at(view.teasers.len().min(TOP));
    let day_of = |teaser: &TeaserView| TimeZone::UTC.to_datetime(teaser.published).date();
    let day = |run: &[TeaserView]| {
        let date: Date = run.first().map(day_of).unwrap_or_default();
        Day {
            iso: date.to_string(),
            name: layout.dates(lang).weekday_long_date(date),
            cards: cards(layout, run),
        }
    };
    let days: Vec<Day> = rest
        .chunk_by(|left, right| day_of(left) == day_of(right))
        .map(day)
        .collect();
    let name = layout.section_name(lang, id);
    let page = context! { name => name.as_str(), top => Serde(cards(layout, top)), days => Serde(days) };
    let versions: Vec<(Lang, String)> = layout
        .newsroom()
        .languages
        .iter()
        .filter(|other| **other != lang)
        .map(|other| (*other, format!("/{other}/{id}/")))
        .collect();
    Frame {
        description: layout.words(lang).text("latest-in-section"),
        path: Some(format!("/{lang}/{id}/")),
        versions: &versions,
        section: Some(id),
        at: view.teasers.first().map(|teaser| teaser.published),
        ..Frame::new(lang, Look::Section, name)
    }
    .render(layout, "section.html", page)
}
