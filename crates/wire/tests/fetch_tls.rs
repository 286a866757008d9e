//! Asking over TLS: only whom a known authority vouches for.
#![expect(clippy::unwrap_used, reason = "tests")]

use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::{RootCertStore, ServerConfig};
use std::sync::Arc;
use std::time::Duration;
use testkit::{Reply, Server};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;
use url::Url;
use wire::{FetchError, Fetched, Fetcher, Patience, Reach, Validators, Want};

fn certificate() -> CertificateDer<'static> {
    CertificateDer::from_pem_slice(include_bytes!("data/localhost.pem")).unwrap()
}

/// Gives the same answer to everybody, over TLS; its port.
async fn server(answer: String) -> u16 {
    let key = PrivateKeyDer::from_pem_slice(include_bytes!("data/localhost-key.pem")).unwrap();
    let config = ServerConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![certificate()], key)
        .unwrap();
    let acceptor = TlsAcceptor::from(Arc::new(config));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    tokio::spawn(async move {
        loop {
            let (socket, _) = listener.accept().await.unwrap();
            let (acceptor, answer) = (acceptor.clone(), answer.clone());
            tokio::spawn(async move {
                let Ok(mut socket) = acceptor.accept(socket).await else {
                    return;
                };
                let _ = socket.read(&mut [0; 4096]).await;
                let _ = socket.write_all(answer.as_bytes()).await;
                let _ = socket.shutdown().await;
            });
        }
    });
    port
}

async fn get(fetcher: &Fetcher, port: u16) -> Result<Fetched, FetchError> {
    let want = Want {
        address: &Url::parse(&format!("https://localhost:{port}/")).unwrap(),
        known: &Validators::default(),
        login: None,
        accept: "*/*",
        bytes_max: 100,
    };
    fetcher.fetch(want).await
}

fn patience() -> Patience {
    Patience {
        stall: Duration::from_secs(5),
        ..Patience::default()
    }
}

fn trusting() -> Fetcher {
    let mut roots = RootCertStore::empty();
    roots.add(certificate()).unwrap();
    Fetcher::trusting(Arc::new(roots), patience(), Reach::Private).unwrap()
}

#[tokio::test]
async fn a_server_is_asked_when_an_authority_vouches_for_it() {
    let port = server("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nWords".to_owned()).await;
    let Ok(Fetched::Document(document)) = get(&trusting(), port).await else {
        panic!("no document");
    };
    assert_eq!(document.bytes, "Words");
    let public = Fetcher::new(patience(), Reach::Private).unwrap();
    let error = get(&public, port).await.unwrap_err().to_string();
    assert!(error.contains("certificate"), "{error}");
}

#[tokio::test]
async fn nobody_leads_from_https_to_http() {
    let plain = Server::start(vec![Reply::new("200 OK", &[], "Words")]);
    let answer = format!(
        "HTTP/1.1 302 Found\r\nLocation: {}\r\nContent-Length: 0\r\n\r\n",
        plain.url("/")
    );
    let error = get(&trusting(), server(answer).await).await.unwrap_err();
    assert!(error.to_string().contains("gives up https"), "{error}");
    assert!(plain.requests().is_empty());
}
