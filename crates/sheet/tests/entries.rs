//! Every note of this crate is explained, and `docs/notes.md` has the explanations.

#[test]
fn every_id_is_explained() {
    testkit::registry::audit(env!("CARGO_MANIFEST_DIR"), &["sheet"], &[sheet::NOTES]);
}
