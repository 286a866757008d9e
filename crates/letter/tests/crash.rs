//! Senders that are cut off at any point: nobody is skipped, and second copies are few and the same.
#![expect(clippy::unwrap_used, reason = "tests")]

mod common;

use common::{evening, going, issue_for, layout, mailbox, tokens};
use jiff::SignedDuration;
use letter::{SendSettings, Sender, progress};
use model::DeliveryState;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::Duration;
use testkit::{HandClock, both};

const READERS: usize = 300;
const CONNECTIONS: usize = 4;

/// Numbers by chance; the seed is printed when the test fails.
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }
}

both!(
    whatever_is_cut_off_when_each_reader_gets_the_letter,
    |house| async move {
        let (issue, _) = issue_for(&house.archive, READERS).await;
        let (_sink, relay, inbox) = mailbox().await;
        let clock = Arc::new(HandClock::at(evening()));
        let seed = std::env::var("VESPER_TEST_SEED")
            .ok()
            .and_then(|seed| seed.parse().ok());
        let seed =
            seed.unwrap_or_else(|| u64::from_str_radix(&archive::random_token().unwrap()[..16], 16).unwrap());
        println!("VESPER_TEST_SEED={seed}");
        let mut chance = Chance(seed);
        let settings = SendSettings {
            connections: CONNECTIONS,
            batch: 7,
            lease: Duration::from_mins(1),
        };
        let mut cuts = 0;
        for round in 0_i64.. {
            assert!(round < 400, "the letter does not get done");
            clock.turn_to(evening() + SignedDuration::from_secs(61 * round));
            let sender = Sender::new(
                house.archive.clone(),
                layout(),
                relay.clone(),
                tokens(),
                settings,
                clock.clone(),
            )
            .unwrap();
            let life = Duration::from_micros(2_000 + chance.below(60_000));
            match tokio::time::timeout(life, sender.send_due(going())).await {
                Ok(report) => {
                    if report.unwrap().closed == [issue] {
                        break;
                    }
                }
                Err(_) => cuts += 1,
            }
        }
        let progress = progress(&house.archive, issue).await.unwrap();
        assert_eq!(
            progress.of(DeliveryState::HandedOver),
            i64::try_from(READERS).unwrap(),
            "{progress:?}"
        );
        let mut copies: BTreeMap<String, Vec<Vec<u8>>> = BTreeMap::new();
        for mail in inbox.lock().unwrap().iter() {
            copies
                .entry(mail.to[0].clone())
                .or_default()
                .push(mail.message.clone());
        }
        assert_eq!(copies.len(), READERS, "nobody is skipped");
        let twins = copies.values().map(|copies| copies.len() - 1).sum::<usize>();
        assert!(
            twins <= CONNECTIONS * cuts,
            "{twins} second copies after {cuts} cuts"
        );
        for copies in copies.values() {
            assert_eq!(
                copies.iter().collect::<BTreeSet<_>>().len(),
                1,
                "a second copy is the same"
            );
        }
        println!("{cuts} cuts, {twins} second copies");
    }
);
