//! How many answers there were.

use http::StatusCode;
use std::fmt::Write;
use std::sync::atomic::{AtomicU64, Ordering};

/// Answers by the first digit of their status, counted since the start.
#[derive(Debug, Default)]
pub struct Counters([AtomicU64; 6]);

impl Counters {
    pub(crate) fn count(&self, status: StatusCode) {
        if let Some(class) = self.0.get(usize::from(status.as_u16() / 100)) {
            class.fetch_add(1, Ordering::Relaxed);
        }
    }

    /// The answers whose status begins with `digit`, 1 to 5.
    pub fn answers(&self, digit: usize) -> u64 {
        self.0.get(digit).map_or(0, |class| class.load(Ordering::Relaxed))
    }

    /// In the text format that Prometheus reads.
    pub fn render(&self) -> String {
        let mut text = String::from("# TYPE vesper_site_answers_total counter\n");
        for digit in 2..=5 {
            let _ = writeln!(
                text,
                "vesper_site_answers_total{{status=\"{digit}xx\"}} {}",
                self.answers(digit)
            );
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_are_counted_by_class() {
        let counters = Counters::default();
        for status in [200, 206, 304, 404, 503] {
            counters.count(StatusCode::from_u16(status).unwrap());
        }
        counters.count(StatusCode::from_u16(999).unwrap());
        assert_eq!(
            [1, 2, 3, 4, 5].map(|digit| counters.answers(digit)),
            [0, 2, 1, 1, 1]
        );
        assert!(
            counters
                .render()
                .contains("vesper_site_answers_total{status=\"2xx\"} 2\n")
        );
    }
}
