//! Every way by which something can leave, and how the harness looks at it.
//!
//! A route, kind of page, door or follower that is new does not compile here, or fails a test, until it has its entry.

use jiff::civil::Date;
use model::{ArticleId, Door, Lang, MediaHash};
use press::PageId;
use site::Route;

/// How the harness looks at a way out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// Every byte is searched in the page store, and over HTTP from the built program.
    StoreAndWire,
    /// Every byte is searched over HTTP from the built program; it is not in the page store.
    Wire,
    /// The letter is searched before it is sent, and in the mail server that takes it.
    Mail,
    /// It opens copy that is not out to somebody who was given a link; over HTTP it is asked without one. Why.
    OnPurpose(&'static str),
}

/// How the harness looks at what a route of the site answers.
pub fn of_route(route: Route) -> Look {
    match route {
        Route::Page => Look::StoreAndWire,
        Route::Root
        | Route::Media
        | Route::Syndication
        | Route::SyndicatedItem
        | Route::Detour
        | Route::SignUp
        | Route::Confirm
        | Route::Preferences
        | Route::Leave
        | Route::WirePush
        | Route::Health
        | Route::Ready
        | Route::Missing => Look::Wire,
        Route::Preview | Route::PreviewMedia => {
            Look::OnPurpose("a signed link shows copy under embargo to the person it was made for")
        }
    }
}

/// How the harness looks at what asks the visibility question as this door.
pub fn of_door(door: Door) -> Look {
    match door {
        Door::Page
        | Door::Front
        | Door::Feed
        | Door::Sitemap
        | Door::Chooser
        | Door::Related
        | Door::Media
        | Door::WebEdition
        | Door::Corrections
        | Door::Syndication => Look::StoreAndWire,
        Door::Letter => Look::Mail,
    }
}

/// Who follows the ledger and hands on what it finds there, by the type in the source, and how the harness looks at what
/// it makes.
pub const FOLLOWERS: [(&str, Look); 1] = [("Press", Look::StoreAndWire)];

/// When a page shows an item that is out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shows {
    /// From its instant on.
    AtItsInstant,
    /// Once it is corrected.
    Corrected,
    /// Once the letter that carries it was fixed.
    Sent,
    /// Never: it carries no copy. It is searched all the same.
    Nothing,
}

/// The kinds of pages, in the order of [`PageId`].
pub const PAGES: [(&str, Shows); 18] = [
    ("article", Shows::AtItsInstant),
    ("front", Shows::AtItsInstant),
    ("section", Shows::AtItsInstant),
    ("languages", Shows::Nothing),
    ("corrections", Shows::Corrected),
    ("sign-up", Shows::Nothing),
    ("web-edition", Shows::Sent),
    ("not-found", Shows::AtItsInstant),
    ("atom", Shows::AtItsInstant),
    ("json-feed", Shows::AtItsInstant),
    ("sitemap-index", Shows::Nothing),
    ("sitemap-part", Shows::AtItsInstant),
    ("news-sitemap", Shows::AtItsInstant),
    ("robots", Shows::Nothing),
    ("favicon", Shows::Nothing),
    ("media", Shows::AtItsInstant),
    ("syndicated", Shows::AtItsInstant),
    ("syndication-index", Shows::Nothing),
];

/// The entry of a page's kind in [`PAGES`].
pub fn of_page(page: &PageId) -> (&'static str, Shows) {
    let place = match page {
        PageId::Article(_) => 0,
        PageId::Front(_) => 1,
        PageId::Section(..) => 2,
        PageId::Languages(_) => 3,
        PageId::Corrections(_) => 4,
        PageId::SignUp(_) => 5,
        PageId::WebEdition(..) => 6,
        PageId::NotFound(_) => 7,
        PageId::Atom(..) => 8,
        PageId::JsonFeed(_) => 9,
        PageId::SitemapIndex => 10,
        PageId::SitemapPart(_) => 11,
        PageId::NewsSitemap => 12,
        PageId::Robots => 13,
        PageId::Favicon => 14,
        PageId::Media(_) => 15,
        PageId::Syndicated(_) => 16,
        PageId::SyndicationIndex(_) => 17,
    };
    PAGES[place]
}

/// Every page that could show an article: at least one of each kind.
pub fn pages(
    article: ArticleId,
    lang: Lang,
    section: &str,
    edition: Date,
    files: &[MediaHash],
) -> Vec<PageId> {
    let mut pages = vec![
        PageId::Article(article),
        PageId::Front(lang),
        PageId::Section(lang, section.to_owned()),
        PageId::Languages(lang),
        PageId::Corrections(lang),
        PageId::SignUp(lang),
        PageId::WebEdition(lang, edition),
        PageId::NotFound(lang),
        PageId::Atom(lang, None),
        PageId::Atom(lang, Some(section.to_owned())),
        PageId::JsonFeed(lang),
        PageId::SitemapIndex,
        PageId::sitemap_part(article),
        PageId::NewsSitemap,
        PageId::Robots,
        PageId::Favicon,
        PageId::Syndicated(article),
        PageId::SyndicationIndex(lang),
    ];
    pages.extend(files.iter().cloned().map(PageId::Media));
    pages
}
