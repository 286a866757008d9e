//! What happens by itself: once, in order, and what becomes of it when it is late or forbidden.
#![expect(clippy::unwrap_used, reason = "tests")]

use archive::{Act, Archive, Error, NewArticle, ReleasedQuery};
use jiff::{SignedDuration, Timestamp};
use model::{
    ActState, Action, ArticleId, Content, Door, Embargo, Lang, Need, Refused, Role, ScheduledAct, Stage, Task,
};
use testkit::{article, asset, both, content, instant, perform_due, picture};

fn now() -> Timestamp {
    instant("2028-02-29T12:00:00Z")
}

fn minute(minutes: i64) -> Timestamp {
    now() + SignedDuration::from_mins(minutes)
}

/// An article that goes out at `at`.
async fn scheduled(archive: &Archive, key: &str, at: Timestamp) -> ArticleId {
    let mut tx = archive.begin("ek", "the evening's plan").await.unwrap();
    let story = tx.story_by_key(key).await.unwrap();
    let new = NewArticle {
        story: story.id,
        lang: Lang::EN,
        slug: key.into(),
        embargo: None,
        weight: 1,
    };
    let id = tx.create_article(new, &content(key), now()).await.unwrap();
    for action in [Action::Submit, Action::Approve, Action::Schedule] {
        let with = Act {
            at: Some(at),
            ..Act::default()
        };
        tx.act(id, action, Role::Editor, with, now()).await.unwrap();
    }
    tx.commit().await.unwrap();
    id
}

async fn withdraw_at(archive: &Archive, id: ArticleId, at: Option<Timestamp>) -> Result<(), Error> {
    let mut tx = archive.begin("lk", "the rights end").await.unwrap();
    tx.plan_withdrawal(id, at, Role::ChiefEditor, now()).await?;
    tx.commit().await.unwrap();
    Ok(())
}

async fn is_out(archive: &Archive, id: ArticleId, now: Timestamp) -> bool {
    let mut tx = archive.read().await.unwrap();
    let found = tx.released(ReleasedQuery::Article(id), Door::Page, now, 1).await;
    !found.unwrap().is_empty()
}

fn tasks(acts: &[ScheduledAct]) -> Vec<(Task, ActState)> {
    acts.iter().map(|act| (act.task.clone(), act.state)).collect()
}

both!(
    an_article_is_taken_back_when_its_time_has_come,
    |house| async move {
        let id = article(&house.archive, "orrin", Lang::EN, &content("A lake"), now()).await;
        withdraw_at(&house.archive, id, Some(minute(10))).await.unwrap();
        withdraw_at(&house.archive, id, Some(minute(20))).await.unwrap();
        assert!(perform_due(&house.archive, minute(19)).await.unwrap().is_empty());
        assert!(is_out(&house.archive, id, minute(19)).await);
        let done = perform_due(&house.archive, minute(20)).await.unwrap();
        assert_eq!(tasks(&done), [(Task::Withdrawal(id), ActState::Done)]);
        assert!(!is_out(&house.archive, id, minute(20)).await);
        assert!(
            perform_due(&house.archive, minute(30)).await.unwrap().is_empty(),
            "once"
        );
        let all = house
            .archive
            .read()
            .await
            .unwrap()
            .audit_after(0, 100)
            .await
            .unwrap();
        let last = all.last().unwrap();
        assert_eq!(
            (last.act.as_str(), last.who.as_str(), last.why.as_str()),
            ("withdraw", "clock", "the rights end")
        );
    }
);

both!(
    a_withdrawal_that_was_planned_can_be_thought_better_of,
    |house| async move {
        let id = article(&house.archive, "orrin", Lang::EN, &content("A lake"), now()).await;
        withdraw_at(&house.archive, id, Some(minute(10))).await.unwrap();
        withdraw_at(&house.archive, id, None).await.unwrap();
        assert!(perform_due(&house.archive, minute(30)).await.unwrap().is_empty());
        // Somebody withdraws it by hand before: there is nothing left to do.
        withdraw_at(&house.archive, id, Some(minute(10))).await.unwrap();
        let mut tx = house.archive.begin("ek", "it is wrong").await.unwrap();
        let none = Act::default();
        tx.act(id, Action::Withdraw, Role::Editor, none, minute(5))
            .await
            .unwrap();
        tx.commit().await.unwrap();
        assert!(perform_due(&house.archive, minute(30)).await.unwrap().is_empty());
        let again = withdraw_at(&house.archive, id, Some(minute(40))).await;
        assert!(matches!(again, Err(Error::Refused(_, Refused::NotFrom { .. }))));
        let other = scheduled(&house.archive, "meridian", minute(10)).await;
        for (why, role) in [(" ", Role::Editor), ("a reason", Role::Reporter)] {
            let mut tx = house.archive.begin("ek", why).await.unwrap();
            let at = Some(minute(50));
            assert!(
                tx.plan_withdrawal(other, at, role, now()).await.is_err(),
                "{why} {role:?}"
            );
        }
    }
);

both!(
    what_was_to_be_gone_already_is_not_let_out_first_by_a_machine_that_slept,
    |house| async move {
        let id = scheduled(&house.archive, "orrin", minute(10)).await;
        withdraw_at(&house.archive, id, Some(minute(20))).await.unwrap();
        let done = perform_due(&house.archive, minute(60)).await.unwrap();
        assert_eq!(tasks(&done), [(Task::Withdrawal(id), ActState::Done)]);
        let mut tx = house.archive.read().await.unwrap();
        assert!(tx.releases(id).await.unwrap().is_empty(), "readers never saw it");
        assert_eq!(
            tx.next_act().await.unwrap(),
            None,
            "nothing waits for it any more"
        );
        let past = tx.past_acts(10).await.unwrap();
        assert!(
            tasks(&past).contains(&(Task::Release(id), ActState::Canceled)),
            "{past:?}"
        );
        assert_eq!(done[0].lateness(minute(60)), SignedDuration::from_mins(40));
    }
);

both!(
    what_is_due_is_done_in_the_order_of_its_times,
    |house| async move {
        let late = scheduled(&house.archive, "late", minute(30)).await;
        let early = scheduled(&house.archive, "early", minute(10)).await;
        let done = perform_due(&house.archive, minute(31)).await.unwrap();
        let expected = [
            (Task::Release(early), ActState::Done),
            (Task::Release(late), ActState::Done),
        ];
        assert_eq!(tasks(&done), expected);
    }
);

both!(two_clocks_do_it_once, |house| async move {
    let ids = [
        scheduled(&house.archive, "one", minute(10)).await,
        scheduled(&house.archive, "two", minute(10)).await,
        scheduled(&house.archive, "three", minute(10)).await,
    ];
    let turn = || {
        let archive = house.archive.clone();
        tokio::spawn(async move { perform_due(&archive, minute(11)).await.unwrap().len() })
    };
    let (one, other) = tokio::join!(turn(), turn());
    assert_eq!(one.unwrap() + other.unwrap(), 3);
    let mut tx = house.archive.read().await.unwrap();
    for id in ids {
        assert_eq!(tx.releases(id).await.unwrap().len(), 1);
    }
});

both!(
    the_end_of_an_embargo_waits_until_it_is_lifted,
    |house| async move {
        let mut tx = house.archive.begin("ek", "the survey asked").await.unwrap();
        let story = tx.story_by_key("orrin").await.unwrap();
        let new = NewArticle {
            story: story.id,
            lang: Lang::EN,
            slug: "a".into(),
            embargo: Some(Embargo::until(minute(10))),
            weight: 1,
        };
        let id = tx.create_article(new, &content("A lake"), now()).await.unwrap();
        assert_eq!(tx.acts_of(id).await.unwrap()[0].due_at, minute(10));
        let to = Some(Embargo::until(minute(20)));
        tx.set_embargo(id, to, Role::Editor, now()).await.unwrap();
        assert_eq!(tx.acts_of(id).await.unwrap()[0].due_at, minute(20));
        tx.commit().await.unwrap();
        let done = perform_due(&house.archive, minute(20)).await.unwrap();
        assert_eq!(tasks(&done), [(Task::EmbargoEnd(id), ActState::Done)]);
        let mut tx = house.archive.read().await.unwrap();
        assert_eq!(
            tx.article(id).await.unwrap().unwrap().stage,
            Stage::Draft,
            "it lets nothing out"
        );
    }
);

fn pictured() -> Content {
    Content {
        picture: Some(picture("a lake")),
        ..content("A lake")
    }
}

async fn add_picture(archive: &Archive) {
    let mut tx = archive.begin("ek", "").await.unwrap();
    tx.add_asset(&asset(&picture("a lake"))).await.unwrap();
    tx.commit().await.unwrap();
}

async fn expire(archive: &Archive, at: Option<Timestamp>, now: Timestamp) {
    let mut tx = archive.begin("lk", "the licence ends").await.unwrap();
    tx.set_media_expiry(&picture("a lake").media, at, Role::PictureEditor, now)
        .await
        .unwrap();
    tx.commit().await.unwrap();
}

/// Whether the teaser, the text and the file show the picture.
async fn shows(archive: &Archive, id: ArticleId, now: Timestamp) -> (bool, bool, bool) {
    let mut tx = archive.read().await.unwrap();
    let one = tx
        .released(ReleasedQuery::Article(id), Door::Front, now, 1)
        .await
        .unwrap();
    let text = tx.shown(id, one[0].revision, now).await.unwrap().unwrap();
    let file = tx.media_may_be_seen(&picture("a lake").media, now).await.unwrap();
    (one[0].teaser.picture.is_some(), text.picture.is_some(), file)
}

both!(
    a_picture_whose_rights_end_is_gone_and_its_article_stays,
    |house| async move {
        add_picture(&house.archive).await;
        let id = article(&house.archive, "orrin", Lang::EN, &pictured(), now()).await;
        expire(&house.archive, Some(minute(10)), now()).await;
        assert!(perform_due(&house.archive, minute(9)).await.unwrap().is_empty());
        assert_eq!(shows(&house.archive, id, minute(9)).await, (true, true, true));
        let head = house.archive.head().await.unwrap();
        let done = perform_due(&house.archive, minute(10)).await.unwrap();
        assert_eq!(
            tasks(&done),
            [(Task::MediaExpiry(picture("a lake").media), ActState::Done)]
        );
        assert_eq!(shows(&house.archive, id, minute(10)).await, (false, false, false));
        let lines = house.archive.lines_after(head, 10).await.unwrap();
        assert_eq!(
            lines.len(),
            1,
            "followers are told of each article that showed it: {lines:?}"
        );

        // It stays away through a correction, and does not go into something new.
        let mut tx = house.archive.begin("ek", "a letter was missing").await.unwrap();
        let better = Content {
            teaser: "A better teaser".into(),
            ..pictured()
        };
        let with = Act {
            content: Some(better),
            ..Act::default()
        };
        tx.act(id, Action::Amend, Role::Editor, with, minute(11))
            .await
            .unwrap();
        let story = tx.story_by_key("meridian").await.unwrap();
        let new = NewArticle {
            story: story.id,
            lang: Lang::EN,
            slug: "b".into(),
            embargo: None,
            weight: 1,
        };
        let other = tx.create_article(new, &pictured(), minute(11)).await.unwrap();
        let none = Act::default();
        tx.act(other, Action::Submit, Role::Editor, none.clone(), minute(11))
            .await
            .unwrap();
        match tx
            .act(other, Action::Approve, Role::Editor, none, minute(11))
            .await
        {
            Err(Error::Refused(_, Refused::Missing { missing, .. })) => {
                assert_eq!(missing, [Need::MediaRights]);
            }
            other => panic!("{other:?}"),
        }
        tx.commit().await.unwrap();
        assert_eq!(shows(&house.archive, id, minute(12)).await, (false, false, false));

        // The licence is renewed.
        expire(&house.archive, Some(minute(60)), minute(20)).await;
        assert_eq!(shows(&house.archive, id, minute(20)).await, (true, true, true));
        expire(&house.archive, None, minute(30)).await;
        assert!(perform_due(&house.archive, minute(70)).await.unwrap().is_empty());
        assert_eq!(shows(&house.archive, id, minute(70)).await, (true, true, true));
    }
);

both!(
    an_end_of_rights_needs_a_reason_and_something_that_is_there,
    |house| async move {
        let mut tx = house.archive.begin("lk", "").await.unwrap();
        let media = picture("a lake").media;
        let refused = tx.set_media_expiry(&media, None, Role::Editor, now()).await;
        assert!(matches!(refused, Err(Error::NoReason)));
        drop(tx);
        let mut tx = house.archive.begin("lk", "the licence ends").await.unwrap();
        let refused = tx.set_media_expiry(&media, None, Role::Editor, now()).await;
        assert!(matches!(refused, Err(Error::NoSuchMedia(_))));
    }
);
