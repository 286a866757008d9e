//! `vesper wire routes`: what rules would do with the items of the last days, beside where those lie.

use crate::clock::HouseClock;
use crate::commands::who;
use crate::house::House;
use crate::output::{columns, say};
use crate::settings::WireSettings;
use anyhow::{Context, Result};
use archive::RoutedRow;
use jiff::{Span, SpanRelativeTo, Timestamp};
use model::{Clock, Routed, WireItemId, WireRouting};
use serde_json::json;
use std::collections::BTreeMap;
use std::path::Path;

const PAGE: i64 = 500;

/// An item that the rules would send elsewhere.
struct Change {
    item: WireItemId,
    agency: String,
    headline: String,
    /// Desk and rule.
    to: BTreeMap<String, String>,
    /// Desk, and the rule that sent it there.
    from: BTreeMap<String, String>,
}

/// What the rules would do.
#[derive(Default)]
struct Trial {
    items: u64,
    by_rule: BTreeMap<String, u64>,
    by_default: u64,
    changes: Vec<Change>,
}

impl Trial {
    fn add(&mut self, routed: &RoutedRow, sent: Routed) {
        self.items += 1;
        self.by_default += u64::from(sent.by_default);
        for rule in sent.rules {
            *self.by_rule.entry(rule).or_default() += 1;
        }
        let without = |desks: &BTreeMap<String, String>, others: &BTreeMap<String, String>| {
            let mut left = desks.clone();
            left.retain(|desk, _| !others.contains_key(desk));
            left
        };
        let (to, from) = (
            without(&sent.desks, &routed.desks),
            without(&routed.desks, &sent.desks),
        );
        if !to.is_empty() || !from.is_empty() {
            self.changes.push(Change {
                item: routed.row.id,
                agency: routed.row.item.agency.clone(),
                headline: routed.row.item.headline.clone(),
                to,
                from,
            });
        }
    }
}

/// Tries the rules of the newsroom, or of another file, on the items that came in since then. With `apply` they are moved.
pub(super) async fn run(
    house: &House,
    since: &str,
    rules: Option<&Path>,
    apply: bool,
    json: bool,
) -> Result<()> {
    let now = HouseClock::of(&house.settings.folder).now();
    let since = ago(since, now)?;
    let settings = match rules {
        Some(file) => WireSettings::of_file(file)?,
        None => house.settings.wire.clone(),
    };
    let routing = WireRouting::new(&settings.desks());
    let (mut trial, mut after) = (Trial::default(), (Timestamp::MIN, WireItemId(0)));
    loop {
        let page = house
            .archive
            .read()
            .await?
            .routed_page(since, after, PAGE)
            .await?;
        let Some(last) = page.last() else { break };
        after = (last.row.changed_at, last.row.id);
        for routed in &page {
            trial.add(
                routed,
                routing.route(&routed.row.item, &routed.source, routed.row.changed_at),
            );
        }
    }
    if apply {
        move_items(house, &trial, since, now).await?;
    }
    report(&settings, &trial, since, apply, json)
}

/// `7d`, `36h`: an instant so long ago.
fn ago(text: &str, now: Timestamp) -> Result<Timestamp> {
    let given = || format!("“{text}” is no length of time; write 7d, 36h or 90m");
    let span: Span = text.parse().with_context(given)?;
    let length = span
        .to_duration(SpanRelativeTo::days_are_24_hours())
        .with_context(given)?;
    now.checked_sub(length.abs()).with_context(given)
}

/// Puts items where the rules send them and takes them from where they would not lie any more.
async fn move_items(house: &House, trial: &Trial, since: Timestamp, now: Timestamp) -> Result<()> {
    let mut tx = house.archive.begin(&who(), "the rules changed").await?;
    for change in &trial.changes {
        let routed = Routed {
            desks: change.to.clone(),
            ..Routed::default()
        };
        tx.route_wire_item(change.item, &routed, now).await?;
        for desk in change.from.keys() {
            tx.unroute_wire_item(change.item, desk).await?;
        }
    }
    if !trial.changes.is_empty() {
        let subject = format!("{} wire items that changed since {since}", trial.changes.len());
        tx.audit("reroute", &subject, now);
    }
    tx.commit().await?;
    Ok(())
}

fn report(settings: &WireSettings, trial: &Trial, since: Timestamp, applied: bool, json: bool) -> Result<()> {
    let rules: Vec<_> = settings
        .routes
        .iter()
        .map(|route| {
            let items = trial.by_rule.get(&route.name).copied().unwrap_or_default();
            json!({ "name": route.name, "desk": route.desk, "items": items })
        })
        .collect();
    let places = |desks: &BTreeMap<String, String>| {
        desks
            .iter()
            .map(|(desk, rule)| json!({ "desk": desk, "rule": rule }))
            .collect::<Vec<_>>()
    };
    let changes: Vec<_> = trial
        .changes
        .iter()
        .map(|change| {
            json!({
                "item": change.item, "agency": change.agency, "headline": change.headline,
                "to": places(&change.to), "from": places(&change.from),
            })
        })
        .collect();
    let default_desk = settings.desks().default_desk().map(str::to_owned);
    let line = json!({
        "since": since, "items": trial.items, "rules": rules, "default_desk": default_desk, "default": trial.by_default,
        "changes": changes, "applied": applied,
    });
    say(json, &line, || {
        let Some(default_desk) = default_desk else {
            return "There are no desks; add [[wire.desks]] to vesper.toml.".to_owned();
        };
        let mut out: Vec<String> = settings
            .routes
            .iter()
            .map(|route| {
                let items = trial
                    .by_rule
                    .get(&route.name)
                    .copied()
                    .unwrap_or_default()
                    .to_string();
                columns(&[(&route.name, 24), (&route.desk, 16), (&items, 0)])
            })
            .collect();
        out.push(columns(&[
            ("(no rule)", 24),
            (&default_desk, 16),
            (&trial.by_default.to_string(), 0),
        ]));
        let count = trial.changes.len();
        let would = if applied {
            "were moved"
        } else {
            "would lie elsewhere"
        };
        out.push(format!(
            "\n{count} of {} items since {since} {would}{}",
            trial.items,
            if count > 0 { ":" } else { "." }
        ));
        out.extend(trial.changes.iter().map(shown));
        out.join("\n")
    })
}

/// `+` the desks that get it, `−` those that would not have it.
fn shown(change: &Change) -> String {
    let to = change.to.iter().map(|(desk, rule)| match rule.as_str() {
        "" => format!("+ {desk}"),
        rule => format!("+ {desk} ({rule})"),
    });
    let moves: Vec<String> = to
        .chain(change.from.keys().map(|desk| format!("− {desk}")))
        .collect();
    let id = change.item.to_string();
    columns(&[
        (&id, 7),
        (&change.agency, 16),
        (&moves.join("  "), 32),
        (&change.headline, 0),
    ])
}
