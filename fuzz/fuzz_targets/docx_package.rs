//! Any bytes as a file: zip, relationships, parts.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| jixiao_fuzz::check(bytes));
