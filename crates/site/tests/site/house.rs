//! A site of its own for each test.

use crate::client::{Answer, Client};
use axum::Router;
use axum::routing::get;
use jiff::{SignedDuration, Timestamp};
use layout::Layout;
use model::{Clock, ContentHash, Grant, Lang, Newsroom, Partner, SendTime};
use site::{
    Caching, Counters, Encoding, LetterDesk, LetterError, MediaFiles, Page, Pages, PagesError, Purpose,
    Reader, SignUpForm, Site, SiteSettings, SyndicationDesk, Taken,
};
use std::collections::HashMap;
use std::io::Write;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};
use std::sync::{Arc, LazyLock, Mutex};
use std::time::Duration;
use tempfile::TempDir;
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinHandle;

pub(crate) const HTML: &str = "text/html; charset=utf-8";

pub(crate) fn lang(tag: &str) -> Lang {
    tag.parse().unwrap()
}

/// Read once: all words of all languages.
pub(crate) static LAYOUT: LazyLock<Arc<Layout>> = LazyLock::new(|| {
    let newsroom = Newsroom {
        name: "Vesper".into(),
        url: "https://vesper.example".into(),
        languages: ["en", "de", "ar", "zh-Hans"].map(lang).to_vec(),
        default_language: Lang::EN,
        sections: Vec::new(),
        sender: "letter@vesper.example".into(),
        postal_address: "1 Evening Street".into(),
    };
    Arc::new(Layout::new(newsroom, None).unwrap())
});

/// Pages in memory.
#[derive(Clone, Default)]
pub(crate) struct Shelf(Arc<Mutex<HashMap<String, Page>>>, Arc<AtomicBool>, Arc<AtomicI64>);

impl Shelf {
    pub(crate) fn put(&self, key: &str, page: Page) {
        self.0.lock().unwrap().insert(key.to_owned(), page);
    }

    pub(crate) fn take(&self, key: &str) {
        self.0.lock().unwrap().remove(key);
    }

    pub(crate) fn put_html(&self, key: &str, path: &str, status: u16, body: &str) {
        self.put(
            key,
            Page {
                status,
                content_type: HTML.into(),
                path: path.into(),
                caching: Caching::Ask,
                tag: ContentHash::of(body.as_bytes()).as_str()[..32].into(),
                body: body.to_owned().into(),
            },
        );
    }

    /// Says up to which place of the ledger all is there.
    pub(crate) fn reach(&self, seq: i64) {
        self.2.store(seq, Ordering::SeqCst);
    }

    /// From now on nothing can be read.
    pub(crate) fn break_down(&self) {
        self.1.store(true, Ordering::SeqCst);
    }
}

impl Pages for Shelf {
    fn page(&self, key: &str, encoding: Encoding) -> Result<Option<Page>, PagesError> {
        if self.1.load(Ordering::SeqCst) {
            return Err(PagesError("the disk is gone".into()));
        }
        let Some(mut page) = self.0.lock().unwrap().get(key).cloned() else {
            return Ok(None);
        };
        page.body = packed(&page.body, encoding).into();
        Ok(Some(page))
    }

    fn reached(&self) -> Result<i64, PagesError> {
        Ok(self.2.load(Ordering::SeqCst))
    }
}

fn packed(body: &[u8], encoding: Encoding) -> Vec<u8> {
    let mut out = Vec::new();
    match encoding {
        Encoding::Brotli => brotli::CompressorWriter::new(&mut out, 4096, 5, 20)
            .write_all(body)
            .unwrap(),
        Encoding::Gzip => flate2::write::GzEncoder::new(&mut out, flate2::Compression::fast())
            .write_all(body)
            .unwrap(),
        Encoding::Identity => out.extend_from_slice(body),
    }
    out
}

pub(crate) fn unpacked(answer: &Answer) -> String {
    let mut out = Vec::new();
    match answer.header("content-encoding") {
        "br" => brotli::BrotliDecompress(&mut answer.body.as_slice(), &mut out).unwrap(),
        "gzip" => drop(
            std::io::copy(
                &mut flate2::read::GzDecoder::new(answer.body.as_slice()),
                &mut out,
            )
            .unwrap(),
        ),
        "" => out.extend_from_slice(&answer.body),
        other => panic!("nobody asked for {other}"),
    }
    String::from_utf8(out).unwrap()
}

/// Files under their hash.
pub(crate) struct Files(pub(crate) TempDir);

impl Files {
    pub(crate) fn put(&self, hash: &ContentHash, name: &str, bytes: &[u8]) {
        let folder = self.0.path().join(hash.as_str());
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(
            folder.join(if name.is_empty() { "original" } else { name }),
            bytes,
        )
        .unwrap();
    }
}

impl MediaFiles for Files {
    fn file(&self, hash: &ContentHash, name: &str) -> Option<PathBuf> {
        let path = self
            .0
            .path()
            .join(hash.as_str())
            .join(if name.is_empty() { "original" } else { name });
        path.exists().then_some(path)
    }
}

/// What the letter's desk does with whatever it is asked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Mood {
    #[default]
    Works,
    Fails,
    Hangs,
}

/// Writes down what it was asked. The token `good` is a German reader's.
#[derive(Default)]
pub(crate) struct Desk {
    pub(crate) acts: Mutex<Vec<String>>,
    pub(crate) mood: Mutex<Mood>,
}

impl Desk {
    fn answer<T: Send + 'static>(&self, act: String, token: &str, answer: T) -> site::Answer<'_, T> {
        let known = token == "good";
        let mood = *self.mood.lock().unwrap();
        if known && mood == Mood::Works {
            self.acts.lock().unwrap().push(act);
        }
        Box::pin(async move {
            match mood {
                Mood::Works if known => Ok(answer),
                Mood::Works => Err(LetterError::BadToken),
                Mood::Fails => Err(LetterError::Unavailable),
                Mood::Hangs => std::future::pending().await,
            }
        })
    }

    /// What it was asked to change.
    pub(crate) fn changes(&self) -> Vec<String> {
        self.acts
            .lock()
            .unwrap()
            .iter()
            .filter(|act| !act.starts_with("look"))
            .cloned()
            .collect()
    }
}

fn reader() -> Reader {
    Reader {
        address: "leserin@beispiel.example".into(),
        lang: lang("de"),
        send_time: SendTime::Local,
        time_zone: "Europe/Berlin".into(),
        since: "2026-01-02T03:04:05Z".parse().unwrap(),
        preferences_token: "choose".into(),
    }
}

impl LetterDesk for Desk {
    fn sign_up(&self, form: SignUpForm) -> site::Answer<'_, ()> {
        let SignUpForm {
            lang,
            address,
            send_time,
            zone,
            page,
        } = form;
        self.answer(
            format!("sign-up {lang} {address} {send_time:?} {zone} {page}"),
            "good",
            (),
        )
    }

    fn look(&self, purpose: Purpose, token: &str) -> site::Answer<'_, Reader> {
        self.answer(format!("look {purpose:?}"), token, reader())
    }

    fn confirm(&self, token: &str, page: &str) -> site::Answer<'_, Reader> {
        self.answer(format!("confirm {page}"), token, reader())
    }

    fn leave(&self, token: &str, page: &str) -> site::Answer<'_, Reader> {
        self.answer(format!("leave {page}"), token, reader())
    }

    fn bring_back(&self, token: &str, page: &str) -> site::Answer<'_, Reader> {
        self.answer(format!("bring-back {page}"), token, reader())
    }

    fn set_preferences(
        &self,
        token: &str,
        lang: Lang,
        send_time: SendTime,
        zone: &str,
    ) -> site::Answer<'_, Reader> {
        let changed = Reader {
            lang,
            send_time,
            time_zone: zone.to_owned(),
            ..reader()
        };
        self.answer(format!("set {lang} {send_time:?} {zone}"), token, changed)
    }

    fn preferences(&self, token: &str) -> site::Answer<'_, Reader> {
        self.answer("look preferences".into(), token, reader())
    }
}

/// Knows one partner, with the token `lantern`, and writes down what it took.
pub(crate) struct Gate {
    pub(crate) partner: Mutex<Partner>,
    pub(crate) taken: Mutex<Vec<(String, Taken)>>,
}

impl Default for Gate {
    fn default() -> Self {
        Self {
            partner: Mutex::new(Partner {
                name: "Lantern Wire".into(),
                grant: Grant::default(),
                made_by: "lk".into(),
                made_at: "2026-11-24T18:00:00Z".parse().unwrap(),
                revoked_at: None,
            }),
            taken: Mutex::default(),
        }
    }
}

impl SyndicationDesk for Gate {
    fn partner(&self, token: &str) -> Option<Arc<Partner>> {
        (token == "lantern").then(|| Arc::new(self.partner.lock().unwrap().clone()))
    }

    fn taken(&self, partner: &str, taken: Vec<Taken>) {
        let named = taken.into_iter().map(|one| (partner.to_owned(), one));
        self.taken.lock().unwrap().extend(named);
    }
}

/// A clock that stands still until it is turned.
pub(crate) struct Hand(Mutex<Timestamp>);

impl Hand {
    pub(crate) fn turn(&self, seconds: i64) {
        *self.0.lock().unwrap() += SignedDuration::from_secs(seconds);
    }
}

impl Clock for Hand {
    fn now(&self) -> Timestamp {
        *self.0.lock().unwrap()
    }
}

/// A site that is open.
pub(crate) struct House {
    pub(crate) address: SocketAddr,
    pub(crate) shelf: Shelf,
    pub(crate) files: Arc<Files>,
    pub(crate) desk: Arc<Desk>,
    pub(crate) gate: Arc<Gate>,
    pub(crate) clock: Arc<Hand>,
    pub(crate) counters: Arc<Counters>,
    pub(crate) stop: watch::Sender<bool>,
    pub(crate) serving: JoinHandle<std::io::Result<()>>,
    /// What keeps it from being ready.
    pub(crate) reasons: Arc<Mutex<Vec<String>>>,
}

impl House {
    pub(crate) async fn open() -> Self {
        Self::with(SiteSettings::default()).await
    }

    /// With a front page in English.
    pub(crate) async fn with_front() -> Self {
        let house = Self::open().await;
        house
            .shelf
            .put_html("/en/", "/en/", 200, &"the front page ".repeat(50));
        house
    }

    pub(crate) async fn with(settings: SiteSettings) -> Self {
        let shelf = Shelf::default();
        let files = Arc::new(Files(TempDir::new().unwrap()));
        let desk = Arc::new(Desk::default());
        let gate = Arc::new(Gate::default());
        let clock = Arc::new(Hand(Mutex::new("2026-11-24T18:30:00Z".parse().unwrap())));
        let extra = Router::new()
            .route("/inbox/", get(async || "the mailbox"))
            .route(
                "/inbox/panic",
                get(async || -> &'static str { panic!("as the test wants it") }),
            )
            .route(
                "/inbox/slow",
                get(async || {
                    tokio::time::sleep(Duration::from_millis(700)).await;
                    "slow but whole"
                }),
            );
        let site = Site::new(
            shelf.clone(),
            Arc::clone(&files) as Arc<dyn MediaFiles>,
            Arc::clone(&desk) as Arc<dyn LetterDesk>,
            Arc::clone(&LAYOUT),
            Arc::clone(&clock) as Arc<dyn Clock>,
            extra,
            settings,
        );
        let reasons = Arc::new(Mutex::new(Vec::new()));
        let said = Arc::clone(&reasons);
        let site = site.partners(Arc::clone(&gate) as Arc<dyn SyndicationDesk>);
        let site = site.ready_when(Arc::new(move || {
            let reasons = said.lock().unwrap().clone();
            Box::pin(async { reasons })
        }));
        let counters = site.counters();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let (stop, stopped) = watch::channel(false);
        let serving = tokio::spawn(site.serve(listener, stopped));
        Self {
            address,
            shelf,
            files,
            desk,
            gate,
            clock,
            counters,
            stop,
            serving,
            reasons,
        }
    }

    pub(crate) async fn client(&self) -> Client {
        Client::connect(self.address).await
    }

    pub(crate) async fn get(&self, path: &str, headers: &[(&str, &str)]) -> Answer {
        self.client().await.request("GET", path, headers, "").await
    }

    pub(crate) async fn post(&self, path: &str, headers: &[(&str, &str)], body: &str) -> Answer {
        let mut all = vec![("Content-Type", "application/x-www-form-urlencoded")];
        all.extend_from_slice(headers);
        self.client().await.request("POST", path, &all, body).await
    }
}
