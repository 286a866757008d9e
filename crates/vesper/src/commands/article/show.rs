//! `vesper article show`: all that its hash stands for, and where it stands.

use super::{release, source, usage};
use crate::commands::article_of;
use crate::house::House;
use crate::output::say;
use anyhow::{Context, Result};
use jiff::Timestamp;
use model::{ArticleId, BlockKind, Body, Content, PictureUse, plain_text};
use serde_json::json;

pub(super) async fn show(house: &House, id: ArticleId, now: Timestamp, json: bool) -> Result<()> {
    let mut tx = house.archive.read().await?;
    let article = article_of(&mut tx, id).await?;
    let head = tx
        .revision(id, article.head)
        .await?
        .context("its newest revision is missing")?;
    let (section, topics) = tx
        .story(article.story)
        .await?
        .map(|story| (story.section, story.topics))
        .unwrap_or_default();
    let numbers = tx.revision_numbers(id).await?;
    let places = tx.placements(id).await?;
    let sources = tx.sources_of(id).await?;
    let terms = tx.terms_of_use(&article, &head.content).await?;
    let problems = tx.usage_problems(&article, &head.content, now).await?;
    let partners = tx.partner_deliveries(id).await?;
    let line = json!({
        "article": id, "story": article.story, "lang": article.lang, "stage": article.stage, "path": article.path(),
        "embargo": article.embargo, "hash": head.content.hash(), "approval": article.approval, "hold": article.hold, "flag": article.flag,
        "source_flag": article.source_flag, "sources": source::documents(&sources),
        "terms_of_use": usage::documents(&terms), "in_the_way": problems, "leave": article.leave,
        "clearance": article.clearance, "head": article.head, "published": article.published, "revisions": numbers,
        "content": head.content,
        "placements": places.iter().map(|(revision, door, place)| json!({ "revision": revision, "door": door, "place": place })).collect::<Vec<_>>(),
        "partners": partners, "section": section, "topics": topics,
    });
    say(json, &line, || {
        let content = &head.content;
        let mut out = format!(
            "{}{}\n{}\n\n{}\n\narticle {id} ({}, {section}), {}, revision {} of {}\n{}{}\n{}\n",
            if content.kicker.is_empty() {
                String::new()
            } else {
                format!("{}: ", content.kicker)
            },
            content.headline,
            content.teaser,
            words(content).trim(),
            article.lang,
            article.stage.name(),
            article
                .published
                .map_or_else(|| article.head.to_string(), |number| number.to_string()),
            numbers.len(),
            house.settings.url,
            article.path(),
            content.credit,
        );
        out.push_str(&release::standing(&article, &head.content));
        out.push_str(&source::words(&sources));
        out.push_str(&source::to_decide(&article));
        out.push_str(&usage::words(&article, &terms, &problems));
        for (revision, door, place) in &places {
            out.push_str(&format!("\nrevision {revision} went to {door} {place}"));
        }
        for one in &partners {
            out.push('\n');
            out.push_str(&crate::partners::line(one));
        }
        out
    })
}

/// What it says, a line a block, with what readers see of pictures, recordings and speakers.
fn words(content: &Content) -> String {
    let mut lines: Vec<String> = content.picture.iter().map(picture).collect();
    let body = words_of(&content.body);
    if !body.is_empty() {
        lines.push(body);
    }
    for link in &content.links {
        lines.push(format!("[link: {} {}]", link.title, link.url));
    }
    lines.join("\n")
}

/// A body, a line a block.
pub(in crate::commands) fn words_of(body: &Body) -> String {
    let mut lines = Vec::with_capacity(body.blocks.len());
    for block in &body.blocks {
        lines.push(match &block.kind {
            BlockKind::Paragraph { text } => plain_text(text),
            BlockKind::Heading { text } => format!("## {}", plain_text(text)),
            BlockKind::Quotation(quotation) => format!(
                "> {}\n> ({}{})",
                plain_text(&quotation.text),
                quotation.speaker.as_deref().unwrap_or("NO SPEAKER"),
                quotation
                    .said_at
                    .as_ref()
                    .map_or_else(String::new, |said| format!(", {said}")),
            ),
            BlockKind::List { items, .. } => items
                .iter()
                .map(|item| format!("- {}", plain_text(item)))
                .collect::<Vec<_>>()
                .join("\n"),
            BlockKind::Table { rows } => rows
                .iter()
                .map(|row| {
                    row.iter()
                        .map(|cell| plain_text(cell))
                        .collect::<Vec<_>>()
                        .join(" | ")
                })
                .collect::<Vec<_>>()
                .join("\n"),
            BlockKind::Picture(one) => picture(one),
            BlockKind::Gallery { pictures } => pictures.iter().map(picture).collect::<Vec<_>>().join("\n"),
            BlockKind::Video(one) | BlockKind::Audio(one) => {
                format!("[recording: {}; {} ({})]", one.title, one.caption, one.credit)
            }
            BlockKind::ReadMore { links } => format!("[read more: {} pieces]", links.len()),
            BlockKind::Facts { title, items } => format!(
                "[{title}]\n{}",
                items
                    .iter()
                    .map(|item| plain_text(item))
                    .collect::<Vec<_>>()
                    .join("\n")
            ),
            BlockKind::Embed { url, title } => format!("[{title}: {url}]"),
            BlockKind::Correction(note) => format!("[{}: {}]", note.kind.name(), note.text),
        });
    }
    lines.join("\n")
}

fn picture(picture: &PictureUse) -> String {
    format!(
        "[picture: {} ({}); for those who cannot see it: {}]",
        picture.caption, picture.credit, picture.alt
    )
}
