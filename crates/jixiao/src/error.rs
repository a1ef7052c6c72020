//! Why a call ended without a result.

use word::WordError;

/// Why a call ended without a result. The caller knows the file's name; the message says the rest.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The file could not be read as a Word document.
    #[error(transparent)]
    Word(#[from] WordError),
    /// The file is JSON, but not canonical JSON of this version.
    #[error(
        "not canonical JSON jixiao/1 (不是规范 JSON) at line {line}, column {column}: {reason}; write it with `jixiao convert`"
    )]
    CanonicalJson {
        /// Line, from 1; 0 when the whole document is meant.
        line: usize,
        /// Column, from 1.
        column: usize,
        /// What is wrong there.
        reason: String,
    },
    /// The submission cannot be written as JSON.
    #[error("cannot be written as JSON (无法写出 JSON)")]
    Serialise(#[source] serde_json::Error),
}
