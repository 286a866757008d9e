//! The name of each page that can be pressed.

use jiff::civil::Date;
use model::{ArticleId, Lang, MediaHash};
use std::fmt;
use std::str::FromStr;

/// Articles in one part of the sitemap: small enough that a publish presses little.
pub(crate) const SITEMAP_PART: i64 = 100;

/// A page, feed or other file that is pressed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PageId {
    /// An article's page, or the notice that it was withdrawn.
    Article(ArticleId),
    /// A language's front page.
    Front(Lang),
    /// A section's front.
    Section(Lang, String),
    /// The chooser of languages as a page.
    Languages(Lang),
    /// What was put right lately.
    Corrections(Lang),
    /// The form that asks for the letter.
    SignUp(Lang),
    /// The web edition of an evening's letter.
    WebEdition(Lang, Date),
    /// What is shown for addresses that lead nowhere.
    NotFound(Lang),
    /// An Atom feed, of a language or one section.
    Atom(Lang, Option<String>),
    /// A JSON feed of a language.
    JsonFeed(Lang),
    /// The list of the sitemap's parts.
    SitemapIndex,
    /// One part of the sitemap: articles from this number times the part's size.
    SitemapPart(i64),
    /// The articles of the last two days.
    NewsSitemap,
    /// What crawlers may do.
    Robots,
    /// The site's icon.
    Favicon,
    /// Whether a picture or recording may be served.
    Media(MediaHash),
    /// An article as it lies ready for partners. At no address: the site makes of it what one partner may have.
    Syndicated(ArticleId),
    /// What changed lately in a language, for partners. At no address either.
    SyndicationIndex(Lang),
}

impl fmt::Display for PageId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Article(id) => write!(f, "article {id}"),
            Self::Front(lang) => write!(f, "front {lang}"),
            Self::Section(lang, section) => write!(f, "section {lang} {section}"),
            Self::Languages(lang) => write!(f, "languages {lang}"),
            Self::Corrections(lang) => write!(f, "corrections {lang}"),
            Self::SignUp(lang) => write!(f, "sign-up {lang}"),
            Self::WebEdition(lang, date) => write!(f, "web-edition {lang} {date}"),
            Self::NotFound(lang) => write!(f, "not-found {lang}"),
            Self::Atom(lang, None) => write!(f, "atom {lang}"),
            Self::Atom(lang, Some(section)) => write!(f, "atom {lang} {section}"),
            Self::JsonFeed(lang) => write!(f, "json-feed {lang}"),
            Self::SitemapIndex => f.write_str("sitemap-index"),
            Self::SitemapPart(part) => write!(f, "sitemap-part {part}"),
            Self::NewsSitemap => f.write_str("news-sitemap"),
            Self::Robots => f.write_str("robots"),
            Self::Favicon => f.write_str("favicon"),
            Self::Media(hash) => write!(f, "media {hash}"),
            Self::Syndicated(id) => write!(f, "syndicated {id}"),
            Self::SyndicationIndex(lang) => write!(f, "syndication-index {lang}"),
        }
    }
}

/// Text that names no page.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” names no page")]
pub struct NotAPage(String);

impl FromStr for PageId {
    type Err = NotAPage;

    fn from_str(text: &str) -> Result<Self, NotAPage> {
        let wrong = || NotAPage(text.to_owned());
        let parts: Vec<&str> = text.split(' ').collect();
        let lang = |tag: &str| tag.parse::<Lang>().map_err(|_| wrong());
        let number = |digits: &str| digits.parse::<i64>().map_err(|_| wrong());
        Ok(match parts.as_slice() {
            ["article", id] => Self::Article(ArticleId(number(id)?)),
            ["front", tag] => Self::Front(lang(tag)?),
            ["section", tag, section] => Self::Section(lang(tag)?, (*section).to_owned()),
            ["languages", tag] => Self::Languages(lang(tag)?),
            ["corrections", tag] => Self::Corrections(lang(tag)?),
            ["sign-up", tag] => Self::SignUp(lang(tag)?),
            ["web-edition", tag, date] => Self::WebEdition(lang(tag)?, date.parse().map_err(|_| wrong())?),
            ["not-found", tag] => Self::NotFound(lang(tag)?),
            ["atom", tag] => Self::Atom(lang(tag)?, None),
            ["atom", tag, section] => Self::Atom(lang(tag)?, Some((*section).to_owned())),
            ["json-feed", tag] => Self::JsonFeed(lang(tag)?),
            ["sitemap-index"] => Self::SitemapIndex,
            ["sitemap-part", part] => Self::SitemapPart(number(part)?),
            ["news-sitemap"] => Self::NewsSitemap,
            ["robots"] => Self::Robots,
            ["favicon"] => Self::Favicon,
            ["syndicated", id] => Self::Syndicated(ArticleId(number(id)?)),
            ["syndication-index", tag] => Self::SyndicationIndex(lang(tag)?),
            ["media", hash] => Self::Media(MediaHash::parse(hash).ok_or_else(wrong)?),
            _ => return Err(wrong()),
        })
    }
}

impl PageId {
    /// The part of the sitemap that an article stands in.
    pub fn sitemap_part(article: ArticleId) -> Self {
        Self::SitemapPart(article.0.div_euclid(SITEMAP_PART))
    }

    /// Whether it is read by programs, or by nobody on purpose: it follows a moment after what people read.
    pub(crate) fn may_follow(&self) -> bool {
        matches!(
            self,
            Self::Atom(..)
                | Self::JsonFeed(_)
                | Self::SitemapIndex
                | Self::SitemapPart(_)
                | Self::NewsSitemap
                | Self::NotFound(_)
                | Self::Syndicated(_)
                | Self::SyndicationIndex(_)
        )
    }

    /// The name under which readers' requests find it: the path where it is fixed, else one made of the number.
    pub fn key(&self) -> String {
        match self {
            Self::Article(id) => format!("a-{id}"),
            Self::Front(lang) => format!("/{lang}/"),
            Self::Section(lang, section) => format!("/{lang}/{section}/"),
            Self::Languages(lang) => format!("/{lang}/languages"),
            Self::Corrections(lang) => format!("/{lang}/corrections"),
            Self::SignUp(lang) => format!("/{lang}/letter"),
            Self::WebEdition(lang, date) => format!("/{lang}/letter/{date}"),
            Self::NotFound(lang) => format!("not-found-{lang}"),
            Self::Atom(lang, None) => format!("/{lang}/feed.xml"),
            Self::Atom(lang, Some(section)) => format!("/{lang}/{section}/feed.xml"),
            Self::JsonFeed(lang) => format!("/{lang}/feed.json"),
            Self::SitemapIndex => "/sitemap.xml".to_owned(),
            Self::SitemapPart(part) => format!("/sitemap-{part}.xml"),
            Self::NewsSitemap => "/news-sitemap.xml".to_owned(),
            Self::Robots => "/robots.txt".to_owned(),
            Self::Favicon => "/favicon.svg".to_owned(),
            Self::Media(hash) => format!("media-{hash}"),
            Self::Syndicated(id) => format!("syndicated-{id}"),
            Self::SyndicationIndex(lang) => format!("syndication-{lang}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_reads_back_as_itself() {
        let lang = Lang::EN;
        let hash = MediaHash::of(b"x");
        for page in [
            PageId::Article(ArticleId(7)),
            PageId::Front(lang),
            PageId::Section(lang, "world".into()),
            PageId::Languages(lang),
            PageId::Corrections(lang),
            PageId::SignUp(lang),
            PageId::WebEdition(lang, "2026-11-24".parse().unwrap()),
            PageId::NotFound(lang),
            PageId::Atom(lang, None),
            PageId::Atom(lang, Some("world".into())),
            PageId::JsonFeed(lang),
            PageId::SitemapIndex,
            PageId::SitemapPart(4),
            PageId::NewsSitemap,
            PageId::Robots,
            PageId::Favicon,
            PageId::Media(hash),
            PageId::Syndicated(ArticleId(7)),
            PageId::SyndicationIndex(lang),
        ] {
            assert_eq!(page.to_string().parse(), Ok(page));
        }
        assert!("article x".parse::<PageId>().is_err());
    }
}
