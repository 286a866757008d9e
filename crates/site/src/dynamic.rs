//! The longer way: everything that is no page in the store.

use crate::body::SiteBody;
use crate::house::House;
use crate::{Pages, PagesError, Route};
use axum::Router;
use axum::body::Body;
use http::request::Parts;
use http::{Method, Request, Response};
use std::net::IpAddr;
use tokio::runtime::{Handle, RuntimeFlavor};
use tower::ServiceExt;

impl<P: Pages> House<P> {
    /// Answers with a detour, a media file, or what the routes make of it.
    pub(crate) async fn dynamic(
        &self,
        request: Request<Body>,
        peer: IpAddr,
        routes: Router,
    ) -> Response<SiteBody> {
        let (mut parts, body) = request.into_parts();
        let mut response = match self.elsewhere(&parts).await {
            Ok(Some(response)) => response,
            Ok(None) => {
                let client = self.settings.trusted_proxies.client(peer, &parts.headers);
                parts.extensions.insert(client);
                let Ok(response) = routes.oneshot(Request::from_parts(parts, body)).await;
                response.map(SiteBody::from)
            }
            Err(error) => self.unreadable(&error, parts.uri.path(), &parts.headers),
        };
        edge::secure(response.headers_mut());
        response
    }

    async fn elsewhere(&self, request: &Parts) -> Result<Option<Response<SiteBody>>, PagesError> {
        if !matches!(request.method, Method::GET | Method::HEAD) {
            return Ok(None);
        }
        match Route::before_the_router(request.uri.path()) {
            Route::Root => Ok(Some(self.root(request))),
            Route::Media => self.media(request).await,
            Route::Preview | Route::PreviewMedia => self.preview(request).await,
            Route::Syndication | Route::SyndicatedItem => off_the_runtime(|| self.syndication(request)),
            Route::Page
            | Route::Detour
            | Route::SignUp
            | Route::Confirm
            | Route::Preferences
            | Route::Leave
            | Route::WirePush
            | Route::Health
            | Route::Ready
            | Route::Missing => self.detour(request),
        }
    }
}

/// Work of some milliseconds, which other connections need not wait for where there are other threads.
fn off_the_runtime<T>(work: impl FnOnce() -> T) -> T {
    match Handle::try_current().map(|handle| handle.runtime_flavor()) {
        Ok(RuntimeFlavor::MultiThread) => tokio::task::block_in_place(work),
        _ => work(),
    }
}
