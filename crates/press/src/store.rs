//! The page store: LMDB, read by many threads and processes at once, changed by one, always whole.

use crate::record::Stored;
use crate::{Encoding, Error, Page, PageId};
use heed::types::{Bytes, Str, U64, Unit};
use heed::{CommitOrAbort, Database, Env, EnvOpenOptions, RwTxn, WithoutTls, byteorder::BigEndian};
use model::{ArticleId, ContentHash, Lang, Seq, StoryId};
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::fs::{File, TryLockError};
use std::path::Path;

/// Address space kept free for the file; it takes no more of the disk than its pages.
const MAP_BYTES: usize = 1 << 38;
const READERS: u32 = 2048;

/// What a page shows, so that it is pressed again when that changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Use {
    /// Something of an article.
    Article(ArticleId),
    /// A story's version in a language, whether or not there is one yet.
    Story(StoryId, Lang),
}

impl Use {
    fn key(self) -> String {
        match self {
            Self::Article(id) => format!("a{id}"),
            Self::Story(story, lang) => format!("s{story} {lang}"),
        }
    }
}

type Env0 = Env<WithoutTls>;
type Pages = Database<'static, Bytes, Bytes>;
type Names = Database<'static, Str, Str>;
type Marks = Database<'static, Str, Unit>;
type Places = Database<'static, Str, U64<BigEndian>>;

/// The pressed pages of one node. Cheap to clone.
#[derive(Clone)]
pub struct PageStore {
    /// Lives as long as the process: LMDB allows one environment a file and process.
    env: &'static Env0,
    pages: Pages,
    /// Page to what it uses, separated by tabs.
    uses: Names,
    /// What is used, a tab, the page: found by prefix.
    users: Marks,
    places: Places,
}

impl std::fmt::Debug for PageStore {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("PageStore")
            .field("path", &self.env.path())
            .finish_non_exhaustive()
    }
}

/// Pages to put or to take away, and what each uses.
pub(crate) type Changes = BTreeMap<PageId, (Option<Vec<u8>>, BTreeSet<Use>)>;

impl PageStore {
    /// Opens the store in `folder`, which is made when it is not there.
    ///
    /// # Errors
    /// When the folder cannot be used.
    pub fn open(folder: &Path) -> Result<Self, Error> {
        Self::open_within(folder, MAP_BYTES)
    }

    /// The same within so many bytes of address space, for a process that opens hundreds of stores: each keeps its share until
    /// the process ends.
    ///
    /// # Errors
    /// As [`PageStore::open`].
    pub fn open_within(folder: &Path, bytes: usize) -> Result<Self, Error> {
        std::fs::create_dir_all(folder).map_err(Error::Folder)?;
        let mut options = EnvOpenOptions::new().read_txn_without_tls();
        options.map_size(bytes).max_readers(READERS).max_dbs(8);
        // Readers that were killed leave their places in the lock file; the file itself is never edited by hand.
        #[expect(
            unsafe_code,
            reason = "LMDB maps the file; nothing but LMDB writes into this folder"
        )]
        let env = unsafe { options.open(folder)? };
        let env: &'static Env0 = Box::leak(Box::new(env));
        env.clear_stale_readers()?;
        let made = env.create_databases_and_commit(env.write_txn()?, |opener, tx| {
            let pages = opener.create_database::<Bytes, Bytes>(tx, Some("pages"))?;
            let uses = opener.create_database::<Str, Str>(tx, Some("uses"))?;
            let shown_by = opener.create_database::<Str, Unit>(tx, Some("users"))?;
            let places = opener.create_database::<Str, U64<BigEndian>>(tx, Some("places"))?;
            Ok::<_, heed::Error>(CommitOrAbort::<_, ()>::Commit((pages, uses, shown_by, places)))
        })?;
        let CommitOrAbort::Commit((pages, uses, shown_by, places)) = made else {
            return Err(Error::Record);
        };
        Ok(Self {
            env,
            pages,
            uses,
            users: shown_by,
            places,
        })
    }

    /// The page under this key, in one encoding. A look into one moment: never half of a change.
    pub fn get(&self, key: &str, encoding: Encoding) -> Result<Option<Page>, Error> {
        let tx = self.env.read_txn()?;
        let Some(bytes) = self.pages.get(&tx, &name(key))? else {
            return Ok(None);
        };
        Stored::read(bytes)?.page(encoding).map(Some)
    }

    /// Shows every page to `look`, in no order: all that the site can hand out of this store.
    pub fn walk(&self, encoding: Encoding, mut look: impl FnMut(Page)) -> Result<(), Error> {
        let tx = self.env.read_txn()?;
        for entry in self.pages.iter(&tx)? {
            look(Stored::read(entry?.1)?.page(encoding)?);
        }
        Ok(())
    }

    /// The pages that use something.
    pub fn users(&self, used: Use) -> Result<Vec<PageId>, Error> {
        let tx = self.env.read_txn()?;
        let prefix = format!("{}\t", used.key());
        let mut pages = Vec::new();
        for entry in self.users.prefix_iter(&tx, &prefix)? {
            let (key, ()) = entry?;
            pages.extend(key[prefix.len()..].parse::<PageId>());
        }
        Ok(pages)
    }

    /// How many pages there are.
    pub fn count(&self) -> Result<u64, Error> {
        let tx = self.env.read_txn()?;
        Ok(self.pages.len(&tx)?)
    }

    /// The place of the ledger up to which the pages are pressed, and the edition of templates and words they show.
    pub fn position(&self) -> Result<(Seq, u64), Error> {
        let tx = self.env.read_txn()?;
        let seq = self.places.get(&tx, "ledger")?.unwrap_or(0);
        Ok((
            Seq(i64::try_from(seq).unwrap_or(0)),
            self.places.get(&tx, "edition")?.unwrap_or(0),
        ))
    }

    /// The archive that the pages were pressed from.
    pub(crate) fn archive(&self) -> Result<u64, Error> {
        let tx = self.env.read_txn()?;
        Ok(self.places.get(&tx, "archive")?.unwrap_or(0))
    }

    /// Holds the right to press into this store until the file is dropped, or the process ends.
    pub(crate) fn lock(&self) -> Result<File, Error> {
        let file = File::create(self.env.path().join("press.lock")).map_err(Error::Folder)?;
        match file.try_lock() {
            Ok(()) => Ok(file),
            Err(TryLockError::WouldBlock) => Err(Error::Busy),
            Err(TryLockError::Error(error)) => Err(Error::Folder(error)),
        }
    }

    /// Asks whoever presses into this store to press all pages anew.
    pub fn ask_for_rebuild(&self) -> Result<(), Error> {
        let mut tx = self.env.write_txn()?;
        self.places.put(&mut tx, "edition", &0)?;
        tx.commit()?;
        Ok(())
    }

    /// Marks that all pages are to be pressed anew from an archive that is at `head`.
    ///
    /// Pages of another archive, or of one that was further, are taken away at once: they may show what this one has
    /// withdrawn or never had.
    pub(crate) fn begin_anew(&self, archive: u64, head: Seq) -> Result<(), Error> {
        let mut tx = self.env.write_txn()?;
        let seq = self.places.get(&tx, "ledger")?.unwrap_or(0);
        let is_same = self.places.get(&tx, "archive")? == Some(archive);
        if !is_same || seq > head.0.unsigned_abs() {
            self.pages.clear(&mut tx)?;
            self.uses.clear(&mut tx)?;
            self.users.clear(&mut tx)?;
            self.places.put(&mut tx, "ledger", &head.0.unsigned_abs())?;
        }
        self.places.put(&mut tx, "archive", &archive)?;
        self.places.put(&mut tx, "edition", &0)?;
        tx.commit()?;
        Ok(())
    }

    /// Puts all changes in at one stroke, and with them the ledger's place when it is `reached`.
    pub(crate) fn put(&self, changes: &Changes, reached: Option<Seq>) -> Result<(), Error> {
        let mut tx = self.env.write_txn()?;
        self.write(&mut tx, changes)?;
        if let Some(seq) = reached {
            self.places.put(&mut tx, "ledger", &seq.0.unsigned_abs())?;
        }
        tx.commit()?;
        Ok(())
    }

    /// Puts the last changes of a rebuilding in, takes away what is not in `keep`, and names the new edition: at one stroke.
    pub(crate) fn finish(
        &self,
        changes: &Changes,
        edition: u64,
        keep: &HashSet<[u8; 16]>,
    ) -> Result<(), Error> {
        let mut tx = self.env.write_txn()?;
        self.write(&mut tx, changes)?;
        let mut gone = Vec::new();
        for entry in self.pages.iter(&tx)? {
            let (key, _) = entry?;
            if <[u8; 16]>::try_from(key).is_ok_and(|key| !keep.contains(&key)) {
                gone.push(key.to_vec());
            }
        }
        for key in &gone {
            self.pages.delete(&mut tx, key)?;
        }
        self.places.put(&mut tx, "edition", &edition)?;
        tx.commit()?;
        Ok(())
    }

    fn write(&self, tx: &mut RwTxn<'_>, changes: &Changes) -> Result<(), Error> {
        for (page, (bytes, uses)) in changes {
            let key = name(&page.key());
            match bytes {
                Some(bytes) => self.pages.put(tx, &key, bytes)?,
                None => drop(self.pages.delete(tx, &key)?),
            }
            let id = page.to_string();
            let before = self.uses.get(tx, &id)?.unwrap_or_default().to_owned();
            let keys: BTreeSet<String> = uses.iter().map(|used| used.key()).collect();
            let after = keys.iter().map(String::as_str).collect::<Vec<_>>().join("\t");
            if before == after {
                continue;
            }
            for gone in before
                .split('\t')
                .filter(|key| !key.is_empty() && !keys.contains(*key))
            {
                self.users.delete(tx, &format!("{gone}\t{id}"))?;
            }
            for key in &keys {
                self.users.put(tx, &format!("{key}\t{id}"), &())?;
            }
            if after.is_empty() {
                self.uses.delete(tx, &id)?;
            } else {
                self.uses.put(tx, &id, &after)?;
            }
        }
        Ok(())
    }
}

/// The key of a page: LMDB's keys are at most 511 bytes, paths in some scripts are longer.
pub(crate) fn name(key: &str) -> [u8; 16] {
    let hash = ContentHash::of(key.as_bytes());
    let mut name = [0; 16];
    for (byte, digits) in name.iter_mut().zip(hash.as_str().as_bytes().chunks(2)) {
        let digit = |ascii: u8| {
            if ascii.is_ascii_digit() {
                ascii - b'0'
            } else {
                ascii - b'a' + 10
            }
        };
        *byte = digit(digits[0]) << 4 | digit(digits[1]);
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Caching, Record};

    fn stored(words: &str) -> Vec<u8> {
        let record = Record {
            status: 200,
            content_type: "text/html; charset=utf-8".into(),
            path: "/en/".into(),
            caching: Caching::Ask,
            body: words.into(),
        };
        crate::compress::pack(&record).unwrap()
    }

    #[test]
    fn pages_uses_and_place_change_together() {
        let folder = tempfile::tempdir().unwrap();
        let store = PageStore::open(folder.path()).unwrap();
        assert_eq!(store.position().unwrap(), (Seq(0), 0));
        let (front, article) = (PageId::Front(Lang::EN), PageId::Article(ArticleId(1)));
        let used = Use::Article(ArticleId(1));
        let changes = Changes::from([
            (
                front.clone(),
                (
                    Some(stored("front")),
                    BTreeSet::from([used, Use::Story(StoryId(1), Lang::EN)]),
                ),
            ),
            (article.clone(), (Some(stored("article")), BTreeSet::from([used]))),
        ]);
        store.begin_anew(7, Seq(3)).unwrap();
        store
            .finish(&changes, 9, &HashSet::from([name("/en/"), name("a-1")]))
            .unwrap();
        assert_eq!(store.position().unwrap(), (Seq(3), 9));
        assert_eq!(
            store.get("/en/", Encoding::Identity).unwrap().unwrap().body,
            "front"
        );
        assert_eq!(store.users(used).unwrap(), [article.clone(), front.clone()]);
        assert_eq!(store.users(Use::Article(ArticleId(11))).unwrap(), []);
        store
            .put(
                &Changes::from([
                    (front.clone(), (Some(stored("new")), BTreeSet::new())),
                    (article, (None, BTreeSet::new())),
                ]),
                Some(Seq(4)),
            )
            .unwrap();
        assert_eq!(store.position().unwrap(), (Seq(4), 9));
        assert_eq!(store.users(used).unwrap(), []);
        assert_eq!(store.get("a-1", Encoding::Brotli).unwrap(), None);
        assert_eq!(
            store.get("/en/", Encoding::Identity).unwrap().unwrap().body,
            "new"
        );
        assert_eq!(store.count().unwrap(), 1);
    }
}
