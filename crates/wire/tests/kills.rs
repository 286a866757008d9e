//! A kill reaches what it means, whoever else is at work and however it names it, on both databases.
#![expect(clippy::unwrap_used, reason = "tests")]

mod desk_support;

use archive::KillAlarmKind;
use desk_support::{Desk, now};
use model::{Lang, OnKill, PubStatus, Role, SourceNews};
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

both!(
    a_kill_of_a_known_identifier_under_another_agencys_name_alarms_and_holds_back,
    |house| async move {
        let desk = Desk::of(&house);
        let guid = "http://meridian.example/331";
        let item = desk
            .take_in_as("Meridian News", &line(guid, "1", "usable", "River rises"))
            .await
            .0;
        let waiting = desk.made("river", Lang::EN, &[item]).await;
        let (kill, done) = desk
            .take_in_as("meridian.example", &line(guid, "2", "canceled", ""))
            .await;
        assert_ne!(kill, item);
        assert_eq!(done.flagged, [waiting]);
        let alarm = done.alarm.unwrap();
        assert_eq!((alarm.item, alarm.kind), (kill, KillAlarmKind::Unmatched));
        let named: Vec<_> = alarm
            .candidates
            .iter()
            .map(|one| (one.item, one.likeness))
            .collect();
        assert_eq!(named, [(item, 100)]);
        let change = desk.article(waiting).await.source_flag.unwrap().changes[0].clone();
        assert_eq!(
            (change.news, change.by_item),
            (SourceNews::MayBeKilled, Some(kill))
        );
        assert_eq!(change.agency, "Meridian News");
        let done = desk.take_back(item, Some(kill)).await;
        assert_eq!(done.withdrawn, [waiting]);
        let mut tx = house.archive.read().await.unwrap();
        assert!(tx.kill_alarms().await.unwrap().is_empty());
    }
);

both!(an_agency_in_other_letters_is_the_same, |house| async move {
    let desk = Desk::of(&house);
    let (item, _) = desk
        .take_in_as("Čas", &line("urn:cas:1", "1", "usable", "Snow falls"))
        .await;
    let out = desk.made("snow", Lang::EN, &[item]).await;
    desk.out(out).await;
    let (again, _) = desk
        .take_in_as("čas ", &line("urn:cas:1", "1", "usable", "Snow falls"))
        .await;
    assert_eq!(again, item);
    assert_eq!(
        desk.article(out).await.source_flag,
        None,
        "word for word the same"
    );
    let (killed, done) = desk
        .take_in_as("ČAS", &line("urn:cas:1", "2", "canceled", "KILL"))
        .await;
    assert_eq!((killed, done.withdrawn), (item, vec![out]));
    let mut tx = house.archive.read().await.unwrap();
    let row = tx.wire_item(item).await.unwrap().unwrap();
    assert_eq!((row.versions, row.item.agency.as_str()), (2, "Čas"));
});

both!(
    a_kill_that_names_no_item_is_compared_with_those_under_another_spelling,
    |house| async move {
        let desk = Desk::of(&house);
        let words = "Harbour bridge closed";
        let (item, _) = desk
            .take_in_as("Čas", &line("urn:cas:1", "1", "usable", words))
            .await;
        let waiting = desk.made("bridge", Lang::EN, &[item]).await;
        let (_, done) = desk
            .take_in_as("čas", &line("urn:cas:9", "1", "canceled", words))
            .await;
        assert_eq!(done.flagged, [waiting]);
    }
);

both!(
    a_kill_of_a_picture_by_its_own_name_ends_it_although_it_came_with_a_text,
    |house| async move {
        let desk = Desk::of(&house);
        let text = desk.take_in(&line("urn:m:51", "1", "usable", "Dam holds")).await;
        let picture = desk.picture(text).await;
        let mut tx = house.archive.begin("ek", "").await.unwrap();
        tx.hold_filing().await.unwrap();
        tx.set_media_guid(&picture, "Meridian", "urn:m:pic51", now())
            .await
            .unwrap();
        tx.commit().await.unwrap();
        // It never came as an item of its own.
        let (_, done) = desk
            .take_in_as("meridian", &line("urn:m:pic51", "2", "canceled", "KILL"))
            .await;
        assert_eq!((done.media, done.alarm), (vec![picture.clone()], None));
        let mut tx = house.archive.read().await.unwrap();
        assert!(tx.media_is_expired(&picture, now()).await.unwrap());
    }
);

both!(
    a_picture_that_is_killed_as_an_item_goes_from_the_texts_as_well,
    |house| async move {
        let desk = Desk::of(&house);
        desk.policy(OnKill::Alarm).await;
        let text = desk.take_in(&line("urn:m:51", "1", "usable", "Dam holds")).await;
        desk.take_in(&line("urn:m:pic51", "1", "usable", "The dam")).await;
        let picture = desk.picture(text).await;
        let mut tx = house.archive.begin("ek", "").await.unwrap();
        tx.set_media_guid(&picture, "Meridian", "urn:m:pic51", now())
            .await
            .unwrap();
        tx.commit().await.unwrap();
        let (kill, done) = desk
            .take_in_as("Meridian", &line("urn:m:pic51", "2", "canceled", "KILL"))
            .await;
        assert_eq!(done.alarm.unwrap().kind, KillAlarmKind::Undecided);
        assert_eq!(desk.take_back(kill, None).await.media, [picture]);
    }
);

both!(
    a_picture_that_was_killed_before_it_is_used_is_not_shown,
    |house| async move {
        let desk = Desk::of(&house);
        let text = desk.take_in(&line("urn:m:51", "1", "usable", "Dam holds")).await;
        desk.take_in(&line("urn:m:pic51", "1", "canceled", "KILL")).await;
        let picture = desk.picture(text).await;
        let mut tx = house.archive.begin("ek", "").await.unwrap();
        tx.set_media_guid(&picture, "Meridian", "urn:m:pic51", now())
            .await
            .unwrap();
        assert!(tx.media_is_expired(&picture, now()).await.unwrap());
    }
);

/// A kill with an identifier of its own that says which item it replaces.
fn notice(guid: &str, replaces: &str) -> String {
    line(guid, "1", "canceled", "KILL").replace(
        r#""type":"text","#,
        &format!(
            r#""type":"text","associations":{{"a":{{"rel":"replaces","uri":"{replaces}","type":"text"}}}},"#
        ),
    )
}

both!(
    a_kill_that_names_its_item_by_what_it_replaces_takes_it_back,
    |house| async move {
        let desk = Desk::of(&house);
        let (item, _) = desk
            .take_in_as("Meridian", &line("urn:m:91", "1", "usable", "Council votes"))
            .await;
        let out = desk.made("tram", Lang::EN, &[item]).await;
        desk.out(out).await;
        let (kill, done) = desk
            .take_in_as("Meridian", &notice("urn:m:91-kill", "urn:m:91"))
            .await;
        assert_ne!(kill, item);
        assert_eq!((done.withdrawn, done.alarm), (vec![out], None));
        desk.nothing_is_seen(out).await;
        let mut tx = house.archive.read().await.unwrap();
        let row = tx.wire_item(item).await.unwrap().unwrap();
        assert_eq!(
            row.item.pubstatus,
            PubStatus::Canceled,
            "nothing new is made of it"
        );
    }
);

both!(
    a_kill_by_what_it_replaces_alarms_about_that_item_where_the_newsroom_decides,
    |house| async move {
        let desk = Desk::of(&house);
        desk.policy(OnKill::Alarm).await;
        let (item, _) = desk
            .take_in_as("Meridian", &line("urn:m:91", "1", "usable", "Council votes"))
            .await;
        let out = desk.made("tram", Lang::EN, &[item]).await;
        desk.out(out).await;
        let (_, done) = desk
            .take_in_as("Meridian", &notice("urn:m:91-kill", "urn:m:91"))
            .await;
        let alarm = done.alarm.unwrap();
        assert_eq!((alarm.item, alarm.kind), (item, KillAlarmKind::Undecided));
        let flag = desk.article(out).await.source_flag.unwrap();
        assert_eq!(flag.gravest(), Some(SourceNews::Killed));
    }
);

both!(
    an_alarm_ends_with_the_last_article_that_is_withdrawn_and_its_picture_goes,
    |house| async move {
        let desk = Desk::of(&house);
        desk.policy(OnKill::Alarm).await;
        let item = desk.send("1", "Dam holds", "It holds.", "").await;
        let [first, second] = [
            desk.made("dam", Lang::EN, &[item]).await,
            desk.made("rain", Lang::EN, &[item]).await,
        ];
        desk.out(first).await;
        desk.out(second).await;
        let picture = desk.picture(item).await;
        desk.kill("2").await;
        desk.withdraw(first).await;
        let mut tx = house.archive.read().await.unwrap();
        assert_eq!(
            tx.kill_alarms().await.unwrap().len(),
            1,
            "the other is not decided"
        );
        assert!(!tx.media_is_expired(&picture, now()).await.unwrap());
        drop(tx);
        desk.withdraw(second).await;
        let mut tx = house.archive.read().await.unwrap();
        assert!(tx.kill_alarms().await.unwrap().is_empty());
        assert!(tx.media_is_expired(&picture, now()).await.unwrap());
    }
);

both!(
    an_alarm_ends_when_a_chief_editor_keeps_the_last_and_its_picture_stays,
    |house| async move {
        let desk = Desk::of(&house);
        desk.policy(OnKill::Alarm).await;
        let item = desk.send("1", "Dam holds", "It holds.", "").await;
        let [first, second] = [
            desk.made("dam", Lang::EN, &[item]).await,
            desk.made("rain", Lang::EN, &[item]).await,
        ];
        desk.out(first).await;
        let picture = desk.picture(item).await;
        desk.kill("2").await;
        desk.keep(first, Role::ChiefEditor).await.unwrap();
        let waiting = house.archive.read().await.unwrap().kill_alarms().await.unwrap();
        assert_eq!(waiting.len(), 1, "the other is not decided");
        desk.withdraw(second).await;
        let mut tx = house.archive.read().await.unwrap();
        assert!(tx.kill_alarms().await.unwrap().is_empty());
        assert!(!tx.media_is_expired(&picture, now()).await.unwrap());
    }
);
