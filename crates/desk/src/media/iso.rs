//! How long and how large a film in an ISO base media file (MP4, ISO/IEC 14496-12) is.

/// What the file's `moov` box says.
pub(super) struct Movie {
    pub(super) duration_ms: u64,
    /// Pixels; 0 without a picture.
    pub(super) width: u32,
    pub(super) height: u32,
}

/// Boxes looked at; a film has some dozens.
const BOXES_MAX: usize = 10_000;

/// Reads the length from `mvhd` and the largest picture from the `tkhd` boxes.
pub(super) fn read(bytes: &[u8]) -> Option<Movie> {
    let moov = boxes(bytes).find(|(name, _)| name == b"moov")?.1;
    let mvhd = boxes(moov).find(|(name, _)| name == b"mvhd")?.1;
    let (scale, duration) = match mvhd.first()? {
        1 => (u64::from(u32_at(mvhd, 20)?), u64_at(mvhd, 24)?),
        _ => (u64::from(u32_at(mvhd, 12)?), u64::from(u32_at(mvhd, 16)?)),
    };
    let mut movie = Movie {
        duration_ms: duration.checked_mul(1000)?.checked_div(scale)?,
        width: 0,
        height: 0,
    };
    for (_, track) in boxes(moov).filter(|(name, _)| name == b"trak") {
        let Some((_, tkhd)) = boxes(track).find(|(name, _)| name == b"tkhd") else {
            continue;
        };
        // Width and height are the last eight bytes, as 16.16 fixed-point numbers (section 8.3.2).
        let end = tkhd.len();
        let size = end
            .checked_sub(8)
            .and_then(|at| Some((u32_at(tkhd, at)? >> 16, u32_at(tkhd, at + 4)? >> 16)));
        if let Some((width, height)) = size.filter(|(width, _)| *width > movie.width) {
            (movie.width, movie.height) = (width, height);
        }
    }
    (movie.duration_ms > 0).then_some(movie)
}

fn boxes(mut rest: &[u8]) -> impl Iterator<Item = ([u8; 4], &[u8])> {
    std::iter::from_fn(move || {
        let name: [u8; 4] = rest.get(4..8)?.try_into().ok()?;
        let (head, length) = match u32_at(rest, 0)? {
            0 => (8, rest.len()),
            1 => (16, usize::try_from(u64_at(rest, 8)?).ok()?),
            length => (8, usize::try_from(length).ok()?),
        };
        let content = rest.get(head..length)?;
        rest = &rest[length..];
        Some((name, content))
    })
    .take(BOXES_MAX)
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_be_bytes(
        bytes.get(at..at.checked_add(4)?)?.try_into().ok()?,
    ))
}

fn u64_at(bytes: &[u8], at: usize) -> Option<u64> {
    Some(u64::from_be_bytes(
        bytes.get(at..at.checked_add(8)?)?.try_into().ok()?,
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_demos_film_lasts_twelve_seconds() {
        let movie = read(include_bytes!("../../../vesper/demo/media/lake.mp4")).unwrap();
        assert_eq!((movie.duration_ms, movie.width, movie.height), (12_000, 960, 540));
    }

    proptest! {
        #[test]
        fn broken_films_are_refused_without_a_panic(cut in 0..3000_usize, at in 0..3000_usize, byte: u8) {
            let mut bytes = include_bytes!("../../../vesper/demo/media/lake.mp4")[..3000].to_vec();
            bytes[at] = byte;
            let _ = read(&bytes[..cut]);
        }
    }
}
