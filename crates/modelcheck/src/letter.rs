//! A letter being sent by two connections: claim, copies made, hand over, note the answer; killed at any point.

use crate::Fault;
use stateright::{Model, Property};

const READERS: usize = 4;
const CONNECTIONS: usize = 2;
const BATCH: usize = 2;

/// A round of sending.
#[derive(Clone, Debug)]
pub struct Round {
    /// The mistake that is made.
    pub fault: Option<Fault>,
    /// How often the sender may be killed.
    pub crashes: u8,
}

/// Where a reader's row stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Row {
    Planned,
    Claimed(u8),
    Done,
}

/// What a connection holds in memory.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
struct Worker {
    waiting: Vec<usize>,
    /// Whether its copies hold the story; `None` before they are made.
    copies: Option<bool>,
    /// The front copy is with the reader, its answer not written down.
    unnoted: Vec<usize>,
    /// The front copy's answer is written down already, which is the seeded fault.
    noted: bool,
    /// Whether the newsroom changed since the claim.
    changed: bool,
    /// Whether the kill was committed before the copies were made.
    made_after_kill: bool,
}

/// The rows, the readers' mailboxes and the connections.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct State {
    rows: [Row; READERS],
    mailboxes: [u8; READERS],
    killed: bool,
    crashes: u8,
    workers: [Worker; CONNECTIONS],
    leaked: bool,
}

/// One step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Act {
    /// The story is withdrawn.
    Kill,
    /// The process ends and starts again; leases run out.
    Crash,
    /// A connection takes its next step.
    Work(usize),
}

impl Round {
    fn work(&self, state: &mut State, number: usize) {
        let mut worker = state.workers[number].clone();
        let owner = u8::try_from(number).unwrap_or_default();
        if !worker.unnoted.is_empty()
            && (self.fault != Some(Fault::NotedOnceABatch) || worker.waiting.is_empty())
        {
            for reader in worker.unnoted.drain(..) {
                state.rows[reader] = Row::Done;
            }
        } else if worker.waiting.is_empty() {
            let due: Vec<usize> = (0..READERS)
                .filter(|reader| state.rows[*reader] == Row::Planned)
                .take(BATCH)
                .collect();
            for reader in &due {
                state.rows[*reader] = Row::Claimed(owner);
            }
            let kept = worker.copies.filter(|_| self.fault == Some(Fault::CopiesKept));
            worker = Worker {
                waiting: due,
                copies: kept,
                made_after_kill: kept.is_some() && state.killed,
                ..Worker::default()
            };
        } else if worker.copies.is_none() {
            worker.copies = Some(!state.killed);
            worker.made_after_kill = state.killed;
        } else if worker.changed && !worker.noted {
            for reader in worker.waiting.drain(..) {
                state.rows[reader] = Row::Planned;
            }
            worker.changed = false;
        } else if self.fault == Some(Fault::NotedBeforeHandOver) && !worker.noted {
            state.rows[worker.waiting[0]] = Row::Done;
            worker.noted = true;
        } else {
            let reader = worker.waiting.remove(0);
            state.mailboxes[reader] += 1;
            state.leaked |= worker.made_after_kill && worker.copies == Some(true);
            if !worker.noted {
                worker.unnoted.push(reader);
            }
            worker.noted = false;
        }
        state.workers[number] = worker;
    }
}

impl Model for Round {
    type State = State;
    type Action = Act;

    fn init_states(&self) -> Vec<State> {
        vec![State {
            rows: [Row::Planned; READERS],
            mailboxes: [0; READERS],
            killed: false,
            crashes: 0,
            workers: Default::default(),
            leaked: false,
        }]
    }

    fn actions(&self, state: &State, actions: &mut Vec<Act>) {
        if !state.killed {
            actions.push(Act::Kill);
        }
        if state.crashes < self.crashes {
            actions.push(Act::Crash);
        }
        let is_due = state.rows.contains(&Row::Planned);
        let busy = |worker: &Worker| !worker.waiting.is_empty() || !worker.unnoted.is_empty();
        let ready = (0..CONNECTIONS).filter(|number| is_due || busy(&state.workers[*number]));
        actions.extend(ready.map(Act::Work));
    }

    fn next_state(&self, last: &State, act: Act) -> Option<State> {
        let mut state = last.clone();
        match act {
            Act::Kill => {
                state.killed = true;
                for worker in &mut state.workers {
                    worker.changed = true;
                }
            }
            Act::Crash => {
                state.crashes += 1;
                state.workers = Default::default();
                for row in &mut state.rows {
                    if matches!(row, Row::Claimed(_)) {
                        *row = Row::Planned;
                    }
                }
            }
            Act::Work(number) => self.work(&mut state, number),
        }
        Some(state)
    }

    fn properties(&self) -> Vec<Property<Self>> {
        vec![
            Property::always("no copy is skipped", |_, state: &State| {
                let lost = |reader: usize| state.rows[reader] == Row::Done && state.mailboxes[reader] == 0;
                let held = |reader: usize| {
                    state
                        .workers
                        .iter()
                        .any(|worker| worker.noted && worker.waiting.first() == Some(&reader))
                };
                !(0..READERS).any(|reader| lost(reader) && !held(reader))
            }),
            Property::always(
                "one second copy a crash and connection at most",
                |_, state: &State| {
                    let second: usize = state
                        .mailboxes
                        .iter()
                        .map(|copies| usize::from(copies.saturating_sub(1)))
                        .sum();
                    second <= usize::from(state.crashes) * CONNECTIONS
                },
            ),
            Property::always(
                "a copy made after the kill has not the story",
                |_, state: &State| !state.leaked,
            ),
            Property::eventually("every reader has the letter", |_, state: &State| {
                state.mailboxes.iter().all(|copies| *copies > 0)
            }),
            Property::sometimes("a second copy after a crash", |_, state: &State| {
                state.mailboxes.iter().any(|copies| *copies > 1)
            }),
            Property::sometimes("a kill while copies are held", |_, state: &State| {
                state
                    .workers
                    .iter()
                    .any(|worker| worker.changed && worker.copies == Some(true))
            }),
        ]
    }
}
