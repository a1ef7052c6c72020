//! What to make of every input, and how.

use std::fmt::Write as _;
use std::path::PathBuf;
#[cfg(feature = "pdf")]
use std::sync::Arc;

use exporter::CsvOptions;
#[cfg(feature = "pdf")]
use renderer::{PdfOptions, Renderer};

use super::{Isolation, Target};
use crate::Options;

/// What a batch makes of every input, and how.
#[derive(Clone)]
#[non_exhaustive]
pub struct Plan {
    /// What to write, each once.
    pub targets: Vec<Target>,
    /// The folder that outputs go to, which then holds a manifest; without one the current folder, without a manifest.
    pub output: Option<PathBuf>,
    /// The file that holds all documents together, as far as workbooks and CSV files are wanted; its ending is that of the
    /// target (`all.xlsx`, `all.indicators.csv`, `all.funds.csv`). Without it each document has its own.
    pub together: Option<PathBuf>,
    /// How to read and understand.
    pub options: Options,
    /// Files at once; 0 for as many as there are cores. What is written does not depend on it.
    pub jobs: usize,
    /// Whether files are read in processes of their own, and how long each may take.
    pub isolation: Option<Isolation>,
    /// Whether outputs replace files that belong to another input, or that jixiao did not make.
    pub force: bool,
    /// Whether inputs whose outputs stand there already, made by the same program of the same bytes, are skipped.
    pub resume: bool,
    /// Whether folders are searched for copies of inputs too.
    pub all_formats: bool,
    /// How forms are set, in every format.
    pub layout: layout::Choice,
    /// How sums of money are written on paper.
    pub amounts: layout::Amounts,
    /// How CSV files are written.
    pub csv: CsvOptions,
    /// What typesets: without it there is no PDF.
    #[cfg(feature = "pdf")]
    pub renderer: Option<Arc<Renderer>>,
    /// How to typeset.
    #[cfg(feature = "pdf")]
    pub pdf: PdfOptions,
}

impl Plan {
    /// These targets, everything else by default: into the current folder, on all cores, nothing foreign replaced.
    pub fn new(targets: Vec<Target>) -> Self {
        Self {
            targets,
            output: None,
            together: None,
            options: Options::default(),
            jobs: 0,
            isolation: None,
            force: false,
            resume: false,
            all_formats: false,
            layout: layout::Choice::default(),
            amounts: layout::Amounts::default(),
            csv: CsvOptions::default(),
            #[cfg(feature = "pdf")]
            renderer: None,
            #[cfg(feature = "pdf")]
            pdf: PdfOptions::default(),
        }
    }

    /// How documents are laid out.
    pub(crate) fn layout(&self) -> layout::Options {
        let limits = self.options.reading.limits.clone();
        layout::Options { choice: self.layout.clone(), amounts: self.amounts, limits }
    }

    /// The targets in their order, each once.
    pub(crate) fn each_target(&self) -> Vec<Target> {
        let mut targets = self.targets.clone();
        targets.sort_unstable();
        targets.dedup();
        targets
    }

    /// Whether a target is made of all inputs together.
    pub(crate) fn gathers(&self, target: Target) -> bool {
        match target {
            Target::Parquet => true,
            Target::Xlsx | Target::Csv => self.together.is_some(),
            _ => false,
        }
    }

    /// What of the plan decides the bytes of the outputs, for the manifest.
    pub(crate) fn fingerprint(&self) -> String {
        let mut text = String::new();
        for target in self.each_target() {
            let _ = write!(text, "{target},");
        }
        let _ = write!(text, "{}{}{:?}{:?}", self.layout, self.amounts, self.csv, self.options.reading);
        #[cfg(feature = "pdf")]
        if self.targets.contains(&Target::Pdf) {
            let template = self.pdf.template.as_ref().map(|template| (&template.name, &template.source));
            let _ = write!(text, "{template:?}{:?}", self.pdf.standards);
        }
        text
    }
}
