//! Every way by which the site answers. The router is built of this list, so that nothing is served that is not on it.

use crate::health;
use crate::letter::{self, LetterRoom};
use crate::wire::{self, WireDoor};
use crate::{Pages, Ready, house::House};
use axum::Router;
use axum::body::Body;
use axum::extract::Request;
use axum::routing::MethodRouter;
use std::sync::Arc;

/// A way by which the site answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Route {
    /// A finished page, feed or other file out of the page store, at any address that the press gives it.
    Page,
    /// To the front page in the reader's language.
    Root,
    /// Pictures and recordings.
    Media,
    /// Copy that is not out, for somebody who was given a link.
    Preview,
    /// A file of such copy.
    PreviewMedia,
    /// What changed lately, for partners with a token.
    Syndication,
    /// One article for partners with a token.
    SyndicatedItem,
    /// To where a reader probably meant.
    Detour,
    /// Signing up for the letter. A GET of the same address is a page.
    SignUp,
    /// Confirming a sign-up.
    Confirm,
    /// Choosing language and time zone of the letter.
    Preferences,
    /// Leaving the letter.
    Leave,
    /// Agencies' copy in; nothing out but what became of it.
    WirePush,
    /// Whether the process lives.
    Health,
    /// Whether it can do its work.
    Ready,
    /// An address that leads nowhere.
    Missing,
}

impl Route {
    /// Every way, in the order in which a request is tried.
    pub const ALL: [Self; 16] = [
        Self::Page,
        Self::Root,
        Self::Media,
        Self::Preview,
        Self::PreviewMedia,
        Self::Syndication,
        Self::SyndicatedItem,
        Self::Detour,
        Self::SignUp,
        Self::Confirm,
        Self::Preferences,
        Self::Leave,
        Self::WirePush,
        Self::Health,
        Self::Ready,
        Self::Missing,
    ];

    /// Its addresses; what stands in braces differs.
    pub fn path(self) -> &'static str {
        match self {
            Self::Page | Self::Detour | Self::Missing => "/{*path}",
            Self::Root => "/",
            Self::Media => "/media/{hash}/{file}",
            Self::Preview => "/preview/{token}",
            Self::PreviewMedia => "/preview/{token}/media/{hash}/{file}",
            Self::Syndication => "/syndication/{format}",
            Self::SyndicatedItem => "/syndication/{format}/{id}",
            Self::SignUp => "/{lang}/letter",
            Self::Confirm => "/letter/confirm/{token}",
            Self::Preferences => "/letter/preferences/{token}",
            Self::Leave => "/letter/leave/{token}",
            Self::WirePush => "/wire/push/{source}",
            Self::Health => "/healthz",
            Self::Ready => "/readyz",
        }
    }

    /// The way that a path asks for when it is no page; a detour when it may be anything.
    pub(crate) fn before_the_router(path: &str) -> Self {
        if path == Self::Root.path() {
            Self::Root
        } else if path.starts_with("/media/") {
            Self::Media
        } else if let Some(rest) = path.strip_prefix("/preview/") {
            if rest.contains('/') {
                Self::PreviewMedia
            } else {
                Self::Preview
            }
        } else if let Some(rest) = path.strip_prefix("/syndication/") {
            if rest.contains('/') {
                Self::SyndicatedItem
            } else {
                Self::Syndication
            }
        } else {
            Self::Detour
        }
    }
}

/// The router: what is left when a request is for no page, file, preview or detour.
pub(crate) fn router<P: Pages>(
    house: &Arc<House<P>>,
    room: &Arc<LetterRoom>,
    wire: &Arc<WireDoor>,
    extra: Router,
    ready: &Ready,
) -> Router {
    let shared = Arc::clone(house);
    let not_taken = move |request: Request| {
        let house = Arc::clone(&shared);
        async move { house.not_taken(&request.into_parts().0).map(Body::new) }
    };
    let shared = Arc::clone(house);
    let missing = move |request: Request| {
        let house = Arc::clone(&shared);
        async move { house.missing(&request.into_parts().0).map(Body::new) }
    };
    let (mut letter, mut others) = (Router::new(), Router::new());
    for route in Route::ALL {
        match route {
            Route::SignUp | Route::Confirm | Route::Preferences | Route::Leave => {
                if let Some(methods) = letter::methods(route) {
                    let methods: MethodRouter = methods.with_state(Arc::clone(room));
                    letter = letter.route(route.path(), methods);
                }
            }
            Route::WirePush => others = others.route(route.path(), wire::methods(wire)),
            Route::Health => others = others.route(route.path(), health::health()),
            Route::Ready => others = others.route(route.path(), health::ready(Arc::clone(ready))),
            Route::Missing => others = others.fallback(missing.clone()),
            // `House::door` and `House::elsewhere` answer before the router is asked.
            Route::Page
            | Route::Root
            | Route::Media
            | Route::Preview
            | Route::PreviewMedia
            | Route::Syndication
            | Route::SyndicatedItem
            | Route::Detour => {}
        }
    }
    letter
        .method_not_allowed_fallback(not_taken)
        .merge(others)
        .merge(extra)
}
