//! Some hundred cases in each run of the tests; `cargo xtask harness` runs thousands.
#![expect(clippy::unwrap_used, reason = "tests")]

use harness::{Case, Outcome, World};
use testkit::House;

/// Cases that happen in one newsroom.
const FRESH: u64 = 16;

async fn no_case_is_broken(seeds: std::ops::Range<u64>, house: impl AsyncFn() -> House) {
    for first in seeds.clone().step_by(usize::try_from(FRESH).unwrap()) {
        let mut world = World::open(house().await).await.unwrap();
        for seed in first..(first + FRESH).min(seeds.end) {
            let case = Case::of(seed);
            let outcome = world.run(&case).await.unwrap();
            assert!(matches!(outcome, Outcome::Kept(_)), "{case:?}: {outcome:?}");
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_byte_leaves_before_its_instant_or_after_a_kill_on_sqlite() {
    no_case_is_broken(1..151, House::sqlite).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_byte_leaves_before_its_instant_or_after_a_kill_on_postgres() {
    no_case_is_broken(1001..1051, House::postgres).await;
}
