//! `cargo xtask fuzz`: makes up what strangers could send, one target for each format, and stops at what is wrong.

use crate::{Stop, tools, workspace};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

const USAGE: &str = "\
Makes up documents from the fixtures and reads them: nothing may panic, hang, grow without bounds or say two things.

Usage: cargo xtask fuzz [TARGET…] [--seconds N]

  TARGET        ninjs digitalwires pa newsml_g2 newsml_1 nitf iptc7901 anpa1312 feeds mail html recognise [all of them]
  --seconds N   how long each is fuzzed [60]

Needs nightly Rust and cargo-fuzz. What is found is kept in the folder fuzz/artifacts and has to become a test; documents
that lead to new places are kept in the folder `fuzz` of cargo's target directory. The exit code is 1 at a finding.
";

/// Each target with the folders of fixtures that its seeds come from, and how their files end.
const TARGETS: [(&str, &[&str], &str); 12] = [
    ("ninjs", &["ninjs/examples", "ninjs/guide"], "json"),
    ("digitalwires", &["dpa-digitalwires"], "json"),
    ("pa", &["pa-ninjs"], "json"),
    (
        "newsml_g2",
        &[
            "newsml-g2/iptc",
            "newsml-g2/validator",
            "newsml-g2/python-tests",
            "dpa-digitalwires",
        ],
        "xml",
    ),
    ("newsml_1", &["newsml-1", "newsml-1/businesswire"], "xml"),
    ("nitf", &["nitf"], "xml"),
    ("iptc7901", &["iptc7901/dpa"], "iptc"),
    ("anpa1312", &[], ""),
    ("feeds", &[], ""),
    ("mail", &[], ""),
    ("html", &[], ""),
    ("recognise", &["nitf", "pa-ninjs", "iptc7901/dpa", "newsml-1"], ""),
];

/// The exit code is 1 when a target found something.
pub(crate) fn run(args: &[String]) -> Result<ExitCode, Stop> {
    let mut seconds = 60_u32;
    let mut named = Vec::new();
    let mut rest = args.iter();
    while let Some(word) = rest.next() {
        match word.as_str() {
            "--help" | "-h" => {
                print!("{USAGE}");
                return Ok(ExitCode::SUCCESS);
            }
            "--seconds" => {
                let given = rest.next().map(String::as_str).unwrap_or_default();
                seconds = given
                    .parse()
                    .map_err(|_| Stop::Usage(format!("--seconds {given} is not a number")))?;
            }
            name => match TARGETS.iter().find(|(target, ..)| *target == name) {
                Some(target) => named.push(target),
                None => return Err(Stop::Usage(format!("there is no target “{name}”"))),
            },
        }
    }
    if named.is_empty() {
        named.extend(&TARGETS);
    }
    ensure_tools()?;
    let mut found = Vec::new();
    for (target, folders, ending) in named {
        let corpus = workspace::target().join("fuzz").join(target);
        sow(target, folders, ending, &corpus)?;
        if !fuzz(target, &corpus, seconds)? {
            found.push(*target);
        }
    }
    if found.is_empty() {
        println!("no findings");
        return Ok(ExitCode::SUCCESS);
    }
    eprintln!(
        "findings in {}; their documents are in fuzz/artifacts",
        found.join(", ")
    );
    Ok(ExitCode::FAILURE)
}

fn ensure_tools() -> Result<(), String> {
    let nightly = Command::new("cargo").args(["+nightly", "--version"]).output();
    if !nightly.is_ok_and(|output| output.status.success()) {
        return Err("fuzzing needs nightly Rust: rustup toolchain install nightly".to_owned());
    }
    if tools::find("cargo-fuzz").is_none() {
        return Err("fuzzing needs cargo-fuzz: cargo install cargo-fuzz".to_owned());
    }
    Ok(())
}

/// Puts the seeds where the fuzzer begins: those of the repository, and the fixtures.
fn sow(target: &str, folders: &[&str], ending: &str, corpus: &Path) -> Result<(), String> {
    let fixtures = std::env::var_os("VESPER_FIXTURES")
        .map_or_else(|| workspace::root().join("../shared/fixtures"), PathBuf::from);
    let mut sources = vec![workspace::root().join("fuzz/seeds").join(target)];
    if target == "recognise" {
        let formats = TARGETS.iter().map(|(other, ..)| *other);
        sources.extend(formats.map(|other| workspace::root().join("fuzz/seeds").join(other)));
    }
    sources.extend(folders.iter().map(|folder| fixtures.join("wire").join(folder)));
    std::fs::create_dir_all(corpus).map_err(|error| format!("{}: {error}", corpus.display()))?;
    let mut sown = 0;
    for source in sources {
        for entry in std::fs::read_dir(&source).into_iter().flatten().flatten() {
            let path = entry.path();
            let is_wanted = ending.is_empty()
                || !source.starts_with(&fixtures)
                || path.extension().is_some_and(|found| found == ending);
            if path.is_file() && is_wanted {
                let name = format!("seed-{}", entry.file_name().to_string_lossy());
                std::fs::copy(&path, corpus.join(name))
                    .map_err(|error| format!("{}: {error}", path.display()))?;
                sown += 1;
            }
        }
    }
    if sown == 0 {
        return Err(format!(
            "there are no seeds for {target}: VESPER_FIXTURES names the folder of fixtures"
        ));
    }
    Ok(())
}

/// Whether nothing was found.
fn fuzz(target: &str, corpus: &Path, seconds: u32) -> Result<bool, String> {
    println!("{target}, {seconds} s");
    let status = Command::new("cargo")
        .args(["+nightly", "fuzz", "run", target])
        .arg(corpus)
        .args([
            "--",
            "-rss_limit_mb=1024",
            "-timeout=10",
            "-max_len=65536",
            "-print_final_stats=1",
        ])
        .arg(format!("-max_total_time={seconds}"))
        .current_dir(workspace::root())
        // Its own folder: the fuzzer's flags would make cargo build everything else anew.
        .env("CARGO_TARGET_DIR", workspace::target().join("fuzz-build"))
        .env_remove("RUSTUP_TOOLCHAIN")
        .env_remove("CARGO")
        .status()
        .map_err(|error| format!("cargo could not be started: {error}"))?;
    Ok(status.success())
}
