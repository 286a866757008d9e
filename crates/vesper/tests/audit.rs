//! The record of privileged acts, through the program.

mod support;

use support::Newsroom;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_record_says_who_did_what_and_finds_what_was_changed() {
    let newsroom = Newsroom::open(None).await;
    let folder = newsroom.folder.path().to_owned();
    newsroom.import("a.md", "headline: A lake", true);
    newsroom.say(&["article", "correct", "1", "--note", "It was two lakes."]);
    newsroom.say(&["article", "withdraw", "1", "--reason", "it was false"]);
    newsroom.say(&["backup", folder.join("evening.vesper").to_str().unwrap()]);

    let exported = newsroom.say(&["audit", "export"]);
    let entries: Vec<serde_json::Value> = exported
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let acts: Vec<_> = entries
        .iter()
        .map(|entry| entry["act"].as_str().unwrap())
        .collect();
    assert_eq!(
        acts,
        ["submit", "approve", "publish", "correct", "withdraw", "backup"]
    );
    let withdrawn = &entries[4];
    assert_eq!(
        (&withdrawn["subject"], &withdrawn["why"]),
        (&"article 1, revision 2".into(), &"it was false".into())
    );
    assert!(
        withdrawn["origin"]
            .as_str()
            .unwrap()
            .starts_with("command line on ")
    );

    let verified = newsroom.json(&["audit", "verify"]);
    let head = verified[0]["head"].as_str().unwrap().to_owned();
    assert_eq!(verified[0]["entries"], 6);
    let file = folder.join("audit.jsonl");
    std::fs::write(&file, &exported).unwrap();
    let from_file = newsroom.json(&[
        "audit",
        "verify",
        "--file",
        file.to_str().unwrap(),
        "--head",
        &head,
    ]);
    assert_eq!(from_file, verified);
    std::fs::write(&file, exported.replace("it was false", "no reason")).unwrap();
    let broken = newsroom.command(&["audit", "verify", "--file", file.to_str().unwrap()]);
    let says = String::from_utf8_lossy(&broken.stderr).into_owned();
    assert_eq!(broken.status.code(), Some(1));
    assert!(
        says.contains("line 5") && says.contains("entry 5 was changed"),
        "{says}"
    );

    // Later acts leave a head that was noted whole.
    newsroom.import("b.md", "headline: Another lake", true);
    newsroom.say(&["audit", "verify", "--head", &head]);
    let cut_off = newsroom.command(&["audit", "verify", "--head", "999:ff"]);
    assert!(String::from_utf8_lossy(&cut_off.stderr).contains("cut off: entry 999"));
    let wrong = newsroom.command(&["audit", "verify", "--head", "x"]);
    assert_eq!(wrong.status.code(), Some(2));

    // A restored newsroom has the record, and says that it was restored.
    let other = Newsroom::open(None).await;
    let settings = other.root().join("vesper.toml");
    let strict = std::fs::read_to_string(&settings)
        .unwrap()
        .replace("id = \"world\"", "id = \"world\"\nlegal = true");
    std::fs::write(&settings, strict).unwrap();
    other.say(&["restore", folder.join("evening.vesper").to_str().unwrap()]);
    let entries = other.say(&["audit", "export"]);
    let acts: Vec<_> = entries.lines().skip(5).collect();
    assert_eq!(acts.len(), 2, "{entries}");
    assert!(acts[0].contains("\"restore\"") && acts[1].contains("\"section-rules\""));
    other.say(&["audit", "verify"]);
}
