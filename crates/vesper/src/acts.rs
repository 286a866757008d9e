//! Doing what is due, in order and once, and saying so.

#[cfg(test)]
mod year;

use anyhow::{Context, Result};
use archive::Archive;
use jiff::Timestamp;
use layout::Layout;
use model::{ActState, Clock, ScheduledAct, Task};

/// Does all that is due, the next only when the one before it is done; answers what became of it.
///
/// # Errors
/// The last fault, when something could not be done now; everything else that was due is done all the same, and what
/// failed waits.
pub(crate) async fn perform_due(
    archive: &Archive,
    layout: &Layout,
    clock: &dyn Clock,
) -> Result<Vec<ScheduledAct>> {
    letter::plan_ahead(archive, layout, clock.now())
        .await
        .context("the letters cannot be planned")?;
    let (mut done, mut fault) = (Vec::new(), None);
    loop {
        let due = archive.read().await?.due_acts(clock.now()).await?;
        let before = done.len();
        for act in due {
            // Asked anew: the clock may have been set back since the list was made.
            match perform(archive, layout, &act, clock.now()).await {
                Ok(Some(act)) => {
                    tell(&act);
                    done.push(act);
                }
                Ok(None) => {}
                Err(error) => {
                    fault =
                        Some(error.context(format!("{} of {}", act.task.kind().name(), act.task.subject())));
                }
            }
        }
        if done.len() == before {
            // Rows are planned by when somebody looked last; this writes down that somebody did.
            letter::freeze_due(archive, layout, clock.now()).await?;
            return fault.map_or(Ok(done), Err);
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
        letter::freeze_one(archive, layout, letter, date, now).await?;
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
