//! One row a reader and issue: who sends it now, and what became of it.
//!
//! A sender claims a batch for one of its connections, with a lease. The connection sends the batch in order and writes
//! down each server's answer before it takes the next message. So when it is killed, of all copies it held at most the
//! first without an answer can be with the reader already: that one becomes “in doubt”, the others simply planned again.

use crate::{Error, Notice, Row, Transaction};
use jiff::Timestamp;
use model::{DeliveryState, EmailAddress, IssueId, Lang, SubscriberId};

/// A copy that a connection is to send.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// Which issue.
    pub issue: IssueId,
    /// To whom.
    pub subscriber: SubscriberId,
    /// Where it goes.
    pub address: EmailAddress,
    /// The reader's language.
    pub lang: Lang,
    /// For the links in the mail.
    pub generation: i64,
    /// Which try this is, counted from 1.
    pub attempt: i64,
    /// What this reader is told was put right, oldest first; the same in each try.
    pub notices: Vec<Notice>,
}

/// What became of a copy that a connection held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The server took it and said this.
    HandedOver(String),
    /// The server refused it for good and said this.
    Bounced(String),
    /// The server asked to come back; try again from this instant.
    Later(String, Timestamp),
    /// The connection broke before the last byte: nobody has it.
    Unsent(String, Timestamp),
    /// The connection broke between the last byte and the answer.
    InDoubt(String, Timestamp),
    /// It could not be made, and this is why.
    Failed(String),
}

/// How many copies of an issue are in each state.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// State and number, in the order of a copy's life.
    pub counts: Vec<(DeliveryState, i64)>,
    /// Copies that were ever in doubt: their readers may have got a second one with the same Message-ID.
    pub ever_in_doubt: i64,
}

impl Progress {
    /// How many copies are in a state.
    pub fn of(&self, state: DeliveryState) -> i64 {
        self.counts
            .iter()
            .find(|(known, _)| *known == state)
            .map_or(0, |(_, count)| *count)
    }

    /// How many copies there are.
    pub fn total(&self) -> i64 {
        self.counts.iter().map(|(_, count)| count).sum()
    }

    /// How many copies are still to be sent.
    pub fn open(&self) -> i64 {
        self.counts
            .iter()
            .filter(|(state, _)| !state.is_final())
            .map(|(_, count)| count)
            .sum()
    }
}

impl Transaction {
    /// Takes up to `limit` due copies of an issue for one connection, until `lease_until`.
    ///
    /// Copies whose readers have left since they were planned are dropped here and not answered.
    pub async fn claim(
        &mut self,
        issue: IssueId,
        holder: &str,
        batch: i64,
        limit: i64,
        now: Timestamp,
        lease_until: Timestamp,
    ) -> Result<Vec<Claim>, Error> {
        let sql = "update delivery set state = 'claimed', holder = $2, batch = $3, lease_until = $4, \
                   attempts = attempts + 1, at = $5 where issue = $1 and subscriber in ( \
                     select subscriber from delivery \
                     where issue = $1 and due_at <= $5 and state in ('planned', 'in-doubt') \
                     order by due_at, subscriber limit $6[pg: for update skip locked])";
        let values = [
            issue.into(),
            holder.into(),
            batch.into(),
            lease_until.into(),
            now.into(),
            limit.into(),
        ];
        if self.execute(sql, &values).await? == 0 {
            return Ok(Vec::new());
        }
        let sql = "select d.issue, d.subscriber, s.address, s.lang, s.generation, d.attempts, s.state, \
                   n.correction, n.stood_in from delivery d join subscriber s on s.id = d.subscriber \
                   left join correction_notice n on n.issue = d.issue and n.subscriber = d.subscriber \
                   where d.holder = $1 and d.batch = $2 and d.state = 'claimed' \
                   order by d.due_at, d.subscriber, n.correction";
        let rows = self.query(sql, &[holder.into(), batch.into()]).await?;
        let mut claims: Vec<Claim> = Vec::with_capacity(rows.len());
        for row in &rows {
            if row.get::<String>(6)? == "confirmed" {
                let subscriber: SubscriberId = row.get(1)?;
                if claims.last().is_none_or(|last| last.subscriber != subscriber) {
                    claims.push(claim(row)?);
                }
                if let (Some(correction), Some(last)) = (row.get(7)?, claims.last_mut()) {
                    let stood_in = row.get(8)?;
                    last.notices.push(Notice { correction, stood_in });
                }
            } else {
                let values = [
                    row.get::<IssueId>(0)?.into(),
                    row.get::<SubscriberId>(1)?.into(),
                    now.into(),
                ];
                let sql =
                    "update delivery set state = 'dropped', at = $3 where issue = $1 and subscriber = $2";
                self.execute(sql, &values).await?;
            }
        }
        Ok(claims)
    }

    /// Keeps the leases of a living sender from running out.
    pub async fn renew_leases(&mut self, holder: &str, lease_until: Timestamp) -> Result<u64, Error> {
        let sql = "update delivery set lease_until = $2 where holder = $1 and state = 'claimed'";
        self.execute(sql, &[holder.into(), lease_until.into()]).await
    }

    /// Takes back what dead senders held. Answers how many copies, and how many of them are in doubt.
    pub async fn take_back(&mut self, now: Timestamp, except: &str) -> Result<(u64, u64), Error> {
        let sql = "select issue, subscriber, holder, batch from delivery \
                   where state = 'claimed' and lease_until < $1 and holder <> $2 \
                   order by holder, batch, due_at, subscriber[pg: for update skip locked]";
        let rows = self.query(sql, &[now.into(), except.into()]).await?;
        let (mut taken, mut in_doubt, mut last) = (0, 0, None);
        for row in &rows {
            let batch: (String, i64) = (row.get(2)?, row.get(3)?);
            let is_first = last.as_ref() != Some(&batch);
            last = Some(batch);
            let state = if is_first {
                DeliveryState::InDoubt
            } else {
                DeliveryState::Planned
            };
            let sql = "update delivery set state = $3, doubts = doubts + $4, holder = null, batch = null, \
                       lease_until = null, at = $5 where issue = $1 and subscriber = $2";
            let key = [row.get::<IssueId>(0)?.into(), row.get::<SubscriberId>(1)?.into()];
            let [issue, subscriber] = key;
            let values = [
                issue,
                subscriber,
                state.name().into(),
                is_first.into(),
                now.into(),
            ];
            self.execute(sql, &values).await?;
            taken += 1;
            in_doubt += u64::from(is_first);
        }
        Ok((taken, in_doubt))
    }

    /// Writes down what became of a copy, and which edition was sent, if any was. Only the holder may, except that a copy which the server took stays taken.
    pub async fn settle(
        &mut self,
        issue: IssueId,
        subscriber: SubscriberId,
        holder: &str,
        outcome: &Outcome,
        edition: Option<i64>,
        now: Timestamp,
    ) -> Result<(), Error> {
        let (state, reply, due_at, doubt) = match outcome {
            Outcome::HandedOver(reply) => (DeliveryState::HandedOver, reply, None, false),
            Outcome::Bounced(reply) => (DeliveryState::Bounced, reply, None, false),
            Outcome::Failed(reason) => (DeliveryState::Failed, reason, None, false),
            Outcome::Later(reply, at) | Outcome::Unsent(reply, at) => {
                (DeliveryState::Planned, reply, Some(*at), false)
            }
            Outcome::InDoubt(reply, at) => (DeliveryState::InDoubt, reply, Some(*at), true),
        };
        // A copy that is given back was not tried.
        let unsent = matches!(outcome, Outcome::Unsent(..));
        let taken = matches!(outcome, Outcome::HandedOver(_));
        let sql = "update delivery set state = $3, reply = $4, due_at = coalesce($5, due_at), doubts = doubts + $6, \
                   holder = null, batch = null, lease_until = null, at = $7, edition = coalesce($10, edition), \
                   attempts = attempts - $11 \
                   where issue = $1 and subscriber = $2 and (holder = $8 or cast($9 as bigint) = 1)";
        let values = [
            issue.into(),
            subscriber.into(),
            state.name().into(),
            reply.as_str().into(),
            due_at.into(),
            doubt.into(),
            now.into(),
            holder.into(),
            taken.into(),
            edition.into(),
            unsent.into(),
        ];
        self.execute(sql, &values).await?;
        Ok(())
    }

    /// How far an issue is.
    pub async fn progress(&mut self, issue: IssueId) -> Result<Progress, Error> {
        let sql = "select state, count(*), cast(sum(case when doubts > 0 then 1 else 0 end) as bigint) \
                   from delivery where issue = $1 group by state";
        let rows = self.query(sql, &[issue.into()]).await?;
        let mut progress = Progress::default();
        let mut found = Vec::new();
        for row in &rows {
            let name: String = row.get(0)?;
            let state = DeliveryState::from_name(&name).ok_or(Error::Unknown("state of a delivery", name))?;
            found.push((state, row.get::<i64>(1)?));
            progress.ever_in_doubt += row.get::<i64>(2)?;
        }
        let of = |state| found.iter().find(|(known, _)| *known == state).copied();
        progress.counts = DeliveryState::ALL.into_iter().filter_map(of).collect();
        Ok(progress)
    }

    /// When the next copy of an issue that nobody holds is due.
    pub async fn next_delivery(&mut self, issue: IssueId) -> Result<Option<Timestamp>, Error> {
        let sql = "select min(due_at) from delivery where issue = $1 and state in ('planned', 'in-doubt')";
        self.one(sql, &[issue.into()]).await?.get(0)
    }

    /// The copies of an issue that need a person: address and reason, at most `limit`.
    pub async fn troubled_deliveries(
        &mut self,
        issue: IssueId,
        limit: i64,
    ) -> Result<Vec<(String, String, String)>, Error> {
        let sql = "select s.address, d.state, coalesce(d.reply, '') from delivery d join subscriber s on s.id = d.subscriber \
                   where d.issue = $1 and d.state in ('failed', 'bounced', 'in-doubt') order by d.subscriber limit $2";
        let rows = self.query(sql, &[issue.into(), limit.into()]).await?;
        rows.iter()
            .map(|row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
            .collect()
    }
}

fn claim(row: &Row) -> Result<Claim, Error> {
    let address: String = row.get(2)?;
    Ok(Claim {
        issue: row.get(0)?,
        subscriber: row.get(1)?,
        address: address
            .parse()
            .map_err(|_| Error::Unknown("mail address", "(kept back)".to_owned()))?,
        lang: row.get(3)?,
        generation: row.get(4)?,
        attempt: row.get(5)?,
        notices: Vec::new(),
    })
}
