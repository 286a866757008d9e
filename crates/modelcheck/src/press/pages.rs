//! The page store and the press: strokes, places, and all pages anew.

use super::archive::Archive;
use crate::Fault;
use model::Door;

/// What one look into the archive answers at the three doors.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Look {
    page: [bool; 2],
    front: [bool; 2],
    feed: [bool; 2],
}

/// Lines that are being followed.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Batch {
    reached: u8,
    at_once: bool,
    touched: [bool; 2],
    look: Look,
    first_is_put: bool,
}

/// All pages anew: articles one by one, then fronts and feeds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Anew {
    next: usize,
    look: Option<Look>,
    kept: [bool; 2],
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Pages {
    pub(super) position: u8,
    has_edition: bool,
    page: [bool; 2],
    front: [bool; 2],
    feed: [bool; 2],
    batch: Option<Batch>,
    anew: Option<Anew>,
}

impl Default for Pages {
    fn default() -> Self {
        Self {
            position: 0,
            has_edition: true,
            page: [false; 2],
            front: [false; 2],
            feed: [false; 2],
            batch: None,
            anew: None,
        }
    }
}

fn look(archive: &Archive, now: u8, fault: Option<Fault>) -> Look {
    let at = |door| [0, 1].map(|article| archive.visible(article, now, door));
    let feed = if fault == Some(Fault::FeedDoesNotAsk) {
        [0, 1].map(|article| archive.exists(article))
    } else {
        at(Door::Feed)
    };
    Look {
        page: at(Door::Page),
        front: at(Door::Front),
        feed,
    }
}

impl Pages {
    /// What a reader finds on the article's page, the front and the feed.
    pub(super) fn shown(&self, article: usize) -> [bool; 3] {
        [self.page[article], self.front[article], self.feed[article]]
    }

    pub(super) fn shows(&self, article: usize) -> bool {
        self.shown(article).contains(&true)
    }

    pub(super) fn is_idle(&self) -> bool {
        self.has_edition && self.batch.is_none() && self.anew.is_none()
    }

    pub(super) fn is_between_strokes(&self) -> bool {
        self.batch.as_ref().is_some_and(|batch| batch.first_is_put)
    }

    pub(super) fn has_work(&self, archive: &Archive) -> bool {
        !self.is_idle() || self.position < archive.last()
    }

    /// The process ends; what is durable stays.
    pub(super) fn crash(&mut self, has_other_edition: bool) {
        self.batch = None;
        self.anew = None;
        self.has_edition &= !has_other_edition;
    }

    /// The press takes its next step.
    pub(super) fn work(&mut self, archive: &Archive, clock: u8, fault: Option<Fault>) {
        let forgets = fault == Some(Fault::RebuildForgetsLines) && self.anew.is_some();
        if let Some(batch) = self.batch.take() {
            self.stroke(batch, fault);
        } else if let Some(anew) = self.anew.filter(|anew| anew.look.is_some()) {
            self.put_anew(anew, archive, fault);
        } else if self.has_edition || self.anew.is_some() {
            if self.position < archive.last() && !forgets {
                self.follow(archive, clock, fault);
            } else if let Some(anew) = &mut self.anew {
                anew.look = Some(look(archive, clock, fault));
            }
        } else {
            self.anew = Some(Anew {
                next: 0,
                look: None,
                kept: [false; 2],
            });
        }
    }

    fn follow(&mut self, archive: &Archive, clock: u8, fault: Option<Fault>) {
        let mut touched = [false; 2];
        let (mut at_once, mut now, mut reached) = (false, clock, self.position);
        for line in archive.ledger.iter().filter(|line| line.number > self.position) {
            touched[line.article] = true;
            at_once |= line.takes_back;
            now = now.max(line.at);
            reached = line.number;
        }
        let look = look(archive, now, fault);
        self.batch = Some(Batch {
            reached,
            at_once,
            touched,
            look,
            first_is_put: false,
        });
    }

    fn stroke(&mut self, mut batch: Batch, fault: Option<Fault>) {
        let places_first = fault == Some(Fault::PlaceBeforePages);
        if batch.first_is_put {
            if !(batch.at_once && fault == Some(Fault::FeedSkippedAtKill)) {
                self.feed = batch.look.feed;
            }
            if places_first {
                self.put_first(&batch);
            }
            self.position = batch.reached;
            return;
        }
        if places_first {
            self.position = batch.reached;
        } else {
            self.put_first(&batch);
            if batch.at_once && fault != Some(Fault::FeedSkippedAtKill) {
                self.feed = batch.look.feed;
            }
        }
        batch.first_is_put = true;
        self.batch = Some(batch);
    }

    fn put_first(&mut self, batch: &Batch) {
        self.front = batch.look.front;
        for article in 0..2 {
            if batch.touched[article] {
                self.page[article] = batch.look.page[article];
                if let Some(anew) = &mut self.anew {
                    anew.kept[article] = true;
                }
            }
        }
    }

    fn put_anew(&mut self, mut anew: Anew, archive: &Archive, fault: Option<Fault>) {
        let Some(look) = anew.look.take() else { return };
        if anew.next < 2 {
            self.page[anew.next] = look.page[anew.next];
            anew.kept[anew.next] |= archive.exists(anew.next);
            anew.next += 1;
            self.anew = Some(anew);
            return;
        }
        (self.front, self.feed) = (look.front, look.feed);
        for article in 0..2 {
            self.page[article] &= anew.kept[article];
        }
        if fault == Some(Fault::RebuildForgetsLines) {
            self.position = archive.last();
        }
        self.has_edition = true;
        self.anew = None;
    }
}
