//! The harness on the wire: the built program, its public doors, and readers who hammer while it is killed and started again.

mod copy;
mod furnish;
mod http;
mod judge;
mod keeper;
mod mailbox;
mod moment;
mod places;
mod plan;
mod program;
mod reader;
mod report;
mod round;
mod search;
mod stage;

pub use report::WireReport;

use crate::Fault;
use archive::Database;
use jiff::SignedDuration;
use plan::RoundPlan;
use std::path::PathBuf;
use testkit::House;

/// What is to be tried.
#[derive(Clone, Debug)]
pub struct WirePlan {
    /// The program `vesper`.
    pub vesper: PathBuf,
    /// How many rounds.
    pub rounds: u64,
    /// The seed of the first.
    pub seed: u64,
    /// On PostgreSQL instead of SQLite.
    pub postgres: bool,
    /// Within this time all is to be seen, or gone.
    pub bound: SignedDuration,
}

/// Lets the rounds happen, and ends with the first that breaks a promise. `told` hears of each round.
///
/// # Errors
/// When something does not work at all.
pub async fn run(plan: &WirePlan, mut told: impl FnMut(&str)) -> Result<WireReport, Fault> {
    let mut report = WireReport::default();
    for seed in plan.seed..plan.seed + plan.rounds {
        // The database of its own is there until the round ends.
        let house = if plan.postgres {
            Some(House::postgres().await)
        } else {
            None
        };
        let database = house.as_ref().and_then(|house| match &house.database {
            Database::Postgres(url) => Some(url.clone()),
            Database::Sqlite(_) => None,
        });
        drop(house);
        let course = RoundPlan::of(seed, plan.bound);
        let rounded = round::run(&plan.vesper, database, &course)
            .await
            .map_err(|error| format!("seed {seed}: {error}"))?;
        told(&report.add(seed, rounded));
        if !report.broken.is_empty() {
            break;
        }
    }
    Ok(report)
}
