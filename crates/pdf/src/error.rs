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
    /// Every page is a picture.
    #[error(
        "the PDF is a scan 扫描件: its pages are pictures without text; ask the sender for the Word file, or a PDF saved from it"
    )]
    Scan,
    /// No lines enclose cells.
    #[error(
        "the PDF has no ruled table 没有带边框的表格: without lines nobody can say which value belongs to which label; use the Word file"
    )]
    NoTable,
    /// A font or its encoding is not in the file.
    #[error(
        "page {page}: a font or its encoding is not embedded 字体未嵌入: its text cannot be read; save the PDF with all fonts embedded, or use the Word file"
    )]
    FontMissing {
        /// From 1.
        page: u32,
    },
    /// Glyphs without characters.
    #[error(
        "page {page}: the file does not say which characters its glyphs are 缺少字符对照表 (ToUnicode); use the Word file"
    )]
    NoCharacters {
        /// From 1.
        page: u32,
    },
    /// More of something than may be read.
    #[error(transparent)]
    Excess(#[from] model::build::Excess),
}

impl PdfError {
    /// Its id in the registry.
    pub fn id(&self) -> &'static str {
        match self {
            Self::Encrypted => "file.pdf-encrypted",
            Self::Damaged | Self::Attachment { .. } => "file.pdf-damaged",
            Self::TooLarge { .. } => "file.pdf-data-too-large",
            Self::Scan => "pdf.scan",
            Self::NoTable => "pdf.no-table",
            Self::FontMissing { .. } => "pdf.font-missing",
            Self::NoCharacters { .. } => "pdf.no-characters",
            Self::Excess(_) => "pdf.limit",
        }
    }
}
