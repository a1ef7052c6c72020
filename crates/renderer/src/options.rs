//! What a caller may choose.

use std::fmt;
use std::path::PathBuf;
use std::str::FromStr;

use typst_pdf::{PdfStandard, PdfStandards};

use crate::{RenderError, Template};

/// Where fonts come from.
#[derive(Clone, Debug)]
pub struct FontOptions {
    /// Folders searched first, with everything below them.
    pub dirs: Vec<PathBuf>,
    /// Whether the system's fonts are used too.
    pub system: bool,
}

impl Default for FontOptions {
    fn default() -> Self {
        Self { dirs: Vec::new(), system: true }
    }
}

/// How a submission becomes a PDF.
#[derive(Clone, Debug, Default)]
pub struct PdfOptions {
    /// How the document is laid out.
    pub layout: layout::Options,
    /// A template of one's own in place of the built-in one.
    pub template: Option<Template>,
    /// The standards the file claims; none given means PDF/A-3a and PDF/UA-1 together.
    pub standards: Vec<Standard>,
}

/// A PDF standard or version, by its usual short name: `a-2a`, `ua-1`, `1.7`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standard(PdfStandard);

impl Standard {
    /// What is claimed when nobody asks: for archives (ISO 19005-3, level A, which may carry the
    /// data) and for screen readers (ISO 14289-1).
    pub(crate) const DEFAULT: [Self; 2] = [Self(PdfStandard::A_3a), Self(PdfStandard::Ua_1)];

    /// Whether a file of these standards may carry another one: the first two parts of PDF/A and the plain fourth do not
    /// allow any that is no PDF/A itself (ISO 19005-2 §6.8, ISO 19005-4 §6.9).
    pub(crate) fn carry(list: &[Self]) -> bool {
        let list = if list.is_empty() { &Self::DEFAULT } else { list };
        !list.iter().any(|standard| {
            matches!(
                standard.0,
                PdfStandard::A_1b
                    | PdfStandard::A_1a
                    | PdfStandard::A_2b
                    | PdfStandard::A_2u
                    | PdfStandard::A_2a
                    | PdfStandard::A_4
            )
        })
    }

    const ALL: [(&str, PdfStandard); 17] = [
        ("1.4", PdfStandard::V_1_4),
        ("1.5", PdfStandard::V_1_5),
        ("1.6", PdfStandard::V_1_6),
        ("1.7", PdfStandard::V_1_7),
        ("2.0", PdfStandard::V_2_0),
        ("a-1b", PdfStandard::A_1b),
        ("a-1a", PdfStandard::A_1a),
        ("a-2b", PdfStandard::A_2b),
        ("a-2u", PdfStandard::A_2u),
        ("a-2a", PdfStandard::A_2a),
        ("a-3b", PdfStandard::A_3b),
        ("a-3u", PdfStandard::A_3u),
        ("a-3a", PdfStandard::A_3a),
        ("a-4", PdfStandard::A_4),
        ("a-4f", PdfStandard::A_4f),
        ("a-4e", PdfStandard::A_4e),
        ("ua-1", PdfStandard::Ua_1),
    ];

    /// Typst's form of a list, empty for the default.
    pub(crate) fn together(list: &[Self]) -> Result<PdfStandards, RenderError> {
        let list = if list.is_empty() { &Self::DEFAULT } else { list };
        let list: Vec<_> = list.iter().map(|standard| standard.0).collect();
        PdfStandards::new(&list).map_err(|error| RenderError::Standard(error.message().to_string()))
    }
}

impl FromStr for Standard {
    type Err = RenderError;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        let plain = name.trim().to_ascii_lowercase();
        let plain = plain.trim_start_matches("pdf/").trim_start_matches("pdf-");
        Self::ALL.iter().find(|(known, _)| *known == plain).map(|(_, standard)| Self(*standard)).ok_or_else(
            || {
                let known: Vec<_> = Self::ALL.iter().map(|(known, _)| *known).collect();
                RenderError::Standard(format!("`{name}` is not one of {}", known.join(", ")))
            },
        )
    }
}

impl fmt::Display for Standard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = Self::ALL.iter().find(|(_, standard)| *standard == self.0).map_or("", |(name, _)| name);
        f.write_str(name)
    }
}
