//! Programs that were started from here: their CPU time, their memory, and their end.

use crate::Result;
use std::collections::{BTreeMap, BTreeSet};
use std::fs::{File, read_dir, read_to_string};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// How long a program may take to end by itself.
const PATIENCE: Duration = Duration::from_secs(20);

/// A running program. When dropped it is asked to end, and made to after some time.
pub(crate) struct Program {
    child: Child,
    name: String,
}

impl Program {
    /// Starts it, with what it says going into `log`.
    pub(crate) fn start(command: &mut Command, log: &Path) -> Result<Self> {
        let name = command.get_program().to_string_lossy().into_owned();
        let out = File::create(log).map_err(|error| format!("cannot write {}: {error}", log.display()))?;
        let child = command
            .stdin(Stdio::null())
            .stdout(out.try_clone()?)
            .stderr(out)
            .spawn()
            .map_err(|error| format!("{name} does not start: {error}"))?;
        Ok(Self { child, name })
    }

    pub(crate) fn pid(&self) -> u32 {
        self.child.id()
    }

    /// Fails when it has ended.
    pub(crate) fn check(&mut self, log: &Path) -> Result<()> {
        match self.child.try_wait()? {
            None => Ok(()),
            Some(status) => Err(format!(
                "{} ended with {status}:\n{}",
                self.name,
                read_to_string(log).unwrap_or_default()
            )
            .into()),
        }
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let pid = self.child.id();
        let family = family(pid);
        signal("-TERM", &[pid]);
        let deadline = Instant::now() + PATIENCE;
        while Instant::now() < deadline {
            if !matches!(self.child.try_wait(), Ok(None)) {
                return;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        signal("-KILL", &family.into_iter().collect::<Vec<_>>());
        let _ = self.child.wait();
    }
}

fn signal(which: &str, pids: &[u32]) {
    let pids = pids.iter().map(u32::to_string);
    let _ = Command::new("kill").arg(which).args(pids).status();
}

/// A process and all that descend from it.
fn family(pid: u32) -> BTreeSet<u32> {
    let mut children: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
    for entry in read_dir("/proc").into_iter().flatten().flatten() {
        let Some(one) = entry.file_name().to_str().and_then(|name| name.parse().ok()) else {
            continue;
        };
        if let Some(stat) = stat(one) {
            children.entry(stat.parent).or_default().push(one);
        }
    }
    let (mut all, mut waiting) = (BTreeSet::new(), vec![pid]);
    while let Some(one) = waiting.pop() {
        if all.insert(one) {
            waiting.extend(children.remove(&one).unwrap_or_default());
        }
    }
    all
}

struct Stat {
    parent: u32,
    /// User and system time, in ticks.
    ticks: u64,
}

fn stat(pid: u32) -> Option<Stat> {
    parse_stat(&read_to_string(format!("/proc/{pid}/stat")).ok()?)
}

/// Reads `/proc/PID/stat` (proc(5)): the name in parentheses may hold anything, so fields are counted after it.
fn parse_stat(text: &str) -> Option<Stat> {
    let (_, rest) = text.rsplit_once(") ")?;
    let fields: Vec<&str> = rest.split(' ').collect();
    let number = |field: usize| fields.get(field - 3)?.parse::<u64>().ok();
    Some(Stat {
        parent: fields.get(1)?.parse().ok()?,
        ticks: number(14)? + number(15)?,
    })
}

/// User and system time that a process and its descendants have used, all threads together.
pub(crate) fn cpu_time(pid: u32) -> Result<Duration> {
    let ticks: u64 = family(pid)
        .into_iter()
        .filter_map(stat)
        .map(|stat| stat.ticks)
        .sum();
    let output = Command::new("getconf").arg("CLK_TCK").output()?;
    let a_second: u64 = String::from_utf8_lossy(&output.stdout).trim().parse()?;
    Ok(Duration::from_micros(ticks * 1_000_000 / a_second.max(1)))
}

/// Resident memory in KiB.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Memory {
    /// All.
    pub(crate) all: u64,
    /// What the program made itself.
    pub(crate) anonymous: u64,
    /// What is mapped from files; the kernel takes it back when it needs it.
    pub(crate) file: u64,
}

/// The resident memory of a process now.
pub(crate) fn memory(pid: u32) -> Result<Memory> {
    let path = format!("/proc/{pid}/status");
    let text = read_to_string(&path).map_err(|error| format!("cannot read {path}: {error}"))?;
    Ok(parse_status(&text))
}

fn parse_status(text: &str) -> Memory {
    let of = |name: &str| {
        let line = text.lines().find_map(|line| line.strip_prefix(name))?;
        line.split_whitespace().next()?.parse().ok()
    };
    Memory {
        all: of("VmRSS:").unwrap_or(0),
        anonymous: of("RssAnon:").unwrap_or(0),
        file: of("RssFile:").unwrap_or(0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_process_with_a_strange_name_is_read() {
        let text = "12 (a) b) S 7 12 12 0 -1 4194560 9 0 0 0 31 11 5 6 20 0 3 0 100 1 2";
        let stat = parse_stat(text).unwrap();
        assert_eq!((stat.parent, stat.ticks), (7, 42));
    }

    #[test]
    fn memory_is_read_in_its_parts() {
        let text = "Name:\tx\nVmRSS:\t    120 kB\nRssAnon:\t      80 kB\nRssFile:\t      40 kB\n";
        let expected = Memory {
            all: 120,
            anonymous: 80,
            file: 40,
        };
        assert_eq!(parse_status(text), expected);
    }

    #[test]
    fn a_program_and_its_children_end_when_dropped() {
        let log = std::env::temp_dir().join(format!("vesper-bench-{}.log", std::process::id()));
        let program = Program::start(
            Command::new("sh").args(["-c", "trap 'kill $!; exit' TERM; sleep 60 & wait"]),
            &log,
        )
        .unwrap();
        let pid = program.pid();
        let deadline = Instant::now() + Duration::from_secs(5);
        while family(pid).len() < 2 && Instant::now() < deadline {
            std::thread::yield_now();
        }
        let all = family(pid);
        assert_eq!(all.len(), 2);
        drop(program);
        std::fs::remove_file(log).unwrap();
        assert!(!Path::new(&format!("/proc/{pid}")).exists());
    }
}
