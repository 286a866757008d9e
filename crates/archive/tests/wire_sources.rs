//! What is known of a source of wire copy, and who looks at it, on both databases.
#![expect(clippy::unwrap_used, reason = "tests")]

use jiff::{SignedDuration, Timestamp};
use model::{ContentHash, SourceAlarm, SourceState, WireItem, WireVerdict};
use testkit::{both, instant};

fn now() -> Timestamp {
    instant("2026-11-25T12:00:00Z")
}

both!(what_is_known_of_a_source_is_kept_whole, |house| async move {
    let mut tx = house.archive.begin("wire", "").await.unwrap();
    assert_eq!(tx.source("meridian").await.unwrap(), None);
    let fresh = tx.hold_source("meridian", now()).await.unwrap();
    assert_eq!(fresh, SourceState::new(now()));
    let full = SourceState {
        known_since: now(),
        looked_at: Some(now() + SignedDuration::from_secs(1)),
        succeeded_at: Some(now() + SignedDuration::from_secs(2)),
        item_at: Some(now() + SignedDuration::from_secs(3)),
        lag: Some(SignedDuration::from_secs(4)),
        failures: 5,
        error: "it did not answer".to_owned(),
        is_out_of_reach: true,
        wait_until: Some(now() + SignedDuration::from_secs(6)),
        items: 7,
        known: 8,
        set_aside: 9,
        repeats: 10,
        alarm: Some(SourceAlarm::Repeats),
        alarm_since: Some(now() + SignedDuration::from_secs(11)),
        address: "https://meridian.example/feed".to_owned(),
        etag: Some("\"a\"".to_owned()),
        last_modified: Some("yesterday".to_owned()),
        document: Some(ContentHash::of(b"a")),
    };
    tx.keep_source("meridian", &full).await.unwrap();
    tx.commit().await.unwrap();
    let mut tx = house.archive.begin("wire", "").await.unwrap();
    assert_eq!(
        tx.hold_source("meridian", now() + SignedDuration::from_hours(1))
            .await
            .unwrap(),
        full
    );
});

both!(one_process_at_a_time_looks_at_a_source, |house| async move {
    let claim = async |holder: &str, seconds: i64| {
        let at = now() + SignedDuration::from_secs(seconds);
        let until = at + SignedDuration::from_secs(60);
        house
            .archive
            .claim_source("meridian", holder, until, at)
            .await
            .unwrap()
    };
    assert!(claim("one", 0).await);
    assert!(!claim("two", 10).await);
    assert!(claim("one", 50).await, "it goes on");
    assert!(!claim("two", 100).await);
    assert!(claim("two", 111).await, "the first is silent");
    assert!(!claim("one", 112).await);
    house.archive.release_source("meridian", "one").await.unwrap();
    assert!(!claim("one", 113).await, "only its holder gives it up");
    house.archive.release_source("meridian", "two").await.unwrap();
    assert!(claim("one", 114).await);
});

both!(
    what_an_item_would_be_is_said_without_keeping_it,
    |house| async move {
        let mut item = WireItem {
            agency: "Meridian".to_owned(),
            guid: "urn:meridian:1".to_owned(),
            version: "1".to_owned(),
            ..WireItem::default()
        };
        let mut tx = house.archive.begin("wire", "").await.unwrap();
        assert_eq!(tx.would_be(&item).await.unwrap(), WireVerdict::New);
        tx.receive(&item, &ContentHash::of(b"a"), now()).await.unwrap();
        assert_eq!(tx.would_be(&item).await.unwrap(), WireVerdict::Known);
        "2".clone_into(&mut item.version);
        "Another".clone_into(&mut item.headline);
        assert_eq!(tx.would_be(&item).await.unwrap(), WireVerdict::Updated);
        assert_eq!(tx.recent_wire_items(10).await.unwrap().len(), 1);
    }
);
