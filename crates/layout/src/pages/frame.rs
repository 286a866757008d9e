//! What stands around every page: head, masthead, languages, footer.

use crate::chooser::{Choice, choices};
use crate::style::Look;
use crate::{Error, Layout};
use jiff::Timestamp;
use minijinja::value::Serde;
use minijinja::{Value, context};
use model::Lang;
use serde::Serialize;

/// Another version of the same page, for search engines.
#[derive(Debug, Serialize)]
struct Alternate {
    tag: &'static str,
    href: String,
}

/// A feed that the page announces.
#[derive(Debug, Serialize)]
struct Feed {
    mime: &'static str,
    title: String,
    href: String,
}

/// A section in the masthead and the footer.
#[derive(Debug, Serialize)]
struct SectionLink {
    name: String,
    href: String,
    /// The value of `aria-current`: `page` on the section's own page, `true` on those of its stories.
    current: Option<&'static str>,
}

/// The parts around a page that differ from one to the next.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each says one thing about the page, and none excludes another"
)]
#[derive(Debug)]
pub(crate) struct Frame<'a> {
    pub(crate) lang: Lang,
    pub(crate) look: Look,
    /// The title without the newsroom's name; empty on the front page.
    pub(crate) title: String,
    pub(crate) description: String,
    /// The page's own path; `None` for pages that are not to be found again.
    pub(crate) path: Option<String>,
    /// This page in other languages, itself not among them.
    pub(crate) versions: &'a [(Lang, String)],
    /// Where the chooser leads in languages without a version, with `{lang}` in place of the tag.
    pub(crate) elsewhere: String,
    /// The section that the page belongs to.
    pub(crate) section: Option<&'a str>,
    pub(crate) is_front: bool,
    /// The instant that the year of the copyright line is taken from.
    pub(crate) at: Option<Timestamp>,
    /// Whether “more” is the foot of the page, because the page has nothing more of its own.
    pub(crate) more_is_foot: bool,
    /// Whether its address is a secret between a reader and us.
    pub(crate) is_private: bool,
    /// Whether the versions are those of a story.
    pub(crate) is_story: bool,
}

impl Frame<'_> {
    pub(crate) fn new(lang: Lang, look: Look, title: String) -> Self {
        Self {
            lang,
            look,
            title,
            description: String::new(),
            path: None,
            versions: &[],
            elsewhere: "/{lang}/".to_owned(),
            section: None,
            is_front: false,
            at: None,
            more_is_foot: false,
            is_private: false,
            is_story: false,
        }
    }

    /// Fills a template in with the frame and what the page adds.
    pub(crate) fn render(self, layout: &Layout, template: &str, page: Value) -> Result<String, Error> {
        let newsroom = layout.newsroom();
        let lang = self.lang;
        let words = layout.shared_words(lang);
        let link = |section: &model::Section| {
            let href = format!("/{lang}/{}/", section.id);
            let is_page = self.path.as_ref() == Some(&href);
            let is_its = self.section == Some(section.id.as_str());
            let current = if is_page {
                Some("page")
            } else {
                is_its.then_some("true")
            };
            SectionLink {
                name: layout.section_name(lang, &section.id),
                href,
                current,
            }
        };
        let sections: Vec<SectionLink> = newsroom.sections.iter().map(link).collect();
        let chooser: Vec<Choice> = match &self.path {
            Some(path) => {
                let mut versions = self.versions.to_vec();
                versions.push((lang, path.clone()));
                choices(layout, lang, &versions, &self.elsewhere)
            }
            None => choices(layout, lang, self.versions, &self.elsewhere),
        };
        let alternates = self.alternates(layout);
        let feeds = self.feeds(layout);
        let frame = context! {
            lang => lang.tag(),
            dir => lang.direction().as_str(),
            newsroom => newsroom.name.as_str(),
            site => newsroom.url.as_str(),
            title => self.title,
            description => self.description,
            canonical => self.path.as_ref().map(|path| format!("{}{path}", newsroom.url)),
            alternates => Serde(alternates),
            feeds => Serde(feeds),
            css => layout.templates().style(self.look),
            sections => Serde(sections),
            chooser => Serde(chooser),
            languages => newsroom.languages.len(),
            is_front => self.is_front,
            is_private => self.is_private,
            has_versions => self.is_story && !self.versions.is_empty(),
            more_is_foot => self.more_is_foot,
            year => self.at.map(|at| layout.dates(lang).year(at)),
            letter_time => super::LETTER_TIME,
        };
        let words = Value::from_dyn_object(words);
        layout
            .templates()
            .render(template, context! { t => words, frame, ..page })
    }

    /// The page in every language it has, and in the default one for everybody else (x-default).
    fn alternates(&self, layout: &Layout) -> Vec<Alternate> {
        let Some(path) = &self.path else { return Vec::new() };
        let newsroom = layout.newsroom();
        let absolute = |path: &str| format!("{}{path}", newsroom.url);
        let own = (self.lang, path.clone());
        let mut versions: Vec<&(Lang, String)> = self.versions.iter().chain([&own]).collect();
        if versions.len() < 2 {
            return Vec::new();
        }
        let rank = |lang: Lang| newsroom.languages.iter().position(|known| *known == lang);
        versions.sort_by_key(|(lang, _)| rank(*lang));
        let mut alternates: Vec<Alternate> = versions
            .iter()
            .map(|(lang, path)| Alternate {
                tag: lang.tag(),
                href: absolute(path),
            })
            .collect();
        if let Some((_, path)) = versions
            .iter()
            .find(|(lang, _)| *lang == newsroom.default_language)
        {
            alternates.push(Alternate {
                tag: "x-default",
                href: absolute(path),
            });
        }
        alternates
    }

    fn feeds(&self, layout: &Layout) -> Vec<Feed> {
        let lang = self.lang;
        let name = &layout.newsroom().name;
        let mut feeds = vec![
            Feed {
                mime: "application/atom+xml",
                title: name.clone(),
                href: format!("/{lang}/feed.xml"),
            },
            Feed {
                mime: "application/feed+json",
                title: name.clone(),
                href: format!("/{lang}/feed.json"),
            },
        ];
        if let Some(section) = self.section {
            let title = format!("{name}: {}", layout.section_name(lang, section));
            feeds.push(Feed {
                mime: "application/atom+xml",
                title,
                href: format!("/{lang}/{section}/feed.xml"),
            });
        }
        feeds
    }
}
