mod history;
mod import;
mod preview;
mod release;
mod withdraw;

use import::{draft, import_files};

use crate::cli::Article;
use crate::clock::HouseClock;
use crate::commands::{article_of, who};
use crate::house::House;
use crate::output::{columns, say};
use anyhow::{Context, Result, bail};
use archive::Act;
use desk::import::read as read_manuscript;
use jiff::{SignedDuration, Timestamp};
use model::{
    Action, ArticleId, Block, BlockId, BlockKind, Body, Clock, Content, CorrectionKind, CorrectionNote, Lang,
    RevisionNo, Role, Stage,
};
use serde_json::json;
use std::path::Path;

/// `vesper article …`
pub(super) async fn run(house: &House, command: Article, json: bool) -> Result<()> {
    let now = HouseClock::of(&house.settings.folder).now();
    match command {
        Article::List {
            lang,
            to_decide,
            limit,
        } => list(house, (lang, to_decide), limit, json).await,
        Article::Show { id } => show(house, id, json).await,
        Article::Import(import) => import_files(house, &import, now, json).await,
        Article::Draft { item, section, lang } => {
            let mut tx = house.archive.begin(&who(), "").await?;
            let id = draft(&mut tx, item, &section, lang, house, now).await?;
            tx.commit().await?;
            say(json, &json!({ "article": id, "stage": "draft" }), || {
                format!("article {id} is a draft; next: vesper article publish {id}")
            })
        }
        Article::Submit { id } => act(house, id, &[Action::Submit], "", Act::default(), now, json).await,
        Article::Return { id, reason } => {
            act(house, id, &[Action::Return], &reason, Act::default(), now, json).await
        }
        Article::Approve { id, hash } => {
            let with = Act {
                read: hash,
                ..Act::default()
            };
            act(house, id, &[Action::Submit, Action::Approve], "", with, now, json).await
        }
        Article::Check { id } => release::check(house, id, now, json).await,
        Article::Embargo {
            id,
            until,
            reason,
            story,
            ..
        } => release::embargo(house, (id, story), until, &reason, now, json).await,
        Article::Hold { id, reason } => {
            act(house, id, &[Action::Hold], &reason, Act::default(), now, json).await
        }
        Article::Clear { id, hash, reason } => {
            let with = Act {
                read: hash,
                ..Act::default()
            };
            act(house, id, &[Action::Clear], &reason, with, now, json).await
        }
        Article::Publish { id, at } => {
            let last = if at.is_some() {
                Action::Schedule
            } else {
                Action::Publish
            };
            let act_with = Act { at, ..Act::default() };
            act(
                house,
                id,
                &[Action::Submit, Action::Approve, last],
                "",
                act_with,
                now,
                json,
            )
            .await
        }
        Article::Correct {
            id,
            note,
            kind,
            since,
            file,
        } => correct(house, id, (kind, note, now), since, file.as_deref(), json).await,
        Article::Amend { id, file, reason } => amend(house, id, &file, &reason, now, json).await,
        Article::History { id } => history::history(house, id, json).await,
        Article::Preview { id, holder, hours } => {
            preview::make(
                house,
                id,
                &holder,
                SignedDuration::from_hours(hours.into()),
                now,
                json,
            )
            .await
        }
        Article::Previews { id } => preview::list(house, id, now, json).await,
        Article::Revoke { link } => preview::revoke(house, link, now, json).await,
        Article::At { id, at } => history::at(house, id, at, json).await,
        Article::Diff { id, from, to } => history::diff(house, id, from.zip(to), json).await,
        Article::Withdraw {
            id,
            reason,
            translations,
            at,
            never,
        } => withdraw::withdraw(house, (id, translations), (at, never), &reason, now, json).await,
        Article::Keep { id, reason } => withdraw::keep(house, id, &reason, now, json).await,
    }
}

async fn list(house: &House, (lang, to_decide): (Option<Lang>, bool), limit: i64, json: bool) -> Result<()> {
    let mut tx = house.archive.read().await?;
    let rows = tx.recent_articles(lang, to_decide, limit).await?;
    if rows.is_empty() && to_decide && !json {
        eprintln!("Nothing waits for a decision.");
    } else if rows.is_empty() && !json {
        eprintln!("There is no article yet. `vesper article import FILE.md` brings one in.");
    }
    for row in rows.into_iter().rev() {
        let article = &row.article;
        let line = json!({
            "article": article.id, "story": article.story, "lang": article.lang, "stage": article.stage,
            "headline": row.headline, "flag": article.flag, "path": article.path(), "updated_at": article.updated_at,
        });
        say(json, &line, || {
            let (id, at) = (
                article.id.to_string(),
                article.updated_at.strftime("%d.%m. %H:%M").to_string(),
            );
            let flag = if article.flag.is_some() { "TO DECIDE  " } else { "" };
            let headline = format!("{flag}{}", row.headline);
            columns(&[
                (&id, 5),
                (article.lang.tag(), 7),
                (article.stage.name(), 9),
                (&at, 12),
                (&headline, 0),
            ])
        })?;
    }
    Ok(())
}

async fn show(house: &House, id: ArticleId, json: bool) -> Result<()> {
    let mut tx = house.archive.read().await?;
    let article = article_of(&mut tx, id).await?;
    let head = tx
        .revision(id, article.head)
        .await?
        .context("its newest revision is missing")?;
    let numbers = tx.revision_numbers(id).await?;
    let places = tx.placements(id).await?;
    let line = json!({
        "article": id, "story": article.story, "lang": article.lang, "stage": article.stage, "path": article.path(),
        "embargo": article.embargo, "hash": head.content.hash(), "approval": article.approval, "hold": article.hold, "flag": article.flag,
        "clearance": article.clearance, "head": article.head, "published": article.published, "revisions": numbers,
        "content": head.content,
        "placements": places.iter().map(|(revision, door, place)| json!({ "revision": revision, "door": door, "place": place })).collect::<Vec<_>>(),
    });
    say(json, &line, || {
        let content = &head.content;
        let mut out = format!(
            "{}\n{}\n\n{}\n\narticle {id}, {}, revision {} of {}\n{}{}\n{}\n",
            content.headline,
            content.teaser,
            content.body.words().trim(),
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
        for (revision, door, place) in &places {
            out.push_str(&format!("\nrevision {revision} went to {door} {place}"));
        }
        out
    })
}

/// Does the actions that are still to be done, in order, as one change.
async fn act(
    house: &House,
    id: ArticleId,
    actions: &[Action],
    why: &str,
    with: Act,
    now: Timestamp,
    json: bool,
) -> Result<()> {
    let mut tx = house.archive.begin(&who(), why).await?;
    let mut moved = article_of(&mut tx, id).await?;
    if let (Stage::Scheduled { at }, Some(Action::Publish)) = (&moved.stage, actions.last()) {
        bail!(
            "article {id} goes out at {at}; for another time `vesper article publish {id} --at TIME`, for now `vesper acts cancel` first"
        );
    }
    for action in actions {
        let passed = match action {
            Action::Submit => moved.stage != Stage::Draft,
            Action::Approve => moved.stage != Stage::InReview && actions.last() != Some(action),
            _ => false,
        };
        if !passed {
            moved = tx.act(id, *action, Role::ChiefEditor, with.clone(), now).await?;
        }
    }
    tx.commit().await?;
    let url = format!("{}{}", house.settings.url, model::encode_path(&moved.path()));
    say(
        json,
        &json!({ "article": id, "stage": moved.stage, "url": url }),
        || match &moved.stage {
            Stage::Published { .. } | Stage::Corrected { .. } => {
                format!("article {id} is {}: {url}", moved.stage.name())
            }
            Stage::Scheduled { at } => format!("article {id} goes out at {at}"),
            stage => format!("article {id} is {}", stage.name()),
        },
    )
}

async fn correct(
    house: &House,
    id: ArticleId,
    (kind, text, at): (CorrectionKind, String, Timestamp),
    wrong_since: Option<RevisionNo>,
    file: Option<&Path>,
    json: bool,
) -> Result<()> {
    let mut content = newest(house, id).await?;
    if let Some(file) = file {
        apply_corrected(file, &mut content)?;
    }
    let kind = BlockKind::Correction(CorrectionNote { kind, text, at });
    let next = content
        .body
        .blocks
        .iter()
        .map(|block| block.id.0)
        .max()
        .unwrap_or(0)
        + 1;
    content.body.blocks.push(Block {
        id: BlockId(next),
        kind,
    });
    let with = Act {
        content: Some(content),
        wrong_since,
        ..Act::default()
    };
    act(house, id, &[Action::Correct], "", with, at, json).await
}

async fn amend(
    house: &House,
    id: ArticleId,
    file: &Path,
    reason: &str,
    now: Timestamp,
    json: bool,
) -> Result<()> {
    let mut content = newest(house, id).await?;
    apply_corrected(file, &mut content)?;
    let with = Act {
        content: Some(content),
        ..Act::default()
    };
    act(house, id, &[Action::Amend], reason, with, now, json).await
}

/// What the newest revision says.
async fn newest(house: &House, id: ArticleId) -> Result<Content> {
    let mut tx = house.archive.read().await?;
    let article = article_of(&mut tx, id).await?;
    let head = tx.revision(id, article.head).await?;
    Ok(head.context("its newest revision is missing")?.content)
}

/// Takes headline, kicker, teaser and text from a corrected manuscript; pictures, recordings, links and earlier corrections
/// stay as they are.
fn apply_corrected(file: &Path, content: &mut Content) -> Result<()> {
    use desk::import::RawBlock;
    let text = std::fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
    let manuscript = read_manuscript(&text).with_context(|| file.display().to_string())?;
    let front = manuscript.front;
    (content.headline, content.kicker, content.teaser) = (front.headline, front.kicker, front.teaser);
    let words = manuscript.blocks.into_iter().filter_map(|raw| match raw {
        RawBlock::Paragraph(text) => Some(BlockKind::Paragraph { text }),
        RawBlock::Heading(text) => Some(BlockKind::Heading { text }),
        RawBlock::Quotation(quotation) => Some(BlockKind::Quotation(quotation)),
        RawBlock::List(ordered, items) => Some(BlockKind::List { ordered, items }),
        RawBlock::Table(rows) => Some(BlockKind::Table { rows }),
        RawBlock::Facts(facts) => Some(facts.kind()),
        _ => None,
    });
    let is_words = |kind: &BlockKind| {
        matches!(
            kind,
            BlockKind::Paragraph { .. }
                | BlockKind::Heading { .. }
                | BlockKind::Quotation(_)
                | BlockKind::List { .. }
                | BlockKind::Table { .. }
                | BlockKind::Facts { .. }
        )
    };
    // Each picture stays behind as many blocks of words as stood before it.
    let mut kinds: Vec<BlockKind> = words.collect();
    for (at, block) in content
        .body
        .blocks
        .iter()
        .enumerate()
        .filter(|(_, block)| !is_words(&block.kind))
    {
        kinds.insert(at.min(kinds.len()), block.kind.clone());
    }
    content.body = Body::new(kinds);
    Ok(())
}
