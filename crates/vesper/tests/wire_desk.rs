//! What the desk asks about agencies' items, on the command line: events, differences, where items go.
#![expect(clippy::unwrap_used, reason = "tests")]

mod support;

use serde_json::{Value, json};
use support::Newsroom;

const RULES: &str = r#"
[wire]
desks = [{ id = "news", name = "News" }, { id = "world", name = "World" }, { id = "sport" }]
[[wire.routes]]
name = "quakes"
desk = "world"
topic = "medtop:03000000"
words = { any = ["quake*"] }
[wire.topics]
"Meridian:dis" = "medtop:20000153"
"#;

fn set_rules(newsroom: &Newsroom, rules: &str) {
    let file = newsroom.root().join("vesper.toml");
    let text = std::fs::read_to_string(&file).unwrap();
    let bare = text.split("\n[wire]").next().unwrap();
    std::fs::write(file, format!("{bare}\n{rules}")).unwrap();
}

/// Takes an item in and answers its number.
fn ingest(newsroom: &Newsroom, agency: &str, document: &Value) -> i64 {
    let file = newsroom.folder.path().join("item.json");
    std::fs::write(&file, document.to_string()).unwrap();
    newsroom.json(&["wire", "ingest", file.to_str().unwrap(), "--agency", agency])[0]["item"]
        .as_i64()
        .unwrap()
}

fn quake(guid: &str, version: &str, killed: &str) -> Value {
    json!({
        "uri": guid, "version": version, "type": "text", "language": "en", "urgency": 2,
        "headline": format!("Quake kills {killed} in Harrowmere"),
        "subject": [{ "code": "dis", "name": "disaster" }],
        "body_text": format!("An earthquake of magnitude 6.1 killed {killed} people in Harrowmere on Tuesday, said Odile Brannock.\n\nIt was felt in Port Alder."),
    })
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_event_is_one_line_with_its_agencies_and_a_new_version_shows_its_words() {
    let newsroom = Newsroom::open(None).await;
    set_rules(&newsroom, RULES);
    let first = ingest(&newsroom, "Meridian", &quake("urn:meridian:2026:1", "1", "five"));
    ingest(
        &newsroom,
        "Corrie Press",
        &quake("urn:corrie:2026:9", "1", "five"),
    );
    let fair = json!({ "uri": "urn:meridian:2026:2", "type": "text", "headline": "Cheese fair opens" });
    let fair = ingest(&newsroom, "Meridian", &fair);
    ingest(
        &newsroom,
        "Meridian",
        &quake("urn:meridian:2026:1", "2", "eleven"),
    );

    let groups = newsroom.json(&["wire", "groups"]);
    assert_eq!(groups.len(), 2);
    assert_eq!(groups[1]["agencies"], json!(["Meridian", "Corrie Press"]));
    assert_eq!(groups[1]["headline"], "Quake kills eleven in Harrowmere");
    assert_eq!(
        (&groups[1]["count"], &groups[1]["urgency"]),
        (&json!(2), &json!(2))
    );
    let text = newsroom.say(&["wire", "groups", "--desk", "world"]);
    assert_eq!(text.lines().count(), 1, "{text}");
    assert!(
        text.contains("Meridian, Corrie Press") && text.contains("Quake kills eleven"),
        "{text}"
    );
    let one = newsroom.say(&["wire", "groups", &groups[1]["group"].to_string()]);
    assert!(one.contains("about earthquake") && one.contains("world"), "{one}");

    let diff = newsroom.say(&["wire", "diff", &first.to_string()]);
    assert!(
        diff.contains("headline: Quake kills [-five-]{+eleven+} in Harrowmere"),
        "{diff}"
    );
    assert!(
        !diff.contains("Port Alder") && !diff.contains('\x1b'),
        "only what changed, no colour for programs: {diff}"
    );
    let diff = &newsroom.json(&["wire", "diff", &first.to_string(), "--from", "1", "--to", "2"])[0];
    assert_eq!(
        diff["changed"][0]["words"][1],
        json!({ "change": "out", "text": "five" })
    );
    let refused = newsroom.command(&["wire", "diff", &fair.to_string()]);
    assert!(String::from_utf8_lossy(&refused.stderr).contains("one version only"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn changed_rules_are_tried_on_the_last_days_before_they_hold() {
    let newsroom = Newsroom::open(None).await;
    set_rules(&newsroom, RULES);
    let quake = ingest(&newsroom, "Meridian", &quake("urn:meridian:2026:1", "1", "five"));
    let match_report =
        json!({ "uri": "urn:meridian:2026:3", "type": "text", "headline": "Port Alder beat Vantor 3-1" });
    let match_report = ingest(&newsroom, "Meridian", &match_report);
    let desk = |desk: &str| -> Vec<i64> {
        let items = newsroom.json(&["wire", "list", "--desk", desk]);
        items.iter().map(|line| line["item"].as_i64().unwrap()).collect()
    };
    assert_eq!(
        (desk("world"), desk("news"), desk("sport")),
        (vec![quake], vec![match_report], vec![])
    );
    let same = newsroom.say(&["wire", "routes"]);
    assert!(same.contains("0 of 2 items"), "{same}");

    let changed = format!("{RULES}[[wire.routes]]\nname = \"league\"\ndesk = \"sport\"\nwords = {{ all = [\"Vantor\", \"beat\"] }}\n")
        .replace("03000000", "04000000");
    let file = newsroom.folder.path().join("changed.toml");
    std::fs::write(&file, &changed).unwrap();
    let trial = &newsroom.json(&[
        "wire",
        "routes",
        "--since",
        "7d",
        "--rules",
        file.to_str().unwrap(),
    ])[0];
    assert_eq!(
        trial["rules"][1],
        json!({ "name": "league", "desk": "sport", "items": 1 })
    );
    assert_eq!(
        trial["changes"][0]["from"],
        json!([{ "desk": "world", "rule": "quakes" }])
    );
    assert_eq!(trial["changes"][0]["to"], json!([{ "desk": "news", "rule": "" }]));
    assert_eq!(
        trial["changes"][1]["to"],
        json!([{ "desk": "sport", "rule": "league" }])
    );
    assert_eq!(desk("world"), [quake], "a trial moves nothing");

    set_rules(&newsroom, &changed);
    let moved = newsroom.say(&["wire", "routes", "--apply"]);
    assert!(moved.contains("2 of 2 items"), "{moved}");
    assert_eq!(
        (desk("world"), desk("news"), desk("sport")),
        (vec![], vec![quake], vec![match_report])
    );
    let audit = newsroom.say(&["audit", "export"]);
    assert!(audit.contains("\"reroute\""), "{audit}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn mistakes_in_rules_are_named_with_what_was_meant() {
    let newsroom = Newsroom::open(None).await;
    set_rules(&newsroom, &RULES.replace("desk = \"world\"", "desk = \"wrold\""));
    let refused = newsroom.command(&["wire", "list"]);
    let says = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert!(
        says.contains("there is no desk “wrold”; did you mean “world”?"),
        "{says}"
    );
    set_rules(&newsroom, &RULES.replace("words =", "wrods ="));
    let says = String::from_utf8_lossy(&newsroom.command(&["wire", "list"]).stderr).into_owned();
    assert!(says.contains("did you mean “wire.routes.words”?"), "{says}");
    set_rules(&newsroom, RULES);
    let says = String::from_utf8_lossy(&newsroom.command(&["wire", "groups", "--desk", "sprot"]).stderr)
        .into_owned();
    assert!(says.contains("did you mean “sport”?"), "{says}");
    let says = String::from_utf8_lossy(&newsroom.command(&["wire", "routes", "--since", "soon"]).stderr)
        .into_owned();
    assert!(says.contains("write 7d, 36h or 90m"), "{says}");
}
