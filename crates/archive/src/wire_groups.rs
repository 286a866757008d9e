//! Which items tell of the same event: filed when they come in, in the change that keeps them.

use crate::{Error, Row, Transaction, Value};
use jiff::Timestamp;
use model::{
    Line, SAME_STORY_WINDOW, SameStory, WIRE_REPLACES_MAX, WireFingerprint, WireGroupId, WireItem,
    WireItemId, same_story,
};

/// Items that are looked up for each mark, the newest: a mark that thousands share tells nothing.
const PER_MARK: i64 = 24;
/// Items that are compared with a new one, those with most marks in common.
const CANDIDATES: i64 = 32;
/// Marks of old spans that go at a time. Each item brings up to 18, and one in 16 clears up.
const CLEARED: i64 = 600;

/// Where an item was filed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filed {
    /// Its group.
    pub group: WireGroupId,
    /// Groups that turned out to be the same; their items are in `group` now.
    pub merged: Vec<WireGroupId>,
}

struct Filing {
    item: WireItemId,
    group: WireGroupId,
    came_at: Timestamp,
    fingerprint: WireFingerprint,
}

fn filing(row: &Row) -> Result<Filing, Error> {
    let text: String = row.get(3)?;
    Ok(Filing {
        item: row.get(0)?,
        group: row.get(1)?,
        came_at: row.get(2)?,
        // One that another program wrote is like nothing, and is written anew with the item's next version.
        fingerprint: WireFingerprint::from_text(&text).unwrap_or_default(),
    })
}

fn span(at: Timestamp) -> i64 {
    at.as_second().div_euclid(SAME_STORY_WINDOW.as_secs())
}

/// `$4, $5, $6`: as many parameters as there are values, added to them.
fn places(values: &mut Vec<Value>, added: impl IntoIterator<Item = Value>) -> String {
    let before = values.len();
    values.extend(added);
    let places: Vec<String> = (before + 1..=values.len())
        .map(|place| format!("${place}"))
        .collect();
    places.join(", ")
}

impl Transaction {
    /// Files an item that came in: into the group of the item that is most surely about the same event, else into a new one.
    ///
    /// An item keeps its group when a new version comes. Groups that one item shows to be the same become one under the older
    /// number, and the ledger says so. Nobody else files meanwhile: two nodes that take in two pieces on one event at the same
    /// time make one group.
    pub async fn file_wire_item(
        &mut self,
        id: WireItemId,
        item: &WireItem,
        source: &str,
        came_at: Timestamp,
        now: Timestamp,
    ) -> Result<Filed, Error> {
        self.hold_filing().await?;
        let fingerprint = WireFingerprint::of(item);
        let own = self.filing_of(id).await?;
        let marks = fingerprint.marks();
        let mut alike: Vec<(SameStory, Filing)> = Vec::new();
        for candidate in self.candidates(id, item, &marks, came_at).await? {
            let same = same_story(
                (&fingerprint, came_at),
                (&candidate.fingerprint, candidate.came_at),
            );
            alike.extend(same.map(|same| (same, candidate)));
        }
        // The surest first, of equals the oldest.
        alike.sort_by(|(one, first), (other, second)| {
            other
                .partial_cmp(one)
                .unwrap_or(std::cmp::Ordering::Equal)
                .then(first.item.cmp(&second.item))
        });
        let joins_best = match &own {
            Some(own) => self.is_alone(own.group).await?,
            None => true,
        };
        let mut groups: Vec<WireGroupId> = own.iter().map(|own| own.group).collect();
        for (place, (same, candidate)) in alike.iter().enumerate() {
            if same.merges() || (place == 0 && joins_best) {
                groups.push(candidate.group);
            }
        }
        groups.sort_unstable();
        groups.dedup();
        let (group, merged) = match groups.split_first() {
            Some((oldest, others)) => (*oldest, others.to_vec()),
            None => (self.new_group(came_at).await?, Vec::new()),
        };
        for other in &merged {
            self.merge_groups(*other, group, now).await?;
        }
        let because = alike.first().map_or("", |(same, _)| same.word());
        self.keep_filing(id, group, because, (came_at, source), &fingerprint)
            .await?;
        if let Some(own) = &own {
            self.drop_marks(own).await?;
        }
        self.keep_marks(id, &marks, came_at).await?;
        for guid in item.replaces.iter().take(WIRE_REPLACES_MAX) {
            let sql = "insert into wire_replaced (guid, item) values ($1, $2) on conflict do nothing";
            self.execute(sql, &[guid.into(), id.into()]).await?;
        }
        let sql = "update wire_group set changed_at = $2 where id = $1 and changed_at < $2";
        self.execute(sql, &[group.into(), came_at.into()]).await?;
        if id.0 % 16 == 0 {
            self.clear_marks(came_at).await?;
        }
        Ok(Filed { group, merged })
    }

    /// Lets nobody else file until this change ends: one at a time does on PostgreSQL as on SQLite. A change that receives
    /// items and files them asks for it before it receives the first; one that held an item and waited here would wait for a
    /// change that waits for the item.
    pub async fn hold_filing(&mut self) -> Result<(), Error> {
        if self.is_postgres() {
            let sql = "select 1 from (select pg_advisory_xact_lock(8378378)) as locked";
            self.query(sql, &[]).await?;
        }
        Ok(())
    }

    async fn filing_of(&mut self, id: WireItemId) -> Result<Option<Filing>, Error> {
        let sql = "select item, wire_group, came_at, fingerprint from wire_filing where item = $1";
        self.first(sql, &[id.into()])
            .await?
            .as_ref()
            .map(filing)
            .transpose()
    }

    async fn is_alone(&mut self, group: WireGroupId) -> Result<bool, Error> {
        let sql = "select item from wire_filing where wire_group = $1 limit 2";
        Ok(self.query(sql, &[group.into()]).await?.len() < 2)
    }

    /// Items that may be about the same event: those with the same identifier or one that replaces the other, and those that
    /// share marks. As many look-ups as there are marks, each of a few rows, whatever the archive holds.
    async fn candidates(
        &mut self,
        id: WireItemId,
        item: &WireItem,
        marks: &[i64],
        came_at: Timestamp,
    ) -> Result<Vec<Filing>, Error> {
        let mut values: Vec<Value> = vec![id.into(), item.guid.as_str().into()];
        let theirs = places(
            &mut values,
            item.replaces.iter().take(WIRE_REPLACES_MAX).map(Value::from),
        );
        let guids = if theirs.is_empty() {
            "$2".to_owned()
        } else {
            format!("$2, {theirs}")
        };
        let sql = format!(
            "select item, wire_group, came_at, fingerprint from wire_filing where item <> $1 and item in (\
               select * from (select id from wire_item where guid in ({guids}) order by id limit {CANDIDATES}) as named \
               union all select * from (select item from wire_replaced where guid = $2 order by item limit {CANDIDATES}) as replacing)"
        );
        let mut rows = self.query(&sql, &values).await?;
        if !marks.is_empty() {
            let now = span(came_at);
            // The one after holds nothing yet, except when an old archive is gone through.
            let mut values: Vec<Value> = vec![id.into(), (now - 1).into(), now.into(), (now + 1).into()];
            let marks = places(&mut values, marks.iter().map(|mark| Value::from(*mark)));
            let looks: Vec<String> = marks
                .split(", ")
                .flat_map(|mark| ["$2", "$3", "$4"].map(|span| (mark, span)))
                .zip(1..)
                .map(|((mark, span), number)| {
                    format!(
                        "select * from (select item from wire_mark where span = {span} and mark = {mark} \
                         order by came_at desc, item desc limit {PER_MARK}) as look{number}"
                    )
                })
                .collect();
            let sql = format!(
                "select f.item, f.wire_group, f.came_at, f.fingerprint from (\
                   select item, count(*) as shared from ({}) as looks where item <> $1 \
                   group by item order by shared desc, item desc limit {CANDIDATES}) as found \
                 join wire_filing f on f.item = found.item order by found.shared desc, f.item",
                looks.join(" union all ")
            );
            rows.extend(self.query(&sql, &values).await?);
        }
        rows.iter().map(filing).collect()
    }

    /// The group that an item is in.
    pub async fn wire_group_of(&mut self, id: WireItemId) -> Result<Option<WireGroupId>, Error> {
        let row = self
            .first("select wire_group from wire_filing where item = $1", &[id.into()])
            .await?;
        row.map(|row| row.get(0)).transpose()
    }

    async fn new_group(&mut self, at: Timestamp) -> Result<WireGroupId, Error> {
        let sql = "insert into wire_group (since, changed_at) values ($1, $1) returning id";
        self.one(sql, &[at.into()]).await?.get(0)
    }

    async fn merge_groups(
        &mut self,
        from: WireGroupId,
        into: WireGroupId,
        now: Timestamp,
    ) -> Result<(), Error> {
        let both = [from.into(), into.into()];
        self.execute(
            "update wire_filing set wire_group = $2 where wire_group = $1",
            &both,
        )
        .await?;
        let sql = "update wire_group set changed_at = (select max(changed_at) from wire_group where id in ($1, $2)), \
                   since = (select min(since) from wire_group where id in ($1, $2)) where id = $2";
        self.execute(sql, &both).await?;
        self.execute("update wire_group set merged_into = $2 where id = $1", &both)
            .await?;
        self.note(Line::WireGroupsMerged { from, into }, now);
        Ok(())
    }

    async fn keep_filing(
        &mut self,
        id: WireItemId,
        group: WireGroupId,
        because: &str,
        (came_at, source): (Timestamp, &str),
        fingerprint: &WireFingerprint,
    ) -> Result<(), Error> {
        let sql = "insert into wire_filing (item, wire_group, because, came_at, source, fingerprint) \
                   values ($1, $2, $3, $4, $5, $6) on conflict (item) do update set \
                   wire_group = excluded.wire_group, came_at = excluded.came_at, source = excluded.source, \
                   fingerprint = excluded.fingerprint, \
                   because = case wire_filing.because when '' then excluded.because else wire_filing.because end";
        let text = fingerprint.to_text();
        let values = [
            id.into(),
            group.into(),
            because.into(),
            came_at.into(),
            source.into(),
            text.into(),
        ];
        self.execute(sql, &values).await?;
        Ok(())
    }

    async fn keep_marks(&mut self, id: WireItemId, marks: &[i64], at: Timestamp) -> Result<(), Error> {
        if marks.is_empty() {
            return Ok(());
        }
        let mut values: Vec<Value> = vec![span(at).into(), at.into(), id.into()];
        let rows: Vec<String> = places(&mut values, marks.iter().map(|mark| Value::from(*mark)))
            .split(", ")
            .map(|mark| format!("($1, {mark}, $2, $3)"))
            .collect();
        let sql = format!(
            "insert into wire_mark (span, mark, came_at, item) values {} on conflict do nothing",
            rows.join(", ")
        );
        self.execute(&sql, &values).await?;
        Ok(())
    }

    async fn drop_marks(&mut self, own: &Filing) -> Result<(), Error> {
        let marks = own.fingerprint.marks();
        if marks.is_empty() {
            return Ok(());
        }
        let mut values: Vec<Value> = vec![span(own.came_at).into(), own.came_at.into(), own.item.into()];
        let marks = places(&mut values, marks.into_iter().map(Value::from));
        let sql = format!(
            "delete from wire_mark where span = $1 and mark in ({marks}) and came_at = $2 and item = $3"
        );
        self.execute(&sql, &values).await?;
        Ok(())
    }

    /// Lets some of what no look-up reads any more go: never so many that what comes in waits for it.
    async fn clear_marks(&mut self, came_at: Timestamp) -> Result<(), Error> {
        let sql = format!(
            "delete from wire_mark where (span, mark, came_at, item) in (select span, mark, came_at, item from wire_mark \
             where span < $1 order by span, mark, came_at, item limit {CLEARED})"
        );
        self.execute(&sql, &[(span(came_at) - 1).into()]).await?;
        Ok(())
    }
}
