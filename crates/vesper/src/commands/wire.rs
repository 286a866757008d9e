mod diff;
mod groups;
mod ingest;
mod routes;
mod show;

use crate::cli::Wire;
use crate::house::House;
use crate::output::{columns, say};
use anyhow::{Context, Result, bail};
use model::{Clock, WireVerdict};
use serde_json::json;
use std::fs::File;
use std::io::Write;
use std::path::{Path, PathBuf};

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
        Wire::Ingest { path, agency } => ingest::run(house, &path, agency.as_deref(), json).await,
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
