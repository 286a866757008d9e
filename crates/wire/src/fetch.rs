//! Asking other people's servers by HTTP: bounded in bytes and time, and never to where it should not.
//!
//! For sources that are polled, and for pictures that items name. Each answer is one of three: a document, “nothing
//! new”, or an error in words. Redirects are followed by hand, because each step is checked like the first.

mod error;
mod guard;

pub use error::FetchError;
pub use guard::Reach;
pub(crate) use guard::may_be_asked;

use crate::Secret;
use bytes::Bytes;
use error::{cause, innermost, said};
use guard::{Guarded, NotPublic, is_public};
use model::RetryAfter;
use reqwest::header::{self, HeaderMap, HeaderValue};
use reqwest::redirect::Policy;
use reqwest::{Client, Response};
use rustls::RootCertStore;
use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;
use url::{Host, Url};

/// Steps from one address to the next.
const REDIRECTS_MAX: usize = 5;
/// Idle connections are given up before most servers do so; asking on one that was just closed fails.
const IDLE: Duration = Duration::from_secs(20);

/// How long is waited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Patience {
    /// Until a connection stands.
    pub connect: Duration,
    /// Until the next bytes come.
    pub stall: Duration,
    /// Until all is there, redirects included.
    pub total: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(10),
            stall: Duration::from_secs(20),
            total: Duration::from_mins(2),
        }
    }
}

/// What was said about a document when it was fetched last (RFC 9110 section 8.8). Belongs to one address.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Validators {
    /// `ETag`, as it came.
    pub etag: Option<String>,
    /// `Last-Modified`, as it came.
    pub last_modified: Option<String>,
}

impl Validators {
    fn is_empty(&self) -> bool {
        self.etag.is_none() && self.last_modified.is_none()
    }
}

/// How a door is opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Login {
    /// `Authorization: Bearer …`
    Bearer(Secret),
    /// A header of the agency's own, for example `X-Api-Key`.
    Header(String, Secret),
    /// `Authorization: Basic …`
    Basic(String, Secret),
}

/// What to ask for.
#[derive(Clone, Copy, Debug)]
pub struct Want<'a> {
    /// Where.
    pub address: &'a Url,
    /// What is known of it already; a document that has not changed is not sent again then.
    pub known: &'a Validators,
    /// How its door is opened. Goes to the server of `address` only, never on to where that leads.
    pub login: Option<&'a Login>,
    /// The value of `Accept`.
    pub accept: &'a str,
    /// The most bytes, unpacked.
    pub bytes_max: usize,
}

/// What came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fetched {
    /// The same as last time.
    NotModified,
    /// A document.
    Document(Document),
}

/// A document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// All of it, unpacked.
    pub bytes: Bytes,
    /// `Content-Type`, as it came.
    pub content_type: Option<String>,
    /// To be shown when it is asked for again.
    pub validators: Validators,
    /// Where it was found, behind redirects.
    pub address: Url,
}

/// Who vouches for servers on the internet: Mozilla's list.
pub fn public_authorities() -> Arc<RootCertStore> {
    Arc::new(RootCertStore {
        roots: webpki_roots::TLS_SERVER_ROOTS.to_vec(),
    })
}

/// Asks by HTTP. Cheap to clone; clones share their connections.
#[derive(Clone, Debug)]
pub struct Fetcher {
    client: Client,
    patience: Patience,
    reach: Reach,
}

impl Fetcher {
    /// A client that waits and reaches as far as it is told.
    ///
    /// # Errors
    /// When TLS cannot be set up.
    pub fn new(patience: Patience, reach: Reach) -> Result<Self, FetchError> {
        Self::trusting(public_authorities(), patience, reach)
    }

    /// One that believes these authorities instead of the public ones.
    ///
    /// # Errors
    /// When TLS cannot be set up.
    pub fn trusting(roots: Arc<RootCertStore>, patience: Patience, reach: Reach) -> Result<Self, FetchError> {
        let wrong = |error: &dyn std::fmt::Display| FetchError::Client(error.to_string());
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let tls = rustls::ClientConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .map_err(|error| wrong(&error))?
            .with_root_certificates(roots)
            .with_no_client_auth();
        let client = Client::builder()
            .tls_backend_preconfigured(tls)
            .http1_only()
            .redirect(Policy::none())
            .referer(false)
            // A proxy of the environment would resolve names itself, past the guard.
            .no_proxy()
            .dns_resolver(Arc::new(Guarded(reach)))
            .connect_timeout(patience.connect)
            .read_timeout(patience.stall)
            .pool_idle_timeout(IDLE)
            .user_agent(concat!("Vesper/", env!("CARGO_PKG_VERSION")))
            .build()
            .map_err(|error| wrong(&error))?;
        Ok(Self {
            client,
            patience,
            reach,
        })
    }

    /// Fetches a document, unless it is the one that is known.
    ///
    /// # Errors
    /// When it cannot be reached, is too large or too slow, or the server says anything else than 200 or 304.
    pub async fn fetch(&self, want: Want<'_>) -> Result<Fetched, FetchError> {
        let patience = self.patience.total;
        match tokio::time::timeout(patience, self.follow(want)).await {
            Ok(fetched) => fetched,
            Err(_) => Err(FetchError::TooSlow {
                address: said(want.address),
                patience,
            }),
        }
    }

    async fn follow(&self, want: Want<'_>) -> Result<Fetched, FetchError> {
        let mut address = want.address.clone();
        for _ in 0..=REDIRECTS_MAX {
            self.check(&address)?;
            let response = self.ask(&address, want).await?;
            let Some(next) = next_step(&address, response.headers(), response.status().as_u16())? else {
                return self.take(response, &address, want).await;
            };
            address = next;
        }
        Err(FetchError::Redirect {
            from: said(want.address),
            to: said(&address),
            why: "there are too many steps",
        })
    }

    /// Names are checked when they are resolved; an address in figures never is.
    fn check(&self, address: &Url) -> Result<(), FetchError> {
        let is_plain = matches!(address.scheme(), "http" | "https")
            && address.username().is_empty()
            && address.password().is_none();
        let figures = match address.host() {
            Some(Host::Ipv4(figures)) => Some(IpAddr::V4(figures)),
            Some(Host::Ipv6(figures)) => Some(IpAddr::V6(figures)),
            Some(Host::Domain(_)) => None,
            None => return Err(FetchError::Address(said(address))),
        };
        if !is_plain {
            return Err(FetchError::Address(said(address)));
        }
        match figures.filter(|figures| self.reach == Reach::Public && !is_public(*figures)) {
            Some(figures) => {
                let host = address.host_str().unwrap_or_default().to_owned();
                let refused = NotPublic {
                    host,
                    address: figures,
                };
                Err(FetchError::NotPublic(refused.to_string()))
            }
            None => Ok(()),
        }
    }

    async fn ask(&self, address: &Url, want: Want<'_>) -> Result<Response, FetchError> {
        let mut request = self.client.get(address.clone());
        request = request.header(header::ACCEPT, want.accept);
        if let Some(etag) = &want.known.etag {
            request = request.header(header::IF_NONE_MATCH, etag);
        }
        if let Some(date) = &want.known.last_modified {
            request = request.header(header::IF_MODIFIED_SINCE, date);
        }
        if address.origin() == want.address.origin() {
            request = match want.login {
                None => request,
                Some(Login::Bearer(token)) => request.bearer_auth(token.reveal()),
                Some(Login::Basic(user, password)) => request.basic_auth(user, Some(password.reveal())),
                Some(Login::Header(name, value)) => {
                    let mut hidden = HeaderValue::from_str(value.reveal())
                        .map_err(|_| FetchError::Client(format!("the value of {name} is no header")))?;
                    hidden.set_sensitive(true);
                    request.header(name, hidden)
                }
            };
        }
        request.send().await.map_err(|error| self.told(address, &error))
    }

    async fn take(
        &self,
        mut response: Response,
        address: &Url,
        want: Want<'_>,
    ) -> Result<Fetched, FetchError> {
        let status = response.status().as_u16();
        if status == 304 && !want.known.is_empty() {
            return Ok(Fetched::NotModified);
        }
        let text = |name| Some(response.headers().get(name)?.to_str().ok()?.to_owned());
        if status != 200 {
            return Err(FetchError::Status {
                address: said(address),
                status,
                retry_after: text(header::RETRY_AFTER).and_then(|value| RetryAfter::parse(&value)),
            });
        }
        let content_type = text(header::CONTENT_TYPE);
        let validators = Validators {
            etag: text(header::ETAG),
            last_modified: text(header::LAST_MODIFIED),
        };
        let too_large = || FetchError::TooLarge {
            address: said(address),
            max: want.bytes_max,
        };
        let announced = response.content_length().unwrap_or(0);
        if announced > want.bytes_max as u64 {
            return Err(too_large());
        }
        let mut bytes = Vec::with_capacity(usize::try_from(announced).unwrap_or(0).min(1 << 20));
        while let Some(piece) = response
            .chunk()
            .await
            .map_err(|error| self.told(address, &error))?
        {
            if bytes.len() + piece.len() > want.bytes_max {
                return Err(too_large());
            }
            bytes.extend_from_slice(&piece);
        }
        Ok(Fetched::Document(Document {
            bytes: bytes.into(),
            content_type,
            validators,
            address: address.clone(),
        }))
    }

    fn told(&self, address: &Url, error: &reqwest::Error) -> FetchError {
        let is_slow_to_connect = error.is_timeout() && error.is_connect();
        if let Some(refused) = cause::<NotPublic>(error) {
            FetchError::NotPublic(refused.to_string())
        } else if error.is_timeout() && !is_slow_to_connect {
            FetchError::Stalled {
                address: said(address),
                patience: self.patience.stall,
            }
        } else {
            let why = if is_slow_to_connect {
                format!("no connection within {} s", self.patience.connect.as_secs_f32())
            } else {
                innermost(error)
            };
            FetchError::Network {
                address: said(address),
                why,
            }
        }
    }
}

/// Where an answer leads on to, if it does.
fn next_step(address: &Url, headers: &HeaderMap, status: u16) -> Result<Option<Url>, FetchError> {
    if !matches!(status, 301 | 302 | 303 | 307 | 308) {
        return Ok(None);
    }
    let to = headers
        .get(header::LOCATION)
        .and_then(|location| location.to_str().ok())
        .unwrap_or_default();
    let refused = |why| FetchError::Redirect {
        from: said(address),
        to: Url::parse(to).map_or_else(|_| "no address".to_owned(), |to| said(&to)),
        why,
    };
    let next = address
        .join(to)
        .ok()
        .filter(|_| !to.is_empty())
        .ok_or_else(|| refused("it is no address"))?;
    if address.scheme() == "https" && next.scheme() != "https" {
        return Err(refused("it gives up https"));
    }
    Ok(Some(next))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_redirect_never_gives_up_encryption() {
        let address = Url::parse("https://wire.example/feed").unwrap();
        let leads = |to: &str| {
            let mut headers = HeaderMap::new();
            headers.insert(header::LOCATION, to.parse().unwrap());
            next_step(&address, &headers, 302)
        };
        assert_eq!(
            leads("/next").unwrap().unwrap().as_str(),
            "https://wire.example/next"
        );
        assert!(leads("https://other.example/").is_ok());
        assert!(matches!(
            leads("http://wire.example/"),
            Err(FetchError::Redirect { .. })
        ));
        assert!(leads("http://").is_err());
        assert!(next_step(&address, &HeaderMap::new(), 302).is_err());
        assert_eq!(next_step(&address, &HeaderMap::new(), 200).unwrap(), None);
    }
}
