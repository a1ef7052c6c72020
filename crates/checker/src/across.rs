//! The rules that look at several documents.

use model::Department;

use crate::config::Config;
use crate::folder::{Digest, Folder, FolderFindings, Located, mark_copies};
use crate::rules::{Check, checks};

/// Runs the rules that look at several documents: the same project or text twice, copies, last year's forms, sums over a
/// department, and departments of the roster that handed nothing in. Findings come by document, in the order given.
///
/// ```
/// use checker::{Config, Digest, across};
///
/// let json = r#"{"schema": "jixiao/1", "source": {"file": "目标.docx", "format": "docx"}, "year": 2024,
///   "forms": [{"kind": "project_goal", "profile": "hebei",
///     "project": {"code": "13990024P004407100027", "name": "河道清淤"}}]}"#;
/// let submission: model::Submission = serde_json::from_str(json)?;
/// let mut other = submission.clone();
/// other.forms[0].project.as_mut().unwrap().name = Some("桥梁养护".to_owned());
/// let mut digests = vec![Digest::of("水务局/目标.docx", &submission), Digest::of("交通局/目标.docx", &other)];
/// let findings = across(&mut digests, None, &Config::default());
/// assert_eq!(findings[0].finding.rule, "FOLDER-CODE");
/// assert_eq!((findings[0].path.as_str(), findings[0].others[0].as_str()), ("交通局/目标.docx", "水务局/目标.docx"));
/// # Ok::<(), serde_json::Error>(())
/// ```
pub fn across(digests: &mut [Digest], roster: Option<&[Department]>, config: &Config) -> Vec<Located> {
    mark_copies(digests);
    let folder = Folder { digests, roster };
    let mut findings = FolderFindings::new(&folder, config);
    for (rule, check) in checks().filter(|(rule, _)| config.wants(rule)) {
        if let Check::Folder(check) = check {
            findings.of(rule);
            check(&folder, &mut findings);
        }
    }
    findings.in_order()
}
