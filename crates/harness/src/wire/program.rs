//! The built program with a newsroom of its own: folder, port, database, mail server.

use crate::Fault;
use std::fs::File;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use tokio::process::{Child, Command};

/// Where it is and how it is set up.
#[derive(Clone, Debug)]
pub(super) struct Program {
    pub(super) vesper: PathBuf,
    pub(super) folder: PathBuf,
    pub(super) address: SocketAddr,
    pub(super) smtp: SocketAddr,
    /// A PostgreSQL database; SQLite in the folder without one.
    pub(super) database: Option<String>,
}

impl Program {
    /// A command of the newsroom.
    pub(super) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(&self.vesper);
        command
            .arg("--config")
            .arg(self.root().join("vesper.toml"))
            .args(arguments)
            .env("VESPER_SMTP", format!("smtp://{}", self.smtp))
            .env("VESPER_LISTEN", self.address.to_string())
            .env("VESPER_LETTER__LEASE_SECONDS", "0.5")
            .env("VESPER_LETTER__CONNECTIONS", "2")
            .env("NO_COLOR", "1")
            .env_remove("VESPER_TEST_POSTGRES")
            .env_remove("VESPER_FIXTURES")
            .env_remove("VESPER_CONFIG")
            .stdin(Stdio::null())
            .kill_on_drop(true);
        if let Some(database) = &self.database {
            command.env("VESPER_DATABASE", database);
        }
        command
    }

    /// The newsroom's folder.
    pub(super) fn root(&self) -> PathBuf {
        self.folder.join("house")
    }

    /// What a command prints; it must succeed.
    pub(super) async fn say(&self, arguments: &[&str]) -> Result<String, Fault> {
        let output = self.command(arguments).output().await?;
        if !output.status.success() {
            let errors = String::from_utf8_lossy(&output.stderr).into_owned();
            return Err(format!("vesper {}: {errors}", arguments.join(" ")).into());
        }
        Ok(String::from_utf8(output.stdout)?)
    }

    /// The lines of JSON that a command prints.
    pub(super) async fn json(&self, arguments: &[&str]) -> Result<Vec<serde_json::Value>, Fault> {
        let mut all = arguments.to_vec();
        all.push("--json");
        let said = self.say(&all).await?;
        said.lines().map(|line| Ok(serde_json::from_str(line)?)).collect()
    }

    /// Starts `vesper serve`; its log goes on in one file.
    pub(super) fn serve(&self) -> Result<Child, Fault> {
        let log = File::options().create(true).append(true).open(self.log())?;
        let mut command = self.command(&["serve"]);
        Ok(command.stdout(Stdio::null()).stderr(log).spawn()?)
    }

    /// The end of the log.
    pub(super) fn last_words(&self) -> String {
        let text = std::fs::read_to_string(self.log()).unwrap_or_default();
        let lines: Vec<&str> = text.lines().collect();
        lines[lines.len().saturating_sub(30)..].join("\n")
    }

    /// What the log has at the levels of warnings and errors, without the times.
    pub(super) fn complaints(&self) -> Vec<String> {
        let text = std::fs::read_to_string(self.log()).unwrap_or_default();
        let words = text.lines().filter_map(|line| {
            let at = line.find(" WARN").or_else(|| line.find("ERROR"))?;
            Some(line[at..].trim().to_owned())
        });
        words.collect()
    }

    fn log(&self) -> PathBuf {
        self.folder.join("serve.log")
    }

    /// Writes a file that a command is to read; answers its path.
    pub(super) fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> Result<String, Fault> {
        let path: PathBuf = Path::new(&self.folder).join(name);
        std::fs::write(&path, bytes)?;
        Ok(path.to_string_lossy().into_owned())
    }
}
