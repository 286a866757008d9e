//! Everything that pages are made with, read once.

use crate::templates::Templates;
use crate::view::{
    ArticleView, CorrectionsView, FrontView, LetterPage, PreviewSlip, ProblemPage, SectionView, TeaserView,
    WithdrawnView,
};
use crate::{Dates, Error, Words, pages};
use model::{Lang, Newsroom};
use std::collections::BTreeMap;
use std::fmt;
use std::path::Path;
use std::sync::Arc;
use url::Url;

/// Makes pages. Holds the newsroom's name and languages, and all templates, styles, words and dates.
pub struct Layout {
    newsroom: Newsroom,
    site: Url,
    languages: BTreeMap<Lang, Language>,
    english: Language,
    templates: Templates,
}

#[derive(Clone)]
struct Language {
    words: Arc<Words>,
    dates: Arc<Dates>,
}

impl fmt::Debug for Layout {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Layout")
            .field("newsroom", &self.newsroom)
            .finish_non_exhaustive()
    }
}

impl Layout {
    /// Reads everything. Files in `theme` stand for those of the program that have the same name, one by one:
    /// `templates/*.html` and `styles/*.css`.
    ///
    /// # Errors
    /// A mistake in a template, a style sheet or a language file, with the file and its line.
    pub fn new(newsroom: Newsroom, theme: Option<&Path>) -> Result<Self, Error> {
        let wrong = || Error::Address {
            address: newsroom.url.clone(),
        };
        let site = Url::parse(&newsroom.url).map_err(|_| wrong())?;
        if !matches!(site.scheme(), "http" | "https") || site.host().is_none() {
            return Err(wrong());
        }
        let english = Language {
            words: Arc::new(Words::read(Lang::EN, None)?),
            dates: Arc::new(Dates::new(Lang::EN)?),
        };
        let mut languages = BTreeMap::new();
        for lang in Lang::all().filter(|lang| *lang != Lang::EN) {
            let words = Arc::new(Words::read(lang, Some(Arc::clone(&english.words)))?);
            languages.insert(
                lang,
                Language {
                    words,
                    dates: Arc::new(Dates::new(lang)?),
                },
            );
        }
        Ok(Self {
            templates: Templates::read(theme)?,
            newsroom,
            site,
            languages,
            english,
        })
    }

    /// What the newsroom says about itself.
    pub fn newsroom(&self) -> &Newsroom {
        &self.newsroom
    }

    /// The site's address, read.
    pub(crate) fn site(&self) -> &Url {
        &self.site
    }

    pub(crate) fn templates(&self) -> &Templates {
        &self.templates
    }

    fn language(&self, lang: Lang) -> &Language {
        self.languages.get(&lang).unwrap_or(&self.english)
    }

    /// The words of a language, switched on or not.
    pub fn words(&self, lang: Lang) -> &Words {
        &self.language(lang).words
    }

    pub(crate) fn shared_words(&self, lang: Lang) -> Arc<Words> {
        Arc::clone(&self.language(lang).words)
    }

    /// How a language writes dates and numbers.
    pub fn dates(&self, lang: Lang) -> &Dates {
        &self.language(lang).dates
    }

    /// A section's name: the newsroom's own, else the word of the language file, else the id.
    pub fn section_name(&self, lang: Lang, section_id: &str) -> String {
        if let Some(name) = self
            .newsroom
            .section(section_id)
            .and_then(|section| section.names.get(&lang))
        {
            return name.clone();
        }
        let key = format!("section-{section_id}");
        if self.words(lang).has(&key) || self.english.words.has(&key) {
            self.words(lang).text(&key)
        } else {
            section_id.to_owned()
        }
    }

    /// An article's page.
    pub fn article(&self, view: &ArticleView) -> Result<String, Error> {
        pages::article(self, view)
    }

    /// The page of an article that is not out, with a note that says for whom it is. Its files stand below the page's own path,
    /// and it names no address by which it could be found again.
    pub fn preview(&self, view: &ArticleView, slip: &PreviewSlip) -> Result<String, Error> {
        pages::preview(self, view, slip)
    }

    /// A language's front page.
    pub fn front(&self, view: &FrontView) -> Result<String, Error> {
        pages::front(self, view)
    }

    /// A section's front.
    pub fn section(&self, view: &SectionView) -> Result<String, Error> {
        pages::section(self, view)
    }

    /// What was put right lately, at `/{lang}/corrections`.
    pub fn corrections(&self, view: &CorrectionsView) -> Result<String, Error> {
        pages::corrections(self, view)
    }

    /// The chooser of languages as a page of its own, at `/{lang}/languages`.
    pub fn languages(&self, lang: Lang) -> Result<String, Error> {
        pages::languages(self, lang)
    }

    /// The page in place of a withdrawn article, for status 410. Nothing of the story is on it.
    pub fn withdrawn(&self, view: &WithdrawnView) -> Result<String, Error> {
        pages::withdrawn(self, view)
    }

    /// The page for an address that leads nowhere, for status 404.
    pub fn not_found(&self, lang: Lang, recent: &[TeaserView]) -> Result<String, Error> {
        pages::not_found(self, lang, recent)
    }

    /// The page that says why something did not work.
    pub fn problem(&self, lang: Lang, problem: ProblemPage) -> Result<String, Error> {
        pages::problem(self, lang, problem)
    }

    /// A page around the evening letter.
    pub fn letter_page(&self, lang: Lang, page: &LetterPage) -> Result<String, Error> {
        pages::letter(self, lang, page)
    }
}
