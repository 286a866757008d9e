//! The press as a follower of the ledger: which pages a batch of lines touches, and putting them in place.

use crate::page_id::SITEMAP_PART;
use crate::plan::{self, Facts};
use crate::{Error, PageId, Press, Use};
use archive::{FollowError, Follower, ReleasedQuery, Transaction};
use jiff::Timestamp;
use model::{ArticleId, Door, Entry, Lang, Line, Seq, StoryId};
use std::collections::BTreeSet;

/// Lines that are followed at a stroke while pages are pressed anew.
const BATCH: i64 = 256;

impl Press {
    /// Follows the ledger to its end.
    pub(crate) async fn catch_up(&mut self) -> Result<(), Error> {
        loop {
            let (position, _) = self.store.position()?;
            let lines = self.archive.lines_after(position, BATCH).await?;
            if lines.is_empty() {
                return Ok(());
            }
            self.follow_lines(&lines).await?;
        }
    }

    async fn follow_lines(&mut self, lines: &[Entry]) -> Result<(), Error> {
        let Some(last) = lines.last() else { return Ok(()) };
        // The ledger itself tells the time: what another node with a faster clock let out is out.
        let now = lines
            .iter()
            .map(|line| line.at)
            .fold(self.clock.now(), Timestamp::max);
        let mut tx = self.archive.read().await?;
        let pages = self.touched(&mut tx, lines, now).await?;
        // What people read comes first, at one stroke; feeds and sitemaps, long and read by programs, a moment later. What is
        // taken back goes from all of them at once.
        let takes_back = |entry: &Entry| matches!(&entry.line, Line::ArticleReleased { stage, .. } if stage == "withdrawn");
        let at_once = lines.iter().any(takes_back);
        let (later, first): (BTreeSet<PageId>, _) =
            pages.into_iter().partition(|page| !at_once && page.may_follow());
        let done = self.strokes(&mut tx, (first, later), now, last.seq).await;
        if done.is_err() {
            self.sitemap_parts = None;
        }
        done
    }

    /// Presses and puts in place, and moves the ledger's place with the last stroke: each stroke waits for the disk.
    async fn strokes(
        &mut self,
        tx: &mut Transaction,
        (first, later): (BTreeSet<PageId>, BTreeSet<PageId>),
        now: Timestamp,
        reached: Seq,
    ) -> Result<(), Error> {
        let (changes, mut shown) = self.press(tx, first, now).await?;
        // A kill must not wait until the archive can be written, so the pages come before what is remembered of them; the
        // place comes after it, so that what was not remembered is done again.
        self.put(&changes, None)?;
        let (changes, more) = self.press(tx, later, now).await?;
        shown.extend(more);
        self.remember(&shown, now).await?;
        self.put(&changes, Some(reached))
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
        let part = article.0.div_euclid(SITEMAP_PART);
        let new_sitemap_part = match &mut self.sitemap_parts {
            Some(known) => known.insert(part),
            none => {
                *none = Some(tx.released_blocks(SITEMAP_PART).await?.into_iter().collect());
                true
            }
        };
        let is_corrected = !tx.corrections(article).await?.is_empty();
        let versions = versions.into_iter().map(|one| one.article).collect();
        Ok(Facts {
            section,
            versions,
            users,
            new_sitemap_part,
            is_corrected,
        })
    }
}

impl Follower for Press {
    fn name(&self) -> &'static str {
        "press"
    }

    async fn position(&mut self) -> Result<Seq, FollowError> {
        if self.needs_rebuild().await? {
            let pages = self.rebuild(|_| {}).await?;
            tracing::info!(pages, "all pages are pressed anew");
        }
        Ok(self.store.position()?.0)
    }

    async fn follow(&mut self, lines: &[Entry]) -> Result<(), FollowError> {
        Ok(self.follow_lines(lines).await?)
    }
}
