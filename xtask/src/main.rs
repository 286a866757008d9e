//! What people do to the repository: look at the demo, run every check, measure. Started as `cargo xtask …`.

mod bench;
mod demo;
mod fuzz;
mod harness;
mod test;
mod tools;
mod workspace;

use std::process::ExitCode;

const USAGE: &str = "\
What people do to the repository.

Usage: cargo xtask <COMMAND> [ARGS…]

Commands:
  demo [ARGS…]   builds Vesper and opens a newsroom full of sample copy
  test [quick]   every check, in named steps, fastest first
  harness [ARGS…]  lets marked items happen under embargo and kill, and searches for leaks (--help says more)
  fuzz [TARGET…]  makes up what strangers could send in each format, and reads it
  bench [ARGS…]  measures the program: beside nginx, while publishing, at rest, under fire

`cargo xtask <COMMAND> --help` says more.
";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let (command, rest) = match args.split_first() {
        Some((command, rest)) => (command.as_str(), rest),
        None => ("", &args[..]),
    };
    match command {
        "demo" => answer(demo::run(rest)),
        "test" => answer(test::run(rest)),
        "bench" => answer(bench::run(rest)),
        "fuzz" => answer(fuzz::run(rest)),
        "harness" => answer(harness::run(rest)),
        "help" | "--help" | "-h" => {
            print!("{USAGE}");
            ExitCode::SUCCESS
        }
        "" => wrong("which command?"),
        other => wrong(&format!("there is no command “{other}”")),
    }
}

/// Why a command could not do its work.
enum Stop {
    /// It was called in a way that it does not know: exit code 2.
    Usage(String),
    /// What failed and what to do about it: exit code 1.
    Failed(String),
}

impl From<String> for Stop {
    fn from(sentence: String) -> Self {
        Self::Failed(sentence)
    }
}

fn answer(outcome: Result<ExitCode, Stop>) -> ExitCode {
    match outcome {
        Ok(code) => code,
        Err(Stop::Usage(sentence)) => wrong(&sentence),
        Err(Stop::Failed(sentence)) => {
            eprintln!("xtask: {sentence}");
            ExitCode::FAILURE
        }
    }
}

fn wrong(sentence: &str) -> ExitCode {
    eprintln!("xtask: {sentence}\n\n{USAGE}");
    ExitCode::from(2)
}
