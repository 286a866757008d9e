use jiff::Timestamp;

/// Where `now` comes from.
///
/// Only the program's outermost ring owns one that reads the machine's clock; doors ask the one they were given, and
/// everything below them is handed `now`.
pub trait Clock: Send + Sync + 'static {
    /// The present instant.
    fn now(&self) -> Timestamp;
}
