//! Agencies' copy comes into the built program: by folder, by asking, and pushed.
#![expect(clippy::unwrap_used, reason = "tests")]

mod support;

use serde_json::Value;
use std::fs;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use support::{Newsroom, PATIENCE};
use testkit::{Reply, Server};

const TOKEN: &str = "harbour-0123456789";

fn ninjs(number: usize) -> String {
    format!(
        r#"{{"uri":"urn:meridian:{number}","version":"1","type":"text","versioncreated":"2026-11-25T11:59:30Z","headline":"Item {number}","body_text":"Words."}}"#
    )
}

/// Puts sources into the newsroom's settings; answers where its operations listener will be.
fn set_up(newsroom: &Newsroom, sources: &str) -> SocketAddr {
    let file = newsroom.root().join("vesper.toml");
    let operations = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let text = fs::read_to_string(&file).unwrap();
    fs::write(
        &file,
        format!("operations = \"{operations}\"\n{text}\n{sources}\n"),
    )
    .unwrap();
    operations
}

fn source(name: &str, kind: &str, rest: &str) -> String {
    format!("[[wire.sources]]\nname = \"{name}\"\nagency = \"Meridian\"\nkind = \"{kind}\"\n{rest}\n")
}

fn http(name: &str, server: &Server) -> String {
    let address = server.url("/feed");
    source(
        name,
        "http",
        &format!("address = \"{address}\"\nprivate = true\nevery = \"1s\"\nstall = \"1s\"\nfailures = 2"),
    )
}

/// The site's address, as its settings say it.
fn site(newsroom: &Newsroom) -> SocketAddr {
    let text = fs::read_to_string(newsroom.root().join("vesper.toml")).unwrap();
    let line = text.lines().find(|line| line.starts_with("url = ")).unwrap();
    line.trim_start_matches("url = \"http://")
        .trim_end_matches('"')
        .parse()
        .unwrap()
}

/// Status, head and body of an answer.
fn ask(address: SocketAddr, head: &str, body: &[u8]) -> (u16, String, String) {
    let mut stream = TcpStream::connect(address).unwrap();
    stream.set_read_timeout(Some(PATIENCE)).unwrap();
    let text = format!("{head}\r\nHost: {address}\r\nConnection: close\r\n");
    let length = if head.to_lowercase().contains("content-length") {
        String::new()
    } else {
        format!("Content-Length: {}\r\n", body.len())
    };
    stream
        .write_all(format!("{text}{length}\r\n").as_bytes())
        .unwrap();
    stream.write_all(body).unwrap();
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).unwrap();
    let text = String::from_utf8_lossy(&bytes).into_owned();
    let (head, body) = text.split_once("\r\n\r\n").unwrap();
    let status = head.split(' ').nth(1).unwrap().parse().unwrap();
    (status, head.to_lowercase(), body.to_owned())
}

fn push(address: SocketAddr, token: &str, body: &str) -> (u16, String, String) {
    let head = format!("POST /wire/push/pushed HTTP/1.1\r\nAuthorization: Bearer {token}");
    ask(address, &head, body.as_bytes())
}

fn state(newsroom: &Newsroom, name: &str) -> Value {
    let all = newsroom.json(&["wire", "sources"]);
    all.into_iter().find(|line| line["source"] == name).unwrap()["state"].take()
}

fn items(newsroom: &Newsroom) -> usize {
    let all = newsroom.json(&["wire", "list", "--limit", "100000"]);
    all.iter().filter(|line| line["item"].is_number()).count()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_source_that_stalls_holds_up_no_other_and_is_named_everywhere() {
    let mut newsroom = Newsroom::open(None).await;
    let stalling = Server::start(vec![Reply::Stall(
        b"HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n{".to_vec(),
    )]);
    let garbage = Server::start(vec![Reply::new("200 OK", &[], "<html>Under construction</html>")]);
    let mending = Server::start(vec![
        Reply::new("500 Oops", &[], ""),
        Reply::new("200 OK", &[], ninjs(1)),
    ]);
    let inbox = newsroom.folder.path().join("inbox");
    fs::create_dir(&inbox).unwrap();
    let folder = format!(
        "address = \"{}\"\nevery = \"100ms\"\nsettle = \"200ms\"",
        inbox.display()
    );
    let text = http("stalling", &stalling)
        + &http("garbage", &garbage)
        + &http("mending", &mending)
        + &source("inbox", "folder", &folder);
    let operations = set_up(&newsroom, &text);
    assert!(newsroom.say_check().contains("4 sources, without alarm"));
    newsroom.serve();
    fs::write(inbox.join("two.json.part"), ninjs(2)).unwrap();
    fs::rename(inbox.join("two.json.part"), inbox.join("two.json")).unwrap();
    newsroom.until("the good items are in", || items(&newsroom) == 2);
    newsroom.until("the bad sources are an alarm", || {
        ["stalling", "garbage"]
            .iter()
            .all(|name| state(&newsroom, name)["alarm"] == "failures")
    });
    assert!(state(&newsroom, "mending")["alarm"].is_null());
    newsroom.until("the log names it", || {
        let log = newsroom.log();
        log.contains("the source “stalling” failed 2 times in a row") && log.contains("nothing came for 1 s")
    });
    assert!(
        newsroom.say_check().contains("FAULT  wire"),
        "{}",
        newsroom.say_check()
    );
    let (_, _, metrics) = ask(operations, "GET /metrics HTTP/1.1", b"");
    for line in [
        "vesper_wire_source_alarm{source=\"stalling\",alarm=\"failures\"} 1",
        "vesper_wire_source_alarm{source=\"mending\",alarm=\"failures\"} 0",
        "vesper_wire_source_lag_seconds{source=\"inbox\"}",
        "vesper_wire_source_silent_seconds{source=\"garbage\"}",
        "vesper_wire_source_items_total{source=\"inbox\",outcome=\"taken\"} 1",
        "vesper_wire_source_alarms_total{source=\"garbage\",alarm=\"failures\"} 1",
    ] {
        assert!(metrics.contains(line), "{line} is not in\n{metrics}");
    }
    garbage.play(vec![Reply::new("200 OK", &[], ninjs(3))]);
    newsroom.until("the alarm ends when copy comes", || {
        state(&newsroom, "garbage")["alarm"].is_null()
    });
    assert_eq!(items(&newsroom), 3);
    assert!(
        newsroom.stop(),
        "a source that stalls does not hold up the end: {}",
        newsroom.log()
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_a_source_would_bring_can_be_tried_on_the_command_line_and_on_the_page() {
    let mut newsroom = Newsroom::open(None).await;
    let server = Server::start(vec![Reply::new("200 OK", &[], format!("[{},{{}}]", ninjs(1)))]);
    let closed = "name = \"closed\"\nkind = \"http\"\naddress = \"http://127.0.0.1:1/\"\nprivate = true";
    let operations = set_up(
        &newsroom,
        &(http("meridian", &server) + "[[wire.sources]]\n" + closed),
    );
    let said = newsroom.say(&["wire", "test", "meridian"]);
    assert!(said.contains("can be read: 1; of these new: 1,"), "{said}");
    assert!(
        said.contains("would be set aside, kept but not used: 1") && said.contains("nothing was stored"),
        "{said}"
    );
    assert_eq!(items(&newsroom), 0);
    let failed = newsroom.command(&["wire", "test", "closed"]);
    assert!(!failed.status.success());
    assert!(String::from_utf8_lossy(&failed.stdout).contains("cannot be reached"));
    let unknown = newsroom.command(&["wire", "test", "meridan"]);
    assert!(String::from_utf8_lossy(&unknown.stderr).contains("there are: meridian, closed"));

    newsroom.serve();
    newsroom.until("it is in", || items(&newsroom) == 1);
    let (status, head, page) = ask(operations, "GET /wire/sources HTTP/1.1", b"");
    assert!(
        status == 200 && page.contains("action=\"/wire/sources/meridian/test\""),
        "{page}"
    );
    assert!(
        head.contains("content-security-policy: default-src 'none'") && !page.contains("<script"),
        "{head}"
    );
    let test = "POST /wire/sources/meridian/test HTTP/1.1";
    let (status, _, page) = ask(operations, test, b"");
    assert!(
        status == 200 && page.contains("It works.") && page.contains("known already: 1"),
        "{page}"
    );
    let (status, _, page) = ask(operations, "POST /wire/sources/closed/test HTTP/1.1", b"");
    assert!(status == 200 && page.contains("does not work"), "{page}");
    let foreign = format!("{test}\r\nOrigin: https://evil.example");
    assert_eq!(ask(operations, &foreign, b"").0, 403);
    assert_eq!(
        ask(operations, "POST /wire/sources/nobody/test HTTP/1.1", b"").0,
        404
    );
    assert_eq!(
        newsroom.get("/wire/sources").status,
        404,
        "not at the readers’ door"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_program_killed_while_it_takes_a_folder_in_loses_nothing_and_keeps_nothing_twice() {
    const FILES: usize = 400;
    let mut newsroom = Newsroom::open(None).await;
    let inbox = newsroom.folder.path().join("inbox");
    fs::create_dir(&inbox).unwrap();
    let folder = format!(
        "address = \"{}\"\nevery = \"100ms\"\nsettle = \"100ms\"",
        inbox.display()
    );
    set_up(&newsroom, &source("inbox", "folder", &folder));
    newsroom.serve();
    for number in 0..FILES {
        fs::write(inbox.join(format!("{number}.json")), ninjs(number)).unwrap();
    }
    let in_folder = |folder: &str| {
        let entries = fs::read_dir(inbox.join(folder)).into_iter().flatten().flatten();
        entries.filter(|entry| entry.path().is_file()).count()
    };
    newsroom.until("it is at work", || {
        in_folder("taking") > 0 || in_folder("") < FILES - 20
    });
    newsroom.kill();
    let before = items(&newsroom);
    assert!(before < FILES, "it was killed too late for this test");
    newsroom.serve();
    newsroom.until("all is put away", || in_folder("") + in_folder("taking") == 0);
    assert_eq!(items(&newsroom), FILES);
    let versions = newsroom.json(&["wire", "list", "--limit", "1000"]);
    assert!(
        versions.iter().all(|line| line["versions"] == 1),
        "one was taken in twice"
    );
    let done = fs::read_dir(inbox.join("done")).unwrap().flatten();
    let kept: usize = done.map(|day| fs::read_dir(day.path()).unwrap().count()).sum();
    assert_eq!(kept, FILES);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_an_agency_pushes_is_kept_before_it_is_told_so() {
    let mut newsroom = Newsroom::open(None).await;
    fs::write(newsroom.root().join("meridian.token"), format!("{TOKEN}\n")).unwrap();
    let operations = set_up(
        &newsroom,
        &source("pushed", "push", "token_file = \"meridian.token\""),
    );
    newsroom.serve();
    let site = site(&newsroom);
    let (status, head, body) = push(site, TOKEN, &format!("[{},{{\"type\":\"text\"}}]", ninjs(1)));
    assert!(
        status == 202 && head.contains("application/json"),
        "{head} {body}"
    );
    newsroom.kill();
    assert_eq!(items(&newsroom), 1, "it was kept before the answer");
    let answer: Value = serde_json::from_str(&body).unwrap();
    assert_eq!(answer["items"][0]["verdict"], "new");
    assert!(
        answer["items"][1]["reason"].as_str().unwrap().contains("uri"),
        "{answer}"
    );

    newsroom.serve();
    let (status, _, body) = push(site, TOKEN, &ninjs(1));
    assert!(status == 202 && body.contains("\"known\""), "{body}");
    assert_eq!(items(&newsroom), 1);
    let (status, head, body) = push(site, TOKEN, "<nitf><cut");
    assert!(
        status == 400 && head.contains("application/problem+json"),
        "{head}"
    );
    assert!(
        body.contains("unreadable-document") && body.contains("set-aside"),
        "{body}"
    );
    assert!(
        newsroom
            .say(&["wire", "list"])
            .contains("set aside: pushed, pushed")
    );
    let packed =
        format!("POST /wire/push/pushed HTTP/1.1\r\nAuthorization: Bearer {TOKEN}\r\nContent-Encoding: gzip");
    assert_eq!(ask(site, &packed, b"x").0, 415);
    let large = format!(
        "POST /wire/push/pushed HTTP/1.1\r\nAuthorization: Bearer {TOKEN}\r\nContent-Length: {}",
        (32 << 20) + 1
    );
    let (status, _, body) = ask(site, &large, b"");
    assert!(
        status == 413 && body.contains("document-not-taken"),
        "{status} {body}"
    );
    assert_eq!(ask(site, "GET /wire/push/pushed HTTP/1.1", b"").0, 405);

    let (status, head, wrong) = push(site, "harbour-9876543210", &ninjs(2));
    assert!(
        status == 401 && head.contains("www-authenticate: bearer"),
        "{head}"
    );
    let nobody = "POST /wire/push/nobody HTTP/1.1\r\nAuthorization: Bearer x";
    let (status, _, body) = ask(site, nobody, b"{}");
    assert_eq!(
        (status, body),
        (401, wrong),
        "names of sources cannot be tried out"
    );
    assert_eq!(ask(site, "POST /wire/push/pushed HTTP/1.1", b"{}").0, 401);
    newsroom.until("trying on is ended", || push(site, "guess", "{}").0 == 429);
    assert_eq!(
        push(site, TOKEN, &ninjs(3)).0,
        202,
        "whoever has the token gets in"
    );
    assert_eq!(items(&newsroom), 2);
    let known = state(&newsroom, "pushed");
    assert_eq!(
        (&known["items"], &known["known"]),
        (&2.into(), &1.into()),
        "{known}"
    );
    assert!(!newsroom.log().contains(TOKEN), "the token is in the log");
    assert!(
        ask(operations, "GET /wire/sources HTTP/1.1", b"")
            .2
            .contains("push, as")
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_packed_file_is_named_once_and_counted_on_the_page() {
    let mut newsroom = Newsroom::open(None).await;
    let inbox = newsroom.folder.path().join("inbox");
    fs::create_dir(&inbox).unwrap();
    let folder = format!(
        "address = \"{}\"\nevery = \"100ms\"\nsettle = \"100ms\"",
        inbox.display()
    );
    let operations = set_up(&newsroom, &source("inbox", "folder", &folder));
    newsroom.serve();
    fs::write(inbox.join("copy.zip"), b"PK\x03\x04 and so on").unwrap();
    let page_has = |words: &str| {
        ask(operations, "GET /wire/sources HTTP/1.1", b"")
            .2
            .contains(words)
    };
    newsroom.until("it is counted", || page_has("1 ZIP or gzip file<"));
    fs::write(inbox.join("copy.gz"), b"\x1f\x8b and so on").unwrap();
    newsroom.until("the other is counted", || page_has("2 ZIP or gzip files"));
    assert_eq!(newsroom.log().matches("is packed and not read").count(), 1);
    let said = newsroom.say(&["wire", "test", "inbox"]);
    assert!(said.contains("2 ZIP or gzip files"), "{said}");
    fs::remove_file(inbox.join("copy.zip")).unwrap();
    newsroom.until("it is not counted any more", || page_has("1 ZIP or gzip file<"));
}

/// A server that lets nobody in, for as many sessions as are asked for.
fn closed_ftp() -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    std::thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            let mut said = [0; 200];
            for answer in ["220 ready", "331 password?", "530 no", "221 bye"] {
                if stream.write_all(format!("{answer}\r\n").as_bytes()).is_err()
                    || !matches!(stream.read(&mut said), Ok(1..))
                {
                    break;
                }
            }
        }
    });
    address
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn not_even_the_finest_log_shows_a_password() {
    let newsroom = Newsroom::open(None).await;
    let server = Server::start(vec![Reply::new("401 No", &[], "")]);
    let login = format!("private = true\nuser = \"ek\"\npassword = \"{TOKEN}\"\n");
    let ftp = format!("address = \"ftp://{}\"\n{login}", closed_ftp());
    let http = format!("address = \"{}\"\n{login}", server.url("/"));
    set_up(
        &newsroom,
        &(source("server", "ftp", &ftp) + &source("meridian", "http", &http)),
    );
    for name in ["server", "meridian"] {
        for log in ["trace", "suppaftp=trace"] {
            let tried = newsroom
                .prepare(&["wire", "test", name])
                .env("VESPER_LOG", log)
                .output()
                .unwrap();
            let said = String::from_utf8_lossy(&[tried.stdout, tried.stderr].concat()).into_owned();
            assert!(
                said.contains("the password is missing, wrong") || said.contains("the token or password"),
                "{said}"
            );
            // Also not as HTTP packs it.
            for word in [TOKEN, "ZWs6aGFyYm91ci0"] {
                assert!(!said.contains(word), "{name} at {log} shows {word}");
            }
        }
    }
    assert!(
        server.requests()[0].contains("ZWs6aGFyYm91ci0"),
        "it was shown to the server"
    );
}
