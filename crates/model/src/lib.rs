//! The newsroom's nouns and rules.
//!
//! Pure: no I/O, no async, no clock and no database. Whatever depends on time takes `now` as a parameter, so each
//! rule can be tested by the thousand. The one question that every door asks before it lets something out is
//! [`visible`].

mod approval;
mod article;
mod audit;
mod body;
mod correction;
mod credit;
mod embargo;
mod embargo_change;
mod id;
mod lang;
mod ledger;
mod letter;
mod media;
#[cfg(feature = "mutation")]
pub mod mutation;
mod newsroom;
mod path;
mod preview;
mod provenance;
mod released;
mod schedule;
mod scheduled_act;
mod slug;
mod subscriber;
mod syndication;
mod time;
mod visibility;
mod wire_item;
mod workflow;

pub use approval::{Approval, Flag, Hold, SectionRules};
pub use article::{Article, Content, Link, Revision, Stage, Story, Teaser, TeaserMedia};
pub use audit::{AuditCheck, AuditEntry, AuditHead, Broken, NotAHead};
pub use body::{Block, BlockId, BlockKind, Body, Inline, Quotation, ReadMore, Text, plain_text, text_from};
pub use correction::{Correction, CorrectionKind, CorrectionNote, NoSuchKind, Release, seen_at};
pub use credit::{Credit, Initials};
pub use embargo::Embargo;
pub use embargo_change::{EmbargoChange, EmbargoRefused, change_embargo};
pub use id::{
    ActId, ArticleId, ContentHash, CorrectionId, IssueId, LetterId, MediaHash, PreviewId, RevisionNo, Seq,
    StoryId, SubscriberId, WireItemId,
};
pub use lang::{Direction, Lang, UnknownLang, negotiate};
pub use ledger::{Entry, Line};
pub use letter::{Delivery, DeliveryState, Issue, IssueState, Letter, Slot, SlotKind, message_id};
pub use media::{Asset, AssetKind, PictureUse, RENDITION_WIDTHS, RecordingUse, renditions};
pub use newsroom::{Newsroom, Section};
pub use path::encode_path;
pub use preview::PreviewLink;
pub use provenance::Provenance;
pub use released::Released;
pub use schedule::{Days, Schedule, Zone};
pub use scheduled_act::{ActKind, ActState, ScheduledAct, Task, order};
pub use slug::slugify;
pub use subscriber::{
    Consent, ConsentAct, EmailAddress, InvalidAddress, SendTime, Subscriber, SubscriptionState,
};
pub use syndication::{
    Grant, Handed, NoSuchPiece, Partner, PartnerDelivery, Piece, PieceKind, Syndicated, SyndicationIndex,
};
pub use time::Clock;
pub use visibility::{Door, Standing, visible};
pub use wire_item::{
    PubStatus, WireAssociation, WireItem, WireKind, WireRendition, WireSubject, WireTake, WireVerdict, decide,
};
pub use workflow::{Action, Facts, Need, Refused, Role, TABLE, Transition, step};
