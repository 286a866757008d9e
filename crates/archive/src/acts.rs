//! What happens by itself when its time has come: one row each, which says afterwards what became of it.

use crate::{Error, Row, Transaction, Value};
use jiff::Timestamp;
use jiff::civil::Date;
use model::{ActId, ActState, ArticleId, LetterId, ScheduledAct, Task, order};
use std::collections::{BTreeMap, BTreeSet};

const COLUMNS: &str = "id, kind, subject, due_at, who, why, state, done_at, said";
/// As many are looked at in one step.
const STEP: i64 = 100;

fn act(row: &Row) -> Result<ScheduledAct, Error> {
    let (kind, subject, state): (String, String, String) = (row.get(1)?, row.get(2)?, row.get(6)?);
    Ok(ScheduledAct {
        id: row.get(0)?,
        task: Task::read(&kind, &subject)
            .ok_or_else(|| Error::Unknown("scheduled act", format!("{kind} of {subject}")))?,
        due_at: row.get(3)?,
        by: row.get(4)?,
        why: row.get(5)?,
        state: ActState::from_name(&state).ok_or(Error::Unknown("state of a scheduled act", state))?,
        done_at: row.get(7)?,
        said: row.get(8)?,
    })
}

impl Transaction {
    /// When the next act is due.
    pub async fn next_act(&mut self) -> Result<Option<Timestamp>, Error> {
        let sql = "select min(due_at) from scheduled_act where state = 'waiting'";
        self.one(sql, &[]).await?.get(0)
    }

    /// The acts that are due, in the order in which they are to be done.
    pub async fn due_acts(&mut self, now: Timestamp) -> Result<Vec<ScheduledAct>, Error> {
        // What takes something back is never left for the next step by what came before it.
        let sql = format!(
            "select {COLUMNS} from scheduled_act where state = 'waiting' and due_at <= $1 \
             order by case when kind in ('media-expiry', 'rights-end', 'withdrawal') then 0 else 1 end, due_at, id limit $2"
        );
        let rows = self.query(&sql, &[now.into(), STEP.into()]).await?;
        let mut due = rows.iter().map(act).collect::<Result<Vec<_>, _>>()?;
        order(&mut due, now);
        Ok(due)
    }

    /// The acts that wait, by their time, at most `limit`.
    pub async fn waiting_acts(&mut self, limit: i64) -> Result<Vec<ScheduledAct>, Error> {
        let sql = format!(
            "select {COLUMNS} from scheduled_act where state = 'waiting' order by due_at, id limit $1"
        );
        self.query(&sql, &[limit.into()]).await?.iter().map(act).collect()
    }

    /// The acts of which something became last, newest first.
    pub async fn past_acts(&mut self, limit: i64) -> Result<Vec<ScheduledAct>, Error> {
        let sql = format!(
            "select {COLUMNS} from scheduled_act where state <> 'waiting' order by done_at desc, id desc limit $1"
        );
        self.query(&sql, &[limit.into()]).await?.iter().map(act).collect()
    }

    /// One act.
    pub async fn scheduled_act(&mut self, id: ActId) -> Result<Option<ScheduledAct>, Error> {
        let sql = format!("select {COLUMNS} from scheduled_act where id = $1");
        self.first(&sql, &[id.into()])
            .await?
            .as_ref()
            .map(act)
            .transpose()
    }

    /// The act that waits for this task.
    pub async fn waiting_act(&mut self, task: &Task) -> Result<Option<ScheduledAct>, Error> {
        let sql = format!(
            "select {COLUMNS} from scheduled_act where kind = $1 and subject = $2 and state = 'waiting'"
        );
        let key = [task.kind().name().into(), task.subject().into()];
        self.first(&sql, &key).await?.as_ref().map(act).transpose()
    }

    /// The acts that wait for something of this article.
    pub async fn acts_of(&mut self, article: ArticleId) -> Result<Vec<ScheduledAct>, Error> {
        let sql = format!(
            "select {COLUMNS} from scheduled_act where subject = $1 and state = 'waiting' \
             and kind in ('embargo-end', 'release', 'rights-end', 'withdrawal') order by due_at, id"
        );
        self.query(&sql, &[article.to_string().into()])
            .await?
            .iter()
            .map(act)
            .collect()
    }

    /// Says when a task is to be done, or that it is not. Asked twice, it waits once.
    pub(crate) async fn plan(
        &mut self,
        task: &Task,
        due_at: Option<Timestamp>,
        known: Option<&ScheduledAct>,
        now: Timestamp,
    ) -> Result<(), Error> {
        let why = self.why().to_owned();
        self.plan_because(task, due_at, known, &why, now).await
    }

    /// The same with a reason of its own.
    pub(crate) async fn plan_because(
        &mut self,
        task: &Task,
        due_at: Option<Timestamp>,
        known: Option<&ScheduledAct>,
        why: &str,
        now: Timestamp,
    ) -> Result<(), Error> {
        let Some(due_at) = due_at else {
            if let Some(known) = known {
                let said = self.why().to_owned();
                self.finish(known.id, ActState::Canceled, &said, now).await?;
            }
            return Ok(());
        };
        if known.is_some_and(|known| known.due_at == due_at) {
            return Ok(());
        }
        self.wakes = true;
        let (who, why) = (Value::from(self.who()), Value::from(why));
        let values = [
            task.kind().name().into(),
            task.subject().into(),
            due_at.into(),
            who,
            why,
        ];
        // One that was done a moment ago waits no more; then this is another.
        let sql = "insert into scheduled_act (kind, subject, due_at, who, why, state, said) \
                   values ($1, $2, $3, $4, $5, 'waiting', '') \
                   on conflict (kind, subject) where state = 'waiting' \
                   do update set due_at = excluded.due_at, who = excluded.who, why = excluded.why";
        self.execute(sql, &values).await?;
        Ok(())
    }

    /// Writes down what became of an act that waited; whether it did.
    pub(crate) async fn finish(
        &mut self,
        id: ActId,
        state: ActState,
        said: &str,
        now: Timestamp,
    ) -> Result<bool, Error> {
        let sql = "update scheduled_act set state = $2, done_at = $3, said = $4 where id = $1 and state = 'waiting'";
        let values = [id.into(), state.name().into(), now.into(), said.into()];
        Ok(self.execute(sql, &values).await? == 1)
    }

    /// When which letters' issues are due, as far as they wait.
    pub async fn waiting_letters(&mut self) -> Result<BTreeMap<(LetterId, Date), Timestamp>, Error> {
        let acts = self.letter_acts().await?;
        Ok(acts.into_iter().map(|(key, act)| (key, act.due_at)).collect())
    }

    async fn letter_acts(&mut self) -> Result<BTreeMap<(LetterId, Date), ScheduledAct>, Error> {
        let sql = format!("select {COLUMNS} from scheduled_act where kind = 'letter' and state = 'waiting'");
        let acts = self
            .query(&sql, &[])
            .await?
            .iter()
            .map(act)
            .collect::<Result<Vec<_>, _>>()?;
        let keyed = acts.into_iter().filter_map(|act| match act.task {
            Task::Letter(letter, date) => Some(((letter, date), act)),
            _ => None,
        });
        Ok(keyed.collect())
    }

    /// Lets exactly these letters' issues wait.
    pub async fn plan_letters(
        &mut self,
        due: &BTreeMap<(LetterId, Date), Timestamp>,
        now: Timestamp,
    ) -> Result<(), Error> {
        let known = self.letter_acts().await?;
        for key in known.keys().chain(due.keys()).collect::<BTreeSet<_>>() {
            let task = Task::Letter(key.0, key.1);
            self.plan(&task, due.get(key).copied(), known.get(key), now)
                .await?;
        }
        Ok(())
    }
}
