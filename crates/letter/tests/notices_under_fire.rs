//! Senders that are cut off at any point tell the same readers of the same, and tell them once.
#![expect(clippy::unwrap_used, reason = "tests")]

mod common;

use common::{going, layout, tokens};
use jiff::SignedDuration;
use letter::{Relay, SendSettings, Sender};
use std::collections::{BTreeMap, BTreeSet};
use testkit::both;

use common::town::*;

/// Numbers by chance; the seed is printed when the test fails.
fn seed() -> u64 {
    let given = std::env::var("VESPER_TEST_SEED")
        .ok()
        .and_then(|seed| seed.parse().ok());
    let seed =
        given.unwrap_or_else(|| u64::from_str_radix(&archive::random_token().unwrap()[..16], 16).unwrap());
    println!("VESPER_TEST_SEED={seed}");
    seed
}

both!(
    whatever_is_cut_off_when_the_same_readers_are_told_and_twins_are_alike,
    |house| async move {
        const READERS: usize = 120;
        let town = Town::with(house, &[]).await;
        for number in 0..READERS {
            town.signs_up(&format!("r{number}"), noon(0)).await;
        }
        let lake = town.publish("Three share a lake", noon(0)).await;
        town.evening(0).await;
        for number in 0..READERS {
            town.signs_up(&format!("n{number}"), noon(1)).await;
        }
        let dam = town.publish("The dam holds", noon(1)).await;
        town.evening(1).await;
        town.publish("A ferry at half speed", noon(2)).await;
        town.correct(lake, "It was two.", None, noon(2)).await;
        town.correct(dam, "It was the weir.", None, noon(2)).await;
        let issue = town.freeze(2).await;
        let mut chance = testkit::Chance::of(seed());
        let relay = Relay::parse(&format!("smtp://{}", town.sink.addr())).unwrap();
        let settings = SendSettings {
            batch: 7,
            ..SendSettings::default()
        };
        let mut cuts = 0;
        for round in 0_i64.. {
            assert!(round < 400, "the letter does not get done");
            town.clock
                .turn_to(half_past_six(2) + SignedDuration::from_secs(61 * round));
            let (archive, clock) = (town.house.archive.clone(), town.clock.clone());
            let sender = Sender::new(archive, layout(), relay.clone(), tokens(), settings, clock).unwrap();
            // The longer it takes the longer they live, so that a busy machine gets there as well.
            let life =
                std::time::Duration::from_micros(2_000 + chance.below(40_000) + 1_000 * round.unsigned_abs());
            match tokio::time::timeout(life, sender.send_due(going())).await {
                Ok(report) if report.as_ref().unwrap().closed == [issue] => break,
                Ok(_) => {}
                Err(_) => cuts += 1,
            }
        }
        let mut copies: BTreeMap<String, BTreeSet<Vec<u8>>> = BTreeMap::new();
        for mail in town.inbox.lock().unwrap().iter() {
            copies
                .entry(mail.to[0].clone())
                .or_default()
                .insert(mail.message.clone());
        }
        assert!(
            copies.values().all(|copies| copies.len() == 1),
            "a second copy is the same"
        );
        let boxes = town.boxes();
        assert_eq!(boxes.len(), 2 * READERS);
        let (two, weir) = (told(&boxes, "It was two."), told(&boxes, "It was the weir."));
        assert!(two.len() == READERS && two.iter().all(|name| name.starts_with('r')));
        assert_eq!(weir.len(), 2 * READERS);
        let most = i64::try_from(READERS).unwrap();
        assert_eq!(town.counts(lake, noon(3)).await, [[most, 0, 0]]);
        town.publish("A comet comes early", noon(3)).await;
        assert!(told(&town.evening(3).await, "Corrections").is_empty());
        println!("{cuts} cuts");
    }
);
