//! PostgreSQL: a pool of connections, statements prepared once on each.

use crate::{Error, Row, Value};
use deadpool_postgres::{Manager, ManagerConfig, Object, RecyclingMethod, Runtime};
use std::time::Duration;
use tokio_postgres::config::SslMode;
use tokio_postgres::types::{ToSql, Type};

const CONNECTIONS: usize = 16;
/// After this long without a connection the caller is told.
const PATIENCE: Duration = Duration::from_secs(5);

pub(crate) struct Pool(deadpool_postgres::Pool);

/// A connection in a transaction. Dropped without a commit, it rolls back before anybody else gets it.
pub(crate) struct Held(Option<Object>);

/// TLS with the public certificate authorities, for servers that ask for it.
pub(crate) fn tls() -> tokio_postgres_rustls::MakeRustlsConnect {
    let roots = rustls::RootCertStore {
        roots: webpki_roots::TLS_SERVER_ROOTS.to_vec(),
    };
    let provider = std::sync::Arc::new(rustls::crypto::ring::default_provider());
    #[expect(
        clippy::expect_used,
        reason = "ring supports the protocol versions that rustls calls safe"
    )]
    let config = rustls::ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .expect("ring")
        .with_root_certificates(roots)
        .with_no_client_auth();
    tokio_postgres_rustls::MakeRustlsConnect::new(config)
}

impl Pool {
    pub(crate) async fn open(url: &str) -> Result<Self, Error> {
        let mut config: tokio_postgres::Config = url.parse()?;
        config.connect_timeout(PATIENCE).application_name("vesper");
        let manager_config = ManagerConfig {
            recycling_method: RecyclingMethod::Fast,
        };
        let manager = if config.get_ssl_mode() == SslMode::Disable {
            Manager::from_config(config, tokio_postgres::NoTls, manager_config)
        } else {
            Manager::from_config(config, tls(), manager_config)
        };
        let built = deadpool_postgres::Pool::builder(manager)
            .max_size(CONNECTIONS)
            .wait_timeout(Some(PATIENCE))
            .create_timeout(Some(PATIENCE))
            .runtime(Runtime::Tokio1)
            .build();
        let pool = built.map_err(|error| Error::Address {
            given: String::new(),
            why: error.to_string(),
        })?;
        drop(pool.get().await?);
        Ok(Self(pool))
    }

    pub(crate) async fn begin(&self, how: &str) -> Result<Held, Error> {
        let object = self.0.get().await?;
        // Held before it begins: a caller that gives up meanwhile must not leave an open transaction in the pool.
        let held = Held(Some(object));
        held.client()?.batch_execute(how).await?;
        Ok(held)
    }
}

impl Held {
    fn client(&self) -> Result<&Object, Error> {
        self.0
            .as_ref()
            .ok_or(Error::Pool(deadpool_postgres::PoolError::Closed))
    }

    pub(crate) async fn query(&mut self, sql: &str, values: &[Value]) -> Result<Vec<Row>, Error> {
        let client = self.client()?;
        let statement = client.prepare_cached(sql).await?;
        let parameters: Vec<&(dyn ToSql + Sync)> =
            values.iter().map(|value| value as &(dyn ToSql + Sync)).collect();
        let rows = client.query(&statement, &parameters).await?;
        rows.iter().map(row_of).collect()
    }

    pub(crate) async fn execute(&mut self, sql: &str, values: &[Value]) -> Result<u64, Error> {
        let client = self.client()?;
        let statement = client.prepare_cached(sql).await?;
        let parameters: Vec<&(dyn ToSql + Sync)> =
            values.iter().map(|value| value as &(dyn ToSql + Sync)).collect();
        Ok(client.execute(&statement, &parameters).await?)
    }

    pub(crate) async fn batch(&mut self, sql: &str) -> Result<(), Error> {
        Ok(self.client()?.batch_execute(sql).await?)
    }

    pub(crate) async fn commit(mut self) -> Result<(), Error> {
        self.client()?.batch_execute("commit").await?;
        drop(self.0.take());
        Ok(())
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        let Some(object) = self.0.take() else { return };
        let Ok(runtime) = tokio::runtime::Handle::try_current() else {
            drop(Object::take(object));
            return;
        };
        runtime.spawn(async move {
            if object.batch_execute("rollback").await.is_err() {
                drop(Object::take(object));
            }
        });
    }
}

fn row_of(row: &tokio_postgres::Row) -> Result<Row, Error> {
    let value = |(index, column): (usize, &tokio_postgres::Column)| {
        Ok(match *column.type_() {
            Type::INT8 => row
                .try_get::<_, Option<i64>>(index)?
                .map_or(Value::Null, Value::Int),
            Type::INT4 => row
                .try_get::<_, Option<i32>>(index)?
                .map_or(Value::Null, |n| Value::Int(i64::from(n))),
            Type::BOOL => row
                .try_get::<_, Option<bool>>(index)?
                .map_or(Value::Null, |b| Value::Int(i64::from(b))),
            _ => row
                .try_get::<_, Option<String>>(index)?
                .map_or(Value::Null, Value::Text),
        })
    };
    row.columns()
        .iter()
        .enumerate()
        .map(value)
        .collect::<Result<_, Error>>()
        .map(Row)
}
