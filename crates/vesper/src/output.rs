//! What the program says, and where.

use crate::cli::Command;
use serde::Serialize;
use std::io::IsTerminal;
use tracing_subscriber::EnvFilter;

/// Logs go to standard error: everything worth knowing while serving, only warnings while a command runs.
pub(crate) fn log_to_stderr(command: &Command) {
    let usual = if matches!(command, Command::Serve) {
        "info"
    } else {
        "warn"
    };
    let filter = EnvFilter::try_from_env("VESPER_LOG").unwrap_or_else(|_| EnvFilter::new(usual));
    // At its finest the library that speaks FTP shows the password.
    let filter = match "suppaftp=info".parse() {
        Ok(quiet) => filter.add_directive(quiet),
        Err(_) => filter,
    };
    let log = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .with_ansi(std::io::stderr().is_terminal())
        .with_target(false);
    log.init();
}

/// Prints text for people, or the value as one line of JSON for programs.
pub(crate) fn say<T: Serialize>(json: bool, value: &T, text: impl FnOnce() -> String) -> anyhow::Result<()> {
    use std::io::Write;
    let line = if json {
        serde_json::to_string(value)?
    } else {
        text()
    };
    let mut out = std::io::stdout().lock();
    match writeln!(out, "{line}") {
        // Whoever reads has enough, as in `vesper article list | head -1`.
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(()),
        other => Ok(other?),
    }
}

/// A line of text padded to columns by the width of its characters.
pub(crate) fn columns(cells: &[(&str, usize)]) -> String {
    let pad = |(text, width): &(&str, usize)| {
        let missing = width.saturating_sub(text.chars().count());
        format!("{text}{}", " ".repeat(missing))
    };
    cells
        .iter()
        .map(pad)
        .collect::<Vec<_>>()
        .join("  ")
        .trim_end()
        .to_owned()
}
