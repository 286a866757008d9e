//! A correction comes with the next letter to exactly those readers who were, or may have been, sent the wrong version.
#![expect(clippy::unwrap_used, reason = "tests")]

mod common;

use archive::Act;
use common::{address, going, layout, tokens};
use jiff::SignedDuration;
use letter::smtp::{Received, Verdict};
use letter::{Relay, SendSettings, Sender, Sink};
use model::{Action, ArticleId, Lang, Role, SendTime, Slot, SlotKind};
use testkit::both;

use common::town::*;

both!(
    exactly_those_who_may_have_got_the_wrong_version_are_told_once,
    |house| async move {
        let town = Town::with(house, &["a", "c", "d"]).await;
        let refused = || Verdict::Refuse(554, "5.7.1 not today".into());
        town.mood("c", &[refused()]);
        town.mood("d", &[Verdict::Drop, refused()]);
        let lake = town.publish("Three share a lake", noon(0)).await;
        let boxes = town.evening(0).await;
        assert_eq!(boxes.keys().collect::<Vec<_>>(), ["a"]);

        town.signs_up("b", noon(1)).await;
        town.publish("The dam holds", noon(1)).await;
        town.correct(lake, "It was two, not three.", None, noon(1)).await;
        assert_eq!(town.counts(lake, noon(1)).await, [[0, 2, 0]]);
        let boxes = town.evening(1).await;
        assert_eq!(boxes.keys().collect::<Vec<_>>(), ["a", "b", "c", "d"]);
        assert_eq!(told(&boxes, "It was two, not three."), ["a", "d"]);
        assert_eq!(told(&boxes, "Corrections"), ["a", "d"]);
        let (text, html) = &boxes["a"][0];
        let stood = "The earlier version stood in our letter of November 24, 2026.";
        assert!(text.contains(&format!("Three share a lake: It was two, not three. {stood}")));
        assert!(html.contains(stood) && html.contains(&format!("/three-share-a-lake/a-{lake}\"")));
        assert_eq!(town.counts(lake, noon(2)).await, [[2, 0, 0]]);

        town.publish("A ferry at half speed", noon(2)).await;
        let boxes = town.evening(2).await;
        assert_eq!(boxes.len(), 4);
        assert!(told(&boxes, "Corrections").is_empty(), "told once");
        let preview = letter::preview(&town.house.archive, &layout(), Lang::EN, day(1), noon(2)).await;
        assert!(
            preview.unwrap().text.contains("It was two, not three."),
            "a preview lists what was put right for everybody"
        );
    }
);

both!(
    whose_copy_with_the_notice_came_back_is_told_with_the_next_one,
    |house| async move {
        let town = Town::with(house, &["a", "busy", "gone"]).await;
        let lake = town.publish("Three share a lake", noon(0)).await;
        town.evening(0).await;
        town.publish("The dam holds", noon(1)).await;
        town.correct(lake, "It was two.", None, noon(1)).await;
        let later = Verdict::Refuse(451, "4.2.0 come back later".into());
        town.mood("a", &[Verdict::Refuse(554, "5.7.1 not today".into())]);
        town.mood("busy", &vec![later; 9]);
        town.mood("gone", &[Verdict::Refuse(550, "5.1.1 no such user".into())]);
        town.freeze(1).await;
        let report = town.sender().send_due(going()).await.unwrap();
        assert_eq!((report.bounced, report.later), (2, 1));
        assert_eq!(
            town.counts(lake, noon(2)).await,
            [[0, 2, 1]],
            "the one who is gone is no reader"
        );

        // The one who is busy still gets the evening's copy with its notice, and is not told a second time.
        town.publish("A ferry at half speed", noon(2)).await;
        town.freeze(2).await;
        town.mood("busy", &[]);
        let boxes = town.send(2).await;
        assert_eq!(boxes["busy"].len(), 2);
        assert_eq!(boxes["a"].len(), 1);
        let heard = boxes["busy"]
            .iter()
            .filter(|(text, _)| text.contains("It was two."))
            .count();
        assert_eq!((heard, told(&boxes, "It was two.").len()), (1, 2), "{boxes:?}");
        assert_eq!(town.counts(lake, noon(3)).await, [[2, 0, 1]]);
    }
);

both!(
    each_reader_is_told_of_what_he_or_she_was_sent_and_a_notice_counts_as_sent,
    |house| async move {
        let town = Town::with(house, &["old"]).await;
        let lake = town.publish("Three share a lake", noon(0)).await;
        town.evening(0).await;
        town.signs_up("new", noon(1)).await;
        let dam = town.publish("The dam holds", noon(1)).await;
        town.evening(1).await;
        town.signs_up("newest", noon(2)).await;
        town.publish("A ferry at half speed", noon(2)).await;
        town.correct(lake, "It was two.", None, noon(2)).await;
        town.correct(dam, "It was the weir.", None, noon(2)).await;
        let boxes = town.evening(2).await;
        assert_eq!(told(&boxes, "It was two."), ["old"]);
        assert_eq!(told(&boxes, "It was the weir."), ["new", "old"]);
        assert_eq!(told(&boxes, "letter of November 25, 2026"), ["new", "old"]);
        assert_eq!(boxes.len(), 3);

        // What puts a correction right concerns those who had only the notice of it, since that stood in their letter.
        town.publish("A comet comes early", noon(3)).await;
        town.correct(lake, "It was four after all.", Some(2), noon(3))
            .await;
        let boxes = town.evening(3).await;
        assert_eq!(told(&boxes, "It was four after all."), ["old"]);
        assert_eq!(told(&boxes, "letter of November 26, 2026"), ["old"]);
        assert!(told(&boxes, "It was two.").is_empty());
        // What was wrong from the first is dated by the letter that brought it.
        town.publish("A harbour opens", noon(4)).await;
        town.correct(lake, "It was Wednesday.", None, noon(4)).await;
        let boxes = town.evening(4).await;
        assert_eq!(told(&boxes, "It was Wednesday."), ["old"]);
        assert_eq!(told(&boxes, "letter of November 24, 2026"), ["old"]);
        assert_eq!(
            town.counts(lake, noon(5)).await,
            [[1, 0, 0], [1, 0, 0], [1, 0, 0]]
        );
        assert_eq!(town.counts(dam, noon(5)).await, [[2, 0, 0]]);
    }
);

both!(
    a_correction_that_was_wrong_itself_comes_with_what_puts_it_right,
    |house| async move {
        let town = Town::with(house, &["a"]).await;
        let lake = town.publish("Three share a lake", noon(0)).await;
        let dam = town.publish("The dam holds", noon(0)).await;
        town.evening(0).await;
        town.signs_up("new", noon(1)).await;
        town.publish("A ferry at half speed", noon(1)).await;
        town.correct(lake, "It was two.", None, noon(1)).await;
        town.correct(lake, "It was four after all.", Some(2), noon(1))
            .await;
        town.correct(lake, "Or five.", Some(3), noon(1)).await;
        town.correct(dam, "It was the weir.", None, noon(1)).await;
        town.freeze(1).await;
        // The other one turns out wrong when its notice is on its way.
        town.correct(dam, "It was the lock.", Some(2), half_past_six(1))
            .await;
        let boxes = town.send(1).await;
        for words in [
            "It was two.",
            "It was four after all.",
            "Or five.",
            "It was the weir.",
        ] {
            assert_eq!(told(&boxes, words), ["a"], "{words}");
        }
        assert!(told(&boxes, "It was the lock.").is_empty());
        town.publish("A comet comes early", noon(2)).await;
        let boxes = town.evening(2).await;
        assert_eq!(told(&boxes, "corrections"), ["a"]);
        assert_eq!(told(&boxes, "It was the lock."), ["a"]);
        assert_eq!(town.counts(lake, noon(3)).await, vec![[1, 0, 0]; 3]);
        assert_eq!(town.counts(dam, noon(3)).await, vec![[1, 0, 0]; 2]);
    }
);

both!(
    a_withdrawal_takes_the_notice_away_and_a_return_brings_it_back,
    |house| async move {
        let town = Town::with(house, &["a", "b"]).await;
        let lake = town.publish("Three share a lake", noon(0)).await;
        town.evening(0).await;
        let dam = town.publish("The dam holds", noon(1)).await;
        town.correct(lake, "It was two.", None, noon(1)).await;
        town.freeze(1).await;
        // One reader has the copy with the notice, then the story is withdrawn.
        town.mood("b", &[Verdict::Refuse(451, "4.2.0 come back later".into())]);
        town.sender().send_due(going()).await.unwrap();
        assert_eq!(told(&town.boxes(), "It was two."), ["a"]);
        town.act(lake, Action::Withdraw, Act::default(), half_past_six(1))
            .await;
        let boxes = town.send(1).await;
        assert_eq!(boxes.keys().collect::<Vec<_>>(), ["b"]);
        for gone in ["It was two.", "Three share a lake", "Corrections"] {
            assert!(told(&boxes, gone).is_empty(), "{gone}");
        }
        assert_eq!(told(&boxes, "The dam holds"), ["b"]);
        assert_eq!(town.counts(lake, noon(2)).await, [[1, 0, 1]]);
        assert!(town.counts(dam, noon(2)).await.is_empty());

        town.publish("A ferry at half speed", noon(2)).await;
        assert!(told(&town.evening(2).await, "It was two.").is_empty());
        for action in [Action::Save, Action::Submit, Action::Approve, Action::Publish] {
            town.act(lake, action, Act::default(), noon(3)).await;
        }
        town.publish("A comet comes early", noon(3)).await;
        assert_eq!(told(&town.evening(3).await, "It was two."), ["b"]);
    }
);

both!(
    a_correction_while_letters_go_out_is_for_those_who_were_served_before_it,
    |house| async move {
        let town = Town::with(house, &["early", "late"]).await;
        town.mood("late", &[Verdict::Refuse(451, "4.2.0 come back later".into())]);
        let lake = town.publish("Three share a lake", noon(0)).await;
        town.freeze(0).await;
        town.sender().send_due(going()).await.unwrap();
        assert_eq!(town.boxes().len(), 1);
        town.correct(lake, "It was two.", None, half_past_six(0)).await;
        let boxes = town.send(0).await;
        assert!(
            told(&boxes, "It was two.").is_empty(),
            "the rest get it right, which needs no notice"
        );
        town.publish("The dam holds", noon(1)).await;
        assert_eq!(told(&town.evening(1).await, "It was two."), ["early"]);
    }
);

both!(
    who_reads_another_languages_letter_by_now_is_told_there,
    |house| async move {
        let town = Town::with(house, &["a", "b"]).await;
        let german: Lang = "de".parse().unwrap();
        let lake = town.publish("Three share a lake", noon(0)).await;
        town.evening(0).await;
        let mut tx = town.house.archive.begin("test", "").await.unwrap();
        tx.set_letter(german, &model::Schedule::evening(), noon(0))
            .await
            .unwrap();
        let moved = tx
            .subscriber_at(&address("b@lantern.example"))
            .await
            .unwrap()
            .unwrap();
        tx.set_preferences(moved.id, german, SendTime::Utc, "UTC")
            .await
            .unwrap();
        tx.commit().await.unwrap();
        town.correct(lake, "It was two.", None, noon(1)).await;
        town.publish("The dam holds", noon(1)).await;
        let content = testkit::content("Der Damm hält");
        testkit::article(&town.house.archive, "damm", german, &content, noon(1)).await;
        town.clock.turn_to(half_past_six(1));
        let fixed = letter::freeze_due(&town.house.archive, &layout(), half_past_six(1))
            .await
            .unwrap();
        assert_eq!(fixed.len(), 2);
        let boxes = town.send(1).await;
        assert_eq!(told(&boxes, "It was two."), ["a", "b"]);
        let (text, html) = &boxes["b"][0];
        assert!(text.contains("In unserem Brief vom 24. November 2026 stand die frühere Fassung."));
        assert!(
            html.contains("<bdi lang=\"en\" dir=\"ltr\">It was two.</bdi>"),
            "{html}"
        );
        assert_eq!(town.counts(lake, noon(2)).await, [[2, 0, 0]]);
    }
);

both!(
    an_evening_without_a_letter_tells_nobody_and_the_next_one_does,
    |house| async move {
        let town = Town::with(house, &["a"]).await;
        let lake = town.publish("Three share a lake", noon(0)).await;
        town.evening(0).await;
        town.correct(lake, "It was two.", None, noon(1)).await;
        let fixed = letter::freeze_due(&town.house.archive, &layout(), half_past_six(1))
            .await
            .unwrap();
        assert!(fixed.is_empty(), "there is no new story");
        assert_eq!(town.counts(lake, noon(2)).await, [[0, 1, 0]]);
        town.publish("The dam holds", noon(2)).await;
        // By hand it is fixed as by the clock.
        let mut tx = town.house.archive.begin("test", "").await.unwrap();
        let letter = tx.letters().await.unwrap().remove(0);
        let issue = tx.open_issue(letter.id, day(2)).await.unwrap();
        tx.commit().await.unwrap();
        town.clock.turn_to(half_past_six(2));
        assert!(
            letter::freeze_now(&town.house.archive, issue.id, half_past_six(2))
                .await
                .unwrap()
        );
        assert_eq!(told(&town.send(2).await, "It was two."), ["a"]);
    }
);

both!(
    what_is_over_the_most_comes_with_the_next_letter_and_old_corrections_do_not,
    |house| async move {
        let town = Town::with(house, &["a"]).await;
        let mut pieces = Vec::new();
        for number in 1..=7 {
            pieces.push(town.publish(&format!("Piece {number}"), noon(0)).await);
        }
        let mut tx = town.house.archive.begin("test", "").await.unwrap();
        let letter = tx.letters().await.unwrap().remove(0);
        let issue = tx.open_issue(letter.id, day(0)).await.unwrap();
        let slot = |article: &ArticleId| Slot {
            kind: SlotKind::HardNews,
            article: *article,
            revision: None,
        };
        let slots: Vec<Slot> = pieces.iter().map(slot).collect();
        assert!(tx.compose_issue(issue.id, &slots, noon(0)).await.unwrap());
        tx.commit().await.unwrap();
        town.evening(0).await;
        for (number, piece) in (1..).zip(&pieces) {
            town.correct(*piece, &format!("Right {number}."), None, noon(1))
                .await;
        }
        town.act(pieces[0], Action::Withdraw, Act::default(), noon(1))
            .await;
        let heard = |boxes: &Boxes| {
            let all = (1..=7).filter(|number| !told(boxes, &format!("Right {number}.")).is_empty());
            all.collect::<Vec<i64>>()
        };
        town.publish("The dam holds", noon(1)).await;
        assert_eq!(
            heard(&town.evening(1).await),
            [2, 3, 4, 5, 6],
            "what is withdrawn takes no place"
        );
        town.publish("A ferry at half speed", noon(2)).await;
        town.mood("a", &[Verdict::Refuse(554, "5.7.1 not today".into())]);
        assert!(heard(&town.evening(2).await).is_empty());
        let last = noon(31) - SignedDuration::from_secs(1);
        assert_eq!(town.counts(pieces[6], last).await, [[0, 1, 0]]);
        assert_eq!(town.counts(pieces[6], noon(31)).await, [[0, 0, 1]]);
        town.publish("A comet comes early", noon(31)).await;
        assert!(
            heard(&town.evening(31).await).is_empty(),
            "what is older than 30 days is let be"
        );
    }
);

both!(
    a_withdrawal_in_the_middle_of_a_batch_takes_the_notice_from_the_rest_of_it,
    |house| async move {
        const READERS: usize = 40;
        let town = Town::with(house, &[]).await;
        for number in 0..READERS {
            town.signs_up(&format!("r{number}"), noon(0)).await;
        }
        let lake = town.publish("Three share a lake", noon(0)).await;
        town.evening(0).await;
        town.publish("The dam holds", noon(1)).await;
        town.correct(lake, "It was two.", None, noon(1)).await;
        town.freeze(1).await;
        let (archive, kept) = (town.house.archive.clone(), town.inbox.clone());
        let sink = Sink::listen("127.0.0.1:0", move |received: Received| {
            let is_first = kept.lock().unwrap().is_empty();
            kept.lock().unwrap().push(received);
            if is_first {
                tokio::task::block_in_place(|| {
                    tokio::runtime::Handle::current().block_on(async {
                        let mut tx = archive.begin("ek", "it was wrong").await.unwrap();
                        let now = half_past_six(1);
                        tx.act(lake, Action::Withdraw, Role::Editor, Act::default(), now)
                            .await
                            .unwrap();
                        tx.commit().await.unwrap();
                    });
                });
            }
            Verdict::Accept
        });
        let sink = sink.await.unwrap();
        let relay = Relay::parse(&format!("smtp://{}", sink.addr())).unwrap();
        let settings = SendSettings {
            connections: 1,
            batch: 50,
            ..SendSettings::default()
        };
        let (archive, clock) = (town.house.archive.clone(), town.clock.clone());
        let sender = Sender::new(archive, layout(), relay, tokens(), settings, clock).unwrap();
        sender.send_due(going()).await.unwrap();
        let boxes = town.boxes();
        assert_eq!(boxes.len(), READERS);
        assert_eq!(told(&boxes, "It was two.").len(), 1);
    }
);
