//! `cargo xtask harness`: as many cases as there is time for.

use harness::wire::{self, WirePlan};
use harness::{Case, Fault, Outcome, World, mutation};
use jiff::SignedDuration;
use model::Door;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Instant;
use testkit::House;

const HELP: &str = "\
Lets marked items happen under embargo and kill, and searches every byte that readers could get for the marks.

  --cases N     how many cases; 10000 without it
  --seed N      the seed of the first; 1 without it. A case that is broken is repeated with --seed N --cases 1
  --postgres    on PostgreSQL (VESPER_TEST_POSTGRES names the server) instead of SQLite
  --mutations   shows for each door that the harness notices when it does not ask

  --wire        the built program instead: readers hammer over HTTP while it is killed and started again
  --rounds N    how many rounds of that; 20 without it. --seed N --rounds 1 repeats one
  --vesper FILE the program; `cargo xtask harness` builds it and names it
  --bound MS    within so many milliseconds all must be seen, and gone; 1000 without it
";

struct Arguments {
    cases: u64,
    seed: u64,
    postgres: bool,
    mutations: bool,
    wire: bool,
    rounds: u64,
    vesper: Option<PathBuf>,
    bound: u64,
}

fn arguments() -> Result<Option<Arguments>, Fault> {
    let mut read = Arguments {
        cases: 10_000,
        seed: 1,
        postgres: false,
        mutations: false,
        wire: false,
        rounds: 20,
        vesper: None,
        bound: 1000,
    };
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        let mut number = || -> Result<u64, Fault> {
            let given = words.next().ok_or_else(|| format!("{word} needs a number"))?;
            given
                .parse()
                .map_err(|_| format!("{word} {given} is not a number").into())
        };
        match word.as_str() {
            "--help" | "-h" => return Ok(None),
            "--cases" => read.cases = number()?,
            "--seed" => read.seed = number()?,
            "--postgres" => read.postgres = true,
            "--mutations" => read.mutations = true,
            "--wire" => read.wire = true,
            "--rounds" => read.rounds = number()?,
            "--bound" => read.bound = number()?,
            "--vesper" => read.vesper = words.next().map(PathBuf::from),
            other => return Err(format!("{other} is not known; --help says what is").into()),
        }
    }
    Ok(Some(read))
}

#[tokio::main]
async fn main() -> ExitCode {
    match arguments() {
        Ok(None) => {
            print!("{HELP}");
            ExitCode::SUCCESS
        }
        Ok(Some(arguments)) => match run(&arguments).await {
            Ok(true) => ExitCode::SUCCESS,
            Ok(false) => ExitCode::FAILURE,
            Err(error) => stopped(&error),
        },
        Err(error) => stopped(&error),
    }
}

fn stopped(error: &Fault) -> ExitCode {
    eprint!("the harness stopped: {error}");
    let mut source = error.source();
    while let Some(why) = source {
        eprint!(": {why}");
        source = why.source();
    }
    eprintln!();
    ExitCode::from(2)
}

async fn run(arguments: &Arguments) -> Result<bool, Fault> {
    if arguments.mutations {
        return mutations(arguments).await;
    }
    if arguments.wire {
        return on_the_wire(arguments).await;
    }
    let started = Instant::now();
    let mut world = open(arguments).await?;
    let (mut kinds, mut bytes) = (BTreeMap::new(), 0_u64);
    for seed in arguments.seed..arguments.seed + arguments.cases {
        let case = Case::of(seed);
        match world.run(&case).await? {
            Outcome::Kept(searched) => bytes += searched,
            Outcome::Broken(why) => {
                println!("BROKEN  {case:?}\n        {why}");
                println!("        again: cargo xtask harness --seed {seed} --cases 1");
                return Ok(false);
            }
        }
        *kinds
            .entry(format!("{:?}, {:?}", case.source, case.end))
            .or_insert(0) += 1;
        let done = seed - arguments.seed + 1;
        if done.is_multiple_of(FRESH) {
            // Pages grow with what is out, and with them what there is to search.
            world = open(arguments).await?;
        }
        if done.is_multiple_of(500) {
            println!("{done} cases, {} s", started.elapsed().as_secs());
        }
    }
    for (kind, count) in kinds {
        println!("{count:6}  {kind}");
    }
    let seconds = started.elapsed().as_secs();
    println!(
        "{} cases kept their promise; {} MB searched in {seconds} s",
        arguments.cases,
        bytes / 1_000_000
    );
    Ok(true)
}

/// Rounds with the built program.
async fn on_the_wire(arguments: &Arguments) -> Result<bool, Fault> {
    let vesper = arguments.vesper.clone();
    let plan = WirePlan {
        vesper: vesper.ok_or("which program? `cargo xtask harness --wire` builds one and names it")?,
        rounds: arguments.rounds,
        seed: arguments.seed,
        postgres: arguments.postgres,
        bound: SignedDuration::from_millis(i64::try_from(arguments.bound)?),
    };
    let report = wire::run(&plan, |line| println!("{line}")).await?;
    println!("{report}");
    let unasked = report.unasked();
    if !unasked.is_empty() {
        println!("BROKEN  nobody asked {unasked:?}");
    }
    Ok(report.broken.is_empty() && unasked.is_empty())
}

/// Cases that happen in one newsroom.
const FRESH: u64 = 16;

async fn open(arguments: &Arguments) -> Result<World, Fault> {
    let house = if arguments.postgres {
        House::postgres().await
    } else {
        House::sqlite().await
    };
    World::open(house).await
}

/// With the archive's own wall down and one door open, some case must be broken; with all doors asking, none.
async fn mutations(arguments: &Arguments) -> Result<bool, Fault> {
    mutation::take_wall_down(true);
    let mut is_fine = true;
    for door in [None].into_iter().chain(Door::ALL.map(Some)) {
        mutation::open(door);
        let found = first_broken(arguments).await?;
        let name = door.map_or("no door", Door::name);
        match (&found, door) {
            (Some(why), Some(_)) => println!("{name:<12} open: noticed, {why}"),
            (None, None) => println!("{name:<12} open: nothing seen"),
            (None, Some(_)) => {
                println!("{name:<12} open: NOT NOTICED");
                is_fine = false;
            }
            (Some(why), None) => {
                println!("{name:<12} open: BROKEN, {why}");
                is_fine = false;
            }
        }
    }
    mutation::open(None);
    mutation::take_wall_down(false);
    Ok(is_fine)
}

async fn first_broken(arguments: &Arguments) -> Result<Option<String>, Fault> {
    let mut world = open(arguments).await?;
    for seed in arguments.seed..arguments.seed + 25 {
        if let Outcome::Broken(broken) = world.run(&Case::of(seed)).await? {
            return Ok(Some(format!("seed {seed}, {broken}")));
        }
    }
    Ok(None)
}
