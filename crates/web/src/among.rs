//! What only several documents beside one another show.

use jixiao::findings::{Digest, across};
use jixiao::{CheckConfig, Pointer, Severity};
use serde::Serialize;

use crate::answer::{Answer, Failure};
use crate::read;

/// A document that a finding is told of, and the rule.
#[derive(Serialize)]
struct Told<'a> {
    path: &'a str,
    rule: &'static str,
    chinese: &'static str,
    english: &'static str,
    severity: Severity,
    message: &'a str,
    others: &'a [String],
    /// The first pointer in the document.
    at: Option<&'a Pointer>,
}

/// Findings between documents, for the page; and as `jixiao check DIR --format json` writes them.
pub(crate) fn documents(parts: &[&[u8]], paths: &[String]) -> Result<Answer, Failure> {
    if parts.len() != paths.len() {
        return Err(Failure::of_request("as many paths as documents"));
    }
    let mut digests = Vec::with_capacity(parts.len());
    // One document at a time: a digest is small, hundreds of documents are not.
    for (part, path) in parts.iter().zip(paths) {
        digests.push(Digest::of(path, &read::canonical(part)?));
    }
    let found =
        if digests.len() < 2 { Vec::new() } else { across(&mut digests, None, &CheckConfig::default()) };
    let rules = jixiao::findings::rules();
    let told: Vec<Told<'_>> = found
        .iter()
        .map(|located| {
            let finding = &located.finding;
            let rule = rules.iter().find(|rule| rule.id == finding.rule);
            Told {
                path: &located.path,
                rule: finding.rule,
                chinese: rule.map_or("", |rule| rule.chinese),
                english: rule.map_or("", |rule| rule.english),
                severity: finding.severity,
                message: &finding.message,
                others: &located.others,
                at: finding.at.first(),
            }
        })
        .collect();
    let json = serde_json::to_string_pretty(&found).map_err(jixiao::Error::Serialise)?;
    Ok(Answer::new(&serde_json::json!({ "findings": told }), vec![json.into_bytes()]))
}
