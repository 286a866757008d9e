//! An issue as its readers see it now: what was withdrawn since its time came is left out, what was corrected is
//! shown corrected.

use crate::message::Copies;
use crate::{Error, choice};
use archive::{Archive, ReleasedQuery, Transaction};
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use layout::{IssueView, Layout, Mail, TeaserView};
use model::{
    ArticleId, CorrectionNote, Door, Issue, IssueId, IssueState, Lang, Released, RevisionNo, Slot, SlotKind,
};
use std::sync::Arc;
use tokio::sync::Mutex;

const CORRECTIONS_MAX: usize = 3;
/// Corrections since the last letter.
const CORRECTIONS_AGE: SignedDuration = SignedDuration::from_hours(24);
/// Stories that are searched for corrections, besides those of the last letters.
const LOOK_AT: i64 = 200;

/// The articles of an issue that may be seen, with the revision shown.
type Shown = Vec<(ArticleId, RevisionNo)>;

/// An issue, rendered once and looked at again for each batch.
pub(crate) struct Edition {
    archive: Archive,
    layout: Arc<Layout>,
    issue: Issue,
    kept: Mutex<Option<Kept>>,
}

#[derive(Clone)]
struct Kept {
    /// What is looked at again: the slots' articles and those whose corrections are named.
    watched: Vec<ArticleId>,
    shown: Shown,
    copies: Option<(Arc<Copies>, i64)>,
}

impl Edition {
    pub(crate) fn new(archive: Archive, layout: Arc<Layout>, issue: Issue) -> Self {
        Self {
            archive,
            layout,
            issue,
            kept: Mutex::new(None),
        }
    }

    pub(crate) fn issue(&self) -> IssueId {
        self.issue.id
    }

    /// The letter as it may be seen at `now`, with the number of the edition; `None` when nothing is left of it.
    pub(crate) async fn copies(&self, now: Timestamp) -> Result<Option<(Arc<Copies>, i64)>, Error> {
        let mut kept = self.kept.lock().await;
        let mut tx = self.archive.read().await?;
        if let Some(before) = &*kept
            && shown(&mut tx, &before.watched, now).await? == before.shown
        {
            return Ok(before.copies.clone());
        }
        let frozen_at = self.issue.frozen_at.unwrap_or(now);
        let view = view(&mut tx, &self.issue, &self.issue.slots, frozen_at, now).await?;
        let watched = watched(&self.issue.slots, &view);
        let shown = shown(&mut tx, &watched, now).await?;
        drop(tx);
        let copies = if is_empty(&view) {
            None
        } else {
            let mail = self.layout.issue_mail(&view)?;
            let copies = Copies::new(self.layout.newsroom(), &self.issue, frozen_at, &mail)?;
            Some((Arc::new(copies), self.number(&shown, now).await?))
        };
        *kept = Some(Kept {
            watched,
            shown,
            copies: copies.clone(),
        });
        Ok(copies)
    }

    /// Writes down what the edition shows before anybody gets it: who got which revision can be asked later.
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

fn watched(slots: &[Slot], view: &IssueView) -> Vec<ArticleId> {
    let corrected = view.corrections.iter().map(|(teaser, _)| teaser.article);
    slots.iter().map(|slot| slot.article).chain(corrected).collect()
}

async fn shown(tx: &mut Transaction, watched: &[ArticleId], now: Timestamp) -> Result<Shown, Error> {
    let mut shown = Shown::new();
    for article in watched {
        let found = tx
            .released(ReleasedQuery::Article(*article), Door::Letter, now, 1)
            .await?;
        shown.extend(found.iter().map(|one| (one.article, one.revision)));
    }
    Ok(shown)
}

fn is_empty(view: &IssueView) -> bool {
    view.hard_news.is_empty() && view.features.is_empty()
}

/// What the letter of an evening looks like at `now`: a frozen one as it goes out, an open one as it would.
///
/// # Errors
/// When there is no letter in that language, or no story for it.
pub async fn preview(
    archive: &Archive,
    layout: &Layout,
    lang: Lang,
    date: Date,
    now: Timestamp,
) -> Result<Mail, Error> {
    let mut tx = archive.read().await?;
    let letters = tx.letters().await?;
    let letter = letters
        .into_iter()
        .find(|letter| letter.lang == lang)
        .ok_or(Error::NoSuchLetter)?;
    let planned = Issue {
        id: IssueId(0),
        letter: letter.id,
        lang,
        date,
        state: IssueState::Open,
        slots: Vec::new(),
        chosen: false,
        frozen_at: None,
    };
    let issue = tx.issue_on(lang, date).await?.unwrap_or(planned);
    let slots = match issue.state {
        IssueState::Open => choice::slots(&mut tx, &letter, &issue, now).await?,
        IssueState::Sending | IssueState::Sent => issue.slots.clone(),
    };
    let view = view(&mut tx, &issue, &slots, issue.frozen_at.unwrap_or(now), now).await?;
    drop(tx);
    if is_empty(&view) {
        Err(Error::NoStories)
    } else {
        Ok(layout.issue_mail(&view)?)
    }
}

/// Reads what an issue shows, through the letter's door.
async fn view(
    tx: &mut Transaction,
    issue: &Issue,
    slots: &[Slot],
    frozen_at: Timestamp,
    now: Timestamp,
) -> Result<IssueView, Error> {
    let (mut hard_news, mut features) = (Vec::new(), Vec::new());
    for slot in slots {
        for one in tx
            .released(ReleasedQuery::Article(slot.article), Door::Letter, now, 1)
            .await?
        {
            match slot.kind {
                SlotKind::HardNews => hard_news.push(TeaserView::from(&one)),
                SlotKind::Feature => features.push(TeaserView::from(&one)),
            }
        }
    }
    let corrections = corrections(tx, issue, frozen_at, now).await?;
    let web_path = format!("/{}/letter/{}", issue.lang, issue.date);
    Ok(IssueView {
        lang: issue.lang,
        date: issue.date,
        issue: issue.id,
        hard_news,
        features,
        corrections,
        web_path,
    })
}

/// What was put right in the 24 hours before the issue's time, newest first: where the last letters stood, and
/// elsewhere.
async fn corrections(
    tx: &mut Transaction,
    issue: &Issue,
    frozen_at: Timestamp,
    now: Timestamp,
) -> Result<Vec<(TeaserView, CorrectionNote)>, Error> {
    let mut stories = tx
        .released(ReleasedQuery::Newest(issue.lang), Door::Letter, now, LOOK_AT)
        .await?;
    for article in choice::used_before(tx, issue).await? {
        if stories.iter().all(|one| one.article != article) {
            stories.extend(
                tx.released(ReleasedQuery::Article(article), Door::Letter, now, 1)
                    .await?,
            );
        }
    }
    let lately =
        |note: &&CorrectionNote| note.at <= frozen_at && frozen_at.duration_since(note.at) < CORRECTIONS_AGE;
    let notes = |one| {
        let one: &Released = one;
        one.teaser
            .corrections
            .iter()
            .filter(lately)
            .map(|note| (TeaserView::from(one), note.clone()))
            .collect::<Vec<_>>()
    };
    let mut found: Vec<(TeaserView, CorrectionNote)> = stories.iter().flat_map(notes).collect();
    found.sort_by_key(|(teaser, note)| (std::cmp::Reverse(note.at), teaser.article));
    found.truncate(CORRECTIONS_MAX);
    Ok(found)
}
