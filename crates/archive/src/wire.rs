//! Agencies' items: the newest version of each, all versions before it, and what could not be read.

use crate::transaction::json;
use crate::{Error, Row, Transaction};
use jiff::Timestamp;
use model::{ContentHash, Line, WireItem, WireItemId, WireVerdict, decide};
use std::borrow::Cow;

/// An item as it is kept.
#[derive(Clone, Debug, PartialEq)]
pub struct WireRow {
    /// Number.
    pub id: WireItemId,
    /// When its first version came in.
    pub received_at: Timestamp,
    /// When its newest version came in.
    pub changed_at: Timestamp,
    /// How many versions came in.
    pub versions: i64,
    /// The hash of the bytes that the newest version came in.
    pub raw: ContentHash,
    /// The newest version.
    pub item: WireItem,
}

/// Something that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetAsideRow {
    /// The hash of the bytes that it came in.
    pub raw: ContentHash,
    /// Which item of those bytes, counted from 0.
    pub part: i64,
    /// The file or address it came from.
    pub name: String,
    /// Whose it is, if that is known.
    pub agency: String,
    /// What is wrong with it.
    pub reason: String,
}

pub(crate) const COLUMNS: &str = "id, received_at, changed_at, versions, raw, item";

pub(crate) fn wire_row(row: &Row) -> Result<WireRow, Error> {
    Ok(WireRow {
        id: row.get(0)?,
        received_at: row.get(1)?,
        changed_at: row.get(2)?,
        versions: row.get(3)?,
        raw: row.get(4)?,
        item: row.document(5, "wire item")?,
    })
}

impl Transaction {
    /// The item with this number.
    pub async fn wire_item(&mut self, id: WireItemId) -> Result<Option<WireRow>, Error> {
        let sql = format!("select {COLUMNS} from wire_item where id = $1");
        self.first(&sql, &[id.into()])
            .await?
            .as_ref()
            .map(wire_row)
            .transpose()
    }

    /// The item with this number, held until this change ends: nobody can kill it meanwhile.
    pub async fn hold_wire_item(&mut self, id: WireItemId) -> Result<Option<WireRow>, Error> {
        let sql = format!("select {COLUMNS} from wire_item where id = $1[pg: for update]");
        self.first(&sql, &[id.into()])
            .await?
            .as_ref()
            .map(wire_row)
            .transpose()
    }

    /// The agencies under whose names an item with this identifier is known, in order.
    pub async fn agencies_of(&mut self, guid: &str) -> Result<Vec<String>, Error> {
        let sql = "select agency from wire_item where guid = $1 order by agency";
        let rows = self.query(sql, &[guid.into()]).await?;
        rows.iter().map(|row| row.get(0)).collect()
    }

    /// The items that changed last, newest first.
    pub async fn recent_wire_items(&mut self, limit: i64) -> Result<Vec<WireRow>, Error> {
        let sql = format!("select {COLUMNS} from wire_item order by changed_at desc, id desc limit $1");
        self.query(&sql, &[limit.into()])
            .await?
            .iter()
            .map(wire_row)
            .collect()
    }

    /// Keeps an item that came in, decides what it means and says so in the ledger.
    ///
    /// The bytes it came in must be kept under `raw` already.
    pub async fn receive(
        &mut self,
        item: &WireItem,
        raw: &ContentHash,
        now: Timestamp,
    ) -> Result<(WireItemId, WireVerdict), Error> {
        let known = match self.item_of(&item.agency, &item.guid).await? {
            Some(id) => self.hold_wire_item(id).await?,
            None => None,
        };
        // An agency keeps the spelling of its name under which the item is known.
        let named = known.as_ref().filter(|known| known.item.agency != item.agency);
        let item = &match named {
            Some(known) => Cow::Owned(WireItem {
                agency: known.item.agency.clone(),
                ..item.clone()
            }),
            None => Cow::Borrowed(item),
        };
        let verdict = decide(known.as_ref().map(|known| &known.item), item);
        if let (Some(known), WireVerdict::Known) = (&known, verdict) {
            return Ok((known.id, verdict));
        }
        let document = json(item.as_ref(), "wire item")?;
        let (id, number) = if let Some(known) = known {
            let sql = "update wire_item set changed_at = $2, versions = versions + 1, raw = $3, item = $4 where id = $1";
            self.execute(sql, &[known.id.into(), now.into(), raw.into(), document.clone()])
                .await?;
            (known.id, known.versions + 1)
        } else {
            let (agency, guid) = (item.agency.as_str().into(), item.guid.as_str().into());
            let sql = "insert into wire_item (agency, guid, received_at, changed_at, versions, raw, item) \
                       values ($1, $2, $3, $3, 1, $4, $5) returning id";
            let row = self
                .one(sql, &[agency, guid, now.into(), raw.into(), document.clone()])
                .await?;
            (row.get(0)?, 1)
        };
        let sql =
            "insert into wire_version (item, number, received_at, raw, content) values ($1, $2, $3, $4, $5)";
        self.execute(sql, &[id.into(), number.into(), now.into(), raw.into(), document])
            .await?;
        let line = match verdict {
            WireVerdict::Killed => Line::WireItemKilled { item: id },
            WireVerdict::Updated => Line::WireItemUpdated { item: id },
            WireVerdict::New | WireVerdict::Known => Line::WireItemNew { item: id },
        };
        self.note(line, now);
        Ok((id, verdict))
    }

    /// Keeps the reason why something could not be read. The bytes must be kept under its `raw` already.
    pub async fn set_aside(&mut self, row: &SetAsideRow, now: Timestamp) -> Result<(), Error> {
        let values = [
            (&row.raw).into(),
            row.part.into(),
            row.name.as_str().into(),
            row.agency.as_str().into(),
            row.reason.as_str().into(),
            now.into(),
        ];
        let sql = "insert into wire_set_aside (raw, part, name, agency, reason, received_at) \
                   values ($1, $2, $3, $4, $5, $6) on conflict (raw, part) do nothing";
        if self.execute(sql, &values).await? > 0 {
            self.note(
                Line::WireSetAside {
                    raw: row.raw.to_string(),
                },
                now,
            );
        }
        Ok(())
    }

    /// What was set aside last, newest first.
    pub async fn recent_set_aside(&mut self, limit: i64) -> Result<Vec<SetAsideRow>, Error> {
        let sql = "select raw, part, name, agency, reason from wire_set_aside order by received_at desc, raw, part limit $1";
        let rows = self.query(sql, &[limit.into()]).await?;
        rows.iter()
            .map(|row| {
                Ok(SetAsideRow {
                    raw: row.get(0)?,
                    part: row.get(1)?,
                    name: row.get(2)?,
                    agency: row.get(3)?,
                    reason: row.get(4)?,
                })
            })
            .collect()
    }
}
