//! One open connection as a client sees it: commands out, answers in, each within its time.

use super::line::{Line, first_line};
use super::reply::{Reply, read_line};
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::time::timeout;

/// The longest line of an answer, in bytes; RFC 5321 section 4.5.3.1.5 allows 512.
const LINE_BYTES_MAX: usize = 2048;
/// The most lines of one answer.
const LINES_MAX: usize = 100;
/// A message is written in pieces of this size, each within its own time.
const PIECE_BYTES: usize = 64 * 1024;

/// Something that bytes go in and out of.
pub(super) trait Socket: AsyncRead + AsyncWrite + Unpin + Send {}
impl<S: AsyncRead + AsyncWrite + Unpin + Send> Socket for S {}

/// Why a connection cannot be used any more.
#[derive(Debug, thiserror::Error)]
pub(super) enum Broken {
    /// The network, or the other side's end of it.
    #[error("the connection broke")]
    Network(#[from] std::io::Error),
    /// No answer in time.
    #[error("no answer within {0:?}")]
    Silence(Duration),
    /// Something that is no answer.
    #[error("the other side does not speak SMTP: {0}")]
    Nonsense(&'static str),
}

pub(super) struct Wire<S> {
    socket: S,
    unread: Vec<u8>,
}

impl<S: Socket> Wire<S> {
    pub(super) fn new(socket: S) -> Self {
        Self {
            socket,
            unread: Vec::new(),
        }
    }

    /// The socket, when nothing has been read ahead of its answers (RFC 3207 section 6: such bytes must not survive
    /// the beginning of TLS).
    pub(super) fn into_socket(self) -> Option<S> {
        self.unread.is_empty().then_some(self.socket)
    }

    /// Whether the other side said more than it was asked.
    pub(super) fn is_ahead(&self) -> bool {
        !self.unread.is_empty()
    }

    /// Hands all bytes to the network. After an error the last of them has not been handed over.
    pub(super) async fn write(&mut self, bytes: &[u8], patience: Duration) -> Result<(), Broken> {
        for piece in bytes.chunks(PIECE_BYTES) {
            within(patience, self.socket.write_all(piece)).await?;
        }
        Ok(())
    }

    pub(super) async fn flush(&mut self, patience: Duration) -> Result<(), Broken> {
        within(patience, self.socket.flush()).await
    }

    /// A command, or several; CRLF included.
    pub(super) async fn command(&mut self, bytes: &str, patience: Duration) -> Result<(), Broken> {
        self.write(bytes.as_bytes(), patience).await?;
        self.flush(patience).await
    }

    /// The next answer.
    pub(super) async fn reply(&mut self, patience: Duration) -> Result<Reply, Broken> {
        self.reply_lines(patience).await.map(|(reply, _)| reply)
    }

    /// The next answer, and its lines one by one.
    pub(super) async fn reply_lines(&mut self, patience: Duration) -> Result<(Reply, Vec<String>), Broken> {
        match timeout(patience, self.read_reply()).await {
            Ok(reply) => reply,
            Err(_) => Err(Broken::Silence(patience)),
        }
    }

    async fn read_reply(&mut self) -> Result<(Reply, Vec<String>), Broken> {
        let mut reply = Reply::own(0, "");
        let mut lines = Vec::new();
        for _ in 0..LINES_MAX {
            let (code, last, text) = self.read_line().await?;
            if reply.code != 0 && reply.code != code {
                return Err(Broken::Nonsense("the lines of one answer have different codes"));
            }
            reply.code = code;
            reply.push(&text);
            lines.push(text);
            if last {
                return Ok((reply, lines));
            }
        }
        Err(Broken::Nonsense("an answer has too many lines"))
    }

    async fn read_line(&mut self) -> Result<(u16, bool, String), Broken> {
        loop {
            match first_line(&self.unread, LINE_BYTES_MAX) {
                Line::Whole(length, with_end) => {
                    let read = read_line(&self.unread[..length]);
                    self.unread.drain(..with_end);
                    return read.ok_or(Broken::Nonsense("a line does not begin with a code"));
                }
                Line::TooLong => return Err(Broken::Nonsense("a line is too long")),
                Line::Part => {}
            }
            if self.socket.read_buf(&mut self.unread).await? == 0 {
                return Err(Broken::Network(std::io::ErrorKind::UnexpectedEof.into()));
            }
        }
    }
}

async fn within(patience: Duration, work: impl Future<Output = std::io::Result<()>>) -> Result<(), Broken> {
    match timeout(patience, work).await {
        Ok(done) => Ok(done?),
        Err(_) => Err(Broken::Silence(patience)),
    }
}
