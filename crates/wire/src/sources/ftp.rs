//! A look at a server's folder by FTP: what reads whole is taken in.
//!
//! Files stay on the server unless the newsroom says otherwise; a list of what was taken in is kept in memory, so that after
//! a start each is fetched once more, which changes nothing. One that is to be deleted is deleted at a later look, when it
//! has not changed since it was taken in: what an agency still writes to is not lost.

mod session;

use super::account::{enter, looked};
use super::folder::{Seen, Step, is_media, is_unfinished, why_broken};
use super::{FtpWay, Source, SourceError};
use crate::{DOCUMENT_BYTES_MAX, take_in};
use archive::Archive;
use model::{Clock, Looked, SourceFault, SourceState};
use session::{Offered, Session, Trouble};
use std::collections::{HashMap, HashSet};
use std::time::Duration;
use tokio::time::Instant;

/// Files that one look fetches at most; the next goes on.
const FILES_MAX: usize = 200;
/// How long a file of which nothing can be read is waited for.
const BROKEN_PATIENCE: Duration = Duration::from_mins(5);

/// What is remembered of a server's folder between two looks.
pub(super) struct Remote {
    started: Instant,
    seen: HashMap<String, Seen>,
    /// Files that were refused, or in whose midst a session ended.
    hard: HashSet<String>,
    /// Whether this process has not looked through all of it yet: what is known then was taken in before the start.
    is_fresh: bool,
    /// More lies there than one look takes.
    is_behind: bool,
}

impl Remote {
    pub(super) fn new() -> Self {
        Self {
            started: Instant::now(),
            seen: HashMap::new(),
            hard: HashSet::new(),
            is_fresh: true,
            is_behind: false,
        }
    }

    /// Looks once.
    pub(super) async fn look(
        &mut self,
        archive: &Archive,
        source: &Source,
        way: &FtpWay,
        clock: &dyn Clock,
        chance: f64,
    ) -> Result<SourceState, SourceError> {
        let mut came = Looked::default();
        let why = match Session::open(way).await {
            Ok(session) => {
                self.through(archive, source, way, clock, session, &mut came)
                    .await?
            }
            Err(why) => Some(why),
        };
        let is_whole = why.is_none();
        came.fault = why.map(|why| SourceFault {
            why,
            retry_after: None,
        });
        if self.is_fresh {
            came.known = 0;
            self.is_fresh = !is_whole || self.is_behind;
        }
        enter(archive, source, &came, (clock.now(), chance), |_| {}).await
    }

    /// Goes through the folder; why it could not be gone through to the end.
    async fn through(
        &mut self,
        archive: &Archive,
        source: &Source,
        way: &FtpWay,
        clock: &dyn Clock,
        mut session: Session,
        came: &mut Looked,
    ) -> Result<Option<String>, SourceError> {
        let files = match session.list().await {
            Ok(files) => files,
            Err(why) => return Ok(Some(why)),
        };
        for (file, step) in self.due(files, way.deletes) {
            let fetched = match (step, way.deletes) {
                (Step::Leave, true) => session.delete(&file.name).await.map(|()| None),
                (Step::Leave, false) => continue,
                _ => session.read(&file.name).await.map(Some),
            };
            let bytes = match fetched {
                Ok(Some(bytes)) => bytes,
                Ok(None) => continue,
                // Perhaps it is still being written; it is asked for again at each look, behind the others.
                Err(Trouble::Refused(reason)) => {
                    self.hard.insert(file.name);
                    came.add(Looked {
                        unread: 1,
                        reason,
                        ..Looked::default()
                    });
                    continue;
                }
                Err(Trouble::Over(why)) => {
                    self.hard.insert(file.name);
                    return Ok(Some(why));
                }
            };
            self.hard.remove(&file.name);
            let Some(bytes) = bytes else {
                self.note(&file, Seen::stuck);
                came.add(too_large(&file.name));
                // The session ended in the middle of the file; the next look goes on behind it.
                return Ok(None);
            };
            if is_media(&bytes) {
                self.note(&file, Seen::media);
                continue;
            }
            if step == Step::Read && why_broken(&bytes, source.agency.as_deref()).is_some() {
                self.note(&file, Seen::broken);
                continue;
            }
            let now = clock.now();
            let name = format!("{}/{}", source.name, file.name);
            let arrivals = take_in(archive, &name, &bytes, source.agency.as_deref(), now).await?;
            came.add(looked(archive, &arrivals, now).await?);
            self.note(&file, Seen::taken);
        }
        session.close().await;
        Ok(None)
    }

    /// The files that something is to be done with: read, given up, or left behind after they were taken in.
    fn due(&mut self, files: Vec<Offered>, deletes: bool) -> Vec<(Offered, Step)> {
        let now = self.started.elapsed();
        self.hard
            .retain(|name| files.iter().any(|file| file.name == *name));
        let mut before = std::mem::take(&mut self.seen);
        let mut due = Vec::new();
        for file in files {
            if is_unfinished(&file.name) {
                continue;
            }
            let mut seen = before
                .remove(&file.name)
                .unwrap_or_else(|| Seen::new(file.shape, now));
            seen.again(file.shape, now);
            let step = seen.step(now, Duration::ZERO, BROKEN_PATIENCE);
            let is_due = matches!(step, Step::Read | Step::SetAside) || (deletes && seen.is_taken());
            self.seen.insert(file.name.clone(), seen);
            if is_due {
                due.push((file, step));
            }
        }
        // What is new first; what makes trouble is asked for last, so that the others are not kept waiting.
        due.sort_by_key(|(file, step)| (self.hard.contains(&file.name), *step == Step::Leave));
        self.is_behind = due.len() > FILES_MAX;
        due.truncate(FILES_MAX);
        due
    }

    fn note(&mut self, file: &Offered, what: impl FnOnce(&mut Seen)) {
        if let Some(seen) = self.seen.get_mut(&file.name) {
            what(seen);
        }
    }
}

fn too_large(name: &str) -> Looked {
    Looked {
        set_aside: 1,
        unread: 1,
        reason: format!("{name} is larger than {} MB", DOCUMENT_BYTES_MAX >> 20),
        ..Looked::default()
    }
}

/// What a trial finds: how many files there are, and the first of them.
pub(super) async fn survey(
    way: &FtpWay,
    files_max: usize,
) -> Result<(usize, Vec<(String, Vec<u8>)>), String> {
    let mut session = Session::open(way).await?;
    let mut files = session.list().await?;
    files.retain(|file| !is_unfinished(&file.name));
    let count = files.len();
    let mut documents = Vec::new();
    let mut read = 0;
    for file in files {
        if documents.len() >= files_max || read >= DOCUMENT_BYTES_MAX {
            break;
        }
        let bytes = match session.read(&file.name).await {
            Ok(Some(bytes)) => bytes,
            Ok(None) => break,
            Err(trouble) => return Err(trouble.why()),
        };
        if !is_media(&bytes) {
            read += bytes.len();
            documents.push((file.name, bytes));
        }
    }
    session.close().await;
    Ok((count, documents))
}
