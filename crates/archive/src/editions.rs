//! What exactly the copies of an issue showed, so that those who got a certain revision of an article can be told.

use crate::{Error, Transaction};
use model::{ArticleId, IssueId, RevisionNo, SubscriberId};
use std::collections::BTreeMap;

/// Copies that were sent with an edition, or that nobody can exclude: one that was ever in doubt may have had any.
const REACHED: &str = "from issue_edition e join delivery d on d.issue = e.issue \
     and ((d.state = 'handed-over' and d.edition = e.number) or d.doubts > 0)";

impl Transaction {
    /// The number of the edition that shows these revisions, made when it is new. Answers whether it was.
    ///
    /// To be committed before the first of its copies is handed over.
    pub async fn issue_edition(
        &mut self,
        issue: IssueId,
        shown: &[(ArticleId, RevisionNo)],
    ) -> Result<(i64, bool), Error> {
        // Two senders that find the same change number it once.
        let sql = "select id from issue where id = $1[pg: for update]";
        self.one(sql, &[issue.into()]).await?;
        let wanted: BTreeMap<ArticleId, RevisionNo> = shown.iter().copied().collect();
        let sql = "select number, article, revision from issue_edition where issue = $1";
        let mut known: BTreeMap<i64, BTreeMap<ArticleId, RevisionNo>> = BTreeMap::new();
        for row in self.query(sql, &[issue.into()]).await? {
            known
                .entry(row.get(0)?)
                .or_default()
                .insert(row.get(1)?, row.get(2)?);
        }
        if let Some((number, _)) = known.iter().find(|(_, shows)| **shows == wanted) {
            return Ok((*number, false));
        }
        let number = known.last_key_value().map_or(1, |(last, _)| last + 1);
        let sql = "insert into issue_edition (issue, number, article, revision) values ($1, $2, $3, $4)";
        for (article, revision) in wanted {
            self.execute(
                sql,
                &[issue.into(), number.into(), article.into(), revision.into()],
            )
            .await?;
        }
        Ok((number, true))
    }

    /// The letters that carried an article: issue, revision, and how many readers may have got it. Copies that were ever
    /// in doubt count for each revision that their issue showed.
    pub async fn mailed_revisions(
        &mut self,
        article: ArticleId,
    ) -> Result<Vec<(IssueId, RevisionNo, i64)>, Error> {
        let sql = format!(
            "select e.issue, e.revision, count(distinct d.subscriber) {REACHED} where e.article = $1 \
             group by e.issue, e.revision order by e.issue, e.revision"
        );
        let rows = self.query(&sql, &[article.into()]).await?;
        rows.iter()
            .map(|row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
            .collect()
    }

    /// The readers who may have got a revision of an article from `first` up to, but without, `end`, in order, after
    /// the reader `after`, at most `limit`.
    pub async fn mailed_to(
        &mut self,
        article: ArticleId,
        revisions: std::ops::Range<RevisionNo>,
        after: SubscriberId,
        limit: i64,
    ) -> Result<Vec<SubscriberId>, Error> {
        let sql = format!(
            "select distinct d.subscriber {REACHED} where e.article = $1 and e.revision >= $2 and e.revision < $3 \
             and d.subscriber > $4 order by d.subscriber limit $5"
        );
        let values = [
            article.into(),
            revisions.start.into(),
            revisions.end.into(),
            after.into(),
            limit.into(),
        ];
        let rows = self.query(&sql, &values).await?;
        rows.iter().map(|row| row.get(0)).collect()
    }

    /// The addresses that one revision of an article may have reached with an issue, after the reader `after`.
    pub async fn mailed_addresses(
        &mut self,
        issue: IssueId,
        (article, revision): (ArticleId, RevisionNo),
        after: SubscriberId,
        limit: i64,
    ) -> Result<Vec<(SubscriberId, String)>, Error> {
        let sql = format!(
            "select distinct d.subscriber, s.address {REACHED} join subscriber s on s.id = d.subscriber \
             where e.issue = $1 and e.article = $2 and e.revision = $3 and d.subscriber > $4 \
             order by d.subscriber limit $5"
        );
        let values = [
            issue.into(),
            article.into(),
            revision.into(),
            after.into(),
            limit.into(),
        ];
        let rows = self.query(&sql, &values).await?;
        rows.iter().map(|row| Ok((row.get(0)?, row.get(1)?))).collect()
    }
}
