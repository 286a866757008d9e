//! A newsroom of N articles, kept between runs, and `vesper serve` on it.

use crate::arguments::Arguments;
use crate::process::Program;
use crate::reader::Reader;
use crate::report::Report;
use crate::{Result, fill};
use archive::{Archive, Database, Folder, ReleasedQuery};
use jiff::Timestamp;
use model::{ArticleId, Door};
use std::net::{SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

const LANGUAGES: &str = "en,de,ar,hi";
/// A server that is not ready by then is not waited for.
const PATIENCE: Duration = Duration::from_mins(1);

/// The machine's clock. The program that is measured has its own, and both must agree.
#[expect(
    clippy::disallowed_methods,
    reason = "the bench acts beside a program with a real clock"
)]
pub(crate) fn now() -> Timestamp {
    Timestamp::now()
}

/// A newsroom that is filled and pressed.
pub(crate) struct Newsroom {
    pub(crate) folder: PathBuf,
    vesper: PathBuf,
    /// Whether its pages were pressed only now.
    pub(crate) is_fresh: bool,
}

impl Newsroom {
    /// The newsroom of so many articles; made, filled and pressed when it is not there.
    pub(crate) async fn ready(arguments: &Arguments, articles: u32, report: &mut Report) -> Result<Self> {
        let folder = arguments.cache.join(format!("newsroom-{articles}"));
        let mut newsroom = Self {
            folder,
            is_fresh: false,
            vesper: arguments
                .vesper
                .canonicalize()
                .map_err(|error| format!("there is no program {}: {error}", arguments.vesper.display()))?,
        };
        if !newsroom.folder.join("filled").exists() {
            newsroom.make(articles, report).await?;
        }
        if std::fs::read_to_string(newsroom.pressed()).unwrap_or_default() != newsroom.program_mark()? {
            newsroom.press(report)?;
            newsroom.is_fresh = true;
        }
        Ok(newsroom)
    }

    async fn make(&self, articles: u32, report: &mut Report) -> Result<()> {
        if self.folder.exists() {
            std::fs::remove_dir_all(&self.folder)?;
        }
        let mut init = self.command();
        init.arg("init")
            .arg(&self.folder)
            .args(["--languages", LANGUAGES, "--name", "Bench"]);
        finish(init)?;
        let started = Instant::now();
        fill::fill(&self.archive().await?, articles).await?;
        std::fs::write(self.folder.join("filled"), articles.to_string())?;
        let took = started.elapsed().as_secs_f64();
        report.figure(
            &format!("{articles} articles written"),
            f64::from(articles) / took,
            "articles/s",
        );
        Ok(())
    }

    /// Presses all pages anew.
    pub(crate) fn press(&self, report: &mut Report) -> Result<()> {
        let started = Instant::now();
        let mut rebuild = self.command();
        rebuild.args(["--json", "press", "rebuild"]);
        let said = finish(rebuild)?;
        let took = started.elapsed().as_secs_f64();
        let answer: serde_json::Value = serde_json::from_str(&said)?;
        let pages = answer["pages"]
            .as_f64()
            .ok_or("`vesper press rebuild` did not say how many pages")?;
        report.figure(
            &format!("{pages} pages pressed in {took:.0} s"),
            pages / took,
            "pages/s",
        );
        std::fs::write(self.pressed(), self.program_mark()?)?;
        Ok(())
    }

    fn pressed(&self) -> PathBuf {
        self.folder.join("pressed")
    }

    /// Another program may press other pages.
    fn program_mark(&self) -> Result<String> {
        let file = std::fs::metadata(&self.vesper)?;
        Ok(format!("{} {:?}", file.len(), file.modified()?))
    }

    /// `vesper` with this newsroom's settings.
    pub(crate) fn command(&self) -> Command {
        let mut command = Command::new(&self.vesper);
        command.arg("--config").arg(self.folder.join("vesper.toml"));
        command
    }

    /// The archive, as another process has it.
    pub(crate) async fn archive(&self) -> Result<Archive> {
        let blobs = Arc::new(Folder::open(&self.folder.join("media"))?);
        Ok(Archive::open(&Database::Sqlite(self.folder.join("archive.sqlite")), blobs).await?)
    }

    /// The addresses of all articles that are out, percent-encoded.
    pub(crate) async fn paths(&self) -> Result<Vec<String>> {
        let archive = self.archive().await?;
        let mut tx = archive.read().await?;
        let (mut paths, mut after) = (Vec::new(), ArticleId(0));
        loop {
            let some = tx
                .released(ReleasedQuery::After(after), Door::Page, now(), 1000)
                .await?;
            let Some(last) = some.last() else { break };
            after = last.article;
            paths.extend(some.iter().map(model::Released::path));
        }
        if paths.is_empty() {
            return Err("the newsroom has no article that is out".into());
        }
        Ok(paths)
    }

    /// Starts `vesper serve`, on one core when `core` names it.
    pub(crate) fn serve(&self, core: Option<u32>) -> Result<Serving> {
        let (listen, operations) = (free_port()?, free_port()?);
        let own = self.command();
        let mut command = match core {
            Some(core) => {
                let mut pinned = Command::new("taskset");
                pinned
                    .args(["-c", &core.to_string()])
                    .arg(own.get_program())
                    .args(own.get_args());
                pinned
            }
            None => own,
        };
        command
            .arg("serve")
            .env("VESPER_LISTEN", listen.to_string())
            .env("VESPER_OPERATIONS", operations.to_string());
        let log = self.folder.join("serve.log");
        let started = Instant::now();
        let program = Program::start(&mut command, &log)?;
        let mut serving = Serving {
            program,
            listen,
            operations,
            ready_after: Duration::ZERO,
        };
        serving.wait_until_ready(started, &log)?;
        Ok(serving)
    }
}

/// Runs a command to its end and answers what it said.
pub(crate) fn finish(mut command: Command) -> Result<String> {
    let output = command.stdin(Stdio::null()).output()?;
    if output.status.success() {
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    } else {
        Err(format!(
            "{command:?} ended with {}: {}",
            output.status,
            String::from_utf8_lossy(&output.stderr)
        )
        .into())
    }
}

/// A port that nobody listens on.
pub(crate) fn free_port() -> Result<SocketAddr> {
    Ok(TcpListener::bind("127.0.0.1:0")?.local_addr()?)
}

/// A running `vesper serve`.
pub(crate) struct Serving {
    program: Program,
    pub(crate) listen: SocketAddr,
    operations: SocketAddr,
    /// From its start until the front page and `/readyz` were answered with 200.
    pub(crate) ready_after: Duration,
}

impl Serving {
    pub(crate) fn pid(&self) -> u32 {
        self.program.pid()
    }

    fn wait_until_ready(&mut self, started: Instant, log: &Path) -> Result<()> {
        let mut last = String::from("nobody listens");
        while started.elapsed() < PATIENCE {
            self.program.check(log)?;
            match self.is_ready() {
                Ok(None) => {
                    self.ready_after = started.elapsed();
                    return Ok(());
                }
                Ok(Some(not_yet)) => last = not_yet,
                Err(error) => last = error.to_string(),
            }
            std::thread::sleep(Duration::from_millis(1));
        }
        Err(format!("vesper serve is not ready after {} s: {last}", PATIENCE.as_secs()).into())
    }

    /// What is still missing.
    fn is_ready(&self) -> Result<Option<String>> {
        let mut reader = Reader::connect(self.listen)?;
        for path in ["/en/", "/readyz"] {
            let answer = reader.get(path, "Accept-Encoding: br\r\n")?;
            if answer.status != 200 {
                let why = String::from_utf8_lossy(&answer.body).into_owned();
                return Ok(Some(format!("{path} answers {}: {why}", answer.status)));
            }
        }
        Ok(None)
    }

    /// The value of a counter of its own operations door; 0 before it was counted.
    pub(crate) fn counter(&self, name: &str) -> Result<f64> {
        let answer = Reader::connect(self.operations)?.get("/metrics", "")?;
        let text = String::from_utf8_lossy(&answer.body);
        let line = text.lines().find_map(|line| line.strip_prefix(name));
        Ok(line.map_or(Ok(0.0), |value| value.trim().parse())?)
    }
}
