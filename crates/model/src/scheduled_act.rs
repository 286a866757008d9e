//! What happens by itself when its time has come: in which order, and what becomes of it when it is late. Pure.

use crate::{ActId, ArticleId, LetterId, MediaHash};
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

/// Later than this is reported as an alarm.
const LATE: SignedDuration = SignedDuration::from_secs(5);
/// The kinds of scheduled acts. Of those that are due at the same instant, the first in this list is done first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ActKind {
    /// The right to show a picture or recording ends.
    MediaExpiry,
    /// The right to show what an agency sent ends.
    RightsEnd,
    /// An article is taken back.
    Withdrawal,
    /// An embargo ends.
    EmbargoEnd,
    /// An article goes out.
    Release,
    /// A letter's stories and readers are fixed, and it is sent.
    Letter,
}

impl ActKind {
    /// Every kind, in their order.
    pub const ALL: [Self; 6] = [
        Self::MediaExpiry,
        Self::RightsEnd,
        Self::Withdrawal,
        Self::EmbargoEnd,
        Self::Release,
        Self::Letter,
    ];

    /// The kind's name in records.
    pub fn name(self) -> &'static str {
        match self {
            Self::MediaExpiry => "media-expiry",
            Self::RightsEnd => "rights-end",
            Self::Withdrawal => "withdrawal",
            Self::EmbargoEnd => "embargo-end",
            Self::Release => "release",
            Self::Letter => "letter",
        }
    }

    /// Whether readers lose something by it. When such an act is late it comes before all others: what was to be gone
    /// already must not be let out first.
    pub fn takes_back(self) -> bool {
        matches!(self, Self::MediaExpiry | Self::RightsEnd | Self::Withdrawal)
    }
}

/// What is to be done, and to what.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Task {
    /// [`ActKind::MediaExpiry`] of this picture or recording.
    MediaExpiry(MediaHash),
    /// [`ActKind::RightsEnd`] of an item that this article is made of.
    RightsEnd(ArticleId),
    /// [`ActKind::Withdrawal`] of this article.
    Withdrawal(ArticleId),
    /// [`ActKind::EmbargoEnd`] of this article.
    EmbargoEnd(ArticleId),
    /// [`ActKind::Release`] of this article.
    Release(ArticleId),
    /// [`ActKind::Letter`]: this letter's issue of this date.
    Letter(LetterId, Date),
}

impl Task {
    /// Of which kind it is.
    pub fn kind(&self) -> ActKind {
        match self {
            Self::MediaExpiry(_) => ActKind::MediaExpiry,
            Self::RightsEnd(_) => ActKind::RightsEnd,
            Self::Withdrawal(_) => ActKind::Withdrawal,
            Self::EmbargoEnd(_) => ActKind::EmbargoEnd,
            Self::Release(_) => ActKind::Release,
            Self::Letter(..) => ActKind::Letter,
        }
    }

    /// What it is done to, as it is kept.
    pub fn subject(&self) -> String {
        match self {
            Self::MediaExpiry(media) => media.to_string(),
            Self::RightsEnd(article)
            | Self::Withdrawal(article)
            | Self::EmbargoEnd(article)
            | Self::Release(article) => article.to_string(),
            Self::Letter(letter, date) => format!("{letter} {date}"),
        }
    }

    /// The task of a kind and a subject as they are kept; `None` when they are not that.
    pub fn read(kind: &str, subject: &str) -> Option<Self> {
        let kind = ActKind::ALL.into_iter().find(|known| known.name() == kind)?;
        let article = || subject.parse().ok();
        Some(match kind {
            ActKind::MediaExpiry => Self::MediaExpiry(MediaHash::parse(subject)?),
            ActKind::RightsEnd => Self::RightsEnd(article()?),
            ActKind::Withdrawal => Self::Withdrawal(article()?),
            ActKind::EmbargoEnd => Self::EmbargoEnd(article()?),
            ActKind::Release => Self::Release(article()?),
            ActKind::Letter => {
                let (letter, date) = subject.split_once(' ')?;
                Self::Letter(letter.parse().ok()?, date.parse().ok()?)
            }
        })
    }
}

/// What became of a scheduled act.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ActState {
    /// Its time has not come, or nobody has done it yet.
    Waiting,
    /// It was done.
    Done,
    /// A rule forbade it when its time came.
    Refused,
    /// It was too late for it, or there was nothing to do.
    LeftOut,
    /// Somebody changed their mind before.
    Canceled,
}

impl ActState {
    const ALL: [Self; 5] = [
        Self::Waiting,
        Self::Done,
        Self::Refused,
        Self::LeftOut,
        Self::Canceled,
    ];

    /// The state's name in records.
    pub fn name(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Done => "done",
            Self::Refused => "refused",
            Self::LeftOut => "left-out",
            Self::Canceled => "canceled",
        }
    }

    /// The state with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.name() == name)
    }
}

/// Something that happens, or happened, by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScheduledAct {
    /// Its number.
    pub id: ActId,
    /// What is to be done.
    pub task: Task,
    /// When.
    pub due_at: Timestamp,
    /// Who asked for it.
    pub by: String,
    /// Why, when somebody said.
    pub why: String,
    /// What became of it.
    pub state: ActState,
    /// When that was.
    pub done_at: Option<Timestamp>,
    /// What was said about it then.
    pub said: String,
}

impl ScheduledAct {
    /// By how much it is late at `now`, or was when it was done; zero when it is not worth an alarm.
    pub fn lateness(&self, now: Timestamp) -> SignedDuration {
        let late = self.done_at.unwrap_or(now).duration_since(self.due_at);
        if late > LATE { late } else { SignedDuration::ZERO }
    }
}

/// Puts acts that are due into the order in which they are done: what takes something back and is late, then by time.
pub fn order(acts: &mut [ScheduledAct], now: Timestamp) {
    acts.sort_by_key(|act| {
        let kind = act.task.kind();
        let is_urgent = kind.takes_back() && !act.lateness(now).is_zero();
        (!is_urgent, act.due_at, kind, act.id)
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).unwrap()
    }

    fn act(id: i64, task: Task, due: i64) -> ScheduledAct {
        ScheduledAct {
            id: ActId(id),
            task,
            due_at: at(due),
            by: String::new(),
            why: String::new(),
            state: ActState::Waiting,
            done_at: None,
            said: String::new(),
        }
    }

    fn date() -> Date {
        "2028-02-29".parse().unwrap()
    }

    #[track_caller]
    fn check(now: i64, expected: &[i64]) {
        let article = ArticleId(7);
        let mut acts = vec![
            act(1, Task::Letter(LetterId(1), date()), 100),
            act(2, Task::Release(article), 100),
            act(3, Task::EmbargoEnd(article), 100),
            act(4, Task::Withdrawal(article), 102),
            act(5, Task::Release(ArticleId(8)), 90),
        ];
        order(&mut acts, at(now));
        let ids: Vec<i64> = acts.iter().map(|act| act.id.0).collect();
        assert_eq!(ids, expected, "at {now}");
    }

    #[test]
    fn acts_come_in_the_order_of_their_times() {
        check(102, &[5, 3, 2, 1, 4]);
    }

    #[test]
    fn what_is_late_and_takes_something_back_comes_first() {
        check(108, &[4, 5, 3, 2, 1]);
    }

    #[test]
    fn a_task_is_read_as_it_was_kept() {
        let hash = MediaHash::of(b"a picture");
        for task in [
            Task::MediaExpiry(hash),
            Task::RightsEnd(ArticleId(9)),
            Task::Withdrawal(ArticleId(1)),
            Task::EmbargoEnd(ArticleId(2)),
            Task::Release(ArticleId(3)),
            Task::Letter(LetterId(4), date()),
        ] {
            assert_eq!(Task::read(task.kind().name(), &task.subject()), Some(task));
        }
        assert_eq!(Task::read("release", "a lake"), None);
        assert_eq!(Task::read("party", "3"), None);
    }

    #[test]
    fn more_than_five_seconds_are_an_alarm() {
        let release = act(1, Task::Release(ArticleId(1)), 100);
        assert!(release.lateness(at(105)).is_zero());
        assert_eq!(release.lateness(at(106)).as_secs(), 6);
        let done = ScheduledAct {
            done_at: Some(at(101)),
            ..release
        };
        assert!(done.lateness(at(500)).is_zero());
    }
}
