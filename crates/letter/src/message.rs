//! A mail as it goes over the wire (RFC 5322, RFC 2045 to 2049).
//!
//! A copy depends on the issue and its reader alone (what a reader is told was put right is fixed with the issue): made
//! twice, it is the same byte for byte.

use crate::smtp::ascii_domain;
use crate::{Error, Purpose};
use jiff::Timestamp;
use layout::{LEAVE_URL_MARK, Mail, PREFERENCES_URL_MARK, escape};
use mail_builder::MessageBuilder;
use mail_builder::headers::address::Address;
use mail_builder::headers::content_type::ContentType;
use mail_builder::headers::raw::Raw;
use mail_builder::mime::MimePart;
use model::{ContentHash, EmailAddress, IssueId, Lang, Newsroom, Subscriber, SubscriberId, message_id};

/// The address behind a link in a mail.
pub(crate) fn link(site: &str, purpose: Purpose, token: &str) -> String {
    format!("{site}/letter/{}/{token}", purpose.path())
}

/// A letter whose stories are fixed, ready for its readers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Copies {
    issue: IssueId,
    lang: Lang,
    date: Timestamp,
    sender: String,
    sender_name: String,
    host: String,
    list_id: String,
    feedback_id: String,
    subject: String,
    text: Vec<Piece>,
    html: Vec<Piece>,
}

/// A piece of a mail's text.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece {
    Words(String),
    LeaveUrl,
    PreferencesUrl,
}

/// The text with the line ends of mail.
fn lines(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\n', "\r\n")
}

/// The text between the marks, and the marks.
fn pieces(text: &str) -> Vec<Piece> {
    let mut found = Vec::new();
    let mut rest = text;
    loop {
        let marks = [
            (LEAVE_URL_MARK, Piece::LeaveUrl),
            (PREFERENCES_URL_MARK, Piece::PreferencesUrl),
        ];
        let next = marks
            .into_iter()
            .filter_map(|(mark, piece)| Some((rest.find(mark)?, mark, piece)))
            .min_by_key(|(at, ..)| *at);
        let Some((at, mark, piece)) = next else {
            found.push(Piece::Words(rest.to_owned()));
            return found;
        };
        found.push(Piece::Words(rest[..at].to_owned()));
        found.push(piece);
        rest = &rest[at + mark.len()..];
    }
}

fn fill(pieces: &[Piece], leave: &str, preferences: &str) -> String {
    let parts = pieces.iter().map(|piece| match piece {
        Piece::Words(words) => words.as_str(),
        Piece::LeaveUrl => leave,
        Piece::PreferencesUrl => preferences,
    });
    parts.collect::<Vec<_>>().concat()
}

impl Copies {
    /// Prepares a rendered issue. `frozen_at` stands in the Date header.
    pub(crate) fn new(
        newsroom: &Newsroom,
        issue: &model::Issue,
        frozen_at: Timestamp,
        mail: &Mail,
    ) -> Result<Self, Error> {
        let host = newsroom.host().to_owned();
        Ok(Self {
            issue: issue.id,
            lang: issue.lang,
            date: frozen_at,
            sender: sender_of(newsroom)?,
            sender_name: newsroom.name.clone(),
            list_id: format!("<letter-{}.{host}>", issue.lang.tag().to_lowercase()),
            feedback_id: format!("{}:{}:letter:{host}", issue.id, issue.lang.tag().to_lowercase()),
            host,
            subject: mail.subject.clone(),
            text: pieces(&lines(&mail.text)),
            html: pieces(&lines(&mail.html)),
        })
    }

    /// The envelope's sender.
    pub(crate) fn sender(&self) -> &str {
        &self.sender
    }

    /// One reader's copy.
    pub(crate) fn copy(
        &self,
        subscriber: SubscriberId,
        address: &EmailAddress,
        leave_url: &str,
        preferences_url: &str,
    ) -> Result<Vec<u8>, Error> {
        let html = fill(&self.html, &escape(leave_url), &escape(preferences_url));
        let message = Headers {
            sender: &self.sender,
            sender_name: &self.sender_name,
            address,
            subject: &self.subject,
            date: self.date,
            message_id: &message_id(self.issue, subscriber, &self.host),
        };
        let builder = message
            .builder(self.lang, fill(&self.text, leave_url, preferences_url), html)?
            .header("List-Id", Raw::new(self.list_id.as_str()))
            .header("List-Unsubscribe", Raw::new(format!("<{leave_url}>")))
            .header("List-Unsubscribe-Post", Raw::new("List-Unsubscribe=One-Click"))
            .header("Feedback-ID", Raw::new(self.feedback_id.as_str()));
        Ok(write(builder))
    }
}

/// The message that asks to confirm an address.
pub(crate) fn confirmation(
    newsroom: &Newsroom,
    subscriber: &Subscriber,
    mail: &Mail,
    now: Timestamp,
) -> Result<Vec<u8>, Error> {
    let seed = format!("confirm/{}/{}/{now}", subscriber.id, subscriber.generation);
    let message = Headers {
        sender: &sender_of(newsroom)?,
        sender_name: &newsroom.name,
        address: &subscriber.address,
        subject: &mail.subject,
        date: now,
        message_id: &format!(
            "{}.confirm@{}",
            &ContentHash::of(seed.as_bytes()).as_str()[..24],
            newsroom.host()
        ),
    };
    // RFC 3834 section 5: answering machines should not answer.
    let builder = message
        .builder(subscriber.lang, lines(&mail.text), lines(&mail.html))?
        .header("Auto-Submitted", Raw::new("auto-generated"));
    Ok(write(builder))
}

fn sender_of(newsroom: &Newsroom) -> Result<String, Error> {
    ascii_domain(&newsroom.sender).ok_or(Error::Sender)
}

fn write(builder: MessageBuilder<'_>) -> Vec<u8> {
    let mut message = Vec::with_capacity(64 * 1024);
    builder.serialize(&mut message);
    message
}

struct Headers<'x> {
    sender: &'x str,
    sender_name: &'x str,
    address: &'x EmailAddress,
    subject: &'x str,
    date: Timestamp,
    message_id: &'x str,
}

impl<'x> Headers<'x> {
    fn builder(self, lang: Lang, text: String, html: String) -> Result<MessageBuilder<'x>, Error> {
        let to = ascii_domain(self.address.as_str()).ok_or(Error::Sender)?;
        // A boundary that cannot stand in the text: no line of quoted-printable or base64 has “=_” in it (RFC 2045
        // section 6.7), and seven-bit text has no such hash.
        let boundary = format!(
            "=_{}",
            &ContentHash::of(self.message_id.as_bytes()).as_str()[..32]
        );
        let content_type = ContentType::new("multipart/alternative").attribute("boundary", boundary);
        let parts = vec![
            MimePart::new("text/plain", text),
            MimePart::new("text/html", html),
        ];
        Ok(MessageBuilder::new()
            .from(Address::new_address(Some(self.sender_name), self.sender))
            .to(Address::new_address(None::<&str>, to))
            .subject(self.subject)
            .date(self.date.as_second())
            .message_id(self.message_id)
            .header("Content-Language", Raw::new(lang.tag()))
            .body(MimePart::new(content_type, parts)))
    }
}
