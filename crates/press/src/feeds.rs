//! What programs read: feeds and sitemaps, from the archive to the views they are made from.

use crate::views::Views;
use crate::{Error, PageId};
use archive::ReleasedQuery;
use jiff::{SignedDuration, Timestamp};
use layout::{FeedEntry, FeedView, SitemapEntry, TeaserView, Tombstone};
use model::{ArticleId, Door, Lang, Released, StoryId};
use std::collections::BTreeMap;

/// Entries of a feed.
const FEED: i64 = 20;
/// Withdrawn stories that a feed names.
const TOMBSTONES: i64 = 20;
const NEWS_SITEMAP: i64 = 50;
/// Language versions of the stories of one part of the sitemap.
const VERSIONS: i64 = crate::page_id::SITEMAP_PART * 32;

impl Views<'_> {
    pub(crate) async fn feed(&mut self, lang: Lang, section: Option<&str>) -> Result<FeedView, Error> {
        let query = section.map_or(ReleasedQuery::Newest(lang), |section| {
            ReleasedQuery::Section(lang, section)
        });
        let mut entries = Vec::new();
        for one in self.ask(query, Door::Feed, FEED).await? {
            if let Some(content) = self.tx.shown(one.article, one.revision, self.now).await? {
                entries.push(FeedEntry {
                    teaser: TeaserView::from(&one),
                    content,
                });
            }
        }
        let changed = |entry: &FeedEntry| entry.teaser.updated.unwrap_or(entry.teaser.published);
        let place = PageId::Atom(lang, section.map(str::to_owned)).key();
        let withdrawn = self
            .tx
            .withdrawn_from_feed(lang, section, &place, TOMBSTONES)
            .await?;
        let withdrawn: Vec<Tombstone> = withdrawn
            .into_iter()
            .map(|(article, at)| Tombstone { article, at })
            .collect();
        let instants = entries
            .iter()
            .map(changed)
            .chain(withdrawn.iter().map(|one| one.at));
        let updated = instants.max().unwrap_or(Timestamp::UNIX_EPOCH);
        Ok(FeedView {
            lang,
            section: section.map(str::to_owned),
            updated,
            entries,
            withdrawn,
        })
    }

    pub(crate) async fn sitemap_part(&mut self, part: i64) -> Result<Vec<SitemapEntry>, Error> {
        let first = part * crate::page_id::SITEMAP_PART;
        let last = first + crate::page_id::SITEMAP_PART;
        let query = ReleasedQuery::After(ArticleId(first - 1));
        let found = self
            .ask(query, Door::Sitemap, crate::page_id::SITEMAP_PART)
            .await?;
        let inside = found.into_iter().filter(|one| one.article.0 < last).collect();
        self.sitemap_entries(inside).await
    }

    pub(crate) async fn news_sitemap(&mut self) -> Result<Vec<SitemapEntry>, Error> {
        let mut found = Vec::new();
        for lang in self.newsroom.languages.clone() {
            found.extend(
                self.ask(ReleasedQuery::Newest(lang), Door::Sitemap, NEWS_SITEMAP)
                    .await?,
            );
        }
        // Pages are made of what is in the archive alone: two days back from the newest story, not from now.
        let newest = found
            .iter()
            .map(|one| one.since)
            .max()
            .unwrap_or(Timestamp::UNIX_EPOCH);
        found.retain(|one| newest.duration_since(one.since) <= SignedDuration::from_hours(48));
        found.sort_by_key(|one| std::cmp::Reverse((one.since, one.article)));
        found.truncate(1000);
        Ok(found.iter().map(|one| entry(one, Vec::new())).collect())
    }

    async fn sitemap_entries(&mut self, found: Vec<Released>) -> Result<Vec<SitemapEntry>, Error> {
        let mut versions: BTreeMap<StoryId, Vec<(Lang, String)>> = BTreeMap::new();
        if let (Some(first), Some(last)) = (found.first(), found.last()) {
            let query = ReleasedQuery::VersionsOf(first.article, last.article);
            for one in self.tx.released(query, Door::Sitemap, self.now, VERSIONS).await? {
                versions
                    .entry(one.story)
                    .or_default()
                    .push((one.lang, one.path()));
            }
        }
        Ok(found
            .iter()
            .map(|one| entry(one, versions.get(&one.story).cloned().unwrap_or_default()))
            .collect())
    }

    /// The parts of the sitemap that have something in them.
    pub(crate) async fn sitemap_parts(&mut self) -> Result<Vec<i64>, Error> {
        Ok(self.tx.released_blocks(crate::page_id::SITEMAP_PART).await?)
    }
}

fn entry(one: &Released, alternates: Vec<(Lang, String)>) -> SitemapEntry {
    SitemapEntry {
        lang: one.lang,
        path: one.path(),
        updated: one.updated_at,
        published: one.since,
        headline: one.teaser.headline.clone(),
        alternates: if alternates.len() > 1 {
            alternates
        } else {
            Vec::new()
        },
    }
}
