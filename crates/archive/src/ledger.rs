//! Reading the ledger.

use crate::{Archive, Error, Transaction};
use model::{Entry, Seq};

impl Archive {
    /// The lines after `after`, oldest first, at most `limit`.
    pub async fn lines_after(&self, after: Seq, limit: i64) -> Result<Vec<Entry>, Error> {
        self.read().await?.lines_after(after, limit).await
    }
}

impl Transaction {
    /// The place of the ledger's last line.
    pub async fn head(&mut self) -> Result<Seq, Error> {
        self.one("select seq from ledger_head where id = 1", &[])
            .await?
            .get(0)
    }

    /// The lines after `after`, oldest first, at most `limit`.
    pub async fn lines_after(&mut self, after: Seq, limit: i64) -> Result<Vec<Entry>, Error> {
        let sql = "select seq, at, who, why, line from ledger where seq > $1 order by seq limit $2";
        let rows = self.query(sql, &[after.into(), limit.into()]).await?;
        rows.iter()
            .map(|row| {
                Ok(Entry {
                    seq: row.get(0)?,
                    at: row.get(1)?,
                    who: row.get(2)?,
                    why: row.get(3)?,
                    line: row.document(4, "ledger line")?,
                })
            })
            .collect()
    }

    /// The place up to which the named follower has read.
    pub async fn follower_position(&mut self, name: &str) -> Result<Seq, Error> {
        let row = self
            .first("select seq from follower where name = $1", &[name.into()])
            .await?;
        row.map_or(Ok(Seq(0)), |row| row.get(0))
    }

    /// Remembers up to where the named follower has read.
    pub async fn set_follower_position(&mut self, name: &str, seq: Seq) -> Result<(), Error> {
        let sql = "insert into follower (name, seq) values ($1, $2) on conflict (name) do update set seq = excluded.seq";
        self.execute(sql, &[name.into(), seq.into()]).await?;
        Ok(())
    }
}
