//! A letter's time comes once, and each confirmed reader is planned once, by the clock they chose.
#![expect(clippy::unwrap_used, reason = "tests")]

mod common;

use archive::Archive;
use common::{evening, evening_letter, going, layout, mailbox, reader, sender};
use jiff::Timestamp;
use letter::{freeze_due, next_due, progress};
use model::{IssueId, IssueState, Lang, Line, SendTime, Seq, Slot, SlotKind};
use std::sync::Arc;
use testkit::{HandClock, both, instant};

async fn story(archive: &Archive, key: &str, at: &str) -> model::ArticleId {
    testkit::article(archive, key, Lang::EN, &testkit::content(key), instant(at)).await
}

async fn due(archive: &Archive, now: &str) -> Vec<IssueId> {
    freeze_due(archive, &layout(), instant(now)).await.unwrap()
}

async fn next(archive: &Archive, now: &str) -> Option<Timestamp> {
    next_due(archive, instant(now)).await.unwrap()
}

/// Goes through the instants at which something is due, and gives each copy with the instant it went out.
async fn live(archive: &Archive, from: &str, until: &str) -> Vec<(Timestamp, String)> {
    let (_sink, relay, inbox) = mailbox().await;
    let clock = Arc::new(HandClock::at(instant(from)));
    let sender = sender(archive, &relay, &clock);
    let mut now = instant(from);
    let mut sent = Vec::new();
    while now < instant(until) {
        clock.turn_to(now);
        freeze_due(archive, &layout(), now).await.unwrap();
        sender.send_due(going()).await.unwrap();
        sent.extend(
            inbox
                .lock()
                .unwrap()
                .drain(..)
                .map(|mail| (now, mail.to[0].clone())),
        );
        let due = next_due(archive, now).await.unwrap().unwrap();
        assert!(due > now, "all that was due at {now} is done");
        now = due;
    }
    sent.sort();
    sent
}

both!(
    an_issue_is_fixed_at_half_past_six_and_not_a_second_before,
    |house| async move {
        let archive = &house.archive;
        evening_letter(archive).await;
        reader(
            archive,
            "noor@lantern.example",
            SendTime::Utc,
            "Asia/Tokyo",
            instant("2026-11-24T09:00:00Z"),
        )
        .await;
        let lake = story(archive, "lake", "2026-11-24T09:00:00Z").await;
        assert_eq!(next(archive, "2026-11-24T09:00:00Z").await, Some(evening()));
        assert_eq!(due(archive, "2026-11-24T18:29:59Z").await, []);
        let fixed = due(archive, "2026-11-24T18:30:00Z").await;
        assert_eq!(fixed.len(), 1);
        assert_eq!(due(archive, "2026-11-24T18:30:00Z").await, [], "once");
        let mut tx = archive.read().await.unwrap();
        let issue = tx.issue(fixed[0]).await.unwrap().unwrap();
        assert_eq!(
            (issue.state, issue.frozen_at),
            (IssueState::Sending, Some(evening()))
        );
        assert_eq!(
            issue.slots.iter().map(|slot| slot.article).collect::<Vec<_>>(),
            [lake]
        );
        assert_eq!(tx.placements(lake).await.unwrap()[0].2, "/en/letter/2026-11-24");
        drop(tx);
        assert_eq!(progress(archive, issue.id).await.unwrap().total(), 1);
        assert_eq!(
            next(archive, "2026-11-24T18:30:01Z").await,
            Some(instant("2026-11-24T18:30:01Z")),
            "a copy is due"
        );
    }
);

both!(
    readers_in_every_zone_get_one_copy_an_evening,
    |house| async move {
        let archive = &house.archive;
        evening_letter(archive).await;
        let before = instant("2026-10-30T00:00:00Z");
        for (mail, time, zone) in [
            (
                "kiritimati@lantern.example",
                SendTime::Local,
                "Pacific/Kiritimati",
            ),
            ("angeles@lantern.example", SendTime::Local, "America/Los_Angeles"),
            ("utc@lantern.example", SendTime::Utc, "America/Los_Angeles"),
        ] {
            reader(archive, mail, time, zone, before).await;
        }
        for day in 30..=31 {
            story(
                archive,
                &format!("october {day}"),
                &format!("2026-10-{day}T01:00:00Z"),
            )
            .await;
        }
        for day in 1..=3 {
            story(
                archive,
                &format!("november {day}"),
                &format!("2026-11-0{day}T01:00:00Z"),
            )
            .await;
        }
        // Clocks in Los Angeles go back in the night to 1 November.
        let sent = live(archive, "2026-10-30T00:00:00Z", "2026-11-03T04:00:00Z").await;
        let of = |who: &str| -> Vec<String> {
            let mine = sent.iter().filter(|(_, to)| to.starts_with(who));
            mine.map(|(at, _)| at.to_string()).collect()
        };
        let on = |times: [&str; 4]| times.map(|time| format!("2026-{time}:00Z"));
        assert_eq!(
            of("kiritimati"),
            on(["10-30T04:30", "10-31T04:30", "11-01T04:30", "11-02T04:30"])
        );
        assert_eq!(
            of("utc"),
            on(["10-30T18:30", "10-31T18:30", "11-01T18:30", "11-02T18:30"])
        );
        assert_eq!(
            of("angeles"),
            on(["10-31T01:30", "11-01T01:30", "11-02T02:30", "11-03T02:30"])
        );
    }
);

both!(
    two_nodes_that_find_the_time_come_at_once_fix_it_once,
    |house| async move {
        evening_letter(&house.archive).await;
        for number in 0..20 {
            let mail = format!("r{number}@lantern.example");
            reader(
                &house.archive,
                &mail,
                SendTime::Utc,
                "UTC",
                instant("2026-11-24T09:00:00Z"),
            )
            .await;
        }
        story(&house.archive, "lake", "2026-11-24T09:00:00Z").await;
        let mut nodes = Vec::new();
        for _ in 0..6 {
            let archive = house.second().await;
            nodes.push(tokio::spawn(async move {
                due(&archive, "2026-11-24T18:30:02Z").await
            }));
        }
        let mut fixed = Vec::new();
        for node in nodes {
            fixed.extend(node.await.unwrap());
        }
        assert_eq!(fixed.len(), 1);
        assert_eq!(progress(&house.archive, fixed[0]).await.unwrap().total(), 20);
        let lines = house.archive.lines_after(Seq(0), 1000).await.unwrap();
        assert_eq!(
            lines
                .iter()
                .filter(|entry| matches!(entry.line, Line::IssueFrozen { .. }))
                .count(),
            1
        );
    }
);

both!(
    a_machine_that_stood_still_sends_the_evenings_letter_late_but_no_old_one,
    |house| async move {
        let archive = &house.archive;
        evening_letter(archive).await;
        reader(
            archive,
            "noor@lantern.example",
            SendTime::Utc,
            "UTC",
            instant("2026-11-20T09:00:00Z"),
        )
        .await;
        for day in 20..=25 {
            story(
                archive,
                &format!("november {day}"),
                &format!("2026-11-{day}T09:00:00Z"),
            )
            .await;
        }
        assert_eq!(due(archive, "2026-11-20T12:00:00Z").await, []);
        assert_eq!(
            due(archive, "2026-11-21T06:29:59Z").await.len(),
            1,
            "less than twelve hours late"
        );
        // From the 21st to the 24th nothing ran: three evenings went by.
        assert_eq!(due(archive, "2026-11-24T18:31:00Z").await.len(), 1);
        let mut tx = archive.read().await.unwrap();
        for day in 21..=23 {
            let issue = tx
                .issue_on(Lang::EN, format!("2026-11-{day}").parse().unwrap())
                .await
                .unwrap()
                .unwrap();
            assert_eq!(
                (issue.state, issue.slots.len()),
                (IssueState::Sent, 0),
                "left out, and written down"
            );
        }
        drop(tx);
        let lines = archive.lines_after(Seq(0), 1000).await.unwrap();
        assert_eq!(
            lines
                .iter()
                .filter(|entry| entry.why.starts_with("left out"))
                .count(),
            6
        );
    }
);

both!(an_evening_without_a_story_brings_no_letter, |house| async move {
    let archive = &house.archive;
    evening_letter(archive).await;
    reader(
        archive,
        "noor@lantern.example",
        SendTime::Utc,
        "UTC",
        instant("2026-11-20T09:00:00Z"),
    )
    .await;
    assert_eq!(due(archive, "2026-11-24T18:30:00Z").await, []);
    let issue = archive
        .read()
        .await
        .unwrap()
        .issue_on(Lang::EN, "2026-11-24".parse().unwrap())
        .await
        .unwrap()
        .unwrap();
    assert_eq!(issue.state, IssueState::Sent);
    assert_eq!(progress(archive, issue.id).await.unwrap().total(), 0);
    assert_eq!(
        next(archive, "2026-11-24T18:30:00Z").await,
        Some(instant("2026-11-25T18:30:00Z"))
    );
});

both!(
    an_editors_choice_stands_except_for_what_readers_may_not_see,
    |house| async move {
        let archive = &house.archive;
        evening_letter(archive).await;
        let lake = story(archive, "lake", "2026-11-20T09:00:00Z").await;
        story(archive, "dam", "2026-11-24T09:00:00Z").await;
        let mut tx = archive.begin("test", "").await.unwrap();
        let letter = tx.letters().await.unwrap().remove(0);
        let issue = tx
            .open_issue(letter.id, "2026-11-24".parse().unwrap())
            .await
            .unwrap();
        let slot = |article| Slot {
            kind: SlotKind::Feature,
            article,
            revision: None,
        };
        tx.compose_issue(issue.id, &[slot(lake), slot(model::ArticleId(999))], evening())
            .await
            .unwrap();
        tx.commit().await.unwrap();
        assert_eq!(due(archive, "2026-11-24T18:30:00Z").await, [issue.id]);
        let issue = archive
            .read()
            .await
            .unwrap()
            .issue(issue.id)
            .await
            .unwrap()
            .unwrap();
        assert_eq!(
            issue.slots,
            [Slot {
                revision: Some(model::RevisionNo(1)),
                ..slot(lake)
            }]
        );
    }
);

both!(
    a_new_reader_far_east_does_not_hurry_everybodys_letter,
    |house| async move {
        let archive = &house.archive;
        evening_letter(archive).await;
        reader(
            archive,
            "utc@lantern.example",
            SendTime::Utc,
            "UTC",
            instant("2026-11-24T01:00:00Z"),
        )
        .await;
        story(archive, "lake", "2026-11-24T09:00:00Z").await;
        assert_eq!(due(archive, "2026-11-24T09:59:00Z").await, []);
        let now = instant("2026-11-24T10:00:00Z");
        reader(
            archive,
            "new@lantern.example",
            SendTime::Local,
            "Pacific/Kiritimati",
            now,
        )
        .await;
        assert_eq!(due(archive, "2026-11-24T10:00:01Z").await, []);
        assert_eq!(next(archive, "2026-11-24T10:00:01Z").await, Some(evening()));
        let fixed = due(archive, "2026-11-24T18:30:00Z").await;
        assert_eq!(progress(archive, fixed[0]).await.unwrap().total(), 2);
    }
);

both!(
    a_clock_that_ran_ahead_and_was_put_right_stops_no_letter,
    |house| async move {
        let archive = &house.archive;
        evening_letter(archive).await;
        story(archive, "lake", "2026-11-24T09:00:00Z").await;
        due(archive, "2026-11-24T12:00:00Z").await;
        due(archive, "2026-11-24T18:00:00Z").await;
        assert_eq!(due(archive, "2026-11-24T17:00:00Z").await, []);
        assert_eq!(due(archive, "2026-11-24T18:30:00Z").await.len(), 1);
    }
);

both!(what_stood_in_a_letter_does_not_come_again, |house| async move {
    let archive = &house.archive;
    evening_letter(archive).await;
    story(archive, "lake", "2026-11-24T18:29:00Z").await;
    due(archive, "2026-11-24T18:30:00Z").await;
    let dam = story(archive, "dam", "2026-11-25T09:00:00Z").await;
    let fixed = due(archive, "2026-11-25T18:29:00Z").await;
    assert!(fixed.is_empty());
    let fixed = due(archive, "2026-11-25T18:30:00Z").await;
    let issue = archive
        .read()
        .await
        .unwrap()
        .issue(fixed[0])
        .await
        .unwrap()
        .unwrap();
    let articles: Vec<_> = issue.slots.iter().map(|slot| slot.article).collect();
    assert_eq!(articles, [dam]);
});

both!(an_issue_can_be_sent_at_once, |house| async move {
    let archive = &house.archive;
    evening_letter(archive).await;
    let now = instant("2026-11-24T10:00:00Z");
    reader(
        archive,
        "angeles@lantern.example",
        SendTime::Local,
        "America/Los_Angeles",
        now,
    )
    .await;
    story(archive, "lake", "2026-11-24T09:00:00Z").await;
    let mut tx = archive.begin("test", "").await.unwrap();
    let letter = tx.letters().await.unwrap().remove(0);
    let issue = tx
        .open_issue(letter.id, "2026-11-24".parse().unwrap())
        .await
        .unwrap()
        .id;
    tx.commit().await.unwrap();
    assert!(letter::freeze_now(archive, issue, now).await.unwrap());
    assert!(!letter::freeze_now(archive, issue, now).await.unwrap(), "once");
    assert_eq!(next_due(archive, now).await.unwrap(), Some(now));
    assert_eq!(progress(archive, issue).await.unwrap().total(), 1);
    assert_eq!(due(archive, "2026-11-24T18:30:00Z").await, []);
});
