//! The machine's clock, by which the program under test goes as well.

use jiff::Timestamp;

/// The instant.
#[expect(
    clippy::disallowed_methods,
    reason = "the program under test goes by the machine's clock, and its readers compare with it"
)]
pub(crate) fn now() -> Timestamp {
    Timestamp::now()
}

/// Sleeps until an instant; not at all when it has passed.
pub(crate) async fn until(at: Timestamp) {
    let wait = at.duration_since(now());
    tokio::time::sleep(wait.try_into().unwrap_or_default()).await;
}
