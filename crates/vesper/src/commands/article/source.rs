//! `vesper article source|refresh`: what an article is made of, and taking over what agencies changed.

use super::act;
use crate::cli::{ArticleRefresh, Source};
use crate::commands::{article_of, who};
use crate::house::House;
use crate::output::say;
use anyhow::{Context, Result, bail};
use archive::{Act, ArticleSource};
use jiff::Timestamp;
use model::{Action, Article, BlockKind, CorrectionKind, CorrectionNote, PubStatus, Role, SourceNews};
use serde_json::{Value, json};

/// `vesper article source …`
pub(super) async fn run(house: &House, command: Source, now: Timestamp, json: bool) -> Result<()> {
    let (id, moved, credit, done) = match command {
        Source::Add {
            article,
            item,
            reason,
        } => {
            let mut tx = house.archive.begin(&who(), &reason).await?;
            let moved = tx.add_source(article, item, Role::ChiefEditor, now).await?;
            let credit = tx
                .revision(article, moved.head)
                .await?
                .map(|one| one.content.credit);
            tx.commit().await?;
            (article, moved, credit, format!("uses item {item}"))
        }
        Source::Remove {
            article,
            item,
            rewritten,
            reason,
        } => {
            let mut tx = house.archive.begin(&who(), &reason).await?;
            let moved = tx
                .remove_source(article, item, rewritten, Role::ChiefEditor, now)
                .await?;
            let credit = tx
                .revision(article, moved.head)
                .await?
                .map(|one| one.content.credit);
            tx.commit().await?;
            (article, moved, credit, format!("uses item {item} no more"))
        }
    };
    let credit = credit.unwrap_or_default();
    let told = json!({ "article": id, "stage": moved.stage, "credit": credit, "revision": moved.head });
    say(json, &told, || {
        format!(
            "article {id} {done}; its credit: {credit}; it is {}",
            moved.stage.name()
        )
    })
}

/// `vesper article refresh ID ITEM`
pub(super) async fn refresh(
    house: &House,
    ArticleRefresh {
        id,
        item,
        note,
        reason,
    }: ArticleRefresh,
    now: Timestamp,
    json: bool,
) -> Result<()> {
    let mut tx = house.archive.read().await?;
    let article = article_of(&mut tx, id).await?;
    let newest = tx
        .wire_item(item)
        .await?
        .with_context(|| format!("there is no wire item {item}"))?;
    let versions = tx.versions_used(item).await?;
    let Some(from) = versions.get(&id).copied() else {
        bail!("article {id} does not use item {item}; `vesper article show {id}` names its sources");
    };
    let used = tx
        .wire_version(item, from)
        .await?
        .context("the version that was used is missing")?
        .item;
    let head = tx
        .revision(id, article.head)
        .await?
        .context("its newest revision is missing")?;
    drop(tx);
    match newest.item.pubstatus {
        PubStatus::Usable => {}
        PubStatus::Withheld => {
            bail!(
                "item {item} is withheld until further notice; wait for its agency, or keep article {id} as it is"
            )
        }
        PubStatus::Canceled => {
            bail!("item {item} is killed; withdraw article {id}, or keep it with a reason")
        }
    }
    let is_out = article.stage.published_since().is_some();
    let done = desk::refresh(&head.content, item, &used, &newest.item);
    let mut content = done.content;
    let (action, why) = match (is_out, note, reason) {
        (false, note, reason) => (
            Action::Save,
            note.or(reason)
                .unwrap_or_else(|| format!("item {item} has changed")),
        ),
        (true, Some(text), _) => {
            content.body.append(BlockKind::Correction(CorrectionNote {
                kind: CorrectionKind::Correction,
                text: text.clone(),
                at: now,
            }));
            (Action::Correct, text)
        }
        (true, None, Some(reason)) => (Action::Amend, reason),
        (true, None, None) => bail!(
            "readers have article {id}: --note says what was wrong and what is right, or --reason why it is amended without a note"
        ),
    };
    let with = Act {
        content: Some(content),
        follows: Some((item, newest.versions)),
        ..Act::default()
    };
    act(house, id, &[action], &why, with, now, json).await?;
    for left in &done.left {
        eprintln!("not taken over, because it was edited or taken out here: {left}");
    }
    for picture in &done.pictures_gone {
        eprintln!(
            "a picture does not come with the newest version any more: {picture}; if the article shows it, read what the agency says, then `vesper article amend`, or `vesper media expire`"
        );
    }
    Ok(())
}

/// The sources of an article for programs.
pub(super) fn documents(sources: &[ArticleSource]) -> Vec<Value> {
    let document = |source: &ArticleSource| {
        json!({
            "item": source.item, "agency": source.agency, "headline": source.headline,
            "version": source.version, "newest": source.newest, "used": source.is_used,
        })
    };
    sources.iter().map(document).collect()
}

/// A line for each source.
pub(super) fn words(sources: &[ArticleSource]) -> String {
    let line = |source: &ArticleSource| {
        let newer = if source.newest > source.version {
            format!(", of {}", source.newest)
        } else {
            String::new()
        };
        let once = if source.is_used { "" } else { "once " };
        let (item, agency, version) = (source.item, &source.agency, source.version);
        format!(
            "{once}made of item {item} ({agency}, version {version}{newer}): {}\n",
            source.headline
        )
    };
    sources.iter().map(line).collect()
}

/// A line for each thing that an agency said, with what can be done.
pub(super) fn to_decide(article: &Article) -> String {
    let id = article.id;
    let changes = article.source_flag.iter().flat_map(|flag| &flag.changes);
    changes
        .map(|change| {
            let (item, agency) = (change.item, &change.agency);
            let by = change
                .by_item
                .map_or_else(String::new, |by| format!(" by item {by}"));
            let what = format!("item {item} of {agency} {}{by}", says(change.news));
            let versions = if change.to > change.from {
                format!(", version {} to {}", change.from, change.to)
            } else {
                String::new()
            };
            let differs = if change.differs.is_empty() {
                String::new()
            } else {
                format!(" ({})", change.differs.join(", "))
            };
            let keep = match change.news {
                SourceNews::Update | SourceNews::Correction => {
                    format!("`vesper article keep {id} {item} --reason …`")
                }
                news => format!(
                    "`vesper article keep {id} {item} --although {} --reason …`",
                    news.word()
                ),
            };
            let withdraw = format!("`vesper article withdraw {id} --reason …`");
            let now = match change.news {
                SourceNews::RightsEnded => {
                    format!("`vesper article allow {id} --beyond-end --reason …`, {withdraw}, or {keep}")
                }
                SourceNews::Update | SourceNews::Correction if change.by_item.is_none() => {
                    format!("`vesper article refresh {id} {item}`, or {keep}")
                }
                // What another item puts right is written in by hand.
                SourceNews::Update | SourceNews::Correction => keep,
                _ => format!("{withdraw}, or {keep}"),
            };
            format!("TO DECIDE: {what}{versions}{differs}: {now}\n")
        })
        .collect()
}

fn says(news: model::SourceNews) -> &'static str {
    match news {
        model::SourceNews::Update => "is updated",
        model::SourceNews::Correction => "is corrected",
        model::SourceNews::Withheld => "is withheld",
        model::SourceNews::RightsEnded => "is at the end of its rights",
        model::SourceNews::MayBeKilled => "may be killed",
        model::SourceNews::Killed => "is killed",
    }
}
