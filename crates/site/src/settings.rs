//! What an operator can set about the readers' doors.

use edge::{Quota, TrustedProxies};
use std::num::NonZeroU32;
use std::time::Duration;

/// Limits of the readers' doors. The defaults are good for a machine that faces the internet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SiteSettings {
    /// Our own proxies, whose word about the client's address is believed.
    pub trusted_proxies: TrustedProxies,
    /// The most connections at a time; further ones wait in the operating system's queue.
    pub connections_max: usize,
    /// The largest request line and headers, in bytes; at least 8,192. Twice as much may arrive before it is refused.
    pub header_bytes_max: usize,
    /// How long a request's headers may take to arrive.
    pub header_patience: Duration,
    /// How long a connection is kept for the next request; a tenth of it when connections are running out.
    pub idle_patience: Duration,
    /// How long an answer may stand still, because the reader does not take it or the house does not give it.
    pub stall_patience: Duration,
    /// How long running requests may go on after the stop.
    pub stop_patience: Duration,
    /// The largest form, in bytes.
    pub form_bytes_max: usize,
    /// How long a form may take to arrive, and how long the letter's desk may take to answer.
    pub form_patience: Duration,
    /// How often one network may ask for the letter.
    pub sign_ups: Quota,
    /// How often one network may show a wrong token where agencies send copy.
    pub wrong_tokens: Quota,
}

impl Default for SiteSettings {
    fn default() -> Self {
        Self {
            trusted_proxies: TrustedProxies::default(),
            connections_max: 4096,
            header_bytes_max: 32 * 1024,
            header_patience: Duration::from_secs(10),
            idle_patience: Duration::from_mins(1),
            stall_patience: Duration::from_mins(1),
            stop_patience: Duration::from_secs(10),
            form_bytes_max: 8 * 1024,
            form_patience: Duration::from_secs(10),
            sign_ups: Quota {
                times: NonZeroU32::MIN.saturating_add(9),
                within: Duration::from_mins(10),
            },
            wrong_tokens: Quota {
                times: NonZeroU32::MIN.saturating_add(19),
                within: Duration::from_mins(10),
            },
        }
    }
}
