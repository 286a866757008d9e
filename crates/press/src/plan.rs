//! Which pages a line of the ledger touches. Pure: facts in, a list of pages out.

use crate::PageId;
use model::{ArticleId, Lang, Newsroom};
use std::collections::BTreeSet;

/// What has to be looked up before the pages of a released article are known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Facts {
    /// The section of the story.
    pub(crate) section: String,
    /// All language versions of the story that were ever released.
    pub(crate) versions: Vec<ArticleId>,
    /// The pages that show something of the article or wait for it.
    pub(crate) users: Vec<PageId>,
    /// Whether the part of the sitemap that the article belongs to is new.
    pub(crate) new_sitemap_part: bool,
    /// Whether something in it was put right.
    pub(crate) is_corrected: bool,
}

/// The pages that change when an article is released, corrected, amended or withdrawn.
///
/// The list depends on the story and on the pages that show it, never on how many articles there are.
pub(crate) fn released(
    newsroom: &Newsroom,
    article: ArticleId,
    lang: Lang,
    facts: &Facts,
) -> BTreeSet<PageId> {
    let mut pages: BTreeSet<PageId> = facts.users.iter().cloned().collect();
    pages.insert(PageId::Article(article));
    pages.extend(facts.versions.iter().copied().map(PageId::Article));
    pages.insert(PageId::Syndicated(article));
    pages.extend(facts.versions.iter().copied().map(PageId::Syndicated));
    pages.insert(PageId::sitemap_part(article));
    pages.extend(facts.versions.iter().copied().map(PageId::sitemap_part));
    pages.insert(PageId::NewsSitemap);
    if facts.new_sitemap_part {
        pages.insert(PageId::SitemapIndex);
    }
    if newsroom.publishes_in(lang) {
        if facts.is_corrected {
            pages.insert(PageId::Corrections(lang));
        }
        pages.extend([
            PageId::Front(lang),
            PageId::Atom(lang, None),
            PageId::JsonFeed(lang),
            PageId::NotFound(lang),
            PageId::SyndicationIndex(lang),
        ]);
        if newsroom.section(&facts.section).is_some() {
            pages.insert(PageId::Section(lang, facts.section.clone()));
            pages.insert(PageId::Atom(lang, Some(facts.section.clone())));
        }
    }
    pages
}

/// The pages that a newsroom has before anything is published.
pub(crate) fn always(newsroom: &Newsroom) -> BTreeSet<PageId> {
    let mut pages = BTreeSet::from([
        PageId::SitemapIndex,
        PageId::NewsSitemap,
        PageId::Robots,
        PageId::Favicon,
    ]);
    for lang in newsroom.languages.iter().copied() {
        pages.extend([
            PageId::Front(lang),
            PageId::Languages(lang),
            PageId::Corrections(lang),
            PageId::SignUp(lang),
            PageId::NotFound(lang),
            PageId::Atom(lang, None),
            PageId::JsonFeed(lang),
            PageId::SyndicationIndex(lang),
        ]);
        for section in &newsroom.sections {
            pages.insert(PageId::Section(lang, section.id.clone()));
            pages.insert(PageId::Atom(lang, Some(section.id.clone())));
        }
    }
    pages
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::Section;

    fn newsroom() -> Newsroom {
        Newsroom {
            name: "Vesper".into(),
            url: "https://vesper.example".into(),
            languages: vec![Lang::EN],
            default_language: Lang::EN,
            sections: vec![Section {
                id: "world".into(),
                names: std::collections::BTreeMap::new(),
                rules: model::SectionRules::default(),
            }],
            sender: "letter@vesper.example".into(),
            postal_address: String::new(),
        }
    }

    #[test]
    fn a_publish_touches_the_story_its_fronts_and_feeds_and_those_that_show_it() {
        let user = PageId::Article(ArticleId(900));
        let facts = Facts {
            section: "world".into(),
            versions: vec![ArticleId(7), ArticleId(8)],
            users: vec![user.clone()],
            new_sitemap_part: false,
            is_corrected: false,
        };
        let pages = released(&newsroom(), ArticleId(7), Lang::EN, &facts);
        let expected = BTreeSet::from([
            PageId::Article(ArticleId(7)),
            PageId::Article(ArticleId(8)),
            user,
            PageId::Front(Lang::EN),
            PageId::Section(Lang::EN, "world".into()),
            PageId::Atom(Lang::EN, None),
            PageId::Atom(Lang::EN, Some("world".into())),
            PageId::JsonFeed(Lang::EN),
            PageId::NotFound(Lang::EN),
            PageId::SitemapPart(0),
            PageId::NewsSitemap,
            PageId::Syndicated(ArticleId(7)),
            PageId::Syndicated(ArticleId(8)),
            PageId::SyndicationIndex(Lang::EN),
        ]);
        assert_eq!(pages, expected);
    }

    #[test]
    fn a_section_that_the_newsroom_does_not_have_gets_no_front() {
        let facts = Facts {
            section: "gossip".into(),
            ..Facts::default()
        };
        let pages = released(&newsroom(), ArticleId(7), Lang::EN, &facts);
        assert!(!pages.contains(&PageId::Section(Lang::EN, "gossip".into())));
    }
}
