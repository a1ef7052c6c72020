//! The values that options take.

use std::time::Duration;

use clap::ValueEnum;
use jixiao::write::{Encoding, Formulas};
use jixiao::{Limits, Revisions};

/// As text, or for programs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum TextOrJson {
    Text,
    Json,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ReportFormat {
    Text,
    Json,
    Html,
    #[cfg(feature = "pdf")]
    Pdf,
}

/// How findings are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, ValueEnum)]
pub(crate) enum CheckFormat {
    /// For a person at a terminal
    Text,
    /// One array
    Json,
    /// A line of JSON for each finding
    Jsonl,
    /// A return sheet as a page
    Html,
    /// A return sheet as PDF
    Pdf,
    /// A return sheet as a Word file
    Docx,
    /// A workbook: findings, files, departments, rules
    Xlsx,
    /// SARIF 2.1.0, for programs
    Sarif,
}

/// When to use colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Colour {
    /// At a terminal that is not plain (TERM=dumb), unless NO_COLOR is set
    Auto,
    Always,
    Never,
}

/// What a return sheet is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum By {
    Document,
    Department,
}

/// Which findings make the exit code 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum FailOn {
    Error,
    Warning,
    Info,
    Never,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum CsvEncoding {
    #[value(name = "utf-8")]
    Utf8,
    #[value(name = "utf-8-plain")]
    Utf8Plain,
    Gb18030,
}

impl From<CsvEncoding> for Encoding {
    fn from(encoding: CsvEncoding) -> Self {
        match encoding {
            CsvEncoding::Utf8 => Self::Utf8Bom,
            CsvEncoding::Utf8Plain => Self::Utf8,
            CsvEncoding::Gb18030 => Self::Gb18030,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum CsvFormulas {
    Escape,
    Keep,
}

impl From<CsvFormulas> for Formulas {
    fn from(formulas: CsvFormulas) -> Self {
        match formulas {
            CsvFormulas::Escape => Self::Escape,
            CsvFormulas::Keep => Self::Keep,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Severity {
    Info,
    Warning,
    Error,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum View {
    /// As if every change was accepted
    Accepted,
    /// As if every change was rejected
    Original,
}

impl From<View> for Revisions {
    fn from(view: View) -> Self {
        match view {
            View::Accepted => Self::Accepted,
            View::Original => Self::Original,
        }
    }
}

/// A number of seconds, with or without a fraction.
pub(super) fn seconds(text: &str) -> Result<Duration, String> {
    let seconds: f64 = text.parse().map_err(|_| format!("`{text}` is not a number of seconds"))?;
    Duration::try_from_secs_f64(seconds)
        .ok()
        .filter(|time| !time.is_zero())
        .ok_or_else(|| format!("`{text}` is no time a file may take"))
}

/// `NAME=NUMBER`, NAME being a limit of [`Limits`].
pub(super) fn limit(text: &str) -> Result<(String, u64), String> {
    let (name, number) = text.split_once('=').ok_or("write it as NAME=NUMBER")?;
    let number = number.replace('_', "").parse().map_err(|_| format!("`{number}` is not a whole number"))?;
    Limits::default().set(name, number)?;
    Ok((name.to_owned(), number))
}
