//! Sources: what comes is taken in once and never lost, and who fails is named.
#![expect(clippy::unwrap_used, reason = "tests")]

mod folder;
mod ftp;
mod ftp_server;
mod http;

use model::{Clock, SourceAlarm, SourceRules, SourceState};
use std::sync::Arc;
use std::time::Duration;
use testkit::{HandClock, House, instant};
use wire::{Source, SourceWay, Watch};

fn clock() -> Arc<HandClock> {
    Arc::new(HandClock::at(instant("2026-11-25T12:00:00Z")))
}

fn source(name: &str, way: SourceWay) -> Arc<Source> {
    let repeats_itself = matches!(way, SourceWay::Http(_));
    Arc::new(Source {
        name: name.to_owned(),
        agency: Some("Meridian".to_owned()),
        way,
        rules: SourceRules {
            every: jiff::SignedDuration::from_secs(1),
            silence: Some(jiff::SignedDuration::from_hours(6)),
            failures: 3,
            hours: None,
            repeats_itself,
        },
        packed: wire::PackedFiles::default(),
    })
}

fn watch(house: &House, source: &Arc<Source>, clock: &Arc<HandClock>) -> Watch {
    let clock = Arc::clone(clock) as Arc<dyn Clock>;
    Watch::new(house.archive.clone(), Arc::clone(source), clock, "this process").unwrap()
}

async fn state(house: &House, name: &str) -> SourceState {
    house
        .archive
        .read()
        .await
        .unwrap()
        .source(name)
        .await
        .unwrap()
        .unwrap_or_default()
}

async fn items(house: &House) -> usize {
    let mut tx = house.archive.read().await.unwrap();
    tx.recent_wire_items(100_000).await.unwrap().len()
}

/// Takes turns, with seconds between them by the hand-turned clock, until a condition holds.
async fn turn_until(watch: &mut Watch, clock: &HandClock, what: &str, mut holds: impl AsyncFnMut() -> bool) {
    let started = std::time::Instant::now();
    while !holds().await {
        assert!(
            started.elapsed() < Duration::from_mins(1),
            "waited too long until {what}"
        );
        clock.turn_to(clock.now() + jiff::SignedDuration::from_secs(2));
        watch.turn().await.unwrap();
    }
}

fn ninjs(number: usize) -> String {
    format!(
        r#"{{"uri":"urn:meridian:{number}","version":"1","type":"text","versioncreated":"2026-11-25T11:59:30Z","headline":"Item {number}","body_text":"Words."}}"#
    )
}

fn batch(from: usize, count: usize) -> String {
    let items: Vec<String> = (from..from + count).map(ninjs).collect();
    format!("[{}]", items.join(","))
}

async fn alarm(house: &House, name: &str) -> Option<SourceAlarm> {
    state(house, name).await.alarm
}
