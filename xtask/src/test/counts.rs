//! How many tests passed and failed, read from a runner's closing lines.

use std::ops::AddAssign;

/// Tests of one run, or of all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Counts {
    pub(crate) passed: u32,
    pub(crate) failed: u32,
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

/// Who closes its output how.
#[derive(Clone, Copy)]
pub(crate) enum Runner {
    /// `test result: ok. 5 passed; 0 failed; 1 ignored; …`, once a binary.
    CargoTest,
    /// `Summary [   1.2s] 12 tests run: 11 passed (2 slow), 1 failed, 3 skipped`
    Nextest,
    /// `ℹ pass 5`, `ℹ fail 0` and `ℹ cancelled 0`, once a run.
    Node,
}

impl Runner {
    /// The sum of all closing lines in `output`.
    pub(crate) fn read(self, output: &str) -> Counts {
        let mut sum = Counts::default();
        for line in output.lines().map(str::trim) {
            sum += match self {
                Self::CargoTest => line.strip_prefix("test result:").map(number_before_word),
                Self::Nextest => line
                    .strip_prefix("Summary [")
                    .and_then(|rest| rest.split_once(':'))
                    .map(|(_, rest)| number_before_word(rest)),
                Self::Node => line.strip_prefix(['ℹ', '#']).map(number_after_word),
            }
            .unwrap_or_default();
        }
        sum
    }
}

/// `11 passed (2 slow), 1 failed, 1 timed out`
fn number_before_word(text: &str) -> Counts {
    let mut counts = Counts::default();
    let mut last = 0;
    for word in text
        .split([' ', ',', ';', '.', '(', ')'])
        .filter(|word| !word.is_empty())
    {
        match word {
            "passed" => counts.passed += last,
            "failed" | "timed" => counts.failed += last,
            _ => {}
        }
        // “2 exec failed”: the number stands two words before.
        last = word.parse().unwrap_or(if word == "exec" { last } else { 0 });
    }
    counts
}

fn number_after_word(text: &str) -> Counts {
    let mut words = text.split_whitespace();
    let (Some(word), Some(Ok(number)), None) = (words.next(), words.next().map(str::parse), words.next())
    else {
        return Counts::default();
    };
    match word {
        "pass" => Counts {
            passed: number,
            failed: 0,
        },
        "fail" | "cancelled" => Counts {
            passed: 0,
            failed: number,
        },
        _ => Counts::default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(runner: Runner, output: &str, passed: u32, failed: u32) {
        assert_eq!(runner.read(output), Counts { passed, failed }, "{output}");
    }

    #[test]
    fn cargo_s_results_are_added_up() {
        let two = "test result: ok. 5 passed; 0 failed; 1 ignored; 0 measured\nx\n\
                   test result: FAILED. 2 passed; 3 failed; 0 ignored; 0 measured";
        check(Runner::CargoTest, two, 7, 3);
        check(Runner::CargoTest, "error: could not compile", 0, 0);
    }

    #[test]
    fn nextest_s_summary_is_read_in_all_its_forms() {
        check(
            Runner::Nextest,
            "     Summary [   1.204s] 12 tests run: 12 passed, 3 skipped",
            12,
            0,
        );
        check(
            Runner::Nextest,
            "     Summary [ 61.0s] 9/12 tests run: 5 passed (1 slow, 1 flaky), 2 failed, 1 timed out, 1 exec failed, 0 skipped",
            5,
            4,
        );
        check(
            Runner::Nextest,
            "     Summary [   0.000s] 0 tests run: 0 passed, 0 skipped",
            0,
            0,
        );
    }

    #[test]
    fn node_s_closing_lines_are_read_from_both_reporters() {
        check(
            Runner::Node,
            "ℹ tests 7\nℹ suites 0\nℹ pass 5\nℹ fail 1\nℹ cancelled 1\nℹ skipped 0",
            5,
            2,
        );
        check(Runner::Node, "# tests 2\n# pass 2\n# fail 0\n# cancelled 0", 2, 0);
        check(Runner::Node, "# pass the salt 3", 0, 0);
    }
}
