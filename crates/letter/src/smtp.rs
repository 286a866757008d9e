//! Mail from here to a relay, and a small server that takes it.

mod address;
mod client;
mod handshake;
mod line;
mod relay;
mod reply;
mod sink;
mod stuffing;
mod wire;

pub use client::{Connection, Sending, Step};
pub use relay::{ConnectError, Patience, Relay, RelayError};
pub use reply::Reply;
pub use sink::{Received, Receiver, Sink, Verdict};

pub(crate) use address::ascii_domain;
