//! What the newsroom says about kills, and those that somebody has to act upon.

use crate::transaction::json;
use crate::{Error, Row, Transaction, Value};
use jiff::Timestamp;
use model::{
    ContentHash, KILL_LOOKS_BACK, KillPolicy, PubStatus, WireItem, WireItemId, WireVerdict, likeness,
};
use serde::{Deserialize, Serialize};

const SETTING: &str = "kill-policy";
/// As many items before a kill are compared with it.
const COMPARED_MAX: i64 = 2000;
/// As many are named.
const CANDIDATES_MAX: usize = 10;

/// Why somebody has to act upon a kill.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum KillAlarmKind {
    /// It took nothing back by itself: it names no item that is known here.
    Unmatched,
    /// The newsroom said that it decides itself about what this agency takes back.
    Undecided,
}

/// An item that a kill may mean.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Candidate {
    /// The item.
    pub item: WireItemId,
    /// Its headline.
    pub headline: String,
    /// How likely, 1 to 100.
    pub likeness: u8,
    /// Whether something was made of it.
    pub is_used: bool,
}

/// A kill that somebody has to act upon.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KillAlarm {
    /// The kill.
    pub item: WireItemId,
    /// When it came in.
    pub at: Timestamp,
    /// Why it is not done by itself.
    pub kind: KillAlarmKind,
    /// The items that it may mean, the likeliest first.
    pub candidates: Vec<Candidate>,
}

fn alarm(row: &Row) -> Result<KillAlarm, Error> {
    let kind: String = row.get(2)?;
    Ok(KillAlarm {
        item: row.get(0)?,
        at: row.get(1)?,
        kind: match kind.as_str() {
            "unmatched" => KillAlarmKind::Unmatched,
            "undecided" => KillAlarmKind::Undecided,
            _ => return Err(Error::Unknown("kind of kill", kind)),
        },
        candidates: row.document(3, "list of items")?,
    })
}

impl Transaction {
    /// Keeps what the newsroom says about kills, so that every process that takes items in knows it. Answers whether that is a
    /// change.
    pub async fn set_kill_policy(&mut self, policy: &KillPolicy, now: Timestamp) -> Result<bool, Error> {
        if self.kill_policy().await? == *policy {
            return Ok(false);
        }
        let Value::Text(text) = json(policy, "kill policy")? else {
            return Ok(false);
        };
        self.set_setting(SETTING, &text).await?;
        self.audit(SETTING, &text, now);
        Ok(true)
    }

    /// What the newsroom says about kills.
    pub async fn kill_policy(&mut self) -> Result<KillPolicy, Error> {
        match self.setting(SETTING).await? {
            Some(text) => {
                serde_json::from_str(&text).map_err(|source| Error::Document("kill policy", source))
            }
            None => Ok(KillPolicy::default()),
        }
    }

    /// The items of the same agency that a kill may mean, and those that it names under another agency's name: these first,
    /// then those that something was made of, the likeliest first.
    pub async fn kill_candidates(
        &mut self,
        id: WireItemId,
        kill: &WireItem,
        now: Timestamp,
    ) -> Result<Vec<Candidate>, Error> {
        let sql = "select id, item, (select count(*) from article_source s where s.item = wire_item.id and s.used = 1) \
                   from wire_item where changed_at >= $1 and agency = $2 and id <> $3 order by changed_at desc limit $4";
        let since = now.checked_sub(KILL_LOOKS_BACK).unwrap_or(now);
        let mut rows = Vec::new();
        for agency in self.names_of_agency(&kill.agency).await? {
            let values = [since.into(), agency.into(), id.into(), COMPARED_MAX.into()];
            rows.extend(self.query(sql, &values).await?);
        }
        let sql = "select id, item, (select count(*) from article_source s where s.item = wire_item.id and s.used = 1) \
                   from wire_item where id = $1";
        for named in self.items_named_elsewhere(kill).await? {
            rows.extend(self.query(sql, &[named.into()]).await?);
        }
        let mut found = Vec::new();
        for row in rows {
            let item: WireItem = row.document(1, "wire item")?;
            let likeness = likeness(kill, &item);
            if likeness > 0 && item.pubstatus != PubStatus::Canceled {
                found.push(Candidate {
                    item: row.get(0)?,
                    headline: item.headline,
                    likeness,
                    is_used: row.get(2)?,
                });
            }
        }
        found
            .sort_by_key(|one| std::cmp::Reverse((one.likeness == 100, one.is_used, one.likeness, one.item)));
        found.truncate(CANDIDATES_MAX);
        Ok(found)
    }

    /// Says that somebody has to act upon a kill.
    pub async fn alarm_kill(&mut self, alarm: &KillAlarm) -> Result<(), Error> {
        let kind = match alarm.kind {
            KillAlarmKind::Unmatched => "unmatched",
            KillAlarmKind::Undecided => "undecided",
        };
        let values = [
            alarm.item.into(),
            alarm.at.into(),
            kind.into(),
            json(&alarm.candidates, "list of items")?,
        ];
        let sql = "insert into kill_alarm (item, at, kind, candidates) values ($1, $2, $3, $4) on conflict (item) do nothing";
        self.execute(sql, &values).await?;
        self.audit(
            "kill-alarm",
            &format!("wire item {}, {kind}", alarm.item),
            alarm.at,
        );
        Ok(())
    }

    /// The kills that somebody has to act upon, oldest first.
    pub async fn kill_alarms(&mut self) -> Result<Vec<KillAlarm>, Error> {
        let sql = "select item, at, kind, candidates from kill_alarm where settled_at is null order by at, item limit 1000";
        self.query(sql, &[]).await?.iter().map(alarm).collect()
    }

    /// Says that what a kill asks for was done, or that it concerns nothing here; answers whether it waited for that.
    pub async fn settle_kill(&mut self, item: WireItemId, now: Timestamp) -> Result<bool, Error> {
        let sql = "update kill_alarm set settled_at = $2, settled_by = $3, settled_why = $4 where item = $1 and settled_at is null";
        let values = [
            item.into(),
            now.into(),
            Value::from(self.who()),
            Value::from(self.why()),
        ];
        let waited = self.execute(sql, &values).await? > 0;
        if waited {
            self.audit("settle-kill", &format!("wire item {item}"), now);
        }
        Ok(waited)
    }

    /// Keeps that an item is taken back because an editor says that a kill means it: its newest version once more, canceled.
    /// Nothing brings it back. Answers whether it was not taken back before.
    ///
    /// # Errors
    /// When there is no such item, or nobody says why.
    pub async fn cancel_item(&mut self, id: WireItemId, now: Timestamp) -> Result<bool, Error> {
        if self.why().trim().is_empty() {
            return Err(Error::NoReason);
        }
        let row = self.hold_wire_item(id).await?.ok_or(Error::NoSuchItem(id))?;
        let canceled = WireItem {
            pubstatus: PubStatus::Canceled,
            ..row.item
        };
        let raw: ContentHash = row.raw;
        let (_, verdict) = self.receive(&canceled, &raw, now).await?;
        Ok(verdict == WireVerdict::Killed)
    }
}
