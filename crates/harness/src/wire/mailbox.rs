//! The mail server of a round: it keeps when each letter was handed over and what was found in it.

use super::moment::now;
use super::search::{Items, Marks};
use jiff::Timestamp;
use letter::smtp::{Received, Receiver, Verdict};
use mail_parser::MessageParser;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// A slow relay: so long it thinks about each message, so that a letter can be caught on its way.
const THINKS: Duration = Duration::from_millis(25);

/// A message, and when it was handed over.
type Handed = (Timestamp, Vec<u8>);

/// Takes every mail. Cheap to clone; all clones are the same.
#[derive(Clone, Default)]
pub(super) struct Mailbox {
    mails: Arc<Mutex<Vec<Handed>>>,
}

impl Receiver for Mailbox {
    fn message(&self, received: Received) -> Verdict {
        let at = now();
        self.mails
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push((at, received.message));
        tokio::task::block_in_place(|| std::thread::sleep(THINKS));
        Verdict::Accept
    }
}

impl Mailbox {
    /// How many there are.
    pub(super) fn count(&self) -> usize {
        self.mails.lock().unwrap_or_else(PoisonError::into_inner).len()
    }

    /// When each was handed over, and the items of which something stands in it, as it came or decoded.
    pub(super) fn search(&self, marks: &Marks) -> Vec<(Timestamp, Items)> {
        let mails = self.mails.lock().unwrap_or_else(PoisonError::into_inner);
        mails
            .iter()
            .map(|(at, raw)| (*at, marks.found(raw) | decoded(raw, marks)))
            .collect()
    }
}

fn decoded(raw: &[u8], marks: &Marks) -> Items {
    let Some(message) = MessageParser::default().parse(raw) else {
        return 0;
    };
    let mut found = message
        .subject()
        .map_or(0, |subject| marks.found(subject.as_bytes()));
    for part in &message.parts {
        found |= marks.found(part.contents());
    }
    found
}
