//! One source, looked at when it is due by whichever process holds it.

use super::account::{enter, judge};
use super::folder::Folder;
use super::ftp::Remote;
use super::measure::measure;
use super::{Source, SourceError, SourceWay, http};
use crate::Fetcher;
use archive::Archive;
use jiff::{SignedDuration, Timestamp};
use model::{Clock, Looked, SourceState};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// How long a process holds a source without a word: so long nobody looks after a crash.
const LEASE: SignedDuration = SignedDuration::from_secs(15);
/// A look that takes longer says so this often.
const RENEW: Duration = Duration::from_secs(5);
/// A quiet look is written down this often.
const NOTE_EVERY: SignedDuration = SignedDuration::from_secs(30);
/// A source is judged, and another process's word about it read, this often.
const TURN: Duration = Duration::from_secs(1);
const TURN_LEAST: Duration = Duration::from_millis(20);

/// Watches one source.
pub struct Watch {
    archive: Archive,
    source: Arc<Source>,
    clock: Arc<dyn Clock>,
    holder: String,
    eye: Eye,
    lease_until: Option<Timestamp>,
    /// When the last look was that brought nothing and is not written down.
    quiet_at: Option<Timestamp>,
    chance: f64,
}

/// What looking needs.
enum Eye {
    Folder(Folder),
    Http(Fetcher),
    Ftp(Remote),
    None,
}

impl Watch {
    /// Watches `source` in the name of this process, `holder`.
    ///
    /// # Errors
    /// When there is no client for it.
    pub fn new(
        archive: Archive,
        source: Arc<Source>,
        clock: Arc<dyn Clock>,
        holder: &str,
    ) -> Result<Self, SourceError> {
        let eye = match &source.way {
            SourceWay::Folder(_) => Eye::Folder(Folder::new()),
            SourceWay::Http(way) => Eye::Http(Fetcher::new(way.patience, way.reach)?),
            SourceWay::Ftp(_) => Eye::Ftp(Remote::new()),
            SourceWay::Push(_) => Eye::None,
        };
        Ok(Self {
            chance: spread(holder, &source.name),
            archive,
            source,
            clock,
            holder: holder.to_owned(),
            eye,
            lease_until: None,
            quiet_at: None,
        })
    }

    /// Looks at the source if that is due and this process's to do. Answers after how long to ask again.
    ///
    /// # Errors
    /// When the archive refuses; nothing is lost then, and the next turn goes on.
    pub async fn turn(&mut self) -> Result<Duration, SourceError> {
        let held = self.hold().await?;
        let mut state = self.state().await?;
        if held {
            state = if self.due(&state) <= self.clock.now() {
                Box::pin(self.look_holding(state)).await?
            } else {
                judge(&self.archive, &self.source, state, self.clock.now()).await?
            };
        }
        let now = self.clock.now();
        measure(&self.source, &state, now);
        let until_due = self.due(&state).duration_since(now);
        Ok(Duration::try_from(until_due)
            .unwrap_or(Duration::ZERO)
            .clamp(TURN_LEAST, TURN))
    }

    /// Gives the source up, so that another process takes it over at once.
    pub async fn end(self) {
        if self.lease_until.is_some() {
            // If this fails as well, the lease runs out by itself.
            let _ = self.archive.release_source(&self.source.name, &self.holder).await;
        }
    }

    /// Whether the source is this process's to look at.
    async fn hold(&mut self) -> Result<bool, SourceError> {
        let now = self.clock.now();
        let left = self.lease_until.map(|until| until.duration_since(now));
        if left.is_some_and(|left| left > LEASE / 2 && left <= LEASE) {
            return Ok(true);
        }
        self.lease_until = claim(&self.archive, &self.source, &self.holder, now).await?;
        Ok(self.lease_until.is_some())
    }

    /// Looks, and says meanwhile that this process lives: a large document may take longer than a lease.
    async fn look_holding(&mut self, state: SourceState) -> Result<SourceState, SourceError> {
        let (archive, source) = (self.archive.clone(), Arc::clone(&self.source));
        let (holder, clock) = (self.holder.clone(), Arc::clone(&self.clock));
        let until = Mutex::new(self.lease_until);
        // Beside the look, never in its place: both wait for the archive's one writer, and whoever is not asked meanwhile
        // whether it can go on would keep it for ever.
        let renewing = async {
            loop {
                tokio::time::sleep(RENEW).await;
                // When another process has it by now, both look once, which does no harm.
                if let Ok(renewed) = claim(&archive, &source, &holder, clock.now()).await {
                    *until.lock().unwrap_or_else(PoisonError::into_inner) = renewed;
                }
            }
        };
        let looked = tokio::select! {
            looked = self.look(state) => looked,
            never = renewing => never,
        };
        self.lease_until = until.into_inner().unwrap_or_else(PoisonError::into_inner);
        looked
    }

    async fn state(&self) -> Result<SourceState, SourceError> {
        let state = self.archive.read().await?.source(&self.source.name).await?;
        Ok(state.unwrap_or_else(|| SourceState::new(self.clock.now())))
    }

    fn due(&self, state: &SourceState) -> Timestamp {
        let now = self.clock.now();
        if matches!(self.eye, Eye::None) {
            return now.checked_add(LEASE).unwrap_or(now);
        }
        let quiet = SourceState {
            looked_at: state.looked_at.max(self.quiet_at),
            ..state.clone()
        };
        quiet.due(&self.source.rules, now)
    }

    async fn look(&mut self, state: SourceState) -> Result<SourceState, SourceError> {
        let (archive, source, clock) = (&self.archive, &*self.source, &*self.clock);
        let found = match (&mut self.eye, &source.way) {
            (Eye::Folder(folder), SourceWay::Folder(way)) => {
                folder.look(archive, source, way, clock, self.chance).await?
            }
            (Eye::Http(fetcher), SourceWay::Http(way)) => {
                Some(http::look(archive, source, way, fetcher, clock, self.chance).await?)
            }
            (Eye::Ftp(remote), SourceWay::Ftp(way)) => {
                Some(remote.look(archive, source, way, clock, self.chance).await?)
            }
            _ => None,
        };
        if let Some(state) = found {
            return Ok(state);
        }
        let now = clock.now();
        let is_noted = state
            .looked_at
            .is_some_and(|at| now.duration_since(at).abs() < NOTE_EVERY);
        if is_noted && !state.is_out_of_reach && state.wait_until.is_none() {
            self.quiet_at = Some(now);
            return judge(archive, source, state, now).await;
        }
        enter(archive, source, &Looked::default(), (now, self.chance), |_| {}).await
    }
}

/// Takes a source for this process; until when, or nothing when another has it.
async fn claim(
    archive: &Archive,
    source: &Source,
    holder: &str,
    now: Timestamp,
) -> Result<Option<Timestamp>, archive::Error> {
    let until = now.checked_add(LEASE).unwrap_or(now);
    let held = archive.claim_source(&source.name, holder, until, now).await?;
    Ok(held.then_some(until))
}

/// A number from 0 to 1 that is another one for each process and source, so that those who failed together do not come
/// back together.
fn spread(holder: &str, source: &str) -> f64 {
    let hash = blake3::hash(format!("{holder} {source}").as_bytes());
    let [first, second, ..] = *hash.as_bytes();
    f64::from(u16::from_be_bytes([first, second])) / f64::from(u16::MAX)
}
