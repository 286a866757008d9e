//! Partners through the program's doors: what each gets, what it is told when something is taken back, and who had it.
#![expect(clippy::unwrap_used, reason = "tests")]

mod support;

use support::{Answer, Newsroom};

const ITEM: &str = r#"{"uri":"urn:meridian:1","type":"text","version":"1","language":"en","headline":"Ferry strike ends","body_text":"The ferries sail again."}"#;

/// Where a partner goes on.
fn next(answer: &Answer) -> String {
    let header = answer.head.lines().find(|line| line.starts_with("link:"));
    let (_, rest) = header.unwrap().split_once('<').unwrap();
    rest.split_once('>').unwrap().0.to_owned()
}

fn partner(newsroom: &Newsroom, name: &str, more: &[&str]) -> String {
    let said = newsroom.json(&[&["syndication", "add", name], more].concat());
    said[0]["token"].as_str().unwrap().to_owned()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_partner_gets_what_it_may_have_and_is_told_when_it_is_taken_back() {
    let mut newsroom = Newsroom::open(None).await;
    newsroom.serve();
    newsroom.import("lake.md", "headline: Lake treaty\nteaser: It is signed.", true);
    let item = newsroom.folder.path().join("item.json");
    std::fs::write(&item, ITEM).unwrap();
    newsroom.say(&["wire", "ingest", item.to_str().unwrap(), "--agency", "Meridian"]);
    newsroom.say(&["article", "draft", "1", "--section", "world"]);
    newsroom.say(&["article", "publish", "2"]);
    newsroom.until("both are out", || {
        newsroom.get("/en/").body.contains("Ferry strike")
    });

    let own = partner(&newsroom, "Lantern Wire", &["--terms", "Not after 30 days."]);
    let all = partner(&newsroom, "Quay Press", &["--agencies", "meridian"]);
    let first = "/syndication/ninjs?since=0";
    newsroom.until("the partners are known", || {
        newsroom.get_as(&own, first).status == 200 && newsroom.get_as(&all, first).status == 200
    });
    newsroom.until("both lie ready", || {
        newsroom.get_as(&all, first).body.contains("Ferry strike")
    });
    assert_eq!(newsroom.get(first).status, 401);
    let got = newsroom.get_as(&own, first);
    for words in ["Lake treaty", "First paragraph.", "Not after 30 days."] {
        assert!(got.body.contains(words), "{words}");
    }
    assert!(!got.body.contains("Ferry"), "the agency’s copy stays here");
    for format in ["newsml-g2", "atom"] {
        let path = format!("/syndication/{format}?since=0");
        assert!(newsroom.get_as(&own, &path).body.contains("Lake treaty"));
    }

    let on = next(&got);
    assert_eq!(newsroom.get_as(&own, &on).body.trim(), "[]");
    newsroom.say(&["article", "withdraw", "1", "--reason", "it was false"]);
    newsroom.until("the partner is told", || {
        newsroom.get_as(&own, &on).body.contains("canceled")
    });
    let told = newsroom.get_as(&own, &on).body;
    for words in ["Lake", "lake", "paragraph", "signed"] {
        assert!(!told.contains(words), "{words} is still there: {told}");
    }
    let single = newsroom.get_as(&own, "/syndication/newsml-g2/1").body;
    assert!(single.contains("stat:canceled") && !single.contains("Lake"));
    newsroom.until("it is written down who had it", || {
        let shown = newsroom.say(&["article", "show", "1"]);
        shown.contains("revision 1 went to partner Lantern Wire")
            && shown.contains("its withdrawal was told to partner Lantern Wire")
    });
    let place = newsroom.json(&["where", "1"]);
    assert_eq!(place[0]["partners"][0]["partner"], "Lantern Wire");

    // The agency's own kill reaches those who had it.
    let kill = ITEM
        .replace(
            "\"version\":\"1\"",
            "\"version\":\"2\",\"pubstatus\":\"canceled\"",
        )
        .replace("The ferries sail again.", "");
    std::fs::write(&item, kill).unwrap();
    newsroom.say(&["wire", "ingest", item.to_str().unwrap(), "--agency", "Meridian"]);
    newsroom.until("the kill is handed on", || {
        !newsroom.get_as(&all, first).body.contains("Ferry")
    });
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_token_is_shown_once_and_opens_nothing_once_it_is_revoked() {
    let mut newsroom = Newsroom::open(None).await;
    newsroom.serve();
    newsroom.import("lake.md", "headline: Lake treaty\nteaser: It is signed.", true);
    let token = partner(
        &newsroom,
        "Lantern Wire",
        &["--languages", "en", "--sections", "world"],
    );
    let again = newsroom.command(&["syndication", "add", "Lantern Wire"]);
    assert!(!again.status.success());
    assert!(String::from_utf8_lossy(&again.stderr).contains("already"));
    for wrong in [
        &["--languages", "ar"],
        &["--sections", "gossip"],
        &["--kinds", "film"],
    ] {
        let said = newsroom.command(&[&["syndication", "add", "Quay"], &wrong[..]].concat());
        assert!(!said.status.success(), "{wrong:?}");
    }
    let listed = newsroom.say(&["syndication", "list"]);
    assert!(
        listed.contains("Lantern Wire") && !listed.contains(&token),
        "{listed}"
    );
    let path = "/syndication/ninjs?since=0";
    newsroom.until("it opens", || {
        newsroom.get_as(&token, path).body.contains("Lake treaty")
    });
    newsroom.say(&["syndication", "revoke", "Lantern Wire"]);
    newsroom.until("it opens nothing", || newsroom.get_as(&token, path).status == 401);
    assert!(newsroom.say(&["syndication", "list"]).contains("revoked"));
    assert!(newsroom.stop());
    assert!(!newsroom.log().contains(&token), "no token stands in the log");
    newsroom.say(&["audit", "verify"]);
    let record = newsroom.say(&["audit", "export"]);
    assert!(record.contains("partner-add") && record.contains("partner-revoke"));
    assert!(!record.contains(&token));
}
