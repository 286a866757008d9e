//! What an item that came in does to what was made of items before it.

use archive::{Act, Error, KillAlarm, KillAlarmKind, Transaction};
use jiff::Timestamp;
use model::{
    Action, ArticleId, LIKELY, MediaHash, OnKill, PubStatus, Role, SourceChange, SourceNews, Stage, WireItem,
    WireItemId, WireVerdict, news_of,
};

/// What became of articles, pictures and recordings because of an item.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Consequences {
    /// The articles that were withdrawn because the agency took it back.
    pub withdrawn: Vec<ArticleId>,
    /// The pictures and recordings that are not shown any more because they came with it.
    pub media: Vec<MediaHash>,
    /// The articles about which somebody has to decide.
    pub flagged: Vec<ArticleId>,
    /// A kill that somebody has to act upon.
    pub alarm: Option<KillAlarm>,
}

impl Consequences {
    fn add(&mut self, other: Self) {
        self.withdrawn.extend(other.withdrawn);
        self.media.extend(other.media);
        self.flagged.extend(other.flagged);
        self.alarm = self.alarm.take().or(other.alarm);
    }
}

/// Does what follows from an item, in the change that keeps it: neither happens alone.
pub(crate) async fn follow(
    tx: &mut Transaction,
    id: WireItemId,
    item: &WireItem,
    verdict: WireVerdict,
    now: Timestamp,
) -> Result<Consequences, Error> {
    let mut done = Consequences::default();
    match verdict {
        WireVerdict::Killed => {
            // On the heap: a kill is rare, and its steps are many.
            let mut done = Box::pin(killed(tx, id, item, now)).await?;
            Box::pin(named_elsewhere(tx, id, item, now, &mut done)).await?;
            return Ok(done);
        }
        WireVerdict::Updated => {
            updated(tx, id, (id, item), now, &mut done.flagged).await?;
            tx.plan_rights_with(id, now).await?;
            hold_back(tx, id, item, now).await?;
        }
        WireVerdict::New => {}
        WireVerdict::Known => return Ok(done),
    }
    // A correction that comes as an item of its own names the one that it puts right.
    for named in tx.items_named(&item.agency, &item.replaces).await? {
        if named != id {
            updated(tx, named, (id, item), now, &mut done.flagged).await?;
        }
    }
    Ok(done)
}

/// Says loudly what nobody may overlook.
pub(crate) fn tell(item: WireItemId, done: &Consequences) {
    if let Some(alarm) = &done.alarm {
        let candidates: Vec<i64> = alarm.candidates.iter().map(|one| one.item.0).collect();
        tracing::error!(
            %item,
            kind = ?alarm.kind,
            articles = ?done.flagged,
            ?candidates,
            "alarm: an agency’s kill needs an editor; `vesper wire alarms` says what to do"
        );
    }
}

/// Flags what was made of `used` because of what `newest` says; that may be its newer version or another item.
async fn updated(
    tx: &mut Transaction,
    used: WireItemId,
    (newest_id, newest): (WireItemId, &WireItem),
    now: Timestamp,
    flagged: &mut Vec<ArticleId>,
) -> Result<(), Error> {
    // Held in the order of all others before anything is moved.
    if tx.hold_articles_from(used).await?.is_empty() {
        return Ok(());
    }
    let Some(row) = tx.wire_item(used).await? else {
        return Ok(());
    };
    for (article, from) in tx.versions_used(used).await? {
        let before = tx.wire_version(used, from).await?;
        let before = before.map(|before| before.item).unwrap_or_default();
        let Some((news, differs)) = news_of(&before, newest) else {
            continue;
        };
        let change = SourceChange {
            item: used,
            agency: row.item.agency.clone(),
            news,
            from,
            to: row.versions,
            by_item: (newest_id != used).then_some(newest_id),
            differs,
            at: now,
        };
        tx.plan_rights_of(article, now).await?;
        if tx.raise_source_flag(article, change, now).await? && !flagged.contains(&article) {
            flagged.push(article);
        }
    }
    Ok(())
}

/// Carries a later embargo, or a “withheld”, over to the articles that were made from an item and are not out yet. What is
/// before the readers stays there: only a kill takes it back.
async fn hold_back(
    tx: &mut Transaction,
    id: WireItemId,
    item: &WireItem,
    now: Timestamp,
) -> Result<(), Error> {
    for number in tx.articles_from(id).await? {
        let Some(article) = tx.article(number).await? else {
            continue;
        };
        if article.stage.published_since().is_some() {
            continue;
        }
        tx.inherit_embargo(number, item.embargo, now).await?;
        if item.pubstatus == PubStatus::Withheld {
            stop(tx, number, now).await?;
        }
    }
    Ok(())
}

/// Takes the time away from an article that was to go out.
async fn stop(tx: &mut Transaction, id: ArticleId, now: Timestamp) -> Result<(), Error> {
    let article = tx.article(id).await?;
    if article.is_some_and(|article| matches!(article.stage, Stage::Scheduled { .. })) {
        tx.act(id, Action::Unschedule, Role::Wire, Act::default(), now)
            .await?;
    }
    Ok(())
}

/// What a kill does: as the newsroom has said, and nothing that waits for its time goes out.
async fn killed(
    tx: &mut Transaction,
    id: WireItemId,
    item: &WireItem,
    now: Timestamp,
) -> Result<Consequences, Error> {
    // A picture that came with a text may be killed by its own identifier.
    tx.link_media_named(id, &item.agency, std::slice::from_ref(&item.guid))
        .await?;
    let versions = tx.wire_item(id).await?.map_or(0, |row| row.versions);
    if versions > 1 || !tx.articles_from(id).await?.is_empty() {
        return by_policy(tx, id, item, now).await;
    }
    // Some agencies kill by an item of its own, which names the one that it takes back.
    tx.link_media_named(id, &item.agency, &item.replaces).await?;
    let mut named = tx.items_named(&item.agency, &item.replaces).await?;
    named.retain(|one| *one != id);
    if named.is_empty() && tx.media_from(id).await?.is_empty() {
        return unmatched(tx, id, item, now).await;
    }
    let mut done = by_policy(tx, id, item, now).await?;
    for one in named {
        if tx.cancel_item(one, now).await? {
            done.add(by_policy(tx, one, item, now).await?);
        }
    }
    Ok(done)
}

/// Takes back what was made of an item that its agency killed, or alarms, as the newsroom has said.
async fn by_policy(
    tx: &mut Transaction,
    id: WireItemId,
    item: &WireItem,
    now: Timestamp,
) -> Result<Consequences, Error> {
    match tx.kill_policy().await?.of(&item.agency) {
        OnKill::Withdraw => taken_back(tx, id, now).await,
        OnKill::Alarm => {
            let mut done = Consequences::default();
            for article in tx.hold_articles_from(id).await? {
                stop(tx, article, now).await?;
                flag_killed(tx, article, id, SourceNews::Killed, (item, None), now, &mut done).await?;
            }
            let has_media = !tx.media_from(id).await?.is_empty();
            if has_media || !done.flagged.is_empty() {
                done.alarm = Some(KillAlarm {
                    item: id,
                    at: now,
                    kind: KillAlarmKind::Undecided,
                    candidates: Vec::new(),
                });
            }
            alarm(tx, &done).await?;
            Ok(done)
        }
    }
}

async fn alarm(tx: &mut Transaction, done: &Consequences) -> Result<(), Error> {
    match &done.alarm {
        Some(alarm) => tx.alarm_kill(alarm).await,
        None => Ok(()),
    }
}

async fn flag_killed(
    tx: &mut Transaction,
    article: ArticleId,
    used: WireItemId,
    news: SourceNews,
    (item, by_item): (&WireItem, Option<WireItemId>),
    now: Timestamp,
    done: &mut Consequences,
) -> Result<(), Error> {
    let from = tx.versions_used(used).await?.get(&article).copied().unwrap_or(1);
    let row = tx.wire_item(used).await?;
    let change = SourceChange {
        item: used,
        // An item that a kill names may be known from an agency of another name.
        agency: row.as_ref().map_or(&item.agency, |row| &row.item.agency).clone(),
        news,
        from,
        to: row.map_or(from, |row| row.versions),
        by_item,
        differs: Vec::new(),
        at: now,
    };
    if tx.raise_source_flag(article, change, now).await? && !done.flagged.contains(&article) {
        done.flagged.push(article);
    }
    Ok(())
}

/// A kill that names no item that is known here: likely ones wait for an editor, and nothing is taken back by itself.
async fn unmatched(
    tx: &mut Transaction,
    id: WireItemId,
    item: &WireItem,
    now: Timestamp,
) -> Result<Consequences, Error> {
    let mut done = Consequences::default();
    let candidates = tx.kill_candidates(id, item, now).await?;
    let likely = candidates.iter().filter(|one| one.likeness >= LIKELY);
    let mut suspects: Vec<WireItemId> = likely.map(|one| one.item).collect();
    suspects.sort_unstable();
    for suspect in suspects {
        for article in tx.hold_articles_from(suspect).await? {
            flag_killed(
                tx,
                article,
                suspect,
                SourceNews::MayBeKilled,
                (item, Some(id)),
                now,
                &mut done,
            )
            .await?;
        }
    }
    if !candidates.is_empty()
        || !done.flagged.is_empty()
        || tx.uses_agency(&item.agency).await?
        || tx.names_media_elsewhere(item).await?
    {
        done.alarm = Some(KillAlarm {
            item: id,
            at: now,
            kind: KillAlarmKind::Unmatched,
            candidates,
        });
    }
    alarm(tx, &done).await?;
    Ok(done)
}

/// A kill whose identifiers are known from an agency of another name as well: an editor says whether it means that too.
async fn named_elsewhere(
    tx: &mut Transaction,
    id: WireItemId,
    item: &WireItem,
    now: Timestamp,
    done: &mut Consequences,
) -> Result<(), Error> {
    // One that took nothing back by itself has flagged these with the other likely ones.
    if done
        .alarm
        .as_ref()
        .is_some_and(|alarm| alarm.kind == KillAlarmKind::Unmatched)
    {
        return Ok(());
    }
    let flagged = done.flagged.len();
    for named in tx.items_named_elsewhere(item).await? {
        for article in tx.hold_articles_from(named).await? {
            let by = (item, Some(id));
            flag_killed(tx, article, named, SourceNews::MayBeKilled, by, now, done).await?;
        }
    }
    if done.flagged.len() > flagged && done.alarm.is_none() {
        done.alarm = Some(KillAlarm {
            item: id,
            at: now,
            kind: KillAlarmKind::Unmatched,
            candidates: tx.kill_candidates(id, item, now).await?,
        });
        alarm(tx, done).await?;
    }
    Ok(())
}

/// Withdraws the articles that use an item, in the change that keeps the kill, and ends the right to show what came with it.
/// One that is withdrawn already stays as it is; one of which only an earlier revision used it is flagged.
async fn taken_back(tx: &mut Transaction, id: WireItemId, now: Timestamp) -> Result<Consequences, Error> {
    let mut done = Consequences::default();
    for article in tx.hold_articles_from(id).await? {
        match tx
            .act(article, Action::Withdraw, Role::Wire, Act::default(), now)
            .await
        {
            Ok(_) => done.withdrawn.push(article),
            Err(Error::Refused(..)) => {}
            Err(error) => return Err(error),
        }
    }
    let item = tx.wire_item(id).await?.map(|row| row.item).unwrap_or_default();
    for article in tx.articles_once_from(id).await? {
        flag_killed(tx, article, id, SourceNews::Killed, (&item, None), now, &mut done).await?;
    }
    done.media = tx.end_media_from(id, now).await?;
    Ok(done)
}

/// Does to everything that was made of an item what the agency's kill does, because an editor says that a kill means it, or
/// decides to follow one. `notice` is the kill that said so, when it is another item.
///
/// # Errors
/// When there is no such item, or the change has no reason.
pub async fn take_back(
    tx: &mut Transaction,
    item: WireItemId,
    notice: Option<WireItemId>,
    now: Timestamp,
) -> Result<Consequences, Error> {
    tx.cancel_item(item, now).await?;
    // Settled first: what is done now decides it, and not the last of the articles.
    tx.settle_kill(item, now).await?;
    let done = taken_back(tx, item, now).await?;
    if let Some(notice) = notice {
        tx.settle_kill(notice, now).await?;
        tx.clear_suspicion(notice, now).await?;
    }
    Ok(done)
}
