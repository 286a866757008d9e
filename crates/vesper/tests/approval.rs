//! Approval, legal hold and embargo, through the program.

mod support;

use support::Newsroom;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sections_ask_and_the_program_says_what_is_missing() {
    let newsroom = Newsroom::open(None).await;
    let settings = newsroom.root().join("vesper.toml");
    let strict = std::fs::read_to_string(&settings).unwrap().replacen(
        "id = \"world\"",
        "id = \"world\"\nsecond_pair_of_eyes = true\nlegal = true",
        1,
    );
    assert!(strict.contains("second_pair_of_eyes"), "{strict}");
    std::fs::write(&settings, strict).unwrap();
    newsroom.import("a.md", "headline: A lake", false);

    let alone = newsroom.command(&["article", "publish", "1"]);
    assert!(!alone.status.success());
    let says = String::from_utf8_lossy(&alone.stderr).into_owned();
    assert!(
        says.contains("somebody who did not write on it must approve it"),
        "{says}"
    );

    let hash = newsroom.json(&["article", "show", "1"])[0]["hash"]
        .as_str()
        .unwrap()
        .to_owned();
    let by = |user: &str, arguments: &[&str]| {
        let output = newsroom.prepare(arguments).env("USER", user).output().unwrap();
        let says = String::from_utf8_lossy(&output.stderr).into_owned();
        (output.status.success(), says)
    };
    let other = "0".repeat(64);
    let (done, says) = by("lk", &["article", "approve", "1", "--hash", &other]);
    assert!(!done && says.contains("read it again"), "{says}");
    assert_eq!(
        by("lk", &["article", "approve", "1", "--hash", &hash]),
        (true, String::new())
    );
    let (done, says) = by("lk", &["article", "publish", "1"]);
    assert!(!done && says.contains("waits for legal clearance"), "{says}");
    let (done, says) = by("lk", &["article", "check", "1"]);
    assert!(
        !done && says.contains("1 of 15 checks of article 1 fail"),
        "{says}"
    );
    by(
        "lk",
        &[
            "article",
            "clear",
            "1",
            "--hash",
            &hash,
            "--reason",
            "read by counsel",
        ],
    );
    assert_eq!(by("lk", &["article", "check", "1"]), (true, String::new()));
    let (done, says) = by("lk", &["article", "publish", "1"]);
    assert!(done, "{says}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_embargo_is_extended_and_lifted_and_the_release_follows() {
    let mut newsroom = Newsroom::open(None).await;
    newsroom.serve();
    newsroom.import(
        "a.md",
        "headline: Under embargo\nembargo: 2098-01-01T00:00:00Z",
        true,
    );
    let later = newsroom.json(&[
        "article",
        "embargo",
        "1",
        "--until",
        "2099-01-01T00:00:00Z",
        "--reason",
        "the survey asked",
    ]);
    assert_eq!(later[0]["stage"]["at"], "2099-01-01T00:00:00Z");
    let page = "/en/under-embargo/a-1";
    assert_eq!(newsroom.get(page).status, 404);
    newsroom.say(&[
        "article",
        "embargo",
        "1",
        "--lift",
        "--reason",
        "it is on the survey's own page",
    ]);
    newsroom.until("it is out", || newsroom.get(page).status == 200);
    let late = newsroom.command(&[
        "article",
        "embargo",
        "1",
        "--until",
        "2099-01-01T00:00:00Z",
        "--reason",
        "oh",
    ]);
    let says = String::from_utf8_lossy(&late.stderr).into_owned();
    assert!(says.contains("withdraw it instead"), "{says}");
    let record = newsroom.say(&["audit", "export"]);
    assert!(record.contains("the survey asked") && record.contains("the survey's own page"));
}
