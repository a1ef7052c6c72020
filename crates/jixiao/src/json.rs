//! Canonical JSON: out, in, and its schema.

use model::{SCHEMA, Submission};

use crate::Error;

/// Canonical JSON as it is written to files: two spaces, one line feed at the end, the same bytes for the
/// same submission.
pub fn to_json(submission: &Submission) -> Result<String, Error> {
    let mut json = serde_json::to_string_pretty(submission).map_err(Error::Serialise)?;
    json.push('\n');
    Ok(json)
}

/// Reads canonical JSON. Unknown keys are errors: a misspelt key would otherwise lose its value.
pub fn from_json(bytes: &[u8]) -> Result<Submission, Error> {
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let submission: Submission = serde_json::from_slice(bytes).map_err(|error| Error::CanonicalJson {
        line: error.line(),
        column: error.column(),
        reason: error.to_string(),
    })?;
    if submission.schema == SCHEMA {
        Ok(submission)
    } else {
        let reason = format!("`schema` is `{}`", submission.schema);
        Err(Error::CanonicalJson { line: 0, column: 0, reason })
    }
}

/// JSON starts with a brace; so does RTF, which goes on with `\rtf`.
pub(crate) fn looks_canonical(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes).trim_ascii_start();
    bytes.first() == Some(&b'{') && bytes.get(1..).is_some_and(|rest| !rest.starts_with(b"\\"))
}

/// The JSON Schema (2020-12) of the canonical JSON, derived from the types.
pub fn schema() -> serde_json::Value {
    schemars::schema_for!(Submission).to_value()
}
