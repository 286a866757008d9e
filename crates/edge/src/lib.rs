//! What every HTTP door shares: how it refuses, what it lets in, and what stands in its answers.
//!
//! One file for each: problem answers ([`Problem`]), request ids ([`RequestIds`]), bodies with a limit
//! ([`read_body`]), headers that keep browsers safe ([`secure`]), conditional requests ([`none_match`], [`if_range`]),
//! ranges ([`range`]), content codings ([`encoding`]), whose request it is ([`TrustedProxies`]), how many of them
//! ([`Limiter`]), and forms from other sites ([`same_site`]). Nothing here knows what is served.

mod body;
mod client;
mod conditional;
mod cross_site;
mod encoding;
mod limiter;
mod problem;
mod range;
mod request_id;
mod security;

pub use body::{BodyError, read_body};
pub use client::{BadNetwork, ClientAddress, Network, TrustedProxies};
pub use conditional::{entity_tag, if_range, none_match};
pub use cross_site::{CrossSite, NullOrigin, same_site};
pub use encoding::{Encoding, encoding};
pub use limiter::{Limiter, Quota, TooMany};
pub use problem::Problem;
pub use range::{Wanted, range};
pub use request_id::{RequestId, RequestIds, name_request};
pub use security::{SECURITY, secure};
