//! Items of one event have one group, whoever takes them in and in whatever order, on both databases.
#![expect(clippy::unwrap_used, reason = "tests")]

use archive::{Archive, Filed, WireGroupRow};
use jiff::{SignedDuration, Timestamp};
use model::{
    BlockKind, Body, ContentHash, Line, PubStatus, Seq, WireGroupId, WireItem, WireItemId, WireTake,
    text_from,
};
use testkit::{House, both, instant};

fn now() -> Timestamp {
    instant("2026-11-24T12:00:00Z")
}

fn hours(hours: i64) -> Timestamp {
    now() + SignedDuration::from_hours(hours)
}

fn item(agency: &str, guid: &str, headline: &str, text: &str) -> WireItem {
    WireItem {
        agency: agency.into(),
        guid: guid.into(),
        version: "1".into(),
        language: "en".into(),
        headline: headline.into(),
        body: Body::new([BlockKind::Paragraph {
            text: text_from(text),
        }]),
        ..WireItem::default()
    }
}

fn quake(agency: &str, guid: &str) -> WireItem {
    item(
        agency,
        guid,
        "Five killed in Harrowmere quake",
        "An earthquake of magnitude 6.1 killed five people in Harrowmere on Tuesday, said Odile Brannock of civil protection. \
         The tremor was felt in Port Alder, 140 kilometres away.",
    )
}

fn fair(agency: &str, guid: &str) -> WireItem {
    item(
        agency,
        guid,
        "Record crowd at Lowmark cheese fair",
        "More than 30,000 visitors came to the cheese fair of Lowmark, its director Pia Sund said. A blue cheese by Tilda Moor won.",
    )
}

async fn take_in(archive: &Archive, item: &WireItem, at: Timestamp) -> (WireItemId, Filed) {
    let mut tx = archive.begin("wire", "").await.unwrap();
    let (id, _) = tx.receive(item, &ContentHash::of(b"raw"), at).await.unwrap();
    let filed = tx.file_wire_item(id, item, "in", at, at).await.unwrap();
    tx.commit().await.unwrap();
    (id, filed)
}

async fn groups(archive: &Archive) -> Vec<WireGroupRow> {
    archive
        .read()
        .await
        .unwrap()
        .recent_wire_groups(None, 100)
        .await
        .unwrap()
}

async fn group_of(archive: &Archive, id: WireItemId) -> WireGroupId {
    archive
        .read()
        .await
        .unwrap()
        .wire_group_of(id)
        .await
        .unwrap()
        .unwrap()
}

both!(
    a_new_version_and_a_kill_stay_in_their_items_group,
    |house| async move {
        let (first, filed) = take_in(&house.archive, &quake("Meridian", "urn:meridian:1"), now()).await;
        let (second, _) = take_in(&house.archive, &quake("Corrie Press", "urn:corrie:9"), hours(1)).await;
        let mut later = fair("Meridian", "urn:meridian:1");
        later.version = "2".into();
        let (same, _) = take_in(&house.archive, &later, hours(2)).await;
        assert_eq!(same, first);
        let kill = WireItem {
            pubstatus: PubStatus::Canceled,
            version: "3".into(),
            ..fair("Meridian", "urn:meridian:1")
        };
        take_in(&house.archive, &kill, hours(3)).await;
        let all = groups(&house.archive).await;
        assert_eq!(all.len(), 1);
        assert_eq!((all[0].id, all[0].changed_at), (filed.group, hours(3)));
        let items: Vec<WireItemId> = all[0].items.iter().map(|(row, _)| row.id).collect();
        assert_eq!(items, [first, second], "the kill is a version of its own item");
        assert_eq!(all[0].items[1].1, "text", "the reason is kept");
    }
);

both!(other_events_and_other_days_stay_apart, |house| async move {
    take_in(&house.archive, &quake("Meridian", "urn:meridian:1"), now()).await;
    take_in(&house.archive, &fair("Meridian", "urn:meridian:2"), now()).await;
    take_in(&house.archive, &quake("Corrie Press", "urn:corrie:9"), hours(60)).await;
    let mut french = quake("Northlight", "urn:northlight:4");
    french.language = "fr".into();
    take_in(&house.archive, &french, hours(1)).await;
    assert_eq!(groups(&house.archive).await.len(), 4);
});

both!(
    an_agency_under_a_new_name_and_what_it_replaces_are_known_by_identifiers,
    |house| async move {
        let (one, _) = take_in(&house.archive, &quake("Meridian", "urn:meridian:1"), now()).await;
        let (renamed, _) = take_in(
            &house.archive,
            &fair("Meridian News", "urn:meridian:1"),
            hours(900),
        )
        .await;
        assert_eq!(
            group_of(&house.archive, renamed).await,
            group_of(&house.archive, one).await
        );
        // What replaces may come before what it replaces.
        let mut correction = fair("Corrie Press", "urn:corrie:8");
        correction.replaces = vec!["urn:corrie:7".into()];
        let (correction, _) = take_in(&house.archive, &correction, hours(1000)).await;
        let replaced = item("Corrie Press", "urn:corrie:7", "Weather", "Rain.");
        let (replaced, _) = take_in(&house.archive, &replaced, hours(1001)).await;
        assert_eq!(
            group_of(&house.archive, correction).await,
            group_of(&house.archive, replaced).await
        );
    }
);

both!(
    takes_of_one_series_belong_together_on_their_day_only,
    |house| async move {
        let take = |number: u32, guid: &str, text: &str| WireItem {
            take: Some(WireTake {
                series: "BC-FAIR".into(),
                number,
                more_to_come: number == 1,
            }),
            ..item("Meridian", guid, text, text)
        };
        let (first, _) = take_in(&house.archive, &take(1, "a", "The fair opens"), now()).await;
        let (second, _) = take_in(
            &house.archive,
            &take(2, "b", "Visitors praise the cheese"),
            hours(2),
        )
        .await;
        let (next_day, _) = take_in(&house.archive, &take(1, "c", "Rain on the second day"), hours(24)).await;
        assert_eq!(
            group_of(&house.archive, first).await,
            group_of(&house.archive, second).await
        );
        assert_ne!(
            group_of(&house.archive, first).await,
            group_of(&house.archive, next_day).await
        );
    }
);

both!(
    groups_that_turn_out_to_be_one_become_the_older_and_the_ledger_says_so,
    |house| async move {
        let (_, older) = take_in(&house.archive, &quake("Meridian", "urn:meridian:1"), now()).await;
        let (_, younger) = take_in(&house.archive, &fair("Corrie Press", "urn:corrie:9"), now()).await;
        let mut both = item("Meridian", "urn:meridian:3", "Quake at fair", "Both are one.");
        both.replaces = vec!["urn:corrie:9".into(), "urn:meridian:1".into()];
        let (_, filed) = take_in(&house.archive, &both, hours(1)).await;
        assert_eq!(
            filed,
            Filed {
                group: older.group,
                merged: vec![younger.group]
            }
        );
        let all = groups(&house.archive).await;
        assert_eq!((all.len(), all[0].items.len()), (1, 3));
        let mut tx = house.archive.read().await.unwrap();
        let led = tx.wire_group(younger.group).await.unwrap().unwrap();
        assert_eq!(led.id, older.group, "the number that was leads on");
        let lines = tx.lines_after(Seq(0), 100).await.unwrap();
        let merged = Line::WireGroupsMerged {
            from: younger.group,
            into: older.group,
        };
        assert_eq!(lines.iter().filter(|entry| entry.line == merged).count(), 1);
    }
);

both!(
    two_nodes_that_take_in_one_event_at_the_same_time_make_one_group,
    |house| async move {
        let other = house.second().await;
        for turn in 0..6 {
            let nodes = [
                (house.archive.clone(), "Meridian"),
                (other.clone(), "Corrie Press"),
            ];
            let pieces = nodes.map(|(archive, agency)| {
            tokio::spawn(async move {
                let mut piece = quake(agency, &format!("urn:{agency}:{turn}"));
                piece.headline = format!("{} {turn}", piece.headline);
                piece.body = Body::new([BlockKind::Paragraph {
                    text: text_from(format!("Town {turn}{turn}{turn} shook at {turn}{turn}:{turn}{turn}, mayor Mayor{turn} Holm{turn} told the council of Orrin{turn}.")),
                }]);
                take_in(&archive, &piece, hours(turn * 100)).await
            })
        });
            let mut found = Vec::new();
            for piece in pieces {
                found.push(piece.await.unwrap().0);
            }
            assert_eq!(
                group_of(&house.archive, found[0]).await,
                group_of(&house.archive, found[1]).await,
                "turn {turn}"
            );
        }
        assert_eq!(groups(&house.archive).await.len(), 6);
    }
);

both!(groups_move_house_with_the_archive, |house| async move {
    take_in(&house.archive, &quake("Meridian", "urn:meridian:1"), now()).await;
    let mut kept = Vec::new();
    house.archive.dump(&mut kept).await.unwrap();
    let other = House::sqlite().await;
    other.archive.restore(&mut kept.as_slice()).await.unwrap();
    assert_eq!(groups(&other.archive).await, groups(&house.archive).await);
    take_in(&other.archive, &quake("Corrie Press", "urn:corrie:9"), hours(1)).await;
    let all = groups(&other.archive).await;
    assert_eq!(
        (all.len(), all[0].items.len()),
        (1, 2),
        "what came before is still compared"
    );
});

both!(
    an_item_that_says_it_replaces_thousands_is_filed_like_any_other,
    |house| async move {
        let mut greedy = fair("Meridian", "urn:meridian:1");
        greedy.replaces = (0..70_000)
            .map(|number| format!("urn:meridian:x{number}"))
            .collect();
        take_in(&house.archive, &greedy, now()).await;
        assert_eq!(groups(&house.archive).await.len(), 1);
    }
);
