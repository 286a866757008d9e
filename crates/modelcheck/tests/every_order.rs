//! The rules hold in every order of events, and the checker finds each mistake that is made on purpose.

use modelcheck::{Fault, House, Round};
use stateright::{Checker, Expectation, HasDiscoveries, Model, Path};
use std::hash::Hash;

fn house(fault: Option<Fault>) -> House {
    House {
        fault,
        crashes: 1,
        arrivals: [1, 1, 1],
        steps_back: 0,
    }
}

fn round(fault: Option<Fault>) -> Round {
    Round { fault, crashes: 1 }
}

const EMBARGO: &str = "nothing is seen under embargo";
const GONE: &str = "what was taken back is not seen once its line is handled";
const EQUAL: &str = "pages say what the archive says when nothing is left to do";

/// No path breaks a promise but those in `broken`, which one does; `all` states worth seeing are reached.
#[track_caller]
fn check<M>(name: &str, model: M, all: bool, broken: &[&str])
where
    M: Model + Send + Sync + 'static,
    M::State: Clone + Hash + Send + Sync + std::fmt::Debug + PartialEq,
    M::Action: std::fmt::Debug + Clone + PartialEq + Send + Sync,
{
    let checker = model.checker().threads(2).spawn_bfs().join();
    let (states, depth) = (checker.unique_state_count(), checker.max_depth());
    println!("{name}: {states} states, depth {depth}");
    for promise in checker.model().properties() {
        let found = checker.discovery(promise.name).map(Path::into_actions);
        match promise.expectation {
            Expectation::Sometimes => {
                assert!(!all || found.is_some(), "{name} never reaches “{}”", promise.name);
            }
            _ if broken.contains(&promise.name) => {
                assert!(
                    found.is_some(),
                    "“{}” is kept now: mend docs/trust.md",
                    promise.name
                );
            }
            _ => assert!(found.is_none(), "{name} breaks “{}”: {found:?}", promise.name),
        }
    }
}

/// Whether the checker finds a path on which just this promise is broken.
#[track_caller]
fn breaks<M>(fault: Fault, promise: &'static str, model: M)
where
    M: Model + Send + Sync + 'static,
    M::State: Clone + Hash + Send + Sync + std::fmt::Debug + PartialEq,
    M::Action: std::fmt::Debug + Clone + PartialEq + Send + Sync,
{
    let wanted = HasDiscoveries::AnyOf([promise].into());
    let checker = model.checker().threads(2).finish_when(wanted).spawn_bfs().join();
    let path = checker.discovery(promise).map(Path::into_actions);
    println!("{fault:?}: {path:?}");
    assert!(path.is_some(), "{fault:?} does not break “{promise}”");
}

#[test]
fn embargo_kill_and_restart_hold_in_every_order_of_events() {
    let crash = House {
        arrivals: [1, 0, 1],
        ..house(None)
    };
    check("a kill and a crash", crash, true, &[]);
    let embargo = House {
        crashes: 0,
        ..house(None)
    };
    check("a later embargo and a kill", embargo, false, &[]);
}

#[test]
fn a_clock_that_is_set_back_lets_nothing_out_though_a_front_may_miss_an_article() {
    let back = House {
        arrivals: [1, 0, 0],
        steps_back: 1,
        ..house(None)
    };
    check("a clock set back", back, false, &[EQUAL]);
}

#[test]
fn a_letter_leaves_once_in_every_order_of_events() {
    check("letter", round(None), true, &[]);
}

#[test]
fn each_mistake_made_on_purpose_is_found() {
    for (fault, promise) in [
        (Fault::PlaceBeforePages, GONE),
        (Fault::FeedSkippedAtKill, GONE),
        (Fault::FeedDoesNotAsk, EMBARGO),
        (Fault::RebuildForgetsLines, GONE),
        (Fault::EarlyKillIgnored, GONE),
        (Fault::SequenceOrder, EQUAL),
    ] {
        breaks(fault, promise, house(Some(fault)));
    }
    for (fault, promise) in [
        (Fault::NotedBeforeHandOver, "no copy is skipped"),
        (
            Fault::NotedOnceABatch,
            "one second copy a crash and connection at most",
        ),
        (Fault::CopiesKept, "a copy made after the kill has not the story"),
    ] {
        breaks(fault, promise, round(Some(fault)));
    }
}

#[test]
fn they_hold_with_more_crashes_and_messages_that_come_twice() {
    let letter = Round {
        fault: None,
        crashes: 3,
    };
    check("letter, three crashes", letter, true, &[]);
    check("all messages, a crash", house(None), true, &[]);
    let twice = House {
        crashes: 0,
        arrivals: [2, 1, 2],
        ..house(None)
    };
    check("messages twice", twice, false, &[]);
}
