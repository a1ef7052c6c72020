//! Which part of a package is the document, and what a package without one is.

use package::{Package, fold};

use crate::WordError;
use crate::sniff::not_word;

/// The main document part: by relationship, whatever its name; else where Word puts it.
pub(crate) fn main_part(package: &Package<'_>) -> Result<String, WordError> {
    const USUAL: &str = "word/document.xml";
    let by_relationship = package
        .relationships("")?
        .into_iter()
        .filter(|relationship| relationship.kind == "officeDocument")
        .find_map(|relationship| relationship.target.filter(|target| package.has(target)));
    let part = by_relationship.or_else(|| package.has(USUAL).then(|| USUAL.to_owned()));
    let of_another_program = |part: &String| {
        let name = fold(part);
        ["xl/", "ppt/", "visio/"].iter().any(|folder| name.starts_with(folder))
    };
    match part.filter(|part| !of_another_program(part)) {
        Some(part) => Ok(part),
        None => Err(not_word(stranger(package)?)),
    }
}

/// What a zip that holds no Word document is.
fn stranger(package: &Package<'_>) -> Result<String, WordError> {
    let under = |folder: &str| package.names().any(|name| name.starts_with(folder));
    if let Some(kind) = package.bytes("mimetype")? {
        let kind = String::from_utf8_lossy(&kind).trim().to_owned();
        return Ok(match kind.as_str() {
            "application/vnd.oasis.opendocument.text" => "an OpenDocument text (.odt)".to_owned(),
            "application/vnd.oasis.opendocument.spreadsheet" => {
                "an OpenDocument spreadsheet (.ods)".to_owned()
            }
            "application/epub+zip" => "an e-book (.epub)".to_owned(),
            _ => format!("a zip of the kind {}", kind.chars().take(80).collect::<String>()),
        });
    }
    Ok(if under("xl/") {
        "an Excel workbook (Excel 工作簿)"
    } else if under("ppt/") {
        "a PowerPoint presentation (演示文稿)"
    } else if under("visio/") {
        "a Visio drawing"
    } else if package.names().next().is_none() {
        "an empty zip archive"
    } else if package.has("ofd.xml") {
        "an OFD document"
    } else {
        "a zip archive without a Word document in it"
    }
    .to_owned())
}
