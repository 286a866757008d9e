//! The crash rehearsal: a letter's sender is killed again and again with SIGKILL, at moments that a seed decides, and
//! at the end every reader must have the letter. Used by a test of `vesper` and by the bench.

mod catcher;
mod report;
mod sender;

pub use report::CrashReport;

use crate::{Chance, House, article, content};
use archive::{Database, Progress};
use catcher::Catcher;
use letter::Sink;
use model::{IssueId, Lang, SubscriptionState};
use sender::{Ended, Sender};
use std::path::PathBuf;
use std::time::{Duration, Instant};
use tokio::time::{sleep, timeout};

/// Longer than this a sender is not waited for.
const PATIENCE: Duration = Duration::from_mins(10);
/// The share of the copies that is meant to be sent under fire: a half. Killing takes its time, so it becomes more.
const UNDER_FIRE: (u64, u64) = (1, 2);
/// One kill in this many comes by the clock, so that starting up, fixing the issue and taking back are hit as well.
const BY_THE_CLOCK: u64 = 4;
const BY_THE_CLOCK_MS: u64 = 150;
const JITTER_MICROS: u64 = 3000;

/// How a sender is killed.
#[derive(Clone, Debug)]
pub struct CrashPlan {
    /// The program `vesper`.
    pub vesper: PathBuf,
    /// Readers of the letter.
    pub subscribers: u32,
    /// How often the sender is killed before it may work undisturbed.
    pub kills: u32,
    /// Decides the moments. A failed run is repeated with its seed; how far the sender is at a moment is not repeated.
    pub seed: u64,
    /// The sender's connections to the relay.
    pub connections: u32,
    /// After this time a killed sender's copies are taken over.
    pub lease: Duration,
}

/// Makes a newsroom with one letter in an empty house and sends that letter under fire.
///
/// # Errors
/// When the newsroom cannot be made, or the letter does not come to an end. What came is judged by the report.
pub async fn run(house: &House, plan: &CrashPlan) -> Result<CrashReport, String> {
    let catcher = Catcher::new();
    let sink = Sink::listen("127.0.0.1:0", catcher.clone())
        .await
        .map_err(|error| format!("no port for the mail sink: {error}"))?;
    let database = match &house.database {
        Database::Sqlite(file) => format!("sqlite:{}", file.display()),
        Database::Postgres(url) => url.clone(),
    };
    let smtp = format!("smtp://{}", sink.addr());
    let sender = Sender::new(plan, house.folder.path(), &database, &smtp)?;
    furnish(house, plan, &sender).await?;

    let mut report = CrashReport {
        seed: plan.seed,
        connections: plan.connections,
        subscribers: plan.subscribers,
        ..CrashReport::default()
    };
    under_fire(house, plan, &sender, &catcher, &mut report).await?;
    to_the_end(house, plan, &sender, &catcher, &mut report).await?;
    let progress = progress(house).await?.ok_or("the letter's issue is gone")?;
    report.count(&catcher.caught(), &progress);
    Ok(report)
}

/// Settings, four stories and the readers, who come in as a list.
async fn furnish(house: &House, plan: &CrashPlan, sender: &Sender) -> Result<(), String> {
    sender.init().await?;
    #[expect(
        clippy::disallowed_methods,
        reason = "the program under test has a real clock, and yesterday's news makes no letter"
    )]
    let now = jiff::Timestamp::now();
    for number in 1..=4 {
        let story = content(&format!("The lock at Aldonne opens for ship {number}"));
        article(&house.archive, &format!("ship-{number}"), Lang::EN, &story, now).await;
    }
    let addresses = (1..=plan.subscribers).map(|number| format!("{}\n", address(number)));
    let list = house.folder.path().join("readers.csv");
    let text: String = std::iter::once("email\n".to_owned()).chain(addresses).collect();
    std::fs::write(&list, text).map_err(|error| format!("cannot write {}: {error}", list.display()))?;
    sender.import(&list).await?;
    let mut tx = house.archive.read().await.map_err(|error| error.to_string())?;
    let counts = tx.count_subscribers().await.map_err(|error| error.to_string())?;
    let wanted = (
        SubscriptionState::Confirmed.name().to_owned(),
        i64::from(plan.subscribers),
    );
    if counts == [wanted] {
        Ok(())
    } else {
        Err(format!(
            "{} readers were brought in, but there are {counts:?}",
            plan.subscribers
        ))
    }
}

pub(crate) fn address(number: u32) -> String {
    format!("reader{number}@readers.example")
}

async fn under_fire(
    house: &House,
    plan: &CrashPlan,
    sender: &Sender,
    catcher: &Catcher,
    report: &mut CrashReport,
) -> Result<(), String> {
    let mut chance = Chance::of(plan.seed);
    let share = u64::from(plan.subscribers) * UNDER_FIRE.0 / UNDER_FIRE.1 / u64::from(plan.kills.max(1));
    while report.kills < plan.kills && report.starts < plan.kills * 3 {
        let by_the_clock = chance.below(BY_THE_CLOCK) == 0;
        let clock = Duration::from_millis(chance.below(BY_THE_CLOCK_MS));
        let letters = if by_the_clock {
            2 * share
        } else {
            1 + chance.below(2 * share)
        };
        let jitter = Duration::from_micros(chance.below(JITTER_MICROS));
        let mut count = catcher.count();
        let before = *count.borrow();
        let sent = async {
            let _ = count.wait_for(|count| *count >= before + letters).await;
            sleep(jitter).await;
        };
        let moment = async {
            if by_the_clock {
                // Where copies leave fast, a clock alone would let too many go before it strikes.
                let _ = timeout(clock, sent).await;
            } else {
                sent.await;
            }
        };
        report.starts += 1;
        match sender.killed_at(moment, PATIENCE).await? {
            Ended::Killed => {
                report.kills += 1;
                report.kills_while_sending += u32::from(*catcher.count().borrow() > before);
            }
            // What is left is held by the sender that was killed before.
            Ended::Done => sleep(plan.lease).await,
        }
        if progress(house)
            .await?
            .is_some_and(|progress| progress.open() == 0)
        {
            break;
        }
    }
    Ok(())
}

async fn to_the_end(
    house: &House,
    plan: &CrashPlan,
    sender: &Sender,
    catcher: &Catcher,
    report: &mut CrashReport,
) -> Result<(), String> {
    let before = *catcher.count().borrow();
    let started = Instant::now();
    for _ in 0..20 {
        report.starts += 1;
        timeout(PATIENCE, sender.to_its_end())
            .await
            .map_err(|_| format!("the sender did not end within {} s", PATIENCE.as_secs()))??;
        if progress(house)
            .await?
            .is_some_and(|progress| progress.open() == 0)
        {
            let last = catcher.caught().last_at.unwrap_or(started);
            report.rest = *catcher.count().borrow() - before;
            report.rest_took = last.saturating_duration_since(started);
            return Ok(());
        }
        sleep(plan.lease).await;
    }
    let left = progress(house).await?.map(|progress| progress.counts);
    Err(format!(
        "the letter does not come to an end: {left:?}. {}",
        sender.last_words()
    ))
}

/// How far the letter is; `None` before its copies are planned.
async fn progress(house: &House) -> Result<Option<Progress>, String> {
    let read = async {
        let mut tx = house.archive.read().await?;
        let issues = tx.recent_issues(2).await?;
        let only: Option<IssueId> = issues.first().map(|issue| issue.id);
        match only {
            Some(id) if issues.len() == 1 => tx.progress(id).await.map(Some),
            _ => Ok(None),
        }
    };
    let found = read.await.map_err(|error: archive::Error| error.to_string())?;
    Ok(found.filter(|progress| progress.total() > 0))
}
