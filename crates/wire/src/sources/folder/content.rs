//! What a file holds on its way into the archive: bytes that were read, or more than is read at once.

use super::super::account::{Tally, looked};
use super::super::{Source, SourceError};
use super::files::Lying;
use crate::{take_in, take_in_stream};
use archive::Archive;
use jiff::Timestamp;
use model::{ContentHash, Looked};
use std::fs::File;
use std::path::Path;
use tokio::runtime::Handle;

/// What a file holds.
pub(super) enum Content {
    /// All of its bytes.
    Whole(Vec<u8>),
    /// More than [`DOCUMENT_BYTES_MAX`](crate::DOCUMENT_BYTES_MAX): it is read as it is taken in.
    Large,
}

impl Content {
    /// What tells the file from others of its name.
    pub(super) fn hash(&self, lying: &Lying) -> ContentHash {
        match self {
            Self::Whole(bytes) => ContentHash::of(bytes),
            Self::Large => ContentHash::of(format!("{lying:?}").as_bytes()),
        }
    }

    /// Takes the file in that lies at `path`. The outer error is the archive's, the inner one says why the file cannot be
    /// read.
    pub(super) async fn take_in(
        self,
        archive: &Archive,
        source: &Source,
        (name, path): (&str, &Path),
        now: Timestamp,
    ) -> Result<Result<Looked, String>, SourceError> {
        let agency = source.agency.as_deref();
        match self {
            Self::Whole(bytes) => {
                let arrivals = take_in(archive, name, &bytes, agency, now).await?;
                Ok(Ok(looked(archive, &arrivals, now).await?))
            }
            Self::Large => match stream(archive, agency, (name, path), now).await? {
                Ok(tally) => Ok(Ok(tally.end(archive, now).await?)),
                Err(why) => Ok(Err(why)),
            },
        }
    }
}

/// Takes in a file that is longer than what is read at once, on a thread of its own: reading it takes long, and a share
/// may hang.
async fn stream(
    archive: &Archive,
    agency: Option<&str>,
    (name, path): (&str, &Path),
    now: Timestamp,
) -> Result<Result<Tally, String>, SourceError> {
    let (archive, agency) = (archive.clone(), agency.map(str::to_owned));
    let (name, path) = (name.to_owned(), path.to_owned());
    let runtime = Handle::current();
    let task = tokio::task::spawn_blocking(move || {
        let mut file = match File::open(&path) {
            Ok(file) => file,
            Err(error) => return Ok(Err(format!("there is no reading {}: {error}", path.display()))),
        };
        let mut tally = Tally::default();
        let arrived = async |arrival| tally.add(&arrival);
        runtime.block_on(take_in_stream(
            &archive,
            &name,
            &mut file,
            agency.as_deref(),
            now,
            arrived,
        ))?;
        Ok(Ok(tally))
    });
    task.await
        .unwrap_or_else(|_| Ok(Err("taking in a long file broke off".to_owned())))
}
