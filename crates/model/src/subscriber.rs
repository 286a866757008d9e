//! Readers who signed up, and what they agreed to.

use crate::{Lang, SubscriberId};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// A mail address that can be written to (RFC 5321 section 4.1.2, without quoted local parts and address literals).
///
/// The domain is kept in lower case, the local part as it was typed.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(transparent)]
pub struct EmailAddress(String);

/// Text that is not a mail address.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is not a complete mail address, for example name@example.org")]
pub struct InvalidAddress(pub String);

impl EmailAddress {
    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The part after the `@`.
    pub fn domain(&self) -> &str {
        self.0.rsplit_once('@').map_or("", |(_, domain)| domain)
    }

    /// By this two addresses are the same person's: all in lower case.
    pub fn key(&self) -> String {
        self.0.to_lowercase()
    }
}

impl fmt::Display for EmailAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for EmailAddress {
    type Err = InvalidAddress;

    fn from_str(text: &str) -> Result<Self, InvalidAddress> {
        let wrong = || InvalidAddress(text.chars().take(100).collect());
        let (local, domain) = text.trim().rsplit_once('@').ok_or_else(wrong)?;
        let atom =
            |character: char| character.is_alphanumeric() || "!#$%&'*+-/=?^_`{|}~.".contains(character);
        let local_ok = (1..=64).contains(&local.len())
            && local.chars().all(atom)
            && !local.starts_with('.')
            && !local.ends_with('.')
            && !local.contains("..");
        let label_ok = |label: &str| {
            (1..=63).contains(&label.len())
                && label
                    .chars()
                    .all(|character| character.is_alphanumeric() || character == '-')
                && !label.starts_with('-')
                && !label.ends_with('-')
        };
        let labels: Vec<&str> = domain.split('.').collect();
        let top_is_a_name = labels
            .last()
            .is_some_and(|top| top.chars().count() > 1 && !top.chars().all(|c| c.is_ascii_digit()));
        let domain_ok = labels.len() > 1
            && domain.len() <= 253
            && labels.iter().all(|label| label_ok(label))
            && top_is_a_name;
        if local_ok && domain_ok {
            Ok(Self(format!("{local}@{}", domain.to_lowercase())))
        } else {
            Err(wrong())
        }
    }
}

impl<'de> Deserialize<'de> for EmailAddress {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?
            .parse()
            .map_err(serde::de::Error::custom)
    }
}

/// By whose clock a reader wants the letter.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SendTime {
    /// At the letter's time in UTC.
    #[default]
    Utc,
    /// At the same time on the reader's own wall.
    Local,
}

/// Somebody who signed up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subscriber {
    /// Number.
    pub id: SubscriberId,
    /// Where the letters go.
    pub address: EmailAddress,
    /// The language of the letter.
    pub lang: Lang,
    /// By whose clock.
    pub send_time: SendTime,
    /// The reader's zone of the IANA database.
    pub time_zone: String,
    /// Whether letters are sent.
    pub state: SubscriptionState,
    /// When the row was made.
    pub since: Timestamp,
    /// Goes up with each leaving, so that links in older mails stop working for confirming.
    pub generation: i64,
}

/// Whether letters are sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SubscriptionState {
    /// Asked for it, has not pressed the button in the mail yet.
    Pending,
    /// Gets letters.
    Confirmed,
    /// Does not want any more.
    Left,
    /// The address does not exist.
    Bounced,
    /// Called a letter spam.
    Complained,
}

impl SubscriptionState {
    /// Every state.
    pub const ALL: [Self; 5] = [
        Self::Pending,
        Self::Confirmed,
        Self::Left,
        Self::Bounced,
        Self::Complained,
    ];

    /// Its name in the database and in exports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Confirmed => "confirmed",
            Self::Left => "left",
            Self::Bounced => "bounced",
            Self::Complained => "complained",
        }
    }

    /// Reads a name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.name() == name)
    }

    /// The state after `act`; `None` when the act changes nothing here.
    ///
    /// Only a person's own confirmation makes a letter go out; nothing but it brings back one who left, bounced or
    /// complained.
    pub fn after(self, act: ConsentAct) -> Option<Self> {
        use ConsentAct::{Bounced, Complained, Confirmed, Erased, Imported, Left, SignedUp};
        match (self, act) {
            (Self::Pending | Self::Left | Self::Bounced, Confirmed) => Some(Self::Confirmed),
            (Self::Left | Self::Bounced, SignedUp) => Some(Self::Pending),
            (Self::Pending, Imported) => Some(Self::Confirmed),
            (Self::Pending | Self::Confirmed, Left | Erased) => Some(Self::Left),
            (Self::Pending | Self::Confirmed, Bounced) => Some(Self::Bounced),
            (Self::Complained, _) => None,
            (_, Complained) => Some(Self::Complained),
            _ => None,
        }
    }
}

/// Something that changed what a reader agreed to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ConsentAct {
    /// Filled in the form.
    SignedUp,
    /// Pressed the button on the page that the mail leads to.
    Confirmed,
    /// Came with a list whose owner vouches for the consent.
    Imported,
    /// Pressed the button for leaving, in the mail program or on the page.
    Left,
    /// The address does not exist.
    Bounced,
    /// Called a letter spam.
    Complained,
    /// Asked for the data to be deleted.
    Erased,
}

impl ConsentAct {
    /// Its name in the database and in exports.
    pub fn name(self) -> &'static str {
        match self {
            Self::SignedUp => "signed-up",
            Self::Confirmed => "confirmed",
            Self::Imported => "imported",
            Self::Left => "left",
            Self::Bounced => "bounced",
            Self::Complained => "complained",
            Self::Erased => "erased",
        }
    }
}

/// The evidence for one act (GDPR article 7(1)).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Consent {
    /// What was done.
    pub act: ConsentAct,
    /// When.
    pub at: Timestamp,
    /// The words that were agreed to.
    pub wording: String,
    /// On which page, or in which file.
    pub page: String,
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn addresses_are_checked_and_kept() {
        for good in [
            "noor@lantern.example",
            "a.b+c@x-y.example.org",
            "ünal@müller.example",
            "O'Hara@Example.COM",
        ] {
            assert!(good.parse::<EmailAddress>().is_ok(), "{good}");
        }
        for bad in [
            "",
            "@",
            "a@",
            "@b.example",
            "a@b",
            "a b@c.example",
            "a@b..example",
            "a@-b.example",
            "a@b.example\r\nBcc: x@y.example",
            "a@1.2.3.4",
            "<a@b.example>",
            ".a@b.example",
            "a..b@c.example",
            "\"a b\"@c.example",
            "a@b.example,c@d.example",
        ] {
            assert!(bad.parse::<EmailAddress>().is_err(), "{bad}");
        }
        let address: EmailAddress = " O'Hara@Example.COM ".parse().unwrap();
        assert_eq!(address.as_str(), "O'Hara@example.com");
        assert_eq!(address.key(), "o'hara@example.com");
    }

    fn acts() -> impl Strategy<Value = ConsentAct> {
        use ConsentAct::{Bounced, Complained, Confirmed, Erased, Imported, Left, SignedUp};
        prop::sample::select(vec![
            SignedUp, Confirmed, Imported, Left, Bounced, Complained, Erased,
        ])
    }

    proptest! {
        #[test]
        fn letters_go_only_to_those_who_agreed_last(acts in prop::collection::vec(acts(), 0..12)) {
            let mut state = SubscriptionState::Pending;
            let mut agreed = false;
            let mut complained = false;
            for act in acts {
                match act {
                    ConsentAct::Confirmed => agreed = !complained,
                    ConsentAct::Imported if state == SubscriptionState::Pending => agreed = true,
                    ConsentAct::Left | ConsentAct::Bounced | ConsentAct::Erased => agreed = false,
                    ConsentAct::Complained => { agreed = false; complained = true; }
                    _ => {}
                }
                state = state.after(act).unwrap_or(state);
                prop_assert_eq!(state == SubscriptionState::Confirmed, agreed);
            }
        }

        #[test]
        fn no_text_makes_an_address_that_breaks_a_header(text in ".{0,40}") {
            if let Ok(address) = text.parse::<EmailAddress>() {
                prop_assert!(!address.as_str().contains(['\r', '\n', '<', '>', ',', ' ', '"']));
            }
        }
    }
}
