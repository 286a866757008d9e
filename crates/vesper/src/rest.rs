//! Sleeping by the clock on the wall: a step of it, or a machine that was suspended, ends the sleep.

use jiff::SignedDuration;
use model::Clock;
use std::time::Duration;
use tokio::time::Instant;

/// The wall's clock is compared this often.
const SLICE: Duration = Duration::from_secs(1);
/// A difference beyond this is a step; slewing and a busy machine stay below it.
const STEP: SignedDuration = SignedDuration::from_millis(500);

/// Sleeps for `wait`, or until about one second after `clock` was set forward or back.
///
/// Monotonic time stands still while a machine is suspended and knows nothing of a clock that was set, so what is due
/// on the wall could be up to the whole `wait` late without the comparison.
pub(crate) async fn rest(clock: &impl Clock, wait: Duration) {
    let end = Instant::now() + wait;
    loop {
        let (wall, steady) = (clock.now(), Instant::now());
        let left = end.saturating_duration_since(steady);
        if left.is_zero() {
            return;
        }
        tokio::time::sleep(left.min(SLICE)).await;
        if is_step(clock.now().duration_since(wall), steady.elapsed()) {
            tracing::warn!("the machine’s clock was set, or the machine slept; looking what is due");
            return;
        }
    }
}

/// Whether the wall's clock and monotonic time disagree on how much time went by.
fn is_step(wall: SignedDuration, steady: Duration) -> bool {
    SignedDuration::try_from(steady).is_ok_and(|steady| (wall - steady).abs() > STEP)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::Timestamp;

    #[track_caller]
    fn check(wall_millis: i64, steady_millis: u64, step: bool) {
        assert_eq!(
            is_step(
                SignedDuration::from_millis(wall_millis),
                Duration::from_millis(steady_millis)
            ),
            step,
            "{wall_millis} ms on the wall in {steady_millis} ms"
        );
    }

    #[test]
    fn a_step_is_what_the_wall_and_the_steady_clock_disagree_on() {
        check(1_000, 1_000, false);
        check(1_400, 1_000, false);
        check(9_000, 9_000, false); // A busy machine is no step.
        check(7_201_000, 1_000, true); // Two hours forward.
        check(-7_199_000, 1_000, true); // Two hours back.
        check(0, 1_000, true);
    }

    struct Standing;

    impl Clock for Standing {
        fn now(&self) -> Timestamp {
            Timestamp::UNIX_EPOCH
        }
    }

    #[tokio::test]
    async fn a_clock_that_does_not_go_with_time_ends_the_sleep_within_moments() {
        let slept =
            tokio::time::timeout(Duration::from_secs(20), rest(&Standing, Duration::from_mins(10))).await;
        assert!(slept.is_ok(), "the sleep went on although the clock was set");
    }
}
