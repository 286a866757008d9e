//! A file or a part of it.

use crate::Caching;
use crate::body::SiteBody;
use crate::heads::{cache_control, not_modified};
use axum::body::Body;
use bytes::{Bytes, BytesMut};
use edge::{Wanted, if_range, none_match, range};
use futures_util::stream;
use http::{HeaderMap, HeaderValue, Response, StatusCode, header};
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::Path;
use tokio::io::AsyncReadExt;

/// A part of at most so many bytes is read in one go, a larger one piece by piece as the reader takes it.
const AT_ONCE: u64 = 256 * 1024;
const PIECE: usize = 64 * 1024;

/// What a request says about the file.
pub(super) struct Asked {
    pub(super) head: bool,
    pub(super) headers: HeaderMap,
}

/// The beginnings of an answer.
pub(super) struct Opened {
    status: StatusCode,
    headers: HeaderMap,
    content: Content,
}

enum Content {
    Nothing,
    Bytes(Bytes),
    /// A file that stands at the first byte, and how many are wanted.
    File(File, u64),
}

/// Opens the file and decides what of it is sent; `name` is that of the content, for its tag. Waits for the disk.
pub(super) fn open(path: &Path, name: &str, asked: &Asked) -> Option<Opened> {
    match read(path, name, asked) {
        Ok(opened) => Some(opened),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => {
            tracing::error!(%error, path = %path.display(), "a media file cannot be read");
            None
        }
    }
}

fn read(path: &Path, name: &str, asked: &Asked) -> io::Result<Opened> {
    let mut file = File::open(path)?;
    let metadata = file.metadata()?;
    if !metadata.is_file() {
        return Err(io::ErrorKind::NotFound.into());
    }
    let length = metadata.len();
    let tag = HeaderValue::from_str(&format!("\"{name}-{length:x}\"")).map_err(io::Error::other)?;
    let mut headers = HeaderMap::with_capacity(16);
    headers.insert(header::ACCEPT_RANGES, HeaderValue::from_static("bytes"));
    // The bytes never change, but the right to show them may: a killed picture must not live on in a cache. Asking
    // each time costs a 304.
    headers.insert(header::CACHE_CONTROL, cache_control(Caching::Ask));
    let known = none_match(&asked.headers, &tag);
    // A HEAD asks for no bytes, so its range means nothing (RFC 9110 section 14.2).
    let whole = asked.head || !if_range(&asked.headers, &tag);
    headers.insert(header::ETAG, tag);
    if known {
        return Ok(Opened {
            status: not_modified(&mut headers),
            headers,
            content: Content::Nothing,
        });
    }
    let wanted = if whole {
        Wanted::Whole
    } else {
        range(&asked.headers, length)
    };
    let (status, first, count) = match wanted {
        Wanted::Whole => (StatusCode::OK, 0, length),
        Wanted::Part(part) => {
            let (first, last) = part.into_inner();
            let said =
                HeaderValue::try_from(format!("bytes {first}-{last}/{length}")).map_err(io::Error::other)?;
            headers.insert(header::CONTENT_RANGE, said);
            (StatusCode::PARTIAL_CONTENT, first, last - first + 1)
        }
        Wanted::Unsatisfiable => {
            let said = HeaderValue::try_from(format!("bytes */{length}")).map_err(io::Error::other)?;
            headers.insert(header::CONTENT_RANGE, said);
            return Ok(Opened {
                status: StatusCode::RANGE_NOT_SATISFIABLE,
                headers,
                content: Content::Nothing,
            });
        }
    };
    headers.insert(header::CONTENT_LENGTH, count.into());
    let content = if asked.head {
        Content::Nothing
    } else {
        file.seek(SeekFrom::Start(first))?;
        if count <= AT_ONCE {
            let mut bytes = vec![0; usize::try_from(count).map_err(io::Error::other)?];
            file.read_exact(&mut bytes)?;
            Content::Bytes(bytes.into())
        } else {
            Content::File(file, count)
        }
    };
    Ok(Opened {
        status,
        headers,
        content,
    })
}

impl Opened {
    /// The answer, of media type `kind`.
    pub(super) fn answer(self, kind: HeaderValue) -> Response<SiteBody> {
        let body = match self.content {
            Content::Nothing => SiteBody::Whole(Bytes::new()),
            Content::Bytes(bytes) => SiteBody::Whole(bytes),
            Content::File(file, count) => SiteBody::from(pieces(file, count)),
        };
        let mut response = Response::new(body);
        *response.status_mut() = self.status;
        *response.headers_mut() = self.headers;
        if matches!(self.status, StatusCode::OK | StatusCode::PARTIAL_CONTENT) {
            response.headers_mut().insert(header::CONTENT_TYPE, kind);
        }
        response
    }
}

/// `count` bytes of the file, piece by piece. A file that ends before breaks the connection off, so that nobody takes
/// the part for the whole.
fn pieces(file: File, count: u64) -> Body {
    let file = tokio::fs::File::from_std(file);
    Body::from_stream(stream::try_unfold((file, count), |(mut file, left)| async move {
        if left == 0 {
            return Ok(None);
        }
        let most = usize::try_from(left).unwrap_or(PIECE).min(PIECE);
        let mut piece = BytesMut::with_capacity(most);
        let count = (&mut file).take(most as u64).read_buf(&mut piece).await?;
        if count == 0 {
            return Err(io::Error::from(io::ErrorKind::UnexpectedEof));
        }
        Ok(Some((piece.freeze(), (file, left - count as u64))))
    }))
}
