//! Doing what is due, in order and once, and saying so.

#[cfg(test)]
mod year;

use anyhow::Result;
use archive::Archive;
use jiff::Timestamp;
use layout::Layout;
use model::{ActKind, ActState, ArticleId, Clock, ScheduledAct, Task};
use std::collections::BTreeSet;

/// Does all that is due, the next only when the one before it is done; answers what became of it. With `plans` it looks
/// which letters come next as well, which takes longer the more readers there are.
///
/// # Errors
/// The last fault, when something could not be done now; everything else that was due is done all the same, and what
/// failed waits.
pub(crate) async fn perform_due(
    archive: &Archive,
    layout: &Layout,
    clock: &dyn Clock,
    plans: bool,
) -> Result<Vec<ScheduledAct>> {
    let mut turn = Turn::default();
    turn.perform_all(archive, layout, clock).await?;
    if plans || turn.has_letter_left {
        let planned = letter::plan_ahead(archive, layout, clock.now()).await;
        if let Err(error) = planned {
            turn.fault = Some(anyhow::Error::new(error).context("the letters cannot be planned"));
        }
        turn.perform_all(archive, layout, clock).await?;
        if turn.fault.is_none() {
            // Writes down that somebody looked: an evening before that was not missed.
            letter::freeze_due(archive, layout, turn.looked_at.unwrap_or_else(|| clock.now())).await?;
        }
    }
    turn.fault.map_or(Ok(turn.done), Err)
}

/// One time of doing what is due.
#[derive(Default)]
struct Turn {
    done: Vec<ScheduledAct>,
    fault: Option<anyhow::Error>,
    /// What was to be taken back and could not be: it does not go out before that.
    held_up: BTreeSet<ArticleId>,
    /// A letter is due that was not fixed: its row may be out of date.
    has_letter_left: bool,
    /// When nothing was left that was due.
    looked_at: Option<Timestamp>,
}

impl Turn {
    async fn perform_all(&mut self, archive: &Archive, layout: &Layout, clock: &dyn Clock) -> Result<()> {
        loop {
            let now = clock.now();
            let due = archive.read().await?.due_acts(now).await?;
            let before = self.done.len();
            for act in due {
                if let Task::Release(article) = act.task
                    && self.held_up.contains(&article)
                {
                    continue;
                }
                // Asked anew: the clock may have been set back since the list was made.
                match perform(archive, layout, &act, clock.now()).await {
                    Ok(Some(act)) => {
                        tell(&act);
                        self.done.push(act);
                    }
                    Ok(None) => self.has_letter_left |= act.task.kind() == ActKind::Letter,
                    Err(error) => {
                        if let Task::Withdrawal(article) | Task::RightsEnd(article) = act.task {
                            self.held_up.insert(article);
                        }
                        let what = format!("{} of {}", act.task.kind().name(), act.task.subject());
                        self.fault = Some(error.context(what));
                    }
                }
            }
            if self.done.len() == before {
                self.looked_at = Some(now);
                return Ok(());
            }
        }
    }
}

async fn perform(
    archive: &Archive,
    layout: &Layout,
    act: &ScheduledAct,
    now: Timestamp,
) -> Result<Option<ScheduledAct>> {
    if let Task::Letter(letter, date) = act.task {
        letter::freeze_one(archive, layout, (letter, date), act.due_at, now).await?;
        let act = archive.read().await?.scheduled_act(act.id).await?;
        return Ok(act.filter(|act| act.state != ActState::Waiting));
    }
    let why = match (act.why.as_str(), act.by.as_str()) {
        ("", "") => "its time has come".to_owned(),
        ("", by) => format!("its time has come, as {by} asked"),
        (why, by) => format!("{why} ({by})"),
    };
    let mut tx = archive.begin("clock", &why).await?;
    let done = tx.perform(act.id, now).await?;
    tx.commit().await?;
    Ok(done)
}

fn tell(act: &ScheduledAct) {
    let (kind, subject) = (act.task.kind().name(), act.task.subject());
    let late = act.lateness(act.due_at);
    if !late.is_zero() {
        tracing::error!(
            kind,
            subject,
            seconds = late.as_secs(),
            "alarm: a scheduled act was late"
        );
        metrics::counter!("vesper_late_acts_total", "kind" => kind).increment(1);
    }
    match act.state {
        ActState::Refused => {
            tracing::error!(
                kind,
                subject,
                refused = act.said,
                "alarm: a scheduled act could not be done"
            );
        }
        state => tracing::info!(kind, subject, state = state.name(), "its time has come"),
    }
}
