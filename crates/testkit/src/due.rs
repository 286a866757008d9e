//! What the program's clock does, for tests that turn theirs by hand.

use archive::Archive;
use jiff::Timestamp;
use model::ScheduledAct;

/// Does all that is due of articles, pictures and recordings, in order, and answers what became of it.
///
/// # Errors
/// When the archive fails.
pub async fn perform_due(archive: &Archive, now: Timestamp) -> Result<Vec<ScheduledAct>, archive::Error> {
    let due = archive.read().await?.due_acts(now).await?;
    let mut done = Vec::new();
    for act in due {
        let mut tx = archive.begin("clock", &act.why).await?;
        done.extend(tx.perform(act.id, now).await?);
        tx.commit().await?;
    }
    Ok(done)
}
