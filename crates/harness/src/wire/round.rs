//! One round: a newsroom of the built program, items under embargo, readers who hammer, kills of both sorts, and a verdict.

use super::furnish;
use super::judge::{Events, Judged, Times};
use super::keeper::{self, Lives};
use super::mailbox::Mailbox;
use super::places::{self, Asked, Item};
use super::plan::RoundPlan;
use super::program::Program;
use super::reader::Reader;
use super::search::Marks;
use super::stage::Stage;
use crate::Fault;
use letter::smtp::Sink;
use site::Route;
use std::collections::BTreeMap;
use std::net::TcpListener;
use std::path::Path;
use std::sync::Arc;
use tempfile::TempDir;
use testkit::Chance;
use tokio::sync::{mpsc, watch};

/// What a round came to.
#[derive(Default)]
pub(super) struct Rounded {
    pub(super) judged: Judged,
    pub(super) answers: BTreeMap<Route, u64>,
    pub(super) bytes: u64,
    pub(super) mails: usize,
    pub(super) mails_with_marks: usize,
    pub(super) kills: usize,
    /// What the program's log has at the levels of warnings and errors.
    pub(super) complaints: Vec<String>,
}

/// Lets a round happen.
///
/// # Errors
/// When something does not work at all.
pub(super) async fn run(vesper: &Path, database: Option<String>, plan: &RoundPlan) -> Result<Rounded, Fault> {
    let folder = TempDir::new()?;
    let mailbox = Mailbox::default();
    let sink = Sink::listen("127.0.0.1:0", mailbox.clone()).await?;
    let program = Program {
        vesper: vesper.to_owned(),
        folder: folder.path().to_owned(),
        address: TcpListener::bind("127.0.0.1:0")?.local_addr()?,
        smtp: sink.addr(),
        database,
    };
    furnish::open(&program).await?;
    let lives = Lives::default();
    let child = keeper::start(&program, &lives).await?;
    let (kills, told) = mpsc::unbounded_channel();
    let (stop, stopped) = watch::channel(false);
    let mut kept = tokio::spawn(keeper::keep(
        program.clone(),
        child,
        lives.clone(),
        told,
        stopped.clone(),
    ));
    let (items, around) = furnish::fill(&program, plan).await?;
    let words = |item: &Item| {
        let files = item.files.iter().map(|(hash, _)| hash.to_string());
        std::iter::once(item.mark.clone()).chain(files).collect()
    };
    let marks = Arc::new(Marks(items.iter().map(words).collect()));
    let asked: Arc<Vec<Asked>> = Arc::new(places::all(&items, &around));
    let readers: Vec<_> = (0..plan.readers)
        .map(|number| Reader {
            address: program.address,
            places: Arc::clone(&asked),
            marks: Arc::clone(&marks),
            chance: Chance::of(plan.seed.wrapping_mul(1000).wrapping_add(number)),
        })
        .map(|reader| tokio::spawn(reader.read(stopped.clone())))
        .collect();
    let times = vec![
        Times {
            lifts: None,
            taken: None
        };
        items.len()
    ];
    let mut stage = Stage {
        plan,
        program,
        mailbox: mailbox.clone(),
        items,
        around,
        times,
        kills,
        complaints: Vec::new(),
    };
    let happened = tokio::select! {
        happened = stage.happen(&lives) => happened,
        ended = &mut kept => Err(ended?.err().unwrap_or_else(|| "the program was kept no longer".into())),
    };
    stop.send_replace(true);
    let mut events = Events {
        lives: lives.all(),
        items: stage.times,
        places: asked.iter().map(Asked::place).collect(),
        ..Events::default()
    };
    let mut rounded = Rounded::default();
    for reader in readers {
        let notes = reader.await?;
        rounded.bytes += notes.bytes;
        events.seen.extend(notes.seen);
    }
    happened?;
    kept.await??;
    events.mails = mailbox.search(&marks);
    for seen in &events.seen {
        *rounded.answers.entry(asked[seen.place].route).or_default() += 1;
    }
    rounded.mails = events.mails.len();
    rounded.mails_with_marks = events.mails.iter().filter(|(_, found)| *found != 0).count();
    rounded.kills = events.lives.len() - 1;
    rounded.complaints = stage.program.complaints();
    rounded.complaints.extend(stage.complaints);
    rounded.judged = events.judge(plan.bound);
    if !rounded.judged.broken.is_empty() {
        eprintln!("the program said last:\n{}", stage.program.last_words());
    }
    Ok(rounded)
}
