//! What can be done to an article, and by whom.

use serde::{Deserialize, Serialize};

/// What somebody does to an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Action {
    /// Save a new revision of unpublished copy.
    Save,
    /// Hand it to an editor.
    Submit,
    /// Hand it back to the author.
    Return,
    /// Say that it may go out.
    Approve,
    /// Let it go out at a set time.
    Schedule,
    /// Take that time away again.
    Unschedule,
    /// Let it go out now.
    Publish,
    /// Publish a new revision of something that is out, with a note that says what was wrong.
    Correct,
    /// Publish a new revision of something that is out, without a note: a typing error, a better picture.
    Amend,
    /// Hold it back until it is cleared.
    Hold,
    /// Say that the law has nothing against these words; ends a hold.
    Clear,
    /// Take it back.
    Withdraw,
}

impl Action {
    /// Every action.
    pub const ALL: [Self; 12] = [
        Self::Save,
        Self::Submit,
        Self::Return,
        Self::Approve,
        Self::Schedule,
        Self::Unschedule,
        Self::Publish,
        Self::Correct,
        Self::Amend,
        Self::Hold,
        Self::Clear,
        Self::Withdraw,
    ];

    /// As people write it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Save => "save",
            Self::Submit => "submit",
            Self::Return => "return",
            Self::Approve => "approve",
            Self::Schedule => "schedule",
            Self::Unschedule => "unschedule",
            Self::Publish => "publish",
            Self::Correct => "correct",
            Self::Amend => "amend",
            Self::Hold => "hold",
            Self::Clear => "clear",
            Self::Withdraw => "withdraw",
        }
    }
}

/// Who acts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Writes.
    Reporter,
    /// Carries copy from one language to another.
    Translator,
    /// Chooses and captions pictures.
    PictureEditor,
    /// Composes the letter.
    LetterEditor,
    /// Edits and releases.
    Editor,
    /// Edits, releases and answers for the paper.
    ChiefEditor,
    /// Runs the program; no right over copy.
    Administrator,
    /// The program itself when a time has come.
    Clock,
    /// An agency's notice.
    Wire,
}

impl Role {
    /// Every role.
    pub const ALL: [Self; 9] = [
        Self::Reporter,
        Self::Translator,
        Self::PictureEditor,
        Self::LetterEditor,
        Self::Editor,
        Self::ChiefEditor,
        Self::Administrator,
        Self::Clock,
        Self::Wire,
    ];
}
