//! Fixtures: files of our own making, the same bytes each time, each with a line saying what it shows.

use std::fmt::Write as _;
use std::path::Path;
use std::{fs, io};

/// One file of a fixture folder.
pub struct Fixture {
    /// File name with extension.
    pub name: String,
    /// What it shows, one line.
    pub shows: &'static str,
    /// Its content.
    pub bytes: Vec<u8>,
}

impl Fixture {
    /// A fixture.
    pub fn new(name: &str, shows: &'static str, bytes: Vec<u8>) -> Self {
        Self { name: name.to_owned(), shows, bytes }
    }
}

/// Writes the fixtures of a folder, and the `README.md` that lists them.
pub fn write(folder: &Path, title: &str, fixtures: &[Fixture]) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    for fixture in fixtures {
        fs::write(folder.join(&fixture.name), &fixture.bytes)?;
    }
    fs::write(folder.join("README.md"), readme(title, fixtures))
}

/// The list of a folder's fixtures.
pub fn readme(title: &str, fixtures: &[Fixture]) -> String {
    let mut text =
        format!("# {title}\n\nWritten by `cargo run -p jixiao-testkit --bin fixtures`; do not edit.\n\n");
    text.push_str("| file | shows |\n| --- | --- |\n");
    for fixture in fixtures {
        let _ = writeln!(text, "| `{}` | {} |", fixture.name, fixture.shows);
    }
    text
}
