//! How often a partner may ask.

use jiff::{SignedDuration, Timestamp};
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

/// As many requests as it may in a minute are free at once; they come back one by one.
const BURST: SignedDuration = SignedDuration::from_secs(60);

/// For each partner the time at which all that it asked is paid for. There is one small row for each partner that was let in.
#[derive(Debug, Default)]
pub(crate) struct Pace(Mutex<HashMap<String, Timestamp>>);

impl Pace {
    /// Counts one more request.
    ///
    /// # Errors
    /// When it is one too many; it is not counted then. In how many seconds the next is free.
    pub(crate) fn check(&self, partner: &str, per_minute: u32, now: Timestamp) -> Result<(), u64> {
        let step = BURST / i32::try_from(per_minute.max(1)).unwrap_or(i32::MAX);
        let mut paid = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        // A clock that was set back does not shut anybody out.
        let known = paid.get(partner).copied().filter(|known| *known <= now + BURST);
        let next = known.unwrap_or(now).max(now) + step;
        let over = next.duration_since(now) - BURST;
        if over.is_positive() {
            let seconds = over.as_secs() + i64::from(over.subsec_nanos() > 0);
            return Err(seconds.unsigned_abs().max(1));
        }
        paid.insert(partner.to_owned(), next);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_has_asked_too_often_waits_and_others_do_not() {
        let pace = Pace::default();
        let now: Timestamp = "2026-11-24T18:30:00Z".parse().unwrap();
        for _ in 0..6 {
            assert_eq!(pace.check("Lantern", 6, now), Ok(()));
        }
        assert_eq!(pace.check("Lantern", 6, now), Err(10));
        assert_eq!(pace.check("Quay", 6, now), Ok(()));
        let later = now + SignedDuration::from_secs(10);
        assert_eq!(pace.check("Lantern", 6, later), Ok(()));
        assert_eq!(pace.check("Lantern", 6, later), Err(10));
        let before = now - SignedDuration::from_hours(5);
        assert_eq!(pace.check("Quay", 6, before), Ok(()), "the clock was set back");
    }
}
