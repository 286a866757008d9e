//! The press: pages rendered from one look into the archive, compressed, and put in place.

use crate::render::{Rendered, render};
use crate::store::{Changes, PageStore, Use};
use crate::{Error, PageId, compress, record::Record};
use archive::{Archive, Transaction};
use jiff::Timestamp;
use layout::Layout;
use model::{ArticleId, Clock, Door, RevisionNo, Seq};
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::fs::File;
use std::sync::Arc;

/// Presses pages. One a page store: it holds the store's lock.
pub struct Press {
    pub(crate) archive: Archive,
    pub(crate) layout: Arc<Layout>,
    pub(crate) store: PageStore,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) edition: u64,
    /// The parts of the sitemap that are known to exist.
    pub(crate) sitemap_parts: Option<BTreeSet<i64>>,
    /// The pages that were pressed since a rebuilding began, while one is under way.
    pub(crate) kept: Option<HashSet<[u8; 16]>>,
    _lock: File,
}

/// Which revision stood on which page, and by which door it came there.
pub(crate) type Shown = BTreeSet<(ArticleId, RevisionNo, &'static str, String)>;

impl Press {
    /// A press. `edition` names the state of templates, words and settings: when it differs from the one that the store
    /// was pressed with, all pages are pressed anew.
    ///
    /// # Errors
    /// When another process presses into this store.
    pub fn new(
        archive: Archive,
        layout: Arc<Layout>,
        store: PageStore,
        clock: Arc<dyn Clock>,
        edition: u64,
    ) -> Result<Self, Error> {
        let lock = store.lock()?;
        Ok(Self {
            archive,
            layout,
            store,
            clock,
            edition,
            sitemap_parts: None,
            kept: None,
            _lock: lock,
        })
    }

    /// Renders and compresses pages and those that follow from them.
    pub(crate) async fn press(
        &self,
        tx: &mut Transaction,
        pages: BTreeSet<PageId>,
        now: Timestamp,
    ) -> Result<(Changes, Shown), Error> {
        let mut waiting: Vec<PageId> = pages.into_iter().collect();
        let mut rendered = BTreeMap::new();
        let mut shown = Shown::new();
        while let Some(page) = waiting.pop() {
            if rendered.contains_key(&page) {
                continue;
            }
            let done = match render(&page, &self.layout, tx, now).await {
                // One page that cannot be written must not hold up the others. It is taken away rather than left as it
                // was: what it showed may have been withdrawn.
                Err(error) if error.is_of_one_page() => {
                    tracing::error!(%page, %error, source = ?std::error::Error::source(&error), "a page cannot be rendered and is taken away");
                    metrics::counter!("vesper_pages_failed_total").increment(1);
                    Rendered::nothing()
                }
                done => done?,
            };
            waiting.extend(done.also);
            shown.extend(placements(&page, done.shown));
            rendered.insert(page, (done.record, done.uses));
        }
        let changes = tokio::task::block_in_place(|| pack_all(rendered))?;
        Ok((changes, shown))
    }

    /// Puts changes before readers at one stroke, and with them the ledger's place when there is one to move.
    pub(crate) fn put(&mut self, changes: &Changes, reached: Option<Seq>) -> Result<(), Error> {
        if changes.is_empty() && reached.is_none() {
            return Ok(());
        }
        self.store.put(changes, reached)?;
        self.keep(changes);
        metrics::counter!("vesper_pages_pressed_total").increment(changes.len() as u64);
        Ok(())
    }

    pub(crate) fn keep(&mut self, changes: &Changes) {
        if let Some(kept) = &mut self.kept {
            let there = changes.iter().filter(|(_, (bytes, _))| bytes.is_some());
            kept.extend(there.map(|(page, _)| crate::store::name(&page.key())));
        }
    }

    pub(crate) async fn remember(&self, shown: &Shown, now: Timestamp) -> Result<(), Error> {
        if shown.is_empty() {
            return Ok(());
        }
        let mut tx = self.archive.begin("press", "").await?;
        for (article, revision, door, place) in shown {
            tx.place(*article, *revision, door, place, now).await?;
        }
        tx.commit().await?;
        Ok(())
    }
}

/// The records of one page. What stands for others on an article's own page, in sitemaps and on “not found” pages is found
/// through the store's uses and would be far more than all the rest.
fn placements(
    page: &PageId,
    shown: Vec<(ArticleId, RevisionNo, Door)>,
) -> impl Iterator<Item = (ArticleId, RevisionNo, &'static str, String)> {
    let place = page.key();
    let own = match page {
        PageId::Article(id) => Some(*id),
        _ => None,
    };
    let is_recorded = !matches!(
        page,
        PageId::SitemapPart(_) | PageId::NewsSitemap | PageId::NotFound(_)
    );
    shown
        .into_iter()
        .filter(move |(article, ..)| is_recorded && own.is_none_or(|own| own == *article))
        .map(move |(article, revision, door)| (article, revision, door.name(), place.clone()))
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
