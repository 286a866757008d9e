//! Why nothing was fetched, in words that an operator can act upon.

use model::RetryAfter;
use std::time::Duration;
use url::Url;

/// Why nothing was fetched. No message holds a password, a token or the part of an address behind its question mark.
#[derive(Debug, thiserror::Error)]
pub enum FetchError {
    /// The address is none that is asked.
    #[error("{0}: only addresses that begin with http:// or https:// and hold no password are asked")]
    Address(String),
    /// The address leads to a machine that is not to be asked.
    #[error("{0}")]
    NotPublic(String),
    /// A redirect that is not followed.
    #[error("{from} leads on to {to}, which is not followed: {why}")]
    Redirect {
        /// Who said so.
        from: String,
        /// Where to.
        to: String,
        /// Why not.
        why: &'static str,
    },
    /// The server said something else than a document.
    #[error("{address} answered {status}{}", hint(*status))]
    Status {
        /// Who.
        address: String,
        /// The HTTP status.
        status: u16,
        /// When to ask again, as far as it says.
        retry_after: Option<RetryAfter>,
    },
    /// The document is larger than allowed, announced or unpacked.
    #[error("{address} sends more than the {max} bytes that are taken")]
    TooLarge {
        /// Who.
        address: String,
        /// The limit in bytes.
        max: usize,
    },
    /// Nothing came for too long.
    #[error("{address} stalled: nothing came for {} s", patience.as_secs_f32())]
    Stalled {
        /// Who.
        address: String,
        /// The limit.
        patience: Duration,
    },
    /// The whole took too long.
    #[error("{address} was not done within {} s", patience.as_secs_f32())]
    TooSlow {
        /// Who.
        address: String,
        /// The limit.
        patience: Duration,
    },
    /// No connection, or one that broke.
    #[error("{address} cannot be reached: {why}")]
    Network {
        /// Who.
        address: String,
        /// What the network said.
        why: String,
    },
    /// The client could not be made.
    #[error("the program cannot ask by HTTP: {0}")]
    Client(String),
}

impl FetchError {
    /// When the server wants to be asked again, if it said.
    pub fn retry_after(&self) -> Option<RetryAfter> {
        match self {
            Self::Status { retry_after, .. } => *retry_after,
            _ => None,
        }
    }
}

/// What usually lies behind a status.
fn hint(status: u16) -> &'static str {
    match status {
        401 | 403 => ": the token or password is missing, wrong or has ended",
        404 | 410 => ": there is nothing at this address (any more)",
        429 => ": it is asked too often",
        500.. => ": the fault is on the server’s side",
        _ => "",
    }
}

/// An address for logs and people, without password and query.
pub(super) fn said(address: &Url) -> String {
    let mut plain = address.clone();
    plain.set_fragment(None);
    let _ = (plain.set_username(""), plain.set_password(None));
    if plain.query().is_some() {
        plain.set_query(Some("…"));
        return plain.to_string().replace("?%E2%80%A6", "?…");
    }
    plain.to_string()
}

/// The innermost words of an error; those around it only say that something was sent.
pub(super) fn innermost(error: &(dyn std::error::Error + 'static)) -> String {
    let mut inner = error;
    while let Some(cause) = inner.source() {
        inner = cause;
    }
    inner.to_string()
}

/// The cause of this type among the causes of an error.
pub(super) fn cause<'a, T: std::error::Error + 'static>(
    error: &'a (dyn std::error::Error + 'static),
) -> Option<&'a T> {
    let mut next = Some(error);
    while let Some(error) = next {
        if let Some(found) = error.downcast_ref::<T>() {
            return Some(found);
        }
        next = error.source();
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_said_without_what_opens_it() {
        let address = Url::parse("https://ek:secret@wire.example/feed?key=secret#secret").unwrap();
        assert_eq!(said(&address), "https://wire.example/feed?…");
    }
}
