//! A small server that takes mail: the demo's mailbox, the tests' other side.

use super::line::{Line, first_line};
use super::stuffing::{find_end, unstuff};
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream, ToSocketAddrs};
use tokio::sync::Semaphore;
use tokio::task::JoinSet;
use tokio::time::timeout;

/// The largest message, in bytes.
const MESSAGE_BYTES_MAX: usize = 25 * 1024 * 1024;
/// The longest line of a command, in bytes (RFC 5321 section 4.5.3.1.4 and its extensions).
const COMMAND_BYTES_MAX: usize = 2048;
const RECIPIENTS_MAX: usize = 100;
const CONNECTIONS_MAX: usize = 256;
/// How long a silent connection is kept (RFC 5321 section 4.5.3.2.7).
const PATIENCE: Duration = Duration::from_mins(5);

/// A message that came in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Received {
    /// Who sent it, by its envelope.
    pub from: String,
    /// For whom it is, by its envelope.
    pub to: Vec<String>,
    /// The message, lines ending in CRLF.
    pub message: Vec<u8>,
}

/// The answer to a message or a recipient.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Takes it.
    Accept,
    /// Does not take it, with this code and text.
    Refuse(u16, String),
    /// Closes the connection without an answer.
    Drop,
}

/// Who decides about what comes in. A closure that takes a [`Received`] is one.
pub trait Receiver: Send + Sync + 'static {
    /// Whether mail for this address is taken.
    fn recipient(&self, _address: &str) -> Verdict {
        Verdict::Accept
    }

    /// Whether the message is taken. Whoever answers [`Verdict::Accept`] has it safely.
    fn message(&self, received: Received) -> Verdict;
}

impl<F: Fn(Received) -> Verdict + Send + Sync + 'static> Receiver for F {
    fn message(&self, received: Received) -> Verdict {
        self(received)
    }
}

/// A listening server. Ends when dropped, with all its connections.
#[derive(Debug)]
pub struct Sink {
    addr: SocketAddr,
    _tasks: JoinSet<()>,
}

impl Sink {
    /// Begins to listen; port 0 finds a free one.
    ///
    /// # Errors
    /// When the address cannot be listened on.
    pub async fn listen(addr: impl ToSocketAddrs, receiver: impl Receiver) -> std::io::Result<Self> {
        let listener = TcpListener::bind(addr).await?;
        let addr = listener.local_addr()?;
        let mut tasks = JoinSet::new();
        tasks.spawn(accept(listener, Arc::new(receiver)));
        Ok(Self { addr, _tasks: tasks })
    }

    /// Where it listens.
    pub fn addr(&self) -> SocketAddr {
        self.addr
    }
}

async fn accept(listener: TcpListener, receiver: Arc<dyn Receiver>) {
    let room = Arc::new(Semaphore::new(CONNECTIONS_MAX));
    let mut connections = JoinSet::new();
    loop {
        let Ok((mut socket, _)) = listener.accept().await else {
            // Out of file handles, as a rule: wait until some are given back.
            tokio::time::sleep(Duration::from_millis(100)).await;
            continue;
        };
        while connections.try_join_next().is_some() {}
        let Ok(seat) = Arc::clone(&room).try_acquire_owned() else {
            let _ = timeout(
                Duration::from_secs(1),
                socket.write_all(b"421 4.7.0 too many connections\r\n"),
            )
            .await;
            continue;
        };
        let receiver = Arc::clone(&receiver);
        connections.spawn(async move {
            let _ = socket.set_nodelay(true);
            let mut session = Session {
                socket,
                receiver,
                unread: Vec::new(),
                unsaid: Vec::new(),
                mail: None,
            };
            if let Err(error) = session.run().await {
                tracing::debug!(%error, "a connection to the mailbox ended early");
            }
            drop(seat);
        });
    }
}

/// The envelope of the message that is being taken.
struct Envelope {
    from: String,
    to: Vec<String>,
}

struct Session {
    socket: TcpStream,
    receiver: Arc<dyn Receiver>,
    unread: Vec<u8>,
    unsaid: Vec<u8>,
    mail: Option<Envelope>,
}

enum Next {
    Go,
    Stop,
}

impl Session {
    async fn run(&mut self) -> std::io::Result<()> {
        self.say("220 vesper ESMTP");
        loop {
            let line = match first_line(&self.unread, COMMAND_BYTES_MAX) {
                Line::Whole(length, with_end) => {
                    let clean = with_end == length + 2;
                    let line = String::from_utf8(self.unread[..length].to_vec()).ok();
                    self.unread.drain(..with_end);
                    line.filter(|_| clean)
                }
                Line::TooLong => {
                    self.say("500 5.5.6 the line is too long");
                    return self.flush().await;
                }
                Line::Part => {
                    // Answers to commands that came together leave together.
                    self.flush().await?;
                    if !self.read().await? {
                        return Ok(());
                    }
                    continue;
                }
            };
            let next = if let Some(line) = line {
                self.command(&line).await?
            } else {
                self.say("500 5.5.2 a command is a line of UTF-8 that ends in CRLF");
                Next::Go
            };
            if matches!(next, Next::Stop) {
                return self.flush().await;
            }
        }
    }

    fn say(&mut self, line: &str) {
        self.unsaid.extend_from_slice(line.as_bytes());
        self.unsaid.extend_from_slice(b"\r\n");
    }

    async fn flush(&mut self) -> std::io::Result<()> {
        let unsaid = std::mem::take(&mut self.unsaid);
        timeout(PATIENCE, self.socket.write_all(&unsaid)).await?
    }

    /// Whether there was something to read.
    async fn read(&mut self) -> std::io::Result<bool> {
        self.unread.reserve(16 * 1024);
        Ok(timeout(PATIENCE, self.socket.read_buf(&mut self.unread)).await?? > 0)
    }

    async fn command(&mut self, line: &str) -> std::io::Result<Next> {
        let verb = line
            .split([' ', ':'])
            .next()
            .unwrap_or_default()
            .to_ascii_uppercase();
        match verb.as_str() {
            "EHLO" => {
                self.mail = None;
                for line in [
                    "250-vesper",
                    "250-PIPELINING",
                    "250-8BITMIME",
                    "250-SMTPUTF8",
                    "250-ENHANCEDSTATUSCODES",
                ] {
                    self.say(line);
                }
                self.say(&format!("250 SIZE {MESSAGE_BYTES_MAX}"));
            }
            "HELO" => {
                self.mail = None;
                self.say("250 vesper");
            }
            "MAIL" => self.mail_from(line),
            "RCPT" => return Ok(self.rcpt_to(line)),
            "DATA" => return self.data().await,
            "RSET" => {
                self.mail = None;
                self.say("250 2.0.0 ok");
            }
            "NOOP" => self.say("250 2.0.0 ok"),
            "VRFY" => self.say("252 2.5.2 send some mail, I will try my best"),
            "QUIT" => {
                self.say("221 2.0.0 goodbye");
                return Ok(Next::Stop);
            }
            _ => self.say("500 5.5.1 unknown command"),
        }
        Ok(Next::Go)
    }

    fn mail_from(&mut self, line: &str) {
        match path(line, "MAIL FROM:") {
            _ if self.mail.is_some() => self.say("503 5.5.1 there is a message already"),
            Some((_, rest)) if size(rest).is_some_and(|size| size > MESSAGE_BYTES_MAX) => {
                self.say("552 5.3.4 the message is too large");
            }
            Some((from, _)) => {
                self.mail = Some(Envelope { from, to: Vec::new() });
                self.say("250 2.1.0 ok");
            }
            None => self.say("501 5.5.4 write MAIL FROM:<address>"),
        }
    }

    fn rcpt_to(&mut self, line: &str) -> Next {
        let receiver = Arc::clone(&self.receiver);
        match (&mut self.mail, path(line, "RCPT TO:")) {
            (None, _) => self.say("503 5.5.1 MAIL first"),
            (Some(mail), _) if mail.to.len() >= RECIPIENTS_MAX => self.say("452 4.5.3 too many recipients"),
            (Some(mail), Some((to, _))) if !to.is_empty() => match receiver.recipient(&to) {
                Verdict::Accept => {
                    mail.to.push(to);
                    self.say("250 2.1.5 ok");
                }
                Verdict::Refuse(code, text) => self.say(&format!("{code} {text}")),
                Verdict::Drop => return self.vanish(),
            },
            (Some(_), _) => self.say("501 5.5.4 write RCPT TO:<address>"),
        }
        Next::Go
    }

    /// Goes without a word.
    fn vanish(&mut self) -> Next {
        self.unsaid.clear();
        Next::Stop
    }

    async fn data(&mut self) -> std::io::Result<Next> {
        let Some(mail) = self.mail.take_if(|mail| !mail.to.is_empty()) else {
            self.say(if self.mail.is_some() {
                "554 5.5.1 no valid recipients"
            } else {
                "503 5.5.1 MAIL first"
            });
            return Ok(Next::Go);
        };
        self.say("354 go ahead");
        self.flush().await?;
        let mut searched = 0;
        let end = loop {
            if let Some(end) = find_end(&self.unread, &mut searched) {
                break end;
            }
            if self.unread.len() > MESSAGE_BYTES_MAX {
                self.say("552 5.3.4 the message is too large");
                return Ok(Next::Stop);
            }
            if !self.read().await? {
                return Ok(Next::Stop);
            }
        };
        let message = unstuff(&self.unread[..end - 3]);
        self.unread.drain(..end);
        let received = Received {
            from: mail.from,
            to: mail.to,
            message,
        };
        match self.receiver.message(received) {
            Verdict::Accept => self.say("250 2.0.0 taken"),
            Verdict::Refuse(code, text) => self.say(&format!("{code} {text}")),
            Verdict::Drop => return Ok(self.vanish()),
        }
        Ok(Next::Go)
    }
}

/// What stands between the angle brackets, and what follows.
fn path<'a>(line: &'a str, command: &str) -> Option<(String, &'a str)> {
    let (head, rest) = line.split_at_checked(command.len())?;
    if !head.eq_ignore_ascii_case(command) {
        return None;
    }
    let (address, rest) = rest.trim_start().strip_prefix('<')?.split_once('>')?;
    Some((address.to_owned(), rest))
}

fn size(parameters: &str) -> Option<usize> {
    parameters
        .split_whitespace()
        .find_map(|word| word.to_ascii_uppercase().strip_prefix("SIZE=")?.parse().ok())
}
