//! How soon a large newsroom is open, and what it keeps in memory.

use crate::arguments::Arguments;
use crate::newsroom::{Newsroom, Serving};
use crate::process::memory;
use crate::reader::Reader;
use crate::report::{Report, Target};
use crate::{Result, publish};
use std::time::Duration;
use testkit::Chance;

const STARTS: usize = 5;
const READY_TARGET_S: f64 = 1.0;
const RESIDENT_TARGET_MB: f64 = 150.0;
const READS: u32 = 10_000;
const PUBLISHES: u32 = 50;
/// What runs on after the doors are open has had its turn by then.
const SETTLED: Duration = Duration::from_secs(2);

/// `memory`
pub(crate) async fn run(arguments: &Arguments, report: &mut Report) -> Result<()> {
    let newsroom = Newsroom::ready(arguments, arguments.articles, report).await?;
    let mut ready = Vec::new();
    for _ in 1..STARTS {
        ready.push(newsroom.serve(None)?.ready_after.as_secs_f64());
    }
    let serving = newsroom.serve(None)?;
    ready.push(serving.ready_after.as_secs_f64());
    let what = format!("start to /en/ and /readyz, {STARTS} times");
    report.spread(&what, &ready, "s", Some(Target::Below(READY_TARGET_S)));
    std::thread::sleep(SETTLED);
    let resident = resident(&serving, "after the start", report)?;
    let target = Target::Below(RESIDENT_TARGET_MB);
    report.judged("resident after the start", resident, "MB", target);

    let paths = newsroom.paths().await?;
    let mut chance = Chance::of(arguments.seed);
    let mut reader = Reader::connect(serving.listen)?;
    for _ in 0..READS {
        let path = chance.one_of(&paths).ok_or("no paths")?;
        let answer = reader.get(path, "Accept-Encoding: br\r\n")?;
        if answer.status != 200 {
            return Err(format!("{path} answers {}", answer.status).into());
        }
    }
    self::resident(&serving, &format!("after {READS} random pages"), report)?;
    publish::some(&newsroom, &serving, PUBLISHES).await?;
    self::resident(&serving, &format!("after {PUBLISHES} publishes"), report)?;
    report.note("from files: pages of the LMDB map and the program itself, which the kernel takes back when it needs them");
    Ok(())
}

/// Says what is resident now; all of it in megabytes.
fn resident(serving: &Serving, when: &str, report: &mut Report) -> Result<f64> {
    #[expect(clippy::cast_precision_loss, reason = "nobody has 2^53 KiB")]
    let megabytes = |kib: u64| kib as f64 * 1024.0 / 1e6;
    let now = memory(serving.pid())?;
    let all = megabytes(now.all);
    report.figure(&format!("VmRSS {when}"), all, "MB");
    report.figure("  of it RssAnon", megabytes(now.anonymous), "MB");
    report.figure("  of it RssFile", megabytes(now.file), "MB");
    Ok(all)
}
