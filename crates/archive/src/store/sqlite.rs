//! SQLite: one connection that writes, several that read, statements run inline.
//!
//! A statement takes 10 to 100 µs, so it runs on the thread that asked. Writers begin with `begin immediate`: a read
//! that turns into a write could fail at once, busy timeout or not.

use crate::{Error, Row, Value};
use rusqlite::types::ValueRef;
use rusqlite::{Connection, OpenFlags};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::runtime::RuntimeFlavor;
use tokio::sync::{OwnedMutexGuard, OwnedSemaphorePermit, Semaphore};

/// How long a writer waits for another process.
const PATIENCE: Duration = Duration::from_secs(30);
/// Snapshots that may be read at the same time.
const READERS: usize = 8;
const STATEMENTS: usize = 256;

pub(crate) struct Pool {
    path: PathBuf,
    writer: Arc<tokio::sync::Mutex<Connection>>,
    readers: Arc<Mutex<Vec<Connection>>>,
    permits: Arc<Semaphore>,
}

/// A connection in a transaction.
pub(crate) enum Held {
    Writer {
        connection: OwnedMutexGuard<Connection>,
        open: bool,
    },
    Reader {
        connection: Option<Connection>,
        home: Arc<Mutex<Vec<Connection>>>,
        _permit: OwnedSemaphorePermit,
    },
}

impl Pool {
    pub(crate) fn open(path: &Path) -> Result<Self, Error> {
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder)
                .map_err(Error::io(format!("cannot make {}", folder.display())))?;
        }
        let writer = Connection::open(path)?;
        configure(&writer)?;
        writer.pragma_update(None, "journal_mode", "wal")?;
        // Full: a letter's acknowledgement, a kill or an embargo's end must survive a power cut.
        writer.pragma_update(None, "synchronous", "full")?;
        writer.pragma_update(None, "foreign_keys", true)?;
        Ok(Self {
            path: path.to_owned(),
            writer: Arc::new(tokio::sync::Mutex::new(writer)),
            readers: Arc::default(),
            permits: Arc::new(Semaphore::new(READERS)),
        })
    }

    pub(crate) async fn write(&self) -> Result<Held, Error> {
        let connection = Arc::clone(&self.writer).lock_owned().await;
        // Another process may hold the file for a while; the threads that serve readers must not wait with it.
        let is_shared = tokio::runtime::Handle::current().runtime_flavor() == RuntimeFlavor::MultiThread;
        if is_shared {
            tokio::task::block_in_place(|| connection.execute_batch("begin immediate"))?;
        } else {
            connection.execute_batch("begin immediate")?;
        }
        Ok(Held::Writer {
            connection,
            open: true,
        })
    }

    pub(crate) async fn read(&self) -> Result<Held, Error> {
        #[expect(clippy::expect_used, reason = "the semaphore is never closed")]
        let permit = Arc::clone(&self.permits).acquire_owned().await.expect("open");
        let idle = self.readers.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let connection = if let Some(connection) = idle {
            connection
        } else {
            let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
            let connection = Connection::open_with_flags(&self.path, flags)?;
            configure(&connection)?;
            connection.pragma_update(None, "query_only", true)?;
            connection
        };
        connection.execute_batch("begin")?;
        Ok(Held::Reader {
            connection: Some(connection),
            home: Arc::clone(&self.readers),
            _permit: permit,
        })
    }
}

fn configure(connection: &Connection) -> Result<(), Error> {
    connection.busy_timeout(PATIENCE)?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS);
    Ok(())
}

impl Held {
    fn connection(&self) -> Result<&Connection, Error> {
        match self {
            Self::Writer { connection, .. } => Ok(connection),
            Self::Reader { connection, .. } => connection
                .as_ref()
                .ok_or(Error::Sqlite(rusqlite::Error::InvalidQuery)),
        }
    }

    pub(crate) fn query(&mut self, sql: &str, values: &[Value]) -> Result<Vec<Row>, Error> {
        let mut statement = self.connection()?.prepare_cached(sql)?;
        let columns = statement.column_count();
        let mut rows = statement.query(rusqlite::params_from_iter(values))?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            let values = (0..columns).map(|column| Ok(value_of(row.get_ref(column)?)));
            found.push(Row(values.collect::<Result<_, rusqlite::Error>>()?));
        }
        Ok(found)
    }

    pub(crate) fn execute(&mut self, sql: &str, values: &[Value]) -> Result<u64, Error> {
        let mut statement = self.connection()?.prepare_cached(sql)?;
        Ok(statement.execute(rusqlite::params_from_iter(values))? as u64)
    }

    pub(crate) fn batch(&mut self, sql: &str) -> Result<(), Error> {
        Ok(self.connection()?.execute_batch(sql)?)
    }

    pub(crate) fn commit(mut self) -> Result<(), Error> {
        self.connection()?.execute_batch("commit")?;
        if let Self::Writer { open, .. } = &mut self {
            *open = false;
        }
        Ok(())
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        match self {
            Self::Writer { connection, open } => {
                if *open && connection.execute_batch("rollback").is_err() {
                    tracing::error!("a transaction could not be rolled back");
                }
            }
            Self::Reader { connection, home, .. } => {
                if let Some(connection) = connection.take() {
                    // After a commit there is no transaction left, and this says so; either way it is over.
                    let _ = connection.execute_batch("rollback");
                    home.lock()
                        .unwrap_or_else(PoisonError::into_inner)
                        .push(connection);
                }
            }
        }
    }
}

fn value_of(value: ValueRef<'_>) -> Value {
    match value {
        ValueRef::Null => Value::Null,
        ValueRef::Integer(number) => Value::Int(number),
        #[expect(
            clippy::cast_possible_truncation,
            reason = "only sums of whole numbers come as reals"
        )]
        ValueRef::Real(number) => Value::Int(number as i64),
        ValueRef::Text(bytes) | ValueRef::Blob(bytes) => {
            Value::Text(String::from_utf8_lossy(bytes).into_owned())
        }
    }
}
