//! Why a profile file cannot be used.

/// A profile file that cannot be used. Every message names the file, and the line where there is one.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ProfileError {
    /// Not TOML, or keys that no profile has; the message names line and column.
    #[error("profile {file}: {message}")]
    Syntax {
        /// The file.
        file: String,
        /// What is wrong where, as the TOML reader says it, and the nearest key that is right.
        message: String,
    },
    /// No sign to recognise the form by: it could never be chosen.
    #[error(
        "profile {file}: it has no [[sign]] that speaks for it (没有识别标志); say by which labels the form is recognised"
    )]
    NoSign {
        /// The file.
        file: String,
    },
    /// A word is given a meaning that does not exist.
    #[error(
        "profile {file}, line {line}: `{key}` is no key of [[words.{section}]] (没有这个键); did you mean `{nearest}`?{advice}"
    )]
    UnknownKey {
        /// The file.
        file: String,
        /// The line, from 1.
        line: usize,
        /// The section of words: `column`.
        section: &'static str,
        /// The key as written.
        key: String,
        /// The key of that section that is most like it.
        nearest: String,
        /// What to do where the key is meant as it stands.
        advice: &'static str,
    },
    /// Something else that would never work as it stands.
    #[error("profile {file}, line {line}: {message}")]
    Unusable {
        /// The file.
        file: String,
        /// The line, from 1.
        line: usize,
        /// What is wrong, and what to write instead.
        message: String,
    },
}
