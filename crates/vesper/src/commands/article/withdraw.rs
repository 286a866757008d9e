//! `vesper article withdraw|keep`: taking back, what becomes of the other versions, and what had gone where.

use crate::cli::Translations;
use crate::commands::{article_of, who};
use crate::house::House;
use crate::output::say;
use anyhow::Result;
use archive::{Act, Keep, Transaction};
use jiff::Timestamp;
use model::{Action, Article, ArticleId, Door, IssueId, Role, Stage};
use serde_json::json;
use std::collections::BTreeSet;

/// `vesper article withdraw ID`
pub(super) async fn withdraw(
    house: &House,
    (id, translations): (ArticleId, Translations),
    (at, never): (Option<Timestamp>, bool),
    reason: &str,
    now: Timestamp,
    json: bool,
) -> Result<()> {
    let mut tx = house.archive.begin(&who(), reason).await?;
    let article = article_of(&mut tx, id).await?;
    let mut ids = vec![id];
    if translations == Translations::Withdraw {
        let versions = tx.articles_of(article.story).await?;
        let others = versions.iter().filter(|one| one.id != id && !is_withdrawn(one));
        ids.extend(others.map(|one| one.id));
    }
    if at.is_some() || never {
        for id in &ids {
            tx.plan_withdrawal(*id, at, Role::ChiefEditor, now).await?;
        }
        tx.commit().await?;
        let told = json!({ "articles": ids, "withdrawal": at });
        return say(json, &told, || {
            let when = at.map_or_else(
                || "does not go by itself".to_owned(),
                |at| format!("goes at {at}"),
            );
            ids.iter()
                .map(|id| format!("article {id} {when}"))
                .collect::<Vec<_>>()
                .join("\n")
        });
    }
    for id in &ids {
        tx.act(*id, Action::Withdraw, Role::ChiefEditor, Act::default(), now)
            .await?;
    }
    let versions = tx.articles_of(article.story).await?;
    let mut gone = Vec::new();
    for id in &ids {
        gone.push(went(&mut tx, *id).await?);
    }
    tx.commit().await?;
    let flagged: Vec<&Article> = versions.iter().filter(|one| one.flag.is_some()).collect();
    let told = json!({
        "articles": gone.iter().map(Went::json).collect::<Vec<_>>(),
        "to_decide": flagged.iter().map(|one| json!({ "article": one.id, "lang": one.lang, "stage": one.stage })).collect::<Vec<_>>(),
    });
    say(json, &told, || {
        let mut out: Vec<String> = gone.iter().map(Went::words).collect();
        for one in flagged {
            out.push(format!(
                "article {} ({}, {}) tells the same story: `vesper article withdraw {}`, or `vesper article keep {}`, each with --reason",
                one.id,
                one.lang,
                one.stage.name(),
                one.id,
                one.id
            ));
        }
        out.join("\n")
    })
}

fn is_withdrawn(article: &Article) -> bool {
    matches!(article.stage, Stage::Withdrawn { .. })
}

/// Where something that was taken back had gone.
struct Went {
    article: ArticleId,
    places: usize,
    letters: BTreeSet<IssueId>,
    readers: i64,
}

/// What was written down before it was taken back; `vesper where` looks at each place itself.
async fn went(tx: &mut Transaction, article: ArticleId) -> Result<Went> {
    let written_down = tx.placements(article).await?;
    let places: BTreeSet<&String> = written_down
        .iter()
        .filter(|(_, door, _)| door != Door::Letter.name())
        .map(|(.., place)| place)
        .collect();
    let mailed = tx.mailed_revisions(article).await?;
    Ok(Went {
        article,
        places: places.len(),
        letters: mailed.iter().map(|(issue, ..)| *issue).collect(),
        readers: mailed.iter().map(|(.., readers)| readers).sum(),
    })
}

impl Went {
    fn json(&self) -> serde_json::Value {
        json!({
            "article": self.article, "stage": "withdrawn", "places": self.places, "letters": self.letters, "copies": self.readers,
        })
    }

    fn words(&self) -> String {
        let Self {
            article,
            places,
            letters,
            readers,
        } = self;
        let stood = match places {
            0 => "it had stood nowhere".to_owned(),
            1 => "it had stood in 1 place".to_owned(),
            places => format!("it had stood in {places} places"),
        };
        let mailed = if letters.is_empty() {
            "and in no letter".to_owned()
        } else {
            format!(
                "and in {} of the letter",
                if *readers == 1 {
                    "1 copy".to_owned()
                } else {
                    format!("{readers} copies")
                }
            )
        };
        format!(
            "article {article} is withdrawn; {stood} {mailed}: `vesper where {article}` says how it is at each"
        )
    }
}

/// `vesper article keep ID [ITEM…]`
pub(super) async fn keep(
    house: &House,
    id: ArticleId,
    what: &Keep,
    reason: &str,
    now: Timestamp,
    json: bool,
) -> Result<()> {
    let mut tx = house.archive.begin(&who(), reason).await?;
    let article = tx.keep(id, what, Role::ChiefEditor, now).await?;
    tx.commit().await?;
    let told = json!({ "article": id, "stage": article.stage, "kept": true, "items": what.items });
    say(json, &told, || {
        format!("article {id} stays {}", article.stage.name())
    })
}
