//! Desks: what the newsroom's rules are, which items lie where, and the events on each desk.

use crate::transaction::json;
use crate::wire::{COLUMNS, wire_row};
use crate::{Error, Row, Transaction, Value, WireRow};
use jiff::Timestamp;
use model::{Routed, WireDesks, WireGroupId, WireItemId};
use std::collections::BTreeMap;

const SETTING: &str = "wire-desks";

/// Items of one event.
#[derive(Clone, Debug, PartialEq)]
pub struct WireGroupRow {
    /// Its number.
    pub id: WireGroupId,
    /// When the first item came in.
    pub since: Timestamp,
    /// When the newest version of any came in.
    pub changed_at: Timestamp,
    /// The items with the reason why each is here, in the order in which they came in. Lists hold the newest
    /// [`GROUP_ITEMS_MAX`].
    pub items: Vec<(WireRow, String)>,
}

/// How many items of a group are read at once.
pub const GROUP_ITEMS_MAX: i64 = 200;

/// An item with what rules are asked about, and where it lies.
#[derive(Clone, Debug, PartialEq)]
pub struct RoutedRow {
    /// The item.
    pub row: WireRow,
    /// The name under which its newest version came in.
    pub source: String,
    /// The desks on which it lies, each with the rule that sent it there; empty for the default desk.
    pub desks: BTreeMap<String, String>,
}

impl Transaction {
    /// Keeps the newsroom's desks and rules, so that every process that takes something in knows them. Answers whether that is
    /// a change.
    pub async fn set_wire_desks(&mut self, desks: &WireDesks, now: Timestamp) -> Result<bool, Error> {
        let Value::Text(text) = json(desks, "wire desks")? else {
            return Ok(false);
        };
        if self.setting(SETTING).await?.is_some_and(|kept| kept == text) {
            return Ok(false);
        }
        self.set_setting(SETTING, &text).await?;
        self.audit(SETTING, &text, now);
        Ok(true)
    }

    /// The newsroom's desks and rules as they are kept, JSON; `None` before they were kept once.
    pub async fn wire_desks_text(&mut self) -> Result<Option<String>, Error> {
        self.setting(SETTING).await
    }

    /// The newsroom's desks and rules.
    pub async fn wire_desks(&mut self) -> Result<WireDesks, Error> {
        match self.setting(SETTING).await? {
            Some(text) => serde_json::from_str(&text).map_err(|source| Error::Document("wire desks", source)),
            None => Ok(WireDesks::default()),
        }
    }

    /// Puts an item on desks. It stays on those where it lay before: an editor who has seen it goes on seeing it. The default
    /// desk gets only what lies nowhere else.
    pub async fn route_wire_item(
        &mut self,
        id: WireItemId,
        routed: &Routed,
        now: Timestamp,
    ) -> Result<(), Error> {
        if routed.by_default
            && self
                .first("select 1 from wire_route where item = $1 limit 1", &[id.into()])
                .await?
                .is_some()
        {
            return Ok(());
        }
        for (desk, rule) in &routed.desks {
            let sql = "insert into wire_route (item, desk, rule, at) values ($1, $2, $3, $4) \
                       on conflict (item, desk) do update set rule = excluded.rule, at = excluded.at";
            self.execute(sql, &[id.into(), desk.into(), rule.into(), now.into()])
                .await?;
        }
        Ok(())
    }

    /// Takes an item from a desk.
    pub async fn unroute_wire_item(&mut self, id: WireItemId, desk: &str) -> Result<(), Error> {
        self.execute(
            "delete from wire_route where item = $1 and desk = $2",
            &[id.into(), desk.into()],
        )
        .await?;
        Ok(())
    }

    /// The desks on which an item lies, each with the rule that sent it there.
    pub async fn desks_of(&mut self, id: WireItemId) -> Result<BTreeMap<String, String>, Error> {
        let sql = "select desk, rule from wire_route where item = $1";
        let rows = self.query(sql, &[id.into()]).await?;
        rows.iter().map(|row| Ok((row.get(0)?, row.get(1)?))).collect()
    }

    /// The items that came to a desk last, newest first.
    pub async fn wire_items_on(&mut self, desk: &str, limit: i64) -> Result<Vec<WireRow>, Error> {
        let sql = format!(
            "select {COLUMNS} from wire_item w join \
             (select item as routed, at from wire_route where desk = $1 order by at desc, item desc limit $2) as r \
             on w.id = r.routed order by r.at desc, w.id desc"
        );
        let rows = self.query(&sql, &[desk.into(), limit.into()]).await?;
        rows.iter().map(wire_row).collect()
    }

    /// Items that changed at or after `since`, by number, with where they lie: one page after the item `after`.
    pub async fn routed_page(
        &mut self,
        since: Timestamp,
        after: (Timestamp, WireItemId),
        limit: i64,
    ) -> Result<Vec<RoutedRow>, Error> {
        let sql = format!(
            "select {COLUMNS}, coalesce((select source from wire_filing f where f.item = w.id), '') from wire_item w \
             where changed_at >= $1 and (changed_at, id) > ($2, $3) order by changed_at, id limit $4"
        );
        let values = [since.into(), after.0.into(), after.1.into(), limit.into()];
        let mut page = Vec::new();
        for row in self.query(&sql, &values).await? {
            let item = wire_row(&row)?;
            let desks = self.desks_of(item.id).await?;
            page.push(RoutedRow {
                source: row.get(6)?,
                row: item,
                desks,
            });
        }
        Ok(page)
    }

    /// A group with its items. A number that was merged leads to the group that it is part of now.
    pub async fn wire_group(&mut self, id: WireGroupId) -> Result<Option<WireGroupRow>, Error> {
        let mut at = id;
        // A group is only ever merged into an older one, so this comes to an end.
        loop {
            let sql = "select id, since, changed_at, merged_into from wire_group where id = $1";
            let Some(row) = self.first(sql, &[at.into()]).await? else {
                return Ok(None);
            };
            match row.get(3)? {
                Some(into) => at = into,
                None => return self.with_items(&row).await.map(Some),
            }
        }
    }

    /// The groups in which something came in last, newest first; with a desk those of which an item lies there.
    pub async fn recent_wire_groups(
        &mut self,
        desk: Option<&str>,
        limit: i64,
    ) -> Result<Vec<WireGroupRow>, Error> {
        let rows = match desk {
            None => {
                let sql = "select id, since, changed_at from wire_group where merged_into is null \
                           order by changed_at desc, id desc limit $1";
                self.query(sql, &[limit.into()]).await?
            }
            Some(desk) => {
                // An event has a few items on a desk; the newest of eight times as many are looked through.
                let sql = "select g.id, g.since, g.changed_at from wire_group g where g.id in (\
                             select f.wire_group from (select item from wire_route where desk = $1 order by at desc limit $2) as r \
                             join wire_filing f on f.item = r.item) order by g.changed_at desc, g.id desc limit $3";
                let looked_through = limit.saturating_mul(8);
                self.query(sql, &[desk.into(), looked_through.into(), limit.into()])
                    .await?
            }
        };
        let mut groups = Vec::new();
        for row in &rows {
            groups.push(self.with_items(row).await?);
        }
        Ok(groups)
    }

    async fn with_items(&mut self, group: &Row) -> Result<WireGroupRow, Error> {
        let id: WireGroupId = group.get(0)?;
        let sql = format!(
            "select {COLUMNS}, because from wire_item w join \
             (select item as filed, because from wire_filing where wire_group = $1 order by item desc limit {GROUP_ITEMS_MAX}) as f \
             on w.id = f.filed order by w.id"
        );
        let rows = self.query(&sql, &[id.into()]).await?;
        let items = rows
            .iter()
            .map(|row| Ok((wire_row(row)?, row.get(6)?)))
            .collect::<Result<_, Error>>()?;
        Ok(WireGroupRow {
            id,
            since: group.get(1)?,
            changed_at: group.get(2)?,
            items,
        })
    }

    /// Items that came in before items were filed, oldest first.
    pub async fn unfiled_wire_items(&mut self, after: WireItemId, limit: i64) -> Result<Vec<WireRow>, Error> {
        let sql = format!(
            "select {COLUMNS} from wire_item w where id > $1 \
             and not exists (select 1 from wire_filing f where f.item = w.id) order by id limit $2"
        );
        let rows = self.query(&sql, &[after.into(), limit.into()]).await?;
        rows.iter().map(wire_row).collect()
    }
}
