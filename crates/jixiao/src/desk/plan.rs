//! What the desk makes of the documents, and how.

use std::fmt;
use std::path::PathBuf;
use std::str::FromStr;
#[cfg(feature = "pdf")]
use std::sync::Arc;

use checker::{Baseline, Config};
#[cfg(feature = "pdf")]
use renderer::Renderer;

use super::{Fix, Roster};
use crate::Options;
use crate::batch::Isolation;

/// What the desk makes of the documents, and how.
#[derive(Clone, Default)]
#[non_exhaustive]
pub struct Desk {
    /// The folder that sheets and overview go to; without one nothing is written.
    pub output: Option<PathBuf>,
    /// The return sheets, a file each.
    pub sheets: Vec<SheetFormat>,
    /// Whether a sheet is of a document or of a department.
    pub by: By,
    /// Whether `letters.csv` is written, from which letters are merged.
    pub letters: bool,
    /// Whether the sender's file is written with comments: `目标.批注.docx`.
    pub annotate: bool,
    /// Whether, and how, the sender's file is written with what is mechanical corrected: `目标.修订.docx`.
    pub fix: Option<Fix>,
    /// Who has to hand in.
    pub roster: Option<Roster>,
    /// Which rules run, and what their findings weigh.
    pub config: Config,
    /// Findings that were accepted and are not told.
    pub baseline: Baseline,
    /// How to read and understand.
    pub options: Options,
    /// Files at once; 0 for as many as there are cores. What is written does not depend on it.
    pub jobs: usize,
    /// Whether files are read in processes of their own, and how long each may take.
    pub isolation: Option<Isolation>,
    /// Whether outputs replace files that belong to another input, or that jixiao did not make.
    pub force: bool,
    /// Whether files that stand there already, made of the same document and of what was found in it, are not written anew.
    pub resume: bool,
    /// Whether folders are searched for copies of inputs too.
    pub all_formats: bool,
    /// Whether what was found is kept for an overview although nothing is written.
    pub keep: bool,
    /// What typesets: without it there is no PDF.
    #[cfg(feature = "pdf")]
    pub renderer: Option<Arc<Renderer>>,
}

impl Desk {
    /// Whether something is written into the sender's own file.
    pub(super) fn edits(&self) -> bool {
        self.annotate || self.fix.is_some()
    }

    /// Whether what was found is needed in the end.
    pub(super) fn keeps(&self) -> bool {
        self.keep || self.output.is_some()
    }
}

/// What a return sheet is of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum By {
    /// A document.
    #[default]
    Document,
    /// All documents of a department.
    Department,
}

/// A format of return sheets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum SheetFormat {
    /// A page for the screen and for printing.
    Html,
    /// PDF, where the program was built with it.
    Pdf,
    /// A Word file.
    Docx,
}

impl SheetFormat {
    /// Its name and its ending.
    pub fn name(self) -> &'static str {
        match self {
            Self::Html => "html",
            Self::Pdf => "pdf",
            Self::Docx => "docx",
        }
    }
}

impl fmt::Display for SheetFormat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for SheetFormat {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        [Self::Html, Self::Pdf, Self::Docx]
            .into_iter()
            .find(|format| format.name().eq_ignore_ascii_case(name.trim()))
            .ok_or_else(|| format!("`{name}` is not one of html, pdf, docx"))
    }
}

impl Desk {
    /// The formats of the sheets that are of a document, or of a department, each once.
    pub(super) fn formats(&self, by: By) -> Vec<SheetFormat> {
        let mut formats = if by == self.by { self.sheets.clone() } else { Vec::new() };
        formats.sort_unstable();
        formats.dedup();
        formats
    }
}
