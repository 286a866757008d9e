use letter::smtp::{Received, Receiver, Verdict};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;
use tokio::sync::watch;

/// Takes every letter and remembers who got which. Cheap to clone; all clones are the same.
#[derive(Clone, Debug)]
pub(super) struct Catcher(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    /// The Message-IDs of each address, in the order in which they came.
    caught: Mutex<Caught>,
    count: watch::Sender<u64>,
}

#[derive(Clone, Debug, Default)]
pub(super) struct Caught {
    pub(super) by_reader: BTreeMap<String, Vec<String>>,
    pub(super) last_at: Option<Instant>,
}

impl Catcher {
    pub(super) fn new() -> Self {
        let (caught, count) = (Mutex::default(), watch::Sender::new(0));
        Self(Arc::new(Inner { caught, count }))
    }

    /// How many letters came so far; changes with each one.
    pub(super) fn count(&self) -> watch::Receiver<u64> {
        self.0.count.subscribe()
    }

    pub(super) fn caught(&self) -> Caught {
        self.0
            .caught
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }
}

impl Receiver for Catcher {
    fn message(&self, received: Received) -> Verdict {
        let id = message_id(&received.message).unwrap_or_default();
        let mut caught = self.0.caught.lock().unwrap_or_else(PoisonError::into_inner);
        for to in received.to {
            caught.by_reader.entry(to).or_default().push(id.clone());
        }
        caught.last_at = Some(Instant::now());
        drop(caught);
        self.0.count.send_modify(|count| *count += 1);
        Verdict::Accept
    }
}

/// The value of the header `Message-ID` (RFC 5322 section 3.6.4), without white space.
fn message_id(message: &[u8]) -> Option<String> {
    let end = message.windows(4).position(|four| four == b"\r\n\r\n")?;
    let head = String::from_utf8_lossy(&message[..end]);
    let unfolded = head.replace("\r\n ", " ").replace("\r\n\t", " ");
    unfolded.split("\r\n").find_map(|line| {
        let (name, value) = line.split_once(':')?;
        name.eq_ignore_ascii_case("message-id")
            .then(|| value.trim().to_owned())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(message: &str, expected: Option<&str>) {
        assert_eq!(message_id(message.as_bytes()).as_deref(), expected, "{message:?}");
    }

    #[test]
    fn a_message_id_is_found_folded_or_not_and_only_in_the_head() {
        check(
            "To: a@b.example\r\nMessage-ID: <1.2@vesper.example>\r\n\r\nHello",
            Some("<1.2@vesper.example>"),
        );
        check(
            "message-id:\r\n <1.2@vesper.example>\r\nTo: x\r\n\r\n",
            Some("<1.2@vesper.example>"),
        );
        check("To: x\r\n\r\nMessage-ID: <1@vesper.example>\r\n", None);
        check("no head at all", None);
    }
}
