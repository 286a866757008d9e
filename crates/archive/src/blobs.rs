//! Originals by the hash of their bytes: pictures, recordings, and what agencies sent.

use crate::Error;
use model::ContentHash;
use std::io::Write;
use std::path::{Path, PathBuf};

/// Where originals are kept. They are never changed, so putting one twice does no harm.
pub trait Blobs: Send + Sync + 'static {
    /// Keeps the bytes durably and answers their name.
    fn put(&self, bytes: &[u8]) -> Result<ContentHash, Error>;
    /// The bytes of that name.
    fn get(&self, hash: &ContentHash) -> Result<Option<Vec<u8>>, Error>;
    /// Keeps something that can be made again from an original, such as a smaller picture.
    fn put_derived(&self, hash: &ContentHash, name: &str, bytes: &[u8]) -> Result<(), Error>;
    /// The file of an original (`name` is empty) or of something made from it, for doors that send files.
    fn file(&self, hash: &ContentHash, name: &str) -> Option<PathBuf>;
}

/// A folder with two levels, so that none grows large.
#[derive(Clone, Debug)]
pub struct Folder(PathBuf);

impl Folder {
    /// Keeps originals below `root`, which is made when it is not there.
    ///
    /// # Errors
    /// When it cannot be made.
    pub fn open(root: &Path) -> Result<Self, Error> {
        std::fs::create_dir_all(root).map_err(Error::io(format!("cannot make {}", root.display())))?;
        Ok(Self(root.to_owned()))
    }

    fn path(&self, hash: &ContentHash, name: &str) -> PathBuf {
        let (first, rest) = hash.as_str().split_at(2);
        let file = if name.is_empty() {
            rest.to_owned()
        } else {
            format!("{rest}.{name}")
        };
        self.0.join(first).join(file)
    }

    fn keep(path: &Path, bytes: &[u8]) -> Result<(), Error> {
        let wrong = || format!("cannot write {}", path.display());
        let folder = path.parent().unwrap_or(path);
        let is_new = !folder.exists();
        std::fs::create_dir_all(folder).map_err(Error::io(wrong()))?;
        if let Some(above) = folder.parent().filter(|_| is_new) {
            std::fs::File::open(above)
                .and_then(|above| above.sync_all())
                .map_err(Error::io(wrong()))?;
        }
        let waiting = path.with_extension(format!("{}.part", crate::random_token()?));
        let mut file = std::fs::File::create(&waiting).map_err(Error::io(wrong()))?;
        file.write_all(bytes)
            .and_then(|()| file.sync_all())
            .map_err(Error::io(wrong()))?;
        std::fs::rename(&waiting, path).map_err(Error::io(wrong()))?;
        std::fs::File::open(folder)
            .and_then(|folder| folder.sync_all())
            .map_err(Error::io(wrong()))
    }
}

impl Blobs for Folder {
    fn put(&self, bytes: &[u8]) -> Result<ContentHash, Error> {
        let hash = ContentHash::of(bytes);
        let path = self.path(&hash, "");
        if !path.exists() {
            Self::keep(&path, bytes)?;
        }
        Ok(hash)
    }

    fn get(&self, hash: &ContentHash) -> Result<Option<Vec<u8>>, Error> {
        let path = self.path(hash, "");
        match std::fs::read(&path) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(Error::io(format!("cannot read {}", path.display()))(error)),
        }
    }

    fn put_derived(&self, hash: &ContentHash, name: &str, bytes: &[u8]) -> Result<(), Error> {
        let path = self.path(hash, name);
        if path.exists() {
            Ok(())
        } else {
            Self::keep(&path, bytes)
        }
    }

    fn file(&self, hash: &ContentHash, name: &str) -> Option<PathBuf> {
        let path = self.path(hash, name);
        path.is_file().then_some(path)
    }
}
