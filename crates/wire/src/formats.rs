//! One file for each format.

pub(crate) mod digitalwires;
pub(crate) mod feed;
pub(crate) mod feed_fields;
pub(crate) mod feed_media;
pub(crate) mod iso_dates;
pub(crate) mod json;
pub(crate) mod json_feed;
pub(crate) mod json_fields;
pub(crate) mod newsml_1;
pub(crate) mod newsml_1_lines;
pub(crate) mod newsml_1_management;
pub(crate) mod newsml_1_media;
pub(crate) mod newsml_1_text;
pub(crate) mod newsml_g2;
pub(crate) mod ninjs;
pub(crate) mod ninjs_media;
pub(crate) mod ninjs_properties;
pub(crate) mod ninjs_words;
pub(crate) mod nitf;
pub(crate) mod nitf_body;
pub(crate) mod nitf_head;
pub(crate) mod nitf_media;
pub(crate) mod pa;
pub(crate) mod xml;
