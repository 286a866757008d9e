//! One look at a source for people who want to know whether it works: nothing is kept, nothing is moved.

use super::http::{known, want};
use super::{FolderWay, FtpWay, HttpWay, Source, SourceError, SourceWay, folder, ftp};
use crate::{Fetched, Fetcher, SetAside, Validators, parse};
use archive::Archive;
use model::{SourceState, WireItem, WireVerdict};
use serde::Serialize;
use std::time::Duration;

/// Files of a folder that are read in a trial.
pub(super) const FILES_READ_MAX: usize = 100;
/// Files of a server that are fetched in a trial.
const FILES_FETCHED_MAX: usize = 20;
/// Reasons that are said.
const REASONS_MAX: usize = 10;

/// What a trial found.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Trial {
    /// Which source.
    pub source: String,
    /// Whether it can be worked with.
    pub is_well: bool,
    /// What was done, in order.
    pub steps: Vec<TrialStep>,
    /// How long all of it took.
    pub milliseconds: u64,
    /// Items that were read.
    pub read: u64,
    /// Of these, what would be new.
    pub new: u64,
    /// What would update a known item.
    pub updated: u64,
    /// What would take an item back.
    pub killed: u64,
    /// What is known already.
    pub known: u64,
    /// Items and documents that would be set aside.
    pub set_aside: u64,
    /// Why, for the first of them.
    pub reasons: Vec<String>,
    /// The headlines of the first that would be new.
    pub headlines: Vec<String>,
}

/// One thing that was tried.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TrialStep {
    /// Whether it went well.
    pub is_well: bool,
    /// What happened, in a sentence.
    pub says: String,
}

impl Trial {
    pub(super) fn well(&mut self, says: impl Into<String>) {
        self.steps.push(TrialStep {
            is_well: true,
            says: says.into(),
        });
    }

    pub(super) fn wrong(&mut self, says: impl Into<String>) {
        self.is_well = false;
        self.steps.push(TrialStep {
            is_well: false,
            says: says.into(),
        });
    }

    fn aside(&mut self, name: &str, aside: &SetAside) {
        self.set_aside += 1;
        if self.reasons.len() < REASONS_MAX {
            self.reasons.push(format!("{name}: {}", aside.reason));
        }
    }

    async fn item(&mut self, archive: &Archive, item: &WireItem) -> Result<(), SourceError> {
        self.read += 1;
        match archive.read().await?.would_be(item).await? {
            WireVerdict::New => {
                self.new += 1;
                if self.headlines.len() < 3 {
                    self.headlines.push(item.headline.clone());
                }
            }
            WireVerdict::Updated => self.updated += 1,
            WireVerdict::Killed => self.killed += 1,
            WireVerdict::Known => self.known += 1,
        }
        Ok(())
    }

    async fn document(
        &mut self,
        archive: &Archive,
        source: &Source,
        name: &str,
        bytes: &[u8],
    ) -> Result<(), SourceError> {
        match parse(bytes, source.agency.as_deref()) {
            Ok(parsed) => {
                for item in parsed.items {
                    match item {
                        Ok(item) => self.item(archive, &item).await?,
                        Err(aside) => self.aside(name, &aside),
                    }
                }
            }
            Err(aside) => self.aside(name, &aside),
        }
        Ok(())
    }
}

/// Looks at a source once, as its task does, and keeps nothing.
///
/// # Errors
/// When the archive refuses. What is wrong with the source is no error: it is what the trial says.
pub async fn trial(archive: &Archive, source: &Source) -> Result<Trial, SourceError> {
    let started = tokio::time::Instant::now();
    let mut trial = Trial {
        source: source.name.clone(),
        is_well: true,
        ..Trial::default()
    };
    let state = archive
        .read()
        .await?
        .source(&source.name)
        .await?
        .unwrap_or_default();
    match &source.way {
        SourceWay::Http(way) => address(&mut trial, archive, source, way, &state).await?,
        SourceWay::Folder(way) => files(&mut trial, archive, source, way).await?,
        SourceWay::Ftp(way) => server(&mut trial, archive, source, way).await?,
        SourceWay::Push(_) => pushed(&mut trial, source, &state),
    }
    trial.milliseconds = u64::try_from(started.elapsed().as_millis()).unwrap_or(u64::MAX);
    if trial.read == 0 && trial.set_aside > 0 {
        trial.wrong("nothing of what came can be read");
    }
    Ok(trial)
}

async fn address(
    trial: &mut Trial,
    archive: &Archive,
    source: &Source,
    way: &HttpWay,
    state: &SourceState,
) -> Result<(), SourceError> {
    let fetcher = Fetcher::new(way.patience, way.reach)?;
    // Asked for whole: “nothing new since yesterday” would prove less.
    let nothing = Validators::default();
    let started = tokio::time::Instant::now();
    let document = match fetcher.fetch(want(way, &nothing)).await {
        Ok(Fetched::Document(document)) => document,
        Ok(Fetched::NotModified) => return Ok(()),
        Err(error) => {
            trial.wrong(error.to_string());
            return Ok(());
        }
    };
    trial.well(format!(
        "{} answered with {} bytes ({}) in {} ms",
        document.address.host_str().unwrap_or_default(),
        document.bytes.len(),
        document.content_type.as_deref().unwrap_or("of no declared type"),
        started.elapsed().as_millis()
    ));
    let validators = &document.validators;
    if *validators == nothing {
        trial.well("it sends neither ETag nor Last-Modified, so it sends everything each time; that works, but slower");
    } else if known(way, state) == *validators {
        trial.well("this is the very document that was taken in last");
    }
    trial
        .document(archive, source, "the document", &document.bytes)
        .await
}

async fn files(
    trial: &mut Trial,
    archive: &Archive,
    source: &Source,
    way: &FolderWay,
) -> Result<(), SourceError> {
    let path = way.path.clone();
    let task = tokio::task::spawn_blocking(move || folder::survey(&path));
    let survey = match tokio::time::timeout(Duration::from_secs(30), task).await {
        Ok(Ok(Ok(survey))) => survey,
        Ok(Ok(Err(error))) => {
            trial.wrong(error);
            return Ok(());
        }
        Ok(Err(_)) | Err(_) => {
            trial.wrong("the disk or share does not answer");
            return Ok(());
        }
    };
    trial.well(format!("{} is there", way.path.display()));
    if let Some(why) = &survey.locked {
        trial.wrong(why.clone());
    }
    trial.well(format!(
        "{} files wait, {} pictures and recordings stay, {} names say that they are not finished",
        survey.waiting, survey.media, survey.unfinished
    ));
    if survey.packed > 0 {
        trial.well(format!(
            "{} ZIP or gzip files lie there and are not read; ask the agency to send its copy unpacked",
            survey.packed
        ));
    }
    for (name, bytes) in &survey.documents {
        trial.document(archive, source, name, bytes).await?;
    }
    if survey.waiting > survey.documents.len() {
        trial.well(format!("the first {} were read", survey.documents.len()));
    }
    Ok(())
}

async fn server(
    trial: &mut Trial,
    archive: &Archive,
    source: &Source,
    way: &FtpWay,
) -> Result<(), SourceError> {
    let (count, documents) = match ftp::survey(way, FILES_FETCHED_MAX).await {
        Ok(found) => found,
        Err(why) => {
            trial.wrong(why);
            return Ok(());
        }
    };
    let how = if way.is_encrypted {
        "over TLS"
    } else {
        "without encryption"
    };
    trial.well(format!(
        "{} let “{}” in, {how}; {count} files lie there",
        way.host, way.user
    ));
    for (name, bytes) in &documents {
        trial.document(archive, source, name, bytes).await?;
    }
    if count > documents.len() {
        trial.well(format!("{} of them were read", documents.len()));
    }
    Ok(())
}

fn pushed(trial: &mut Trial, source: &Source, state: &SourceState) {
    trial.well(format!(
        "it waits: the agency sends documents by POST to /wire/push/{} with its token",
        source.name
    ));
    match state.looked_at {
        Some(at) => trial.well(format!(
            "something came last at {}",
            at.strftime("%Y-%m-%d %H:%M UTC")
        )),
        None => trial.well("nothing has come yet"),
    }
}
