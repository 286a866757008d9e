//! What an agency sent can be looked at whole: its fields, its versions, the bytes as they came.

mod support;

use std::io::{BufRead, BufReader};
use std::process::Stdio;
use support::Newsroom;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_item_its_versions_and_the_bytes_of_each_can_be_shown() {
    let newsroom = Newsroom::open(None).await;
    let file = newsroom.root().join("dam.json");
    let first = r#"{"uri":"urn:lakeland:dam","version":"1","headline":"Dam holds","body_text":"It holds.",
        "ednote":"Call the desk","usageterms":"Not in Borduria","subject":[{"name":"Dams","code":"20000065","scheme":"medtop"}]}"#;
    std::fs::write(&file, first).unwrap();
    let path = file.to_str().unwrap();
    newsroom.say(&["wire", "ingest", path, "--agency", "Lakeland"]);
    let second = first
        .replace(r#""version":"1""#, r#""version":"2""#)
        .replace("holds", "breaks");
    std::fs::write(&file, &second).unwrap();
    newsroom.say(&["wire", "ingest", path, "--agency", "Lakeland"]);

    let shown = newsroom.say(&["wire", "show", "1"]);
    for words in [
        "Dam breaks",
        "It breaks.",
        "agency       Lakeland",
        "note         Call the desk",
        "usage        Not in Borduria",
        "subjects     Dams (medtop:20000065)",
        "version 1, the agency's 1 came at",
        "the bytes as they came: vesper wire raw 1 --version 2",
    ] {
        assert!(shown.contains(words), "{words}: {shown}");
    }
    assert!(
        newsroom
            .say(&["wire", "show", "1", "--version", "1"])
            .contains("It holds.")
    );
    let bytes = |arguments: &[&str]| newsroom.command(arguments).stdout;
    assert_eq!(bytes(&["wire", "raw", "1"]), second.as_bytes());
    assert_eq!(bytes(&["wire", "raw", "1", "--version", "1"]), first.as_bytes());
    let wrong = newsroom.command(&["wire", "show", "1", "--version", "9"]);
    assert!(String::from_utf8_lossy(&wrong.stderr).contains("no version 9; there are 2"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_set_aside_is_kept_to_the_letter() {
    let newsroom = Newsroom::open(None).await;
    let broken = b"{\"uri\":\"urn:lakeland:dam\",\"urgency\":\"\xffsoon\"}";
    let file = newsroom.root().join("broken.json");
    std::fs::write(&file, broken).unwrap();
    newsroom.say(&["wire", "ingest", file.to_str().unwrap()]);
    let rows = newsroom.json(&["wire", "list"]);
    let raw = rows[0]["raw"].as_str().unwrap();
    assert_eq!(newsroom.command(&["wire", "raw", raw]).stdout, broken);
    let nothing = newsroom.command(&["wire", "raw", "soon"]);
    assert!(String::from_utf8_lossy(&nothing.stderr).contains("neither an item's number nor the hash"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_becomes_of_an_item_is_said_before_the_file_ends() {
    let newsroom = Newsroom::open(None).await;
    let file = newsroom.root().join("lines.json");
    let words = "Water rises. ".repeat(40);
    let lines: String = (0..600)
        .map(|number| format!("{{\"uri\":\"urn:x:{number}\",\"version\":\"1\",\"headline\":\"{words}\"}}\n"))
        .collect();
    std::fs::write(&file, lines).unwrap();
    let mut ingest = newsroom
        .prepare(&["wire", "ingest", file.to_str().unwrap(), "--agency", "Lakeland"])
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    // More than a pipe holds: it waits for us to read on.
    let mut said = BufReader::new(ingest.stdout.take().unwrap()).lines();
    assert!(said.next().unwrap().unwrap().contains("new"));
    let kept = newsroom.json(&["wire", "list", "--limit", "1000"]).len();
    assert!((1..600).contains(&kept), "{kept}");
    assert_eq!(said.map(Result::unwrap).count(), 599);
    assert!(ingest.wait().unwrap().success());
}
