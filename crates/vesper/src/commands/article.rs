mod corrected;
mod draft;
mod history;
mod import;
mod pictures;
mod preview;
mod release;
mod show;
mod source;
mod usage;
mod withdraw;

pub(super) use show::words_of;

use corrected::{apply_corrected, check_since};
use import::import_files;

use crate::cli::Article;
use crate::clock::HouseClock;
use crate::commands::{article_of, who};
use crate::house::House;
use crate::output::{columns, say};
use anyhow::{Context, Result, bail};
use archive::Act;
use jiff::{SignedDuration, Timestamp};
use model::{
    Action, ArticleId, BlockKind, Clock, Content, ContentHash, CorrectionKind, CorrectionNote, Lang,
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
        Article::Show { id } => show::show(house, id, now, json).await,
        Article::Import(import) => import_files(house, &import, now, json).await,
        Article::Draft(wanted) => draft::run(house, &wanted, now, json).await,
        Article::Submit { id } => act(house, id, &[Action::Submit], "", Act::default(), now, json).await,
        Article::Return { id, reason } => {
            act(house, id, &[Action::Return], &reason, Act::default(), now, json).await
        }
        Article::Approve { id, hash } => {
            let with = Act {
                read: read(house, id, hash).await?,
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
                read: read(house, id, hash).await?,
                ..Act::default()
            };
            act(house, id, &[Action::Clear], &reason, with, now, json).await
        }
        Article::Publish { id, at } => publish(house, id, at, now, json).await,
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
        Article::Redraft { id, reason } => {
            act(house, id, &[Action::Save], &reason, Act::default(), now, json).await
        }
        Article::Allow {
            id,
            beyond_end,
            reason,
        } => usage::allow(house, id, beyond_end, &reason, now, json).await,
        Article::Source(command) => source::run(house, command, now, json).await,
        Article::Refresh(wanted) => source::refresh(house, wanted, now, json).await,
        Article::Keep {
            id,
            items,
            although,
            reason,
        } => {
            let although = although.into();
            withdraw::keep(house, id, &archive::Keep { items, although }, &reason, now, json).await
        }
    }
}

/// Review, approval and release, as far as they are still to be done.
async fn publish(
    house: &House,
    id: ArticleId,
    at: Option<Timestamp>,
    now: Timestamp,
    json: bool,
) -> Result<()> {
    let last = if at.is_some() {
        Action::Schedule
    } else {
        Action::Publish
    };
    let actions = [Action::Submit, Action::Approve, last];
    let with = Act { at, ..Act::default() };
    act(house, id, &actions, "", with, now, json).await
}

/// The hash that was read: that of the newest words when it begins with these digits, else another, which is refused.
async fn read(house: &House, id: ArticleId, digits: Option<String>) -> Result<Option<ContentHash>> {
    let Some(digits) = digits else { return Ok(None) };
    let newest = newest(house, id).await?.hash();
    let is_it = newest.as_str().starts_with(&digits);
    Ok(Some(if is_it {
        newest
    } else {
        ContentHash::of(digits.as_bytes())
    }))
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
            "headline": row.headline, "flag": article.flag, "source_flag": article.source_flag, "path": article.path(), "updated_at": article.updated_at,
        });
        say(json, &line, || {
            let (id, at) = (
                article.id.to_string(),
                article.updated_at.strftime("%d.%m. %H:%M").to_string(),
            );
            let news = article.source_flag.as_ref().and_then(model::SourceFlag::gravest);
            let flag = match news {
                Some(news) => format!("TO DECIDE ({})  ", news.name()),
                None if article.flag.is_some() => "TO DECIDE  ".to_owned(),
                None => String::new(),
            };
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
            "article {id} goes out at {at}; `vesper article publish {id} --at TIME` takes another time. To let it out at once, call that off first: `vesper acts list` names the act, `vesper acts cancel ACT --reason …`"
        );
    }
    for action in actions {
        let passed = match action {
            Action::Submit => !matches!(moved.stage, Stage::Draft | Stage::Withdrawn { .. }),
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
            _ if actions == [Action::Hold] => {
                format!(
                    "article {id} is held; it does not go out before `vesper article clear {id} --reason …`"
                )
            }
            _ if actions == [Action::Clear] => {
                format!(
                    "article {id} is cleared as it stands and held no more; it is {}",
                    moved.stage.name()
                )
            }
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
    if content
        .body
        .corrections()
        .any(|note| note.text.trim() == text.trim())
    {
        bail!("article {id} has that note already; nothing was changed");
    }
    if let Some(since) = wrong_since {
        check_since(house, id, since).await?;
    }
    if let Some(file) = file {
        apply_corrected(house, id, file, &mut content, at).await?;
    }
    let why = text.clone();
    content
        .body
        .append(BlockKind::Correction(CorrectionNote { kind, text, at }));
    let with = Act {
        content: Some(content),
        wrong_since,
        ..Act::default()
    };
    act(house, id, &[Action::Correct], &why, with, at, json).await
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
    apply_corrected(house, id, file, &mut content, now).await?;
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
