//! The one task of a round that writes into the archive: what several connections ask for at the same time is written
//! in one transaction, and each gets its answer after the commit.

use super::Round;
use crate::Error;
use archive::{Archive, Claim, Outcome, Transaction};
use jiff::{SignedDuration, Timestamp};
use model::{Consent, ConsentAct};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{mpsc, oneshot};
use tokio::task::JoinSet;
use tokio::time::timeout;

/// Requests in one transaction.
const GROUP_MAX: usize = 64;
/// How long a transaction waits for connections that have not asked yet.
const COME_ALONG: Duration = Duration::from_millis(1);
/// How often a transaction is tried while the archive fails, with growing pauses: about half a minute together.
const TRIES: u32 = 20;
const PAUSE: Duration = Duration::from_millis(100);
const PAUSE_MAX: Duration = Duration::from_secs(2);

/// What became of a copy, and whether its address is gone.
#[derive(Clone, Debug)]
pub(super) struct Settled {
    pub(super) claim: Claim,
    pub(super) outcome: Outcome,
    pub(super) gone: bool,
    /// The edition that was sent, or would have been.
    pub(super) edition: Option<i64>,
}

/// Copies that a connection holds, and until when.
pub(super) struct Claims {
    pub(super) claims: Vec<Claim>,
    pub(super) leased_until: Timestamp,
}

enum Request {
    Settle(Vec<Settled>, oneshot::Sender<()>),
    Claim(oneshot::Sender<Claims>),
}

/// A connection's way to the writing task.
#[derive(Clone)]
pub(super) struct Book {
    requests: mpsc::Sender<Request>,
}

impl Book {
    /// Starts the task among `helpers`. It ends when all clones of the book are gone, or the archive fails for good.
    pub(super) fn open(
        helpers: &mut JoinSet<Result<(), Error>>,
        archive: Archive,
        round: Arc<Round>,
        holder: String,
        lease: SignedDuration,
    ) -> Self {
        let (requests, waiting) = mpsc::channel(GROUP_MAX);
        helpers.spawn(
            Writer {
                archive,
                round,
                holder,
                lease,
                batch: 0,
            }
            .run(waiting),
        );
        Self { requests }
    }

    /// The next copies for a connection; none when nothing is due.
    pub(super) async fn claim(&self) -> Result<Claims, Error> {
        let (answer, answered) = oneshot::channel();
        self.requests
            .send(Request::Claim(answer))
            .await
            .map_err(|_| Error::Task)?;
        answered.await.map_err(|_| Error::Task)
    }

    /// Writes down what became of copies. After the answer it is durable.
    pub(super) async fn settle(&self, settled: Vec<Settled>) -> Result<(), Error> {
        if settled.is_empty() {
            return Ok(());
        }
        let (answer, answered) = oneshot::channel();
        self.requests
            .send(Request::Settle(settled, answer))
            .await
            .map_err(|_| Error::Task)?;
        answered.await.map_err(|_| Error::Task)
    }
}

struct Writer {
    archive: Archive,
    round: Arc<Round>,
    holder: String,
    lease: SignedDuration,
    batch: i64,
}

impl Writer {
    async fn run(mut self, mut waiting: mpsc::Receiver<Request>) -> Result<(), Error> {
        let mut group = Vec::new();
        while waiting.recv_many(&mut group, GROUP_MAX).await > 0 {
            // A commit costs more than a message: those that are about to be answered may come along.
            let everybody = async {
                while group.len() < waiting.sender_strong_count().min(GROUP_MAX) {
                    let room = GROUP_MAX - group.len();
                    if waiting.recv_many(&mut group, room).await == 0 {
                        break;
                    }
                }
            };
            let _ = timeout(COME_ALONG, everybody).await;
            let claims = self.write(&group).await?;
            let mut claims = claims.into_iter();
            for request in group.drain(..) {
                // Whoever asked may be gone; then its claims come back after their lease.
                match request {
                    Request::Settle(_, answer) => drop(answer.send(())),
                    Request::Claim(answer) => {
                        if let Some(claims) = claims.next() {
                            drop(answer.send(claims));
                        }
                    }
                }
            }
        }
        Ok(())
    }

    /// Writes the whole group, trying again while the archive fails.
    async fn write(&mut self, group: &[Request]) -> Result<Vec<Claims>, Error> {
        let mut pause = PAUSE;
        for attempt in 1.. {
            match self.write_once(group).await {
                Err(Error::Archive(error)) if attempt < TRIES => {
                    let reason = crate::postbox::error_chain(&error);
                    tracing::warn!(
                        attempt,
                        reason,
                        "what became of letters could not be written down; trying again"
                    );
                    tokio::time::sleep(pause).await;
                    pause = (pause * 2).min(PAUSE_MAX);
                }
                done => return done,
            }
        }
        Err(Error::Task)
    }

    async fn write_once(&mut self, group: &[Request]) -> Result<Vec<Claims>, Error> {
        let now = self.round.clock.now();
        let mut tx = self.archive.begin("letter", "").await?;
        let mut claims = Vec::new();
        for request in group {
            match request {
                Request::Settle(settled, _) => {
                    for one in settled {
                        settle(&mut tx, one, &self.holder, now).await?;
                    }
                }
                Request::Claim(_) => {
                    self.batch += 1;
                    let leased_until = now + self.lease;
                    let (issue, limit) = (self.round.edition.issue(), self.round.batch);
                    let taken = tx
                        .claim(issue, &self.holder, self.batch, limit, now, leased_until)
                        .await?;
                    claims.push(Claims {
                        claims: taken,
                        leased_until,
                    });
                }
            }
        }
        tx.commit().await?;
        Ok(claims)
    }
}

async fn settle(tx: &mut Transaction, settled: &Settled, holder: &str, now: Timestamp) -> Result<(), Error> {
    let Settled {
        claim,
        outcome,
        gone,
        edition,
    } = settled;
    // What nobody can have is of no edition.
    let is_out = matches!(outcome, Outcome::HandedOver(_) | Outcome::InDoubt(..));
    let edition = edition.filter(|_| is_out);
    tx.settle(claim.issue, claim.subscriber, holder, outcome, edition, now)
        .await?;
    if *gone && let Outcome::Bounced(reply) = outcome {
        let page = format!("letter {}", claim.issue);
        let evidence = Consent {
            act: ConsentAct::Bounced,
            at: now,
            wording: reply.clone(),
            page,
        };
        tx.consent(claim.subscriber, &evidence).await?;
    }
    Ok(())
}
