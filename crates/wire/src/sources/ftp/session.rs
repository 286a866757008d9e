//! A session with an FTP server (RFC 959), also encrypted (RFC 4217): bounded in bytes and time.

use super::super::FtpWay;
use super::super::folder::Shape;
use crate::DOCUMENT_BYTES_MAX;
use crate::fetch::may_be_asked;
use std::future::Future;
use std::sync::Arc;
use std::time::Duration;
use suppaftp::list::ListParser;
use suppaftp::tokio::{AsyncRustlsConnector, AsyncRustlsFtpStream, AsyncRustlsStream, TransferStream};
use suppaftp::types::FileType;
use suppaftp::{FtpError, Mode, Status};
use tokio::io::AsyncReadExt;
use tokio::net::TcpStream;
use tokio::time::Instant;
use tokio_rustls::TlsConnector;

/// The longest list of names, in bytes.
const LIST_BYTES_MAX: usize = 4 << 20;

/// A file on the server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Offered {
    pub(super) name: String,
    pub(super) shape: Shape,
}

/// What went wrong in a session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Trouble {
    /// The server refuses this file; others can be asked for.
    Refused(String),
    /// The session is over.
    Over(String),
}

impl Trouble {
    /// In words.
    pub(super) fn why(self) -> String {
        match self {
            Self::Refused(why) | Self::Over(why) => why,
        }
    }
}

/// An open session.
pub(super) struct Session {
    ftp: AsyncRustlsFtpStream,
    stall: Duration,
    deadline: Instant,
}

impl Session {
    /// Connects, logs in and goes to the folder.
    pub(super) async fn open(way: &FtpWay) -> Result<Self, String> {
        let deadline = Instant::now() + way.patience.total;
        let stream = within(way.patience.connect, deadline, connect(way)).await??;
        let is_6 = stream.peer_addr().is_ok_and(|address| address.is_ipv6());
        let stall = way.patience.stall;
        let ftp = within(stall, deadline, AsyncRustlsFtpStream::connect_with_stream(stream)).await?;
        let mut ftp = ftp.map_err(|error| told(&error))?;
        if way.is_encrypted {
            let connector = AsyncRustlsConnector::from(connector(way)?);
            let secure = within(stall, deadline, ftp.into_secure(connector, &way.host)).await?;
            ftp = secure.map_err(|error| told(&error))?;
        }
        // The server's own word about its address is not followed: it could point anywhere.
        ftp.set_passive_nat_workaround(true);
        ftp.set_mode(if is_6 {
            Mode::ExtendedPassive
        } else {
            Mode::Passive
        });
        let mut session = Self { ftp, stall, deadline };
        session.enter(way).await?;
        Ok(session)
    }

    async fn enter(&mut self, way: &FtpWay) -> Result<(), String> {
        let (stall, deadline) = (self.stall, self.deadline);
        let login = self.ftp.login(way.user.as_str(), way.password.reveal());
        if let Err(error) = within(stall, deadline, login).await? {
            return Err(match error {
                FtpError::UnexpectedResponse(_) => format!(
                    "{} does not let “{}” in: the password is missing, wrong or has ended",
                    way.host, way.user
                ),
                other => told(&other),
            });
        }
        let binary = self.ftp.transfer_type(FileType::Binary);
        within(stall, deadline, binary)
            .await?
            .map_err(|error| told(&error))?;
        if !way.folder.is_empty() {
            let change = self.ftp.cwd(way.folder.as_str());
            let changed = within(stall, deadline, change).await?;
            changed.map_err(|error| {
                format!("there is no going to the folder {}: {}", way.folder, told(&error))
            })?;
        }
        Ok(())
    }

    /// The files in the folder, the oldest first; no folders and no links.
    pub(super) async fn list(&mut self) -> Result<Vec<Offered>, String> {
        let (text, is_facts) = match self.lines("MLSD").await? {
            Some(text) => (text, true),
            None => (
                self.lines("LIST")
                    .await?
                    .ok_or("the server gives no list of its files")?,
                false,
            ),
        };
        let mut files: Vec<Offered> = text.lines().filter_map(|line| offered(line, is_facts)).collect();
        files.sort_by(|left, right| {
            (left.shape.modified, &left.name).cmp(&(right.shape.modified, &right.name))
        });
        Ok(files)
    }

    /// What a command that lists answers; `None` when the server does not know it.
    async fn lines(&mut self, command: &str) -> Result<Option<String>, String> {
        let accepted = [Status::AboutToSend, Status::AlreadyOpen];
        let asked = self.ftp.custom_data_command(command, &accepted);
        match within(self.stall, self.deadline, asked).await? {
            Ok((_, stream)) => match self.drain(stream, LIST_BYTES_MAX).await.map_err(Trouble::why)? {
                Some(bytes) => Ok(Some(String::from_utf8_lossy(&bytes).into_owned())),
                None => Err("the server’s list of files is longer than 4 MB".to_owned()),
            },
            Err(FtpError::UnexpectedResponse(response))
                if matches!(
                    response.status,
                    Status::BadCommand
                        | Status::BadArguments
                        | Status::NotImplemented
                        | Status::NotImplementedParameter
                ) =>
            {
                Ok(None)
            }
            Err(error) => Err(told(&error)),
        }
    }

    /// The bytes of a file; `None` when there are more than a document may have. Then the session is over.
    pub(super) async fn read(&mut self, name: &str) -> Result<Option<Vec<u8>>, Trouble> {
        let asked = self.ftp.retr_as_stream(name);
        let stream = within(self.stall, self.deadline, asked)
            .await
            .map_err(Trouble::Over)?
            .map_err(|error| trouble(name, &error))?;
        self.drain(stream, DOCUMENT_BYTES_MAX).await
    }

    async fn drain(
        &mut self,
        mut stream: TransferStream<AsyncRustlsStream>,
        max: usize,
    ) -> Result<Option<Vec<u8>>, Trouble> {
        let mut bytes = Vec::new();
        let mut piece = vec![0; 64 << 10];
        loop {
            let count = within(self.stall, self.deadline, stream.read(&mut piece))
                .await
                .map_err(Trouble::Over)?
                .map_err(|error| Trouble::Over(format!("the connection broke: {error}")))?;
            if count == 0 {
                break;
            }
            bytes.extend_from_slice(&piece[..count]);
            if bytes.len() > max {
                return Ok(None);
            }
        }
        // Without the server's word that it sent all, half a file looks like a whole one.
        within(self.stall, self.deadline, stream.finish())
            .await
            .map_err(Trouble::Over)?
            .map_err(|error| trouble("the transfer did not end well", &error))?;
        Ok(Some(bytes))
    }

    /// Deletes a file.
    pub(super) async fn delete(&mut self, name: &str) -> Result<(), Trouble> {
        within(self.stall, self.deadline, self.ftp.rm(name))
            .await
            .map_err(Trouble::Over)?
            .map_err(|error| trouble(name, &error))
    }

    /// Says goodbye; whether that is heard does not matter.
    pub(super) async fn close(mut self) {
        let _ = within(Duration::from_secs(2), self.deadline, self.ftp.quit()).await;
    }
}

async fn connect(way: &FtpWay) -> Result<TcpStream, String> {
    let place = format!("{}:{}", way.host, way.port);
    let found = tokio::net::lookup_host((way.host.as_str(), way.port)).await;
    let found: Vec<_> = found
        .map_err(|error| format!("{place} cannot be reached: {error}"))?
        .collect();
    may_be_asked(&way.host, &found, way.reach)?;
    let stream = TcpStream::connect(&*found).await;
    stream.map_err(|error| format!("{place} cannot be reached: {error}"))
}

fn connector(way: &FtpWay) -> Result<TlsConnector, String> {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let tls = rustls::ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|error| format!("there is no TLS: {error}"))?
        .with_root_certificates(Arc::clone(&way.roots))
        .with_no_client_auth();
    Ok(TlsConnector::from(Arc::new(tls)))
}

/// Waits for a step, but neither longer than a step may take nor past the end of all patience.
async fn within<T>(stall: Duration, deadline: Instant, step: impl Future<Output = T>) -> Result<T, String> {
    let now = Instant::now();
    let until = deadline.min(now + stall);
    tokio::time::timeout_at(until, step).await.map_err(|_| {
        if until == deadline {
            "the server was not done in time".to_owned()
        } else {
            format!("the server stalled: nothing came for {} s", stall.as_secs_f32())
        }
    })
}

fn trouble(name: &str, error: &FtpError) -> Trouble {
    let why = format!("{name}: {}", told(error));
    match error {
        FtpError::UnexpectedResponse(_) => Trouble::Refused(why),
        _ => Trouble::Over(why),
    }
}

fn told(error: &FtpError) -> String {
    match error {
        FtpError::UnexpectedResponse(response) => {
            let says = String::from_utf8_lossy(&response.body);
            let says: String = says.trim().chars().take(200).collect();
            format!("the server refuses: {says}")
        }
        FtpError::ConnectionError(error) => format!("the connection broke: {error}"),
        FtpError::SecureError(why) => format!("there is no encryption with it: {why}"),
        other => format!("the server speaks otherwise than expected: {other}"),
    }
}

/// A line of a list, when it names a file that can be asked for.
fn offered(line: &str, is_facts: bool) -> Option<Offered> {
    let line = line.trim_end_matches('\r');
    let file = if is_facts {
        // The library takes a line without facts for the name of a file.
        let facts = line.split(' ').next().unwrap_or_default();
        if !facts.to_ascii_lowercase().contains("type=file;") {
            return None;
        }
        ListParser::parse_mlsd(line).ok()?
    } else {
        ListParser::parse_posix(line)
            .or_else(|_| ListParser::parse_dos(line))
            .ok()?
    };
    let name = file.name();
    let is_plain =
        !name.is_empty() && !name.contains(|sign: char| sign == '/' || sign == '\\' || sign.is_control());
    (file.is_file() && is_plain).then(|| Offered {
        name: name.to_owned(),
        shape: Shape {
            bytes: file.size() as u64,
            modified: Some(file.modified()),
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_read_in_the_forms_that_servers_write() {
        let name = |line: &str, is_facts| offered(line, is_facts).map(|file| (file.name, file.shape.bytes));
        let found = Some(("item one.xml".to_owned(), 7));
        assert_eq!(
            name("type=file;size=7;modify=20261125120000; item one.xml", true),
            found
        );
        assert_eq!(
            name("-rw-r--r-- 1 ek ek 7 Nov 25 12:00 item one.xml", false),
            found
        );
        assert_eq!(name("11-25-26  12:00PM  7 item one.xml", false), found);
        for other in [
            "type=dir;modify=20261125120000; done",
            "type=cdir;modify=20261125120000; .",
            "type=file;size=7;modify=20261125120000; ../../etc/passwd",
            "gibberish",
            "",
        ] {
            assert_eq!(name(other, true), None, "{other}");
        }
        assert_eq!(
            name("lrwxrwxrwx 1 ek ek 7 Nov 25 12:00 a -> /etc/passwd", false),
            None
        );
        assert_eq!(name("total 12", false), None);
    }
}
