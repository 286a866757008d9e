//! Where copy comes from: folders, addresses that are asked, and agencies that push.
//!
//! Each source is looked at by a task of its own ([`Watch`]), so that one that stalls holds up no other. What is known
//! of a source is a row of the archive ([`model::SourceState`]); when it is looked at, and when it is an alarm, are
//! rules of the model. Whatever way copy comes, [`crate::take_in`] decides what it is, so nothing that comes twice
//! is kept twice.

mod account;
mod folder;
mod http;
mod measure;
mod push;
mod trial;
mod watch;

pub use push::push;
pub use trial::{Trial, TrialStep, trial};
pub use watch::Watch;

use crate::{FetchError, Login, Patience, Reach, TokenHash};
use model::SourceRules;
use std::path::PathBuf;
use std::time::Duration;
use url::Url;

/// A source of copy, as the newsroom has set it up.
#[derive(Clone, Debug)]
pub struct Source {
    /// What the newsroom calls it: letters, figures and `-`.
    pub name: String,
    /// Whose copy it brings; without, the items say so themselves.
    pub agency: Option<String>,
    /// How copy comes.
    pub way: SourceWay,
    /// What is expected of it.
    pub rules: SourceRules,
}

/// How copy comes.
#[derive(Clone, Debug)]
pub enum SourceWay {
    /// Files in a folder.
    Folder(FolderWay),
    /// Documents at an address that is asked.
    Http(HttpWay),
    /// The agency sends documents to the site, with this token.
    Push(TokenHash),
}

/// A folder into which an agency, or its program, writes files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FolderWay {
    /// Which folder.
    pub path: PathBuf,
    /// How long a file must not have changed before it is read.
    pub settle: Duration,
    /// How long one that does not read whole is waited for before it is set aside.
    pub patience: Duration,
    /// Whether files are deleted when they are taken in, not kept in `done/`.
    pub deletes: bool,
}

/// An address that is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HttpWay {
    /// Which.
    pub address: Url,
    /// How its door is opened.
    pub login: Option<Login>,
    /// How far it may lead.
    pub reach: Reach,
    /// How long is waited.
    pub patience: Patience,
}

impl SourceWay {
    /// `folder`, `http` or `push`.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Folder(_) => "folder",
            Self::Http(_) => "http",
            Self::Push(_) => "push",
        }
    }
}

/// Why a source could not be worked with. What is wrong with the source itself is no error: it stands in its state.
#[derive(Debug, thiserror::Error)]
pub enum SourceError {
    /// The archive refuses.
    #[error("the archive refuses")]
    Archive(#[from] archive::Error),
    /// There is no client for it.
    #[error(transparent)]
    Client(#[from] FetchError),
}
