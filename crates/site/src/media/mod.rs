//! Pictures and recordings: `/media/{hash}/{width}.{webp|jpg|avif}` and `/media/{hash}/original.{mp4|webm|mp3|ogg}`.

mod file;

use crate::body::SiteBody;
use crate::heads::content_type;
use crate::house::House;
use crate::{Pages, PagesError};
use edge::Encoding;
use file::Asked;
use http::request::Parts;
use http::{HeaderValue, Method, Response};
use model::ContentHash;
use std::path::PathBuf;
use std::sync::Arc;

/// Where the files of pictures and recordings lie.
pub trait MediaFiles: Send + Sync + 'static {
    /// The file of a rendition, whose name is such as `340.webp`, or of the original, whose name is empty. None when
    /// there is no such file. May wait for the disk.
    fn file(&self, hash: &ContentHash, name: &str) -> Option<PathBuf>;
}

/// A media file's address, taken apart. Nothing of it reaches the disk as it was written.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Address<'a> {
    pub(crate) hash: ContentHash,
    /// The rendition, or empty.
    name: &'a str,
}

pub(crate) fn address(path: &str) -> Option<Address<'_>> {
    let (hash, name) = path.strip_prefix("/media/")?.split_once('/')?;
    let hash = ContentHash::parse(hash)?;
    let (stem, _) = name.split_once('.')?;
    if stem == "original" {
        return Some(Address { hash, name: "" });
    }
    let width = (1..=5).contains(&stem.len())
        && stem.bytes().all(|byte| byte.is_ascii_digit())
        && !stem.starts_with('0');
    (width && rendition_type(name).is_some()).then_some(Address { hash, name })
}

fn rendition_type(name: &str) -> Option<HeaderValue> {
    Some(HeaderValue::from_static(match name.split_once('.')?.1 {
        "webp" => "image/webp",
        "jpg" => "image/jpeg",
        "avif" => "image/avif",
        _ => return None,
    }))
}

impl<P: Pages> House<P> {
    /// A picture or recording, if it may be seen: the press keeps a page without words for each that may. Originals
    /// of pictures are never sent, because they carry what the camera noted, often the place.
    pub(crate) async fn media(&self, request: &Parts) -> Result<Option<Response<SiteBody>>, PagesError> {
        if !matches!(request.method, Method::GET | Method::HEAD) {
            return Ok(None);
        }
        let path = request.uri.path();
        let Some(file) = address(path) else {
            return Ok(None);
        };
        let Some(leave) = self.pages.page(&format!("media-{}", file.hash), Encoding::Gzip)? else {
            return Ok(None);
        };
        if leave.status != 200 {
            return Ok(None);
        }
        Ok(self.media_file(request, file, &leave.content_type).await)
    }

    /// The file itself, for somebody who may see it. `mime` is the original's.
    pub(crate) async fn media_file(
        &self,
        request: &Parts,
        file: Address<'_>,
        mime: &str,
    ) -> Option<Response<SiteBody>> {
        let Address { hash, name } = file;
        let is_recording =
            mime.starts_with("video/") || mime.starts_with("audio/") || mime == "application/ogg";
        let kind = match rendition_type(name) {
            Some(kind) => kind,
            None if is_recording && request.uri.path().ends_with(&layout::recording_path(&hash, mime)) => {
                content_type(mime)
            }
            None => return None,
        };
        let name = name.to_owned();
        let media = Arc::clone(&self.media);
        let asked = Asked {
            head: request.method == Method::HEAD,
            headers: request.headers.clone(),
        };
        let opened = tokio::task::spawn_blocking(move || {
            let path = media.file(&hash, &name)?;
            file::open(&path, &format!("{hash}-{name}"), &asked)
        });
        let opened = opened.await.ok()??;
        Some(opened.answer(kind))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_of_media_are_taken() {
        let hash = ContentHash::of(b"a picture");
        for name in ["340.webp", "99999.jpg", "700.avif"] {
            assert_eq!(
                address(&format!("/media/{hash}/{name}")),
                Some(Address {
                    hash: hash.clone(),
                    name
                })
            );
        }
        assert_eq!(
            address(&format!("/media/{hash}/original.mp4")),
            Some(Address {
                hash: hash.clone(),
                name: ""
            })
        );
        for name in [
            "",
            "340",
            "340.png",
            "0340.webp",
            "0.webp",
            "100000.webp",
            "-1.webp",
            "340.webp.jpg",
            "../340.webp",
            "340.webp/",
            "%2e%2e/340.webp",
            "+340.webp",
            ".webp",
            "original",
        ] {
            assert_eq!(address(&format!("/media/{hash}/{name}")), None, "{name}");
        }
        assert_eq!(address("/media/../../etc/passwd"), None);
        assert_eq!(
            address(&format!("/media/{}/340.webp", hash.as_str().to_uppercase())),
            None
        );
    }
}
