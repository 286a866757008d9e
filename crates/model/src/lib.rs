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
pub mod difference;
mod embargo;
mod embargo_change;
mod fold;
mod id;
mod kill_candidates;
mod kill_policy;
mod lang;
mod ledger;
mod letter;
mod media;
mod media_topic;
#[cfg(feature = "mutation")]
pub mod mutation;
mod newsroom;
mod path;
mod phrase;
mod preview;
mod provenance;
mod released;
mod retry_after;
mod schedule;
mod scheduled_act;
mod slug;
mod source_flag;
mod sources;
mod subscriber;
mod syndication;
mod time;
mod usage;
mod visibility;
mod wire_desk;
mod wire_difference;
mod wire_group;
mod wire_item;
mod wire_source;
mod wire_topics;
mod workflow;

pub use approval::{Approval, Flag, Hold, SectionRules};
pub use article::{Article, Content, Link, Revision, Stage, Story, Teaser, TeaserMedia};
pub use audit::{AuditCheck, AuditEntry, AuditHead, Broken, NotAHead};
pub use body::{Block, BlockId, BlockKind, Body, Inline, Quotation, ReadMore, Text, plain_text, text_from};
pub use correction::{Correction, CorrectionKind, CorrectionNote, NoSuchKind, Release, seen_at};
pub use credit::{Credit, Initials, WrongCredit};
pub use embargo::Embargo;
pub use embargo_change::{EmbargoChange, EmbargoRefused, change_embargo};
pub use fold::{fold, is_unspaced};
pub use id::{
    ActId, ArticleId, ContentHash, CorrectionId, IssueId, LetterId, MediaHash, PreviewId, RevisionNo, Seq,
    StoryId, SubscriberId, WireGroupId, WireItemId,
};
pub use kill_candidates::{KILL_LOOKS_BACK, LIKELY, likeness};
pub use kill_policy::{KillPolicy, OnKill, is_same_agency};
pub use lang::{Direction, Lang, UnknownLang, negotiate};
pub use ledger::{Entry, Line};
pub use letter::{Delivery, DeliveryState, Issue, IssueState, Letter, Slot, SlotKind, message_id};
pub use media::{Asset, AssetKind, PictureUse, RENDITION_WIDTHS, RecordingUse, renditions};
pub use media_topic::{MediaTopic, UnknownTopic};
pub use newsroom::{Newsroom, Section};
pub use path::encode_path;
pub use phrase::Phrase;
pub use preview::PreviewLink;
pub use provenance::Provenance;
pub use released::Released;
pub use retry_after::RetryAfter;
pub use schedule::{Days, Schedule, Zone};
pub use scheduled_act::{ActKind, ActState, ScheduledAct, Task, order};
pub use slug::slugify;
pub use source_flag::{SourceChange, SourceFlag, SourceNews, differences, is_correction, news_of};
pub use subscriber::{
    Consent, ConsentAct, EmailAddress, InvalidAddress, SendTime, Subscriber, SubscriptionState,
};
pub use syndication::{
    Grant, Handed, NoSuchPiece, Partner, PartnerDelivery, Piece, PieceKind, Syndicated, SyndicationIndex,
};
pub use time::Clock;
pub use usage::{
    AtEnd, Region, RightsPolicy, Territory, Usage, UsageLeave, UsageRule, UsageTerm, UsageTerms, World,
};
pub use visibility::{Door, Standing, visible};
pub use wire_desk::{RouteHours, RouteWords, Routed, WireDesk, WireDesks, WireRoute, WireRouting};
pub use wire_difference::wire_difference;
pub use wire_group::{SAME_STORY_WINDOW, SameStory, WIRE_REPLACES_MAX, WireFingerprint, same_story};
pub use wire_item::{
    PubStatus, WireAssociation, WireItem, WireKind, WireRendition, WireSubject, WireTake, WireVerdict, decide,
};
pub use wire_source::{
    ActiveHours, AlarmChange, BadHours, Looked, PAUSE_MAX, REPEATS_MAX, RETRY_AFTER_MAX, SourceAlarm,
    SourceFault, SourceRules, SourceState, StuckFile, source_pause,
};
pub use wire_topics::{OwnTopics, topics};
pub use workflow::{Action, Facts, Need, Refused, Role, TABLE, Transition, step};
