//! What the copies of an issue tell of what was put right, as it may be seen now.

use crate::Error;
use archive::{Notice, ReleasedQuery, Transaction};
use jiff::Timestamp;
use jiff::civil::Date;
use layout::{LetterCorrection, TeaserView};
use model::{ArticleId, Correction, CorrectionId, Door, IssueId, RevisionNo};
use std::collections::{BTreeMap, BTreeSet};

/// A notice as a copy shows it.
pub(crate) struct Told {
    pub(crate) correction: LetterCorrection,
    /// The article that is named, and its revision by now.
    pub(crate) shown: (ArticleId, RevisionNo),
}

/// What notices are about. Corrections and the evenings of letters never change, so each is read once.
#[derive(Default)]
pub(crate) struct Notices {
    corrections: BTreeMap<CorrectionId, Correction>,
    evenings: BTreeMap<IssueId, Date>,
}

impl Notices {
    /// Those of the notices whose articles may be seen at `now`.
    pub(crate) async fn read(
        &mut self,
        tx: &mut Transaction,
        sets: &[&[Notice]],
        now: Timestamp,
    ) -> Result<BTreeMap<Notice, Told>, Error> {
        let wanted: BTreeSet<Notice> = sets.iter().copied().flatten().copied().collect();
        let mut found = BTreeMap::new();
        for notice in wanted {
            let Some(correction) = self.correction(tx, notice.correction).await? else {
                continue;
            };
            let query = ReleasedQuery::Article(correction.article);
            let Some(story) = tx.released(query, Door::Letter, now, 1).await?.pop() else {
                continue;
            };
            let told = Told {
                correction: LetterCorrection {
                    story: TeaserView::from(&story),
                    note: correction.note,
                    stood_on: self.evening(tx, notice.stood_in).await?,
                },
                shown: (story.article, story.revision),
            };
            found.insert(notice, told);
        }
        Ok(found)
    }

    async fn correction(
        &mut self,
        tx: &mut Transaction,
        id: CorrectionId,
    ) -> Result<Option<Correction>, Error> {
        if let Some(known) = self.corrections.get(&id) {
            return Ok(Some(known.clone()));
        }
        let read = tx.correction(id).await?;
        self.corrections.extend(read.clone().map(|read| (id, read)));
        Ok(read)
    }

    async fn evening(&mut self, tx: &mut Transaction, issue: IssueId) -> Result<Option<Date>, Error> {
        if let Some(known) = self.evenings.get(&issue) {
            return Ok(Some(*known));
        }
        let read = tx.issue(issue).await?.map(|read| read.date);
        self.evenings.extend(read.map(|read| (issue, read)));
        Ok(read)
    }
}
