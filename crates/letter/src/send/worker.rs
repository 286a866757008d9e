//! One connection's work in a round.

use super::book::{Book, Claims, Settled};
use super::judge::{Judgement, judge};
use super::{Round, SendReport};
use crate::edition::Rendering;
use crate::message::link;
use crate::postbox::error_chain;
use crate::smtp::Connection;
use crate::{Error, Purpose};
use archive::{Claim, Notice, Outcome};
use jiff::Timestamp;
use std::collections::VecDeque;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use tokio::sync::watch;

/// Why a worker stops before nothing is left.
enum End {
    /// Asked to, or no longer the holder of its claims.
    Stopped,
    /// No connection can be had, or it takes nothing.
    RelayDown(String),
    /// Something changed in the newsroom: a story may have been withdrawn, a reader may have left.
    Changed,
}

pub(super) struct Worker {
    round: Arc<Round>,
    book: Book,
    connection: Option<Connection>,
    /// Whether a message went over the present connection.
    proven: bool,
    changes: watch::Receiver<u64>,
    stop: watch::Receiver<bool>,
    report: SendReport,
}

impl Worker {
    pub(super) fn new(
        round: Arc<Round>,
        book: Book,
        connection: Option<Connection>,
        changes: watch::Receiver<u64>,
        stop: watch::Receiver<bool>,
    ) -> Self {
        Self {
            round,
            book,
            connection,
            proven: false,
            changes,
            stop,
            report: SendReport::default(),
        }
    }

    /// Works until nothing is due, the relay takes nothing, or it is stopped.
    pub(super) async fn run(mut self) -> (SendReport, Result<(), Error>) {
        let done = self.work().await;
        if let Some(connection) = self.connection.take() {
            connection.quit().await;
        }
        (self.report, done)
    }

    async fn work(&mut self) -> Result<(), Error> {
        while !*self.stop.borrow() {
            self.changes.mark_unchanged();
            let Claims { claims, leased_until } = self.book.claim().await?;
            if claims.is_empty() {
                return Ok(());
            }
            let mut waiting: VecDeque<Claim> = claims.into();
            let sets: Vec<&[Notice]> = waiting.iter().map(|claim| claim.notices.as_slice()).collect();
            let copies = self.round.edition.copies(&sets, self.round.clock.now()).await;
            let end = match copies {
                Ok(Some(copies)) => self.send(&mut waiting, &copies, leased_until).await?,
                Ok(None) => {
                    self.fail(&mut waiting, "every story of this letter was withdrawn")
                        .await?
                }
                Err(error @ Error::Archive(_)) => {
                    self.give_back(&mut waiting, "the stories could not be read")
                        .await?;
                    return Err(error);
                }
                Err(error) => {
                    let reason = error_chain(&error);
                    tracing::error!(issue = %self.round.edition.issue(), reason, "copies of a letter cannot be made");
                    self.fail(&mut waiting, &reason).await?
                }
            };
            match end {
                None => {}
                Some(End::Changed) => {
                    self.give_back(&mut waiting, "looked at again: something changed")
                        .await?;
                }
                Some(End::Stopped) => {
                    self.give_back(&mut waiting, "the sender was stopped").await?;
                    return Ok(());
                }
                Some(End::RelayDown(reason)) => {
                    self.give_back(&mut waiting, &reason).await?;
                    self.report.relay_down = Some(reason);
                    return Ok(());
                }
            }
        }
        Ok(())
    }

    /// Sends the copies in order, each as it is rendered for its reader; those that are left in `waiting` were not sent.
    async fn send(
        &mut self,
        waiting: &mut VecDeque<Claim>,
        renderings: &[Rendering],
        leased_until: Timestamp,
    ) -> Result<Option<End>, Error> {
        for (copies, edition) in renderings {
            let Some(claim) = waiting.front() else { break };
            if *self.stop.borrow() || !self.holds(leased_until) {
                return Ok(Some(End::Stopped));
            }
            if self.changes.has_changed().unwrap_or(false) {
                return Ok(Some(End::Changed));
            }
            let url = |purpose| {
                let token = self
                    .round
                    .tokens
                    .sign(purpose, claim.subscriber, claim.generation);
                link(&self.round.site, purpose, &token)
            };
            let (leave, preferences) = (url(Purpose::Leave), url(Purpose::Preferences));
            let settled = match copies.copy(claim.subscriber, &claim.address, &leave, &preferences) {
                Ok(message) => match self.send_one(claim, copies.sender(), &message).await {
                    Ok(settled) => Settled {
                        edition: Some(*edition),
                        ..settled
                    },
                    Err(end) => return Ok(Some(end)),
                },
                Err(error) => {
                    let reason = error_chain(&error);
                    tracing::error!(subscriber = %claim.subscriber, reason, "a copy of a letter cannot be made");
                    Settled {
                        claim: claim.clone(),
                        outcome: Outcome::Failed(reason),
                        gone: false,
                        edition: None,
                    }
                }
            };
            self.settle(vec![settled]).await?;
            waiting.pop_front();
        }
        Ok(None)
    }

    /// Sends one copy, over another connection when the present one turns out to be closed.
    async fn send_one(&mut self, claim: &Claim, from: &str, message: &[u8]) -> Result<Settled, End> {
        loop {
            let connection = match &mut self.connection {
                Some(connection) if connection.is_open() => connection,
                none => {
                    let fresh = self
                        .round
                        .relay
                        .connect()
                        .await
                        .map_err(|error| End::RelayDown(error_chain(&error)))?;
                    self.proven = false;
                    none.insert(fresh)
                }
            };
            let sending = connection.send(from, claim.address.as_str(), message).await;
            match judge(sending, claim.attempt, self.round.clock.now()) {
                Judgement::Settle { outcome, gone } => {
                    self.proven = true;
                    return Ok(Settled {
                        claim: claim.clone(),
                        outcome,
                        gone,
                        edition: None,
                    });
                }
                Judgement::Again(reason) if !self.proven => return Err(End::RelayDown(reason)),
                Judgement::Again(_) => {}
                Judgement::RelayDown(reason) => return Err(End::RelayDown(reason)),
            }
        }
    }

    /// Whether nobody else can have taken the claims: the machine may have slept through their lease.
    fn holds(&self, leased_until: Timestamp) -> bool {
        let renewed = self.round.leased_until.load(Ordering::SeqCst);
        self.round.clock.now().as_microsecond() < renewed.max(leased_until.as_microsecond())
    }

    async fn give_back(&mut self, waiting: &mut VecDeque<Claim>, why: &str) -> Result<(), Error> {
        let now = self.round.clock.now();
        let outcome = |_: &Claim| Outcome::Unsent(why.to_owned(), now);
        self.settle_all(waiting, outcome).await
    }

    async fn fail(&mut self, waiting: &mut VecDeque<Claim>, why: &str) -> Result<Option<End>, Error> {
        self.settle_all(waiting, |_| Outcome::Failed(why.to_owned()))
            .await?;
        Ok(None)
    }

    async fn settle_all(
        &mut self,
        waiting: &mut VecDeque<Claim>,
        outcome: impl Fn(&Claim) -> Outcome,
    ) -> Result<(), Error> {
        let settled = waiting.drain(..).map(|claim| Settled {
            outcome: outcome(&claim),
            claim,
            gone: false,
            edition: None,
        });
        let settled = settled.collect();
        self.settle(settled).await
    }

    /// Writes down and counts.
    async fn settle(&mut self, settled: Vec<Settled>) -> Result<(), Error> {
        for one in &settled {
            let (count, name) = match &one.outcome {
                Outcome::HandedOver(_) => (&mut self.report.handed_over, "handed-over"),
                Outcome::Bounced(_) => (&mut self.report.bounced, "bounced"),
                Outcome::Later(..) => (&mut self.report.later, "later"),
                Outcome::InDoubt(..) => (&mut self.report.in_doubt, "in-doubt"),
                Outcome::Unsent(..) => (&mut self.report.unsent, "unsent"),
                Outcome::Failed(_) => (&mut self.report.failed, "failed"),
            };
            *count += 1;
            metrics::counter!("vesper_letter_copies_total", "outcome" => name).increment(1);
        }
        self.book.settle(settled).await
    }
}
