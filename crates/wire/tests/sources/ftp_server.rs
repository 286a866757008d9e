//! An FTP server in memory, as far as a client of ours needs one, with or without TLS.

use rustls::ServerConfig;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use tokio::io::{AsyncBufReadExt, AsyncRead, AsyncWrite, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::TlsAcceptor;

pub(crate) const PASSWORD: &str = "harbour";

/// What lies on the server, and what it does.
#[derive(Default)]
pub(crate) struct Shelf {
    pub(crate) files: BTreeMap<String, Vec<u8>>,
    /// Files whose transfer ends in the middle.
    pub(crate) cut: Vec<String>,
    /// Files that it does not hand out.
    pub(crate) refused: Vec<String>,
    /// Whether it stands still in the middle of a transfer.
    pub(crate) stalls: bool,
    /// Whether it knows only the old form of lists.
    pub(crate) is_old: bool,
    pub(crate) commands: Vec<String>,
}

#[derive(Clone)]
pub(crate) struct FtpServer {
    pub(crate) port: u16,
    pub(crate) shelf: Arc<Mutex<Shelf>>,
}

trait Wire: AsyncRead + AsyncWrite + Unpin + Send {}
impl<T: AsyncRead + AsyncWrite + Unpin + Send> Wire for T {}

pub(crate) fn certificate() -> CertificateDer<'static> {
    CertificateDer::from_pem_slice(include_bytes!("../data/localhost.pem")).unwrap()
}

fn acceptor() -> TlsAcceptor {
    let key = PrivateKeyDer::from_pem_slice(include_bytes!("../data/localhost-key.pem")).unwrap();
    let config = ServerConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![certificate()], key)
        .unwrap();
    TlsAcceptor::from(Arc::new(config))
}

impl FtpServer {
    pub(crate) async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let server = Self {
            port: listener.local_addr().unwrap().port(),
            shelf: Arc::default(),
        };
        let shelf = Arc::clone(&server.shelf);
        tokio::spawn(async move {
            loop {
                let (socket, _) = listener.accept().await.unwrap();
                let shelf = Arc::clone(&shelf);
                // Whoever hangs up ends the session.
                tokio::spawn(async move { session(socket, &shelf).await.ok() });
            }
        });
        server
    }

    pub(crate) fn put(&self, name: &str, bytes: impl Into<Vec<u8>>) {
        self.shelf
            .lock()
            .unwrap()
            .files
            .insert(name.to_owned(), bytes.into());
    }

    pub(crate) fn names(&self) -> Vec<String> {
        self.shelf.lock().unwrap().files.keys().cloned().collect()
    }

    pub(crate) fn times(&self, command: &str) -> usize {
        let commands = &self.shelf.lock().unwrap().commands;
        commands.iter().filter(|line| *line == command).count()
    }
}

async fn session(socket: TcpStream, shelf: &Mutex<Shelf>) -> std::io::Result<()> {
    let mut control: BufReader<Box<dyn Wire>> = BufReader::new(Box::new(socket));
    let (mut data, mut is_secret): (Option<TcpListener>, bool) = (None, false);
    control.write_all(b"220 ready\r\n").await?;
    loop {
        let mut line = String::new();
        if control.read_line(&mut line).await? == 0 {
            return Ok(());
        }
        let line = line.trim_end().to_owned();
        shelf.lock().unwrap().commands.push(line.clone());
        let (word, rest) = line.split_once(' ').unwrap_or((&line, ""));
        let answer = match word {
            "AUTH" => {
                control.write_all(b"234 go ahead\r\n").await?;
                control = BufReader::new(Box::new(acceptor().accept(control.into_inner()).await?));
                continue;
            }
            "PROT" => {
                is_secret = rest == "P";
                "200 as you like"
            }
            "USER" => "331 and the password?",
            "PASS" if rest == PASSWORD => "230 in",
            "PASS" => "530 no",
            "PBSZ" | "TYPE" => "200 as you like",
            "CWD" if rest == "out" => "250 there",
            "PASV" => {
                let listener = TcpListener::bind("127.0.0.1:0").await?;
                let port = listener.local_addr()?.port();
                data = Some(listener);
                // Another machine's address: whoever follows it is led astray.
                let place = format!("227 at (192,0,2,1,{},{})\r\n", port >> 8, port & 255);
                control.write_all(place.as_bytes()).await?;
                continue;
            }
            "MLSD" | "LIST" | "RETR" => {
                let found = found(shelf, word, rest);
                let Some((bytes, end)) = found else {
                    control.write_all(b"550 not here\r\n").await?;
                    continue;
                };
                if word == "MLSD" && shelf.lock().unwrap().is_old {
                    "500 what?"
                } else {
                    let stalls = word == "RETR" && shelf.lock().unwrap().stalls;
                    control.write_all(b"150 here it comes\r\n").await?;
                    let (socket, _) = data.take().unwrap().accept().await?;
                    let mut socket: Box<dyn Wire> = if is_secret {
                        Box::new(acceptor().accept(socket).await?)
                    } else {
                        Box::new(socket)
                    };
                    if stalls {
                        socket.write_all(&bytes[..bytes.len() / 2]).await?;
                        socket.flush().await?;
                        std::future::pending::<()>().await;
                    }
                    socket.write_all(&bytes).await?;
                    socket.shutdown().await?;
                    end
                }
            }
            "DELE" => {
                shelf.lock().unwrap().files.remove(rest);
                "250 gone"
            }
            "QUIT" => {
                control.write_all(b"221 bye\r\n").await?;
                return Ok(());
            }
            _ => "502 what?",
        };
        control.write_all(format!("{answer}\r\n").as_bytes()).await?;
    }
}

/// What a transfer sends, and what is said behind it.
fn found(shelf: &Mutex<Shelf>, word: &str, name: &str) -> Option<(Vec<u8>, &'static str)> {
    let shelf = shelf.lock().unwrap();
    if word == "RETR" {
        if shelf.refused.iter().any(|refused| refused == name) {
            return None;
        }
        let bytes = shelf.files.get(name)?.clone();
        return Some(if shelf.cut.iter().any(|cut| cut == name) {
            (bytes[..bytes.len() / 2].to_vec(), "426 something broke")
        } else {
            (bytes, "226 all of it")
        });
    }
    let line = |(name, bytes): (&String, &Vec<u8>)| {
        let size = bytes.len();
        if word == "MLSD" {
            format!("type=file;size={size};modify=20261125120000; {name}\r\n")
        } else {
            format!("-rw-r--r-- 1 ek ek {size} Nov 25 12:00 {name}\r\n")
        }
    };
    let list: String = shelf.files.iter().map(line).collect();
    Some((list.into_bytes(), "226 that is all"))
}
