//! The site as the program starts it.

use crate::heads::Heads;
use crate::house::House;
use crate::letter::LetterRoom;
use crate::preview::NoPreviews;
use crate::syndication::{NoPartners, Pace};
use crate::wire::{NoWire, WireDoor};
use crate::{
    Counters, LetterDesk, MediaFiles, Pages, PreviewDesk, Ready, SiteSettings, SyndicationDesk, WireDesk,
    routes, serve,
};
use axum::Router;
use edge::Limiter;
use layout::Layout;
use model::Clock;
use std::io;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use tokio::net::TcpListener;
use tokio::sync::watch;

/// The readers' doors, ready to be opened.
pub struct Site<P> {
    house: House<P>,
    room: Arc<LetterRoom>,
    wire: Arc<dyn WireDesk>,
    clock: Arc<dyn Clock>,
    extra: Router,
    ready: Ready,
}

impl<P> std::fmt::Debug for Site<P> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Site")
            .field("settings", &self.house.settings)
            .finish_non_exhaustive()
    }
}

impl<P: Pages> Site<P> {
    /// The doors to `pages` and `media`, with the letter's forms. Paths of `extra` are asked before “not found” is
    /// said; it must not name paths of the letter or of health.
    pub fn new(
        pages: P,
        media: Arc<dyn MediaFiles>,
        letter: Arc<dyn LetterDesk>,
        layout: Arc<Layout>,
        clock: Arc<dyn Clock>,
        extra: Router,
        settings: SiteSettings,
    ) -> Self {
        let room = LetterRoom {
            desk: letter,
            layout: Arc::clone(&layout),
            limiter: Limiter::new(settings.sign_ups, Arc::clone(&clock)),
            settings: settings.clone(),
        };
        let house = House {
            pages,
            media,
            previews: Arc::new(NoPreviews),
            syndication: Arc::new(NoPartners),
            pace: Pace::default(),
            clock: Arc::clone(&clock),
            layout,
            settings,
            heads: Heads::new(),
            counters: Arc::new(Counters::default()),
            closing: AtomicBool::new(false),
        };
        let ready: Ready = Arc::new(|| Box::pin(async { Vec::new() }));
        Self {
            house,
            room: Arc::new(room),
            wire: Arc::new(NoWire),
            clock,
            extra,
            ready,
        }
    }

    /// Who opens links to what is not out; without it, none opens.
    #[must_use]
    pub fn previews(mut self, desk: Arc<dyn PreviewDesk>) -> Self {
        self.house.previews = desk;
        self
    }

    /// Who takes in what agencies push; without it, nobody does.
    #[must_use]
    pub fn wire(mut self, desk: Arc<dyn WireDesk>) -> Self {
        self.wire = desk;
        self
    }

    /// Who knows the partners; without it, there are none.
    #[must_use]
    pub fn partners(mut self, desk: Arc<dyn SyndicationDesk>) -> Self {
        self.house.syndication = desk;
        self
    }

    /// What `/readyz` asks; without it, it is ready at once.
    #[must_use]
    pub fn ready_when(mut self, ready: Ready) -> Self {
        self.ready = ready;
        self
    }

    /// How many answers there were.
    pub fn counters(&self) -> Arc<Counters> {
        Arc::clone(&self.house.counters)
    }

    /// Serves readers until `stop` turns true, then lets running requests end.
    ///
    /// # Errors
    /// When the listener is not usable at all. What goes wrong with one connection ends that one.
    pub async fn serve(self, listener: TcpListener, stop: watch::Receiver<bool>) -> io::Result<()> {
        let settings = self.house.settings.clone();
        let wrong = Limiter::new(settings.wrong_tokens, self.clock);
        let wire = Arc::new(WireDoor::new(self.wire, settings, wrong));
        let house = Arc::new(self.house);
        let routes = routes::router(&house, &self.room, &wire, self.extra, &self.ready);
        serve::serve(house, routes, listener, stop).await
    }
}
