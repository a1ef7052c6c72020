//! Canonical JSON as an input: whoever wrote it, it is checked as a reader checks a Word file.

mod check;
mod grids;
mod said;
mod scan;
pub(crate) mod unique;

use serde::Deserialize;

use crate::{Limits, Note, Noted, Pointer, SCHEMA, Submission};

/// Longest piece of an input that a message repeats, in characters.
const REPEATED: usize = 80;

/// Notes of one kind before a count stands for the rest.
const MOST_OF_A_KIND: usize = 20;

/// Why bytes are no canonical JSON that can be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum JsonError {
    /// Not JSON, or a key that has another type, an unknown word or stands twice.
    #[error("not canonical JSON (不是规范 JSON) at line {line}, column {column}: {reason}")]
    Syntax {
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
        /// What is wrong there, at most a few hundred characters.
        reason: String,
    },
    /// A later version of the schema.
    #[error(
        "written for {schema} by a later version of jixiao (由更高版本生成); this version reads {SCHEMA}"
    )]
    Newer {
        /// The schema it names.
        schema: String,
    },
    /// JSON of something else.
    #[error("`schema` is `{schema}`, not {SCHEMA} (不是规范 JSON)")]
    Other {
        /// The schema it names, shortened; empty when it names none.
        schema: String,
    },
    /// More of something than may be read.
    #[error("more than {max} {what} (超出限额) at byte {at}; raise the limit if the file is trusted")]
    Limit {
        /// The name of the limit.
        what: &'static str,
        /// Its value.
        max: u64,
        /// Where it is passed, in bytes from the start.
        at: usize,
    },
    /// A table whose cells do not tile.
    #[error("the table at {at} is no grid (表格的单元格重叠或越界): {reason}")]
    Grid {
        /// The table.
        at: Pointer,
        /// What is wrong with it.
        reason: String,
    },
}

impl JsonError {
    /// The stable id, under which the registry says what it means and what to do.
    pub fn id(&self) -> &'static str {
        match self {
            Self::Syntax { .. } | Self::Other { .. } => "json.not-canonical",
            Self::Newer { .. } => "json.newer-schema",
            Self::Limit { .. } => "json.over-limit",
            Self::Grid { .. } => "json.no-grid",
        }
    }

    /// The place in the text: `line 3, column 7`, `byte 1024`; none where the whole or a table is meant.
    pub fn place(&self) -> Option<String> {
        match self {
            Self::Syntax { line, column, .. } => Some(format!("line {line}, column {column}")),
            Self::Limit { at, .. } => Some(format!("byte {at}")),
            Self::Newer { .. } | Self::Other { .. } | Self::Grid { .. } => None,
        }
    }
}

/// Reads canonical JSON; quantities are as the JSON says, unchecked against their texts.
///
/// Limits are checked before memory goes. Grids have to tile. What this version does not know (keys, ids) is left out or
/// kept with a note; the notes are those of reading, not those the JSON carries.
///
/// # Errors
///
/// Each names where it occurs; a message never repeats more than a few words of the input.
///
/// ```
/// use model::{JsonError, Limits, read_json};
///
/// let json = r#"{"schema": "jixiao/1", "source": {"file": "a.docx", "format": "docx"}, "colour": "red"}"#;
/// let read = read_json(json.as_bytes(), &Limits::default())?;
/// assert_eq!(read.value.source.file, "a.docx");
/// assert_eq!(read.notes[0].id, "json.unknown-key");
///
/// let later = json.replace("jixiao/1", "jixiao/2");
/// let error = read_json(later.as_bytes(), &Limits::default()).unwrap_err();
/// assert_eq!(error, JsonError::Newer { schema: "jixiao/2".into() });
/// # Ok::<(), JsonError>(())
/// ```
pub fn read_json(bytes: &[u8], limits: &Limits) -> Result<Noted<Submission>, JsonError> {
    let bytes = without_bom(bytes);
    scan::within(bytes, limits)?;
    let mut unknown = Unknown::default();
    let mut reader = serde_json::Deserializer::from_slice(bytes);
    let read = serde_ignored::deserialize(&mut reader, |path| unknown.add(&path));
    let read: Result<Submission, _> = read.and_then(|read| reader.end().map(|()| read));
    let mut submission = read.map_err(|error| explain(bytes, &error))?;
    if submission.schema != SCHEMA {
        return Err(of_schema(&submission.schema));
    }
    let mut notes = unknown.notes();
    notes.extend(check::check(&mut submission, limits)?);
    Ok(Noted { value: submission, notes })
}

/// Whether bytes are canonical JSON of any version, in whatever order the keys stand. Broken JSON is none.
///
/// ```
/// assert!(model::is_canonical_json(br#"{"forms": [], "schema": "jixiao/1"}"#));
/// assert!(!model::is_canonical_json(br#"{"schema": "jixiao-diff/1"}"#));
/// assert!(!model::is_canonical_json(br"{\rtf1 jixiao/1}"));
/// ```
pub fn is_canonical_json(bytes: &[u8]) -> bool {
    let bytes = without_bom(bytes);
    let is_object = bytes.trim_ascii_start().first() == Some(&b'{');
    is_object && schema_of(bytes).is_some_and(|schema| schema.starts_with(FAMILY))
}

/// What the schemas of all versions begin with.
const FAMILY: &str = "jixiao/";

fn without_bom(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes)
}

fn schema_of(bytes: &[u8]) -> Option<String> {
    #[derive(Deserialize)]
    struct Head {
        schema: String,
    }
    serde_json::from_slice::<Head>(bytes).ok().map(|head| head.schema)
}

/// JSON of another schema fails anywhere; what it is says more than where.
fn explain(bytes: &[u8], error: &serde_json::Error) -> JsonError {
    match schema_of(bytes) {
        Some(schema) if schema != SCHEMA => of_schema(&schema),
        _ => JsonError::Syntax { line: error.line(), column: error.column(), reason: reason(error) },
    }
}

fn of_schema(schema: &str) -> JsonError {
    let version = schema.strip_prefix(FAMILY).and_then(|version| version.parse::<u32>().ok());
    let schema = shortened(schema, REPEATED);
    if version.is_some_and(|version| version > 1) {
        JsonError::Newer { schema }
    } else {
        JsonError::Other { schema }
    }
}

/// The message without its place, which is said beside it.
fn reason(error: &serde_json::Error) -> String {
    let text = error.to_string();
    let place = format!(" at line {} column {}", error.line(), error.column());
    shortened(text.strip_suffix(&place).unwrap_or(&text), 3 * REPEATED)
}

/// A text, cut to a number of characters.
fn shortened(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// Keys that this version does not know.
#[derive(Default)]
struct Unknown {
    keys: Vec<String>,
    more: usize,
}

impl Unknown {
    fn add(&mut self, path: &serde_ignored::Path<'_>) {
        if self.keys.len() < MOST_OF_A_KIND {
            self.keys.push(shortened(&path.to_string(), REPEATED));
        } else {
            self.more += 1;
        }
    }

    fn notes(self) -> Vec<Note> {
        let left_out = |key: String| format!("`{key}` is no key of {SCHEMA} and was left out (未知字段)");
        let more = (self.more > 0)
            .then(|| format!("{} more keys of the kind were left out (另有未知字段)", self.more));
        let messages = self.keys.into_iter().map(left_out).chain(more);
        messages.map(|message| Note::new("json.unknown-key", message)).collect()
    }
}
