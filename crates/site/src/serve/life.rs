//! What a connection is doing, and since when.
//!
//! One watcher looks at all connections a few times a second. That takes two stores to memory a request, where a
//! timer for each request would take an allocation and two turns at the runtime's timer wheel.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;

/// How often connections are looked at.
pub(super) const TICK: Duration = Duration::from_millis(250);

/// Ticks since the start.
pub(super) type Ticks = Arc<AtomicU64>;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Phase {
    /// Waiting for the next request.
    Idle,
    /// Headers are arriving.
    Reading,
    /// A request is being answered.
    Answering,
}

/// How many ticks each phase may last without progress.
#[derive(Clone, Copy, Debug)]
pub(super) struct Limits {
    pub(super) idle: u64,
    pub(super) reading: u64,
    pub(super) answering: u64,
}

/// The ticks that make up a duration, rounded up.
pub(super) fn ticks(duration: Duration) -> u64 {
    u64::try_from(duration.as_millis().div_ceil(TICK.as_millis()))
        .unwrap_or(u64::MAX)
        .max(1)
}

/// One connection's phase and the tick at which it began or last made progress.
#[derive(Debug)]
pub(crate) struct Life {
    state: AtomicU64,
    /// Whether a handler or its body is still at work.
    open: AtomicBool,
    now: Ticks,
}

impl Life {
    pub(super) fn new(now: Ticks) -> Self {
        let life = Self {
            state: AtomicU64::new(0),
            open: AtomicBool::new(false),
            now,
        };
        life.mark(Phase::Reading);
        life
    }

    fn mark(&self, phase: Phase) {
        self.state.store(
            self.now.load(Ordering::Relaxed) << 2 | phase as u64,
            Ordering::Relaxed,
        );
    }

    fn phase(&self) -> (Phase, u64) {
        let state = self.state.load(Ordering::Relaxed);
        let phase = match state & 3 {
            0 => Phase::Idle,
            1 => Phase::Reading,
            _ => Phase::Answering,
        };
        (phase, state >> 2)
    }

    /// Bytes have come in. More bytes of the same headers are no progress: they must be whole in time.
    pub(super) fn has_read(&self) {
        match self.phase().0 {
            Phase::Idle => self.mark(Phase::Reading),
            Phase::Reading => {}
            Phase::Answering => self.mark(Phase::Answering),
        }
    }

    /// A request is there.
    pub(super) fn begins(&self) {
        self.mark(Phase::Answering);
    }

    /// The answer takes longer than this moment.
    pub(super) fn opens(self: &Arc<Self>) -> Open {
        self.open.store(true, Ordering::Relaxed);
        Open(Arc::clone(self))
    }

    /// The reader has taken bytes.
    pub(super) fn has_written(&self) {
        self.mark(Phase::Answering);
    }

    /// All bytes so far are with the reader.
    pub(super) fn has_flushed(&self) {
        if self.phase().0 == Phase::Answering && !self.open.load(Ordering::Relaxed) {
            self.mark(Phase::Idle);
        }
    }

    /// Whether it has lasted too long.
    pub(super) fn is_overdue(&self, limits: Limits) -> bool {
        let (phase, since) = self.phase();
        let limit = match phase {
            Phase::Idle => limits.idle,
            Phase::Reading => limits.reading,
            Phase::Answering => limits.answering,
        };
        self.now.load(Ordering::Relaxed).saturating_sub(since) > limit
    }

    /// Whether it may be closed without cutting anything off.
    pub(super) fn is_idle(&self) -> bool {
        self.phase().0 == Phase::Idle
    }
}

/// Held while a handler or its body is at work.
pub(crate) struct Open(Arc<Life>);

impl Drop for Open {
    fn drop(&mut self) {
        self.0.open.store(false, Ordering::Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIMITS: Limits = Limits {
        idle: 100,
        reading: 10,
        answering: 50,
    };

    fn life() -> (Arc<Life>, impl Fn(u64)) {
        let now = Ticks::default();
        let life = Arc::new(Life::new(Arc::clone(&now)));
        (life, move |ticks| {
            now.fetch_add(ticks, Ordering::Relaxed);
        })
    }

    #[test]
    fn headers_that_drip_are_cut_off() {
        let (life, wait) = life();
        for _ in 0..10 {
            wait(1);
            life.has_read();
            assert!(!life.is_overdue(LIMITS));
        }
        wait(1);
        assert!(life.is_overdue(LIMITS));
    }

    #[test]
    fn a_reader_may_take_a_large_file_slowly_but_not_stand_still() {
        let (life, wait) = life();
        life.begins();
        let open = life.opens();
        for _ in 0..20 {
            wait(40);
            life.has_written();
            life.has_flushed();
            assert!(!life.is_overdue(LIMITS) && !life.is_idle());
        }
        wait(51);
        assert!(life.is_overdue(LIMITS));
        drop(open);
    }

    #[test]
    fn between_two_requests_a_connection_is_idle() {
        let (life, wait) = life();
        life.has_read();
        life.begins();
        life.has_written();
        life.has_flushed();
        assert!(life.is_idle());
        wait(60);
        assert!(!life.is_overdue(LIMITS));
        life.has_read();
        wait(11);
        assert!(life.is_overdue(LIMITS));
    }

    #[test]
    fn a_duration_is_never_cut_short() {
        assert_eq!(ticks(Duration::from_secs(10)), 40);
        assert_eq!(ticks(Duration::from_millis(251)), 2);
        assert_eq!(ticks(Duration::ZERO), 1);
    }
}
