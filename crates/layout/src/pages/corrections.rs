//! What was put right, day by day, newest first.

use super::frame::Frame;
use super::iso;
use crate::style::Look;
use crate::{CorrectionsView, Error, Layout, TeaserView};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use minijinja::context;
use minijinja::value::Serde;
use model::{CorrectionKind, CorrectionNote, Lang};
use serde::Serialize;

/// The corrections of one day.
#[derive(Debug, Serialize)]
struct Day {
    iso: String,
    name: String,
    entries: Vec<Entry>,
}

/// One of them, with the way to where the mistake was.
#[derive(Debug, Serialize)]
struct Entry {
    kind: String,
    iso: String,
    time: String,
    text: String,
    path: String,
    headline: String,
}

/// The word for a kind of correction, in the language files.
pub(crate) fn kind_key(kind: CorrectionKind) -> &'static str {
    match kind {
        CorrectionKind::Correction => "correction",
        CorrectionKind::Clarification => "clarification",
        CorrectionKind::Update => "update-note",
    }
}

/// The page of corrections, at `/{lang}/corrections`.
pub(crate) fn corrections(layout: &Layout, view: &CorrectionsView) -> Result<String, Error> {
    let lang = view.lang;
    let (words, dates) = (layout.words(lang), layout.dates(lang));
    let day_of = |note: &CorrectionNote| TimeZone::UTC.to_datetime(note.at).date();
    let entry = |(teaser, note): &(TeaserView, CorrectionNote)| Entry {
        kind: words.text(kind_key(note.kind)),
        iso: iso(note.at),
        time: dates.time_utc(note.at),
        text: note.text.clone(),
        path: format!("{}#content", teaser.path),
        headline: teaser.teaser.headline.clone(),
    };
    let days: Vec<Day> = view
        .entries
        .chunk_by(|left, right| day_of(&left.1) == day_of(&right.1))
        .map(|run| {
            let date: Date = run.first().map(|(_, note)| day_of(note)).unwrap_or_default();
            Day {
                iso: date.to_string(),
                name: dates.weekday_long_date(date),
                entries: run.iter().map(entry).collect(),
            }
        })
        .collect();
    let name = words.text("mail-corrections");
    let page = context! { name => name.as_str(), days => Serde(days) };
    let versions: Vec<(Lang, String)> = layout
        .newsroom()
        .languages
        .iter()
        .filter(|other| **other != lang)
        .map(|other| (*other, format!("/{other}/corrections")))
        .collect();
    Frame {
        path: Some(format!("/{lang}/corrections")),
        versions: &versions,
        at: view.entries.first().map(|(_, note)| note.at),
        ..Frame::new(lang, Look::Section, name)
    }
    .render(layout, "corrections.html", page)
}
