//! Fills `corpus/` from the fixtures: whole packages, and their parts for the targets that read one part.

use std::fs;
use std::io::{self, Cursor, Read};
use std::path::Path;

use zip::ZipArchive;

/// Longer fixtures are hostile by their length alone; as seeds they would be what most runs change, slowly.
const LONGEST: usize = 12 << 10;

fn main() -> io::Result<()> {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    for fixture in testkit::docx::odd::fixtures().into_iter().chain(testkit::docx::hostile::fixtures()) {
        if fixture.bytes.len() > LONGEST {
            continue;
        }
        write(&corpus.join("docx_package"), &fixture.name, &fixture.bytes)?;
        let Ok(mut archive) = ZipArchive::new(Cursor::new(&fixture.bytes)) else { continue };
        for index in 0..archive.len() {
            let Ok(entry) = archive.by_index(index) else { continue };
            let target = match entry.name() {
                "word/document.xml" => "docx_document_part",
                name if name.contains("numbering") => "docx_numbering",
                _ => continue,
            };
            let mut part = Vec::new();
            // A fixture that is broken on purpose gives what can be read of it.
            if entry.take(1 << 16).read_to_end(&mut part).is_ok() {
                write(&corpus.join(target), &fixture.name, &part)?;
            }
        }
    }
    for fixture in testkit::doc::odd::fixtures().into_iter().chain(testkit::doc::hostile::fixtures()) {
        if fixture.bytes.len() > LONGEST {
            continue;
        }
        write(&corpus.join("doc"), &fixture.name, &fixture.bytes)?;
    }
    for (folder, _, fixtures) in testkit::legacy::folders() {
        let target = match folder.rsplit('/').next() {
            Some("rtf") => "rtf",
            Some("html" | "mhtml") => "html",
            _ => "old_xml",
        };
        for fixture in fixtures.into_iter().filter(|fixture| fixture.bytes.len() <= LONGEST) {
            // Odd and hostile files may share a name.
            let name = format!("{}-{}", folder.replace('/', "-"), fixture.name);
            write(&corpus.join(target), &name, &fixture.bytes)?;
        }
    }
    // Small good documents as workbooks, and the worksheet of each.
    for good in testkit::forms::good::GOOD {
        let Some(bytes) = good.drawing().xlsx().filter(|bytes| bytes.len() <= LONGEST) else { continue };
        write(&corpus.join("sheet"), &format!("{}.xlsx", good.name), &bytes)?;
        let mut archive = ZipArchive::new(Cursor::new(&bytes))?;
        let mut part = Vec::new();
        archive.by_name("xl/worksheets/sheet1.xml")?.read_to_end(&mut part)?;
        write(&corpus.join("sheet"), &format!("{}.xml", good.name), &part)?;
    }
    // The canonical JSON of each good document.
    for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures/good"))? {
        let path = entry?.path();
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        if !name.ends_with(".docx") {
            continue;
        }
        let submission = jixiao::read(&fs::read(&path)?, &name, &jixiao::Options::default());
        if let Some(json) = submission.ok().and_then(|submission| jixiao::to_json(&submission).ok()) {
            write(&corpus.join("canonical_json"), &format!("{name}.json"), json.as_bytes())?;
        }
    }
    // A value of the table each: its text in front of the tab.
    let table = include_str!("../../crates/normalizer/tests/values.txt");
    for (index, line) in table.lines().enumerate().filter(|(_, line)| !line.starts_with('#')) {
        if let Some((value, _)) = line.split_once('\t') {
            write(&corpus.join("quantity"), &format!("line-{}", index + 1), value.as_bytes())?;
        }
    }
    Ok(())
}

fn write(folder: &Path, name: &str, bytes: &[u8]) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    fs::write(folder.join(name), bytes)
}
