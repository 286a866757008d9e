//! The newsroom's clock: one loop that does what is due and sleeps until the next.

use crate::acts::perform_due;
use crate::clock::HouseClock;
use crate::rest::rest;
use anyhow::Result;
use archive::Archive;
use jiff::{SignedDuration, Timestamp};
use layout::Layout;
use model::Clock;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::watch;
use tokio::time::Instant;

/// Looks by itself at least this often; a clock that was set is noticed within a second, by [`rest`].
const LOOK: Duration = Duration::from_secs(30);
/// After a fault.
const PAUSE: Duration = Duration::from_secs(1);
/// Who asked for the letter and did not confirm within this time is forgotten.
const UNCONFIRMED: SignedDuration = SignedDuration::from_hours(48);
const FORGET_EVERY: SignedDuration = SignedDuration::from_hours(1);

/// The newsroom's clock work.
pub(crate) struct Duties {
    pub(crate) archive: Archive,
    pub(crate) layout: Arc<Layout>,
    pub(crate) clock: Arc<HouseClock>,
}

impl Duties {
    /// Does what is due, sleeps until the next, and so on until `stop` becomes true.
    pub(crate) async fn run(self, mut stop: watch::Receiver<bool>) {
        let (mut changes, mut moved) = (self.archive.changes(), self.clock.moved());
        let mut forget_at = self.clock.now();
        let mut planned: Option<Instant> = None;
        while !*stop.borrow() {
            changes.mark_unchanged();
            moved.mark_unchanged();
            let asked = self.clock.now();
            let plans = planned.is_none_or(|planned| planned.elapsed() >= LOOK);
            if plans {
                planned = Some(Instant::now());
            }
            let wait = match self.step(asked, plans, &mut forget_at).await {
                Ok(next) => next.map_or(LOOK, |next| wait(next, asked, self.clock.now())),
                Err(error) => {
                    tracing::error!(
                        error = format!("{error:#}"),
                        "what is due could not be done; trying again"
                    );
                    PAUSE
                }
            };
            tokio::select! {
                () = rest(&*self.clock, wait) => {}
                _ = changes.changed() => {}
                _ = moved.changed() => {}
                _ = stop.changed() => {}
            }
        }
    }

    /// Does all that is due; when the next is due.
    async fn step(
        &self,
        now: Timestamp,
        plans: bool,
        forget_at: &mut Timestamp,
    ) -> Result<Option<Timestamp>> {
        let performed = perform_due(&self.archive, &self.layout, &*self.clock, plans).await;
        if now >= *forget_at {
            let mut tx = self.archive.begin("clock", "never confirmed").await?;
            let forgotten = tx.forget_unconfirmed(now - UNCONFIRMED).await?;
            tx.commit().await?;
            if forgotten > 0 {
                tracing::info!(forgotten, "addresses that were never confirmed");
            }
            *forget_at = now + FORGET_EVERY;
        }
        performed?;
        Ok(self.archive.read().await?.next_act().await?)
    }
}

/// How long nothing is due at `now`. What was due when it was `asked` for was done or could not be: either way it is not
/// asked for again at once. What became due since has not been looked at.
fn wait(next: Timestamp, asked: Timestamp, now: Timestamp) -> Duration {
    if next <= asked {
        return PAUSE;
    }
    Duration::try_from(next.duration_since(now))
        .unwrap_or(Duration::ZERO)
        .min(LOOK)
}

/// Sends what is due as soon as something is, until `stop` becomes true.
pub(crate) async fn send(
    sender: letter::Sender,
    archive: Archive,
    clock: Arc<HouseClock>,
    mut stop: watch::Receiver<bool>,
) {
    let (mut changes, mut moved) = (archive.changes(), clock.moved());
    while !*stop.borrow() {
        changes.mark_unchanged();
        moved.mark_unchanged();
        let wait = match sender.send_due(stop.clone()).await {
            Ok(_) => letter::next_due(&archive, clock.now())
                .await
                .ok()
                .flatten()
                .map_or(LOOK, |next| {
                    Duration::try_from(next.duration_since(clock.now()))
                        .unwrap_or(PAUSE)
                        .clamp(PAUSE, LOOK)
                }),
            Err(error) => {
                tracing::error!(error = %letter::chain(&error), "the letter cannot be sent now; trying again");
                PAUSE
            }
        };
        tokio::select! {
            () = rest(&*clock, wait) => {}
            _ = changes.changed() => {}
            _ = moved.changed() => {}
            _ = stop.changed() => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(next: i64, asked: i64, now: i64, millis: u64) {
        let at = |millis| Timestamp::from_millisecond(millis).unwrap();
        assert_eq!(
            wait(at(next), at(asked), at(now)),
            Duration::from_millis(millis),
            "due at {next}, asked at {asked}, now {now}"
        );
    }

    #[test]
    fn what_became_due_while_others_were_done_is_not_waited_for() {
        check(5_000, 4_000, 4_100, 900);
        check(4_050, 4_000, 4_100, 0);
        check(4_100, 4_000, 4_100, 0);
        check(4_000, 4_000, 4_100, 1_000); // It could not be done: not again at once.
        check(90_000, 4_000, 4_100, 30_000); // It looks by itself, in case a wake-up was lost.
    }
}
