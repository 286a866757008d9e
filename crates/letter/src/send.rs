//! Bringing an issue to its readers: each one copy, whatever is killed when.
//!
//! Several connections work side by side. Each claims a batch of copies with a lease, sends them in order, and has
//! each answer written down before it takes the next one. So a sender that is killed leaves at most one copy a
//! connection in doubt; the archive gives that one, and those that were never sent, to whoever asks after the lease.

mod book;
mod judge;
mod worker;

use crate::edition::Edition;
use crate::postbox::error_chain;
use crate::smtp::Relay;
use crate::{Error, Tokens};
use archive::{Archive, Progress};
use book::Book;
use jiff::{SignedDuration, Timestamp};
use layout::Layout;
use model::{Clock, Issue, IssueId, IssueState};
use std::fmt;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::sync::watch;
use tokio::task::JoinSet;
use worker::Worker;

const RENEW_AT_MOST_EVERY: Duration = Duration::from_millis(10);
/// The longest pause while the relay does not take mail.
const RELAY_PAUSE_MAX: SignedDuration = SignedDuration::from_secs(60);

/// How letters are sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SendSettings {
    /// Connections to the relay that are open at the same time.
    pub connections: usize,
    /// Copies that a connection claims at once.
    pub batch: i64,
    /// How long a claim holds without a sign of life.
    pub lease: Duration,
}

impl Default for SendSettings {
    fn default() -> Self {
        Self {
            connections: 4,
            batch: 20,
            lease: Duration::from_mins(1),
        }
    }
}

/// What a round of sending did, in copies.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SendReport {
    /// Taken by the relay.
    pub handed_over: u64,
    /// Refused for good.
    pub bounced: u64,
    /// To be tried again later, because the relay said so.
    pub later: u64,
    /// Possibly taken: the connection broke before the answer.
    pub in_doubt: u64,
    /// Given back unsent.
    pub unsent: u64,
    /// Could not be made. Somebody has to look.
    pub failed: u64,
    /// The issues of which no copy is left to send.
    pub closed: Vec<IssueId>,
    /// Why the relay takes no mail at the moment.
    pub relay_down: Option<String>,
}

impl SendReport {
    fn add(&mut self, other: &Self) {
        self.handed_over += other.handed_over;
        self.bounced += other.bounced;
        self.later += other.later;
        self.in_doubt += other.in_doubt;
        self.unsent += other.unsent;
        self.failed += other.failed;
        if self.relay_down.is_none() {
            self.relay_down.clone_from(&other.relay_down);
        }
    }
}

/// When the relay is asked again after it took no mail.
#[derive(Clone, Copy, Debug, Default)]
struct Patience {
    until: Option<Timestamp>,
    failures: u32,
}

/// Sends letters.
pub struct Sender {
    archive: Archive,
    layout: Arc<Layout>,
    relay: Relay,
    tokens: Tokens,
    settings: SendSettings,
    clock: Arc<dyn Clock>,
    holder: String,
    rounds: AtomicU64,
    relay_patience: Mutex<Patience>,
}

impl fmt::Debug for Sender {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sender")
            .field("relay", &self.relay)
            .field("settings", &self.settings)
            .finish_non_exhaustive()
    }
}

/// What the workers of one round share.
struct Round {
    edition: Edition,
    relay: Relay,
    tokens: Tokens,
    clock: Arc<dyn Clock>,
    site: String,
    batch: i64,
    /// Until when all claims of this round hold, in microseconds since 1970.
    leased_until: AtomicI64,
}

impl Sender {
    /// A sender with a name of its own that nobody can guess.
    ///
    /// # Errors
    /// When the newsroom's sender is no mail address, or the system has no source of chance.
    pub fn new(
        archive: Archive,
        layout: Arc<Layout>,
        relay: Relay,
        tokens: Tokens,
        settings: SendSettings,
        clock: Arc<dyn Clock>,
    ) -> Result<Self, Error> {
        crate::smtp::ascii_domain(&layout.newsroom().sender).ok_or(Error::Sender)?;
        let holder = archive::random_token()?.chars().take(16).collect();
        let (rounds, relay_patience) = (AtomicU64::new(0), Mutex::default());
        Ok(Self {
            archive,
            layout,
            relay,
            tokens,
            settings,
            clock,
            holder,
            rounds,
            relay_patience,
        })
    }

    /// Sends what is due and not held by somebody else, until nothing is left or `stop` becomes true.
    ///
    /// On `stop` each connection ends the message that it is sending and gives the rest back. When the future is
    /// dropped, what was claimed comes back after its lease.
    ///
    /// # Errors
    /// When the archive fails for longer than half a minute. A relay that takes no mail is no error but in the report.
    pub async fn send_due(&self, stop: watch::Receiver<bool>) -> Result<SendReport, Error> {
        let mut report = SendReport::default();
        let mut tx = self.archive.read().await?;
        let issues = tx.unfinished_issues().await?;
        drop(tx);
        let sending: Vec<Issue> = issues
            .into_iter()
            .filter(|issue| issue.state == IssueState::Sending)
            .collect();
        if sending.is_empty() {
            return Ok(report);
        }
        self.take_back().await?;
        for issue in sending {
            if *stop.borrow() {
                break;
            }
            let id = issue.id;
            if self
                .next_delivery(id)
                .await?
                .is_some_and(|due| due <= self.clock.now())
                && !self.pauses()
            {
                let round = self.send_issue(issue, &stop).await?;
                self.note_relay(&round);
                report.add(&round);
            }
            if self.next_delivery(id).await?.is_none() {
                let mut tx = self.archive.begin("letter", "").await?;
                let closed = tx.close_issue(id, self.clock.now()).await?;
                tx.commit().await?;
                if closed {
                    tracing::info!(issue = %id, "a letter is with all its readers");
                    report.closed.push(id);
                }
            }
        }
        Ok(report)
    }

    async fn next_delivery(&self, issue: IssueId) -> Result<Option<Timestamp>, Error> {
        Ok(self.archive.read().await?.next_delivery(issue).await?)
    }

    /// What dead senders held.
    async fn take_back(&self) -> Result<(), Error> {
        let mut tx = self.archive.begin("letter", "").await?;
        let (taken, in_doubt) = tx.take_back(self.clock.now(), "").await?;
        tx.commit().await?;
        if taken > 0 {
            tracing::warn!(
                taken,
                in_doubt,
                "copies of a sender that ended early are sent by this one"
            );
        }
        Ok(())
    }

    async fn send_issue(&self, issue: Issue, stop: &watch::Receiver<bool>) -> Result<SendReport, Error> {
        let first = match self.relay.connect().await {
            Ok(connection) => connection,
            Err(error) => {
                return Ok(SendReport {
                    relay_down: Some(error_chain(&error)),
                    ..SendReport::default()
                });
            }
        };
        let lease = SignedDuration::try_from(self.settings.lease).unwrap_or(SignedDuration::MAX);
        // Each round has its own name: what an aborted one left is never taken for this one's.
        let holder = format!("{}-{}", self.holder, self.rounds.fetch_add(1, Ordering::Relaxed));
        let round = Arc::new(Round {
            edition: Edition::new(self.archive.clone(), Arc::clone(&self.layout), issue),
            relay: self.relay.clone(),
            tokens: self.tokens.clone(),
            clock: Arc::clone(&self.clock),
            site: self.layout.newsroom().url.clone(),
            batch: self.settings.batch.max(1),
            leased_until: AtomicI64::new(self.clock.now().as_microsecond()),
        });
        let mut helpers = JoinSet::new();
        let book = Book::open(
            &mut helpers,
            self.archive.clone(),
            round.clone(),
            holder.clone(),
            lease,
        );
        let mut heart = JoinSet::new();
        heart.spawn(keep_alive(
            self.archive.clone(),
            round.clone(),
            holder,
            self.settings.lease,
            lease,
        ));

        let mut workers = JoinSet::new();
        let mut connection = Some(first);
        for _ in 0..self.settings.connections.max(1) {
            let changes = self.archive.changes();
            let worker = Worker::new(
                round.clone(),
                book.clone(),
                connection.take(),
                changes,
                stop.clone(),
            );
            workers.spawn(worker.run());
        }
        drop(book);
        let mut report = SendReport::default();
        let mut fault = None;
        while let Some(ended) = workers.join_next().await {
            match ended.map_err(|_| Error::Task) {
                Ok((part, Ok(()))) => report.add(&part),
                Ok((part, Err(error))) => {
                    report.add(&part);
                    fault = Some(error);
                }
                Err(error) => fault = Some(error),
            }
        }
        // The book's own error says more than that it closed.
        while let Some(ended) = helpers.join_next().await {
            ended.map_err(|_| Error::Task)??;
        }
        fault.map_or(Ok(report), Err)
    }

    fn pauses(&self) -> bool {
        let patience = *self.relay_patience.lock().unwrap_or_else(PoisonError::into_inner);
        patience.until.is_some_and(|until| self.clock.now() < until)
    }

    /// Waits longer and longer while the relay takes nothing, up to a minute.
    fn note_relay(&self, report: &SendReport) {
        let mut patience = self.relay_patience.lock().unwrap_or_else(PoisonError::into_inner);
        if report.handed_over > 0 {
            *patience = Patience::default();
        }
        if let Some(reason) = &report.relay_down {
            let pause = SignedDuration::from_secs(1 << patience.failures.min(6)).min(RELAY_PAUSE_MAX);
            patience.failures += 1;
            patience.until = Some(self.clock.now() + pause);
            tracing::error!(
                relay = self.relay.place(),
                reason,
                seconds = pause.as_secs(),
                "the mail relay takes no letters; nothing is lost, trying again",
            );
        }
    }
}

/// Renews the leases of a round three times before they run out.
async fn keep_alive(
    archive: Archive,
    round: Arc<Round>,
    holder: String,
    lease: Duration,
    lease_signed: SignedDuration,
) {
    loop {
        tokio::time::sleep((lease / 3).max(RENEW_AT_MOST_EVERY)).await;
        let until = round.clock.now() + lease_signed;
        match renew(&archive, &holder, until).await {
            Ok(()) => round.leased_until.store(until.as_microsecond(), Ordering::SeqCst),
            Err(error) => tracing::warn!(
                reason = error_chain(&error),
                "the leases of the letter were not renewed"
            ),
        }
    }
}

async fn renew(archive: &Archive, holder: &str, until: Timestamp) -> Result<(), Error> {
    let mut tx = archive.begin("letter", "").await?;
    tx.renew_leases(holder, until).await?;
    tx.commit().await?;
    Ok(())
}

/// How far an issue is.
///
/// # Errors
/// When there is no such issue.
pub async fn progress(archive: &Archive, issue: IssueId) -> Result<Progress, Error> {
    let mut tx = archive.read().await?;
    if tx.issue(issue).await?.is_none() {
        return Err(Error::NoSuchIssue(issue));
    }
    Ok(tx.progress(issue).await?)
}
