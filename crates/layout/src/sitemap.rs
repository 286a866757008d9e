//! What search engines are told: sitemaps, the news sitemap, and which paths are none of theirs.
//!
//! Sitemaps 0.9 (sitemaps.org) with the `xhtml:link` and `news` extensions. One file holds at most 50,000 addresses,
//! a news sitemap 1,000; whoever builds the entries keeps to that.

use crate::pages::iso;
use crate::xml::Xml;
use crate::{Error, Layout};
use jiff::Timestamp;
use model::Lang;

const SITEMAP: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";
const NEWS: &str = "http://www.google.com/schemas/sitemap-news/0.9";
const XHTML: &str = "http://www.w3.org/1999/xhtml";

/// An article that search engines may find.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SitemapEntry {
    /// Its language.
    pub lang: Lang,
    /// Its path, percent-encoded.
    pub path: String,
    /// When it was last changed.
    pub updated: Timestamp,
    /// Since when it has been before the readers.
    pub published: Timestamp,
    /// Its headline.
    pub headline: String,
    /// The versions of its story that may be seen, with their paths, percent-encoded; itself may be among them.
    pub alternates: Vec<(Lang, String)>,
}

impl SitemapEntry {
    /// Every version with itself among them, as each version has to name all; nothing when there is one alone.
    fn versions(&self) -> Vec<(Lang, &str)> {
        let mut versions: Vec<(Lang, &str)> = self
            .alternates
            .iter()
            .map(|(lang, path)| (*lang, path.as_str()))
            .collect();
        if !versions.iter().any(|(_, path)| *path == self.path) {
            versions.push((self.lang, &self.path));
        }
        versions.sort_unstable();
        if versions.len() > 1 { versions } else { Vec::new() }
    }
}

impl Layout {
    /// The list of all sitemaps, from their paths.
    pub fn sitemap_index(&self, paths: &[String]) -> Result<String, Error> {
        let mut xml = Xml::new();
        xml.around("sitemapindex", &[("xmlns", SITEMAP)], |xml| {
            for path in paths {
                xml.around("sitemap", &[], |xml| xml.text("loc", &[], &self.address(path)));
            }
        });
        Ok(xml.finish())
    }

    /// A sitemap of articles, each with its versions in other languages. Readers of a language that has none are led
    /// to the newsroom's default language (`x-default`).
    pub fn sitemap(&self, entries: &[SitemapEntry]) -> Result<String, Error> {
        let mut xml = Xml::new();
        xml.around("urlset", &[("xmlns", SITEMAP), ("xmlns:xhtml", XHTML)], |xml| {
            for entry in entries {
                xml.around("url", &[], |xml| {
                    xml.text("loc", &[], &self.address(&entry.path));
                    xml.text("lastmod", &[], &iso(entry.updated));
                    self.alternates(xml, &entry.versions());
                });
            }
        });
        Ok(xml.finish())
    }

    fn alternates(&self, xml: &mut Xml, versions: &[(Lang, &str)]) {
        let default = self.newsroom().default_language;
        let everybody = versions
            .iter()
            .filter(|(lang, _)| *lang == default)
            .map(|(_, path)| ("x-default", *path));
        for (hreflang, path) in versions
            .iter()
            .map(|(lang, path)| (lang.tag(), *path))
            .chain(everybody)
        {
            let href = self.address(path);
            xml.empty(
                "xhtml:link",
                &[("rel", "alternate"), ("hreflang", hreflang), ("href", &href)],
            );
        }
    }

    /// A sitemap of the news of the last days, in Google's namespace for them.
    pub fn news_sitemap(&self, entries: &[SitemapEntry]) -> Result<String, Error> {
        let mut xml = Xml::new();
        xml.around("urlset", &[("xmlns", SITEMAP), ("xmlns:news", NEWS)], |xml| {
            for entry in entries {
                xml.around("url", &[], |xml| {
                    xml.text("loc", &[], &self.address(&entry.path));
                    xml.around("news:news", &[], |xml| {
                        xml.around("news:publication", &[], |xml| {
                            xml.text("news:name", &[], &self.newsroom().name);
                            xml.text("news:language", &[], language_of_news(entry.lang));
                        });
                        xml.text("news:publication_date", &[], &iso(entry.published));
                        xml.text("news:title", &[], &entry.headline);
                    });
                });
            }
        });
        Ok(xml.finish())
    }

    /// `robots.txt` (RFC 9309): the letter's pages are each reader's own, the inbox is the demo's.
    pub fn robots(&self) -> String {
        let sitemap = self.address("/sitemap.xml");
        let news = self.address("/news-sitemap.xml");
        format!(
            "User-agent: *\nDisallow: /letter/\nDisallow: /inbox/\n\nSitemap: {sitemap}\nSitemap: {news}\n"
        )
    }

    /// The whole address of a path of this site.
    pub(crate) fn address(&self, path: &str) -> String {
        format!("{}{path}", self.site().as_str().trim_end_matches('/'))
    }
}

/// The language as a news sitemap names it: ISO 639, and two names for Chinese.
fn language_of_news(lang: Lang) -> &'static str {
    match lang.tag() {
        "zh-Hans" => "zh-cn",
        "zh-Hant" => "zh-tw",
        "fa-AF" => "prs",
        tag => tag.split('-').next().unwrap_or(tag),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::Newsroom;
    use std::fmt::Write;

    fn layout() -> Layout {
        let newsroom = Newsroom {
            name: "Vesper & Sons".into(),
            url: "https://Vesper.example".into(),
            languages: Lang::all().collect(),
            default_language: Lang::EN,
            sections: Vec::new(),
            sender: "letter@vesper.example".into(),
            postal_address: String::new(),
        };
        Layout::new(newsroom, None).unwrap()
    }

    fn entry(tag: &str, alternates: &[(&str, &str)]) -> SitemapEntry {
        let lang = |tag: &str| tag.parse::<Lang>().unwrap();
        SitemapEntry {
            lang: lang(tag),
            path: format!("/{tag}/x&y/a-7"),
            updated: "2026-11-24T18:00:00.25Z".parse().unwrap(),
            published: "2026-11-23T17:40:00Z".parse().unwrap(),
            headline: "]]> <b> & \u{8}ليل".into(),
            alternates: alternates
                .iter()
                .map(|(tag, path)| (lang(tag), (*path).to_owned()))
                .collect(),
        }
    }

    /// The elements in order, each with its attributes and its text.
    fn elements(xml: &str) -> Vec<String> {
        use quick_xml::events::Event;
        let mut reader = quick_xml::Reader::from_str(xml);
        let mut found: Vec<String> = Vec::new();
        loop {
            match reader.read_event().unwrap() {
                Event::Eof => return found,
                Event::Start(start) | Event::Empty(start) => {
                    let mut said = start.name().0.to_owned();
                    for attribute in start.attributes() {
                        let attribute = attribute.unwrap();
                        write!(said, " {}={}", attribute.key.0, &*attribute.value).unwrap();
                    }
                    found.push(said);
                }
                Event::Text(text) if !text.trim().is_empty() => {
                    write!(found.last_mut().unwrap(), ": {}", &*text).unwrap();
                }
                Event::GeneralRef(name) => write!(found.last_mut().unwrap(), "&{};", &*name).unwrap(),
                _ => {}
            }
        }
    }

    #[test]
    fn each_version_names_every_version_and_the_default_one() {
        let layout = layout();
        let others = [("ar", "/ar/b/a-8"), ("en", "/en/c/a-9")];
        let said = elements(&layout.sitemap(&[entry("de", &others)]).unwrap());
        let links: Vec<&str> = said
            .iter()
            .map(String::as_str)
            .filter(|one| one.starts_with("xhtml:link"))
            .collect();
        assert_eq!(
            links,
            [
                "xhtml:link rel=alternate hreflang=ar href=https://vesper.example/ar/b/a-8",
                "xhtml:link rel=alternate hreflang=en href=https://vesper.example/en/c/a-9",
                "xhtml:link rel=alternate hreflang=de href=https://vesper.example/de/x&amp;y/a-7",
                "xhtml:link rel=alternate hreflang=x-default href=https://vesper.example/en/c/a-9",
            ]
        );
        assert!(
            said.contains(&"lastmod: 2026-11-24T18:00:00Z".to_owned()),
            "{said:?}"
        );
    }

    #[test]
    fn a_story_in_one_language_names_no_other() {
        let layout = layout();
        for others in [&[][..], &[("de", "/de/x&y/a-7")]] {
            let xml = layout.sitemap(&[entry("de", others)]).unwrap();
            assert!(!xml.contains("xhtml:link "), "{xml}");
        }
    }

    #[test]
    fn news_say_whose_they_are_since_when_and_in_which_language() {
        let xml = layout().news_sitemap(&[entry("zh-Hans", &[])]).unwrap();
        for wanted in [
            "<news:name>Vesper &amp; Sons</news:name>",
            "<news:language>zh-cn</news:language>",
            "<news:publication_date>2026-11-23T17:40:00Z</news:publication_date>",
            "<news:title>]]&gt; &lt;b&gt; &amp; ليل</news:title>",
        ] {
            assert!(xml.contains(wanted), "{wanted} in {xml}");
        }
        elements(&xml);
    }

    #[track_caller]
    fn check_language(tag: &str, expected: &str) {
        assert_eq!(language_of_news(tag.parse().unwrap()), expected);
    }

    #[test]
    fn languages_are_named_as_news_sitemaps_name_them() {
        check_language("en", "en");
        check_language("zh-Hant", "zh-tw");
        check_language("pt-BR", "pt");
        check_language("fa-AF", "prs");
    }

    #[test]
    fn the_index_and_robots_lead_to_the_sitemaps() {
        let layout = layout();
        let said = elements(
            &layout
                .sitemap_index(&["/sitemap-0.xml".into(), "/news-sitemap.xml".into()])
                .unwrap(),
        );
        assert_eq!(said[2], "loc: https://vesper.example/sitemap-0.xml");
        assert_eq!(said[4], "loc: https://vesper.example/news-sitemap.xml");
        let robots = layout.robots();
        assert!(
            robots.contains("\nDisallow: /letter/\nDisallow: /inbox/\n"),
            "{robots}"
        );
        assert!(
            robots.contains("\nSitemap: https://vesper.example/sitemap.xml\n"),
            "{robots}"
        );
    }
}
