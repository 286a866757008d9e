//! A kill reaches what it means, whoever else is at work and however it names it, on both databases.
#![expect(clippy::unwrap_used, reason = "tests")]

mod desk_support;

use desk_support::{Desk, now};
use model::PubStatus;
use testkit::both;
use wire::{Arrival, take_in};

/// An item of ninjs as one line of a document.
fn line(guid: &str, version: &str, status: &str, words: &str) -> String {
    format!(
        r#"{{"uri":"{guid}","version":"{version}","pubstatus":"{status}","type":"text","headline":"{words}","body_text":"{words}"}}"#
    )
}

both!(
    a_kill_and_a_batch_with_its_item_do_not_wait_for_each_other,
    |house| async move {
        let desk = Desk::of(&house);
        for turn in 0..8 {
            let guid = format!("urn:meridian:turn-{turn}");
            let item = desk.take_in(&line(&guid, "1", "usable", "Dam holds")).await;
            let others =
                (0..30).map(|one| line(&format!("{guid}-{one}"), "1", "usable", "Rain falls on the hills"));
            let batch: Vec<String> = others
                .chain([line(&guid, "2", "usable", "Dam holds on")])
                .collect();
            let batch = format!("[{}]", batch.join(","));
            let kill = line(&guid, "3", "canceled", "KILL");
            let archive = house.archive.clone();
            let batch = tokio::spawn(async move {
                take_in(&archive, "x", batch.as_bytes(), Some("Meridian"), now()).await
            });
            let killed = take_in(&house.archive, "x", kill.as_bytes(), Some("Meridian"), now()).await;
            assert!(matches!(killed.unwrap()[..], [Arrival::Kept { .. }]));
            assert_eq!(batch.await.unwrap().unwrap().len(), 31);
            let mut tx = house.archive.read().await.unwrap();
            let row = tx.wire_item(item).await.unwrap().unwrap();
            assert_eq!(row.item.pubstatus, PubStatus::Canceled);
        }
    }
);
