//! `cargo xtask harness`: builds the leak harness in the release profile, and lets thousands of cases happen; for rounds
//! on the wire it builds the program as it is shipped.

use crate::{Stop, workspace};
use std::process::{Command, ExitCode};

/// The exit code is the harness's: 1 when a promise is broken, 2 when it could not work.
pub(crate) fn run(args: &[String]) -> Result<ExitCode, Stop> {
    let release = workspace::target().join("release");
    let mut harness = Command::new(release.join("vesper-harness"));
    if args.iter().any(|arg| arg == "--wire") {
        // By itself: built together with the harness it would have the harness's features.
        build("vesper")?;
        harness.arg("--vesper").arg(release.join("vesper"));
    }
    build("vesper-harness")?;
    let status = harness
        .args(args)
        .status()
        .map_err(|error| format!("the harness could not be started: {error}"))?;
    Ok(match status.code() {
        Some(code) => ExitCode::from(u8::try_from(code).unwrap_or(1)),
        None => ExitCode::FAILURE,
    })
}

fn build(package: &str) -> Result<(), String> {
    let status = workspace::cargo(&["build", "--release", "--package", package])
        .status()
        .map_err(|error| format!("cargo could not be started: {error}"))?;
    if status.success() {
        Ok(())
    } else {
        Err(format!("cargo ended with {status}"))
    }
}
