//! Every address that is asked: at least one for each route of the site, and all those that a marked article will have.

use super::judge::Place;
use super::search::Items;
use crate::doors::{self, Shows};
use jiff::civil::Date;
use model::{ArticleId, Lang, MediaHash};
use press::PageId;
use site::Route;

/// In which partners are given articles.
const FORMATS: [&str; 3] = ["ninjs", "newsml-g2", "atom"];

/// A marked article, as readers know it.
#[derive(Clone, Debug)]
pub(super) struct Item {
    pub(super) mark: String,
    pub(super) lang: Lang,
    pub(super) article: ArticleId,
    pub(super) path: String,
    /// Its files, by the address at which each is served.
    pub(super) files: Vec<(MediaHash, String)>,
}

/// What stands around the items.
#[derive(Clone, Debug)]
pub(super) struct Around {
    pub(super) evening: Date,
    /// Pages of free pieces that lead to the story: each has to show the version in its language.
    pub(super) leading: Vec<(Lang, String)>,
    /// Pages of free pieces with the same topic. One that is pressed anew may show the item, none has to: pieces that are
    /// out do not wait for what comes after them.
    pub(super) topic: Vec<String>,
    /// The token of a partner that may have everything.
    pub(super) token: String,
}

/// How an address is asked.
#[derive(Clone, Debug)]
pub(super) struct Asked {
    pub(super) route: Route,
    pub(super) path: String,
    /// The body of a POST; a GET without one.
    pub(super) form: Option<&'static str>,
    /// The token of a partner.
    pub(super) token: Option<String>,
    /// The items whose file stands here: any answer but 404 says that it may be seen.
    pub(super) opens: Items,
    pub(super) shows: Items,
}

impl Asked {
    fn get(route: Route, path: impl Into<String>) -> Self {
        Self {
            route,
            path: path.into(),
            form: None,
            token: None,
            opens: 0,
            shows: 0,
        }
    }

    fn showing(self, shows: Items) -> Self {
        Self { shows, ..self }
    }

    /// As a partner.
    fn by(self, token: &str) -> Self {
        let token = Some(token.to_owned());
        Self { token, ..self }
    }

    /// For the judge.
    pub(super) fn place(&self) -> Place {
        let method = if self.form.is_some() { "POST" } else { "GET" };
        let partner = if self.token.is_some() { " as a partner" } else { "" };
        Place {
            name: format!("{method} {}{partner}", self.path),
            shows: self.shows,
            status: if self.route == Route::Missing { 404 } else { 200 },
        }
    }
}

/// All of them.
pub(super) fn all(items: &[Item], around: &Around) -> Vec<Asked> {
    let mut all: Vec<Asked> = Route::ALL
        .into_iter()
        .flat_map(|route| of(route, items, around))
        .collect();
    // Two languages have the same robots.txt.
    let mut known: std::collections::BTreeMap<(String, bool, bool), Asked> =
        std::collections::BTreeMap::new();
    for asked in all.drain(..) {
        let key = (asked.path.clone(), asked.form.is_some(), asked.token.is_some());
        match known.get_mut(&key) {
            Some(first) => {
                first.shows |= asked.shows;
                first.opens |= asked.opens;
            }
            None => drop(known.insert(key, asked)),
        }
    }
    known.into_values().collect()
}

fn of(route: Route, items: &[Item], around: &Around) -> Vec<Asked> {
    let bit = |item: usize| 1 << item;
    let each = || items.iter().enumerate();
    match route {
        Route::Page => {
            let mut pages: Vec<Asked> = each()
                .flat_map(|(at, item)| pages(bit(at), item, around))
                .collect();
            for (lang, path) in &around.leading {
                let shows = each()
                    .filter(|(_, item)| item.lang == *lang)
                    .map(|(at, _)| bit(at));
                // The agency's item, the last, is another story.
                let shows = shows.min().unwrap_or(0);
                pages.push(Asked::get(route, path.clone()).showing(shows));
            }
            pages.extend(around.topic.iter().map(|path| Asked::get(route, path.clone())));
            pages
        }
        Route::Root => vec![Asked::get(route, "/")],
        Route::Media => each()
            .flat_map(|(at, item)| {
                item.files.iter().map(move |(_, path)| Asked {
                    opens: bit(at),
                    ..Asked::get(route, path.clone()).showing(bit(at))
                })
            })
            .collect(),
        Route::Preview => vec![Asked::get(route, "/preview/wrong")],
        Route::PreviewMedia => each()
            .flat_map(|(at, item)| {
                item.files.iter().map(move |(_, path)| Asked {
                    opens: bit(at),
                    ..Asked::get(route, format!("/preview/wrong{path}"))
                })
            })
            .collect(),
        Route::Syndication => FORMATS
            .into_iter()
            .flat_map(|format| {
                let (newest, all) = (
                    format!("/syndication/{format}?limit=100"),
                    format!("/syndication/{format}?since=0&limit=100"),
                );
                let shows = each().fold(0, |bits, (at, _)| bits | bit(at));
                [
                    Asked::get(route, newest.clone()),
                    Asked::get(route, newest).by(&around.token).showing(shows),
                    Asked::get(route, all).by(&around.token).showing(shows),
                    Asked::get(route, format!("/syndication/{format}")).by("wrong"),
                ]
            })
            .collect(),
        Route::SyndicatedItem => each()
            .flat_map(|(at, item)| {
                FORMATS.into_iter().flat_map(move |format| {
                    let path = format!("/syndication/{format}/{}", item.article);
                    [
                        Asked::get(route, path.clone()),
                        Asked::get(route, path).by(&around.token).showing(bit(at)),
                    ]
                })
            })
            .collect(),
        // By another slug, another case of the language, and without the slash.
        Route::Detour => each()
            .flat_map(|(_, item)| {
                let (lang, id) = (item.lang, item.article);
                let other = lang.tag().to_ascii_uppercase();
                [
                    Asked::get(route, format!("/{lang}/other/a-{id}")),
                    Asked::get(route, format!("/{lang}/-/a-{id}")),
                    Asked::get(route, format!("/{other}/{}/a-{id}", item.mark)),
                    Asked::get(route, format!("/{lang}")),
                    Asked::get(route, format!("/{lang}/world")),
                ]
            })
            .collect(),
        Route::SignUp => each()
            .map(|(_, item)| Asked {
                form: Some("email=nobody"),
                ..Asked::get(route, format!("/{}/letter", item.lang))
            })
            .collect(),
        Route::Confirm | Route::Preferences | Route::Leave => {
            vec![Asked::get(route, route.path().replace("{token}", "wrong"))]
        }
        // It takes in and hands nothing out; asked without a token.
        Route::WirePush => vec![Asked {
            form: Some("{}"),
            ..Asked::get(route, route.path().replace("{source}", "meridian"))
        }],
        Route::Health | Route::Ready => vec![Asked::get(route, route.path())],
        Route::Missing => each()
            .map(|(at, item)| Asked::get(route, format!("/{}/nowhere/at/all", item.lang)).showing(bit(at)))
            .collect(),
    }
}

/// The pages of an item, by their addresses.
fn pages(bit: Items, item: &Item, around: &Around) -> Vec<Asked> {
    let files: Vec<MediaHash> = item.files.iter().map(|(hash, _)| hash.clone()).collect();
    let mut asked = Vec::new();
    for page in doors::pages(item.article, item.lang, "world", around.evening, &files) {
        let path = match &page {
            PageId::Article(_) => item.path.clone(),
            // Asked by routes of their own.
            PageId::NotFound(_) | PageId::Media(_) | PageId::Syndicated(_) | PageId::SyndicationIndex(_) => {
                continue;
            }
            PageId::Front(_)
            | PageId::Section(..)
            | PageId::Languages(_)
            | PageId::Corrections(_)
            | PageId::SignUp(_)
            | PageId::WebEdition(..)
            | PageId::Atom(..)
            | PageId::JsonFeed(_)
            | PageId::SitemapIndex
            | PageId::SitemapPart(_)
            | PageId::NewsSitemap
            | PageId::Robots
            | PageId::Favicon => page.key(),
        };
        let shows = if doors::of_page(&page).1 == Shows::AtItsInstant {
            bit
        } else {
            0
        };
        asked.push(Asked::get(Route::Page, path).showing(shows));
    }
    asked
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_route_is_asked() {
        let item = Item {
            mark: "zq1qz".into(),
            lang: Lang::EN,
            article: ArticleId(7),
            path: "/en/zq1qz/a-7".into(),
            files: vec![(MediaHash::of(b"x"), "/media/x/340.jpg".into())],
        };
        let around = Around {
            evening: "2026-11-24".parse().unwrap(),
            leading: vec![(Lang::EN, "/en/free/a-1".into())],
            topic: vec!["/en/topic/a-2".into()],
            token: "token".into(),
        };
        let all = all(&[item], &around);
        for route in Route::ALL {
            assert!(
                all.iter().any(|asked| asked.route == route),
                "{route:?} is not asked"
            );
        }
        let shown = |path: &str| {
            all.iter()
                .find(|asked| asked.path == path)
                .map(|asked| asked.shows)
        };
        assert_eq!(shown("/en/free/a-1"), Some(1));
        assert_eq!(shown("/en/feed.xml"), Some(1));
        assert_eq!(shown("/robots.txt"), Some(0));
    }
}
