//! Where finished pages come from.

use bytes::Bytes;
use edge::Encoding;
use std::error::Error;

/// The pressed pages. Asked on the way of every request: it answers from memory or a mapped file, without waiting.
pub trait Pages: Clone + Send + Sync + 'static {
    /// The page under this key, in one encoding; none when there is no such page.
    ///
    /// # Errors
    /// When the store itself cannot be read.
    fn page(&self, key: &str, encoding: Encoding) -> Result<Option<Page>, PagesError>;

    /// The place of the ledger up to which all pages show what happened.
    ///
    /// # Errors
    /// When the store itself cannot be read.
    fn reached(&self) -> Result<i64, PagesError>;
}

/// The page store cannot be read.
#[derive(Debug, thiserror::Error)]
#[error("the page store cannot be read")]
pub struct PagesError(#[source] pub Box<dyn Error + Send + Sync>);

/// How long others may keep a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Caching {
    /// Kept, but asked about each time.
    Ask,
    /// Kept for five minutes.
    FiveMinutes,
}

/// A finished page in one encoding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// HTTP status.
    pub status: u16,
    /// IANA media type with its charset.
    pub content_type: String,
    /// The path that it stands at, percent-encoded. Requests for an article by another one are sent here.
    pub path: String,
    /// How long others may keep it.
    pub caching: Caching,
    /// Changes with each byte of the page; ASCII without quotes.
    pub tag: String,
    /// The body.
    pub body: Bytes,
}
