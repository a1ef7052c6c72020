//! Any bytes as RTF.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let mut file = b"{\\rtf1\\ansi\\ansicpg936 ".to_vec();
    file.extend_from_slice(bytes.strip_prefix(b"{\\rtf1").unwrap_or(bytes));
    jixiao_fuzz::check(&file);
});
