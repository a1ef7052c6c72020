//! A file → its data, its findings, and what the list says of it.

use jixiao::{CheckConfig, Finding, Options, Submission};
use serde::Serialize;

use crate::answer::{Answer, Failure};
use crate::summary::Summary;

/// A finding with the path of its file, as `jixiao check --format json` writes it.
#[derive(Serialize)]
struct Told<'a> {
    path: &'a str,
    #[serde(flatten)]
    finding: &'a Finding,
}

/// Reads and checks a file of any kind that jixiao knows.
pub(crate) fn file(bytes: &[u8], name: &str, path: &str, options: &Options) -> Result<Answer, Failure> {
    document(&jixiao::read(bytes, name, options)?, path)
}

/// A document that the page kept: its limits were held when it was read.
pub(crate) fn canonical(bytes: &[u8]) -> Result<Submission, Failure> {
    Ok(jixiao::from_json(bytes)?)
}

/// Documents that the page kept.
pub(crate) fn all(parts: &[&[u8]]) -> Result<Vec<Submission>, Failure> {
    parts.iter().map(|part| canonical(part)).collect()
}

/// Summary; canonical JSON and findings as the program writes them.
pub(crate) fn document(submission: &Submission, path: &str) -> Result<Answer, Failure> {
    let findings = jixiao::check(submission, &CheckConfig::default());
    let told: Vec<Told<'_>> = findings.iter().map(|finding| Told { path, finding }).collect();
    let json = jixiao::to_json(submission)?;
    let told = serde_json::to_string_pretty(&told).map_err(jixiao::Error::Serialise)?;
    Ok(Answer::new(&Summary::of(submission, &findings), vec![json.into_bytes(), told.into_bytes()]))
}
