//! A small newsroom with a mailbox.
#![allow(
    dead_code,
    unreachable_pub,
    clippy::unwrap_used,
    clippy::missing_panics_doc,
    reason = "tests; each uses a part"
)]

pub mod town;

use archive::Archive;
use jiff::Timestamp;
use layout::Layout;
use letter::smtp::{Received, Receiver, Verdict};
use letter::{Relay, SendSettings, Sender, Sink, Tokens};
use model::{
    ArticleId, Consent, ConsentAct, EmailAddress, IssueId, Lang, Newsroom, Schedule, Section, SendTime,
    Subscriber,
};
use std::sync::{Arc, Mutex, OnceLock};
use testkit::{HandClock, instant};

pub fn address(text: &str) -> EmailAddress {
    text.parse().unwrap()
}

pub fn evening() -> Timestamp {
    instant("2026-11-24T18:30:00Z")
}

pub fn layout() -> Arc<Layout> {
    static LAYOUT: OnceLock<Arc<Layout>> = OnceLock::new();
    let made = LAYOUT.get_or_init(|| {
        let newsroom = Newsroom {
            name: "Vesper".into(),
            url: "https://vesper.example".into(),
            languages: vec![Lang::EN, "de".parse().unwrap()],
            default_language: Lang::EN,
            sections: ["world", "features"]
                .map(|id| Section {
                    id: id.into(),
                    names: [].into(),
                    rules: model::SectionRules::default(),
                })
                .into(),
            sender: "letter@vesper.example".into(),
            postal_address: "1 Harbour Street, Lantern".into(),
        };
        Arc::new(Layout::new(newsroom, None).unwrap())
    });
    Arc::clone(made)
}

pub fn tokens() -> Tokens {
    Tokens::new([7; 32])
}

/// A reader who confirmed.
pub async fn reader(archive: &Archive, mail: &str, time: SendTime, zone: &str, now: Timestamp) -> Subscriber {
    let mut tx = archive.begin("test", "").await.unwrap();
    let one = tx
        .add_subscriber(&address(mail), Lang::EN, time, zone, now)
        .await
        .unwrap();
    let consent = Consent {
        act: ConsentAct::Confirmed,
        at: now,
        wording: "yes".into(),
        page: "/".into(),
    };
    tx.consent(one.id, &consent).await.unwrap();
    let one = tx.subscriber(one.id).await.unwrap().unwrap();
    tx.commit().await.unwrap();
    one
}

pub async fn evening_letter(archive: &Archive) {
    let mut tx = archive.begin("test", "").await.unwrap();
    let founded = instant("2026-01-01T00:00:00Z");
    tx.set_letter(Lang::EN, &Schedule::evening(), founded)
        .await
        .unwrap();
    tx.commit().await.unwrap();
}

/// Two stories of the day, a letter, and this many readers at 18:30 UTC; their issue is fixed at `evening()`.
pub async fn issue_for(archive: &Archive, readers: usize) -> (IssueId, [ArticleId; 2]) {
    let noon = instant("2026-11-24T12:00:00Z");
    let lake = testkit::article(
        archive,
        "lake",
        Lang::EN,
        &testkit::content("Three share a lake"),
        noon,
    )
    .await;
    let dam = testkit::article(archive, "dam", Lang::EN, &testkit::content("The dam holds"), noon).await;
    evening_letter(archive).await;
    let mut tx = archive.begin("test", "").await.unwrap();
    for number in 0..readers {
        let mail = address(&format!("r{number}@lantern.example"));
        let one = tx
            .add_subscriber(&mail, Lang::EN, SendTime::Utc, "UTC", noon)
            .await
            .unwrap();
        let consent = Consent {
            act: ConsentAct::Confirmed,
            at: noon,
            wording: "yes".into(),
            page: "/".into(),
        };
        tx.consent(one.id, &consent).await.unwrap();
    }
    tx.commit().await.unwrap();
    let fixed = letter::freeze_due(archive, &layout(), evening()).await.unwrap();
    assert_eq!(fixed.len(), 1);
    (fixed[0], [lake, dam])
}

pub type Inbox = Arc<Mutex<Vec<Received>>>;

/// Answers by the name before the `@`: `gone…` do not exist, `busy…` are to come back later.
pub struct Mailbox {
    pub inbox: Inbox,
}

impl Receiver for Mailbox {
    fn recipient(&self, address: &str) -> Verdict {
        if address.starts_with("gone") {
            Verdict::Refuse(550, "5.1.1 no such user".into())
        } else if address.starts_with("busy") {
            Verdict::Refuse(451, "4.2.0 come back later".into())
        } else {
            Verdict::Accept
        }
    }

    fn message(&self, received: Received) -> Verdict {
        self.inbox.lock().unwrap().push(received);
        Verdict::Accept
    }
}

pub async fn mailbox() -> (Sink, Relay, Inbox) {
    let inbox = Inbox::default();
    let sink = Sink::listen("127.0.0.1:0", Mailbox { inbox: inbox.clone() })
        .await
        .unwrap();
    let relay = Relay::parse(&format!("smtp://{}", sink.addr())).unwrap();
    (sink, relay, inbox)
}

pub fn sender(archive: &Archive, relay: &Relay, clock: &Arc<HandClock>) -> Sender {
    let settings = SendSettings {
        batch: 5,
        ..SendSettings::default()
    };
    Sender::new(
        archive.clone(),
        layout(),
        relay.clone(),
        tokens(),
        settings,
        clock.clone(),
    )
    .unwrap()
}

/// A stop that never comes.
pub fn going() -> tokio::sync::watch::Receiver<bool> {
    tokio::sync::watch::channel(false).1
}
