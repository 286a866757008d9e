//! What can be said about things that happen by themselves, and about pictures' rights.

use super::article::instant;
use clap::Subcommand;
use jiff::Timestamp;
use model::{ActId, ArticleId, WireItemId};

#[derive(Debug, Subcommand)]
pub(crate) enum Acts {
    /// What happens next by itself: releases, ends of embargoes and of picture rights, withdrawals, letters.
    List {
        /// What has happened already instead, the last first.
        #[arg(long)]
        past: bool,
        /// How many.
        #[arg(long, default_value_t = 40)]
        limit: i64,
    },
    /// Let a release, a withdrawal or an end of rights not happen.
    #[command(after_help = "Example:  vesper acts cancel 12 --reason 'the licence was renewed'")]
    Cancel {
        /// The act's number, as `vesper acts list` says it.
        act: ActId,
        /// Why; kept in the record.
        #[arg(long)]
        reason: String,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum Media {
    /// The pictures and recordings of an article, and until when each may be shown.
    List {
        /// Which article.
        article: ArticleId,
    },
    /// Say that a picture or recording came with an agency's item: when the agency kills the item, it is gone at once.
    #[command(after_help = "Example:  vesper media source 6f3a91c2 --item 17")]
    Source {
        /// The first digits of its hash, as `vesper media list` says it.
        media: String,
        /// The item's number, as `vesper wire list` says it.
        #[arg(long)]
        item: WireItemId,
    },
    /// Say from when on a picture or recording may not be shown. Then it is gone from every page and its file is not served;
    /// the articles stay.
    #[command(
        after_help = "Example:  vesper media expire 6f3a91c2 --at 2027-01-01T00:00:00Z --reason 'the licence ends'\n          vesper media expire 6f3a91c2 --never --reason 'the licence was renewed'"
    )]
    Expire {
        /// The first digits of its hash, as `vesper media list` says it.
        media: String,
        /// The first instant at which it may not be shown (RFC 3339).
        #[arg(long, value_parser = instant, value_name = "TIME", required_unless_present = "never", conflicts_with = "never")]
        at: Option<Timestamp>,
        /// Its rights have no end.
        #[arg(long)]
        never: bool,
        /// Why; kept in the record.
        #[arg(long)]
        reason: String,
    },
}
