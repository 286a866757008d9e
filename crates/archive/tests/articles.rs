//! Articles move by the table, lose nothing, and are seen only when they may be.
#![expect(clippy::unwrap_used, reason = "tests")]

use archive::{Act, Error, NewArticle, ReleasedQuery};
use jiff::{SignedDuration, Timestamp};
use model::{
    ActState, Action, BlockKind, CorrectionKind, CorrectionNote, Door, Embargo, Lang, Line, Refused, Role,
    Stage,
};
use proptest::prelude::*;
use testkit::{House, article, both, content, instant, perform_due};

fn now() -> Timestamp {
    instant("2026-11-24T12:00:00Z")
}

both!(
    publishing_writes_the_line_and_what_readers_see_in_one_change,
    |house| async move {
        let id = article(&house.archive, "orrin", Lang::EN, &content("A lake"), now()).await;
        let mut tx = house.archive.read().await.unwrap();
        let out = tx
            .released(ReleasedQuery::Newest(Lang::EN), Door::Front, now(), 10)
            .await
            .unwrap();
        assert_eq!(out.len(), 1);
        assert_eq!(
            (
                out[0].article,
                out[0].teaser.headline.as_str(),
                out[0].slug.as_str()
            ),
            (id, "A lake", "a-lake")
        );
        let by_topic = tx
            .released(ReleasedQuery::Topic(Lang::EN, "water"), Door::Related, now(), 10)
            .await
            .unwrap();
        assert_eq!(by_topic, out);
        let lines = tx.lines_after(model::Seq(0), 10).await.unwrap();
        assert!(matches!(lines.last().unwrap().line, Line::ArticleReleased { article, .. } if article == id));
    }
);

both!(
    a_corrected_article_says_so_and_keeps_what_it_said_before,
    |house| async move {
        let id = article(&house.archive, "orrin", Lang::EN, &content("A lake"), now()).await;
        let later = now() + SignedDuration::from_mins(5);
        let mut tx = house.archive.begin("ek", "").await.unwrap();
        let mut corrected = content("A lake");
        let without_note = tx
            .act(
                id,
                Action::Correct,
                Role::Editor,
                Act {
                    content: Some(corrected.clone()),
                    ..Act::default()
                },
                later,
            )
            .await;
        assert!(matches!(
            without_note,
            Err(Error::Refused(_, Refused::Missing { .. }))
        ));
        drop(tx);
        let mut tx = house.archive.begin("ek", "").await.unwrap();
        let note = CorrectionNote {
            kind: CorrectionKind::Correction,
            text: "It was two lakes.".into(),
            at: later,
        };
        corrected.body = model::Body::new(
            corrected
                .body
                .blocks
                .into_iter()
                .map(|block| block.kind)
                .chain([BlockKind::Correction(note)]),
        );
        tx.act(
            id,
            Action::Correct,
            Role::Editor,
            Act {
                content: Some(corrected),
                ..Act::default()
            },
            later,
        )
        .await
        .unwrap();
        tx.commit().await.unwrap();
        let mut tx = house.archive.read().await.unwrap();
        let out = tx
            .released(ReleasedQuery::Article(id), Door::Page, later, 1)
            .await
            .unwrap()
            .remove(0);
        assert!(out.is_corrected());
        assert_eq!(out.since, now());
        assert_eq!(out.teaser.corrections.len(), 1);
        let first = tx.revision(id, model::RevisionNo(1)).await.unwrap().unwrap();
        assert_eq!(first.content, content("A lake"));
    }
);

both!(
    a_withdrawn_article_is_nowhere_and_needs_a_reason,
    |house| async move {
        let id = article(&house.archive, "orrin", Lang::EN, &content("A lake"), now()).await;
        let mut tx = house.archive.begin("ek", " ").await.unwrap();
        assert!(
            tx.act(id, Action::Withdraw, Role::Editor, Act::default(), now())
                .await
                .is_err()
        );
        drop(tx);
        let mut tx = house.archive.begin("ek", "It was a draft.").await.unwrap();
        tx.act(id, Action::Withdraw, Role::Editor, Act::default(), now())
            .await
            .unwrap();
        tx.commit().await.unwrap();
        let mut tx = house.archive.read().await.unwrap();
        for query in [
            ReleasedQuery::Article(id),
            ReleasedQuery::Newest(Lang::EN),
            ReleasedQuery::Topic(Lang::EN, "water"),
        ] {
            assert!(
                tx.released(query, Door::Page, now(), 10)
                    .await
                    .unwrap()
                    .is_empty()
            );
        }
    }
);

both!(
    an_embargoed_article_goes_out_by_itself_and_not_before,
    |house| async move {
        let lifts = now() + SignedDuration::from_mins(10);
        let mut tx = house.archive.begin("ek", "").await.unwrap();
        let story = tx.story_by_key("orrin").await.unwrap();
        let new = NewArticle {
            story: story.id,
            lang: Lang::EN,
            slug: "a".into(),
            embargo: Some(Embargo::until(lifts)),
            weight: 1,
        };
        let id = tx.create_article(new, &content("A lake"), now()).await.unwrap();
        for action in [Action::Submit, Action::Approve] {
            tx.act(id, action, Role::Editor, Act::default(), now())
                .await
                .unwrap();
        }
        assert!(
            tx.act(id, Action::Publish, Role::ChiefEditor, Act::default(), now())
                .await
                .is_err()
        );
        tx.act(
            id,
            Action::Schedule,
            Role::Editor,
            Act {
                at: Some(lifts),
                ..Act::default()
            },
            now(),
        )
        .await
        .unwrap();
        tx.commit().await.unwrap();

        let mut tx = house.archive.begin("clock", "").await.unwrap();
        assert_eq!(tx.next_act().await.unwrap(), Some(lifts));
        let early = lifts - SignedDuration::from_micros(1);
        assert!(tx.due_acts(early).await.unwrap().is_empty());
        let waiting = tx.acts_of(id).await.unwrap();
        assert_eq!(waiting.len(), 2, "the embargo's end and the release: {waiting:?}");
        for act in waiting {
            assert_eq!(tx.perform(act.id, early).await.unwrap(), None);
        }
        assert!(
            tx.released(ReleasedQuery::Article(id), Door::Page, early, 1)
                .await
                .unwrap()
                .is_empty()
        );
        drop(tx);
        for act in perform_due(&house.archive, lifts).await.unwrap() {
            assert_eq!(act.state, ActState::Done, "{act:?}");
        }
        let mut tx = house.archive.read().await.unwrap();
        assert_eq!(
            tx.released(ReleasedQuery::Article(id), Door::Page, lifts, 1)
                .await
                .unwrap()
                .len(),
            1
        );
        assert_eq!(tx.next_act().await.unwrap(), None);
    }
);

both!(
    a_release_that_may_not_happen_is_reported_and_does_not_come_again,
    |house| async move {
        let at = now() + SignedDuration::from_mins(10);
        let mut tx = house.archive.begin("ek", "").await.unwrap();
        let story = tx.story_by_key("orrin").await.unwrap();
        let new = NewArticle {
            story: story.id,
            lang: Lang::EN,
            slug: "a".into(),
            embargo: None,
            weight: 1,
        };
        let id = tx.create_article(new, &content("A lake"), now()).await.unwrap();
        for action in [Action::Submit, Action::Approve] {
            tx.act(id, action, Role::Editor, Act::default(), now())
                .await
                .unwrap();
        }
        tx.act(
            id,
            Action::Schedule,
            Role::Editor,
            Act {
                at: Some(at),
                ..Act::default()
            },
            now(),
        )
        .await
        .unwrap();
        let mut broken = content("A lake");
        broken.credit = model::Credit::default();
        tx.save(id, broken, Role::Reporter, now()).await.unwrap();
        assert_eq!(
            tx.next_act().await.unwrap(),
            None,
            "an edit after approval takes the release away"
        );
        assert_eq!(tx.article(id).await.unwrap().unwrap().stage, Stage::InReview);
    }
);

both!(an_edited_paragraph_keeps_its_name, |house| async move {
    let mut tx = house.archive.begin("ek", "").await.unwrap();
    let story = tx.story_by_key("orrin").await.unwrap();
    let new = NewArticle {
        story: story.id,
        lang: Lang::EN,
        slug: "a".into(),
        embargo: None,
        weight: 1,
    };
    let id = tx.create_article(new, &content("A lake"), now()).await.unwrap();
    let mut edited = content("A lake");
    edited.body.blocks.remove(0);
    edited.body = model::Body::new(edited.body.blocks.into_iter().map(|block| block.kind));
    let saved = tx.save(id, edited, Role::Reporter, now()).await.unwrap();
    let body = tx.revision(id, saved.head).await.unwrap().unwrap().content.body;
    assert_eq!(
        body.blocks.iter().map(|block| block.id.0).collect::<Vec<_>>(),
        [2]
    );
});

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    /// Whatever is done in whatever order: every revision ever saved can be read again, word for word.
    #[test]
    fn no_transition_loses_a_revision(moves in prop::collection::vec((0..Action::ALL.len(), 0..Role::ALL.len(), 0..4_u8), 1..40)) {
        tokio::runtime::Runtime::new().unwrap().block_on(async {
            let house = House::sqlite().await;
            let mut tx = house.archive.begin("ek", "a reason").await.unwrap();
            let story = tx.story_by_key("s").await.unwrap();
            let new = NewArticle { story: story.id, lang: Lang::EN, slug: "a".into(), embargo: None, weight: 1 };
            let id = tx.create_article(new, &content("0"), now()).await.unwrap();
            let mut said = vec![content("0")];
            for (step, (action, role, words)) in moves.into_iter().enumerate() {
                let at = now() + SignedDuration::from_secs(i64::try_from(step).unwrap());
                let text = content(&words.to_string());
                let act = Act { content: (words > 0).then_some(text), at: Some(at + SignedDuration::from_secs(1)), ..Act::default() };
                if let Ok(moved) = tx.act(id, Action::ALL[action], Role::ALL[role], act, at).await {
                    let head = tx.revision(id, moved.head).await.unwrap().unwrap();
                    if usize::try_from(moved.head.0).unwrap() > said.len() {
                        said.push(head.content);
                    }
                }
                for (number, expected) in (1..).zip(&said) {
                    let kept = tx.revision(id, model::RevisionNo(number)).await.unwrap().unwrap();
                    prop_assert_eq!(&kept.content, expected);
                }
                prop_assert_eq!(tx.revision_numbers(id).await.unwrap().len(), said.len());
            }
            Ok(())
        })?;
    }
}
