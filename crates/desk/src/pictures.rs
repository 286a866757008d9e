//! The pictures that come with agencies' items: which are taken, in which form, and where they stand. Pure.

use model::{
    Asset, Block, BlockId, BlockKind, Content, PictureUse, WireAssociation, WireItem, WireItemId, WireKind,
};

/// Which pictures of an item an editor wants.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Wanted {
    /// None.
    None,
    /// The main one.
    #[default]
    Main,
    /// All.
    All,
}

/// Pixels beyond which a wider form brings readers nothing.
const WIDTH_ENOUGH: u32 = 4096;
/// As many are taken of one item.
const PICTURES_MAX: usize = 50;

/// A picture that an item offers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// The item that it comes with.
    pub item: WireItemId,
    /// The identifier that its agency gives it; may be empty.
    pub guid: String,
    /// Where it is, the best form first.
    pub addresses: Vec<String>,
    /// What it shows, in a few words; may be empty.
    pub headline: String,
    /// What it means; may be empty.
    pub caption: String,
    /// Agency and photographer.
    pub credit: String,
}

impl Offer {
    /// The picture as the article uses it. An alternative text is not sent by agencies: it is taken from the caption, and an
    /// editor reads it.
    pub fn used(&self, asset: &Asset) -> PictureUse {
        let alt = if self.headline.trim().is_empty() {
            &self.caption
        } else {
            &self.headline
        };
        PictureUse {
            media: asset.hash.clone(),
            width: asset.width,
            height: asset.height,
            alt: alt.clone(),
            caption: if self.caption.trim().is_empty() {
                alt.clone()
            } else {
                self.caption.clone()
            },
            credit: self.credit.clone(),
        }
    }

    /// What it is called where it is missing.
    pub fn name(&self) -> &str {
        let words = [&self.headline, &self.caption]
            .into_iter()
            .find(|words| !words.trim().is_empty());
        words
            .or(self.addresses.first())
            .map_or("a picture", String::as_str)
    }
}

/// The pictures of an item that are wanted, the main one first.
pub fn offers(id: WireItemId, item: &WireItem, wanted: Wanted) -> Vec<Offer> {
    let mut pictures: Vec<&WireAssociation> =
        item.associations.iter().filter(|one| is_picture(one)).collect();
    // What the agency calls main stands first; else its own order is kept.
    pictures.sort_by_key(|one| !one.role.to_lowercase().contains("main"));
    let count = match wanted {
        Wanted::None => 0,
        Wanted::Main => 1,
        Wanted::All => PICTURES_MAX,
    };
    let mut found: Vec<Offer> = Vec::new();
    for picture in pictures {
        let addresses = addresses(picture);
        let is_known = found.iter().any(|one| one.addresses.first() == addresses.first());
        if found.len() >= count || is_known {
            continue;
        }
        let credit = [&picture.credit, &item.credit_line, &item.agency]
            .into_iter()
            .find(|credit| !credit.trim().is_empty());
        found.push(Offer {
            item: id,
            guid: picture.guid.clone(),
            addresses,
            headline: picture.headline.clone(),
            caption: picture.caption.clone(),
            credit: credit.cloned().unwrap_or_default(),
        });
    }
    found
}

fn is_picture(one: &WireAssociation) -> bool {
    let is_kind = matches!(one.kind, WireKind::Picture | WireKind::Graphic);
    let is_shown = one.mime.is_empty() || one.mime.starts_with("image/");
    is_kind && is_shown && !(one.href.is_empty() && one.renditions.is_empty())
}

/// The widest that is no wider than enough, then others; small ones made for lists come last.
fn addresses(picture: &WireAssociation) -> Vec<String> {
    let is_small = |role: &str| {
        let role = role.to_lowercase();
        role.contains("thumb") || role.contains("preview") || role.contains("icon")
    };
    let mut forms: Vec<(bool, bool, u32, &str)> = picture
        .renditions
        .iter()
        .filter(|form| form.mime.is_empty() || form.mime.starts_with("image/"))
        .map(|form| {
            let beyond = form.width > WIDTH_ENOUGH;
            let order = if beyond { form.width } else { u32::MAX - form.width };
            (is_small(&form.role), beyond, order, form.href.as_str())
        })
        .collect();
    forms.sort_unstable();
    let mut found: Vec<String> = Vec::new();
    for address in forms
        .into_iter()
        .map(|form| form.3)
        .chain([picture.href.as_str()])
    {
        if !address.is_empty() && !found.iter().any(|known| known == address) {
            found.push(address.to_owned());
        }
    }
    found
}

/// Puts pictures into a draft: the first above the text, the others below it.
pub fn placed(mut content: Content, pictures: impl IntoIterator<Item = PictureUse>) -> Content {
    let mut next = content
        .body
        .blocks
        .iter()
        .map(|block| block.id.0)
        .max()
        .unwrap_or(0);
    for picture in pictures {
        if content.picture.is_none() {
            content.picture = Some(picture);
            continue;
        }
        next += 1;
        content.body.blocks.push(Block {
            id: BlockId(next),
            // Its kill ends the right to show it; the words of the article are not made of it.
            origin: None,
            kind: BlockKind::Picture(picture),
        });
    }
    content
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::{AssetKind, MediaHash, WireRendition};

    fn picture(role: &str, href: &str, caption: &str) -> WireAssociation {
        WireAssociation {
            role: role.into(),
            kind: WireKind::Picture,
            href: href.into(),
            caption: caption.into(),
            ..WireAssociation::default()
        }
    }

    fn item(associations: Vec<WireAssociation>) -> WireItem {
        WireItem {
            agency: "Meridian".into(),
            associations,
            ..WireItem::default()
        }
    }

    fn first(item: &WireItem, wanted: Wanted) -> Vec<String> {
        offers(WireItemId(1), item, wanted)
            .into_iter()
            .map(|offer| offer.addresses[0].clone())
            .collect()
    }

    #[test]
    fn the_main_picture_comes_first_and_what_is_no_picture_stays_out() {
        let video = WireAssociation {
            kind: WireKind::Video,
            ..picture("", "c.mp4", "")
        };
        let item = item(vec![
            video,
            picture("", "a.jpg", "A"),
            picture("mainpic", "b.jpg", "B"),
            picture("", "b.jpg", "B"),
        ]);
        assert_eq!(first(&item, Wanted::Main), ["b.jpg"]);
        assert_eq!(first(&item, Wanted::All), ["b.jpg", "a.jpg"]);
        assert!(first(&item, Wanted::None).is_empty());
    }

    #[test]
    fn the_best_form_is_the_widest_that_readers_can_use() {
        let form = |role: &str, href: &str, width| WireRendition {
            role: role.into(),
            href: href.into(),
            width,
            ..WireRendition::default()
        };
        let mut main = picture("main", "widest.jpg", "");
        main.renditions = vec![
            form("rnd:highRes", "widest.jpg", 9000),
            form("rnd:web", "web.jpg", 600),
            form("rnd:web", "print.jpg", 3000),
            form("rnd:thumbnail", "thumb.jpg", 4000),
        ];
        let found = offers(WireItemId(1), &item(vec![main]), Wanted::Main);
        assert_eq!(
            found[0].addresses,
            ["print.jpg", "web.jpg", "widest.jpg", "thumb.jpg"]
        );
        assert_eq!(found[0].credit, "Meridian");
    }

    #[test]
    fn a_picture_stands_above_the_text_with_the_caption_for_those_who_cannot_see_it() {
        let offer = &offers(
            WireItemId(1),
            &item(vec![picture("", "a.jpg", "The dam in the rain.")]),
            Wanted::Main,
        )[0];
        let asset = Asset {
            hash: MediaHash::of(b"a"),
            kind: AssetKind::Picture,
            mime: "image/jpeg".into(),
            bytes: 1,
            width: 800,
            height: 600,
            duration_ms: 0,
        };
        let content = placed(Content::default(), [offer.used(&asset), offer.used(&asset)]);
        let above = content.picture.unwrap();
        assert_eq!(
            (above.alt.as_str(), above.caption.as_str()),
            ("The dam in the rain.", "The dam in the rain.")
        );
        assert_eq!(content.body.blocks.len(), 1);
    }
}
