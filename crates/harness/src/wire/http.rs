//! A reader's side of HTTP/1.1: one connection, one request after another, every byte of each answer kept.

use std::io;
use std::net::SocketAddr;
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::timeout;

/// Longer than this nobody waits for an answer.
const PATIENCE: Duration = Duration::from_secs(20);

/// What came back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Answer {
    /// The status line and the headers.
    pub(crate) head: Vec<u8>,
    /// The body, chunks put together, still encoded.
    pub(crate) body: Vec<u8>,
    /// Whether it came to its end: a server that is killed breaks off.
    pub(crate) is_whole: bool,
}

impl Answer {
    /// The status; 0 when not even that came.
    pub(crate) fn status(&self) -> u16 {
        let code = self
            .head
            .get(9..12)
            .and_then(|digits| std::str::from_utf8(digits).ok());
        code.and_then(|digits| digits.parse().ok()).unwrap_or(0)
    }

    /// The value of a header, by its name in lower case.
    pub(crate) fn header(&self, name: &str) -> Option<String> {
        let head = String::from_utf8_lossy(&self.head);
        head.lines().skip(1).find_map(|line| {
            let (key, value) = line.split_once(':')?;
            key.eq_ignore_ascii_case(name).then(|| value.trim().to_owned())
        })
    }
}

/// A connection to the site.
pub(crate) struct Connection {
    stream: TcpStream,
    unread: Vec<u8>,
}

impl Connection {
    /// Opens one.
    ///
    /// # Errors
    /// When nobody listens.
    pub(crate) async fn open(address: SocketAddr) -> io::Result<Self> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        let unread = Vec::new();
        Ok(Self { stream, unread })
    }

    /// Asks, and takes the answer; one that breaks off is what came of it, and the connection is of no more use.
    pub(crate) async fn ask(&mut self, request: &str) -> Answer {
        let mut answer = Answer::default();
        let taken = timeout(PATIENCE, self.take(request, &mut answer)).await;
        answer.is_whole = matches!(taken, Ok(Ok(())));
        if !answer.is_whole {
            answer.body.append(&mut self.unread);
        }
        answer
    }

    async fn take(&mut self, request: &str, answer: &mut Answer) -> io::Result<()> {
        self.stream.write_all(request.as_bytes()).await?;
        let end = loop {
            if let Some(at) = self.unread.windows(4).position(|four| four == b"\r\n\r\n") {
                break at + 4;
            }
            self.more().await?;
        };
        answer.head = self.unread.drain(..end).collect();
        let is_bare = request.starts_with("HEAD ") || matches!(answer.status(), 204 | 304);
        if is_bare {
            return Ok(());
        }
        if answer.header("transfer-encoding").is_some() {
            return self.chunks(answer).await;
        }
        let length = answer
            .header("content-length")
            .and_then(|digits| digits.parse().ok());
        let length = length.ok_or(io::ErrorKind::InvalidData)?;
        self.bytes(length, answer).await
    }

    async fn bytes(&mut self, count: usize, answer: &mut Answer) -> io::Result<()> {
        while self.unread.len() < count {
            self.more().await?;
        }
        answer.body.extend(self.unread.drain(..count));
        Ok(())
    }

    async fn chunks(&mut self, answer: &mut Answer) -> io::Result<()> {
        loop {
            let end = loop {
                if let Some(at) = self.unread.windows(2).position(|two| two == b"\r\n") {
                    break at;
                }
                self.more().await?;
            };
            let line: Vec<u8> = self.unread.drain(..end + 2).collect();
            let digits = String::from_utf8_lossy(&line[..end]).into_owned();
            let count = usize::from_str_radix(digits.trim(), 16).map_err(io::Error::other)?;
            self.bytes(count, answer).await?;
            let mut line_end = Answer::default();
            self.bytes(2, &mut line_end).await?;
            if count == 0 {
                return Ok(());
            }
        }
    }

    async fn more(&mut self) -> io::Result<()> {
        if self.stream.read_buf(&mut self.unread).await? == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        Ok(())
    }
}
