//! `vesper media list|expire`: until when pictures and recordings may be shown.

use crate::cli::Media;
use crate::clock::HouseClock;
use crate::commands::who;
use crate::house::House;
use crate::output::{columns, say};
use anyhow::{Context, Result};
use archive::Transaction;
use jiff::Timestamp;
use model::{ArticleId, Clock, MediaHash, Role, WireItemId};
use serde_json::json;
use std::collections::BTreeSet;

/// `vesper media …`
pub(super) async fn run(house: &House, command: Media, json: bool) -> Result<()> {
    let now = HouseClock::of(&house.settings.folder).now();
    match command {
        Media::List { article } => list(house, article, now, json).await,
        Media::Source { media, item } => source(house, &media, item, now, json).await,
        Media::Expire {
            media, at, reason, ..
        } => expire(house, &media, at, &reason, now, json).await,
    }
}

async fn list(house: &House, id: ArticleId, now: Timestamp, json: bool) -> Result<()> {
    let mut tx = house.archive.read().await?;
    let article = super::article_of(&mut tx, id).await?;
    let head = tx
        .revision(id, article.head)
        .await?
        .context("its newest revision is missing")?;
    let used: BTreeSet<&MediaHash> = head.content.media().collect();
    if used.is_empty() && !json {
        eprintln!("Article {id} has no picture and no recording.");
    }
    for media in used {
        let Some(asset) = tx.asset(media).await? else {
            continue;
        };
        let (expires_at, users) = (tx.media_expires_at(media).await?, tx.media_users(media).await?);
        let line = json!({
            "media": media, "kind": asset.kind, "mime": asset.mime, "bytes": asset.bytes, "expires_at": expires_at,
            "articles": users,
        });
        say(json, &line, || {
            let until = match expires_at {
                None => "may be shown".to_owned(),
                Some(end) if end <= now => format!("may not be shown since {end}"),
                Some(end) => format!("may be shown until {end}"),
            };
            let users = users
                .iter()
                .map(ToString::to_string)
                .collect::<Vec<_>>()
                .join(", ");
            let users = if users.is_empty() {
                "stands in nothing that is out".to_owned()
            } else {
                format!("stands in {users}")
            };
            let caption = head
                .content
                .pictures()
                .find(|one| one.media == *media)
                .map(|one| one.caption.as_str());
            let title = head
                .content
                .body
                .recordings()
                .find(|(_, one)| one.media == *media)
                .map(|(_, one)| one.title.as_str());
            let users = format!("{users}: {}", caption.or(title).unwrap_or_default());
            columns(&[
                (&media.as_str()[..12], 12),
                (&asset.mime, 12),
                (&until, 0),
                (&users, 0),
            ])
        })?;
    }
    Ok(())
}

/// The original whose hash begins so.
async fn media_of(tx: &mut Transaction, digits: &str) -> Result<MediaHash> {
    tx.media_that_begins(digits).await?.with_context(|| {
        format!(
            "“{digits}” begins the hash of no picture or recording, or of several; `vesper media list ARTICLE` shows them"
        )
    })
}

async fn source(house: &House, digits: &str, item: WireItemId, now: Timestamp, json: bool) -> Result<()> {
    let mut tx = house.archive.begin(&who(), "").await?;
    let media = media_of(&mut tx, digits).await?;
    tx.set_media_source(&media, item, now).await?;
    let is_shown = !tx.media_is_expired(&media, now).await?;
    tx.commit().await?;
    let told = json!({ "media": media, "item": item, "may_be_shown": is_shown });
    say(json, &told, || {
        let now = if is_shown {
            "it goes when the item is killed"
        } else {
            "the item is killed, so it is gone"
        };
        format!("{} came with wire item {item}; {now}", &media.as_str()[..12])
    })
}

async fn expire(
    house: &House,
    digits: &str,
    at: Option<Timestamp>,
    reason: &str,
    now: Timestamp,
    json: bool,
) -> Result<()> {
    let mut tx = house.archive.begin(&who(), reason).await?;
    let media = media_of(&mut tx, digits).await?;
    tx.set_media_expiry(&media, at, Role::ChiefEditor, now).await?;
    let users = tx.media_users(&media).await?;
    tx.commit().await?;
    let told = json!({ "media": media, "expires_at": at, "articles": users });
    say(json, &told, || {
        let until = at.map_or_else(
            || "has no end of rights".to_owned(),
            |at| format!("is gone from {at} on"),
        );
        format!(
            "{} {until}; it stands in {} articles that are out",
            &media.as_str()[..12],
            users.len()
        )
    })
}
