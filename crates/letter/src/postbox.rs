//! Single messages on their way to the relay: bounded, in the background, tried again.

use crate::Error;
use crate::smtp::{Relay, Sending};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::{sleep, timeout};

/// Messages that may wait.
const WAITING_MAX: usize = 256;
/// Connections that are open at the same time.
const CONNECTIONS: usize = 2;
/// Between two tries; after the last the message is given up. All together it is about a day, half as long as the
/// link in it lasts.
const PAUSES: [Duration; 8] = [
    Duration::from_secs(5),
    Duration::from_secs(30),
    Duration::from_mins(2),
    Duration::from_mins(10),
    Duration::from_hours(1),
    Duration::from_hours(3),
    Duration::from_hours(6),
    Duration::from_hours(12),
];

/// Takes single messages and brings them to the relay. Cheap to clone; all clones are the same box.
///
/// What waits when the program ends is lost: its readers sign up again.
#[derive(Clone, Debug)]
pub struct Postbox {
    relay: Relay,
    places: Arc<Semaphore>,
    connections: Arc<Semaphore>,
}

/// Room for one message.
#[derive(Debug)]
pub(crate) struct Place {
    postbox: Postbox,
    permit: OwnedSemaphorePermit,
}

impl Postbox {
    /// A box that is emptied into `relay`.
    pub fn new(relay: Relay) -> Self {
        Self {
            relay,
            places: Arc::new(Semaphore::new(WAITING_MAX)),
            connections: Arc::new(Semaphore::new(CONNECTIONS)),
        }
    }

    /// Room for one message.
    pub(crate) fn reserve(&self) -> Result<Place, Error> {
        let permit = Arc::clone(&self.places)
            .try_acquire_owned()
            .map_err(|_| Error::Busy)?;
        Ok(Place {
            postbox: self.clone(),
            permit,
        })
    }

    /// How many messages wait.
    pub fn waiting(&self) -> usize {
        WAITING_MAX - self.places.available_permits()
    }

    /// Waits until everything is on its way, at most this long; whether it is.
    pub async fn drain(&self, patience: Duration) -> bool {
        let all = u32::try_from(WAITING_MAX).unwrap_or(u32::MAX);
        timeout(patience, self.places.acquire_many(all)).await.is_ok()
    }

    /// One try; whether the message is done with.
    async fn bring(&self, from: &str, to: &str, message: &[u8]) -> bool {
        let Ok(_turn) = self.connections.acquire().await else {
            return false;
        };
        let mut connection = match self.relay.connect().await {
            Ok(connection) => connection,
            Err(error) => {
                let reason = error_chain(&error);
                tracing::warn!(
                    relay = self.relay.place(),
                    reason,
                    "a message waits: the relay does not take mail"
                );
                return false;
            }
        };
        match connection.send(from, to, message).await {
            Sending::Sent { .. } => {
                connection.quit().await;
                true
            }
            Sending::Refused { permanent, reply, .. } => {
                tracing::warn!(code = reply.code, permanent, "the relay did not take a message");
                connection.quit().await;
                permanent
            }
            Sending::Broken { in_doubt, .. } => {
                tracing::warn!(in_doubt, "the connection broke during a message");
                false
            }
        }
    }
}

impl Place {
    /// Sends the message from here, in the background.
    pub(crate) fn post(self, from: String, to: String, message: Vec<u8>) {
        tokio::spawn(async move {
            let Self { postbox, permit } = self;
            for pause in PAUSES.into_iter().map(Some).chain([None]) {
                if postbox.bring(&from, &to, &message).await {
                    break;
                }
                if let Some(pause) = pause {
                    sleep(pause).await;
                } else {
                    tracing::error!("a message was given up after {} tries", PAUSES.len() + 1);
                }
            }
            drop(permit);
        });
    }
}

/// The error and what caused it, in one line.
pub fn error_chain(error: &dyn std::error::Error) -> String {
    let mut line = error.to_string();
    let mut source = error.source();
    while let Some(cause) = source {
        line = format!("{line}: {cause}");
        source = cause.source();
    }
    line
}
