//! Canonical JSON: out, in, and its schema.

use model::{Limits, Noted, Submission};

use crate::Error;

/// Canonical JSON as it is written to files: two spaces, one line feed at the end, the same bytes for the
/// same submission.
pub fn to_json(submission: &Submission) -> Result<String, Error> {
    let mut json = serde_json::to_string_pretty(submission).map_err(Error::Serialise)?;
    json.push('\n');
    Ok(json)
}

/// Reads canonical JSON as a file is read: limits hold, tables have to tile, and where a quantity differs from its text
/// the text counts. Later versions may add keys: one that this version does not know is left out. All is told in notes.
///
/// # Errors
///
/// When it is no canonical JSON of this version, or one that `limits` refuse; a message names the place.
pub fn from_json(bytes: &[u8]) -> Result<Submission, Error> {
    within(bytes, &Limits::default())
}

/// The same, within the limits of a user.
pub(crate) fn within(bytes: &[u8], limits: &Limits) -> Result<Submission, Error> {
    let Noted { value: mut submission, notes } = model::read_json(bytes, limits)?;
    normalizer::reread(&mut submission, limits);
    submission.notes.extend(notes);
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
        "forms":[{"kind":"project_goal","profile":"hebei","currency_unit":"万元","funds":[{"item":"total","label":"预算数",
            "budget":{"text":"5.00","kind":"number","op":"eq","value":5.00,"unit":"万元","base":{"value":50000.00,"unit":"元"},"inferred":["unit"]}}]}]}"#;

    #[test]
    fn absent_collections_are_empty_and_digits_are_kept() {
        let submission = from_json(MINIMAL.as_bytes()).unwrap();
        // As in any document, the amount takes the declared unit.
        assert_eq!(
            submission.notes.iter().map(|note| note.id.as_ref()).collect::<Vec<_>>(),
            ["value.declared-unit"]
        );
        let json = to_json(&submission).unwrap();
        assert!(json.contains("\"value\": 5.00,"), "{json}");
        assert_eq!(from_json(json.as_bytes()).unwrap(), submission);
    }

    #[test]
    fn an_unknown_key_is_told() {
        let json = MINIMAL.replace(r#""profile":"hebei""#, r#""profile":"hebei","colour":"red""#);
        let notes = from_json(json.as_bytes()).unwrap().notes;
        let unknown: Vec<_> = notes.iter().filter(|note| note.id == "json.unknown-key").collect();
        assert_eq!(unknown.len(), 1);
        assert!(unknown[0].message.contains("forms.0.colour"), "{}", unknown[0].message);
    }

    #[test]
    fn another_schema_and_broken_json_are_errors_with_their_place() {
        assert!(from_json(MINIMAL.replace("jixiao/1", "jixiao/2").as_bytes()).is_err());
        let error = from_json(b"{\n\"schema\": 1}").unwrap_err();
        assert_eq!(error.id(), "json.not-canonical");
        assert!(error.place().is_some_and(|place| place.starts_with("line 2")), "{error}");
    }

    #[test]
    fn rtf_is_not_taken_for_json() {
        assert!(!looks_canonical(b"{\\rtf1"));
        assert!(looks_canonical("\u{feff} {\"schema\":".as_bytes()));
    }
}
