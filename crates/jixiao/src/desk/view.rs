//! The overview as its files show it.

use std::path::{Path, PathBuf};

use super::{Checked, Overview, links};

/// What the overview's files are made from.
pub(super) struct View<'a> {
    pub(super) overview: &'a Overview,
    /// The folder they go to, seen from which links lead to the documents.
    pub(super) folder: &'a Path,
    /// The sheets of each group of [`Overview::groups`].
    pub(super) sheets: &'a [Vec<String>],
}

impl View<'_> {
    /// Where a document stands, seen from the folder.
    pub(super) fn source(&self, document: &Checked) -> String {
        links::from_folder(self.folder, &document.path)
    }

    /// What was written of a document, seen from the folder.
    pub(super) fn outputs(&self, document: &Checked) -> Vec<String> {
        let below = |path: &PathBuf| {
            let path = path.strip_prefix(self.folder).unwrap_or(path);
            path.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
        };
        document.outputs.iter().map(below).collect()
    }
}
