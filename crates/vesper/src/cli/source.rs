//! What articles are made of, and what becomes of kills.

use clap::Subcommand;
use model::{ArticleId, WireItemId};

#[derive(Debug, Subcommand)]
pub(crate) enum Source {
    /// Say that an article uses an item as well. Its agency stands in the credit from then on.
    #[command(after_help = "Example:  vesper article source add 41 23")]
    Add {
        /// Which article.
        article: ArticleId,
        /// The item's number.
        item: WireItemId,
        /// Why; kept in the record.
        #[arg(long, alias = "why", default_value = "an editor used it")]
        reason: String,
    },
    /// Say that nothing of an item is left in an article. Refused while its words stand there.
    #[command(
        after_help = "Example:  vesper article source remove 41 23 --rewritten --reason 'told by our own reporter'"
    )]
    Remove {
        /// Which article.
        article: ArticleId,
        /// The item's number.
        item: WireItemId,
        /// Blocks that were taken from it say something else by now.
        #[arg(long)]
        rewritten: bool,
        /// Why; kept in the record.
        #[arg(long, alias = "why")]
        reason: String,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum Kills {
    /// The kills that somebody has to act upon, and the items that they may mean.
    Alarms,
    /// Take back everything that was made of an item, as its agency's kill does.
    #[command(
        after_help = "Example:  vesper wire kill 17 --notice 23 --reason 'the notice speaks of the bridge'   (23 is the agency’s notice)"
    )]
    Kill {
        /// The item's number.
        item: WireItemId,
        /// The agency's notice that means it, when that is another item.
        #[arg(long, value_name = "ITEM")]
        notice: Option<WireItemId>,
        /// Why; kept in the record.
        #[arg(long, alias = "why")]
        reason: String,
    },
    /// Say that a kill asks for nothing more here. What it flagged stays before readers.
    #[command(after_help = "Example:  vesper wire dismiss 23 --reason 'we never used that story'")]
    Dismiss {
        /// The number of the kill.
        item: WireItemId,
        /// Why; kept in the record.
        #[arg(long, alias = "why")]
        reason: String,
    },
}
