use super::{files, open, word};
use crate::house::House;
use crate::output::{columns, say};
use anyhow::{Result, bail};
use jiff::Timestamp;
use model::{Clock, WireItemId, WireVerdict};
use serde_json::json;
use std::collections::BTreeMap;
use std::path::Path;
use wire::Arrival;

/// `vesper wire ingest`: says what becomes of each item when it is kept.
pub(super) async fn run(house: &House, path: &Path, agency: Option<&str>, json: bool) -> Result<()> {
    let clock = crate::clock::HouseClock::of(&house.settings.folder);
    let mut counts = BTreeMap::new();
    let mut failed = 0;
    for file in files(path)? {
        let name = file.display().to_string();
        let mut teller = Teller {
            house,
            name: &name,
            json,
            counts: &mut counts,
            told: 0,
            fault: None,
        };
        let mut taken = take_in(house, &file, agency, clock.now(), &mut teller).await;
        if let Err(Fault::Archive(_)) = taken {
            // The database may have been busy; taking a document in again does no harm.
            taken = take_in(house, &file, agency, clock.now(), &mut teller).await;
        }
        if let Some(fault) = teller.fault {
            return Err(fault);
        }
        // The others, a kill among them perhaps, must not wait for this one.
        match taken {
            Ok(()) => {}
            Err(Fault::File(error)) => {
                *counts.entry("not read").or_default() += 1;
                let line = json!({ "file": name, "verdict": "not-read", "reason": format!("{error:#}") });
                say(json, &line, || {
                    columns(&[("not read", 9), ("", 6), (&format!("{error:#}"), 0)])
                })?;
            }
            Err(Fault::Archive(error)) => {
                let reason = format!("{:#}", anyhow::Error::new(error));
                *counts.entry("failed").or_default() += 1;
                failed += 1;
                let line = json!({ "file": name, "verdict": "failed", "reason": reason });
                say(json, &line, || {
                    columns(&[("failed", 9), ("", 6), (&format!("{name}: {reason}"), 0)])
                })?;
            }
        }
    }
    if !json {
        let summary: Vec<String> = counts
            .iter()
            .map(|(word, count)| format!("{count} {word}"))
            .collect();
        eprintln!(
            "{}",
            if summary.is_empty() {
                "nothing there".to_owned()
            } else {
                summary.join(", ")
            }
        );
    }
    if failed > 0 {
        bail!(
            "{failed} files could not be taken in; the archive says why. Try again: nothing is taken in twice"
        );
    }
    Ok(())
}

/// Why a file was not taken in to its end.
enum Fault {
    File(anyhow::Error),
    Archive(archive::Error),
}

/// Takes a file in, and says what becomes of its items as far as it goes.
async fn take_in(
    house: &House,
    file: &Path,
    agency: Option<&str>,
    now: Timestamp,
    teller: &mut Teller<'_>,
) -> Result<(), Fault> {
    let name = file.display().to_string();
    let mut reader = open(file).map_err(Fault::File)?;
    let mut passed = 0;
    let arrived = async |arrival| {
        passed += 1;
        teller.hear(passed, &arrival).await;
    };
    wire::take_in_stream(&house.archive, &name, &mut reader, agency, now, arrived)
        .await
        .map_err(Fault::Archive)
}

/// Says what becomes of the items of one file.
struct Teller<'a> {
    house: &'a House,
    name: &'a str,
    json: bool,
    counts: &'a mut BTreeMap<&'static str, u64>,
    /// So many items of the file were told; when it is taken in again, they are not told again.
    told: u64,
    /// Why nothing more can be said.
    fault: Option<anyhow::Error>,
}

impl Teller<'_> {
    /// Hears of the item of this number, from 1 on. What cannot be said stops no item.
    async fn hear(&mut self, number: u64, arrival: &Arrival) {
        if number <= self.told {
            return;
        }
        self.told = number;
        if self.fault.is_none() {
            self.fault = self.tell(arrival).await.err();
        }
    }

    async fn tell(&mut self, arrival: &Arrival) -> Result<()> {
        let (name, json) = (self.name, self.json);
        match arrival {
            Arrival::Kept { verdict, .. } => {
                *self.counts.entry(word(*verdict)).or_default() += 1;
                kept(self.house, name, arrival, json).await
            }
            Arrival::SetAside { reason } => {
                *self.counts.entry("set aside").or_default() += 1;
                let line = json!({ "file": name, "verdict": "set-aside", "reason": reason });
                say(json, &line, || {
                    columns(&[("set aside", 9), ("", 6), (&format!("{name}: {reason}"), 0)])
                })
            }
        }
    }
}

/// Says what became of one item.
async fn kept(house: &House, name: &str, arrival: &Arrival, json: bool) -> Result<()> {
    let Arrival::Kept {
        item,
        verdict,
        headline,
        withdrawn,
        media,
        flagged,
        alarm,
    } = arrival
    else {
        return Ok(());
    };
    let others = others(house, *item).await?;
    let line = json!({ "file": name, "item": item, "verdict": verdict, "headline": headline, "withdrawn": withdrawn, "media": media, "to_decide": flagged, "needs_an_editor": alarm.is_some(), "also_from": others });
    say(json, &line, || {
        let number = item.to_string();
        let line = columns(&[(word(*verdict), 9), (&number, 6), (headline, 0)]);
        let nothing = *verdict == WireVerdict::Killed
            && withdrawn.is_empty()
            && media.is_empty()
            && flagged.is_empty()
            && alarm.is_none();
        let more = [
            nothing.then(|| "nothing had been made of it".to_owned()),
            names(&others).map(|others| {
                format!("CAUTION: the same identifier is known from {others}; `--agency` says whose it is")
            }),
            names(withdrawn).map(|ids| format!("withdrawn with it: article {ids}")),
            names(media).map(|media| format!("not shown any more: {media}")),
            names(flagged).map(|ids| format!("to decide: article {ids}")),
            alarm.as_ref().map(|alarm| {
                format!(
                    "ALARM: kill {} needs an editor; see `vesper wire alarms`",
                    alarm.item
                )
            }),
        ];
        more.into_iter()
            .flatten()
            .fold(line, |line, more| format!("{line}\n           {more}"))
    })
}

/// All of them with commas between; `None` when there are none.
fn names<T: ToString>(all: &[T]) -> Option<String> {
    let names: Vec<String> = all.iter().map(ToString::to_string).collect();
    (!names.is_empty()).then(|| names.join(", "))
}

/// Other agencies under whose names the same identifier is known: a kill under a wrong name reaches nothing.
async fn others(house: &House, item: WireItemId) -> Result<Vec<String>> {
    let mut tx = house.archive.read().await?;
    let Some(row) = tx.wire_item(item).await? else {
        return Ok(Vec::new());
    };
    let mut agencies = tx.agencies_of(&row.item.guid).await?;
    agencies.retain(|agency| *agency != row.item.agency);
    Ok(agencies)
}
