//! Which issues come next, as scheduled acts: one row for each letter's next evening, and for each that is due.

use crate::Error;
use crate::due::{TOO_LATE, instants};
use crate::plan::{dates, is_open, last_look};
use archive::Archive;
use jiff::Timestamp;
use layout::Layout;
use std::collections::BTreeMap;

/// Dates that can be due now somewhere on Earth, or became due while a machine stood still, and those within a week.
const DATES: std::ops::RangeInclusive<i64> = -3..=8;

/// Keeps the rows of the letters in step with their schedules, their readers and what was sent already.
///
/// # Errors
/// When the archive cannot be read or written.
pub async fn plan_ahead(archive: &Archive, layout: &Layout, now: Timestamp) -> Result<(), Error> {
    let mut tx = archive.read().await?;
    let looked_at = last_look(&mut tx, now).await?;
    let mut due = BTreeMap::new();
    for letter in tx.letters().await? {
        if !layout.newsroom().publishes_in(letter.lang) {
            continue;
        }
        let parts = tx.audience_parts(letter.lang).await?;
        for date in dates(now, DATES) {
            let mut instants = instants(&letter.schedule, date, &parts);
            let is_over = instants.last().is_some_and(|last| *last <= now);
            instants.retain(|at| *at > looked_at.max(letter.since));
            let waiting = instants.iter().find(|at| now.duration_since(**at) < TOO_LATE);
            // One whose every reader was missed is due as well: somebody has to say that it is left out.
            let Some(at) = waiting.or(instants.first().filter(|_| is_over)).copied() else {
                continue;
            };
            if is_open(&mut tx, &letter, date).await? {
                due.insert((letter.id, date), at);
                if at > now {
                    break;
                }
            }
        }
    }
    if tx.waiting_letters().await? != due {
        drop(tx);
        let mut tx = archive.begin("letter", "").await?;
        tx.plan_letters(&due, now).await?;
        tx.commit().await?;
    }
    Ok(())
}
