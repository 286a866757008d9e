//! The command line.

mod article;
mod schedule;
mod source;
mod syndication;

pub(crate) use article::{Article, ArticleDraft, ArticleImport, ArticleRefresh, Pictures, Translations};
pub(crate) use schedule::{Acts, Media};
pub(crate) use source::{Kills, Source};
pub(crate) use syndication::{NewPartner, Syndication};

use clap::{Args, Parser, Subcommand};
use jiff::civil::Date;
use model::{ArticleId, AuditHead, IssueId, Lang, WireGroupId, WireItemId};
use std::path::PathBuf;

/// A whole newsroom in one program: wires in, stories out in thirty languages, and a letter each evening.
#[derive(Debug, Parser)]
#[command(version, about, max_term_width = 100, after_help = "Begin with:  vesper demo")]
pub(crate) struct Arguments {
    /// The newsroom's settings.
    #[arg(
        long,
        global = true,
        env = "VESPER_CONFIG",
        default_value = "vesper.toml",
        value_name = "FILE"
    )]
    pub(crate) config: PathBuf,
    /// Print JSON for programs instead of text for people.
    #[arg(long, global = true)]
    pub(crate) json: bool,
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// A newsroom with content, a wire that ticks, and a mailbox to look into.
    Demo(Demo),
    /// Make a new, empty newsroom.
    #[command(after_help = "Example:  vesper init newsroom --name 'The Harbour Post' --languages en,ar,fr")]
    Init(Init),
    /// Run site, press, wire clock and letter. Stops cleanly on SIGTERM.
    Serve,
    /// Look at settings, database, storage and mail relay: what is wrong, and how to mend it.
    Check,
    /// Agencies' items.
    #[command(subcommand)]
    Wire(Wire),
    /// Articles.
    #[command(subcommand)]
    Article(Article),
    /// What happens by itself, and when.
    #[command(subcommand)]
    Acts(Acts),
    /// Pictures and recordings.
    #[command(subcommand)]
    Media(Media),
    /// Newsrooms that take our copy.
    #[command(subcommand)]
    Syndication(Syndication),
    /// Every door that an article stands in or stood in, and every letter that carried it.
    #[command(after_help = "Example:  vesper where 41 --readers")]
    Where {
        /// Which article.
        id: ArticleId,
        /// With the addresses that each letter may have reached.
        #[arg(long)]
        readers: bool,
    },
    /// Readers of the letter.
    #[command(subcommand)]
    Subscribers(Subscribers),
    /// The evening letter.
    #[command(subcommand)]
    Letter(Letter),
    /// The readers' pages.
    #[command(subcommand)]
    Press(Press),
    /// The record of who did what, why and from where.
    #[command(subcommand)]
    Audit(Audit),
    /// Write the whole newsroom into one file.
    #[command(after_help = "Example:  vesper backup evening.vesper")]
    Backup {
        /// Where to; must not exist.
        file: PathBuf,
    },
    /// Fill an empty newsroom from such a file.
    #[command(
        after_help = "Example:  vesper init new && vesper --config new/vesper.toml restore evening.vesper"
    )]
    Restore {
        /// Where from.
        file: PathBuf,
    },
    /// Print completions for a shell.
    #[command(after_help = "Example:  vesper completions bash > /etc/bash_completion.d/vesper")]
    Completions {
        /// Which shell.
        shell: clap_complete::Shell,
    },
}

#[derive(Args, Debug)]
#[command(after_help = "Example:  vesper demo --listen 127.0.0.1:8080 --fresh")]
pub(crate) struct Demo {
    /// Where the demo keeps its newsroom.
    #[arg(long, default_value = "demo-data", value_name = "DIR")]
    pub(crate) data: PathBuf,
    /// Where the site listens; port 0 takes a free one.
    #[arg(long, default_value = "127.0.0.1:8080", value_name = "ADDRESS")]
    pub(crate) listen: std::net::SocketAddr,
    /// Throw the demo's newsroom away and begin anew.
    #[arg(long)]
    pub(crate) fresh: bool,
    /// Strike 18:30 at once: the letter goes out and stands in the mailbox.
    #[arg(long)]
    pub(crate) strike: bool,
    /// Seconds between two items of the demo's wire; 0 is silence.
    #[arg(long, default_value_t = 20, value_name = "SECONDS")]
    pub(crate) tick: u64,
}

#[derive(Args, Debug)]
pub(crate) struct Init {
    /// Where; made when it is not there.
    pub(crate) folder: PathBuf,
    /// The newsroom's name.
    #[arg(long, default_value = "Vesper")]
    pub(crate) name: String,
    /// The address by which readers reach the site.
    #[arg(long, default_value = "http://127.0.0.1:8080")]
    pub(crate) url: String,
    /// The languages, by BCP 47 tag; all without it.
    #[arg(long, value_delimiter = ',')]
    pub(crate) languages: Vec<Lang>,
    /// The mail relay.
    #[arg(long, default_value = "smtp://127.0.0.1:25")]
    pub(crate) smtp: String,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Wire {
    /// Read files and print one item a line as JSON. Nothing is stored.
    #[command(after_help = "Example:  vesper wire parse inbox/ | jq .headline")]
    Parse {
        /// A file, or a folder whose files are all read.
        path: PathBuf,
        /// Who sent it.
        #[arg(long)]
        agency: Option<String>,
    },
    /// Take files into the archive: new, updated, killed or set aside.
    #[command(after_help = "Example:  vesper wire ingest inbox/ --agency Meridian")]
    Ingest {
        /// A file, or a folder whose files are all read.
        path: PathBuf,
        /// Who sent it.
        #[arg(long)]
        agency: Option<String>,
    },
    /// The items that came in last, and what was set aside.
    List {
        /// How many.
        #[arg(long, default_value_t = 20)]
        limit: i64,
        /// Only what came to this desk.
        #[arg(long, value_name = "DESK")]
        desk: Option<String>,
    },
    /// All that an item says, its versions and what was made of it.
    #[command(after_help = "Example:  vesper wire show 12 --version 1")]
    Show {
        /// Which item; `vesper wire list` numbers them.
        id: WireItemId,
        /// Which version, counted from 1; the newest without it.
        #[arg(long)]
        version: Option<i64>,
    },
    /// The bytes that an item, or something that was set aside, came in.
    #[command(after_help = "Example:  vesper wire raw 12 | less")]
    Raw {
        /// The item's number, or the hash of the bytes as `list --json` and `show` name it.
        what: String,
        /// Which version of the item, counted from 1; the newest without it.
        #[arg(long)]
        version: Option<i64>,
    },
    #[command(flatten)]
    Kills(Kills),
    /// One line an event with the agencies that tell of it; with a number all items of one event.
    #[command(after_help = "Example:  vesper wire groups --desk world && vesper wire groups 12")]
    Groups {
        /// Which event.
        id: Option<WireGroupId>,
        /// Only events of which an item lies on this desk.
        #[arg(long, value_name = "DESK", conflicts_with = "id")]
        desk: Option<String>,
        /// How many.
        #[arg(long, default_value_t = 20)]
        limit: i64,
    },
    /// What is new in an item's newest version, word by word.
    #[command(after_help = "Example:  vesper wire diff 41 --from 1 --to 3")]
    Diff {
        /// Which item.
        id: WireItemId,
        /// The earlier version; the one before `--to` without it.
        #[arg(long, value_name = "VERSION")]
        from: Option<i64>,
        /// The later version; the newest without it.
        #[arg(long, value_name = "VERSION")]
        to: Option<i64>,
    },
    /// What the rules would do with the items of the last days, beside where those lie.
    #[command(after_help = "Example:  vesper wire routes --since 7d --rules changed.toml")]
    Routes {
        /// How far back.
        #[arg(long, default_value = "7d", value_name = "TIME")]
        since: String,
        /// Try the `[wire]` of another file; nothing of it is kept.
        #[arg(long, value_name = "FILE")]
        rules: Option<PathBuf>,
        /// Move the items to where the newsroom's own rules send them.
        #[arg(long, conflicts_with = "rules")]
        apply: bool,
    },
    /// Group and route items that came in before there were groups.
    Regroup,
    /// Where copy comes from, and how each source is doing.
    Sources,
    /// Look at one source once and say what would come in. Nothing is stored.
    #[command(after_help = "Example:  vesper wire test meridian")]
    Test {
        /// The name of the source in vesper.toml.
        name: String,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum Subscribers {
    /// Bring in a list as CSV. Addresses that left, bounced or complained here stay so.
    #[command(after_help = "Example:  vesper subscribers import list.csv --lang en")]
    Import {
        /// CSV with a header: `email`, and if known `lang`, `time_zone`, `status`, `consent_at`, `consent_wording`, `source`.
        file: PathBuf,
        /// The letter's language where the list does not say.
        #[arg(long, default_value = "en")]
        lang: Lang,
    },
    /// Print all as CSV with their consent.
    Export,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Letter {
    /// What the evening's letter would be.
    #[command(after_help = "Example:  vesper letter preview --lang ar --html > evening.html")]
    Preview {
        #[command(flatten)]
        which: WhichIssue,
        /// The HTML part instead of the text part.
        #[arg(long)]
        html: bool,
    },
    /// Choose the stories instead of the automatic choice.
    #[command(after_help = "Example:  vesper letter choose 12 7 31 --feature 9")]
    Choose {
        /// Hard news in order.
        articles: Vec<ArticleId>,
        /// Features in order.
        #[arg(long = "feature")]
        features: Vec<ArticleId>,
        #[command(flatten)]
        which: WhichIssue,
    },
    /// Send what is due, or one issue now; goes on where a killed sender stopped.
    Send {
        #[command(flatten)]
        which: WhichIssue,
    },
    /// How far the letters are: planned, sent, in doubt, bounced, failed.
    Status {
        /// Only this issue.
        #[arg(long, value_name = "ID")]
        issue: Option<IssueId>,
    },
}

#[derive(Args, Clone, Debug)]
pub(crate) struct WhichIssue {
    /// An issue by its number.
    #[arg(long, value_name = "ID", conflicts_with_all = ["lang", "date"])]
    pub(crate) issue: Option<IssueId>,
    /// The letter's language.
    #[arg(long)]
    pub(crate) lang: Option<Lang>,
    /// The evening; the next one without it.
    #[arg(long)]
    pub(crate) date: Option<Date>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Audit {
    /// Whether the record is whole: each entry holds the hash of the one before it.
    #[command(
        after_help = "Example:  vesper audit verify --head 412:6f3a…   (a head noted earlier, elsewhere)"
    )]
    Verify {
        /// A head that was noted earlier, NUMBER:HASH.
        #[arg(long)]
        head: Option<AuditHead>,
        /// An export instead of the newsroom's own record.
        #[arg(long)]
        file: Option<PathBuf>,
    },
    /// Print the entries as JSON, one a line.
    #[command(
        after_help = "Example:  vesper audit export > audit.jsonl && vesper audit verify --file audit.jsonl"
    )]
    Export {
        /// Only those after this number.
        #[arg(long, default_value_t = 0, value_name = "NUMBER")]
        after: i64,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum Press {
    /// Press all pages anew. Readers get the old ones until each new one is in place.
    Rebuild,
}
