//! Any grids through the extractor: all comes out as canonical JSON that reads back as the same.
#![no_main]

use jixiao::{Profiles, from_json, to_json};
use jixiao_fuzz::document::noted;
use model::Limits;

std::thread_local! {
    static PROFILES: Profiles = Profiles::builtin();
}

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let document = noted(bytes);
    for block in &document.value.blocks {
        if let model::Block::Table(grid) = block {
            assert!(grid.cover(&Limits::default()).is_some(), "the grids tile");
        }
    }
    let mut submission = PROFILES.with(|profiles| extractor::extract(document, profiles));
    normalizer::normalize(&mut submission);
    let json = to_json(&submission).expect("a submission is JSON");
    let again = from_json(json.as_bytes()).expect("its JSON is a submission");
    assert_eq!(to_json(&again).expect("JSON"), json, "nothing is lost on the way");
    normalizer::normalize(&mut submission);
    assert_eq!(to_json(&submission).expect("JSON"), json, "normalising twice is normalising once");
});
