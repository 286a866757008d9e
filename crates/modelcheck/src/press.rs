//! One wire item, one article made from it, one other article, and the press that follows the ledger.

mod act;
mod archive;
mod pages;

use crate::Fault;
use act::Act;
use archive::{Archive, Place};
use jiff::Timestamp;
use model::Door;
use pages::Pages;
use stateright::{Model, Property};

/// Seconds on the model's clock.
const END: u8 = 3;

/// A newsroom.
#[derive(Clone, Debug)]
pub struct House {
    /// The mistake that is made.
    pub fault: Option<Fault>,
    /// How often the process may be killed; the first start after it comes with another edition of the templates.
    pub crashes: u8,
    /// How often each message of the agency (two versions, one kill) can arrive.
    pub arrivals: [u8; 3],
    /// How often the machine's clock may step back by a second.
    pub steps_back: u8,
}

/// Everything, at an instant.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct State {
    clock: u8,
    /// The latest second that the machine's clock has shown.
    latest: u8,
    archive: Archive,
    pages: Pages,
    arrivals: [u8; 3],
    crashes: u8,
    steps_back: u8,
    /// The process was killed between the two strokes of a publish.
    between_strokes: bool,
}

fn instant(second: u8) -> Timestamp {
    Timestamp::UNIX_EPOCH + jiff::SignedDuration::from_secs(i64::from(second))
}

impl State {
    /// Whether the press has nothing to do and nothing is due.
    fn is_quiet(&self) -> bool {
        self.pages.is_idle()
            && self.pages.position == self.archive.last()
            && self.archive.open.is_none()
            && self.archive.due(self.clock).is_none()
    }

    fn should_be_seen(&self, article: usize) -> bool {
        self.archive.visible(article, self.latest, Door::Page)
    }
}

impl Model for House {
    type State = State;
    type Action = Act;

    fn init_states(&self) -> Vec<State> {
        vec![State {
            clock: 0,
            latest: 0,
            archive: Archive::new(),
            pages: Pages::default(),
            arrivals: self.arrivals,
            crashes: self.crashes,
            steps_back: self.steps_back,
            between_strokes: false,
        }]
    }

    fn actions(&self, state: &State, actions: &mut Vec<Act>) {
        act::possible(state, actions);
    }

    fn next_state(&self, last: &State, act: Act) -> Option<State> {
        act::done(self.fault, last, act)
    }

    fn properties(&self) -> Vec<Property<Self>> {
        vec![
            Property::always("nothing is seen under embargo", |_, state: &State| {
                (0..2).all(|article| {
                    let opened = state.archive.opened[article].is_some_and(|end| state.latest >= end);
                    opened || !state.pages.shows(article)
                })
            }),
            Property::always(
                "what was taken back is not seen once its line is handled",
                |_, state: &State| {
                    (0..2).all(|article| {
                        let taken = state.archive.taken_back[article];
                        taken.is_none_or(|line| line > state.pages.position) || !state.pages.shows(article)
                    })
                },
            ),
            Property::always(
                "pages say what the archive says when nothing is left to do",
                |_, state: &State| {
                    !state.is_quiet()
                        || (0..2)
                            .all(|article| state.pages.shown(article) == [state.should_be_seen(article); 3])
                },
            ),
            Property::eventually("the press comes to the ledger’s end", |_, state: &State| {
                state.is_quiet() && state.clock == END
            }),
            Property::sometimes("released and seen", |_, state: &State| {
                state.pages.shown(0) == [true; 3]
            }),
            Property::sometimes("seen, then taken back and gone", |_, state: &State| {
                matches!(state.archive.articles[0].place, Place::Withdrawn(_))
                    && state.archive.opened[0].is_some()
                    && !state.pages.shows(0)
                    && state.is_quiet()
            }),
            Property::sometimes("the kill came before the item", |_, state: &State| {
                state.archive.is_canceled()
                    && state.archive.articles[0].place == Place::Nothing
                    && state.arrivals[0] == 0
            }),
            Property::sometimes("killed between two strokes", |_, state: &State| {
                state.between_strokes
            }),
            Property::sometimes(
                "an embargo’s end is noticed late",
                |_, state: &State| matches!(state.archive.articles[0].place, Place::Published(since) if since > state.archive.articles[0].embargo),
            ),
        ]
    }
}
