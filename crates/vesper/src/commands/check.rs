use crate::house::House;
use crate::settings::Settings;
use anyhow::{Context, Result, bail};
use letter::smtp::{Patience, Relay};
use serde_json::json;
use std::path::Path;
use std::time::Duration;

/// A relay that takes longer to say hello is not well.
const SOON: Duration = Duration::from_secs(10);

/// One thing that was looked at.
struct Finding {
    what: &'static str,
    is_well: bool,
    says: String,
}

/// `vesper check`: everything is looked at, and every fault is said at once.
pub(super) async fn run(config: &Path, json: bool) -> Result<()> {
    let mut findings = Vec::new();
    let mut find = |what, result: Result<String>| {
        let is_well = result.is_ok();
        let says = result.unwrap_or_else(|error| format!("{error:#}"));
        findings.push(Finding { what, is_well, says });
        is_well
    };
    let settings = Settings::load(config, std::env::vars());
    if let Ok(settings) = settings {
        find("settings", Ok(config.display().to_string()));
        let smtp = settings.smtp.clone();
        let there = settings.check_database();
        let opened = match there {
            Ok(()) => House::with(settings).await,
            Err(error) => Err(error),
        };
        match opened {
            Ok(house) => {
                find(
                    "templates",
                    house.layout().map(|_| {
                        house
                            .settings
                            .theme
                            .clone()
                            .unwrap_or_else(|| "built in".to_owned())
                    }),
                );
                find("database", database(&house).await);
                find("storage", storage(&house));
                find("schedule", super::acts::overdue(&house).await);
                find("kills", super::kills::waiting(&house).await);
                find("wire", super::sources::alarms(&house).await);
                find(
                    "pages",
                    house
                        .pages()
                        .and_then(|pages| Ok(format!("{} pressed", pages.count()?))),
                );
            }
            Err(error) => {
                find("newsroom", Err(error));
            }
        }
        find(
            "mail relay",
            relay(&smtp)
                .await
                .context("smtp in vesper.toml names the relay that takes the letters; it cannot be used"),
        );
    } else {
        find("settings", settings.map(|_| String::new()));
    }
    let faults = findings.iter().filter(|finding| !finding.is_well).count();
    for finding in &findings {
        let line = json!({ "what": finding.what, "ok": finding.is_well, "says": finding.says });
        crate::output::say(json, &line, || {
            let mark = if finding.is_well { "ok   " } else { "FAULT" };
            format!(
                "{mark}  {:<11} {}",
                finding.what,
                finding.says.replace('\n', "\n                    ")
            )
        })?;
    }
    if faults > 0 {
        bail!("{faults} to mend");
    }
    Ok(())
}

async fn database(house: &House) -> Result<String> {
    let head = house.archive.head().await?;
    Ok(format!(
        "{}, {head} lines in the ledger",
        archive::Database::parse(&house.settings.database, &house.settings.folder)?
    ))
}

/// Writes a blob and reads it back.
fn storage(house: &House) -> Result<String> {
    let blobs = house.archive.blobs();
    let hash = blobs.put(b"vesper check")?;
    match blobs.get(&hash)? {
        Some(bytes) if bytes == b"vesper check" => Ok(house.settings.media.clone()),
        _ => bail!("{} does not give back what was put in", house.settings.media),
    }
}

async fn relay(smtp: &str) -> Result<String> {
    let patience = Patience {
        connect: SOON,
        command: SOON,
        ..Patience::default()
    };
    let relay = Relay::parse(smtp)?.with_patience(patience);
    let connection = relay.connect().await?;
    connection.quit().await;
    Ok(format!("{} takes mail", relay.place()))
}
