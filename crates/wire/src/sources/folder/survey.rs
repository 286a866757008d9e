//! What lies in a folder, looked through without moving anything.

use super::super::trial::FILES_READ_MAX;
use super::files::{self, Inside};
use crate::DOCUMENT_BYTES_MAX;
use std::path::Path;

/// What lies in a folder, for a trial.
pub(in crate::sources) struct Survey {
    pub(in crate::sources) waiting: usize,
    pub(in crate::sources) media: usize,
    pub(in crate::sources) packed: usize,
    pub(in crate::sources) unfinished: usize,
    pub(in crate::sources) documents: Vec<(String, Vec<u8>)>,
    /// Why files could not be moved.
    pub(in crate::sources) locked: Option<String>,
}

/// Looks through a folder without moving anything. Blocks.
pub(in crate::sources) fn survey(folder: &Path) -> Result<Survey, String> {
    let lying = files::list(folder).map_err(|error| error.to_string())?;
    let mut survey = Survey {
        waiting: 0,
        media: 0,
        packed: 0,
        unfinished: files::unfinished(folder),
        documents: Vec::new(),
        locked: files::locked(folder),
    };
    let mut read = 0;
    for file in lying {
        let is_read = survey.documents.len() < FILES_READ_MAX && read < DOCUMENT_BYTES_MAX;
        match files::read(&file.path).map_err(|error| error.to_string())? {
            Some(Inside::Media) => survey.media += 1,
            Some(Inside::Packed) => survey.packed += 1,
            Some(Inside::Bytes(bytes)) => {
                survey.waiting += 1;
                let name = file.path.file_name().unwrap_or_default().to_string_lossy();
                if is_read {
                    read += bytes.len();
                    survey.documents.push((name.into_owned(), bytes));
                }
            }
            Some(Inside::Large) => survey.waiting += 1,
            None => {}
        }
    }
    Ok(survey)
}
