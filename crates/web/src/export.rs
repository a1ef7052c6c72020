//! Documents as files for people.

use jixiao::desk::{self, Fix};
use jixiao::write::{self, CsvOptions, LayoutOptions, Table};
use jixiao::{CheckConfig, Options, Submission, findings};
use serde::Deserialize;

use crate::answer::{Answer, Failure};
use crate::read;

/// What to write.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Target {
    /// One document as a Word file.
    Docx,
    /// One document as a page, as it is printed.
    Html,
    /// All documents in one workbook.
    Xlsx,
    /// The indicators of all documents.
    Indicators,
    /// The sums of money of all documents.
    Funds,
    /// The findings of one document as a page to send back.
    ReturnSheet,
}

pub(crate) fn documents(parts: &[&[u8]], target: Target) -> Result<Answer, Failure> {
    let submissions = read::all(parts)?;
    let all: Vec<&Submission> = submissions.iter().collect();
    let one = || match all.as_slice() {
        [one] => Ok(*one),
        _ => Err(Failure::of_request("such a file is of one document")),
    };
    let layout = LayoutOptions::default();
    let file = match target {
        Target::Docx => write::docx(one()?, &layout).map(|noted| noted.value),
        Target::Html => write::html(one()?, &layout).map(|noted| noted.value.into_bytes()),
        Target::Xlsx => write::xlsx_many(&all, &layout),
        Target::Indicators => write::csv(&all, Table::Indicators, &CsvOptions::default()),
        Target::Funds => write::csv(&all, Table::Funds, &CsvOptions::default()),
        Target::ReturnSheet => {
            let submission = one()?;
            let findings = jixiao::check(submission, &CheckConfig::default());
            Ok(findings::to_html(&findings, submission).into_bytes())
        }
    };
    let file = file.map_err(jixiao::Error::from)?;
    Ok(Answer::new(&serde_json::json!({}), vec![file]))
}

/// The sender's own file with comments. A value that was corrected by hand is checked as it stands now.
pub(crate) fn annotated(parts: &[&[u8]], options: &Options) -> Result<Answer, Failure> {
    let [json, file] = parts else { return Err(Failure::of_request("a document and its file")) };
    let submission = read::canonical(json)?;
    let findings = jixiao::check(&submission, &CheckConfig::default());
    let file = desk::annotated(file, &submission, &findings, options)?;
    Ok(Answer::new(&serde_json::json!({}), vec![file]))
}

/// The sender's own file with what is mechanical mended, as tracked changes; no part where nothing is.
pub(crate) fn fixed(parts: &[&[u8]], options: &Options) -> Result<Answer, Failure> {
    let [json, file] = parts else { return Err(Failure::of_request("a document and its file")) };
    let submission = read::canonical(json)?;
    let findings = jixiao::check(&submission, &CheckConfig::default());
    let fixed = desk::fixed(file, &submission, &findings, Fix::Tracked, options)?;
    let (made, left) = fixed.as_ref().map_or((0, 0), |fixed| (fixed.made, fixed.left));
    let file = fixed.map(|fixed| fixed.bytes);
    Ok(Answer::new(&serde_json::json!({ "made": made, "left": left }), file.into_iter().collect()))
}
