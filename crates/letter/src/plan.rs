//! A letter's time comes: its stories and readers are fixed, a copy for each reader is planned, and what it tells that reader
//! was put right.
//!
//! Any number of nodes may ask as often as they like: the first that finds an issue open fixes it, in one transaction.

use crate::due::{Moment, TOO_LATE, due_at, instants, moment};
use crate::{Error, choice};
use archive::{Archive, Transaction};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Span, Timestamp};
use layout::Layout;
use model::{Door, Issue, IssueId, IssueState, Letter, LetterId, Slot};

/// Under this name the archive remembers when somebody looked last.
const LOOK: &str = "letter-clock";
/// How exactly that is remembered.
const LOOK_EVERY: SignedDuration = SignedDuration::from_secs(60);
/// Dates around today that can be due now somewhere on Earth, or became due while a machine stood still.
const DATES: std::ops::RangeInclusive<i64> = -3..=1;
/// Dates that can become due next: within a week there is one.
const DATES_AHEAD: std::ops::RangeInclusive<i64> = -1..=8;

/// Fixes each issue whose time has come, and plans its copies. Answers the issues that it fixed.
///
/// An issue that is twelve hours late or more is left out, with a line in the ledger; so is one for which there is no
/// story that readers may see.
///
/// # Errors
/// When the archive cannot be read. What goes wrong with one letter is logged and does not keep the others.
pub async fn freeze_due(archive: &Archive, layout: &Layout, now: Timestamp) -> Result<Vec<IssueId>, Error> {
    let mut tx = archive.read().await?;
    let looked_at = last_look(&mut tx, now).await?;
    let mut ripe = Vec::new();
    for letter in tx.letters().await? {
        if !layout.newsroom().publishes_in(letter.lang) {
            continue;
        }
        let parts = tx.audience_parts(letter.lang).await?;
        for date in dates(now, DATES) {
            let moment = moment(
                &instants(&letter.schedule, date, &parts),
                looked_at.max(letter.since),
                now,
            );
            if moment != Moment::Ahead && is_open(&mut tx, &letter, date).await? {
                ripe.push((letter.clone(), date, moment));
            }
        }
    }
    drop(tx);
    let mut fixed = Vec::new();
    let mut whole = true;
    for (letter, date, moment) in ripe {
        let done = match moment {
            Moment::Missed => leave_out(archive, &letter, date, now).await.map(|()| None),
            _ => fix(archive, &letter, date, now).await,
        };
        match done {
            Ok(issue) => fixed.extend(issue),
            Err(error) => {
                whole = false;
                let reason = crate::postbox::error_chain(&error);
                tracing::error!(lang = letter.lang.tag(), %date, reason, "a letter could not be prepared; trying again");
            }
        }
    }
    if whole && now.duration_since(looked_at) >= LOOK_EVERY {
        let mut tx = archive.begin("letter", "").await?;
        tx.set_setting(LOOK, &now.to_string()).await?;
        tx.commit().await?;
    }
    Ok(fixed)
}

/// Fixes one letter's issue of a date that is due since `due_at`, or says that it is left out when it is too late for it. When
/// its time has moved on meanwhile, nothing happens.
///
/// # Errors
/// When the archive fails.
pub async fn freeze_one(
    archive: &Archive,
    layout: &Layout,
    (letter, date): (LetterId, Date),
    due_at: Timestamp,
    now: Timestamp,
) -> Result<(), Error> {
    let mut tx = archive.read().await?;
    let known = tx.letters().await?.into_iter().find(|known| known.id == letter);
    let Some(letter) = known.filter(|letter| layout.newsroom().publishes_in(letter.lang)) else {
        return Ok(());
    };
    let looked_at = last_look(&mut tx, now).await?;
    let instants = instants(&letter.schedule, date, &tx.audience_parts(letter.lang).await?);
    drop(tx);
    let is_late = now.duration_since(due_at) >= TOO_LATE;
    let is_over = instants.last().is_some_and(|last| *last <= now);
    match moment(&instants, looked_at.max(letter.since), now) {
        Moment::Now => fix(archive, &letter, date, now).await.map(|_| ()),
        Moment::Missed => leave_out(archive, &letter, date, now).await,
        // An evening that was promised before its schedule was changed.
        Moment::Ahead if is_over && !is_late => fix(archive, &letter, date, now).await.map(|_| ()),
        Moment::Ahead if is_over => leave_out(archive, &letter, date, now).await,
        Moment::Ahead => Ok(()),
    }
}

/// Fixes one issue now, whatever its time, as an editor asks for it: its copies are due at once. Whether it was open.
///
/// # Errors
/// When there is no such issue, no story that readers may see, or the archive fails.
pub async fn freeze_now(archive: &Archive, issue: IssueId, now: Timestamp) -> Result<bool, Error> {
    let mut tx = archive.begin("letter", "sent by hand").await?;
    let issue = tx.issue(issue).await?.ok_or(Error::NoSuchIssue(issue))?;
    let letters = tx.letters().await?;
    let letter = letters
        .iter()
        .find(|letter| letter.id == issue.letter)
        .ok_or(Error::NoSuchIssue(issue.id))?;
    let slots = choice::slots(&mut tx, letter, &issue, now).await?;
    if slots.is_empty() {
        return Err(Error::NoStories);
    }
    if !tx.freeze_issue(issue.id, &slots, now).await? {
        return Ok(false);
    }
    for part in tx.audience_parts(letter.lang).await? {
        tx.plan_deliveries(&issue, &part, now, now).await?;
    }
    tx.plan_notices(&issue, now).await?;
    place_letter(&mut tx, &issue, &slots, now).await?;
    tx.commit().await?;
    Ok(true)
}

/// When something is to be done next, at the earliest now: an issue to be fixed, or a copy to be sent.
///
/// # Errors
/// When the archive cannot be read.
pub async fn next_due(archive: &Archive, now: Timestamp) -> Result<Option<Timestamp>, Error> {
    let mut tx = archive.read().await?;
    let looked_at = last_look(&mut tx, now).await?;
    let mut next = Vec::new();
    for letter in tx.letters().await? {
        let parts = tx.audience_parts(letter.lang).await?;
        for date in dates(now, DATES_AHEAD) {
            let instants = instants(&letter.schedule, date, &parts);
            let waiting = instants
                .iter()
                .find(|at| **at > looked_at.max(letter.since) && now.duration_since(**at) < TOO_LATE);
            if let Some(at) = waiting
                && is_open(&mut tx, &letter, date).await?
            {
                next.push((*at).max(now));
                break;
            }
        }
    }
    for issue in tx.unfinished_issues().await? {
        if issue.state == IssueState::Sending {
            next.extend(tx.next_delivery(issue.id).await?.map(|at| at.max(now)));
        }
    }
    Ok(next.into_iter().min())
}

/// When somebody looked last. One who never did, or whose clock went backwards, looks at the last twelve hours.
pub(crate) async fn last_look(tx: &mut Transaction, now: Timestamp) -> Result<Timestamp, Error> {
    let kept = tx
        .setting(LOOK)
        .await?
        .and_then(|kept| kept.parse::<Timestamp>().ok());
    Ok(kept.filter(|kept| *kept <= now).unwrap_or(now - TOO_LATE))
}

pub(crate) fn dates(now: Timestamp, days: std::ops::RangeInclusive<i64>) -> impl Iterator<Item = Date> {
    let today = TimeZone::UTC.to_datetime(now).date();
    days.filter_map(move |days| today.checked_add(Span::new().days(days)).ok())
}

pub(crate) async fn is_open(tx: &mut Transaction, letter: &Letter, date: Date) -> Result<bool, Error> {
    Ok(tx
        .issue_on(letter.lang, date)
        .await?
        .is_none_or(|issue| issue.state == IssueState::Open))
}

/// Fixes stories and readers of one issue; `None` when another node did, or there is nothing to send.
async fn fix(
    archive: &Archive,
    letter: &Letter,
    date: Date,
    now: Timestamp,
) -> Result<Option<IssueId>, Error> {
    let mut tx = archive.begin("letter", "").await?;
    let issue = tx.open_issue(letter.id, date).await?;
    if issue.state != IssueState::Open {
        return Ok(None);
    }
    let slots = choice::slots(&mut tx, letter, &issue, now).await?;
    if slots.is_empty() {
        drop(tx);
        tracing::error!(lang = letter.lang.tag(), %date, "there is no story for this evening's letter: it is not sent");
        close_empty(archive, letter, date, "no story for this evening", now).await?;
        return Ok(None);
    }
    if !tx.freeze_issue(issue.id, &slots, now).await? {
        return Ok(None);
    }
    let mut copies = 0;
    for part in tx.audience_parts(letter.lang).await? {
        if let Some(due) = due_at(&letter.schedule, date, &part) {
            copies += tx.plan_deliveries(&issue, &part, due, now).await?;
        }
    }
    let notices = tx.plan_notices(&issue, now).await?;
    place_letter(&mut tx, &issue, &slots, now).await?;
    tx.commit().await?;
    tracing::info!(lang = letter.lang.tag(), %date, issue = %issue.id, stories = slots.len(), copies, notices, "a letter's time has come");
    Ok(Some(issue.id))
}

/// Remembers which revisions an issue carries away.
async fn place_letter(
    tx: &mut Transaction,
    issue: &Issue,
    slots: &[Slot],
    now: Timestamp,
) -> Result<(), Error> {
    let place = format!("/{}/letter/{}", issue.lang, issue.date);
    for slot in slots {
        if let Some(revision) = slot.revision {
            tx.place(slot.article, revision, Door::Letter.name(), &place, now)
                .await?;
        }
    }
    Ok(())
}

/// Writes down that there was no letter on a date, because its time went by while the machine stood still.
async fn leave_out(archive: &Archive, letter: &Letter, date: Date, now: Timestamp) -> Result<(), Error> {
    let issue = close_empty(archive, letter, date, "left out: twelve hours late", now).await?;
    if issue.is_some() {
        tracing::error!(lang = letter.lang.tag(), %date, "an evening's letter is left out, as it would be twelve hours late");
    }
    Ok(())
}

/// Closes an open issue without a copy; `None` when it was not open any more.
async fn close_empty(
    archive: &Archive,
    letter: &Letter,
    date: Date,
    why: &str,
    now: Timestamp,
) -> Result<Option<Issue>, Error> {
    let mut tx = archive.begin("letter", why).await?;
    let issue = tx.open_issue(letter.id, date).await?;
    if !tx.freeze_issue(issue.id, &[], now).await? {
        return Ok(None);
    }
    tx.close_issue(issue.id, now).await?;
    tx.commit().await?;
    Ok(Some(issue))
}
