//! A teaser as templates see it.

use super::{iso, time_html};
use crate::dates::clock;
use crate::{Layout, TeaserView};
use minijinja::Value;
use model::PictureUse;
use serde::Serialize;

/// What stands for an article on another page.
#[derive(Debug, Serialize)]
pub(crate) struct Card {
    path: String,
    kicker: String,
    headline: String,
    text: String,
    picture: Option<PictureUse>,
    section: String,
    minutes: u32,
    corrected: bool,
    /// Its first recording.
    media: Option<CardMedia>,
    /// `<time>` with the time of day in UTC and the word UTC.
    time: Value,
    /// `<time>` with the time of day, or with the day when that is not `today`.
    mark: Value,
}

/// A recording as a card announces it.
#[derive(Debug, Serialize)]
struct CardMedia {
    is_video: bool,
    title: String,
    duration: String,
    spoken: String,
}

/// The cards of some teasers. `mark`s are times on the day of the first.
pub(crate) fn cards(layout: &Layout, teasers: &[TeaserView]) -> Vec<Card> {
    let today = teasers
        .first()
        .map(|teaser| iso(teaser.published)[..10].to_owned())
        .unwrap_or_default();
    teasers
        .iter()
        .map(|teaser| card(layout, teaser, &today))
        .collect()
}

fn card(layout: &Layout, view: &TeaserView, today: &str) -> Card {
    let dates = layout.dates(view.lang);
    let words = layout.words(view.lang);
    let teaser = &view.teaser;
    let is_today = iso(view.published).starts_with(today);
    let mark = if is_today {
        clock(view.published)
    } else {
        dates.short(view.published)
    };
    Card {
        path: view.path.clone(),
        kicker: teaser.kicker.clone(),
        headline: teaser.headline.clone(),
        text: teaser.text.clone(),
        picture: teaser.picture.clone(),
        section: layout.section_name(view.lang, &view.section),
        minutes: teaser.minutes,
        corrected: view.corrected,
        media: teaser.media.first().map(|media| CardMedia {
            is_video: media.is_video,
            title: media.title.clone(),
            duration: dates.duration(media.duration_ms),
            spoken: dates.duration_spoken(words, media.duration_ms),
        }),
        time: Value::from_safe_string(format!(
            "<bdi>{}</bdi>",
            time_html(view.published, &dates.time_utc(view.published))
        )),
        mark: Value::from_safe_string(time_html(view.published, &mark)),
    }
}
