//! A server that is asked by FTP.

use super::ftp_server::{FtpServer, PASSWORD, certificate};
use super::*;
use rustls::RootCertStore;
use testkit::both;
use wire::{FtpWay, Patience, Reach, Secret, trial};

fn way(server: &FtpServer) -> FtpWay {
    let mut roots = RootCertStore::empty();
    roots.add(certificate()).unwrap();
    FtpWay {
        host: "localhost".to_owned(),
        port: server.port,
        is_encrypted: false,
        user: "ek".to_owned(),
        password: Secret::new(PASSWORD),
        folder: "out".to_owned(),
        deletes: false,
        reach: Reach::Private,
        patience: Patience {
            connect: Duration::from_secs(5),
            stall: Duration::from_millis(500),
            total: Duration::from_secs(30),
        },
        roots: Arc::new(roots),
    }
}

fn ftp(way: FtpWay) -> Arc<Source> {
    source("server", SourceWay::Ftp(way))
}

both!(
    files_are_fetched_once_and_stay_or_go_as_the_newsroom_says,
    |house| async move {
        for (round, is_encrypted) in [(0, false), (1, true)] {
            let server = FtpServer::start().await;
            let name = |number: usize| format!("{}.json", round * 10 + number);
            for number in 1..4 {
                server.put(&name(number), ninjs(round * 10 + number));
            }
            server.put("pictured.jpg", *b"\xff\xd8\xff\xe0 and so on");
            server.put("late.json.part", ninjs(99));
            server.shelf.lock().unwrap().is_old = is_encrypted;
            let way = FtpWay {
                is_encrypted,
                ..way(&server)
            };
            let (source, clock) = (ftp(way.clone()), clock());
            let mut watch = watch(&house, &source, &clock);
            let expected = (round + 1) * 3;
            turn_until(&mut watch, &clock, "all are in", async || {
                items(&house).await == expected
            })
            .await;
            turn_until(&mut watch, &clock, "it was looked at again", async || {
                server.times("QUIT") > 3
            })
            .await;
            assert_eq!(server.times(&format!("RETR {}", name(1))), 1);
            assert_eq!(server.names().len(), 5, "they stay");

            let deleting = ftp(FtpWay { deletes: true, ..way });
            let mut watch = Watch::new(
                house.archive.clone(),
                deleting,
                Arc::clone(&clock) as Arc<dyn Clock>,
                "this process",
            )
            .unwrap();
            turn_until(&mut watch, &clock, "what is in is gone", async || {
                server.names() == ["late.json.part", "pictured.jpg"]
            })
            .await;
            let known = state(&house, "server").await;
            assert_eq!(
                (items(&house).await, known.known, known.alarm),
                (expected, 0, None),
                "{known:?}"
            );
        }
    }
);

#[tokio::test]
async fn half_a_file_is_not_taken_and_one_that_grows_comes_in_whole() {
    let house = House::sqlite().await;
    let server = FtpServer::start().await;
    let text = batch(0, 20);
    server.put("grows.json", &text.as_bytes()[..text.len() / 2]);
    server.put("cut.json", ninjs(50));
    server.shelf.lock().unwrap().cut.push("cut.json".to_owned());
    let way = FtpWay {
        deletes: true,
        ..way(&server)
    };
    let (source, clock) = (ftp(way), clock());
    let mut watch = watch(&house, &source, &clock);
    turn_until(&mut watch, &clock, "both were tried", async || {
        server.times("RETR grows.json") > 0 && server.times("RETR cut.json") > 0
    })
    .await;
    assert_eq!(items(&house).await, 0);
    server.put("grows.json", text);
    server.shelf.lock().unwrap().cut.clear();
    turn_until(&mut watch, &clock, "all is in", async || {
        items(&house).await == 21
    })
    .await;
    assert_eq!(state(&house, "server").await.set_aside, 0);
    turn_until(&mut watch, &clock, "all is gone", async || {
        server.names().is_empty()
    })
    .await;
}

#[tokio::test]
async fn a_file_that_is_refused_stops_no_other_and_a_server_that_stalls_is_named() {
    let house = House::sqlite().await;
    let server = FtpServer::start().await;
    server.put("a.json", ninjs(1));
    server.put("b.json", ninjs(2));
    server.shelf.lock().unwrap().refused.push("a.json".to_owned());
    let (source, clock) = (ftp(way(&server)), clock());
    let mut watch = watch(&house, &source, &clock);
    turn_until(&mut watch, &clock, "the other is in", async || {
        items(&house).await == 1
    })
    .await;
    server.put("c.json", ninjs(3));
    server.shelf.lock().unwrap().stalls = true;
    turn_until(&mut watch, &clock, "it is an alarm", async || {
        alarm(&house, "server").await == Some(SourceAlarm::Failures)
    })
    .await;
    let known = state(&house, "server").await;
    assert!(known.error.contains("stalled"), "{}", known.error);
    server.shelf.lock().unwrap().stalls = false;
    turn_until(&mut watch, &clock, "it is well", async || {
        alarm(&house, "server").await.is_none()
    })
    .await;
    assert_eq!(items(&house).await, 2);
}

#[tokio::test]
async fn a_trial_says_what_lies_there_and_who_is_not_let_in() {
    let house = House::sqlite().await;
    let server = FtpServer::start().await;
    server.put("a.json", ninjs(1));
    let said = trial(&house.archive, &ftp(way(&server))).await.unwrap();
    assert_eq!((said.is_well, said.new), (true, 1), "{said:?}");
    assert_eq!((items(&house).await, server.names().len()), (0, 1));
    for (wrong, says) in [
        (
            FtpWay {
                password: Secret::new("harbor"),
                ..way(&server)
            },
            "password is missing, wrong",
        ),
        (
            FtpWay {
                folder: "in".to_owned(),
                ..way(&server)
            },
            "no going to the folder in",
        ),
        (
            FtpWay {
                reach: Reach::Public,
                ..way(&server)
            },
            "no public address",
        ),
        (
            FtpWay {
                is_encrypted: true,
                roots: wire::public_authorities(),
                ..way(&server)
            },
            "no encryption",
        ),
    ] {
        let said = trial(&house.archive, &ftp(wrong)).await.unwrap();
        let shown = format!("{said:?}");
        assert!(!said.is_well && shown.contains(says), "{says}: {shown}");
        assert!(!shown.contains(PASSWORD) && !shown.contains("harbor"), "{shown}");
    }
}

#[tokio::test]
async fn files_that_stay_on_the_server_do_not_hide_new_ones() {
    let house = House::sqlite().await;
    let server = FtpServer::start().await;
    for number in 0..205 {
        server.put(&format!("{number:04}.json"), ninjs(number));
    }
    let (source, clock) = (ftp(way(&server)), clock());
    let mut watch = watch(&house, &source, &clock);
    turn_until(&mut watch, &clock, "all are in", async || {
        items(&house).await == 205
    })
    .await;
    server.put("0900.json", ninjs(900));
    turn_until(&mut watch, &clock, "the new one is in", async || {
        items(&house).await == 206
    })
    .await;
    assert_eq!(alarm(&house, "server").await, None);
}
