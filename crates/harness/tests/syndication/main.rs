//! What Vesper writes for partners, Vesper reads back, and the standards' own schemas allow.
#![expect(clippy::unwrap_used, reason = "tests")]

mod copy;
mod read_back;
mod schemas;
