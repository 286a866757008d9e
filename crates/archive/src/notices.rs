//! Who is told with which issue of what was put right: exactly those who were, or may have been, sent the wrong version.
//!
//! The rows are written with the issue's copies, in one transaction, and never changed. Whether a reader was told
//! follows from the copy: it was handed over, or was ever in doubt, and its edition showed the article put right. So a
//! copy that bounced, or from which the article was taken away, tells nobody, and the next issue tries again.

use crate::{Error, Transaction};
use jiff::{SignedDuration, Timestamp};
use model::{ArticleId, Correction, CorrectionId, Issue, IssueId};

/// Corrections that one copy tells of at most; what is over comes with the next issue, the oldest first. More would take
/// a letter to the length at which mailboxes cut.
pub const NOTICES_MAX: i64 = 5;
/// How long after a correction its readers are told. What they have not heard of by then is old.
const LOOK_BACK: SignedDuration = SignedDuration::from_hours(30 * 24);

/// A correction that a reader is told of, and the first letter in which that reader was sent the wrong version.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Notice {
    /// What was put right.
    pub correction: CorrectionId,
    /// Where it had stood.
    pub stood_in: IssueId,
}

/// Of those who may have been sent what was wrong, in readers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct NoticeCounts {
    /// Told, or possibly told: a copy with the notice was in doubt.
    pub told: i64,
    /// Told with their next letter.
    pub to_tell: i64,
    /// Not told any more: no longer readers, or the correction is older than 30 days, or the article is not out.
    pub out_of_reach: i64,
}

impl Transaction {
    /// Plans what the copies of an issue tell of what was put right before `now`. Answers how many notices.
    ///
    /// To be called once, after the issue's copies were planned, in the transaction that fixed it.
    pub async fn plan_notices(&mut self, issue: &Issue, now: Timestamp) -> Result<u64, Error> {
        let since = now - LOOK_BACK;
        let sql = "select 1 from correction c join issue_edition e on e.article = c.article \
                   where c.at > $1 and c.at <= $2 and e.revision < c.corrected_in and e.issue <> $3 limit 1";
        let values = [since.into(), now.into(), issue.id.into()];
        if self.first(sql, &values).await?.is_none() {
            return Ok(0);
        }
        if self.is_postgres() {
            // It knows nothing of the copies that were planned a moment ago, and would take an issue of a million for one of
            // a single copy.
            self.batch("analyze delivery").await?;
        }
        let values = [
            issue.id.into(),
            since.into(),
            now.into(),
            issue.letter.into(),
            NOTICES_MAX.into(),
        ];
        self.execute(include_str!("notices.sql"), &values).await
    }

    /// For each correction of an article that was wrong in a letter, oldest first, how far its readers were told at `now`.
    pub async fn notice_counts(
        &mut self,
        article: ArticleId,
        now: Timestamp,
    ) -> Result<Vec<(CorrectionId, NoticeCounts)>, Error> {
        let sql = include_str!("notice_counts.sql");
        let since = now - LOOK_BACK;
        let rows = self.query(sql, &[article.into(), since.into()]).await?;
        rows.iter()
            .map(|row| {
                let counts = NoticeCounts {
                    told: row.get(1)?,
                    to_tell: row.get(2)?,
                    out_of_reach: row.get(3)?,
                };
                Ok((row.get(0)?, counts))
            })
            .collect()
    }

    /// The correction with this number.
    pub async fn correction(&mut self, id: CorrectionId) -> Result<Option<Correction>, Error> {
        let sql = format!(
            "select {} from correction c where c.id = $1",
            crate::corrections::COLUMNS
        );
        let row = self.first(&sql, &[id.into()]).await?;
        row.map(|row| crate::corrections::correction(&row, 0)).transpose()
    }
}
