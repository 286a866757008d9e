//! Only what was read goes out, and embargoes are changed by somebody for a reason.
#![expect(clippy::unwrap_used, reason = "tests")]

use archive::{Act, Archive, Error, NewArticle};
use jiff::{SignedDuration, Timestamp};
use model::{
    ActState, Action, ArticleId, ContentHash, Embargo, EmbargoRefused, Lang, Need, Refused, Role,
    SectionRules, Stage, Task,
};
use proptest::prelude::*;
use std::collections::BTreeMap;
use testkit::{House, both, content, instant, perform_due};

fn now() -> Timestamp {
    instant("2026-11-24T12:00:00Z")
}

/// A draft by `ek` in the section World.
async fn draft(archive: &Archive) -> ArticleId {
    let mut tx = archive.begin("ek", "").await.unwrap();
    let story = tx.story_by_key("orrin").await.unwrap();
    tx.file_story(story.id, "world", &[]).await.unwrap();
    let new = NewArticle {
        story: story.id,
        lang: Lang::EN,
        slug: "a".into(),
        embargo: None,
        weight: 1,
    };
    let id = tx.create_article(new, &content("A lake"), now()).await.unwrap();
    tx.commit().await.unwrap();
    id
}

/// What is missing when `who` does this; nothing when it is done.
async fn missing(archive: &Archive, who: &str, id: ArticleId, action: Action, with: Act) -> Vec<Need> {
    let mut tx = archive.begin(who, "a reason").await.unwrap();
    match tx.act(id, action, Role::ChiefEditor, with, now()).await {
        Ok(_) => {
            tx.commit().await.unwrap();
            Vec::new()
        }
        Err(Error::Refused(_, Refused::Missing { missing, .. })) => missing,
        Err(error) => panic!("{error}"),
    }
}

async fn rules(archive: &Archive, rules: SectionRules) {
    let mut tx = archive.begin("test", "").await.unwrap();
    let all = BTreeMap::from([("world".to_owned(), rules)]);
    assert!(tx.set_section_rules(&all, now()).await.unwrap());
    assert!(!tx.set_section_rules(&all, now()).await.unwrap(), "said once");
    tx.commit().await.unwrap();
}

both!(an_approval_is_of_the_words_that_were_read, |house| async move {
    let id = draft(&house.archive).await;
    let none = Act::default;
    assert_eq!(
        missing(&house.archive, "ek", id, Action::Submit, none()).await,
        []
    );
    let other = Act {
        read: Some(ContentHash::of(b"something else")),
        ..Act::default()
    };
    assert_eq!(
        missing(&house.archive, "lk", id, Action::Approve, other).await,
        [Need::SameWords]
    );
    let read = Act {
        read: Some(content("A lake").hash()),
        ..Act::default()
    };
    assert_eq!(missing(&house.archive, "lk", id, Action::Approve, read).await, []);
    let article = house
        .archive
        .read()
        .await
        .unwrap()
        .article(id)
        .await
        .unwrap()
        .unwrap();
    let approval = article.approval.unwrap();
    assert_eq!(
        (approval.by.as_str(), approval.hash),
        ("lk", content("A lake").hash())
    );
    // Words that come along with the release were read by nobody.
    let other = Act {
        content: Some(content("Two lakes")),
        ..Act::default()
    };
    assert_eq!(
        missing(&house.archive, "lk", id, Action::Publish, other).await,
        [Need::Approval]
    );
    assert_eq!(
        missing(&house.archive, "lk", id, Action::Publish, none()).await,
        []
    );
});

both!(
    words_that_come_along_with_any_act_void_the_approval,
    |house| async move {
        let id = draft(&house.archive).await;
        for action in [Action::Submit, Action::Approve] {
            missing(&house.archive, "ek", id, action, Act::default()).await;
        }
        let says = |words: &str| Act {
            content: Some(content(words)),
            ..Act::default()
        };
        missing(&house.archive, "ek", id, Action::Clear, says("Two lakes")).await;
        // The words that were approved once are back, but nobody read that they are.
        let back = missing(&house.archive, "ek", id, Action::Publish, says("A lake")).await;
        assert_eq!(back, [Need::Approval]);
    }
);

both!(a_section_can_ask_for_a_second_pair_of_eyes, |house| async move {
    let id = draft(&house.archive).await;
    rules(
        &house.archive,
        SectionRules {
            second_pair_of_eyes: true,
            legal: false,
        },
    )
    .await;
    missing(&house.archive, "ek", id, Action::Submit, Act::default()).await;
    let own = missing(&house.archive, "ek", id, Action::Approve, Act::default()).await;
    assert_eq!(own, [Need::SecondPairOfEyes]);
    // Nor can somebody else slip words in and approve them.
    let slipped = Act {
        content: Some(content("Two lakes")),
        ..Act::default()
    };
    let own = missing(&house.archive, "lk", id, Action::Approve, slipped).await;
    assert_eq!(own, [Need::SecondPairOfEyes]);
    assert_eq!(
        missing(&house.archive, "lk", id, Action::Approve, Act::default()).await,
        []
    );
});

both!(
    whoever_wrote_any_of_it_is_no_second_pair_of_eyes,
    |house| async move {
        let id = draft(&house.archive).await;
        missing(&house.archive, "ek", id, Action::Submit, Act::default()).await;
        let comma = Act {
            content: Some(content("A lake,")),
            ..Act::default()
        };
        missing(&house.archive, "lk", id, Action::Save, comma).await;
        missing(&house.archive, "ek", id, Action::Approve, Act::default()).await;
        // What the section asks for when it goes out counts, not what it asked for when it was approved.
        let second_pair = SectionRules {
            second_pair_of_eyes: true,
            legal: false,
        };
        rules(&house.archive, second_pair).await;
        let refused = missing(&house.archive, "mo", id, Action::Publish, Act::default()).await;
        assert_eq!(refused, [Need::SecondPairOfEyes]);
        for who in ["ek", "lk"] {
            let own = missing(&house.archive, who, id, Action::Approve, Act::default()).await;
            assert_eq!(own, [Need::SecondPairOfEyes], "{who} wrote on it");
        }
        for action in [Action::Approve, Action::Publish] {
            assert_eq!(
                missing(&house.archive, "mo", id, action, Act::default()).await,
                []
            );
        }
    }
);

both!(
    a_section_that_nobody_knows_asks_for_all_that_any_asks_for,
    |house| async move {
        let id = draft(&house.archive).await;
        let legal = SectionRules {
            second_pair_of_eyes: false,
            legal: true,
        };
        rules(&house.archive, legal).await;
        let mut tx = house.archive.begin("ek", "").await.unwrap();
        let story = tx.article(id).await.unwrap().unwrap().story;
        assert_eq!(tx.rules_of(story).await.unwrap(), legal);
        let other = tx.story_by_key("elsewhere").await.unwrap().id;
        assert_eq!(tx.rules_of(other).await.unwrap(), legal, "in no section");
        tx.file_story(other, "gardening", &[]).await.unwrap();
        assert_eq!(
            tx.rules_of(other).await.unwrap(),
            legal,
            "in one that is not known"
        );
    }
);

both!(
    a_story_that_is_filed_elsewhere_keeps_its_rules,
    |house| async move {
        let id = draft(&house.archive).await;
        let strict = SectionRules {
            second_pair_of_eyes: true,
            legal: false,
        };
        let mut tx = house.archive.begin("test", "").await.unwrap();
        let all = BTreeMap::from([
            ("world".to_owned(), strict),
            ("sport".to_owned(), SectionRules::default()),
        ]);
        tx.set_section_rules(&all, now()).await.unwrap();
        let story = tx.article(id).await.unwrap().unwrap().story;
        tx.file_story(story, "sport", &[]).await.unwrap();
        tx.commit().await.unwrap();
        missing(&house.archive, "ek", id, Action::Submit, Act::default()).await;
        let own = missing(&house.archive, "ek", id, Action::Approve, Act::default()).await;
        assert_eq!(own, [Need::SecondPairOfEyes]);
        let mut tx = house.archive.begin("test", "").await.unwrap();
        let other = tx.story_by_key("match").await.unwrap().id;
        tx.file_story(other, "sport", &[]).await.unwrap();
        assert_eq!(tx.rules_of(other).await.unwrap(), SectionRules::default());
    }
);

both!(what_is_held_or_not_cleared_does_not_go_out, |house| async move {
    let id = draft(&house.archive).await;
    for action in [Action::Submit, Action::Approve, Action::Hold] {
        assert_eq!(
            missing(&house.archive, "ek", id, action, Act::default()).await,
            []
        );
    }
    let held = missing(&house.archive, "ek", id, Action::Publish, Act::default()).await;
    assert_eq!(held, [Need::LegalClearance]);
    let article = house
        .archive
        .read()
        .await
        .unwrap()
        .article(id)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(article.hold.unwrap().reason, "a reason");
    missing(&house.archive, "ek", id, Action::Clear, Act::default()).await;
    rules(
        &house.archive,
        SectionRules {
            second_pair_of_eyes: false,
            legal: true,
        },
    )
    .await;
    // An edit voids the clearance as it voids the approval.
    let edited = Act {
        content: Some(content("Two lakes")),
        ..Act::default()
    };
    missing(&house.archive, "ek", id, Action::Save, edited).await;
    missing(&house.archive, "ek", id, Action::Approve, Act::default()).await;
    let held = missing(&house.archive, "ek", id, Action::Publish, Act::default()).await;
    assert_eq!(held, [Need::LegalClearance]);
    missing(&house.archive, "ek", id, Action::Clear, Act::default()).await;
    assert_eq!(
        missing(&house.archive, "ek", id, Action::Publish, Act::default()).await,
        []
    );
});

both!(a_hold_stops_the_clock_as_well, |house| async move {
    let id = draft(&house.archive).await;
    for action in [Action::Submit, Action::Approve] {
        missing(&house.archive, "ek", id, action, Act::default()).await;
    }
    let due = now() + SignedDuration::from_hours(1);
    let at = Act {
        at: Some(due),
        ..Act::default()
    };
    missing(&house.archive, "ek", id, Action::Schedule, at).await;
    missing(&house.archive, "ek", id, Action::Hold, Act::default()).await;
    let acts = perform_due(&house.archive, due).await.unwrap();
    assert_eq!(acts.len(), 1, "{acts:?}");
    assert_eq!(acts[0].state, ActState::Refused);
    assert!(acts[0].said.contains("legal clearance"), "{acts:?}");
    let mut tx = house.archive.read().await.unwrap();
    assert_eq!(tx.article(id).await.unwrap().unwrap().stage, Stage::Approved);
});

both!(
    an_embargo_is_changed_for_a_reason_and_the_release_follows,
    |house| async move {
        let id = draft(&house.archive).await;
        let hour = |hours| now() + SignedDuration::from_hours(hours);
        let mut tx = house.archive.begin("ek", " ").await.unwrap();
        let refused = tx
            .set_embargo(id, Some(Embargo::until(hour(2))), Role::Editor, now())
            .await;
        assert!(matches!(refused, Err(Error::Embargo(_, EmbargoRefused::Reason))));
        drop(tx);
        let mut tx = house.archive.begin("ek", "the source asked").await.unwrap();
        tx.set_embargo(id, Some(Embargo::until(hour(2))), Role::Editor, now())
            .await
            .unwrap();
        for action in [Action::Submit, Action::Approve] {
            tx.act(id, action, Role::Editor, Act::default(), now())
                .await
                .unwrap();
        }
        let at = Act {
            at: Some(hour(2)),
            ..Act::default()
        };
        tx.act(id, Action::Schedule, Role::Editor, at, now())
            .await
            .unwrap();
        tx.set_embargo(id, Some(Embargo::until(hour(3))), Role::Editor, now())
            .await
            .unwrap();
        assert_eq!(tx.next_act().await.unwrap(), Some(hour(3)));
        let moved = tx.set_embargo(id, None, Role::Editor, now()).await.unwrap();
        assert_eq!((moved.embargo, tx.next_act().await.unwrap()), (None, Some(now())));
        tx.commit().await.unwrap();
        let acts = perform_due(&house.archive, now()).await.unwrap();
        assert_eq!(
            acts.len(),
            1,
            "the end of the lifted embargo does not wait any more"
        );
        assert_eq!(
            (&acts[0].task, acts[0].state),
            (&Task::Release(id), ActState::Done)
        );
        let mut tx = house.archive.begin("ek", "too late").await.unwrap();
        let refused = tx
            .set_embargo(id, Some(Embargo::until(hour(3))), Role::Editor, now())
            .await;
        assert!(matches!(refused, Err(Error::Embargo(_, EmbargoRefused::IsOut))));
        drop(tx);
        let all = house
            .archive
            .read()
            .await
            .unwrap()
            .audit_after(0, 100)
            .await
            .unwrap();
        let embargoes: Vec<_> = all.iter().filter(|entry| entry.act == "embargo").collect();
        assert_eq!(embargoes.len(), 3);
        assert_eq!(embargoes[2].why, "the source asked");
        assert!(
            embargoes[2].subject.ends_with("to none"),
            "{}",
            embargoes[2].subject
        );
    }
);

/// What is done to an article most of the time, so that many of them come out.
const OFTEN: &[Action] = &[
    Action::Submit,
    Action::Submit,
    Action::Approve,
    Action::Approve,
    Action::Publish,
    Action::Publish,
    Action::Clear,
    Action::Save,
    Action::Return,
    Action::Correct,
    Action::Amend,
];

/// Mostly nothing new is written.
fn words() -> impl Strategy<Value = u8> {
    prop_oneof![4 => Just(0), 1 => 1..4_u8]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, ..ProptestConfig::default() })]

    /// Whoever does what in whatever order, with whatever words: what readers see was approved, word for word, and in a
    /// section that asks for it by another than the one who wrote it, unless it was a correction.
    #[test]
    fn what_is_released_was_approved(
        moves in prop::collection::vec((prop::sample::select(OFTEN), words(), 0..2_usize), 1..60),
        second_pair_of_eyes in any::<bool>(),
        legal in any::<bool>(),
    ) {
        tokio::runtime::Runtime::new().unwrap().block_on(async {
            let house = House::sqlite().await;
            let id = draft(&house.archive).await;
            let mut tx = house.archive.begin("test", "").await.unwrap();
            let asked = BTreeMap::from([("world".to_owned(), SectionRules { second_pair_of_eyes, legal })]);
            tx.set_section_rules(&asked, now()).await.unwrap();
            tx.commit().await.unwrap();
            for (step, (action, words, who)) in moves.into_iter().enumerate() {
                let at = now() + SignedDuration::from_secs(i64::try_from(step).unwrap());
                let act = Act {
                    content: (words > 0).then(|| content(&words.to_string())),
                    at: Some(at + SignedDuration::from_secs(1)),
                    ..Act::default()
                };
                let mut tx = house.archive.begin(["ek", "lk"][who], "a reason").await.unwrap();
                let is_done = tx.act(id, action, Role::ChiefEditor, act, at).await.is_ok();
                if !is_done {
                    continue;
                }
                tx.commit().await.unwrap();
                let mut tx = house.archive.read().await.unwrap();
                let article = tx.article(id).await.unwrap().unwrap();
                if article.stage.published_since().is_none() {
                    continue;
                }
                let revision = tx.revision(id, article.published.unwrap()).await.unwrap().unwrap();
                let approval = article.approval.expect("what is out is approved");
                prop_assert_eq!(&approval.hash, &revision.content.hash());
                if action == Action::Publish && second_pair_of_eyes {
                    prop_assert_ne!(approval.by, revision.saved_by);
                }
                if action == Action::Publish && legal {
                    prop_assert_eq!(article.clearance.expect("cleared").hash, revision.content.hash());
                }
            }
            Ok(())
        })?;
    }
}
