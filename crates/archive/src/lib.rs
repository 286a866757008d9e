//! All that is remembered.
//!
//! All SQL of Vesper is here, written once for SQLite and PostgreSQL. Callers see one [`Archive`]; what it does is
//! said in the trade's words on [`Transaction`]. Every change is made in a transaction that also writes a line of the
//! ledger ([`Transaction::note`]); everything downstream follows the ledger ([`follow`]).

mod acts;
mod agencies;
mod articles;
mod audit;
mod bell;
mod blobs;
mod corrections;
mod deliveries;
mod dump;
mod editions;
mod error;
mod flags;
mod follower;
mod issues;
mod kill_decided;
mod kills;
mod ledger;
mod media;
mod media_guid;
mod media_source;
mod migrate;
mod moves;
mod notices;
mod partners;
mod perform;
mod placements;
mod previews;
mod released;
mod rights;
mod rules;
mod settings;
mod source_edits;
mod source_flags;
mod source_news;
mod sources;
mod store;
mod stories;
mod subscribers;
mod syndication;
mod transaction;
mod usage;
mod usage_ends;
mod value;
mod wire;
mod wire_desks;
mod wire_groups;
mod wire_sources;
mod wire_versions;

pub use articles::{ArticleRow, NewArticle};
pub use blobs::{Blobs, Folder};
pub use deliveries::{Claim, Outcome, Progress};
pub use dump::{DUMP_FORMAT, DumpHeader};
pub use error::Error;
pub use flags::Keep;
pub use follower::{FollowError, Follower, follow, lag};
pub use issues::AudiencePart;
pub use kills::{Candidate, KillAlarm, KillAlarmKind};
pub use moves::Act;
pub use notices::{NOTICES_MAX, Notice, NoticeCounts};
pub use released::ReleasedQuery;
pub use settings::random_token;
pub use sources::ArticleSource;
pub use store::Database;
pub use subscribers::SubscriberFilter;
pub use transaction::Transaction;
pub use usage::TermsOfUse;
pub use value::{FromValue, Row, Value};
pub use wire::{SetAsideRow, WireRow};
pub use wire_desks::{GROUP_ITEMS_MAX, RoutedRow, WireGroupRow};
pub use wire_groups::Filed;
pub use wire_versions::WireVersionRow;

use bell::Bell;
use model::Seq;
use std::sync::Arc;
use store::Store;
use tokio::sync::watch;

/// The newsroom's memory. Cheap to clone; all clones are the same archive.
#[derive(Clone)]
pub struct Archive {
    store: Arc<Store>,
    bell: Arc<Bell>,
    blobs: Arc<dyn Blobs>,
    origin: Arc<str>,
}

impl std::fmt::Debug for Archive {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Archive")
            .field("database", &self.store.database())
            .finish_non_exhaustive()
    }
}

impl Archive {
    /// Opens the database, brings its tables up to date and begins to listen for changes by other processes.
    ///
    /// # Errors
    /// When the database cannot be reached, or was made by a newer Vesper.
    pub async fn open(database: &Database, blobs: Arc<dyn Blobs>) -> Result<Self, Error> {
        let store = Arc::new(Store::open(database).await?);
        migrate::migrate(&store).await?;
        let bell = Arc::new(Bell::hang(database));
        let origin = Arc::from("");
        Ok(Self {
            store,
            bell,
            blobs,
            origin,
        })
    }

    /// The same archive for changes that come from somewhere: it stands in the audit, for example `clock`.
    #[must_use]
    pub fn from_where(&self, origin: &str) -> Self {
        Self {
            origin: Arc::from(origin),
            ..self.clone()
        }
    }

    /// Begins a change. `who` and `why` stand beside each of its lines in the ledger.
    pub async fn begin(&self, who: &str, why: &str) -> Result<Transaction, Error> {
        let inner = self.store.begin_write().await?;
        let bell = Some(Arc::clone(&self.bell));
        Ok(Transaction::new(inner, bell, (who, why), &self.origin))
    }

    /// Begins a look at one moment of the archive: nothing that commits meanwhile is seen.
    pub async fn read(&self) -> Result<Transaction, Error> {
        let inner = self.store.begin_read().await?;
        Ok(Transaction::new(inner, None, ("", ""), &self.origin))
    }

    /// Where originals are kept.
    pub fn blobs(&self) -> &dyn Blobs {
        &*self.blobs
    }

    /// Changes its value after each commit, by this process or another. Wakes followers and clocks.
    pub fn changes(&self) -> watch::Receiver<u64> {
        self.bell.listen()
    }

    /// The place of the ledger's last line.
    pub async fn head(&self) -> Result<Seq, Error> {
        self.read().await?.head().await
    }

    /// Whether the database answers.
    pub async fn ping(&self) -> Result<(), Error> {
        self.read().await?.head().await.map(|_| ())
    }
}
