//! The relationships of a part to others ([ECMA-376-2] §6.5).
//!
//! [ECMA-376-2]: https://ecma-international.org/publications-and-standards/standards/ecma-376/

use crate::{Package, PackageError, Sink, Tag};

/// A relationship of a part to another.
#[derive(Clone, Debug)]
pub struct Relationship {
    /// `rId1`.
    pub id: String,
    /// The last step of its type: `styles`, `worksheet`, `officeDocument`.
    pub kind: String,
    /// The part it points to; `None` for a target outside the package, which is never opened.
    pub target: Option<String>,
}

impl Package<'_> {
    /// The relationships of a part (`""` for the package's own). A package that has none is not damaged.
    pub fn relationships(&self, part: &str) -> Result<Vec<Relationship>, PackageError> {
        let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
        let slash = if folder.is_empty() { "" } else { "/" };
        let mut relationships = Relationships { folder, found: Vec::new() };
        self.read_xml(&format!("{folder}{slash}_rels/{file}.rels"), &mut relationships)?;
        Ok(relationships.found)
    }
}

/// The relationships of a part as far as it is read.
struct Relationships<'f> {
    folder: &'f str,
    found: Vec<Relationship>,
}

impl Sink for Relationships<'_> {
    type Error = PackageError;

    fn start(&mut self, tag: &Tag<'_>) -> Result<bool, PackageError> {
        if tag.local() == b"Relationship" {
            let kind = tag.value("Type").unwrap_or_default();
            let outside = tag.value("TargetMode").is_some_and(|mode| mode.eq_ignore_ascii_case("external"));
            let target = tag.value("Target").unwrap_or_default();
            self.found.push(Relationship {
                id: tag.attribute("Id").unwrap_or_default(),
                kind: kind.rsplit('/').next().unwrap_or_default().to_owned(),
                target: (!outside).then(|| resolve(self.folder, &target)),
            });
        }
        Ok(true)
    }
}

/// A relationship target seen from the folder of its source part.
fn resolve(folder: &str, target: &str) -> String {
    let target = percent_decoded(&target.replace('\\', "/"));
    let target = target.split(['#', '?']).next().unwrap_or_default();
    let mut steps: Vec<&str> = if target.starts_with('/') { Vec::new() } else { folder.split('/').collect() };
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                steps.pop();
            }
            _ => steps.push(step),
        }
    }
    steps.retain(|step| !step.is_empty());
    steps.join("/")
}

fn percent_decoded(text: &str) -> String {
    if !text.contains('%') {
        return text.to_owned();
    }
    let bytes = text.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut index = 0;
    while index < bytes.len() {
        let hex = bytes.get(index + 1..index + 3).and_then(|hex| std::str::from_utf8(hex).ok());
        if let Some(byte) =
            hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()).filter(|_| bytes[index] == b'%')
        {
            decoded.push(byte);
            index += 3;
        } else {
            decoded.push(bytes[index]);
            index += 1;
        }
    }
    String::from_utf8(decoded).unwrap_or_else(|_| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_resolve_against_the_folder_of_their_source() {
        assert_eq!(resolve("word", "styles.xml"), "word/styles.xml");
        assert_eq!(resolve("word", "/word/styles.xml"), "word/styles.xml");
        assert_eq!(resolve("xl/worksheets", "../comments1.xml"), "xl/comments1.xml");
        assert_eq!(resolve("", "word\\document.xml"), "word/document.xml");
        assert_eq!(resolve("word", "../../../etc/passwd"), "etc/passwd", "no step leaves the package");
        assert_eq!(resolve("word", "a%20b.xml#x"), "word/a b.xml");
        assert_eq!(resolve("word", "%zz.xml"), "word/%zz.xml");
    }
}
