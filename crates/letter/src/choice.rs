//! The stories of one issue, as the archive has them at an instant.

use crate::Error;
use crate::compose::compose;
use archive::{ReleasedQuery, Transaction};
use jiff::Timestamp;
use model::{ArticleId, Door, Issue, Letter, Slot};
use std::collections::BTreeSet;

/// Stories that are looked at, newest first.
const LOOK_AT: i64 = 500;
/// Evenings whose stories do not come again.
const EVENINGS: i64 = 7;

/// The stories for an open issue: the editor's choice as far as readers may see it, else the automatic one.
pub(crate) async fn slots(
    tx: &mut Transaction,
    letter: &Letter,
    issue: &Issue,
    now: Timestamp,
) -> Result<Vec<Slot>, Error> {
    if issue.chosen {
        let mut visible = Vec::new();
        for slot in &issue.slots {
            let found = tx
                .released(ReleasedQuery::Article(slot.article), Door::Letter, now, 1)
                .await?;
            visible.extend(found.first().map(|one| Slot {
                revision: Some(one.revision),
                ..slot.clone()
            }));
        }
        return Ok(visible);
    }
    let released = tx
        .released(ReleasedQuery::Newest(letter.lang), Door::Letter, now, LOOK_AT)
        .await?;
    let used = used_before(tx, issue).await?;
    Ok(compose(&released, &used, now))
}

/// The articles that stood in the letter on the evenings before.
pub(crate) async fn used_before(tx: &mut Transaction, issue: &Issue) -> Result<BTreeSet<ArticleId>, Error> {
    let letters = i64::try_from(tx.letters().await?.len()).unwrap_or(i64::MAX);
    let recent = tx.recent_issues(letters.saturating_mul(EVENINGS + 1)).await?;
    let before = recent
        .iter()
        .filter(|one| one.letter == issue.letter && one.date < issue.date);
    Ok(before
        .flat_map(|one| one.slots.iter().map(|slot| slot.article))
        .collect())
}
