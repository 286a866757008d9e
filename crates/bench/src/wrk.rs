//! wrk as the crowd: 64 kept connections that ask for random pages of the whole archive.

use crate::Result;
use crate::newsroom::finish;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::Command;

const CONNECTIONS: u32 = 64;
/// Requests are made ahead, so that the crowd costs its core as little as possible.
const SCRIPT: &str = r#"
local requests = {}
function init(args)
  math.randomseed(tonumber(args[2]))
  for path in io.lines(args[1]) do
    requests[#requests + 1] = wrk.format("GET", path, { ["Host"] = wrk.host, ["Accept-Encoding"] = "br" })
  end
end
function request()
  return requests[math.random(#requests)]
end
function done(summary, latency)
  local errors = summary.errors
  io.write(string.format("MEASURED %d %d %d %d %d %d\n", summary.requests, summary.duration, summary.bytes,
    errors.connect + errors.read + errors.write + errors.timeout + errors.status,
    latency:percentile(50), latency:percentile(99)))
end
"#;

/// A crowd that knows the pages.
pub(crate) struct Crowd {
    script: PathBuf,
    paths: PathBuf,
    core: u32,
}

/// What a crowd saw in one turn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Turn {
    pub(crate) requests: f64,
    pub(crate) seconds: f64,
    pub(crate) bytes: f64,
    pub(crate) p50_ms: f64,
    pub(crate) p99_ms: f64,
}

impl Crowd {
    pub(crate) fn gather(folder: &Path, paths: &[String], core: u32) -> Result<Self> {
        let crowd = Self {
            script: folder.join("crowd.lua"),
            paths: folder.join("paths"),
            core,
        };
        std::fs::write(&crowd.script, SCRIPT)?;
        std::fs::write(&crowd.paths, paths.join("\n"))?;
        Ok(crowd)
    }

    /// Asks for pages for some seconds.
    ///
    /// # Errors
    /// When any answer was not 200.
    pub(crate) fn ask(&self, server: SocketAddr, seconds: u32, seed: u64) -> Result<Turn> {
        let mut wrk = Command::new("taskset");
        wrk.args([
            "-c",
            &self.core.to_string(),
            "wrk",
            "-t1",
            &format!("-c{CONNECTIONS}"),
        ])
        .arg(format!("-d{seconds}s"))
        .arg("-s")
        .arg(&self.script)
        .arg(format!("http://{server}"))
        .arg("--")
        .arg(&self.paths)
        .arg(seed.to_string());
        let said = finish(wrk)?;
        let (turn, errors) = parse(&said).ok_or(format!("wrk was not understood: {said}"))?;
        if errors > 0 {
            return Err(format!("{errors} requests to {server} went wrong: {said}").into());
        }
        Ok(turn)
    }
}

fn parse(said: &str) -> Option<(Turn, u64)> {
    let line = said.lines().find_map(|line| line.strip_prefix("MEASURED "))?;
    let numbers: Vec<f64> = line.split(' ').map_while(|number| number.parse().ok()).collect();
    let [requests, micros, bytes, errors, p50, p99] = numbers[..] else {
        return None;
    };
    let turn = Turn {
        requests,
        seconds: micros / 1e6,
        bytes,
        p50_ms: p50 / 1000.0,
        p99_ms: p99 / 1000.0,
    };
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a count")]
    Some((turn, errors as u64))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_wrk_says_at_the_end_is_read() {
        let (turn, errors) = parse("Running 5s test\nMEASURED 1000 5000000 4096 2 900 2500\n").unwrap();
        assert_eq!(
            (turn.requests, turn.seconds, turn.p50_ms, turn.p99_ms, errors),
            (1000.0, 5.0, 0.9, 2.5, 2)
        );
        assert_eq!(parse("wrk: unknown option"), None);
    }
}
