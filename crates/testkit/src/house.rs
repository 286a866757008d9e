use archive::{Archive, Database, Folder};
use std::sync::Arc;
use tempfile::TempDir;

/// An empty archive of its own, gone when the test ends.
pub struct House {
    /// The archive.
    pub archive: Archive,
    /// Its database, for opening it a second time.
    pub database: Database,
    /// Its data folder.
    pub folder: Arc<TempDir>,
}

/// The URL of the PostgreSQL server that tests may make databases on.
///
/// # Panics
/// When the variable is not set: a database that is not tested must not look tested.
pub fn postgres_server() -> String {
    std::env::var("VESPER_TEST_POSTGRES").unwrap_or_else(|_| {
        panic!(
            "VESPER_TEST_POSTGRES is not set. `cargo xtask test` starts a private PostgreSQL and sets it; \
             to use another, set it to a URL such as postgres://user@127.0.0.1:5432/postgres"
        )
    })
}

impl House {
    /// On SQLite.
    pub async fn sqlite() -> Self {
        let folder = TempDir::new().unwrap();
        let database = Database::Sqlite(folder.path().join("archive.sqlite"));
        Self::open(database, folder).await
    }

    /// On PostgreSQL, in a database of its own.
    pub async fn postgres() -> Self {
        let server = postgres_server();
        let folder = TempDir::new().unwrap();
        let name = format!("vesper_{}", &archive::random_token().unwrap()[..16]);
        let (client, connection) = tokio_postgres::connect(&server, tokio_postgres::NoTls)
            .await
            .expect("PostgreSQL of the tests answers");
        let connection = tokio::spawn(connection);
        client
            .batch_execute(&format!("create database {name}"))
            .await
            .unwrap();
        drop(client);
        connection.await.unwrap().unwrap();
        let (base, _) = server.rsplit_once('/').expect("a URL with a database");
        Self::open(Database::Postgres(format!("{base}/{name}")), folder).await
    }

    async fn open(database: Database, folder: TempDir) -> Self {
        let blobs = Arc::new(Folder::open(&folder.path().join("media")).unwrap());
        let archive = Archive::open(&database, blobs).await.unwrap();
        Self {
            archive,
            database,
            folder: Arc::new(folder),
        }
    }

    /// Opens the same archive once more, as another process would.
    pub async fn second(&self) -> Archive {
        let blobs = Arc::new(Folder::open(&self.folder.path().join("media")).unwrap());
        Archive::open(&self.database, blobs).await.unwrap()
    }
}
