//! Why a spreadsheet could not be read.

use compound::CompoundError;
use model::build::Excess;
use package::PackageError;

/// Why a spreadsheet could not be read at all. The caller adds the file's name; every variant says where inside it and
/// what a person can do.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum SheetError {
    /// The content is no spreadsheet.
    #[error("not a spreadsheet (不是电子表格): {found}")]
    NotASpreadsheet {
        /// What it is instead.
        found: String,
    },
    /// The content is encrypted.
    #[error(
        "the workbook is protected by a password (文件已加密): open it in Excel or WPS, remove the password, save it again"
    )]
    Encrypted,
    /// A format of spreadsheets that is not read.
    #[error("{what} is not supported (不支持的格式): open it in Excel or WPS and save it as .xlsx")]
    Unsupported {
        /// Exactly what the file is: `Excel 5.0/95`, `an Excel binary workbook (.xlsb)`.
        what: String,
    },
    /// The structure is broken beyond reading.
    #[error(
        "damaged (文件损坏) in {part} at byte {offset}: {reason}; open it in Excel or WPS, let it repair the file, save it again"
    )]
    Damaged {
        /// The part or stream.
        part: String,
        /// Byte offset in that part.
        offset: u64,
        /// What is wrong there.
        reason: String,
    },
    /// The file would cost more than [`model::Limits`] allows.
    #[error(
        "over the limit (超出限制) in {part}: more than {max} {what}; if the file is honest, raise the limit"
    )]
    Limit {
        /// What there was too much of, as [`model::Limits`] names it.
        what: &'static str,
        /// The bound.
        max: u64,
        /// The part it happened in.
        part: String,
    },
}

impl SheetError {
    /// The id under which the registry says what it means: the same as for every file.
    pub fn id(&self) -> &'static str {
        match self {
            Self::NotASpreadsheet { .. } => "file.not-a-document",
            Self::Encrypted => "file.encrypted",
            Self::Unsupported { .. } => "file.unsupported",
            Self::Damaged { .. } => "file.damaged",
            Self::Limit { .. } => "file.limit",
        }
    }

    /// The part or stream the error is in.
    pub fn part(&self) -> Option<&str> {
        match self {
            Self::Damaged { part, .. } | Self::Limit { part, .. } => Some(part),
            _ => None,
        }
    }

    pub(crate) fn damaged(part: impl Into<String>, offset: u64, reason: impl Into<String>) -> Self {
        Self::Damaged { part: part.into(), offset, reason: reason.into() }
    }
}

impl From<Excess> for SheetError {
    fn from(Excess { what, max, part }: Excess) -> Self {
        Self::Limit { what, max, part }
    }
}

impl From<PackageError> for SheetError {
    fn from(error: PackageError) -> Self {
        match error {
            PackageError::Encrypted => Self::Encrypted,
            PackageError::Damaged { part, offset, reason, source: None } => {
                Self::Damaged { part, offset, reason }
            }
            PackageError::Damaged { part, offset, reason, source: Some(source) } => {
                Self::damaged(part, offset, format!("{reason}: {source}"))
            }
            PackageError::Limit { what, max, part } => Self::Limit { what, max, part },
        }
    }
}

impl From<CompoundError> for SheetError {
    fn from(CompoundError { offset, reason }: CompoundError) -> Self {
        Self::damaged("compound file", offset, reason)
    }
}
