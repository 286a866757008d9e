//! Readers who signed up, and the evidence of what they agreed to.

use crate::{Error, Row, Transaction};
use jiff::Timestamp;
use model::{
    Consent, ConsentAct, EmailAddress, Lang, Line, SendTime, Subscriber, SubscriberId, SubscriptionState,
};

/// Which subscribers a list asks for.
#[derive(Clone, Copy, Debug, Default)]
pub struct SubscriberFilter {
    /// Only those in this state.
    pub state: Option<SubscriptionState>,
    /// Only those after this number.
    pub after: i64,
}

const COLUMNS: &str = "id, address, lang, send_time, time_zone, state, since, generation";

fn time_name(time: SendTime) -> &'static str {
    match time {
        SendTime::Utc => "utc",
        SendTime::Local => "local",
    }
}

pub(crate) fn send_time(name: &str) -> SendTime {
    if name == "local" {
        SendTime::Local
    } else {
        SendTime::Utc
    }
}

fn subscriber(row: &Row) -> Result<Subscriber, Error> {
    let address: String = row.get(1)?;
    let state: String = row.get(5)?;
    Ok(Subscriber {
        id: row.get(0)?,
        address: address
            .parse()
            .map_err(|_| Error::Unknown("mail address", "(kept back)".to_owned()))?,
        lang: row.get(2)?,
        send_time: send_time(&row.get::<String>(3)?),
        time_zone: row.get(4)?,
        state: SubscriptionState::from_name(&state)
            .ok_or(Error::Unknown("state of a subscription", state))?,
        since: row.get(6)?,
        generation: row.get(7)?,
    })
}

impl Transaction {
    /// The subscriber with this number.
    pub async fn subscriber(&mut self, id: SubscriberId) -> Result<Option<Subscriber>, Error> {
        let sql = format!("select {COLUMNS} from subscriber where id = $1");
        self.first(&sql, &[id.into()])
            .await?
            .as_ref()
            .map(subscriber)
            .transpose()
    }

    /// The subscriber with this address, whatever its capitals.
    pub async fn subscriber_at(&mut self, address: &EmailAddress) -> Result<Option<Subscriber>, Error> {
        let sql = format!("select {COLUMNS} from subscriber where key = $1");
        self.first(&sql, &[address.key().into()])
            .await?
            .as_ref()
            .map(subscriber)
            .transpose()
    }

    /// Subscribers by number, at most `limit`.
    pub async fn subscribers(
        &mut self,
        filter: SubscriberFilter,
        limit: i64,
    ) -> Result<Vec<Subscriber>, Error> {
        let sql = format!(
            "select {COLUMNS} from subscriber where id > $1 and ($2 = '' or state = $2) order by id limit $3"
        );
        let state = filter.state.map_or("", SubscriptionState::name);
        self.query(&sql, &[filter.after.into(), state.into(), limit.into()])
            .await?
            .iter()
            .map(subscriber)
            .collect()
    }

    /// How many subscribers there are in each state.
    pub async fn count_subscribers(&mut self) -> Result<Vec<(String, i64)>, Error> {
        let rows = self
            .query(
                "select state, count(*) from subscriber group by state order by state",
                &[],
            )
            .await?;
        rows.iter().map(|row| Ok((row.get(0)?, row.get(1)?))).collect()
    }

    /// Makes a row for an address that is not known yet. It is pending until its owner, or the owner of a list, says more.
    pub async fn add_subscriber(
        &mut self,
        address: &EmailAddress,
        lang: Lang,
        time: SendTime,
        zone: &str,
        now: Timestamp,
    ) -> Result<Subscriber, Error> {
        let sql = "insert into subscriber (address, key, lang, send_time, time_zone, state, since, generation) \
                   values ($1, $2, $3, $4, $5, 'pending', $6, 0) on conflict (key) do nothing";
        let values = [
            address.as_str().into(),
            address.key().into(),
            lang.into(),
            time_name(time).into(),
            zone.into(),
            now.into(),
        ];
        self.execute(sql, &values).await?;
        self.subscriber_at(address)
            .await?
            .ok_or(Error::Unknown("subscriber", "just added".to_owned()))
    }

    /// Changes what a subscriber has chosen.
    pub async fn set_preferences(
        &mut self,
        id: SubscriberId,
        lang: Lang,
        time: SendTime,
        zone: &str,
    ) -> Result<(), Error> {
        let sql = "select lang from subscriber where id = $1[pg: for update]";
        let had: Option<Lang> = self
            .first(sql, &[id.into()])
            .await?
            .map(|row| row.get(0))
            .transpose()?;
        if had.is_some_and(|had| had != lang) {
            let sql = "insert into reader_moved (subscriber) values ($1) on conflict (subscriber) do nothing";
            self.execute(sql, &[id.into()]).await?;
        }
        let sql = "update subscriber set lang = $2, send_time = $3, time_zone = $4 where id = $1";
        self.execute(
            sql,
            &[id.into(), lang.into(), time_name(time).into(), zone.into()],
        )
        .await?;
        Ok(())
    }

    /// Keeps the evidence of an act and moves the subscription as the model's rule says. Answers the state afterwards.
    pub async fn consent(
        &mut self,
        id: SubscriberId,
        evidence: &Consent,
    ) -> Result<Option<SubscriptionState>, Error> {
        let sql = format!("select {COLUMNS} from subscriber where id = $1[pg: for update]");
        let known = self
            .first(&sql, &[id.into()])
            .await?
            .as_ref()
            .map(subscriber)
            .transpose()?;
        let Some(known) = known else { return Ok(None) };
        let sql = "insert into consent (subscriber, number, act, at, wording, page) \
                   select $1, count(*) + 1, $2, $3, $4, $5 from consent where subscriber = $1";
        let values = [
            id.into(),
            evidence.act.name().into(),
            evidence.at.into(),
            evidence.wording.as_str().into(),
            evidence.page.as_str().into(),
        ];
        self.execute(sql, &values).await?;
        let Some(state) = known.state.after(evidence.act) else {
            return Ok(Some(known.state));
        };
        let left = i64::from(matches!(
            evidence.act,
            ConsentAct::Left | ConsentAct::Complained | ConsentAct::Erased
        ));
        let sql = "update subscriber set state = $2, generation = generation + $3 where id = $1";
        self.execute(sql, &[id.into(), state.name().into(), left.into()])
            .await?;
        self.note(
            Line::ConsentChanged {
                subscriber: id,
                act: evidence.act.name().to_owned(),
            },
            evidence.at,
        );
        Ok(Some(state))
    }

    /// All evidence about a subscriber, oldest first: act, instant, wording, page.
    pub async fn consents(
        &mut self,
        id: SubscriberId,
    ) -> Result<Vec<(String, Timestamp, String, String)>, Error> {
        let sql = "select act, at, wording, page from consent where subscriber = $1 order by number";
        let rows = self.query(sql, &[id.into()]).await?;
        rows.iter()
            .map(|row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))
            .collect()
    }

    /// Forgets those who asked for the letter before `before` and never confirmed. Answers how many.
    pub async fn forget_unconfirmed(&mut self, before: Timestamp) -> Result<u64, Error> {
        let who = "select id from subscriber where state = 'pending' and since < $1 \
                   and not exists (select 1 from consent c where c.subscriber = subscriber.id and c.at >= $1) \
                   and not exists (select 1 from delivery d where d.subscriber = subscriber.id)";
        self.execute(
            &format!("delete from consent where subscriber in ({who})"),
            &[before.into()],
        )
        .await?;
        self.execute(
            &format!("delete from subscriber where id in ({who})"),
            &[before.into()],
        )
        .await
    }
}
