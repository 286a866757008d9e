//! The evening letter: who gets which issue when, never twice, never skipped.
//!
//! A reader signs up ([`sign_up`]) and confirms by a link in a mail ([`confirm`]). When an evening's time comes, its
//! stories and readers are fixed ([`freeze_due`]); a [`Sender`] brings each reader the copy over SMTP ([`smtp`]). All
//! state is in the archive; any number of nodes may do any of it at the same time.

mod ahead;
mod base64;
mod choice;
mod compose;
mod consent;
mod due;
mod edition;
mod error;
mod mask;
mod message;
mod notices;
mod plan;
mod postbox;
mod preview;
mod send;
mod sign_up;
pub mod smtp;
mod token;
mod view;

pub use ahead::plan_ahead;
pub use compose::{FEATURES_MAX, HARD_NEWS_MAX, compose};
pub use consent::{Agreement, Choice, LinkOwner, bring_back, confirm, leave, look, preferences};
pub use error::Error;
pub use mask::mask;
pub use plan::{freeze_due, freeze_now, freeze_one, next_due};
pub use postbox::{Postbox, error_chain as chain};
pub use preview::preview;
pub use send::{SendReport, SendSettings, Sender, progress};
pub use sign_up::{SignUp, sign_up};
pub use smtp::{Relay, Sink};
pub use token::{BadToken, CONFIRM_LASTS, Purpose, Tokens};
