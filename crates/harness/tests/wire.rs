//! A few rounds of the built program in each run of the tests; `cargo xtask harness --wire` runs as many as there is time for.
#![expect(clippy::unwrap_used, reason = "tests")]

use harness::wire::{WirePlan, run};
use jiff::SignedDuration;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;

/// What is promised is a second, which `cargo xtask harness --wire` measures. A program that was built for tests, on a machine
/// that runs other tests meanwhile, has this much; when that is not enough, the round is played again with much more, so
/// that what comes late is told from what never comes. Nothing may come too early in either.
const BOUNDS: [SignedDuration; 2] = [SignedDuration::from_secs(5), SignedDuration::from_secs(30)];

/// The program beside this test, built when it is not there or older than its sources.
fn vesper() -> PathBuf {
    let test = std::env::current_exe().unwrap();
    let folder = test.ancestors().nth(2).unwrap();
    let program = folder.join("vesper");
    if !is_fresh(&program) {
        let profile = folder.file_name().unwrap().to_str().unwrap();
        let profile = if profile == "debug" { "dev" } else { profile };
        let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let status = Command::new(cargo)
            .args([
                "build",
                "--package",
                "vesper",
                "--bin",
                "vesper",
                "--profile",
                profile,
            ])
            .arg("--target-dir")
            .arg(folder.parent().unwrap())
            .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("../.."))
            .status()
            .unwrap();
        assert!(status.success(), "the program cannot be built: {status}");
    }
    program
}

/// Whether no source that it was built of has changed since, as cargo's list of them says.
fn is_fresh(program: &Path) -> bool {
    let changed = |path: &Path| -> Option<SystemTime> { path.metadata().ok()?.modified().ok() };
    let (Some(built), Ok(list)) = (
        changed(program),
        std::fs::read_to_string(program.with_extension("d")),
    ) else {
        return false;
    };
    let sources = list.split_once(": ").map_or("", |(_, sources)| sources);
    sources
        .split_whitespace()
        .all(|source| changed(Path::new(source)).is_some_and(|changed| changed <= built))
}

async fn every_promise_is_kept(postgres: bool, seed: u64) {
    let vesper = vesper();
    let play = async |bound| {
        let plan = WirePlan {
            vesper: vesper.clone(),
            rounds: 2,
            seed,
            postgres,
            bound,
        };
        run(&plan, |line| println!("{line}")).await
    };
    // A round that could not be played, because a command took longer than the embargo lasts, says nothing either way.
    let report = match play(BOUNDS[0]).await {
        Ok(report) if report.broken.is_empty() || report.is_early => report,
        slow => {
            println!("too slow; once more with more time: {slow:?}");
            play(BOUNDS[1]).await.unwrap()
        }
    };
    assert!(report.broken.is_empty(), "{report}");
    assert!(report.unasked().is_empty(), "{:?}", report.unasked());
    // Else the rounds have tried nothing.
    assert!(report.kills >= 2 && report.mails.1 > 0, "{report}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_byte_leaves_the_program_too_early_or_too_late_on_sqlite() {
    every_promise_is_kept(false, 1).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_byte_leaves_the_program_too_early_or_too_late_on_postgres() {
    every_promise_is_kept(true, 11).await;
}
