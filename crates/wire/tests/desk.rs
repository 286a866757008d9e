//! What agencies say later reaches what was made of their items, on both databases.
#![expect(clippy::unwrap_used, reason = "tests")]

mod desk_support;

use archive::{Act, Error, KillAlarmKind, ReleasedQuery};
use desk_support::{Desk, later, now};
use jiff::SignedDuration;
use model::{
    ActState, Action, Door, KillPolicy, Lang, Need, OnKill, Refused, Role, SourceNews, Stage, WireItemId,
};
use testkit::{both, perform_due};

both!(
    an_update_flags_every_version_and_every_story_that_used_the_item,
    |house| async move {
        let desk = Desk::of(&house);
        let item = desk.send("1", "Dam holds", "It holds.", "").await;
        let english = desk.made("dam", Lang::EN, &[item]).await;
        let german = desk.made("dam", "de".parse().unwrap(), &[]).await;
        let other = desk.made("rain", Lang::EN, &[item]).await;
        let free = desk.made("free", Lang::EN, &[]).await;
        desk.out(english).await;
        let seen = desk.seen(english).await;
        desk.send("2", "Dam holds on", "It holds.", "").await;
        desk.send("3", "Dam holds on", "It still holds.", "").await;
        for id in [english, german, other] {
            let flag = desk.article(id).await.source_flag.unwrap();
            assert_eq!(flag.changes.len(), 1, "several updates are one flag");
            let change = &flag.changes[0];
            assert_eq!((change.news, change.from, change.to), (SourceNews::Update, 1, 3));
            assert_eq!(change.differs, ["headline", "text"]);
        }
        assert_eq!(desk.article(free).await.source_flag, None);
        assert_eq!(desk.seen(english).await, seen, "readers see what they saw");
        let waiting = desk
            .house
            .archive
            .read()
            .await
            .unwrap()
            .recent_articles(None, true, 10)
            .await
            .unwrap();
        assert_eq!(waiting.len(), 3);

        desk.keep(english, Role::Editor).await.unwrap();
        assert_eq!(desk.article(english).await.source_flag, None);
        desk.send("3", "Dam holds on", "It still holds.", "").await;
        assert_eq!(
            desk.article(english).await.source_flag,
            None,
            "what is known raises nothing"
        );
        desk.send("4", "Dam bursts", "It still holds.", "").await;
        let change = desk.article(english).await.source_flag.unwrap().changes[0].clone();
        assert_eq!((change.from, change.to), (3, 4), "from what was decided about");
    }
);

both!(a_version_that_says_the_same_flags_nothing, |house| async move {
    let desk = Desk::of(&house);
    let item = desk.send("1", "Dam holds", "It holds.", "").await;
    let id = desk.made("dam", Lang::EN, &[item]).await;
    desk.send("2", "Dam holds", "It holds.", "").await;
    assert_eq!(desk.article(id).await.source_flag, None);
});

both!(
    an_update_does_not_hold_up_the_news_and_a_correction_does,
    |house| async move {
        let desk = Desk::of(&house);
        let item = desk.send("1", "Dam holds", "It holds.", "").await;
        let [first, second] = [
            desk.made("dam", Lang::EN, &[item]).await,
            desk.made("rain", Lang::EN, &[item]).await,
        ];
        desk.schedule(first, later(1)).await;
        desk.schedule(second, later(2)).await;
        desk.send("2", "Dam holds on", "It holds.", "").await;
        let done = perform_due(&house.archive, later(1)).await.unwrap();
        assert_eq!(done[0].state, ActState::Done, "{done:?}");
        desk.send("3", "Dam holds on", "It holds.", "CORRECTS height to 31 metres")
            .await;
        let done = perform_due(&house.archive, later(2)).await.unwrap();
        assert_eq!(done[0].state, ActState::Refused, "{done:?}");
        assert!(done[0].said.contains("an agency corrected"), "{done:?}");
        match desk.act(second, Action::Publish, later(2)).await {
            Err(Error::Refused(_, Refused::Missing { missing, .. })) => {
                assert_eq!(missing, [Need::SourceDecision]);
            }
            other => panic!("{other:?}"),
        }
        desk.keep(second, Role::Editor).await.unwrap();
        desk.act(second, Action::Publish, later(2)).await.unwrap();
        let out = desk.article(first).await;
        assert_eq!(out.source_flag.unwrap().gravest(), Some(SourceNews::Correction));
        assert!(out.stage.published_since().is_some(), "what is out stays out");
    }
);

both!(
    a_correction_that_comes_as_another_item_is_one,
    |house| async move {
        let desk = Desk::of(&house);
        let item = desk.send("1", "Dam holds", "It holds.", "").await;
        let id = desk.made("dam", Lang::EN, &[item]).await;
        let named = r#"<nitf><head><docdata><correction info="Correction: the height" id-string="dam-1"/><doc-id id-string="dam-2"/></docdata></head>
        <body><body.head><hedline><hl1>Dam holds</hl1></hedline></body.head><body.content><p>Words.</p></body.content></body></nitf>"#;
        let first = named.replace("dam-2", "dam-1").replace(
            "<correction info=\"Correction: the height\" id-string=\"dam-1\"/>",
            "",
        );
        let nitf = desk.take_in(&first).await;
        let other = desk.made("nitf", Lang::EN, &[nitf]).await;
        let correction = desk.take_in(named).await;
        let change = desk.article(other).await.source_flag.unwrap().changes[0].clone();
        assert_eq!(
            (change.news, change.by_item),
            (SourceNews::Correction, Some(correction))
        );
        assert_eq!(desk.article(id).await.source_flag, None);
    }
);

both!(a_kill_alarms_when_the_newsroom_has_said_so, |house| async move {
    let desk = Desk::of(&house);
    desk.policy(OnKill::Alarm).await;
    let item = desk.send("1", "Dam holds", "It holds.", "").await;
    let out = desk.made("dam", Lang::EN, &[item]).await;
    let german = desk.made("dam", "de".parse().unwrap(), &[]).await;
    let waiting = desk.made("rain", Lang::EN, &[item]).await;
    desk.out(out).await;
    desk.schedule(waiting, later(1)).await;
    let picture = desk.picture(item).await;
    desk.kill("2").await;
    for id in [out, german, waiting] {
        let flag = desk.article(id).await.source_flag.unwrap();
        assert_eq!(flag.gravest(), Some(SourceNews::Killed));
    }
    assert!(
        desk.article(out).await.stage.published_since().is_some(),
        "readers keep it until the desk decides"
    );
    assert_eq!(
        desk.article(waiting).await.stage,
        Stage::Approved,
        "nothing waits to go out"
    );
    assert!(perform_due(&house.archive, later(1)).await.unwrap().is_empty());
    let mut tx = house.archive.read().await.unwrap();
    assert!(!tx.media_is_expired(&picture, now()).await.unwrap());
    let alarms = tx.kill_alarms().await.unwrap();
    assert_eq!(
        (alarms.len(), alarms[0].item, alarms[0].kind),
        (1, item, KillAlarmKind::Undecided)
    );
    drop(tx);
    assert!(matches!(
        desk.keep(waiting, Role::Editor).await,
        Err(Error::NotAllowed(..))
    ));
    // What the agency's kill would have done.
    let done = desk.take_back(item, None).await;
    assert_eq!(
        (done.withdrawn, done.media),
        (vec![out, german, waiting], vec![picture])
    );
    let article = desk.article(out).await;
    assert!(matches!(article.stage, Stage::Withdrawn { by_agency: true, .. }));
    assert_eq!(article.source_flag, None);
    assert!(
        house
            .archive
            .read()
            .await
            .unwrap()
            .kill_alarms()
            .await
            .unwrap()
            .is_empty()
    );
    desk.nothing_is_seen(out).await;
});

both!(an_agency_that_is_named_has_its_own_rule, |house| async move {
    let desk = Desk::of(&house);
    let mut tx = house.archive.begin("ek", "settings").await.unwrap();
    let policy = KillPolicy {
        on_kill: OnKill::Alarm,
        agencies: [("meridian".to_owned(), OnKill::Withdraw)].into(),
    };
    assert!(tx.set_kill_policy(&policy, now()).await.unwrap());
    assert!(!tx.set_kill_policy(&policy, now()).await.unwrap(), "said once");
    tx.commit().await.unwrap();
    let item = desk.send("1", "Dam holds", "It holds.", "").await;
    let out = desk.made("dam", Lang::EN, &[item]).await;
    desk.out(out).await;
    desk.kill("2").await;
    assert!(matches!(desk.article(out).await.stage, Stage::Withdrawn { .. }));
});

both!(
    a_kill_that_names_no_item_says_which_it_may_mean,
    |house| async move {
        let desk = Desk::of(&house);
        let bridge = desk
            .telegraph(101, "Harbour/Bridge", "Harbour bridge closed", "It is closed.")
            .await;
        let dam = desk.telegraph(102, "Dam", "Dam holds", "It holds.").await;
        let [on_bridge, on_dam] = [
            desk.made("bridge", Lang::EN, &[bridge]).await,
            desk.made("dam", Lang::EN, &[dam]).await,
        ];
        desk.out(on_bridge).await;
        desk.out(on_dam).await;
        let (kill, done) = desk
            .telegraph_kill(
                103,
                "Harbour/Bridge",
                "Please do not use the story on the bridge.",
            )
            .await;
        assert_eq!(done.flagged, [on_bridge]);
        let alarm = done.alarm.unwrap();
        assert_eq!((alarm.kind, alarm.item), (KillAlarmKind::Unmatched, kill));
        assert_eq!(alarm.candidates[0].item, bridge, "{alarm:?}");
        assert!(alarm.candidates[0].is_used);
        let flag = desk.article(on_bridge).await.source_flag.unwrap();
        assert_eq!(
            (flag.gravest(), flag.changes[0].by_item),
            (Some(SourceNews::MayBeKilled), Some(kill))
        );
        assert!(desk.article(on_bridge).await.stage.published_since().is_some());
        assert_eq!(desk.article(on_dam).await.source_flag, None);

        let done = desk.take_back(bridge, Some(kill)).await;
        assert_eq!(done.withdrawn, [on_bridge]);
        desk.nothing_is_seen(on_bridge).await;
        assert!(desk.article(on_dam).await.stage.published_since().is_some());
        let mut tx = house.archive.begin("ek", "again").await.unwrap();
        assert!(tx.kill_alarms().await.unwrap().is_empty());
        assert!(!tx.settle_kill(kill, now()).await.unwrap(), "settled once");
    }
);

both!(
    a_kill_of_no_concern_is_dismissed_and_leaves_what_else_was_said,
    |house| async move {
        let desk = Desk::of(&house);
        let bridge = desk
            .telegraph(101, "Bridge", "Bridge closed", "It is closed.")
            .await;
        let article = desk.made("bridge", Lang::EN, &[bridge]).await;
        let (kill, _) = desk.telegraph_kill(103, "Bridge", "Not to be used.").await;
        let mut tx = house.archive.begin("ek", "another bridge").await.unwrap();
        assert!(tx.settle_kill(kill, now()).await.unwrap());
        assert_eq!(tx.clear_suspicion(kill, now()).await.unwrap(), [article]);
        tx.commit().await.unwrap();
        assert_eq!(desk.article(article).await.source_flag, None);
    }
);

both!(
    a_kill_reaches_an_article_of_two_agencies_and_one_that_used_it_once_is_flagged,
    |house| async move {
        let desk = Desk::of(&house);
        let one = desk.send("1", "Dam holds", "It holds.", "").await;
        let two = desk.send_as("Lantern", "2", "Rain falls", "It falls.").await;
        let both = desk.made("dam", Lang::EN, &[one, two]).await;
        let once = desk.made("rain", Lang::EN, &[one, two]).await;
        desk.out(both).await;
        desk.out(once).await;
        let mut tx = house
            .archive
            .begin("ek", "told by our own reporter")
            .await
            .unwrap();
        let mut content = tx
            .revision(once, desk.article(once).await.head)
            .await
            .unwrap()
            .unwrap()
            .content;
        content.body.blocks.retain(|block| block.origin != Some(one));
        content.headline = "Rain".into();
        content.teaser = "It rains.".into();
        let act = Act {
            content: Some(content),
            ..Act::default()
        };
        tx.act(once, Action::Amend, Role::Editor, act, now())
            .await
            .unwrap();
        tx.commit().await.unwrap();
        desk.kill("2").await;
        assert!(matches!(desk.article(both).await.stage, Stage::Withdrawn { .. }));
        let kept = desk.article(once).await;
        assert!(
            kept.stage.published_since().is_some(),
            "nothing of it is left there"
        );
        assert_eq!(
            kept.source_flag.unwrap().gravest(),
            Some(SourceNews::Killed),
            "but readers once had it"
        );
    }
);

both!(nothing_new_is_made_of_a_killed_item, |house| async move {
    let desk = Desk::of(&house);
    desk.policy(OnKill::Alarm).await;
    let item = desk.send("1", "Dam holds", "It holds.", "").await;
    let id = desk.made("dam", Lang::EN, &[item]).await;
    desk.kill("2").await;
    let mut tx = house.archive.begin("ek", "").await.unwrap();
    let refused = tx.add_source(id, WireItemId(99), Role::Editor, now()).await;
    assert!(matches!(refused, Err(Error::NoSuchItem(_))), "{refused:?}");
    let other = tx.story_by_key("other").await.unwrap().id;
    let row = tx.wire_item(item).await.unwrap().unwrap();
    let refused = desk_support::create(&mut tx, other, Lang::EN, &[(item, &row.item)]).await;
    assert!(matches!(refused, Err(Error::NotUsable(..))), "{refused:?}");
    // A language version that is made now waits as the others do.
    let story = tx.story_by_key("dam").await.unwrap().id;
    let german = desk_support::create(&mut tx, story, "de".parse().unwrap(), &[])
        .await
        .unwrap();
    let german = tx.article(german).await.unwrap().unwrap();
    assert_eq!(german.source_flag.unwrap().gravest(), Some(SourceNews::Killed));
});

both!(
    a_flag_is_raised_while_an_editor_saves_and_both_are_kept,
    |house| async move {
        let desk = Desk::of(&house);
        let item = desk.send("1", "Dam holds", "It holds.", "").await;
        let id = desk.made("dam", Lang::EN, &[item]).await;
        for turn in 0..6 {
            let archive = house.archive.clone();
            let saved = tokio::spawn(async move {
                let mut tx = archive.begin("ek", "").await.unwrap();
                let article = tx.article(id).await.unwrap().unwrap();
                let mut content = tx.revision(id, article.head).await.unwrap().unwrap().content;
                content.kicker = format!("Turn {turn}");
                tx.save(id, content, Role::Editor, now()).await.unwrap();
                tx.commit().await.unwrap();
            });
            desk.send(&format!("{}", turn + 2), &format!("Dam {turn}"), "It holds.", "")
                .await;
            saved.await.unwrap();
            let flag = desk.article(id).await.source_flag.unwrap();
            assert_eq!(flag.changes[0].to, turn + 2);
        }
        let mut tx = house.archive.read().await.unwrap();
        let seen = tx
            .released(
                ReleasedQuery::Article(id),
                Door::Page,
                now() + SignedDuration::from_hours(9),
                1,
            )
            .await
            .unwrap();
        assert!(seen.is_empty());
    }
);
