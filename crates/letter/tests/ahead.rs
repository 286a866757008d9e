//! Letters as scheduled acts: no evening is skipped without a word.
#![expect(clippy::unwrap_used, reason = "tests")]

mod common;

use archive::Archive;
use common::{evening_letter, layout, reader};
use jiff::Timestamp;
use letter::{freeze_due, freeze_one, plan_ahead};
use model::{ActState, Lang, Schedule, SendTime, Task};
use testkit::{both, content, instant};

async fn furnish(archive: &Archive) {
    let morning = instant("2026-11-24T09:00:00Z");
    evening_letter(archive).await;
    reader(archive, "noor@lantern.example", SendTime::Utc, "UTC", morning).await;
    testkit::article(archive, "lake", Lang::EN, &content("lake"), morning).await;
}

/// What the program's clock does at these instants.
async fn look(archive: &Archive, instants: &[&str]) {
    for text in instants {
        let now = instant(text);
        plan_ahead(archive, &layout(), now).await.unwrap();
        for act in archive.read().await.unwrap().due_acts(now).await.unwrap() {
            if let Task::Letter(letter, date) = act.task {
                freeze_one(archive, &layout(), (letter, date), act.due_at, now)
                    .await
                    .unwrap();
            }
        }
        freeze_due(archive, &layout(), now).await.unwrap();
    }
}

async fn move_to(archive: &Archive, time: &str, now: Timestamp) {
    let mut tx = archive.begin("vesper", "").await.unwrap();
    let schedule = Schedule {
        time: time.parse().unwrap(),
        ..Schedule::evening()
    };
    tx.set_letter(Lang::EN, &schedule, now).await.unwrap();
    tx.commit().await.unwrap();
}

async fn past(archive: &Archive) -> Vec<(String, ActState)> {
    let past = archive.read().await.unwrap().past_acts(100).await.unwrap();
    past.into_iter()
        .map(|act| (act.task.subject(), act.state))
        .collect()
}

both!(
    a_schedule_that_is_moved_to_a_time_that_has_passed_skips_no_evening,
    |house| async move {
        let archive = &house.archive;
        furnish(archive).await;
        look(archive, &["2026-11-24T17:28:00Z", "2026-11-24T17:29:30Z"]).await;
        move_to(archive, "17:00:00", instant("2026-11-24T17:30:00Z")).await;
        look(
            archive,
            &[
                "2026-11-24T17:30:00Z",
                "2026-11-24T18:30:00Z",
                "2026-11-24T23:00:00Z",
            ],
        )
        .await;
        assert_eq!(past(archive).await, [("1 2026-11-24".to_owned(), ActState::Done)]);
        let next = archive.read().await.unwrap().next_act().await.unwrap();
        assert_eq!(next, Some(instant("2026-11-25T17:00:00Z")));
    }
);

both!(
    a_schedule_that_is_moved_ahead_moves_its_letter,
    |house| async move {
        let archive = &house.archive;
        furnish(archive).await;
        look(archive, &["2026-11-24T17:28:00Z"]).await;
        move_to(archive, "20:00:00", instant("2026-11-24T17:30:00Z")).await;
        look(archive, &["2026-11-24T17:31:00Z", "2026-11-24T18:30:00Z"]).await;
        assert_eq!(past(archive).await, []);
        look(archive, &["2026-11-24T20:00:00Z"]).await;
        assert_eq!(past(archive).await, [("1 2026-11-24".to_owned(), ActState::Done)]);
    }
);

both!(
    each_evening_of_a_machine_that_stood_still_is_accounted_for,
    |house| async move {
        let archive = &house.archive;
        furnish(archive).await;
        look(archive, &["2026-11-24T17:28:00Z", "2026-11-24T17:29:30Z"]).await;
        look(archive, &["2026-12-02T12:00:00Z", "2026-12-02T12:00:30Z"]).await;
        let mut evenings = past(archive).await;
        evenings.sort_by(|one, other| one.0.cmp(&other.0));
        let expected: Vec<_> = [
            "11-24", "11-25", "11-26", "11-27", "11-28", "11-29", "11-30", "12-01",
        ]
        .map(|date| (format!("1 2026-{date}"), ActState::LeftOut))
        .into();
        assert_eq!(evenings, expected);
    }
);

both!(
    a_late_reader_still_gets_the_letter_whose_first_readers_were_missed,
    |house| async move {
        let archive = &house.archive;
        furnish(archive).await;
        let morning = instant("2026-11-24T09:00:00Z");
        reader(
            archive,
            "lia@lantern.example",
            SendTime::Local,
            "America/Los_Angeles",
            morning,
        )
        .await;
        look(archive, &["2026-11-24T17:28:00Z"]).await;
        // Fourteen hours after the first reader's time, six after the last one's.
        look(archive, &["2026-11-25T08:30:00Z"]).await;
        assert_eq!(past(archive).await, [("1 2026-11-24".to_owned(), ActState::Done)]);
    }
);
