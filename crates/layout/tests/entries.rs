//! Every note and error of this crate has an entry that says what it means, and every entry is used.

#[test]
fn every_id_has_its_entry() {
    testkit::registry::audit(env!("CARGO_MANIFEST_DIR"), &["layout"], &[layout::NOTES, layout::ERRORS]);
}
