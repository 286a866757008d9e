//! What a newcomer meets on the command line.
#![expect(clippy::unwrap_used, reason = "tests")]

mod support;

use std::process::Command;
use support::Newsroom;

fn vesper(arguments: &[&str]) -> (i32, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_vesper"))
        .args(arguments)
        .output()
        .unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (
        output.status.code().unwrap(),
        text(output.stdout),
        text(output.stderr),
    )
}

#[test]
fn wrong_usage_and_failure_have_their_own_exit_codes() {
    assert_eq!(vesper(&["frobnicate"]).0, 2);
    let (code, _, says) = vesper(&["--config", "/nowhere/vesper.toml", "article", "list"]);
    assert_eq!(code, 1);
    assert!(says.contains("vesper init DIR"), "{says}");
    let (code, help, _) = vesper(&["article", "publish", "--help"]);
    assert_eq!(code, 0);
    assert!(help.contains("Example:"), "{help}");
    assert!(vesper(&["completions", "bash"]).1.contains("_vesper"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn init_makes_a_newsroom_once_and_check_says_what_is_wrong() {
    let newsroom = Newsroom::open(None).await;
    let again = newsroom.command(&["init", newsroom.root().to_str().unwrap()]);
    assert!(String::from_utf8_lossy(&again.stderr).contains("is there already"));
    let fine = newsroom.command(&["check"]);
    assert!(fine.status.success(), "{}", String::from_utf8_lossy(&fine.stdout));
    let wrong = newsroom
        .prepare(&["check"])
        .env("VESPER_SMTP", "smtp://127.0.0.1:1")
        .output()
        .unwrap();
    assert!(!wrong.status.success());
    assert!(String::from_utf8_lossy(&wrong.stdout).contains("FAULT  mail relay"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_imported_file_makes_one_article_and_says_what_is_wrong_with_it() {
    let newsroom = Newsroom::open(None).await;
    let id = newsroom.import("a.md", "headline: A lake", true);
    assert_eq!(
        newsroom.import("a.md", "headline: A lake", true),
        id,
        "the same again"
    );
    let shown = &newsroom.json(&["article", "show", &id.to_string()])[0];
    assert_eq!(
        shown["revisions"].as_array().unwrap().len(),
        1,
        "which changed nothing"
    );
    let file = newsroom.folder.path().join("bad.md");
    std::fs::write(&file, "---\nlang: en\nheadlin: A\n---\nText.\n").unwrap();
    let bad = newsroom.command(&["article", "import", file.to_str().unwrap()]);
    assert_eq!(bad.status.code(), Some(1));
    assert!(
        String::from_utf8_lossy(&bad.stderr).contains("headlin"),
        "{}",
        String::from_utf8_lossy(&bad.stderr)
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_missing_before_publishing_is_said_at_once() {
    let newsroom = Newsroom::open(None).await;
    let file = newsroom.folder.path().join("a.md");
    std::fs::write(&file, "---\nlang: en\nheadline: A\n---\nText.\n\n> Words\n").unwrap();
    let id = newsroom.json(&["article", "import", file.to_str().unwrap()])[0]["article"].to_string();
    let refused = newsroom.command(&["article", "publish", &id]);
    let says = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert!(
        says.contains("neither an author nor an agency") && says.contains("a quotation has no speaker"),
        "{says}"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_list_of_readers_comes_in_with_its_consent_and_goes_out_again() {
    let newsroom = Newsroom::open(None).await;
    let file = newsroom.folder.path().join("list.csv");
    let list = "Email Address,Language,Status,CONFIRM_TIME\n\
                noor@lantern.example,de,subscribed,2024-03-01 10:00:00\n\
                left@lantern.example,en,unsubscribed,2024-03-01 10:00:00\n\
                not an address,en,subscribed,\n\
                NOOR@lantern.example,en,subscribed,\n";
    std::fs::write(&file, list).unwrap();
    let counts = &newsroom.json(&["subscribers", "import", file.to_str().unwrap()])[0];
    assert_eq!(
        (&counts["added"], &counts["known"], &counts["set_aside"]),
        (&1.into(), &1.into(), &1.into()),
        "{counts}"
    );
    assert_eq!(counts["not_subscribed"], 1);
    let out = newsroom.say(&["subscribers", "export"]);
    assert!(out.contains("noor@lantern.example,de,utc,UTC,confirmed"), "{out}");
    assert!(out.contains("2024-03-01T10:00:00Z"), "{out}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_backup_fills_an_empty_newsroom() {
    let newsroom = Newsroom::open(None).await;
    newsroom.import("a.md", "headline: Kept", true);
    let file = newsroom.folder.path().join("evening.vesper");
    newsroom.say(&["backup", file.to_str().unwrap()]);
    let other = Newsroom::open(None).await;
    other.say(&["restore", file.to_str().unwrap()]);
    assert_eq!(other.json(&["article", "list"])[0]["headline"], "Kept");
    let twice = other.command(&["restore", file.to_str().unwrap()]);
    assert!(String::from_utf8_lossy(&twice.stderr).contains("not empty"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_editor_chooses_the_stories_of_the_letter() {
    let newsroom = Newsroom::open(None).await;
    let one = newsroom.import("a.md", "headline: The first\nweight: 90", true);
    let two = newsroom.import("b.md", "headline: The second\nweight: 10", true);
    let automatic = newsroom.say(&["letter", "preview"]);
    assert!(
        automatic.find("The first") < automatic.find("The second"),
        "{automatic}"
    );
    newsroom.say(&["letter", "choose", &two.to_string(), &one.to_string()]);
    let chosen = newsroom.say(&["letter", "preview"]);
    assert!(chosen.find("The second") < chosen.find("The first"), "{chosen}");
}
