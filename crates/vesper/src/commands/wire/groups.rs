//! `vesper wire groups`: one line an event, and the agencies under it.

use crate::house::House;
use crate::output::{columns, say};
use anyhow::{Context, Result};
use archive::{WireGroupRow, WireRow};
use model::{PubStatus, WireGroupId, topics};
use serde_json::{Value, json};

/// The newest events, of one desk when it is named.
pub(super) async fn list(house: &House, desk: Option<&str>, limit: i64, json: bool) -> Result<()> {
    if let Some(desk) = desk {
        house.settings.wire.known_desk(desk)?;
    }
    let groups = house
        .archive
        .read()
        .await?
        .recent_wire_groups(desk, limit)
        .await?;
    for group in groups.iter().rev() {
        say(json, &told(group), || line(group))?;
    }
    Ok(())
}

/// One event with each of its items.
pub(super) async fn show(house: &House, id: WireGroupId, json: bool) -> Result<()> {
    let mut tx = house.archive.read().await?;
    let group = tx
        .wire_group(id)
        .await?
        .with_context(|| format!("there is no group {id}"))?;
    let mut items = Vec::new();
    for (row, because) in &group.items {
        let desks: Vec<String> = tx.desks_of(row.id).await?.into_keys().collect();
        items.push((row, because, desks));
    }
    let mut whole = told(&group);
    whole["items"] = items
        .iter()
        .map(|(row, because, desks)| {
            let about = topics(&row.item, &house.settings.wire.topics);
            json!({
                "item": row.id, "agency": row.item.agency, "headline": row.item.headline, "status": row.item.pubstatus,
                "versions": row.versions, "received_at": row.received_at, "changed_at": row.changed_at,
                "because": because, "desks": desks, "topics": about,
            })
        })
        .collect();
    say(json, &whole, || {
        let mut out = line(&group);
        for (row, because, desks) in &items {
            let status = super::status(row);
            let about = topics(&row.item, &house.settings.wire.topics);
            let names: Vec<&str> = about.iter().map(|topic| topic.name(&row.item.language)).collect();
            let (id, at) = (
                row.id.to_string(),
                row.changed_at.strftime("%d.%m. %H:%M").to_string(),
            );
            let cells = [
                (&*id, 7),
                (&*at, 12),
                (&*row.item.agency, 16),
                (&*status, 8),
                (&**because, 10),
                (&*desks.join(", "), 12),
                (&*row.item.headline, 0),
            ];
            out.push_str(&format!("\n{}", columns(&cells)));
            if !names.is_empty() {
                out.push_str(&format!("\n{}about {}", " ".repeat(23), names.join(" · ")));
            }
        }
        out
    })
}

/// The newest item that may be used, else the newest.
fn newest(group: &WireGroupRow) -> Option<&WireRow> {
    let rows = || group.items.iter().map(|(row, _)| row);
    let by_time = |row: &&WireRow| (row.changed_at, row.id);
    let usable = rows()
        .filter(|row| row.item.pubstatus != PubStatus::Canceled)
        .max_by_key(by_time);
    usable.or_else(|| rows().max_by_key(by_time))
}

/// The agencies, each once, in the order in which they came.
fn agencies(group: &WireGroupRow) -> Vec<&str> {
    let mut agencies: Vec<&str> = Vec::new();
    for (row, _) in &group.items {
        if !agencies.contains(&&*row.item.agency) {
            agencies.push(&row.item.agency);
        }
    }
    agencies
}

fn urgency(group: &WireGroupRow) -> Option<u8> {
    group.items.iter().filter_map(|(row, _)| row.item.urgency).min()
}

fn told(group: &WireGroupRow) -> Value {
    let items: Vec<Value> = group
        .items
        .iter()
        .map(|(row, because)| json!({ "item": row.id, "because": because }))
        .collect();
    json!({
        "group": group.id, "since": group.since, "changed_at": group.changed_at, "urgency": urgency(group),
        "agencies": agencies(group), "headline": newest(group).map(|row| &row.item.headline), "count": items.len(), "items": items,
    })
}

fn line(group: &WireGroupRow) -> String {
    let (id, at) = (
        group.id.to_string(),
        group.changed_at.strftime("%d.%m. %H:%M").to_string(),
    );
    let urgency = urgency(group).map_or_else(|| "-".to_owned(), |urgency| urgency.to_string());
    let count = group.items.len().to_string();
    let headline = newest(group).map(|row| &*row.item.headline).unwrap_or_default();
    columns(&[
        (&id, 5),
        (&at, 12),
        (&urgency, 1),
        (&count, 3),
        (&agencies(group).join(", "), 32),
        (headline, 0),
    ])
}
