//! The pictures that come with agencies' items: had from the agency's server, or from a folder.

use crate::house::House;
use anyhow::{Context, Result, bail};
use desk::{Offer, Wanted, offers};
use model::{Asset, AssetKind, PictureUse, WireItem, WireItemId};
use std::path::{Component, Path, PathBuf};
use url::Url;
use wire::{Fetched, Fetcher, Patience, Reach, Validators, Want};

/// Bytes of a picture that is asked for.
const PICTURE_BYTES_MAX: usize = 64 << 20;
/// What is asked for.
const ACCEPT: &str = "image/jpeg, image/png, image/webp, image/gif";

/// A picture that was had, with the item that it came with.
pub(super) struct Had {
    pub(super) item: WireItemId,
    /// What the agency calls the picture; may be empty.
    pub(super) guid: String,
    pub(super) picture: PictureUse,
}

/// What was had, and what could not be and why. A picture that cannot be had stops nothing.
#[derive(Default)]
pub(super) struct Pictures {
    pub(super) had: Vec<Had>,
    pub(super) missing: Vec<(String, String)>,
}

/// Has the pictures that are wanted, each in the best form that can be had. Addresses without a server are looked for in the
/// folder `beside`, and nowhere outside it.
pub(super) async fn fetch(
    house: &House,
    items: &[(WireItemId, WireItem)],
    wanted: Wanted,
    beside: Option<&Path>,
) -> Result<Pictures> {
    let mut found = Pictures::default();
    let offered: Vec<Offer> = items
        .iter()
        .flat_map(|(id, item)| offers(*id, item, wanted))
        .collect();
    if offered.is_empty() {
        return Ok(found);
    }
    let reach = if house.settings.wire.private_pictures {
        Reach::Private
    } else {
        Reach::Public
    };
    let fetcher = Fetcher::new(Patience::default(), reach)?;
    for offer in offered {
        match one(house, &fetcher, &offer, beside).await {
            Ok(asset) => found.had.push(Had {
                item: offer.item,
                guid: offer.guid.clone(),
                picture: offer.used(&asset),
            }),
            Err(error) => found
                .missing
                .push((offer.name().to_owned(), format!("{error:#}"))),
        }
    }
    Ok(found)
}

/// The first form that can be had.
async fn one(house: &House, fetcher: &Fetcher, offer: &Offer, beside: Option<&Path>) -> Result<Asset> {
    let mut last = None;
    for address in &offer.addresses {
        match take_in(house, fetcher, address, beside).await {
            Ok(asset) => return Ok(asset),
            Err(error) => last = Some(error),
        }
    }
    Err(last.context("it has no address")?)
}

async fn take_in(house: &House, fetcher: &Fetcher, address: &str, beside: Option<&Path>) -> Result<Asset> {
    let bytes = match Url::parse(address) {
        Ok(url) if matches!(url.scheme(), "http" | "https") => {
            let want = Want {
                address: &url,
                known: &Validators::default(),
                login: None,
                accept: ACCEPT,
                bytes_max: PICTURE_BYTES_MAX,
            };
            match fetcher.fetch(want).await? {
                Fetched::Document(document) => document.bytes.to_vec(),
                Fetched::NotModified => bail!("{address} says that it has not changed, and it was never had"),
            }
        }
        _ => {
            let folder = beside.with_context(|| {
                format!("“{address}” is a file beside the document; --beside names its folder")
            })?;
            read_beside(folder, address)?
        }
    };
    let asset = desk::media::take_in(&house.archive, address, &bytes).await?;
    if asset.kind != AssetKind::Picture {
        bail!("{address} is {}, no picture", asset.mime);
    }
    Ok(asset)
}

/// The bytes of a file in a folder, links that lead out of it aside.
fn read_beside(folder: &Path, address: &str) -> Result<Vec<u8>> {
    let name = address.strip_prefix("file:///").unwrap_or(address);
    let name = PathBuf::from(name);
    let is_inside = name
        .components()
        .all(|part| matches!(part, Component::Normal(_) | Component::CurDir));
    if !is_inside || name.as_os_str().is_empty() {
        bail!("“{address}” is no file beside the document");
    }
    let folder = folder
        .canonicalize()
        .with_context(|| format!("there is no folder {}", folder.display()))?;
    let file = folder
        .join(&name)
        .canonicalize()
        .with_context(|| format!("there is no file {} in {}", name.display(), folder.display()))?;
    if !file.starts_with(&folder) {
        bail!("“{address}” leads out of {}", folder.display());
    }
    let size = std::fs::metadata(&file)
        .with_context(|| format!("cannot read {}", file.display()))?
        .len();
    if size > PICTURE_BYTES_MAX as u64 {
        bail!("{} is larger than {} MB", file.display(), PICTURE_BYTES_MAX >> 20);
    }
    std::fs::read(&file).with_context(|| format!("cannot read {}", file.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_taken_from_beside_the_document_and_from_nowhere_else() {
        let outer = tempfile::tempdir().unwrap();
        let folder = outer.path().join("in");
        std::fs::create_dir(&folder).unwrap();
        std::fs::write(outer.path().join("secret.jpg"), b"secret").unwrap();
        std::fs::write(folder.join("dam.jpg"), b"dam").unwrap();
        std::os::unix::fs::symlink(outer.path().join("secret.jpg"), folder.join("link.jpg")).unwrap();
        for name in ["dam.jpg", "./dam.jpg", "file:///./dam.jpg"] {
            assert_eq!(read_beside(&folder, name).unwrap(), b"dam", "{name}");
        }
        let secret = outer.path().join("secret.jpg");
        for name in [
            "../secret.jpg",
            "link.jpg",
            secret.to_str().unwrap(),
            "",
            "cid:p1",
            "gone.jpg",
        ] {
            assert!(read_beside(&folder, name).is_err(), "{name}");
        }
    }
}
