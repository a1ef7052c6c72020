//! Canonical JSON: out, in, and its schema.

use model::{Note, SCHEMA, Submission};

use crate::Error;

/// Canonical JSON as it is written to files: two spaces, one line feed at the end, the same bytes for the
/// same submission.
pub fn to_json(submission: &Submission) -> Result<String, Error> {
    let mut json = serde_json::to_string_pretty(submission).map_err(Error::Serialise)?;
    json.push('\n');
    Ok(json)
}

/// Reads canonical JSON. Later versions may add keys: one that this version does not know is left out, with a
/// note that names it.
pub fn from_json(bytes: &[u8]) -> Result<Submission, Error> {
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let mut unknown = Vec::new();
    let mut reader = serde_json::Deserializer::from_slice(bytes);
    let read: Result<Submission, _> =
        serde_ignored::deserialize(&mut reader, |path| unknown.push(path.to_string()));
    let mut submission = read.and_then(|submission| reader.end().map(|()| submission)).map_err(|error| {
        Error::CanonicalJson { line: error.line(), column: error.column(), reason: error.to_string() }
    })?;
    if submission.schema != SCHEMA {
        let reason = format!("`schema` is `{}`", submission.schema);
        return Err(Error::CanonicalJson { line: 0, column: 0, reason });
    }
    let note = |key| {
        Note::new("json.unknown-key", format!("`{key}` is no key of {SCHEMA} and was left out (未知字段)"))
    };
    submission.notes.extend(unknown.into_iter().map(note));
    Ok(submission)
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

#[cfg(test)]
mod tests {
    use super::*;

    const MINIMAL: &str = r#"{"schema":"jixiao/1","source":{"file":"a.docx","format":"docx"},
        "forms":[{"kind":"project_goal","profile":"hebei","funds":[{"item":"total","label":"预算数",
            "budget":{"text":"5.00","kind":"number","op":"eq","value":5.00,"unit":"万元","base":{"value":50000,"unit":"元"}}}]}]}"#;

    #[test]
    fn absent_collections_are_empty_and_digits_are_kept() {
        let submission = from_json(MINIMAL.as_bytes()).unwrap();
        assert!(submission.notes.is_empty());
        let json = to_json(&submission).unwrap();
        assert!(json.contains("\"value\": 5.00,"), "{json}");
        assert_eq!(from_json(json.as_bytes()).unwrap(), submission);
    }

    #[test]
    fn an_unknown_key_is_told() {
        let json = MINIMAL.replace(r#""profile":"hebei""#, r#""profile":"hebei","colour":"red""#);
        let notes = from_json(json.as_bytes()).unwrap().notes;
        assert_eq!(notes.len(), 1);
        assert!(notes[0].message.contains("forms.0.colour"), "{}", notes[0].message);
    }

    #[test]
    fn another_schema_and_broken_json_are_errors_with_their_place() {
        assert!(from_json(MINIMAL.replace("jixiao/1", "jixiao/2").as_bytes()).is_err());
        let Err(Error::CanonicalJson { line, .. }) = from_json(b"{\n\"schema\": 1}") else { panic!() };
        assert_eq!(line, 2);
    }

    #[test]
    fn rtf_is_not_taken_for_json() {
        assert!(!looks_canonical(b"{\\rtf1"));
        assert!(looks_canonical("\u{feff} {\"schema\":".as_bytes()));
    }
}
