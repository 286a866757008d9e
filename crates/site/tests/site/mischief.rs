//! Whatever strangers send, the doors stay open.

use crate::house::House;
use futures_util::stream::{self, StreamExt};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

const REQUESTS: usize = 10_000;
const AT_ONCE: usize = 32;

#[tokio::test]
async fn odd_paths_are_answered_and_nothing_falls_over() {
    let house = House::open().await;
    house.shelf.put_html("/en/", "/en/", 200, "front");
    let long = format!("/{}", "a/".repeat(8000));
    for path in [
        "/..",
        "/en/../",
        "/en/..%2f..%2fetc/passwd",
        "/%00",
        "/en/%00/a-1",
        "/%ff%fe",
        "/en/%",
        "/en/%2",
        "/%zz",
        "//",
        "///",
        "/./en/",
        "/en/a-1",
        "/media/",
        "/media//",
        "/media/%2e%2e/1.webp",
        "/en/\u{202e}x",
        "/é",
        "/letter/",
        "/letter//",
        "/?",
        "/??",
        "/en/x/a-9223372036854775808",
        "/en/x/a--1",
        "http://other.example/en",
        &long,
    ] {
        let answer = house.get(path, &[]).await;
        assert!(
            matches!(answer.status, 301 | 302 | 400 | 404 | 410),
            "{path}: {}",
            answer.status
        );
    }
    for line in [
        &b"GET /\xff\xfe HTTP/1.1"[..],
        b"GET /a b HTTP/1.1",
        b"GET /a\0 HTTP/1.1",
        b"get",
        b"\x16\x03\x01\x02\x00\x01",
    ] {
        let mut client = house.client().await;
        client.write(line).await;
        client.write("\r\nHost: a\r\n\r\n").await;
        let said = String::from_utf8_lossy(&client.finish().await).into_owned();
        assert!(
            said.is_empty() || said.starts_with("HTTP/1.1 4"),
            "{line:?}: {said}"
        );
    }
    assert_eq!(house.get("/en/", &[]).await.text(), "front");
}

/// Bytes of all kinds: noise, and requests that are nearly right.
fn bytes() -> impl Strategy<Value = Vec<u8>> {
    let noise = prop::collection::vec(any::<u8>(), 0..300);
    let method = prop::sample::select(vec![
        "GET", "HEAD", "POST", "OPTIONS", "PUT", "G\0T", "CONNECT", "PRI",
    ]);
    let path = "(/|/en/|/en/letter|/letter/leave/good|/en/[a-z%é]{0,8}/a-[0-9]{0,20}|/media/[0-9a-f]{64}/[0-9]{1,6}\\.webp|/.{0,40})";
    let header = prop::sample::select(vec![
        "Accept-Encoding",
        "If-None-Match",
        "Range",
        "If-Range",
        "Accept-Language",
        "Content-Length",
        "Transfer-Encoding",
        "Host",
        "Origin",
        "X-Forwarded-For",
        "Content-Type",
        "Expect",
        "Connection",
        "Upgrade",
    ]);
    let headers = prop::collection::vec((header, "[ -~é]{0,24}"), 0..6);
    let version = prop::sample::select(vec!["HTTP/1.1", "HTTP/1.0", "HTTP/2.0", "HTTP/9", ""]);
    let nearly =
        (method, path, version, headers, ".{0,60}").prop_map(|(method, path, version, headers, body)| {
            let mut request = format!("{method} {path} {version}\r\nHost: a\r\n");
            for (name, value) in headers {
                request += &format!("{name}: {value}\r\n");
            }
            (request + "\r\n" + &body).into_bytes()
        });
    let flipped =
        (nearly.clone(), any::<prop::sample::Index>(), any::<u8>()).prop_map(|(mut bytes, place, byte)| {
            let place = place.index(bytes.len());
            bytes[place] = byte;
            bytes
        });
    prop_oneof![1 => noise, 4 => nearly, 4 => flipped]
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn ten_thousand_broken_requests_do_not_close_the_doors() {
    let house = House::open().await;
    house.shelf.put_html("/en/", "/en/", 200, "front");
    house.shelf.put_html("a-7", "/en/lake/a-7", 200, "the lake");
    let seed = [7; 32];
    let mut runner =
        TestRunner::new_with_rng(Config::default(), TestRng::from_seed(RngAlgorithm::ChaCha, &seed));
    let strategy = bytes();
    let requests: Vec<Vec<u8>> = (0..REQUESTS)
        .map(|_| strategy.new_tree(&mut runner).unwrap().current())
        .collect();
    let answered = stream::iter(&requests)
        .map(|request| async {
            let mut client = house.client().await;
            client.try_write(request).await;
            let said = client.finish().await;
            assert!(
                !said.starts_with(b"HTTP/1.1 500"),
                "{:?}",
                String::from_utf8_lossy(request)
            );
            usize::from(said.starts_with(b"HTTP/1."))
        })
        .buffer_unordered(AT_ONCE)
        .fold(0, async |sum, one| sum + one)
        .await;
    assert!(
        answered > REQUESTS / 2,
        "only {answered} got an answer at all, so little was tried"
    );
    assert!(!house.serving.is_finished());
    assert_eq!(house.get("/en/", &[]).await.text(), "front");
}
