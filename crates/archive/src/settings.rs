//! Small things that a newsroom keeps: its signing key, and what rooms have to remember across restarts.

use crate::{Archive, Error, Transaction};

impl Archive {
    /// The key with which links in mails are signed. Made on first use, the same on every node.
    pub async fn signing_key(&self) -> Result<[u8; 32], Error> {
        let mut tx = self.begin("vesper", "").await?;
        let fresh = random_token()?;
        let sql =
            "insert into setting (name, value) values ('signing-key', $1) on conflict (name) do nothing";
        tx.execute(sql, &[fresh.into()]).await?;
        let kept = tx.setting("signing-key").await?.unwrap_or_default();
        tx.commit().await?;
        Ok(*blake3::hash(kept.as_bytes()).as_bytes())
    }
}

impl Archive {
    /// A number that no other archive has, not even one restored from a backup of this one: what was made from one archive
    /// must not be taken for the work of another.
    pub async fn identity(&self) -> Result<u64, Error> {
        let mut tx = self.begin("vesper", "").await?;
        let sql = "insert into setting (name, value) values ('identity', $1) on conflict (name) do nothing";
        tx.execute(sql, &[random_token()?.into()]).await?;
        let kept = tx.setting("identity").await?.unwrap_or_default();
        tx.commit().await?;
        Ok(u64::from_str_radix(&kept[..15.min(kept.len())], 16).unwrap_or(1))
    }
}

impl Transaction {
    /// Keeps a value under a name.
    pub async fn set_setting(&mut self, name: &str, value: &str) -> Result<(), Error> {
        let sql = "insert into setting (name, value) values ($1, $2) \
                   on conflict (name) do update set value = excluded.value";
        self.execute(sql, &[name.into(), value.into()]).await?;
        Ok(())
    }

    /// What is kept under this name.
    pub async fn setting(&mut self, name: &str) -> Result<Option<String>, Error> {
        let row = self
            .first("select value from setting where name = $1", &[name.into()])
            .await?;
        row.map(|row| row.get(0)).transpose()
    }
}

/// 64 hexadecimal digits that nobody can guess.
///
/// # Errors
/// When the system has no source of chance.
pub fn random_token() -> Result<String, Error> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes)
        .map_err(|error| Error::io("the system gave no random bytes")(std::io::Error::other(error)))?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}
