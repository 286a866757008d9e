//! An agency's messages in any order and as often as the network likes: what is kept in the end depends on what came,
//! not on when.

use model::{PubStatus, WireItem, WireVerdict, decide};
use proptest::prelude::*;

/// A version as the agency sent it; each third one is withheld, so that the status too has to be the newest's.
fn version(number: u64, is_kill: bool, is_numbered: bool) -> WireItem {
    let created = jiff::Timestamp::UNIX_EPOCH + jiff::SignedDuration::from_secs(number.cast_signed());
    WireItem {
        guid: "g".into(),
        version: if is_numbered {
            number.to_string()
        } else {
            String::new()
        },
        version_created: (!is_numbered).then_some(created),
        headline: format!("Dam watched, {number}"),
        pubstatus: match number % 3 {
            _ if is_kill => PubStatus::Canceled,
            0 => PubStatus::Withheld,
            _ => PubStatus::Usable,
        },
        ..WireItem::default()
    }
}

/// What is kept after all arrivals, as the archive keeps it; no verdict may follow a kill.
fn kept(arrivals: &[WireItem]) -> Option<WireItem> {
    let mut kept: Option<WireItem> = None;
    for incoming in arrivals {
        let verdict = decide(kept.as_ref(), incoming);
        let was_killed = kept
            .as_ref()
            .is_some_and(|kept| kept.pubstatus == PubStatus::Canceled);
        assert!(
            !was_killed || verdict == WireVerdict::Known,
            "{verdict:?} after a kill"
        );
        if verdict != WireVerdict::Known {
            kept = Some(incoming.clone());
        }
    }
    kept
}

proptest! {
    /// A kill is final whatever its number: an agency that takes an item back may not have counted our versions.
    #[test]
    fn an_item_is_killed_in_the_end_when_a_kill_came_and_else_is_its_newest_version(
        arrivals in prop::collection::vec((1_u64..14, prop::bool::weighted(0.08)), 1..30),
        is_numbered in any::<bool>(),
    ) {
        let items: Vec<WireItem> = arrivals
            .iter()
            .map(|(number, is_kill)| version(*number, *is_kill, is_numbered))
            .collect();
        let end = kept(&items);
        let kill = items.iter().find(|item| item.pubstatus == PubStatus::Canceled);
        let newest = arrivals.iter().map(|(number, _)| *number).max();
        let newest = newest.map(|number| version(number, false, is_numbered));
        prop_assert_eq!(end, kill.cloned().or(newest));
    }
}
