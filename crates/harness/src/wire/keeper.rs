//! Keeps the program running, kills it with SIGKILL when it is told to, and starts it again.

use super::http::Connection;
use super::judge::Life;
use super::moment::{now, until};
use super::program::Program;
use crate::Fault;
use jiff::{SignedDuration, Timestamp};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::process::Child;
use tokio::sync::{mpsc, watch};

const LOOK: Duration = Duration::from_millis(5);
/// Longer than a start takes on the slowest machine.
const PATIENCE: SignedDuration = SignedDuration::from_secs(60);

/// The lives of the program so far. Cheap to clone; all clones are the same.
#[derive(Clone, Debug, Default)]
pub(super) struct Lives(Arc<Mutex<Vec<Life>>>);

impl Lives {
    pub(super) fn all(&self) -> Vec<Life> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn begin(&self) {
        let life = Life {
            ready: now(),
            end: None,
        };
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(life);
    }

    fn end(&self, at: Timestamp) {
        if let Some(life) = self.0.lock().unwrap_or_else(PoisonError::into_inner).last_mut() {
            life.end = Some(at);
        }
    }
}

/// A death that is planned.
#[derive(Clone, Copy, Debug)]
pub(super) struct Kill {
    pub(super) at: Timestamp,
    /// How long it stays away.
    pub(super) away: Duration,
}

/// Starts the program and waits until it is ready.
pub(super) async fn start(program: &Program, lives: &Lives) -> Result<Child, Fault> {
    let mut child = program.serve()?;
    let begun = now();
    while !is_ready(program).await {
        if let Some(status) = child.try_wait()? {
            return Err(format!("vesper serve ended with {status}\n{}", program.last_words()).into());
        }
        if now().duration_since(begun) > PATIENCE {
            return Err(format!("vesper serve is not ready\n{}", program.last_words()).into());
        }
        tokio::time::sleep(LOOK).await;
    }
    lives.begin();
    Ok(child)
}

async fn is_ready(program: &Program) -> bool {
    let Ok(mut connection) = Connection::open(program.address).await else {
        return false;
    };
    let request = format!("GET /readyz HTTP/1.1\r\nHost: {}\r\n\r\n", program.address);
    connection.ask(&request).await.status() == 200
}

/// Kills and starts again as it is told, until `stop` is true; then it kills for the last time.
pub(super) async fn keep(
    program: Program,
    mut child: Child,
    lives: Lives,
    mut kills: mpsc::UnboundedReceiver<Kill>,
    mut stop: watch::Receiver<bool>,
) -> Result<(), Fault> {
    loop {
        let kill = tokio::select! {
            Some(kill) = kills.recv() => kill,
            _ = stop.wait_for(|stop| *stop) => break,
            status = child.wait() => {
                return Err(format!("vesper serve ended by itself: {status:?}\n{}", program.last_words()).into());
            }
        };
        until(kill.at).await;
        // What was answered before this instant was answered by a living program.
        let at = now();
        child.start_kill()?;
        child.wait().await?;
        lives.end(at);
        tokio::time::sleep(kill.away).await;
        child = start(&program, &lives).await?;
    }
    child.start_kill()?;
    child.wait().await?;
    Ok(())
}
