//! The ledger is in commit order on both databases, and followers miss nothing.
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "tests")]

use archive::{Archive, FollowError, Follower, follow};
use jiff::Timestamp;
use model::{ArticleId, Entry, Line, RevisionNo, Seq};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use testkit::{both, instant};
use tokio::sync::watch;

fn line(number: i64) -> Line {
    Line::ArticleSaved {
        article: ArticleId(number),
        revision: RevisionNo(1),
    }
}

fn now() -> Timestamp {
    instant("2026-11-24T18:00:00Z")
}

struct Watcher {
    archive: Archive,
    seen: Arc<Mutex<Vec<Seq>>>,
    failures: u32,
}

impl Follower for Watcher {
    fn name(&self) -> &'static str {
        "watcher"
    }

    async fn position(&mut self) -> Result<Seq, FollowError> {
        Ok(self.archive.read().await?.follower_position("watcher").await?)
    }

    async fn follow(&mut self, lines: &[Entry]) -> Result<(), FollowError> {
        if self.failures > 0 {
            self.failures -= 1;
            return Err("not now".into());
        }
        self.seen
            .lock()
            .unwrap()
            .extend(lines.iter().map(|entry| entry.seq));
        let mut tx = self.archive.begin("watcher", "").await?;
        tx.set_follower_position("watcher", lines.last().unwrap().seq)
            .await?;
        tx.commit().await?;
        Ok(())
    }
}

async fn until(what: &str, mut condition: impl FnMut() -> bool) {
    for _ in 0..2000 {
        if condition() {
            return;
        }
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    panic!("waited too long until {what}");
}

both!(
    lines_are_numbered_in_commit_order_without_gaps,
    |house| async move {
        let head = Arc::new(Mutex::new(Vec::new()));
        let watching = {
            let (archive, head) = (house.archive.clone(), Arc::clone(&head));
            tokio::spawn(async move {
                // Reads again and again while others write: what was not there below a number must never come later.
                loop {
                    let lines = archive.lines_after(Seq(0), 100_000).await.unwrap();
                    let places: Vec<i64> = lines.iter().map(|entry| entry.seq.0).collect();
                    assert_eq!(
                        places,
                        (1..=i64::try_from(places.len()).unwrap()).collect::<Vec<_>>()
                    );
                    head.lock().unwrap().push(places.len());
                    if places.len() == 400 {
                        break;
                    }
                    tokio::task::yield_now().await;
                }
            })
        };
        let writers = (0..8).map(|writer| {
            let archive = house.archive.clone();
            tokio::spawn(async move {
                for change in 0..25 {
                    let mut tx = archive.begin("test", "").await.unwrap();
                    tx.note(line(writer), now());
                    tx.story_by_key(&format!("{writer}-{change}")).await.unwrap();
                    tx.note(line(change), now());
                    tx.commit().await.unwrap();
                }
            })
        });
        for writer in writers.collect::<Vec<_>>() {
            writer.await.unwrap();
        }
        watching.await.unwrap();
        assert!(
            head.lock().unwrap().iter().any(|seen| *seen > 0 && *seen < 400),
            "the reader saw something in between"
        );
    }
);

both!(a_change_that_is_dropped_leaves_no_trace, |house| async move {
    let mut tx = house.archive.begin("test", "").await.unwrap();
    tx.story_by_key("lost").await.unwrap();
    tx.note(line(1), now());
    drop(tx);
    let mut tx = house.archive.begin("test", "").await.unwrap();
    assert_eq!(tx.head().await.unwrap(), Seq(0));
    assert_eq!(tx.story_by_key("kept").await.unwrap().key, "kept");
});

both!(
    a_follower_is_woken_at_once_and_goes_on_after_faults,
    |house| async move {
        let seen = Arc::new(Mutex::new(Vec::new()));
        let watcher = Watcher {
            archive: house.archive.clone(),
            seen: Arc::clone(&seen),
            failures: 2,
        };
        let (stop, stopped) = watch::channel(false);
        let running = tokio::spawn(follow(house.archive.clone(), watcher, stopped));
        let mut tx = house.archive.begin("test", "").await.unwrap();
        tx.note(line(1), now());
        tx.commit().await.unwrap();
        until("the follower has seen the line", || {
            *seen.lock().unwrap() == [Seq(1)]
        })
        .await;

        // Another process changes something: its datagram or notification wakes the follower, not the look once a second.
        let second = house.second().await;
        let mut woken = house.archive.changes();
        // PostgreSQL's line for notifications is opened in the background; a first ring proves that it is there.
        until("the bell hangs", || {
            let _ = woken.has_changed();
            true
        })
        .await;
        for number in 2..5 {
            let mut tx = second.begin("other", "").await.unwrap();
            tx.note(line(number), now());
            tx.commit().await.unwrap();
            until("the follower has seen the other's line", || {
                seen.lock().unwrap().len() == usize::try_from(number).unwrap()
            })
            .await;
        }
        assert_eq!(*seen.lock().unwrap(), [Seq(1), Seq(2), Seq(3), Seq(4)]);
        woken.mark_unchanged();
        let mut tx = second.begin("other", "").await.unwrap();
        tx.note(line(9), now());
        tx.commit().await.unwrap();
        tokio::time::timeout(Duration::from_secs(5), woken.changed())
            .await
            .expect("rung from outside")
            .unwrap();
        stop.send(true).unwrap();
        running.await.unwrap();
    }
);

both!(a_new_follower_starts_at_the_beginning, |house| async move {
    for number in 1..=600 {
        let mut tx = house.archive.begin("test", "because").await.unwrap();
        tx.note(line(number), now());
        tx.commit().await.unwrap();
    }
    let seen = Arc::new(Mutex::new(Vec::new()));
    let watcher = Watcher {
        archive: house.archive.clone(),
        seen: Arc::clone(&seen),
        failures: 0,
    };
    let (stop, stopped) = watch::channel(false);
    let running = tokio::spawn(follow(house.archive.clone(), watcher, stopped));
    until("it has read all", || seen.lock().unwrap().len() == 600).await;
    stop.send(true).unwrap();
    running.await.unwrap();
    let entry = house.archive.lines_after(Seq(599), 1).await.unwrap().remove(0);
    assert_eq!(
        (entry.line, entry.who.as_str(), entry.why.as_str()),
        (line(600), "test", "because")
    );
});
