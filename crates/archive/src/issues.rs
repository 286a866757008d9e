//! Letters and their evenings.

use crate::subscribers::send_time;
use crate::transaction::json;
use crate::{Error, Row, Transaction};
use jiff::Timestamp;
use jiff::civil::Date;
use model::{
    ActState, Issue, IssueId, IssueState, Lang, Letter, LetterId, Line, Schedule, SendTime, Slot, Task,
};

/// Readers of a letter who get it at the same instant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AudiencePart {
    /// By whose clock.
    pub send_time: SendTime,
    /// Which zone that clock is in.
    pub time_zone: String,
}

const ISSUE: &str = "select i.id, i.letter, l.lang, i.date, i.state, i.slots, i.chosen, i.frozen_at \
                     from issue i join letter l on l.id = i.letter";

fn issue(row: &Row) -> Result<Issue, Error> {
    let (date, state): (String, String) = (row.get(3)?, row.get(4)?);
    Ok(Issue {
        id: row.get(0)?,
        letter: row.get(1)?,
        lang: row.get(2)?,
        date: date
            .parse()
            .map_err(|_| Error::Unknown("date of an issue", date))?,
        state: IssueState::from_name(&state).ok_or(Error::Unknown("state of an issue", state))?,
        slots: row.document(5, "list of slots")?,
        chosen: row.get(6)?,
        frozen_at: row.get(7)?,
    })
}

impl Transaction {
    /// Makes sure that a language has its letter, with this schedule. A new one is founded at `now`.
    pub async fn set_letter(&mut self, lang: Lang, schedule: &Schedule, now: Timestamp) -> Result<(), Error> {
        let sql = "insert into letter (lang, schedule, since) values ($1, $2, $3) \
                   on conflict (lang) do update set schedule = excluded.schedule";
        self.execute(sql, &[lang.into(), json(schedule, "schedule")?, now.into()])
            .await?;
        Ok(())
    }

    /// All letters.
    pub async fn letters(&mut self) -> Result<Vec<Letter>, Error> {
        let rows = self
            .query("select id, lang, schedule, since from letter order by id", &[])
            .await?;
        let letter = |row: &Row| {
            Ok(Letter {
                id: row.get(0)?,
                lang: row.get(1)?,
                schedule: row.document(2, "schedule")?,
                since: row.get(3)?,
            })
        };
        rows.iter().map(letter).collect()
    }

    /// The issue with this number.
    pub async fn issue(&mut self, id: IssueId) -> Result<Option<Issue>, Error> {
        self.first(&format!("{ISSUE} where i.id = $1"), &[id.into()])
            .await?
            .as_ref()
            .map(issue)
            .transpose()
    }

    /// A language's issue of an evening.
    pub async fn issue_on(&mut self, lang: Lang, date: Date) -> Result<Option<Issue>, Error> {
        let sql = format!("{ISSUE} where l.lang = $1 and i.date = $2");
        self.first(&sql, &[lang.into(), date.to_string().into()])
            .await?
            .as_ref()
            .map(issue)
            .transpose()
    }

    /// The issues that are not all sent, oldest first.
    pub async fn unfinished_issues(&mut self) -> Result<Vec<Issue>, Error> {
        let sql = format!("{ISSUE} where i.state <> 'sent' order by i.date, i.id");
        self.query(&sql, &[]).await?.iter().map(issue).collect()
    }

    /// The issues that were fixed, after this number, in order.
    pub async fn frozen_issues_after(&mut self, id: IssueId, limit: i64) -> Result<Vec<Issue>, Error> {
        let sql = format!("{ISSUE} where i.id > $1 and i.frozen_at is not null order by i.id limit $2");
        self.query(&sql, &[id.into(), limit.into()])
            .await?
            .iter()
            .map(issue)
            .collect()
    }

    /// The newest issues, newest first.
    pub async fn recent_issues(&mut self, limit: i64) -> Result<Vec<Issue>, Error> {
        let sql = format!("{ISSUE} order by i.date desc, i.id desc limit $1");
        self.query(&sql, &[limit.into()])
            .await?
            .iter()
            .map(issue)
            .collect()
    }

    /// The issue of an evening, made empty and open when it is not there.
    pub async fn open_issue(&mut self, letter: LetterId, date: Date) -> Result<Issue, Error> {
        let sql = "insert into issue (letter, date, state, chosen, slots) values ($1, $2, 'open', 0, '[]') \
                   on conflict (letter, date) do nothing";
        let values = [letter.into(), date.to_string().into()];
        self.execute(sql, &values).await?;
        issue(
            &self
                .one(
                    &format!("{ISSUE} where i.letter = $1 and i.date = $2[pg: for update of i]"),
                    &values,
                )
                .await?,
        )
    }

    /// Puts an editor's choice of stories into an issue that is still open; whether it was.
    pub async fn compose_issue(
        &mut self,
        id: IssueId,
        slots: &[Slot],
        now: Timestamp,
    ) -> Result<bool, Error> {
        let sql = "update issue set slots = $2, chosen = 1 where id = $1 and state = 'open'";
        let open = self
            .execute(sql, &[id.into(), json(&slots, "list of slots")?])
            .await?
            > 0;
        if open {
            self.note(Line::IssueComposed { issue: id }, now);
        }
        Ok(open)
    }

    /// Fixes an open issue's stories; whether it was open. Whoever gets `true` plans its deliveries in the same change.
    pub async fn freeze_issue(&mut self, id: IssueId, slots: &[Slot], now: Timestamp) -> Result<bool, Error> {
        let sql =
            "update issue set slots = $2, state = 'sending', frozen_at = $3 where id = $1 and state = 'open'";
        let open = self
            .execute(sql, &[id.into(), json(&slots, "list of slots")?, now.into()])
            .await?
            > 0;
        if open {
            self.note(Line::IssueFrozen { issue: id }, now);
            let state = if slots.is_empty() {
                ActState::LeftOut
            } else {
                ActState::Done
            };
            if let Some(issue) = self.issue(id).await?
                && let Some(act) = self.waiting_act(&Task::Letter(issue.letter, issue.date)).await?
            {
                let said = self.why().to_owned();
                self.finish(act.id, state, &said, now).await?;
            }
        }
        Ok(open)
    }

    /// Closes an issue when none of its copies is left to send; whether it is closed now.
    pub async fn close_issue(&mut self, id: IssueId, now: Timestamp) -> Result<bool, Error> {
        let sql = "update issue set state = 'sent' where id = $1 and state = 'sending' and not exists \
                   (select 1 from delivery where issue = $1 and state in ('planned', 'claimed', 'in-doubt'))";
        let closed = self.execute(sql, &[id.into()]).await? > 0;
        if closed {
            self.note(Line::IssueSent { issue: id }, now);
        }
        Ok(closed)
    }

    /// The clocks by which the confirmed readers of a language's letter want it.
    pub async fn audience_parts(&mut self, lang: Lang) -> Result<Vec<AudiencePart>, Error> {
        let sql = "select distinct send_time, time_zone from subscriber where lang = $1 and state = 'confirmed' \
                   order by send_time, time_zone";
        let rows = self.query(sql, &[lang.into()]).await?;
        rows.iter()
            .map(|row| {
                let time: String = row.get(0)?;
                Ok(AudiencePart {
                    send_time: send_time(&time),
                    time_zone: row.get(1)?,
                })
            })
            .collect()
    }

    /// Plans a copy for each confirmed reader of one part of the audience. Answers how many.
    pub async fn plan_deliveries(
        &mut self,
        issue: &Issue,
        part: &AudiencePart,
        due_at: Timestamp,
        now: Timestamp,
    ) -> Result<u64, Error> {
        let time = if part.send_time == SendTime::Local {
            "local"
        } else {
            "utc"
        };
        // Whoever changes the letter's language during an evening gets that evening's issue once, in the first one. The cross
        // join keeps SQLite from walking all copies there ever were for each reader.
        let sql = "insert into delivery (issue, subscriber, state, due_at, attempts, doubts, at) \
                   select $1, s.id, 'planned', $2, 0, 0, $3 from subscriber s \
                   where s.lang = $4 and s.state = 'confirmed' and s.send_time = $5 and s.time_zone = $6 \
                   and not exists (select 1 from issue i cross join delivery d \
                                   where i.date = $7 and d.issue = i.id and d.subscriber = s.id) \
                   on conflict (issue, subscriber) do nothing";
        let values = [
            issue.id.into(),
            due_at.into(),
            now.into(),
            issue.lang.into(),
            time.into(),
            part.time_zone.as_str().into(),
            issue.date.to_string().into(),
        ];
        self.execute(sql, &values).await
    }
}
