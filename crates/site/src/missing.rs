//! Addresses that lead elsewhere, nowhere, or take no such method.

use crate::body::SiteBody;
use crate::door::{Found, moved};
use crate::house::{House, preferred};
use crate::{Pages, PagesError, notice, path};
use bytes::Bytes;
use edge::{Encoding, encoding};
use http::request::Parts;
use http::{HeaderValue, Response, StatusCode, header};
use model::Lang;

impl<P: Pages> House<P> {
    /// `/`: to the front page in the reader's language.
    pub(crate) fn root(&self, request: &Parts) -> Response<SiteBody> {
        let lang = preferred(&self.layout, &request.headers);
        let mut response = Response::new(SiteBody::Whole(Bytes::new()));
        *response.status_mut() = StatusCode::FOUND;
        let headers = response.headers_mut();
        if let Ok(location) = HeaderValue::try_from(format!("/{lang}/")) {
            headers.insert(header::LOCATION, location);
        }
        headers.insert(header::CONTENT_LENGTH, HeaderValue::from_static("0"));
        headers.insert(header::VARY, HeaderValue::from_static("accept-language"));
        headers.insert(
            header::CACHE_CONTROL,
            HeaderValue::from_static("private, no-cache"),
        );
        response
    }

    /// To where a reader probably meant: the language's tag as it is written, a slash at the end or none. Only to
    /// what is there.
    pub(crate) fn detour(&self, request: &Parts) -> Result<Option<Response<SiteBody>>, PagesError> {
        let path = request.uri.path();
        let Some(lang) = path::lang(path, self.languages()) else {
            return Ok(None);
        };
        let meant = format!("/{lang}{}", path::first(path).1);
        let other = match meant.strip_suffix('/') {
            Some(shorter) => shorter.to_owned(),
            None => format!("{meant}/"),
        };
        for candidate in [meant, other] {
            if candidate == path {
                continue;
            }
            let to = match self.find(&candidate, Encoding::Gzip)? {
                Some(Found::Page(_)) => candidate,
                Some(Found::Moved(to)) => to,
                None => continue,
            };
            return Ok(moved(&to, &request.uri));
        }
        Ok(None)
    }

    /// The page for an address that leads nowhere; 405 when something is there, but not for this method.
    pub(crate) fn missing(&self, request: &Parts) -> Response<SiteBody> {
        let path = request.uri.path();
        let answer = if request.method.is_safe() && request.method != http::Method::OPTIONS {
            self.not_found(request)
        } else {
            match self.find(path, Encoding::Gzip) {
                Ok(Some(_)) => Ok(notice::not_allowed("GET, HEAD").map(SiteBody::from)),
                Ok(None) if path == "/" => Ok(notice::not_allowed("GET, HEAD").map(SiteBody::from)),
                Ok(None) => self.not_found(request),
                Err(error) => Err(error),
            }
        };
        answer.unwrap_or_else(|error| self.unreadable(&error, path, &request.headers))
    }

    /// A letter's address with a method that it does not take: a page's methods are added where there is a page.
    pub(crate) fn not_taken(&self, request: &Parts) -> Response<SiteBody> {
        if request.method.is_safe() && request.method != http::Method::OPTIONS {
            return self.missing(request);
        }
        match self.find(request.uri.path(), Encoding::Gzip) {
            Ok(Some(_)) => notice::not_allowed("GET, HEAD, POST").map(SiteBody::from),
            // The router adds what the address takes.
            Ok(None) => {
                notice::plain(StatusCode::METHOD_NOT_ALLOWED, notice::NOT_ALLOWED).map(SiteBody::from)
            }
            Err(error) => self.unreadable(&error, request.uri.path(), &request.headers),
        }
    }

    fn not_found(&self, request: &Parts) -> Result<Response<SiteBody>, PagesError> {
        let named = path::lang(request.uri.path(), self.languages());
        let lang = named.unwrap_or_else(|| preferred(&self.layout, &request.headers));
        let mut response = self.not_found_in(lang, request)?;
        if named.is_none() {
            response.headers_mut().insert(
                header::VARY,
                HeaderValue::from_static("accept-encoding, accept-language"),
            );
        }
        Ok(response)
    }

    fn not_found_in(&self, lang: Lang, request: &Parts) -> Result<Response<SiteBody>, PagesError> {
        let encoding = encoding(&request.headers);
        let Some(page) = self.pages.page(&format!("not-found-{lang}"), encoding)? else {
            return Ok(notice::not_found(&self.layout, lang).map(SiteBody::from));
        };
        let headers = self.heads.of(&page, encoding, None);
        let mut response = Response::new(SiteBody::Whole(page.body));
        *response.status_mut() = StatusCode::NOT_FOUND;
        *response.headers_mut() = headers;
        Ok(response)
    }
}
