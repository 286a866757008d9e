//! Pages: their codings, their headers, and who has them already.

use crate::house::{House, unpacked};
use site::{Caching, Page};

#[tokio::test]
async fn every_reader_gets_the_page_in_a_coding_that_it_reads() {
    let house = House::with_front().await;
    let mut tags = Vec::new();
    for (accept, coding, suffix) in [
        ("gzip, deflate, br, zstd", "br", "-br\""),
        ("gzip", "gzip", "-gz\""),
        ("br;q=0, gzip;q=0.5", "gzip", "-gz\""),
        ("*", "br", "-br\""),
        ("identity;q=0", "", "\""),
        ("zstd", "", "\""),
        ("", "", "\""),
    ] {
        let answer = house.get("/en/", &[("Accept-Encoding", accept)]).await;
        assert_eq!(
            (answer.status, answer.header("content-encoding")),
            (200, coding),
            "{accept}"
        );
        assert_eq!(unpacked(&answer), "the front page ".repeat(50), "{accept}");
        assert!(
            answer.header("etag").ends_with(suffix) && answer.header("etag").starts_with('"'),
            "{accept}"
        );
        assert_eq!(answer.header("vary"), "accept-encoding");
        assert_eq!(answer.header("cache-control"), "public, no-cache");
        assert_eq!(answer.header("content-type"), "text/html; charset=utf-8");
        assert!(answer.has("date"));
        tags.push(answer.header("etag").to_owned());
    }
    tags.sort();
    tags.dedup();
    assert_eq!(tags.len(), 3);
}

#[tokio::test]
async fn who_has_the_page_already_gets_304() {
    let house = House::with_front().await;
    for accept in ["br", "gzip", "identity"] {
        let whole = house.get("/en/", &[("Accept-Encoding", accept)]).await;
        let tag = whole.header("etag").to_owned();
        for named in [
            tag.clone(),
            format!("W/{tag}"),
            format!("\"x\", {tag}"),
            "*".to_owned(),
        ] {
            let answer = house
                .get("/en/", &[("Accept-Encoding", accept), ("If-None-Match", &named)])
                .await;
            assert_eq!(answer.status, 304, "{accept} {named}");
            for name in ["etag", "cache-control", "vary", "content-security-policy"] {
                assert_eq!(answer.header(name), whole.header(name), "{name}");
            }
            for name in ["content-type", "content-encoding", "content-length"] {
                assert!(!answer.has(name), "{name}");
            }
        }
        let other = if accept == "gzip" { "br" } else { "gzip" };
        let answer = house
            .get("/en/", &[("Accept-Encoding", other), ("If-None-Match", &tag)])
            .await;
        assert_eq!((answer.status, answer.header("content-encoding")), (200, other));
    }
}

#[tokio::test]
async fn head_tells_what_get_would() {
    let house = House::with_front().await;
    house.shelf.put_html("not-found-en", "", 404, "nothing here");
    house.shelf.put_html("a-9", "/en/gone/a-9", 410, "withdrawn");
    let mut client = house.client().await;
    for path in [
        "/en/",
        "/en/gone/a-9",
        "/en/nowhere",
        "/",
        "/healthz",
        "/inbox/",
        "/letter/confirm/good",
        "/en",
    ] {
        for accept in ["br", "gzip", "identity"] {
            let get = client
                .request("GET", path, &[("Accept-Encoding", accept)], "")
                .await;
            let head = client
                .request("HEAD", path, &[("Accept-Encoding", accept)], "")
                .await;
            assert_eq!(
                (head.status, head.lasting_headers()),
                (get.status, get.lasting_headers()),
                "{path}"
            );
            assert!(head.body.is_empty());
        }
    }
}

#[tokio::test]
async fn how_long_a_page_may_be_kept_is_its_own_word() {
    let house = House::open().await;
    let icon = Page {
        status: 200,
        content_type: "image/svg+xml".into(),
        path: "/favicon.svg".into(),
        caching: Caching::FiveMinutes,
        tag: "0".repeat(32),
        body: "<svg/>".into(),
    };
    house.shelf.put("/favicon.svg", icon);
    let answer = house.get("/favicon.svg?v=1", &[]).await;
    assert_eq!(
        (answer.status, answer.header("cache-control")),
        (200, "public, max-age=300")
    );
    assert_eq!(
        (answer.header("content-type"), answer.text().as_str()),
        ("image/svg+xml", "<svg/>")
    );
}
