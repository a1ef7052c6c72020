//! Why a file is not written into.

use crate::WordError;

/// Why a file is not written into.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum EditError {
    /// It cannot be read.
    #[error(transparent)]
    Word(#[from] WordError),
    /// It is of another kind.
    #[error(
        "only a .docx can be written into (只有 .docx 可以写入批注或修订): open it in Word or WPS and save it as .docx"
    )]
    NotDocx,
    /// It is signed: any change would break the signature.
    #[error(
        "the document is signed (文档已数字签名) and is not changed: ask its sender for one without a signature"
    )]
    Signed,
    /// It is protected against changes.
    #[error(
        "the document is protected (文档受保护: {kind}) and is not changed: take the protection off in Word or WPS, save it again"
    )]
    Protected {
        /// What is allowed, as the document says it: `readOnly`, `forms`, `comments`, `trackedChanges`.
        kind: String,
    },
    /// A part that would have to be changed is written in another encoding than UTF-8.
    #[error(
        "{part} is not written in UTF-8 (部件不是 UTF-8 编码): open the document in Word or WPS and save it again"
    )]
    Encoding {
        /// The part.
        part: String,
    },
    /// There is no paragraph that a comment could stand at.
    #[error("the document has no paragraph (文档没有段落)")]
    NoParagraph,
    /// The package cannot be written.
    #[error("the package cannot be written (无法写出文件): {0}")]
    Write(#[source] Box<dyn std::error::Error + Send + Sync>),
}

impl EditError {
    /// The id under which [`ERRORS`](crate::ERRORS) says what it means.
    pub fn id(&self) -> &'static str {
        match self {
            Self::Word(error) => error.id(),
            Self::NotDocx => "edit.not-docx",
            Self::Signed => "edit.signed",
            Self::Protected { .. } => "edit.protected",
            Self::Encoding { .. } => "edit.encoding",
            Self::NoParagraph => "edit.no-paragraph",
            Self::Write(_) => "edit.not-written",
        }
    }
}

impl From<package::PackageError> for EditError {
    fn from(error: package::PackageError) -> Self {
        Self::Word(error.into())
    }
}

impl From<zip::result::ZipError> for EditError {
    fn from(error: zip::result::ZipError) -> Self {
        Self::Write(error.into())
    }
}

impl From<std::io::Error> for EditError {
    fn from(error: std::io::Error) -> Self {
        Self::Write(error.into())
    }
}
