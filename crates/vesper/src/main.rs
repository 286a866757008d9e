//! A whole newsroom in one program.

mod acts;
mod adapters;
mod cli;
mod clock;
mod commands;
mod demo;
mod duties;
mod house;
mod output;
mod partners;
mod previews;
mod rest;
mod settings;
mod wire_page;
mod wire_sources;

use clap::Parser;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments = cli::Arguments::parse();
    output::log_to_stderr(&arguments.command);
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => {
            eprintln!("vesper: the system gives no threads: {error}");
            return ExitCode::FAILURE;
        }
    };
    let result = runtime.block_on(commands::run(arguments));
    runtime.shutdown_timeout(std::time::Duration::from_secs(5));
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("vesper: {error:#}");
            ExitCode::FAILURE
        }
    }
}
