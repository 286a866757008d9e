//! Addresses that lead to a page although they are not quite its own.

use crate::client::Answer;
use crate::house::House;

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
    let house = House::with_front().await;
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
