//! What the letter's handlers share.

use super::desk::{Answer, LetterDesk, LetterError};
use crate::SiteSettings;
use axum::extract::Path;
use axum::extract::rejection::PathRejection;
use edge::{CrossSite, Limiter, NullOrigin, same_site};
use http::{HeaderMap, Method};
use layout::Layout;
use std::sync::Arc;

/// The longest token that is looked at, in bytes.
const TOKEN_BYTES_MAX: usize = 512;

/// What the letter's handlers share.
pub(crate) struct LetterRoom {
    pub(crate) desk: Arc<dyn LetterDesk>,
    pub(crate) layout: Arc<Layout>,
    pub(crate) limiter: Limiter,
    pub(crate) settings: SiteSettings,
}

impl LetterRoom {
    /// Waits for the desk, but not for ever.
    pub(super) async fn ask<T>(&self, answer: Answer<'_, T>) -> Result<T, LetterError> {
        tokio::time::timeout(self.settings.form_patience, answer)
            .await
            .unwrap_or(Err(LetterError::Unavailable))
    }

    /// Refuses forms that stand on other sites' pages.
    pub(super) fn refuse_other_sites(
        &self,
        headers: &HeaderMap,
        null_origin: NullOrigin,
    ) -> Result<(), CrossSite> {
        same_site(&Method::POST, headers, &self.layout.newsroom().url, null_origin)
    }
}

/// The token in an address; what cannot be one is not asked about.
pub(super) fn token(path: Result<Path<String>, PathRejection>) -> Result<String, LetterError> {
    match path {
        Ok(Path(token))
            if token.len() <= TOKEN_BYTES_MAX && token.bytes().all(|byte| byte.is_ascii_graphic()) =>
        {
            Ok(token)
        }
        _ => Err(LetterError::BadToken),
    }
}
