//! A ledger line in, the touched pages out, all of them in place at one stroke.
//!
//! [`Press`] follows the ledger. For each line it decides which pages are touched (`plan`), builds their views from the
//! archive (`views`), lets `layout` write them (`render`), compresses each once (`compress`) and puts all of them into
//! the [`PageStore`] together with the ledger's place (`store`). Readers get nothing but what is in the store.

mod compress;
mod error;
mod feeds;
mod follower;
mod page_id;
mod plan;
mod rebuild;
mod record;
mod render;
mod room;
mod store;
mod syndication;
mod views;

pub use error::Error;
pub use page_id::PageId;
pub use record::{Caching, Encoding, Page, Record};
pub use render::preview;
pub use room::Press;
pub use store::{PageStore, Use};
