//! One page: from its name to what is stored, and what it uses.

use crate::record::{Caching, Record};
use crate::views::Views;
use crate::{Error, PageId, Use};
use archive::{ReleasedQuery, Transaction};
use jiff::Timestamp;
use jiff::civil::Date;
use layout::{Layout, LetterPage, PreviewSlip, TeaserView};
use model::{ArticleId, Door, Issue, Lang, MediaHash, RevisionNo, SendTime, SlotKind, Stage};
use std::collections::BTreeSet;

const HTML: &str = "text/html; charset=utf-8";
const ATOM: &str = "application/atom+xml; charset=utf-8";
const JSON_FEED: &str = "application/feed+json; charset=utf-8";
const JSON: &str = "application/json";
const XML: &str = "application/xml; charset=utf-8";

/// A page that was rendered: what is to be stored (`None` takes it away), what it uses, what it shows through which
/// door, and which other pages have to follow.
pub(crate) struct Rendered {
    pub(crate) record: Option<Record>,
    pub(crate) uses: BTreeSet<Use>,
    pub(crate) shown: Vec<(ArticleId, RevisionNo, Door)>,
    pub(crate) also: Vec<PageId>,
}

impl Rendered {
    /// No page.
    pub(crate) fn nothing() -> Self {
        Self {
            record: None,
            uses: BTreeSet::new(),
            shown: Vec::new(),
            also: Vec::new(),
        }
    }
}

/// An article's page from copy that is not out, for somebody who was given a link: it is pressed nowhere.
///
/// # Errors
/// When the archive does not answer or the layout fails.
pub async fn preview(
    layout: &Layout,
    tx: &mut Transaction,
    article: &model::Article,
    content: model::Content,
    slip: &PreviewSlip,
    now: Timestamp,
) -> Result<String, Error> {
    let mut views = Views::new(tx, layout.newsroom(), now);
    let view = views.preview(article, content).await?;
    Ok(layout.preview(&view, slip)?)
}

/// Renders one page as it is to be seen at `now`.
pub(crate) async fn render(
    page: &PageId,
    layout: &Layout,
    tx: &mut Transaction,
    now: Timestamp,
) -> Result<Rendered, Error> {
    let mut views = Views::new(tx, layout.newsroom(), now);
    let (record, also) = record(page, layout, &mut views).await?;
    Ok(Rendered {
        record,
        uses: views.uses,
        shown: views.shown,
        also,
    })
}

#[expect(
    clippy::unnecessary_wraps,
    reason = "each kind of page answers with a record or with nothing"
)]
fn html(status: u16, path: String, body: String) -> Option<Record> {
    Some(Record {
        status,
        content_type: HTML.into(),
        path,
        caching: Caching::Ask,
        body: body.into_bytes(),
    })
}

#[expect(
    clippy::unnecessary_wraps,
    reason = "each kind of page answers with a record or with nothing"
)]
fn file(page: &PageId, content_type: &str, body: String) -> Option<Record> {
    let content_type = content_type.to_owned();
    Some(Record {
        status: 200,
        content_type,
        path: page.key(),
        caching: Caching::Ask,
        body: body.into_bytes(),
    })
}

async fn record(
    page: &PageId,
    layout: &Layout,
    views: &mut Views<'_>,
) -> Result<(Option<Record>, Vec<PageId>), Error> {
    let path = page.key();
    let record = match page {
        PageId::Article(id) => return article(*id, layout, views).await,
        PageId::Front(lang) => html(200, path, layout.front(&views.front(*lang).await?)?),
        PageId::Section(lang, section) => {
            html(200, path, layout.section(&views.section(*lang, section).await?)?)
        }
        PageId::Languages(lang) => html(200, path, layout.languages(*lang)?),
        PageId::Corrections(lang) => html(200, path, layout.corrections(&views.corrections(*lang).await?)?),
        PageId::SignUp(lang) => html(200, path, layout.letter_page(*lang, &empty_sign_up())?),
        PageId::NotFound(lang) => html(404, path, layout.not_found(*lang, &views.recent(*lang).await?)?),
        PageId::WebEdition(lang, date) => web_edition(*lang, *date, layout, views).await?,
        PageId::Atom(lang, section) => file(
            page,
            ATOM,
            layout.feed_atom(&views.feed(*lang, section.as_deref()).await?)?,
        ),
        PageId::JsonFeed(lang) => file(
            page,
            JSON_FEED,
            layout.feed_json(&views.feed(*lang, None).await?)?,
        ),
        PageId::SitemapIndex => {
            let paths: Vec<String> = views
                .sitemap_parts()
                .await?
                .into_iter()
                .map(|part| PageId::SitemapPart(part).key())
                .collect();
            file(page, XML, layout.sitemap_index(&paths)?)
        }
        PageId::SitemapPart(part) => {
            let entries = views.sitemap_part(*part).await?;
            if entries.is_empty() {
                None
            } else {
                file(page, XML, layout.sitemap(&entries)?)
            }
        }
        PageId::NewsSitemap => file(page, XML, layout.news_sitemap(&views.news_sitemap().await?)?),
        PageId::Robots => file(page, "text/plain; charset=utf-8", layout.robots()),
        PageId::Favicon => file(page, "image/svg+xml", layout::FAVICON_SVG.to_owned()),
        PageId::Media(hash) => media(hash, views).await?,
        PageId::Syndicated(id) => views.syndicated(*id).await?.map(|syndicated| Record {
            status: if syndicated.piece.is_some() { 200 } else { 410 },
            content_type: JSON.to_owned(),
            path,
            caching: Caching::Ask,
            body: document(&syndicated),
        }),
        PageId::SyndicationIndex(lang) => Some(Record {
            status: 200,
            content_type: JSON.to_owned(),
            path,
            caching: Caching::Ask,
            body: document(&views.syndication_index(*lang).await?),
        }),
    };
    // A sitemap names every article it holds; a change of one of them presses it by its number anyway.
    if matches!(page, PageId::SitemapPart(_) | PageId::NewsSitemap) {
        views.uses.clear();
    }
    Ok((record, Vec::new()))
}

/// As it is stored; every part of it has a name as its key, so that nothing can go wrong.
fn document(what: &impl serde::Serialize) -> Vec<u8> {
    serde_json::to_vec(what).unwrap_or_default()
}

/// The form as it stands before anybody has typed.
fn empty_sign_up() -> LetterPage {
    LetterPage::SignUp {
        address: String::new(),
        address_invalid: false,
        send_time: SendTime::Utc,
        time_zone: "UTC".to_owned(),
        zones: time_zones(),
    }
}

/// The zones that a reader can choose: those of the IANA database that name a place.
fn time_zones() -> Vec<String> {
    let mut zones: Vec<String> = jiff::tz::db()
        .available()
        .map(|name| name.as_str().to_owned())
        .filter(|name| {
            name == "UTC"
                || (name.contains('/') && !name.starts_with("Etc/") && !name.starts_with("SystemV/"))
        })
        .collect();
    zones.sort_unstable();
    zones
}

async fn article(
    id: ArticleId,
    layout: &Layout,
    views: &mut Views<'_>,
) -> Result<(Option<Record>, Vec<PageId>), Error> {
    let Some(article) = views.tx.article(id).await? else {
        return Ok((None, Vec::new()));
    };
    views.uses.insert(Use::Article(id));
    if let Some(view) = views.article(&article).await? {
        let pictures = view.content.pictures().map(|picture| picture.media.clone());
        let recordings = view
            .content
            .body
            .recordings()
            .map(|(_, recording)| recording.media.clone());
        let also = pictures.chain(recordings).map(PageId::Media).collect();
        let body = layout.article(&view)?;
        return Ok((html(200, view.path, body), also));
    }
    // Only what readers once saw leaves a notice; anything else was never there.
    if let Some((at, by_agency)) = taken_back(&article, views).await? {
        let view = views.withdrawn(&article, at, by_agency).await?;
        let body = layout.withdrawn(&view)?;
        // The slug tells the headline, so the notice stands at an address without it.
        return Ok((html(410, format!("/{}/-/a-{id}", article.lang), body), Vec::new()));
    }
    Ok((None, Vec::new()))
}

/// When readers lost an article, and whether the agency took it back. So it stays while it is written anew, until it is out.
pub(crate) async fn taken_back(
    article: &model::Article,
    views: &mut Views<'_>,
) -> Result<Option<(Timestamp, bool)>, Error> {
    if article.published.is_none() {
        return Ok(None);
    }
    if let Stage::Withdrawn { at, by_agency } = article.stage {
        return Ok(Some((at, by_agency)));
    }
    let last = views.tx.releases(article.id).await?.pop();
    Ok(last
        .filter(|last| last.revision.is_none())
        .map(|last| (last.at, last.by == "wire")))
}

async fn web_edition(
    lang: Lang,
    date: Date,
    layout: &Layout,
    views: &mut Views<'_>,
) -> Result<Option<Record>, Error> {
    let issue = views.tx.issue_on(lang, date).await?;
    let Some(issue) = issue.filter(|issue| issue.frozen_at.is_some() && !issue.slots.is_empty()) else {
        return Ok(None);
    };
    let (hard_news, hard_gone) = slots(&issue, SlotKind::HardNews, views).await?;
    let (features, features_gone) = slots(&issue, SlotKind::Feature, views).await?;
    let page = LetterPage::WebEdition {
        date: issue.date,
        hard_news,
        features,
        withdrawn: hard_gone + features_gone,
    };
    let path = PageId::WebEdition(lang, date).key();
    Ok(html(200, path, layout.letter_page(lang, &page)?))
}

/// The stories of an issue that may still be seen, and how many may not.
async fn slots(
    issue: &Issue,
    kind: SlotKind,
    views: &mut Views<'_>,
) -> Result<(Vec<TeaserView>, usize), Error> {
    let (mut seen, mut gone) = (Vec::new(), 0);
    for slot in issue.slots.iter().filter(|slot| slot.kind == kind) {
        let query = ReleasedQuery::Article(slot.article);
        views.uses.insert(Use::Article(slot.article));
        match views
            .tx
            .released(query, Door::WebEdition, views.now, 1)
            .await?
            .pop()
        {
            Some(one) => {
                views.shown.push((one.article, one.revision, Door::WebEdition));
                seen.push(TeaserView::from(&one));
            }
            None => gone += 1,
        }
    }
    Ok((seen, gone))
}

/// A picture or recording has a page without words: while it is there, the file may be served.
async fn media(hash: &MediaHash, views: &mut Views<'_>) -> Result<Option<Record>, Error> {
    let users = views.tx.media_users(hash).await?;
    views.uses.extend(users.into_iter().map(Use::Article));
    if !views.tx.media_may_be_seen(hash, views.now).await? {
        return Ok(None);
    }
    let Some(asset) = views.tx.asset(hash).await? else {
        return Ok(None);
    };
    Ok(Some(Record {
        status: 200,
        content_type: asset.mime,
        path: String::new(),
        caching: Caching::Ask,
        body: Vec::new(),
    }))
}
