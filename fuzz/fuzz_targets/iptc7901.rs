//! Documents that began as IPTC 7901.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| vesper_fuzz::document(bytes));
