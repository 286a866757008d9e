//! Each reader of an issue has one row, and whatever is killed, none is lost.
#![expect(clippy::unwrap_used, reason = "tests")]

use archive::{Archive, Outcome};
use jiff::{SignedDuration, Timestamp};
use model::{Consent, ConsentAct, DeliveryState, Issue, Lang, Schedule, SendTime, SubscriberId};
use std::collections::HashSet;
use testkit::{both, instant};

fn now() -> Timestamp {
    instant("2026-11-24T18:30:00Z")
}

fn lease() -> Timestamp {
    now() + SignedDuration::from_secs(30)
}

async fn issue_for(archive: &Archive, readers: i64) -> Issue {
    let mut tx = archive.begin("test", "").await.unwrap();
    for reader in 0..readers {
        let address = format!("r{reader}@lantern.example").parse().unwrap();
        let one = tx
            .add_subscriber(&address, Lang::EN, SendTime::Utc, "UTC", now())
            .await
            .unwrap();
        let consent = Consent {
            act: ConsentAct::Confirmed,
            at: now(),
            wording: "yes".into(),
            page: "/".into(),
        };
        tx.consent(one.id, &consent).await.unwrap();
    }
    tx.set_letter(Lang::EN, &Schedule::evening(), now())
        .await
        .unwrap();
    let letter = tx.letters().await.unwrap().remove(0);
    let issue = tx
        .open_issue(letter.id, "2026-11-24".parse().unwrap())
        .await
        .unwrap();
    assert!(tx.freeze_issue(issue.id, &[], now()).await.unwrap());
    assert!(!tx.freeze_issue(issue.id, &[], now()).await.unwrap());
    for part in tx.audience_parts(Lang::EN).await.unwrap() {
        assert_eq!(
            tx.plan_deliveries(&issue, &part, now(), now()).await.unwrap(),
            readers.unsigned_abs()
        );
        assert_eq!(
            tx.plan_deliveries(&issue, &part, now(), now()).await.unwrap(),
            0,
            "planned once"
        );
    }
    tx.commit().await.unwrap();
    issue
}

both!(
    many_senders_share_an_issue_and_nobody_is_claimed_twice,
    |house| async move {
        let issue = issue_for(&house.archive, 200).await;
        let senders = (0..4).map(|sender| {
            let archive = house.archive.clone();
            tokio::spawn(async move {
                let holder = format!("sender-{sender}");
                let mut mine = Vec::new();
                for batch in 0.. {
                    let mut tx = archive.begin("letter", "").await.unwrap();
                    let claims = tx
                        .claim(issue.id, &holder, batch, 7, now(), lease())
                        .await
                        .unwrap();
                    for claim in &claims {
                        let done = Outcome::HandedOver("250 ok".into());
                        tx.settle(claim.issue, claim.subscriber, &holder, &done, None, now())
                            .await
                            .unwrap();
                    }
                    tx.commit().await.unwrap();
                    if claims.is_empty() {
                        break;
                    }
                    mine.extend(claims.into_iter().map(|claim| claim.subscriber));
                }
                mine
            })
        });
        let mut all: Vec<SubscriberId> = Vec::new();
        for sender in senders.collect::<Vec<_>>() {
            all.extend(sender.await.unwrap());
        }
        assert_eq!(all.len(), 200);
        assert_eq!(all.iter().collect::<HashSet<_>>().len(), 200);
        let mut tx = house.archive.begin("letter", "").await.unwrap();
        assert_eq!(
            tx.progress(issue.id).await.unwrap().of(DeliveryState::HandedOver),
            200
        );
        assert!(tx.close_issue(issue.id, now()).await.unwrap());
    }
);

both!(
    what_a_dead_sender_held_is_taken_back_and_only_its_first_copy_is_in_doubt,
    |house| async move {
        let issue = issue_for(&house.archive, 10).await;
        let mut tx = house.archive.begin("letter", "").await.unwrap();
        let first = tx.claim(issue.id, "dead", 1, 3, now(), lease()).await.unwrap();
        let second = tx.claim(issue.id, "dead", 2, 3, now(), lease()).await.unwrap();
        tx.settle(
            issue.id,
            first[0].subscriber,
            "dead",
            &Outcome::HandedOver("250".into()),
            None,
            now(),
        )
        .await
        .unwrap();
        assert_eq!(
            tx.take_back(lease(), "me").await.unwrap(),
            (0, 0),
            "the lease still holds"
        );
        let after = lease() + SignedDuration::from_secs(1);
        assert_eq!(tx.take_back(after, "dead").await.unwrap(), (0, 0), "not its own");
        assert_eq!(tx.take_back(after, "me").await.unwrap(), (5, 2));
        let again = tx
            .claim(
                issue.id,
                "me",
                1,
                100,
                after,
                after + SignedDuration::from_secs(30),
            )
            .await
            .unwrap();
        assert_eq!(again.len(), 9);
        assert!(
            again
                .iter()
                .any(|claim| claim.subscriber == first[1].subscriber && claim.attempt == 2)
        );
        assert!(
            again
                .iter()
                .any(|claim| claim.subscriber == second[0].subscriber && claim.attempt == 2)
        );
        assert_eq!(tx.progress(issue.id).await.unwrap().ever_in_doubt, 2);
        assert!(!tx.close_issue(issue.id, after).await.unwrap());
        // The dead sender turns out to live: what its server took stays taken, anything else it says is too late.
        let (a, b) = (again[0].subscriber, again[1].subscriber);
        tx.settle(
            issue.id,
            a,
            "dead",
            &Outcome::HandedOver("250".into()),
            None,
            after,
        )
        .await
        .unwrap();
        tx.settle(issue.id, b, "dead", &Outcome::Bounced("550".into()), None, after)
            .await
            .unwrap();
        let progress = tx.progress(issue.id).await.unwrap();
        assert_eq!(
            (
                progress.of(DeliveryState::HandedOver),
                progress.of(DeliveryState::Bounced)
            ),
            (2, 0)
        );
    }
);

both!(
    who_leaves_before_the_letter_is_sent_gets_none,
    |house| async move {
        let issue = issue_for(&house.archive, 3).await;
        let mut tx = house.archive.begin("letter", "").await.unwrap();
        let address = "R1@lantern.example".parse().unwrap();
        let left = tx.subscriber_at(&address).await.unwrap().unwrap();
        let consent = Consent {
            act: ConsentAct::Left,
            at: now(),
            wording: String::new(),
            page: "/".into(),
        };
        tx.consent(left.id, &consent).await.unwrap();
        let claims = tx.claim(issue.id, "me", 1, 100, now(), lease()).await.unwrap();
        assert_eq!(claims.len(), 2);
        assert!(claims.iter().all(|claim| claim.subscriber != left.id));
        assert_eq!(tx.progress(issue.id).await.unwrap().of(DeliveryState::Dropped), 1);
    }
);

both!(
    a_copy_that_is_to_come_later_is_not_claimed_before,
    |house| async move {
        let issue = issue_for(&house.archive, 1).await;
        let later = now() + SignedDuration::from_mins(5);
        let mut tx = house.archive.begin("letter", "").await.unwrap();
        let claim = tx
            .claim(issue.id, "me", 1, 10, now(), lease())
            .await
            .unwrap()
            .remove(0);
        tx.settle(
            issue.id,
            claim.subscriber,
            "me",
            &Outcome::Later("451 later".into(), later),
            None,
            now(),
        )
        .await
        .unwrap();
        assert!(
            tx.claim(issue.id, "me", 2, 10, now(), lease())
                .await
                .unwrap()
                .is_empty()
        );
        assert_eq!(tx.next_delivery(issue.id).await.unwrap(), Some(later));
        assert_eq!(
            tx.claim(issue.id, "me", 3, 10, later, lease())
                .await
                .unwrap()
                .len(),
            1
        );
    }
);

both!(a_backup_restores_into_the_same_newsroom, |house| async move {
    let issue = issue_for(&house.archive, 5).await;
    testkit::article(
        &house.archive,
        "orrin",
        Lang::EN,
        &testkit::content("A lake"),
        now(),
    )
    .await;
    let mut kept = Vec::new();
    let rows = house.archive.dump(&mut kept).await.unwrap();
    let other = if matches!(house.database, archive::Database::Sqlite(_)) {
        testkit::House::postgres().await
    } else {
        testkit::House::sqlite().await
    };
    assert_eq!(other.archive.restore(&mut kept.as_slice()).await.unwrap(), rows);
    let mut again = Vec::new();
    other.archive.dump(&mut again).await.unwrap();
    assert_eq!(
        String::from_utf8(kept).unwrap(),
        String::from_utf8(again).unwrap()
    );
    let mut tx = other.archive.begin("test", "").await.unwrap();
    assert!(tx.issue(issue.id).await.unwrap().is_some());
    let next = tx.story_by_key("another").await.unwrap();
    assert!(next.id.0 > 1, "numbers go on after the last one");
    drop(tx);
    let mut kept = Vec::new();
    house.archive.dump(&mut kept).await.unwrap();
    assert!(
        other.archive.restore(&mut kept.as_slice()).await.is_err(),
        "not into a newsroom that has something"
    );
});

both!(
    a_copy_in_doubt_counts_for_every_revision_that_its_issue_showed,
    |house| async move {
        let issue = issue_for(&house.archive, 3).await;
        let (article, one, two) = (model::ArticleId(7), model::RevisionNo(1), model::RevisionNo(2));
        let mut tx = house.archive.begin("letter", "").await.unwrap();
        let first = tx.issue_edition(issue.id, &[(article, one)]).await.unwrap();
        assert_eq!(first, (1, true));
        let second = tx.issue_edition(issue.id, &[(article, two)]).await.unwrap();
        assert_eq!(second, (2, true));
        let again = tx.issue_edition(issue.id, &[(article, one)]).await.unwrap();
        assert_eq!(again, (1, false), "numbered once, by whoever finds it first");
        let claims = tx.claim(issue.id, "me", 1, 3, now(), lease()).await.unwrap();
        let over = Outcome::HandedOver("250".into());
        let doubt = Outcome::InDoubt("cut off".into(), lease());
        let refused = Outcome::Bounced("550".into());
        for (claim, outcome, edition) in [
            (&claims[0], &doubt, Some(1)),
            (&claims[1], &over, Some(2)),
            (&claims[2], &refused, None),
        ] {
            tx.settle(issue.id, claim.subscriber, "me", outcome, edition, now())
                .await
                .unwrap();
        }
        assert_eq!(
            tx.mailed_revisions(article).await.unwrap(),
            [(issue.id, one, 1), (issue.id, two, 2)]
        );
        let everybody = SubscriberId(0);
        let readers = tx.mailed_to(article, one..two, everybody, 10).await.unwrap();
        assert_eq!(readers, [claims[0].subscriber]);
        let readers = tx
            .mailed_to(article, two..model::RevisionNo(3), everybody, 10)
            .await
            .unwrap();
        assert_eq!(readers, [claims[0].subscriber, claims[1].subscriber]);
    }
);
