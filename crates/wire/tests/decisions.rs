//! What an agency said is decided by somebody who was told of it, and by nothing else; on both databases.
#![expect(clippy::unwrap_used, reason = "tests")]

mod desk_support;

use archive::{Act, Error, Keep};
use desk_support::{Desk, later, now};
use model::{Action, ArticleId, Lang, Need, OnKill, Refused, Role, SourceNews, Stage, WireItemId};
use testkit::both;

impl Desk<'_> {
    /// Withdraws what is before readers, as an editor does.
    async fn withdrawn(&self, id: ArticleId) {
        let mut tx = self.house.archive.begin("lk", "a doubt").await.unwrap();
        tx.act(id, Action::Withdraw, Role::Editor, Act::default(), now())
            .await
            .unwrap();
        tx.commit().await.unwrap();
    }

    /// What is said about each item, as the flag has it.
    async fn said(&self, id: ArticleId) -> Vec<(WireItemId, SourceNews)> {
        let flag = self.article(id).await.source_flag;
        let changes = flag.into_iter().flat_map(|flag| flag.changes);
        changes.map(|change| (change.item, change.news)).collect()
    }

    /// An agency's word is in the way of its release.
    async fn waits_for_a_decision(&self, id: ArticleId) {
        self.approved(id).await;
        match self.act(id, Action::Publish, now()).await {
            Err(Error::Refused(_, Refused::Missing { missing, .. })) => {
                assert_eq!(missing, [Need::SourceDecision]);
            }
            other => panic!("{other:?}"),
        }
    }
}

both!(
    an_article_that_a_kill_took_back_asks_when_it_is_begun_anew,
    |house| async move {
        let desk = Desk::of(&house);
        let item = desk.send("1", "Dam holds", "It holds.", "").await;
        let english = desk.made("dam", Lang::EN, &[item]).await;
        let german = desk.made("dam", "de".parse().unwrap(), &[]).await;
        desk.out(english).await;
        assert_eq!(desk.kill("2").await.withdrawn, [english, german]);
        for id in [english, german] {
            desk.act(id, Action::Save, now()).await.unwrap();
            assert_eq!(desk.said(id).await, [(item, SourceNews::Killed)]);
        }
        desk.waits_for_a_decision(english).await;
        assert!(matches!(
            desk.keep(english, Role::Editor).await,
            Err(Error::NotAllowed(..))
        ));
        desk.keep(english, Role::ChiefEditor).await.unwrap();
        desk.act(english, Action::Publish, now()).await.unwrap();
        // Kept once, withdrawn and begun once more: the kill stands, and is asked about again.
        desk.withdrawn(english).await;
        desk.act(english, Action::Save, now()).await.unwrap();
        assert_eq!(desk.said(english).await, [(item, SourceNews::Killed)]);
    }
);

both!(
    what_was_said_while_an_article_was_withdrawn_is_asked_when_it_is_begun_anew,
    |house| async move {
        let desk = Desk::of(&house);
        let item = desk.send("1", "Dam holds", "It holds.", "").await;
        let id = desk.made("dam", Lang::EN, &[item]).await;
        desk.out(id).await;
        desk.withdrawn(id).await;
        desk.send("2", "Dam holds", "It burst.", "CORRECTS that it holds")
            .await;
        assert_eq!(
            desk.said(id).await,
            [],
            "nobody has to decide about what is withdrawn"
        );
        desk.act(id, Action::Save, now()).await.unwrap();
        assert_eq!(desk.said(id).await, [(item, SourceNews::Correction)]);
        desk.waits_for_a_decision(id).await;

        // An embargo that came meanwhile binds it.
        desk.withdrawn(id).await;
        let embargo = format!(r#""embargoed":"{}","#, later(3));
        desk.send_with("3", "Dam holds", "It burst.", &embargo).await;
        desk.act(id, Action::Save, now()).await.unwrap();
        let until = desk.article(id).await.embargo.unwrap().lifts_at();
        assert_eq!(until, later(3));
    }
);

both!(
    a_kill_that_may_mean_its_item_holds_back_what_is_begun_anew,
    |house| async move {
        let desk = Desk::of(&house);
        let bridge = desk
            .telegraph(101, "Bridge", "Bridge closed", "It is closed.")
            .await;
        let id = desk.made("bridge", Lang::EN, &[bridge]).await;
        desk.out(id).await;
        let (kill, _) = desk.telegraph_kill(103, "Bridge", "Not to be used.").await;
        desk.withdrawn(id).await;
        desk.act(id, Action::Save, now()).await.unwrap();
        assert_eq!(desk.said(id).await, [(bridge, SourceNews::MayBeKilled)]);
        let flag = desk.article(id).await.source_flag.unwrap();
        assert_eq!(flag.changes[0].by_item, Some(kill));
        desk.waits_for_a_decision(id).await;
    }
);

both!(
    an_item_that_puts_another_right_is_asked_about_when_an_article_is_begun_anew,
    |house| async move {
        let desk = Desk::of(&house);
        let nitf = |rest: &str, id: &str| {
            format!(
                r#"<nitf><head><docdata>{rest}<doc-id id-string="{id}"/></docdata></head>
        <body><body.head><hedline><hl1>Dam holds</hl1></hedline></body.head><body.content><p>Words.</p></body.content></body></nitf>"#
            )
        };
        let first = desk.take_in(&nitf("", "dam-1")).await;
        let id = desk.made("dam", Lang::EN, &[first]).await;
        desk.out(id).await;
        desk.withdrawn(id).await;
        let named = r#"<correction info="Correction: the height" id-string="dam-1"/>"#;
        let correction = desk.take_in(&nitf(named, "dam-2")).await;
        desk.act(id, Action::Save, now()).await.unwrap();
        let flag = desk.article(id).await.source_flag.unwrap();
        assert_eq!(
            (flag.changes[0].news, flag.changes[0].by_item),
            (SourceNews::Correction, Some(correction))
        );
    }
);

impl Desk<'_> {
    /// Takes over a version of an item with new words, as a refresh does.
    async fn refresh(&self, id: ArticleId, item: WireItemId, version: i64) -> Result<(), Error> {
        let mut tx = self.house.archive.begin("mo", "it has changed").await.unwrap();
        let article = tx.article(id).await.unwrap().unwrap();
        let mut content = tx.revision(id, article.head).await.unwrap().unwrap().content;
        content.headline = format!("Version {version}");
        let is_out = article.stage.published_since().is_some();
        let action = if is_out { Action::Amend } else { Action::Save };
        let act = Act {
            content: Some(content),
            follows: Some((item, version)),
            ..Act::default()
        };
        tx.act(id, action, Role::Editor, act, now()).await?;
        tx.commit().await.unwrap();
        Ok(())
    }

    async fn add(&self, id: ArticleId, item: WireItemId) -> Result<(), Error> {
        let mut tx = self.house.archive.begin("mo", "used").await.unwrap();
        tx.add_source(id, item, Role::Editor, now()).await?;
        tx.commit().await.unwrap();
        Ok(())
    }

    /// An item of Lantern's under embargo for three hours.
    async fn embargoed(&self) -> WireItemId {
        let item = format!(
            r#"{{"uri":"urn:lantern:rain","version":"1","pubstatus":"usable","type":"text","embargoed":"{}","headline":"Rain","body_text":"It falls."}}"#,
            later(3)
        );
        self.take_in(&item).await
    }
}

both!(
    what_readers_have_takes_over_nothing_that_is_under_embargo,
    |house| async move {
        let desk = Desk::of(&house);
        let item = desk.send("1", "Dam holds", "It holds.", "").await;
        let id = desk.made("dam", Lang::EN, &[item]).await;
        desk.out(id).await;
        let seen = desk.seen(id).await;
        let embargo = format!(r#""embargoed":"{}","#, later(3));
        desk.send_with("2", "Dam bursts", "It burst.", &embargo).await;
        let refused = desk.refresh(id, item, 2).await;
        assert!(matches!(refused, Err(Error::ItemEmbargo { .. })), "{refused:?}");
        let other = desk.embargoed().await;
        let refused = desk.add(id, other).await;
        assert!(matches!(refused, Err(Error::ItemEmbargo { .. })), "{refused:?}");
        assert_eq!(desk.seen(id).await, seen);
        // A draft takes it over with its embargo.
        desk.withdrawn(id).await;
        desk.act(id, Action::Save, now()).await.unwrap();
        desk.refresh(id, item, 2).await.unwrap();
        assert_eq!(desk.article(id).await.embargo.unwrap().lifts_at(), later(3));
        let draft = desk.made("own", Lang::EN, &[]).await;
        desk.add(draft, other).await.unwrap();
        assert_eq!(desk.article(draft).await.embargo.unwrap().lifts_at(), later(3));
    }
);

both!(
    nothing_is_taken_over_of_what_an_agency_withholds,
    |house| async move {
        let desk = Desk::of(&house);
        let item = desk.send("1", "Dam holds", "It holds.", "").await;
        let [out, draft] = [
            desk.made("dam", Lang::EN, &[item]).await,
            desk.made("rain", Lang::EN, &[item]).await,
        ];
        desk.out(out).await;
        let held = r#"{"uri":"urn:meridian:dam","version":"2","pubstatus":"withheld","type":"text","headline":"Dam","body_text":"It burst."}"#;
        desk.take_in(held).await;
        for id in [out, draft] {
            let refused = desk.refresh(id, item, 2).await;
            assert!(matches!(refused, Err(Error::NotUsable(..))), "{refused:?}");
            assert_eq!(desk.said(id).await, [(item, SourceNews::Withheld)]);
        }
        // Once the agency lets it go, it can be.
        desk.send("3", "Dam bursts", "It burst.", "").await;
        desk.refresh(draft, item, 3).await.unwrap();
        assert_eq!(desk.said(draft).await, []);
    }
);

both!(
    taking_over_settles_updates_and_corrections_and_nothing_else,
    |house| async move {
        let desk = Desk::of(&house);
        let bridge = desk
            .telegraph(101, "Bridge", "Bridge closed", "It is closed.")
            .await;
        let dam = desk.send("1", "Dam holds", "It holds.", "").await;
        let id = desk.made("bridge", Lang::EN, &[bridge, dam]).await;
        let (kill, _) = desk.telegraph_kill(103, "Bridge", "Not to be used.").await;
        desk.send("2", "Dam holds", "It burst.", "CORRECTS that it holds")
            .await;
        desk.refresh(id, bridge, 1).await.unwrap();
        let both = [(bridge, SourceNews::MayBeKilled), (dam, SourceNews::Correction)];
        assert_eq!(desk.said(id).await, both, "a suspicion stays");
        desk.send("3", "Dam holds", "It burst at noon.", "").await;
        let refused = desk.refresh(id, dam, 2).await;
        assert!(
            matches!(refused, Err(Error::ItemChanged(_))),
            "something came between: {refused:?}"
        );
        desk.refresh(id, dam, 3).await.unwrap();
        assert_eq!(desk.said(id).await, both[..1]);
        let mut tx = house.archive.begin("ek", "another bridge").await.unwrap();
        tx.settle_kill(kill, now()).await.unwrap();
        tx.clear_suspicion(kill, now()).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(desk.said(id).await, []);
    }
);

both!(
    a_change_of_sources_begins_no_withdrawn_article_anew,
    |house| async move {
        let desk = Desk::of(&house);
        let item = desk.send("1", "Dam holds", "It holds.", "").await;
        let other = desk.send_as("Lantern", "2", "Rain falls", "It falls.").await;
        let id = desk.made("dam", Lang::EN, &[item]).await;
        desk.add(id, other).await.unwrap();
        desk.out(id).await;
        desk.withdrawn(id).await;
        let third = desk.send_as("Lantern", "3", "Hail falls", "It falls.").await;
        let mut tx = house.archive.begin("mo", "none of it").await.unwrap();
        let removed = tx.remove_source(id, other, true, Role::Editor, now()).await;
        drop(tx);
        let others = [
            removed.map(|_| ()),
            desk.add(id, third).await,
            desk.refresh(id, item, 1).await,
        ];
        for refused in others {
            assert!(matches!(refused, Err(Error::Withdrawn(_))), "{refused:?}");
        }
        assert!(matches!(desk.article(id).await.stage, Stage::Withdrawn { .. }));
    }
);

impl Desk<'_> {
    async fn decide(&self, id: ArticleId, items: &[WireItemId], although: SourceNews) -> Result<(), Error> {
        let mut tx = self.house.archive.begin("mo", "it stands").await.unwrap();
        let items = items.to_vec();
        let what = Keep { items, although };
        tx.keep(id, &what, Role::ChiefEditor, now()).await?;
        tx.commit().await.unwrap();
        Ok(())
    }

    /// Says that a kill asks for nothing here, as `vesper wire dismiss` does.
    async fn dismiss(&self, kill: WireItemId) {
        let mut tx = self.house.archive.begin("lk", "another dam").await.unwrap();
        tx.settle_kill(kill, now()).await.unwrap();
        tx.clear_suspicion(kill, now()).await.unwrap();
        tx.keep_killed(kill, now()).await.unwrap();
        tx.commit().await.unwrap();
    }
}

both!(a_dismissed_kill_settles_nothing_else, |house| async move {
    let desk = Desk::of(&house);
    desk.policy(OnKill::Alarm).await;
    let dam = desk.send("1", "Dam holds", "It holds.", "").await;
    let rain = |version: &str, note: &str| {
        format!(
            r#"{{"uri":"urn:rain","version":"{version}","pubstatus":"usable","type":"text","ednote":"{note}","headline":"Rain","body_text":"It falls, {version}."}}"#
        )
    };
    let rain_item = desk.take_in(&rain("1", "")).await;
    let english = desk.made("dam", Lang::EN, &[dam, rain_item]).await;
    let german = desk.made("dam", "de".parse().unwrap(), &[]).await;
    desk.out(german).await;
    desk.withdrawn(german).await;
    desk.send("2", "Dam holds", "It burst.", "CORRECTS that it holds")
        .await;
    desk.take_in(&rain("2", "CORRECTS the figure")).await;
    desk.kill("3").await;
    desk.dismiss(dam).await;
    let left = [(dam, SourceNews::Correction), (rain_item, SourceNews::Correction)];
    assert_eq!(desk.said(english).await, left, "the kill alone is settled");
    assert!(
        desk.article(english).await.flag.is_some(),
        "the German one was withdrawn"
    );
});

both!(
    an_article_stands_for_the_items_that_are_named_and_for_what_was_told,
    |house| async move {
        let desk = Desk::of(&house);
        let dam = desk.send("1", "Dam holds", "It holds.", "").await;
        let rain = desk.send_as("Lantern", "2", "Rain falls", "It falls.").await;
        let id = desk.made("dam", Lang::EN, &[dam, rain]).await;
        desk.policy(OnKill::Alarm).await;
        desk.send("2", "Dam holds", "It burst.", "CORRECTS that it holds")
            .await;
        let told = SourceNews::Correction;
        let refused = desk.decide(id, &[], told).await;
        assert!(matches!(refused, Err(Error::NameItems(..))), "{refused:?}");
        let refused = desk.decide(id, &[rain], told).await;
        assert!(matches!(refused, Err(Error::NothingSaid(..))), "{refused:?}");
        // A kill comes between what was shown and what is decided.
        desk.kill("3").await;
        let refused = desk.decide(id, &[dam], told).await;
        assert!(
            matches!(refused, Err(Error::Graver(_, _, SourceNews::Killed))),
            "{refused:?}"
        );
        desk.decide(id, &[dam], SourceNews::Killed).await.unwrap();
        assert_eq!(desk.said(id).await, []);
    }
);

both!(
    of_two_kills_that_may_mean_an_item_each_is_settled_by_itself,
    |house| async move {
        let desk = Desk::of(&house);
        let bridge = desk
            .telegraph(101, "Bridge", "Bridge closed", "It is closed.")
            .await;
        let id = desk.made("bridge", Lang::EN, &[bridge]).await;
        let (first, _) = desk.telegraph_kill(103, "Bridge", "Not to be used.").await;
        let (second, _) = desk.telegraph_kill(104, "Bridge", "Not to be used.").await;
        desk.dismiss(second).await;
        assert_eq!(desk.said(id).await, [(bridge, SourceNews::MayBeKilled)]);
        desk.waits_for_a_decision(id).await;
        desk.dismiss(first).await;
        assert_eq!(desk.said(id).await, []);
    }
);
