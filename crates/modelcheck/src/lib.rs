//! For tests only: embargo, kill and restart tried in every order, with the real rules of `model`.
//!
//! [`House`] is the archive, the wire, the desk, the clock and the press; [`Round`] is a letter being sent. Both can be
//! built with a seeded [`Fault`], and `tests/` asserts that the checker finds each of them.

mod letter;
mod press;

pub use letter::Round;
pub use press::House;

/// A mistake that a newsroom could make; the checker must find a path that shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Fault {
    /// The ledger's place moves before the pages are put.
    PlaceBeforePages,
    /// A kill takes the readers' pages and leaves the feeds.
    FeedSkippedAtKill,
    /// The feed does not ask whether an article may be seen.
    FeedDoesNotAsk,
    /// A rebuilding takes the ledger's end for its own place.
    RebuildForgetsLines,
    /// A kill that comes before its item is thrown away.
    EarlyKillIgnored,
    /// Lines get their numbers when a transaction begins, not in the order of commits.
    SequenceOrder,
    /// A copy's answer is written down before the copy is handed over.
    NotedBeforeHandOver,
    /// Answers are written down once a batch.
    NotedOnceABatch,
    /// Copies are made once, and a kill does not make them anew.
    CopiesKept,
}
