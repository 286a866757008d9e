//! What an agency said is decided by somebody who was told of it, and by nothing else; on both databases.
#![expect(clippy::unwrap_used, reason = "tests")]

mod desk_support;

use archive::{Act, Error};
use desk_support::{Desk, later, now};
use model::{Action, ArticleId, Lang, Need, Refused, Role, SourceNews, WireItemId};
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
