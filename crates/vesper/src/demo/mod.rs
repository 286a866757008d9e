//! `vesper demo`: a newsroom with content, a wire that ticks, and a mailbox to look into.

mod content;
mod inbox;
mod mailbox;
mod wire;

use crate::cli::Demo;
use crate::clock::HouseClock;
use crate::commands::serve::{self, Doors};
use crate::house::House;
use crate::settings::{Settings, template};
use anyhow::{Context, Result, bail};
use archive::{Archive, ReleasedQuery};
use jiff::Timestamp;
use letter::smtp::{Received, Receiver, Sink, Verdict};
use model::{Clock, Door, Lang};
use std::fs::File;
use std::net::SocketAddr;
use std::num::NonZeroU32;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;

/// Stands in the demo's folder, so that `--fresh` never deletes anything else.
const MARK: &str = ".vesper-demo";

struct IntoMailbox(Arc<mailbox::Mailbox>);

impl Receiver for IntoMailbox {
    fn message(&self, received: Received) -> Verdict {
        for to in &received.to {
            self.0.put(to, &received.message);
        }
        Verdict::Accept
    }
}

/// Runs the demo until it is told to stop.
pub(crate) async fn run(demo: Demo) -> Result<()> {
    let (folder, _lock) = prepare(&demo.data, demo.fresh)?;
    let listener = TcpListener::bind(demo.listen)
        .await
        .with_context(|| format!("cannot listen on {}; --listen takes another address", demo.listen))?;
    let address = listener.local_addr()?;
    let mailbox = Arc::new(mailbox::Mailbox::default());
    let sink = Sink::listen("127.0.0.1:0", IntoMailbox(Arc::clone(&mailbox))).await?;
    let settings = settings(&folder, address, sink.addr())?;
    let house = House::with(settings).await?;
    let clock = Arc::new(HouseClock::of(&folder));
    house.set_letters(clock.now()).await?;
    let filled = fill(&house, &clock).await?;
    let inbox = inbox::Inbox::new(
        mailbox,
        Arc::clone(&clock),
        house.settings.schedule(),
        folder.clone(),
    )?;
    let doors = Doors {
        listener,
        extra: inbox.clone().routes(),
        settings: limits(),
    };
    let archive = house.archive.clone();
    let examples = examples(&archive, clock.now()).await?;
    let running = serve::start(house, Arc::clone(&clock), doors).await?;
    running.ready().await?;
    if demo.tick > 0 {
        let pause = Duration::from_secs(demo.tick);
        tokio::spawn(wire::tick(
            archive.clone(),
            Arc::clone(&clock),
            pause,
            running.stop.subscribe(),
        ));
    }
    if demo.strike {
        inbox.strike();
    }
    first_screen(&demo, address, &filled, &folder, examples);
    running.until_stopped().await
}

/// Everybody who tries the demo comes from one address, so the limit on sign-ups from one network is out of the way.
fn limits() -> site::SiteSettings {
    let sign_ups = site::Quota {
        times: NonZeroU32::MAX,
        within: Duration::from_secs(1),
    };
    site::SiteSettings {
        sign_ups,
        ..site::SiteSettings::default()
    }
}

/// The demo’s folder, and the lock on it: two demos in one folder would tear each other’s newsroom apart.
fn prepare(data: &Path, fresh: bool) -> Result<(PathBuf, File)> {
    let mark = data.join(MARK);
    if data.exists() && !mark.exists() && std::fs::read_dir(data)?.next().is_some() {
        bail!(
            "{} has something in it that is not a demo; choose another folder with --data",
            data.display()
        );
    }
    std::fs::create_dir_all(data).with_context(|| format!("cannot make {}", data.display()))?;
    let lock = File::create(&mark).with_context(|| format!("cannot write into {}", data.display()))?;
    if lock.try_lock().is_err() {
        bail!(
            "another demo runs in {}; stop it, or choose another folder with --data",
            data.display()
        );
    }
    if fresh {
        for entry in std::fs::read_dir(data)? {
            let path = entry?.path();
            if path == mark {
                continue;
            }
            let removed = if path.is_dir() {
                std::fs::remove_dir_all(&path)
            } else {
                std::fs::remove_file(&path)
            };
            removed.with_context(|| format!("cannot clear {}", path.display()))?;
        }
    }
    Ok((data.canonicalize()?, lock))
}

/// Written anew at each start, so that other commands find this demo by `--config`.
fn settings(folder: &Path, address: SocketAddr, smtp: SocketAddr) -> Result<Settings> {
    let languages: Vec<Lang> = Lang::all().collect();
    let listen = address.to_string();
    let text = template(
        "Vesper",
        &format!("http://{address}"),
        &listen,
        &languages,
        &format!("smtp://{smtp}"),
    );
    let text = text + include_str!("../../demo/wire.toml");
    std::fs::write(folder.join("vesper.toml"), &text)?;
    std::fs::create_dir_all(folder.join("wire-inbox"))?;
    Settings::parse(&text, std::iter::empty(), folder.to_owned())
}

/// How much there is in the newsroom.
struct Stock {
    articles: u64,
    readers: u64,
}

async fn fill(house: &House, clock: &HouseClock) -> Result<Stock> {
    let mut tx = house.archive.read().await?;
    if tx.head().await?.0 > 0 {
        let articles = tx.recent_articles(None, false, 10_000).await?.len() as u64;
        let readers = tx.count_subscribers().await?;
        let confirmed = readers
            .iter()
            .find(|(state, _)| state == "confirmed")
            .map_or(0, |(_, count)| *count);
        return Ok(Stock {
            articles,
            readers: confirmed.unsigned_abs(),
        });
    }
    drop(tx);
    let bar = indicatif::ProgressBar::new(0).with_style(indicatif::ProgressStyle::with_template(
        "  bringing in stories in 31 languages {bar:30} {pos}/{len}",
    )?);
    let filled = content::fill(house, clock.now(), |done, all| {
        bar.set_length(all);
        bar.set_position(done);
    })
    .await?;
    bar.finish_and_clear();
    Ok(Stock {
        articles: filled.articles,
        readers: filled.readers,
    })
}

/// Two English articles for the commands to try on.
async fn examples(archive: &Archive, now: Timestamp) -> Result<[String; 2]> {
    let query = ReleasedQuery::Newest(Lang::EN);
    let newest = archive.read().await?.released(query, Door::Page, now, 5).await?;
    let number = |at: usize| {
        newest
            .get(at)
            .map_or_else(|| "ID".to_owned(), |one| one.article.to_string())
    };
    Ok([number(2), number(3)])
}

fn first_screen(demo: &Demo, address: SocketAddr, stock: &Stock, folder: &Path, [one, other]: [String; 2]) {
    let program =
        std::env::current_exe().map_or_else(|_| "vesper".to_owned(), |path| path.display().to_string());
    let config = folder.join("vesper.toml").display().to_string();
    let inbox = folder.join("wire-inbox").display().to_string();
    let wire = match demo.tick {
        0 => "silent (--tick 20 lets it speak)".to_owned(),
        seconds => format!("an item every {seconds} seconds, shown below; one of them is a kill"),
    };
    println!(
        "\n  Vesper is on the air: 31 languages, {} articles, {} readers of the letter.\n\n\
         \x20 Site      http://{address}/\n\
         \x20           in Arabic http://{address}/ar/  in Hindi http://{address}/hi/  in Chinese http://{address}/zh-Hans/\n\
         \x20 Mailbox   http://{address}/inbox/\n\
         \x20           press “Strike 18:30” there, and the evening letter goes out\n\
         \x20 Wire      {wire}\n\
         \x20           a file of any agency's format that you put into {inbox} comes in, too\n\n\
         \x20 To try, in a second terminal:\n\n\
         \x20   alias vesper='{program} --config {config}'\n\
         \x20   vesper article list                     what is in the newsroom\n\
         \x20   vesper wire groups                      what the agencies tell, an event a line\n\
         \x20   vesper article correct {one} --note 'It was Tuesday, not Monday.'\n\
         \x20   vesper article withdraw {other} --reason 'It was a draft.'\n\
         \x20   vesper letter preview --lang ar         tonight’s letter\n\
         \x20   vesper letter status                    who got it\n\n\
         \x20 Ctrl-C stops it; it goes on where it was at the next start, or anew with --fresh.\n",
        stock.articles, stock.readers,
    );
}
