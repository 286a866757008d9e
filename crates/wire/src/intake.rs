//! What comes in: kept to the letter, read, decided upon, and taken back from readers when the agency says so.

use crate::{Parsed, SetAside, consequences, parse, parse_stream};
use archive::{Archive, Error, KillAlarm, SetAsideRow};
use jiff::Timestamp;
use model::{ArticleId, ContentHash, MediaHash, PubStatus, WireItem, WireItemId, WireVerdict};
use std::fs::File;
use std::io::{Cursor, Read};

/// What became of one item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Arrival {
    /// It is kept.
    Kept {
        /// Its number.
        item: WireItemId,
        /// What it means beside those that came before.
        verdict: WireVerdict,
        /// Its headline, for the log.
        headline: String,
        /// The articles that were withdrawn because the agency took it back.
        withdrawn: Vec<ArticleId>,
        /// The pictures and recordings that are not shown any more because they came with it.
        media: Vec<MediaHash>,
        /// The articles about which somebody has to decide because of it.
        flagged: Vec<ArticleId>,
        /// A kill that somebody has to act upon.
        alarm: Option<KillAlarm>,
    },
    /// It could not be read; its bytes are kept whole.
    SetAside {
        /// What is wrong with it.
        reason: String,
    },
}

/// Takes in a document of one or more items. A broken one stops no other.
///
/// # Errors
/// When the archive refuses. What was taken in before stays; taking the document in again does no harm.
pub async fn take_in(
    archive: &Archive,
    name: &str,
    bytes: &[u8],
    agency: Option<&str>,
    now: Timestamp,
) -> Result<Vec<Arrival>, Error> {
    let raw = archive.blobs().put(bytes)?;
    let items = match read(bytes, agency).await {
        Ok(parsed) => parsed.items,
        Err(reason) => vec![Err(reason)],
    };
    let mut arrivals = Vec::with_capacity(items.len());
    let mut intake = Intake::new(archive, (name, agency), raw, now);
    for item in items {
        arrivals.extend(Box::pin(intake.next(item)).await?);
    }
    arrivals.extend(intake.finish().await?);
    Ok(arrivals)
}

/// Reads a document; a long one beside the threads that serve readers.
async fn read(bytes: &[u8], agency: Option<&str>) -> Result<Parsed, SetAside> {
    if bytes.len() <= AT_ONCE_BYTES {
        return parse(bytes, agency);
    }
    let (bytes, agency) = (bytes.to_vec(), agency.map(str::to_owned));
    let reading = tokio::task::spawn_blocking(move || parse(&bytes, agency.as_deref()));
    reading
        .await
        .unwrap_or_else(|_| Err(SetAside::whole("its reader gave up; the log says where")))
}

/// Takes in what a reader gives, however long it is: in memory are [`DOCUMENT_BYTES_MAX`](crate::DOCUMENT_BYTES_MAX) of
/// it and a few items. `arrived` is told of each item when it is kept.
///
/// # Errors
/// When the bytes cannot be read, or the archive refuses. What was taken in before stays; taking the document in again
/// does no harm.
pub async fn take_in_stream(
    archive: &Archive,
    name: &str,
    source: &mut (dyn Read + Send),
    agency: Option<&str>,
    now: Timestamp,
    mut arrived: impl AsyncFnMut(Arrival),
) -> Result<(), Error> {
    let raw = archive.blobs().put_reader(source)?;
    let kept: Box<dyn Read + Send> = match archive.blobs().file(&raw, "").map(File::open) {
        Some(Ok(file)) => Box::new(file),
        // A store that has no files.
        _ => Box::new(Cursor::new(archive.blobs().get(&raw)?.unwrap_or_default())),
    };
    let mut intake = Intake::new(archive, (name, agency), raw, now);
    for item in parse_stream(kept, agency) {
        for arrival in intake.next(item).await? {
            arrived(arrival).await;
        }
    }
    for arrival in intake.finish().await? {
        arrived(arrival).await;
    }
    Ok(())
}

/// Bytes that are read in a millisecond or so.
const AT_ONCE_BYTES: usize = 64 << 10;
/// Bytes of an identifier and of an agency's name that both databases keep in their indexes: PostgreSQL takes 2,704 in all.
const KEY_BYTES_MAX: usize = 1_000;

/// An item whose names the archive cannot keep is set aside; no other waits behind it.
fn keepable(item: WireItem) -> Result<WireItem, SetAside> {
    let names = [("guid", &item.guid), ("agency", &item.agency)];
    let replaced = item.replaces.iter().map(|guid| ("replaces", guid));
    for (field, name) in names.into_iter().chain(replaced) {
        if name.len() > KEY_BYTES_MAX {
            let (found, start) = (name.len(), crate::text::clip(name, 40));
            return Err(SetAside::field(
                field,
                format!("“{start}…” has {found} bytes, at most {KEY_BYTES_MAX} are kept"),
            ));
        }
    }
    Ok(item)
}

/// Items that are kept by one transaction, at most: the disk is waited for once.
const TOGETHER_MAX: usize = 100;
/// Bytes of copy in them, at least which are kept at once.
const TOGETHER_BYTES: usize = 4 << 20;

/// Items of one document on their way into the archive.
struct Intake<'a> {
    archive: &'a Archive,
    name: &'a str,
    agency: Option<&'a str>,
    raw: ContentHash,
    now: Timestamp,
    /// The number of the next item in its document.
    part: i64,
    waiting: Vec<Waiting>,
    bytes: usize,
}

/// An item that is not kept yet, and its number.
type Waiting = (i64, Result<WireItem, SetAside>);

impl<'a> Intake<'a> {
    fn new(
        archive: &'a Archive,
        (name, agency): (&'a str, Option<&'a str>),
        raw: ContentHash,
        now: Timestamp,
    ) -> Self {
        Self {
            archive,
            name,
            agency,
            raw,
            now,
            part: 0,
            waiting: Vec::new(),
            bytes: 0,
        }
    }

    /// What was kept because of it. A kill waits for no other item: it is a change of its own, made at once.
    async fn next(&mut self, item: Result<WireItem, SetAside>) -> Result<Vec<Arrival>, Error> {
        let item = item.and_then(keepable);
        let is_kill = item
            .as_ref()
            .is_ok_and(|item| item.pubstatus == PubStatus::Canceled);
        let mut arrivals = if is_kill { self.finish().await? } else { Vec::new() };
        self.bytes += item.as_ref().map_or(0, |item| item.body.words().len());
        self.waiting.push((self.part, item));
        self.part += 1;
        if is_kill || self.waiting.len() >= TOGETHER_MAX || self.bytes >= TOGETHER_BYTES {
            arrivals.extend(self.finish().await?);
        }
        Ok(arrivals)
    }

    /// Keeps what waits: together, and one by one when that fails, so that none falls with another.
    async fn finish(&mut self) -> Result<Vec<Arrival>, Error> {
        let waiting = std::mem::take(&mut self.waiting);
        self.bytes = 0;
        if waiting.is_empty() {
            return Ok(Vec::new());
        }
        match self.keep(&waiting).await {
            Err(_) if waiting.len() > 1 => {}
            kept => return kept,
        }
        let mut arrivals = Vec::with_capacity(waiting.len());
        for one in &waiting {
            arrivals.extend(self.keep(std::slice::from_ref(one)).await?);
        }
        Ok(arrivals)
    }

    /// One change of the archive.
    async fn keep(&self, items: &[Waiting]) -> Result<Vec<Arrival>, Error> {
        let is_kill = |(_, item): &Waiting| {
            item.as_ref()
                .is_ok_and(|item| item.pubstatus == PubStatus::Canceled)
        };
        let why = if items.iter().any(is_kill) {
            "the agency took its item back"
        } else {
            "the agency’s item says so"
        };
        let mut tx = self.archive.begin("wire", why).await?;
        // Before the first item is held, so that a batch and a kill of an item in it do not wait for each other.
        tx.hold_filing().await?;
        let mut arrivals = Vec::with_capacity(items.len());
        let mut to_tell = Vec::new();
        for (part, item) in items {
            match item {
                Ok(item) => {
                    let (id, verdict) = tx.receive(item, &self.raw, self.now).await?;
                    let done = consequences::follow(&mut tx, id, item, verdict, self.now).await?;
                    crate::filing::file(&mut tx, (id, verdict), item, self.name, self.now).await?;
                    arrivals.push(Arrival::Kept {
                        item: id,
                        verdict,
                        headline: item.headline.clone(),
                        withdrawn: done.withdrawn.clone(),
                        media: done.media.clone(),
                        flagged: done.flagged.clone(),
                        alarm: done.alarm.clone(),
                    });
                    to_tell.push((id, done));
                }
                Err(set_aside) => {
                    let row = SetAsideRow {
                        raw: self.raw.clone(),
                        part: *part,
                        name: self.name.to_owned(),
                        agency: self.agency.unwrap_or_default().to_owned(),
                        reason: set_aside.reason.clone(),
                    };
                    tx.set_aside(&row, self.now).await?;
                    arrivals.push(Arrival::SetAside {
                        reason: set_aside.reason.clone(),
                    });
                }
            }
        }
        tx.commit().await?;
        for (id, done) in &to_tell {
            consequences::tell(*id, done);
        }
        Ok(arrivals)
    }
}
