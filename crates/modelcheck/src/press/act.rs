//! Who can do what next.

use super::archive::Place;
use super::{END, State};
use crate::Fault;
use model::{Action, Role};

/// One step of somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// A second passes.
    Tick,
    /// The machine's clock is set back by a second.
    StepBack,
    /// A message of the agency arrives.
    Arrive(usize),
    /// An editor moves the article that was made from the item.
    Desk(Action),
    /// Another editor begins to move the other article.
    Begin(Action),
    /// And commits.
    Commit,
    /// The duties release what is due.
    Release(usize),
    /// The press takes its next step.
    Press,
    /// The process is killed and starts again.
    Crash,
}

const DESK: [Action; 5] = [
    Action::Submit,
    Action::Approve,
    Action::Schedule,
    Action::Publish,
    Action::Withdraw,
];

pub(super) fn possible(state: &State, acts: &mut Vec<Act>) {
    if state.clock < END {
        acts.push(Act::Tick);
    }
    if state.steps_back > 0 && state.clock > 0 {
        acts.push(Act::StepBack);
    }
    acts.extend(
        (0..3)
            .filter(|message| state.arrivals[*message] > 0)
            .map(Act::Arrive),
    );
    let moves = |article: usize, action: Action| {
        let place = state.archive.moved(article, action, Role::Editor, state.clock);
        let scheduled = matches!(state.archive.articles[article].place, Place::Scheduled(_));
        place.is_some() && !(scheduled && action == Action::Schedule)
    };
    acts.extend(DESK.into_iter().filter(|action| moves(0, *action)).map(Act::Desk));
    if state.archive.open.is_some() {
        acts.push(Act::Commit);
    } else {
        let other = [Action::Publish, Action::Withdraw].into_iter();
        acts.extend(other.filter(|action| moves(1, *action)).map(Act::Begin));
    }
    acts.extend(state.archive.due(state.clock).map(Act::Release));
    if state.pages.has_work(&state.archive) {
        acts.push(Act::Press);
    }
    if state.crashes > 0 {
        acts.push(Act::Crash);
    }
}

pub(super) fn done(fault: Option<Fault>, last: &State, act: Act) -> Option<State> {
    let mut state = last.clone();
    let now = state.clock;
    match act {
        Act::Tick => {
            state.clock += 1;
            state.latest = state.latest.max(state.clock);
        }
        Act::StepBack => {
            state.clock -= 1;
            state.steps_back -= 1;
        }
        Act::Arrive(message) => {
            state.arrivals[message] -= 1;
            state.archive.arrive(message, now, fault);
        }
        Act::Desk(action) => {
            let place = state.archive.moved(0, action, Role::Editor, now)?;
            state.archive.commit(0, place, now, None);
        }
        Act::Begin(action) => {
            let place = state.archive.moved(1, action, Role::Editor, now)?;
            state.archive.begin(place, now, fault);
        }
        Act::Commit => state.archive.end(),
        Act::Release(article) => {
            let place = state.archive.moved(article, Action::Publish, Role::Clock, now);
            state
                .archive
                .commit(article, place.unwrap_or(Place::Approved), now, None);
        }
        Act::Press => state.pages.work(&last.archive, now, fault),
        Act::Crash => {
            state.between_strokes |= state.pages.is_between_strokes();
            state.crashes -= 1;
            state.pages.crash(true);
        }
    }
    Some(state)
}
