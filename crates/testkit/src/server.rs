//! An HTTP server that does what a test tells it, also what no server should do.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// What is sent for one request.
#[derive(Clone, Debug)]
pub enum Reply {
    /// These bytes, then the connection is closed.
    Bytes(Vec<u8>),
    /// These bytes, then nothing, and the connection stays open.
    Stall(Vec<u8>),
    /// A piece of these bytes at a time, with so long between two.
    Drip(Vec<u8>, usize, Duration),
}

impl Reply {
    /// An answer with a status line such as `200 OK`, header lines such as `ETag: "a"`, and a body.
    pub fn new(status: &str, headers: &[&str], body: impl AsRef<[u8]>) -> Self {
        let body = body.as_ref();
        let mut bytes = format!(
            "HTTP/1.1 {status}\r\nConnection: close\r\nContent-Length: {}\r\n",
            body.len()
        );
        for line in headers {
            bytes.push_str(line);
            bytes.push_str("\r\n");
        }
        bytes.push_str("\r\n");
        Self::Bytes([bytes.as_bytes(), body].concat())
    }
}

#[derive(Default)]
struct Script {
    replies: Vec<Reply>,
    requests: Vec<String>,
    held: Vec<TcpStream>,
}

/// Listens until it is dropped. The last reply of its script is given again and again.
pub struct Server {
    address: SocketAddr,
    script: Arc<Mutex<Script>>,
}

impl Server {
    /// Plays the replies, one a request.
    pub fn start(replies: Vec<Reply>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let script = Arc::new(Mutex::new(Script {
            replies,
            ..Script::default()
        }));
        let (weak, accept) = (Arc::downgrade(&script), listener);
        std::thread::spawn(move || {
            for stream in accept.incoming().flatten() {
                let Some(script) = weak.upgrade() else { return };
                std::thread::spawn(move || answer(stream, &script));
            }
        });
        Self { address, script }
    }

    /// Its address with a path.
    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// What is played from now on.
    pub fn play(&self, replies: Vec<Reply>) {
        self.script.lock().unwrap().replies = replies;
    }

    /// The heads of all requests so far.
    pub fn requests(&self) -> Vec<String> {
        self.script.lock().unwrap().requests.clone()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.script.lock().unwrap().held.clear();
        // Wakes the one that listens, so that it sees that nobody is there any more.
        let _ = TcpStream::connect(self.address);
    }
}

fn answer(mut stream: TcpStream, script: &Mutex<Script>) {
    let (mut head, mut byte) = (Vec::new(), [0]);
    while !head.ends_with(b"\r\n\r\n") {
        match stream.read(&mut byte) {
            Ok(1) => head.push(byte[0]),
            _ => return,
        }
    }
    let reply = {
        let mut script = script.lock().unwrap();
        script.requests.push(String::from_utf8_lossy(&head).into_owned());
        if script.replies.len() > 1 {
            script.replies.remove(0)
        } else {
            script.replies[0].clone()
        }
    };
    // Whoever asked may have hung up; that is the test's business.
    match reply {
        Reply::Bytes(bytes) => {
            let _ = stream.write_all(&bytes);
        }
        Reply::Stall(bytes) => {
            let _ = stream.write_all(&bytes);
            script.lock().unwrap().held.push(stream);
        }
        Reply::Drip(bytes, piece, pause) => {
            for piece in bytes.chunks(piece) {
                if stream.write_all(piece).is_err() {
                    return;
                }
                std::thread::sleep(pause);
            }
        }
    }
}
