//! Where the findings go, and in which format.

use std::path::{Path, PathBuf};

use anyhow::{bail, ensure};
use jixiao::Protected;
use jixiao::desk::{self, Desk, Overview, SheetFormat, Statistics};
use jixiao::findings::ReturnSheets;

use crate::args::{Check, CheckFormat};
use crate::{lang, output};

/// Where the findings go.
pub(super) enum Target {
    /// A folder: sheets of documents or departments beside the overview, and `also` all findings in files for programs.
    Folder { path: PathBuf, sheets: Vec<SheetFormat>, also: Vec<CheckFormat> },
    /// One file, or stdout.
    One { path: Option<PathBuf>, format: CheckFormat },
}

impl Target {
    /// As the command line says it: `-o` that ends in a known ending names a file, unless it is a folder.
    pub(super) fn of(command: &Check) -> anyhow::Result<Self> {
        let path = command.output.clone().filter(|path| path.as_os_str() != "-");
        let by_ending = path.as_deref().filter(|path| !path.is_dir()).and_then(format_of);
        let first = command.format.first().copied();
        if let Some(path) = path.clone().filter(|_| by_ending.is_none()) {
            return Ok(Self::folder(path, command));
        }
        ensure!(
            command.format.len() <= 1,
            lang::said(
                "several formats go into a folder: give one with -o",
                "几种格式写在文件夹里：用 -o 写明"
            )
        );
        let format = match (first, by_ending) {
            (Some(format), Some(ending)) if format != ending => {
                bail!(lang::endings_differ(name(ending), name(format)))
            }
            (Some(format), _) | (None, Some(format)) => format,
            (None, None) => CheckFormat::Text,
        };
        Ok(Self::One { path, format })
    }

    fn folder(path: PathBuf, command: &Check) -> Self {
        let (mut sheets, mut also) = (Vec::new(), Vec::new());
        for format in &command.format {
            match sheet_of(*format) {
                Some(sheet) => sheets.push(sheet),
                None => also.push(*format),
            }
        }
        // The sender's own file takes the place of a sheet, unless one is asked for.
        if sheets.is_empty() && !command.annotate && !command.fix {
            sheets.push(SheetFormat::Html);
        }
        Self::Folder { path, sheets, also }
    }

    /// Whether a file is made that is of all documents, when all are checked.
    pub(super) fn is_of_all(&self) -> bool {
        match self {
            Self::Folder { .. } => true,
            Self::One { format, .. } => *format == CheckFormat::Xlsx || sheet_of(*format).is_some(),
        }
    }

    /// Whether something is typeset.
    pub(super) fn has_pdf(&self) -> bool {
        match self {
            Self::Folder { sheets, .. } => sheets.contains(&SheetFormat::Pdf),
            Self::One { format, .. } => *format == CheckFormat::Pdf,
        }
    }
}

/// Writes what is of all documents together. `printed` are the findings in a format that takes them one by one.
pub(super) fn deliver(
    target: &Target,
    command: &Check,
    desk: &Desk,
    overview: &Overview,
    printed: Vec<u8>,
) -> anyhow::Result<()> {
    let Target::One { path, format } = target else { return Ok(()) };
    let bytes = match sheet_of(*format) {
        _ if command.statistics => return statistics(*format, overview),
        Some(sheet) => {
            let documents = overview.documents.iter().filter_map(|document| document.sheet.clone()).collect();
            desk::sheets(sheet, &ReturnSheets::new("", documents), desk)?
        }
        None if *format == CheckFormat::Xlsx => {
            overview.workbook(path.as_deref().and_then(Path::parent).unwrap_or(Path::new("")))?
        }
        None if path.is_none() => return Ok(()),
        None => printed,
    };
    let inputs = Protected::new(overview.documents.iter().map(|document| &document.path));
    let is_binary = matches!(format, CheckFormat::Pdf | CheckFormat::Docx | CheckFormat::Xlsx);
    output::deliver(path.as_deref(), &bytes, &inputs, is_binary, command.batch.force)
}

/// Counts instead of findings.
fn statistics(format: CheckFormat, overview: &Overview) -> anyhow::Result<()> {
    let statistics = Statistics::of(overview);
    output::print(
        match format {
            CheckFormat::Text => statistics.to_text().into_bytes(),
            CheckFormat::Json => (serde_json::to_string_pretty(&statistics)? + "\n").into_bytes(),
            _ => bail!(lang::said(
                "--statistics are counts: --format text or json",
                "--statistics 是计数：--format text 或 json"
            )),
        }
        .as_slice(),
    )
}

fn sheet_of(format: CheckFormat) -> Option<SheetFormat> {
    match format {
        CheckFormat::Html => Some(SheetFormat::Html),
        CheckFormat::Pdf => Some(SheetFormat::Pdf),
        CheckFormat::Docx => Some(SheetFormat::Docx),
        _ => None,
    }
}

/// The name of a format, which is the ending of its files too, but for text.
pub(super) fn name(format: CheckFormat) -> &'static str {
    match format {
        CheckFormat::Text => "txt",
        CheckFormat::Json => "json",
        CheckFormat::Jsonl => "jsonl",
        CheckFormat::Html => "html",
        CheckFormat::Pdf => "pdf",
        CheckFormat::Docx => "docx",
        CheckFormat::Xlsx => "xlsx",
        CheckFormat::Sarif => "sarif",
    }
}

fn format_of(path: &Path) -> Option<CheckFormat> {
    use CheckFormat::{Docx, Html, Json, Jsonl, Pdf, Sarif, Text, Xlsx};
    let ending = path.extension()?.to_str()?.to_lowercase();
    [Text, Json, Jsonl, Html, Pdf, Docx, Xlsx, Sarif].into_iter().find(|format| name(*format) == ending)
}
