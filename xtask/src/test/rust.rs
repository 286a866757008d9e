//! The steps that cargo carries out.

use super::counts::Runner;
use super::postgres::Postgres;
use super::report::Report;
use crate::{tools, workspace};
use std::env;
use std::process::Command;

/// What needs no test to run: form, arrows between crates, licences, lints.
pub(crate) fn checks(report: &mut Report) {
    report.check("format", |log| {
        log.run(&mut workspace::cargo(&[
            "fmt", "--all", "--check", "--", "--color", "never",
        ]))
    });
    report.tests("house rules", |log| {
        log.count(
            Runner::CargoTest,
            &mut workspace::cargo(&["test", "--package", "xtask", "--no-fail-fast"]),
        )
    });
    if tools::find("cargo-deny").is_some() {
        // Advisories would need a database from the net.
        let args = ["deny", "--all-features", "check", "licenses", "bans", "sources"];
        report.check("cargo deny", |log| log.run(&mut workspace::cargo(&args)));
    } else {
        report.left_out(
            "cargo deny",
            "cargo-deny is not installed; the house rules check the licences",
        );
    }
    report.check("clippy", |log| {
        log.run(&mut workspace::cargo(&[
            "clippy",
            "--workspace",
            "--all-targets",
            "--",
            "-D",
            "warnings",
        ]))
    });
}

/// All tests of all crates, on both databases.
pub(crate) fn tests(report: &mut Report) {
    let given = env::var("VESPER_TEST_POSTGRES").ok();
    let own = match given {
        Some(_) => None,
        None => match report.check("PostgreSQL", Postgres::start) {
            Some(server) => Some(server),
            None => return report.left_out("Rust tests", "they need the database"),
        },
    };
    let url = given
        .or_else(|| own.as_ref().map(Postgres::url))
        .unwrap_or_default();
    // Without it the tests that need it fail, and say so.
    report.check("xmllint", |log| {
        tools::ensure(tools::XML_SCHEMAS, |command| log.run(command))
    });
    report.tests("Rust tests", |log| {
        let (runner, mut command) = runner();
        log.count(
            runner,
            command
                .env("VESPER_TEST_POSTGRES", url)
                .env("VESPER_FIXTURES", fixtures()),
        )
    });
}

/// The examples in the documentation. There may be none.
pub(crate) fn examples(report: &mut Report) {
    report.check("examples in docs", |log| {
        log.run(workspace::cargo(&["test", "--doc", "--workspace"]).env("VESPER_FIXTURES", fixtures()))
    });
}

/// Nextest where it is installed: it runs the tests of all crates at once and ends one that hangs.
fn runner() -> (Runner, Command) {
    // Our own tests have run already.
    let shared = ["--workspace", "--exclude", "xtask", "--no-fail-fast"];
    if tools::find("cargo-nextest").is_some() {
        let mut command = workspace::cargo(&["nextest", "run"]);
        command
            .args(shared)
            .args(["--status-level", "fail", "--failure-output", "final"]);
        (Runner::Nextest, command)
    } else {
        let mut command = workspace::cargo(&["test", "--lib", "--bins", "--tests"]);
        command.args(shared);
        (Runner::CargoTest, command)
    }
}

/// Sample copy in every format; it lies beside the repository.
pub(crate) fn fixtures() -> std::path::PathBuf {
    env::var_os("VESPER_FIXTURES").map_or_else(|| workspace::root().join("../shared/fixtures"), Into::into)
}
