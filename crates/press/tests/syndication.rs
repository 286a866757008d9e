//! What lies ready for partners, on both databases.
#![expect(clippy::unwrap_used, reason = "tests")]

use archive::{Act, Follower};
use jiff::SignedDuration;
use layout::Layout;
use model::{
    Action, ArticleId, BlockKind, Body, Clock, Content, Lang, Newsroom, Provenance, Role, Section,
    Syndicated, SyndicationIndex,
};
use press::{Encoding, PageStore, Press};
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;
use std::sync::Arc;
use testkit::{HandClock, House, article, asset, both, content, instant, picture};

struct Room {
    house: House,
    press: Press,
    pages: PageStore,
    clock: Arc<HandClock>,
}

impl Room {
    async fn open(house: House) -> Self {
        let clock = Arc::new(HandClock::at(instant("2026-11-24T12:00:00Z")));
        let newsroom = Newsroom {
            name: "Vesper".into(),
            url: "https://vesper.example".into(),
            languages: vec![Lang::EN, "de".parse().unwrap()],
            default_language: Lang::EN,
            sections: vec![Section {
                id: "world".into(),
                names: BTreeMap::new(),
                rules: model::SectionRules::default(),
            }],
            sender: "letter@vesper.example".into(),
            postal_address: "4 Lantern Quay".into(),
        };
        let layout = Arc::new(Layout::new(newsroom, None).unwrap());
        let pages = PageStore::open(&house.folder.path().join("pages")).unwrap();
        let mut press = Press::new(house.archive.clone(), layout, pages.clone(), clock.clone(), 1).unwrap();
        press.rebuild(|_| {}).await.unwrap();
        Self {
            house,
            press,
            pages,
            clock,
        }
    }

    async fn publish(&mut self, key: &str, lang: Lang, content: &Content) -> ArticleId {
        let id = article(&self.house.archive, key, lang, content, self.clock.now()).await;
        self.settle().await;
        id
    }

    async fn settle(&mut self) {
        loop {
            let position = self.press.position().await.unwrap();
            let lines = self.house.archive.lines_after(position, 100).await.unwrap();
            if lines.is_empty() {
                return;
            }
            self.press.follow(&lines).await.unwrap();
        }
    }

    async fn withdraw(&mut self, id: ArticleId) {
        let mut tx = self.house.archive.begin("ek", "it was false").await.unwrap();
        let now = self.clock.now();
        tx.act(id, Action::Withdraw, Role::Editor, Act::default(), now)
            .await
            .unwrap();
        tx.commit().await.unwrap();
        self.settle().await;
    }

    fn document<T: DeserializeOwned>(&self, key: &str) -> Option<T> {
        let page = self.pages.get(key, Encoding::Identity).unwrap()?;
        Some(serde_json::from_slice(&page.body).unwrap())
    }

    fn syndicated(&self, id: ArticleId) -> Option<Syndicated> {
        self.document(&format!("syndicated-{id}"))
    }

    fn index(&self) -> Vec<(i64, ArticleId)> {
        let index: SyndicationIndex = self.document("syndication-en").unwrap();
        index.changes
    }
}

both!(
    an_article_lies_ready_when_it_is_out_and_without_a_word_when_it_is_not,
    |house| async move {
        let mut room = Room::open(house).await;
        assert_eq!(room.index(), []);
        let id = room.publish("orrin", Lang::EN, &content("Lake treaty")).await;
        let out = room.syndicated(id).unwrap();
        let piece = out.piece.clone().unwrap();
        assert_eq!(piece.content.headline, "Lake treaty");
        assert_eq!(
            (piece.section.as_str(), &*piece.topics),
            ("world", &["water".to_owned()][..])
        );
        let credited = ["AFP", "dpa"].map(str::to_owned).into();
        assert_eq!(piece.copy, Provenance::Agencies(credited));
        assert_eq!(room.index(), [(out.version, id)]);

        room.withdraw(id).await;
        let gone = room.syndicated(id).unwrap();
        assert_eq!(gone.piece, None);
        assert!(gone.version > out.version);
        assert_eq!(room.index(), [(gone.version, id)]);
        let bytes = room
            .pages
            .get(&format!("syndicated-{id}"), Encoding::Identity)
            .unwrap()
            .unwrap();
        assert_eq!(bytes.status, 410);
        assert!(
            !String::from_utf8(bytes.body.to_vec())
                .unwrap()
                .to_lowercase()
                .contains("lake")
        );
        room.press.rebuild(|_| {}).await.unwrap();
        assert_eq!(
            room.syndicated(id).unwrap(),
            gone,
            "all pressed anew it is the same"
        );
    }
);

both!(
    the_other_languages_are_named_and_one_that_is_taken_back_is_not,
    |house| async move {
        let mut room = Room::open(house).await;
        let german: Lang = "de".parse().unwrap();
        let id = room.publish("orrin", Lang::EN, &content("Lake treaty")).await;
        let other = room.publish("orrin", german, &content("Seevertrag")).await;
        let named = |room: &Room| room.syndicated(id).unwrap().piece.unwrap().translations;
        assert_eq!(named(&room), [(german, other)]);
        room.withdraw(other).await;
        assert_eq!(named(&room), []);
    }
);

both!(
    a_picture_whose_rights_end_makes_a_new_version_without_it,
    |house| async move {
        let mut room = Room::open(house).await;
        let shown = picture("a lake");
        let mut tx = room.house.archive.begin("desk", "").await.unwrap();
        tx.add_asset(&asset(&shown)).await.unwrap();
        tx.commit().await.unwrap();
        let mut says = content("Lake treaty");
        let kinds = says.body.blocks.into_iter().map(|block| block.kind);
        says.body = Body::new(kinds.chain([BlockKind::Picture(shown.clone())]));
        let id = room.publish("orrin", Lang::EN, &says).await;
        let before = room.syndicated(id).unwrap();
        let piece = before.piece.unwrap();
        assert_eq!(piece.content.pictures().count(), 1);
        assert_eq!(
            piece.media.get(&shown.media),
            Some(&Provenance::Unknown),
            "nobody said whose it is"
        );
        let item = model::WireItem {
            agency: "Meridian".into(),
            guid: "urn:meridian:1".into(),
            ..model::WireItem::default()
        };
        let mut tx = room.house.archive.begin("pm", "").await.unwrap();
        let raw = model::ContentHash::of(b"raw");
        let (item, _) = tx.receive(&item, &raw, room.clock.now()).await.unwrap();
        tx.set_media_source(&shown.media, item, room.clock.now())
            .await
            .unwrap();
        tx.commit().await.unwrap();
        room.settle().await;
        let told = room.syndicated(id).unwrap();
        assert!(told.version > before.version, "whose it is has changed");
        let meridian = Provenance::Agencies(["Meridian".to_owned()].into());
        assert_eq!(told.piece.unwrap().media.get(&shown.media), Some(&meridian));

        let end = room.clock.now() + SignedDuration::from_mins(1);
        let mut tx = room.house.archive.begin("pm", "the licence ends").await.unwrap();
        tx.set_media_expiry(&shown.media, Some(end), Role::PictureEditor, room.clock.now())
            .await
            .unwrap();
        tx.commit().await.unwrap();
        room.clock.turn_to(end);
        testkit::perform_due(&room.house.archive, end).await.unwrap();
        room.settle().await;
        let after = room.syndicated(id).unwrap();
        assert_eq!(after.piece.unwrap().content.pictures().count(), 0);
        assert!(after.version > before.version);
        assert_eq!(room.index(), [(after.version, id)], "partners are told");
    }
);
