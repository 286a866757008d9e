//! What the log and the metrics say of a source.

use super::Source;
use jiff::{SignedDuration, Timestamp};
use metrics::{counter, gauge};
use model::{AlarmChange, Looked, SourceAlarm, SourceState};

/// Says what a look brought.
pub(super) fn report(source: &Source, state: &SourceState, looked: &Looked, alarm: Option<AlarmChange>) {
    let name = source.name.as_str();
    let count = |what: &'static str, number: u64| {
        if number > 0 {
            counter!("vesper_wire_source_items_total", "source" => name.to_owned(), "outcome" => what)
                .increment(number);
        }
    };
    count("taken", looked.items);
    count("known", looked.known);
    count("set-aside", looked.set_aside);
    if looked.items + looked.set_aside > 0 {
        tracing::info!(
            source = name,
            items = looked.items,
            known = looked.known,
            set_aside = looked.set_aside,
            "copy has come in"
        );
    }
    if let Some(fault) = &looked.fault {
        counter!("vesper_wire_source_failures_total", "source" => name.to_owned()).increment(1);
        tracing::warn!(source = name, failures = state.failures, "{}", fault.why);
    } else if let Some(stuck) = looked.stuck.as_ref().filter(|stuck| stuck.is_tried) {
        counter!("vesper_wire_source_failures_total", "source" => name.to_owned()).increment(1);
        tracing::warn!(source = name, failures = state.failures, "{}", stuck.why);
    } else if looked.unread > 0 {
        counter!("vesper_wire_source_failures_total", "source" => name.to_owned())
            .increment(u64::from(looked.unread));
        tracing::warn!(
            source = name,
            "it cannot be read and is set aside: {}",
            looked.reason
        );
    }
    match alarm {
        Some(AlarmChange::Began(alarm)) => {
            counter!("vesper_wire_source_alarms_total", "source" => name.to_owned(), "alarm" => alarm.name())
                .increment(1);
            tracing::error!(source = name, alarm = alarm.name(), "{}", alarm.says(name, state));
        }
        Some(AlarmChange::Ended(alarm)) => {
            tracing::info!(
                source = name,
                alarm = alarm.name(),
                "the source “{name}” is well again"
            );
        }
        None => {}
    }
}

/// Sets the gauges of a source.
pub(super) fn measure(source: &Source, state: &SourceState, now: Timestamp) {
    let name = || source.name.clone();
    let seconds = |span: SignedDuration| span.as_secs_f64();
    if let Some(lag) = state.lag {
        gauge!("vesper_wire_source_lag_seconds", "source" => name()).set(seconds(lag));
    }
    let last = state.item_at.unwrap_or(state.known_since);
    gauge!("vesper_wire_source_silent_seconds", "source" => name())
        .set(seconds(now.duration_since(last)).max(0.0));
    gauge!("vesper_wire_source_failures_in_a_row", "source" => name()).set(f64::from(state.failures));
    for alarm in SourceAlarm::ALL {
        gauge!("vesper_wire_source_alarm", "source" => name(), "alarm" => alarm.name())
            .set(if state.alarm == Some(alarm) { 1.0 } else { 0.0 });
    }
}
