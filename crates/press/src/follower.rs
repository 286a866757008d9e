//! The press at work: it follows the ledger, and presses all anew when told to.

use crate::plan::{self, Facts};
use crate::render::{Rendered, render};
use crate::store::{Changes, PageStore, Use, name};
use crate::{Error, PageId, compress, record::Record};
use archive::{Archive, FollowError, Follower, ReleasedQuery, Transaction};
use jiff::Timestamp;
use layout::Layout;
use model::{ArticleId, Clock, Door, Entry, Lang, Line, RevisionNo, Seq, StoryId};
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::sync::Arc;

/// Articles that a rebuilding presses at a stroke.
const REBUILD_BATCH: i64 = 200;

/// Presses pages. One a node and page store.
pub struct Press {
    archive: Archive,
    layout: Arc<Layout>,
    store: PageStore,
    clock: Arc<dyn Clock>,
    edition: u64,
    /// The highest part of the sitemap that is known to exist.
    sitemap_parts: Option<i64>,
}

type Shown = Vec<(PageId, ArticleId, RevisionNo, Door)>;

impl Press {
    /// A press. `edition` names the state of templates, words and settings: when it differs from the one that the store
    /// was pressed with, all pages are pressed anew.
    pub fn new(
        archive: Archive,
        layout: Arc<Layout>,
        store: PageStore,
        clock: Arc<dyn Clock>,
        edition: u64,
    ) -> Self {
        Self {
            archive,
            layout,
            store,
            clock,
            edition,
            sitemap_parts: None,
        }
    }

    /// Whether the store has to be pressed anew before it can follow.
    pub fn needs_rebuild(&self) -> Result<bool, Error> {
        let (_, edition) = self.store.position()?;
        Ok(edition != self.edition)
    }

    /// Presses all pages anew, `progress` being told how many are done. Readers go on getting the old ones meanwhile.
    ///
    /// # Errors
    /// When the archive or the store refuses. Nothing is lost then; try again.
    pub async fn rebuild(&mut self, mut progress: impl FnMut(u64) + Send) -> Result<u64, Error> {
        let head = self.archive.head().await?;
        let now = self.clock.now();
        let mut kept = HashSet::new();
        let mut done = 0;
        let mut after = ArticleId(0);
        loop {
            let mut tx = self.archive.read().await?;
            let articles = tx.article_numbers_after(after, REBUILD_BATCH).await?;
            let Some(last) = articles.last() else { break };
            after = *last;
            let pages = articles.into_iter().map(PageId::Article).collect();
            done += self.press_some(&mut tx, pages, now, &mut kept, None).await?;
            progress(done);
        }
        let mut tx = self.archive.read().await?;
        let mut pages = plan::always(self.layout.newsroom());
        let parts = tx.released_blocks(crate::page_id::SITEMAP_PART).await?;
        pages.extend(parts.into_iter().map(PageId::SitemapPart));
        pages.extend(
            tx.recent_issues(10_000)
                .await?
                .into_iter()
                .map(|issue| PageId::WebEdition(issue.lang, issue.date)),
        );
        done += self
            .press_some(&mut tx, pages, now, &mut kept, Some(head))
            .await?;
        self.store.retain(&kept)?;
        progress(done);
        Ok(done)
    }

    async fn press_some(
        &mut self,
        tx: &mut Transaction,
        pages: BTreeSet<PageId>,
        now: Timestamp,
        kept: &mut HashSet<[u8; 16]>,
        position: Option<Seq>,
    ) -> Result<u64, Error> {
        let (changes, shown) = self.press(tx, pages, now).await?;
        kept.extend(
            changes
                .iter()
                .filter(|(_, (bytes, _))| bytes.is_some())
                .map(|(page, _)| name(&page.key())),
        );
        self.store
            .put(&changes, position.map(|seq| (seq, self.edition)))?;
        self.record_placements(&shown, now).await?;
        Ok(changes.len() as u64)
    }

    /// Renders and compresses pages and those that follow from them.
    async fn press(
        &self,
        tx: &mut Transaction,
        pages: BTreeSet<PageId>,
        now: Timestamp,
    ) -> Result<(Changes, Shown), Error> {
        let mut waiting: Vec<PageId> = pages.into_iter().collect();
        let mut rendered = BTreeMap::new();
        let mut shown = Vec::new();
        while let Some(page) = waiting.pop() {
            if rendered.contains_key(&page) {
                continue;
            }
            let done = match render(&page, &self.layout, tx, now).await {
                // One page that cannot be written must not hold up the others. It is taken away rather than left as it
                // was: what it showed may have been withdrawn.
                Err(Error::Layout(error)) => {
                    tracing::error!(%page, %error, "a page cannot be rendered and is taken away");
                    metrics::counter!("vesper_pages_failed_total").increment(1);
                    Rendered::nothing()
                }
                done => done?,
            };
            waiting.extend(done.also);
            shown.extend(
                done.shown
                    .into_iter()
                    .map(|(article, revision, door)| (page.clone(), article, revision, door)),
            );
            rendered.insert(page, (done.record, done.uses));
        }
        let changes = tokio::task::block_in_place(|| pack_all(rendered))?;
        Ok((changes, shown))
    }

    /// Remembers where each revision went. Rendering shows far more than changed; what is known already is not written.
    async fn record_placements(&self, shown: &Shown, now: Timestamp) -> Result<(), Error> {
        let own = |(page, article, _, _): &&(PageId, ArticleId, RevisionNo, Door)| {
            !matches!(page, PageId::Article(other) if other != article)
                && !matches!(
                    page,
                    PageId::SitemapPart(_) | PageId::NewsSitemap | PageId::NotFound(_)
                )
        };
        let mut tx = self.archive.begin("press", "").await?;
        for (page, article, revision, door) in shown.iter().filter(own) {
            tx.place(*article, *revision, *door, &page.key(), now).await?;
        }
        tx.commit().await?;
        Ok(())
    }

    async fn touched(
        &mut self,
        tx: &mut Transaction,
        lines: &[Entry],
        now: Timestamp,
    ) -> Result<BTreeSet<PageId>, Error> {
        let mut pages = BTreeSet::new();
        for entry in lines {
            match &entry.line {
                Line::ArticleReleased {
                    story, article, lang, ..
                } => {
                    let facts = self.facts(tx, (*story, *article, *lang), now).await?;
                    pages.extend(plan::released(self.layout.newsroom(), *article, *lang, &facts));
                }
                Line::IssueFrozen { issue } => {
                    let issue = tx.issue(*issue).await?;
                    pages.extend(issue.map(|issue| PageId::WebEdition(issue.lang, issue.date)));
                }
                _ => {}
            }
        }
        Ok(pages)
    }

    async fn facts(
        &mut self,
        tx: &mut Transaction,
        (story, article, lang): (StoryId, ArticleId, Lang),
        now: Timestamp,
    ) -> Result<Facts, Error> {
        let mut users = self.store.users(Use::Article(article))?;
        users.extend(self.store.users(Use::Story(story, lang))?);
        let versions = tx
            .released(ReleasedQuery::Story(story), Door::Chooser, now, 64)
            .await?;
        let section = tx
            .story(story)
            .await?
            .map(|story| story.section)
            .unwrap_or_default();
        let part = article.0.div_euclid(crate::page_id::SITEMAP_PART);
        let known = match self.sitemap_parts {
            Some(known) => known,
            None => tx
                .released_blocks(crate::page_id::SITEMAP_PART)
                .await?
                .last()
                .copied()
                .unwrap_or(-1),
        };
        let new_sitemap_part = part > known || self.sitemap_parts.is_none();
        self.sitemap_parts = Some(known.max(part));
        let versions = versions.into_iter().map(|one| one.article).collect();
        Ok(Facts {
            section,
            versions,
            users,
            new_sitemap_part,
        })
    }
}

/// Compresses on all cores.
fn pack_all(rendered: BTreeMap<PageId, (Option<Record>, BTreeSet<Use>)>) -> Result<Changes, Error> {
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let mut all: Vec<_> = rendered.into_iter().collect();
    let share = all.len().div_ceil(cores).max(1);
    let packed: Vec<Result<Changes, Error>> = std::thread::scope(|scope| {
        let threads: Vec<_> = all
            .chunks_mut(share)
            .map(|chunk| {
                scope.spawn(|| {
                    let pack = |(page, (record, uses)): &mut (PageId, (Option<Record>, BTreeSet<Use>))| {
                        let bytes = record.as_ref().map(compress::pack).transpose()?;
                        Ok((page.clone(), (bytes, std::mem::take(uses))))
                    };
                    chunk.iter_mut().map(pack).collect()
                })
            })
            .collect();
        threads
            .into_iter()
            .map(|thread| thread.join().unwrap_or(Err(Error::Record)))
            .collect()
    });
    let mut changes = Changes::new();
    for some in packed {
        changes.extend(some?);
    }
    Ok(changes)
}

impl Follower for Press {
    fn name(&self) -> &'static str {
        "press"
    }

    async fn position(&mut self) -> Result<Seq, FollowError> {
        Ok(self.store.position()?.0)
    }

    async fn follow(&mut self, lines: &[Entry]) -> Result<(), FollowError> {
        let Some(last) = lines.last() else { return Ok(()) };
        // The ledger itself tells the time: what another node with a faster clock let out is out.
        let now = lines
            .iter()
            .map(|line| line.at)
            .fold(self.clock.now(), Timestamp::max);
        let mut tx = self.archive.read().await?;
        let pages = self.touched(&mut tx, lines, now).await?;
        let (changes, shown) = self.press(&mut tx, pages, now).await?;
        drop(tx);
        self.store.put(&changes, Some((last.seq, self.edition)))?;
        metrics::counter!("vesper_pages_pressed_total").increment(changes.len() as u64);
        self.record_placements(&shown, now).await?;
        Ok(())
    }
}
