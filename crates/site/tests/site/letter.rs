//! The letter's forms.

use crate::client::Answer;
use crate::house::{House, LAYOUT, Mood, lang};
use layout::{LetterPage, ProblemPage};
use site::SiteSettings;
use std::time::Duration;

fn problem(tag: &str, problem: ProblemPage) -> String {
    LAYOUT.problem(lang(tag), problem).unwrap()
}

#[track_caller]
fn check(answer: &Answer, status: u16, page: &str) {
    assert_eq!(answer.status, status);
    assert_eq!(answer.text(), page);
    assert_eq!(
        (answer.header("cache-control"), answer.header("x-robots-tag")),
        ("no-store", "noindex")
    );
}

#[track_caller]
fn check_secret(answer: &Answer, status: u16, page: &LetterPage) {
    check(answer, status, &LAYOUT.letter_page(lang("de"), page).unwrap());
    assert_eq!(answer.header("referrer-policy"), "no-referrer");
}

fn inbox(tag: &str, address: &str) -> String {
    LAYOUT
        .letter_page(
            lang(tag),
            &LetterPage::CheckInbox {
                address: address.into(),
            },
        )
        .unwrap()
}

#[tokio::test]
async fn a_reader_signs_up() {
    let house = House::open().await;
    let form = "email=+Ann%40example.org&time=local&zone=Europe%2FBerlin&website=";
    let answer = house
        .post("/de/letter", &[("Origin", "https://vesper.example")], form)
        .await;
    check(&answer, 200, &inbox("de", "Ann@example.org"));
    let answer = house
        .post(
            "/EN/letter",
            &[("Sec-Fetch-Site", "same-origin")],
            "email=b@example.org",
        )
        .await;
    check(&answer, 200, &inbox("en", "b@example.org"));
    let expected = [
        "sign-up de Ann@example.org Local Europe/Berlin /de/letter",
        "sign-up en b@example.org Utc UTC /en/letter",
    ];
    assert_eq!(house.desk.changes(), expected);
}

#[tokio::test]
async fn a_mistyped_address_stays_in_the_form() {
    let house = House::open().await;
    let long = format!("{}@example.org", "x".repeat(400));
    for typed in ["ann@", "\"><script>", "", &long] {
        let form = format!("email={}&time=local&zone=Asia/Kolkata", typed.replace('"', "%22"));
        let answer = house.post("/en/letter", &[], &form).await;
        assert_eq!(answer.status, 422, "{typed}");
        let text = answer.text();
        assert!(
            text.contains(&layout::escape(&LAYOUT.words(lang("en")).text("email-invalid"))),
            "{typed}"
        );
        assert!(!text.contains("<script>"));
        if typed == "ann@" {
            assert!(text.contains("value=\"ann@\"") && text.contains("selected>Asia/Kolkata<"));
        }
    }
    assert_eq!(house.desk.changes(), [""; 0]);
}

#[tokio::test]
async fn a_program_that_fills_in_every_field_is_told_what_people_are_told() {
    let house = House::open().await;
    let answer = house
        .post(
            "/en/letter",
            &[],
            "email=a%40example.org&website=http%3A%2F%2Fspam.example",
        )
        .await;
    check(&answer, 200, &inbox("en", "a@example.org"));
    assert_eq!(house.desk.changes(), [""; 0]);
}

#[tokio::test]
async fn one_network_signs_up_ten_readers_in_ten_minutes_and_no_more() {
    let settings = SiteSettings {
        trusted_proxies: "127.0.0.1".parse().unwrap(),
        ..SiteSettings::default()
    };
    let house = House::with(settings).await;
    let from = |address: &'static str| {
        let house = &house;
        async move {
            house
                .post(
                    "/de/letter",
                    &[("X-Forwarded-For", address)],
                    "email=a%40example.org",
                )
                .await
        }
    };
    for _ in 0..10 {
        assert_eq!(from("203.0.113.7").await.status, 200);
    }
    let refused = from("1.1.1.1, 203.0.113.8").await;
    check(&refused, 429, &problem("de", ProblemPage::TooManyRequests));
    assert_eq!(refused.header("retry-after"), "60");
    assert_eq!(from("198.51.100.1").await.status, 200);
    assert_eq!(from("2001:db8::1").await.status, 200);
    house.clock.turn(61);
    assert_eq!(from("203.0.113.7").await.status, 200);
    assert_eq!(from("203.0.113.7").await.status, 429);
    assert_eq!(house.desk.changes().len(), 13);
}

#[tokio::test]
async fn a_form_from_another_sites_page_is_refused() {
    let house = House::open().await;
    for (path, body) in [
        ("/de/letter", "email=a%40example.org"),
        ("/letter/confirm/good", "x"),
        ("/letter/leave/good", "x"),
        ("/letter/preferences/good", "return=1"),
    ] {
        for headers in [
            ("Sec-Fetch-Site", "cross-site"),
            ("Origin", "https://evil.example"),
        ] {
            let answer = house
                .post(path, &[headers, ("Accept-Language", "de")], body)
                .await;
            check(&answer, 403, &problem("de", ProblemPage::BadRequest));
        }
    }
    assert_eq!(
        house
            .post("/de/letter", &[("Origin", "null")], "email=a%40example.org")
            .await
            .status,
        403
    );
    assert_eq!(house.desk.changes(), [""; 0]);
    // Our own secret pages ask browsers to hide where they are.
    assert_eq!(
        house
            .post("/letter/confirm/good", &[("Origin", "null")], "")
            .await
            .status,
        200
    );
}

#[tokio::test]
async fn a_form_that_is_none_is_a_bad_request() {
    let house = House::open().await;
    let bad = problem("de", ProblemPage::BadRequest);
    let large = format!("email={}", "x".repeat(9000));
    for (headers, body, status) in [
        (("X", "y"), "email=a%40example.org&time=never", 400),
        (("X", "y"), "email=a%40example.org&zone=Mars", 400),
        (("X", "y"), large.as_str(), 413),
    ] {
        check(&house.post("/de/letter", &[headers], body).await, status, &bad);
    }
    let json = [("Content-Type", "application/json")];
    check(
        &house
            .client()
            .await
            .request("POST", "/de/letter", &json, "{}")
            .await,
        400,
        &bad,
    );
    assert_eq!(
        house
            .post("/fr/letter", &[], "email=a%40example.org")
            .await
            .status,
        404
    );
    for body in ["lang=fr&time=utc", "lang=&time=utc", "time=utc", "lang=de&time=x"] {
        let answer = house
            .post("/letter/preferences/good", &[("Accept-Language", "de")], body)
            .await;
        check(&answer, 400, &bad);
    }
    assert_eq!(house.desk.changes(), [""; 0]);
}

#[tokio::test]
async fn looking_at_a_link_changes_nothing() {
    let house = House::open().await;
    let address = "leserin@beispiel.example".to_owned();
    let confirm = LetterPage::Confirm {
        token: "good".into(),
        address: address.clone(),
    };
    let leave = LetterPage::Leave {
        token: "good".into(),
        address,
    };
    for _ in 0..3 {
        check_secret(&house.get("/letter/confirm/good", &[]).await, 200, &confirm);
        check_secret(&house.get("/letter/leave/good", &[]).await, 200, &leave);
        let preferences = house.get("/letter/preferences/good", &[]).await;
        assert!(preferences.status == 200 && preferences.text().contains("selected>Europe/Berlin<"));
        assert_eq!(preferences.header("referrer-policy"), "no-referrer");
        assert_eq!(
            house
                .client()
                .await
                .request("HEAD", "/letter/leave/good", &[], "")
                .await
                .status,
            200
        );
        assert_eq!(
            house
                .get("/letter/leave/good?List-Unsubscribe=One-Click", &[])
                .await
                .status,
            200
        );
    }
    assert_eq!(house.desk.changes(), [""; 0]);
}

#[tokio::test]
async fn buttons_do_what_they_say() {
    let house = House::open().await;
    let confirmed = LetterPage::Confirmed {
        token: "choose".into(),
    };
    check_secret(
        &house.post("/letter/confirm/good", &[], "").await,
        200,
        &confirmed,
    );
    let left = LetterPage::Left {
        token: "choose".into(),
        address: "leserin@beispiel.example".into(),
    };
    check_secret(&house.post("/letter/leave/good", &[], "").await, 200, &left);
    let saved = |answer: Answer, tag: &str| {
        let words = layout::escape(&LAYOUT.words(lang(tag)).text("saved"));
        assert!(
            answer.status == 200 && answer.text().contains(&words),
            "{}",
            answer.text()
        );
    };
    saved(
        house.post("/letter/preferences/good", &[], "return=1").await,
        "de",
    );
    saved(
        house
            .post(
                "/letter/preferences/good",
                &[],
                "lang=en&time=local&zone=Asia/Kolkata",
            )
            .await,
        "en",
    );
    let expected = [
        "confirm /letter/confirm",
        "leave /letter/leave",
        "bring-back /letter/preferences",
        "set en Local Asia/Kolkata",
    ];
    assert_eq!(house.desk.changes(), expected);
}

#[tokio::test]
async fn a_mail_programs_one_click_is_always_let_through() {
    let house = House::open().await;
    let multipart =
        "--b\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Click\r\n--b--\r\n";
    for (kind, body) in [
        ("application/x-www-form-urlencoded", "List-Unsubscribe=One-Click"),
        ("multipart/form-data; boundary=b", multipart),
    ] {
        let headers = [
            ("Content-Type", kind),
            ("Origin", "https://mail.example"),
            ("Sec-Fetch-Site", "cross-site"),
        ];
        let answer = house
            .client()
            .await
            .request("POST", "/letter/leave/good", &headers, body)
            .await;
        assert_eq!((answer.status, answer.text().as_str()), (200, "Unsubscribed.\n"));
        assert_eq!(answer.header("cache-control"), "no-store");
        let answer = house
            .client()
            .await
            .request("POST", "/letter/leave/bad", &headers, body)
            .await;
        assert_eq!(answer.status, 410);
    }
    assert_eq!(house.desk.changes(), ["leave /letter/leave"; 2]);
    *house.desk.mood.lock().unwrap() = Mood::Fails;
    let answer = house
        .post("/letter/leave/good", &[], "List-Unsubscribe=One-Click")
        .await;
    assert_eq!((answer.status, answer.header("retry-after")), (503, "60"));
}

#[tokio::test]
async fn a_link_that_is_no_more_says_how_to_begin_again() {
    let house = House::open().await;
    let expired = problem("ar", ProblemPage::LinkExpired);
    let long = "x".repeat(600);
    for token in ["bad", "%FF", "a%20b", &long] {
        for path in ["confirm", "leave", "preferences"] {
            let answer = house
                .get(&format!("/letter/{path}/{token}"), &[("Accept-Language", "ar")])
                .await;
            check(&answer, 410, &expired);
            let answer = house
                .post(
                    &format!("/letter/{path}/{token}"),
                    &[("Accept-Language", "ar")],
                    "return=1",
                )
                .await;
            check(&answer, 410, &expired);
        }
    }
    assert_eq!(house.desk.changes(), [""; 0]);
}

#[tokio::test]
async fn a_desk_that_does_not_answer_is_said_and_pages_go_on() {
    let settings = SiteSettings {
        form_patience: Duration::from_millis(100),
        ..SiteSettings::default()
    };
    let house = House::with(settings).await;
    house.shelf.put_html("/de/", "/de/", 200, "die Seite");
    for mood in [Mood::Fails, Mood::Hangs] {
        *house.desk.mood.lock().unwrap() = mood;
        let german = [("Accept-Language", "de")];
        for answer in [
            house.post("/de/letter", &[], "email=a%40example.org").await,
            house.get("/letter/confirm/good", &german).await,
            house.post("/letter/confirm/good", &german, "").await,
            house.post("/letter/leave/good", &german, "").await,
            house.get("/letter/preferences/good", &german).await,
        ] {
            check(&answer, 503, &problem("de", ProblemPage::Unavailable));
            assert_eq!(answer.header("retry-after"), "30");
        }
        assert_eq!(house.get("/de/", &[]).await.text(), "die Seite");
    }
}

#[tokio::test]
async fn a_form_that_never_ends_is_given_up() {
    let settings = SiteSettings {
        form_patience: Duration::from_millis(100),
        ..SiteSettings::default()
    };
    let house = House::with(settings).await;
    let mut client = house.client().await;
    let head = "POST /de/letter HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 50\r\n\r\n";
    client.write(format!("{head}email=")).await;
    assert_eq!(client.answer(false).await.status, 408);
}
