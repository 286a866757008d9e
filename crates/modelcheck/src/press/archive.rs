//! The archive: articles, the agency's item, and the ledger in the order of commits.

use super::instant;
use crate::Fault;
use model::{
    Action, Door, Embargo, Facts, PubStatus, Role, Stage, Standing, WireItem, WireVerdict, decide, step,
    visible,
};

/// A stage with seconds of the model's clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Place {
    Nothing,
    Draft,
    InReview,
    Approved,
    Scheduled(u8),
    Published(u8),
    Withdrawn(u8),
}

/// An article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Article {
    pub(super) place: Place,
    /// The second at which its embargo ends; 0 for none.
    pub(super) embargo: u8,
}

/// A line that followers see.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Line {
    pub(super) number: u8,
    pub(super) article: usize,
    pub(super) at: u8,
    pub(super) takes_back: bool,
}

/// A transaction that is decided and not committed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Open {
    place: Place,
    at: u8,
    number: u8,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Archive {
    pub(super) articles: [Article; 2],
    pub(super) ledger: Vec<Line>,
    /// The agency's item: version, and whether it was taken back.
    item: Option<(u8, bool)>,
    /// The other editor's transaction, on the second article.
    pub(super) open: Option<Open>,
    /// The line that took an article back.
    pub(super) taken_back: [Option<u8>; 2],
    /// When the embargo ended that held when an article was released; `None` for one that never was.
    pub(super) opened: [Option<u8>; 2],
    numbers: u8,
}

impl Place {
    fn stage(self) -> Option<Stage> {
        Some(match self {
            Self::Nothing => return None,
            Self::Draft => Stage::Draft,
            Self::InReview => Stage::InReview,
            Self::Approved => Stage::Approved,
            Self::Scheduled(at) => Stage::Scheduled { at: instant(at) },
            Self::Published(since) => Stage::Published {
                since: instant(since),
            },
            Self::Withdrawn(at) => Stage::Withdrawn {
                at: instant(at),
                by_agency: false,
            },
        })
    }

    fn of(stage: &Stage) -> Self {
        let second = |at: &jiff::Timestamp| u8::try_from(at.as_second()).unwrap_or(u8::MAX);
        match stage {
            Stage::Draft => Self::Draft,
            Stage::InReview => Self::InReview,
            Stage::Approved => Self::Approved,
            Stage::Scheduled { at } => Self::Scheduled(second(at)),
            Stage::Published { since } | Stage::Corrected { since, .. } => Self::Published(second(since)),
            Stage::Withdrawn { at, .. } => Self::Withdrawn(second(at)),
        }
    }
}

fn embargo(second: u8) -> Option<Embargo> {
    (second > 0).then(|| Embargo::until(instant(second)))
}

fn item(version: u8, canceled: bool) -> WireItem {
    WireItem {
        version: version.to_string(),
        pubstatus: if canceled {
            PubStatus::Canceled
        } else {
            PubStatus::Usable
        },
        ..WireItem::default()
    }
}

impl Archive {
    pub(super) fn new() -> Self {
        Self {
            articles: [
                Article {
                    place: Place::Nothing,
                    embargo: 0,
                },
                Article {
                    place: Place::Approved,
                    embargo: 0,
                },
            ],
            ledger: Vec::new(),
            item: None,
            open: None,
            taken_back: [None; 2],
            opened: [None; 2],
            numbers: 0,
        }
    }

    /// The number of the last line.
    pub(super) fn last(&self) -> u8 {
        self.ledger.iter().map(|line| line.number).max().unwrap_or(0)
    }

    pub(super) fn is_canceled(&self) -> bool {
        self.item.is_some_and(|(_, canceled)| canceled)
    }

    pub(super) fn exists(&self, article: usize) -> bool {
        !matches!(self.articles[article].place, Place::Nothing | Place::Withdrawn(_))
    }

    /// The real answer of `model::visible`.
    pub(super) fn visible(&self, article: usize, now: u8, door: Door) -> bool {
        let Article {
            place,
            embargo: until,
        } = self.articles[article];
        place.stage().is_some_and(|stage| {
            visible(
                &Standing {
                    stage,
                    embargo: embargo(until),
                },
                instant(now),
                door,
            )
        })
    }

    /// The real answer of `model::step`.
    pub(super) fn moved(&self, article: usize, action: Action, role: Role, now: u8) -> Option<Place> {
        let Article {
            place,
            embargo: until,
        } = self.articles[article];
        let facts = Facts {
            now: instant(now),
            embargo: embargo(until),
            at: Some(instant(until.max(now + 1))),
            headline: true,
            body: true,
            credit: true,
            picture_credits: true,
            picture_alts: true,
            captions: true,
            headline_fits: true,
            speakers: true,
            same_words: true,
            second_pair: true,
            approved: true,
            cleared: true,
            decided: true,
            sources_decided: true,
            media_rights: true,
            reason: true,
            correction_note: true,
        };
        step(&place.stage()?, action, role, &facts)
            .ok()
            .map(|stage| Place::of(&stage))
    }

    /// The article whose release is due, with an embargo that came later taken into account.
    pub(super) fn due(&self, now: u8) -> Option<usize> {
        (0..2).find(|article| {
            let Article { place, embargo } = self.articles[*article];
            matches!(place, Place::Scheduled(at) if at.max(embargo) <= now)
        })
    }

    /// Writes the article, and a line when readers see a difference.
    pub(super) fn commit(&mut self, article: usize, place: Place, at: u8, number: Option<u8>) {
        let before = self.articles[article].place;
        self.articles[article].place = place;
        let takes_back = matches!(place, Place::Withdrawn(_));
        if takes_back || matches!(place, Place::Published(_)) && before != place {
            let number = number.unwrap_or_else(|| self.take_number());
            self.ledger.push(Line {
                number,
                article,
                at,
                takes_back,
            });
            self.ledger.sort_unstable_by_key(|line| line.number);
            if takes_back {
                self.taken_back[article] = Some(number);
            }
            if !takes_back {
                self.opened[article] = Some(self.articles[article].embargo);
            }
        }
    }

    fn take_number(&mut self) -> u8 {
        self.numbers += 1;
        self.numbers
    }

    /// The other editor decides; nobody sees it before the commit.
    pub(super) fn begin(&mut self, place: Place, at: u8, fault: Option<Fault>) {
        let number = if fault == Some(Fault::SequenceOrder) {
            self.take_number()
        } else {
            0
        };
        self.open = Some(Open { place, at, number });
    }

    pub(super) fn end(&mut self) {
        if let Some(Open { place, at, number }) = self.open.take() {
            self.commit(1, place, at, (number > 0).then_some(number));
        }
    }

    /// A message of the agency arrives: 0 and 1 are versions, 2 is the kill.
    pub(super) fn arrive(&mut self, message: usize, now: u8, fault: Option<Fault>) {
        let version = u8::try_from(message).unwrap_or_default() + 1;
        let canceled = message == 2;
        let known = self.item.map(|(version, canceled)| item(version, canceled));
        match decide(known.as_ref(), &item(version, canceled)) {
            WireVerdict::Known => return,
            WireVerdict::New => {
                self.articles[0] = Article {
                    place: Place::Draft,
                    embargo: version + 1,
                }
            }
            WireVerdict::Updated => {
                let article = &mut self.articles[0];
                if !matches!(article.place, Place::Published(_)) {
                    article.embargo = article.embargo.max(version + 1);
                }
            }
            WireVerdict::Killed => {
                if let Some(place) = self.moved(0, Action::Withdraw, Role::Wire, now) {
                    self.commit(0, place, now, None);
                } else {
                    self.note_early_kill(now);
                    if fault == Some(Fault::EarlyKillIgnored) {
                        return;
                    }
                }
            }
        }
        self.item = Some((version, canceled));
    }

    /// The line that says that the item was killed: from here on nothing of it may ever be seen.
    fn note_early_kill(&mut self, at: u8) {
        let number = self.take_number();
        self.ledger.push(Line {
            number,
            article: 0,
            at,
            takes_back: true,
        });
        self.ledger.sort_unstable_by_key(|line| line.number);
        self.taken_back[0].get_or_insert(number);
    }
}
