//! Partners for the site: who has which token, as last heard from the archive, and what each took, written down behind it.

use crate::clock::HouseClock;
use anyhow::Result;
use archive::Archive;
use model::{Clock, ContentHash, Partner, PartnerDelivery, PubStatus};
use site::{SyndicationDesk, Taken};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::time::Duration;
use tokio::sync::watch;

/// Looks for new and revoked partners at least this often; a change by this node or another is told at once as well.
const LOOK: Duration = Duration::from_millis(400);
/// A burst of changes is one.
const BURST: Duration = Duration::from_millis(100);
/// Deliveries that are kept while the archive does not answer; further ones are counted and not kept.
const KEPT_MAX: usize = 100_000;
/// Deliveries that are written in one change.
const BATCH: usize = 500;

type Known = Vec<(String, Arc<Partner>)>;

/// What the site knows of partners.
pub(crate) struct Partners {
    archive: Archive,
    clock: Arc<HouseClock>,
    /// By the hash of the token.
    known: RwLock<Known>,
    taken: Mutex<Vec<PartnerDelivery>>,
    lost: AtomicUsize,
}

/// The hash under which a token is kept. A token is long and of chance alone, so that one pass is enough.
pub(crate) fn hash_of(token: &str) -> ContentHash {
    ContentHash::of(format!("partner {token}").as_bytes())
}

/// What a partner took, in words.
pub(crate) fn line(one: &PartnerDelivery) -> String {
    let what = match (one.status, one.revision) {
        (PubStatus::Usable, Some(revision)) => format!("revision {revision} went to"),
        (PubStatus::Canceled, _) => "its withdrawal was told to".to_owned(),
        _ => "that it is withheld was told to".to_owned(),
    };
    format!(
        "{what} partner {} as version {} at {}",
        one.partner, one.version, one.at
    )
}

impl Partners {
    /// With those that there are.
    pub(crate) async fn new(archive: Archive, clock: Arc<HouseClock>) -> Result<Self> {
        let partners = Self {
            archive,
            clock,
            known: RwLock::default(),
            taken: Mutex::default(),
            lost: AtomicUsize::new(0),
        };
        partners.look().await?;
        Ok(partners)
    }

    async fn look(&self) -> Result<()> {
        let open = self.archive.read().await?.open_partners().await?;
        let open = open
            .into_iter()
            .map(|(hash, partner)| (hash, Arc::new(partner)))
            .collect();
        *self.known.write().unwrap_or_else(PoisonError::into_inner) = open;
        Ok(())
    }

    /// Keeps up with the archive until `stop` becomes true. While the archive does not answer, partners are served as last known.
    pub(crate) async fn run(self: Arc<Self>, mut stop: watch::Receiver<bool>) {
        let mut changes = self.archive.changes();
        let mut is_told = false;
        loop {
            let is_last = *stop.borrow();
            changes.mark_unchanged();
            let done = match self.look().await {
                Ok(()) => self.write().await,
                failed => failed,
            };
            if let Err(error) = &done
                && !is_told
            {
                tracing::warn!(
                    error = format!("{error:#}"),
                    "partners are served as last known; what they take is written down later"
                );
            }
            is_told = done.is_err();
            if is_last {
                return;
            }
            tokio::select! {
                () = tokio::time::sleep(LOOK) => {}
                _ = changes.changed() => tokio::time::sleep(BURST).await,
                _ = stop.changed() => {}
            }
        }
    }

    async fn write(&self) -> Result<()> {
        loop {
            let batch: Vec<PartnerDelivery> = {
                let taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
                taken.iter().take(BATCH).cloned().collect()
            };
            if batch.is_empty() {
                break;
            }
            let mut tx = self.archive.begin("site", "").await?;
            for one in &batch {
                tx.note_partner_delivery(one).await?;
            }
            tx.commit().await?;
            let mut taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
            taken.drain(..batch.len());
        }
        let lost = self.lost.swap(0, Ordering::Relaxed);
        if lost > 0 {
            tracing::error!(lost, "alarm: what partners took could not be written down");
        }
        Ok(())
    }
}

impl SyndicationDesk for Partners {
    fn partner(&self, token: &str) -> Option<Arc<Partner>> {
        let hash = hash_of(token);
        let known = self.known.read().unwrap_or_else(PoisonError::into_inner);
        let mut found = None;
        // All of them are compared, each to its end, so that nothing can be learnt from the time it takes.
        for (other, partner) in known.iter() {
            if is_same(hash.as_str(), other) {
                found = Some(Arc::clone(partner));
            }
        }
        found
    }

    fn taken(&self, partner: &str, taken: Vec<Taken>) {
        let at = self.clock.now();
        let mut waiting = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        for one in taken {
            if waiting.len() >= KEPT_MAX {
                self.lost.fetch_add(1, Ordering::Relaxed);
                continue;
            }
            waiting.push(PartnerDelivery {
                article: one.article,
                partner: partner.to_owned(),
                version: one.version,
                status: one.status,
                revision: one.revision,
                at,
            });
        }
    }
}

fn is_same(one: &str, other: &str) -> bool {
    one.len() == other.len()
        && one
            .bytes()
            .zip(other.bytes())
            .fold(0, |differs, (one, other)| differs | (one ^ other))
            == 0
}
