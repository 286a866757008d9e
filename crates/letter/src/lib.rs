//! The evening letter.

mod base64;
mod smtp;
