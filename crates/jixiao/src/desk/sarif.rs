//! Findings as SARIF 2.1.0 (OASIS), which programs for reviewing code and documents read.

use checker::{Finding, Severity, rules};
use serde_json::{Value, json};

use super::links::url;

/// A SARIF log of findings, each with the path of its document, as the paths were given.
pub fn sarif<'a>(findings: impl IntoIterator<Item = (&'a str, &'a Finding)>) -> Value {
    let results: Vec<Value> = findings.into_iter().map(|(path, finding)| result(path, finding)).collect();
    let rules: Vec<Value> = rules()
        .iter()
        .map(|rule| {
            json!({
                "id": rule.id,
                "name": rule.english,
                "shortDescription": {"text": rule.chinese},
                "help": {"text": rule.remedy},
                "defaultConfiguration": {"level": level(rule.severity)},
            })
        })
        .collect();
    json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {"name": "jixiao", "version": env!("CARGO_PKG_VERSION"), "rules": rules}},
            "results": results,
        }],
    })
}

fn result(path: &str, finding: &Finding) -> Value {
    let logical: Vec<Value> =
        finding.at.iter().map(|at| json!({"fullyQualifiedName": at.as_str(), "kind": "member"})).collect();
    let place = finding.places.iter().map(ToString::to_string).collect::<Vec<_>>().join("、");
    let location = json!({
        "physicalLocation": {"artifactLocation": {"uri": url(&path.replace('\\', "/"))}},
        "logicalLocations": logical,
        "message": {"text": place},
    });
    json!({
        "ruleId": finding.rule,
        "level": level(finding.severity),
        "message": {"text": finding.message},
        "locations": [location],
        "properties": {"outcome": finding.outcome},
    })
}

/// SARIF §3.27.10.
fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}
