//! The text parts: the same words in the same order, 76 columns wide.

use super::columns::wrap;
use super::issue::Evening;
use super::line::line;
use super::story::Story;
use crate::Layout;
use icu::casemap::CaseMapper;
use icu::locale::LanguageIdentifier;
use model::{Direction, Lang};

const INDENT: &str = "   ";

/// The letter.
pub(super) fn issue(layout: &Layout, lang: Lang, evening: &Evening) -> String {
    let words = layout.words(lang);
    let mut out = head(layout, lang, &evening.title);
    wrap(
        &mut out,
        "",
        "",
        &format!("{}{}", evening.date, in_its_direction(lang, &evening.time)),
    );
    out.push('\n');
    wrap(&mut out, "", "", &words.text("mail-good-evening"));
    if !evening.hard_news.is_empty() {
        heading(&mut out, lang, &words.text("mail-hard-news"));
        for one in &evening.hard_news {
            let number = format!("{:<3}", format!("{} ", one.number));
            story(&mut out, &number, &one.headline, one);
        }
    }
    if !evening.features.is_empty() {
        heading(&mut out, lang, &words.text("mail-features"));
        for one in &evening.features {
            let headline = match lang.tag() {
                "zh-Hans" | "zh-Hant" => format!("{}（{}）", one.headline, one.minutes),
                _ => format!("{} ({})", one.headline, one.minutes),
            };
            story(&mut out, INDENT, &headline, one);
        }
    }
    if !evening.corrections.is_empty() {
        heading(&mut out, lang, &words.text("mail-corrections"));
        for correction in &evening.corrections {
            out.push('\n');
            wrap(
                &mut out,
                INDENT,
                INDENT,
                &format!(
                    "{}{}{}{}",
                    correction.about, correction.kind, correction.colon, correction.text
                ),
            );
            if let Some(stood) = &correction.stood {
                wrap(&mut out, INDENT, INDENT, stood);
            }
            link(&mut out, INDENT, &correction.address);
        }
    }
    out.push_str("\n\n--\n");
    let name = layout.newsroom().name.as_str();
    wrap(
        &mut out,
        "",
        "",
        &words.with("mail-why", &[("name", name.into())]),
    );
    let links = [
        ("mail-unsubscribe", evening.leave),
        ("mail-preferences", evening.preferences),
        ("mail-view-online", evening.web.as_str()),
    ];
    for (key, address) in links {
        out.push('\n');
        wrap(&mut out, "", "", &words.text(key));
        // On a line of its own: with what a reader's address holds the line would be longer than any program leaves it.
        link(&mut out, "", address);
    }
    foot(&mut out, layout);
    out
}

/// The message that asks to confirm an address.
pub(super) fn confirm(layout: &Layout, lang: Lang, explanation: &str, confirm_url: &str) -> String {
    let words = layout.words(lang);
    let mut out = head(layout, lang, &words.text("evening-letter"));
    out.push('\n');
    wrap(&mut out, "", "", explanation);
    out.push('\n');
    link(&mut out, INDENT, confirm_url);
    out.push('\n');
    wrap(&mut out, "", "", &words.text("mail-confirm-ignore"));
    out.push_str("\n\n--\n");
    foot(&mut out, layout);
    out
}

/// The newsroom's name and what it sends.
fn head(layout: &Layout, lang: Lang, title: &str) -> String {
    let mut out = String::new();
    let name = line(&layout.newsroom().name);
    wrap(
        &mut out,
        "",
        "",
        &capitals(lang, &format!("{name}{}{title}", layout.dates(lang).comma())),
    );
    out
}

fn heading(out: &mut String, lang: Lang, title: &str) {
    out.push_str("\n\n");
    wrap(out, "", "", &capitals(lang, title));
}

fn story(out: &mut String, number: &str, headline: &str, story: &Story) {
    out.push('\n');
    wrap(out, number, INDENT, headline);
    if !story.text.is_empty() {
        wrap(out, INDENT, INDENT, &story.text);
    }
    link(out, INDENT, &story.address);
}

fn link(out: &mut String, indent: &str, address: &str) {
    out.push_str(indent);
    out.push_str(address);
    out.push('\n');
}

/// The newsroom's street address.
fn foot(out: &mut String, layout: &Layout) {
    let address = line(&layout.newsroom().postal_address);
    if !address.is_empty() {
        out.push('\n');
        wrap(out, "", "", &address);
    }
}

/// In capitals by the rules of the language, where its script has any. Plain text has no other way to set a heading.
fn capitals(lang: Lang, text: &str) -> String {
    let language: LanguageIdentifier = lang.tag().parse().unwrap_or(LanguageIdentifier::UNKNOWN);
    CaseMapper::new()
        .uppercase_to_string(text, &language)
        .into_owned()
}

/// A time with `UTC`, kept in its order by a mark that cannot be seen (U+200E) where the language runs the other way.
fn in_its_direction(lang: Lang, time: &str) -> String {
    match lang.direction() {
        Direction::Ltr => time.to_owned(),
        Direction::Rtl => format!("\u{200e}{time}"),
    }
}
