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
use letter::smtp::{Received, Receiver, Sink, Verdict};
use model::{Clock, Lang};
use std::net::SocketAddr;
use std::num::NonZeroU32;
use std::path::Path;
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
    let folder = prepare(&demo.data, demo.fresh)?;
    let listener = TcpListener::bind(demo.listen)
        .await
        .with_context(|| format!("cannot listen on {}; --listen takes another address", demo.listen))?;
    let address = listener.local_addr()?;
    let mailbox = Arc::new(mailbox::Mailbox::default());
    let sink = Sink::listen("127.0.0.1:0", IntoMailbox(Arc::clone(&mailbox))).await?;
    let settings = settings(&folder, address, sink.addr())?;
    let house = House::with(settings).await?;
    let clock = Arc::new(HouseClock::new());
    house.set_letters(clock.now()).await?;
    let filled = fill(&house, &clock).await?;
    let inbox = inbox::Inbox::new(mailbox, Arc::clone(&clock), house.settings.schedule())?;
    let doors = Doors {
        listener,
        extra: inbox.clone().routes(),
        settings: limits(),
    };
    let archive = house.archive.clone();
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
    first_screen(&demo, address, &filled, &folder);
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

fn prepare(data: &Path, fresh: bool) -> Result<std::path::PathBuf> {
    let mark = data.join(MARK);
    let occupied = data.exists() && std::fs::read_dir(data)?.next().is_some();
    if occupied && !mark.exists() {
        bail!(
            "{} has something in it that is not a demo; choose another folder with --data",
            data.display()
        );
    }
    if fresh && occupied {
        std::fs::remove_dir_all(data).with_context(|| format!("cannot clear {}", data.display()))?;
    }
    std::fs::create_dir_all(data).with_context(|| format!("cannot make {}", data.display()))?;
    std::fs::write(
        &mark,
        "This folder belongs to `vesper demo`, which may delete it.\n",
    )?;
    Ok(data.to_owned())
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
    std::fs::write(folder.join("vesper.toml"), &text)?;
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
        let articles = tx.recent_articles(None, 10_000).await?.len() as u64;
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

fn first_screen(demo: &Demo, address: SocketAddr, stock: &Stock, folder: &Path) {
    let program =
        std::env::current_exe().map_or_else(|_| "vesper".to_owned(), |path| path.display().to_string());
    let config = folder.join("vesper.toml").display().to_string();
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
         \x20 Wire      {wire}\n\n\
         \x20 To try, in a second terminal:\n\n\
         \x20   alias vesper='{program} --config {config}'\n\
         \x20   vesper article list                     what is in the newsroom\n\
         \x20   vesper article correct 1 --note 'It was Tuesday, not Monday.'\n\
         \x20   vesper article withdraw 2 --reason 'It was a draft.'\n\
         \x20   vesper letter preview --lang ar         tonight’s letter\n\
         \x20   vesper letter status                    who got it\n\n\
         \x20 Ctrl-C stops it; it goes on where it was at the next start, or anew with --fresh.\n",
        stock.articles, stock.readers,
    );
}
