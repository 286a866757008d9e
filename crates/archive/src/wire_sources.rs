//! Sources of wire copy: what is known of each, and which process looks at it.

use crate::{Archive, Error, Row, Transaction, Value};
use jiff::{SignedDuration, Timestamp};
use model::{SourceAlarm, SourceState, WireItem, WireVerdict, decide};

const COLUMNS: &str = "known_since, looked_at, succeeded_at, item_at, lag_seconds, failures, error, is_out_of_reach, wait_until, \
     items, known, set_aside, repeats, alarm, alarm_since, address, etag, last_modified, document";

fn state(row: &Row) -> Result<SourceState, Error> {
    let alarm: Option<String> = row.get(13)?;
    let alarm = alarm.map(|name| {
        let known = SourceAlarm::ALL.into_iter().find(|alarm| alarm.name() == name);
        known.ok_or(Error::Unknown("alarm", name))
    });
    Ok(SourceState {
        known_since: row.get(0)?,
        looked_at: row.get(1)?,
        succeeded_at: row.get(2)?,
        item_at: row.get(3)?,
        lag: row.get::<Option<i64>>(4)?.map(SignedDuration::from_secs),
        failures: row.get(5)?,
        error: row.get(6)?,
        is_out_of_reach: row.get(7)?,
        wait_until: row.get(8)?,
        items: row.get(9)?,
        known: row.get(10)?,
        set_aside: row.get(11)?,
        repeats: row.get(12)?,
        alarm: alarm.transpose()?,
        alarm_since: row.get(14)?,
        address: row.get(15)?,
        etag: row.get(16)?,
        last_modified: row.get(17)?,
        document: row.get(18)?,
    })
}

fn count(number: u64) -> Value {
    Value::Int(i64::try_from(number).unwrap_or(i64::MAX))
}

impl Archive {
    /// Lets one process look at a source until `until`; whether it is this one, `holder`. Whoever holds it goes on holding
    /// it; another gets it when the time has run out.
    pub async fn claim_source(
        &self,
        name: &str,
        holder: &str,
        until: Timestamp,
        now: Timestamp,
    ) -> Result<bool, Error> {
        let mut tx = self.begin("wire", "").await?;
        tx.make_source(name, now).await?;
        let sql = "update wire_source set holder = $2, lease_until = $3 \
                   where name = $1 and (holder is null or holder = $2 or lease_until < $4)";
        let claimed = tx
            .execute(sql, &[name.into(), holder.into(), until.into(), now.into()])
            .await?;
        tx.commit().await?;
        Ok(claimed > 0)
    }

    /// Gives a source up, so that another process need not wait.
    pub async fn release_source(&self, name: &str, holder: &str) -> Result<(), Error> {
        let mut tx = self.begin("wire", "").await?;
        let sql = "update wire_source set holder = null, lease_until = null where name = $1 and holder = $2";
        tx.execute(sql, &[name.into(), holder.into()]).await?;
        tx.commit().await?;
        Ok(())
    }
}

impl Transaction {
    async fn make_source(&mut self, name: &str, now: Timestamp) -> Result<(), Error> {
        let sql = "insert into wire_source (name, known_since, failures, error, is_out_of_reach, items, known, set_aside, \
                   repeats, address) values ($1, $2, 0, '', 0, 0, 0, 0, 0, '') on conflict (name) do nothing";
        self.execute(sql, &[name.into(), now.into()]).await?;
        Ok(())
    }

    /// What is known of a source.
    pub async fn source(&mut self, name: &str) -> Result<Option<SourceState>, Error> {
        let sql = format!("select {COLUMNS} from wire_source where name = $1");
        self.first(&sql, &[name.into()])
            .await?
            .as_ref()
            .map(state)
            .transpose()
    }

    /// What is known of a source, held until this change ends; a new one is known from now on.
    pub async fn hold_source(&mut self, name: &str, now: Timestamp) -> Result<SourceState, Error> {
        self.make_source(name, now).await?;
        let sql = format!("select {COLUMNS} from wire_source where name = $1[pg: for update]");
        state(&self.one(&sql, &[name.into()]).await?)
    }

    /// Keeps what is known of a source that is held.
    pub async fn keep_source(&mut self, name: &str, state: &SourceState) -> Result<(), Error> {
        let sql = "update wire_source set looked_at = $2, succeeded_at = $3, item_at = $4, lag_seconds = $5, failures = $6, \
                   error = $7, is_out_of_reach = $8, wait_until = $9, items = $10, known = $11, set_aside = $12, repeats = $13, \
                   alarm = $14, alarm_since = $15, address = $16, etag = $17, last_modified = $18, document = $19 \
                   where name = $1";
        let values = [
            name.into(),
            state.looked_at.into(),
            state.succeeded_at.into(),
            state.item_at.into(),
            state.lag.map(|lag| lag.as_secs()).into(),
            state.failures.into(),
            state.error.as_str().into(),
            state.is_out_of_reach.into(),
            state.wait_until.into(),
            count(state.items),
            count(state.known),
            count(state.set_aside),
            count(state.repeats),
            state.alarm.map(SourceAlarm::name).into(),
            state.alarm_since.into(),
            state.address.as_str().into(),
            state.etag.as_deref().into(),
            state.last_modified.as_deref().into(),
            state.document.as_ref().into(),
        ];
        self.execute(sql, &values).await?;
        Ok(())
    }

    /// What this item would be if it came now. Nothing is kept.
    pub async fn would_be(&mut self, item: &WireItem) -> Result<WireVerdict, Error> {
        let key = [item.agency.as_str().into(), item.guid.as_str().into()];
        let known = self
            .first("select item from wire_item where agency = $1 and guid = $2", &key)
            .await?;
        let known: Option<WireItem> = known.map(|row| row.document(0, "wire item")).transpose()?;
        Ok(decide(known.as_ref(), item))
    }
}
