//! Writes every fixture that testkit knows into `fixtures/`.

use std::io;
use std::path::Path;

use testkit::{doc, docx, fixture, forms, json, legacy};

fn main() -> io::Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures");
    for (folder, title, fixtures) in legacy::folders() {
        fixture::write(&root.join(folder), title, &fixtures)?;
    }
    fixture::write(&root.join("odd/doc"), doc::odd::TITLE, &doc::odd::fixtures())?;
    fixture::write(&root.join("hostile/doc"), doc::hostile::TITLE, &doc::hostile::fixtures())?;
    fixture::write(&root.join("odd/json"), json::ODD, &json::odd())?;
    fixture::write(&root.join("hostile/json"), json::HOSTILE, &json::hostile())?;
    forms::good::write(&root.join("good"))?;
    fixture::write(&root.join("odd/docx"), docx::odd::TITLE, &docx::odd::fixtures())?;
    fixture::write(&root.join("hostile/docx"), docx::hostile::TITLE, &docx::hostile::fixtures())
}
