//! One connection's requests.

use super::life::Life;
use crate::body::SiteBody;
use crate::house::House;
use crate::{Pages, notice};
use axum::Router;
use axum::body::Body;
use futures_util::FutureExt;
use futures_util::future::{BoxFuture, Either, Ready, ready};
use http::{HeaderValue, Request, Response, StatusCode, header};
use hyper::body::Incoming;
use hyper::service::Service;
use std::convert::Infallible;
use std::net::IpAddr;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::sync::atomic::Ordering;

/// Answers the requests of one connection: pages at once, everything else in a future.
pub(super) struct Doors<P> {
    pub(super) house: Arc<House<P>>,
    pub(super) routes: Router,
    pub(super) life: Arc<Life>,
    pub(super) peer: IpAddr,
}

type Answered = Result<Response<SiteBody>, Infallible>;

impl<P: Pages> Service<Request<Incoming>> for Doors<P> {
    type Response = Response<SiteBody>;
    type Error = Infallible;
    type Future = Either<Ready<Answered>, BoxFuture<'static, Answered>>;

    fn call(&self, request: Request<Incoming>) -> Self::Future {
        self.life.begins();
        if let Some(response) = self.house.door(&request) {
            return Either::Left(ready(Ok(finish(&self.house, response))));
        }
        let open = self.life.opens();
        let (house, routes, peer) = (Arc::clone(&self.house), self.routes.clone(), self.peer);
        Either::Right(Box::pin(async move {
            let answer = AssertUnwindSafe(house.dynamic(request.map(Body::new), peer, routes))
                .catch_unwind()
                .await;
            let response = answer.unwrap_or_else(|_| {
                tracing::error!("a handler panicked; its request was answered with 500");
                let words = "Something went wrong here. Please try again in a few minutes.\n";
                notice::plain(StatusCode::INTERNAL_SERVER_ERROR, words).map(SiteBody::from)
            });
            let response = response.map(|body| match body {
                SiteBody::Made(body, _) => SiteBody::Made(body, Some(open)),
                whole @ SiteBody::Whole(_) => whole,
            });
            Ok(finish(&house, response))
        }))
    }
}

fn finish<P>(house: &House<P>, mut response: Response<SiteBody>) -> Response<SiteBody> {
    house.counters.count(response.status());
    if house.closing.load(Ordering::Relaxed) {
        response
            .headers_mut()
            .insert(header::CONNECTION, HeaderValue::from_static("close"));
    }
    response
}
