//! Pages, and addresses that lead to one or to none.

use crate::client::Answer;
use crate::house::{House, LAYOUT, lang, unpacked};
use layout::ProblemPage;
use site::{Caching, Page};

async fn with_front() -> House {
    let house = House::open().await;
    house
        .shelf
        .put_html("/en/", "/en/", 200, &"the front page ".repeat(50));
    house
}

#[tokio::test]
async fn every_reader_gets_the_page_in_a_coding_that_it_reads() {
    let house = with_front().await;
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
    let house = with_front().await;
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
    let house = with_front().await;
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

/// Follows redirects, at most three.
async fn followed(house: &House, path: &str) -> (String, Answer) {
    let mut path = path.to_owned();
    for _ in 0..3 {
        let answer = house.get(&path, &[]).await;
        if !matches!(answer.status, 301 | 302) {
            return (path, answer);
        }
        answer.header("location").clone_into(&mut path);
    }
    panic!("{path} leads in a circle");
}

#[tokio::test]
async fn an_article_is_found_under_every_slug() {
    let house = House::open().await;
    house.shelf.put_html("a-7", "/en/lake/a-7", 200, "the lake");
    house
        .shelf
        .put_html("a-8", "/de/%C3%BCber-den-see/a-8", 200, "der See");
    house
        .shelf
        .put_html("a-9", "/ar/%D8%A8%D8%AD%D8%B1/a-9", 200, "بحر");
    for (path, to) in [
        ("/en/old-lake/a-7", "/en/lake/a-7"),
        ("/de/see/a-7", "/en/lake/a-7"),
        ("/en//a-7", "/en/lake/a-7"),
        ("/en/lake/a-7/", "/en/lake/a-7"),
        ("/en/old/a-7?from=mail&x=%20", "/en/lake/a-7?from=mail&x=%20"),
        ("/DE/x/a-8", "/de/%C3%BCber-den-see/a-8"),
        ("/ar/%D8/a-9", "/ar/%D8%A8%D8%AD%D8%B1/a-9"),
    ] {
        let answer = house.get(path, &[]).await;
        assert_eq!((answer.status, answer.header("location")), (301, to), "{path}");
        assert_eq!(followed(&house, path).await.1.status, 200);
    }
    for path in [
        "/de/%C3%BCber-den-see/a-8",
        "/de/%c3%bcber-den-see/a-8",
        "/de/über-den-see/a-8",
        "/%64e/%C3%BCber%2Dden-see/a-8",
    ] {
        let answer = house.get(path, &[]).await;
        assert_eq!(
            (answer.status, answer.text().as_str()),
            (200, "der See"),
            "{path}"
        );
    }
    assert_eq!(house.get("/en/lake/a-70", &[]).await.status, 404);
    assert_eq!(house.get("/en/lake/a-07", &[]).await.status, 404);
}

#[tokio::test]
async fn a_withdrawn_article_says_so_under_every_slug_of_its_language() {
    let house = House::open().await;
    house
        .shelf
        .put_html("a-9", "/ar/%D8%A8%D8%AD%D8%B1/a-9", 410, "withdrawn");
    for path in ["/ar/%D8%A8%D8%AD%D8%B1/a-9", "/ar/old/a-9", "/AR/old/a-9"] {
        let answer = house.get(path, &[("If-None-Match", "*")]).await;
        assert_eq!(
            (answer.status, answer.text().as_str()),
            (410, "withdrawn"),
            "{path}"
        );
        assert!(!answer.has("etag"));
        assert_eq!(answer.header("cache-control"), "public, no-cache");
    }
    assert_eq!(house.get("/en/old/a-9", &[]).await.status, 404);
}

#[tokio::test]
async fn a_slash_or_a_capital_too_many_is_forgiven() {
    let house = with_front().await;
    house.shelf.put_html("/en/world/", "/en/world/", 200, "world");
    house.shelf.put_html("/zh-Hans/", "/zh-Hans/", 200, "头版");
    house
        .shelf
        .put_html("/zh-Hans/world/", "/zh-Hans/world/", 200, "国际");
    house
        .shelf
        .put_html("/en/languages", "/en/languages", 200, "languages");
    for (path, to) in [
        ("/en", "/en/"),
        ("/en?a=b", "/en/?a=b"),
        ("/en/world", "/en/world/"),
        ("/zh-hans", "/zh-Hans/"),
        ("/zh-hans/", "/zh-Hans/"),
        ("/ZH-HANS/world", "/zh-Hans/world/"),
        ("/EN/languages/", "/en/languages"),
        ("/en/world//", "/en/world/"),
    ] {
        let answer = house.get(path, &[]).await;
        assert_eq!((answer.status, answer.header("location")), (301, to), "{path}");
        assert_eq!(answer.header("cache-control"), "public, no-cache");
        assert_eq!(followed(&house, path).await.1.status, 200);
    }
    for path in [
        "/de",
        "/de/",
        "/en/sport",
        "/fr/",
        "/en/world///",
        "//en/",
        "/en/WORLD",
    ] {
        assert_eq!(house.get(path, &[]).await.status, 404, "{path}");
    }
}

#[tokio::test]
async fn the_root_leads_to_the_readers_language() {
    let house = House::open().await;
    for (accept, to) in [
        ("de-CH, en;q=0.8", "/de/"),
        ("zh-CN", "/zh-Hans/"),
        ("fr", "/en/"),
        ("", "/en/"),
        ("é;q=x", "/en/"),
    ] {
        let answer = house.get("/?a", &[("Accept-Language", accept)]).await;
        assert_eq!((answer.status, answer.header("location")), (302, to), "{accept}");
        assert_eq!(
            (answer.header("vary"), answer.header("cache-control")),
            ("accept-language", "private, no-cache")
        );
    }
}

#[tokio::test]
async fn nothing_is_not_found_in_the_readers_language() {
    let house = House::open().await;
    for tag in ["en", "de", "ar"] {
        house.shelf.put_html(
            &format!("not-found-{tag}"),
            "",
            404,
            &format!("not found in {tag}"),
        );
    }
    for (path, accept, said, vary) in [
        ("/de/x", "ar", "not found in de", "accept-encoding"),
        ("/AR/x/", "", "not found in ar", "accept-encoding"),
        (
            "/fr/x",
            "de",
            "not found in de",
            "accept-encoding, accept-language",
        ),
        ("/x", "ja", "not found in en", "accept-encoding, accept-language"),
        (
            "/letter/nothing",
            "ar",
            "not found in ar",
            "accept-encoding, accept-language",
        ),
        (
            "/media/x/340.webp",
            "",
            "not found in en",
            "accept-encoding, accept-language",
        ),
        ("/de/letter", "", "not found in de", "accept-encoding"),
    ] {
        let answer = house
            .get(
                path,
                &[
                    ("Accept-Language", accept),
                    ("Accept-Encoding", "br"),
                    ("If-None-Match", "*"),
                ],
            )
            .await;
        assert_eq!((answer.status, unpacked(&answer).as_str()), (404, said), "{path}");
        assert_eq!(answer.header("vary"), vary, "{path}");
        assert!(!answer.has("etag"));
    }
    house.shelf.take("not-found-de");
    let answer = house.get("/de/x", &[]).await;
    assert_eq!(answer.status, 404);
    assert!(
        answer
            .text()
            .contains(&LAYOUT.words(lang("de")).text("not-found-title")),
        "laid out on the spot"
    );
}

#[tokio::test]
async fn a_page_takes_no_other_method() {
    let house = with_front().await;
    house.shelf.put_html("a-7", "/en/lake/a-7", 200, "the lake");
    house.shelf.put_html("/en/letter", "/en/letter", 200, "the form");
    for (path, allow) in [
        ("/en/", "GET, HEAD"),
        ("/en/old/a-7", "GET, HEAD"),
        ("/", "GET, HEAD"),
        ("/en/letter", "GET, HEAD, POST"),
    ] {
        for method in ["OPTIONS", "PUT", "DELETE", "PROPFIND"] {
            let answer = house.client().await.request(method, path, &[], "").await;
            assert_eq!(
                (answer.status, answer.header("allow")),
                (405, allow),
                "{method} {path}"
            );
        }
    }
    assert_eq!(house.post("/en/", &[], "a=b").await.status, 405);
    assert_eq!(house.post("/en/nowhere", &[], "a=b").await.status, 404);
    assert_eq!(
        house
            .client()
            .await
            .request("DELETE", "/letter/leave/good", &[], "")
            .await
            .status,
        405
    );
    assert_eq!(house.desk.changes(), [""; 0]);
}

#[tokio::test]
async fn a_broken_store_is_said_in_the_readers_language() {
    let house = with_front().await;
    house.shelf.break_down();
    let words = LAYOUT.problem(lang("de"), ProblemPage::Unavailable).unwrap();
    for path in ["/de/", "/de/x/a-7", "/de/nowhere/at/all"] {
        let answer = house.get(path, &[]).await;
        assert_eq!((answer.status, answer.text()), (503, words.clone()), "{path}");
        assert_eq!(
            (answer.header("retry-after"), answer.header("cache-control")),
            ("30", "no-store")
        );
    }
    assert_eq!(
        house.client().await.request("PUT", "/de/", &[], "").await.status,
        503
    );
    assert_eq!(
        house.get("/healthz", &[]).await.status,
        503,
        "nothing can be found out, not even what is no page"
    );
}

#[tokio::test]
async fn every_answer_keeps_browsers_safe() {
    let house = with_front().await;
    for path in [
        "/en/",
        "/",
        "/en",
        "/nowhere",
        "/letter/confirm/good",
        "/letter/leave/bad",
        "/healthz",
        "/inbox/",
    ] {
        let answer = house.get(path, &[]).await;
        assert!(
            answer
                .header("content-security-policy")
                .starts_with("default-src 'none'; img-src 'self';"),
            "{path}"
        );
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
        assert!(
            answer.has("referrer-policy") && answer.has("permissions-policy"),
            "{path}"
        );
    }
}

#[tokio::test]
async fn the_stores_own_names_are_no_addresses() {
    let house = with_front().await;
    house.shelf.put_html("not-found-en", "", 404, "nothing here");
    house.shelf.put_html("media-x", "", 200, "secret");
    for path in ["/not-found-en", "/media-x", "/en/media-x", "/en/x/media-x"] {
        assert_eq!(house.get(path, &[]).await.status, 404, "{path}");
    }
    for line in [
        "GET media-x HTTP/1.1",
        "GET * HTTP/1.1",
        "GET a-7 HTTP/1.1",
        "CONNECT media-x:80 HTTP/1.1",
    ] {
        let mut client = house.client().await;
        client.write(format!("{line}\r\nHost: a\r\n\r\n")).await;
        let status = client.answer(false).await.status;
        assert!((400..=405).contains(&status), "{line}: {status}");
    }
}

#[tokio::test]
async fn the_programs_own_routes_are_asked_before_not_found_is_said() {
    let house = House::open().await;
    assert_eq!(house.get("/inbox/", &[]).await.text(), "the mailbox");
    assert_eq!(house.get("/inbox/panic", &[]).await.status, 500);
    assert_eq!(house.get("/inbox/other", &[]).await.status, 404);
}

#[tokio::test]
async fn health_is_told_apart_from_readiness() {
    let house = House::open().await;
    let answer = house.get("/healthz", &[]).await;
    assert_eq!((answer.status, answer.text().as_str()), (200, "ok\n"));
    assert_eq!(house.get("/readyz", &[]).await.status, 200);
    house
        .reasons
        .lock()
        .unwrap()
        .push("the press is 40 lines behind".into());
    let answer = house.get("/readyz", &[]).await;
    assert_eq!(
        (answer.status, answer.header("content-type")),
        (503, "application/json")
    );
    assert_eq!(
        answer.text(),
        r#"{"ready":false,"reasons":["the press is 40 lines behind"]}"#
    );
    assert_eq!(
        house.get("/metrics", &[]).await.status,
        404,
        "metrics are on another listener"
    );
    assert_eq!(
        (
            house.counters.answers(2),
            house.counters.answers(4),
            house.counters.answers(5)
        ),
        (2, 1, 1)
    );
}
