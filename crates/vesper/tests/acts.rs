//! What happens by itself, through the program and its doors.

mod support;

use jiff::Timestamp;
use support::{Newsroom, image_file};

/// So many seconds ahead on the machine's clock, which is the program's.
#[expect(
    clippy::disallowed_methods,
    clippy::expect_used,
    reason = "the program under test goes by this clock"
)]
fn ahead(seconds: i64) -> Timestamp {
    let micros = Timestamp::now().as_microsecond() + seconds * 1_000_000;
    Timestamp::from_microsecond(micros).expect("a time")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_article_is_taken_back_at_its_time_and_its_translation_waits_for_a_decision() {
    let mut newsroom = Newsroom::open(None).await;
    newsroom.serve();
    let english = newsroom.import("a.md", "headline: Kestrel accord\nstory: accord", true);
    let german = newsroom.import("b.md", "headline: Das Abkommen\nstory: accord\nlang: de", true);
    let page = format!("/en/kestrel-accord/a-{english}");
    newsroom.until("it is out", || newsroom.get(&page).status == 200);

    // Far enough that the commands before it are done on a slow machine.
    let until = ahead(8);
    let at = until.to_string();
    let id = english.to_string();
    let reason = ["--reason", "the licence ends"];
    newsroom.say(&[&["article", "withdraw", &id, "--at", &at], &reason[..]].concat());
    let waiting = newsroom.json(&["acts", "list"]);
    let planned = waiting
        .iter()
        .find(|act| act["kind"] == "withdrawal")
        .expect("it is in the list");
    assert_eq!(
        (planned["subject"].as_str(), planned["due_at"].as_str()),
        (Some(id.as_str()), Some(at.as_str()))
    );
    let status = newsroom.get(&page).status;
    assert!(status == 200 || ahead(0) >= until, "too early: {status}");
    newsroom.until("it is taken back by itself", || newsroom.get(&page).status == 410);

    let past = newsroom.json(&["acts", "list", "--past"]);
    let done = past
        .iter()
        .find(|act| act["kind"] == "withdrawal")
        .expect("it is in the record");
    assert_eq!(done["state"], "done");
    assert!(done["late_seconds"].is_i64(), "{done}");
    let german = german.to_string();
    let flag = &newsroom.json(&["article", "show", &german])[0]["flag"];
    assert_eq!(
        (flag["lang"].as_str(), flag["why"].as_str()),
        (Some("en"), Some("the licence ends (command line)"))
    );
    assert!(
        newsroom
            .say(&["article", "list"])
            .contains("TO DECIDE  Das Abkommen")
    );
    assert_eq!(newsroom.json(&["article", "list", "--to-decide"]).len(), 1);
    newsroom.say(&["article", "keep", &german, "--reason", "our own reporting"]);
    let flag = &newsroom.json(&["article", "show", &german])[0]["flag"];
    assert!(flag.is_null(), "{flag}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_withdrawal_takes_its_translations_along_when_it_is_told_so() {
    let newsroom = Newsroom::open(None).await;
    let english = newsroom
        .import("a.md", "headline: Kestrel accord\nstory: accord", true)
        .to_string();
    let german = newsroom
        .import("b.md", "headline: Das Abkommen\nstory: accord\nlang: de", true)
        .to_string();
    let says = newsroom.say(&["article", "withdraw", &english, "--reason", "a hoax"]);
    assert!(
        says.contains(&format!("article {german} (de, published) tells the same story")),
        "{says}"
    );
    newsroom.say(&["article", "withdraw", &german, "--reason", "a hoax"]);

    let english = newsroom
        .import("c.md", "headline: Two lakes\nstory: lakes", true)
        .to_string();
    newsroom.import("d.md", "headline: Zwei Seen\nstory: lakes\nlang: de", true);
    let told = newsroom.json(&[
        "article",
        "withdraw",
        &english,
        "--translations",
        "withdraw",
        "--reason",
        "a hoax",
    ]);
    assert_eq!(told[0]["articles"].as_array().unwrap().len(), 2, "{told:?}");
    assert_eq!(told[0]["to_decide"].as_array().unwrap().len(), 0, "{told:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_picture_is_gone_when_its_rights_end_and_its_article_stays() {
    let mut newsroom = Newsroom::open(None).await;
    newsroom.serve();
    let picture = newsroom.folder.path().join("lake.jpg");
    std::fs::copy(image_file(), picture).unwrap();
    let front = "headline: A lake\npicture:\n  file: lake.jpg\n  alt: A lake\n  caption: Low water.\n  credit: Vesper";
    let id = newsroom.import("a.md", front, true).to_string();
    let page = format!("/en/a-lake/a-{id}");
    newsroom.until("it is out", || newsroom.get(&page).body.contains("/media/"));
    let body = newsroom.get(&page).body;
    let start = body.find("/media/").unwrap();
    let file: String = body[start..]
        .chars()
        .take_while(|one| !"\" ,".contains(*one))
        .collect();
    assert_eq!(newsroom.get(&file).status, 200);

    let media = newsroom.json(&["media", "list", &id])[0]["media"]
        .as_str()
        .unwrap()
        .to_owned();
    let wrong = newsroom.command(&["media", "expire", "zz", "--never", "--reason", "x"]);
    assert!(String::from_utf8_lossy(&wrong.stderr).contains("begins the hash of no picture"));
    let until = ahead(5);
    newsroom.say(&[
        "media",
        "expire",
        &media[..8],
        "--at",
        &until.to_string(),
        "--reason",
        "the licence ends",
    ]);
    let status = newsroom.get(&file).status;
    assert!(status == 200 || ahead(0) >= until, "too early: {status}");
    newsroom.until("the file is gone", || newsroom.get(&file).status == 404);
    newsroom.until("the page is without it", || {
        !newsroom.get(&page).body.contains("/media/")
    });
    newsroom.until("the front is without it", || {
        !newsroom.get("/en/").body.contains("/media/")
    });
    newsroom.until("the feed is without it", || {
        !newsroom.get("/en/feed.xml").body.contains("/media/")
    });
    assert!(newsroom.get(&page).body.contains("First paragraph."));

    newsroom.say(&[
        "media",
        "expire",
        &media[..8],
        "--never",
        "--reason",
        "it was renewed",
    ]);
    newsroom.until("it is back", || newsroom.get(&page).body.contains("/media/"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_planned_can_be_canceled_and_what_is_late_is_said() {
    let newsroom = Newsroom::open(None).await;
    let id = newsroom.import("a.md", "headline: A lake", false).to_string();
    newsroom.say(&["article", "publish", &id, "--at", "2099-01-01T00:00:00Z"]);
    let waiting = newsroom.json(&["acts", "list"]);
    assert_eq!(waiting.len(), 1, "{waiting:?}");
    let act = waiting[0]["act"].to_string();
    newsroom.say(&["acts", "cancel", &act, "--reason", "not ready"]);
    assert!(newsroom.json(&["acts", "list"]).is_empty());
    assert_eq!(
        newsroom.json(&["article", "show", &id])[0]["stage"]["stage"],
        "approved"
    );
    let twice = newsroom.command(&["acts", "cancel", &act, "--reason", "x"]);
    assert!(String::from_utf8_lossy(&twice.stderr).contains("it is canceled"));

    // Nobody serves, so nothing happens by itself. The demo's file moves the program's clock ahead.
    newsroom.say(&["article", "publish", &id, "--at", &ahead(600).to_string()]);
    let past = newsroom.command(&[
        "article",
        "withdraw",
        &id,
        "--at",
        "2020-01-01T00:00:00Z",
        "--reason",
        "x",
    ]);
    assert!(String::from_utf8_lossy(&past.stderr).contains("that time has passed"));
    assert!(newsroom.say_check().contains("ok     schedule"));
    std::fs::write(newsroom.root().join(".vesper-demo-clock"), "3600000000").unwrap();
    let says = newsroom.say_check();
    assert!(
        says.contains("FAULT  schedule") && says.contains("is `vesper serve` running?"),
        "{says}"
    );
    let again = newsroom.command(&["article", "publish", &id]);
    assert!(
        String::from_utf8_lossy(&again.stderr)
            .contains("call that off first: `vesper acts list` names the act")
    );
}
