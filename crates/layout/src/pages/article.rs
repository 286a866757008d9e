//! An article's own page.

use super::card::cards;
use super::frame::Frame;
use super::{iso, moment_html, time_html};
use crate::body::BodyWriter;
use crate::json_ld::{news_article, share_picture};
use crate::link::target;
use crate::media::{Placing, picture};
use crate::style::Look;
use crate::{ArticleView, Error, Layout, PreviewSlip};
use minijinja::value::Serde;
use minijinja::{Value, context};
use serde::Serialize;

/// An entry under “Links”.
#[derive(Debug, Serialize)]
struct LinkEntry {
    title: String,
    /// `None` when the address may not become a link.
    href: Option<String>,
    host: Option<String>,
    note: String,
}

/// The article's page.
pub(crate) fn article(layout: &Layout, view: &ArticleView) -> Result<String, Error> {
    page(layout, view, None)
}

/// The same for somebody who was given a link to copy that is not out.
pub(crate) fn preview(layout: &Layout, view: &ArticleView, slip: &PreviewSlip) -> Result<String, Error> {
    Ok(below(&page(layout, view, Some(slip))?, &slip.path))
}

/// Files that are not out are served below the page's own path. Quotation marks in text are escaped, so every second part
/// between them is the value of an attribute.
fn below(html: &str, path: &str) -> String {
    let value = |value: &str| {
        let mut value = value.replace(", /media/", &format!(", {path}/media/"));
        if value.starts_with("/media/") {
            value.insert_str(0, path);
        }
        value
    };
    let parts = html.split('"').enumerate();
    let parts: Vec<String> = parts
        .map(|(place, part)| {
            if place % 2 == 1 {
                value(part)
            } else {
                part.to_owned()
            }
        })
        .collect();
    parts.join("\"")
}

fn page(layout: &Layout, view: &ArticleView, slip: Option<&PreviewSlip>) -> Result<String, Error> {
    let (lang, content) = (view.lang, &view.content);
    let (words, dates) = (layout.words(lang), layout.dates(lang));
    let writer = BodyWriter {
        layout,
        lang,
        words,
        dates,
        read_more: &view.read_more,
    };
    let safe = Value::from_safe_string;
    let lead = content.picture.as_ref().map(|shown| {
        let sizes = "(min-width: 84em) 65rem, (min-width: 62em) 72vw, 100vw";
        context! {
            picture => safe(picture(shown, Placing { sizes, first: true, decorative: false })),
            caption => safe(writer.caption(&shown.caption, "picture-credit", &shown.credit)),
        }
    });
    let share = content.pictures().next().map(|shown| {
        let (address, width) = share_picture(&layout.newsroom().url, shown);
        context! { address, width, alt => shown.alt.as_str() }
    });
    let entry = |link: &model::Link| {
        let found = target(layout.site(), &link.url);
        LinkEntry {
            title: link.title.clone(),
            href: found.as_ref().map(|found| found.href.clone()),
            host: found.and_then(|found| found.host),
            note: link.note.clone(),
        }
    };
    let page = context! {
        kicker => content.kicker.as_str(),
        headline => content.headline.as_str(),
        teaser => content.teaser.as_str(),
        section => context! { name => layout.section_name(lang, &view.section), href => format!("/{lang}/{}/", view.section) },
        day => safe(time_html(view.published, &dates.short(view.published))),
        published => safe(moment_html(dates, view.published)),
        published_iso => iso(view.published),
        updated => view.updated.map(|at| safe(moment_html(dates, at))),
        updated_iso => view.updated.map(iso),
        minutes => content.reading_minutes(),
        versions => view.translations.len() + 1,
        lead,
        share,
        body => safe(writer.html(&content.body)),
        credit => content.credit.to_string(),
        links => Serde(content.links.iter().map(entry).collect::<Vec<_>>()),
        recommended => Serde(cards(layout, &view.recommended)),
        topic_media => Serde(cards(layout, &view.topic_media)),
        json_ld => slip.is_none().then(|| safe(news_article(layout, view))),
        slip => slip.map(|slip| {
            let ends = format!("{}{}{}", dates.long(slip.ends_at), dates.comma(), dates.time_utc(slip.ends_at));
            words.with("preview-note", &[("name", slip.holder.as_str().into()), ("time", ends.into())])
        }),
    };
    Frame {
        description: content.teaser.clone(),
        path: slip.is_none().then(|| view.path.clone()),
        is_private: slip.is_some(),
        versions: &view.translations,
        section: Some(&view.section),
        at: Some(view.updated.unwrap_or(view.published)),
        is_story: true,
        ..Frame::new(lang, Look::Article, content.headline.clone())
    }
    .render(layout, "article.html", page)
}
