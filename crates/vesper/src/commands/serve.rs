//! `vesper serve`: site, press, clock and letter in one process.

use crate::adapters::{Desk, Media, Pages};
use crate::clock::HouseClock;
use crate::duties::{self, Duties};
use crate::house::House;
use crate::partners::Partners;
use crate::previews::Previews;
use crate::wire_page::WirePage;
use crate::wire_sources::{self, PushDoor};
use anyhow::{Context, Result, bail};
use archive::Archive;
use axum::Router;
use metrics_exporter_prometheus::PrometheusBuilder;
use model::{Clock, Seq};
use press::{PageStore, Press};
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinSet;

/// How long what is running may take to end.
const PATIENCE: Duration = Duration::from_secs(15);

/// Where readers come in.
pub(crate) struct Doors {
    pub(crate) listener: TcpListener,
    /// Addresses that are there in the demo only.
    pub(crate) extra: Router,
    /// Their limits.
    pub(crate) settings: site::SiteSettings,
}

/// A newsroom at work.
pub(crate) struct Running {
    pub(crate) stop: watch::Sender<bool>,
    tasks: JoinSet<()>,
    archive: Archive,
    pages: PageStore,
}

/// `vesper serve`
pub(super) async fn run(house: House) -> Result<()> {
    wire_sources::sources(&house)?;
    let listen = &house.settings.listen;
    let listener = TcpListener::bind(listen)
        .await
        .with_context(|| format!("cannot listen on {listen}"))?;
    tracing::info!(address = %listener.local_addr()?, url = house.settings.url, "the site is open");
    let clock = Arc::new(HouseClock::of(&house.settings.folder));
    house.set_letters(clock.now()).await?;
    let running = start(
        house,
        clock,
        Doors {
            listener,
            extra: Router::new(),
            settings: site::SiteSettings::default(),
        },
    )
    .await?;
    running.until_stopped().await
}

/// Starts everything. Readers are served at once, from the pages of last time.
pub(crate) async fn start(house: House, clock: Arc<HouseClock>, doors: Doors) -> Result<Running> {
    // Before anything counts or measures: what was made earlier would count into the void.
    let measures = PrometheusBuilder::new().install_recorder().ok();
    let (stop, stopped) = watch::channel(false);
    let mut tasks = JoinSet::new();
    let archive = house.archive.clone();
    let pages = house.pages()?;
    let desk = Desk::new(&house, Arc::clone(&clock)).await?;
    let sources = wire_sources::sources(&house)?;
    wire_sources::start(
        &archive.from_where("wire"),
        &sources,
        &clock,
        &mut tasks,
        &stopped,
    )?;
    let push = PushDoor::new(archive.from_where("wire"), Arc::clone(&clock), &sources);
    let partners = Arc::new(Partners::new(archive.clone(), Arc::clone(&clock)).await?);
    let site = site::Site::new(
        Pages(pages.clone()),
        Arc::new(Media(archive.clone())),
        Arc::new(desk),
        house.layout()?,
        Arc::clone(&clock) as Arc<dyn model::Clock>,
        doors.extra,
        doors.settings,
    )
    .previews(Arc::new(Previews::new(&house, Arc::clone(&clock)).await?))
    .wire(Arc::new(push))
    .partners(Arc::clone(&partners) as Arc<dyn site::SyndicationDesk>)
    .ready_when(ready(archive.clone(), pages.clone()));
    tasks.spawn(partners.run(stopped.clone()));
    let readers = site.serve(doors.listener, stopped.clone());
    tasks.spawn(async move {
        if let Err(error) = readers.await {
            tracing::error!(%error, "the site has closed");
        }
    });
    if let (Some(address), Some(measures)) = (&house.settings.operations, measures) {
        let listener = TcpListener::bind(address)
            .await
            .with_context(|| format!("cannot listen on {address}"))?;
        let page = WirePage::new(archive.clone(), Arc::clone(&clock), sources)?;
        let asked = ready(archive.clone(), pages.clone());
        let routes = site::operations_routes(move || measures.render(), asked).merge(page.routes());
        tasks.spawn(operations(listener, routes, stopped.clone()));
    }
    let press = Press::new(
        archive.clone(),
        house.layout()?,
        pages.clone(),
        clock.clone(),
        house.edition(),
    )?;
    tasks.spawn(archive::follow(archive.clone(), press, stopped.clone()));
    let duties = Duties {
        archive: archive.from_where("clock"),
        layout: house.layout()?,
        clock: Arc::clone(&clock),
    };
    tasks.spawn(duties.run(stopped.clone()));
    let sender = super::letter::sender(&house, Arc::clone(&clock)).await?;
    tasks.spawn(duties::send(sender, archive.clone(), clock, stopped));
    Ok(Running {
        stop,
        tasks,
        archive,
        pages,
    })
}

/// What keeps the newsroom from doing its work. Readers are served all the same.
fn ready(archive: Archive, pages: PageStore) -> site::Ready {
    Arc::new(move || {
        let (archive, pages) = (archive.clone(), pages.clone());
        Box::pin(async move {
            let mut reasons = Vec::new();
            if let Err(error) = archive.ping().await {
                reasons.push(format!("the database does not answer: {error}"));
            }
            match pages.position() {
                Ok((_, 0)) => reasons.push("the pages are being pressed for the first time".to_owned()),
                Ok(_) => {}
                Err(error) => reasons.push(format!("the pages cannot be read: {error}")),
            }
            reasons
        })
    })
}

async fn operations(listener: TcpListener, routes: Router, mut stop: watch::Receiver<bool>) {
    let stopped = async move {
        let _ = stop.wait_for(|stop| *stop).await;
    };
    if let Err(error) = axum::serve(listener, routes)
        .with_graceful_shutdown(stopped)
        .await
    {
        tracing::error!(%error, "the operations door has closed");
    }
}

impl Running {
    /// Waits until the pages show everything that is in the ledger now.
    pub(crate) async fn ready(&self) -> Result<()> {
        let head = self.archive.head().await?;
        for _ in 0..6000 {
            let (seq, edition) = self.pages.position()?;
            if edition != 0 && seq >= Seq(head.0) {
                return Ok(());
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        bail!("the pages were not pressed within two minutes");
    }

    /// Works until SIGTERM or Ctrl-C, then ends cleanly.
    pub(crate) async fn until_stopped(mut self) -> Result<()> {
        let mut terminate = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate())?;
        // A part that ends by itself has failed: better all ends and is started again than one is missing unseen.
        let failed = tokio::select! {
            _ = terminate.recv() => false,
            _ = tokio::signal::ctrl_c() => false,
            ended = self.tasks.join_next() => {
                tracing::error!(?ended, "a part of the newsroom has ended by itself");
                true
            }
        };
        tracing::info!("stopping");
        self.stop.send_replace(true);
        let ended = async { while self.tasks.join_next().await.is_some() {} };
        if tokio::time::timeout(PATIENCE, ended).await.is_err() {
            tracing::warn!("something did not end in time and is cut off");
        }
        if failed {
            bail!("a part of the newsroom has ended by itself; the log says which");
        }
        Ok(())
    }
}
