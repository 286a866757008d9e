//! What ran, how long, and how it ended: one line a step, the output of what failed last, and a closing line.

use super::counts::{Counts, Runner};
use crate::workspace;
use std::fs::{self, File, OpenOptions};
use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;
use std::process::{Command, ExitCode, ExitStatus, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

/// A step that is not done by then hangs. The slowest takes minutes when everything has to be built.
const STEP_MAX: Duration = Duration::from_mins(45);
/// Of a failed step's output that much is shown; the whole stands in its file.
const SHOWN_LINES_MAX: usize = 400;

/// The steps so far.
pub(crate) struct Report {
    folder: PathBuf,
    is_terminal: bool,
    sum: Counts,
    failures: Vec<(String, PathBuf)>,
}

impl Report {
    /// Keeps the output of the steps in files of their own below cargo's target folder.
    pub(crate) fn new() -> Result<Self, String> {
        let folder = workspace::target().join("xtask-test");
        fs::create_dir_all(&folder)
            .map_err(|error| format!("{} cannot be made: {error}", folder.display()))?;
        let is_terminal = io::stdout().is_terminal() && std::env::var_os("CI").is_none();
        Ok(Self {
            folder,
            is_terminal,
            sum: Counts::default(),
            failures: Vec::new(),
        })
    }

    /// A step that is right or wrong as a whole. Answers with what it made, or `None` when it failed.
    pub(crate) fn check<T>(
        &mut self,
        name: &str,
        work: impl FnOnce(&mut Log) -> Result<T, String>,
    ) -> Option<T> {
        self.step(name, |log| work(log).map(|made| (made, None)))
    }

    /// A step of many tests.
    pub(crate) fn tests(&mut self, name: &str, work: impl FnOnce(&mut Log) -> Result<Counts, String>) {
        self.step(name, |log| work(log).map(|counts| ((), Some(counts))));
    }

    /// Says that a step does not run here, and why. It counts as nothing.
    pub(crate) fn left_out(&self, name: &str, why: &str) {
        self.line("left out", name, why);
    }

    fn step<T>(
        &mut self,
        name: &str,
        work: impl FnOnce(&mut Log) -> Result<(T, Option<Counts>), String>,
    ) -> Option<T> {
        let path = self.folder.join(format!("{}.log", name.replace(' ', "-")));
        let begun = Instant::now();
        let outcome = Log::new(path.clone(), name, self.is_terminal).and_then(|mut log| {
            let outcome = work(&mut log);
            if let Err(sentence) = &outcome {
                log.note(sentence)?;
            }
            outcome
        });
        let time = format!("{:>7.1} s", begun.elapsed().as_secs_f64());
        let (counts, told, made) = match outcome {
            Ok((made, None)) => (Counts { passed: 1, failed: 0 }, String::new(), Some(made)),
            Ok((made, Some(counts))) => (
                counts,
                format!("{} passed, {} failed", counts.passed, counts.failed),
                Some(made),
            ),
            Err(sentence) => (Counts { passed: 0, failed: 1 }, sentence, None),
        };
        self.sum += counts;
        if counts.failed > 0 {
            self.failures.push((name.to_owned(), path));
        }
        let mark = if counts.failed > 0 { "FAILED" } else { "ok" };
        self.line(mark, name, format!("{time}  {told}").trim_end());
        made
    }

    fn line(&self, word: &str, name: &str, told: &str) {
        let colour = match word {
            _ if !self.is_terminal => "",
            "ok" => "\r\x1b[K\x1b[32m",
            "FAILED" => "\r\x1b[K\x1b[31m",
            _ => "\r\x1b[K\x1b[33m",
        };
        let plain = if self.is_terminal { "\x1b[0m" } else { "" };
        println!("{colour}{word:<8}{plain}  {name:<20}  {told}");
    }

    /// Prints what failed, then the sum, alone on the last line.
    pub(crate) fn close(self) -> ExitCode {
        for (name, path) in &self.failures {
            let text = read(path);
            let lines: Vec<&str> = text.lines().collect();
            let shown = &lines[lines.len().saturating_sub(SHOWN_LINES_MAX)..];
            println!(
                "\n──── {name} (whole output: {})\n{}",
                path.display(),
                shown.join("\n")
            );
        }
        println!("\n{} passed, {} failed", self.sum.passed, self.sum.failed);
        if self.sum.failed == 0 {
            ExitCode::SUCCESS
        } else {
            ExitCode::FAILURE
        }
    }
}

/// The output of one step, in a file: both streams of its commands in the order in which they came.
pub(crate) struct Log {
    path: PathBuf,
    file: File,
    name: String,
    is_terminal: bool,
}

impl Log {
    fn new(path: PathBuf, name: &str, is_terminal: bool) -> Result<Self, String> {
        let broken = |error| format!("{} cannot be written: {error}", path.display());
        File::create(&path).map_err(broken)?;
        let file = OpenOptions::new().append(true).open(&path).map_err(broken)?;
        Ok(Self {
            path,
            file,
            name: name.to_owned(),
            is_terminal,
        })
    }

    fn note(&mut self, text: &str) -> Result<(), String> {
        writeln!(self.file, "{text}")
            .map_err(|error| format!("{} cannot be written: {error}", self.path.display()))
    }

    /// A handle on the file, for a program that goes on after the step.
    pub(crate) fn stdio(&self) -> Result<Stdio, String> {
        self.file
            .try_clone()
            .map(Stdio::from)
            .map_err(|error| format!("the step's file cannot be shared: {error}"))
    }

    /// Everything that was put out so far.
    pub(crate) fn text(&self) -> String {
        read(&self.path)
    }

    /// Runs a command to its end; fails when it fails.
    pub(crate) fn run(&mut self, command: &mut Command) -> Result<(), String> {
        let status = self.carry_out(command)?;
        if status.success() {
            Ok(())
        } else {
            Err(format!("{} failed ({status})", shown(command)))
        }
    }

    /// Runs a test runner and reads its closing lines. A run without any test has failed.
    pub(crate) fn count(&mut self, runner: Runner, command: &mut Command) -> Result<Counts, String> {
        let status = self.carry_out(command)?;
        let counts = runner.read(&self.text());
        match status.success() {
            _ if counts.failed > 0 => Ok(counts),
            true if counts.passed > 0 => Ok(counts),
            true => Err(format!("{} ran no test", shown(command))),
            false => Err(format!("{} failed ({status})", shown(command))),
        }
    }

    fn carry_out(&mut self, command: &mut Command) -> Result<ExitStatus, String> {
        self.note(&format!("$ {}", shown(command)))?;
        command
            .stdin(Stdio::null())
            .stdout(self.stdio()?)
            .stderr(self.stdio()?);
        command.env("CARGO_TERM_COLOR", "never").env("NO_COLOR", "1");
        let mut child = command
            .spawn()
            .map_err(|error| format!("{} cannot be started: {error}", shown(command)))?;
        let begun = Instant::now();
        loop {
            match child.try_wait() {
                Ok(Some(status)) => return Ok(status),
                Ok(None) if begun.elapsed() < STEP_MAX => self.tick(begun),
                Ok(None) => {
                    let _ = child.kill();
                    let _ = child.wait();
                    return Err(format!(
                        "{} was ended: it hung for {} min",
                        shown(command),
                        STEP_MAX.as_secs() / 60
                    ));
                }
                Err(error) => return Err(format!("{} was lost: {error}", shown(command))),
            }
        }
    }

    fn tick(&self, begun: Instant) {
        if self.is_terminal {
            print!(
                "\r\x1b[K…         {:<20}  {:>5} s",
                self.name,
                begun.elapsed().as_secs()
            );
            let _ = io::stdout().flush();
        }
        sleep(Duration::from_millis(100));
    }
}

fn read(path: &PathBuf) -> String {
    fs::read(path)
        .map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
        .unwrap_or_default()
}

fn shown(command: &Command) -> String {
    let program = PathBuf::from(command.get_program());
    let mut text = program
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    for arg in command.get_args() {
        text.push(' ');
        text.push_str(&arg.to_string_lossy());
    }
    text
}
