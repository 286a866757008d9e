//! The mails: the evening letter, and the message that asks to confirm an address.
//!
//! Both have an HTML and a text part of equal worth, made from the same data ([`issue`], [`confirm`]). The HTML comes
//! from `templates/mail/`, which a theme can replace; the text is put together in `text.rs`.

mod columns;
mod confirm;
mod face;
mod issue;
mod line;
mod story;
mod subject;
#[cfg(test)]
mod tests;
mod text;

use crate::{Error, Layout, TeaserView};
use jiff::civil::Date;
use minijinja::{Value, context};
use model::{CorrectionNote, Direction, IssueId, Lang};

/// Stands in both parts of a letter for the address under which its reader ends it. No copy says it otherwise.
///
/// ASCII that neither HTML nor percent-encoding changes. What takes its place in the HTML part has to be escaped.
pub const LEAVE_URL_MARK: &str = "@@leave-url@@";

/// Stands in both parts of a letter for the address of its reader's preferences, as [`LEAVE_URL_MARK`] does.
pub const PREFERENCES_URL_MARK: &str = "@@preferences-url@@";

/// One evening's letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IssueView {
    /// Which language.
    pub lang: Lang,
    /// The evening.
    pub date: Date,
    /// Its number.
    pub issue: IssueId,
    /// The day's news, in order. The first is shown with its picture.
    pub hard_news: Vec<TeaserView>,
    /// Worth the evening, in order. The first is shown with its picture.
    pub features: Vec<TeaserView>,
    /// What was put right, in order.
    pub corrections: Vec<LetterCorrection>,
    /// The path of its web edition, percent-encoded.
    pub web_path: String,
}

/// What a letter says was put right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LetterCorrection {
    /// In which story. It may be in another language than the letter: its reader had that one before.
    pub story: TeaserView,
    /// What was put right.
    pub note: CorrectionNote,
    /// The evening of the letter with which this reader was sent the earlier version. `None` where nobody knows who
    /// reads: in a preview.
    pub stood_on: Option<Date>,
}

/// A message without its addresses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mail {
    /// One line of at most 60 characters.
    pub subject: String,
    /// A whole HTML document.
    pub html: String,
    /// Plain text, its lines at most 76 columns wide where they are no addresses, ended by a line feed.
    pub text: String,
}

impl Layout {
    /// An evening's letter, with [`LEAVE_URL_MARK`] and [`PREFERENCES_URL_MARK`] in the places of each reader's own
    /// addresses. Long texts are shortened, so that with 8 stories and 5 corrections it stays below the 60 kB after
    /// which mailboxes cut, whatever they say.
    pub fn issue_mail(&self, view: &IssueView) -> Result<Mail, Error> {
        issue::issue(self, view)
    }

    /// The message that asks whoever reads it to confirm the address. `confirm_url` is the whole address of the page
    /// with the button.
    pub fn confirm_mail(&self, lang: Lang, confirm_url: &str) -> Result<Mail, Error> {
        confirm::confirm(self, lang, confirm_url)
    }
}

/// Fills a template of `templates/mail/` in: with `mail`, and with what every mail has.
fn render(layout: &Layout, lang: Lang, template: &str, subject: &str, mail: Value) -> Result<String, Error> {
    let newsroom = layout.newsroom();
    let start = match lang.direction() {
        Direction::Ltr => "left",
        Direction::Rtl => "right",
    };
    let view = context! {
        t => Value::from_dyn_object(layout.shared_words(lang)),
        font => face::font(lang),
        tracking => face::tracking(lang),
        lang => lang.tag(),
        dir => lang.direction().as_str(),
        start,
        newsroom => newsroom.name.as_str(),
        postal_address => newsroom.postal_address.as_str(),
        subject,
        mail,
    };
    layout.templates().render(template, view)
}
