//! Documents of every format, and what is none: also in pieces, and as if from an agency that is known.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| vesper_fuzz::any(bytes));
