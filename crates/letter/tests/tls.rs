//! Encrypted connections to a relay, from the first byte and by STARTTLS.
#![expect(clippy::unwrap_used, reason = "tests")]

use letter::smtp::{Received, Sending, Verdict};
use letter::{Relay, Sink};
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::{ClientConfig, RootCertStore, ServerConfig};
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use tokio::io::{AsyncBufReadExt, AsyncRead, AsyncWrite, AsyncWriteExt, BufReader, copy_bidirectional};
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::TlsAcceptor;

fn certificate() -> CertificateDer<'static> {
    CertificateDer::from_pem_slice(include_bytes!("data/relay.pem")).unwrap()
}

fn acceptor() -> TlsAcceptor {
    let key = PrivateKeyDer::from_pem_slice(include_bytes!("data/relay-key.pem")).unwrap();
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let builder = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap();
    let config = builder
        .with_no_client_auth()
        .with_single_cert(vec![certificate()], key)
        .unwrap();
    TlsAcceptor::from(Arc::new(config))
}

fn trusting() -> Arc<ClientConfig> {
    let mut roots = RootCertStore::empty();
    roots.add(certificate()).unwrap();
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let builder = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap();
    Arc::new(builder.with_root_certificates(roots).with_no_client_auth())
}

type Inbox = Arc<Mutex<Vec<Received>>>;

async fn mailbox() -> (Sink, Inbox) {
    let inbox = Inbox::default();
    let kept = inbox.clone();
    let sink = Sink::listen("127.0.0.1:0", move |received: Received| {
        kept.lock().unwrap().push(received);
        Verdict::Accept
    });
    (sink.await.unwrap(), inbox)
}

async fn pass_on(mut outer: impl AsyncRead + AsyncWrite + Unpin, sink: SocketAddr, skip_greeting: bool) {
    let mut inner = BufReader::new(TcpStream::connect(sink).await.unwrap());
    if skip_greeting {
        inner.read_line(&mut String::new()).await.unwrap();
    }
    let _ = copy_bidirectional(&mut outer, &mut inner).await;
}

/// A mailbox behind TLS. With `injected`, plain bytes follow the go-ahead for STARTTLS.
async fn server(sink: SocketAddr, implicit: bool, injected: &'static str) -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    tokio::spawn(async move {
        loop {
            let (socket, _) = listener.accept().await.unwrap();
            tokio::spawn(async move {
                if implicit {
                    let Ok(socket) = acceptor().accept(socket).await else {
                        return;
                    };
                    return pass_on(socket, sink, false).await;
                }
                let mut socket = BufReader::new(socket);
                for answer in [
                    "220 relay\r\n",
                    "250-relay\r\n250 STARTTLS\r\n",
                    "220 go ahead\r\n",
                ] {
                    socket.write_all(answer.as_bytes()).await.unwrap();
                    if answer.starts_with("220 go") {
                        socket.write_all(injected.as_bytes()).await.unwrap();
                    } else if socket.read_line(&mut String::new()).await.unwrap_or(0) == 0 {
                        return;
                    }
                }
                let Ok(socket) = acceptor().accept(socket).await else {
                    return;
                };
                pass_on(socket, sink, true).await;
            });
        }
    });
    port
}

async fn send(relay: &Relay) -> Sending {
    let mut connection = relay.connect().await.unwrap();
    let sending = connection
        .send(
            "letter@vesper.example",
            "noor@lantern.example",
            b"Subject: a\r\n\r\nb\r\n",
        )
        .await;
    connection.quit().await;
    sending
}

#[tokio::test]
async fn letters_go_out_encrypted_either_way() {
    let (sink, inbox) = mailbox().await;
    for (implicit, scheme, rest) in [
        (true, "smtps", ""),
        (false, "smtp", ""),
        (false, "smtp", "?tls=required"),
    ] {
        let port = server(sink.addr(), implicit, "").await;
        let relay = Relay::parse(&format!("{scheme}://localhost:{port}{rest}"))
            .unwrap()
            .trusting(trusting());
        let sending = send(&relay).await;
        assert!(
            matches!(sending, Sending::Sent { .. }),
            "{scheme}{rest}: {sending:?}"
        );
    }
    assert_eq!(inbox.lock().unwrap().len(), 3);
}

#[tokio::test]
async fn a_certificate_that_nobody_vouches_for_ends_the_connection() {
    let (sink, inbox) = mailbox().await;
    for (implicit, scheme) in [(true, "smtps"), (false, "smtp")] {
        let port = server(sink.addr(), implicit, "").await;
        let relay = Relay::parse(&format!("{scheme}://localhost:{port}")).unwrap();
        assert!(relay.connect().await.is_err(), "{scheme}");
        let relay = Relay::parse(&format!("{scheme}://127.0.0.1:{port}"))
            .unwrap()
            .trusting(trusting());
        assert!(
            relay.connect().await.is_err(),
            "{scheme}: another name than the certificate's"
        );
    }
    assert!(inbox.lock().unwrap().is_empty());
}

#[tokio::test]
async fn an_answer_that_was_slipped_in_before_tls_begins_is_no_answer() {
    let (sink, _inbox) = mailbox().await;
    let port = server(sink.addr(), false, "250 slipped in\r\n").await;
    let relay = Relay::parse(&format!("smtp://localhost:{port}"))
        .unwrap()
        .trusting(trusting());
    assert!(relay.connect().await.is_err());
}
