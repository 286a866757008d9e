//! The evening letter: who gets which issue, and what became of each copy.

use crate::{ArticleId, ContentHash, IssueId, Lang, LetterId, RevisionNo, Schedule, SubscriberId};
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A regular mail with a language and a time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// Number.
    pub id: LetterId,
    /// Its language.
    pub lang: Lang,
    /// When it goes out.
    pub schedule: Schedule,
    /// When it was founded. There are no evenings before.
    pub since: Timestamp,
}

/// How far an issue is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum IssueState {
    /// Being composed; may still change.
    Open,
    /// Its time has come: stories and readers are fixed, copies go out.
    Sending,
    /// No copy is left to send.
    Sent,
}

impl IssueState {
    /// Its name in the database.
    pub fn name(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Sending => "sending",
            Self::Sent => "sent",
        }
    }

    /// Reads a name.
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Open, Self::Sending, Self::Sent]
            .into_iter()
            .find(|state| state.name() == name)
    }
}

/// What a place in the letter is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SlotKind {
    /// The day's news.
    HardNews,
    /// Worth the evening.
    Feature,
}

/// A story's place in an issue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Slot {
    /// What the place is for.
    pub kind: SlotKind,
    /// Which article.
    pub article: ArticleId,
    /// Which revision, once the issue's time has come.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub revision: Option<RevisionNo>,
}

/// One evening's letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issue {
    /// Number.
    pub id: IssueId,
    /// Of which letter.
    pub letter: LetterId,
    /// The letter's language.
    pub lang: Lang,
    /// The evening.
    pub date: Date,
    /// How far it is.
    pub state: IssueState,
    /// The stories in order, hard news first.
    pub slots: Vec<Slot>,
    /// Whether an editor chose the stories; else they are chosen when the time comes.
    pub chosen: bool,
    /// When its time came.
    pub frozen_at: Option<Timestamp>,
}

/// What became of one copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DeliveryState {
    /// To be sent when due.
    Planned,
    /// A connection has taken it and may be sending it now.
    Claimed,
    /// The receiving server has taken it.
    HandedOver,
    /// The receiving server has refused it for good.
    Bounced,
    /// The connection or the program ended between the last byte and the answer; it is sent once more.
    InDoubt,
    /// It could not be made. Somebody has to look.
    Failed,
    /// The reader left before it was sent.
    Dropped,
}

impl DeliveryState {
    /// Every state.
    pub const ALL: [Self; 7] = [
        Self::Planned,
        Self::Claimed,
        Self::HandedOver,
        Self::Bounced,
        Self::InDoubt,
        Self::Failed,
        Self::Dropped,
    ];

    /// Its name in the database.
    pub fn name(self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::Claimed => "claimed",
            Self::HandedOver => "handed-over",
            Self::Bounced => "bounced",
            Self::InDoubt => "in-doubt",
            Self::Failed => "failed",
            Self::Dropped => "dropped",
        }
    }

    /// Reads a name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.name() == name)
    }

    /// Whether nothing more will happen to the copy.
    pub fn is_final(self) -> bool {
        matches!(
            self,
            Self::HandedOver | Self::Bounced | Self::Failed | Self::Dropped
        )
    }
}

/// One issue to one subscriber.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Delivery {
    /// Which issue.
    pub issue: IssueId,
    /// To whom.
    pub subscriber: SubscriberId,
    /// What became of it.
    pub state: DeliveryState,
    /// Not before this instant.
    pub due_at: Timestamp,
    /// How often it was tried.
    pub attempts: i64,
}

/// The Message-ID of a copy (RFC 5322 section 3.6.4), without the angle brackets.
///
/// Made from issue and reader alone, so that a copy sent twice carries the same one and receivers can drop the twin.
pub fn message_id(issue: IssueId, subscriber: SubscriberId, host: &str) -> String {
    let hash = ContentHash::of(format!("{issue}/{subscriber}@{host}").as_bytes());
    format!("{}.{issue}@{host}", &hash.as_str()[..24])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_id_is_the_same_each_time_and_another_for_each_copy() {
        let of = |issue, subscriber| message_id(IssueId(issue), SubscriberId(subscriber), "vesper.example");
        assert_eq!(of(1, 2), of(1, 2));
        assert_ne!(of(1, 2), of(2, 1));
        assert_ne!(of(1, 23), of(12, 3));
    }
}
