//! `cargo xtask test`: every check, set up from nothing, fastest first.

mod browser;
mod counts;
mod postgres;
mod report;
mod rust;

use crate::Stop;
use report::Report;
use std::process::ExitCode;

const USAGE: &str = "\
Every check, in named steps, fastest first; sets up what it needs and ends with “N passed, N failed”.

Usage: cargo xtask test [quick]

  quick   leaves out the examples in the documentation and the browser tests

PostgreSQL is started on a free port and removed at the end; VESPER_TEST_POSTGRES names another one to use.
VESPER_FIXTURES names the folder of sample copy (default: ../shared/fixtures).
As root, Debian packages that are missing are installed; else one line says which.
";

/// The exit code is 0 when nothing failed.
pub(crate) fn run(args: &[String]) -> Result<ExitCode, Stop> {
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let is_quick = match args[..] {
        [] => false,
        ["quick"] => true,
        ["--help" | "-h"] => {
            print!("{USAGE}");
            return Ok(ExitCode::SUCCESS);
        }
        _ => {
            return Err(Stop::Usage(format!(
                "test does not know “{}”; try `cargo xtask test --help`",
                args.join(" ")
            )));
        }
    };
    if !rust::fixtures().is_dir() {
        eprintln!(
            "\nTHE FIXTURES ARE MISSING: there is no folder {}. Tests that need them will fail. \
             VESPER_FIXTURES names another folder.\n",
            rust::fixtures().display()
        );
    }
    let mut report = Report::new()?;
    rust::checks(&mut report);
    rust::tests(&mut report);
    if is_quick {
        report.left_out("examples in docs", "quick");
        report.left_out("browser tests", "quick");
    } else {
        rust::examples(&mut report);
        browser::tests(&mut report);
    }
    Ok(report.close())
}
