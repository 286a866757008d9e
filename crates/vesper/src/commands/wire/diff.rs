//! `vesper wire diff`: what is new in a version of an item.

use crate::house::House;
use crate::output::say;
use anyhow::{Context, Result, ensure};
use model::difference::{Changed, Piece};
use model::{WireItemId, wire_difference};
use serde_json::json;
use std::io::IsTerminal;

/// The newest version beside the one before it, unless `from` and `to` say otherwise.
pub(super) async fn run(
    house: &House,
    id: WireItemId,
    from: Option<i64>,
    to: Option<i64>,
    json: bool,
) -> Result<()> {
    let mut tx = house.archive.read().await?;
    let row = tx
        .wire_item(id)
        .await?
        .with_context(|| format!("there is no item {id}"))?;
    let to = to.unwrap_or(row.versions);
    let from = from.unwrap_or(to - 1);
    let versions = row.versions;
    ensure!(
        versions > 1,
        "item {id} has one version only; there is nothing to compare it with"
    );
    for number in [from, to] {
        ensure!(
            (1..=versions).contains(&number),
            "item {id} has the versions 1 to {versions}, not {number}"
        );
    }
    let mut read = async |number: i64| {
        tx.wire_version(id, number)
            .await?
            .with_context(|| format!("version {number} is lost"))
    };
    let (earlier, later) = (read(from).await?, read(to).await?);
    let changed = wire_difference(&earlier.item, &later.item);
    let line = json!({
        "item": id, "from": from, "from_at": earlier.received_at, "to": to, "to_at": later.received_at, "changed": changed,
    });
    let in_colour = std::io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none();
    say(json, &line, || {
        let head = format!(
            "item {id}, version {from} of {} to version {to} of {}",
            earlier.received_at, later.received_at
        );
        let parts = changed.iter().map(|changed| shown(changed, in_colour));
        let same = changed.is_empty().then(|| "Both say the same.".to_owned());
        std::iter::once(head)
            .chain(parts)
            .chain(same)
            .collect::<Vec<_>>()
            .join("\n")
    })
}

/// Green what came, red what went; the marks stay, for whoever cannot tell the colours apart.
fn shown(changed: &Changed, in_colour: bool) -> String {
    if !in_colour {
        return changed.to_string();
    }
    let words = changed.words.iter().map(|piece| match piece {
        Piece::Kept(text) => text.clone(),
        Piece::Out(text) => format!("\x1b[31m[-{text}-]\x1b[0m"),
        Piece::In(text) => format!("\x1b[32m{{+{text}+}}\x1b[0m"),
    });
    format!("{}: {}", changed.part, words.collect::<String>())
}
