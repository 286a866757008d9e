//! Where copy comes from: folders, addresses that are asked, and agencies that push.
//!
//! Each source is looked at by a task of its own ([`Watch`]), so that one that stalls holds up no other. What is known
//! of a source is a row of the archive ([`model::SourceState`]); when it is looked at, and when it is an alarm, are
//! rules of the model. Whatever way copy comes, [`crate::take_in`] decides what it is, so nothing that comes twice
//! is kept twice.

mod account;
mod folder;
mod ftp;
mod http;
mod measure;
mod push;
mod trial;
mod watch;

pub use push::push;
pub use trial::{Trial, TrialStep, trial};
pub use watch::Watch;

use crate::{FetchError, Login, Patience, Reach, Secret, TokenHash};
use model::SourceRules;
use rustls::RootCertStore;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
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
    /// What lies in its folder packed.
    pub packed: PackedFiles,
}

/// How many ZIP and gzip files lie in a folder, where nobody reads them: counted at each look of this process.
#[derive(Clone, Debug, Default)]
pub struct PackedFiles(Arc<AtomicU64>);

impl PackedFiles {
    /// How many.
    pub fn count(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }

    /// So many lie there now; how many there were before.
    fn now(&self, count: u64) -> u64 {
        self.0.swap(count, Ordering::Relaxed)
    }
}

/// How copy comes.
#[derive(Clone, Debug)]
pub enum SourceWay {
    /// Files in a folder.
    Folder(FolderWay),
    /// Documents at an address that is asked.
    Http(HttpWay),
    /// Files on a server that is asked by FTP.
    Ftp(FtpWay),
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

/// A folder on a server that speaks FTP.
#[derive(Clone, Debug)]
pub struct FtpWay {
    /// The server.
    pub host: String,
    /// Usually 21.
    pub port: u16,
    /// Whether both connections are encrypted (explicit FTPS, RFC 4217).
    pub is_encrypted: bool,
    /// Who asks.
    pub user: String,
    /// With which password.
    pub password: Secret,
    /// The folder; where one is after the login when it is empty.
    pub folder: String,
    /// Whether files are deleted when they are taken in.
    pub deletes: bool,
    /// How far it may lead.
    pub reach: Reach,
    /// How long is waited.
    pub patience: Patience,
    /// Who vouches for the server.
    pub roots: Arc<RootCertStore>,
}

impl SourceWay {
    /// `folder`, `http`, `ftp` or `push`.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Folder(_) => "folder",
            Self::Http(_) => "http",
            Self::Ftp(_) => "ftp",
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
