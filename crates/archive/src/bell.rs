//! How those who follow the ledger learn at once that there is something new.
//!
//! Within the process a watch channel. Between processes on one SQLite file a datagram to each socket in a folder beside
//! the file. Between processes on PostgreSQL `listen` and `notify`. All of it is only a wake-up: who wakes looks into the
//! ledger, and looks by itself now and then in case a ring was lost.

use crate::store::Database;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;
use tokio::net::UnixDatagram;
use tokio::sync::watch;

const RECONNECT: Duration = Duration::from_secs(1);

pub(crate) struct Bell {
    rung: Arc<watch::Sender<u64>>,
    neighbours: Option<PathBuf>,
    own: Option<PathBuf>,
    task: Option<tokio::task::JoinHandle<()>>,
}

impl Bell {
    /// Hangs a bell that other processes on the same database can ring.
    pub(crate) fn hang(database: &Database) -> Self {
        let rung = Arc::new(watch::Sender::new(0));
        match database {
            Database::Sqlite(file) => {
                let folder = file.with_extension("bells");
                let (own, task) = match answer_datagrams(&folder, Arc::clone(&rung)) {
                    Ok((own, task)) => (Some(own), Some(task)),
                    Err(error) => {
                        tracing::warn!(%error, "other processes cannot wake this one; it looks once a second");
                        (None, None)
                    }
                };
                Self {
                    rung,
                    neighbours: Some(folder),
                    own,
                    task,
                }
            }
            Database::Postgres(url) => {
                let task = tokio::spawn(answer_notifications(url.clone(), Arc::clone(&rung)));
                Self {
                    rung,
                    neighbours: None,
                    own: None,
                    task: Some(task),
                }
            }
        }
    }

    pub(crate) fn listen(&self) -> watch::Receiver<u64> {
        self.rung.subscribe()
    }

    pub(crate) fn ring(&self) {
        self.rung.send_modify(|count| *count += 1);
        if let Some(folder) = &self.neighbours {
            ring_neighbours(folder, self.own.as_deref());
        }
    }
}

impl Drop for Bell {
    fn drop(&mut self) {
        if let Some(task) = &self.task {
            task.abort();
        }
        if let Some(own) = &self.own {
            let _ = std::fs::remove_file(own);
        }
    }
}

fn answer_datagrams(
    folder: &Path,
    rung: Arc<watch::Sender<u64>>,
) -> std::io::Result<(PathBuf, tokio::task::JoinHandle<()>)> {
    std::fs::create_dir_all(folder)?;
    let mut name = [0; 6];
    getrandom::fill(&mut name).map_err(std::io::Error::other)?;
    let name: String = name.iter().map(|byte| format!("{byte:02x}")).collect();
    let path = folder.join(name);
    let socket = UnixDatagram::bind(&path)?;
    let task = tokio::spawn(async move {
        let mut nothing = [0; 1];
        while socket.recv(&mut nothing).await.is_ok() {
            rung.send_modify(|count| *count += 1);
        }
    });
    Ok((path, task))
}

/// Rings each other process. A socket that nobody answers belonged to one that was killed, and is swept away.
fn ring_neighbours(folder: &Path, own: Option<&Path>) {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return;
    };
    for path in entries
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| Some(path.as_path()) != own)
    {
        let Ok(socket) = std::os::unix::net::UnixDatagram::unbound() else {
            return;
        };
        let _ = socket.set_nonblocking(true);
        if let Err(error) = socket.send_to(&[1], &path)
            && error.kind() == std::io::ErrorKind::ConnectionRefused
        {
            let _ = std::fs::remove_file(&path);
        }
    }
}

async fn answer_notifications(url: String, rung: Arc<watch::Sender<u64>>) {
    loop {
        if let Err(error) = listen_once(&url, &rung).await {
            tracing::debug!(%error, "lost the line on which PostgreSQL rings");
        }
        tokio::time::sleep(RECONNECT).await;
        rung.send_modify(|count| *count += 1);
    }
}

async fn listen_once(url: &str, rung: &watch::Sender<u64>) -> Result<(), tokio_postgres::Error> {
    let (client, mut connection) = tokio_postgres::connect(url, crate::store::tls()).await?;
    let mut messages = futures_util::stream::poll_fn(move |context| connection.poll_message(context));
    let listening = client.batch_execute("listen vesper_ledger");
    let answered = async {
        use futures_util::StreamExt;
        while let Some(message) = messages.next().await {
            if let tokio_postgres::AsyncMessage::Notification(_) = message? {
                rung.send_modify(|count| *count += 1);
            }
        }
        Ok(())
    };
    let (listened, answered) = tokio::join!(listening, answered);
    listened.and(answered)
}
