//! Where each revision went.

use crate::{Error, Transaction};
use jiff::Timestamp;
use model::{ArticleId, RevisionNo};

impl Transaction {
    /// Remembers that a revision went out through a door to a place, such as the path of a page.
    pub async fn place(
        &mut self,
        article: ArticleId,
        revision: RevisionNo,
        door: &str,
        place: &str,
        now: Timestamp,
    ) -> Result<(), Error> {
        let sql = "insert into placement (article, revision, door, place, at) values ($1, $2, $3, $4, $5) \
                   on conflict (article, revision, door, place) do nothing";
        let values = [
            article.into(),
            revision.into(),
            door.into(),
            place.into(),
            now.into(),
        ];
        self.execute(sql, &values).await?;
        Ok(())
    }

    /// The places to which any revision of an article went: revision, door and place, in order.
    pub async fn placements(
        &mut self,
        article: ArticleId,
    ) -> Result<Vec<(RevisionNo, String, String)>, Error> {
        let sql =
            "select revision, door, place from placement where article = $1 order by revision, door, place";
        let rows = self.query(sql, &[article.into()]).await?;
        rows.iter()
            .map(|row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
            .collect()
    }
}
