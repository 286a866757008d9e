//! Which server takes our mail, and how to reach it.

use super::client::Connection;
use super::reply::Reply;
use rustls::{ClientConfig, RootCertStore};
use std::fmt;
use std::sync::Arc;
use std::time::Duration;
use url::{Host, Url};

/// When the connection is encrypted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tls {
    /// From the first byte (RFC 8314).
    Implicit,
    /// By STARTTLS (RFC 3207), or there is no connection.
    Required,
    /// By STARTTLS when the server offers it.
    WhenOffered,
    /// Not at all: for a relay on the same machine.
    Never,
}

/// How long to wait for the server, step by step (RFC 5321 section 4.5.3.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Patience {
    /// For the connection and the handshake of TLS.
    pub connect: Duration,
    /// For the greeting, and the answers to EHLO, AUTH, MAIL, RCPT and RSET.
    pub command: Duration,
    /// For the answer to DATA.
    pub data: Duration,
    /// For each piece of a message to be taken.
    pub piece: Duration,
    /// For the answer to the final dot.
    pub end: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(30),
            command: Duration::from_mins(5),
            data: Duration::from_mins(2),
            piece: Duration::from_mins(3),
            end: Duration::from_mins(10),
        }
    }
}

/// Name and password for the server. Shown nowhere.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Login {
    pub(super) user: String,
    pub(super) password: String,
}

/// The server that takes our mail.
#[derive(Clone)]
pub struct Relay {
    pub(super) host: String,
    pub(super) port: u16,
    pub(super) tls: Tls,
    pub(super) login: Option<Login>,
    pub(super) config: Arc<ClientConfig>,
    pub(super) patience: Patience,
}

impl fmt::Debug for Relay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Relay")
            .field("host", &self.host)
            .field("port", &self.port)
            .field("tls", &self.tls)
            .field("login", &self.login.as_ref().map(|_| "(kept back)"))
            .finish_non_exhaustive()
    }
}

/// An address of a relay that cannot be used. The address is not repeated, as it may hold a password.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "the address of the mail relay cannot be used: {why}. Write smtp://USER:PASSWORD@HOST:PORT or smtps://…"
)]
pub struct RelayError {
    why: &'static str,
}

/// Why there is no connection to the relay.
#[derive(Debug, thiserror::Error)]
pub enum ConnectError {
    /// Nobody answers at that address.
    #[error("the mail relay cannot be reached")]
    Unreachable(#[source] std::io::Error),
    /// Somebody answers, too slowly or not in SMTP.
    #[error("the mail relay does not answer as a mail server should")]
    Broken(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// The server does not want us.
    #[error("the mail relay answered {what} with “{reply}”")]
    Refused {
        /// What was asked.
        what: &'static str,
        /// What it said.
        reply: Reply,
    },
    /// TLS is wanted and cannot be had.
    #[error(
        "the mail relay does not offer STARTTLS; use smtps://, or ?tls=never for a relay on this machine"
    )]
    NoTls,
    /// The certificate is wrong, or there is no common version.
    #[error("no encrypted connection to the mail relay")]
    Tls(#[source] std::io::Error),
    /// The password would be readable on the way.
    #[error(
        "the password is not sent to the mail relay in the clear; use smtps:// or a relay that offers STARTTLS"
    )]
    PasswordInClear,
    /// The server has no way of logging in that we know.
    #[error("the mail relay offers neither AUTH PLAIN nor AUTH LOGIN")]
    NoAuth,
}

impl Relay {
    /// Reads `smtp://user:pass@host:port?tls=required` or `smtps://…`. User and password are percent-decoded.
    ///
    /// Without a port: 587 with a login and 25 without one for `smtp`, 465 for `smtps`. `tls=required` insists on
    /// STARTTLS, `tls=never` does without.
    ///
    /// # Errors
    /// When it is no such address.
    pub fn parse(address: &str) -> Result<Self, RelayError> {
        let wrong = |why| RelayError { why };
        let url = Url::parse(address.trim()).map_err(|_| wrong("it is no URL"))?;
        let mut tls = match url.scheme() {
            "smtp" => Tls::WhenOffered,
            "smtps" => Tls::Implicit,
            _ => return Err(wrong("it begins with neither smtp:// nor smtps://")),
        };
        for (name, value) in url.query_pairs() {
            tls = match (&*name, &*value) {
                ("tls", "required") if tls != Tls::Implicit => Tls::Required,
                ("tls", "never") if tls != Tls::Implicit => Tls::Never,
                ("tls", "required") => Tls::Implicit,
                _ => {
                    return Err(wrong(
                        "after the question mark only tls=required and tls=never are known",
                    ));
                }
            };
        }
        let host = match url.host().ok_or_else(|| wrong("the host is missing"))? {
            Host::Domain("") => return Err(wrong("the host is missing")),
            Host::Domain(name) => decode(name).ok_or_else(|| wrong("the host is not readable"))?,
            Host::Ipv4(address) => address.to_string(),
            Host::Ipv6(address) => address.to_string(),
        };
        let login = match (decode(url.username()), url.password().map(decode)) {
            (Some(user), None) if user.is_empty() => None,
            (Some(user), Some(Some(password))) if !user.is_empty() => Some(Login { user, password }),
            _ => return Err(wrong("user and password belong together, percent-encoded UTF-8")),
        };
        let usual = match (tls, &login) {
            (Tls::Implicit, _) => 465,
            (_, Some(_)) => 587,
            (_, None) => 25,
        };
        let port = url.port().unwrap_or(usual);
        Ok(Self {
            host,
            port,
            tls,
            login,
            config: public_authorities(),
            patience: Patience::default(),
        })
    }

    /// Trusts other certificate authorities than the public ones.
    #[must_use]
    pub fn trusting(self, config: Arc<ClientConfig>) -> Self {
        Self { config, ..self }
    }

    /// Waits more or less long.
    #[must_use]
    pub fn with_patience(self, patience: Patience) -> Self {
        Self { patience, ..self }
    }

    /// Where it is, for messages to operators: host and port.
    pub fn place(&self) -> String {
        format!("{}:{}", self.host, self.port)
    }

    /// Opens a connection, encrypts it and logs in.
    ///
    /// # Errors
    /// When one of these fails.
    pub async fn connect(&self) -> Result<Connection, ConnectError> {
        Connection::open(self).await
    }
}

/// TLS with the public certificate authorities.
fn public_authorities() -> Arc<ClientConfig> {
    let roots = RootCertStore {
        roots: webpki_roots::TLS_SERVER_ROOTS.to_vec(),
    };
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    #[expect(
        clippy::expect_used,
        reason = "ring supports the protocol versions that rustls calls safe"
    )]
    let builder = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .expect("ring");
    Arc::new(builder.with_root_certificates(roots).with_no_client_auth())
}

/// Percent-decodes; `None` when the bytes are no UTF-8, or hold a control character, which could end a command early.
fn decode(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let digits = after
            .get(..2)
            .filter(|_| *first == b'%')
            .and_then(|two| std::str::from_utf8(two).ok());
        if let Some(byte) = digits.and_then(|two| u8::from_str_radix(two, 16).ok()) {
            bytes.push(byte);
            rest = &after[2..];
        } else {
            bytes.push(*first);
            rest = after;
        }
    }
    String::from_utf8(bytes)
        .ok()
        .filter(|text| !text.contains(char::is_control))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(address: &str, place: &str, tls: Tls, login: Option<(&str, &str)>) {
        let relay = Relay::parse(address).unwrap();
        assert_eq!((relay.place().as_str(), relay.tls), (place, tls), "{address}");
        let found = relay
            .login
            .as_ref()
            .map(|login| (login.user.as_str(), login.password.as_str()));
        assert_eq!(found, login);
    }

    #[test]
    fn addresses_of_relays_are_read() {
        check("smtp://localhost:2525", "localhost:2525", Tls::WhenOffered, None);
        check("smtp://mail.example", "mail.example:25", Tls::WhenOffered, None);
        check("smtps://mail.example", "mail.example:465", Tls::Implicit, None);
        check(
            "smtp://a%40b:p%3Aw%2F@mail.example?tls=required",
            "mail.example:587",
            Tls::Required,
            Some(("a@b", "p:w/")),
        );
        check("smtp://127.0.0.1:25?tls=never", "127.0.0.1:25", Tls::Never, None);
        check("smtp://[::1]:25", "::1:25", Tls::WhenOffered, None);
    }

    #[test]
    fn other_addresses_are_refused_without_repeating_them() {
        for wrong in [
            "mail.example",
            "http://mail.example",
            "smtp://",
            "smtp://user@mail.example",
            "smtp://h?tls=maybe",
            "smtp://h?verify=no",
            "smtp://:secret@h",
            "smtp://u:secret%0D%0ARSET@h",
            "smtps://h?tls=never",
        ] {
            let error = Relay::parse(wrong).unwrap_err();
            assert!(!error.to_string().contains("secret"), "{error}");
        }
    }

    #[test]
    fn the_password_is_shown_nowhere() {
        let relay = Relay::parse("smtp://walter:hunter2@mail.example").unwrap();
        let shown = format!("{relay:?}");
        assert!(!shown.contains("hunter2") && !shown.contains("walter"), "{shown}");
    }
}
