//! From agencies' items to an article and what becomes of it, through the program.
#![expect(clippy::unwrap_used, reason = "tests")]

mod support;

use serde_json::Value;
use support::Newsroom;
use testkit::{Reply, Server};

struct Wire {
    newsroom: Newsroom,
}

impl Wire {
    async fn open(settings: &str) -> Self {
        let newsroom = Newsroom::open(None).await;
        let file = newsroom.root().join("vesper.toml");
        let text = std::fs::read_to_string(&file).unwrap();
        std::fs::write(&file, format!("{text}\n{settings}\n")).unwrap();
        Self { newsroom }
    }

    /// One item of ninjs from an agency; what the program says about it.
    #[track_caller]
    fn ingest(&self, agency: &str, guid: &str, more: &str) -> Value {
        let file = self.newsroom.folder.path().join("item.json");
        let item = format!(r#"{{"uri":"urn:{guid}","type":"text","language":"en",{more}}}"#);
        std::fs::write(&file, item).unwrap();
        let arguments = ["wire", "ingest", file.to_str().unwrap(), "--agency", agency];
        self.newsroom.json(&arguments).remove(0)
    }

    #[track_caller]
    fn one(&self, arguments: &[&str]) -> Value {
        self.newsroom.json(arguments).remove(0)
    }

    #[track_caller]
    fn refused(&self, arguments: &[&str]) -> String {
        let output = self.newsroom.command(arguments);
        assert!(!output.status.success(), "{arguments:?} is done");
        String::from_utf8_lossy(&output.stderr).into_owned()
    }

    fn show(&self, id: &str) -> Value {
        self.one(&["article", "show", id])
    }
}

const DAM: &str = r#""version":"1","headline":"Dam holds","body_text":"It holds.","located":"Orrin","subject":[{"code":"medtop:16000000","name":"conflict, war and peace"}]"#;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_agencies_become_one_article_that_follows_them() {
    let wire = Wire::open("").await;
    wire.ingest("Meridian", "dam", DAM);
    wire.ingest(
        "Lantern",
        "rain",
        r#""version":"1","headline":"Rain falls","body_text":"It falls.""#,
    );
    let made = wire.one(&["article", "draft", "1", "2"]);
    assert_eq!(made["article"], 1);
    let shown = wire.show("1");
    assert_eq!(
        shown["content"]["credit"]["agencies"],
        serde_json::json!(["Lantern", "Meridian"])
    );
    assert_eq!(shown["content"]["body"][0]["text"][0]["text"], "Orrin – ");
    assert_eq!(shown["content"]["body"][1]["origin"], 2);
    assert_eq!(shown["sources"].as_array().unwrap().len(), 2);

    let updated = wire.ingest(
        "Meridian",
        "dam",
        &DAM.replace(
            r#""version":"1""#,
            r#""version":"2","ednote":"CORRECTS that it holds""#,
        )
        .replace("It holds.", "It burst."),
    );
    assert_eq!(updated["to_decide"], serde_json::json!([1]));
    let list = wire.newsroom.say(&["article", "list", "--to-decide"]);
    assert!(list.contains("TO DECIDE (correction)"), "{list}");
    let says = wire.refused(&["article", "publish", "1"]);
    assert!(says.contains("an agency corrected"), "{says}");
    let shown = wire.newsroom.say(&["article", "show", "1"]);
    assert!(shown.contains("`vesper article refresh 1 1`"), "{shown}");
    wire.newsroom.say(&["article", "refresh", "1", "1"]);
    let shown = wire.show("1");
    assert_eq!(shown["source_flag"], Value::Null);
    assert_eq!(shown["content"]["body"][0]["text"][1]["text"], "It burst.");
    wire.newsroom.say(&["article", "publish", "1"]);

    // What is out is corrected, with a sentence for readers.
    wire.ingest(
        "Meridian",
        "dam",
        &DAM.replace(r#""version":"1""#, r#""version":"3""#)
            .replace("It holds.", "It burst at noon."),
    );
    assert!(wire.refused(&["article", "refresh", "1", "1"]).contains("--note"));
    wire.newsroom
        .say(&["article", "refresh", "1", "1", "--note", "It was at noon."]);
    assert_eq!(wire.show("1")["stage"]["stage"], "corrected");

    let says = wire.refused(&["article", "source", "remove", "1", "2", "--reason", "not used"]);
    assert!(says.contains("blocks were taken from it"), "{says}");
    let kept = wire.refused(&["article", "keep", "1", "--reason", "nothing to keep"]);
    assert!(kept.contains("there is nothing to decide"), "{kept}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_kill_alarms_until_an_editor_has_decided() {
    let mut wire =
        Wire::open("[wire]\non_kill = \"withdraw\"\n[wire.agencies.Meridian]\non_kill = \"alarm\"").await;
    wire.newsroom.serve();
    wire.ingest("Meridian", "dam", DAM);
    wire.newsroom.say(&["article", "draft", "1"]);
    wire.newsroom.say(&["article", "publish", "1"]);
    let page = "/en/dam-holds/a-1";
    wire.newsroom
        .until("it is out", || wire.newsroom.get(page).status == 200);
    let killed = wire.ingest("Meridian", "dam", r#""version":"2","pubstatus":"canceled""#);
    assert_eq!(killed["withdrawn"], serde_json::json!([]));
    assert_eq!(
        (&killed["to_decide"], &killed["needs_an_editor"]),
        (&serde_json::json!([1]), &Value::Bool(true))
    );
    let check = wire.newsroom.say_check();
    assert!(
        check.contains("FAULT  kills") && check.contains("vesper wire alarms"),
        "{check}"
    );
    assert_eq!(wire.newsroom.get(page).status, 200, "the desk decides");
    assert!(wire.refused(&["article", "draft", "1"]).contains("it is killed"));
    let alarms = wire.one(&["wire", "alarms"]);
    assert_eq!(
        (&alarms["item"], &alarms["kind"]),
        (&1.into(), &"undecided".into())
    );
    let done = wire.one(&["wire", "kill", "1", "--why", "the agency is right"]);
    assert_eq!(done["withdrawn"], serde_json::json!([1]));
    wire.newsroom
        .until("it is gone", || wire.newsroom.get(page).status == 410);
    assert!(wire.newsroom.say_check().contains("no kill waits"));
    let record = wire.newsroom.say(&["audit", "export"]);
    assert!(record.contains("the agency is right") && record.contains("kill-policy"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn terms_of_use_are_said_where_they_are_in_the_way() {
    let wire = Wire::open("[rights]\nterritory = [\"DE\", \"AT\"]").await;
    wire.ingest(
        "Meridian",
        "dam",
        &format!("{DAM},\"usageterms\":\"AUSTRIA OUT. Ring first\""),
    );
    wire.newsroom.say(&["article", "draft", "1"]);
    let says = wire.refused(&["article", "publish", "1"]);
    assert!(
        says.contains("“AUSTRIA OUT”: it may not be used in AT") && says.contains("“Ring first”"),
        "{says}"
    );
    let shown = wire.newsroom.say(&["article", "show", "1"]);
    assert!(
        shown.contains("IN THE WAY: item 1 of Meridian") && shown.contains("vesper article allow 1"),
        "{shown}"
    );
    let checked = wire.newsroom.command(&["article", "check", "1"]);
    let checked = String::from_utf8_lossy(&checked.stdout).into_owned();
    assert!(
        checked.contains("MISSING  usage terms: item 1 of Meridian"),
        "{checked}"
    );
    let allowed = wire.one(&["article", "allow", "1", "--reason", "they agreed"]);
    assert_eq!(allowed["allowed"].as_array().unwrap().len(), 2);
    wire.newsroom.say(&["article", "publish", "1"]);
    // A backup brings all of it back.
    let file = wire.newsroom.folder.path().join("evening.vesper");
    wire.newsroom.say(&["backup", file.to_str().unwrap()]);
    assert!(
        wire.newsroom
            .say(&["article", "show", "1"])
            .contains("allowed by")
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn pictures_come_along_and_one_that_cannot_be_had_is_named() {
    let jpeg = std::fs::read(support::image_file()).unwrap();
    let server = Server::start(vec![Reply::new("200 OK", &["Content-Type: image/jpeg"], &jpeg)]);
    let wire = Wire::open("[wire]\nprivate_pictures = true").await;
    let beside = wire.newsroom.folder.path().join("in");
    std::fs::create_dir(&beside).unwrap();
    let association = |name: &str, href: &str| {
        format!(
            r#""{name}":{{"uri":"urn:{name}","type":"picture","description_text":"The dam in the rain.","renditions":{{"main":{{"href":"{href}","mimetype":"image/jpeg"}}}}}}"#
        )
    };
    let associations = [
        association("main", &server.url("/dam.jpg")),
        association("second", "../../secret.jpg"),
        association("third", "http://127.0.0.1:1/none.jpg"),
    ];
    wire.ingest(
        "Meridian",
        "dam",
        &format!("{DAM},\"associations\":{{{}}}", associations.join(",")),
    );
    let made = wire.one(&[
        "article",
        "draft",
        "1",
        "--pictures",
        "all",
        "--beside",
        beside.to_str().unwrap(),
    ]);
    assert_eq!(made["pictures"], 1, "{made}");
    assert_eq!(made["missing"].as_array().unwrap().len(), 2, "{made}");
    let shown = wire.show("1");
    assert_eq!(shown["content"]["picture"]["caption"], "The dam in the rain.");
    assert_eq!(shown["content"]["picture"]["credit"], "Meridian");
    wire.newsroom.say(&["article", "publish", "1"]);
    let picture = wire.ingest("Meridian", "main", r#""version":"2","pubstatus":"canceled""#);
    assert_eq!(picture["withdrawn"], serde_json::json!([]));
    assert_eq!(
        picture["media"].as_array().unwrap().len(),
        1,
        "it is killed by its own name: {picture}"
    );
    let killed = wire.ingest("Meridian", "dam", r#""version":"2","pubstatus":"canceled""#);
    assert_eq!(killed["withdrawn"], serde_json::json!([1]));
    assert_eq!(
        killed["media"].as_array().unwrap().len(),
        1,
        "its picture goes with it: {killed}"
    );
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_redraft_brings_no_killed_words_back_without_a_decision() {
    let wire = Wire::open("").await;
    wire.ingest("Meridian", "dam", DAM);
    wire.newsroom.say(&["article", "draft", "1"]);
    wire.newsroom.say(&["article", "publish", "1"]);
    // Words under embargo do not reach readers by a refresh.
    let embargoed = DAM.replace(
        r#""version":"1""#,
        r#""version":"2","embargoed":"2999-01-01T00:00:00Z""#,
    );
    wire.ingest("Meridian", "dam", &embargoed.replace("It holds.", "It burst."));
    let says = wire.refused(&["article", "refresh", "1", "1", "--reason", "newer"]);
    assert!(says.contains("under embargo until 2999"), "{says}");
    wire.ingest("Meridian", "dam", r#""version":"3","pubstatus":"canceled""#);
    let says = wire.refused(&["article", "source", "add", "1", "1", "--reason", "used"]);
    assert!(says.contains("it is killed"), "{says}");
    wire.newsroom
        .say(&["article", "redraft", "1", "--reason", "once more"]);
    let says = wire.refused(&["article", "publish", "1"]);
    assert!(says.contains("took back an item"), "{says}");
    let shown = wire.newsroom.say(&["article", "show", "1"]);
    assert!(
        shown.contains("`vesper article keep 1 1 --although killed --reason …`"),
        "{shown}"
    );
    let says = wire.refused(&["article", "keep", "1", "1", "--reason", "it stands"]);
    assert!(says.contains("--although killed"), "{says}");
    let kept = wire.one(&[
        "article",
        "keep",
        "1",
        "1",
        "--although",
        "killed",
        "--reason",
        "our own words",
    ]);
    assert_eq!(kept["items"], serde_json::json!([1]));
    assert_eq!(wire.show("1")["source_flag"], Value::Null);
}
