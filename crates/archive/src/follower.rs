//! The one loop by which everything downstream follows the ledger.

use crate::{Archive, Error};
use model::{Entry, Seq};
use std::future::Future;
use std::time::Duration;
use tokio::sync::watch;

/// Lines that a follower is given at once.
const BATCH: i64 = 256;
/// A follower looks by itself this often, in case a wake-up was lost.
const LOOK: Duration = Duration::from_secs(1);
const FIRST_PAUSE: Duration = Duration::from_millis(50);
/// A kill may wait behind a fault, so the pause is short.
const LONGEST_PAUSE: Duration = Duration::from_secs(1);

/// What goes wrong in a follower.
pub type FollowError = Box<dyn std::error::Error + Send + Sync>;

/// Somebody who does something with each line of the ledger.
///
/// Lines come in order, at least once: after a kill the last ones come again, and doing a line twice must do no harm.
pub trait Follower: Send {
    /// Its name, in the database and in metrics.
    fn name(&self) -> &'static str;

    /// The place up to which it has read, from where it keeps it: its own store, or the archive.
    fn position(&mut self) -> impl Future<Output = Result<Seq, FollowError>> + Send;

    /// Does what is to be done with the lines, and remembers the place of the last one durably.
    ///
    /// # Errors
    /// The same lines are given again after a pause.
    fn follow(&mut self, lines: &[Entry]) -> impl Future<Output = Result<(), FollowError>> + Send;
}

/// How many lines the named follower is behind.
pub async fn lag<F: Follower>(archive: &Archive, follower: &mut F) -> Result<i64, FollowError> {
    Ok(archive.head().await?.0 - follower.position().await?.0)
}

/// Lets `follower` follow the ledger until `stop` becomes true. Faults are reported and tried again for ever.
///
/// The gauge `vesper_follower_lag_lines` says how many lines it is behind.
pub async fn follow<F: Follower>(archive: Archive, mut follower: F, mut stop: watch::Receiver<bool>) {
    let mut changes = archive.changes();
    let mut pause = FIRST_PAUSE;
    let gauge = metrics::gauge!("vesper_follower_lag_lines", "follower" => follower.name());
    while !*stop.borrow() {
        changes.mark_unchanged();
        let wait = match step(&archive, &mut follower, &gauge).await {
            Ok(true) => {
                pause = FIRST_PAUSE;
                continue;
            }
            Ok(false) => LOOK,
            Err(error) => {
                tracing::error!(follower = follower.name(), %error, source = ?error.source(), "is stuck; trying again");
                metrics::counter!("vesper_follower_faults_total", "follower" => follower.name()).increment(1);
                pause = (pause * 2).min(LONGEST_PAUSE);
                pause
            }
        };
        tokio::select! {
            _ = changes.changed(), if wait == LOOK => {}
            () = tokio::time::sleep(wait) => {}
            _ = stop.changed() => {}
        }
    }
}

/// One look into the ledger; whether there was something to do.
async fn step<F: Follower>(
    archive: &Archive,
    follower: &mut F,
    gauge: &metrics::Gauge,
) -> Result<bool, FollowError> {
    let position = follower.position().await?;
    let lines = archive.lines_after(position, BATCH).await?;
    let Some(last) = lines.last() else {
        gauge.set(0.0);
        return Ok(false);
    };
    #[expect(clippy::cast_precision_loss, reason = "a gauge needs no 2^53 lines")]
    gauge.set((archive.head().await?.0 - position.0) as f64);
    let last = last.seq;
    follower.follow(&lines).await?;
    let reached = follower.position().await?;
    if reached < last {
        return Err(Error::Unknown("position of a follower after its work", reached.to_string()).into());
    }
    Ok(true)
}
