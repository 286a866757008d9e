//! Whose words an article is made of, and what it takes from an item besides its words, through the program.
#![expect(clippy::unwrap_used, reason = "tests")]

mod support;

use serde_json::{Value, json};
use support::Newsroom;

async fn open(settings: &str) -> Newsroom {
    let newsroom = Newsroom::open(None).await;
    let file = newsroom.root().join("vesper.toml");
    let text = std::fs::read_to_string(&file).unwrap();
    std::fs::write(&file, format!("{text}\n{settings}\n")).unwrap();
    newsroom
}

/// One item of ninjs from an agency; what the program says about it.
#[track_caller]
fn ingest(newsroom: &Newsroom, agency: &str, item: &Value) -> Value {
    let file = newsroom.folder.path().join("item.json");
    std::fs::write(&file, item.to_string()).unwrap();
    let arguments = ["wire", "ingest", file.to_str().unwrap(), "--agency", agency];
    newsroom.json(&arguments).remove(0)
}

fn item(guid: &str, headline: &str, words: &str) -> Value {
    json!({
        "uri": format!("urn:{guid}"), "type": "text", "language": "en", "version": "1", "headline": headline,
        "body_text": words,
    })
}

#[track_caller]
fn refused(newsroom: &Newsroom, arguments: &[&str]) -> String {
    let output = newsroom.command(arguments);
    assert!(!output.status.success(), "{arguments:?} is done");
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_kill_reaches_words_that_were_edited_after_another_agencys_were_taken_out() {
    let newsroom = open("").await;
    ingest(
        &newsroom,
        "Meridian",
        &item("dam", "Dam holds", "The dam above Orrin holds, the board says."),
    );
    let storm = item(
        "storm",
        "Storm leaves villages dark",
        "Four villages were left without power during the storm.",
    );
    ingest(&newsroom, "Corrie", &storm);
    newsroom.say(&["article", "draft", "1", "2"]);
    newsroom.say(&["article", "publish", "1"]);
    let file = newsroom.folder.path().join("amended.md");
    let text = "---\nlang: en\nheadline: A night of storm\n---\nFive villages were left without power during the storm.\n";
    std::fs::write(&file, text).unwrap();
    let file = file.to_str().unwrap();
    newsroom.say(&[
        "article",
        "amend",
        "1",
        "--file",
        file,
        "--reason",
        "five, not four",
    ]);
    let shown = newsroom.json(&["article", "show", "1"]).remove(0);
    assert_eq!(shown["content"]["credit"]["agencies"], json!(["Corrie"]));
    assert_eq!(shown["content"]["body"][0]["origin"], 2);
    let mut kill = storm;
    kill["version"] = "2".into();
    kill["pubstatus"] = "canceled".into();
    assert_eq!(ingest(&newsroom, "Corrie", &kill)["withdrawn"], json!([1]));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_story_has_the_topics_that_the_newsroom_says_its_codes_mean() {
    let newsroom = open("[wire.topics]\n\"Meridian:met\" = \"medtop:17000000\"").await;
    let mut rain = item("rain", "Rain falls", "It falls.");
    rain["subject"] = json!([{ "code": "met", "name": "met desk" }]);
    ingest(&newsroom, "Meridian", &rain);
    newsroom.say(&["article", "draft", "1"]);
    let shown = newsroom.json(&["article", "show", "1"]).remove(0);
    assert_eq!(shown["topics"], json!(["medtop:17000000"]), "{shown}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn another_language_leaves_a_story_where_it_was_filed() {
    let newsroom = open("").await;
    ingest(&newsroom, "Meridian", &item("cup", "Cup won", "They won it."));
    newsroom.say(&["article", "draft", "1", "--section", "sport"]);
    newsroom.say(&["article", "publish", "1"]);
    newsroom.say(&["article", "draft", "1", "--lang", "de"]);
    let shown = newsroom.json(&["article", "show", "2"]).remove(0);
    assert_eq!(
        (&shown["lang"], &shown["section"]),
        (&"de".into(), &"sport".into())
    );
    let other = ["article", "draft", "1", "--lang", "de", "--section", "world"];
    assert!(refused(&newsroom, &other).contains("its story is in “sport”"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_item_in_a_language_that_is_not_published_asks_for_one() {
    let newsroom = open("").await;
    for (guid, language) in [("a", "nb-NO"), ("b", "fr"), ("c", "en")] {
        let mut fjord = item(guid, "Fjord frozen", "The fjord is frozen.");
        fjord["language"] = language.into();
        ingest(&newsroom, "Meridian", &fjord);
    }
    for (number, language) in [("1", "nb-NO"), ("2", "fr")] {
        let says = refused(&newsroom, &["article", "draft", number]);
        assert!(says.contains("--lang") && says.contains(language), "{says}");
    }
    assert!(refused(&newsroom, &["article", "draft", "3", "1"]).contains("item 1 is in nb-NO"));
    newsroom.say(&["article", "draft", "1", "--lang", "en"]);
}
