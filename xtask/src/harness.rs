//! `cargo xtask harness`: builds the leak harness in the release profile, and lets thousands of cases happen.

use crate::{Stop, workspace};
use std::process::{Command, ExitCode};

/// The exit code is the harness's: 1 when a promise is broken, 2 when it could not work.
pub(crate) fn run(args: &[String]) -> Result<ExitCode, Stop> {
    let mut build = workspace::cargo(&["build", "--release", "--package", "vesper-harness"]);
    let status = build
        .status()
        .map_err(|error| format!("cargo could not be started: {error}"))?;
    if !status.success() {
        return Err(format!("cargo ended with {status}").into());
    }
    let status = Command::new(workspace::target().join("release/vesper-harness"))
        .args(args)
        .status()
        .map_err(|error| format!("the harness could not be started: {error}"))?;
    Ok(match status.code() {
        Some(code) => ExitCode::from(u8::try_from(code).unwrap_or(1)),
        None => ExitCode::FAILURE,
    })
}
