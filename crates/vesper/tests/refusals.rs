//! What the program refuses, and that nothing is lost by it.

mod support;

use support::Newsroom;

fn refused(newsroom: &Newsroom, arguments: &[&str], says: &str) {
    let output = newsroom.command(arguments);
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(
        !output.status.success() && told.contains(says),
        "{arguments:?}: {told}"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_manuscript_of_something_else_corrects_nothing() {
    let newsroom = Newsroom::open(None).await;
    newsroom.import("lake.md", "headline: A lake\nstory: lake", true);
    let fix = |name: &str, front: &str, says: &str| {
        let file = newsroom.folder.path().join(name);
        let text = format!("---\nsection: world\nauthors: [ek]\n{front}\n---\nOther words.\n");
        std::fs::write(&file, text).unwrap();
        let file = file.to_str().unwrap();
        refused(
            &newsroom,
            &["article", "amend", "1", "--file", file, "--reason", "x"],
            says,
        );
        refused(
            &newsroom,
            &["article", "correct", "1", "--file", file, "--note", "It was."],
            says,
        );
    };
    fix(
        "de.md",
        "lang: de\nheadline: Ein See\nstory: lake",
        "is in de, article 1 in en",
    );
    fix(
        "other.md",
        "lang: en\nheadline: Another\nstory: river",
        "tells the story “river”",
    );
    fix(
        "kept.md",
        "lang: en\nheadline: A lake\nembargo: 2099-01-01T00:00:00Z",
        "is under embargo until 2099-01-01T00:00:00Z",
    );
    assert_eq!(
        newsroom.json(&["article", "show", "1"])[0]["head"],
        1,
        "nothing was written"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_correction_names_revisions_that_are_there_and_is_made_once() {
    let newsroom = Newsroom::open(None).await;
    newsroom.import("lake.md", "headline: A lake", true);
    for since in ["0", "2", "99"] {
        let with = [
            "article",
            "correct",
            "1",
            "--note",
            "It is deep.",
            "--since",
            since,
        ];
        refused(&newsroom, &with, "readers of article 1 have revision 1");
    }
    newsroom.say(&["article", "correct", "1", "--note", "It is deep."]);
    refused(
        &newsroom,
        &["article", "correct", "1", "--note", " It is deep. "],
        "has that note already",
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_nobody_could_read_and_what_is_not_there_is_refused() {
    let newsroom = Newsroom::open(None).await;
    let file = newsroom.folder.path().join("fr.md");
    std::fs::write(
        &file,
        "---\nlang: fr\nsection: world\nauthors: [ek]\nheadline: Un lac\n---\nDes mots.\n",
    )
    .unwrap();
    let path = file.to_str().unwrap();
    refused(
        &newsroom,
        &["article", "import", path],
        "does not publish in fr; it does in en, de",
    );
    let mistyped = newsroom
        .prepare(&["article", "list"])
        .env("VESPER_DATABASE", "sqlite:typo.sqlite")
        .output()
        .unwrap();
    assert!(String::from_utf8_lossy(&mistyped.stderr).contains("there is no database"));
    assert!(!newsroom.root().join("typo.sqlite").exists());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_withdrawn_piece_is_drafted_anew_and_stands_in_no_letter() {
    let newsroom = Newsroom::open(None).await;
    newsroom.import("lake.md", "headline: A lake", true);
    newsroom.say(&["article", "withdraw", "1", "--reason", "a hoax"]);
    refused(&newsroom, &["letter", "choose", "1"], "is withdrawn");
    refused(&newsroom, &["article", "submit", "1"], "withdrawn");
    newsroom.say(&["article", "redraft", "1", "--reason", "it was none"]);
    newsroom.say(&["article", "publish", "1"]);
    assert_eq!(
        newsroom.json(&["article", "show", "1"])[0]["stage"]["stage"],
        "published"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_kill_under_another_name_is_no_silent_success() {
    let newsroom = Newsroom::open(None).await;
    let item = |version: u8, status: &str| {
        let file = newsroom.folder.path().join("item.json");
        let text = format!(
            r#"{{"uri":"urn:meridian:1","version":"{version}","pubstatus":"{status}","type":"text","language":"en","headline":"One","body_text":"Words."}}"#
        );
        std::fs::write(&file, text).unwrap();
        file.to_str().unwrap().to_owned()
    };
    newsroom.say(&["wire", "ingest", &item(1, "usable"), "--agency", "Meridian"]);
    let says = newsroom.say(&["wire", "ingest", &item(2, "canceled"), "--agency", "Meridien"]);
    assert!(says.contains("ALARM: kill 2 needs an editor"), "{says}");
    assert!(says.contains("known from Meridian"), "{says}");
}
