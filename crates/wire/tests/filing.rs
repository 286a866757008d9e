//! What comes in lies on its desks and beside its event at once, on both databases.
#![expect(clippy::unwrap_used, reason = "tests")]

use archive::Archive;
use jiff::{SignedDuration, Timestamp};
use model::{ContentHash, WireDesks, WireItem, WireItemId};
use serde_json::{Value, json};
use testkit::{both, instant};
use wire::{Arrival, regroup, take_in};

fn now() -> Timestamp {
    instant("2026-11-24T12:00:00Z")
}

async fn set_rules(archive: &Archive, routes: Value) {
    let desks: WireDesks =
        serde_json::from_value(json!({ "desks": [{"id": "news"}, {"id": "sport"}], "routes": routes }))
            .unwrap();
    let mut tx = archive.begin("vesper", "").await.unwrap();
    assert!(tx.set_wire_desks(&desks, now()).await.unwrap());
    assert!(
        !tx.set_wire_desks(&desks, now()).await.unwrap(),
        "the same again is no change"
    );
    tx.commit().await.unwrap();
}

async fn ingest(archive: &Archive, number: u32, version: u32, headline: &str, at: Timestamp) -> WireItemId {
    let document = json!({
        "uri": format!("urn:meridian:2026:{number}"), "version": version.to_string(), "type": "text", "headline": headline,
        "subject": [{ "code": "medtop:20001065", "name": "soccer" }],
    });
    match &take_in(
        archive,
        "meridian/1.json",
        document.to_string().as_bytes(),
        Some("Meridian"),
        at,
    )
    .await
    .unwrap()[..]
    {
        [Arrival::Kept { item, .. }] => *item,
        other => panic!("{other:?}"),
    }
}

async fn desks(archive: &Archive, id: WireItemId) -> Vec<String> {
    archive
        .read()
        .await
        .unwrap()
        .desks_of(id)
        .await
        .unwrap()
        .into_keys()
        .collect()
}

both!(
    what_comes_in_lies_on_its_desk_at_once_and_changed_rules_hold_for_the_next,
    |house| async move {
        let first = ingest(&house.archive, 1, 1, "Alder win", now()).await;
        assert!(
            desks(&house.archive, first).await.is_empty(),
            "a newsroom without desks"
        );
        set_rules(&house.archive, json!([])).await;
        let second = ingest(&house.archive, 2, 1, "Brenn win", now()).await;
        assert_eq!(desks(&house.archive, second).await, ["news"], "lost nowhere");
        set_rules(
            &house.archive,
            json!([{"name": "sport", "desk": "sport", "topic": "medtop:15000000", "source": "meridian/"}]),
        )
        .await;
        let third = ingest(&house.archive, 3, 1, "Lowmark win", now()).await;
        assert_eq!(desks(&house.archive, third).await, ["sport"]);
        ingest(&house.archive, 2, 2, "Brenn win at last", now()).await;
        assert_eq!(
            desks(&house.archive, second).await,
            ["news", "sport"],
            "it stays where it was seen"
        );
    }
);

both!(
    items_that_came_in_before_there_were_groups_are_filed_later,
    |house| async move {
        let mut tx = house.archive.begin("wire", "").await.unwrap();
        for number in 0..250_i64 {
            let item = WireItem {
                agency: if number % 2 == 0 {
                    "Meridian".into()
                } else {
                    "Corrie Press".into()
                },
                guid: format!("urn:old:2026:{number}"),
                headline: format!("Council of Orrin{} elects speaker Holm{}", number / 2, number / 2),
                language: "en".into(),
                ..WireItem::default()
            };
            let at = now() + SignedDuration::from_hours(number / 2 * 5);
            tx.receive(&item, &ContentHash::of(b"raw"), at).await.unwrap();
        }
        tx.commit().await.unwrap();
        set_rules(&house.archive, json!([])).await;
        assert_eq!(regroup(&house.archive, now()).await.unwrap(), 250);
        assert_eq!(regroup(&house.archive, now()).await.unwrap(), 0, "each once");
        let groups = house
            .archive
            .read()
            .await
            .unwrap()
            .recent_wire_groups(Some("news"), 300)
            .await
            .unwrap();
        assert_eq!(groups.len(), 125);
        assert!(groups.iter().all(|group| group.items.len() == 2));
    }
);
