//! Links by which a named person may read what is not out.

use crate::{Error, Row, Transaction, Value};
use jiff::Timestamp;
use model::{ArticleId, Line, PreviewId, PreviewLink};

const COLUMNS: &str = "id, article, holder, made_by, made_at, ends_at, revoked_at, opened, opened_at";

fn link(row: &Row) -> Result<PreviewLink, Error> {
    Ok(PreviewLink {
        id: row.get(0)?,
        article: row.get(1)?,
        holder: row.get(2)?,
        made_by: row.get(3)?,
        made_at: row.get(4)?,
        ends_at: row.get(5)?,
        revoked_at: row.get(6)?,
        opened: row.get(7)?,
        opened_at: row.get(8)?,
    })
}

impl Transaction {
    /// Makes a link for somebody.
    pub async fn make_preview(
        &mut self,
        article: ArticleId,
        holder: &str,
        ends_at: Timestamp,
        now: Timestamp,
    ) -> Result<PreviewId, Error> {
        let values = [
            article.into(),
            Value::from(holder),
            Value::from(self.who()),
            now.into(),
            ends_at.into(),
        ];
        let sql = "insert into preview_link (article, holder, made_by, made_at, ends_at, opened) \
                   values ($1, $2, $3, $4, $5, 0) returning id";
        let id = self.one(sql, &values).await?.get(0)?;
        self.note(Line::PreviewMade { article, link: id }, now);
        Ok(id)
    }

    /// One link.
    pub async fn preview(&mut self, id: PreviewId) -> Result<Option<PreviewLink>, Error> {
        let sql = format!("select {COLUMNS} from preview_link where id = $1");
        self.first(&sql, &[id.into()])
            .await?
            .as_ref()
            .map(link)
            .transpose()
    }

    /// The links to an article, oldest first.
    pub async fn previews(&mut self, article: ArticleId) -> Result<Vec<PreviewLink>, Error> {
        let sql = format!("select {COLUMNS} from preview_link where article = $1 order by id");
        let rows = self.query(&sql, &[article.into()]).await?;
        rows.iter().map(link).collect()
    }

    /// Revokes all links to an article: when it is withdrawn, so that nothing that is written anew opens by an old one.
    pub(crate) async fn close_previews(&mut self, article: ArticleId, now: Timestamp) -> Result<(), Error> {
        let sql = "update preview_link set revoked_at = $2, revoked_by = $3 where article = $1 and revoked_at is null";
        let who = Value::from(self.who());
        self.execute(sql, &[article.into(), now.into(), who]).await?;
        Ok(())
    }

    /// Revokes a link; whether it was there and was not revoked before.
    pub async fn revoke_preview(&mut self, id: PreviewId, now: Timestamp) -> Result<bool, Error> {
        let sql = "update preview_link set revoked_at = $2, revoked_by = $3 where id = $1 and revoked_at is null \
                   returning article";
        let who = Value::from(self.who());
        let Some(row) = self.first(sql, &[id.into(), now.into(), who]).await? else {
            return Ok(false);
        };
        let article = row.get(0)?;
        self.note(Line::PreviewRevoked { article, link: id }, now);
        Ok(true)
    }

    /// Remembers that a link was opened.
    pub async fn open_preview(&mut self, id: PreviewId, now: Timestamp) -> Result<(), Error> {
        let sql = "update preview_link set opened = opened + 1, opened_at = $2 where id = $1";
        self.execute(sql, &[id.into(), now.into()]).await?;
        Ok(())
    }
}
