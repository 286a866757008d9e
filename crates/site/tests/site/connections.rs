//! Connections: kept, limited, watched and let go.

use crate::house::House;
use site::SiteSettings;
use std::time::Duration;
use tokio::time::{Instant, sleep, timeout};

fn impatient() -> SiteSettings {
    SiteSettings {
        header_patience: Duration::from_millis(500),
        idle_patience: Duration::from_millis(1500),
        stall_patience: Duration::from_secs(1),
        ..SiteSettings::default()
    }
}

#[tokio::test]
async fn a_connection_is_kept_and_may_ask_ahead() {
    let house = House::open().await;
    house.shelf.put_html("/en/", "/en/", 200, "front");
    let mut client = house.client().await;
    for _ in 0..3 {
        assert_eq!(client.request("GET", "/en/", &[], "").await.text(), "front");
    }
    let one = "GET /en/ HTTP/1.1\r\nHost: a\r\n\r\n";
    client
        .write(format!("{one}{}{one}", one.replace("/en/", "/inbox/")))
        .await;
    for said in ["front", "the mailbox", "front"] {
        assert_eq!(client.answer(false).await.text(), said);
    }
    client
        .write("GET /en/ HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
        .await;
    assert_eq!(client.answer(false).await.text(), "front");
    assert!(client.is_ended_within(Duration::from_secs(2)).await);
}

#[tokio::test]
async fn headers_that_drip_in_are_cut_off() {
    let house = House::with(impatient()).await;
    let mut client = house.client().await;
    client.write("GET /en/ HTTP/1.1\r\nHost: a\r\n").await;
    let started = Instant::now();
    let mut ended = false;
    while started.elapsed() < Duration::from_secs(5) && !ended {
        ended = client.is_ended_within(Duration::from_millis(100)).await;
        if !ended {
            client.write("x").await;
        }
    }
    assert!(ended, "a byte at a time kept the connection open");
    assert!(started.elapsed() >= Duration::from_millis(400));
    let mut silent = house.client().await;
    assert!(
        silent.is_ended_within(Duration::from_secs(3)).await,
        "who says nothing at all is let go too"
    );
}

#[tokio::test]
async fn an_idle_connection_is_let_go_later_than_a_dripping_one() {
    let house = House::with(impatient()).await;
    let mut client = house.client().await;
    assert_eq!(client.request("GET", "/healthz", &[], "").await.status, 200);
    assert!(!client.is_ended_within(Duration::from_secs(1)).await);
    assert!(client.is_ended_within(Duration::from_secs(3)).await);
}

#[tokio::test]
async fn an_answer_that_takes_longer_than_headers_may_is_not_cut_off() {
    let house = House::with(impatient()).await;
    assert_eq!(house.get("/inbox/slow", &[]).await.text(), "slow but whole");
}

#[tokio::test]
async fn no_more_connections_than_are_allowed() {
    let house = House::with(SiteSettings {
        connections_max: 2,
        idle_patience: Duration::from_mins(1),
        ..SiteSettings::default()
    })
    .await;
    let mut first = house.client().await;
    let mut second = house.client().await;
    assert_eq!(first.request("GET", "/healthz", &[], "").await.status, 200);
    assert_eq!(second.request("GET", "/healthz", &[], "").await.status, 200);
    let mut third = house.client().await;
    let waiting = timeout(
        Duration::from_millis(600),
        third.request("GET", "/healthz", &[], ""),
    )
    .await;
    assert!(waiting.is_err(), "the third was served beside two others");
    drop(first);
    assert_eq!(third.answer(false).await.status, 200);
}

#[tokio::test]
async fn stopping_lets_running_requests_end() {
    let house = House::open().await;
    let mut idle = house.client().await;
    assert_eq!(idle.request("GET", "/healthz", &[], "").await.status, 200);
    let mut busy = house.client().await;
    busy.write("GET /inbox/slow HTTP/1.1\r\nHost: a\r\n\r\n").await;
    sleep(Duration::from_millis(200)).await;
    house.stop.send(true).unwrap();
    assert!(
        idle.is_ended_within(Duration::from_millis(400)).await,
        "an idle connection holds nothing up"
    );
    let answer = busy.answer(false).await;
    assert_eq!(
        (answer.text().as_str(), answer.header("connection")),
        ("slow but whole", "close")
    );
    timeout(Duration::from_secs(3), house.serving)
        .await
        .unwrap()
        .unwrap()
        .unwrap();
    assert!(tokio::net::TcpStream::connect(house.address).await.is_err());
}

#[tokio::test]
async fn stopping_does_not_wait_for_ever() {
    let house = House::with(SiteSettings {
        stop_patience: Duration::from_millis(300),
        ..SiteSettings::default()
    })
    .await;
    let mut client = house.client().await;
    client.write("GET /en/ HTTP/1.1\r\n").await;
    sleep(Duration::from_millis(100)).await;
    drop(house.stop); // Whoever could say “stop” is gone: that is a stop too.
    timeout(Duration::from_secs(3), house.serving)
        .await
        .unwrap()
        .unwrap()
        .unwrap();
    assert!(client.is_ended_within(Duration::from_secs(1)).await);
}

#[tokio::test]
async fn headers_without_end_are_refused() {
    let house = House::open().await;
    let mut client = house.client().await;
    let long = "x".repeat(50_000);
    let request = format!("GET /en/ HTTP/1.1\r\nHost: a\r\nA: {long}\r\nB: {long}\r\n\r\n");
    client.try_write(request.as_bytes()).await;
    let said = client.finish().await;
    // What was not read may throw away the answer on its way.
    assert!(
        said.is_empty() || said.starts_with(b"HTTP/1.1 431"),
        "{}",
        String::from_utf8_lossy(&said)
    );
    let mut client = house.client().await;
    client.write("GET /en/ HTTP/1.1\r\n\r\n").await;
    assert_eq!(client.answer(false).await.status, 400, "HTTP/1.1 names the host");
    let mut client = house.client().await;
    client.write("GET /healthz HTTP/1.0\r\n\r\n").await;
    assert_eq!(client.answer(false).await.text(), "ok\n");
    assert!(client.is_ended_within(Duration::from_secs(2)).await);
}
