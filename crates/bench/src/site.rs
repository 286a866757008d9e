//! CPU time a page, beside nginx, in alternating turns: on a shared machine speeds drift, ratios of neighbours do not.

use crate::arguments::Arguments;
use crate::newsroom::Newsroom;
use crate::nginx::{self, Nginx, fetch, write_files};
use crate::process::cpu_time;
use crate::reader::Reader;
use crate::report::{Report, Target};
use crate::wrk::{Crowd, Turn};
use crate::{Result, machine};
use std::net::SocketAddr;
use testkit::Chance;

const SERVER_CORE: u32 = 0;
const CROWD_CORE: u32 = 1;
const RATIO_TARGET: f64 = 1.0;
const COMPARED: u32 = 500;
/// Connections and logs need some as well.
const SPARE_FILES: usize = 500;
const WARM_UP_SECONDS: u32 = 2;

/// A server that is measured.
struct Peer {
    name: &'static str,
    pid: u32,
    listen: SocketAddr,
    /// CPU microseconds a request, turn by turn.
    micros: Vec<f64>,
    turns: Vec<Turn>,
}

/// `site`
pub(crate) async fn run(arguments: &Arguments, report: &mut Report) -> Result<()> {
    if let Some(missing) = nginx::missing() {
        return Err(missing.into());
    }
    if machine::cores() < 2 {
        return Err("`site` needs two cores: one for the server and one for its readers".into());
    }
    let newsroom = Newsroom::ready(arguments, arguments.articles, report).await?;
    let folder = arguments.cache.join(format!("nginx-{}", arguments.articles));
    std::fs::create_dir_all(&folder)?;
    let folder = folder.canonicalize()?;
    let paths = newsroom.paths().await?;
    let serving = newsroom.serve(Some(SERVER_CORE))?;
    let bytes = write_files(&folder, &serving, &paths)?;
    let plain = Nginx::start(&folder, SERVER_CORE, None)?;
    let kept_open = paths
        .len()
        .min(nginx::open_files_max().saturating_sub(SPARE_FILES));
    let cached = Nginx::start(&folder, SERVER_CORE, Some(kept_open))?;
    let peer = |name, pid, listen| Peer {
        name,
        pid,
        listen,
        micros: Vec::new(),
        turns: Vec::new(),
    };
    let mut peers = [
        peer("vesper", serving.pid(), serving.listen),
        peer("nginx", plain.pid(), plain.listen),
        peer("nginx, open_file_cache", cached.pid(), cached.listen),
    ];
    same_bytes(&peers, &paths, arguments.seed)?;
    #[expect(clippy::cast_precision_loss, reason = "fewer than 2^53 bytes")]
    let average = bytes as f64 / paths.len() as f64;
    report.figure(
        &format!("brotli bytes a page, {} pages", paths.len()),
        average,
        "bytes",
    );

    report.note(&format!(
        "nginx with open_file_cache keeps {kept_open} of {} files open",
        paths.len()
    ));
    let crowd = Crowd::gather(&folder, &paths, CROWD_CORE)?;
    for peer in &peers {
        crowd.ask(peer.listen, WARM_UP_SECONDS, arguments.seed)?;
    }
    for turn in 0..arguments.pairs {
        for peer in &mut peers {
            let before = cpu_time(peer.pid)?;
            let seen = crowd.ask(peer.listen, arguments.seconds, arguments.seed + u64::from(turn))?;
            let used = cpu_time(peer.pid)?.saturating_sub(before);
            peer.micros.push(used.as_secs_f64() * 1e6 / seen.requests);
            peer.turns.push(seen);
        }
    }
    tell(&peers, report);
    Ok(())
}

/// Fails unless all servers answer random pages with the same bytes.
fn same_bytes(peers: &[Peer], paths: &[String], seed: u64) -> Result<()> {
    let mut readers = Vec::new();
    for peer in peers {
        readers.push((peer.name, Reader::connect(peer.listen)?));
    }
    let mut chance = Chance::of(seed);
    for _ in 0..COMPARED {
        let path = chance.one_of(paths).ok_or("no paths")?;
        let mut first: Option<Vec<u8>> = None;
        for (name, reader) in &mut readers {
            let body = fetch(reader, path).map_err(|error| format!("{name}: {error}"))?;
            if first.get_or_insert_with(|| body.clone()) != &body {
                return Err(format!("{path}: {name} answers with other bytes than vesper").into());
            }
        }
    }
    Ok(())
}

fn tell(peers: &[Peer; 3], report: &mut Report) {
    for peer in peers {
        report.spread(&format!("{}: CPU a request", peer.name), &peer.micros, "µs", None);
    }
    for peer in peers {
        let of = |figure: fn(&Turn) -> f64| peer.turns.iter().map(figure).collect::<Vec<_>>();
        report.spread(
            &format!("{}: requests", peer.name),
            &of(|turn| turn.requests / turn.seconds),
            "requests/s",
            None,
        );
        report.spread(
            &format!("{}: bytes a request", peer.name),
            &of(|turn| turn.bytes / turn.requests),
            "bytes",
            None,
        );
        report.spread(
            &format!("{}: latency p50", peer.name),
            &of(|turn| turn.p50_ms),
            "ms",
            None,
        );
        report.spread(
            &format!("{}: latency p99", peer.name),
            &of(|turn| turn.p99_ms),
            "ms",
            None,
        );
    }
    let [vesper, plain, cached] = peers;
    let ratio = |peer: &Peer| {
        let pairs = vesper.micros.iter().zip(&peer.micros);
        pairs.map(|(own, other)| own / other).collect::<Vec<_>>()
    };
    report.spread(
        "vesper / nginx, CPU a request",
        &ratio(plain),
        "",
        Some(Target::AtMost(RATIO_TARGET)),
    );
    report.spread("vesper / nginx with open_file_cache", &ratio(cached), "", None);
}
