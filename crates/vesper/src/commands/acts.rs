//! `vesper acts list|cancel`: what happens by itself, and what became of it.

use crate::cli::Acts;
use crate::clock::HouseClock;
use crate::commands::who;
use crate::house::House;
use crate::output::{columns, say};
use anyhow::{Context, Result, bail};
use archive::{Act, Transaction};
use jiff::Timestamp;
use model::{ActId, ActKind, ActState, Action, Clock, Role, ScheduledAct, Task};
use serde_json::json;

/// `vesper acts …`
pub(super) async fn run(house: &House, command: Acts, json: bool) -> Result<()> {
    let now = HouseClock::of(&house.settings.folder).now();
    match command {
        Acts::List { past, limit } => list(house, past, limit, now, json).await,
        Acts::Cancel { act, reason } => cancel(house, act, &reason, now, json).await,
    }
}

async fn list(house: &House, past: bool, limit: i64, now: Timestamp, json: bool) -> Result<()> {
    let mut tx = house.archive.read().await?;
    let acts = if past {
        tx.past_acts(limit).await?
    } else {
        tx.waiting_acts(limit).await?
    };
    if acts.is_empty() && !json {
        eprintln!(
            "Nothing {} by itself.",
            if past { "has happened" } else { "happens" }
        );
    }
    for act in acts {
        let subject = subject(&mut tx, &act.task).await?;
        let late = act.lateness(now).as_secs();
        let line = json!({
            "act": act.id, "kind": act.task.kind(), "subject": act.task.subject(), "due_at": act.due_at,
            "state": act.state, "done_at": act.done_at, "late_seconds": late, "by": act.by, "why": act.why, "said": act.said,
        });
        say(json, &line, || {
            let id = act.id.to_string();
            let due = act.due_at.strftime("%Y-%m-%d %H:%M:%SZ").to_string();
            let state = if act.state == ActState::Waiting {
                String::new()
            } else {
                act.state.name().to_owned()
            };
            let late = if late > 0 {
                format!("{late} s late")
            } else {
                String::new()
            };
            let mut words = subject;
            // A letter is planned by its schedule, not by somebody.
            let by = if act.task.kind() == ActKind::Letter {
                ""
            } else {
                act.by.as_str()
            };
            for more in [by, act.why.as_str(), act.said.as_str(), late.as_str()] {
                if !more.is_empty() {
                    words.push_str(&format!("; {more}"));
                }
            }
            columns(&[
                (&id, 5),
                (&due, 20),
                (act.task.kind().name(), 12),
                (&state, 8),
                (&words, 0),
            ])
        })?;
    }
    Ok(())
}

/// What it is done to, in words.
async fn subject(tx: &mut Transaction, task: &Task) -> Result<String> {
    Ok(match task {
        Task::MediaExpiry(media) => format!("media {}", &media.as_str()[..8]),
        Task::RightsEnd(id) | Task::Withdrawal(id) | Task::EmbargoEnd(id) | Task::Release(id) => {
            let article = super::article_of(tx, *id).await?;
            let headline = match tx.revision(*id, article.head).await? {
                Some(head) => head.content.headline,
                None => String::new(),
            };
            format!("article {id} ({}) {headline}", article.lang)
        }
        Task::Letter(letter, date) => {
            let letters = tx.letters().await?;
            let lang = letters
                .iter()
                .find(|one| one.id == *letter)
                .map_or("", |one| one.lang.tag());
            format!("{lang} of {date}")
        }
    })
}

async fn cancel(house: &House, id: ActId, reason: &str, now: Timestamp, json: bool) -> Result<()> {
    let mut tx = house.archive.begin(&who(), reason).await?;
    let act = tx
        .scheduled_act(id)
        .await?
        .with_context(|| format!("there is no act {id}; `vesper acts list` shows those that wait"))?;
    if act.state != ActState::Waiting {
        bail!("act {id} does not wait any more: it is {}", act.state.name());
    }
    match &act.task {
        Task::Release(article) => {
            tx.act(
                *article,
                Action::Unschedule,
                Role::ChiefEditor,
                Act::default(),
                now,
            )
            .await?;
        }
        Task::Withdrawal(article) => tx.plan_withdrawal(*article, None, Role::ChiefEditor, now).await?,
        Task::MediaExpiry(media) => tx.set_media_expiry(media, None, Role::ChiefEditor, now).await?,
        Task::RightsEnd(article) => bail!(
            "a right ends when its agency says; `vesper article allow {article} --beyond-end --reason …` when the agency has agreed to more"
        ),
        Task::EmbargoEnd(article) => bail!(
            "an embargo ends when it ends; `vesper article embargo {article} --until TIME` or `--lift` changes that"
        ),
        Task::Letter(..) => {
            bail!(
                "a letter goes out by its schedule; `letter` in vesper.toml says when, `vesper letter choose` what is in it"
            )
        }
    }
    tx.commit().await?;
    let ScheduledAct { task, due_at, .. } = act;
    let told = json!({ "act": id, "kind": task.kind(), "subject": task.subject(), "state": "canceled" });
    say(json, &told, || {
        format!(
            "the {} of {} at {due_at} does not happen",
            task.kind().name(),
            task.subject()
        )
    })
}

/// What is due and was not done, for `vesper check`.
pub(super) async fn overdue(house: &House) -> Result<String> {
    let now = HouseClock::of(&house.settings.folder).now();
    let mut tx = house.archive.read().await?;
    let due = tx.due_acts(now).await?;
    let late: Vec<&ScheduledAct> = due.iter().filter(|act| !act.lateness(now).is_zero()).collect();
    if let Some(first) = late.first() {
        bail!(
            "{}{} acts that were to happen by themselves are late, first the {} of {}, due at {}: is `vesper serve` running?",
            if late.len() >= 100 { "more than " } else { "" },
            late.len(),
            first.task.kind().name(),
            first.task.subject(),
            first.due_at
        );
    }
    Ok(match tx.next_act().await? {
        Some(next) => format!("next at {next}"),
        None => "nothing is planned".to_owned(),
    })
}
