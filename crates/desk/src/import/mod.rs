//! Manuscripts in: Markdown with front matter, as writers' programs and other systems make it.

mod front_matter;
mod manuscript;
mod markdown;
mod store;

pub use front_matter::FrontMatter;
pub use manuscript::{Manuscript, RawBlock, RawPicture, RawRecording, read};
pub use store::{Imported, Importer};

/// Where the pictures and recordings of a manuscript come from.
pub trait Files: Send + Sync {
    /// The bytes of a file that a manuscript names.
    fn read(&self, name: &str) -> Option<Vec<u8>>;
}

/// Files beside the manuscript.
#[derive(Clone, Debug)]
pub struct Beside(pub std::path::PathBuf);

impl Files for Beside {
    fn read(&self, name: &str) -> Option<Vec<u8>> {
        // Only names below the folder: a manuscript must not fetch /etc/passwd.
        let path = std::path::Path::new(name);
        let inside = path
            .components()
            .all(|part| matches!(part, std::path::Component::Normal(_)));
        inside.then(|| std::fs::read(self.0.join(path)).ok()).flatten()
    }
}

/// Why a manuscript could not be imported. Nothing of it is kept then.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// It does not begin with front matter.
    #[error(
        "it does not begin with front matter: a line of ---, then “headline: …” and so on, then a line of ---"
    )]
    NoFrontMatter,
    /// The front matter cannot be read.
    #[error("front matter: {0}")]
    FrontMatter(String),
    /// Something in the text is not possible.
    #[error("line {line}: {why}")]
    Text {
        /// Line of the manuscript, counted from 1.
        line: usize,
        /// What is wrong and what to do.
        why: String,
    },
    /// The article that it would change has been withdrawn.
    #[error("article {0} is withdrawn and stays so; give the manuscript another story to bring it out anew")]
    Withdrawn(model::ArticleId),
    /// The article is before the readers, and nobody said that they should see the change.
    #[error("article {0} is before the readers; --publish changes what they see")]
    WouldPublish(model::ArticleId),
    /// It has an embargo that has not ended, but the article is out.
    #[error(
        "article {0} is before the readers already; an embargo comes too late. Withdraw it, if it must not be seen"
    )]
    AlreadyOut(model::ArticleId),
    /// A file that it names is not there.
    #[error("the file “{0}” is not beside the manuscript")]
    NoSuchFile(String),
    /// A picture or recording that it names cannot be used.
    #[error(transparent)]
    Media(#[from] crate::media::Error),
    /// The archive refused.
    #[error(transparent)]
    Archive(#[from] archive::Error),
}
