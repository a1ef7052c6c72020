//! What can be written of a submission.

use std::fmt;
use std::str::FromStr;

use exporter::Table;
use model::Submission;

use super::plan::Plan;
use crate::{Error, to_json};

/// A format to write.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Target {
    /// Canonical JSON.
    Json,
    /// PDF, where the program was built with it.
    Pdf,
    /// A Word file.
    Docx,
    /// Forms and narrative as one page of HTML.
    Html,
    /// A workbook.
    Xlsx,
    /// Two tables as text: indicators and funds.
    Csv,
    /// The data set: all documents as tables, where the program was built with it.
    Parquet,
}

impl Target {
    /// Every target, with its name on a command line.
    const NAMES: [(Self, &'static str); 7] = [
        (Self::Json, "json"),
        (Self::Pdf, "pdf"),
        (Self::Docx, "docx"),
        (Self::Html, "html"),
        (Self::Xlsx, "xlsx"),
        (Self::Csv, "csv"),
        (Self::Parquet, "parquet"),
    ];

    /// Its name: `json`.
    pub fn name(self) -> &'static str {
        Self::NAMES.iter().find(|(target, _)| *target == self).map_or("", |(_, name)| name)
    }

    /// Whether a terminal cannot show it.
    pub fn is_binary(self) -> bool {
        matches!(self, Self::Pdf | Self::Docx | Self::Xlsx | Self::Parquet)
    }

    /// The endings of the files it makes.
    pub(crate) fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Json => &["json"],
            Self::Pdf => &["pdf"],
            Self::Docx => &["docx"],
            Self::Html => &["html"],
            Self::Xlsx => &["xlsx"],
            Self::Csv => &["indicators.csv", "funds.csv"],
            // Made of all inputs together.
            Self::Parquet => &[],
        }
    }

    /// What stands in each of its files, with how many notes writing them made.
    pub(crate) fn write(self, submission: &Submission, plan: &Plan) -> Result<Written, Error> {
        let layout = plan.layout();
        Ok(match self {
            Self::Json => Written::of(to_json(submission)?.into_bytes()),
            Self::Docx => Written::noted(exporter::docx(submission, &layout)?),
            Self::Html => Written::noted(exporter::html(submission, &layout)?.map(String::into_bytes)),
            Self::Xlsx => Written::of(exporter::xlsx(submission, &layout)?),
            Self::Csv => {
                let table = |table| exporter::csv(&[submission], table, &plan.csv);
                Written { files: vec![table(Table::Indicators)?, table(Table::Funds)?], notes: Vec::new() }
            }
            Self::Parquet => Written { files: Vec::new(), notes: Vec::new() },
            #[cfg(feature = "pdf")]
            Self::Pdf => match &plan.renderer {
                Some(renderer) => {
                    let options = renderer::PdfOptions { layout, ..plan.pdf.clone() };
                    let pdf = crate::carried::typeset(renderer, submission, &options)?;
                    Written { files: vec![pdf.value], notes: pdf.notes }
                }
                None => return Err(Error::NoPdf),
            },
            #[cfg(not(feature = "pdf"))]
            Self::Pdf => return Err(Error::NoPdf),
        })
    }
}

/// The files of a target, in the order of [`Target::endings`].
pub(crate) struct Written {
    pub(crate) files: Vec<Vec<u8>>,
    pub(crate) notes: Vec<model::Note>,
}

impl Written {
    fn of(file: Vec<u8>) -> Self {
        Self { files: vec![file], notes: Vec::new() }
    }

    fn noted(file: model::Noted<Vec<u8>>) -> Self {
        Self { files: vec![file.value], notes: file.notes }
    }
}

impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Target {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        let known = Self::NAMES.iter().find(|(_, known)| known.eq_ignore_ascii_case(name.trim()));
        known.map(|(target, _)| *target).ok_or_else(|| {
            let names: Vec<&str> = Self::NAMES.iter().map(|(_, name)| *name).collect();
            format!("`{name}` is not one of {}", names.join(", "))
        })
    }
}
