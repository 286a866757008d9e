//! What an issue shows, read through the letter's door.

use crate::Error;
use archive::{ReleasedQuery, Transaction};
use jiff::Timestamp;
use layout::{IssueView, LetterCorrection, TeaserView};
use model::{Door, Issue, Released, Slot, SlotKind};

/// The stories of an issue that may be seen at `now`, in their order.
pub(crate) async fn stories(
    tx: &mut Transaction,
    slots: &[Slot],
    now: Timestamp,
) -> Result<Vec<(SlotKind, Released)>, Error> {
    let mut stories = Vec::with_capacity(slots.len());
    for slot in slots {
        let found = tx
            .released(ReleasedQuery::Article(slot.article), Door::Letter, now, 1)
            .await?;
        stories.extend(found.into_iter().map(|one| (slot.kind, one)));
    }
    Ok(stories)
}

/// The letter with these stories, and with what was put right.
pub(crate) fn view(
    issue: &Issue,
    stories: &[(SlotKind, Released)],
    corrections: Vec<LetterCorrection>,
) -> IssueView {
    let of = |kind| {
        let stories = stories.iter().filter(|(own, _)| *own == kind);
        stories.map(|(_, one)| TeaserView::from(one)).collect()
    };
    IssueView {
        lang: issue.lang,
        date: issue.date,
        issue: issue.id,
        hard_news: of(SlotKind::HardNews),
        features: of(SlotKind::Feature),
        corrections,
        web_path: format!("/{}/letter/{}", issue.lang, issue.date),
    }
}
