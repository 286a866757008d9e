//! `vesper article check|embargo`, and what `show` says about approval, hold and embargo.

use crate::commands::{article_of, who};
use crate::house::House;
use crate::output::say;
use anyhow::{Result, bail};
use jiff::Timestamp;
use model::{Article, ArticleId, Content, Embargo, Need, Role, Stage};
use serde_json::json;

/// `vesper article check ID`
pub(super) async fn check(house: &House, id: ArticleId, now: Timestamp, json: bool) -> Result<()> {
    let mut tx = house.archive.read().await?;
    let article = article_of(&mut tx, id).await?;
    let (content, checks) = tx.checks(&article, now).await?;
    let in_the_way = tx.usage_problems(&article, &content, now).await?;
    let hash = content.hash();
    let failing = checks.iter().filter(|(_, is_met)| !is_met).count();
    let lines: Vec<_> = checks
        .iter()
        .map(|(need, is_met)| json!({ "check": need, "met": is_met }))
        .collect();
    let told = json!({ "article": id, "stage": article.stage, "hash": hash, "checks": lines, "in_the_way": in_the_way });
    say(json, &told, || {
        let lines = checks.iter().map(|(need, is_met)| {
            let name = serde_json::to_value(need).unwrap_or_default();
            let name = name.as_str().unwrap_or_default().replace('-', " ");
            if *is_met {
                format!("  fine     {name}")
            } else {
                let why = if *need == Need::UsageTerms {
                    in_the_way.join("; ")
                } else {
                    need.to_string()
                };
                format!("  MISSING  {name}: {why}")
            }
        });
        lines.collect::<Vec<_>>().join("\n")
    })?;
    if failing > 0 {
        bail!("{failing} of {} checks of article {id} fail", checks.len());
    }
    Ok(())
}

/// `vesper article embargo ID`
pub(super) async fn embargo(
    house: &House,
    (id, is_story): (ArticleId, bool),
    until: Option<Timestamp>,
    reason: &str,
    now: Timestamp,
    json: bool,
) -> Result<()> {
    let mut tx = house.archive.begin(&who(), reason).await?;
    let article = article_of(&mut tx, id).await?;
    let mut ids = vec![id];
    if is_story {
        let versions = tx.articles_of(article.story).await?;
        ids = versions
            .into_iter()
            .filter(|one| one.id == id || !is_closed(&one.stage))
            .map(|one| one.id)
            .collect();
    }
    let mut moved = Vec::new();
    for id in ids {
        moved.push(
            tx.set_embargo(id, until.map(Embargo::until), Role::ChiefEditor, now)
                .await?,
        );
    }
    tx.commit().await?;
    for one in moved {
        let told = json!({ "article": one.id, "embargo": one.embargo, "stage": one.stage });
        say(json, &told, || {
            let ends = until.map_or_else(|| "is lifted".to_owned(), |until| format!("lasts until {until}"));
            match &one.stage {
                Stage::Scheduled { at } => {
                    format!("the embargo of article {} {ends}; it goes out at {at}", one.id)
                }
                stage => format!("the embargo of article {} {ends}; it is {}", one.id, stage.name()),
            }
        })?;
    }
    Ok(())
}

/// Whether it is out or withdrawn.
fn is_closed(stage: &Stage) -> bool {
    stage.published_since().is_some() || matches!(stage, Stage::Withdrawn { .. })
}

/// Hash, approval, clearance, hold and embargo, a line each.
pub(super) fn standing(article: &Article, content: &Content) -> String {
    let hash = content.hash();
    let mut out = format!("hash {hash}\n");
    for (name, read) in [("approved", &article.approval), ("cleared", &article.clearance)] {
        if let Some(read) = read {
            let void = if read.hash == hash {
                ""
            } else {
                ", but it says something else now"
            };
            out.push_str(&format!("{name} by {} at {}{void}\n", read.by, read.at));
        }
    }
    if let Some(hold) = &article.hold {
        out.push_str(&format!(
            "held by {} since {}: {}\n",
            hold.by, hold.at, hold.reason
        ));
    }
    if let Stage::Withdrawn { at, by_agency } = article.stage {
        let who = if by_agency { "by its agency " } else { "" };
        let id = article.id;
        out.push_str(&format!(
            "withdrawn {who}at {at}; `vesper article history {id}` says by whom and why\n"
        ));
    }
    if let Some(flag) = &article.flag {
        out.push_str(&format!(
            "TO DECIDE: article {} ({}) of the same story was withdrawn by {} at {}: {}\n",
            flag.of, flag.lang, flag.by, flag.at, flag.why
        ));
    }
    if let Some(embargo) = article.embargo {
        out.push_str(&format!("embargo until {}\n", embargo.lifts_at()));
    }
    out
}
