//! The demo's mailbox: what its own mail server has received, newest first.

use mail_parser::MessageParser;
use serde::Serialize;
use std::sync::{Mutex, PoisonError};

/// Messages that are kept; older ones go.
const MESSAGES_MAX: usize = 500;

/// A message as people and tests look at it.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Message {
    pub(super) id: u64,
    pub(super) to: String,
    pub(super) subject: String,
    pub(super) html: String,
    pub(super) text: String,
    #[serde(skip)]
    pub(super) raw: Vec<u8>,
}

/// The messages.
#[derive(Debug, Default)]
pub(super) struct Mailbox(Mutex<(u64, Vec<Message>)>);

impl Mailbox {
    /// Puts a message in.
    pub(super) fn put(&self, to: &str, raw: &[u8]) {
        let parsed = MessageParser::default().parse(raw);
        let part = |html: bool| {
            let found = parsed.as_ref().and_then(|message| {
                if html {
                    message.body_html(0)
                } else {
                    message.body_text(0)
                }
            });
            found.map(std::borrow::Cow::into_owned).unwrap_or_default()
        };
        let subject = parsed
            .as_ref()
            .and_then(|message| message.subject())
            .unwrap_or("(no subject)")
            .to_owned();
        let (html, text) = (part(true), part(false));
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.0 += 1;
        let id = kept.0;
        kept.1.insert(
            0,
            Message {
                id,
                to: to.to_owned(),
                subject,
                html,
                text,
                raw: raw.to_vec(),
            },
        );
        kept.1.truncate(MESSAGES_MAX);
    }

    /// All messages, newest first.
    pub(super) fn all(&self) -> Vec<Message> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).1.clone()
    }

    /// One message.
    pub(super) fn get(&self, id: u64) -> Option<Message> {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .1
            .iter()
            .find(|message| message.id == id)
            .cloned()
    }
}
