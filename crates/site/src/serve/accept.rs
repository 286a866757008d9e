//! Takes connections in and watches over them.

use super::doors::Doors;
use super::life::{Life, Limits, TICK, Ticks, ticks};
use super::socket::Socket;
use crate::house::House;
use crate::{Pages, SiteSettings};
use axum::Router;
use hyper::server::conn::http1;
use hyper_util::rt::TokioIo;
use std::collections::HashMap;
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Semaphore, watch};
use tokio::task::{AbortHandle, Id, JoinError, JoinSet};
use tokio::time::{Instant, MissedTickBehavior, interval, sleep};

/// How long it waits when the system has no more file handles.
const BREATH: Duration = Duration::from_millis(50);

/// The connections that are open.
struct Connections<P> {
    house: Arc<House<P>>,
    routes: Router,
    http: http1::Builder,
    places: Arc<Semaphore>,
    now: Ticks,
    tasks: JoinSet<()>,
    open: HashMap<Id, (Arc<Life>, AbortHandle)>,
}

/// Takes connections until `stop` turns true or its sender is gone, then waits for running requests.
pub(crate) async fn serve<P: Pages>(
    house: Arc<House<P>>,
    routes: Router,
    listener: TcpListener,
    mut stop: watch::Receiver<bool>,
) -> io::Result<()> {
    tracing::info!(address = %listener.local_addr()?, "the readers’ doors are open");
    let mut connections = Connections::new(house, routes);
    let mut tick = interval(TICK);
    tick.set_missed_tick_behavior(MissedTickBehavior::Skip);
    loop {
        tokio::select! {
            () = stopped(&mut stop) => break,
            accepted = listener.accept(), if connections.places.available_permits() > 0 => match accepted {
                Ok((stream, peer)) => connections.take(stream, peer),
                Err(error) => {
                    tracing::warn!(%error, "a connection could not be taken");
                    sleep(BREATH).await;
                }
            },
            Some(ended) = connections.tasks.join_next_with_id() => connections.forget(ended),
            _ = tick.tick() => connections.watch(),
        }
    }
    drop(listener);
    connections.close(tick).await;
    tracing::info!("the readers’ doors are closed");
    Ok(())
}

/// Waits for the word, or until nobody is left who could say it.
async fn stopped(stop: &mut watch::Receiver<bool>) {
    let _ = stop.wait_for(|stop| *stop).await;
}

impl<P: Pages> Connections<P> {
    fn new(house: Arc<House<P>>, routes: Router) -> Self {
        let settings = &house.settings;
        // hyper's own limit of 100 headers stands: to set it would cost an allocation for each request.
        let mut http = http1::Builder::new();
        http.max_buf_size(settings.header_bytes_max.max(8192))
            // Some simple clients say at once that nothing more comes, and still want their answer.
            .half_close(true)
            .header_read_timeout(None);
        let places = Arc::new(Semaphore::new(
            settings.connections_max.clamp(1, Semaphore::MAX_PERMITS),
        ));
        Self {
            house,
            routes,
            http,
            places,
            now: Ticks::default(),
            tasks: JoinSet::new(),
            open: HashMap::new(),
        }
    }

    fn take(&mut self, stream: TcpStream, peer: SocketAddr) {
        let Ok(place) = Arc::clone(&self.places).try_acquire_owned() else {
            return;
        };
        // Without it, an answer in two segments waits for the reader's acknowledgement.
        let _ = stream.set_nodelay(true);
        let life = Arc::new(Life::new(Arc::clone(&self.now)));
        let doors = Doors {
            house: Arc::clone(&self.house),
            routes: self.routes.clone(),
            life: Arc::clone(&life),
            peer: peer.ip(),
        };
        let socket = Socket {
            stream,
            life: Arc::clone(&life),
            _place: place,
        };
        let connection = self
            .http
            .serve_connection(TokioIo::new(socket), doors)
            .with_upgrades();
        let handle = self.tasks.spawn(async move {
            // Readers go away in the middle of things every second; that is nothing to log.
            let _ = connection.await;
        });
        self.open.insert(handle.id(), (life, handle));
    }

    fn forget(&mut self, ended: Result<(Id, ()), JoinError>) {
        let id = match ended {
            Ok((id, ())) => id,
            Err(error) => {
                if error.is_panic() {
                    tracing::error!(%error, "a connection ended in a panic");
                }
                error.id()
            }
        };
        self.open.remove(&id);
    }

    fn limits(&self, settings: &SiteSettings) -> Limits {
        let crowded = self.places.available_permits() < settings.connections_max / 4;
        let idle = if crowded {
            settings.idle_patience / 10
        } else {
            settings.idle_patience
        };
        Limits {
            idle: ticks(idle),
            reading: ticks(settings.header_patience),
            answering: ticks(settings.stall_patience),
        }
    }

    /// Ends what has stood still for too long.
    fn watch(&mut self) {
        self.now.fetch_add(1, Ordering::Relaxed);
        let limits = self.limits(&self.house.settings);
        for (life, task) in self.open.values() {
            if life.is_overdue(limits) {
                task.abort();
            }
        }
    }

    /// Ends idle connections at once, the others with the answer that is under way, and all when patience ends.
    async fn close(mut self, mut tick: tokio::time::Interval) {
        self.house.closing.store(true, Ordering::Relaxed);
        let deadline = Instant::now() + self.house.settings.stop_patience;
        self.end_idle();
        while !self.tasks.is_empty() {
            tokio::select! {
                Some(ended) = self.tasks.join_next_with_id() => self.forget(ended),
                _ = tick.tick() => {
                    self.watch();
                    self.end_idle();
                }
                () = tokio::time::sleep_until(deadline) => {
                    tracing::warn!(connections = self.tasks.len(), "requests that did not end in time are cut off");
                    self.tasks.shutdown().await;
                }
            }
        }
    }

    fn end_idle(&self) {
        self.open
            .values()
            .filter(|(life, _)| life.is_idle())
            .for_each(|(_, task)| task.abort());
    }
}
