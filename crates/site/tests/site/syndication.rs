//! What partners are given out of the store.

use crate::client::Answer;
use crate::house::{House, lang, unpacked};
use model::{
    ArticleId, BlockKind, Body, Content, ContentHash, Grant, Lang, Piece, Provenance, PubStatus, RevisionNo,
    Syndicated, SyndicationIndex, text_from,
};
use serde_json::Value;
use site::{Caching, Page, Taken};
use std::collections::{BTreeMap, BTreeSet};

const PARTNER: (&str, &str) = ("Authorization", "Bearer lantern");

fn article(id: i64, lang: Lang, section: &str, copy: Provenance) -> Syndicated {
    let words = format!("Copy of {id}.");
    Syndicated {
        article: ArticleId(id),
        lang,
        version: id + 100,
        at: "2026-11-24T18:00:00Z".parse().unwrap(),
        piece: Some(Box::new(Piece {
            revision: RevisionNo(2),
            published: "2026-11-24T18:00:00Z".parse().unwrap(),
            path: format!("/{lang}/lake/a-{id}"),
            section: section.into(),
            topics: Vec::new(),
            content: Content {
                headline: format!("Lake {id}"),
                body: Body::new([BlockKind::Paragraph {
                    text: text_from(words),
                }]),
                ..Content::default()
            },
            copy,
            earlier: Vec::new(),
            media: BTreeMap::new(),
            translations: Vec::new(),
        })),
    }
}

fn own(id: i64) -> Syndicated {
    article(id, Lang::EN, "world", Provenance::own())
}

fn put(house: &House, key: &str, document: &impl serde::Serialize) {
    let body = serde_json::to_vec(document).unwrap();
    let page = Page {
        status: 200,
        content_type: "application/json".into(),
        path: key.into(),
        caching: Caching::Ask,
        tag: ContentHash::of(&body).as_str()[..32].into(),
        body: body.into(),
    };
    house.shelf.put(key, page);
}

fn index(house: &House, tag: &str, changes: &[(i64, i64)], left_out: i64) {
    let changes = changes.iter().map(|(seq, id)| (*seq, ArticleId(*id))).collect();
    put(
        house,
        &format!("syndication-{tag}"),
        &SyndicationIndex { changes, left_out },
    );
}

/// With three articles in English, one in German, and one that was taken back; all of it is there.
async fn house() -> House {
    let house = House::open().await;
    for id in [1, 2, 3] {
        put(&house, &format!("syndicated-{id}"), &own(id));
    }
    put(
        &house,
        "syndicated-4",
        &article(4, lang("de"), "culture", Provenance::own()),
    );
    let gone = Syndicated {
        piece: None,
        ..own(5)
    };
    put(&house, "syndicated-5", &gone);
    index(&house, "en", &[(10, 1), (12, 2), (15, 5), (20, 3)], 0);
    index(&house, "de", &[(13, 4)], 0);
    index(&house, "ar", &[], 0);
    index(&house, "zh-Hans", &[], 0);
    house.shelf.reach(20);
    house
}

async fn get(house: &House, path: &str) -> Answer {
    house.get(path, &[PARTNER]).await
}

/// The numbers of the articles in an answer in ninjs, with `-` where it is no more than a notice, and where it goes on.
fn told(answer: &Answer) -> (Vec<String>, String) {
    assert_eq!(answer.status, 200, "{}", answer.text());
    let items: Vec<Value> = serde_json::from_slice(&answer.body).unwrap();
    let name = |item: &Value| {
        let id = item["uri"]
            .as_str()
            .unwrap()
            .rsplit_once("/a-")
            .unwrap()
            .1
            .to_owned();
        if item["pubStatus"] == "usable" {
            id
        } else {
            format!("-{id}")
        }
    };
    let link = answer.header("link");
    let next = link
        .strip_prefix('<')
        .and_then(|link| link.strip_suffix(">; rel=\"next\""))
        .unwrap()
        .to_owned();
    (items.iter().map(name).collect(), next)
}

#[tokio::test]
async fn only_a_partner_with_its_token_gets_anything() {
    let house = house().await;
    for headers in [
        &[][..],
        &[("Authorization", "Bearer other")][..],
        &[("Authorization", "lantern")][..],
        &[("Authorization", "Basic lantern")][..],
    ] {
        for path in [
            "/syndication/ninjs",
            "/syndication/atom/1",
            "/syndication/newsml-g2?token=lantern",
        ] {
            let answer = house.get(path, headers).await;
            assert_eq!(answer.status, 401, "{path} {headers:?}");
            assert!(answer.header("www-authenticate").starts_with("Bearer"));
            assert!(!answer.text().contains("Lake"));
        }
    }
    assert_eq!(get(&house, "/syndication/ninjs").await.status, 200);
    assert_eq!(get(&house, "/syndication/rtf").await.status, 404);
    let post = house.post("/syndication/ninjs", &[PARTNER], "x").await;
    assert_eq!(post.status, 404, "nothing is sent in here");
}

#[tokio::test]
async fn who_goes_on_where_it_stopped_gets_every_change_once_and_in_order() {
    let house = house().await;
    let (mut all, mut next) = (Vec::new(), "/syndication/ninjs?since=0&limit=2".to_owned());
    let mut answers = 0;
    loop {
        let (items, after) = told(&get(&house, &next).await);
        all.extend(items);
        answers += 1;
        if after == next {
            break;
        }
        next = after;
    }
    assert_eq!(all, ["1", "2", "4", "-5", "3"]);
    assert_eq!((answers, &*next), (4, "/syndication/ninjs?since=20&limit=2"));
    put(&house, "syndicated-1", &own(1));
    index(&house, "en", &[(12, 2), (15, 5), (20, 3), (31, 1)], 0);
    assert_eq!(
        told(&get(&house, &next).await).0,
        [] as [&str; 0],
        "what the press has not done with is not told yet"
    );
    house.shelf.reach(31);
    assert_eq!(told(&get(&house, &next).await).0, ["1"]);
}

#[tokio::test]
async fn who_does_not_say_where_gets_the_newest() {
    let house = house().await;
    let (items, next) = told(&get(&house, "/syndication/ninjs?limit=2").await);
    assert_eq!(items, ["-5", "3"]);
    assert_eq!(next, "/syndication/ninjs?since=20&limit=2");
}

#[tokio::test]
async fn a_place_that_is_not_kept_any_more_is_refused_and_not_guessed() {
    let house = house().await;
    index(&house, "en", &[(20, 3)], 15);
    for (path, status) in [
        ("/syndication/ninjs?since=12", 410),
        ("/syndication/ninjs?since=99", 410),
        ("/syndication/ninjs?since=15", 200),
        ("/syndication/ninjs?since=0", 200),
        ("/syndication/ninjs?since=x", 400),
        ("/syndication/ninjs?section=world", 400),
    ] {
        assert_eq!(get(&house, path).await.status, status, "{path}");
    }
    house.shelf.take("syndication-de");
    let answer = get(&house, "/syndication/ninjs").await;
    assert_eq!((answer.status, answer.has("retry-after")), (503, true));
}

#[tokio::test]
async fn filters_are_the_partners_own_and_what_is_taken_back_passes_them() {
    let house = house().await;
    house.gate.partner.lock().unwrap().grant = Grant {
        sections: BTreeSet::from(["culture".to_owned()]),
        ..Grant::default()
    };
    let (items, _) = told(&get(&house, "/syndication/ninjs?since=0").await);
    assert_eq!(items, ["4", "-5"]);
    assert_eq!(get(&house, "/syndication/ninjs/1").await.status, 404);
    assert_eq!(get(&house, "/syndication/ninjs/4").await.status, 200);
    house.gate.partner.lock().unwrap().grant = Grant {
        languages: BTreeSet::from([lang("de")]),
        ..Grant::default()
    };
    house.shelf.take("syndication-en");
    let (items, _) = told(&get(&house, "/syndication/ninjs?since=0").await);
    assert_eq!(items, ["4"], "other languages are not even looked at");
}

#[tokio::test]
async fn an_agencys_copy_stays_here_without_its_leave() {
    let house = house().await;
    let afp = || BTreeSet::from(["AFP".to_owned()]);
    let bought = article(2, Lang::EN, "world", Provenance::Agencies(afp()));
    put(&house, "syndicated-2", &bought);
    let (items, next) = told(&get(&house, "/syndication/ninjs?since=0").await);
    assert_eq!(items, ["1", "4", "-5", "3"]);
    assert_eq!(next, "/syndication/ninjs?since=20");
    assert_eq!(get(&house, "/syndication/ninjs/2").await.status, 404);
    house.gate.partner.lock().unwrap().grant.agencies = afp();
    let (items, _) = told(&get(&house, "/syndication/ninjs?since=0").await);
    assert_eq!(items, ["1", "2", "4", "-5", "3"]);
}

#[tokio::test]
async fn the_formats_say_the_same_in_every_encoding() {
    let house = house().await;
    for (format, mime) in [
        ("ninjs", "application/json"),
        ("newsml-g2", "application/vnd.iptc.g2.newsmessage+xml"),
        ("atom", "application/atom+xml"),
    ] {
        let path = format!("/syndication/{format}?since=0");
        let plain = get(&house, &path).await;
        assert!(plain.header("content-type").starts_with(mime));
        assert_eq!(plain.header("cache-control"), "private, no-cache");
        assert!(plain.text().contains("Copy of 1."), "{format}");
        for encoding in ["br", "gzip"] {
            let packed = house.get(&path, &[PARTNER, ("Accept-Encoding", encoding)]).await;
            assert_eq!(packed.header("content-encoding"), encoding);
            assert_eq!(unpacked(&packed), plain.text());
        }
        let tag = plain.header("etag").to_owned();
        let again = house.get(&path, &[PARTNER, ("If-None-Match", &tag)]).await;
        assert_eq!((again.status, again.body.len()), (304, 0), "{format}");
        assert_eq!(again.header("link"), plain.header("link"));
        let path = format!("/syndication/{format}/1");
        assert!(get(&house, &path).await.text().contains("Copy of 1."));
    }
    let none = get(&house, "/syndication/newsml-g2?since=20").await;
    assert_eq!(none.status, 204, "a message has an item at least");
    assert_eq!(
        none.header("link"),
        "</syndication/newsml-g2?since=20>; rel=\"next\""
    );
}

#[tokio::test]
async fn what_a_partner_took_is_written_down_and_what_it_has_already_is_not() {
    let house = house().await;
    let answer = get(&house, "/syndication/ninjs?since=13").await;
    let taken = |article, status, revision: Option<i64>| {
        let taken = Taken {
            article: ArticleId(article),
            version: article + 100,
            revision: revision.map(RevisionNo),
            status,
        };
        ("Lantern Wire".to_owned(), taken)
    };
    let expected = [
        taken(5, PubStatus::Canceled, None),
        taken(3, PubStatus::Usable, Some(2)),
    ];
    assert_eq!(*house.gate.taken.lock().unwrap(), expected);
    let tag = answer.header("etag").to_owned();
    house
        .get("/syndication/ninjs?since=13", &[PARTNER, ("If-None-Match", &tag)])
        .await;
    let head = house.client().await;
    let mut head = head;
    head.request("HEAD", "/syndication/ninjs?since=0", &[PARTNER], "")
        .await;
    assert_eq!(*house.gate.taken.lock().unwrap(), expected);
}

#[tokio::test]
async fn a_partner_that_asks_too_often_waits() {
    let house = house().await;
    house.gate.partner.lock().unwrap().grant.per_minute = Some(3);
    for _ in 0..3 {
        assert_eq!(get(&house, "/syndication/ninjs").await.status, 200);
    }
    let answer = get(&house, "/syndication/ninjs").await;
    assert_eq!((answer.status, answer.header("retry-after")), (429, "20"));
    house.clock.turn(20);
    assert_eq!(get(&house, "/syndication/ninjs").await.status, 200);
}

#[tokio::test]
async fn what_lies_ready_is_at_no_address() {
    let house = house().await;
    for path in [
        "/syndicated-1",
        "/en/syndicated-1",
        "/syndication-en",
        "/syndication/",
        "/syndication",
    ] {
        let answer = get(&house, path).await;
        assert_eq!(answer.status, 404, "{path}");
        assert!(!answer.text().contains("Lake"));
    }
    house.shelf.break_down();
    assert_eq!(get(&house, "/syndication/ninjs").await.status, 503);
}
