//! What comes in is kept, decided upon, and taken back from readers, on both databases.
#![expect(clippy::unwrap_used, reason = "tests")]

use archive::{Act, NewArticle, ReleasedQuery};
use model::{Action, Door, Lang, Role, Stage, Task, WireItemId, WireVerdict};
use testkit::{both, content, instant};
use wire::{Arrival, take_in};

fn item(version: &str, status: &str, headline: &str) -> String {
    format!(
        r#"{{"uri":"urn:meridian:1","version":"{version}","pubstatus":"{status}","type":"text","headline":"{headline}","body_text":"Words."}}"#
    )
}

fn verdict(arrival: &Arrival) -> Option<WireVerdict> {
    match arrival {
        Arrival::Kept { verdict, .. } => Some(*verdict),
        Arrival::SetAside { .. } => None,
    }
}

both!(
    a_broken_item_is_set_aside_whole_and_the_rest_goes_on,
    |house| async move {
        let now = instant("2026-11-24T12:00:00Z");
        let bytes = format!(
            "[{}, {{\"type\":\"text\"}}, {}]",
            item("1", "usable", "One"),
            item("2", "usable", "Two")
        );
        let arrivals = take_in(
            &house.archive,
            "batch.json",
            bytes.as_bytes(),
            Some("Meridian"),
            now,
        )
        .await
        .unwrap();
        let verdicts: Vec<_> = arrivals.iter().map(verdict).collect();
        assert_eq!(
            verdicts,
            [Some(WireVerdict::New), None, Some(WireVerdict::Updated)]
        );
        let mut tx = house.archive.read().await.unwrap();
        let aside = tx.recent_set_aside(10).await.unwrap();
        assert_eq!(aside.len(), 1);
        assert!(aside[0].reason.contains("uri"), "{}", aside[0].reason);
        assert_eq!(
            house.archive.blobs().get(&aside[0].raw).unwrap().unwrap(),
            bytes.as_bytes(),
            "kept to the letter"
        );
        drop(tx);
        let again = take_in(
            &house.archive,
            "batch.json",
            bytes.as_bytes(),
            Some("Meridian"),
            now,
        )
        .await
        .unwrap();
        assert_eq!(
            again.iter().filter_map(verdict).collect::<Vec<_>>(),
            [WireVerdict::Known, WireVerdict::Known]
        );
        assert_eq!(
            house
                .archive
                .read()
                .await
                .unwrap()
                .recent_set_aside(10)
                .await
                .unwrap()
                .len(),
            1,
            "set aside once"
        );
    }
);

both!(
    a_kill_takes_the_articles_made_from_the_item_from_every_door,
    |house| async move {
        let now = instant("2026-11-24T12:00:00Z");
        take_in(
            &house.archive,
            "a",
            item("1", "usable", "One").as_bytes(),
            Some("Meridian"),
            now,
        )
        .await
        .unwrap();
        let mut tx = house.archive.begin("ek", "").await.unwrap();
        let story = tx.story_by_key("one").await.unwrap();
        let mut copy = content("One");
        copy.sources = vec![WireItemId(1)];
        let new = NewArticle {
            story: story.id,
            lang: Lang::EN,
            slug: "one".into(),
            embargo: None,
            weight: 1,
        };
        let id = tx.create_article(new, &copy, now).await.unwrap();
        for action in [Action::Submit, Action::Approve, Action::Publish] {
            tx.act(id, action, Role::Editor, Act::default(), now)
                .await
                .unwrap();
        }
        tx.commit().await.unwrap();
        let kill = item("2", "canceled", "One");
        let arrivals = take_in(&house.archive, "b", kill.as_bytes(), Some("Meridian"), now)
            .await
            .unwrap();
        assert!(
            matches!(&arrivals[0], Arrival::Kept { verdict: WireVerdict::Killed, withdrawn, .. } if *withdrawn == [id])
        );
        let mut tx = house.archive.read().await.unwrap();
        assert!(
            tx.released(ReleasedQuery::Article(id), Door::Page, now, 1)
                .await
                .unwrap()
                .is_empty()
        );
        assert!(matches!(
            tx.article(id).await.unwrap().unwrap().stage,
            Stage::Withdrawn { by_agency: true, .. }
        ));
        drop(tx);
        let back = take_in(
            &house.archive,
            "c",
            item("3", "usable", "One").as_bytes(),
            Some("Meridian"),
            now,
        )
        .await
        .unwrap();
        assert_eq!(verdict(&back[0]), Some(WireVerdict::Known), "a kill is final");
    }
);

both!(
    a_later_embargo_and_a_withholding_reach_what_is_not_out_yet,
    |house| async move {
        let now = instant("2026-11-24T12:00:00Z");
        let embargoed = |version: &str, status: &str, until: &str| {
            item(version, status, "One").replace("\"type\"", &format!("\"embargoed\":\"{until}\",\"type\""))
        };
        let first = embargoed("1", "usable", "2026-11-24T16:00:00Z");
        take_in(&house.archive, "a", first.as_bytes(), Some("Meridian"), now)
            .await
            .unwrap();
        let mut tx = house.archive.begin("ek", "").await.unwrap();
        let row = tx.wire_item(WireItemId(1)).await.unwrap().unwrap();
        let story = tx.story_by_key("one").await.unwrap();
        let mut copy = content("One");
        copy.sources = vec![WireItemId(1)];
        let new = NewArticle {
            story: story.id,
            lang: Lang::EN,
            slug: "one".into(),
            embargo: row.item.embargo,
            weight: 1,
        };
        let id = tx.create_article(new, &copy, now).await.unwrap();
        for action in [Action::Submit, Action::Approve] {
            tx.act(id, action, Role::Editor, Act::default(), now)
                .await
                .unwrap();
        }
        let at = Some(instant("2026-11-24T16:00:00Z"));
        tx.act(
            id,
            Action::Schedule,
            Role::Editor,
            Act { at, ..Act::default() },
            now,
        )
        .await
        .unwrap();
        tx.commit().await.unwrap();

        let later = embargoed("2", "usable", "2026-11-24T20:00:00Z");
        take_in(&house.archive, "b", later.as_bytes(), Some("Meridian"), now)
            .await
            .unwrap();
        let mut tx = house.archive.read().await.unwrap();
        assert_eq!(
            tx.next_act().await.unwrap(),
            Some(instant("2026-11-24T20:00:00Z"))
        );
        drop(tx);
        let held = embargoed("3", "withheld", "2026-11-24T20:00:00Z");
        take_in(&house.archive, "c", held.as_bytes(), Some("Meridian"), now)
            .await
            .unwrap();
        let mut tx = house.archive.read().await.unwrap();
        let waiting = tx.acts_of(id).await.unwrap();
        assert_eq!(waiting.len(), 1, "{waiting:?}");
        assert_eq!(waiting[0].task, Task::EmbargoEnd(id));
        assert_eq!(tx.article(id).await.unwrap().unwrap().stage, Stage::Approved);
        let all = tx.audit_after(0, 100).await.unwrap();
        let changes: Vec<_> = all.iter().filter(|entry| entry.act == "embargo").collect();
        assert_eq!(changes.len(), 1, "said once: {changes:?}");
        assert_eq!(
            (changes[0].who.as_str(), changes[0].why.as_str()),
            ("wire", "the agency’s item says so")
        );
    }
);

/// What became of each version, in the order in which they came in.
async fn in_order(archive: &archive::Archive, arriving: &[(&str, &str)]) -> Vec<WireVerdict> {
    let now = instant("2026-11-24T12:00:00Z");
    let mut verdicts = Vec::new();
    for (version, status) in arriving {
        let bytes = item(version, status, "One");
        let arrivals = take_in(archive, "x", bytes.as_bytes(), Some("Meridian"), now)
            .await
            .unwrap();
        verdicts.extend(arrivals.iter().filter_map(verdict));
    }
    verdicts
}

both!(
    a_kill_before_its_item_twice_or_out_of_order_is_one_kill,
    |house| async move {
        let arriving = [
            ("2", "canceled"),
            ("1", "usable"),
            ("2", "canceled"),
            ("3", "canceled"),
            ("4", "usable"),
        ];
        let verdicts = in_order(&house.archive, &arriving).await;
        let (killed, known) = (WireVerdict::Killed, WireVerdict::Known);
        assert_eq!(verdicts, [killed, known, known, known, known]);
        let mut tx = house.archive.read().await.unwrap();
        let row = tx.wire_item(WireItemId(1)).await.unwrap().unwrap();
        assert_eq!(row.item.pubstatus, model::PubStatus::Canceled);
        assert_eq!(
            row.versions, 1,
            "nothing that came after the kill is kept as the item"
        );
    }
);

both!(
    a_kill_with_an_older_number_than_its_item_is_a_kill,
    |house| async move {
        let verdicts = in_order(
            &house.archive,
            &[("5", "usable"), ("3", "canceled"), ("6", "usable")],
        )
        .await;
        assert_eq!(
            verdicts,
            [WireVerdict::New, WireVerdict::Killed, WireVerdict::Known]
        );
    }
);

both!(
    a_kill_reaches_every_version_of_the_story_and_all_that_used_the_item,
    |house| async move {
        let now = instant("2026-11-24T12:00:00Z");
        in_order(&house.archive, &[("1", "usable")]).await;
        let mut tx = house.archive.begin("ek", "").await.unwrap();
        let mut made = Vec::new();
        // A translation without a source of its own, and another story that took only a picture.
        for (key, lang, sources) in [
            ("one", "en", vec![WireItemId(1)]),
            ("one", "de", vec![]),
            ("two", "en", vec![WireItemId(1)]),
            ("three", "en", vec![]),
        ] {
            let story = tx.story_by_key(key).await.unwrap();
            let mut copy = content(key);
            copy.sources = sources;
            let new = NewArticle {
                story: story.id,
                lang: lang.parse().unwrap(),
                slug: key.into(),
                embargo: None,
                weight: 1,
            };
            let id = tx.create_article(new, &copy, now).await.unwrap();
            for action in [Action::Submit, Action::Approve, Action::Publish] {
                tx.act(id, action, Role::Editor, Act::default(), now)
                    .await
                    .unwrap();
            }
            made.push(id);
        }
        tx.commit().await.unwrap();
        let kill = item("2", "canceled", "One");
        let arrivals = take_in(&house.archive, "b", kill.as_bytes(), Some("Meridian"), now)
            .await
            .unwrap();
        let Arrival::Kept { withdrawn, .. } = &arrivals[0] else {
            panic!("{arrivals:?}")
        };
        assert_eq!(*withdrawn, made[..3]);
        let mut tx = house.archive.read().await.unwrap();
        let free = tx.article(made[3]).await.unwrap().unwrap();
        assert!(free.stage.published_since().is_some(), "others stay");
    }
);

both!(
    an_identifier_that_no_index_holds_is_set_aside_and_what_comes_behind_it_is_read,
    |house| async move {
        let now = instant("2026-11-24T12:00:00Z");
        let long = "湖".repeat(1_990);
        let of = |guid: &str, status: &str| {
            format!(r#"{{"uri":"urn:{guid}","pubstatus":"{status}","headline":"One","body_text":"Words."}}"#)
        };
        let document = [
            of("a", "usable"),
            of(&long, "usable"),
            of("b", "usable"),
            of("a", "canceled"),
        ]
        .join("\n");
        let arrivals = take_in(
            &house.archive,
            "batch",
            document.as_bytes(),
            Some("Meridian"),
            now,
        )
        .await
        .unwrap();
        let verdicts: Vec<_> = arrivals.iter().map(verdict).collect();
        let (new, killed) = (Some(WireVerdict::New), Some(WireVerdict::Killed));
        assert_eq!(verdicts, [new, None, new, killed]);
        let mut tx = house.archive.read().await.unwrap();
        let aside = tx.recent_set_aside(10).await.unwrap();
        assert!(aside[0].reason.starts_with("guid: "), "{}", aside[0].reason);
        assert!(
            aside[0].reason.contains("5974 bytes, at most 1000"),
            "{}",
            aside[0].reason
        );
    }
);
