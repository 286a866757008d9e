//! A look into a folder: what has settled and reads whole is taken in and put away, the rest is waited for.
//!
//! A file moves from the folder to `taking/` before it is taken in and to `done/` after it, both by renaming. Whenever the
//! program is killed, the file lies in one of the three; found in `taking/`, it is taken in once more, which changes
//! nothing.

mod content;
mod files;
mod judge;
mod survey;

use super::account::enter;
use super::{FolderWay, Source, SourceError};
use crate::parse;
use archive::Archive;
use content::Content;
pub(super) use files::is_media;
pub(super) use files::is_unfinished;
use files::{ASIDE, DONE, FileError, Inside, Lying};
pub(super) use judge::{Seen, Shape, Step};
use model::{Clock, Looked, SourceFault, SourceState, StuckFile};
use std::collections::{BTreeMap, BTreeSet, HashMap, VecDeque};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;
pub(super) use survey::survey;
use tokio::time::Instant;

/// Files that one look takes in at most; the next goes on.
const FILES_MAX: usize = 500;
/// How long a disk may take for one step.
const DISK_PATIENCE: Duration = Duration::from_secs(30);

/// What is remembered of a folder between two looks.
pub(super) struct Folder {
    started: Instant,
    seen: HashMap<PathBuf, Seen>,
    /// Files that were put away, and when: whoever wrote them may still be writing.
    away: VecDeque<(Duration, Lying)>,
    /// Files that the disk refuses to read or move, and why.
    refused: BTreeMap<PathBuf, String>,
    /// ZIP and gzip files, which stay.
    packed: BTreeSet<PathBuf>,
    /// A second owner is a step that has not come back from the disk.
    at_work: Arc<()>,
}

/// Why a step on the disk was not done.
enum DiskError {
    /// This one is refused; others may go.
    Refused(String),
    /// Nothing answers.
    Hangs(String),
}

/// A file as it was found inside.
enum Opened {
    Gone,
    Media,
    Packed,
    /// More than is read at once: it is waited for until it has not changed for `patience`.
    Large,
    /// Its bytes, and why they are not whole.
    Bytes(Vec<u8>, Option<String>),
}

impl Folder {
    pub(super) fn new() -> Self {
        Self {
            started: Instant::now(),
            seen: HashMap::new(),
            away: VecDeque::new(),
            refused: BTreeMap::new(),
            packed: BTreeSet::new(),
            at_work: Arc::new(()),
        }
    }

    /// Does a step on the disk, and gives up waiting when the disk does not answer.
    async fn disk<T: Send + 'static>(
        &self,
        step: impl FnOnce() -> Result<T, FileError> + Send + 'static,
    ) -> Result<T, DiskError> {
        if Arc::strong_count(&self.at_work) > 1 {
            let why = "the disk or share has not answered since an earlier look";
            return Err(DiskError::Hangs(why.to_owned()));
        }
        let held = Arc::clone(&self.at_work);
        let task = tokio::task::spawn_blocking(move || {
            let done = step();
            drop(held);
            done
        });
        match tokio::time::timeout(DISK_PATIENCE, task).await {
            Ok(Ok(done)) => done.map_err(|error| DiskError::Refused(error.to_string())),
            Ok(Err(_)) => Err(DiskError::Refused(
                "the look into the folder broke off".to_owned(),
            )),
            Err(_) => Err(DiskError::Hangs(format!(
                "the disk or share did not answer within {} s",
                DISK_PATIENCE.as_secs()
            ))),
        }
    }

    /// The files that are to be read now, and whether they are given up when they are not whole.
    async fn settled(&mut self, way: &FolderWay) -> Result<Vec<(Lying, bool)>, DiskError> {
        let folder = way.path.clone();
        let now = self.started.elapsed();
        let is_old = |(since, _): &mut (Duration, Lying)| now.saturating_sub(*since) >= way.patience;
        let mut away = Vec::new();
        while let Some((_, old)) = self.away.pop_front_if(is_old) {
            away.push(old);
        }
        let look = move || {
            files::bring_back(&folder, &away)?;
            files::list(&folder)
        };
        let lying = self.disk(look).await?;
        let now = self.started.elapsed();
        let mut before = std::mem::take(&mut self.seen);
        let mut due = Vec::new();
        for lying in lying {
            let mut seen = before
                .remove(&lying.path)
                .unwrap_or_else(|| Seen::new(lying.shape, now));
            seen.again(lying.shape, now);
            let step = seen.step(now, way.settle, way.patience);
            self.seen.insert(lying.path.clone(), seen);
            if matches!(step, Step::Read | Step::SetAside) {
                due.push((lying, step == Step::SetAside));
            }
        }
        due.truncate(FILES_MAX);
        let seen = &self.seen;
        self.refused.retain(|path, _| seen.contains_key(path));
        self.packed
            .retain(|path| seen.get(path).is_some_and(Seen::is_media));
        Ok(due)
    }

    /// Says once that packed files lie there: nobody would miss what is in them.
    fn tell_packed(&self, source: &Source) {
        let before = source.packed.now(self.packed.len() as u64);
        if let Some(path) = self.packed.first().filter(|_| before == 0) {
            tracing::warn!(
                source = source.name,
                "{} is packed and not read; ask the agency to send its copy unpacked",
                path.display()
            );
        }
    }

    /// Remembers that a file could not be read or moved.
    fn refuse(&mut self, path: PathBuf, shape: Shape, why: String) -> StuckFile {
        let now = self.started.elapsed();
        let seen = self.seen.entry(path.clone());
        seen.or_insert_with(|| Seen::new(shape, now)).refused(now);
        self.refused.insert(path, why.clone());
        StuckFile { why, is_tried: true }
    }

    /// Looks once; nothing is written into the state when nothing was there.
    pub(super) async fn look(
        &mut self,
        archive: &Archive,
        source: &Source,
        way: &FolderWay,
        clock: &dyn Clock,
        chance: f64,
    ) -> Result<Option<SourceState>, SourceError> {
        let mut came = Looked::default();
        match self.settled(way).await {
            Ok(due) => {
                for (lying, is_given_up) in due {
                    let path = lying.path.clone();
                    let one = Box::pin(self.one((archive, source, way), clock, lying.clone(), is_given_up));
                    match one.await? {
                        Ok(one) => came.add(one),
                        Err(DiskError::Refused(why)) => {
                            came.stuck = Some(self.refuse(path, lying.shape, why));
                        }
                        Err(DiskError::Hangs(why)) => {
                            came.fault = Some(fault(why));
                            break;
                        }
                    }
                }
            }
            Err(DiskError::Refused(why) | DiskError::Hangs(why)) => came.fault = Some(fault(why)),
        }
        self.tell_packed(source);
        if came.stuck.is_none() {
            let still = self.refused.values().next().cloned();
            came.stuck = still.map(|why| StuckFile { why, is_tried: false });
        }
        if came.is_quiet() {
            return Ok(None);
        }
        let entered = enter(archive, source, &came, (clock.now(), chance), |_| {}).await?;
        Ok(Some(entered))
    }

    /// Opens a file and sees whether it reads whole.
    async fn open(&self, source: &Source, lying: &Lying) -> Result<Opened, DiskError> {
        let (path, agency) = (lying.path.clone(), source.agency.clone());
        self.disk(move || {
            Ok(match files::read(&path)? {
                None => Opened::Gone,
                Some(Inside::Media) => Opened::Media,
                Some(Inside::Packed) => Opened::Packed,
                Some(Inside::Large) => Opened::Large,
                Some(Inside::Bytes(bytes)) => {
                    let broken = why_broken(&bytes, agency.as_deref());
                    Opened::Bytes(bytes, broken)
                }
            })
        })
        .await
    }

    /// Deals with one file that has settled. The outer error is the archive's, the inner one the disk's.
    async fn one(
        &mut self,
        (archive, source, way): (&Archive, &Source, &FolderWay),
        clock: &dyn Clock,
        lying: Lying,
        is_given_up: bool,
    ) -> Result<Result<Looked, DiskError>, SourceError> {
        let opened = match self.open(source, &lying).await {
            Ok(opened) => opened,
            Err(error) => return Ok(Err(error)),
        };
        let seen = self.seen.get_mut(&lying.path);
        let content = match opened {
            Opened::Bytes(bytes, None) => Content::Whole(bytes),
            Opened::Bytes(bytes, Some(_)) if is_given_up => Content::Whole(bytes),
            Opened::Large if is_given_up => Content::Large,
            Opened::Bytes(..) | Opened::Large => {
                seen.into_iter().for_each(Seen::broken);
                return Ok(Ok(Looked::default()));
            }
            Opened::Media | Opened::Packed => {
                if matches!(opened, Opened::Packed) {
                    self.packed.insert(lying.path.clone());
                }
                seen.into_iter().for_each(Seen::media);
                self.refused.remove(&lying.path);
                return Ok(Ok(Looked::default()));
            }
            Opened::Gone => return Ok(Ok(Looked::default())),
        };
        self.take((archive, source, way), clock, lying, content).await
    }

    /// Moves a file out of reach, takes it in and puts it away.
    async fn take(
        &mut self,
        (archive, source, way): (&Archive, &Source, &FolderWay),
        clock: &dyn Clock,
        lying: Lying,
        content: Content,
    ) -> Result<Result<Looked, DiskError>, SourceError> {
        let (folder, found) = (way.path.clone(), lying.clone());
        let claim = move || {
            let hash = content.hash(&found);
            Ok((files::claim(&folder, &found, &hash)?, content))
        };
        let claimed = self.disk(claim);
        let (path, content) = match claimed.await {
            Ok((Some(path), content)) => {
                self.refused.remove(&lying.path);
                (path, content)
            }
            Ok((None, _)) => return Ok(Ok(Looked::default())),
            Err(error) => return Ok(Err(error)),
        };
        let now = clock.now();
        let file = path.file_name().unwrap_or_default().to_string_lossy();
        let name = format!("{}/{}", source.name, files::plain_name(&file));
        let shape = lying.shape;
        let came = match Box::pin(content.take_in(archive, source, (&name, &path), now)).await? {
            Ok(came) => came,
            Err(why) => {
                let stuck = Some(self.refuse(path, shape, why));
                return Ok(Ok(Looked {
                    stuck,
                    ..Looked::default()
                }));
            }
        };
        let to = if came.unread > 0 {
            Some(way.path.join(ASIDE))
        } else if way.deletes {
            None
        } else {
            Some(way.path.join(DONE).join(now.strftime("%Y-%m-%d").to_string()))
        };
        let claimed = Lying { path, shape };
        let path = claimed.path.clone();
        let away = self.disk(move || files::put_away(&claimed, to.as_deref()));
        Ok(match away.await {
            Ok(lies) => {
                let now = self.started.elapsed();
                self.away.extend(lies.map(|lies| (now, lies)));
                self.refused.remove(&path);
                Ok(came)
            }
            Err(DiskError::Refused(why)) => Ok(Looked {
                stuck: Some(self.refuse(path, shape, why)),
                ..came
            }),
            Err(hangs @ DiskError::Hangs(_)) => Err(hangs),
        })
    }
}

/// Why a document is not whole: its last item cannot be read. One of which that can be read has its end.
pub(super) fn why_broken(bytes: &[u8], agency: Option<&str>) -> Option<String> {
    let last = match parse(bytes, agency) {
        Ok(parsed) => parsed.items.into_iter().next_back()?,
        Err(aside) => Err(aside),
    };
    last.err().map(|aside| aside.reason)
}

fn fault(why: String) -> SourceFault {
    SourceFault {
        why,
        retry_after: None,
    }
}
