use model::{ArticleId, IssueId};

/// Why the archive could not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// SQLite said no.
    #[error("the database file refused")]
    Sqlite(#[from] rusqlite::Error),
    /// PostgreSQL said no.
    #[error("the database server refused")]
    Postgres(#[from] tokio_postgres::Error),
    /// No connection to PostgreSQL.
    #[error("the database server cannot be reached")]
    Pool(#[from] deadpool_postgres::PoolError),
    /// The address of the database is wrong.
    #[error(
        "database = “{given}” cannot be used: {why}. Write sqlite:PATH or postgres://USER:PASSWORD@HOST/NAME"
    )]
    Address {
        /// What was given, without a password.
        given: String,
        /// What is wrong with it.
        why: String,
    },
    /// A column holds something else than the program expects.
    #[error("column {column} of a row holds {found}, not {expected}")]
    Shape {
        /// Which column, from 0.
        column: usize,
        /// What it holds.
        found: &'static str,
        /// What was expected.
        expected: &'static str,
    },
    /// A stored document cannot be read.
    #[error("a stored {0} cannot be read")]
    Document(&'static str, #[source] serde_json::Error),
    /// A stored name is none of the program's.
    #[error("a stored {0} has the unknown value “{1}”")]
    Unknown(&'static str, String),
    /// The database was made by a newer Vesper.
    #[error("the database has migration {found}, this program knows {known}: use the newer program")]
    Newer {
        /// The database's.
        found: i64,
        /// The program's.
        known: i64,
    },
    /// A migration that already ran has been edited.
    #[error("migration {0} differs from the one that made this database; migrations are never edited")]
    Edited(i64),
    /// No such article.
    #[error("there is no article {0}")]
    NoSuchArticle(ArticleId),
    /// No such issue.
    #[error("there is no issue {0}")]
    NoSuchIssue(IssueId),
    /// The newsroom's rules forbid it.
    #[error("article {0}")]
    Refused(ArticleId, #[source] model::Refused),
    /// Somebody else changed it since it was read.
    #[error("article {0} was changed by somebody else in the meantime; read it again")]
    Conflict(ArticleId),
    /// A file could not be read or written.
    #[error("{what}")]
    Io {
        /// What was being done.
        what: String,
        /// What the system said.
        #[source]
        source: std::io::Error,
    },
    /// A newsroom that has something in it already.
    #[error("this newsroom is not empty; restore into one that `vesper init` has just made")]
    NotEmpty,
    /// Nobody says why.
    #[error("a reason is needed")]
    NoReason,
    /// What is planned lies in the past.
    #[error("that time has passed; to do it now, leave the time out")]
    Past,
    /// An item that is not there.
    #[error("there is no wire item {0}")]
    NoSuchItem(model::WireItemId),
    /// An item that its agency does not let be used.
    #[error("the agency does not let item {0} be used: it is {1}")]
    NotUsable(model::WireItemId, &'static str),
    /// An agency that is dropped although it is used, or named although it is not.
    #[error("the agencies of the credit cannot be changed so")]
    Credit(#[source] model::WrongCredit),
    /// An item that is still used.
    #[error("article {article} still has words or pictures of item {item}: {what}")]
    StillUsed {
        /// In which article.
        article: ArticleId,
        /// Of which item.
        item: model::WireItemId,
        /// What of it.
        what: String,
    },
    /// An item that its agency changed since it was read.
    #[error("the agency sent something more of item {0} in the meantime; read it again")]
    ItemChanged(model::WireItemId),
    /// Words that readers would see before their embargo ends.
    #[error(
        "item {item} is under embargo until {until}, and readers have article {article}: take it over then, not before"
    )]
    ItemEmbargo {
        /// Which readers have.
        article: ArticleId,
        /// Whose words they are.
        item: model::WireItemId,
        /// When it ends.
        until: jiff::Timestamp,
    },
    /// An article that is withdrawn.
    #[error("article {0} is withdrawn; `vesper article redraft {0} --reason …` begins it anew")]
    Withdrawn(ArticleId),
    /// An item that is not used.
    #[error("article {0} does not use item {1}; `vesper article show {0}` names its sources")]
    NoSource(ArticleId, model::WireItemId),
    /// Something whose right an agency took back.
    #[error("the agency took back the item that {0} came with; it cannot be shown again")]
    Killed(model::MediaHash),
    /// Nothing that an agency says is in the way.
    #[error("nothing that an agency says about its use is in the way of article {0}")]
    NothingToAllow(ArticleId),
    /// The role may not do it.
    #[error("{0} needs another role than {1:?}")]
    NotAllowed(&'static str, model::Role),
    /// No other version was withdrawn, and no agency said anything.
    #[error(
        "there is nothing to decide about article {0}: no other language version of it was withdrawn, and no agency said anything new about an item that it uses"
    )]
    NothingToDecide(ArticleId),
    /// Several agencies' words wait, and none is named.
    #[error(
        "agencies said something of item {1}: `vesper article keep {0} {1}` names those that you decide about"
    )]
    NameItems(ArticleId, String),
    /// An item of which nothing waits for a decision.
    #[error("no word about item {1} waits for a decision; `vesper article show {0}` says what does")]
    NothingSaid(ArticleId, model::WireItemId),
    /// An agency said something graver than was told.
    #[error(
        "what an agency said of item {1} is graver ({word}): read `vesper article show {0}`, and say `--although {word}` when the article stands all the same",
        word = .2.word()
    )]
    Graver(ArticleId, model::WireItemId, model::SourceNews),
    /// A picture or recording that is not there.
    #[error("there is no picture or recording {0}")]
    NoSuchMedia(model::MediaHash),
    /// An embargo that cannot be changed.
    #[error("the embargo of article {0} cannot be changed")]
    Embargo(ArticleId, #[source] model::EmbargoRefused),
    /// A backup that is not one.
    #[error("this is not a backup that can be restored: {0}")]
    Dump(String),
}

impl Error {
    /// Wraps what the system said with what was being done.
    pub(crate) fn io(what: impl Into<String>) -> impl FnOnce(std::io::Error) -> Self {
        let what = what.into();
        move |source| Self::Io { what, source }
    }
}
