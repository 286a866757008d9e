//! A PostgreSQL of our own: on a free loopback port, in a folder that is gone afterwards.

use super::report::Log;
use crate::tools;
use std::fs;
use std::net::TcpListener;
use std::os::unix::fs::{DirBuilderExt, chown};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

const READY_MAX: Duration = Duration::from_mins(1);

/// Starts the server ("$@"), and ends it when standard input closes, which happens however our own process ends.
const GUARD: &str = r#"
trap '' INT
folder=$1; shift
"$@" </dev/null &
server=$!
cat >/dev/null
kill -INT "$server" 2>/dev/null
wait "$server"
rm -rf -- "$folder"
"#;

/// A running server. Dropping it stops the server and removes its folder.
pub(crate) struct Postgres {
    guard: Child,
    port: u16,
}

/// A user other than root: PostgreSQL refuses to run as root.
struct User {
    uid: u32,
    gid: u32,
}

impl Postgres {
    /// Durability is off: the data lives for minutes.
    pub(crate) fn start(log: &mut Log) -> Result<Self, String> {
        tools::ensure(tools::POSTGRES, |command| log.run(command))?;
        let programs = tools::postgres_folder().ok_or("PostgreSQL was installed, but has no initdb")?;
        let user = if tools::is_root() {
            Some(User::postgres()?)
        } else {
            None
        };
        let folder = own_folder(user.as_ref())?;
        let port = free_port()?;
        let guard = match Self::begin(log, &programs, &folder, port, user.as_ref()) {
            Ok(guard) => guard,
            Err(error) => {
                let _ = fs::remove_dir_all(&folder);
                return Err(error);
            }
        };
        let mut server = Self { guard, port };
        server.wait_until_ready(&programs)?;
        Ok(server)
    }

    /// The address of its first database, for `VESPER_TEST_POSTGRES`.
    pub(crate) fn url(&self) -> String {
        format!("postgres://vesper@127.0.0.1:{}/postgres", self.port)
    }

    fn begin(
        log: &mut Log,
        programs: &Path,
        folder: &Path,
        port: u16,
        user: Option<&User>,
    ) -> Result<Child, String> {
        let data = folder.join("data");
        let mut initdb = as_user(&programs.join("initdb"), folder, user);
        initdb.args([
            "--username=vesper",
            "--auth=trust",
            "--encoding=UTF8",
            "--locale=C",
            "--no-sync",
        ]);
        log.run(initdb.arg("--pgdata").arg(&data))?;

        let mut guard = as_user(Path::new("sh"), folder, user);
        guard
            .args(["-c", GUARD, "guard"])
            .arg(folder)
            .arg(programs.join("postgres"))
            .arg("-D")
            .arg(&data);
        for setting in [
            "listen_addresses=127.0.0.1",
            &format!("port={port}"),
            &format!("unix_socket_directories={}", folder.display()),
            "max_connections=300",
            "fsync=off",
            "synchronous_commit=off",
            "full_page_writes=off",
        ] {
            guard.args(["-c", setting]);
        }
        guard
            .stdin(Stdio::piped())
            .stdout(log.stdio()?)
            .stderr(log.stdio()?);
        guard
            .spawn()
            .map_err(|error| format!("PostgreSQL cannot be started: {error}"))
    }

    fn wait_until_ready(&mut self, programs: &Path) -> Result<(), String> {
        let begun = Instant::now();
        let port = self.port.to_string();
        while begun.elapsed() < READY_MAX {
            let mut probe = Command::new(programs.join("pg_isready"));
            probe.args(["--quiet", "--host=127.0.0.1", "--port", &port]);
            if probe.status().is_ok_and(|status| status.success()) {
                return Ok(());
            }
            sleep(Duration::from_millis(100));
        }
        Err(format!(
            "PostgreSQL did not answer within {} s",
            READY_MAX.as_secs()
        ))
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        drop(self.guard.stdin.take());
        let _ = self.guard.wait();
    }
}

impl User {
    /// The user that Debian's package made.
    fn postgres() -> Result<Self, String> {
        let users = fs::read_to_string("/etc/passwd").map_err(|error| format!("/etc/passwd: {error}"))?;
        Self::find(&users, "postgres")
            .ok_or_else(|| "there is no user postgres; PostgreSQL refuses to run as root".into())
    }

    fn find(users: &str, name: &str) -> Option<Self> {
        let line = users.lines().find(|line| line.split(':').next() == Some(name))?;
        let mut ids = line.split(':').skip(2).map(str::parse);
        Some(Self {
            uid: ids.next()?.ok()?,
            gid: ids.next()?.ok()?,
        })
    }
}

fn as_user(program: &Path, folder: &Path, user: Option<&User>) -> Command {
    let mut command = Command::new(program);
    command.current_dir(folder);
    if let Some(user) = user {
        command.uid(user.uid).gid(user.gid);
    }
    command
}

fn own_folder(user: Option<&User>) -> Result<PathBuf, String> {
    let folder = std::env::temp_dir().join(format!("vesper-postgres-{}", std::process::id()));
    let _ = fs::remove_dir_all(&folder);
    let broken = |error| format!("{} cannot be made: {error}", folder.display());
    fs::DirBuilder::new()
        .mode(0o700)
        .create(&folder)
        .map_err(broken)?;
    if let Some(user) = user {
        chown(&folder, Some(user.uid), Some(user.gid)).map_err(broken)?;
    }
    Ok(folder)
}

fn free_port() -> Result<u16, String> {
    let address = TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr());
    address
        .map(|address| address.port())
        .map_err(|error| format!("no free port on 127.0.0.1: {error}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_user_is_found_by_its_whole_name() {
        let users =
            "root:x:0:0:root:/root:/bin/sh\npostgres2:x:7:8::/:/bin/sh\npostgres:x:105:110:x:/var:/bin/sh\n";
        let user = User::find(users, "postgres").unwrap();
        assert_eq!((user.uid, user.gid), (105, 110));
        assert!(User::find(users, "nobody").is_none());
    }
}
