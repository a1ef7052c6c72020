//! The protocol of `jixiao worker`: files come one after another on one stream, answers go out on another, in order. A
//! batch isolates its files that way, and so may other engines.
//!
//! In: a line of JSON `{"name", "length", "options"}`, then `length` bytes. Out: a line of JSON `{"name", "submission"}`
//! or `{"name", "error": {"id", "message"}}`.

use std::collections::BTreeMap;
use std::io::{self, BufRead, Read as _, Write};

use model::Submission;
use serde::{Deserialize, Serialize};
use word::{Revisions, WordError};

use super::guarded;
use crate::{Error, Options, read};

/// A header is a name and some numbers.
const HEADER: u64 = 1 << 20;

/// What stands before a file.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Header {
    pub(super) name: String,
    pub(super) length: u64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) options: Option<Change>,
}

/// What of the options is another for this file.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Change {
    /// `accepted` or `original`.
    #[serde(default)]
    revisions: Option<View>,
    /// Limits by their names.
    #[serde(default)]
    limits: BTreeMap<String, u64>,
}

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum View {
    Accepted,
    Original,
}

/// An answer. A submission is borrowed to be written and owned when it was read.
#[derive(Serialize)]
struct Answer<'a> {
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    submission: Option<&'a Submission>,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<Told>,
}

/// An error as it is told.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Told {
    pub(super) id: String,
    pub(super) message: String,
}

/// Reads files from `input` until it ends and answers each on `output`. A file that fails, or breaks the reader, is
/// answered with its error.
///
/// # Errors
/// When a stream fails or a header is not understood: what follows it could not be told from bytes.
pub fn worker(mut input: impl BufRead, mut output: impl Write, options: &Options) -> Result<(), Error> {
    loop {
        let mut line = Vec::new();
        input.by_ref().take(HEADER).read_until(b'\n', &mut line).map_err(Error::Unreadable)?;
        if line.trim_ascii().is_empty() {
            return Ok(());
        }
        let header: Header = match serde_json::from_slice(&line) {
            Ok(header) => header,
            Err(error) => {
                let error = Error::Unreadable(io::Error::other(format!("no header of a file: {error}")));
                answer(&mut output, "", Err(&error))?;
                return Err(error);
            }
        };
        let result = one(&mut input, &header, options)?;
        answer(&mut output, &header.name, result.as_ref())?;
    }
}

/// Reads one file. The outer result is that of the stream.
fn one(
    input: &mut impl BufRead,
    header: &Header,
    options: &Options,
) -> Result<Result<Submission, Error>, Error> {
    let mut options = options.clone();
    let changed = header.options.as_ref().map_or(Ok(()), |change| change.apply(&mut options));
    let max = options.reading.limits.file_bytes;
    let mut file = input.take(header.length);
    if header.length > max || changed.is_err() {
        io::copy(&mut file, &mut io::sink()).map_err(Error::Unreadable)?;
        let large = || Error::Word(WordError::Limit { what: "file_bytes", max, part: "the file".to_owned() });
        return Ok(Err(changed.err().unwrap_or_else(large)));
    }
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes).map_err(Error::Unreadable)?;
    if (bytes.len() as u64) < header.length {
        return Err(Error::Unreadable(io::ErrorKind::UnexpectedEof.into()));
    }
    Ok(guarded(|| read(&bytes, &header.name, &options)))
}

impl Change {
    fn apply(&self, options: &mut Options) -> Result<(), Error> {
        if let Some(view) = self.revisions {
            options.reading.revisions = match view {
                View::Accepted => Revisions::Accepted,
                View::Original => Revisions::Original,
            };
        }
        for (name, value) in &self.limits {
            let set = options.reading.limits.set(name, *value);
            set.map_err(|reason| Error::Unreadable(io::Error::other(reason)))?;
        }
        Ok(())
    }
}

fn answer(output: &mut impl Write, name: &str, result: Result<&Submission, &Error>) -> Result<(), Error> {
    let told = |error: &Error| Told { id: error.id().to_owned(), message: error.to_string() };
    let answer = Answer { name, submission: result.ok(), error: result.err().map(told) };
    let mut line = serde_json::to_vec(&answer).map_err(Error::Serialise)?;
    line.push(b'\n');
    output.write_all(&line).and_then(|()| output.flush()).map_err(Error::Unwritable)
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;

    fn answers(input: &[u8]) -> (Vec<Value>, Result<(), Error>) {
        let mut output = Vec::new();
        let ended = worker(input, &mut output, &Options::default());
        let lines = output.split(|byte| *byte == b'\n').filter(|line| !line.is_empty());
        (lines.map(|line| serde_json::from_slice(line).unwrap()).collect(), ended)
    }

    #[test]
    fn files_are_answered_in_order_and_one_that_fails_costs_no_other() {
        let page = "<html><body><table><tr><td>甲</td></tr></table></body></html>";
        let mut input = Vec::new();
        for (name, bytes, options) in [
            ("a.doc", page, ""),
            ("b.doc", "%PDF-1.7\n", ""),
            ("c.doc", page, r#","options":{"limits":{"file_bytes":5}}"#),
            ("d.doc", page, r#","options":{"limits":{"colour":5}}"#),
            ("e.doc", page, r#","options":{"revisions":"original"}"#),
        ] {
            input.extend(format!("{{\"name\":\"{name}\",\"length\":{}{options}}}\n", bytes.len()).bytes());
            input.extend(bytes.bytes());
        }
        let (answers, ended) = answers(&input);
        assert!(ended.is_ok());
        let said: Vec<_> = answers
            .iter()
            .map(|answer| {
                (answer["name"].as_str().unwrap(), answer["error"]["id"].as_str().unwrap_or("read"))
            })
            .collect();
        assert_eq!(
            said,
            [
                ("a.doc", "read"),
                ("b.doc", "file.not-a-document"),
                ("c.doc", "file.limit"),
                ("d.doc", "file.unreadable"),
                ("e.doc", "read")
            ]
        );
        assert_eq!(answers[0]["submission"]["tables"][0]["cells"][0]["text"], "甲");
    }

    #[test]
    fn a_header_that_is_none_ends_it_with_an_answer() {
        let (answers, ended) = answers(b"hello\n");
        assert_eq!(answers[0]["error"]["id"], "file.unreadable");
        assert!(ended.is_err());
    }
}
