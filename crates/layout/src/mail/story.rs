//! A story as a mail shows it.

use super::columns::shorten;
use super::line::{address, line};
use crate::media::{middle_width, picture_path};
use crate::{Layout, LetterCorrection, TeaserView};
use model::{CorrectionKind, Lang, PictureUse, renditions};
use serde::Serialize;

/// Pixels between the margins of a letter.
const COLUMN: u32 = 536;

// The most characters of each part. Longer than editors write; what an agency sends may be any length.
const LABEL: usize = 60;
const HEADLINE: usize = 200;
const TEXT: usize = 400;
const ALT: usize = 200;

/// A story in a letter. All of it is in one line and no longer than a letter can bear.
#[derive(Debug, Serialize)]
pub(super) struct Story {
    /// Its place in the list, in the language's digits.
    pub(super) number: String,
    /// Kicker, or else the section's name.
    pub(super) label: String,
    pub(super) headline: String,
    pub(super) text: String,
    /// The whole address of its page.
    pub(super) address: String,
    /// How long reading takes, in words.
    pub(super) minutes: String,
    /// Kicker, and how long reading takes.
    pub(super) label_with_minutes: String,
    pub(super) picture: Option<Picture>,
}

/// A picture as it is shown, in pixels.
#[derive(Debug, Serialize)]
pub(super) struct Picture {
    address: String,
    width: u32,
    height: u64,
    alt: String,
}

/// The stories of a list in order; the first has its picture.
pub(super) fn stories(layout: &Layout, lang: Lang, teasers: &[TeaserView]) -> Vec<Story> {
    (1..)
        .zip(teasers)
        .map(|(number, teaser)| story(layout, lang, number, teaser))
        .collect()
}

fn story(layout: &Layout, lang: Lang, number: i64, view: &TeaserView) -> Story {
    let (words, dates) = (layout.words(lang), layout.dates(lang));
    let teaser = &view.teaser;
    let label = label(layout, lang, view);
    let headline = shorten(&line(&teaser.headline), HEADLINE);
    let minutes = words.with("minutes-to-read", &[("count", teaser.minutes.into())]);
    let shown = teaser.picture.as_ref().filter(|_| number == 1);
    Story {
        number: dates.number(number),
        label_with_minutes: format!("{label}{}{minutes}", dates.comma()),
        label,
        text: shorten(&line(&teaser.text), TEXT),
        address: address(&layout.address(&view.path)),
        minutes,
        picture: shown.map(|shown| picture(layout, shown, &headline)),
        headline,
    }
}

fn label(layout: &Layout, lang: Lang, view: &TeaserView) -> String {
    let kicker = line(&view.teaser.kicker);
    let label = if kicker.is_empty() {
        layout.section_name(lang, &view.section)
    } else {
        kicker
    };
    shorten(&label, LABEL)
}

/// JPEG, because some mail programs show nothing else; as wide as the column, or as the picture is.
fn picture(layout: &Layout, shown: &PictureUse, headline: &str) -> Picture {
    let rendition = middle_width(&renditions(shown.width));
    let width = rendition.min(COLUMN);
    let alt = shorten(&line(&shown.alt), ALT);
    Picture {
        address: layout.address(&picture_path(&shown.media, rendition, "jpg")),
        width,
        height: (u64::from(shown.height) * u64::from(width) / u64::from(shown.width.max(1))).max(1),
        // The picture is a link, and a link needs a name.
        alt: if alt.is_empty() { headline.to_owned() } else { alt },
    }
}

/// What was put right, and where.
#[derive(Debug, Serialize)]
pub(super) struct Correction {
    /// The story's headline where its reader is told of it; in a list for everybody its kicker, if it has one.
    pub(super) about: String,
    /// What kind of change it is when it is no correction, after a comma.
    pub(super) kind: String,
    /// What stands between that and the text.
    pub(super) colon: &'static str,
    pub(super) text: String,
    /// The letter that had the earlier version, in a sentence.
    pub(super) stood: Option<String>,
    /// The whole address of the story.
    pub(super) address: String,
    /// The language of the story and its direction.
    pub(super) lang: &'static str,
    pub(super) dir: &'static str,
}

pub(super) fn corrections(layout: &Layout, lang: Lang, shown: &[LetterCorrection]) -> Vec<Correction> {
    let (words, dates) = (layout.words(lang), layout.dates(lang));
    let correction = |one: &LetterCorrection| {
        let (view, note) = (&one.story, &one.note);
        let kicker = line(&view.teaser.kicker);
        let about = if kicker.is_empty() || one.stood_on.is_some() {
            line(&view.teaser.headline)
        } else {
            kicker
        };
        let kind = match note.kind {
            CorrectionKind::Correction => None,
            CorrectionKind::Clarification => Some(words.text("clarification")),
            CorrectionKind::Update => Some(words.text("update-note")),
        };
        let stood = |date| words.with("mail-correction-stood", &[("date", dates.long_date(date).into())]);
        Correction {
            about: shorten(&about, HEADLINE),
            kind: kind.map_or_else(String::new, |kind| format!("{}{kind}", dates.comma())),
            colon: colon(lang),
            text: shorten(&line(&note.text), TEXT),
            stood: one.stood_on.map(stood),
            address: address(&layout.address(&view.path)),
            lang: view.lang.tag(),
            dir: view.lang.direction().as_str(),
        }
    };
    shown.iter().map(correction).collect()
}

/// The mark between what something is about and what is said, with its space.
fn colon(lang: Lang) -> &'static str {
    match lang.tag() {
        "zh-Hans" | "zh-Hant" => "：",
        "fr" => "\u{a0}: ",
        "am" => "፦ ",
        _ => ": ",
    }
}
