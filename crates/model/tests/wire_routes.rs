//! Where items go.
#![expect(clippy::unwrap_used, reason = "tests")]

use jiff::Timestamp;
use model::{
    BlockKind, Body, OwnTopics, WireDesks, WireItem, WireKind, WireRoute, WireRouting, WireSubject, text_from,
};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::collections::BTreeSet;

fn desks(routes: &Value) -> WireDesks {
    serde_json::from_value(json!({
        "desks": [{"id": "news"}, {"id": "world"}, {"id": "sport"}], "routes": routes,
    }))
    .unwrap()
}

fn item() -> WireItem {
    WireItem {
        agency: "Meridian".into(),
        language: "de-AT".into(),
        urgency: Some(3),
        headline: "Erdbeben in Grautal".into(),
        located: "Grautal".into(),
        body: Body::new([BlockKind::Paragraph {
            text: text_from("Drei Tote in der Altstadt."),
        }]),
        subjects: vec![WireSubject {
            code: "medtop:20000153".into(),
            name: String::new(),
        }],
        ..WireItem::default()
    }
}

fn at() -> Timestamp {
    "2026-11-25T23:30:00Z".parse().unwrap()
}

#[track_caller]
fn check(conditions: Value, holds: bool) {
    let mut rule = conditions;
    rule["desk"] = json!("world");
    rule["name"] = json!("rule");
    let routed = WireRouting::new(&desks(&json!([rule]))).route(&item(), "afp/in/7.xml", at());
    let expected = if holds { ("world", "rule") } else { ("news", "") };
    let found: Vec<(&str, &str)> = routed
        .desks
        .iter()
        .map(|(desk, rule)| (&**desk, &**rule))
        .collect();
    assert_eq!(found, [expected], "{rule}");
    assert_eq!(routed.by_default, !holds);
}

#[test]
fn each_condition_holds_for_what_it_names() {
    check(json!({"agency": "MERIDIAN"}), true);
    check(json!({"agency": ["Corrie Press", "Meridian"]}), true);
    check(json!({"agency": "Corrie Press"}), false);
    check(json!({"language": "de"}), true);
    check(json!({"language": "de-AT"}), true);
    check(json!({"language": ["d", "de-CH"]}), false);
    check(json!({"topic": "medtop:20000153"}), true);
    check(json!({"topic": "medtop:15000000"}), false);
    check(json!({"urgency": 3}), true);
    check(json!({"urgency": 2}), false);
    check(json!({"place": "grautal"}), true);
    check(json!({"place": "Grau"}), false);
    check(json!({"kind": ["picture", "text"]}), true);
    check(json!({"kind": "picture"}), false);
    check(json!({"source": "afp/"}), true);
    check(json!({"source": "dpa/"}), false);
    check(json!({}), true);
}

#[test]
fn a_topic_means_what_is_narrower_too() {
    check(json!({"topic": "medtop:03000000"}), true);
}

#[test]
fn words_are_asked_for_and_forbidden() {
    check(json!({"words": {"any": ["Flut", "Erdbeben"]}}), true);
    check(json!({"words": {"all": ["Flut", "Erdbeben"]}}), false);
    check(json!({"words": {"all": ["drei tote", "Altstadt"]}}), true);
    check(
        json!({"words": {"any": ["Erdbeben"], "none": ["Altstadt"]}}),
        false,
    );
    check(json!({"words": {"none": ["alt"]}}), true);
}

#[test]
fn the_night_goes_over_midnight_by_the_zones_own_clock() {
    // 23:30 UTC is 00:30 in Berlin.
    check(
        json!({"hours": {"from": "22:00", "to": "06:00", "zone": "Europe/Berlin"}}),
        true,
    );
    check(
        json!({"hours": {"from": "00:00", "to": "01:00", "zone": "Europe/Berlin"}}),
        true,
    );
    check(json!({"hours": {"from": "00:00", "to": "01:00"}}), false);
    check(
        json!({"hours": {"from": "06:00", "to": "22:00", "zone": "Europe/Berlin"}}),
        false,
    );
    check(json!({"hours": {"from": "06:00", "to": "23:30"}}), false);
}

#[test]
fn a_rule_that_stops_keeps_those_below_from_being_asked() {
    let rules =
        |stop: bool| json!([{"name": "a", "desk": "world", "stop": stop}, {"name": "b", "desk": "sport"}]);
    let desks_of = |stop| {
        WireRouting::new(&desks(&rules(stop)))
            .route(&item(), "", at())
            .desks
            .into_keys()
            .collect::<Vec<_>>()
    };
    assert_eq!(desks_of(false), ["sport", "world"]);
    assert_eq!(desks_of(true), ["world"]);
}

#[test]
fn an_item_that_no_rule_speaks_of_goes_to_the_default_desk() {
    let mut with = desks(&json!([]));
    assert_eq!(
        WireRouting::new(&with)
            .route(&item(), "", at())
            .desks
            .into_keys()
            .collect::<Vec<_>>(),
        ["news"]
    );
    with.default_desk = "sport".into();
    assert_eq!(
        WireRouting::new(&with)
            .route(&item(), "", at())
            .desks
            .into_keys()
            .collect::<Vec<_>>(),
        ["sport"]
    );
    assert!(
        WireRouting::new(&WireDesks::default())
            .route(&item(), "", at())
            .desks
            .is_empty(),
        "no desks, no routes"
    );
}

#[test]
fn a_newsrooms_own_codes_are_known_to_rules() {
    let mut own = desks(&json!([{"name": "w", "desk": "world", "topic": "medtop:17000000"}]));
    own.topics = OwnTopics::from([("Meridian:met".into(), "medtop:17000000".parse().unwrap())]);
    let mut weather = item();
    weather.subjects = vec![WireSubject {
        code: "met".into(),
        name: String::new(),
    }];
    assert!(
        WireRouting::new(&own)
            .route(&weather, "", at())
            .desks
            .contains_key("world")
    );
}

fn any_route() -> impl Strategy<Value = WireRoute> {
    let desk = prop::sample::select(vec!["news", "world", "sport"]);
    let agency = prop::sample::select(vec![None, Some("Meridian"), Some("Corrie Press")]);
    let urgency = prop::option::of(1_u8..9);
    let word = prop::sample::select(vec![None, Some("Erdbeben"), Some("Flut")]);
    (desk, agency, urgency, word, any::<bool>()).prop_map(|(desk, agency, urgency, word, is_text)| {
        WireRoute {
            name: "r".into(),
            desk: desk.into(),
            agency: agency.map(str::to_owned).into_iter().collect(),
            urgency,
            words: model::RouteWords {
                any: word.map(str::to_owned).into_iter().collect(),
                ..Default::default()
            },
            kind: if is_text { vec![WireKind::Text] } else { Vec::new() },
            ..WireRoute::default()
        }
    })
}

proptest! {
    /// Without `stop` the order of rules decides nothing, and an item always lies somewhere.
    #[test]
    fn the_order_of_rules_does_not_matter(routes in prop::collection::vec(any_route(), 0..8), turn in 0_usize..8) {
        let mut one = desks(&json!([]));
        one.routes.clone_from(&routes);
        let mut other = one.clone();
        let places = other.routes.len().max(1);
        other.routes.rotate_left(turn % places);
        other.routes.reverse();
        let sent = |desks: &WireDesks| -> BTreeSet<String> {
            WireRouting::new(desks).route(&item(), "", at()).desks.into_keys().collect()
        };
        prop_assert_eq!(sent(&one), sent(&other));
        prop_assert!(!sent(&one).is_empty());
    }
}
