//! Newsrooms that take our copy.

use super::article::instant;
use clap::{Args, Subcommand};
use jiff::Timestamp;
use model::{Lang, PieceKind};

#[derive(Debug, Subcommand)]
pub(crate) enum Syndication {
    /// Let a partner in. Its token is printed once and kept nowhere.
    #[command(
        after_help = "Example:  vesper syndication add 'Lantern Wire' --languages en,ar --sections world --agencies AFP --terms 'Not after 30 days.'"
    )]
    Add(NewPartner),
    /// The partners and what each may have.
    List,
    /// Give a partner nothing more, from this second on and on every node.
    #[command(after_help = "Example:  vesper syndication revoke 'Lantern Wire'")]
    Revoke {
        /// Which partner.
        name: String,
    },
}

#[derive(Args, Debug)]
pub(crate) struct NewPartner {
    /// Its name.
    pub(crate) name: String,
    /// Only these languages.
    #[arg(long, value_delimiter = ',', value_name = "TAGS")]
    pub(crate) languages: Vec<Lang>,
    /// Only these sections.
    #[arg(long, value_delimiter = ',', value_name = "IDS")]
    pub(crate) sections: Vec<String>,
    /// Only what is under one of these topics.
    #[arg(long, value_delimiter = ',', value_name = "IDS")]
    pub(crate) topics: Vec<String>,
    /// Only these kinds of pieces: text, video, audio.
    #[arg(long, value_delimiter = ',', value_name = "KINDS")]
    pub(crate) kinds: Vec<PieceKind>,
    /// Only what came out at this time or later (RFC 3339).
    #[arg(long, value_parser = instant, value_name = "TIME")]
    pub(crate) since: Option<Timestamp>,
    /// Agencies whose copy and pictures it may have besides our own. Ask your contracts.
    #[arg(long, value_delimiter = ',', value_name = "NAMES")]
    pub(crate) agencies: Vec<String>,
    /// What it may do with our copy, in words that stand in each item.
    #[arg(long, default_value = "", value_name = "WORDS")]
    pub(crate) terms: String,
    /// How often it may ask in a minute; 60 without it.
    #[arg(long, value_name = "TIMES", value_parser = clap::value_parser!(u32).range(1..))]
    pub(crate) per_minute: Option<u32>,
}
