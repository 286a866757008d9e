//! From a ledger line to the readers' pages, on both databases.
#![expect(clippy::unwrap_used, reason = "tests")]

use archive::{Act, Follower};
use jiff::{SignedDuration, Timestamp};
use layout::Layout;
use model::{Action, ArticleId, Clock, CorrectionKind, CorrectionNote, Lang, Newsroom, Role, Section};
use press::{Encoding, PageStore, Press};
use std::sync::Arc;
use testkit::{HandClock, House, article, both, content, instant};

fn newsroom() -> Newsroom {
    Newsroom {
        name: "Vesper".into(),
        url: "https://vesper.example".into(),
        languages: vec![Lang::EN, "de".parse().unwrap(), "ar".parse().unwrap()],
        default_language: Lang::EN,
        sections: vec![Section {
            id: "world".into(),
            names: std::collections::BTreeMap::new(),
            rules: model::SectionRules::default(),
        }],
        sender: "letter@vesper.example".into(),
        postal_address: "4 Lantern Quay".into(),
    }
}

struct Room {
    house: House,
    press: Press,
    pages: PageStore,
    clock: Arc<HandClock>,
}

impl Room {
    async fn open(house: House) -> Self {
        let clock = Arc::new(HandClock::at(instant("2026-11-24T12:00:00Z")));
        let layout = Arc::new(Layout::new(newsroom(), None).unwrap());
        let pages = PageStore::open(&house.folder.path().join("pages")).unwrap();
        let mut press = Press::new(house.archive.clone(), layout, pages.clone(), clock.clone(), 1).unwrap();
        assert!(press.needs_rebuild().await.unwrap());
        press.rebuild(|_| {}).await.unwrap();
        assert!(!press.needs_rebuild().await.unwrap());
        Self {
            house,
            press,
            pages,
            clock,
        }
    }

    fn now(&self) -> Timestamp {
        self.clock.now()
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

    fn get(&self, key: &str) -> Option<(u16, String)> {
        let page = self.pages.get(key, Encoding::Identity).unwrap()?;
        Some((page.status, String::from_utf8(page.body.to_vec()).unwrap()))
    }

    /// All pages of a language that could mention an article.
    fn everywhere(&self, lang: &str, id: ArticleId) -> String {
        let keys = [
            format!("a-{id}"),
            format!("/{lang}/"),
            format!("/{lang}/world/"),
            format!("/{lang}/feed.xml"),
            format!("/{lang}/feed.json"),
            format!("/{lang}/world/feed.xml"),
            format!("/{lang}/corrections"),
            format!("not-found-{lang}"),
            "/sitemap-0.xml".to_owned(),
            "/news-sitemap.xml".to_owned(),
        ];
        keys.iter()
            .filter_map(|key| self.get(key))
            .map(|(_, body)| body)
            .collect()
    }

    async fn act(&mut self, id: ArticleId, action: Action, act: Act) {
        let now = self.now();
        let mut tx = self.house.archive.begin("ek", "because").await.unwrap();
        tx.act(id, action, Role::Editor, act, now).await.unwrap();
        tx.commit().await.unwrap();
        self.settle().await;
    }
}

both!(
    a_published_story_stands_on_its_page_fronts_feeds_and_sitemaps,
    |house| async move {
        let mut room = Room::open(house).await;
        assert!(
            room.get("/en/").unwrap().1.contains("<html"),
            "there is a front before there is a story"
        );
        let id = article(
            &room.house.archive,
            "orrin",
            Lang::EN,
            &content("Lake treaty"),
            room.now(),
        )
        .await;
        room.settle().await;
        for key in [
            "a-1",
            "/en/",
            "/en/world/",
            "/en/feed.xml",
            "/en/feed.json",
            "/en/world/feed.xml",
            "not-found-en",
        ] {
            let (_, body) = room.get(key).unwrap();
            assert!(body.contains("Lake treaty"), "{key}");
        }
        for key in ["/sitemap-0.xml", "/news-sitemap.xml"] {
            assert!(room.get(key).unwrap().1.contains("/en/lake-treaty/a-1"), "{key}");
        }
        assert!(room.get("/sitemap.xml").unwrap().1.contains("/sitemap-0.xml"));
        assert!(!room.get("/de/").unwrap().1.contains("Lake treaty"));
        let mut tx = room.house.archive.read().await.unwrap();
        let places = tx.placements(id).await.unwrap();
        for place in ["a-1", "/en/", "/en/feed.xml"] {
            assert!(
                places.iter().any(|(_, _, known)| known == place),
                "{place} in {places:?}"
            );
        }
    }
);

both!(
    a_translation_appears_in_the_chooser_of_all_versions,
    |house| async move {
        let mut room = Room::open(house).await;
        article(
            &room.house.archive,
            "orrin",
            Lang::EN,
            &content("Lake treaty"),
            room.now(),
        )
        .await;
        room.settle().await;
        assert!(!room.get("a-1").unwrap().1.contains("/de/seevertrag/a-2"));
        article(
            &room.house.archive,
            "orrin",
            "de".parse().unwrap(),
            &content("Seevertrag"),
            room.now(),
        )
        .await;
        room.settle().await;
        assert!(room.get("a-1").unwrap().1.contains("/de/seevertrag/a-2"));
        assert!(room.get("a-2").unwrap().1.contains("/en/lake-treaty/a-1"));
    }
);

both!(
    a_withdrawn_story_leaves_no_trace_but_a_notice,
    |house| async move {
        let mut room = Room::open(house).await;
        let id = article(
            &room.house.archive,
            "orrin",
            Lang::EN,
            &content("Lake treaty"),
            room.now(),
        )
        .await;
        let other = article(
            &room.house.archive,
            "other",
            Lang::EN,
            &content("Something else"),
            room.now(),
        )
        .await;
        room.settle().await;
        assert!(
            room.get(&format!("a-{other}")).unwrap().1.contains("Lake treaty"),
            "recommended on the other's page"
        );
        room.act(id, Action::Withdraw, Act::default()).await;
        let (status, _) = room.get("a-1").unwrap();
        assert_eq!(status, 410);
        for word in ["Lake treaty", "lake-treaty", "First paragraph of Lake"] {
            assert!(!room.everywhere("en", id).contains(word), "{word} is still there");
            assert!(
                !room.get(&format!("a-{other}")).unwrap().1.contains(word),
                "{word} on the other's page"
            );
        }
    }
);

both!(
    a_correction_shows_on_the_page_the_front_and_in_feeds,
    |house| async move {
        let mut room = Room::open(house).await;
        let id = article(
            &room.house.archive,
            "orrin",
            Lang::EN,
            &content("Lake treaty"),
            room.now(),
        )
        .await;
        room.settle().await;
        room.clock.turn_to(room.now() + SignedDuration::from_mins(30));
        let mut corrected = content("Lake treaty");
        let note = CorrectionNote {
            kind: CorrectionKind::Correction,
            text: "Thirty-one gauges.".into(),
            at: room.now(),
        };
        let kinds = corrected.body.blocks.into_iter().map(|block| block.kind);
        corrected.body = model::Body::new(kinds.chain([model::BlockKind::Correction(note)]));
        room.act(
            id,
            Action::Correct,
            Act {
                content: Some(corrected),
                ..Act::default()
            },
        )
        .await;
        for key in ["a-1", "/en/", "/en/feed.xml", "/en/corrections"] {
            assert!(room.get(key).unwrap().1.contains("Thirty-one gauges."), "{key}");
        }
        assert!(!room.get("/de/corrections").unwrap().1.contains("Thirty-one"));
        room.act(id, Action::Withdraw, Act::default()).await;
        let feed = room.get("/en/feed.xml").unwrap().1;
        assert!(
            feed.contains(
                "<at:deleted-entry ref=\"https://vesper.example/a-1\" when=\"2026-11-24T12:30:00Z\"/>"
            ),
            "{feed}"
        );
        assert!(feed.contains("<updated>2026-11-24T12:30:00Z</updated>"));
        let elsewhere = room.get("/de/feed.xml").unwrap().1;
        assert!(!elsewhere.contains("deleted-entry") && !elsewhere.contains("tombstones"));
        let page = room.get("/en/corrections").unwrap().1;
        assert!(!page.contains("Thirty-one") && !page.contains("Lake treaty"));
    }
);

both!(a_read_more_waits_for_its_story, |house| async move {
    let mut room = Room::open(house).await;
    let mut tx = room.house.archive.begin("ek", "").await.unwrap();
    let awaited = tx.story_by_key("awaited").await.unwrap().id;
    tx.commit().await.unwrap();
    let mut copy = content("Lake treaty");
    let kinds = copy.body.blocks.into_iter().map(|block| block.kind);
    let more = model::BlockKind::ReadMore {
        links: vec![model::ReadMore::Story(awaited)],
    };
    copy.body = model::Body::new(kinds.chain([more]));
    let id = article(&room.house.archive, "orrin", Lang::EN, &copy, room.now()).await;
    room.settle().await;
    assert!(!room.get(&format!("a-{id}")).unwrap().1.contains("Long awaited"));
    article(
        &room.house.archive,
        "awaited",
        Lang::EN,
        &content("Long awaited"),
        room.now(),
    )
    .await;
    room.settle().await;
    assert!(room.get(&format!("a-{id}")).unwrap().1.contains("Long awaited"));
});

both!(
    pages_can_be_thrown_away_and_pressed_again_byte_for_byte,
    |house| async move {
        let mut room = Room::open(house).await;
        for number in 0..12 {
            let headline = format!("Story number {number}");
            article(
                &room.house.archive,
                &headline,
                Lang::EN,
                &content(&headline),
                room.now(),
            )
            .await;
            room.settle().await;
            room.clock.turn_to(room.now() + SignedDuration::from_mins(7));
        }
        room.act(ArticleId(3), Action::Withdraw, Act::default()).await;
        let keys = [
            "/en/",
            "/en/world/",
            "/en/feed.xml",
            "/en/feed.json",
            "/sitemap-0.xml",
            "/sitemap.xml",
            "/news-sitemap.xml",
            "a-3",
            "not-found-en",
        ];
        let before: Vec<_> = keys.iter().map(|key| room.get(key)).collect();
        room.clock.turn_to(room.now() + SignedDuration::from_hours(1));
        room.press.rebuild(|_| {}).await.unwrap();
        let after: Vec<_> = keys.iter().map(|key| room.get(key)).collect();
        for ((key, before), after) in keys.iter().zip(before).zip(after) {
            assert_eq!(before, after, "{key}");
        }
    }
);

both!(
    a_kill_during_a_rebuilding_is_not_undone_by_it,
    |house| async move {
        let mut room = Room::open(house).await;
        let id = article(
            &room.house.archive,
            "orrin",
            Lang::EN,
            &content("Lake treaty"),
            room.now(),
        )
        .await;
        room.settle().await;
        // The kill is in the ledger, not yet followed, when all pages begin to be pressed anew.
        let mut tx = room.house.archive.begin("ek", "because").await.unwrap();
        tx.act(id, Action::Withdraw, Role::Editor, Act::default(), room.now())
            .await
            .unwrap();
        tx.commit().await.unwrap();
        room.press.rebuild(|_| {}).await.unwrap();
        assert_eq!(room.get("a-1").unwrap().0, 410);
        let head = room.house.archive.head().await.unwrap();
        assert_eq!(
            room.pages.position().unwrap(),
            (head, 1),
            "nothing is left to follow"
        );
    }
);

both!(
    pages_of_another_archive_are_taken_away_and_one_press_works_at_a_time,
    |house| async move {
        let mut room = Room::open(house).await;
        article(
            &room.house.archive,
            "orrin",
            Lang::EN,
            &content("Lake treaty"),
            room.now(),
        )
        .await;
        room.settle().await;
        let layout = Arc::new(Layout::new(newsroom(), None).unwrap());
        let clock = room.clock.clone();
        let again = Press::new(
            room.house.archive.clone(),
            layout.clone(),
            room.pages.clone(),
            clock.clone(),
            1,
        );
        assert!(again.is_err(), "the first one holds the store");
        drop(room.press);
        let other = House::sqlite().await;
        let mut press = Press::new(other.archive.clone(), layout, room.pages.clone(), clock, 1).unwrap();
        assert!(press.needs_rebuild().await.unwrap());
        press.position().await.unwrap();
        assert!(room.pages.get("a-1", Encoding::Identity).unwrap().is_none());
        assert!(room.pages.get("/en/", Encoding::Identity).unwrap().is_some());
    }
);

both!(
    a_notice_stays_while_the_piece_is_written_anew,
    |house| async move {
        let mut room = Room::open(house).await;
        let id = article(
            &room.house.archive,
            "orrin",
            Lang::EN,
            &content("Lake treaty"),
            room.now(),
        )
        .await;
        room.settle().await;
        room.clock.turn_to(room.now() + SignedDuration::from_mins(1));
        room.act(id, Action::Withdraw, Act::default()).await;
        let anew = Act {
            content: Some(content("New words")),
            ..Act::default()
        };
        room.act(id, Action::Save, anew).await;
        room.press.rebuild(|_| {}).await.unwrap();
        let (status, page) = room.get(&format!("a-{id}")).unwrap();
        assert_eq!(status, 410);
        assert!(!page.contains("New words"), "nobody sees what is being written");
        assert!(room.get("/en/feed.xml").unwrap().1.contains("deleted-entry"));
        for action in [Action::Submit, Action::Approve, Action::Publish] {
            room.act(id, action, Act::default()).await;
        }
        assert_eq!(room.get(&format!("a-{id}")).unwrap().0, 200);
        assert!(!room.get("/en/feed.xml").unwrap().1.contains("deleted-entry"));
    }
);
