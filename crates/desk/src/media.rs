//! Pictures and recordings in: what they are, and the smaller pictures that readers get.

mod iso;

use archive::{Archive, Blobs};
use fast_image_resize::{Resizer, images::Image};
use image::{DynamicImage, ImageDecoder, ImageReader, Limits};
use model::{Asset, AssetKind, ContentHash, renditions};
use std::io::Cursor;

/// Bytes of a picture or recording that is taken in.
pub const MEDIA_BYTES_MAX: usize = 512 << 20;
/// Pixels of a picture's longer side.
const SIDE_MAX: u32 = 20_000;
/// Bytes that decoding a picture may take.
const DECODE_BYTES_MAX: u64 = 600 << 20;
const JPEG_QUALITY: u8 = 80;
const WEBP_QUALITY: f32 = 75.0;

/// Why a picture or recording could not be taken in.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// It is of no kind that Vesper shows.
    #[error(
        "{0}: not a picture, video or audio recording that Vesper knows (JPEG, PNG, WebP, GIF, MP4, MP3, Ogg)"
    )]
    UnknownKind(String),
    /// It is of a known kind, but broken or too large.
    #[error("{name}: {why}")]
    Broken {
        /// The file.
        name: String,
        /// What is wrong with it.
        why: String,
    },
    /// The archive refused.
    #[error(transparent)]
    Archive(#[from] archive::Error),
}

/// Takes in a picture or recording: keeps the original, makes the sizes that readers get, and remembers what it is.
///
/// # Errors
/// When it is of no known kind, broken or too large. Nothing is kept then.
pub async fn take_in(archive: &Archive, name: &str, bytes: &[u8]) -> Result<Asset, Error> {
    let hash = ContentHash::of(bytes);
    if let Some(known) = archive.read().await?.asset(&hash).await? {
        return Ok(known);
    }
    // Sizes are made before the change begins: it takes seconds, and nobody else could write meanwhile.
    let asset = tokio::task::block_in_place(|| keep(archive.blobs(), name, bytes))?;
    let mut tx = archive.begin("media", "").await?;
    tx.add_asset(&asset).await?;
    tx.commit().await?;
    Ok(asset)
}

fn keep(blobs: &dyn Blobs, name: &str, bytes: &[u8]) -> Result<Asset, Error> {
    let broken = |why: String| Error::Broken {
        name: name.to_owned(),
        why,
    };
    if bytes.len() > MEDIA_BYTES_MAX {
        return Err(broken(format!("larger than {} MB", MEDIA_BYTES_MAX >> 20)));
    }
    let size = bytes.len() as u64;
    let plain = |kind, mime: &str, duration_ms, (width, height)| Asset {
        hash: ContentHash::of(bytes),
        kind,
        mime: mime.to_owned(),
        bytes: size,
        width,
        height,
        duration_ms,
    };
    let asset = if bytes.get(4..8) == Some(b"ftyp") {
        let movie = iso::read(bytes).ok_or_else(|| broken("the MP4 has no readable header".to_owned()))?;
        if movie.width > 0 {
            plain(
                AssetKind::Video,
                "video/mp4",
                movie.duration_ms,
                (movie.width, movie.height),
            )
        } else {
            plain(AssetKind::Audio, "audio/mp4", movie.duration_ms, (0, 0))
        }
    } else if let Ok(format) = image::guess_format(bytes) {
        let picture = decode(bytes).map_err(|error| broken(error.to_string()))?;
        let (width, height) = (picture.width(), picture.height());
        let hash = blobs.put(bytes)?;
        for wanted in renditions(width) {
            for (extension, rendition) in render(&picture, wanted).map_err(broken)? {
                blobs.put_derived(&hash, &format!("{wanted}.{extension}"), &rendition)?;
            }
        }
        plain(AssetKind::Picture, format.to_mime_type(), 0, (width, height))
    } else {
        let (mime, duration_ms) = audio(bytes).ok_or_else(|| Error::UnknownKind(name.to_owned()))?;
        plain(AssetKind::Audio, mime, duration_ms, (0, 0))
    };
    blobs.put(bytes)?;
    Ok(asset)
}

/// Decodes within limits and turns it upright as its EXIF says.
fn decode(bytes: &[u8]) -> Result<DynamicImage, image::ImageError> {
    let mut limits = Limits::default();
    limits.max_image_width = Some(SIDE_MAX);
    limits.max_image_height = Some(SIDE_MAX);
    limits.max_alloc = Some(DECODE_BYTES_MAX);
    let mut reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format()?;
    reader.limits(limits);
    let mut decoder = reader.into_decoder()?;
    let orientation = decoder.orientation()?;
    let mut picture = DynamicImage::from_decoder(decoder)?;
    picture.apply_orientation(orientation);
    Ok(DynamicImage::ImageRgb8(picture.into_rgb8()))
}

fn render(picture: &DynamicImage, width: u32) -> Result<[(&'static str, Vec<u8>); 2], String> {
    let height = (u64::from(picture.height()) * u64::from(width) / u64::from(picture.width().max(1))).max(1);
    let height = u32::try_from(height).map_err(|_| "too high".to_owned())?;
    let mut small = Image::new(width, height, fast_image_resize::PixelType::U8x3);
    Resizer::new()
        .resize(picture, &mut small, None)
        .map_err(|error| error.to_string())?;
    let pixels = small.into_vec();
    let webp = webp::Encoder::from_rgb(&pixels, width, height)
        .encode_simple(false, WEBP_QUALITY)
        .map_err(|_| "too high for its width".to_owned())?
        .to_vec();
    let side = |pixels: u32| u16::try_from(pixels).map_err(|_| "too large for JPEG".to_owned());
    let mut jpeg = Vec::new();
    let mut encoder = jpeg_encoder::Encoder::new(&mut jpeg, JPEG_QUALITY);
    encoder.set_progressive(true);
    encoder
        .encode(&pixels, side(width)?, side(height)?, jpeg_encoder::ColorType::Rgb)
        .map_err(|error| error.to_string())?;
    Ok([("webp", webp), ("jpg", jpeg)])
}

/// The media type and length in milliseconds of an audio file.
fn audio(bytes: &[u8]) -> Option<(&'static str, u64)> {
    use lofty::file::{AudioFile, FileType, TaggedFileExt};
    let file = lofty::probe::Probe::new(Cursor::new(bytes))
        .guess_file_type()
        .ok()?
        .read()
        .ok()?;
    let mime = match file.file_type() {
        FileType::Mpeg => "audio/mpeg",
        FileType::Opus | FileType::Vorbis => "audio/ogg",
        _ => return None,
    };
    let duration = u64::try_from(file.properties().duration().as_millis()).ok()?;
    (duration > 0).then_some((mime, duration))
}
