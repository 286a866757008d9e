//! Each reader of an issue gets one copy, and what becomes of it is written down.
#![expect(clippy::unwrap_used, reason = "tests")]

mod common;

use archive::Act;
use common::{address, evening, going, issue_for, layout, mailbox, sender, tokens};
use jiff::SignedDuration;
use letter::smtp::{Received, Verdict};
use letter::{Purpose, Relay, Sink, progress};
use mail_parser::MessageParser;
use model::{Action, DeliveryState, Lang, Role, SubscriptionState};
use std::collections::HashMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use testkit::{HandClock, both};

async fn withdraw(archive: &archive::Archive, article: model::ArticleId) {
    let mut tx = archive.begin("test", "it is wrong").await.unwrap();
    tx.act(article, Action::Withdraw, Role::Editor, Act::default(), evening())
        .await
        .unwrap();
    tx.commit().await.unwrap();
}

/// The archive tells the readers who got the dam from those who did not.
async fn who_got(
    archive: &archive::Archive,
    issue: model::IssueId,
    (lake, dam): (model::ArticleId, model::ArticleId),
    with_dam: usize,
) {
    let mut tx = archive.read().await.unwrap();
    let (first, with_dam) = (model::RevisionNo(1), i64::try_from(with_dam).unwrap());
    assert_eq!(
        tx.mailed_revisions(dam).await.unwrap(),
        [(issue, first, with_dam)]
    );
    assert_eq!(tx.mailed_revisions(lake).await.unwrap(), [(issue, first, 30)]);
    let everybody = model::SubscriberId(0);
    let readers = tx
        .mailed_to(dam, first..model::RevisionNo(2), everybody, 100)
        .await
        .unwrap();
    assert_eq!(readers.len(), usize::try_from(with_dam).unwrap());
    let rest = tx
        .mailed_to(dam, first..model::RevisionNo(2), readers[3], 100)
        .await
        .unwrap();
    assert_eq!(rest, readers[4..]);
    let later = tx
        .mailed_to(dam, model::RevisionNo(2)..model::RevisionNo(9), everybody, 100)
        .await
        .unwrap();
    assert!(later.is_empty());
}

both!(
    each_reader_gets_one_copy_and_the_issue_is_closed,
    |house| async move {
        let (issue, _) = issue_for(&house.archive, 57).await;
        let (_sink, relay, inbox) = mailbox().await;
        let clock = Arc::new(HandClock::at(evening()));
        let one = sender(&house.archive, &relay, &clock);
        let second = house.second().await;
        let two = sender(&second, &relay, &clock);
        let (a, b) = tokio::join!(one.send_due(going()), two.send_due(going()));
        let (a, b) = (a.unwrap(), b.unwrap());
        assert_eq!(a.handed_over + b.handed_over, 57);
        let mut to: Vec<String> = inbox
            .lock()
            .unwrap()
            .iter()
            .map(|mail| mail.to[0].clone())
            .collect();
        to.sort();
        to.dedup();
        assert_eq!((to.len(), inbox.lock().unwrap().len()), (57, 57));
        let again = one.send_due(going()).await.unwrap();
        assert_eq!(
            [a.closed, b.closed, again.closed].concat(),
            [issue],
            "closed once"
        );
        assert_eq!(inbox.lock().unwrap().len(), 57);
        assert_eq!(
            progress(&house.archive, issue)
                .await
                .unwrap()
                .of(DeliveryState::HandedOver),
            57
        );
    }
);

both!(
    a_copy_is_a_proper_mail_with_its_readers_links,
    |house| async move {
        let (issue, _) = issue_for(&house.archive, 1).await;
        let (_sink, relay, inbox) = mailbox().await;
        let clock = Arc::new(HandClock::at(evening() + SignedDuration::from_mins(3)));
        sender(&house.archive, &relay, &clock)
            .send_due(going())
            .await
            .unwrap();
        let received = inbox.lock().unwrap().remove(0);
        assert_eq!(received.from, "letter@vesper.example");
        assert!(received.message.is_ascii());
        let raw = String::from_utf8(received.message.clone()).unwrap();
        assert!(
            raw.split("\r\n")
                .all(|line| line.len() <= 998 && !line.contains(['\r', '\n']))
        );
        let mail = MessageParser::default().parse(&received.message).unwrap();
        let reader = house
            .archive
            .read()
            .await
            .unwrap()
            .subscriber_at(&address("r0@lantern.example"))
            .await
            .unwrap()
            .unwrap();
        assert_eq!(
            mail.message_id().unwrap(),
            model::message_id(issue, reader.id, "vesper.example")
        );
        assert_eq!(
            mail.date().unwrap().to_timestamp(),
            evening().as_second(),
            "the instant of fixing, not of sending"
        );
        assert_eq!(
            mail.from().unwrap().first().unwrap().address(),
            Some("letter@vesper.example")
        );
        assert_eq!(mail.from().unwrap().first().unwrap().name(), Some("Vesper"));
        assert_eq!(
            mail.to().unwrap().first().unwrap().address(),
            Some("r0@lantern.example")
        );
        assert!(!mail.subject().unwrap().is_empty());
        assert!(raw.contains("List-Id: <letter-en.vesper.example>\r\n"), "{raw}");
        assert!(raw.contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n"));
        assert!(raw.contains("Feedback-ID: 1:en:letter:vesper.example\r\n"));
        assert!(raw.contains("Content-Language: en\r\n"));
        let leave = raw
            .lines()
            .find_map(|line| line.strip_prefix("List-Unsubscribe: <")?.strip_suffix(">"))
            .unwrap();
        let token = leave
            .strip_prefix("https://vesper.example/letter/leave/")
            .unwrap();
        assert_eq!(
            tokens().verify(Purpose::Leave, token, evening()),
            Ok((reader.id, reader.generation))
        );
        let (text, html) = (mail.body_text(0).unwrap(), mail.body_html(0).unwrap());
        for part in [&text, &html] {
            assert!(
                part.contains("Three share a lake") && part.contains("The dam holds"),
                "{part}"
            );
            assert!(
                part.contains(leave) && part.contains("/letter/preferences/") && !part.contains("@@"),
                "{part}"
            );
            assert!(part.contains("1 Harbour Street"));
        }
    }
);

both!(a_second_copy_is_the_same_byte_for_byte, |house| async move {
    issue_for(&house.archive, 1).await;
    let inbox: Arc<Mutex<Vec<Received>>> = Arc::default();
    let kept = inbox.clone();
    let sink = Sink::listen("127.0.0.1:0", move |received: Received| {
        let mut kept = kept.lock().unwrap();
        kept.push(received);
        if kept.len() == 1 {
            Verdict::Drop
        } else {
            Verdict::Accept
        }
    });
    let sink = sink.await.unwrap();
    let relay = Relay::parse(&format!("smtp://{}", sink.addr())).unwrap();
    let clock = Arc::new(HandClock::at(evening()));
    let sender = sender(&house.archive, &relay, &clock);
    let report = sender.send_due(going()).await.unwrap();
    assert_eq!((report.in_doubt, report.handed_over), (1, 0));
    assert!(report.closed.is_empty());
    assert_eq!(
        sender.send_due(going()).await.unwrap().handed_over,
        0,
        "not before its time"
    );
    clock.turn_to(evening() + SignedDuration::from_mins(1));
    assert_eq!(sender.send_due(going()).await.unwrap().handed_over, 1);
    let inbox = inbox.lock().unwrap();
    assert_eq!(inbox[0], inbox[1]);
});

both!(
    who_does_not_exist_gets_no_more_letters_and_who_is_busy_gets_it_later,
    |house| async move {
        let noon = evening() - SignedDuration::from_hours(6);
        for mail in ["gone@lantern.example", "busy@lantern.example"] {
            common::reader(&house.archive, mail, model::SendTime::Utc, "UTC", noon).await;
        }
        let (issue, _) = issue_for(&house.archive, 3).await;
        let (_sink, relay, inbox) = mailbox().await;
        let clock = Arc::new(HandClock::at(evening()));
        let sender = sender(&house.archive, &relay, &clock);
        let report = sender.send_due(going()).await.unwrap();
        assert_eq!((report.handed_over, report.bounced, report.later), (3, 1, 1));
        let mut tx = house.archive.read().await.unwrap();
        let gone = tx
            .subscriber_at(&address("gone@lantern.example"))
            .await
            .unwrap()
            .unwrap();
        assert_eq!(gone.state, SubscriptionState::Bounced);
        let acts = tx.consents(gone.id).await.unwrap();
        assert!(
            acts.iter()
                .any(|(act, _, wording, _)| act == "bounced" && wording.contains("5.1.1")),
            "{acts:?}"
        );
        drop(tx);
        // The one who is busy is asked less and less often, and given up after a day.
        let mut tries = 1;
        let mut now = evening();
        while let Some(due) = letter::next_due(&house.archive, now).await.unwrap() {
            if due > evening() + SignedDuration::from_hours(23) && tries > 28 {
                break;
            }
            now = due;
            clock.turn_to(now);
            let report = sender.send_due(going()).await.unwrap();
            tries += 1;
            if report.bounced == 1 {
                break;
            }
        }
        assert!((28..=31).contains(&tries), "{tries} tries");
        assert_eq!(
            progress(&house.archive, issue)
                .await
                .unwrap()
                .of(DeliveryState::Bounced),
            2
        );
        assert_eq!(inbox.lock().unwrap().len(), 3);
    }
);

both!(while_the_relay_is_down_nothing_is_lost, |house| async move {
    let (issue, _) = issue_for(&house.archive, 12).await;
    let (sink, relay, _inbox) = mailbox().await;
    let place = sink.addr();
    drop(sink);
    tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    let clock = Arc::new(HandClock::at(evening()));
    let sender = sender(&house.archive, &relay, &clock);
    let mut asked = 0;
    for second in 0..300 {
        clock.turn_to(evening() + SignedDuration::from_secs(second));
        asked += usize::from(sender.send_due(going()).await.unwrap().relay_down.is_some());
    }
    assert!((5..=12).contains(&asked), "asked {asked} times in five minutes");
    assert_eq!(progress(&house.archive, issue).await.unwrap().open(), 12);
    let inbox = common::Inbox::default();
    let _sink = Sink::listen(place, common::Mailbox { inbox: inbox.clone() })
        .await
        .unwrap();
    clock.turn_to(evening() + SignedDuration::from_hours(40));
    let report = sender.send_due(going()).await.unwrap();
    assert_eq!((report.handed_over, report.closed), (12, vec![issue]));
    assert_eq!(inbox.lock().unwrap().len(), 12);
});

both!(
    a_relay_that_hangs_up_after_a_few_messages_still_takes_them_all,
    |house| async move {
        issue_for(&house.archive, 40).await;
        let inbox = common::Inbox::default();
        let (kept, count) = (inbox.clone(), AtomicUsize::new(0));
        let sink = Sink::listen("127.0.0.1:0", move |received: Received| {
            kept.lock().unwrap().push(received);
            match count.fetch_add(1, Ordering::SeqCst) % 7 {
                6 => Verdict::Refuse(421, "4.7.0 enough for this connection".into()),
                _ => Verdict::Accept,
            }
        });
        let sink = sink.await.unwrap();
        let relay = Relay::parse(&format!("smtp://{}", sink.addr())).unwrap();
        let clock = Arc::new(HandClock::at(evening()));
        let sender = sender(&house.archive, &relay, &clock);
        let mut handed_over = 0;
        for minute in 0..10 {
            clock.turn_to(evening() + SignedDuration::from_mins(minute));
            handed_over += sender.send_due(going()).await.unwrap().handed_over;
        }
        assert_eq!(handed_over, 40);
    }
);

both!(
    a_story_that_is_withdrawn_while_letters_go_out_is_left_out_of_the_rest,
    |house| async move {
        let (issue, [lake, dam]) = issue_for(&house.archive, 30).await;
        let (stop, stopped) = tokio::sync::watch::channel(false);
        let inbox = common::Inbox::default();
        let (kept, stop_after) = (inbox.clone(), stop.clone());
        let sink = Sink::listen("127.0.0.1:0", move |received: Received| {
            let mut kept = kept.lock().unwrap();
            kept.push(received);
            if kept.len() == 10 {
                stop_after.send_replace(true);
            }
            Verdict::Accept
        });
        let sink = sink.await.unwrap();
        let relay = Relay::parse(&format!("smtp://{}", sink.addr())).unwrap();
        let clock = Arc::new(HandClock::at(evening()));
        let sender = sender(&house.archive, &relay, &clock);
        let report = sender.send_due(stopped.clone()).await.unwrap();
        assert!((10..=14).contains(&report.handed_over), "{report:?}");
        let open = progress(&house.archive, issue).await.unwrap();
        assert_eq!(
            open.of(DeliveryState::Claimed),
            0,
            "what was not sent is given back"
        );
        let before = inbox.lock().unwrap().len();
        withdraw(&house.archive, dam).await;
        stop.send_replace(false);
        sender.send_due(stopped.clone()).await.unwrap();
        let all: Vec<String> = inbox
            .lock()
            .unwrap()
            .iter()
            .map(|mail| String::from_utf8_lossy(&mail.message).into_owned())
            .collect();
        assert_eq!(all.len(), 30);
        for (number, mail) in all.iter().enumerate() {
            assert!(mail.contains("Three share a lake"));
            assert_eq!(mail.contains("The dam holds"), number < before, "mail {number}");
        }
        who_got(&house.archive, issue, (lake, dam), before).await;
        assert!(
            letter::preview(
                &house.archive,
                &layout(),
                Lang::EN,
                "2026-11-24".parse().unwrap(),
                evening()
            )
            .await
            .is_ok()
        );
        withdraw(&house.archive, lake).await;
        let nothing = letter::preview(
            &house.archive,
            &layout(),
            Lang::EN,
            "2026-11-24".parse().unwrap(),
            evening(),
        )
        .await;
        assert!(matches!(nothing, Err(letter::Error::NoStories)));
    }
);

both!(
    a_letter_of_which_nothing_is_left_is_not_sent_and_says_why,
    |house| async move {
        let (issue, articles) = issue_for(&house.archive, 3).await;
        for article in articles {
            withdraw(&house.archive, article).await;
        }
        let (_sink, relay, inbox) = mailbox().await;
        let clock = Arc::new(HandClock::at(evening()));
        let report = sender(&house.archive, &relay, &clock)
            .send_due(going())
            .await
            .unwrap();
        assert_eq!((report.failed, report.closed), (3, vec![issue]));
        assert!(inbox.lock().unwrap().is_empty());
        let troubled = house
            .archive
            .read()
            .await
            .unwrap()
            .troubled_deliveries(issue, 10)
            .await
            .unwrap();
        assert!(
            troubled
                .iter()
                .all(|(_, state, reason)| state == "failed" && reason.contains("withdrawn"))
        );
    }
);

both!(links_of_different_readers_differ, |house| async move {
    issue_for(&house.archive, 8).await;
    let (_sink, relay, inbox) = mailbox().await;
    let clock = Arc::new(HandClock::at(evening()));
    sender(&house.archive, &relay, &clock)
        .send_due(going())
        .await
        .unwrap();
    let mut links: HashMap<String, String> = HashMap::new();
    for mail in inbox.lock().unwrap().iter() {
        let raw = String::from_utf8_lossy(&mail.message);
        let link = raw
            .lines()
            .find(|line| line.starts_with("List-Unsubscribe: "))
            .unwrap()
            .to_owned();
        assert!(links.insert(link, mail.to[0].clone()).is_none());
    }
    assert_eq!(links.len(), 8);
});
