//! What was measured, as a table for people or JSON for programs.

use crate::machine;
use serde_json::{Value, json};

/// Rows as they come in; the table is printed at once, JSON at the end.
pub(crate) struct Report {
    json: bool,
    bench: String,
    rows: Vec<Value>,
    missed: Vec<String>,
}

/// How far a figure may go.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Target {
    AtMost(f64),
    Below(f64),
}

impl Target {
    fn is_met(self, value: f64) -> bool {
        match self {
            Self::AtMost(limit) => value <= limit,
            Self::Below(limit) => value < limit,
        }
    }

    fn text(self) -> String {
        match self {
            Self::AtMost(limit) => format!("≤ {}", number(limit)),
            Self::Below(limit) => format!("< {}", number(limit)),
        }
    }
}

impl Report {
    pub(crate) fn begin(json: bool) -> Self {
        let command: Vec<String> = std::env::args().skip(1).collect();
        if !json {
            println!("vesper-bench {}", command.join(" "));
            println!(
                "{} cores, {}, {} GiB, load {}",
                machine::cores(),
                machine::processor(),
                machine::memory_gib(),
                machine::load()
            );
        }
        Self {
            json,
            bench: String::new(),
            rows: Vec::new(),
            missed: Vec::new(),
        }
    }

    /// The following rows belong to this bench.
    pub(crate) fn head(&mut self, bench: &str) {
        bench.clone_into(&mut self.bench);
        if !self.json {
            println!("\n{bench} (load {})", machine::load());
        }
    }

    /// Words.
    pub(crate) fn note(&mut self, words: &str) {
        if !self.json {
            println!("  {words}");
        }
        self.rows.push(json!({ "bench": self.bench, "note": words }));
    }

    /// One figure.
    pub(crate) fn figure(&mut self, what: &str, value: f64, unit: &str) {
        self.row(what, &[("", value)], unit, None);
    }

    /// One figure that has to reach a target.
    pub(crate) fn judged(&mut self, what: &str, value: f64, unit: &str, target: Target) {
        self.row(what, &[("", value)], unit, Some((value, target)));
    }

    /// The smallest, middle and largest of several figures.
    pub(crate) fn spread(&mut self, what: &str, values: &[f64], unit: &str, target: Option<Target>) {
        let median = percentile(values, 50.0);
        let parts = [
            ("min ", percentile(values, 0.0)),
            ("median ", median),
            ("max ", percentile(values, 100.0)),
        ];
        self.row(what, &parts, unit, target.map(|target| (median, target)));
    }

    /// The distribution of many figures; the target is for the 99th percentile.
    pub(crate) fn percentiles(&mut self, what: &str, values: &[f64], unit: &str, target: Option<Target>) {
        let p99 = percentile(values, 99.0);
        let parts = [
            ("p50 ", percentile(values, 50.0)),
            ("p99 ", p99),
            ("max ", percentile(values, 100.0)),
        ];
        self.row(what, &parts, unit, target.map(|target| (p99, target)));
    }

    fn row(&mut self, what: &str, parts: &[(&str, f64)], unit: &str, judged: Option<(f64, Target)>) {
        let verdict = judged.map(|(value, target)| (target.is_met(value), target.text()));
        if !self.json {
            let figures: Vec<String> = parts
                .iter()
                .map(|(label, value)| format!("{label}{}", number(*value)))
                .collect();
            let figures = format!("{} {unit}", figures.join("  "));
            let verdict = verdict.as_ref().map_or(String::new(), |(met, target)| {
                format!("   target {target}: {}", if *met { "met" } else { "MISSED" })
            });
            println!("  {what:<46} {}{verdict}", figures.trim_end());
        }
        let values: serde_json::Map<String, Value> = parts
            .iter()
            .map(|(label, value)| {
                let label = label.trim();
                (
                    (if label.is_empty() { "value" } else { label }).to_owned(),
                    json!(value),
                )
            })
            .collect();
        let mut row = json!({ "bench": self.bench, "what": what, "unit": unit, "figures": values });
        if let Some((met, target)) = verdict {
            row["target"] = json!(target);
            row["met"] = json!(met);
            if !met {
                self.missed.push(format!("{}: {what}", self.bench));
            }
        }
        self.rows.push(row);
    }

    /// The last line; whether every target is met.
    pub(crate) fn close(self) -> bool {
        let met = self.missed.is_empty();
        if self.json {
            let command: Vec<String> = std::env::args().skip(1).collect();
            let all = json!({
                "command": command, "cores": machine::cores(), "processor": machine::processor(),
                "memory_gib": machine::memory_gib(), "load": machine::load(), "rows": self.rows, "missed": self.missed,
            });
            println!("{all:#}");
        } else if met {
            println!("\nevery target is met (load {})", machine::load());
        } else {
            println!("\nmissed (load {}):", machine::load());
            self.missed.iter().for_each(|one| println!("  {one}"));
        }
        met
    }
}

/// The value below which a share of all values lies, by the nearest rank; 0 when there are none.
pub(crate) fn percentile(values: &[f64], percent: f64) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    #[expect(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "ranks are small"
    )]
    let rank = (percent / 100.0 * sorted.len() as f64).ceil() as usize;
    sorted
        .get(rank.saturating_sub(1))
        .or(sorted.last())
        .copied()
        .unwrap_or(0.0)
}

/// Three digits that count, thousands apart.
fn number(value: f64) -> String {
    let digits = match value.abs() {
        size if size >= 100.0 || value.fract().abs() < 1e-9 => 0,
        size if size >= 10.0 => 1,
        size if size >= 1.0 => 2,
        _ => 3,
    };
    let text = format!("{value:.digits$}");
    let (whole, rest) = text.split_at(text.find('.').unwrap_or(text.len()));
    let mut out = String::new();
    for (index, digit) in whole.chars().enumerate() {
        let left = whole.len() - index;
        if index > 0 && left.is_multiple_of(3) && !out.ends_with('-') {
            out.push(',');
        }
        out.push(digit);
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(value: f64, text: &str) {
        assert_eq!(number(value), text);
    }

    #[test]
    fn figures_are_written_with_the_digits_that_count() {
        check(0.123_45, "0.123");
        check(1.0, "1");
        check(12.345, "12.3");
        check(1234.5, "1,234");
        check(1_234_567.0, "1,234,567");
        check(-1234.0, "-1,234");
    }

    #[test]
    fn a_percentile_is_a_value_that_was_measured() {
        let values: Vec<f64> = (1..=200).map(f64::from).collect();
        let at = |percent| number(percentile(&values, percent));
        assert_eq!(
            [at(0.0), at(50.0), at(99.0), at(100.0)],
            ["1", "100", "198", "200"]
        );
        assert_eq!(number(percentile(&[], 50.0)), "0");
    }

    #[test]
    fn a_target_is_met_or_missed() {
        assert!(Target::AtMost(1.0).is_met(1.0));
        assert!(!Target::Below(50.0).is_met(50.0));
    }
}
