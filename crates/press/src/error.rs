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
    /// A template refused.
    #[error(transparent)]
    Layout(#[from] layout::Error),
}
