//! What is done with files on the disk. All of it blocks, and a share that hangs may block it for long.

use super::judge::Shape;
use crate::DOCUMENT_BYTES_MAX;
use model::ContentHash;
use std::fs::{self, File, Metadata};
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};

/// Where files are while they are taken in: whoever writes under the same name meanwhile writes another file.
pub(super) const TAKING: &str = "taking";
pub(super) const DONE: &str = "done";
pub(super) const ASIDE: &str = "set-aside";

/// Bytes in a name, as far as every usual disk takes it.
const NAME_BYTES_MAX: usize = 255;
/// Bytes of its end that a name keeps when it is made shorter.
const ENDING_BYTES: usize = 20;

/// A file that lies there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Lying {
    pub(super) path: PathBuf,
    pub(super) shape: Shape,
}

/// What went wrong with which file.
#[derive(Debug, thiserror::Error)]
#[error("{what} {}: {source}", path.display())]
pub(super) struct FileError {
    what: &'static str,
    path: PathBuf,
    source: io::Error,
}

fn wrong(what: &'static str, path: &Path) -> impl FnOnce(io::Error) -> FileError {
    let path = path.to_owned();
    move |source| FileError { what, path, source }
}

/// Whether a name says that its file is not to be read: one that a program still writes under, or a hidden one.
pub(in crate::sources) fn is_unfinished(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    name.starts_with(['.', '~'])
        || name.ends_with('~')
        || [
            ".tmp",
            ".temp",
            ".part",
            ".partial",
            ".filepart",
            ".crdownload",
            ".writing",
            ".upload",
            ".swp",
        ]
        .iter()
        .any(|end| name.ends_with(end))
}

fn shape(metadata: &Metadata) -> Shape {
    Shape {
        bytes: metadata.len(),
        modified: metadata.modified().ok(),
    }
}

/// The shape that a file has now; `None` when it is gone.
fn shape_of(path: &Path) -> Option<Shape> {
    fs::symlink_metadata(path).ok().as_ref().map(shape)
}

/// The files in a folder, and those of an earlier look that were being taken in, the oldest first. Links are no files: they
/// could point anywhere.
pub(super) fn list(folder: &Path) -> Result<Vec<Lying>, FileError> {
    let mut found = Vec::new();
    let entries = fs::read_dir(folder).map_err(wrong("there is no looking into the folder", folder))?;
    let taking = match fs::read_dir(folder.join(TAKING)) {
        Ok(taking) => Some(taking),
        Err(error) if error.kind() == ErrorKind::NotFound => None,
        Err(error) => return Err(wrong("there is no looking into the folder", &folder.join(TAKING))(error)),
    };
    for entry in entries.chain(taking.into_iter().flatten()) {
        let entry = entry.map_err(wrong("there is no looking into the folder", folder))?;
        if is_unfinished(&entry.file_name().to_string_lossy()) {
            continue;
        }
        // One that is gone was renamed or taken back by whoever wrote it.
        let Ok(metadata) = entry.metadata() else { continue };
        if metadata.is_file() {
            found.push(Lying {
                path: entry.path(),
                shape: shape(&metadata),
            });
        }
    }
    found.sort_by(|left, right| {
        let key = |lying: &Lying| (lying.shape.modified, lying.path.clone());
        key(left).cmp(&key(right))
    });
    Ok(found)
}

/// How many names say that their files are not finished.
pub(super) fn unfinished(folder: &Path) -> usize {
    let names = fs::read_dir(folder).into_iter().flatten().flatten();
    names
        .filter(|entry| is_unfinished(&entry.file_name().to_string_lossy()))
        .count()
}

/// Why nothing could be moved out of the folder, as far as that can be told without moving anything.
pub(super) fn locked(folder: &Path) -> Option<String> {
    let metadata = fs::metadata(folder).ok()?;
    metadata.permissions().readonly().then(|| {
        format!(
            "{} cannot be written to, so files could not be moved to done/; give the program the right to write there",
            folder.display()
        )
    })
}

/// What a file holds.
pub(super) enum Inside {
    /// A picture, a recording or the like.
    Media,
    /// A ZIP or gzip file, which is not unpacked.
    Packed,
    /// More than is read at once.
    Large,
    /// A document, perhaps.
    Bytes(Vec<u8>),
}

/// Reads a file; `None` when it is gone.
pub(super) fn read(path: &Path) -> Result<Option<Inside>, FileError> {
    let refused = || wrong("there is no reading", path);
    let mut file = match File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(refused()(error)),
    };
    let mut bytes = Vec::new();
    file.by_ref()
        .take(64)
        .read_to_end(&mut bytes)
        .map_err(refused())?;
    if is_packed(&bytes) {
        return Ok(Some(Inside::Packed));
    }
    if is_media(&bytes) {
        return Ok(Some(Inside::Media));
    }
    let rest = DOCUMENT_BYTES_MAX as u64 + 1 - bytes.len() as u64;
    file.take(rest).read_to_end(&mut bytes).map_err(refused())?;
    Ok(Some(if bytes.len() > DOCUMENT_BYTES_MAX {
        Inside::Large
    } else {
        Inside::Bytes(bytes)
    }))
}

/// Whether bytes begin as ZIP and gzip files do.
fn is_packed(head: &[u8]) -> bool {
    head.starts_with(b"PK\x03\x04") || head.starts_with(b"\x1f\x8b")
}

/// Whether bytes begin as pictures, recordings, archives and printed pages do. No format of copy begins so.
pub(in crate::sources) fn is_media(head: &[u8]) -> bool {
    let begins: [&[u8]; 15] = [
        b"\xff\xd8\xff",
        b"\x89PNG\r\n",
        b"GIF8",
        b"BM",
        b"II*\0",
        b"MM\0*",
        b"RIFF",
        b"ID3",
        b"\xff\xfb",
        b"\xff\xf3",
        b"OggS",
        b"fLaC",
        b"\x1aE\xdf\xa3",
        b"%PDF",
        b"%!PS",
    ];
    begins.iter().any(|begin| head.starts_with(begin)) || is_packed(head) || head.get(4..8) == Some(b"ftyp")
}

/// Takes a file out of reach of whoever writes there, if it still has the shape in which it was read; where it lies now.
/// `hash` tells it from others of its name.
pub(super) fn claim(folder: &Path, lying: &Lying, hash: &ContentHash) -> Result<Option<PathBuf>, FileError> {
    let taking = folder.join(TAKING);
    if lying.path.parent() == Some(&taking) {
        return Ok(Some(lying.path.clone()));
    }
    fs::create_dir_all(&taking).map_err(wrong("there is no making", &taking))?;
    let to = taking.join(claimed_name(hash, &lying.path));
    match fs::rename(&lying.path, &to) {
        Ok(()) => Ok((shape_of(&to) == Some(lying.shape)).then_some(to)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(wrong("there is no moving", &lying.path)(error)),
    }
}

/// Puts a file that was taken in, or set aside, where it belongs: away when `to` is `None`. One that was written to
/// meanwhile stays, to be read again. Answers where it lies now.
pub(super) fn put_away(lying: &Lying, to: Option<&Path>) -> Result<Option<Lying>, FileError> {
    let path = &lying.path;
    if shape_of(path) != Some(lying.shape) {
        return Ok(None);
    }
    let Some(folder) = to else {
        fs::remove_file(path).map_err(wrong("there is no deleting", path))?;
        return Ok(None);
    };
    fs::create_dir_all(folder).map_err(wrong("there is no making", folder))?;
    let claimed = path
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    let target = free(folder, &claimed, lying.shape.bytes);
    fs::rename(path, &target).map_err(wrong("there is no moving", path))?;
    Ok(Some(Lying {
        path: target,
        shape: lying.shape,
    }))
}

/// Where a file is put that was claimed under this name. Under its own name another may lie there already; the claimed
/// one has its hash in front, and another hash when that is taken too, by a file of another size.
fn free(folder: &Path, claimed: &str, bytes: u64) -> PathBuf {
    let plain = folder.join(plain_name(claimed));
    if fs::symlink_metadata(&plain).is_err() {
        return plain;
    }
    let mut target = folder.join(claimed);
    for number in 2_u32.. {
        match fs::symlink_metadata(&target) {
            Ok(metadata) if !metadata.is_file() || metadata.len() != bytes => {}
            _ => break,
        }
        let mark = ContentHash::of(format!("{claimed} {number}").as_bytes());
        target = folder.join(claimed_name(&mark, Path::new(claimed)));
    }
    target
}

/// Files that were written to after they were put away go to `taking/`, to be read again.
pub(super) fn bring_back(folder: &Path, away: &[Lying]) -> Result<(), FileError> {
    for lying in away {
        let path = &lying.path;
        if shape_of(path).is_none_or(|shape| shape == lying.shape) {
            continue;
        }
        let mark = ContentHash::of(path.as_os_str().as_encoded_bytes());
        let to = folder.join(TAKING).join(claimed_name(&mark, path));
        fs::rename(path, &to).map_err(wrong("there is no moving", path))?;
    }
    Ok(())
}

/// The name of a file while it is taken in: the first figures of a hash before its own, of which a middle is left out
/// when a disk would find both too long.
fn claimed_name(hash: &ContentHash, path: &Path) -> String {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let name = plain_name(&name);
    let hash = &hash.as_str()[..12];
    let most = NAME_BYTES_MAX - hash.len() - 1;
    if name.len() <= most {
        return format!("{hash}-{name}");
    }
    let end = &name[name.ceil_char_boundary(name.len() - ENDING_BYTES)..];
    let begin = &name[..name.floor_char_boundary(most - ENDING_BYTES)];
    format!("{hash}-{begin}{end}")
}

/// The name that a file came with.
pub(super) fn plain_name(claimed: &str) -> &str {
    match claimed.split_once('-') {
        Some((hash, name))
            if hash.len() == 12 && !name.is_empty() && hash.bytes().all(|byte| byte.is_ascii_hexdigit()) =>
        {
            name
        }
        _ => claimed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_unfinished_files_are_known() {
        for name in [".a.xml", "a.xml.part", "a.TMP", "a.xml.filepart", "~a", "a.xml~"] {
            assert!(is_unfinished(name), "{name}");
        }
        for name in ["a.xml", "tmp.xml", "partial", "a.part.xml"] {
            assert!(!is_unfinished(name), "{name}");
        }
    }

    #[test]
    fn a_file_gets_its_name_back() {
        assert_eq!(plain_name("0123456789ab-a-b.xml"), "a-b.xml");
        assert_eq!(plain_name("2026-a.xml"), "2026-a.xml");
        assert_eq!(plain_name("0123456789ab-"), "0123456789ab-");
    }

    #[test]
    fn a_name_that_is_too_long_is_made_shorter_and_keeps_its_end() {
        for name in ["n".repeat(251) + ".xml", "я".repeat(125) + "1.xml"] {
            let claimed = claimed_name(&ContentHash::of(b""), Path::new(&name));
            assert!(claimed.len() <= 255 && claimed.len() > 250, "{claimed}");
            assert!(
                claimed.rsplit('.').next() == Some("xml") && plain_name(&claimed).starts_with(&name[..200])
            );
        }
    }

    #[test]
    fn pictures_are_told_from_copy() {
        assert!(is_media(b"\xff\xd8\xff\xe0") && is_media(b"\0\0\0\x20ftypisom"));
        for copy in [
            &b"<?xml"[..],
            b"{",
            b"\x01",
            b"From: a",
            b"\xef\xbb\xbf<",
            b"\xff\xfe<\0",
            b"\x16\x16\x01",
            b"",
        ] {
            assert!(!is_media(copy), "{copy:?}");
        }
    }
}
