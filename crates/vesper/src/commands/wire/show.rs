//! `vesper wire show` and `vesper wire raw`: what an item says, and the bytes that it came in.

use crate::commands::article::words_of;
use crate::house::House;
use crate::output::say;
use anyhow::{Context, Result, bail};
use archive::{WireRow, WireVersionRow};
use model::{ArticleId, ContentHash, WireAssociation, WireItem, WireItemId, WireSubject};
use serde_json::json;
use std::io::Write;

/// All that is kept of an item: its newest version or the one that is named, where its versions came from, what was made
/// of it.
pub(super) async fn show(house: &House, id: WireItemId, version: Option<i64>, json: bool) -> Result<()> {
    let mut tx = house.archive.read().await?;
    let row = tx.wire_item(id).await?.with_context(|| no_item(id))?;
    let versions = tx.wire_versions(id).await?;
    let shown = match version {
        None => versions.last(),
        Some(number) => versions.iter().find(|one| one.number == number),
    };
    let shown = shown.with_context(|| no_version(id, version, versions.len()))?;
    let articles = tx.articles_from(id).await?;
    let came: Vec<_> = versions
        .iter()
        .map(|one| json!({ "number": one.number, "received_at": one.received_at, "version": one.item.version, "raw": one.raw }))
        .collect();
    let line = json!({ "item": id, "received_at": row.received_at, "changed_at": row.changed_at, "versions": came,
        "shown": shown.number, "articles": articles, "wire": shown.item });
    say(json, &line, || text(&row, &versions, shown, &articles))
}

/// The bytes of an item's version, or of what was set aside, to standard output as they came.
pub(super) async fn raw(house: &House, what: &str, version: Option<i64>) -> Result<()> {
    let hash = match (ContentHash::parse(what), what.parse::<i64>()) {
        (Some(hash), _) => hash,
        (None, Ok(number)) => raw_of(house, WireItemId(number), version).await?,
        (None, Err(_)) => bail!(
            "“{what}” is neither an item's number nor the hash of raw bytes; `vesper wire list --json` names both"
        ),
    };
    let bytes = house.archive.blobs().get(&hash)?;
    let bytes = bytes.with_context(|| format!("there are no bytes of the hash {hash}"))?;
    let mut out = std::io::stdout().lock();
    match out.write_all(&bytes).and_then(|()| out.flush()) {
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(()),
        other => Ok(other?),
    }
}

async fn raw_of(house: &House, id: WireItemId, version: Option<i64>) -> Result<ContentHash> {
    let mut tx = house.archive.read().await?;
    let row = tx.wire_item(id).await?.with_context(|| no_item(id))?;
    match version {
        None => Ok(row.raw),
        Some(number) => {
            let found = tx.wire_version(id, number).await?;
            let count = usize::try_from(row.versions).unwrap_or_default();
            Ok(found.with_context(|| no_version(id, version, count))?.raw)
        }
    }
}

fn no_item(id: WireItemId) -> String {
    format!("there is no item {id}; see `vesper wire list`")
}

fn no_version(id: WireItemId, version: Option<i64>, count: usize) -> String {
    format!(
        "item {id} has no version {}; there are {count}, counted from 1",
        version.unwrap_or_default()
    )
}

fn text(
    row: &WireRow,
    versions: &[WireVersionRow],
    shown: &WireVersionRow,
    articles: &[ArticleId],
) -> String {
    let item = &shown.item;
    let mut lines = vec![
        item.headline.clone(),
        item.description.clone(),
        String::new(),
        words_of(&item.body),
        String::new(),
    ];
    lines.extend(
        facts(item)
            .into_iter()
            .map(|(name, value)| format!("{name:<13}{value}")),
    );
    lines.extend(item.associations.iter().map(association));
    lines.push(String::new());
    for one in versions {
        let own = if one.item.version.is_empty() {
            String::new()
        } else {
            format!(", the agency's {}", one.item.version)
        };
        let (number, at, raw) = (one.number, one.received_at, &one.raw);
        lines.push(format!("version {number}{own} came at {at} in {raw}"));
    }
    lines.extend(articles.iter().map(|id| format!("article {id} was made from it")));
    lines.push(format!(
        "the bytes as they came: vesper wire raw {} --version {}",
        row.id, shown.number
    ));
    let mut lines = lines.into_iter().peekable();
    // No two empty lines together where the item says little.
    let mut out: Vec<String> = Vec::new();
    while let Some(line) = lines.next() {
        if !line.is_empty() || out.last().is_some_and(|last| !last.is_empty()) && lines.peek().is_some() {
            out.push(line);
        }
    }
    out.join("\n")
}

/// What the item says beside its words; only what it says.
fn facts(item: &WireItem) -> Vec<(&'static str, String)> {
    let number = |number: Option<u8>| number.map(|number| number.to_string()).unwrap_or_default();
    let status = match item.pubstatus {
        model::PubStatus::Usable => String::new(),
        model::PubStatus::Withheld => "WITHHELD until further notice".to_owned(),
        model::PubStatus::Canceled => "KILLED".to_owned(),
    };
    let embargo = item
        .embargo
        .map(|embargo| format!("until {}", embargo.lifts_at()));
    let take = item.take.as_ref().map(|take| {
        let more = if take.more_to_come { ", more to come" } else { "" };
        format!("{} {}{more}", take.series, take.number).trim().to_owned()
    });
    let facts = [
        ("status", status),
        ("agency", item.agency.clone()),
        ("guid", item.guid.clone()),
        ("embargo", embargo.unwrap_or_default()),
        ("language", item.language.clone()),
        ("urgency", number(item.urgency)),
        ("priority", number(item.priority)),
        ("slugline", item.slugline.clone()),
        ("byline", item.byline.clone()),
        ("dateline", item.dateline.clone()),
        ("located", item.located.clone()),
        ("subjects", terms(&item.subjects)),
        ("genres", terms(&item.genres)),
        ("take", take.unwrap_or_default()),
        ("note", indented(&item.ednote)),
        ("usage", indented(&item.usage_terms)),
        ("credit", item.credit_line.clone()),
        ("rights", item.copyright_holder.clone()),
        (
            "made",
            item.version_created.map(|at| at.to_string()).unwrap_or_default(),
        ),
        ("replaces", item.replaces.join(", ")),
    ];
    facts.into_iter().filter(|(_, value)| !value.is_empty()).collect()
}

/// Lines below each other behind the name of a fact.
fn indented(lines: &str) -> String {
    lines.replace('\n', &format!("\n{:13}", ""))
}

fn terms(terms: &[WireSubject]) -> String {
    let term = |term: &WireSubject| match (term.name.as_str(), term.code.as_str()) {
        ("", code) => code.to_owned(),
        (name, "") => name.to_owned(),
        (name, code) if name == code => name.to_owned(),
        (name, code) => format!("{name} ({code})"),
    };
    terms.iter().map(term).collect::<Vec<_>>().join(", ")
}

fn association(one: &WireAssociation) -> String {
    let kind = serde_json::to_value(one.kind).ok();
    let kind = kind.as_ref().and_then(|kind| kind.as_str()).unwrap_or("file");
    let words = [&one.headline, &one.caption, &one.credit];
    let words: Vec<&str> = words
        .into_iter()
        .map(String::as_str)
        .filter(|words| !words.is_empty())
        .collect();
    let mut line = format!("{kind:<13}{}", words.join(" / "));
    for form in &one.renditions {
        let size = if form.width > 0 {
            format!(" {}×{}", form.width, form.height)
        } else {
            String::new()
        };
        line.push_str(&format!("\n{:13}{}{size} {}", "", form.role, form.href));
    }
    line
}
