//! Any canonical JSON, normalised, as Word file and workbook: a result or a typed error.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let Ok(mut submission) = jixiao::from_json(bytes) else { return };
    normalizer::normalize(&mut submission);
    let _ = jixiao::to_json(&submission).expect("a submission is JSON");
    let _ = jixiao::write::docx(&submission, &jixiao::write::LayoutOptions::default());
    let _ = jixiao::write::xlsx(&submission);
});
