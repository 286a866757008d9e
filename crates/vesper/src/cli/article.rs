//! What can be done to articles.

use clap::{Args, Subcommand};
use jiff::Timestamp;
use model::{ArticleId, CorrectionKind, Lang, PreviewId, RevisionNo, SourceNews, WireItemId};
use std::path::PathBuf;

#[derive(Debug, Subcommand)]
pub(crate) enum Article {
    /// The articles that changed last.
    List {
        /// Only this language.
        #[arg(long)]
        lang: Option<Lang>,
        /// Only those that wait for a decision: another language version of their story was withdrawn, or an agency said
        /// something new about an item that they use.
        #[arg(long)]
        to_decide: bool,
        /// How many.
        #[arg(long, default_value_t = 20)]
        limit: i64,
    },
    /// One article: where it stands, what it says, where it went.
    Show {
        /// Which article.
        id: ArticleId,
    },
    /// Bring in Markdown with front matter, or ninjs.
    #[command(after_help = "Example:  vesper article import story.md --publish")]
    Import(ArticleImport),
    /// Begin a draft with an agency's item, or with several.
    #[command(after_help = "Example:  vesper article draft 17 23 --section world")]
    Draft(ArticleDraft),
    /// Hand a draft to an editor.
    Submit {
        /// Which article.
        id: ArticleId,
    },
    /// Hand it back to those who write it. That voids an approval.
    Return {
        /// Which article.
        id: ArticleId,
        /// Why; kept in the record.
        #[arg(long, default_value = "")]
        reason: String,
    },
    /// Say that these words may go out. An edit afterwards voids it.
    #[command(
        after_help = "Example:  vesper article approve 41 --hash 6f3a…   (the hash that `article show` printed)"
    )]
    Approve {
        /// Which article.
        id: ArticleId,
        /// The hash of what was read, or its first eight digits or more; refused when it says something else now.
        #[arg(long, value_parser = digits, value_name = "DIGITS")]
        hash: Option<String>,
    },
    /// What has to be there before it goes out, and what of it is.
    Check {
        /// Which article.
        id: ArticleId,
    },
    /// Keep every word of it back until an instant; extend that, or lift it.
    #[command(
        after_help = "Example:  vesper article embargo 41 --until 2026-12-01T06:00:00Z --reason 'the survey asked'\n          vesper article embargo 41 --lift --reason 'it is on the survey’s own page'"
    )]
    Embargo {
        /// Which article.
        id: ArticleId,
        /// The first instant at which readers may see it (RFC 3339).
        #[arg(long, value_parser = instant, value_name = "TIME", required_unless_present = "lift", conflicts_with = "lift")]
        until: Option<Timestamp>,
        /// End it now.
        #[arg(long)]
        lift: bool,
        /// Why; kept in the record.
        #[arg(long)]
        reason: String,
        /// All language versions of its story that are not out.
        #[arg(long)]
        story: bool,
    },
    /// Hold it back until it is cleared.
    Hold {
        /// Which article.
        id: ArticleId,
        /// Why; kept in the record.
        #[arg(long)]
        reason: String,
    },
    /// Say that the law has nothing against these words; ends a hold. An edit afterwards voids it.
    Clear {
        /// Which article.
        id: ArticleId,
        /// The hash of what was read, or its first eight digits or more; refused when it says something else now.
        #[arg(long, value_parser = digits, value_name = "DIGITS")]
        hash: Option<String>,
        /// Why; kept in the record.
        #[arg(long)]
        reason: String,
    },
    /// Let it go out now, or at a time. What is still missing on the way is done as well, if nothing forbids it.
    #[command(after_help = "Example:  vesper article publish 41 --at 2026-12-01T06:00:00Z")]
    Publish {
        /// Which article.
        id: ArticleId,
        /// Not now, but then (RFC 3339).
        #[arg(long, value_parser = instant, value_name = "TIME")]
        at: Option<Timestamp>,
    },
    /// Say what was wrong and what is right, in the article and on the front.
    #[command(
        after_help = "Example:  vesper article correct 41 --note 'It places thirty-one gauges, not thirteen.'"
    )]
    Correct {
        /// Which article.
        id: ArticleId,
        /// One sentence that names the mistake and puts it right.
        #[arg(long)]
        note: String,
        /// What kind of change it is: correction, clarification or update.
        #[arg(long, default_value = "correction")]
        kind: CorrectionKind,
        /// The first revision with the mistake; the first that readers saw without it.
        #[arg(long, value_name = "REVISION")]
        since: Option<RevisionNo>,
        /// The corrected text, as Markdown with front matter.
        #[arg(long, value_name = "FILE")]
        file: Option<PathBuf>,
    },
    /// Put a typing error right. It is kept in the record and not announced to readers.
    #[command(
        after_help = "Example:  vesper article amend 41 --file lake.md --reason 'a letter was missing'"
    )]
    Amend {
        /// Which article.
        id: ArticleId,
        /// The better text, as Markdown with front matter.
        #[arg(long, value_name = "FILE")]
        file: PathBuf,
        /// Why; kept in the ledger.
        #[arg(long)]
        reason: String,
    },
    /// What readers could see of it and from when, and what was put right.
    History {
        /// Which article.
        id: ArticleId,
    },
    /// What it said to readers at an instant.
    #[command(after_help = "Example:  vesper article at 41 2026-11-24T18:42:00Z")]
    At {
        /// Which article.
        id: ArticleId,
        /// When (RFC 3339).
        #[arg(value_parser = instant, value_name = "TIME")]
        at: Timestamp,
    },
    /// What changed between two revisions, word by word: [-out-] {+in+}.
    #[command(
        after_help = "Example:  vesper article diff 41        the last two that readers saw\n          vesper article diff 41 1 3"
    )]
    Diff {
        /// Which article.
        id: ArticleId,
        /// The earlier revision.
        #[arg(requires = "to")]
        from: Option<RevisionNo>,
        /// The later revision.
        to: Option<RevisionNo>,
    },
    /// Make a link by which one person may read what is not out. It has an end and can be revoked.
    #[command(after_help = "Example:  vesper article preview 41 --for 'Dr Noor Halabi, survey' --hours 24")]
    Preview {
        /// Which article.
        id: ArticleId,
        /// For whom; stands on the page.
        #[arg(long = "for", value_name = "NAME")]
        holder: String,
        /// How long it opens.
        #[arg(long, default_value_t = 48, value_parser = clap::value_parser!(u32).range(1..=2160))]
        hours: u32,
    },
    /// The links that were made, and how often each was opened.
    Previews {
        /// Which article.
        id: ArticleId,
    },
    /// Revoke such a link: from now on it opens nothing.
    Revoke {
        /// The link's number, as `vesper article previews` says it.
        link: PreviewId,
    },
    /// Take it back from every door, now or at a time. Its address stays and says so.
    #[command(
        after_help = "Example:  vesper article withdraw 41 --translations withdraw --reason 'The announcement was a draft.'\n          vesper article withdraw 41 --at 2026-12-31T23:00:00Z --reason 'the agency’s licence ends'"
    )]
    Withdraw {
        /// Which article.
        id: ArticleId,
        /// Why; kept in the record.
        #[arg(long)]
        reason: String,
        /// What becomes of the other language versions of its story: flagged for somebody to decide, or withdrawn with it.
        #[arg(long, value_enum, default_value_t = Translations::Flag)]
        translations: Translations,
        /// Not now, but then (RFC 3339).
        #[arg(long, value_parser = instant, value_name = "TIME")]
        at: Option<Timestamp>,
        /// Not any more at the time that was set.
        #[arg(long, conflicts_with = "at")]
        never: bool,
    },
    /// Begin a withdrawn article anew, as a draft. Its notice stays until it is out again.
    Redraft {
        /// Which article.
        id: ArticleId,
        /// Why; kept in the record.
        #[arg(long, default_value = "")]
        reason: String,
    },
    /// The agencies' items that it is made of.
    #[command(subcommand)]
    Source(super::Source),
    /// Take over what an agency changed in an item that it uses.
    #[command(
        after_help = "Example:  vesper article refresh 41 17\n          vesper article refresh 41 17 --note 'The dam is 31 metres high, not 13.'   (what is out is corrected)"
    )]
    Refresh(ArticleRefresh),
    /// Answer for it although agencies' terms of use are in the way. What is in the way then is covered; new terms ask anew.
    #[command(
        after_help = "Example:  vesper article allow 41 --reason 'dpa agreed by telephone, Ms Marlow, 24 November'"
    )]
    Allow {
        /// Which article.
        id: ArticleId,
        /// Also that it stays when a right ends.
        #[arg(long)]
        beyond_end: bool,
        /// Why; kept in the record.
        #[arg(long, alias = "why")]
        reason: String,
    },
    /// Say that it stands although another language version of its story was withdrawn, or an agency said something new about
    /// an item that it uses.
    #[command(
        after_help = "Example:  vesper article keep 42 --reason 'only the English piece had the wrong name'\n          vesper article keep 41 17 --reason 'the figure is not in ours'"
    )]
    Keep {
        /// Which article.
        id: ArticleId,
        /// The items whose change you decide about; without any, the version that was withdrawn.
        items: Vec<WireItemId>,
        /// The gravest that you know an agency to have said of them: something graver is not decided by this.
        #[arg(long, value_enum, default_value_t = Although::Correction)]
        although: Although,
        /// Why; kept in the record.
        #[arg(long, alias = "why")]
        reason: String,
    },
}

/// What an agency said of items, as far as somebody knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Although {
    /// It sent something newer, or put something right.
    Correction,
    /// It asks not to use them until further notice.
    Withheld,
    /// The right to show them has ended.
    RightsEnded,
    /// A kill may mean them.
    MayBeKilled,
    /// It took them back.
    Killed,
}

impl From<Although> for SourceNews {
    fn from(although: Although) -> Self {
        match although {
            Although::Correction => Self::Correction,
            Although::Withheld => Self::Withheld,
            Although::RightsEnded => Self::RightsEnded,
            Although::MayBeKilled => Self::MayBeKilled,
            Although::Killed => Self::Killed,
        }
    }
}

/// Which pictures of agencies' items are taken in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Pictures {
    /// None.
    None,
    /// The main one of each.
    Main,
    /// All.
    All,
}

/// What becomes of the other language versions when one is withdrawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Translations {
    /// Somebody has to decide about each.
    Flag,
    /// They go with it.
    Withdraw,
}

#[derive(Args, Debug)]
pub(crate) struct ArticleDraft {
    /// The items' numbers, as `vesper wire list` says them; the first gives the headline.
    #[arg(required = true, value_name = "ITEM")]
    pub(crate) items: Vec<WireItemId>,
    /// Which of their pictures are taken in.
    #[arg(long, value_enum, default_value_t = Pictures::Main)]
    pub(crate) pictures: Pictures,
    /// The folder in which pictures lie that are named without a server.
    #[arg(long, value_name = "DIR")]
    pub(crate) beside: Option<PathBuf>,
    /// The section of a new story; `world` without it. Another language version stays in its story's.
    #[arg(long)]
    pub(crate) section: Option<String>,
    /// Its language; the item's own without it, if this newsroom publishes in it.
    #[arg(long)]
    pub(crate) lang: Option<Lang>,
}

#[derive(Args, Debug)]
pub(crate) struct ArticleRefresh {
    /// Which article.
    pub(crate) id: ArticleId,
    /// The item's number.
    pub(crate) item: WireItemId,
    /// What was wrong and what is right; for an article that is out.
    #[arg(long)]
    pub(crate) note: Option<String>,
    /// Why, when an article that is out is amended without a note.
    #[arg(long, conflicts_with = "note")]
    pub(crate) reason: Option<String>,
}

#[derive(Args, Debug)]
pub(crate) struct ArticleImport {
    /// Files.
    #[arg(required = true)]
    pub(crate) files: Vec<PathBuf>,
    /// Publish at once what nothing forbids; what is under embargo is scheduled for its end.
    #[arg(long)]
    pub(crate) publish: bool,
    /// The section of ninjs items.
    #[arg(long, default_value = "world")]
    pub(crate) section: String,
    /// The agency of ninjs items.
    #[arg(long)]
    pub(crate) agency: Option<String>,
}

fn digits(text: &str) -> Result<String, String> {
    let is_hexadecimal = text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    if (8..=64).contains(&text.len()) && is_hexadecimal {
        Ok(text.to_owned())
    } else {
        Err("a hash has 64 lower-case hexadecimal digits; the first eight are enough".to_owned())
    }
}

pub(super) fn instant(text: &str) -> Result<Timestamp, String> {
    text.parse()
        .map_err(|_| "a time is written with its date and zone, for example 2026-12-01T06:00:00Z or 2026-12-01T07:00:00+01:00".to_owned())
}
