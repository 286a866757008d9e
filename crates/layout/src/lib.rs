//! Model in, pages out, in every language.
//!
//! A page is a pure function of the newsroom and one view: no clock, no database, no network. [`Layout`] holds
//! everything that is read once (templates, styles, words, dates); the templates in `templates/` decide what stands
//! where, `styles/` how it looks, `locales/` what it is called. A body becomes HTML in one file, `body.rs`.

mod body;
mod chooser;
mod dates;
mod embedded;
mod error;
mod escape;
mod feed;
mod json_ld;
mod layout;
mod link;
mod mail;
mod media;
mod numerals;
mod pages;
mod patterns;
mod sitemap;
mod style;
mod syndication;
mod templates;
mod view;
mod words;
mod xml;

pub use dates::Dates;
pub use error::Error;
pub use escape::escape;
pub use feed::{FeedEntry, FeedView, Tombstone};
pub use layout::Layout;
pub use mail::{IssueView, LEAVE_URL_MARK, LetterCorrection, Mail, PREFERENCES_URL_MARK};
pub use media::{picture_path, recording_path};
pub use pages::FRONT_TOP;
pub use sitemap::SitemapEntry;
pub use syndication::{Outgoing, SyndicationFormat};
pub use view::{
    ArticleView, CorrectionsView, FrontView, LetterPage, PreviewSlip, ProblemPage, SectionView, TeaserView,
    WithdrawnView,
};
pub use words::{Value, Words};

/// The site's icon, served as `/favicon.svg`: the evening star.
pub const FAVICON_SVG: &str = include_str!("../styles/favicon.svg");
