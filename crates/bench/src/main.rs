//! Measures the built program: beside nginx, while publishing, at rest, under fire; and how fast the wire is read.

mod arguments;
mod fill;
mod letter;
mod machine;
mod memory;
mod newsroom;
mod nginx;
mod process;
mod prose;
mod publish;
mod reader;
mod report;
mod site;
mod wire_documents;
mod wire_intake;
mod wire_reading;
mod wire_stream;
mod wrk;

use arguments::{Arguments, Bench};
use report::Report;
use std::fs::{File, TryLockError};
use std::path::Path;
use std::process::ExitCode;

/// What was wrong, in words.
type Result<T> = std::result::Result<T, Box<dyn std::error::Error + Send + Sync>>;

fn main() -> ExitCode {
    let given: Vec<String> = std::env::args().skip(1).collect();
    let arguments = match Arguments::parse(&given) {
        Ok(Some(arguments)) => arguments,
        Ok(None) => {
            print!("{}", arguments::USAGE);
            return ExitCode::SUCCESS;
        }
        Err(error) => {
            eprintln!("bench: {error}\n\n{}", arguments::USAGE);
            return ExitCode::from(2);
        }
    };
    let runtime = match tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
    {
        Ok(runtime) => runtime,
        Err(error) => {
            eprintln!("bench: the system gives no threads: {error}");
            return ExitCode::FAILURE;
        }
    };
    match runtime.block_on(run(&arguments)) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("bench: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Keeps a second bench out: both would press into the same newsrooms and measure each other.
fn lock(cache: &Path) -> Result<File> {
    std::fs::create_dir_all(cache)?;
    let path = cache.join("lock");
    let file = File::options()
        .create(true)
        .truncate(false)
        .write(true)
        .open(&path)?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(format!(
            "another bench works in {}: wait for its end, or name another folder with --cache",
            cache.display()
        )
        .into()),
        Err(TryLockError::Error(error)) => Err(error.into()),
    }
}

/// Runs what was asked for; whether every target is met.
async fn run(arguments: &Arguments) -> Result<bool> {
    let _held = lock(&arguments.cache)?;
    let mut report = Report::begin(arguments.json);
    for bench in &arguments.benches {
        report.head(bench.name());
        match bench {
            Bench::Fill => fill::run(arguments, &mut report).await?,
            Bench::Site => site::run(arguments, &mut report).await?,
            Bench::Publish => publish::run(arguments, &mut report).await?,
            Bench::Memory => memory::run(arguments, &mut report).await?,
            Bench::Letter => letter::run(arguments, &mut report).await?,
            Bench::Wire => {
                wire_reading::run(&mut report)?;
                wire_stream::run(&mut report)?;
                wire_intake::run(arguments, &mut report).await?;
            }
        }
    }
    Ok(report.close())
}
