use super::CrashPlan;
use std::fs::File;
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;
use tokio::process::{Child, Command};
use tokio::time::timeout;

const SIGKILL: i32 = 9;

/// `vesper` with one newsroom's settings.
pub(super) struct Sender {
    vesper: PathBuf,
    folder: PathBuf,
    environment: Vec<(&'static str, String)>,
    date: String,
}

/// How a sender's life ended.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Ended {
    Killed,
    /// By itself: there was nothing more for it to do.
    Done,
}

impl Sender {
    pub(super) fn new(plan: &CrashPlan, folder: &Path, database: &str, smtp: &str) -> Result<Self, String> {
        #[expect(
            clippy::disallowed_methods,
            reason = "the letter is today's by the program's real clock"
        )]
        let today = jiff::tz::TimeZone::UTC.to_datetime(jiff::Timestamp::now()).date();
        Ok(Self {
            vesper: plan
                .vesper
                .canonicalize()
                .map_err(|error| format!("there is no program {}: {error}", plan.vesper.display()))?,
            folder: folder.to_owned(),
            environment: vec![
                ("VESPER_DATABASE", database.to_owned()),
                ("VESPER_SMTP", smtp.to_owned()),
                ("VESPER_LETTER__CONNECTIONS", plan.connections.to_string()),
                (
                    "VESPER_LETTER__LEASE_SECONDS",
                    plan.lease.as_secs_f64().to_string(),
                ),
            ],
            date: today.to_string(),
        })
    }

    pub(super) async fn init(&self) -> Result<(), String> {
        let mut command = self.command()?;
        command.arg("init").arg(&self.folder).args(["--languages", "en"]);
        self.finish(command).await
    }

    pub(super) async fn import(&self, list: &Path) -> Result<(), String> {
        let mut command = self.command()?;
        command.args(["subscribers", "import"]).arg(list);
        self.finish(command).await
    }

    /// Sends until nothing is left to do.
    pub(super) async fn to_its_end(&self) -> Result<(), String> {
        let command = self.send()?;
        self.finish(command).await
    }

    /// Sends until `moment` comes, then is killed with SIGKILL.
    pub(super) async fn killed_at(
        &self,
        moment: impl Future<Output = ()>,
        patience: Duration,
    ) -> Result<Ended, String> {
        let mut child = self.spawn(self.send()?)?;
        tokio::select! {
            biased;
            ended = child.wait() => {
                ended.map_err(|error| format!("the sender was lost: {error}"))?;
            }
            _ = timeout(patience, moment) => {
                // It may have ended in this very moment: its status says which it was.
                let _ = child.start_kill();
            }
        }
        let status = child
            .wait()
            .await
            .map_err(|error| format!("the sender was lost: {error}"))?;
        if status.signal() == Some(SIGKILL) {
            Ok(Ended::Killed)
        } else if status.success() {
            Ok(Ended::Done)
        } else {
            Err(self.failed(&status.to_string()))
        }
    }

    /// What the program said last, for a failure's report.
    pub(super) fn last_words(&self) -> String {
        let text = std::fs::read_to_string(self.log()).unwrap_or_default();
        let from = text.char_indices().rev().nth(2000).map_or(0, |(at, _)| at);
        format!("It said last:\n{}", &text[from..])
    }

    fn log(&self) -> PathBuf {
        self.folder.join("sender.log")
    }

    fn failed(&self, status: &str) -> String {
        format!("vesper ended with {status}. {}", self.last_words())
    }

    fn send(&self) -> Result<Command, String> {
        let mut command = self.command()?;
        command.args(["letter", "send", "--lang", "en", "--date", &self.date]);
        Ok(command)
    }

    fn command(&self) -> Result<Command, String> {
        let log = File::options()
            .create(true)
            .append(true)
            .open(self.log())
            .map_err(|error| format!("cannot write {}: {error}", self.log().display()))?;
        let mut command = Command::new(&self.vesper);
        command
            .arg("--config")
            .arg(self.folder.join("vesper.toml"))
            .envs(self.environment.iter().map(|(name, value)| (*name, value)))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(log)
            .kill_on_drop(true);
        Ok(command)
    }

    fn spawn(&self, mut command: Command) -> Result<Child, String> {
        command
            .spawn()
            .map_err(|error| format!("{} does not start: {error}", self.vesper.display()))
    }

    async fn finish(&self, command: Command) -> Result<(), String> {
        let status = self.spawn(command)?.wait().await;
        let status = status.map_err(|error| format!("vesper was lost: {error}"))?;
        if status.success() {
            Ok(())
        } else {
            Err(self.failed(&status.to_string()))
        }
    }
}
