//! Originals by the hash of their bytes: pictures, recordings, and what agencies sent.

use crate::Error;
use model::ContentHash;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

/// Where originals are kept. They are never changed, so putting one twice does no harm.
pub trait Blobs: Send + Sync + 'static {
    /// Keeps the bytes durably and answers their name.
    fn put(&self, bytes: &[u8]) -> Result<ContentHash, Error>;
    /// Keeps what a reader gives to its end, without ever having all of it in memory, and answers its name.
    fn put_reader(&self, source: &mut dyn Read) -> Result<ContentHash, Error>;
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
        let folder = Self::folder_of(path)?;
        let waiting = path.with_extension(format!("{}.part", crate::random_token()?));
        let mut file = std::fs::File::create(&waiting).map_err(Error::io(cannot_write(path)))?;
        file.write_all(bytes)
            .and_then(|()| file.sync_all())
            .map_err(Error::io(cannot_write(path)))?;
        Self::put_in_place(&waiting, path, folder)
    }

    /// The folder that a file is to lie in, made when it is not there.
    fn folder_of(path: &Path) -> Result<&Path, Error> {
        let folder = path.parent().unwrap_or(path);
        let is_new = !folder.exists();
        std::fs::create_dir_all(folder).map_err(Error::io(cannot_write(path)))?;
        if let Some(above) = folder.parent().filter(|_| is_new) {
            std::fs::File::open(above)
                .and_then(|above| above.sync_all())
                .map_err(Error::io(cannot_write(path)))?;
        }
        Ok(folder)
    }

    fn put_in_place(waiting: &Path, path: &Path, folder: &Path) -> Result<(), Error> {
        std::fs::rename(waiting, path).map_err(Error::io(cannot_write(path)))?;
        std::fs::File::open(folder)
            .and_then(|folder| folder.sync_all())
            .map_err(Error::io(cannot_write(path)))
    }
}

fn cannot_write(path: &Path) -> String {
    format!("cannot write {}", path.display())
}

/// Copies a reader into a file on the disk; the hash of what came.
fn copy(source: &mut dyn Read, waiting: &Path) -> std::io::Result<blake3::Hash> {
    let mut file = std::fs::File::create(waiting)?;
    let mut hasher = blake3::Hasher::new();
    let mut buffer = vec![0; 256 << 10];
    loop {
        match source.read(&mut buffer) {
            Ok(0) => break,
            Ok(count) => {
                hasher.update(&buffer[..count]);
                file.write_all(&buffer[..count])?;
            }
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    file.sync_all()?;
    Ok(hasher.finalize())
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

    fn put_reader(&self, source: &mut dyn Read) -> Result<ContentHash, Error> {
        let waiting = self.0.join(format!("{}.part", crate::random_token()?));
        let kept = copy(source, &waiting)
            .map_err(Error::io(cannot_write(&waiting)))
            .and_then(|hash| {
                let hash = ContentHash::from(hash);
                let path = self.path(&hash, "");
                if !path.exists() {
                    Self::put_in_place(&waiting, &path, Self::folder_of(&path)?)?;
                }
                Ok(hash)
            });
        // Gone already when it was put in its place.
        let _ = std::fs::remove_file(&waiting);
        kept
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
