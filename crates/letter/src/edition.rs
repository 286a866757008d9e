//! An issue as its readers see it now: what was withdrawn since its time came is left out, what was corrected is
//! shown corrected, and each reader is told of what he or she was sent wrong.

use crate::Error;
use crate::message::Copies;
use crate::notices::{Notices, Told};
use crate::view::{stories, view};
use archive::{Archive, Notice};
use jiff::Timestamp;
use layout::{IssueView, Layout};
use model::{ArticleId, Door, Issue, IssueId, Released, RevisionNo, SlotKind};
use std::collections::BTreeMap;
use std::sync::Arc;
use tokio::sync::Mutex;

/// Renderings that are kept from batch to batch: one for each set of notices. Few evenings have more than three.
const RENDERINGS_MAX: usize = 64;

/// The articles of a copy, with the revision shown: those of the issue, then those of which its reader is told.
type Shown = Vec<(ArticleId, RevisionNo)>;

/// A letter for the readers who are told of the same, and the number of its edition.
pub(crate) type Rendering = (Arc<Copies>, i64);

/// An issue, rendered once for each set of notices and looked at again for each batch.
pub(crate) struct Edition {
    archive: Archive,
    layout: Arc<Layout>,
    issue: Issue,
    kept: Mutex<Kept>,
}

#[derive(Default)]
struct Kept {
    notices: Notices,
    renderings: BTreeMap<Vec<Notice>, (Shown, Rendering)>,
}

impl Edition {
    pub(crate) fn new(archive: Archive, layout: Arc<Layout>, issue: Issue) -> Self {
        Self {
            archive,
            layout,
            issue,
            kept: Mutex::default(),
        }
    }

    pub(crate) fn issue(&self) -> IssueId {
        self.issue.id
    }

    /// The letter as it may be seen at `now`, once for each of these sets of notices; `None` when none of its stories
    /// is left.
    pub(crate) async fn copies(
        &self,
        sets: &[&[Notice]],
        now: Timestamp,
    ) -> Result<Option<Vec<Rendering>>, Error> {
        let mut kept = self.kept.lock().await;
        let Kept { notices, renderings } = &mut *kept;
        let mut tx = self.archive.read().await?;
        let stories = stories(&mut tx, &self.issue.slots, now).await?;
        if stories.is_empty() {
            return Ok(None);
        }
        let told = notices.read(&mut tx, sets, now).await?;
        drop(tx);
        if renderings.len() > RENDERINGS_MAX {
            renderings.retain(|set, _| sets.contains(&set.as_slice()));
        }
        let mut copies = Vec::with_capacity(sets.len());
        for set in sets {
            // The newest comes first, and what may not be seen any more takes its notice with it.
            let right: Vec<&Told> = set.iter().rev().filter_map(|notice| told.get(notice)).collect();
            let shown = shown(&stories, &right);
            let known = renderings.get(*set).filter(|(before, _)| *before == shown);
            let rendering = if let Some((_, known)) = known {
                known.clone()
            } else {
                let corrections = right.iter().map(|one| one.correction.clone()).collect();
                let view = view(&self.issue, &stories, corrections);
                let fresh = self.render(&view, &shown, now).await?;
                renderings.insert(set.to_vec(), (shown, fresh.clone()));
                fresh
            };
            copies.push(rendering);
        }
        Ok(Some(copies))
    }

    async fn render(&self, view: &IssueView, shown: &Shown, now: Timestamp) -> Result<Rendering, Error> {
        let frozen_at = self.issue.frozen_at.unwrap_or(now);
        let mail = self.layout.issue_mail(view)?;
        let copies = Copies::new(self.layout.newsroom(), &self.issue, frozen_at, &mail)?;
        Ok((Arc::new(copies), self.number(shown, now).await?))
    }

    /// Writes down what the edition shows before anybody gets it: who got which revision can be asked later, also of
    /// an article that stood only in a notice.
    async fn number(&self, shown: &Shown, now: Timestamp) -> Result<i64, Error> {
        let mut tx = self.archive.begin("letter", "").await?;
        let (number, is_new) = tx.issue_edition(self.issue.id, shown).await?;
        if is_new {
            let place = format!("/{}/letter/{}", self.issue.lang, self.issue.date);
            for (article, revision) in shown {
                tx.place(*article, *revision, Door::Letter.name(), &place, now)
                    .await?;
            }
        }
        tx.commit().await?;
        Ok(number)
    }
}

fn shown(stories: &[(SlotKind, Released)], told: &[&Told]) -> Shown {
    let stories = stories.iter().map(|(_, one)| (one.article, one.revision));
    stories.chain(told.iter().map(|one| one.shown)).collect()
}
