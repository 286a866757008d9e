//! When one language version is withdrawn, somebody decides about each of the others.
#![expect(clippy::unwrap_used, reason = "tests")]

use archive::{Act, Archive, Error, Keep, NewArticle};
use jiff::{SignedDuration, Timestamp};
use model::{ActState, Action, Article, ArticleId, Lang, Need, Refused, Role, Stage};
use testkit::{article, both, content, instant, perform_due};

fn now() -> Timestamp {
    instant("2026-11-24T12:00:00Z")
}

async fn found(archive: &Archive, id: ArticleId) -> Article {
    archive.read().await.unwrap().article(id).await.unwrap().unwrap()
}

/// English and Arabic are out, German is scheduled, French is a draft.
async fn versions(archive: &Archive) -> [ArticleId; 4] {
    let english = article(archive, "orrin", Lang::EN, &content("A lake"), now()).await;
    let arabic = article(archive, "orrin", "ar".parse().unwrap(), &content("بحيرة"), now()).await;
    let mut tx = archive.begin("ek", "").await.unwrap();
    let story = tx.story_by_key("orrin").await.unwrap();
    let mut drafts = Vec::new();
    for lang in ["de", "fr"] {
        let new = NewArticle {
            story: story.id,
            lang: lang.parse().unwrap(),
            slug: lang.into(),
            embargo: None,
            weight: 1,
        };
        drafts.push(tx.create_article(new, &content(lang), now()).await.unwrap());
    }
    for action in [Action::Submit, Action::Approve, Action::Schedule] {
        let with = Act {
            at: Some(now() + SignedDuration::from_hours(1)),
            ..Act::default()
        };
        tx.act(drafts[0], action, Role::Editor, with, now())
            .await
            .unwrap();
    }
    tx.commit().await.unwrap();
    [english, arabic, drafts[0], drafts[1]]
}

async fn withdraw(archive: &Archive, id: ArticleId, role: Role) {
    let mut tx = archive.begin("lk", "the lake is a hoax").await.unwrap();
    let none = Act::default();
    tx.act(id, Action::Withdraw, role, none, now()).await.unwrap();
    tx.commit().await.unwrap();
}

async fn keep(archive: &Archive, id: ArticleId) -> Result<(), Error> {
    let mut tx = archive
        .begin("mo", "the Arabic piece is another one")
        .await
        .unwrap();
    tx.keep(id, &Keep::default(), Role::Editor, now()).await?;
    tx.commit().await.unwrap();
    Ok(())
}

both!(
    the_versions_that_stand_or_are_on_their_way_are_flagged,
    |house| async move {
        let [english, arabic, german, french] = versions(&house.archive).await;
        withdraw(&house.archive, english, Role::Editor).await;
        for id in [arabic, german, french] {
            let flag = found(&house.archive, id).await.flag.unwrap();
            assert_eq!(
                (flag.of, flag.by.as_str(), flag.why.as_str()),
                (english, "lk", "the lake is a hoax")
            );
        }
        assert_eq!(found(&house.archive, english).await.flag, None);
        // Keeping it is a decision with a name and a reason; withdrawing it is the other.
        keep(&house.archive, arabic).await.unwrap();
        assert_eq!(found(&house.archive, arabic).await.flag, None);
        assert!(matches!(
            keep(&house.archive, arabic).await,
            Err(Error::NothingToDecide(_))
        ));
        withdraw(&house.archive, french, Role::Editor).await;
        assert_eq!(found(&house.archive, french).await.flag, None);
        assert_eq!(
            found(&house.archive, arabic).await.flag,
            None,
            "a draft that nobody saw flags nothing"
        );
    }
);

both!(what_waits_for_a_decision_does_not_go_out, |house| async move {
    let [english, _, german, _] = versions(&house.archive).await;
    withdraw(&house.archive, english, Role::Editor).await;
    let due = now() + SignedDuration::from_hours(1);
    let done = perform_due(&house.archive, due).await.unwrap();
    assert_eq!(done.len(), 1);
    assert_eq!(done[0].state, ActState::Refused);
    assert!(
        done[0].said.contains("another language version was withdrawn"),
        "{done:?}"
    );
    let mut tx = house.archive.begin("ek", "").await.unwrap();
    let refused = tx
        .act(german, Action::Publish, Role::Editor, Act::default(), due)
        .await;
    match refused {
        Err(Error::Refused(_, Refused::Missing { missing, .. })) => assert_eq!(missing, [Need::Decision]),
        other => panic!("{other:?}"),
    }
    drop(tx);
    keep(&house.archive, german).await.unwrap();
    let mut tx = house.archive.begin("ek", "").await.unwrap();
    tx.act(german, Action::Publish, Role::Editor, Act::default(), due)
        .await
        .unwrap();
});

both!(
    versions_that_are_withdrawn_at_the_same_time_do_not_wait_for_each_other,
    |house| async move {
        let [english, arabic, german, french] = versions(&house.archive).await;
        let all = [english, arabic, german, french].map(|id| {
            let archive = house.archive.clone();
            tokio::spawn(async move { withdraw(&archive, id, Role::Editor).await })
        });
        for one in all {
            one.await.unwrap();
        }
        for id in [english, arabic, german, french] {
            let article = found(&house.archive, id).await;
            assert!(matches!(article.stage, Stage::Withdrawn { .. }));
            assert_eq!(article.flag, None);
        }
    }
);

both!(
    a_version_that_is_made_afterwards_waits_for_a_decision_as_well,
    |house| async move {
        let english = article(&house.archive, "orrin", Lang::EN, &content("A lake"), now()).await;
        let new = |story| NewArticle {
            story,
            lang: "de".parse().unwrap(),
            slug: "a".into(),
            embargo: None,
            weight: 1,
        };
        withdraw(&house.archive, english, Role::Wire).await;
        let mut tx = house.archive.begin("mo", "").await.unwrap();
        let story = tx.story_by_key("orrin").await.unwrap().id;
        let german = tx
            .create_article(new(story), &content("Ein See"), now())
            .await
            .unwrap();
        for action in [Action::Submit, Action::Approve] {
            tx.act(german, action, Role::Editor, Act::default(), now())
                .await
                .unwrap();
        }
        let refused = tx
            .act(german, Action::Publish, Role::Editor, Act::default(), now())
            .await;
        assert!(
            matches!(refused, Err(Error::Refused(_, Refused::Missing { .. }))),
            "{refused:?}"
        );
        let flag = tx.article(german).await.unwrap().unwrap().flag.unwrap();
        assert_eq!(
            (flag.of, flag.by.as_str(), flag.why.as_str()),
            (english, "lk", "the lake is a hoax")
        );
    }
);

both!(
    a_version_that_is_made_while_another_is_withdrawn_waits_too,
    |house| async move {
        for turn in 0..8 {
            let key = format!("story-{turn}");
            let english = article(&house.archive, &key, Lang::EN, &content("A lake"), now()).await;
            let archive = house.archive.clone();
            let made = tokio::spawn(async move {
                let mut tx = archive.begin("mo", "").await.unwrap();
                let story = tx.story_by_key(&key).await.unwrap().id;
                let new = NewArticle {
                    story,
                    lang: "de".parse().unwrap(),
                    slug: "a".into(),
                    embargo: None,
                    weight: 1,
                };
                let id = tx.create_article(new, &content("Ein See"), now()).await.unwrap();
                tx.commit().await.unwrap();
                id
            });
            let archive = house.archive.clone();
            let withdrawn = tokio::spawn(async move { withdraw(&archive, english, Role::Editor).await });
            let german = made.await.unwrap();
            withdrawn.await.unwrap();
            assert!(found(&house.archive, german).await.flag.is_some(), "turn {turn}");
        }
    }
);
