//! What goes out by itself when its time has come: scheduled articles, and those whose embargo ends.

use crate::articles::{COLUMNS, article};
use crate::{Act, Error, Transaction};
use jiff::Timestamp;
use model::{Action, ArticleId, Line, Refused, Role, Stage};

impl Transaction {
    /// When the next release or embargo's end is due.
    pub async fn next_release(&mut self) -> Result<Option<Timestamp>, Error> {
        self.one(
            "select min(release_at) from article where release_at is not null",
            &[],
        )
        .await?
        .get(0)
    }

    /// The articles whose release or embargo's end is due, the earliest first.
    pub async fn due_releases(&mut self, now: Timestamp) -> Result<Vec<ArticleId>, Error> {
        let sql = "select id from article where release_at is not null and release_at <= $1 order by release_at, id limit 100";
        let rows = self.query(sql, &[now.into()]).await?;
        rows.iter().map(|row| row.get(0)).collect()
    }

    /// Does what is due for one article: lets it out, or tells the followers that its embargo has ended.
    ///
    /// An article that may not go out (its picture has lost its credit, say) goes back to “approved” with the reason in
    /// the ledger, and the refusal is answered so that somebody is told.
    pub async fn release_due(&mut self, id: ArticleId, now: Timestamp) -> Result<Option<Refused>, Error> {
        let sql =
            format!("select {COLUMNS} from article a where a.id = $1 and a.release_at <= $2[pg: for update]");
        let Some(row) = self.first(&sql, &[id.into(), now.into()]).await? else {
            return Ok(None);
        };
        let mut due = article(&row)?;
        if !matches!(due.stage, Stage::Scheduled { .. }) {
            self.write_stage(&due, now).await?;
            self.audit("embargo-end", &format!("article {id}"), now);
            let stage = due.stage.name().to_owned();
            self.note(
                Line::ArticleReleased {
                    story: due.story,
                    article: id,
                    lang: due.lang,
                    stage,
                },
                now,
            );
            return Ok(None);
        }
        match self
            .act(id, Action::Publish, Role::Clock, Act::default(), now)
            .await
        {
            Ok(_) => Ok(None),
            Err(Error::Refused(_, refused)) => {
                due.stage = Stage::Approved;
                self.write_stage(&due, now).await?;
                self.note(
                    Line::ArticleMoved {
                        article: id,
                        stage: due.stage.name().to_owned(),
                    },
                    now,
                );
                Ok(Some(refused))
            }
            Err(error) => Err(error),
        }
    }
}
