//! Which items lie on which desk, on both databases.
#![expect(clippy::unwrap_used, reason = "tests")]

use archive::Archive;
use jiff::{SignedDuration, Timestamp};
use model::{ContentHash, Routed, WireItem, WireItemId};
use testkit::{both, instant};

fn now() -> Timestamp {
    instant("2026-11-24T12:00:00Z")
}

fn minutes(minutes: i64) -> Timestamp {
    now() + SignedDuration::from_mins(minutes)
}

async fn take_in(archive: &Archive, guid: &str, version: &str, desks: &[&str], at: Timestamp) -> WireItemId {
    let item = WireItem {
        agency: "Meridian".into(),
        guid: guid.into(),
        version: version.into(),
        headline: format!("{guid}{version}"),
        ..WireItem::default()
    };
    let routed = Routed {
        desks: desks
            .iter()
            .map(|desk| ((*desk).to_owned(), "rule".to_owned()))
            .collect(),
        by_default: desks == ["news"],
        ..Routed::default()
    };
    let mut tx = archive.begin("wire", "").await.unwrap();
    let (id, _) = tx.receive(&item, &ContentHash::of(b"raw"), at).await.unwrap();
    tx.route_wire_item(id, &routed, at).await.unwrap();
    tx.file_wire_item(id, &item, "in", at, at).await.unwrap();
    tx.commit().await.unwrap();
    id
}

async fn on(archive: &Archive, desk: &str) -> Vec<WireItemId> {
    let rows = archive
        .read()
        .await
        .unwrap()
        .wire_items_on(desk, 10)
        .await
        .unwrap();
    rows.into_iter().map(|row| row.id).collect()
}

both!(
    an_item_stays_where_it_lay_and_the_default_desk_gets_only_the_rest,
    |house| async move {
        let first = take_in(&house.archive, "a", "1", &["world"], minutes(0)).await;
        let second = take_in(&house.archive, "b", "1", &["news"], minutes(1)).await;
        assert_eq!(
            (
                on(&house.archive, "world").await,
                on(&house.archive, "news").await
            ),
            (vec![first], vec![second])
        );
        // The new version matches no rule any more, the other one a rule for the first time.
        take_in(&house.archive, "a", "2", &["news"], minutes(2)).await;
        take_in(&house.archive, "b", "2", &["sport"], minutes(3)).await;
        assert_eq!(on(&house.archive, "world").await, [first]);
        assert_eq!(on(&house.archive, "news").await, [second]);
        assert_eq!(on(&house.archive, "sport").await, [second]);
        assert_eq!(on(&house.archive, "nowhere").await, []);
    }
);

both!(
    a_desk_lists_its_newest_items_and_events_first,
    |house| async move {
        let mut all = Vec::new();
        for number in 0..5 {
            let guid = format!("item-{number}");
            all.push(take_in(&house.archive, &guid, "1", &["world"], minutes(number)).await);
        }
        take_in(&house.archive, "elsewhere", "1", &["sport"], minutes(9)).await;
        take_in(&house.archive, "item-1", "2", &["world"], minutes(10)).await;
        assert_eq!(
            on(&house.archive, "world").await,
            [all[1], all[4], all[3], all[2], all[0]]
        );
        let mut tx = house.archive.read().await.unwrap();
        let groups = tx.recent_wire_groups(Some("world"), 3).await.unwrap();
        let items: Vec<WireItemId> = groups.iter().map(|group| group.items[0].0.id).collect();
        assert_eq!(items, [all[1], all[4], all[3]]);
    }
);

both!(what_changed_in_a_time_is_read_page_by_page, |house| async move {
    for number in 0..5 {
        take_in(
            &house.archive,
            &format!("item-{number}"),
            "1",
            &["world"],
            minutes(number / 2),
        )
        .await;
    }
    let mut tx = house.archive.read().await.unwrap();
    let (mut after, mut seen) = ((now(), WireItemId(0)), Vec::new());
    loop {
        let page = tx.routed_page(minutes(1), after, 2).await.unwrap();
        let Some(last) = page.last() else { break };
        after = (last.row.changed_at, last.row.id);
        seen.extend(page.iter().map(|routed| routed.row.item.guid.clone()));
        assert!(
            page.iter()
                .all(|routed| routed.source == "in" && routed.desks.contains_key("world"))
        );
    }
    assert_eq!(seen, ["item-2", "item-3", "item-4"]);
});
