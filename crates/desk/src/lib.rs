//! Editors at work: how copy and pictures come into the newsroom.
//!
//! [`import`] reads manuscripts (Markdown with front matter), [`media`] takes in pictures and recordings, and
//! [`draft_from`] makes a first draft of an agency's item. All of them end in the archive's transactions.

mod difference;
mod draft;
pub mod import;
pub mod media;
pub mod preview;
mod refresh;

pub use difference::{Changed, Piece, difference};
pub use draft::{draft_from, topics_of};
pub use refresh::{Refreshed, refresh};
