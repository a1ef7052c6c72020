//! Requests, and who answers them.

use std::collections::BTreeMap;

use jixiao::Options;
use serde::Deserialize;

use crate::answer::{Answer, Failure};
use crate::{among, compare, correct, export, frame, look, read};

/// What the page asks for. The parts behind it are named with each.
#[derive(Debug, Deserialize)]
#[serde(tag = "do", rename_all = "snake_case")]
enum Request {
    /// A file → its summary; canonical JSON, findings.
    Read { name: String, path: String },
    /// Canonical JSON → what the page shows of it.
    Look,
    /// Canonical JSON → summary; canonical JSON and findings after a value was changed by hand.
    Correct { path: String, at: String, text: String },
    /// Canonical JSON of the old documents, then of the new → counts; JSON of all changes, the page of those that were
    /// asked for.
    Compare { sides: compare::Sides, filter: compare::Filter },
    /// Canonical JSON of one or more documents → a file.
    Export { target: export::Target },
    /// Canonical JSON, and the file it was read from → the file with a comment at each finding.
    Annotate,
    /// Canonical JSON, and the file it was read from → the file with what is mechanical mended, as tracked changes.
    Fix,
    /// Canonical JSON of many documents → the findings between them; the same as the program writes them.
    Among { paths: Vec<String> },
    /// → the manual page of a rule, a note or an error.
    Explain { id: String },
    /// → the titles of all rules, by id: Chinese, English.
    Rules,
}

/// Answers a request. What cannot be answered is an answer too: `{"error": {"id", "title", "message", "part", "place", "advice"}}`.
pub fn answer(request: &[u8]) -> Vec<u8> {
    let Answer { head, parts } = within(request)
        .unwrap_or_else(|failure| Answer::new(&serde_json::json!({ "error": failure }), Vec::new()));
    let head = head.to_string();
    frame::join(std::iter::once(head.as_bytes()).chain(parts.iter().map(Vec::as_slice)))
}

fn within(request: &[u8]) -> Result<Answer, Failure> {
    let parts = frame::split(request).map_err(|_| Failure::of_request("the request is cut off"))?;
    let Some((head, parts)) = parts.split_first() else {
        return Err(Failure::of_request("the request is empty"));
    };
    let request = serde_json::from_slice(head).map_err(|error| Failure::of_request(error.to_string()))?;
    let one = || match parts {
        [part] => Ok(*part),
        _ => Err(Failure::of_request("the request is about one document")),
    };
    match request {
        Request::Read { name, path } => read::file(one()?, &name, &path, &options()),
        Request::Look => look::document(&read::canonical(one()?)?),
        Request::Correct { path, at, text } => correct::value(&read::canonical(one()?)?, &path, &at, &text),
        Request::Compare { sides, filter } => compare::documents(parts, sides, filter),
        Request::Export { target } => export::documents(parts, target),
        Request::Annotate => export::annotated(parts, &options()),
        Request::Fix => export::fixed(parts, &options()),
        Request::Among { paths } => among::documents(parts, &paths),
        Request::Explain { id } => {
            Ok(Answer::new(&serde_json::json!({ "page": jixiao::explain(&id) }), Vec::new()))
        }
        Request::Rules => {
            let rules = jixiao::findings::rules().iter();
            let titles: BTreeMap<_, _> = rules.map(|rule| (rule.id, [rule.chinese, rule.english])).collect();
            Ok(Answer::new(&titles, Vec::new()))
        }
    }
}

/// The program's own reading, within what an address space of 32 bits holds.
fn options() -> Options {
    let mut options = Options::default();
    let limits = &mut options.reading.limits;
    limits.file_bytes = 64 << 20;
    limits.part_bytes = 96 << 20;
    limits.total_bytes = 160 << 20;
    limits.cells = 200_000;
    limits.blocks = 200_000;
    limits.text_chars = 16 << 20;
    options
}
