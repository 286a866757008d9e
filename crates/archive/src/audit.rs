//! The record of privileged acts.

use crate::{Error, Row, Transaction};
use jiff::Timestamp;
use model::{ArticleId, AuditEntry, AuditHead};

const COLUMNS: &str = "number, at, who, origin, act, subject, why, previous, hash";

fn entry(row: &Row) -> Result<AuditEntry, Error> {
    Ok(AuditEntry {
        number: row.get(0)?,
        at: row.get(1)?,
        who: row.get(2)?,
        origin: row.get(3)?,
        act: row.get(4)?,
        subject: row.get(5)?,
        why: row.get(6)?,
        previous: row.get(7)?,
        hash: row.get(8)?,
    })
}

/// A privileged act that is written when its change commits.
pub(crate) struct PendingAct {
    pub(crate) at: Timestamp,
    pub(crate) act: String,
    pub(crate) subject: String,
}

impl Transaction {
    /// Records a privileged act when this change commits: neither happens alone.
    pub fn audit(&mut self, act: &str, subject: &str, now: Timestamp) {
        self.entries.push(PendingAct {
            at: now,
            act: act.to_owned(),
            subject: subject.to_owned(),
        });
    }

    /// The entries after number `after`, in order, at most `limit`.
    pub async fn audit_after(&mut self, after: i64, limit: i64) -> Result<Vec<AuditEntry>, Error> {
        let sql = format!("select {COLUMNS} from audit where number > $1 order by number limit $2");
        let rows = self.query(&sql, &[after.into(), limit.into()]).await?;
        rows.iter().map(entry).collect()
    }

    /// The entries about an article, in order.
    pub async fn audit_about(&mut self, article: ArticleId) -> Result<Vec<AuditEntry>, Error> {
        let sql =
            format!("select {COLUMNS} from audit where subject = $1 or subject like $2 order by number");
        let subject = format!("article {article}");
        let values = [subject.as_str().into(), format!("{subject},%").into()];
        self.query(&sql, &values).await?.iter().map(entry).collect()
    }

    /// The head that the archive itself remembers.
    pub async fn audit_head(&mut self) -> Result<AuditHead, Error> {
        let row = self
            .one("select number, hash from audit_head where id = 1", &[])
            .await?;
        Ok(AuditHead {
            number: row.get(0)?,
            hash: row.get(1)?,
        })
    }

    /// Chains what is waiting to the end. The row of the head is held until the commit, so that there is one chain.
    pub(crate) async fn write_audit(&mut self) -> Result<(), Error> {
        let acts = std::mem::take(&mut self.entries);
        if acts.is_empty() {
            return Ok(());
        }
        let sql = "update audit_head set number = number where id = 1 returning number, hash";
        let row = self.one(sql, &[]).await?;
        let (mut number, mut previous): (i64, String) = (row.get(0)?, row.get(1)?);
        for waiting in acts {
            number += 1;
            let mut entry = AuditEntry {
                number,
                // As the database keeps it: what is read back must hash alike.
                at: Timestamp::from_microsecond(waiting.at.as_microsecond()).unwrap_or(waiting.at),
                who: clean(self.who()),
                origin: clean(self.origin()),
                act: clean(&waiting.act),
                subject: clean(&waiting.subject),
                why: clean(self.why()),
                previous,
                hash: String::new(),
            };
            entry.hash = entry.proper_hash();
            let values = [
                number.into(),
                entry.at.into(),
                entry.who.into(),
                entry.origin.into(),
                entry.act.into(),
                entry.subject.into(),
                entry.why.into(),
                entry.previous.into(),
                entry.hash.as_str().into(),
            ];
            let sql = format!("insert into audit ({COLUMNS}) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)");
            self.execute(&sql, &values).await?;
            previous = entry.hash;
        }
        let sql = "update audit_head set number = $1, hash = $2 where id = 1";
        self.execute(sql, &[number.into(), previous.into()]).await?;
        Ok(())
    }
}

/// PostgreSQL has no U+0000 in text; what is hashed must be what is kept.
fn clean(text: &str) -> String {
    text.replace('\0', "\u{fffd}")
}
