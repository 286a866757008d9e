//! The sending side of SMTP: one connection, one message at a time.
//!
//! RFC 5321 with PIPELINING (RFC 2920), 8BITMIME (RFC 6152), SIZE (RFC 1870), SMTPUTF8 (RFC 6531), STARTTLS
//! (RFC 3207) and AUTH PLAIN and LOGIN (RFC 4954).

use super::address::ascii_domain;
use super::handshake::{Offers, shake_hands};
use super::relay::{ConnectError, Patience, Relay};
use super::reply::Reply;
use super::stuffing::stuff;
use super::wire::{Broken, Socket, Wire};
use std::time::Duration;

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

impl Connection {
    pub(super) async fn open(relay: &Relay) -> Result<Self, ConnectError> {
        let (wire, offers) = shake_hands(relay).await?;
        Ok(Self {
            wire,
            offers,
            patience: relay.patience,
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
        let Some(from) = ascii_domain(from) else {
            let reply = Reply::own(501, "5.1.7 the sender's address cannot be used in SMTP");
            return Sending::Refused {
                permanent: true,
                step: Step::Sender,
                reply,
            };
        };
        let Some(to) = ascii_domain(to) else {
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
