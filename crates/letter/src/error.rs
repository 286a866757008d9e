use crate::BadToken;
use model::IssueId;

/// Why the letter's room could not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The archive said no.
    #[error("the letter cannot reach its records")]
    Archive(#[from] archive::Error),
    /// A mail cannot be rendered.
    #[error("a mail cannot be rendered")]
    Layout(#[from] layout::Error),
    /// A link out of a mail leads nowhere.
    #[error(transparent)]
    Link(#[from] BadToken),
    /// The sign-up was for a language that the newsroom does not publish in.
    #[error("there is no letter in this language")]
    NoSuchLetter,
    /// Too many messages wait for the relay.
    #[error("too many messages wait for the mail relay; try again in a few minutes")]
    Busy,
    /// An issue has nothing that readers may see.
    #[error("there is no story for this evening's letter")]
    NoStories,
    /// No such issue.
    #[error("there is no issue {0}")]
    NoSuchIssue(IssueId),
    /// An address of the newsroom's settings cannot be used in mail.
    #[error("the newsroom's sender is no mail address; write for example letter@example.org")]
    Sender,
    /// A part of the sender ended early.
    #[error("a part of the sender ended without an answer")]
    Task,
}
