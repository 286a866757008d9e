//! From what lies ready to the answer that one partner gets.

use super::cursor::{self, Asked, LOOK};
use super::shelf::Changes;
use super::{Picked, Taken};
use crate::body::SiteBody;
use crate::house::House;
use crate::{Pages, PagesError};
use bytes::Bytes;
use edge::{Encoding, Problem, encoding, entity_tag, none_match};
use http::request::Parts;
use http::{HeaderName, HeaderValue, Response, StatusCode, header};
use layout::{Outgoing, SyndicationFormat};
use model::{ArticleId, ContentHash, Partner};
use std::io::Write;

/// Brotli at 4 and gzip at 6 take a few milliseconds for a full answer.
const BROTLI_QUALITY: u32 = 4;
const GZIP_LEVEL: u32 = 6;
/// After so many seconds pages that are pressed for the first time may be there.
const RETRY_AFTER: u64 = 5;

/// An answer with what was taken in it, or why there is none.
pub(super) type Answered = Result<(Response<SiteBody>, Vec<Taken>), Problem>;

impl<P: Pages> House<P> {
    /// `/syndication/{format}/{id}`: the article’s number alone, since what ends in `a-7` is the article’s page.
    pub(super) fn one_item(
        &self,
        request: &Parts,
        format: SyndicationFormat,
        id: &str,
        partner: &Partner,
    ) -> Result<Answered, PagesError> {
        let picked = match id.parse() {
            Ok(number) => self.picked(ArticleId(number), &partner.grant)?,
            Err(_) => None,
        };
        let Some((outgoing, taken)) = picked else {
            let why = "there is no such article, or it is none of what this partner takes";
            return Ok(Err(Problem::refusal(
                StatusCode::NOT_FOUND,
                "no-such-article",
                &why,
            )));
        };
        let own = self.own_address(format, &format!("/{}", taken.article));
        let body = self.layout.syndicated(format, &outgoing, &own);
        Ok(Ok((send(request, format, body, ""), vec![taken])))
    }

    /// `/syndication/{format}`
    pub(super) fn list_of_items(
        &self,
        request: &Parts,
        format: SyndicationFormat,
        partner: &Partner,
    ) -> Result<Answered, PagesError> {
        let asked = match cursor::asked(request.uri.query()) {
            Ok(asked) => asked,
            Err(problem) => return Ok(Err(problem)),
        };
        let Some(changes) = self.changes(&partner.grant)? else {
            let why = "what partners get is being made ready for the first time";
            let problem = Problem::refusal(StatusCode::SERVICE_UNAVAILABLE, "not-ready", &why);
            return Ok(Err(problem.retry_after(RETRY_AFTER)));
        };
        let (picked, next) = match asked.since {
            None => self.newest(&changes, asked, partner)?,
            Some(since) => match cursor::after(&changes, since) {
                Ok(after) => self.oldest(after, since, asked, partner)?,
                Err(problem) => return Ok(Err(problem)),
            },
        };
        let limit = if asked.limit == cursor::LIMIT {
            String::new()
        } else {
            format!("&limit={}", asked.limit)
        };
        let next = format!("/syndication/{}?since={next}{limit}", format.name());
        let (items, taken): (Vec<Outgoing>, Vec<Taken>) = picked.into_iter().unzip();
        if items.is_empty() && !format.may_be_empty() {
            let mut response = Response::new(SiteBody::Whole(Bytes::new()));
            *response.status_mut() = StatusCode::NO_CONTENT;
            response.headers_mut().insert(header::LINK, link(&next));
            private(&mut response);
            return Ok(Ok((response, taken)));
        }
        let body = self
            .layout
            .syndication(format, &items, &self.own_address(format, ""));
        Ok(Ok((send(request, format, body, &next), taken)))
    }

    /// The newest items, the oldest of them first, and the place where all changes are told.
    fn newest(
        &self,
        changes: &Changes,
        asked: Asked,
        partner: &Partner,
    ) -> Result<(Vec<Picked>, i64), PagesError> {
        let mut picked = Vec::new();
        for (_, article) in changes.all.iter().rev().take(LOOK) {
            if picked.len() < asked.limit {
                picked.extend(self.picked(*article, &partner.grant)?);
            }
        }
        picked.reverse();
        Ok((picked, changes.all.last().map_or(0, |(seq, _)| *seq)))
    }

    /// The items after a place, and the place up to which changes were looked at.
    fn oldest(
        &self,
        after: &[(i64, ArticleId)],
        since: i64,
        asked: Asked,
        partner: &Partner,
    ) -> Result<(Vec<Picked>, i64), PagesError> {
        let (mut picked, mut reached) = (Vec::new(), since);
        for (seq, article) in after.iter().take(LOOK) {
            if picked.len() == asked.limit {
                break;
            }
            picked.extend(self.picked(*article, &partner.grant)?);
            reached = *seq;
        }
        Ok((picked, reached))
    }

    fn own_address(&self, format: SyndicationFormat, rest: &str) -> String {
        let url = self.layout.newsroom().url.trim_end_matches('/');
        format!("{url}/syndication/{}{rest}", format.name())
    }
}

/// The document, or that the partner has it already. Its tag says where it goes on as well: that may change while the document
/// does not.
fn send(request: &Parts, format: SyndicationFormat, body: String, next: &str) -> Response<SiteBody> {
    let encoding = encoding(&request.headers);
    let hash = ContentHash::of(format!("{next}\n{body}").as_bytes());
    let tag = entity_tag(&hash.as_str()[..32], encoding);
    let is_known = none_match(&request.headers, &tag);
    let (bytes, encoding) = if is_known {
        (Bytes::new(), encoding)
    } else {
        packed(body.into_bytes(), encoding)
    };
    let mut response = Response::new(SiteBody::Whole(bytes));
    let headers = response.headers_mut();
    headers.insert(header::ETAG, tag);
    if !next.is_empty() {
        headers.insert(header::LINK, link(next));
    }
    if !is_known {
        headers.insert(
            header::CONTENT_TYPE,
            HeaderValue::from_static(format.media_type()),
        );
        if let Some(name) = encoding.name() {
            headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(name));
        }
    }
    if is_known {
        *response.status_mut() = StatusCode::NOT_MODIFIED;
    }
    private(&mut response);
    response
}

/// Where the partner goes on (RFC 8288).
fn link(next: &str) -> HeaderValue {
    HeaderValue::try_from(format!("<{next}>; rel=\"next\"")).unwrap_or(HeaderValue::from_static(""))
}

/// Each partner's answers are its own, and nobody finds them.
fn private(response: &mut Response<SiteBody>) {
    let headers = response.headers_mut();
    headers.insert(
        header::CACHE_CONTROL,
        HeaderValue::from_static("private, no-cache"),
    );
    headers.insert(
        header::VARY,
        HeaderValue::from_static("authorization, accept-encoding"),
    );
    headers.insert(
        HeaderName::from_static("x-robots-tag"),
        HeaderValue::from_static("noindex"),
    );
}

/// As it is when it cannot be compressed.
fn packed(body: Vec<u8>, encoding: Encoding) -> (Bytes, Encoding) {
    let mut out = Vec::with_capacity(body.len() / 3);
    let done = match encoding {
        Encoding::Brotli => {
            let mut writer = brotli::CompressorWriter::new(&mut out, 4096, BROTLI_QUALITY, 20);
            writer.write_all(&body).and_then(|()| writer.flush())
        }
        Encoding::Gzip => {
            let mut writer = flate2::write::GzEncoder::new(&mut out, flate2::Compression::new(GZIP_LEVEL));
            writer.write_all(&body).and_then(|()| writer.try_finish())
        }
        Encoding::Identity => return (body.into(), encoding),
    };
    match done {
        Ok(()) => (out.into(), encoding),
        Err(_) => (body.into(), Encoding::Identity),
    }
}
