//! The only clock of the program.

use jiff::{SignedDuration, Timestamp};
use model::Clock;
use std::path::Path;
use std::sync::atomic::{AtomicI64, Ordering};
use tokio::sync::watch;

/// The machine's clock, moved forward by what the demo's visitors ask for.
#[derive(Debug)]
pub(crate) struct HouseClock {
    ahead_micros: AtomicI64,
    moved: watch::Sender<u64>,
}

/// In this file beside the settings a demo keeps how far its clock was moved, so that commands and the next start go by it.
const FILE: &str = ".vesper-demo-clock";

impl HouseClock {
    /// The clock of the newsroom in `folder`.
    pub(crate) fn of(folder: &Path) -> Self {
        let kept = std::fs::read_to_string(folder.join(FILE)).ok();
        let ahead = kept.and_then(|text| text.trim().parse().ok()).unwrap_or(0);
        Self {
            ahead_micros: AtomicI64::new(ahead),
            moved: watch::Sender::new(0),
        }
    }

    /// Keeps how far it was moved.
    ///
    /// # Errors
    /// When the folder cannot be written.
    pub(crate) fn keep(&self, folder: &Path) -> std::io::Result<()> {
        std::fs::write(
            folder.join(FILE),
            self.ahead_micros.load(Ordering::SeqCst).to_string(),
        )
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
        // Times are kept to the microsecond; a finer one would not be found again as it was said.
        let micros = Timestamp::now().as_microsecond() + self.ahead_micros.load(Ordering::SeqCst);
        Timestamp::from_microsecond(micros).unwrap_or(Timestamp::MAX)
    }
}
