//! Which issues come next, as scheduled acts: one row for each letter's next evening, and for each that is due.

use crate::Error;
use crate::due::{TOO_LATE, instants};
use crate::plan::{dates, is_open, last_look};
use archive::{Archive, Transaction};
use jiff::Timestamp;
use jiff::civil::Date;
use layout::Layout;
use model::{Letter, LetterId};
use std::collections::BTreeMap;

/// Days behind the last look whose evenings may not have been fixed: somewhere on Earth it is still yesterday.
const BEHIND: i64 = 3;
/// No machine that stood still for longer goes through its evenings one by one.
const FURTHEST: i64 = 366;
/// Within a week and a day there is a next one.
const AHEAD: i64 = 8;

/// When which letters' issues are due.
type Due = BTreeMap<(LetterId, Date), Timestamp>;

/// Keeps the rows of the letters in step with their schedules, their readers and what was sent already.
///
/// # Errors
/// When the archive cannot be read or written.
pub async fn plan_ahead(archive: &Archive, layout: &Layout, now: Timestamp) -> Result<(), Error> {
    let mut tx = archive.read().await?;
    let looked_at = last_look(&mut tx, now).await?;
    let known = tx.waiting_letters().await?;
    let mut due = Due::new();
    for letter in tx.letters().await? {
        if layout.newsroom().publishes_in(letter.lang) {
            plan_letter(&mut tx, &letter, (looked_at, now), &known, &mut due).await?;
        }
    }
    drop(tx);
    if known != due {
        let mut tx = archive
            .begin("letter", "its schedule or the languages changed")
            .await?;
        tx.plan_letters(&due, now).await?;
        tx.commit().await?;
    }
    Ok(())
}

async fn plan_letter(
    tx: &mut Transaction,
    letter: &Letter,
    (looked_at, now): (Timestamp, Timestamp),
    known: &Due,
    due: &mut Due,
) -> Result<(), Error> {
    let parts = tx.audience_parts(letter.lang).await?;
    let days = now.duration_since(looked_at).as_hours() / 24;
    let first = days.min(FURTHEST) + BEHIND;
    for date in dates(now, -first..=AHEAD) {
        let mut instants = instants(&letter.schedule, date, &parts);
        let is_a_day = !instants.is_empty();
        let is_over = instants.last().is_some_and(|last| *last <= now);
        instants.retain(|at| *at > looked_at.max(letter.since));
        let waiting = instants.iter().find(|at| now.duration_since(**at) < TOO_LATE);
        // One whose every reader was missed is due as well: somebody has to say that it is left out.
        let planned = waiting.or(instants.first().filter(|_| is_over)).copied();
        // An evening that was promised is not lost by a schedule whose new time has passed already.
        let promised = known
            .get(&(letter.id, date))
            .filter(|_| is_a_day)
            .map(|at| (*at).min(now));
        let Some(at) = planned.or(promised) else { continue };
        if is_open(tx, letter, date).await? {
            due.insert((letter.id, date), at);
            if at > now {
                break;
            }
        }
    }
    Ok(())
}
