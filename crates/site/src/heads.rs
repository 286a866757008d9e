//! The headers of pages, made once and copied for each answer.

use crate::{Caching, Page};
use edge::{Encoding, SECURITY};
use http::{HeaderMap, HeaderValue, StatusCode, header};

/// One set of headers for each encoding and each way of caching.
#[derive(Debug)]
pub(crate) struct Heads([[HeaderMap; 2]; 3]);

impl Heads {
    pub(crate) fn new() -> Self {
        Self(
            Encoding::ALL
                .map(|encoding| [Caching::Ask, Caching::FiveMinutes].map(|caching| head(encoding, caching))),
        )
    }

    /// The headers of a page that is sent whole.
    pub(crate) fn of(&self, page: &Page, encoding: Encoding, tag: Option<HeaderValue>) -> HeaderMap {
        let row = match encoding {
            Encoding::Brotli => 0,
            Encoding::Gzip => 1,
            Encoding::Identity => 2,
        };
        let mut headers = self.0[row][usize::from(page.caching == Caching::FiveMinutes)].clone();
        headers.insert(header::CONTENT_TYPE, content_type(&page.content_type));
        match tag {
            Some(tag) => drop(headers.insert(header::ETAG, tag)),
            None => drop(headers.remove(header::ETAG)),
        }
        headers
    }
}

/// The value of `Cache-Control`.
pub(crate) fn cache_control(caching: Caching) -> HeaderValue {
    HeaderValue::from_static(match caching {
        Caching::Ask => "public, no-cache",
        Caching::FiveMinutes => "public, max-age=300",
    })
}

/// Every name is there from the beginning, so that filling in the rest moves nothing.
fn head(encoding: Encoding, caching: Caching) -> HeaderMap {
    let mut headers = HeaderMap::with_capacity(16);
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(""));
    headers.insert(header::ETAG, HeaderValue::from_static(""));
    headers.insert(header::CACHE_CONTROL, cache_control(caching));
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    if let Some(name) = encoding.name() {
        headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(name));
    }
    headers.extend(SECURITY);
    headers
}

/// Those that nearly every page has are not copied.
pub(crate) fn content_type(text: &str) -> HeaderValue {
    match text {
        "text/html; charset=utf-8" => HeaderValue::from_static("text/html; charset=utf-8"),
        _ => HeaderValue::from_str(text).unwrap_or(HeaderValue::from_static("application/octet-stream")),
    }
}

/// What is left of a page's headers when the reader has its body already (RFC 9110 section 15.4.5).
pub(crate) fn not_modified(headers: &mut HeaderMap) -> StatusCode {
    for name in [
        header::CONTENT_TYPE,
        header::CONTENT_ENCODING,
        header::CONTENT_LENGTH,
    ] {
        headers.remove(name);
    }
    StatusCode::NOT_MODIFIED
}
