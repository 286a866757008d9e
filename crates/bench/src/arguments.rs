//! The command line.

use std::path::PathBuf;

pub(crate) const USAGE: &str = "\
Measures the built program.

Usage: cargo xtask bench [fill|site|publish|memory|letter|wire|all]… [OPTIONS]

  fill      makes a newsroom of N articles and presses its pages
  site      CPU time a page, beside nginx with the same compressed bytes, in alternating turns
  publish   from just before the change to the page before readers, and how many pages a publish presses
  memory    from start to ready, and resident memory
  letter    a letter whose sender is killed again and again, and one that is not
  wire      how fast agencies' documents are read, beside the tokens of quick-xml and serde_json on the same bytes
  all       all of them (the default)

Options:
  --articles N      articles in the newsroom [100000]
  --pairs N         turns of each server in `site` [5]
  --seconds N       seconds a turn in `site` [5]
  --publishes N     publishes in `publish` [300]
  --subscribers N   readers in `letter` [20000]
  --kills N         kills in `letter` [200]
  --items N         agencies' items that are there in `wire` before more come in; 0 leaves that out [1000000]
  --seed N          decides what is read and when is killed [1830]
  --postgres        `letter` on PostgreSQL as well; VESPER_TEST_POSTGRES names the server
  --json            JSON instead of a table
  --vesper FILE     the program `vesper` (given by xtask)
  --cache DIR       where newsrooms are kept between runs (given by xtask)

The exit code is 1 when a target is missed. `site` needs nginx, libnginx-mod-http-brotli-static, wrk and taskset.
";

/// One thing to measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Bench {
    Fill,
    Site,
    Publish,
    Memory,
    Letter,
    Wire,
}

impl Bench {
    const ALL: [Self; 6] = [
        Self::Fill,
        Self::Site,
        Self::Publish,
        Self::Memory,
        Self::Letter,
        Self::Wire,
    ];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Fill => "fill",
            Self::Site => "site",
            Self::Publish => "publish",
            Self::Memory => "memory",
            Self::Letter => "letter",
            Self::Wire => "wire",
        }
    }
}

/// What to measure, and how much of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Arguments {
    pub(crate) benches: Vec<Bench>,
    pub(crate) articles: u32,
    pub(crate) pairs: u32,
    pub(crate) seconds: u32,
    pub(crate) publishes: u32,
    pub(crate) subscribers: u32,
    pub(crate) kills: u32,
    pub(crate) items: u32,
    pub(crate) seed: u64,
    pub(crate) postgres: bool,
    pub(crate) json: bool,
    pub(crate) vesper: PathBuf,
    pub(crate) cache: PathBuf,
}

impl Arguments {
    /// Reads the command line; `None` when it asks for help.
    pub(crate) fn parse(given: &[String]) -> Result<Option<Self>, String> {
        let mut arguments = Self {
            benches: Vec::new(),
            articles: 100_000,
            pairs: 5,
            seconds: 5,
            publishes: 300,
            subscribers: 20_000,
            kills: 200,
            items: 1_000_000,
            seed: 1830,
            postgres: false,
            json: false,
            vesper: PathBuf::new(),
            cache: PathBuf::new(),
        };
        let mut rest = given.iter();
        while let Some(word) = rest.next() {
            let mut value = || rest.next().ok_or(format!("{word} needs a value"));
            match word.as_str() {
                "--help" | "-h" | "help" => return Ok(None),
                "--articles" => arguments.articles = number(word, value()?, 100, 10_000_000)?,
                "--pairs" => arguments.pairs = number(word, value()?, 1, 1000)?,
                "--seconds" => arguments.seconds = number(word, value()?, 1, 600)?,
                "--publishes" => arguments.publishes = number(word, value()?, 1, 100_000)?,
                "--subscribers" => arguments.subscribers = number(word, value()?, 10, 10_000_000)?,
                "--items" => arguments.items = number(word, value()?, 0, 100_000_000)?,
                "--kills" => arguments.kills = number(word, value()?, 0, 100_000)?,
                "--seed" => {
                    let given = value()?;
                    arguments.seed = given
                        .parse()
                        .map_err(|_| format!("--seed {given} is not a number"))?;
                }
                "--postgres" => arguments.postgres = true,
                "--json" => arguments.json = true,
                "--vesper" => arguments.vesper = value()?.into(),
                "--cache" => arguments.cache = value()?.into(),
                "all" => arguments.benches.extend(Bench::ALL),
                name => match Bench::ALL.into_iter().find(|bench| bench.name() == name) {
                    Some(bench) => arguments.benches.push(bench),
                    None => return Err(format!("there is no “{name}”")),
                },
            }
        }
        if arguments.vesper.as_os_str().is_empty() || arguments.cache.as_os_str().is_empty() {
            return Err("--vesper and --cache are missing; `cargo xtask bench` gives them".to_owned());
        }
        if arguments.benches.is_empty() {
            arguments.benches.extend(Bench::ALL);
        }
        Ok(Some(arguments))
    }
}

fn number(option: &str, given: &str, from: u32, to: u32) -> Result<u32, String> {
    match given.parse() {
        Ok(number) if (from..=to).contains(&number) => Ok(number),
        _ => Err(format!("{option} {given} is not a number from {from} to {to}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(line: &str) -> Result<Option<Arguments>, String> {
        let line = format!("--vesper v --cache c {line}");
        Arguments::parse(&line.split_whitespace().map(str::to_owned).collect::<Vec<_>>())
    }

    #[test]
    fn all_is_meant_when_nothing_is_named() {
        assert_eq!(parse("").unwrap().unwrap().benches, Bench::ALL);
        let some = parse("site --articles 2000 --json").unwrap().unwrap();
        assert_eq!(
            (some.benches, some.articles, some.json),
            (vec![Bench::Site], 2000, true)
        );
        assert_eq!(parse("--help"), Ok(None));
    }

    #[track_caller]
    fn check(line: &str, says: &str) {
        let error = parse(line).unwrap_err();
        assert!(error.contains(says), "{error}");
    }

    #[test]
    fn what_is_not_understood_is_named() {
        check("sight", "there is no “sight”");
        check("--articles many", "--articles many is not a number");
        check("--articles 3", "from 100");
        check("--pairs", "--pairs needs a value");
    }
}
