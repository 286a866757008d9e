//! The wire's sources at work: a task for each, and the door for those that push.

use crate::clock::HouseClock;
use crate::house::House;
use crate::rest::rest;
use anyhow::Result;
use archive::Archive;
use bytes::Bytes;
use model::Clock;
use site::{PushError, Pushed};
use std::collections::BTreeMap;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::watch;
use tokio::task::JoinSet;
use wire::{Arrival, Source, SourceWay, Watch};

/// After a fault of the archive.
const PAUSE: Duration = Duration::from_secs(5);

/// The newsroom's sources, as they are set up.
///
/// # Errors
/// When a token or password is not where the settings say.
pub(crate) fn sources(house: &House) -> Result<Vec<Arc<Source>>> {
    let sources = house.settings.wire.sources(&house.settings.folder)?;
    Ok(sources.into_iter().map(Arc::new).collect())
}

/// Sets each source to work in a task of its own: one that stalls holds up no other.
pub(crate) fn start(
    archive: &Archive,
    sources: &[Arc<Source>],
    clock: &Arc<HouseClock>,
    tasks: &mut JoinSet<()>,
    stop: &watch::Receiver<bool>,
) -> Result<()> {
    let holder = archive::random_token()?;
    for source in sources {
        let shared = Arc::clone(clock) as Arc<dyn Clock>;
        let watch = Watch::new(archive.clone(), Arc::clone(source), shared, &holder)?;
        tracing::info!(
            source = source.name,
            kind = source.way.name(),
            "copy comes from here"
        );
        tasks.spawn(run(watch, source.name.clone(), Arc::clone(clock), stop.clone()));
    }
    Ok(())
}

async fn run(mut watch: Watch, name: String, clock: Arc<HouseClock>, mut stop: watch::Receiver<bool>) {
    let mut is_at_fault = false;
    loop {
        let turn = tokio::select! {
            turn = watch.turn() => turn,
            // What a look has begun is begun again at the next start.
            _ = stop.wait_for(|stop| *stop) => break,
        };
        let wait = match turn {
            Ok(wait) => {
                is_at_fault = false;
                wait
            }
            Err(error) => {
                if !is_at_fault {
                    let error = format!("{:#}", anyhow::Error::new(error));
                    tracing::error!(
                        source = name,
                        error,
                        "the source cannot be looked at; trying again"
                    );
                }
                is_at_fault = true;
                PAUSE
            }
        };
        tokio::select! {
            () = rest(&*clock, wait) => {}
            _ = stop.wait_for(|stop| *stop) => break,
        }
    }
    watch.end().await;
}

/// Takes in what agencies push, for the site.
pub(crate) struct PushDoor {
    archive: Archive,
    clock: Arc<HouseClock>,
    sources: BTreeMap<String, Arc<Source>>,
}

impl PushDoor {
    pub(crate) fn new(archive: Archive, clock: Arc<HouseClock>, sources: &[Arc<Source>]) -> Self {
        let pushed = sources
            .iter()
            .filter(|source| matches!(source.way, SourceWay::Push(_)));
        Self {
            archive,
            clock,
            sources: pushed
                .map(|source| (source.name.clone(), Arc::clone(source)))
                .collect(),
        }
    }

    async fn take(&self, source: &str, document: &[u8]) -> Result<Vec<Pushed>, PushError> {
        let source = self.sources.get(source).ok_or(PushError)?;
        let arrivals = wire::push(&self.archive, source, document, &*self.clock).await;
        let arrivals = arrivals.map_err(|error| {
            let error = format!("{:#}", anyhow::Error::new(error));
            tracing::error!(source = source.name, error, "what was pushed could not be kept");
            PushError
        })?;
        Ok(arrivals
            .into_iter()
            .map(|arrival| match arrival {
                Arrival::Kept { item, verdict, .. } => Pushed::Kept(item.0, verdict),
                Arrival::SetAside { reason } => Pushed::SetAside(reason),
            })
            .collect())
    }
}

/// What is answered later.
type Later<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

impl site::WireDesk for PushDoor {
    fn admits(&self, source: &str, token: &str) -> bool {
        let way = self.sources.get(source).map(|source| &source.way);
        matches!(way, Some(SourceWay::Push(hash)) if hash.is(token))
    }

    fn push<'a>(&'a self, source: &'a str, document: Bytes) -> Later<'a, Result<Vec<Pushed>, PushError>> {
        Box::pin(async move { self.take(source, &document).await })
    }

    fn bytes_max(&self) -> usize {
        wire::DOCUMENT_BYTES_MAX
    }
}
