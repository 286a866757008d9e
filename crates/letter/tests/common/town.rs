//! A town whose readers get a letter each evening, and a relay with moods.

use super::{evening_letter, going, layout, reader, sender};
use archive::{Act, NoticeCounts};
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use letter::smtp::{Received, Verdict};
use letter::{Relay, Sender, Sink};
use mail_parser::MessageParser;
use model::{
    Action, ArticleId, BlockKind, Body, CorrectionKind, CorrectionNote, IssueId, Lang, RevisionNo, Role,
    SendTime, SubscriberId,
};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use testkit::{HandClock, House, instant};

/// What the relay says to the next messages for an address; then it takes them.
pub type Moods = Arc<Mutex<BTreeMap<String, Vec<Verdict>>>>;
/// What readers have in their boxes, by the name before the `@`: subject, text and HTML.
pub type Boxes = BTreeMap<String, Vec<(String, String)>>;

pub struct Town {
    pub house: House,
    pub clock: Arc<HandClock>,
    pub moods: Moods,
    pub inbox: Arc<Mutex<Vec<Received>>>,
    pub sink: Sink,
}

/// Noon of the evening with this number.
pub fn noon(evening: i64) -> Timestamp {
    instant("2026-11-24T12:00:00Z") + SignedDuration::from_hours(24 * evening)
}

pub fn half_past_six(evening: i64) -> Timestamp {
    noon(evening) + SignedDuration::from_mins(390)
}

pub fn note(text: &str, at: Timestamp) -> BlockKind {
    BlockKind::Correction(CorrectionNote {
        kind: CorrectionKind::Correction,
        text: text.into(),
        at,
    })
}

impl Town {
    /// A newsroom with a letter in English, these readers, and a relay with moods.
    pub async fn with(house: House, readers: &[&str]) -> Self {
        evening_letter(&house.archive).await;
        let (moods, inbox) = (Moods::default(), Arc::<Mutex<Vec<Received>>>::default());
        let (of_relay, kept) = (moods.clone(), inbox.clone());
        let sink = Sink::listen("127.0.0.1:0", move |received: Received| {
            let mut moods = of_relay.lock().unwrap();
            let next = moods
                .get_mut(&received.to[0])
                .and_then(|moods| (!moods.is_empty()).then(|| moods.remove(0)));
            let verdict = next.unwrap_or(Verdict::Accept);
            if verdict == Verdict::Accept {
                kept.lock().unwrap().push(received);
            }
            verdict
        });
        let town = Self {
            house,
            clock: Arc::new(HandClock::at(noon(0))),
            moods,
            inbox,
            sink: sink.await.unwrap(),
        };
        for name in readers {
            town.signs_up(name, noon(0)).await;
        }
        town
    }

    pub async fn signs_up(&self, name: &str, now: Timestamp) -> SubscriberId {
        let mail = format!("{name}@lantern.example");
        reader(&self.house.archive, &mail, SendTime::Utc, "UTC", now)
            .await
            .id
    }

    pub fn mood(&self, name: &str, verdicts: &[Verdict]) {
        let mail = format!("{name}@lantern.example");
        self.moods.lock().unwrap().insert(mail, verdicts.to_vec());
    }

    pub async fn publish(&self, headline: &str, now: Timestamp) -> ArticleId {
        let key = headline.to_lowercase();
        testkit::article(
            &self.house.archive,
            &key,
            Lang::EN,
            &testkit::content(headline),
            now,
        )
        .await
    }

    pub async fn act(&self, id: ArticleId, action: Action, act: Act, now: Timestamp) {
        let mut tx = self.house.archive.begin("ek", "it was wrong").await.unwrap();
        tx.act(id, action, Role::Editor, act, now).await.unwrap();
        tx.commit().await.unwrap();
    }

    /// Puts something right; `since` is the first wrong revision when it is not the first that readers saw.
    pub async fn correct(&self, id: ArticleId, text: &str, since: Option<i64>, now: Timestamp) {
        let mut tx = self.house.archive.read().await.unwrap();
        let head = tx.article(id).await.unwrap().unwrap().head;
        let mut content = tx.revision(id, head).await.unwrap().unwrap().content;
        drop(tx);
        let kinds = content.body.blocks.iter().map(|block| block.kind.clone());
        content.body = Body::new(kinds.chain([note(text, now)]));
        let corrected = Act {
            content: Some(content),
            wrong_since: since.map(RevisionNo),
            ..Act::default()
        };
        self.act(id, Action::Correct, corrected, now).await;
    }

    pub fn sender(&self) -> Sender {
        let relay = Relay::parse(&format!("smtp://{}", self.sink.addr())).unwrap();
        sender(&self.house.archive, &relay, &self.clock)
    }

    pub async fn freeze(&self, evening: i64) -> IssueId {
        self.clock.turn_to(half_past_six(evening));
        let fixed = letter::freeze_due(&self.house.archive, &layout(), half_past_six(evening))
            .await
            .unwrap();
        assert_eq!(fixed.len(), 1, "evening {evening}");
        fixed[0]
    }

    /// Sends what is due until the evening is done, and empties the boxes.
    pub async fn send(&self, evening: i64) -> Boxes {
        let sender = self.sender();
        for minute in 0.. {
            assert!(minute < 60, "the letter does not get done");
            self.clock
                .turn_to(half_past_six(evening) + SignedDuration::from_mins(minute));
            if !sender.send_due(going()).await.unwrap().closed.is_empty() {
                break;
            }
        }
        self.boxes()
    }

    pub async fn evening(&self, evening: i64) -> Boxes {
        self.freeze(evening).await;
        self.send(evening).await
    }

    pub fn boxes(&self) -> Boxes {
        let mut boxes = Boxes::new();
        for received in self.inbox.lock().unwrap().drain(..) {
            let name = received.to[0].split('@').next().unwrap().to_owned();
            let mail = MessageParser::default().parse(&received.message).unwrap();
            let (text, html) = (mail.body_text(0).unwrap(), mail.body_html(0).unwrap());
            let words = |part: &str| part.split_whitespace().collect::<Vec<_>>().join(" ");
            boxes.entry(name).or_default().push((words(&text), words(&html)));
        }
        boxes
    }

    pub async fn counts(&self, id: ArticleId, now: Timestamp) -> Vec<[i64; 3]> {
        let mut tx = self.house.archive.read().await.unwrap();
        let counts = tx.notice_counts(id, now).await.unwrap();
        let of = |one: &NoticeCounts| [one.told, one.to_tell, one.out_of_reach];
        counts.iter().map(|(_, one)| of(one)).collect()
    }
}

/// The readers in whose copies both parts say this, in whatever capitals; no copy says it in one part alone.
pub fn told(boxes: &Boxes, words: &str) -> Vec<String> {
    let words = words.to_lowercase();
    let says = |(text, html): &(String, String)| {
        let in_text = text.to_lowercase().contains(&words);
        assert_eq!(in_text, html.to_lowercase().contains(&words), "{words}: {text}");
        in_text
    };
    let told = boxes.iter().filter(|(_, copies)| copies.iter().any(says));
    told.map(|(name, _)| name.clone()).collect()
}

pub fn day(evening: i64) -> Date {
    jiff::tz::TimeZone::UTC.to_datetime(noon(evening)).date()
}
