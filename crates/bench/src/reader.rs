//! A reader: one kept connection, one request after the other, as little in between as possible.

use crate::Result;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

const PATIENCE: Duration = Duration::from_secs(20);
const READ_BYTES: usize = 64 * 1024;
const HEAD_BYTES_MAX: usize = 64 * 1024;
const BODY_BYTES_MAX: usize = 64 * 1024 * 1024;

/// A connection (HTTP/1.1).
pub(crate) struct Reader {
    stream: TcpStream,
    host: SocketAddr,
    unread: Vec<u8>,
    some: Box<[u8]>,
}

/// What came back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) etag: String,
    pub(crate) encoding: String,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    pub(crate) fn contains(&self, words: &str) -> bool {
        let words = words.as_bytes();
        self.body.windows(words.len().max(1)).any(|part| part == words)
    }
}

impl Reader {
    pub(crate) fn connect(host: SocketAddr) -> std::io::Result<Self> {
        let stream = TcpStream::connect_timeout(&host, PATIENCE)?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(PATIENCE))?;
        stream.set_write_timeout(Some(PATIENCE))?;
        Ok(Self {
            stream,
            host,
            unread: Vec::new(),
            some: vec![0; READ_BYTES].into(),
        })
    }

    /// Asks for a path, with further header lines that each end in CRLF.
    pub(crate) fn get(&mut self, path: &str, headers: &str) -> Result<Answer> {
        let request = format!("GET {path} HTTP/1.1\r\nHost: {}\r\n{headers}\r\n", self.host);
        self.stream.write_all(request.as_bytes())?;
        let end = loop {
            if let Some(at) = self.unread.windows(4).position(|four| four == b"\r\n\r\n") {
                break at + 4;
            }
            if self.unread.len() > HEAD_BYTES_MAX {
                return Err(format!("GET {path}: the answer's headers do not end").into());
            }
            self.read()?;
        };
        let head = String::from_utf8_lossy(&self.unread[..end]).into_owned();
        let (mut answer, length) =
            parse_head(&head).ok_or(format!("GET {path}: no answer of HTTP: {head}"))?;
        if length > BODY_BYTES_MAX {
            return Err(format!("GET {path}: {length} bytes are too many").into());
        }
        while self.unread.len() < end + length {
            self.read()?;
        }
        answer.body = self.unread[end..end + length].to_vec();
        self.unread.drain(..end + length);
        Ok(answer)
    }

    fn read(&mut self) -> Result<()> {
        match self.stream.read(&mut self.some)? {
            0 => Err("the connection was closed before the answer was whole".into()),
            count => {
                self.unread.extend_from_slice(&self.some[..count]);
                Ok(())
            }
        }
    }
}

/// The head of an answer and how many bytes of body follow it. Bodies whose length is not said are not understood.
fn parse_head(head: &str) -> Option<(Answer, usize)> {
    let mut lines = head.split("\r\n");
    let status: u16 = lines.next()?.split(' ').nth(1)?.parse().ok()?;
    let mut answer = Answer {
        status,
        ..Answer::default()
    };
    let mut length = None;
    for (name, value) in lines.filter_map(|line| line.split_once(':')) {
        let value = value.trim();
        match name.to_ascii_lowercase().as_str() {
            "etag" => value.clone_into(&mut answer.etag),
            "content-encoding" => value.clone_into(&mut answer.encoding),
            "content-length" => length = value.parse().ok(),
            _ => {}
        }
    }
    if status == 304 || status == 204 {
        length = Some(0);
    }
    Some((answer, length?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_is_read_whatever_its_capitals() {
        let head = "HTTP/1.1 200 OK\r\nContent-length: 5\r\nETag: \"x\"\r\ncontent-encoding: br\r\n\r\n";
        let (answer, length) = parse_head(head).unwrap();
        assert_eq!(
            (
                answer.status,
                answer.etag.as_str(),
                answer.encoding.as_str(),
                length
            ),
            (200, "\"x\"", "br", 5)
        );
    }

    #[test]
    fn an_answer_without_body_has_length_nought_and_one_of_unknown_length_is_not_understood() {
        assert_eq!(parse_head("HTTP/1.1 304 Not Modified\r\n\r\n").unwrap().1, 0);
        assert_eq!(parse_head("HTTP/1.1 200 OK\r\n\r\n"), None);
    }
}
