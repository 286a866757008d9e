//! All pages anew, while the ledger goes on being followed: a kill is not held up by an upgrade.

use crate::page_id::SITEMAP_PART;
use crate::{Error, PageId, Press, plan};
use model::{ArticleId, IssueId};
use std::collections::{BTreeSet, HashSet};

/// Articles that are pressed at a stroke.
const BATCH: i64 = 200;

impl Press {
    /// Whether all pages have to be pressed anew: other templates, words or settings, another archive, or an archive that
    /// is not as far as the pages are.
    pub async fn needs_rebuild(&self) -> Result<bool, Error> {
        let (seq, edition) = self.store.position()?;
        let is_same = self.store.archive()? == self.archive.identity().await?;
        Ok(edition != self.edition || !is_same || seq > self.archive.head().await?)
    }

    /// Presses all pages anew, `progress` being told how many are done. Readers go on getting the old ones meanwhile, and
    /// new lines of the ledger are followed in between. When it is cut off, the next start begins it again.
    ///
    /// # Errors
    /// When the archive or the store refuses. Nothing is lost then; try again.
    pub async fn rebuild(&mut self, mut progress: impl FnMut(u64) + Send) -> Result<u64, Error> {
        let (identity, head) = (self.archive.identity().await?, self.archive.head().await?);
        self.store.begin_anew(identity, head)?;
        self.kept = Some(HashSet::new());
        let done = self.press_all(&mut progress).await;
        self.kept = None;
        done
    }

    async fn press_all(&mut self, progress: &mut (impl FnMut(u64) + Send)) -> Result<u64, Error> {
        let mut done = 0;
        let (mut article, mut issue) = (Some(ArticleId(0)), Some(IssueId(0)));
        while article.is_some() || issue.is_some() {
            self.catch_up().await?;
            let now = self.clock.now();
            let mut tx = self.archive.read().await?;
            let mut pages = BTreeSet::new();
            if let Some(after) = article {
                let some = tx.article_numbers_after(after, BATCH).await?;
                article = some.last().copied();
                pages.extend(some.iter().copied().map(PageId::Article));
                pages.extend(some.into_iter().map(PageId::Syndicated));
            } else if let Some(after) = issue {
                let some = tx.frozen_issues_after(after, BATCH).await?;
                issue = some.last().map(|issue| issue.id);
                pages.extend(
                    some.into_iter()
                        .map(|issue| PageId::WebEdition(issue.lang, issue.date)),
                );
            }
            let (changes, shown) = self.press(&mut tx, pages, now).await?;
            self.put(&changes, None)?;
            self.remember(&shown, now).await?;
            done += changes.len() as u64;
            progress(done);
        }
        self.catch_up().await?;
        let now = self.clock.now();
        let mut tx = self.archive.read().await?;
        let mut pages = plan::always(self.layout.newsroom());
        pages.extend(
            tx.released_blocks(SITEMAP_PART)
                .await?
                .into_iter()
                .map(PageId::SitemapPart),
        );
        let (changes, shown) = self.press(&mut tx, pages, now).await?;
        drop(tx);
        self.keep(&changes);
        self.remember(&shown, now).await?;
        let kept = self.kept.take().unwrap_or_default();
        self.store.finish(&changes, self.edition, &kept)?;
        done += changes.len() as u64;
        progress(done);
        Ok(done)
    }
}
