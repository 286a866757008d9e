//! Why something could not be read.

use crate::text;

/// Why a document or an item was set aside.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{reason}")]
pub struct SetAside {
    /// What is wrong, beginning with the field's name when it is one field: `uri: missing`.
    pub reason: String,
    /// The field's path, for example `associations.mainpic.embargoed`; `None` when the whole is at fault.
    pub field: Option<String>,
}

impl SetAside {
    /// The fault lies in the whole document or item.
    pub(crate) fn whole(reason: impl Into<String>) -> Self {
        Self {
            reason: reason.into(),
            field: None,
        }
    }

    /// The fault lies in one field; `what` completes the sentence after the colon.
    pub(crate) fn field(field: impl Into<String>, what: impl AsRef<str>) -> Self {
        let field = text::clip(&field.into(), 120);
        Self {
            reason: format!("{field}: {}", what.as_ref()),
            field: Some(field),
        }
    }
}
