/// Why pages could not be pressed or read.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The page store refused.
    #[error("the page store refused")]
    Store(#[from] heed::Error),
    /// The folder of the page store could not be made.
    #[error("the folder of the page store cannot be made")]
    Folder(#[source] std::io::Error),
    /// A page could not be compressed.
    #[error("a page could not be compressed")]
    Compress(#[source] std::io::Error),
    /// A stored page is not what this program writes. `vesper press rebuild` makes it anew.
    #[error("a stored page cannot be read; `vesper press rebuild` presses all pages anew")]
    Record,
    /// The archive refused.
    #[error(transparent)]
    Archive(#[from] archive::Error),
    /// Another process presses into the same store.
    #[error("another vesper presses these pages already")]
    Busy,
    /// A template refused.
    #[error(transparent)]
    Layout(#[from] layout::Error),
}

impl Error {
    /// Whether this is about what one page shows, so that other pages can go on.
    pub(crate) fn is_of_one_page(&self) -> bool {
        use archive::Error::{Document, Shape, Unknown};
        matches!(
            self,
            Self::Layout(_) | Self::Archive(Document(..) | Shape { .. } | Unknown(..))
        )
    }
}
