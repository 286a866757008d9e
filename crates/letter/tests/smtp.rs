//! The client against our own server, and against servers that misbehave.
#![expect(clippy::unwrap_used, reason = "tests")]

use letter::smtp::{Patience, Received, Receiver, Sending, Step, Verdict};
use letter::{Relay, Sink};
use proptest::prelude::*;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

type Inbox = Arc<Mutex<Vec<Received>>>;

/// Takes everything but mail for `nobody@…`; drops or refuses messages that ask for it.
struct House {
    inbox: Inbox,
}

impl Receiver for House {
    fn recipient(&self, address: &str) -> Verdict {
        match address.split_once('@').map(|(local, _)| local) {
            Some("nobody") => Verdict::Refuse(550, "5.1.1 no such user".into()),
            Some("busy") => Verdict::Refuse(451, "4.2.0 come back later".into()),
            _ => Verdict::Accept,
        }
    }

    fn message(&self, received: Received) -> Verdict {
        if received.message.starts_with(b"drop") {
            return Verdict::Drop;
        }
        if received.message.starts_with(b"spam") {
            return Verdict::Refuse(554, "5.7.1 no".into());
        }
        self.inbox.lock().unwrap().push(received);
        Verdict::Accept
    }
}

async fn house() -> (Sink, Relay, Inbox) {
    let inbox = Inbox::default();
    let sink = Sink::listen("127.0.0.1:0", House { inbox: inbox.clone() })
        .await
        .unwrap();
    let relay = Relay::parse(&format!("smtp://{}", sink.addr())).unwrap();
    (sink, relay, inbox)
}

const FROM: &str = "letter@vesper.example";
const TO: &str = "noor@lantern.example";

#[tokio::test]
async fn messages_arrive_one_after_the_other_over_one_connection() {
    let (_sink, relay, inbox) = house().await;
    let mut connection = relay.connect().await.unwrap();
    for number in 0..3 {
        let text = format!("Subject: {number}\r\n\r\n.\r\n..\r\nGrüße\r\n");
        let sending = connection.send(FROM, TO, text.as_bytes()).await;
        assert!(matches!(sending, Sending::Sent { reply } if reply.code == 250));
    }
    connection.quit().await;
    let inbox = inbox.lock().unwrap();
    assert_eq!(inbox.len(), 3);
    assert_eq!(
        inbox[2].message,
        "Subject: 2\r\n\r\n.\r\n..\r\nGrüße\r\n".as_bytes()
    );
    assert_eq!(
        (inbox[2].from.as_str(), inbox[2].to.as_slice()),
        (FROM, [TO.to_owned()].as_slice())
    );
}

#[tokio::test]
async fn a_refused_reader_does_not_disturb_the_next_one() {
    let (_sink, relay, inbox) = house().await;
    let mut connection = relay.connect().await.unwrap();
    for (to, expected) in [("nobody@lantern.example", true), ("busy@lantern.example", false)] {
        match connection.send(FROM, to, b"a\r\n").await {
            Sending::Refused {
                permanent,
                step: Step::Recipient,
                ..
            } => assert_eq!(permanent, expected),
            other => panic!("{other:?}"),
        }
        assert!(connection.is_open());
        assert!(matches!(
            connection.send(FROM, TO, b"b\r\n").await,
            Sending::Sent { .. }
        ));
    }
    assert!(matches!(
        connection.send(FROM, TO, b"spam\r\n").await,
        Sending::Refused {
            permanent: true,
            step: Step::Message,
            ..
        }
    ));
    assert!(matches!(
        connection.send(FROM, TO, b"c\r\n").await,
        Sending::Sent { .. }
    ));
    assert_eq!(inbox.lock().unwrap().len(), 3);
}

#[tokio::test]
async fn a_connection_that_ends_instead_of_the_answer_leaves_the_message_in_doubt() {
    let (_sink, relay, _inbox) = house().await;
    let mut connection = relay.connect().await.unwrap();
    assert!(matches!(
        connection.send(FROM, TO, b"drop\r\n").await,
        Sending::Broken { in_doubt: true, .. }
    ));
    assert!(!connection.is_open());
    assert!(matches!(
        connection.send(FROM, TO, b"a\r\n").await,
        Sending::Broken { in_doubt: false, .. }
    ));
}

#[tokio::test]
async fn an_address_with_other_letters_needs_and_uses_smtputf8() {
    let (_sink, relay, inbox) = house().await;
    let mut connection = relay.connect().await.unwrap();
    assert!(matches!(
        connection.send(FROM, "ünal@müller.example", b"a\r\n").await,
        Sending::Sent { .. }
    ));
    assert_eq!(inbox.lock().unwrap()[0].to, ["ünal@xn--mller-kva.example"]);
    let smuggled = "a@b.example>\r\nRCPT TO:<c@d.example";
    assert!(matches!(
        connection.send(FROM, smuggled, b"a\r\n").await,
        Sending::Refused { permanent: true, .. }
    ));
}

#[tokio::test]
async fn what_stays_unread_is_bounded() {
    let (sink, _relay, inbox) = house().await;
    let mut socket = TcpStream::connect(sink.addr()).await.unwrap();
    socket.write_all(&[b'a'; 2100]).await.unwrap();
    let mut said = String::new();
    let _ = socket.read_to_string(&mut said).await;
    assert!(said.contains("500 5.5.6"), "{said}");
    // Only CRLF, dot, CRLF ends a message: here there is one message, not two.
    let mut socket = TcpStream::connect(sink.addr()).await.unwrap();
    let smuggling = "EHLO a\r\nMAIL FROM:<a@b.example>\r\nRCPT TO:<c@d.example>\r\nDATA\r\nx\n.\nMAIL FROM:<evil@b.example>\n\r\n.\r\nQUIT\r\n";
    socket.write_all(smuggling.as_bytes()).await.unwrap();
    let mut said = String::new();
    socket.read_to_string(&mut said).await.unwrap();
    assert_eq!(inbox.lock().unwrap().len(), 1, "{said}");
    assert!(
        inbox.lock().unwrap()[0]
            .message
            .ends_with(b"evil@b.example>\n\r\n")
    );
}

/// A server that plays a script: waits for a line that begins so (or “.” alone), then says that. An empty answer closes.
async fn scripted(
    script: &'static [(&'static str, &'static str)],
) -> (Relay, tokio::task::JoinHandle<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let relay = Relay::parse(&format!("smtp://{}", listener.local_addr().unwrap())).unwrap();
    let server = tokio::spawn(async move {
        let (socket, _) = listener.accept().await.unwrap();
        let mut socket = BufReader::new(socket);
        let mut heard = String::new();
        socket.write_all(b"220 script\r\n").await.unwrap();
        for (expected, answer) in script {
            loop {
                let mut line = String::new();
                if socket.read_line(&mut line).await.unwrap_or(0) == 0 {
                    return heard;
                }
                heard.push_str(&line);
                if line.starts_with(expected) {
                    break;
                }
            }
            if answer.is_empty() {
                return heard;
            }
            socket.write_all(answer.as_bytes()).await.unwrap();
        }
        let _ = tokio::time::timeout(Duration::from_millis(300), socket.read_to_string(&mut heard)).await;
        heard
    });
    (relay, server)
}

const HELLO: (&str, &str) = ("EHLO", "250-script\r\n250 PIPELINING\r\n");

#[tokio::test]
async fn a_server_that_goes_ahead_without_a_reader_gets_a_lone_dot() {
    let (relay, server) = scripted(&[
        HELLO,
        ("MAIL", "250 ok\r\n"),
        ("RCPT", "550 5.1.1 no\r\n"),
        ("DATA", "354 go ahead\r\n"),
        (".", "554 no valid recipients\r\n"),
        ("RSET", "250 ok\r\n"),
    ])
    .await;
    let mut connection = relay.connect().await.unwrap();
    let sending = connection.send(FROM, TO, b"secret words\r\n").await;
    assert!(
        matches!(
            sending,
            Sending::Refused {
                step: Step::Recipient,
                permanent: true,
                ..
            }
        ),
        "{sending:?}"
    );
    assert!(connection.is_open());
    drop(connection);
    assert!(!server.await.unwrap().contains("secret words"));
}

#[tokio::test]
async fn without_pipelining_each_command_waits_and_nothing_follows_a_refusal() {
    let (relay, server) = scripted(&[
        ("EHLO", "250 script\r\n"),
        ("MAIL", "250 ok\r\n"),
        ("RCPT", "450 4.2.1 later\r\n"),
        ("RSET", "250 ok\r\n"),
    ])
    .await;
    let mut connection = relay.connect().await.unwrap();
    let sending = connection.send(FROM, TO, b"a\r\n").await;
    assert!(
        matches!(
            sending,
            Sending::Refused {
                permanent: false,
                step: Step::Recipient,
                ..
            }
        ),
        "{sending:?}"
    );
    drop(connection);
    assert!(!server.await.unwrap().contains("DATA"));
}

#[tokio::test]
async fn a_connection_that_ends_before_the_message_leaves_no_doubt() {
    let scripts: [&'static [(&str, &str)]; 3] = [
        &[HELLO, ("DATA", "")],
        &[
            HELLO,
            ("MAIL", "250 ok\r\n"),
            ("RCPT", "250 ok\r\n"),
            ("DATA", "421 4.3.2 going down\r\n"),
        ],
        &[HELLO, ("MAIL", "nonsense\r\n")],
    ];
    for script in scripts {
        let (relay, _server) = scripted(script).await;
        let mut connection = relay.connect().await.unwrap();
        let sending = connection.send(FROM, TO, b"a\r\n").await;
        assert!(
            matches!(sending, Sending::Broken { in_doubt: false, .. }),
            "{script:?}: {sending:?}"
        );
        assert!(!connection.is_open());
    }
}

#[tokio::test]
async fn a_server_that_never_answers_the_dot_leaves_doubt_after_a_while() {
    let (relay, _server) = scripted(&[
        HELLO,
        ("MAIL", "250 ok\r\n"),
        ("RCPT", "250 ok\r\n"),
        ("DATA", "354 go ahead\r\n"),
        (".", "250-almost\r\n"),
    ])
    .await;
    let patience = Patience {
        end: Duration::from_millis(100),
        ..Patience::default()
    };
    let mut connection = relay.with_patience(patience).connect().await.unwrap();
    let sending = connection.send(FROM, TO, b"a\r\n").await;
    assert!(
        matches!(sending, Sending::Broken { in_doubt: true, .. }),
        "{sending:?}"
    );
}

#[tokio::test]
async fn an_endless_answer_is_cut_off() {
    let flood: &'static str = Box::leak("250-x\r\n".repeat(5000).into_boxed_str());
    let script: &'static [(&str, &str)] = Box::leak(Box::new([("EHLO", flood)]));
    let (relay, _server) = scripted(script).await;
    assert!(relay.connect().await.is_err());
}

#[tokio::test]
async fn logging_in_is_tried_as_the_server_offers_it() {
    let (relay, server) = scripted(&[
        ("EHLO", "250-script\r\n250 AUTH LOGIN\r\n"),
        ("AUTH LOGIN", "334 VXNlcm5hbWU6\r\n"),
        ("d2FsdGVy", "334 UGFzc3dvcmQ6\r\n"),
        ("aHVudGVyMg==", "235 2.7.0 welcome\r\n"),
    ])
    .await;
    let address = format!("smtp://walter:hunter2@{}", relay.place());
    drop(Relay::parse(&address).unwrap().connect().await.unwrap());
    server.await.unwrap();
    let (relay, _server) = scripted(&[
        ("EHLO", "250-script\r\n250 AUTH PLAIN\r\n"),
        ("AUTH PLAIN AHdhbHRlcgB4", "535 5.7.8 wrong\r\n"),
    ])
    .await;
    let address = format!("smtp://walter:x@{}", relay.place());
    let error = Relay::parse(&address).unwrap().connect().await.unwrap_err();
    assert!(error.to_string().contains("535"), "{error}");
}

#[tokio::test]
async fn whoever_insists_on_encryption_gets_no_open_connection() {
    let (_sink, relay, _inbox) = house().await;
    let address = format!("smtp://{}?tls=required", relay.place());
    let error = Relay::parse(&address).unwrap().connect().await.unwrap_err();
    assert!(error.to_string().contains("STARTTLS"), "{error}");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(40) })]

    #[test]
    fn every_message_arrives_as_it_was_sent(lines in prop::collection::vec("[a.]{0,3}", 1..12)) {
        let message: String = lines.iter().map(|line| format!("m{line}\r\n{line}\r\n")).collect();
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let arrived = runtime.block_on(async {
            let (_sink, relay, inbox) = house().await;
            let mut connection = relay.connect().await.unwrap();
            let sending = connection.send(FROM, TO, message.as_bytes()).await;
            assert!(matches!(sending, Sending::Sent { .. }), "{sending:?}");
            inbox.lock().unwrap().remove(0).message
        });
        prop_assert_eq!(String::from_utf8(arrived).unwrap(), message);
    }
}
