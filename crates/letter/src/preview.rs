//! A letter for whoever composes it. Nobody knows who reads it, so it lists what was put right lately for everybody.

use crate::view::{stories, view};
use crate::{Error, choice};
use archive::{Archive, ReleasedQuery, Transaction};
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use layout::{Layout, LetterCorrection, Mail, TeaserView};
use model::{CorrectionNote, Door, Issue, IssueId, IssueState, Lang, Released};

const CORRECTIONS_MAX: usize = 3;
/// Corrections since the last letter.
const CORRECTIONS_AGE: SignedDuration = SignedDuration::from_hours(24);
/// Stories that are searched for corrections, besides those of the last letters.
const LOOK_AT: i64 = 200;

/// What the letter of an evening looks like at `now`: a frozen one as it goes out, an open one as it would. In place of
/// what each reader is told was put right stand the corrections of the last 24 hours.
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
    let stories = stories(&mut tx, &slots, now).await?;
    if stories.is_empty() {
        return Err(Error::NoStories);
    }
    let corrections = corrections(&mut tx, &issue, issue.frozen_at.unwrap_or(now), now).await?;
    drop(tx);
    Ok(layout.issue_mail(&view(&issue, &stories, corrections))?)
}

/// What was put right in the 24 hours before the issue's time, newest first: where the last letters stood, and
/// elsewhere.
async fn corrections(
    tx: &mut Transaction,
    issue: &Issue,
    frozen_at: Timestamp,
    now: Timestamp,
) -> Result<Vec<LetterCorrection>, Error> {
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
            .map(|note| LetterCorrection {
                story: TeaserView::from(one),
                note: note.clone(),
                stood_on: None,
            })
            .collect::<Vec<_>>()
    };
    let mut found: Vec<LetterCorrection> = stories.iter().flat_map(notes).collect();
    found.sort_by_key(|one| (std::cmp::Reverse(one.note.at), one.story.article));
    found.truncate(CORRECTIONS_MAX);
    Ok(found)
}
