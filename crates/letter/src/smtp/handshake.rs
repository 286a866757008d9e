//! From a closed port to a connection that takes mail: greeting, EHLO, STARTTLS, AUTH.

use super::relay::{ConnectError, Login, Patience, Relay, Tls};
use super::wire::{Broken, Socket, Wire};
use crate::base64;
use rustls::pki_types::ServerName;
use std::net::SocketAddr;
use std::time::Duration;
use tokio::net::TcpStream;
use tokio::time::timeout;
use tokio_rustls::TlsConnector;

/// What the server can do (the lines of its answer to EHLO).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "a list of what is offered")]
pub(super) struct Offers {
    pub(super) pipelining: bool,
    pub(super) eight_bit: bool,
    pub(super) utf8: bool,
    starttls: bool,
    auth_plain: bool,
    auth_login: bool,
    pub(super) size: bool,
    pub(super) size_max: Option<usize>,
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

impl From<Broken> for ConnectError {
    fn from(broken: Broken) -> Self {
        Self::Broken(Box::new(broken))
    }
}

/// Connects, encrypts and logs in.
pub(super) async fn shake_hands(relay: &Relay) -> Result<(Wire<Box<dyn Socket>>, Offers), ConnectError> {
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
    Ok((wire, offers))
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
