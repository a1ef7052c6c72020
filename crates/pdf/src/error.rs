//! What can be wrong with a PDF.

use thiserror::Error;

/// Why a PDF gives no data.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum PdfError {
    /// It needs a password.
    #[error("the PDF is encrypted 文件已加密: save it without a password and try again")]
    Encrypted,
    /// It cannot be parsed.
    #[error("the PDF is damaged 文件已损坏: it has no readable page tree")]
    Damaged,
    /// Its associated file cannot be unpacked.
    #[error("the data inside the PDF ({name}) is damaged 内嵌数据已损坏: it does not unpack")]
    Attachment {
        /// The associated file.
        name: &'static str,
    },
    /// Its associated file is larger than the limits allow.
    #[error("the data inside the PDF ({name}) is larger than {limit} bytes 内嵌数据过大")]
    TooLarge {
        /// The associated file.
        name: &'static str,
        /// [`model::Limits`].
        limit: usize,
    },
}
