//! The short way: a page straight from the store.

use crate::body::SiteBody;
use crate::heads::not_modified;
use crate::house::{House, preferred};
use crate::{Page, Pages, PagesError, notice, path};
use bytes::Bytes;
use edge::{Encoding, encoding, entity_tag, none_match};
use http::{HeaderMap, HeaderValue, Method, Request, Response, StatusCode, Uri, Version, header};

/// What stands at a path.
pub(crate) enum Found {
    /// The page itself.
    Page(Page),
    /// An article, by an old or a mistyped slug: the path where it stands.
    Moved(String),
}

impl<P: Pages> House<P> {
    /// The answer to a request for a page that is in the store; none when it has to take the longer way.
    pub(crate) fn door<B>(&self, request: &Request<B>) -> Option<Response<SiteBody>> {
        let headers = request.headers();
        if request.version() == Version::HTTP_11 && !headers.contains_key(header::HOST) {
            return Some(
                notice::plain(StatusCode::BAD_REQUEST, "The request lacks its Host.\n").map(SiteBody::from),
            );
        }
        if !matches!(*request.method(), Method::GET | Method::HEAD) {
            return None;
        }
        let encoding = encoding(headers);
        match self.find(request.uri().path(), encoding) {
            Ok(Some(Found::Page(page))) => Some(self.send(page, encoding, headers)),
            Ok(Some(Found::Moved(to))) => moved(&to, request.uri()),
            Ok(None) => None,
            // Health, the letter and what the program adds need no store.
            Err(_) if !path::may_be_page(request.uri().path(), self.languages()) => None,
            Err(error) => Some(self.unreadable(&error, request.uri().path(), headers)),
        }
    }

    /// What stands at a path, if anything does.
    pub(crate) fn find(&self, path: &str, encoding: Encoding) -> Result<Option<Found>, PagesError> {
        let Some(key) = path::article_key(path) else {
            return Ok(self.pages.page(path, encoding)?.map(Found::Page));
        };
        Ok(self.pages.page(key, encoding)?.and_then(|page| {
            if page.status == 200 {
                Some(if path::same(path, &page.path) {
                    Found::Page(page)
                } else {
                    Found::Moved(page.path)
                })
            } else {
                // What was withdrawn says so under every slug it ever had.
                path::first(path)
                    .0
                    .eq_ignore_ascii_case(path::first(&page.path).0)
                    .then_some(Found::Page(page))
            }
        }))
    }

    /// Conditions count only where the answer would be 200 (RFC 9110 section 13.1).
    fn send(&self, page: Page, encoding: Encoding, asked: &HeaderMap) -> Response<SiteBody> {
        let (status, headers, body) = if page.status == 200 {
            let tag = entity_tag(&page.tag, encoding);
            let known = none_match(asked, &tag);
            let mut headers = self.heads.of(&page, encoding, Some(tag));
            if known {
                (not_modified(&mut headers), headers, Bytes::new())
            } else {
                (StatusCode::OK, headers, page.body)
            }
        } else {
            let status = StatusCode::from_u16(page.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
            (status, self.heads.of(&page, encoding, None), page.body)
        };
        let mut response = Response::new(SiteBody::Whole(body));
        *response.status_mut() = status;
        *response.headers_mut() = headers;
        response
    }

    /// The store cannot be read: the log gets the reason, the reader a page that says to come back.
    pub(crate) fn unreadable(
        &self,
        error: &PagesError,
        path: &str,
        headers: &HeaderMap,
    ) -> Response<SiteBody> {
        tracing::error!(
            error = error as &dyn std::error::Error,
            "a page could not be served"
        );
        let lang = path::lang(path, self.languages()).unwrap_or_else(|| preferred(&self.layout, headers));
        notice::unavailable(&self.layout, lang).map(SiteBody::from)
    }
}

/// A redirect for good; asked about each time, because a slug may change back. The query goes along.
pub(crate) fn moved(to: &str, asked: &Uri) -> Option<Response<SiteBody>> {
    let location = match asked.query() {
        Some(query) => HeaderValue::from_bytes(format!("{to}?{query}").as_bytes()),
        None => HeaderValue::from_bytes(to.as_bytes()),
    };
    let mut response = Response::new(SiteBody::Whole(Bytes::new()));
    *response.status_mut() = StatusCode::MOVED_PERMANENTLY;
    let headers = response.headers_mut();
    headers.insert(header::LOCATION, location.ok()?);
    headers.insert(header::CONTENT_LENGTH, HeaderValue::from_static("0"));
    headers.insert(
        header::CACHE_CONTROL,
        HeaderValue::from_static("public, no-cache"),
    );
    edge::secure(headers);
    Some(response)
}
