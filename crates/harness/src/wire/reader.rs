//! A reader who asks without pause, in every way that a browser, a feed reader or a cache asks.

use super::http::{Answer, Connection};
use super::judge::Seen;
use super::moment::now;
use super::places::Asked;
use super::search::{Items, Marks};
use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use testkit::Chance;
use tokio::sync::watch;

/// Before it tries again to reach a program that is not there.
const BREATH: Duration = Duration::from_millis(3);

/// What a reader asks, and for what he searches the answers.
pub(super) struct Reader {
    pub(super) address: SocketAddr,
    pub(super) places: Arc<Vec<Asked>>,
    pub(super) marks: Arc<Marks>,
    pub(super) chance: Chance,
}

/// What a reader has seen.
#[derive(Default)]
pub(super) struct Notes {
    pub(super) seen: Vec<Seen>,
    pub(super) bytes: u64,
    /// The last answer of each place in each encoding, and what was found in it: the same bytes say the same.
    last: BTreeMap<(usize, u64), (Answer, Items)>,
    tags: BTreeMap<usize, String>,
}

/// How a place is asked this time.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Whole,
    Head,
    Conditional,
    Part,
}

const ENCODINGS: [&str; 3] = ["identity", "gzip", "br"];

impl Reader {
    /// Asks until `stop` is true.
    pub(super) async fn read(mut self, stop: watch::Receiver<bool>) -> Notes {
        let mut notes = Notes::default();
        let mut connection = None;
        while !*stop.borrow() {
            let Some(open) = &mut connection else {
                match Connection::open(self.address).await {
                    Ok(opened) => connection = Some(opened),
                    Err(_) => tokio::time::sleep(BREATH).await,
                }
                continue;
            };
            if !self.ask(open, &mut notes).await {
                connection = None;
            }
        }
        notes
    }

    /// Asks once; whether the connection is still of use.
    async fn ask(&mut self, connection: &mut Connection, notes: &mut Notes) -> bool {
        let count = self.places.len() as u64;
        let place = usize::try_from(self.chance.below(count)).unwrap_or(0);
        let encoding = self.chance.below(3);
        let asked = &self.places[place];
        let mut way = match self.chance.below(8) {
            0 => Way::Head,
            1 | 2 => Way::Conditional,
            3 => Way::Part,
            _ => Way::Whole,
        };
        if asked.form.is_some() || (way == Way::Conditional && !notes.tags.contains_key(&place)) {
            way = Way::Whole;
        }
        let part =
            ["bytes=0-99", "bytes=-150", "bytes=100-"][usize::try_from(self.chance.below(3)).unwrap_or(0)];
        let extra = match way {
            Way::Whole | Way::Head => String::new(),
            Way::Conditional => format!("If-None-Match: {}\r\n", notes.tags[&place]),
            Way::Part => format!("Range: {part}\r\n"),
        };
        let request = request(
            asked,
            self.address,
            ENCODINGS[usize::try_from(encoding).unwrap_or(0)],
            way,
            &extra,
        );
        let sent = now();
        let answer = connection.ask(&request).await;
        let done = now();
        let status = answer.status();
        if answer.head.is_empty() && answer.body.is_empty() {
            return false;
        }
        notes.bytes += (answer.head.len() + answer.body.len()) as u64;
        if let Some(tag) = answer.header("etag") {
            notes.tags.insert(place, tag);
        }
        let found = match notes.last.get(&(place, encoding)) {
            Some((last, found)) if *last == answer => *found,
            _ => self.marks.found_in(&answer),
        };
        let opened = if status == 0 || status == 404 || status >= 500 {
            0
        } else {
            asked.opens
        };
        let is_going_on = answer.is_whole && answer.header("connection").as_deref() != Some("close");
        notes.seen.push(Seen {
            place,
            sent,
            done,
            status,
            is_full: way == Way::Whole && answer.is_whole,
            found: found | opened,
        });
        notes.last.insert((place, encoding), (answer, found));
        is_going_on
    }
}

fn request(asked: &Asked, address: SocketAddr, encoding: &str, way: Way, extra: &str) -> String {
    let path = &asked.path;
    let token = asked
        .token
        .as_ref()
        .map_or_else(String::new, |token| format!("Authorization: Bearer {token}\r\n"));
    let common = format!("Host: {address}\r\nAccept-Encoding: {encoding}\r\n{token}{extra}");
    if let Some(form) = asked.form {
        let length = form.len();
        return format!(
            "POST {path} HTTP/1.1\r\n{common}Content-Type: application/x-www-form-urlencoded\r\n\
             Content-Length: {length}\r\n\r\n{form}"
        );
    }
    let method = if way == Way::Head { "HEAD" } else { "GET" };
    format!("{method} {path} HTTP/1.1\r\n{common}\r\n")
}
