//! An address that is asked.

use super::*;
use testkit::{Reply, Server, both};
use url::Url;
use wire::{HttpWay, Patience, Reach, trial};

fn http(server: &Server) -> SourceWay {
    SourceWay::Http(HttpWay {
        address: Url::parse(&server.url("/feed")).unwrap(),
        login: None,
        reach: Reach::Private,
        patience: Patience {
            connect: Duration::from_secs(5),
            stall: Duration::from_millis(300),
            total: Duration::from_secs(30),
        },
    })
}

both!(
    ten_thousand_items_that_come_again_are_kept_once_and_the_source_is_named,
    |house| async move {
        let (first, again) = (batch(0, 10_000), format!("{}\n", batch(0, 10_000)));
        let server = Server::start(vec![Reply::new("200 OK", &["ETag: \"a\""], first)]);
        let (source, clock) = (source("meridian", http(&server)), clock());
        let mut watch = watch(&house, &source, &clock);
        watch.turn().await.unwrap();
        assert_eq!(items(&house).await, 10_000);
        let known = state(&house, "meridian").await;
        assert_eq!((known.items, known.known, known.alarm), (10_000, 0, None));
        assert_eq!(known.lag, Some(jiff::SignedDuration::from_secs(30)));

        server.play(vec![Reply::new("200 OK", &[], again)]);
        turn_until(&mut watch, &clock, "the repetition is an alarm", async || {
            alarm(&house, "meridian").await == Some(SourceAlarm::Repeats)
        })
        .await;
        let known = state(&house, "meridian").await;
        assert_eq!((known.items, known.known), (10_000, 10_000));
        assert_eq!(items(&house).await, 10_000, "nothing twice, nothing lost");
        assert!(
            SourceAlarm::Repeats
                .says("meridian", &known)
                .contains("“meridian”")
        );

        server.play(vec![Reply::new("200 OK", &[], batch(9_999, 2))]);
        turn_until(&mut watch, &clock, "a new item ends the alarm", async || {
            alarm(&house, "meridian").await.is_none()
        })
        .await;
        assert_eq!(items(&house).await, 10_001);
    }
);

both!(
    one_that_stalls_or_sends_garbage_is_an_alarm_and_loses_nothing,
    |house| async move {
        let half = batch(0, 3);
        let stalled = format!(
            "HTTP/1.1 200 OK\r\nContent-Length: {}\r\n\r\n{}",
            half.len(),
            &half[..100]
        );
        let server = Server::start(vec![
            Reply::Stall(stalled.into()),
            Reply::new("200 OK", &["ETag: \"broken\""], "<html>Under construction</html>"),
            Reply::new("500 Oops", &[], ""),
        ]);
        let (source, clock) = (source("meridian", http(&server)), clock());
        let mut watch = watch(&house, &source, &clock);
        turn_until(&mut watch, &clock, "it failed three times", async || {
            alarm(&house, "meridian").await == Some(SourceAlarm::Failures)
        })
        .await;
        let known = state(&house, "meridian").await;
        assert_eq!(
            (known.failures, known.etag, known.set_aside),
            (3, None, 1),
            "garbage leaves no ETag"
        );
        assert!(known.error.contains("500"), "{}", known.error);
        assert!(
            known.wait_until > Some(clock.now()),
            "it is left alone for a while"
        );
        server.play(vec![
            Reply::new("200 OK", &["ETag: \"a\""], half),
            Reply::new("304 Not Modified", &[], ""),
        ]);
        turn_until(&mut watch, &clock, "it is well", async || {
            alarm(&house, "meridian").await.is_none()
        })
        .await;
        assert_eq!(items(&house).await, 3);
        let asked = server.requests().len();
        turn_until(&mut watch, &clock, "it was asked again", async || {
            server.requests().len() > asked
        })
        .await;
        let known = state(&house, "meridian").await;
        assert_eq!((known.items, known.known, known.failures), (3, 0, 0));
        assert!(server.requests().last().unwrap().contains("if-none-match: \"a\""));
    }
);

#[tokio::test]
async fn a_server_that_asks_for_time_gets_it() {
    let house = House::sqlite().await;
    let server = Server::start(vec![Reply::new("429 Slowly", &["Retry-After: 600"], "")]);
    let (source, clock) = (source("meridian", http(&server)), clock());
    let mut watch = watch(&house, &source, &clock);
    for _ in 0..100 {
        watch.turn().await.unwrap();
        clock.turn_to(clock.now() + jiff::SignedDuration::from_secs(5));
    }
    assert_eq!(server.requests().len(), 1, "in 500 seconds");
    turn_until(&mut watch, &clock, "ten minutes have passed", async || {
        server.requests().len() == 2
    })
    .await;
}

#[tokio::test]
async fn a_document_that_comes_unchanged_is_not_read_again() {
    let house = House::sqlite().await;
    let server = Server::start(vec![Reply::new("200 OK", &[], batch(0, 5))]);
    let (source, clock) = (source("meridian", http(&server)), clock());
    let mut watch = watch(&house, &source, &clock);
    turn_until(&mut watch, &clock, "it was asked ten times", async || {
        server.requests().len() > 10
    })
    .await;
    let known = state(&house, "meridian").await;
    assert_eq!((known.items, known.known), (5, 0));
}

#[tokio::test]
async fn silence_is_an_alarm_that_copy_ends() {
    let house = House::sqlite().await;
    let server = Server::start(vec![Reply::new("200 OK", &[], batch(0, 1))]);
    let (source, clock) = (source("meridian", http(&server)), clock());
    let mut watch = watch(&house, &source, &clock);
    watch.turn().await.unwrap();
    clock.turn_to(clock.now() + jiff::SignedDuration::from_mins(359));
    watch.turn().await.unwrap();
    assert_eq!(alarm(&house, "meridian").await, None);
    clock.turn_to(clock.now() + jiff::SignedDuration::from_mins(1));
    watch.turn().await.unwrap();
    assert_eq!(alarm(&house, "meridian").await, Some(SourceAlarm::Silence));
    server.play(vec![Reply::new("200 OK", &[], batch(1, 1))]);
    turn_until(&mut watch, &clock, "copy comes", async || {
        alarm(&house, "meridian").await.is_none()
    })
    .await;
}

both!(two_processes_ask_one_at_a_time, |house| async move {
    let server = Server::start(vec![Reply::new("200 OK", &[], batch(0, 1))]);
    let (source, clock) = (source("meridian", http(&server)), clock());
    let shared = Arc::clone(&clock) as Arc<dyn Clock>;
    let new = |holder| {
        Watch::new(
            house.archive.clone(),
            Arc::clone(&source),
            Arc::clone(&shared),
            holder,
        )
    };
    let (mut one, mut two) = (new("one").unwrap(), new("two").unwrap());
    one.turn().await.unwrap();
    assert_eq!(server.requests().len(), 1);
    for _ in 0..10 {
        clock.turn_to(clock.now() + jiff::SignedDuration::from_secs(1));
        two.turn().await.unwrap();
    }
    assert_eq!(server.requests().len(), 1, "the other is not dead yet");
    turn_until(&mut two, &clock, "the other takes over", async || {
        server.requests().len() == 2
    })
    .await;
    two.end().await;
    one.turn().await.unwrap();
    clock.turn_to(clock.now() + jiff::SignedDuration::from_secs(1));
    one.turn().await.unwrap();
    assert_eq!(server.requests().len(), 3, "at once, because it was given up");
});

#[tokio::test]
async fn a_trial_says_what_would_come_and_keeps_nothing() {
    let house = House::sqlite().await;
    let mixed = format!("[{},{},{{\"type\":\"text\"}}]", ninjs(1), ninjs(2));
    let server = Server::start(vec![
        Reply::new("200 OK", &[], batch(1, 1)),
        Reply::new("200 OK", &[], mixed),
    ]);
    let (source, clock) = (source("meridian", http(&server)), clock());
    watch(&house, &source, &clock).turn().await.unwrap();
    let before = state(&house, "meridian").await;
    let said = trial(&house.archive, &source).await.unwrap();
    assert!(said.is_well, "{said:?}");
    assert_eq!(
        (said.read, said.new, said.known, said.set_aside),
        (2, 1, 1, 1),
        "{said:?}"
    );
    assert!(said.reasons[0].contains("uri"), "{said:?}");
    assert_eq!(
        (items(&house).await, state(&house, "meridian").await),
        (1, before)
    );
    server.play(vec![Reply::new("401 No", &[], "")]);
    let said = trial(&house.archive, &source).await.unwrap();
    assert!(
        !said.is_well && said.steps[0].says.contains("password"),
        "{said:?}"
    );
}
