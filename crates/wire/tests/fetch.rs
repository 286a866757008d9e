//! Asking other people's servers: what they may do, and what ends the asking.
#![expect(clippy::unwrap_used, reason = "tests")]

use std::io::Write;
use std::time::{Duration, Instant};
use testkit::{Reply, Server};
use url::Url;
use wire::{Document, FetchError, Fetched, Fetcher, Login, Patience, Reach, Secret, Validators, Want};

fn short() -> Patience {
    Patience {
        connect: Duration::from_secs(5),
        stall: Duration::from_millis(300),
        total: Duration::from_secs(20),
    }
}

fn fetcher() -> Fetcher {
    Fetcher::new(short(), Reach::Private).unwrap()
}

async fn fetch(
    fetcher: &Fetcher,
    address: &str,
    known: &Validators,
    login: Option<&Login>,
) -> Result<Fetched, FetchError> {
    let address = Url::parse(address).unwrap();
    let want = Want {
        address: &address,
        known,
        login,
        accept: "*/*",
        bytes_max: 1000,
    };
    fetcher.fetch(want).await
}

async fn get(address: &str) -> Result<Document, FetchError> {
    match fetch(&fetcher(), address, &Validators::default(), None).await? {
        Fetched::Document(document) => Ok(document),
        Fetched::NotModified => panic!("nothing was known, and nothing is new"),
    }
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    packed.write_all(bytes).unwrap();
    packed.finish().unwrap()
}

#[tokio::test]
async fn a_document_is_fetched_once_and_then_asked_about() {
    let server = Server::start(vec![
        Reply::new("200 OK", &["ETag: \"a\"", "Last-Modified: yesterday"], "Words"),
        Reply::new("304 Not Modified", &[], ""),
    ]);
    let document = get(&server.url("/feed")).await.unwrap();
    assert_eq!(document.bytes, "Words");
    let again = fetch(&fetcher(), &server.url("/feed"), &document.validators, None).await;
    assert_eq!(again.unwrap(), Fetched::NotModified);
    let asked = server.requests()[1].to_lowercase();
    assert!(
        asked.contains("if-none-match: \"a\"\r\nif-modified-since: yesterday"),
        "{asked}"
    );
}

#[tokio::test]
async fn packed_documents_are_unpacked_up_to_the_limit() {
    let words = b"words ".repeat(100);
    let server = Server::start(vec![Reply::new(
        "200 OK",
        &["Content-Encoding: gzip"],
        gzip(&words),
    )]);
    assert_eq!(get(&server.url("/")).await.unwrap().bytes, words);
    let bomb = gzip(&vec![b' '; 64 << 20]);
    server.play(vec![Reply::new("200 OK", &["Content-Encoding: gzip"], &bomb)]);
    let started = Instant::now();
    let refused = get(&server.url("/")).await.unwrap_err();
    assert!(
        matches!(refused, FetchError::TooLarge { max: 1000, .. }),
        "{refused}"
    );
    assert!(
        started.elapsed() < Duration::from_secs(5),
        "it is not unpacked to the end"
    );
}

#[tokio::test]
async fn a_document_that_is_too_large_is_refused_announced_or_not() {
    let announced = Reply::new("200 OK", &[], "x".repeat(1001));
    let silent = Reply::Bytes(format!("HTTP/1.1 200 OK\r\n\r\n{}", "x".repeat(1001)).into());
    for reply in [announced, silent] {
        let server = Server::start(vec![reply]);
        let refused = get(&server.url("/")).await.unwrap_err();
        assert!(matches!(refused, FetchError::TooLarge { .. }), "{refused}");
    }
}

#[tokio::test]
async fn one_that_stalls_or_drips_is_given_up() {
    let head = b"HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\nWords".to_vec();
    let stalls = Server::start(vec![Reply::Stall(head.clone())]);
    let error = get(&stalls.url("/")).await.unwrap_err();
    assert!(matches!(error, FetchError::Stalled { .. }), "{error}");
    let says_nothing = Server::start(vec![Reply::Stall(Vec::new())]);
    let error = get(&says_nothing.url("/")).await.unwrap_err();
    assert!(matches!(error, FetchError::Stalled { .. }), "{error}");

    let drips = Server::start(vec![Reply::Drip(head, 1, Duration::from_millis(50))]);
    let patience = Patience {
        stall: Duration::from_secs(5),
        total: Duration::from_millis(700),
        ..short()
    };
    let fetcher = Fetcher::new(patience, Reach::Private).unwrap();
    let error = fetch(&fetcher, &drips.url("/"), &Validators::default(), None).await;
    assert!(matches!(error, Err(FetchError::TooSlow { .. })), "{error:?}");
}

#[tokio::test]
async fn a_document_that_breaks_off_is_no_document() {
    let half = b"HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\nWords".to_vec();
    let server = Server::start(vec![Reply::Bytes(half)]);
    let error = get(&server.url("/")).await.unwrap_err();
    assert!(matches!(error, FetchError::Network { .. }), "{error}");
}

#[tokio::test]
async fn nobody_inside_is_asked_unless_the_newsroom_says_so() {
    let server = Server::start(vec![Reply::new("200 OK", &[], "secret")]);
    let by_name = server.url("/").replace("127.0.0.1", "localhost");
    let by_number = server.url("/").replace("127.0.0.1", "2130706433");
    let outward = Fetcher::new(short(), Reach::Public).unwrap();
    for address in [server.url("/"), by_name.clone(), by_number] {
        let error = fetch(&outward, &address, &Validators::default(), None).await;
        assert!(
            matches!(error, Err(FetchError::NotPublic(_))),
            "{address}: {error:?}"
        );
    }
    assert!(server.requests().is_empty(), "it was not even asked");
    assert_eq!(get(&by_name).await.unwrap().bytes, "secret");
}

#[tokio::test]
async fn redirects_are_followed_a_few_steps_and_without_the_password() {
    let other = Server::start(vec![Reply::new("200 OK", &[], "There")]);
    let to = format!("Location: {}", other.url("/there"));
    let server = Server::start(vec![
        Reply::new("302 Found", &["Location: /next"], ""),
        Reply::new("301 Moved Permanently", &[&to], ""),
    ]);
    let login = Login::Basic("ek".to_owned(), Secret::new("harbour"));
    let fetched = fetch(&fetcher(), &server.url("/"), &Validators::default(), Some(&login)).await;
    let Ok(Fetched::Document(document)) = fetched else {
        panic!("{fetched:?}");
    };
    assert_eq!(
        (&document.bytes[..], document.address.path()),
        (&b"There"[..], "/there")
    );
    let asked = server.requests();
    assert!(
        asked
            .iter()
            .all(|head| head.contains("authorization: Basic ZWs6aGFyYm91cg==")),
        "{asked:?}"
    );
    assert!(
        !other.requests()[0].contains("authorization"),
        "the password went to somebody else"
    );

    let circle = Server::start(vec![Reply::new("302 Found", &["Location: /"], "")]);
    let error = get(&circle.url("/")).await.unwrap_err();
    assert!(matches!(error, FetchError::Redirect { .. }), "{error}");
    assert_eq!(circle.requests().len(), 6);
    let file = Server::start(vec![Reply::new(
        "302 Found",
        &["Location: file:///etc/hosts"],
        "",
    )]);
    let error = get(&file.url("/")).await.unwrap_err();
    assert!(matches!(error, FetchError::Address(_)), "{error}");
}

#[tokio::test]
async fn what_went_wrong_is_said_without_what_opens_the_door() {
    let server = Server::start(vec![Reply::new("503 Busy", &["Retry-After: 120"], "")]);
    let login = Login::Header("X-Api-Key".to_owned(), Secret::new("harbour"));
    let address = server.url("/feed?key=harbour");
    let error = fetch(&fetcher(), &address, &Validators::default(), Some(&login)).await;
    let error = error.unwrap_err();
    assert!(server.requests()[0].contains("x-api-key: harbour"));
    assert_eq!(error.retry_after(), Some(model::RetryAfter::Seconds(120)));
    let closed = get("http://127.0.0.1:1/feed?key=harbour").await.unwrap_err();
    for error in [error, closed] {
        let shown = format!("{error} {error:?}");
        assert!(!shown.contains("harbour") && shown.contains("/feed?…"), "{shown}");
    }
    assert!(!format!("{login:?}").contains("harbour"));
}
