mod diff;
mod groups;
mod routes;
mod show;

use crate::cli::Wire;
use crate::house::House;
use crate::output::{columns, say};
use anyhow::{Context, Result, bail};
use jiff::Timestamp;
use model::{Clock, WireItemId, WireVerdict};
use serde_json::json;
use std::fs::File;
use std::io::Write;
use std::path::{Path, PathBuf};
use wire::Arrival;

/// The files that a path names: itself, or all below it, in order of their names.
fn files(path: &Path) -> Result<Vec<PathBuf>> {
    if !path.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let mut found = Vec::new();
    for entry in std::fs::read_dir(path).with_context(|| format!("cannot look into {}", path.display()))? {
        let inner = entry?.path();
        if inner.is_dir() {
            found.extend(files(&inner)?);
        } else if inner
            .file_name()
            .is_some_and(|name| !name.to_string_lossy().starts_with('.'))
        {
            found.push(inner);
        }
    }
    found.sort();
    Ok(found)
}

fn open(path: &Path) -> Result<File> {
    File::open(path).with_context(|| format!("cannot read {}", path.display()))
}

/// `vesper wire parse`: one item a line; what is set aside goes to standard error and makes the command fail.
pub(super) fn parse(path: &Path, agency: Option<&str>) -> Result<()> {
    let (mut set_aside, mut read_items) = (0, 0);
    let mut out = std::io::stdout().lock();
    for file in files(path)? {
        let items = match open(&file) {
            Ok(reader) => wire::parse_stream(reader, agency),
            Err(error) => {
                eprintln!("{}: set aside: {error:#}", file.display());
                set_aside += 1;
                continue;
            }
        };
        for item in items {
            read_items += u64::from(item.is_ok());
            match item {
                Ok(item) => match writeln!(out, "{}", serde_json::to_string(&item)?) {
                    // Whoever reads has enough.
                    Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => return Ok(()),
                    other => other?,
                },
                Err(reason) => {
                    eprintln!("{}: set aside: {}", file.display(), reason.reason);
                    set_aside += 1;
                }
            }
        }
    }
    if set_aside > 0 {
        bail!("{set_aside} set aside, {read_items} read");
    }
    Ok(())
}

/// `vesper wire ingest|list`
pub(super) async fn run(house: &House, command: Wire, json: bool) -> Result<()> {
    match command {
        Wire::Parse { path, agency } => parse(&path, agency.as_deref()),
        Wire::Ingest { path, agency } => ingest(house, &path, agency.as_deref(), json).await,
        Wire::List { limit, desk } => list(house, desk.as_deref(), limit, json).await,
        Wire::Groups { id: Some(id), .. } => groups::show(house, id, json).await,
        Wire::Groups {
            id: None,
            desk,
            limit,
        } => groups::list(house, desk.as_deref(), limit, json).await,
        Wire::Diff { id, from, to } => diff::run(house, id, from, to, json).await,
        Wire::Routes { since, rules, apply } => {
            routes::run(house, &since, rules.as_deref(), apply, json).await
        }
        Wire::Regroup => regroup(house, json).await,
        Wire::Show { id, version } => show::show(house, id, version, json).await,
        Wire::Raw { what, version } => show::raw(house, &what, version).await,
        Wire::Kills(command) => super::kills::run(house, command, json).await,
        Wire::Sources => super::sources::list(house, json).await,
        Wire::Test { name } => super::sources::test(house, &name, json).await,
    }
}

fn word(verdict: WireVerdict) -> &'static str {
    match verdict {
        WireVerdict::New => "new",
        WireVerdict::Updated => "updated",
        WireVerdict::Killed => "killed",
        WireVerdict::Known => "known",
    }
}

async fn ingest(house: &House, path: &Path, agency: Option<&str>, json: bool) -> Result<()> {
    let clock = crate::clock::HouseClock::of(&house.settings.folder);
    let mut counts = std::collections::BTreeMap::<&str, u64>::new();
    let mut failed = 0;
    for file in files(path)? {
        let name = file.display().to_string();
        let (mut taken, mut arrivals) = take_in(house, &file, agency, clock.now()).await;
        if let Err(Fault::Archive(_)) = taken {
            // The database may have been busy; taking a document in again does no harm.
            (taken, arrivals) = take_in(house, &file, agency, clock.now()).await;
        }
        for arrival in arrivals {
            match &arrival {
                Arrival::Kept { verdict, .. } => {
                    *counts.entry(word(*verdict)).or_default() += 1;
                    kept(house, &name, &arrival, json).await?;
                }
                Arrival::SetAside { reason } => {
                    *counts.entry("set aside").or_default() += 1;
                    let line = json!({ "file": name, "verdict": "set-aside", "reason": reason });
                    say(json, &line, || {
                        columns(&[("set aside", 9), ("", 6), (&format!("{name}: {reason}"), 0)])
                    })?;
                }
            }
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

/// Takes a file in; what became of its items, as far as it went.
async fn take_in(
    house: &House,
    file: &Path,
    agency: Option<&str>,
    now: Timestamp,
) -> (Result<(), Fault>, Vec<Arrival>) {
    let name = file.display().to_string();
    let mut arrivals = Vec::new();
    let taken = match open(file) {
        Err(error) => Err(Fault::File(error)),
        Ok(mut reader) => {
            let arrived = |arrival| arrivals.push(arrival);
            wire::take_in_stream(&house.archive, &name, &mut reader, agency, now, arrived)
                .await
                .map_err(Fault::Archive)
        }
    };
    (taken, arrivals)
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

/// Whether an item may be used, in a word; the number of its versions when it may.
fn status(row: &archive::WireRow) -> String {
    match row.item.pubstatus {
        model::PubStatus::Usable => format!("v{}", row.versions),
        model::PubStatus::Withheld => "withheld".to_owned(),
        model::PubStatus::Canceled => "killed".to_owned(),
    }
}

/// `vesper wire regroup`
async fn regroup(house: &House, json: bool) -> Result<()> {
    let now = crate::clock::HouseClock::of(&house.settings.folder).now();
    let filed = wire::regroup(&house.archive, now).await?;
    say(json, &json!({ "filed": filed }), || {
        format!("{filed} items grouped and routed")
    })
}

async fn list(house: &House, desk: Option<&str>, limit: i64, json: bool) -> Result<()> {
    let mut tx = house.archive.read().await?;
    let rows = match desk {
        Some(desk) => {
            house.settings.wire.known_desk(desk)?;
            tx.wire_items_on(desk, limit).await?
        }
        None => tx.recent_wire_items(limit).await?,
    };
    for row in rows.into_iter().rev() {
        let status = status(&row);
        let line = json!({ "item": row.id, "changed_at": row.changed_at, "versions": row.versions, "wire": row.item, "topics": model::topics(&row.item, &house.settings.wire.topics), "desks": tx.desks_of(row.id).await? });
        say(json, &line, || {
            let (id, at) = (
                row.id.to_string(),
                row.changed_at.strftime("%d.%m. %H:%M").to_string(),
            );
            let agency: String = row.item.agency.chars().take(16).collect();
            columns(&[
                (&id, 5),
                (&at, 12),
                (&agency, 16),
                (&status, 8),
                (&row.item.headline, 0),
            ])
        })?;
    }
    // What could not be read lies on no desk.
    let aside = if desk.is_none() {
        tx.recent_set_aside(limit).await?
    } else {
        Vec::new()
    };
    for aside in aside {
        let line = json!({ "set_aside": aside.name, "reason": aside.reason, "raw": aside.raw });
        say(json, &line, || {
            format!(
                "set aside: {}: {}\n       the bytes as they came: vesper wire raw {}",
                aside.name, aside.reason, aside.raw
            )
        })?;
    }
    Ok(())
}
