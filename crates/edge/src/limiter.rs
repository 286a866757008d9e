//! How often one network may do something.

use crate::Network;
use governor::clock::Clock as _;
use governor::middleware::NoOpMiddleware;
use governor::nanos::Nanos;
use governor::state::keyed::DashMapStateStore;
use model::Clock;
use std::fmt;
use std::hash::{BuildHasher, RandomState};
use std::num::NonZeroU32;
use std::sync::Arc;
use std::time::Duration;

/// The number of networks that are told apart. Memory never grows beyond one small cell for each.
const CELLS: u64 = 1 << 16;

/// So many times in so long a time, for example 10 in 10 minutes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quota {
    /// How many times in a row.
    pub times: NonZeroU32,
    /// After how long all of them are free again; they come back one by one.
    pub within: Duration,
}

/// Refused: the network has used up what it may.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("too many requests from one network; the next one is free in {} s", self.seconds())]
pub struct TooMany {
    /// How long until the next is let through.
    pub wait: Duration,
}

impl TooMany {
    /// The value of `Retry-After`, at least 1.
    pub fn seconds(&self) -> u64 {
        self.wait.as_secs() + u64::from(self.wait.subsec_nanos() > 0 || self.wait.is_zero())
    }
}

/// The house's clock as the limiter wants it.
#[derive(Clone)]
struct HouseClock(Arc<dyn Clock>);

impl governor::clock::Clock for HouseClock {
    type Instant = Nanos;

    fn now(&self) -> Nanos {
        Nanos::new(u64::try_from(self.0.now().as_nanosecond()).unwrap_or(0))
    }
}

type Cells = governor::RateLimiter<u64, DashMapStateStore<u64>, HouseClock, NoOpMiddleware<Nanos>>;

/// Counts for each network, in a bounded number of cells.
///
/// Networks are spread over 65,536 cells by a hash with a secret seed; two that fall into one share its quota.
pub struct Limiter {
    cells: Cells,
    clock: HouseClock,
    spread: RandomState,
}

impl fmt::Debug for Limiter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Limiter")
            .field("cells", &self.cells.len())
            .finish_non_exhaustive()
    }
}

impl Limiter {
    /// A limiter in which nobody has done anything yet.
    pub fn new(quota: Quota, clock: Arc<dyn Clock>) -> Self {
        let pace = (quota.within / quota.times.get()).max(Duration::from_nanos(1));
        let quota = governor::Quota::with_period(pace)
            .unwrap_or(governor::Quota::per_second(quota.times))
            .allow_burst(quota.times);
        let clock = HouseClock(clock);
        Self {
            cells: Cells::dashmap_with_clock(quota, clock.clone()),
            clock,
            spread: RandomState::new(),
        }
    }

    /// Counts one more.
    ///
    /// # Errors
    /// When it is one too many; it is not counted then.
    pub fn check(&self, network: Network) -> Result<(), TooMany> {
        let cell = self.spread.hash_one(network) % CELLS;
        self.cells.check_key(&cell).map_err(|refused| TooMany {
            wait: refused.wait_time_from(self.clock.now()),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ClientAddress;
    use jiff::{SignedDuration, Timestamp};
    use std::net::IpAddr;
    use std::sync::Mutex;

    struct Hand(Mutex<Timestamp>);

    impl Hand {
        fn turn(&self, seconds: i64) {
            let mut now = self.0.lock().unwrap();
            *now += SignedDuration::from_secs(seconds);
        }
    }

    impl Clock for Hand {
        fn now(&self) -> Timestamp {
            *self.0.lock().unwrap()
        }
    }

    fn network(address: &str) -> Network {
        ClientAddress(address.parse().unwrap()).into()
    }

    fn limiter() -> (Limiter, Arc<Hand>) {
        let clock = Arc::new(Hand(Mutex::new("2026-11-24T18:30:00Z".parse().unwrap())));
        let quota = Quota {
            times: NonZeroU32::new(10).unwrap(),
            within: Duration::from_mins(10),
        };
        (Limiter::new(quota, Arc::clone(&clock) as Arc<dyn Clock>), clock)
    }

    #[test]
    fn the_eleventh_in_ten_minutes_waits_and_others_do_not() {
        let (limiter, clock) = limiter();
        for _ in 0..10 {
            assert_eq!(limiter.check(network("203.0.113.7")), Ok(()));
        }
        let refused = limiter.check(network("203.0.113.99")).unwrap_err();
        assert_eq!(refused.seconds(), 60);
        assert_eq!(limiter.check(network("198.51.100.1")), Ok(()));
        clock.turn(60);
        assert_eq!(limiter.check(network("203.0.113.7")), Ok(()));
        assert!(limiter.check(network("203.0.113.7")).is_err());
        clock.turn(600);
        assert_eq!(limiter.check(network("203.0.113.7")), Ok(()));
    }

    #[test]
    fn many_networks_do_not_grow_it_without_end() {
        let (limiter, _) = limiter();
        for number in 0..200_000_u32 {
            let address = IpAddr::from(std::net::Ipv4Addr::from(number << 8));
            let _ = limiter.check(ClientAddress(address).into());
        }
        assert!(limiter.cells.len() <= usize::try_from(CELLS).unwrap());
    }
}
