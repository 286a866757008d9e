//! What agencies allow is asked at release and done when a right ends, on both databases.
#![expect(clippy::unwrap_used, reason = "tests")]

mod desk_support;

use archive::{Act, Error};
use desk_support::{Desk, later, now, own};
use jiff::SignedDuration;
use model::{
    ActState, Action, ArticleId, AtEnd, Lang, Need, Refused, RightsPolicy, Role, SourceNews, Stage, Task,
    Territory, WireItemId,
};
use testkit::{both, perform_due};

impl Desk<'_> {
    async fn with_terms(&self, version: &str, terms: &str) -> WireItemId {
        self.send_with(
            version,
            "Dam holds",
            "It holds.",
            &format!(r#""usageterms":"{terms}","#),
        )
        .await
    }

    async fn rights(&self, policy: RightsPolicy) {
        let mut tx = self.house.archive.begin("ek", "settings").await.unwrap();
        tx.set_rights_policy(&policy, now()).await.unwrap();
        tx.commit().await.unwrap();
    }

    async fn allow(&self, id: ArticleId, beyond_end: bool, role: Role) -> Result<usize, Error> {
        let mut tx = self.house.archive.begin("lk", "the agency agreed").await.unwrap();
        let allowed = tx.allow_usage(id, beyond_end, role, now()).await?;
        tx.commit().await.unwrap();
        Ok(allowed.len())
    }

    /// What is in the way of publishing it.
    async fn refused(&self, id: ArticleId) -> Vec<String> {
        match self.act(id, Action::Publish, now()).await {
            Err(Error::Refused(_, Refused::Missing { missing, why, .. })) => {
                assert_eq!(missing, [Need::UsageTerms]);
                why
            }
            other => panic!("{other:?}"),
        }
    }
}

both!(
    what_an_agency_does_not_allow_does_not_go_out_and_the_reason_is_said,
    |house| async move {
        let desk = Desk::of(&house);
        let item = desk.with_terms("1", "FRANCE OUT").await;
        let id = desk.made("dam", Lang::EN, &[item]).await;
        desk.approved(id).await;
        let why = desk.refused(id).await;
        assert_eq!(
            why,
            [
                "item 1 of Meridian says “FRANCE OUT”: it may not be used in FR, and this newsroom publishes in the world"
            ]
        );
        assert!(matches!(
            desk.allow(id, false, Role::Editor).await,
            Err(Error::NotAllowed(..))
        ));
        assert_eq!(desk.allow(id, false, Role::ChiefEditor).await.unwrap(), 1);
        desk.act(id, Action::Publish, now()).await.unwrap();
        let mut tx = house.archive.read().await.unwrap();
        let acts = tx.audit_about(id).await.unwrap();
        let allowed = acts.iter().find(|act| act.act == "allow-usage").unwrap();
        assert!(
            allowed.subject.contains("FRANCE OUT") && allowed.why == "the agency agreed",
            "{allowed:?}"
        );
    }
);

both!(
    a_newsroom_that_publishes_elsewhere_needs_no_leave,
    |house| async move {
        let desk = Desk::of(&house);
        desk.rights(RightsPolicy {
            territory: Territory::Countries(["DE".to_owned()].into()),
            ..RightsPolicy::default()
        })
        .await;
        let item = desk.with_terms("1", "FRANCE OUT").await;
        let id = desk.made("dam", Lang::EN, &[item]).await;
        desk.out(id).await;
    }
);

both!(
    terms_that_nobody_can_read_ask_and_new_ones_ask_anew,
    |house| async move {
        let desk = Desk::of(&house);
        let item = desk.with_terms("1", "Ring the desk first").await;
        let id = desk.made("dam", Lang::EN, &[item]).await;
        desk.approved(id).await;
        assert!(desk.refused(id).await[0].contains("Ring the desk first"));
        desk.allow(id, false, Role::ChiefEditor).await.unwrap();
        desk.with_terms("2", "Ring the desk first, and the editor").await;
        let why = desk.refused(id).await;
        assert_eq!(
            why,
            ["item 1 of Meridian says “and the editor”, which somebody has to read"]
        );
    }
);

both!(
    translations_obey_the_terms_of_the_item_that_their_story_was_made_of,
    |house| async move {
        let desk = Desk::of(&house);
        let item = desk.with_terms("1", "English only").await;
        let english = desk.made("dam", Lang::EN, &[item]).await;
        let german = desk.made("dam", "de".parse().unwrap(), &[]).await;
        desk.out(english).await;
        desk.approved(german).await;
        assert!(desk.refused(german).await[0].contains("this is in de"));
    }
);

both!(terms_of_a_picture_are_asked_for_as_well, |house| async move {
    let desk = Desk::of(&house);
    let item = desk.with_terms("1", "No internet").await;
    let picture = desk.picture(item).await;
    let id = desk.made("free", Lang::EN, &[]).await;
    let mut content = desk.content(id).await;
    content.picture = Some(testkit::picture("a dam"));
    assert_eq!(content.picture.as_ref().unwrap().media, picture);
    let mut tx = house.archive.begin("ek", "").await.unwrap();
    tx.save(id, content, Role::Editor, now()).await.unwrap();
    tx.commit().await.unwrap();
    let credit = desk.content(id).await.credit.to_string();
    assert_eq!(
        credit, "ek (AFP, dpa, Meridian)",
        "whose picture is used is named"
    );
    desk.approved(id).await;
    let why = desk.refused(id).await;
    assert!(
        why[0].starts_with("a picture of item 1 of Meridian says “No internet”"),
        "{why:?}"
    );
});

both!(a_right_that_ends_takes_the_article_with_it, |house| async move {
    let desk = Desk::of(&house);
    let item = desk.with_terms("1", "No archive").await;
    let id = desk.made("dam", Lang::EN, &[item]).await;
    let picture = desk.picture(item).await;
    let mut content = desk.content(id).await;
    content.picture = Some(testkit::picture("a dam"));
    let mut tx = house.archive.begin("ek", "").await.unwrap();
    tx.save(id, content, Role::Editor, now()).await.unwrap();
    tx.commit().await.unwrap();
    desk.out(id).await;
    let end = now() + SignedDuration::from_hours(30 * 24);
    let mut tx = house.archive.read().await.unwrap();
    let act = tx.waiting_act(&Task::RightsEnd(id)).await.unwrap().unwrap();
    assert_eq!(act.due_at, end);
    assert_eq!(tx.media_expires_at(&picture).await.unwrap(), Some(end));
    drop(tx);
    assert!(
        perform_due(&house.archive, end - SignedDuration::from_micros(1))
            .await
            .unwrap()
            .is_empty()
    );
    let done = perform_due(&house.archive, end).await.unwrap();
    assert!(done.iter().all(|act| act.state == ActState::Done), "{done:?}");
    assert!(matches!(
        desk.article(id).await.stage,
        Stage::Withdrawn { by_agency: false, .. }
    ));
    desk.nothing_is_seen(id).await;
    let mut tx = house.archive.read().await.unwrap();
    assert!(tx.media_is_expired(&picture, end).await.unwrap());
    assert!(tx.waiting_act(&Task::RightsEnd(id)).await.unwrap().is_none());
});

both!(a_newsroom_can_be_asked_when_a_right_ends, |house| async move {
    let desk = Desk::of(&house);
    desk.rights(RightsPolicy {
        at_end: AtEnd::Ask,
        ..RightsPolicy::default()
    })
    .await;
    let item = desk.with_terms("1", "Until 2026-11-24T13:00:00Z").await;
    let id = desk.made("dam", Lang::EN, &[item]).await;
    desk.out(id).await;
    perform_due(&house.archive, later(1)).await.unwrap();
    let article = desk.article(id).await;
    assert!(article.stage.published_since().is_some());
    assert_eq!(
        article.source_flag.unwrap().gravest(),
        Some(SourceNews::RightsEnded)
    );
});

both!(
    an_end_that_a_chief_editor_answered_for_or_that_moved_is_no_end,
    |house| async move {
        let desk = Desk::of(&house);
        let item = desk.with_terms("1", "Until 2026-11-24T13:00:00Z").await;
        let [kept, moved] = [
            desk.made("dam", Lang::EN, &[item]).await,
            desk.made("rain", Lang::EN, &[item]).await,
        ];
        desk.out(kept).await;
        desk.out(moved).await;
        assert_eq!(desk.allow(kept, true, Role::ChiefEditor).await.unwrap(), 1);
        let waiting = |id| {
            let archive = house.archive.clone();
            async move {
                archive
                    .read()
                    .await
                    .unwrap()
                    .waiting_act(&Task::RightsEnd(id))
                    .await
                    .unwrap()
            }
        };
        assert_eq!(waiting(kept).await, None);
        desk.with_terms("2", "Until 2026-11-24T15:00:00Z").await;
        assert_eq!(waiting(moved).await.unwrap().due_at, later(3));
        perform_due(&house.archive, later(3)).await.unwrap();
        assert!(matches!(desk.article(moved).await.stage, Stage::Withdrawn { .. }));
        // The new terms are others than those that were answered for.
        assert!(matches!(desk.article(kept).await.stage, Stage::Withdrawn { .. }));
    }
);

both!(
    what_goes_out_by_the_clock_is_asked_at_its_own_time,
    |house| async move {
        let desk = Desk::of(&house);
        let item = desk.with_terms("1", "not before 2026-11-24T14:00:00Z").await;
        let id = desk.made("dam", Lang::EN, &[item]).await;
        desk.approved(id).await;
        assert!(desk.refused(id).await[0].contains("it may not be used before"));
        let mut tx = house.archive.begin("ek", "").await.unwrap();
        let at = |hours| Act {
            at: Some(later(hours)),
            ..Act::default()
        };
        let early = tx.act(id, Action::Schedule, Role::Editor, at(1), now()).await;
        assert!(matches!(early, Err(Error::Refused(..))), "{early:?}");
        tx.act(id, Action::Schedule, Role::Editor, at(2), now())
            .await
            .unwrap();
        tx.commit().await.unwrap();
        let done = perform_due(&house.archive, later(2)).await.unwrap();
        assert_eq!(done[0].state, ActState::Done, "{done:?}");
    }
);

both!(
    credits_name_exactly_the_agencies_that_are_used,
    |house| async move {
        let desk = Desk::of(&house);
        let one = desk.send("1", "Dam holds", "It holds.", "").await;
        let two = desk.send_as("Lantern", "2", "Rain falls", "It falls.").await;
        let id = desk.made("dam", Lang::EN, &[one]).await;
        assert_eq!(desk.content(id).await.credit.to_string(), "ek (Meridian)");
        let mut tx = house.archive.begin("ek", "by telephone").await.unwrap();
        tx.add_source(id, two, Role::Editor, now()).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(
            desk.content(id).await.credit.to_string(),
            "ek (Lantern, Meridian)"
        );

        let mut dropped = desk.content(id).await;
        dropped.credit = "ek (Lantern, Reuters)".parse().unwrap();
        let mut tx = house.archive.begin("ek", "").await.unwrap();
        let refused = tx.save(id, dropped, Role::Editor, now()).await;
        let Err(Error::Credit(wrong)) = &refused else {
            panic!("{refused:?}")
        };
        assert_eq!(
            (wrong.missing.as_slice(), wrong.not_used.as_slice()),
            (&["Meridian".to_owned()][..], &["Reuters".to_owned()][..])
        );
        drop(tx);

        let mut tx = house.archive.begin("ek", "mine").await.unwrap();
        let refused = tx.remove_source(id, one, false, Role::Editor, now()).await;
        assert!(matches!(refused, Err(Error::StillUsed { .. })), "{refused:?}");
        let refused = tx.remove_source(id, one, true, Role::Editor, now()).await;
        assert!(
            matches!(refused, Err(Error::StillUsed { .. })),
            "its words still stand there: {refused:?}"
        );
        drop(tx);

        // The last block of its text goes, and its credit with it.
        let mut content = desk.content(id).await;
        content.body.blocks = vec![own("Told by our own reporter.")];
        content.body.blocks[0].id = model::BlockId(1);
        content.headline = "Dam and rain".into();
        let mut tx = house.archive.begin("ek", "mine").await.unwrap();
        tx.save(id, content, Role::Editor, now()).await.unwrap();
        // Rewritten in its place, the paragraph still counts as made of it.
        let head = tx.article(id).await.unwrap().unwrap().head;
        let said = tx.revision(id, head).await.unwrap().unwrap().content;
        assert_eq!(said.credit.to_string(), "ek (Lantern, Meridian)");
        tx.remove_source(id, one, true, Role::Editor, now())
            .await
            .unwrap();
        tx.commit().await.unwrap();
        let content = desk.content(id).await;
        assert_eq!(
            (content.credit.to_string(), content.sources),
            ("ek (Lantern)".to_owned(), vec![two])
        );
        let mut tx = house.archive.begin("ek", "mine").await.unwrap();
        assert!(matches!(
            tx.remove_source(id, one, true, Role::Editor, now()).await,
            Err(Error::NoSource(..))
        ));
        let sources = tx.sources_of(id).await.unwrap();
        assert_eq!(
            sources
                .iter()
                .map(|one| (one.item, one.is_used))
                .collect::<Vec<_>>(),
            [(one, false), (two, true)]
        );
    }
);

both!(
    an_end_that_somebody_was_asked_about_does_not_come_back,
    |house| async move {
        let desk = Desk::of(&house);
        desk.rights(RightsPolicy {
            at_end: AtEnd::Ask,
            ..RightsPolicy::default()
        })
        .await;
        let item = desk.with_terms("1", "Until 2026-11-24T13:00:00Z").await;
        let [kept, allowed] = [
            desk.made("dam", Lang::EN, &[item]).await,
            desk.made("rain", Lang::EN, &[item]).await,
        ];
        desk.out(kept).await;
        desk.out(allowed).await;
        perform_due(&house.archive, later(1)).await.unwrap();
        desk.keep(kept, Role::Editor).await.unwrap();
        assert_eq!(desk.allow(allowed, true, Role::ChiefEditor).await.unwrap(), 1);
        for id in [kept, allowed] {
            assert_eq!(desk.article(id).await.source_flag, None);
            let mut content = desk.content(id).await;
            content.kicker = "Amended".into();
            let act = Act {
                content: Some(content),
                ..Act::default()
            };
            let mut tx = house.archive.begin("ek", "a comma").await.unwrap();
            tx.act(id, Action::Amend, Role::Editor, act, later(2))
                .await
                .unwrap();
            tx.commit().await.unwrap();
        }
        assert!(perform_due(&house.archive, later(2)).await.unwrap().is_empty());
        for id in [kept, allowed] {
            assert_eq!(desk.article(id).await.source_flag, None);
        }
        // Other terms are another end.
        desk.with_terms("2", "Until 2026-11-24T15:00:00Z").await;
        perform_due(&house.archive, later(3)).await.unwrap();
        for id in [kept, allowed] {
            let flag = desk.article(id).await.source_flag.unwrap();
            assert_eq!(flag.gravest(), Some(SourceNews::RightsEnded));
        }
    }
);
