//! Who the letter's forms are handed to.

use jiff::Timestamp;
use model::{Lang, SendTime};
use std::future::Future;
use std::pin::Pin;

/// An answer that has to be waited for.
pub type Answer<'desk, T> = Pin<Box<dyn Future<Output = Result<T, LetterError>> + Send + 'desk>>;

/// Keeps the letter's readers. `page` is the path of the form that was sent, for the record of consent; tokens are
/// never part of it.
pub trait LetterDesk: Send + Sync + 'static {
    /// Writes a message that asks to confirm. Does and answers the same whether or not the address is known.
    fn sign_up(&self, form: SignUpForm) -> Answer<'_, ()>;

    /// Whose token it is. Changes nothing.
    fn look(&self, purpose: Purpose, token: &str) -> Answer<'_, Reader>;

    /// The reader wants the letter. Twice is no fault.
    fn confirm(&self, token: &str, page: &str) -> Answer<'_, Reader>;

    /// The reader wants no more letters. Twice is no fault.
    fn leave(&self, token: &str, page: &str) -> Answer<'_, Reader>;

    /// The reader left by mistake.
    fn bring_back(&self, token: &str, page: &str) -> Answer<'_, Reader>;

    /// Sets the letter's language and time; the answer is the reader as changed.
    fn set_preferences(&self, token: &str, lang: Lang, send_time: SendTime, zone: &str)
    -> Answer<'_, Reader>;

    /// What the reader has chosen.
    fn preferences(&self, token: &str) -> Answer<'_, Reader>;
}

/// What a link out of a mail is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Confirming the address.
    Confirm,
    /// Ending the letter.
    Leave,
}

/// A filled-in form. The address is not yet known to be one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignUpForm {
    /// The language of the page and of the letter.
    pub lang: Lang,
    /// What was typed, without spaces around it.
    pub address: String,
    /// By whose clock.
    pub send_time: SendTime,
    /// A zone of the IANA database; `UTC` when none was chosen.
    pub zone: String,
    /// The path of the form.
    pub page: String,
}

/// A reader of the letter, as the pages show one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reader {
    /// Where the letters go.
    pub address: String,
    /// The language of the letter, and of the pages about it.
    pub lang: Lang,
    /// By whose clock.
    pub send_time: SendTime,
    /// The reader's zone of the IANA database.
    pub time_zone: String,
    /// Since when.
    pub since: Timestamp,
    /// A token that `/letter/preferences/` and `/letter/leave/` take.
    pub preferences_token: String,
}

/// Why the letter's desk did not do it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LetterError {
    /// The token was changed, is too old or for something else.
    #[error("the link is not valid any more")]
    BadToken,
    /// The address is none.
    #[error("the address is not a complete mail address")]
    InvalidAddress,
    /// Something behind the desk does not answer; it has logged what.
    #[error("the letter’s desk does not answer right now")]
    Unavailable,
}
