//! Why a file could not be read.

use compound::CompoundError;
use model::build::Excess;
use package::PackageError;

/// Why a file could not be read at all. The caller adds the file's name; every variant says where inside it
/// and what a person can do.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum WordError {
    /// The content is of no kind that holds a Word document.
    #[error("not a Word file (不是 Word 文件): {found}; {advice}")]
    NotAWordFile {
        /// What it is instead: `an Excel workbook`, `a PDF`, `empty`.
        found: String,
        /// What to do about it.
        advice: String,
    },
    /// The content is encrypted.
    #[error(
        "the file is protected by a password (文件已加密): open it in Word or WPS, remove the password, save it again"
    )]
    Encrypted,
    /// A Word before Word 97, or another program's format under a Word name.
    #[error("{what} is not supported (不支持的旧格式): open it in Word or WPS and save it as .docx")]
    Unsupported {
        /// Exactly what the file is: `Word 6.0/95`, `Word 2.0`, `Microsoft Works`.
        what: String,
    },
    /// The structure is broken beyond reading.
    #[error(
        "damaged (文件损坏) in {part} at byte {offset}: {reason}; open it in Word or WPS, let it repair the file, save it again"
    )]
    Damaged {
        /// The part, stream or story.
        part: String,
        /// Byte offset in that part.
        offset: u64,
        /// What is wrong there.
        reason: String,
        /// The library's error, when one said so.
        #[source]
        source: Option<Box<dyn std::error::Error + Send + Sync>>,
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

impl From<Excess> for WordError {
    fn from(Excess { what, max, part }: Excess) -> Self {
        Self::Limit { what, max, part }
    }
}

impl From<CompoundError> for WordError {
    fn from(CompoundError { offset, reason }: CompoundError) -> Self {
        Self::damaged("compound file", offset, reason)
    }
}

impl From<PackageError> for WordError {
    fn from(error: PackageError) -> Self {
        match error {
            PackageError::Encrypted => Self::Encrypted,
            PackageError::Damaged { part, offset, reason, source } => {
                Self::Damaged { part, offset, reason, source }
            }
            PackageError::Limit { what, max, part } => Self::Limit { what, max, part },
        }
    }
}

impl WordError {
    /// The id of [`WordError::NotAWordFile`]: in a folder such a file is nobody's failure.
    pub const NOT_A_DOCUMENT: &'static str = "file.not-a-document";

    /// The id under which [`ERRORS`](crate::ERRORS) says what it means.
    pub fn id(&self) -> &'static str {
        match self {
            Self::NotAWordFile { .. } => Self::NOT_A_DOCUMENT,
            Self::Encrypted => "file.encrypted",
            Self::Unsupported { .. } => "file.unsupported",
            Self::Damaged { .. } => "file.damaged",
            Self::Limit { .. } => "file.limit",
        }
    }

    /// The part, stream or story the error is in.
    pub fn part(&self) -> Option<&str> {
        match self {
            Self::Damaged { part, .. } | Self::Limit { part, .. } => Some(part),
            _ => None,
        }
    }

    /// A [`WordError::Damaged`] without a library error behind it.
    pub(crate) fn damaged(part: impl Into<String>, offset: u64, reason: impl Into<String>) -> Self {
        Self::Damaged { part: part.into(), offset, reason: reason.into(), source: None }
    }

    /// A [`WordError::Limit`].
    pub(crate) fn limit(what: &'static str, max: impl TryInto<u64>, part: impl Into<String>) -> Self {
        Self::Limit { what, max: max.try_into().unwrap_or(u64::MAX), part: part.into() }
    }
}
