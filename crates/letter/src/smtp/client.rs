//! The sending side of SMTP: one connection, one message at a time.
//!
//! RFC 5321 with PIPELINING (RFC 2920), 8BITMIME (RFC 6152), SIZE (RFC 1870), SMTPUTF8 (RFC 6531), STARTTLS
//! (RFC 3207) and AUTH PLAIN and LOGIN (RFC 4954).

use super::address::ascii_domain;
use super::relay::{ConnectError, Login, Patience, Relay, Tls};
use super::reply::Reply;
use super::stuffing::stuff;
use super::wire::{Broken, Socket, Wire};
use crate::base64;
use rustls::pki_types::ServerName;
use std::net::SocketAddr;
use std::time::Duration;
use tokio::net::TcpStream;
use tokio::time::timeout;
use tokio_rustls::TlsConnector;

/// At which step of a message the server said no.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// It does not take mail from us, or from this sender.
    Sender,
    /// It does not take mail for this reader.
    Recipient,
    /// It does not take this message.
    Message,
}

/// What became of a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sending {
    /// The server has it.
    Sent {
        /// What it said.
        reply: Reply,
    },
    /// The server does not take it.
    Refused {
        /// Whether it will not take it later either.
        permanent: bool,
        /// At which step.
        step: Step,
        /// What it said.
        reply: Reply,
    },
    /// The connection is lost.
    Broken {
        /// Whether the final dot may have arrived: the server may have the message or not.
        in_doubt: bool,
        /// What happened.
        reason: String,
    },
}

/// What the server can do (the lines of its answer to EHLO).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "a list of what is offered")]
struct Offers {
    pipelining: bool,
    eight_bit: bool,
    utf8: bool,
    starttls: bool,
    auth_plain: bool,
    auth_login: bool,
    size: bool,
    size_max: Option<usize>,
}

impl Offers {
    fn read(lines: &[String]) -> Self {
        let mut offers = Self::default();
        for line in lines.iter().skip(1) {
            let line = line.to_ascii_uppercase();
            let mut words = line.split([' ', '=']);
            match words.next() {
                Some("PIPELINING") => offers.pipelining = true,
                Some("8BITMIME") => offers.eight_bit = true,
                Some("SMTPUTF8") => offers.utf8 = true,
                Some("STARTTLS") => offers.starttls = true,
                Some("SIZE") => {
                    offers.size = true;
                    offers.size_max = words
                        .next()
                        .and_then(|limit| limit.parse().ok())
                        .filter(|limit| *limit > 0);
                }
                Some("AUTH") => {
                    for way in words {
                        offers.auth_plain |= way == "PLAIN";
                        offers.auth_login |= way == "LOGIN";
                    }
                }
                _ => {}
            }
        }
        offers
    }
}

/// An open connection to the relay.
pub struct Connection {
    wire: Wire<Box<dyn Socket>>,
    offers: Offers,
    patience: Patience,
    stuffed: Vec<u8>,
    open: bool,
}

impl std::fmt::Debug for Connection {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Connection")
            .field("open", &self.open)
            .field("offers", &self.offers)
            .finish_non_exhaustive()
    }
}

impl From<Broken> for ConnectError {
    fn from(broken: Broken) -> Self {
        Self::Broken(Box::new(broken))
    }
}

impl Connection {
    pub(super) async fn open(relay: &Relay) -> Result<Self, ConnectError> {
        let patience = relay.patience;
        let connecting = TcpStream::connect((relay.host.as_str(), relay.port));
        let socket = timeout(patience.connect, connecting)
            .await
            .unwrap_or_else(|_| Err(std::io::ErrorKind::TimedOut.into()))
            .map_err(ConnectError::Unreachable)?;
        // A command waits for its answer; held back by Nagle's algorithm it would wait 40 ms more.
        socket.set_nodelay(true).map_err(ConnectError::Unreachable)?;
        let name = socket
            .local_addr()
            .map_or_else(|_| "[127.0.0.1]".to_owned(), address_literal);
        let is_here = socket.peer_addr().is_ok_and(|peer| peer.ip().is_loopback());

        let mut encrypted = relay.tls == Tls::Implicit;
        let (mut wire, offers): (Wire<Box<dyn Socket>>, Offers) = if encrypted {
            let mut wire: Wire<Box<dyn Socket>> = Wire::new(encrypt(relay, socket).await?);
            greeting(&mut wire, patience).await?;
            let offers = hello(&mut wire, &name, patience).await?;
            (wire, offers)
        } else {
            let mut wire = Wire::new(socket);
            greeting(&mut wire, patience).await?;
            let offers = hello(&mut wire, &name, patience).await?;
            encrypted = offers.starttls && relay.tls != Tls::Never;
            if !encrypted && relay.tls == Tls::Required {
                return Err(ConnectError::NoTls);
            }
            if encrypted {
                ask(&mut wire, "STARTTLS\r\n", "STARTTLS", 220, patience.command).await?;
                let socket = wire
                    .into_socket()
                    .ok_or(Broken::Nonsense("bytes before the beginning of TLS"))?;
                let mut wire: Wire<Box<dyn Socket>> = Wire::new(encrypt(relay, socket).await?);
                let offers = hello(&mut wire, &name, patience).await?;
                (wire, offers)
            } else {
                let socket = wire
                    .into_socket()
                    .ok_or(Broken::Nonsense("an answer that nobody asked for"))?;
                (Wire::new(Box::new(socket)), offers)
            }
        };
        if let Some(login) = &relay.login {
            if !encrypted && !is_here {
                return Err(ConnectError::PasswordInClear);
            }
            log_in(&mut wire, &offers, login, patience).await?;
        }
        Ok(Self {
            wire,
            offers,
            patience,
            stuffed: Vec::new(),
            open: true,
        })
    }

    /// Whether another message can be sent.
    pub fn is_open(&self) -> bool {
        self.open
    }

    /// Hands one message to the server. Lines end in CRLF; dots are taken care of here.
    ///
    /// When the future is dropped before it is done, the connection is closed.
    pub async fn send(&mut self, from: &str, to: &str, message: &[u8]) -> Sending {
        if !self.open {
            return Sending::Broken {
                in_doubt: false,
                reason: "the connection was closed before".to_owned(),
            };
        }
        let (Some(from), Some(to)) = (ascii_domain(from), ascii_domain(to)) else {
            return own_refusal(501, "5.1.3 the address cannot be used in SMTP");
        };
        let utf8 = !from.is_ascii() || !to.is_ascii();
        if utf8 && !self.offers.utf8 {
            return own_refusal(
                553,
                "5.6.7 the relay does not offer SMTPUTF8, which this address needs",
            );
        }
        if self.offers.size_max.is_some_and(|limit| message.len() > limit) {
            return own_refusal(552, "5.3.4 the message is larger than the relay allows");
        }
        let mut mail = format!("MAIL FROM:<{from}>");
        if self.offers.size {
            mail.push_str(&format!(" SIZE={}", message.len()));
        }
        if self.offers.eight_bit && !message.is_ascii() {
            mail.push_str(" BODY=8BITMIME");
        }
        if utf8 {
            mail.push_str(" SMTPUTF8");
        }
        self.open = false;
        let (sending, open) = match self.transact(&mail, &format!("RCPT TO:<{to}>"), message).await {
            Ok((sending, open)) => (sending, open && !self.wire.is_ahead()),
            Err((in_doubt, broken)) => (
                Sending::Broken {
                    in_doubt,
                    reason: reason(&broken),
                },
                false,
            ),
        };
        self.open = open;
        sending
    }

    /// The message's way, and whether the connection can be used again. A fault says whether the message is in doubt.
    async fn transact(
        &mut self,
        mail: &str,
        rcpt: &str,
        message: &[u8],
    ) -> Result<(Sending, bool), (bool, Broken)> {
        let sure = |broken| (false, broken);
        let patience = self.patience;
        let mut refusal = None;
        let commands = [
            (mail, Step::Sender),
            (rcpt, Step::Recipient),
            ("DATA", Step::Message),
        ];
        if self.offers.pipelining {
            let all = format!("{mail}\r\n{rcpt}\r\nDATA\r\n");
            self.wire.command(&all, patience.command).await.map_err(sure)?;
        }
        let mut go_ahead = false;
        for (command, step) in commands {
            if !self.offers.pipelining {
                self.wire
                    .command(&format!("{command}\r\n"), patience.command)
                    .await
                    .map_err(sure)?;
            }
            let wait = if step == Step::Message {
                patience.data
            } else {
                patience.command
            };
            let reply = self.wire.reply(wait).await.map_err(sure)?;
            if reply.code == 421 {
                // The server is going away; nothing is wrong with the message.
                return Ok((
                    Sending::Broken {
                        in_doubt: false,
                        reason: reply.to_string(),
                    },
                    false,
                ));
            }
            go_ahead = step == Step::Message && reply.code == 354;
            if !(go_ahead || step != Step::Message && reply.is_positive()) && refusal.is_none() {
                refusal = Some(Sending::Refused {
                    permanent: reply.is_permanent(),
                    step,
                    reply,
                });
                if !self.offers.pipelining {
                    break;
                }
            }
        }
        if let Some(refusal) = refusal {
            let open = self.abandon(go_ahead).await.is_ok();
            return Ok((refusal, open));
        }
        let mut stuffed = std::mem::take(&mut self.stuffed);
        stuff(message, &mut stuffed);
        let written = self.wire.write(&stuffed, patience.piece).await;
        self.stuffed = stuffed;
        written.map_err(sure)?;
        self.wire
            .flush(patience.piece)
            .await
            .map_err(|broken| (true, broken))?;
        let reply = self
            .wire
            .reply(patience.end)
            .await
            .map_err(|broken| (true, broken))?;
        let open = reply.code != 421;
        if reply.is_positive() {
            return Ok((Sending::Sent { reply }, open));
        }
        Ok((
            Sending::Refused {
                permanent: reply.is_permanent(),
                step: Step::Message,
                reply,
            },
            open,
        ))
    }

    /// Gives a message up. A server that said “go ahead” although it refused before gets the lone dot that
    /// RFC 2920 section 3.1 asks for: with no recipient it has nothing to deliver.
    async fn abandon(&mut self, go_ahead: bool) -> Result<(), Broken> {
        let patience = self.patience.command;
        if go_ahead {
            self.wire.command(".\r\n", patience).await?;
            self.wire.reply(patience).await?;
        }
        self.wire.command("RSET\r\n", patience).await?;
        let reply = self.wire.reply(patience).await?;
        if reply.is_positive() {
            Ok(())
        } else {
            Err(Broken::Nonsense("RSET was refused"))
        }
    }

    /// Says goodbye. Does not wait long, as nothing depends on it.
    pub async fn quit(mut self) {
        if self.open {
            let short = Duration::from_secs(2).min(self.patience.command);
            if self.wire.command("QUIT\r\n", short).await.is_ok() {
                let _ = self.wire.reply(short).await;
            }
        }
    }
}

fn own_refusal(code: u16, text: &str) -> Sending {
    Sending::Refused {
        permanent: true,
        step: Step::Recipient,
        reply: Reply::own(code, text),
    }
}

fn reason(broken: &Broken) -> String {
    match broken {
        Broken::Network(source) => format!("{broken}: {source}"),
        _ => broken.to_string(),
    }
}

/// Our name for EHLO when we have none: the address literal of RFC 5321 section 4.1.3.
fn address_literal(address: SocketAddr) -> String {
    match address {
        SocketAddr::V4(address) => format!("[{}]", address.ip()),
        SocketAddr::V6(address) => format!("[IPv6:{}]", address.ip()),
    }
}

async fn encrypt(relay: &Relay, socket: TcpStream) -> Result<Box<dyn Socket>, ConnectError> {
    let wrong = |error| ConnectError::Tls(std::io::Error::new(std::io::ErrorKind::InvalidInput, error));
    let name = ServerName::try_from(relay.host.clone()).map_err(wrong)?;
    let handshake = TlsConnector::from(relay.config.clone()).connect(name, socket);
    let stream = timeout(relay.patience.connect, handshake)
        .await
        .unwrap_or_else(|_| Err(std::io::ErrorKind::TimedOut.into()))
        .map_err(ConnectError::Tls)?;
    Ok(Box::new(stream))
}

async fn greeting<S: Socket>(wire: &mut Wire<S>, patience: Patience) -> Result<(), ConnectError> {
    let reply = wire.reply(patience.command).await?;
    if reply.is_positive() {
        Ok(())
    } else {
        Err(ConnectError::Refused {
            what: "the connection",
            reply,
        })
    }
}

async fn hello<S: Socket>(
    wire: &mut Wire<S>,
    name: &str,
    patience: Patience,
) -> Result<Offers, ConnectError> {
    wire.command(&format!("EHLO {name}\r\n"), patience.command)
        .await?;
    let (reply, lines) = wire.reply_lines(patience.command).await?;
    if reply.is_positive() {
        Ok(Offers::read(&lines))
    } else {
        Err(ConnectError::Refused { what: "EHLO", reply })
    }
}

async fn ask<S: Socket>(
    wire: &mut Wire<S>,
    command: &str,
    what: &'static str,
    wanted: u16,
    patience: Duration,
) -> Result<(), ConnectError> {
    wire.command(command, patience).await?;
    let reply = wire.reply(patience).await?;
    if reply.code == wanted {
        Ok(())
    } else {
        Err(ConnectError::Refused { what, reply })
    }
}

async fn log_in<S: Socket>(
    wire: &mut Wire<S>,
    offers: &Offers,
    login: &Login,
    patience: Patience,
) -> Result<(), ConnectError> {
    let what = "the login";
    if offers.auth_plain {
        let secret = base64::standard(format!("\0{}\0{}", login.user, login.password).as_bytes());
        return ask(
            wire,
            &format!("AUTH PLAIN {secret}\r\n"),
            what,
            235,
            patience.command,
        )
        .await;
    }
    if !offers.auth_login {
        return Err(ConnectError::NoAuth);
    }
    ask(wire, "AUTH LOGIN\r\n", what, 334, patience.command).await?;
    for (secret, wanted) in [(&login.user, 334), (&login.password, 235)] {
        let line = format!("{}\r\n", base64::standard(secret.as_bytes()));
        ask(wire, &line, what, wanted, patience.command).await?;
    }
    Ok(())
}
