//! What all requests share.

use crate::heads::Heads;
use crate::syndication::Pace;
use crate::{Counters, MediaFiles, Pages, PreviewDesk, SiteSettings, SyndicationDesk};
use http::{HeaderMap, header};
use layout::Layout;
use model::{Clock, Lang, negotiate};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

/// What all requests share.
pub(crate) struct House<P> {
    pub(crate) pages: P,
    pub(crate) media: Arc<dyn MediaFiles>,
    pub(crate) previews: Arc<dyn PreviewDesk>,
    pub(crate) syndication: Arc<dyn SyndicationDesk>,
    pub(crate) pace: Pace,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) layout: Arc<Layout>,
    pub(crate) settings: SiteSettings,
    pub(crate) heads: Heads,
    pub(crate) counters: Arc<Counters>,
    /// Set when the program stops: each connection ends with the answer that is under way.
    pub(crate) closing: AtomicBool,
}

impl<P: Pages> House<P> {
    pub(crate) fn languages(&self) -> &[Lang] {
        &self.layout.newsroom().languages
    }
}

/// The language that a reader's browser asks for, else the newsroom's own.
pub(crate) fn preferred(layout: &Layout, headers: &HeaderMap) -> Lang {
    let newsroom = layout.newsroom();
    headers
        .get(header::ACCEPT_LANGUAGE)
        .and_then(|accept| negotiate(accept.to_str().ok()?, &newsroom.languages))
        .unwrap_or(newsroom.default_language)
}
