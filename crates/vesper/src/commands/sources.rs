use crate::house::House;
use crate::output::{columns, say};
use crate::wire_sources::sources;
use anyhow::{Context, Result, bail};
use jiff::{SignedDuration, Timestamp};
use model::SourceState;
use serde_json::json;
use wire::{Source, Trial};

/// `vesper wire sources`: what is known of each.
pub(super) async fn list(house: &House, json: bool) -> Result<()> {
    let sources = sources(house)?;
    if sources.is_empty() && !json {
        eprintln!("no sources; [[wire.sources]] in vesper.toml sets one up, docs/sources.md says how");
    }
    let mut tx = house.archive.read().await?;
    for source in sources {
        let state = tx.source(&source.name).await?;
        let line = json!({
            "source": source.name, "kind": source.way.name(), "agency": source.agency,
            "rules": source.rules, "state": state,
        });
        say(json, &line, || told(&source, state.as_ref()))?;
    }
    Ok(())
}

/// A source in a line, and its trouble in another.
fn told(source: &Source, state: Option<&SourceState>) -> String {
    let kind = source.way.name();
    let Some(state) = state else {
        return columns(&[
            (&source.name, 16),
            (kind, 6),
            ("not looked at yet; `vesper serve` does", 0),
        ]);
    };
    let mood = state.alarm.map_or("well", |alarm| alarm.name());
    let counts = format!(
        "{} items, {} known, {} set aside",
        state.items, state.known, state.set_aside
    );
    let last = format!(
        "last look {}, last item {}",
        short(state.looked_at),
        short(state.item_at)
    );
    let lag = state
        .lag
        .map_or_else(String::new, |lag| format!(", {lag:#} old when it came"));
    let mut text = columns(&[(&source.name, 16), (kind, 6), (mood, 8), (&counts, 0)]);
    text.push_str(&format!("\n                  {last}{lag}"));
    if let Some(alarm) = state.alarm {
        text.push_str(&format!(
            "\n                  ALARM since {}: ",
            short(state.alarm_since)
        ));
        text.push_str(&alarm.says(&source.name, state));
    } else if !state.error.is_empty() {
        text.push_str(&format!(
            "\n                  failed {} times: {}",
            state.failures, state.error
        ));
    }
    text
}

/// An instant as people read it in a list.
pub(crate) fn short(at: Option<Timestamp>) -> String {
    at.map_or_else(
        || "never".to_owned(),
        |at| at.strftime("%Y-%m-%d %H:%M:%S").to_string(),
    )
}

/// `vesper wire test NAME`: one look, without keeping anything.
pub(super) async fn test(house: &House, name: &str, json: bool) -> Result<()> {
    let sources = sources(house)?;
    let source = sources
        .iter()
        .find(|source| source.name == name)
        .with_context(|| {
            let names: Vec<&str> = sources.iter().map(|source| source.name.as_str()).collect();
            format!("there is no source “{name}”; there are: {}", names.join(", "))
        })?;
    let trial = wire::trial(&house.archive, source).await?;
    say(json, &trial, || sentences(&trial).join("\n"))?;
    if !trial.is_well {
        bail!("the source “{name}” does not work as it is set up");
    }
    Ok(())
}

/// What a trial found, a sentence a line.
pub(crate) fn sentences(trial: &Trial) -> Vec<String> {
    let mut lines: Vec<String> = trial
        .steps
        .iter()
        .map(|step| format!("{}  {}", if step.is_well { "ok   " } else { "FAULT" }, step.says))
        .collect();
    if trial.read + trial.set_aside > 0 {
        lines.push(format!(
            "       can be read: {}; of these new: {}, updates: {}, kills: {}, known already: {}",
            trial.read, trial.new, trial.updated, trial.killed, trial.known
        ));
    } else if trial.is_well {
        lines.push("       nothing to read came right now".to_owned());
    }
    lines.extend(
        trial
            .headlines
            .iter()
            .map(|headline| format!("       new: {headline}")),
    );
    if trial.set_aside > 0 {
        lines.push(format!(
            "       would be set aside, kept but not used: {}",
            trial.set_aside
        ));
        lines.extend(trial.reasons.iter().map(|reason| format!("         {reason}")));
    }
    lines.push(format!(
        "       took {} ms; nothing was stored",
        trial.milliseconds
    ));
    lines
}

/// For `vesper check`: the alarms, or how many sources are well.
pub(super) async fn alarms(house: &House) -> Result<String> {
    let sources = sources(house)?;
    let mut tx = house.archive.read().await?;
    let mut wrong = Vec::new();
    for source in &sources {
        if let Some(state) = tx.source(&source.name).await?
            && let Some(alarm) = state.alarm
        {
            wrong.push(alarm.says(&source.name, &state));
        }
    }
    if wrong.is_empty() {
        return Ok(match sources.len() {
            0 => "no sources".to_owned(),
            1 => "1 source, without alarm".to_owned(),
            count => format!("{count} sources, without alarm"),
        });
    }
    bail!("{}", wrong.join("\n"))
}

/// How long ago, for people.
pub(crate) fn ago(at: Option<Timestamp>, now: Timestamp) -> String {
    at.map_or_else(
        || "never".to_owned(),
        |at| {
            let span = SignedDuration::from_secs(now.duration_since(at).as_secs().max(0));
            format!("{span:#} ago")
        },
    )
}
