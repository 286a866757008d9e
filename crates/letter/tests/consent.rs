//! Nobody gets a letter who did not ask for it and press the button; nobody keeps getting one who does not want it.
#![expect(clippy::unwrap_used, reason = "tests")]

mod common;

use archive::Archive;
use common::{Inbox, address, layout, mailbox, reader, tokens};
use jiff::{SignedDuration, Timestamp};
use letter::{
    Agreement, BadToken, Choice, Error, Postbox, Purpose, SignUp, bring_back, confirm, leave, look,
    preferences, sign_up,
};
use mail_parser::MessageParser;
use model::{Consent, ConsentAct, Lang, SendTime, Subscriber, SubscriptionState};
use std::time::Duration;
use testkit::{both, instant};

fn now() -> Timestamp {
    instant("2026-11-24T09:00:00Z")
}

fn form(mail: &str) -> SignUp {
    SignUp {
        address: address(mail),
        lang: Lang::EN,
        send_time: SendTime::Local,
        time_zone: "Europe/Berlin".into(),
        page: "/en/letter".into(),
    }
}

const BUTTON: Agreement<'static> = Agreement {
    page: "/letter/confirm",
    wording: "Yes, send it to me",
};

async fn ask(archive: &Archive, postbox: &Postbox, mail: &str, now: Timestamp) {
    sign_up(archive, &tokens(), &layout(), postbox, &form(mail), now)
        .await
        .unwrap();
    assert!(postbox.drain(Duration::from_secs(20)).await);
}

async fn known(archive: &Archive, mail: &str) -> Subscriber {
    archive
        .read()
        .await
        .unwrap()
        .subscriber_at(&address(mail))
        .await
        .unwrap()
        .unwrap()
}

/// The token of the newest message.
fn token(inbox: &Inbox) -> String {
    let inbox = inbox.lock().unwrap();
    let mail = MessageParser::default()
        .parse(&inbox.last().unwrap().message)
        .unwrap();
    let text = mail.body_text(0).unwrap().into_owned();
    let link = text
        .split_whitespace()
        .find_map(|word| word.strip_prefix("https://vesper.example/letter/confirm/"));
    link.unwrap().to_owned()
}

both!(
    a_reader_signs_up_confirms_chooses_leaves_and_comes_back,
    |house| async move {
        let archive = &house.archive;
        let (_sink, relay, inbox) = mailbox().await;
        let postbox = Postbox::new(relay);
        ask(archive, &postbox, "noor@lantern.example", now()).await;
        let one = known(archive, "noor@lantern.example").await;
        assert_eq!(
            (one.state, one.send_time, one.time_zone.as_str()),
            (SubscriptionState::Pending, SendTime::Local, "Europe/Berlin")
        );

        let token = token(&inbox);
        let seen = look(archive, &tokens(), Purpose::Confirm, &token, now())
            .await
            .unwrap();
        assert_eq!(
            (seen.masked.as_str(), seen.subscriber.state),
            ("n…r@lantern.example", SubscriptionState::Pending)
        );
        for _ in 0..2 {
            let done = confirm(archive, &tokens(), &token, BUTTON, now()).await.unwrap();
            assert_eq!(done.subscriber.state, SubscriptionState::Confirmed);
        }
        let acts = archive.read().await.unwrap().consents(one.id).await.unwrap();
        let names: Vec<&str> = acts.iter().map(|(act, ..)| act.as_str()).collect();
        assert_eq!(names, ["signed-up", "confirmed"], "evidence is kept once");
        assert!(acts[0].2.contains("I would like to receive") && acts[0].3 == "/en/letter");
        assert_eq!(acts[1].2, "Yes, send it to me");

        let choose = tokens().sign(Purpose::Preferences, one.id, 0);
        let choice = Choice {
            lang: "de".parse().unwrap(),
            send_time: SendTime::Utc,
            time_zone: "Mars/Olympus",
        };
        let chosen = preferences(archive, &tokens(), &choose, choice, now())
            .await
            .unwrap()
            .subscriber;
        assert_eq!(
            (chosen.lang.tag(), chosen.send_time, chosen.time_zone.as_str()),
            ("de", SendTime::Utc, "UTC")
        );

        let away = tokens().sign(Purpose::Leave, one.id, 0);
        let left = leave(archive, &tokens(), &away, BUTTON, now())
            .await
            .unwrap()
            .subscriber;
        assert_eq!((left.state, left.generation), (SubscriptionState::Left, 1));
        let again = confirm(archive, &tokens(), &token, BUTTON, now()).await;
        assert!(
            matches!(again, Err(Error::Link(BadToken::Expired))),
            "an old link brings nobody back"
        );
        let back = bring_back(archive, &tokens(), &choose, BUTTON, now())
            .await
            .unwrap()
            .subscriber;
        assert_eq!(back.state, SubscriptionState::Confirmed);
        let left = leave(archive, &tokens(), &away, BUTTON, now())
            .await
            .unwrap()
            .subscriber;
        assert_eq!(
            left.state,
            SubscriptionState::Left,
            "an old letter's link still ends it"
        );
        let back = bring_back(archive, &tokens(), &choose, BUTTON, now()).await;
        assert!(
            matches!(back, Err(Error::Link(BadToken::Expired))),
            "two leavings ago"
        );
    }
);

both!(
    the_page_answers_the_same_but_not_everybody_gets_a_message,
    |house| async move {
        let archive = &house.archive;
        let (_sink, relay, inbox) = mailbox().await;
        let postbox = Postbox::new(relay);
        reader(archive, "has@lantern.example", SendTime::Utc, "UTC", now()).await;
        let angry = reader(archive, "angry@lantern.example", SendTime::Utc, "UTC", now()).await;
        let mut tx = archive.begin("test", "").await.unwrap();
        let consent = Consent {
            act: ConsentAct::Complained,
            at: now(),
            wording: String::new(),
            page: String::new(),
        };
        tx.consent(angry.id, &consent).await.unwrap();
        tx.commit().await.unwrap();
        for mail in [
            "has@lantern.example",
            "angry@lantern.example",
            "new@lantern.example",
        ] {
            ask(archive, &postbox, mail, now()).await;
        }
        let to: Vec<String> = inbox
            .lock()
            .unwrap()
            .iter()
            .map(|mail| mail.to[0].clone())
            .collect();
        assert_eq!(to, ["new@lantern.example"]);
        assert_eq!(
            known(archive, "has@lantern.example").await.send_time,
            SendTime::Utc,
            "a stranger changes nothing"
        );
        let raw = String::from_utf8(inbox.lock().unwrap()[0].message.clone()).unwrap();
        assert!(raw.contains("Auto-Submitted: auto-generated\r\n"));
    }
);

both!(nobody_can_be_flooded_by_a_stranger, |house| async move {
    let archive = &house.archive;
    let (_sink, relay, inbox) = mailbox().await;
    let postbox = Postbox::new(relay);
    for minute in 0..120 {
        ask(
            archive,
            &postbox,
            "noor@lantern.example",
            now() + SignedDuration::from_mins(minute),
        )
        .await;
    }
    assert_eq!(inbox.lock().unwrap().len(), 5);
    let acts = archive
        .read()
        .await
        .unwrap()
        .consents(known(archive, "noor@lantern.example").await.id)
        .await
        .unwrap();
    assert_eq!(acts.len(), 5, "what is kept is bounded too");
});

both!(
    sign_ups_at_the_same_instant_send_one_message,
    |house| async move {
        let (_sink, relay, inbox) = mailbox().await;
        let postbox = Postbox::new(relay);
        ask(
            &house.archive,
            &postbox,
            "noor@lantern.example",
            now() - SignedDuration::from_hours(1),
        )
        .await;
        let asks = (0..8).map(|_| {
            let (archive, postbox) = (house.archive.clone(), postbox.clone());
            tokio::spawn(async move {
                sign_up(
                    &archive,
                    &tokens(),
                    &layout(),
                    &postbox,
                    &form("noor@lantern.example"),
                    now(),
                )
                .await
            })
        });
        for ask in asks.collect::<Vec<_>>() {
            ask.await.unwrap().unwrap();
        }
        assert!(postbox.drain(Duration::from_secs(20)).await);
        assert_eq!(inbox.lock().unwrap().len(), 2);
    }
);

both!(a_click_that_comes_twice_at_once_is_no_fault, |house| async move {
    let one = reader(
        &house.archive,
        "noor@lantern.example",
        SendTime::Utc,
        "UTC",
        now(),
    )
    .await;
    let token = tokens().sign(Purpose::Leave, one.id, one.generation);
    let clicks = (0..6).map(|_| {
        let (archive, token) = (house.archive.clone(), token.clone());
        tokio::spawn(async move { leave(&archive, &tokens(), &token, BUTTON, now()).await })
    });
    for click in clicks.collect::<Vec<_>>() {
        assert_eq!(
            click.await.unwrap().unwrap().subscriber.state,
            SubscriptionState::Left
        );
    }
    let left = known(&house.archive, "noor@lantern.example").await;
    assert_eq!(left.state, SubscriptionState::Left);
});

both!(
    links_that_are_too_old_or_were_changed_do_nothing,
    |house| async move {
        let archive = &house.archive;
        let (_sink, relay, inbox) = mailbox().await;
        ask(archive, &Postbox::new(relay), "noor@lantern.example", now()).await;
        let token = token(&inbox);
        let late = now() + SignedDuration::from_hours(48);
        assert!(matches!(
            confirm(archive, &tokens(), &token, BUTTON, late).await,
            Err(Error::Link(BadToken::Expired))
        ));
        let changed = format!("{}A", &token[..token.len() - 1]);
        for wrong in [changed.as_str(), "", "none"] {
            let done = confirm(archive, &tokens(), wrong, BUTTON, now()).await;
            assert!(
                matches!(done, Err(Error::Link(BadToken::Wrong))),
                "{wrong}: {done:?}"
            );
            assert!(leave(archive, &tokens(), wrong, BUTTON, now()).await.is_err());
        }
        assert!(
            leave(archive, &tokens(), &token, BUTTON, now()).await.is_err(),
            "for another purpose"
        );
        let stranger = tokens().sign(Purpose::Leave, model::SubscriberId(999), 0);
        assert!(matches!(
            leave(archive, &tokens(), &stranger, BUTTON, now()).await,
            Err(Error::Link(BadToken::Expired))
        ));
        assert_eq!(
            known(archive, "noor@lantern.example").await.state,
            SubscriptionState::Pending
        );
    }
);

both!(
    a_letter_that_does_not_exist_cannot_be_asked_for,
    |house| async move {
        let (_sink, relay, _inbox) = mailbox().await;
        let form = SignUp {
            lang: "fr".parse().unwrap(),
            ..form("noor@lantern.example")
        };
        let asked = sign_up(
            &house.archive,
            &tokens(),
            &layout(),
            &Postbox::new(relay),
            &form,
            now(),
        )
        .await;
        assert!(matches!(asked, Err(Error::NoSuchLetter)));
    }
);
