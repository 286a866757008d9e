//! The only clock of the program.

use jiff::{SignedDuration, Timestamp};
use model::Clock;
use std::sync::atomic::{AtomicI64, Ordering};
use tokio::sync::watch;

/// The machine's clock, moved forward by what the demo's visitors ask for.
#[derive(Debug)]
pub(crate) struct HouseClock {
    ahead_micros: AtomicI64,
    moved: watch::Sender<u64>,
}

impl HouseClock {
    pub(crate) fn new() -> Self {
        Self {
            ahead_micros: AtomicI64::new(0),
            moved: watch::Sender::new(0),
        }
    }

    /// Moves it forward to `instant`; never back.
    pub(crate) fn strike(&self, instant: Timestamp) {
        let ahead = instant.duration_since(self.now());
        if ahead > SignedDuration::ZERO {
            let micros = i64::try_from(ahead.as_micros()).unwrap_or(0);
            self.ahead_micros.fetch_add(micros, Ordering::SeqCst);
            self.moved.send_modify(|times| *times += 1);
        }
    }

    /// Changes its value each time the clock was moved.
    pub(crate) fn moved(&self) -> watch::Receiver<u64> {
        self.moved.subscribe()
    }
}

impl Clock for HouseClock {
    #[expect(clippy::disallowed_methods, reason = "this is the program's clock")]
    fn now(&self) -> Timestamp {
        Timestamp::now() + SignedDuration::from_micros(self.ahead_micros.load(Ordering::SeqCst))
    }
}
