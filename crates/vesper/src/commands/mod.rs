//! One file a command.

mod acts;
mod article;
mod audit;
mod backup;
mod check;
mod init;
mod kills;
mod letter;
mod media;
mod place;
mod press;
pub(crate) mod serve;
pub(crate) mod sources;
mod subscribers;
mod syndication;
mod told;
mod wire;

use crate::cli::{Arguments, Command};
use crate::clock::HouseClock;
use crate::house::House;
use anyhow::{Context, Result};
use clap::CommandFactory;
use model::Clock;

/// Who stands in the ledger for what is done on the command line.
pub(crate) fn who() -> String {
    let name = std::env::var("USER")
        .or_else(|_| std::env::var("LOGNAME"))
        .unwrap_or_default();
    if name.is_empty() {
        "command line".to_owned()
    } else {
        format!("{name}, command line")
    }
}

/// The article with this number, or the error that says that there is none.
async fn article_of(tx: &mut archive::Transaction, id: model::ArticleId) -> Result<model::Article> {
    tx.article(id)
        .await?
        .with_context(|| format!("there is no article {id}"))
}

/// Does what the command line says.
pub(crate) async fn run(arguments: Arguments) -> Result<()> {
    let json = arguments.json;
    let open = || House::open(&arguments.config);
    match arguments.command {
        Command::Demo(demo) => crate::demo::run(demo).await,
        Command::Init(new) => init::run(&new, json).await,
        Command::Serve => serve::run(open().await?).await,
        Command::Check => check::run(&arguments.config, json).await,
        Command::Wire(crate::cli::Wire::Parse { path, agency }) => wire::parse(&path, agency.as_deref()),
        Command::Wire(command) => wire::run(&open().await?, command, json).await,
        Command::Article(command) => article::run(&open().await?, command, json).await,
        Command::Acts(command) => acts::run(&open().await?, command, json).await,
        Command::Media(command) => media::run(&open().await?, command, json).await,
        Command::Syndication(command) => syndication::run(&open().await?, command, json).await,
        Command::Where { id, readers } => {
            let house = open().await?;
            if readers {
                house
                    .record(&who(), "list-mailed-readers", &format!("article {id}"))
                    .await?;
            }
            let now = HouseClock::of(&house.settings.folder).now();
            place::run(&house, id, readers, now, json).await
        }
        Command::Subscribers(command) => subscribers::run(&open().await?, command, json).await,
        Command::Letter(command) => letter::run(&open().await?, command, json).await,
        Command::Press(crate::cli::Press::Rebuild) => press::rebuild(&open().await?, json).await,
        Command::Audit(crate::cli::Audit::Verify {
            head,
            file: Some(file),
        }) => audit::verify_file(&file, head, json),
        Command::Audit(command) => audit::run(&open().await?, command, json).await,
        Command::Backup { file } => backup::backup(&open().await?, &file, json).await,
        Command::Restore { file } => {
            backup::restore(&House::open_empty(&arguments.config).await?, &file, json).await
        }
        Command::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(
                shell,
                &mut crate::cli::Arguments::command(),
                "vesper",
                &mut script,
            );
            crate::output::say(false, &(), || {
                String::from_utf8_lossy(&script).trim_end().to_owned()
            })
        }
    }
}
