//! Corrections through the program's doors: what readers are told, and what can be asked afterwards.

mod support;

use support::Newsroom;

const COPY: &str =
    "---\nlang: en\nsection: world\nauthors: [ek]\nheadline: The lake rises\nteaser: It rises.\n---\n\n";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_correction_is_told_everywhere_and_the_earlier_version_can_be_asked_for() {
    let mut newsroom = Newsroom::open(None).await;
    newsroom.serve();
    let file = newsroom.folder.path().join("lake.md");
    let write = |words: &str| std::fs::write(&file, format!("{COPY}{words}\n")).unwrap();
    let path = file.to_str().unwrap();
    write("The survey places thirteen gaiges at the shore.");
    newsroom.say(&["article", "import", path, "--publish"]);
    let page = "/en/the-lake-rises/a-1";
    newsroom.until("the story is out", || newsroom.get(page).status == 200);

    // A typing error is put right without a word to readers.
    write("The survey places thirteen gauges at the shore.");
    newsroom.say(&[
        "article",
        "amend",
        "1",
        "--file",
        path,
        "--reason",
        "a wrong letter",
    ]);
    newsroom.until("the letter is right", || {
        newsroom.get(page).body.contains("gauges")
    });
    assert!(!newsroom.get("/en/corrections").body.contains("The lake rises"));

    write("The survey places thirty-one gauges at the shore.");
    let note = "It places thirty-one gauges, not thirteen.";
    newsroom.say(&[
        "article",
        "correct",
        "1",
        "--file",
        path,
        "--note",
        note,
        "--kind",
        "clarification",
    ]);
    for door in [page, "/en/", "/en/corrections", "/en/feed.xml", "/en/feed.json"] {
        newsroom.until(door, || newsroom.get(door).body.contains(note));
    }
    assert!(newsroom.get("/en/corrections").body.contains("Clarification"));

    let diff = newsroom.say(&["article", "diff", "1"]);
    assert!(
        diff.contains("[-thirteen-]{+thirty-one+}") || diff.contains("[-thirteen-]{+thirty+}"),
        "{diff}"
    );
    let history = newsroom.json(&["article", "history", "1"]);
    let releases = history[0]["releases"].as_array().unwrap();
    let acts: Vec<_> = releases
        .iter()
        .map(|release| release["act"].as_str().unwrap())
        .collect();
    assert_eq!(acts, ["publish", "amend", "correct"]);
    assert_eq!(releases[1]["why"], "a wrong letter");
    let correction = &history[0]["corrections"][0];
    assert_eq!(
        (&correction["first_wrong"], &correction["corrected_in"]),
        (&1.into(), &3.into())
    );
    let first = releases[0]["at"].as_str().unwrap();
    assert!(
        newsroom
            .say(&["article", "at", "1", first])
            .contains("thirteen gaiges")
    );
    let early = newsroom.command(&["article", "at", "1", "2020-01-01T00:00:00Z"]);
    assert!(!early.status.success());
    assert!(String::from_utf8_lossy(&early.stderr).contains("readers saw nothing of article 1"));

    newsroom.say(&["article", "withdraw", "1", "--reason", "a mistake"]);
    newsroom.until("nothing of it stays", || {
        !newsroom.get("/en/corrections").body.contains("thirty-one")
    });
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_next_letter_tells_who_was_sent_the_wrong_version_and_where_counts_them() {
    let newsroom = Newsroom::open(None).await;
    let file = newsroom.folder.path().join("lake.md");
    let path = file.to_str().unwrap();
    let list = newsroom.folder.path().join("readers.csv");
    let bring = |address: &str| {
        std::fs::write(&list, format!("email\n{address}\n")).unwrap();
        newsroom.say(&["subscribers", "import", list.to_str().unwrap()]);
    };
    bring("noor@lantern.example");
    std::fs::write(&file, format!("{COPY}It holds three gauges.\n")).unwrap();
    newsroom.say(&["article", "import", path, "--publish"]);
    newsroom.say(&["letter", "send", "--lang", "en", "--date", "2099-06-01"]);
    let first = newsroom.mails.text_to("noor@lantern.example").unwrap();
    assert!(first.contains("The lake rises"), "{first}");

    let note = "It holds two gauges, not three.";
    newsroom.say(&["article", "correct", "1", "--note", note]);
    bring("ida@lantern.example");
    let counts = || {
        let told = newsroom.json(&["where", "1"]).remove(0);
        let one = &told["corrections"][0];
        assert_eq!(one["text"], note, "{told:#?}");
        ["told", "to_tell", "out_of_reach"].map(|key| one[key].as_i64().unwrap())
    };
    assert_eq!(counts(), [0, 1, 0]);
    let text = newsroom.say(&["where", "1"]);
    assert!(
        text.contains("readers told by letter: 0, to be told: 1, out of reach: 0"),
        "{text}"
    );

    newsroom.import("dam.md", "headline: The dam holds", true);
    newsroom.say(&["letter", "send", "--lang", "en", "--date", "2099-06-02"]);
    let noor = newsroom.mails.text_to("noor@lantern.example").unwrap();
    assert!(noor.contains("CORRECTIONS") && noor.contains(note), "{noor}");
    assert!(
        noor.contains("The earlier version stood in our letter of June 1, 2099."),
        "{noor}"
    );
    let ida = newsroom.mails.text_to("ida@lantern.example").unwrap();
    assert!(
        ida.contains("The dam holds") && !ida.contains("CORRECTIONS"),
        "{ida}"
    );
    assert_eq!(counts(), [1, 0, 0]);
}
