use crate::cli::Subscribers;
use crate::clock::HouseClock;
use crate::house::House;
use crate::output::say;
use anyhow::{Context, Result, bail};
use archive::{SubscriberFilter, Transaction};
use jiff::Timestamp;
use model::{Clock, Consent, ConsentAct, EmailAddress, Lang, SendTime, SubscriptionState};
use serde_json::json;
use std::path::Path;

/// Rows that are written in one change.
const BATCH: usize = 500;

/// `vesper subscribers …`
pub(super) async fn run(house: &House, command: Subscribers, json: bool) -> Result<()> {
    match command {
        Subscribers::Import { file, lang } => import(house, &file, lang, json).await,
        Subscribers::Export => export(house).await,
    }
}

/// Which column holds what, by the names that lists of other systems use.
struct Columns {
    email: usize,
    lang: Option<usize>,
    zone: Option<usize>,
    status: Option<usize>,
    left_at: Option<usize>,
    consent_at: Option<usize>,
    wording: Option<usize>,
    source: Option<usize>,
}

impl Columns {
    fn find(header: &csv::StringRecord) -> Result<Self> {
        let plain = |name: &str| name.trim().to_lowercase().replace([' ', '-'], "_");
        let names: Vec<String> = header.iter().map(plain).collect();
        let column = |wanted: &[&str]| names.iter().position(|name| wanted.contains(&name.as_str()));
        let email = column(&[
            "email",
            "email_address",
            "e_mail",
            "address",
            "e_mail_address",
            "subscriber_email",
        ]);
        let Some(email) = email else {
            bail!(
                "no column holds addresses: one must be called email. Found: {}",
                names.join(", ")
            );
        };
        Ok(Self {
            email,
            lang: column(&["lang", "language", "locale"]),
            zone: column(&["time_zone", "timezone", "timezone_name"]),
            status: column(&["status", "state", "member_status"]),
            left_at: column(&[
                "unsub_time",
                "unsubscribed_at",
                "unsubscribe_time",
                "cleaned_time",
                "left_at",
            ]),
            consent_at: column(&[
                "consent_at",
                "confirm_time",
                "optin_time",
                "confirmed_at",
                "created_at",
                "subscribed_at",
            ]),
            wording: column(&["consent_wording", "wording"]),
            source: column(&["source", "consent_source", "optin_ip", "utm_source"]),
        })
    }
}

#[derive(Default, serde::Serialize)]
struct Counts {
    added: u64,
    known: u64,
    not_subscribed: u64,
    refused: u64,
    set_aside: u64,
}

async fn import(house: &House, file: &Path, lang: Lang, json: bool) -> Result<()> {
    let now = HouseClock::of(&house.settings.folder).now();
    let mut reader = csv::ReaderBuilder::new()
        .flexible(true)
        .from_path(file)
        .with_context(|| format!("cannot read {}", file.display()))?;
    let columns = Columns::find(reader.headers()?)?;
    let name = file
        .file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default();
    let mut counts = Counts::default();
    house.record(&super::who(), "import-subscribers", &name).await?;
    let mut tx = house.archive.begin(&super::who(), "import").await?;
    for (number, record) in (2..).zip(reader.into_records()) {
        let record = match record {
            Ok(record) => record,
            Err(error) => {
                eprintln!("line {number}: set aside: {error}");
                counts.set_aside += 1;
                continue;
            }
        };
        let row = Row {
            record: &record,
            columns: &columns,
            file: &name,
            lang,
        };
        if let Err(why) = row.import(&mut tx, now, &mut counts).await? {
            eprintln!("line {number}: set aside: {why}");
            counts.set_aside += 1;
        }
        if number % BATCH == 0 {
            tx.commit().await?;
            tx = house.archive.begin(&super::who(), "import").await?;
        }
    }
    tx.commit().await?;
    say(json, &json!(counts), || {
        format!(
            "{} added, {} known already, {} not subscribed in the list, {} who left, bounced or complained here and stay so, {} set aside",
            counts.added, counts.known, counts.not_subscribed, counts.refused, counts.set_aside
        )
    })
}

struct Row<'a> {
    record: &'a csv::StringRecord,
    columns: &'a Columns,
    file: &'a str,
    lang: Lang,
}

impl Row<'_> {
    fn cell(&self, column: Option<usize>) -> Option<&str> {
        column
            .and_then(|column| self.record.get(column))
            .map(str::trim)
            .filter(|cell| !cell.is_empty())
    }

    async fn import(
        &self,
        tx: &mut Transaction,
        now: Timestamp,
        counts: &mut Counts,
    ) -> Result<Result<(), String>> {
        let given = self.cell(Some(self.columns.email)).unwrap_or_default();
        let address: EmailAddress = match given.parse() {
            Ok(address) => address,
            Err(error) => return Ok(Err(error.to_string())),
        };
        // Whatever else the list says: who left there does not become a reader here.
        if self.cell(self.columns.left_at).is_some() {
            counts.not_subscribed += 1;
            return Ok(Ok(()));
        }
        if let Some(status) = self.cell(self.columns.status)
            && ![
                "subscribed",
                "active",
                "confirmed",
                "enabled",
                "free",
                "paid",
                "true",
                "yes",
            ]
            .contains(&status.to_lowercase().as_str())
        {
            counts.not_subscribed += 1;
            return Ok(Ok(()));
        }
        let lang = match self.cell(self.columns.lang).map(str::parse::<Lang>) {
            None => self.lang,
            Some(Ok(lang)) => lang,
            Some(Err(error)) => return Ok(Err(error.to_string())),
        };
        let zone = self.cell(self.columns.zone).unwrap_or("UTC");
        if jiff::tz::TimeZone::get(zone).is_err() {
            return Ok(Err(format!(
                "“{zone}” is not a zone of the IANA database, such as Europe/Berlin"
            )));
        }
        let known = tx.subscriber_at(&address).await?;
        if let Some(known) = known.filter(|known| known.state != SubscriptionState::Pending) {
            let left = known.state != SubscriptionState::Confirmed;
            *(if left {
                &mut counts.refused
            } else {
                &mut counts.known
            }) += 1;
            return Ok(Ok(()));
        }
        let time = if zone == "UTC" {
            SendTime::Utc
        } else {
            SendTime::Local
        };
        let one = tx.add_subscriber(&address, lang, time, zone, now).await?;
        let at = self
            .cell(self.columns.consent_at)
            .and_then(instant)
            .filter(|at| *at <= now)
            .unwrap_or(now);
        let wording = self
            .cell(self.columns.wording)
            .unwrap_or("the list’s owner vouches for the consent")
            .to_owned();
        let page = self.cell(self.columns.source).map_or_else(
            || format!("list {}", self.file),
            |source| format!("list {}, {source}", self.file),
        );
        tx.consent(
            one.id,
            &Consent {
                act: ConsentAct::Imported,
                at,
                wording,
                page,
            },
        )
        .await?;
        counts.added += 1;
        Ok(Ok(()))
    }
}

/// An instant as lists write it: RFC 3339, or a civil time that counts as UTC.
fn instant(text: &str) -> Option<Timestamp> {
    let civil = || text.replace(' ', "T").parse::<jiff::civil::DateTime>().ok();
    let day = || {
        text.parse::<jiff::civil::Date>()
            .ok()
            .map(|date| date.at(0, 0, 0, 0))
    };
    text.parse().ok().or_else(|| {
        let civil = civil().or_else(day)?;
        jiff::tz::TimeZone::UTC.to_timestamp(civil).ok()
    })
}

async fn export(house: &House) -> Result<()> {
    house
        .record(
            &super::who(),
            "export-subscribers",
            "all addresses with their consent",
        )
        .await?;
    let mut out = csv::Writer::from_writer(std::io::stdout().lock());
    out.write_record([
        "email",
        "lang",
        "time",
        "time_zone",
        "status",
        "since",
        "consents",
    ])?;
    let mut filter = SubscriberFilter::default();
    let mut tx = house.archive.read().await?;
    loop {
        let some = tx.subscribers(filter, 1000).await?;
        let Some(last) = some.last() else { break };
        filter.after = last.id.0;
        for one in some {
            let consents: Vec<_> = tx
                .consents(one.id)
                .await?
                .into_iter()
                .map(|(act, at, wording, page)| json!({ "act": act, "at": at, "wording": wording, "page": page }))
                .collect();
            let time = if one.send_time == SendTime::Local {
                "local"
            } else {
                "utc"
            };
            let (since, consents) = (one.since.to_string(), serde_json::to_string(&consents)?);
            let record = [
                one.address.as_str(),
                one.lang.tag(),
                time,
                &one.time_zone,
                one.state.name(),
                &since,
                &consents,
            ];
            out.write_record(record)?;
        }
    }
    out.flush()?;
    Ok(())
}
