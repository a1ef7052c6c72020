//! Every family in every length.

mod common;

use common::{FAMILIES, LENGTHS, submission};
use renderer::{FontOptions, PdfOptions, Renderer};

#[test]
fn every_family_is_set_in_every_length() {
    let dirs = std::env::var_os("JIXIAO_FONT_DIR").map(std::path::PathBuf::from).into_iter().collect();
    let renderer = Renderer::new(&FontOptions { dirs, system: true }).unwrap();
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("families");
    std::fs::create_dir_all(&folder).unwrap();
    for family in FAMILIES {
        for length in LENGTHS {
            let start = std::time::Instant::now();
            let pdf = renderer
                .pdf(&submission(family, length), &PdfOptions::default())
                .unwrap_or_else(|error| panic!("{family} {length:?}: {error}"));
            eprintln!("{family} {length:?} {:?}", start.elapsed());
            assert_eq!(pdf.notes, [], "{family} {length:?}");
            std::fs::write(folder.join(format!("{family}-{length:?}.pdf")), pdf.value).unwrap();
        }
    }
}
