//! The message that asks to confirm an address.

use super::line::address;
use super::{Mail, render, subject, text};
use crate::{Error, Layout};
use minijinja::context;
use model::Lang;

pub(super) fn confirm(layout: &Layout, lang: Lang, confirm_url: &str) -> Result<Mail, Error> {
    let words = layout.words(lang);
    let confirm_url = address(confirm_url);
    let name = layout.newsroom().name.as_str();
    let explanation = words.with("mail-confirm-text", &[("name", name.into())]);
    let subject = subject::subject(std::iter::empty(), &words.text("mail-confirm-subject"));
    let text = text::confirm(layout, lang, &explanation, &confirm_url);
    let mail = context! {
        title => words.text("evening-letter"),
        preheader => explanation.as_str(),
        explanation,
        confirm_url,
    };
    let html = render(layout, lang, "mail/confirm.html", &subject, mail)?;
    Ok(Mail { subject, html, text })
}
