//! The demo's agency: an item every few seconds, among them an update, a broken one and a kill.

use super::content::{KILLED_ITEM, WireFiles};
use crate::clock::HouseClock;
use archive::Archive;
use model::{Clock, WireVerdict};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::watch;

/// Our own agencies, by a part of the names of their files.
const OURS: [(&str, &str); 2] = [("meridian", "Meridian"), ("lakeland", "Lakeland")];

/// Plays the items once, in the order of their names, one every `pause`.
pub(super) async fn tick(
    archive: Archive,
    clock: Arc<HouseClock>,
    pause: Duration,
    mut stop: watch::Receiver<bool>,
) {
    let mut names: Vec<_> = WireFiles::iter()
        .filter(|name| name.ends_with(".json") && name != KILLED_ITEM)
        .collect();
    names.sort_unstable();
    for name in names {
        tokio::select! {
            () = tokio::time::sleep(pause) => {}
            _ = stop.changed() => return,
        }
        let Some(file) = WireFiles::get(&name) else {
            continue;
        };
        let agency = OURS
            .iter()
            .find(|(part, _)| name.contains(part))
            .map(|(_, agency)| *agency);
        match wire::take_in(&archive, &name, &file.data, agency, clock.now()).await {
            Ok(arrivals) => arrivals.iter().for_each(report),
            Err(error) => tracing::warn!(%error, "the demo’s wire could not take an item in"),
        }
    }
}

fn report(arrival: &wire::Arrival) {
    match arrival {
        wire::Arrival::Kept {
            item,
            verdict,
            headline,
            withdrawn,
            media: _,
            flagged: _,
            alarm: _,
        } => {
            let word = match verdict {
                WireVerdict::New => "new    ",
                WireVerdict::Updated => "update ",
                WireVerdict::Killed => "KILL   ",
                WireVerdict::Known => return,
            };
            let shown: String = headline.chars().take(70).collect();
            println!("  wire  {word}  item {item}: {shown}");
            for article in withdrawn {
                println!(
                    "                 article {article} was made from it and is withdrawn from every door"
                );
            }
        }
        wire::Arrival::SetAside { reason } => println!("  wire  aside    kept whole, not used: {reason}"),
    }
}
