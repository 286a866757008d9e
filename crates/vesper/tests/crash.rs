//! The evening letter's promise, on the built program: a sender that is killed with SIGKILL at any moment, again and
//! again, skips nobody, and what comes twice comes with the same Message-ID.

use std::time::Duration;
use testkit::House;
use testkit::crash::{CrashPlan, run};

async fn keeps_its_promise(house: House, kills: u32, seed: u64) {
    let plan = CrashPlan {
        vesper: env!("CARGO_BIN_EXE_vesper").into(),
        subscribers: 1000,
        kills,
        seed,
        connections: 4,
        lease: Duration::from_millis(500),
    };
    let report = run(&house, &plan)
        .await
        .unwrap_or_else(|error| panic!("seed {seed}: {error}"));
    let broken = report.broken_promises();
    assert!(broken.is_empty(), "{broken:#?}\n{report}");
    // Else the rehearsal has rehearsed nothing.
    assert_eq!(report.kills, kills, "{report}");
    assert!(report.kills_while_sending * 3 >= kills, "{report}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_letter_survives_fifteen_kills_on_sqlite() {
    keeps_its_promise(House::sqlite().await, 15, 1830).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_letter_survives_six_kills_on_postgresql() {
    keeps_its_promise(House::postgres().await, 6, 1831).await;
}
