//! The evening letter: what both of its parts are made from.

use super::columns::shorten;
use super::line::{address, line};
use super::story::{Correction, Story, corrections, stories};
use super::{IssueView, LEAVE_URL_MARK, Mail, PREFERENCES_URL_MARK, render, subject, text};
use crate::pages::LETTER_TIME;
use crate::{Error, Layout};
use minijinja::Value;
use minijinja::value::Serde;
use serde::Serialize;

/// The most characters that a list of mails shows after the subject.
const PREHEADER: usize = 140;

/// All that a letter says in its reader's language.
#[derive(Debug, Serialize)]
pub(super) struct Evening {
    pub(super) title: String,
    /// The day with what stands between it and the time.
    pub(super) date: String,
    pub(super) time: String,
    /// What a list of mails shows after the subject.
    pub(super) preheader: String,
    pub(super) hard_news: Vec<Story>,
    pub(super) features: Vec<Story>,
    pub(super) corrections: Vec<Correction>,
    /// The whole address of the web edition.
    pub(super) web: String,
    pub(super) leave: &'static str,
    pub(super) preferences: &'static str,
}

pub(super) fn issue(layout: &Layout, view: &IssueView) -> Result<Mail, Error> {
    let lang = view.lang;
    let (words, dates) = (layout.words(lang), layout.dates(lang));
    let hard_news = stories(layout, lang, &view.hard_news);
    let features = stories(layout, lang, &view.features);
    let mut all = hard_news.iter().chain(&features);
    let preheader = all
        .clone()
        .map(|story| story.text.as_str())
        .find(|text| !text.is_empty());
    let preheader = preheader.map_or_else(
        || words.text("mail-good-evening"),
        |text| shorten(text, PREHEADER),
    );
    let otherwise = words.with(
        "web-edition-title",
        &[("date", dates.long_date(view.date).into())],
    );
    let subject = subject::subject(all.by_ref().map(|story| story.headline.as_str()), &otherwise);
    let evening = Evening {
        title: line(&words.text("evening-letter")),
        date: format!("{}{}", dates.weekday_long_date(view.date), dates.comma()),
        time: format!("{LETTER_TIME} UTC"),
        preheader,
        hard_news,
        features,
        corrections: corrections(layout, lang, &view.corrections),
        web: address(&layout.address(&view.web_path)),
        leave: LEAVE_URL_MARK,
        preferences: PREFERENCES_URL_MARK,
    };
    let text = text::issue(layout, lang, &evening);
    let html = render(
        layout,
        lang,
        "mail/issue.html",
        &subject,
        Value::from(Serde(evening)),
    )?;
    Ok(Mail { subject, html, text })
}
