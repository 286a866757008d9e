//! `vesper audit verify|export`: the record of privileged acts, and whether it is whole.

use crate::cli::Audit;
use crate::house::House;
use crate::output::say;
use anyhow::{Context, Result, bail};
use archive::Archive;
use model::{AuditCheck, AuditEntry, AuditHead};
use serde_json::json;
use std::fs::File;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;

/// Entries that are read at a stroke.
const BATCH: i64 = 1000;

/// `vesper audit …`, but for a check of an exported file, which needs no newsroom.
pub(super) async fn run(house: &House, command: Audit, json: bool) -> Result<()> {
    match command {
        Audit::Verify { head, .. } => told(&verify(&house.archive, head).await?, json),
        Audit::Export { after } => export(&house.archive, after).await,
    }
}

/// Follows the whole chain, and answers its end.
///
/// # Errors
/// Names the first entry that does not hold.
pub(crate) async fn verify(archive: &Archive, noted: Option<AuditHead>) -> Result<AuditHead> {
    let mut tx = archive.read().await?;
    let own = tx.audit_head().await?;
    let mut check = AuditCheck::against(noted.into_iter().chain([own.clone()]));
    let mut after = 0;
    loop {
        let some = tx.audit_after(after, BATCH).await?;
        let Some(last) = some.last() else { break };
        after = last.number;
        for entry in &some {
            check.next(entry)?;
        }
    }
    let head = check.end()?;
    if head != own {
        bail!("there are entries after {own}, which the archive knows as the last");
    }
    Ok(head)
}

/// `vesper audit verify --file FILE`
pub(super) fn verify_file(file: &Path, noted: Option<AuditHead>, json: bool) -> Result<()> {
    let lines = File::open(file).with_context(|| format!("cannot read {}", file.display()))?;
    let mut check = AuditCheck::against(noted);
    for (line, number) in BufReader::new(lines).lines().zip(1..) {
        let here = || format!("{}, line {number}", file.display());
        let entry: AuditEntry = serde_json::from_str(&line.with_context(here)?).with_context(here)?;
        check.next(&entry).with_context(here)?;
    }
    told(&check.end()?, json)
}

fn told(head: &AuditHead, json: bool) -> Result<()> {
    let line = json!({ "whole": true, "entries": head.number, "head": head.to_string() });
    say(json, &line, || match head.number {
        0 => "Nothing was recorded yet.".to_owned(),
        number => format!(
            "{number} entries, an unbroken chain.\nIts head: {head}\nNote the head somewhere else; later, \
             `vesper audit verify --head {head}`\nfinds out whether anything up to here was changed or cut off."
        ),
    })
}

/// `vesper audit export`
async fn export(archive: &Archive, mut after: i64) -> Result<()> {
    let mut tx = archive.read().await?;
    let mut out = std::io::stdout().lock();
    loop {
        let some = tx.audit_after(after, BATCH).await?;
        let Some(last) = some.last() else { break };
        after = last.number;
        for entry in &some {
            serde_json::to_writer(&mut out, entry)?;
            out.write_all(b"\n")?;
        }
    }
    Ok(out.flush()?)
}
