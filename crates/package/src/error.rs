//! Why a package could not be read.

use zip::result::ZipError;

/// Why a package or one of its parts could not be read. Each reader says it in words of its own kind of file.
#[derive(Debug, thiserror::Error)]
pub enum PackageError {
    /// An entry is encrypted.
    #[error("protected by a password")]
    Encrypted,
    /// The structure is broken beyond reading.
    #[error("damaged in {part} at byte {offset}: {reason}")]
    Damaged {
        /// The part.
        part: String,
        /// Byte offset in that part.
        offset: u64,
        /// What is wrong there.
        reason: String,
        /// The library's error, when one said so.
        #[source]
        source: Option<Box<dyn std::error::Error + Send + Sync>>,
    },
    /// It would cost more than [`model::Limits`] allows.
    #[error("more than {max} {what} in {part}")]
    Limit {
        /// What there was too much of, as [`model::Limits`] names it.
        what: &'static str,
        /// The bound.
        max: u64,
        /// The part it happened in.
        part: String,
    },
}

impl PackageError {
    /// A [`PackageError::Damaged`] without a library's error behind it.
    pub(crate) fn damaged(part: &str, offset: u64, reason: impl Into<String>) -> Self {
        Self::Damaged { part: part.to_owned(), offset, reason: reason.into(), source: None }
    }

    /// A [`PackageError::Limit`].
    pub(crate) fn limit(what: &'static str, max: u64, part: &str) -> Self {
        Self::Limit { what, max, part: part.to_owned() }
    }

    /// An error of the zip directory or an entry's header.
    pub(crate) fn zip(error: ZipError, part: &str) -> Self {
        let reason = match &error {
            ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) | ZipError::InvalidPassword => {
                return Self::Encrypted;
            }
            ZipError::CompressionMethodNotSupported(_) | ZipError::UnsupportedArchive(_) => {
                "compressed in a way office files are not"
            }
            _ => "the zip structure is broken or cut off (文件不完整)",
        };
        let (part, reason) = (part.to_owned(), reason.to_owned());
        Self::Damaged { part, offset: 0, reason, source: Some(Box::new(error)) }
    }
}
