//! The forms in which a picture or a recording is offered, whatever format names them.

use super::feed_media::kind_of;
use model::{WireAssociation, WireKind, WireRendition};
use std::cmp::Reverse;

/// Those of the item's own kind before stills of a video, then the widest, the highest, the largest first.
pub(super) fn sort(forms: &mut [WireRendition], kind: Option<WireKind>) {
    if forms.len() < 2 {
        return;
    }
    let is_own = |form: &WireRendition| {
        let found = kind_of("", &form.mime, &form.href);
        kind.is_none_or(|kind| found == kind || kind == WireKind::Graphic && found == WireKind::Picture)
    };
    forms.sort_by_cached_key(|form| {
        (
            Reverse(is_own(form)),
            Reverse(form.width),
            Reverse(form.height),
            Reverse(form.bytes),
        )
    });
}

/// Makes the first of the renditions the one that is shown.
pub(super) fn show(association: &mut WireAssociation, forms: Vec<WireRendition>) {
    if let Some(first) = forms.first() {
        association.href.clone_from(&first.href);
        association.mime.clone_from(&first.mime);
        association.width = first.width;
        association.height = first.height;
    }
    association.renditions = forms;
}
