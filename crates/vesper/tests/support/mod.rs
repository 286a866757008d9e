//! A newsroom run by the built program: own folder, own ports, own mail server.
#![allow(dead_code, unreachable_pub, reason = "each test uses some of it")]
#![expect(clippy::unwrap_used, reason = "tests")]

use letter::smtp::{Received, Receiver, Sink, Verdict};
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// Longer than anything that works takes, on the slowest machine.
pub const PATIENCE: Duration = Duration::from_mins(1);

/// The folder of real agency items and other people's files.
pub fn fixtures() -> PathBuf {
    let folder = std::env::var_os("VESPER_FIXTURES").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/fixtures"),
        PathBuf::from,
    );
    assert!(
        folder.is_dir(),
        "the fixtures are not in {}; VESPER_FIXTURES names their folder",
        folder.display()
    );
    folder
}

/// Mails that arrived: to whom, and the message.
#[derive(Clone, Default)]
pub struct Mails(Arc<Mutex<Vec<(String, String)>>>);

impl Receiver for Mails {
    fn message(&self, received: Received) -> Verdict {
        let text = String::from_utf8_lossy(&received.message).into_owned();
        self.0
            .lock()
            .unwrap()
            .extend(received.to.into_iter().map(|to| (to, text.clone())));
        Verdict::Accept
    }
}

impl Mails {
    pub fn all(&self) -> Vec<(String, String)> {
        self.0.lock().unwrap().clone()
    }

    /// The decoded text part of the newest mail to an address.
    pub fn text_to(&self, address: &str) -> Option<String> {
        let all = self.all();
        let (_, raw) = all.iter().rev().find(|(to, _)| to == address)?;
        let message = mail_parser::MessageParser::default().parse(raw.as_bytes())?;
        message.body_text(0).map(std::borrow::Cow::into_owned)
    }
}

/// Some picture from the fixtures.
pub fn image_file() -> std::path::PathBuf {
    let path = fixtures().join("pictures/orientation");
    let mut found = Vec::new();
    let mut folders = vec![path.clone()];
    while let Some(entries) = folders.pop().and_then(|folder| std::fs::read_dir(folder).ok()) {
        for path in entries.flatten().map(|entry| entry.path()) {
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|kind| kind == "jpg") {
                found.push(path);
            }
        }
    }
    found
        .into_iter()
        .min()
        .unwrap_or_else(|| panic!("no picture in {}", path.display()))
}

pub struct Newsroom {
    pub folder: TempDir,
    pub mails: Mails,
    pub sink: Sink,
    address: SocketAddr,
    database: Option<String>,
    serving: Option<Child>,
}

pub struct Answer {
    pub status: u16,
    pub head: String,
    pub body: String,
}

impl Newsroom {
    /// An empty newsroom in English and German; on SQLite unless a database is given.
    pub async fn open(database: Option<String>) -> Self {
        let folder = TempDir::new().unwrap();
        let mails = Mails::default();
        let sink = Sink::listen("127.0.0.1:0", mails.clone()).await.unwrap();
        let address = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
        let newsroom = Self {
            folder,
            mails,
            sink,
            address,
            database,
            serving: None,
        };
        let url = format!("http://{address}");
        let made = newsroom.command(&[
            "init",
            newsroom.root().to_str().unwrap(),
            "--languages",
            "en,de",
            "--url",
            &url,
        ]);
        assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
        newsroom
    }

    pub fn root(&self) -> PathBuf {
        self.folder.path().join("house")
    }

    pub fn prepare(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_vesper"));
        command
            .arg("--config")
            .arg(self.root().join("vesper.toml"))
            .args(arguments)
            .env("VESPER_SMTP", format!("smtp://{}", self.sink.addr()))
            .env("VESPER_LISTEN", self.address.to_string())
            .env_remove("VESPER_TEST_POSTGRES")
            .env_remove("VESPER_FIXTURES")
            .env_remove("VESPER_BIN");
        if let Some(database) = &self.database {
            command.env("VESPER_DATABASE", database);
        }
        command
    }

    pub fn command(&self, arguments: &[&str]) -> Output {
        self.prepare(arguments).output().unwrap()
    }

    /// What `vesper check` prints, whatever it finds.
    pub fn say_check(&self) -> String {
        String::from_utf8_lossy(&self.command(&["check"]).stdout).into_owned()
    }

    /// What a command prints; it must succeed.
    #[track_caller]
    pub fn say(&self, arguments: &[&str]) -> String {
        let output = self.command(arguments);
        assert!(
            output.status.success(),
            "{arguments:?}: {}",
            String::from_utf8_lossy(&output.stderr)
        );
        String::from_utf8(output.stdout).unwrap()
    }

    /// The lines of JSON that a command prints.
    #[track_caller]
    pub fn json(&self, arguments: &[&str]) -> Vec<serde_json::Value> {
        let mut all = arguments.to_vec();
        all.push("--json");
        self.say(&all)
            .lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .collect()
    }

    /// Writes a manuscript and brings it in; answers the article's number.
    #[track_caller]
    pub fn import(&self, name: &str, front_matter: &str, publish: bool) -> i64 {
        let file = self.folder.path().join(name);
        let lang = if front_matter.contains("lang: ") {
            ""
        } else {
            "lang: en\n"
        };
        let text = format!(
            "---\n{lang}section: world\nauthors: [ek]\n{front_matter}\n---\nFirst paragraph.\n\nSecond paragraph.\n"
        );
        std::fs::write(&file, text).unwrap();
        let mut arguments = vec!["article", "import", file.to_str().unwrap()];
        if publish {
            arguments.push("--publish");
        }
        self.json(&arguments)[0]["article"].as_i64().unwrap()
    }

    /// Starts `vesper serve` and waits until it is ready.
    pub fn serve(&mut self) {
        let log = std::fs::File::create(self.folder.path().join("serve.log")).unwrap();
        let child = self
            .prepare(&["serve"])
            .stdout(Stdio::null())
            .stderr(log)
            .spawn()
            .unwrap();
        self.serving = Some(child);
        self.until("the newsroom is ready", || {
            self.try_get("/readyz").is_some_and(|answer| answer.status == 200)
        });
    }

    pub fn kill(&mut self) {
        if let Some(mut child) = self.serving.take() {
            child.kill().unwrap();
            child.wait().unwrap();
        }
    }

    /// Asks it to stop; whether it ended well.
    pub fn stop(&mut self) -> bool {
        let Some(mut child) = self.serving.take() else {
            return false;
        };
        let asked = Command::new("kill")
            .args(["-TERM", &child.id().to_string()])
            .status()
            .unwrap();
        assert!(asked.success());
        child.wait().unwrap().success()
    }

    pub fn log(&self) -> String {
        std::fs::read_to_string(self.folder.path().join("serve.log")).unwrap_or_default()
    }

    #[track_caller]
    pub fn until(&self, what: &str, mut condition: impl FnMut() -> bool) {
        let start = Instant::now();
        while !condition() {
            assert!(
                start.elapsed() < PATIENCE,
                "waited too long until {what}\n{}",
                self.log()
            );
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    fn try_request(&self, request: &str) -> Option<Answer> {
        let mut stream = TcpStream::connect(self.address).ok()?;
        stream.set_read_timeout(Some(PATIENCE)).ok()?;
        stream.write_all(request.as_bytes()).ok()?;
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).ok()?;
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let (head, body) = text.split_once("\r\n\r\n")?;
        let status = head.split(' ').nth(1)?.parse().ok()?;
        Some(Answer {
            status,
            head: head.to_lowercase(),
            body: body.to_owned(),
        })
    }

    pub fn try_get(&self, path: &str) -> Option<Answer> {
        self.try_request(&format!(
            "GET {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n",
            self.address
        ))
    }

    #[track_caller]
    pub fn get(&self, path: &str) -> Answer {
        self.try_get(path)
            .unwrap_or_else(|| panic!("no answer for {path}\n{}", self.log()))
    }

    /// As a partner with this token.
    #[track_caller]
    pub fn get_as(&self, token: &str, path: &str) -> Answer {
        let request = format!(
            "GET {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\nAuthorization: Bearer {token}\r\n\r\n",
            self.address
        );
        self.try_request(&request)
            .unwrap_or_else(|| panic!("no answer for {path}\n{}", self.log()))
    }

    #[track_caller]
    pub fn post(&self, path: &str, form: &str) -> Answer {
        let request = format!(
            "POST {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{form}",
            self.address,
            form.len()
        );
        self.try_request(&request)
            .unwrap_or_else(|| panic!("no answer for {path}\n{}", self.log()))
    }
}

impl Drop for Newsroom {
    fn drop(&mut self) {
        if let Some(child) = &mut self.serving {
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

/// The path in the first link of a mail that contains `part`.
pub fn link_in(text: &str, part: &str) -> String {
    let word = text
        .split_whitespace()
        .find(|word| word.contains(part))
        .unwrap_or_else(|| panic!("no {part} in {text}"));
    let start = word.find("http").unwrap_or(0);
    let path = word[start..].splitn(4, '/').nth(3).unwrap();
    format!("/{}", path.trim_end_matches(['.', ')', '>']))
}
