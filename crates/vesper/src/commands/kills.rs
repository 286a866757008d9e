//! `vesper wire alarms|kill|dismiss`: the kills that somebody has to act upon.

use crate::cli::Kills;
use crate::clock::HouseClock;
use crate::commands::who;
use crate::house::House;
use crate::output::say;
use anyhow::{Result, bail};
use archive::{KillAlarm, KillAlarmKind};
use jiff::Timestamp;
use model::{Clock, SourceNews, WireItemId};
use serde_json::json;

/// `vesper wire alarms|kill|dismiss`
pub(super) async fn run(house: &House, command: Kills, json: bool) -> Result<()> {
    let now = HouseClock::of(&house.settings.folder).now();
    match command {
        Kills::Alarms => alarms(house, json).await,
        Kills::Kill { item, notice, reason } => kill(house, item, notice, &reason, now, json).await,
        Kills::Dismiss { item, reason } => dismiss(house, item, &reason, now, json).await,
    }
}

async fn alarms(house: &House, json: bool) -> Result<()> {
    let mut tx = house.archive.read().await?;
    let alarms = tx.kill_alarms().await?;
    if alarms.is_empty() && !json {
        eprintln!("No kill waits for anybody.");
    }
    for alarm in alarms {
        let kill = tx.wire_item(alarm.item).await?;
        let (agency, headline) = kill
            .map(|row| (row.item.agency, row.item.headline))
            .unwrap_or_default();
        let articles = tx.articles_from(alarm.item).await?;
        let told = json!({
            "item": alarm.item, "at": alarm.at, "kind": alarm.kind, "agency": agency, "headline": headline,
            "candidates": alarm.candidates, "articles": articles,
        });
        say(json, &told, || {
            let head = format!("{}  {agency} killed item {}: {headline}", alarm.at, alarm.item);
            format!("{head}\n{}", advice(&alarm, &articles))
        })?;
    }
    Ok(())
}

/// What can be done about a kill, in words.
pub(super) fn advice(alarm: &KillAlarm, articles: &[model::ArticleId]) -> String {
    let id = alarm.item;
    let dismiss = format!("`vesper wire dismiss {id} --reason …` when it asks for nothing here");
    match alarm.kind {
        KillAlarmKind::Undecided => {
            let articles: Vec<String> = articles.iter().map(ToString::to_string).collect();
            format!(
                "  made of it: article {}\n  `vesper wire kill {id} --reason …` takes all of it back; {dismiss}",
                articles.join(", ")
            )
        }
        KillAlarmKind::Unmatched => {
            let is_named = alarm.candidates.iter().any(|one| one.likeness == 100);
            let mut out = if is_named {
                "  what it names is known from an agency of another name (`--agency` and the settings say whose copy is); it may mean:\n"
            } else {
                "  it names no item that is known here; it may mean:\n"
            }
            .to_owned();
            for one in &alarm.candidates {
                let used = if one.is_used { ", used" } else { "" };
                out.push_str(&format!(
                    "  item {} ({} of 100{used}): {}\n",
                    one.item, one.likeness, one.headline
                ));
            }
            if alarm.candidates.is_empty() {
                out.push_str("  no item of the last 48 hours shares a word with it\n");
            }
            out.push_str(&format!(
                "  `vesper wire kill ITEM --notice {id} --reason …` takes back what it means; {dismiss}"
            ));
            out
        }
    }
}

async fn kill(
    house: &House,
    item: WireItemId,
    notice: Option<WireItemId>,
    reason: &str,
    now: Timestamp,
    json: bool,
) -> Result<()> {
    let mut tx = house.archive.begin(&who(), reason).await?;
    if let Some(notice) = notice
        && tx.wire_item(notice).await?.is_none()
    {
        bail!("there is no wire item {notice}; `vesper wire alarms` names the kills that wait");
    }
    let done = wire::take_back(&mut tx, item, notice, now).await?;
    tx.commit().await?;
    let told = json!({
        "item": item, "notice": notice, "withdrawn": done.withdrawn, "media": done.media, "to_decide": done.flagged,
    });
    say(json, &told, || {
        let list = |name: &str, all: &[String]| {
            if all.is_empty() {
                String::new()
            } else {
                format!("\n{name}: {}", all.join(", "))
            }
        };
        let numbers = |all: &[model::ArticleId]| all.iter().map(ToString::to_string).collect::<Vec<_>>();
        let media: Vec<String> = done
            .media
            .iter()
            .map(|media| media.as_str()[..12].to_owned())
            .collect();
        format!(
            "item {item} is killed{}{}{}",
            list("withdrawn with it: article", &numbers(&done.withdrawn)),
            list("not shown any more", &media),
            list(
                "used it in an earlier revision, to decide: article",
                &numbers(&done.flagged)
            ),
        )
    })
}

async fn dismiss(house: &House, item: WireItemId, reason: &str, now: Timestamp, json: bool) -> Result<()> {
    let mut tx = house.archive.begin(&who(), reason).await?;
    if !tx.settle_kill(item, now).await? {
        bail!("no kill {item} waits for anybody; `vesper wire alarms` names those that do");
    }
    let mut kept = tx.clear_suspicion(item, now).await?;
    kept.extend(tx.keep_killed(item, now).await?);
    tx.commit().await?;
    let told = json!({ "item": item, "settled": true, "articles": kept });
    say(json, &told, || {
        let kept: Vec<String> = kept.iter().map(ToString::to_string).collect();
        let stays = if kept.is_empty() {
            String::new()
        } else {
            format!(
                "; nothing is to be decided because of it about article {}",
                kept.join(", ")
            )
        };
        format!("kill {item} is settled{stays}")
    })
}

/// Whether a kill waits for somebody, for `vesper check`.
///
/// # Errors
/// When one does, with what it is about.
pub(super) async fn waiting(house: &House) -> Result<String> {
    let mut tx = house.archive.read().await?;
    let alarms = tx.kill_alarms().await?;
    let flagged = tx.articles_with_source_flag().await?;
    if !alarms.is_empty() {
        let items: Vec<String> = alarms.iter().map(|alarm| alarm.item.to_string()).collect();
        bail!(
            "kills that wait for an editor: item {}; `vesper wire alarms` says what to do",
            items.join(", ")
        );
    }
    let killed: Vec<String> = flagged
        .iter()
        .filter(|article| {
            article.source_flag.as_ref().and_then(model::SourceFlag::gravest) >= Some(SourceNews::MayBeKilled)
        })
        .map(|article| article.id.to_string())
        .collect();
    if !killed.is_empty() {
        bail!(
            "an agency took back what article {} uses; `vesper article show` says what, then withdraw or keep",
            killed.join(", ")
        );
    }
    Ok(match flagged.len() {
        0 => "no kill waits".to_owned(),
        1 => "no kill waits; 1 article uses an item that has changed".to_owned(),
        count => format!("no kill waits; {count} articles use items that have changed"),
    })
}
