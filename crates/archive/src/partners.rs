//! Newsrooms that take our copy: what each may have, and the hash of its token.

use crate::transaction::json;
use crate::{Error, Row, Transaction, Value};
use jiff::Timestamp;
use model::{ArticleId, ContentHash, Grant, Partner, PartnerDelivery, PubStatus};

const COLUMNS: &str = "name, grants, made_by, made_at, revoked_at, token_hash";

fn partner(row: &Row) -> Result<Partner, Error> {
    Ok(Partner {
        name: row.get(0)?,
        grant: row.document(1, "grant")?,
        made_by: row.get(2)?,
        made_at: row.get(3)?,
        revoked_at: row.get(4)?,
    })
}

impl Transaction {
    /// Lets a partner in by the hash of its token; whether the name was free. That of a revoked partner is.
    pub async fn add_partner(
        &mut self,
        name: &str,
        token: &ContentHash,
        grant: &Grant,
        now: Timestamp,
    ) -> Result<bool, Error> {
        let sql = "insert into partner (name, token_hash, grants, made_by, made_at) values ($1, $2, $3, $4, $5) \
                   on conflict (name) do update set token_hash = excluded.token_hash, grants = excluded.grants, \
                   made_by = excluded.made_by, made_at = excluded.made_at, revoked_by = null, revoked_at = null \
                   where partner.revoked_at is not null";
        let values = [
            name.into(),
            token.into(),
            json(grant, "grant")?,
            Value::from(self.who()),
            now.into(),
        ];
        let is_new = self.execute(sql, &values).await? > 0;
        if is_new {
            self.wakes = true;
            self.audit("partner-add", &format!("partner {name}"), now);
        }
        Ok(is_new)
    }

    /// Gives a partner nothing more; whether there was one.
    pub async fn revoke_partner(&mut self, name: &str, now: Timestamp) -> Result<bool, Error> {
        let sql =
            "update partner set revoked_by = $2, revoked_at = $3 where name = $1 and revoked_at is null";
        let values = [name.into(), Value::from(self.who()), now.into()];
        let is_done = self.execute(sql, &values).await? > 0;
        if is_done {
            self.wakes = true;
            self.audit("partner-revoke", &format!("partner {name}"), now);
        }
        Ok(is_done)
    }

    /// All partners there ever were, by name.
    pub async fn partners(&mut self) -> Result<Vec<Partner>, Error> {
        let sql = format!("select {COLUMNS} from partner order by name");
        self.query(&sql, &[]).await?.iter().map(partner).collect()
    }

    /// The partners that get something, each with the hash of its token.
    pub async fn open_partners(&mut self) -> Result<Vec<(String, Partner)>, Error> {
        let sql = format!("select {COLUMNS} from partner where revoked_at is null order by name");
        let rows = self.query(&sql, &[]).await?;
        rows.iter().map(|row| Ok((row.get(5)?, partner(row)?))).collect()
    }

    /// Remembers that a partner took something. Done twice it does no harm.
    pub async fn note_partner_delivery(&mut self, one: &PartnerDelivery) -> Result<(), Error> {
        let sql = "insert into partner_delivery (article, partner, version, status, revision, at) \
                   values ($1, $2, $3, $4, $5, $6) on conflict (article, partner, version, status) do nothing";
        let values = [
            one.article.into(),
            (&one.partner).into(),
            one.version.into(),
            name_of(one.status).into(),
            one.revision.into(),
            one.at.into(),
        ];
        self.execute(sql, &values).await?;
        Ok(())
    }

    /// What partners took of an article, the first first.
    pub async fn partner_deliveries(&mut self, article: ArticleId) -> Result<Vec<PartnerDelivery>, Error> {
        let sql = "select partner, version, status, revision, at from partner_delivery where article = $1 \
                   order by at, partner, version, status";
        let rows = self.query(sql, &[article.into()]).await?;
        rows.iter()
            .map(|row| {
                Ok(PartnerDelivery {
                    article,
                    partner: row.get(0)?,
                    version: row.get(1)?,
                    status: status_of(&row.get::<String>(2)?)?,
                    revision: row.get(3)?,
                    at: row.get(4)?,
                })
            })
            .collect()
    }
}

fn name_of(status: PubStatus) -> &'static str {
    match status {
        PubStatus::Usable => "usable",
        PubStatus::Withheld => "withheld",
        PubStatus::Canceled => "canceled",
    }
}

fn status_of(name: &str) -> Result<PubStatus, Error> {
    match name {
        "usable" => Ok(PubStatus::Usable),
        "withheld" => Ok(PubStatus::Withheld),
        "canceled" => Ok(PubStatus::Canceled),
        other => Err(Error::Unknown("publishing status", other.to_owned())),
    }
}
