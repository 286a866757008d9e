//! What came of a document, added up, and written into the source's state.

use super::measure::report;
use super::{Source, SourceError};
use crate::Arrival;
use archive::Archive;
use jiff::{SignedDuration, Timestamp};
use model::{Looked, SourceState, WireItemId, WireVerdict};

/// What a document brought so far.
#[derive(Default)]
pub(super) struct Tally {
    looked: Looked,
    came: Vec<WireItemId>,
}

impl Tally {
    pub(super) fn add(&mut self, arrival: &Arrival) {
        let looked = &mut self.looked;
        match arrival {
            Arrival::Kept {
                verdict: WireVerdict::Known,
                ..
            } => looked.known += 1,
            Arrival::Kept { item, .. } => {
                looked.items += 1;
                self.came.push(*item);
            }
            Arrival::SetAside { reason } => {
                looked.set_aside += 1;
                looked.reason.clone_from(reason);
            }
        }
    }

    pub(super) async fn end(self, archive: &Archive, now: Timestamp) -> Result<Looked, archive::Error> {
        let mut looked = self.looked;
        looked.unread = u32::from(looked.items + looked.known == 0 && looked.set_aside > 0);
        looked.lag = lag(archive, &self.came, now).await?;
        Ok(looked)
    }
}

/// What one document brought.
pub(super) async fn looked(
    archive: &Archive,
    arrivals: &[Arrival],
    now: Timestamp,
) -> Result<Looked, archive::Error> {
    let mut tally = Tally::default();
    for arrival in arrivals {
        tally.add(arrival);
    }
    tally.end(archive, now).await
}

/// The age of the newest of these items, by the agency's own clock; never below zero.
async fn lag(
    archive: &Archive,
    items: &[WireItemId],
    now: Timestamp,
) -> Result<Option<SignedDuration>, archive::Error> {
    if items.is_empty() {
        return Ok(None);
    }
    let mut tx = archive.read().await?;
    let mut newest: Option<Timestamp> = None;
    for item in items {
        let made = tx
            .wire_item(*item)
            .await?
            .and_then(|row| row.item.version_created);
        newest = newest.max(made);
    }
    Ok(newest.map(|made| now.duration_since(made).max(SignedDuration::ZERO)))
}

/// Writes a look into the state of its source and says when an alarm begins or ends. `also` sets what else is known.
pub(super) async fn enter(
    archive: &Archive,
    source: &Source,
    looked: &Looked,
    (now, chance): (Timestamp, f64),
    also: impl FnOnce(&mut SourceState),
) -> Result<SourceState, SourceError> {
    let mut tx = archive.begin("wire", "").await?;
    let mut state = tx.hold_source(&source.name, now).await?;
    also(&mut state);
    let (state, alarm) = state
        .after(looked, &source.rules, now, chance)
        .judged(&source.rules, now);
    tx.keep_source(&source.name, &state).await?;
    tx.commit().await?;
    report(source, &state, looked, alarm);
    Ok(state)
}

/// Begins or ends an alarm that time alone brings about.
pub(super) async fn judge(
    archive: &Archive,
    source: &Source,
    state: SourceState,
    now: Timestamp,
) -> Result<SourceState, SourceError> {
    if state.clone().judged(&source.rules, now).1.is_none() {
        return Ok(state);
    }
    let mut tx = archive.begin("wire", "").await?;
    let held = tx.hold_source(&source.name, now).await?;
    let (state, alarm) = held.judged(&source.rules, now);
    tx.keep_source(&source.name, &state).await?;
    tx.commit().await?;
    report(source, &state, &Looked::default(), alarm);
    Ok(state)
}
