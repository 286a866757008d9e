//! The two databases behind one door.

mod dialect;
mod postgres;
pub(crate) use postgres::tls;
mod sqlite;

use crate::{Error, Row, Value};
use std::path::PathBuf;

/// Where the facts are kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Database {
    /// A file of SQLite.
    Sqlite(PathBuf),
    /// A PostgreSQL server, by its URL.
    Postgres(String),
}

impl Database {
    /// Reads `sqlite:PATH` or `postgres://…` as it stands in `vesper.toml`; relative paths count from `folder`.
    ///
    /// # Errors
    /// When it is neither.
    pub fn parse(address: &str, folder: &std::path::Path) -> Result<Self, Error> {
        let wrong = |why: &str| Error::Address {
            given: without_password(address),
            why: why.to_owned(),
        };
        if let Some(path) = address.strip_prefix("sqlite:") {
            if path.is_empty() {
                return Err(wrong("the path is missing"));
            }
            Ok(Self::Sqlite(folder.join(path)))
        } else if address.starts_with("postgres://") || address.starts_with("postgresql://") {
            address
                .parse::<tokio_postgres::Config>()
                .map_err(|error| wrong(&error.to_string()))?;
            Ok(Self::Postgres(address.to_owned()))
        } else {
            Err(wrong("it begins with neither sqlite: nor postgres://"))
        }
    }
}

impl std::fmt::Display for Database {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Sqlite(path) => write!(f, "sqlite:{}", path.display()),
            Self::Postgres(url) => f.write_str(&without_password(url)),
        }
    }
}

fn without_password(url: &str) -> String {
    let Some((scheme, rest)) = url.split_once("://") else {
        return url.to_owned();
    };
    match rest.rsplit_once('@') {
        Some((user, host)) => {
            let name = user.split(':').next().unwrap_or_default();
            format!("{scheme}://{name}@{host}")
        }
        None => url.to_owned(),
    }
}

/// An open database.
pub(crate) enum Store {
    Sqlite(sqlite::Pool, Database),
    Postgres(postgres::Pool, Database),
}

/// A connection in a transaction. Dropped without a commit, it rolls back.
pub(crate) enum Connection {
    Sqlite(sqlite::Held),
    Postgres(postgres::Held),
}

impl Store {
    pub(crate) async fn open(database: &Database) -> Result<Self, Error> {
        Ok(match database {
            Database::Sqlite(path) => Self::Sqlite(sqlite::Pool::open(path)?, database.clone()),
            Database::Postgres(url) => Self::Postgres(postgres::Pool::open(url).await?, database.clone()),
        })
    }

    pub(crate) fn database(&self) -> &Database {
        match self {
            Self::Sqlite(_, database) | Self::Postgres(_, database) => database,
        }
    }

    pub(crate) async fn begin_write(&self) -> Result<Connection, Error> {
        Ok(match self {
            Self::Sqlite(pool, _) => Connection::Sqlite(pool.write().await?),
            Self::Postgres(pool, _) => Connection::Postgres(pool.begin("begin").await?),
        })
    }

    pub(crate) async fn begin_read(&self) -> Result<Connection, Error> {
        Ok(match self {
            Self::Sqlite(pool, _) => Connection::Sqlite(pool.read().await?),
            Self::Postgres(pool, _) => Connection::Postgres(
                pool.begin("begin isolation level repeatable read read only")
                    .await?,
            ),
        })
    }
}

impl Connection {
    pub(crate) fn is_postgres(&self) -> bool {
        matches!(self, Self::Postgres(_))
    }

    pub(crate) async fn query(&mut self, sql: &str, values: &[Value]) -> Result<Vec<Row>, Error> {
        match self {
            Self::Sqlite(held) => held.query(&dialect::sqlite(sql), values),
            Self::Postgres(held) => held.query(&dialect::postgres(sql), values).await,
        }
    }

    pub(crate) async fn execute(&mut self, sql: &str, values: &[Value]) -> Result<u64, Error> {
        match self {
            Self::Sqlite(held) => held.execute(&dialect::sqlite(sql), values),
            Self::Postgres(held) => held.execute(&dialect::postgres(sql), values).await,
        }
    }

    /// Runs several statements without parameters.
    pub(crate) async fn batch(&mut self, sql: &str) -> Result<(), Error> {
        match self {
            Self::Sqlite(held) => held.batch(&dialect::sqlite(sql)),
            Self::Postgres(held) => held.batch(&dialect::postgres(sql)).await,
        }
    }

    pub(crate) async fn commit(self) -> Result<(), Error> {
        match self {
            Self::Sqlite(held) => held.commit(),
            Self::Postgres(held) => held.commit().await,
        }
    }
}
