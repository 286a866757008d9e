//! `/syndication/{format}`: what other newsrooms are given, by their tokens and of that what each may have.
//!
//! Articles lie ready in the page store with whose copy and pictures they are; here they become what one partner may have of them.
//! The database is not asked.

mod answer;
mod cursor;
mod pace;
mod shelf;

pub(crate) use pace::Pace;

use crate::body::SiteBody;
use crate::house::House;
use crate::{Pages, PagesError};
use axum::response::IntoResponse;
use edge::Problem;
use http::request::Parts;
use http::{HeaderValue, Method, Response, StatusCode, header};
use layout::{Outgoing, SyndicationFormat};
use model::{ArticleId, Partner, PubStatus, RevisionNo};
use std::sync::Arc;

/// Who knows the partners.
pub trait SyndicationDesk: Send + Sync + 'static {
    /// The partner with this token, if it gets anything. Answers from memory, in the same time whatever the token is.
    fn partner(&self, token: &str) -> Option<Arc<Partner>>;

    /// Remembers what a partner took. Does not wait.
    fn taken(&self, partner: &str, taken: Vec<Taken>);
}

/// What a partner took of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Taken {
    /// Of which article.
    pub article: ArticleId,
    /// The version that stood in the item.
    pub version: i64,
    /// Which revision that is; none of a notice.
    pub revision: Option<RevisionNo>,
    /// What the item said about its use.
    pub status: PubStatus,
}

/// Has no partners.
pub(crate) struct NoPartners;

impl SyndicationDesk for NoPartners {
    fn partner(&self, _: &str) -> Option<Arc<Partner>> {
        None
    }

    fn taken(&self, _: &str, _: Vec<Taken>) {}
}

/// An item and what is written down when it is taken.
pub(crate) type Picked = (Outgoing, Taken);

impl<P: Pages> House<P> {
    /// What a partner asked for. None when the address leads nowhere.
    pub(crate) fn syndication(&self, request: &Parts) -> Result<Option<Response<SiteBody>>, PagesError> {
        let Some(rest) = request.uri.path().strip_prefix("/syndication/") else {
            return Ok(None);
        };
        let (name, item) = match rest.split_once('/') {
            Some((name, item)) => (name, Some(item)),
            None => (rest, None),
        };
        let Some(format) = SyndicationFormat::of(name) else {
            return Ok(None);
        };
        let Some(partner) = token(request).and_then(|token| self.syndication.partner(token)) else {
            return Ok(Some(refused(unknown())));
        };
        let often = partner.grant.per_minute();
        if let Err(seconds) = self.pace.check(&partner.name, often, self.clock.now()) {
            let why = format!("{} asks more than {often} times a minute", partner.name);
            let problem = Problem::refusal(StatusCode::TOO_MANY_REQUESTS, "too-many-requests", &why);
            return Ok(Some(refused(problem.retry_after(seconds))));
        }
        let answer = match item {
            Some(item) => self.one_item(request, format, item, &partner)?,
            None => self.list_of_items(request, format, &partner)?,
        };
        let (response, taken) = match answer {
            Ok(answer) => answer,
            Err(problem) => return Ok(Some(refused(problem))),
        };
        if response.status() == StatusCode::OK && request.method == Method::GET && !taken.is_empty() {
            self.syndication.taken(&partner.name, taken);
        }
        Ok(Some(response))
    }
}

/// The token that a request carries (RFC 6750 section 2.1). Never in the address: addresses stand in logs.
fn token(request: &Parts) -> Option<&str> {
    let value = request.headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    let (scheme, token) = value.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
}

fn unknown() -> Problem {
    let why = "this address is for partners: send the token as “Authorization: Bearer TOKEN”; one that was revoked opens nothing";
    Problem::refusal(StatusCode::UNAUTHORIZED, "unknown-partner", &why)
}

fn refused(problem: Problem) -> Response<SiteBody> {
    let mut response = problem.into_response().map(SiteBody::from);
    if response.status() == StatusCode::UNAUTHORIZED {
        let challenge = HeaderValue::from_static("Bearer realm=\"syndication\"");
        response.headers_mut().insert(header::WWW_AUTHENTICATE, challenge);
    }
    response
}
