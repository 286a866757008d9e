//! How long a source that failed is left alone.

use jiff::SignedDuration;

/// The longest pause that failures make by themselves.
pub const PAUSE_MAX: SignedDuration = SignedDuration::from_mins(15);
/// The longest that a server's `Retry-After` is obeyed.
pub const RETRY_AFTER_MAX: SignedDuration = SignedDuration::from_hours(6);
/// Doublings beyond this are beyond every bound.
const DOUBLINGS_MAX: u32 = 30;

/// The pause after so many failures in a row: as long as between two looks, doubled with each further failure, up to
/// half as long again by `chance` from 0 to 1, and at most [`PAUSE_MAX`] or the time between two looks.
///
/// A server that asks for more gets more, up to [`RETRY_AFTER_MAX`].
///
/// ```
/// use jiff::SignedDuration;
/// let minute = SignedDuration::from_mins(1);
/// assert_eq!(model::source_pause(minute, 3, 0.0, None), SignedDuration::from_mins(4));
/// ```
pub fn source_pause(
    every: SignedDuration,
    failures: u32,
    chance: f64,
    asked: Option<SignedDuration>,
) -> SignedDuration {
    let most = PAUSE_MAX.max(every);
    let doubled = 2_f64.powi(i32::try_from(failures.saturating_sub(1).min(DOUBLINGS_MAX)).unwrap_or(0));
    let seconds = every.as_secs_f64().max(1.0) * doubled * (1.0 + chance.clamp(0.0, 1.0) / 2.0);
    let own = SignedDuration::try_from_secs_f64(seconds).map_or(most, |pause| pause.min(most));
    own.max(asked.unwrap_or(SignedDuration::ZERO).min(RETRY_AFTER_MAX))
}
