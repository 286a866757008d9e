//! The readers' doors over real sockets: a store in memory, a letter's desk that writes down what it was asked.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot be set up must stop"
)]

mod addresses;
mod client;
mod connections;
mod house;
mod letter;
mod media;
mod mischief;
mod pages;
mod refusals;
mod syndication;
