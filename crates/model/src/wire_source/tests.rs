use super::*;
use proptest::prelude::*;

fn at(seconds: i64) -> Timestamp {
    Timestamp::from_second(1_790_000_000 + seconds).unwrap()
}

fn seconds(seconds: i64) -> SignedDuration {
    SignedDuration::from_secs(seconds)
}

fn rules() -> SourceRules {
    SourceRules {
        every: seconds(60),
        silence: Some(seconds(3600)),
        failures: 3,
        hours: None,
        repeats_itself: false,
    }
}

fn brought(items: u64, known: u64) -> Looked {
    Looked {
        items,
        known,
        ..Looked::default()
    }
}

fn failed(retry_after: Option<RetryAfter>) -> Looked {
    let why = "it did not answer".to_owned();
    Looked {
        fault: Some(SourceFault { why, retry_after }),
        ..Looked::default()
    }
}

fn garbage() -> Looked {
    Looked {
        set_aside: 1,
        unread: 1,
        reason: "not well-formed".to_owned(),
        ..Looked::default()
    }
}

fn step(state: SourceState, looked: &Looked, now: i64) -> (SourceState, Option<AlarmChange>) {
    state
        .after(looked, &rules(), at(now), 0.0)
        .judged(&rules(), at(now))
}

#[test]
fn three_failures_are_an_alarm_and_the_first_answer_ends_it() {
    let mut state = SourceState::new(at(0));
    for look in 1..3 {
        let change;
        (state, change) = step(state, &failed(None), look * 100);
        assert_eq!(change, None);
    }
    let (state, change) = step(state, &failed(None), 300);
    assert_eq!(change, Some(AlarmChange::Began(SourceAlarm::Failures)));
    assert!(
        SourceAlarm::Failures
            .says("meridian", &state)
            .contains("meridian")
    );
    let (state, change) = step(state, &failed(None), 400);
    assert_eq!((change, state.alarm_since), (None, Some(at(300))), "said once");
    let (state, change) = step(state, &Looked::default(), 500);
    assert_eq!(change, Some(AlarmChange::Ended(SourceAlarm::Failures)));
    assert_eq!(
        (state.failures, state.wait_until, state.error.as_str()),
        (0, None, "")
    );
}

#[test]
fn garbage_is_an_alarm_that_an_empty_folder_does_not_end() {
    let mut state = SourceState::new(at(0));
    let mut change = None;
    for look in 1..4 {
        (state, change) = step(state, &garbage(), look);
        (state, _) = step(state, &Looked::default(), look);
    }
    assert_eq!(state.alarm, Some(SourceAlarm::Failures), "{change:?}");
    assert_eq!(state.error, "not well-formed");
    assert_eq!(state.wait_until, None, "the next document is not waited with");
    assert_eq!(step(state, &brought(0, 1), 9).0.alarm, None);
}

#[test]
fn a_file_that_is_stuck_is_an_alarm_that_only_its_end_ends() {
    let stuck = |is_tried| Looked {
        stuck: Some(StuckFile {
            why: "there is no moving a.xml".to_owned(),
            is_tried,
        }),
        ..brought(1, 0)
    };
    let mut state = SourceState::new(at(0));
    for look in 0..3 {
        (state, _) = step(state, &stuck(true), look * 2);
        (state, _) = step(state, &stuck(false), look * 2 + 1);
    }
    assert_eq!((state.failures, state.alarm), (3, Some(SourceAlarm::Failures)));
    assert_eq!(state.wait_until, None, "the others are not waited with");
    assert_eq!(step(state, &Looked::default(), 9).0.alarm, None);
}

#[test]
fn a_thousand_items_again_without_a_new_one_are_an_alarm() {
    let state = SourceState::new(at(0));
    let (state, _) = step(state, &brought(10_000, 0), 1);
    let (state, change) = step(state, &brought(0, 999), 2);
    assert_eq!(change, None);
    let (state, change) = step(state, &brought(0, 1), 3);
    assert_eq!(change, Some(AlarmChange::Began(SourceAlarm::Repeats)));
    assert_eq!(
        step(state, &brought(1, 500), 4).1,
        Some(AlarmChange::Ended(SourceAlarm::Repeats))
    );
    let feed = SourceRules {
        repeats_itself: true,
        ..rules()
    };
    let mut state = SourceState::new(at(0));
    for look in 1..200 {
        state = state.after(&brought(0, 50), &feed, at(look), 0.0);
    }
    assert_eq!(state.wrong(&feed, at(200)), None, "a feed shows what it has");
    let state = state.after(&brought(0, 10_000), &feed, at(201), 0.0);
    assert_eq!(state.wrong(&feed, at(201)), Some(SourceAlarm::Repeats));
}

#[test]
fn silence_is_an_alarm_until_copy_comes_and_not_through_the_night() {
    let (state, change) = SourceState::new(at(0)).judged(&rules(), at(3599));
    assert_eq!(change, None);
    let (state, change) = state.judged(&rules(), at(3600));
    assert_eq!(change, Some(AlarmChange::Began(SourceAlarm::Silence)));
    let (state, change) = step(state, &brought(0, 3), 3700);
    assert_eq!(change, None, "what is known is no news");
    assert_eq!(
        step(state, &brought(1, 0), 3800).1,
        Some(AlarmChange::Ended(SourceAlarm::Silence))
    );

    let day = |text: &str| -> Timestamp { format!("2026-11-25T{text}:00Z").parse().unwrap() };
    let by_day = SourceRules {
        hours: Some("06:00-22:00".parse().unwrap()),
        ..rules()
    };
    let quiet = SourceState::new(day("00:10"));
    assert_eq!(quiet.wrong(&by_day, day("05:59")), None);
    assert_eq!(quiet.wrong(&by_day, day("06:59")), None);
    assert_eq!(quiet.wrong(&by_day, day("07:00")), Some(SourceAlarm::Silence));
    assert_eq!(quiet.wrong(&by_day, day("22:00")), None);
    let (silent, _) = quiet.judged(&by_day, day("07:00"));
    assert_eq!(
        silent.wrong(&by_day, day("23:00")),
        Some(SourceAlarm::Silence),
        "the night mends nothing"
    );
    assert_eq!(
        SourceState::new(day("00:10")).due(&by_day, day("00:20")),
        day("06:00")
    );
}

#[test]
fn silence_adds_up_over_days_whose_hours_are_shorter() {
    let rules = SourceRules {
        silence: Some(seconds(6 * 3600)),
        hours: Some("13:00-15:00".parse().unwrap()),
        ..rules()
    };
    let on = |text: &str| -> Timestamp { format!("2026-11-{text}:00Z").parse().unwrap() };
    let quiet = SourceState::new(on("25T14:00"));
    for (now, wrong) in [
        ("27T14:59", None),
        ("27T15:30", None),
        ("28T13:59", None),
        ("28T14:00", Some(SourceAlarm::Silence)),
    ] {
        assert_eq!(quiet.wrong(&rules, on(now)), wrong, "{now}");
    }
}

#[test]
fn hours_may_lie_over_midnight_and_bad_ones_are_said() {
    let night: ActiveHours = "22:00-06:00".parse().unwrap();
    let day = |text: &str| -> Timestamp { format!("2026-11-25T{text}:00Z").parse().unwrap() };
    assert!(night.contains(day("23:00")) && night.contains(day("05:59")));
    assert!(!night.contains(day("06:00")) && !night.contains(day("21:59")));
    assert_eq!(night.to_string(), "22:00-06:00");
    assert!(
        "00:00-24:00".parse::<ActiveHours>().is_err(),
        "always is without hours"
    );
    assert!(
        "12:00-24:00"
            .parse::<ActiveHours>()
            .unwrap()
            .contains(day("23:59"))
    );
    for text in ["", "6-22", "06:00", "06:00-06:00", "25:00-26:00", "06:60-07:00"] {
        assert!(text.parse::<ActiveHours>().is_err(), "{text}");
    }
}

#[test]
fn a_clock_that_was_set_back_does_not_stop_a_source() {
    let ahead = SourceState::new(at(0)).after(&Looked::default(), &rules(), at(9_000_000), 0.0);
    assert!(ahead.due(&rules(), at(0)) <= at(0) + RETRY_AFTER_MAX);
}

proptest! {
    #[test]
    fn time_within_hours_is_what_counting_minutes_says(
        start in -3_000_i64..3_000, length in 0_i64..5_000, from in 0_u8..24, hours in 1_u8..24
    ) {
        let within: ActiveHours = format!("{from:02}:00-{:02}:00", (from + hours) % 24).parse().unwrap();
        let minute = |number: i64| Timestamp::from_second(1_790_000_040 + number * 60).unwrap();
        let counted = (start..start + length).filter(|number| within.contains(minute(*number))).count();
        let told = within.between(minute(start), minute(start + length));
        prop_assert_eq!(told, SignedDuration::from_mins(i64::try_from(counted).unwrap()));
    }

    #[test]
    fn pauses_are_bounded_and_grow_until_it_answers(
        every in 1_i64..100_000, chances in prop::collection::vec(0.0..=1.0_f64, 2..60)
    ) {
        let every = seconds(every);
        let mut before = SignedDuration::ZERO;
        for (failures, chance) in (1..).zip(chances) {
            let pause = source_pause(every, failures, chance, None);
            prop_assert!(pause >= before, "{pause} after {before}");
            prop_assert!(pause >= every && pause <= PAUSE_MAX.max(every));
            before = pause;
        }
    }

    #[test]
    fn a_server_that_asks_for_time_gets_it_within_reason(every in 1_i64..10_000, failures in 1_u32.., asked in 0_i64..1_000_000) {
        let pause = source_pause(seconds(every), failures, 0.5, Some(seconds(asked)));
        prop_assert!(pause >= seconds(asked).min(RETRY_AFTER_MAX));
        prop_assert!(pause <= PAUSE_MAX.max(seconds(every)).max(RETRY_AFTER_MAX));
    }

    #[test]
    fn the_next_look_lies_within_bounds_and_hours(
        looked in -100_000_i64..100_000, now in 0_i64..1_000_000, from in 0_u8..24, length in 1_u8..24, failing: bool
    ) {
        let rules = SourceRules {
            hours: Some(format!("{from:02}:00-{:02}:00", (from + length) % 24).parse().unwrap()),
            ..rules()
        };
        let look = if failing { failed(Some(RetryAfter::Seconds(u32::MAX))) } else { Looked::default() };
        let state = SourceState::new(at(0)).after(&look, &rules, at(looked), 1.0);
        let due = state.due(&rules, at(now));
        prop_assert!(rules.hours.unwrap().contains(due) || due < at(now));
        prop_assert!(due <= at(now) + RETRY_AFTER_MAX + seconds(86_400));
    }

    #[test]
    fn no_item_is_lost_or_counted_twice(looks in prop::collection::vec((0_u64..5, 0_u64..5), 0..50)) {
        let mut state = SourceState::new(at(0));
        for (now, (items, known)) in (1..).zip(&looks) {
            state = step(state, &brought(*items, *known), now).0;
        }
        prop_assert_eq!(state.items, looks.iter().map(|look| look.0).sum::<u64>());
        prop_assert_eq!(state.known, looks.iter().map(|look| look.1).sum::<u64>());
    }
}
