//! `cargo xtask demo`: a newsroom full of sample copy, from a fresh clone, in one command.

use crate::{Stop, workspace};
use std::os::unix::process::CommandExt;
use std::process::ExitCode;

const USAGE: &str = "\
Builds Vesper in the release profile and runs `vesper demo ARGS…`. Only Rust and a C compiler are needed.

Usage: cargo xtask demo [--data DIR] [--listen 127.0.0.1:8080] [--fresh]

The arguments are those of `vesper demo`. Ctrl-C ends it.
";

/// Becomes `cargo run`, so that signals reach the program itself; comes back only when that cannot be started.
pub(crate) fn run(args: &[String]) -> Result<ExitCode, Stop> {
    if args.iter().any(|arg| arg == "--help" || arg == "-h") {
        print!("{USAGE}");
        return Ok(ExitCode::SUCCESS);
    }
    eprintln!(
        "Building Vesper in the release profile. The first time this takes some minutes (about seven on two cores), \
         later seconds."
    );
    let mut cargo = workspace::cargo(&[
        "run",
        "--release",
        "--package",
        "vesper",
        "--bin",
        "vesper",
        "--",
        "demo",
    ]);
    let error = cargo.args(args).exec();
    Err(Stop::Failed(format!("cargo could not be started: {error}")))
}
