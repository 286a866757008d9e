//! The first evening, through the program's doors: from a wire item to the letter, and what happens when it is taken back.

#![expect(clippy::unwrap_used, reason = "tests")]

mod support;

use support::{Newsroom, fixtures, link_in};
use testkit::House;

async fn both(test: impl AsyncFn(Newsroom)) {
    test(Newsroom::open(None).await).await;
    let house = House::postgres().await;
    let archive::Database::Postgres(url) = &house.database else {
        unreachable!()
    };
    let (url, folder) = (url.clone(), house.folder.clone());
    drop(house);
    // The database was made with its tables; `init` finds it as a second node would.
    test(Newsroom::open(Some(url)).await).await;
    drop(folder);
}

const ITEM: &str = r#"{"uri":"urn:meridian:dam","type":"text","version":"1","pubstatus":"usable","language":"en",
"headline":"Dam near the border holds","body_html":"<p>The dam holds, the basin survey said.</p>","ednote":"Desk phone 555-0199"}"#;

const DOORS: [&str; 6] = [
    "/en/",
    "/en/world/",
    "/en/feed.xml",
    "/en/feed.json",
    "/sitemap-0.xml",
    "/news-sitemap.xml",
];

/// How it is with a place, as `vesper where` tells it.
fn place(told: &serde_json::Value, place: &str) -> String {
    let all = told["places"].as_array().unwrap();
    let found = all.iter().find(|one| one["address"] == place);
    found.map_or_else(
        || "nowhere".to_owned(),
        |one| one["now"].as_str().unwrap().to_owned(),
    )
}

#[track_caller]
fn stands_everywhere(newsroom: &Newsroom, id: &str, edition: &str) {
    let told = newsroom.json(&["where", id, "--readers"]);
    for door in DOORS.into_iter().chain([edition, &format!("a-{id}")]) {
        assert_eq!(place(&told[0], door), "stands", "{door}\n{told:#?}");
    }
    assert_eq!(told[0]["letters"][0]["readers"][0], "noor@lantern.example");
}

#[track_caller]
fn stands_nowhere(newsroom: &Newsroom, id: &str, edition: &str) {
    let told = newsroom.json(&["where", id]);
    assert_eq!(place(&told[0], &format!("a-{id}")), "notice");
    for door in DOORS.into_iter().chain([edition]) {
        let now = place(&told[0], door);
        if door == "/en/feed.xml" {
            assert_eq!(now, "tombstone");
            continue;
        }
        assert!(
            ["taken-away", "gone", "nowhere"].contains(&now.as_str()),
            "{door} {now}"
        );
    }
    assert_eq!(told[0]["letters"][0]["deliveries"]["handed-over"], 1);
    let releases = told[0]["releases"].as_array().unwrap();
    assert_eq!(releases.last().unwrap()["why"], "the agency took its item back");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_wire_item_becomes_a_story_a_letter_and_a_notice() {
    both(async |mut newsroom| {
        newsroom.serve();
        let file = newsroom.folder.path().join("item.json");
        std::fs::write(&file, ITEM).unwrap();
        let arrived = newsroom.json(&["wire", "ingest", file.to_str().unwrap(), "--agency", "Meridian"]);
        assert_eq!(arrived[0]["verdict"], "new");
        let draft = newsroom.json(&[
            "article",
            "draft",
            &arrived[0]["item"].to_string(),
            "--section",
            "world",
        ]);
        let id = draft[0]["article"].to_string();
        newsroom.say(&["article", "publish", &id]);
        let page = format!("/en/dam-near-the-border-holds/a-{id}");
        newsroom.until("the story is out", || newsroom.get(&page).status == 200);
        let body = newsroom.get(&page).body;
        assert!(body.contains("The dam holds") && body.contains("(Meridian)"));
        assert!(!body.contains("555-0199"), "notes for desks never reach readers");
        assert!(newsroom.get("/en/").body.contains("Dam near the border holds"));

        // Sign up, confirm by the button and not by looking.
        let sent = newsroom.post("/en/letter", "email=noor%40lantern.example");
        assert_eq!(sent.status, 200, "{}", sent.body);
        newsroom.until("the mail is there", || {
            newsroom.mails.text_to("noor@lantern.example").is_some()
        });
        let confirm = link_in(
            &newsroom.mails.text_to("noor@lantern.example").unwrap(),
            "/letter/confirm/",
        );
        assert_eq!(newsroom.get(&confirm).status, 200);
        assert!(
            newsroom.say(&["subscribers", "export"]).contains("pending"),
            "a look confirms nobody"
        );
        assert_eq!(newsroom.post(&confirm, "").status, 200);
        assert!(newsroom.say(&["subscribers", "export"]).contains("confirmed"));

        // The letter, once.
        let status = newsroom.json(&["letter", "send", "--lang", "en"]);
        assert_eq!(status[0]["deliveries"]["handed-over"], 1, "{status:?}");
        let letter = newsroom.mails.text_to("noor@lantern.example").unwrap();
        assert!(letter.contains("Dam near the border holds"), "{letter}");
        let letters = newsroom.mails.all().len();
        newsroom.say(&["letter", "send"]);
        assert_eq!(newsroom.mails.all().len(), letters, "never twice");
        let edition = format!("/en/letter/{}", status[0]["date"].as_str().unwrap());
        newsroom.until("the web edition is there", || {
            newsroom.get(&edition).body.contains("Dam near the border holds")
        });

        stands_everywhere(&newsroom, &id, &edition);

        // Leaving: looking changes nothing, one click of the mail program does.
        let leave = link_in(&letter, "/letter/leave/");
        assert_eq!(newsroom.get(&leave).status, 200);
        assert!(newsroom.say(&["subscribers", "export"]).contains("confirmed"));
        assert_eq!(newsroom.post(&leave, "List-Unsubscribe=One-Click").status, 200);
        assert!(newsroom.say(&["subscribers", "export"]).contains("left"));

        // The agency takes it back: a notice stands where it was, nothing of it anywhere.
        std::fs::write(
            &file,
            ITEM.replace("usable", "canceled").replace("\"1\"", "\"2\""),
        )
        .unwrap();
        let killed = newsroom.json(&["wire", "ingest", file.to_str().unwrap(), "--agency", "Meridian"]);
        assert_eq!(
            (&killed[0]["verdict"], &killed[0]["withdrawn"][0].to_string()),
            (&"killed".into(), &id)
        );
        newsroom.until("the story is gone", || newsroom.get(&page).status == 410);
        for path in [
            &page,
            "/en/",
            "/en/world/",
            "/en/feed.xml",
            "/en/feed.json",
            "/news-sitemap.xml",
            &edition,
        ] {
            let answer = newsroom.get(path);
            assert!(
                !answer.body.contains("The dam holds") && !answer.body.contains("Dam near"),
                "{path}"
            );
        }
        stands_nowhere(&newsroom, &id, &edition);
        assert!(newsroom.stop(), "it stops cleanly\n{}", newsroom.log());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_embargo_holds_at_every_door_and_then_opens_by_itself() {
    let mut newsroom = Newsroom::open(None).await;
    newsroom.serve();
    #[expect(
        clippy::disallowed_methods,
        reason = "the program under test goes by the machine's clock"
    )]
    let lifts = jiff::Timestamp::now() + jiff::SignedDuration::from_secs(4);
    let id = newsroom.import(
        "a.md",
        &format!("headline: Under embargo\nembargo: {lifts}"),
        true,
    );
    let other = newsroom.import("b.md", "headline: Free", true);
    newsroom.until("the other is out", || {
        newsroom.get(&format!("/en/free/a-{other}")).status == 200
    });
    let page = format!("/en/under-embargo/a-{id}");
    let doors = [
        page.as_str(),
        "/en/",
        "/en/world/",
        "/en/feed.xml",
        "/en/feed.json",
        "/sitemap-0.xml",
        "/news-sitemap.xml",
    ];
    let seen = |path: &str| {
        let body = newsroom.get(path).body;
        body.contains("Under embargo") || body.contains("under-embargo")
    };
    #[expect(
        clippy::disallowed_methods,
        reason = "the program under test goes by the machine's clock"
    )]
    let now = jiff::Timestamp::now;
    let mut looks = 0;
    while now() < lifts - jiff::SignedDuration::from_millis(300) {
        for path in doors {
            assert!(!seen(path) || now() >= lifts, "{path} leaks");
        }
        looks += 1;
    }
    assert!(looks > 0);
    newsroom.until("it is out", || newsroom.get(&page).status == 200);
    for path in doors {
        newsroom.until("every door shows it", || seen(path));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn readers_are_served_while_the_database_is_down() {
    let server = testkit::postgres_server();
    let house = House::postgres().await;
    let archive::Database::Postgres(url) = house.database.clone() else {
        unreachable!()
    };
    let name = url.rsplit_once('/').unwrap().1.to_owned();
    let mut newsroom = Newsroom::open(Some(url)).await;
    newsroom.serve();
    let id = newsroom.import("a.md", "headline: Still here", true);
    let page = format!("/en/still-here/a-{id}");
    newsroom.until("the story is out", || newsroom.get(&page).status == 200);

    let psql = |sql: String| {
        let server = server.clone();
        async move {
            let (client, connection) = tokio_postgres::connect(&server, tokio_postgres::NoTls)
                .await
                .unwrap();
            tokio::spawn(connection);
            client.batch_execute(&sql).await.unwrap();
        }
    };
    psql(format!("alter database {name} allow_connections false")).await;
    psql(format!(
        "select pg_terminate_backend(pid) from pg_stat_activity where datname = '{name}'"
    ))
    .await;
    newsroom.until("it is seen", || newsroom.get("/readyz").status == 503);
    for path in [page.as_str(), "/en/", "/en/world/", "/en/feed.xml", "/robots.txt"] {
        assert_eq!(newsroom.get(path).status, 200, "{path}");
    }
    assert_eq!(newsroom.get("/healthz").status, 200);
    assert_eq!(
        newsroom.post("/en/letter", "email=noor%40lantern.example").status,
        503
    );

    psql(format!("alter database {name} allow_connections true")).await;
    newsroom.until("it is back", || newsroom.get("/readyz").status == 200);
    let id = newsroom.import("b.md", "headline: And on it goes", true);
    let page = format!("/en/and-on-it-goes/a-{id}");
    newsroom.until("new stories come out again", || newsroom.get(&page).status == 200);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_killed_server_goes_on_where_it_was() {
    let mut newsroom = Newsroom::open(None).await;
    newsroom.serve();
    newsroom.kill();
    let id = newsroom.import("a.md", "headline: While it was down", true);
    newsroom.serve();
    let page = format!("/en/while-it-was-down/a-{id}");
    newsroom.until("the press has caught up", || newsroom.get(&page).status == 200);
    assert!(newsroom.get("/en/").body.contains("While it was down"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_ninjs_fixture_is_read_or_set_aside_with_its_field() {
    let newsroom = Newsroom::open(None).await;
    let wire = fixtures().join("wire/ninjs");
    for folder in ["examples", "guide"] {
        for entry in std::fs::read_dir(wire.join(folder)).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            let output = newsroom.command(&["wire", "parse", path.to_str().unwrap()]);
            let says = String::from_utf8_lossy(&output.stderr).into_owned();
            let is_no_item = name.starts_with("not-valid") || name.contains("extension-schema");
            assert_eq!(output.status.success(), !is_no_item, "{name}: {says}");
            if is_no_item {
                assert!(says.contains("set aside: "), "{name}: {says}");
            } else {
                assert!(
                    String::from_utf8_lossy(&output.stdout).lines().count() > 0,
                    "{name}"
                );
            }
        }
    }
}
