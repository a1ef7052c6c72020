//! Writes every fixture that testkit knows into `fixtures/`.

use std::io;
use std::path::Path;

use testkit::{docx, fixture};

fn main() -> io::Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures");
    fixture::write(&root.join("odd/docx"), docx::odd::TITLE, &docx::odd::fixtures())?;
    fixture::write(&root.join("hostile/docx"), docx::hostile::TITLE, &docx::hostile::fixtures())
}
