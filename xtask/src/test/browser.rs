//! The steps that look at the built program with a browser.

use super::counts::Runner;
use super::report::{Log, Report};
use crate::{tools, workspace};
use std::path::PathBuf;
use std::process::Command;

/// Prepares, builds and looks; each only when what it needs is there.
pub(crate) fn tests(report: &mut Report) {
    let ready = report.check("browser tools", prepare).is_some();
    let Some(program) = report.check("program", build) else {
        return report.left_out("browser tests", "there is no program to look at");
    };
    if !ready {
        return report.left_out("browser tests", "their tools are not there");
    }
    report.tests("browser tests", |log| {
        log.count(
            Runner::Node,
            node("node").arg("run.mjs").env("VESPER_BIN", program),
        )
    });
}

fn prepare(log: &mut Log) -> Result<(), String> {
    tools::ensure_node()?;
    tools::ensure(tools::BROWSER, |command| log.run(command))?;
    log.run(node("npm").arg("ci"))
}

/// The program in the dev profile; answers with its path.
fn build(log: &mut Log) -> Result<PathBuf, String> {
    log.run(&mut workspace::cargo(&[
        "build",
        "--package",
        "vesper",
        "--message-format",
        "json-render-diagnostics",
    ]))?;
    log.text()
        .lines()
        .find_map(executable)
        .ok_or_else(|| "cargo built no program named vesper".into())
}

/// The path in cargo's message about a finished program.
fn executable(line: &str) -> Option<PathBuf> {
    let (_, rest) = line.split_once(r#""executable":""#)?;
    let (path, _) = rest.split_once('"')?;
    path.ends_with("/vesper").then(|| path.into())
}

fn node(program: &str) -> Command {
    let mut command = Command::new(program);
    command.current_dir(workspace::root().join("browser"));
    command
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_program_is_found_in_cargo_s_messages() {
        let line = r#"{"reason":"compiler-artifact","executable":"/t/debug/vesper","fresh":true}"#;
        assert_eq!(executable(line), Some("/t/debug/vesper".into()));
        assert_eq!(
            executable(r#"{"reason":"compiler-artifact","executable":null}"#),
            None
        );
    }
}
