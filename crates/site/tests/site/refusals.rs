//! Addresses that lead elsewhere or to nothing, methods that are not taken, and a store that cannot be read.

use crate::house::{House, LAYOUT, lang, unpacked};
use layout::ProblemPage;

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
    let house = House::with_front().await;
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
    let house = House::with_front().await;
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
    assert_eq!(house.get("/robots.txt", &[]).await.status, 503);
    for path in ["/healthz", "/readyz", "/inbox/", "/letter/confirm/good"] {
        assert_eq!(house.get(path, &[]).await.status, 200, "{path} needs no store");
    }
}

#[tokio::test]
async fn every_answer_keeps_browsers_safe() {
    let house = House::with_front().await;
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
    let house = House::with_front().await;
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
