//! A look at an address: asked, compared with last time, taken in.

use super::account::{enter, looked};
use super::{HttpWay, Source, SourceError};
use crate::{DOCUMENT_BYTES_MAX, Fetched, Fetcher, Validators, Want, take_in};
use archive::Archive;
use jiff::Timestamp;
use model::{Clock, ContentHash, Looked, SourceFault, SourceState};

/// Everything that is read here; who can choose sends the first.
pub(super) const ACCEPT: &str =
    "application/json, application/atom+xml, application/rss+xml, application/xml, text/xml, */*;q=0.5";

/// What was said when this address was asked last.
pub(super) fn known(way: &HttpWay, state: &SourceState) -> Validators {
    if state.address != way.address.as_str() {
        return Validators::default();
    }
    Validators {
        etag: state.etag.clone(),
        last_modified: state.last_modified.clone(),
    }
}

/// What is to be asked for.
pub(super) fn want<'a>(way: &'a HttpWay, known: &'a Validators) -> Want<'a> {
    Want {
        address: &way.address,
        known,
        login: way.login.as_ref(),
        accept: ACCEPT,
        bytes_max: DOCUMENT_BYTES_MAX,
    }
}

/// Asks once and takes in what is new.
///
/// What was said about a document is kept only when the document is taken in: after a fault it is asked for whole.
pub(super) async fn look(
    archive: &Archive,
    source: &Source,
    way: &HttpWay,
    fetcher: &Fetcher,
    clock: &dyn Clock,
    chance: f64,
) -> Result<SourceState, SourceError> {
    let state = archive.read().await?.source(&source.name).await?;
    let state = state.unwrap_or_default();
    let validators = known(way, &state);
    let document = match fetcher.fetch(want(way, &validators)).await {
        Ok(Fetched::NotModified) => {
            let now = clock.now();
            return enter(archive, source, &Looked::default(), (now, chance), |_| {}).await;
        }
        Ok(Fetched::Document(document)) => document,
        Err(error) => {
            let fault = SourceFault {
                why: error.to_string(),
                retry_after: error.retry_after(),
            };
            return fail(archive, source, Looked::default(), fault, (clock.now(), chance)).await;
        }
    };
    let hash = ContentHash::of(&document.bytes);
    let is_same = state.address == way.address.as_str() && state.document.as_ref() == Some(&hash);
    let now = clock.now();
    let came = if is_same {
        Looked::default()
    } else {
        let agency = source.agency.as_deref();
        let arrivals = take_in(archive, &source.name, &document.bytes, agency, now).await?;
        looked(archive, &arrivals, now).await?
    };
    if came.unread > 0 {
        let fault = SourceFault {
            why: format!("what it sends cannot be read: {}", came.reason),
            retry_after: None,
        };
        return fail(archive, source, came, fault, (now, chance)).await;
    }
    enter(archive, source, &came, (clock.now(), chance), |state| {
        way.address.as_str().clone_into(&mut state.address);
        state.etag = document.validators.etag;
        state.last_modified = document.validators.last_modified;
        state.document = Some(hash);
    })
    .await
}

async fn fail(
    archive: &Archive,
    source: &Source,
    came: Looked,
    fault: SourceFault,
    at: (Timestamp, f64),
) -> Result<SourceState, SourceError> {
    let looked = Looked {
        fault: Some(fault),
        ..came
    };
    enter(archive, source, &looked, at, |_| {}).await
}
