//! From just before a change to the page before readers, and whether the work grows with the archive.

use crate::arguments::Arguments;
use crate::fill::{Waiting, drafts, publish};
use crate::newsroom::{Newsroom, Serving, finish, now};
use crate::reader::Reader;
use crate::report::{Report, Target};
use crate::{Result, fill};
use archive::Archive;
use std::time::{Duration, Instant};

const TARGET_MS: f64 = 50.0;
/// How much the pages of a publish may differ between a large and a small archive.
const SAME_WORK: f64 = 2.0;
/// The other archive is so many times smaller.
const SMALLER: u32 = 100;
const BY_COMMAND: u32 = 20;
/// Publishes that are not counted: the first opens statements and connections.
const WARM_UP: u32 = 5;
const PRESSED: &str = "vesper_pages_pressed_total ";
const PATIENCE: Duration = Duration::from_secs(30);

/// `publish`
pub(crate) async fn run(arguments: &Arguments, report: &mut Report) -> Result<()> {
    let large = Newsroom::ready(arguments, arguments.articles, report).await?;
    let pages = one_by_one(&large, arguments.publishes, true, report).await?;
    let few = (arguments.articles / SMALLER).max(10);
    let small = Newsroom::ready(arguments, few, report).await?;
    let pages_small = one_by_one(&small, arguments.publishes.min(50), false, report).await?;
    report.figure(
        &format!("pages pressed a publish, {} articles", arguments.articles),
        pages,
        "",
    );
    report.figure(
        &format!("pages pressed a publish, {few} articles"),
        pages_small,
        "",
    );
    let apart = (pages - pages_small).abs();
    report.judged(
        "how far they are apart",
        apart,
        "pages",
        Target::AtMost(SAME_WORK),
    );
    Ok(())
}

/// Publishes beside a running server. Answers how many pages a publish pressed.
async fn one_by_one(newsroom: &Newsroom, count: u32, is_measured: bool, report: &mut Report) -> Result<f64> {
    let archive = newsroom.archive().await?;
    let by_command = if is_measured { BY_COMMAND } else { 0 };
    let mut waiting = drafts(&archive, WARM_UP + count + by_command).await?.into_iter();
    let serving = newsroom.serve(None)?;
    let mut readers = Readers::open(&serving)?;
    for one in waiting.by_ref().take(WARM_UP as usize) {
        through_the_archive(&archive, &one, &mut readers).await?;
    }
    let before = settled(&serving)?;
    let mut took = Vec::new();
    for one in waiting.by_ref().take(count as usize) {
        took.push(
            through_the_archive(&archive, &one, &mut readers)
                .await?
                .as_secs_f64()
                * 1000.0,
        );
    }
    let pages = (settled(&serving)? - before) / f64::from(count);
    if is_measured {
        let what = format!("{count} publishes, change to page and front");
        report.percentiles(&what, &took, "ms", Some(Target::Below(TARGET_MS)));
        let mut took = Vec::new();
        for one in waiting {
            let started = Instant::now();
            let mut command = newsroom.command();
            command.args(["article", "publish", &one.id.to_string()]);
            // In its own time: the page is there before the command has ended.
            let running = std::thread::spawn(move || finish(command).map_err(|error| error.to_string()));
            readers.wait_for(&one)?;
            took.push(started.elapsed().as_secs_f64() * 1000.0);
            running.join().map_err(|_| "the command was lost")??;
        }
        report.percentiles("`vesper article publish`, start to page", &took, "ms", None);
    }
    Ok(pages)
}

/// As another process does it.
async fn through_the_archive(archive: &Archive, one: &Waiting, readers: &mut Readers) -> Result<Duration> {
    readers.look_at_the_front()?;
    let started = Instant::now();
    let mut tx = archive.begin("bench", "").await?;
    publish(&mut tx, one.id, now()).await?;
    tx.commit().await?;
    readers.wait_for(one)?;
    Ok(started.elapsed())
}

/// The counter of pressed pages once it stands still: it is counted after the pages are before readers.
fn settled(serving: &Serving) -> Result<f64> {
    let mut last = serving.counter(PRESSED)?;
    loop {
        std::thread::sleep(Duration::from_millis(200));
        let now = serving.counter(PRESSED)?;
        if (now - last).abs() < 0.5 {
            return Ok(now);
        }
        last = now;
    }
}

/// Somebody who looks at an article's page and at the front, over and over.
pub(crate) struct Readers {
    reader: Reader,
    front: String,
}

impl Readers {
    pub(crate) fn open(serving: &Serving) -> Result<Self> {
        let reader = Reader::connect(serving.listen)?;
        let mut readers = Self {
            reader,
            front: String::new(),
        };
        readers.look_at_the_front()?;
        Ok(readers)
    }

    fn look_at_the_front(&mut self) -> Result<()> {
        self.front = self.reader.get("/en/", "Accept-Encoding: br\r\n")?.etag;
        Ok(())
    }

    /// Until the page is there with its headline, and the front has it as well. Asks without pause; what is compressed
    /// and unchanged costs the server least, so the words are looked at only once something has changed.
    fn wait_for(&mut self, one: &Waiting) -> Result<()> {
        let started = Instant::now();
        while self.reader.get(&one.path, "Accept-Encoding: br\r\n")?.status != 200 {
            in_time(started, &one.path)?;
        }
        if !self.reader.get(&one.path, "")?.contains(&one.headline) {
            return Err(format!("{} is there without its headline", one.path).into());
        }
        loop {
            let known = format!("Accept-Encoding: br\r\nIf-None-Match: {}\r\n", self.front);
            let answer = self.reader.get("/en/", &known)?;
            if answer.status == 200 {
                self.front = answer.etag;
                if self.reader.get("/en/", "")?.contains(&one.headline) {
                    return Ok(());
                }
            }
            in_time(started, "/en/")?;
        }
    }
}

fn in_time(started: Instant, what: &str) -> Result<()> {
    if started.elapsed() > PATIENCE {
        return Err(format!("{what} does not show the article after {} s", PATIENCE.as_secs()).into());
    }
    Ok(())
}

/// Publishes so many new articles beside a running server.
pub(crate) async fn some(newsroom: &Newsroom, serving: &Serving, count: u32) -> Result<()> {
    let archive = newsroom.archive().await?;
    let mut readers = Readers::open(serving)?;
    for one in fill::drafts(&archive, count).await? {
        through_the_archive(&archive, &one, &mut readers).await?;
    }
    Ok(())
}
