//! A folder into which others write.

use super::*;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use tempfile::TempDir;
use testkit::both;
use wire::{FolderWay, trial};

const SETTLE: Duration = Duration::from_millis(100);

struct Inbox {
    folder: TempDir,
    source: Arc<Source>,
    clock: Arc<HandClock>,
    watch: Watch,
}

fn inbox(house: &House, patience: Duration, deletes: bool) -> Inbox {
    let folder = TempDir::new().unwrap();
    let way = SourceWay::Folder(FolderWay {
        path: folder.path().to_owned(),
        settle: SETTLE,
        patience,
        deletes,
    });
    let (source, clock) = (source("inbox", way), clock());
    let watch = watch(house, &source, &clock);
    Inbox {
        folder,
        source,
        clock,
        watch,
    }
}

impl Inbox {
    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    async fn until(&mut self, what: &str, holds: impl AsyncFnMut() -> bool) {
        turn_until(&mut self.watch, &self.clock, what, holds).await;
    }

    /// Takes turns for so long: nothing is to happen meanwhile that could be waited for.
    async fn turn_for(&mut self, span: Duration) {
        let started = std::time::Instant::now();
        while started.elapsed() < span {
            self.clock
                .turn_to(self.clock.now() + jiff::SignedDuration::from_secs(2));
            self.watch.turn().await.unwrap();
            tokio::time::sleep(SETTLE / 10).await;
        }
    }
}

/// Names of all files below a folder, in order.
fn lying(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(inner) = folders.pop() {
        for entry in fs::read_dir(inner).unwrap().map(|entry| entry.unwrap().path()) {
            if entry.is_dir() {
                folders.push(entry);
            } else {
                found.push(entry.strip_prefix(folder).unwrap().to_str().unwrap().to_owned());
            }
        }
    }
    found.sort();
    found
}

const PATIENT: Duration = Duration::from_mins(10);

both!(
    a_file_written_in_pieces_is_taken_once_it_is_whole,
    |house| async move {
        let mut inbox = inbox(&house, PATIENT, false);
        let text = batch(0, 20);
        let mut file = fs::File::create(inbox.path("slow.json")).unwrap();
        for piece in text.as_bytes().chunks(text.len() / 4 + 1) {
            assert_eq!(items(&house).await, 0);
            file.write_all(piece).unwrap();
            // Long enough that each half of it looks finished from outside.
            inbox.turn_for(SETTLE * 3).await;
        }
        inbox
            .until("it is taken in", async || items(&house).await == 20)
            .await;
        assert_eq!(state(&house, "inbox").await.set_aside, 0, "no half was set aside");
        inbox.turn_for(SETTLE).await;
        assert_eq!(lying(inbox.folder.path()), ["done/2026-11-25/slow.json"]);
    }
);

#[tokio::test]
async fn names_of_unfinished_files_wait_and_one_that_is_renamed_comes_in() {
    let house = House::sqlite().await;
    let mut inbox = inbox(&house, PATIENT, true);
    for name in [".one.json", "one.json.part", "one.json.tmp"] {
        fs::write(inbox.path(name), ninjs(1)).unwrap();
    }
    fs::write(inbox.path("two.json"), ninjs(2)).unwrap();
    inbox
        .until("the finished one is in", async || items(&house).await == 1)
        .await;
    fs::rename(inbox.path("one.json.part"), inbox.path("one.json")).unwrap();
    inbox
        .until("the renamed one is in", async || items(&house).await == 2)
        .await;
    assert_eq!(
        lying(inbox.folder.path()),
        [".one.json", "one.json.tmp"],
        "the others are deleted"
    );
}

#[tokio::test]
async fn garbage_is_put_aside_after_patience_and_named_and_stops_nothing() {
    let house = House::sqlite().await;
    let mut inbox = inbox(&house, Duration::from_millis(300), false);
    let names = ["a.xml", "b.xml", "c.xml"];
    for name in names {
        fs::write(inbox.path(name), format!("<nitf><{name}")).unwrap();
    }
    fs::write(inbox.path("d.json"), ninjs(1)).unwrap();
    inbox
        .until("the good one is in", async || items(&house).await == 1)
        .await;
    let folder = inbox.folder.path().to_owned();
    inbox
        .until("the others are put aside", async || {
            names
                .iter()
                .all(|name| folder.join("set-aside").join(name).exists())
        })
        .await;
    let known = state(&house, "inbox").await;
    assert_eq!(
        (known.set_aside, known.alarm),
        (3, Some(SourceAlarm::Failures)),
        "{known:?}"
    );
    let mut tx = house.archive.read().await.unwrap();
    let aside = tx.recent_set_aside(10).await.unwrap();
    assert_eq!(aside.len(), 3);
    assert!(aside.iter().any(|row| row.name == "inbox/a.xml"), "{aside:?}");
    assert_eq!(
        house.archive.blobs().get(&aside[0].raw).unwrap().unwrap().len(),
        "<nitf><a.xml".len()
    );
}

#[tokio::test]
async fn pictures_stay_where_items_find_them() {
    let house = House::sqlite().await;
    let mut inbox = inbox(&house, Duration::ZERO, false);
    fs::write(inbox.path("pictured.jpg"), b"\xff\xd8\xff\xe0 and so on").unwrap();
    fs::write(inbox.path("item.json"), ninjs(1)).unwrap();
    inbox
        .until("the item is in", async || items(&house).await == 1)
        .await;
    inbox.turn_for(SETTLE * 5).await;
    assert_eq!(
        lying(inbox.folder.path()),
        ["done/2026-11-25/item.json", "pictured.jpg"]
    );
    assert_eq!(state(&house, "inbox").await.set_aside, 0);
}

#[tokio::test]
async fn what_lay_in_taking_when_the_program_was_killed_is_taken_in_and_put_away() {
    let house = House::sqlite().await;
    let mut inbox = inbox(&house, PATIENT, false);
    fs::create_dir(inbox.path("taking")).unwrap();
    fs::write(inbox.path("taking/0123456789ab-one.json"), ninjs(1)).unwrap();
    fs::write(inbox.path("taking/0123456789ab-two.json"), ninjs(2)).unwrap();
    let now = inbox.clock.now();
    let bytes = ninjs(2);
    wire::take_in(&house.archive, "two", bytes.as_bytes(), Some("Meridian"), now)
        .await
        .unwrap();
    let folder = inbox.folder.path().to_owned();
    inbox
        .until("both are put away", async || {
            lying(&folder) == ["done/2026-11-25/one.json", "done/2026-11-25/two.json"]
        })
        .await;
    assert_eq!(items(&house).await, 2);
    let known = state(&house, "inbox").await;
    assert_eq!((known.items, known.known), (1, 1));
}

#[tokio::test]
async fn the_same_name_twice_loses_neither() {
    let house = House::sqlite().await;
    let mut inbox = inbox(&house, PATIENT, false);
    for number in 1..=3 {
        fs::write(inbox.path("item.json"), ninjs(number)).unwrap();
        inbox
            .until("it is in", async || items(&house).await == number)
            .await;
    }
    inbox.turn_for(SETTLE).await;
    assert_eq!(lying(inbox.folder.path()).len(), 3);
}

#[tokio::test]
async fn a_folder_that_is_not_there_is_an_alarm_until_it_is() {
    let house = House::sqlite().await;
    let mut inbox = inbox(&house, PATIENT, false);
    let away = inbox.folder.path().with_extension("away");
    fs::rename(inbox.folder.path(), &away).unwrap();
    inbox
        .until("it is an alarm", async || {
            alarm(&house, "inbox").await == Some(SourceAlarm::Failures)
        })
        .await;
    let said = trial(&house.archive, &inbox.source).await.unwrap();
    assert!(!said.is_well && said.steps[0].says.contains("folder"), "{said:?}");
    fs::rename(&away, inbox.folder.path()).unwrap();
    fs::write(inbox.path("item.json"), ninjs(1)).unwrap();
    let said = trial(&house.archive, &inbox.source).await.unwrap();
    assert_eq!((said.is_well, said.new), (true, 1), "{said:?}");
    assert_eq!(lying(inbox.folder.path()), ["item.json"], "a trial moves nothing");
    inbox
        .until("it is well", async || alarm(&house, "inbox").await.is_none())
        .await;
    inbox
        .until("the item is in", async || items(&house).await == 1)
        .await;
}

#[tokio::test]
async fn a_link_is_no_file() {
    let house = House::sqlite().await;
    let mut inbox = inbox(&house, Duration::ZERO, false);
    let secret = inbox.folder.path().with_extension("secret");
    fs::write(&secret, ninjs(1)).unwrap();
    std::os::unix::fs::symlink(&secret, inbox.path("link.json")).unwrap();
    inbox.turn_for(SETTLE * 5).await;
    fs::remove_file(secret).unwrap();
    assert_eq!(items(&house).await, 0);
}

/// Takes a file of 5,000 items in.
async fn take_much(house: &House, name: &str, from: usize) {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("much.json");
    fs::write(&file, batch(from, 5_000)).unwrap();
    let way = SourceWay::Folder(FolderWay {
        path: folder.path().to_owned(),
        settle: SETTLE,
        patience: Duration::from_mins(1),
        deletes: true,
    });
    let (source, clock) = (source(name, way), clock());
    let mut watch = watch(house, &source, &clock);
    turn_until(&mut watch, &clock, "the file is taken in", async || {
        !file.exists()
    })
    .await;
    while state(house, name).await.items < 5_000 {
        watch.turn().await.unwrap();
    }
}

/// Each look lasts longer than a lease is renewed, and both want the archive's one writer all the time.
#[tokio::test]
async fn two_sources_with_much_to_take_in_do_not_stop_each_other() {
    let house = House::sqlite().await;
    let both = async { tokio::join!(take_much(&house, "north", 0), take_much(&house, "south", 10_000)) };
    tokio::time::timeout(Duration::from_mins(2), both).await.unwrap();
    assert_eq!(items(&house).await, 10_000);
}

fn lines(from: usize, count: usize) -> String {
    (from..from + count).map(|number| ninjs(number) + "\n").collect()
}

both!(
    a_file_that_pauses_within_its_third_item_loses_none,
    |house| async move {
        let mut inbox = inbox(&house, PATIENT, false);
        let text = lines(1, 5);
        let (begin, rest) = text.split_at(lines(1, 2).len() + 40);
        let mut file = fs::File::create(inbox.path("lines.json")).unwrap();
        file.write_all(begin.as_bytes()).unwrap();
        inbox.turn_for(SETTLE * 4).await;
        assert_eq!(items(&house).await, 0, "its last item is not whole");
        file.write_all(rest.as_bytes()).unwrap();
        inbox
            .until("all five are in", async || items(&house).await == 5)
            .await;
        assert_eq!(state(&house, "inbox").await.set_aside, 0);
    }
);

#[tokio::test]
async fn a_file_whose_last_item_stays_broken_gives_the_others_after_patience() {
    let house = House::sqlite().await;
    let mut inbox = inbox(&house, Duration::from_millis(300), false);
    fs::write(inbox.path("lines.json"), lines(1, 2) + "{\"uri\":\"urn:").unwrap();
    inbox
        .until("the whole ones are in", async || items(&house).await == 2)
        .await;
    assert_eq!(state(&house, "inbox").await.set_aside, 1);
}

#[tokio::test]
async fn what_is_written_to_a_file_after_it_was_put_away_is_taken_in_too() {
    let house = House::sqlite().await;
    let mut inbox = inbox(&house, Duration::from_millis(300), false);
    let mut file = fs::File::create(inbox.path("lines.json")).unwrap();
    file.write_all(lines(1, 2).as_bytes()).unwrap();
    inbox
        .until("the first are in", async || items(&house).await == 2)
        .await;
    file.write_all(lines(3, 3).as_bytes()).unwrap();
    inbox
        .until("the others are in", async || items(&house).await == 5)
        .await;
    inbox.turn_for(SETTLE).await;
    assert_eq!(lying(inbox.folder.path()), ["done/2026-11-25/lines.json"]);
}

#[tokio::test]
async fn a_file_that_cannot_be_put_away_is_an_alarm_until_it_can() {
    let house = House::sqlite().await;
    let mut inbox = inbox(&house, Duration::from_millis(300), false);
    // No folder of this name can be made.
    fs::create_dir(inbox.path("taking")).unwrap();
    fs::write(inbox.path(".done"), "").unwrap();
    std::os::unix::fs::symlink(inbox.path(".done"), inbox.path("done")).unwrap();
    fs::write(inbox.path("one.json"), ninjs(1)).unwrap();
    inbox
        .until("it is an alarm", async || {
            alarm(&house, "inbox").await == Some(SourceAlarm::Failures)
        })
        .await;
    fs::write(inbox.path("two.json"), ninjs(2)).unwrap();
    inbox
        .until("another is in", async || items(&house).await == 2)
        .await;
    inbox.turn_for(SETTLE).await;
    assert_eq!(alarm(&house, "inbox").await, Some(SourceAlarm::Failures));
    fs::remove_file(inbox.path("done")).unwrap();
    inbox
        .until("it is well", async || alarm(&house, "inbox").await.is_none())
        .await;
    assert_eq!(
        lying(inbox.folder.path()),
        [".done", "done/2026-11-25/one.json", "done/2026-11-25/two.json"]
    );
}

#[tokio::test]
async fn a_file_with_the_longest_name_comes_in() {
    let house = House::sqlite().await;
    let mut inbox = inbox(&house, PATIENT, false);
    let name = "n".repeat(250) + ".json";
    fs::write(inbox.path(&name), ninjs(1)).unwrap();
    inbox.until("it is in", async || items(&house).await == 1).await;
}

#[tokio::test]
async fn files_of_any_length_are_taken_in_and_none_takes_the_place_of_another() {
    let house = House::sqlite().await;
    let mut inbox = inbox(&house, Duration::from_millis(300), false);
    let folder = inbox.folder.path().to_owned();
    let large = wire::DOCUMENT_BYTES_MAX + 1;
    for (count, letter) in [(1, "A"), (2, "B")] {
        fs::write(inbox.path("big.xml"), letter.repeat(large)).unwrap();
        inbox
            .until("it is put aside", async || {
                let names = lying(&folder);
                names.iter().filter(|name| name.starts_with("set-aside/")).count() == count
            })
            .await;
    }
    let mut tx = house.archive.read().await.unwrap();
    let aside = tx.recent_set_aside(10).await.unwrap();
    drop(tx);
    assert_eq!(aside.len(), 2);
    for row in &aside {
        assert_eq!(house.archive.blobs().get(&row.raw).unwrap().unwrap().len(), large);
    }
    let text = lines(1, 3);
    let long = text.replace("Words.", &"Water rises. ".repeat(80_000));
    fs::write(inbox.path("lines.json"), long.repeat(11)).unwrap();
    inbox
        .until("the items of a large file are in", async || {
            items(&house).await == 3
        })
        .await;
    inbox
        .until("it is put away", async || {
            lying(&folder).contains(&"done/2026-11-25/lines.json".to_owned())
        })
        .await;
}
