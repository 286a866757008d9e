//! `/preview/{token}`: copy that is not out, for somebody who was given a link.
//!
//! Nobody keeps these pages, finds them or learns where the reader came from. A link that opens nothing answers like any
//! address that leads nowhere, so that nothing can be learnt from trying.

use crate::body::SiteBody;
use crate::house::House;
use crate::media::address;
use crate::{Pages, PagesError, notice};
use http::request::Parts;
use http::{HeaderName, HeaderValue, Response, StatusCode, header};
use model::ContentHash;
use std::future::Future;
use std::pin::Pin;

/// What is answered later.
pub type Previewed<'a, T> = Pin<Box<dyn Future<Output = Result<Option<T>, PreviewError>> + Send + 'a>>;

/// Who opens links to what is not out.
pub trait PreviewDesk: Send + Sync + 'static {
    /// The page behind a link; none when it opens nothing.
    fn page<'a>(&'a self, token: &'a str) -> Previewed<'a, String>;

    /// The media type of a file of that page; none when the link opens nothing, or the file is neither the
    /// article's own nor one that everybody may see.
    fn media<'a>(&'a self, token: &'a str, hash: &'a ContentHash) -> Previewed<'a, String>;
}

/// The archive does not answer.
#[derive(Debug, thiserror::Error)]
#[error("the preview cannot be made")]
pub struct PreviewError(#[source] pub Box<dyn std::error::Error + Send + Sync>);

/// Opens nothing.
pub(crate) struct NoPreviews;

impl PreviewDesk for NoPreviews {
    fn page<'a>(&'a self, _: &'a str) -> Previewed<'a, String> {
        Box::pin(async { Ok(None) })
    }

    fn media<'a>(&'a self, _: &'a str, _: &'a ContentHash) -> Previewed<'a, String> {
        Box::pin(async { Ok(None) })
    }
}

impl<P: Pages> House<P> {
    /// A page that is not out, or a file of one. None when the address leads nowhere.
    pub(crate) async fn preview(&self, request: &Parts) -> Result<Option<Response<SiteBody>>, PagesError> {
        let path = request.uri.path();
        let Some(rest) = path.strip_prefix("/preview/") else {
            return Ok(None);
        };
        let unreadable = |error: PreviewError| PagesError(Box::new(error));
        let found = match rest.split_once('/') {
            None => {
                let page = self.previews.page(rest).await.map_err(unreadable)?;
                page.map(|page| notice::html(StatusCode::OK, Ok(page)).map(SiteBody::from))
            }
            Some((token, _)) => {
                let Some(file) = address(&path["/preview/".len() + token.len()..]) else {
                    return Ok(None);
                };
                let mime = self.previews.media(token, &file.hash).await.map_err(unreadable)?;
                match mime {
                    Some(mime) => self.media_file(request, file, &mime).await,
                    None => None,
                }
            }
        };
        Ok(found.map(secret))
    }
}

fn secret(mut response: Response<SiteBody>) -> Response<SiteBody> {
    let headers = response.headers_mut();
    headers.remove(header::ETAG);
    headers.insert(
        header::CACHE_CONTROL,
        HeaderValue::from_static("private, no-store"),
    );
    headers.insert(
        HeaderName::from_static("x-robots-tag"),
        HeaderValue::from_static("noindex"),
    );
    headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    response
}
