//! Taking lines out of what has been read so far.

/// What stands at the beginning of the bytes read so far.
pub(crate) enum Line {
    /// A line of this length, and the length with its end.
    Whole(usize, usize),
    /// No end yet.
    Part,
    /// More than the limit without an end.
    TooLong,
}

/// Looks for a line that ends in LF, with or without a CR before it.
pub(crate) fn first_line(bytes: &[u8], bytes_max: usize) -> Line {
    let window = &bytes[..bytes.len().min(bytes_max + 2)];
    match window.iter().position(|byte| *byte == b'\n') {
        Some(end) => {
            let length = if end > 0 && bytes[end - 1] == b'\r' {
                end - 1
            } else {
                end
            };
            if length > bytes_max {
                Line::TooLong
            } else {
                Line::Whole(length, end + 1)
            }
        }
        None if bytes.len() >= bytes_max + 2 => Line::TooLong,
        None => Line::Part,
    }
}
