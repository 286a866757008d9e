//! What an agency says once more in the copy itself.

use crate::text;
use model::{BlockKind, Body, plain_text};

/// The copy without what stands above it once more: blocks that are one of these lines. Copy that is nothing else stays.
pub(super) fn without_repetitions(body: Body, said: &[&str]) -> Body {
    let repeats = |kind: &BlockKind| match kind {
        BlockKind::Heading { text } | BlockKind::Paragraph { text } => {
            said.contains(&text::line(&plain_text(text)).as_str())
        }
        _ => false,
    };
    let blocks = body.blocks.iter();
    let repeated = blocks.take_while(|block| repeats(&block.kind)).count();
    if repeated == 0 || repeated == body.blocks.len() {
        return body;
    }
    Body::new(body.blocks.into_iter().skip(repeated).map(|block| block.kind))
}
