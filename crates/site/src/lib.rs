//! The readers' doors.
//!
//! What readers see comes finished out of the page store ([`Pages`]), never from the database: it is served while the
//! database is down. Only the letter's forms, and agencies that send copy
//! ([`WireDesk`]), ask somebody ([`LetterDesk`]). A request for a page is answered straight
//! from the store before any router sees it (`door`); everything else takes the longer way (`dynamic`): detours to
//! the right address, media files, the letter, health, and whatever the program adds.

mod body;
mod counters;
mod door;
mod dynamic;
mod heads;
mod health;
mod house;
mod letter;
mod media;
mod missing;
mod notice;
mod pages;
mod path;
mod preview;
mod routes;
mod serve;
mod settings;
mod site;
mod syndication;
mod wire;

pub use counters::Counters;
pub use edge::{Encoding, Quota, TrustedProxies};
pub use health::{Ready, operations_routes};
pub use letter::{Answer, LetterDesk, LetterError, Purpose, Reader, SignUpForm};
pub use media::MediaFiles;
pub use pages::{Caching, Page, Pages, PagesError};
pub use preview::{PreviewDesk, PreviewError, Previewed};
pub use routes::Route;
pub use settings::SiteSettings;
pub use site::Site;
pub use syndication::{SyndicationDesk, Taken};
pub use wire::{PushError, Pushed, WireDesk};
