//! A letter whose sender is killed again and again, and one that nobody disturbs.

use crate::Result;
use crate::arguments::Arguments;
use crate::report::{Report, Target};
use std::time::Duration;
use testkit::House;
use testkit::crash::{CrashPlan, CrashReport};

const CONNECTIONS: u32 = 4;
const LEASE: Duration = Duration::from_millis(500);

/// `letter`
pub(crate) async fn run(arguments: &Arguments, report: &mut Report) -> Result<()> {
    on_one(arguments, false, report).await?;
    if arguments.postgres {
        if std::env::var_os("VESPER_TEST_POSTGRES").is_none() {
            return Err(
                "--postgres needs VESPER_TEST_POSTGRES, such as postgres://user@127.0.0.1:5432/postgres"
                    .into(),
            );
        }
        on_one(arguments, true, report).await?;
    }
    Ok(())
}

async fn on_one(arguments: &Arguments, postgres: bool, report: &mut Report) -> Result<()> {
    let name = if postgres { "PostgreSQL" } else { "SQLite" };
    let under_fire = once(arguments, postgres, arguments.kills).await?;
    report.note(&format!("{name}: {under_fire}"));
    judge(&format!("{name}, under fire"), &under_fire, report);
    let undisturbed = once(arguments, postgres, 0).await?;
    judge(&format!("{name}, undisturbed"), &undisturbed, report);
    Ok(())
}

async fn once(arguments: &Arguments, postgres: bool, kills: u32) -> Result<CrashReport> {
    let house = if postgres {
        House::postgres().await
    } else {
        House::sqlite().await
    };
    let plan = CrashPlan {
        vesper: arguments.vesper.clone(),
        subscribers: arguments.subscribers,
        kills,
        seed: arguments.seed,
        connections: CONNECTIONS,
        lease: LEASE,
    };
    Ok(testkit::crash::run(&house, &plan).await?)
}

#[expect(clippy::cast_precision_loss, reason = "nobody has 2^53 readers")]
fn judge(what: &str, one: &CrashReport, report: &mut Report) {
    let none = Target::AtMost(0.0);
    report.judged(&format!("{what}: skipped"), one.skipped as f64, "readers", none);
    let most = Target::AtMost(one.duplicates_max() as f64);
    report.judged(&format!("{what}: twice"), one.duplicates as f64, "letters", most);
    report.judged(
        &format!("{what}: unlike their twin"),
        one.unlike_their_twin as f64,
        "letters",
        none,
    );
    let broken = one.broken_promises();
    report.judged(
        &format!("{what}: broken promises"),
        broken.len() as f64,
        &broken.join("; "),
        none,
    );
    if one.rest > 0 {
        let what = format!("{what}: the last {} letters", one.rest);
        report.figure(&what, one.rest_rate(), "letters/s");
    }
}
