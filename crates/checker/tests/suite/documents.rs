//! The rules over whole Word files: no error on documents without planted faults, and the real faults of real ones.

use std::path::{Path, PathBuf};

use checker::{Finding, Selection, Severity, check};
use model::Submission;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn read(path: &Path) -> Submission {
    let bytes = std::fs::read(path).unwrap();
    let name = path.file_name().unwrap().to_str().unwrap();
    let document = word::read(&bytes, name, &word::ReadOptions::default()).expect(name);
    let mut submission = extractor::extract(document, &extractor::Profiles::builtin());
    normalizer::normalize(&mut submission);
    submission
}

fn findings(path: &Path) -> (Submission, Vec<Finding>) {
    let submission = read(path);
    let findings = check(&submission, &Selection::default());
    (submission, findings)
}

/// The Word files of `fixtures/good`.
fn good() -> Vec<PathBuf> {
    let folder = root().join("fixtures/good");
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<PathBuf> =
        entries.filter(|path| path.extension().is_some_and(|ext| ext == "docx")).collect();
    files.sort();
    files
}

#[test]
fn good_documents_have_no_error() {
    let files = good();
    let mut errors = Vec::new();
    for file in &files {
        let (submission, findings) = findings(file);
        println!("{}", checker::to_text(&findings, &submission, false));
        let wrong = findings.into_iter().filter(|finding| finding.severity == Severity::Error);
        errors.extend(wrong.map(|finding| format!("{} {} {}", finding.file, finding.rule, finding.message)));
    }
    println!("{} good documents checked", files.len());
    assert!(!files.is_empty(), "fixtures/good has no Word file");
    assert!(errors.is_empty(), "\n{}", errors.join("\n"));
}

/// What a reviewer finds in the seed: the rule, and the place where its first value stands.
const SEED: &[(&str, Severity, &str)] = &[
    // The second （四）.
    ("STR-NUM-DUP", Severity::Error, "第24段"),
    // 100 % in the text, ≥98 % in the table.
    ("XREF-VALUE", Severity::Error, "表2 第3行 第5列"),
    // People under 质量, things under 时效.
    ("IND-CAT-VALUE", Severity::Error, "表10 第3行 第5列"),
    ("IND-CAT-VALUE", Severity::Error, "表10 第4行 第5列"),
    // Above 100 in the text, at least 150 in the table; at least 44 and exactly 45; 95 % and 98 %.
    ("XREF-VALUE", Severity::Warning, "表2 第2行 第5列"),
    ("XREF-VALUE", Severity::Warning, "表4 第2行 第5列"),
    ("XREF-VALUE", Severity::Warning, "表4 第3行 第5列"),
    // 人次 in the text, 人 in the table; 次 and 个.
    ("XREF-UNIT", Severity::Warning, "表10 第3行 第5列"),
    ("XREF-UNIT", Severity::Warning, "表10 第2行 第5列"),
    // Cases promised, and only inspections counted.
    ("XREF-PROMISE", Severity::Warning, "第23段"),
    // Five projects under other names and in another order.
    ("XREF-NAME", Severity::Info, "表1 第2行 第8列"),
    ("XREF-NAME", Severity::Warning, "表3 第2行 第8列"),
    ("XREF-NAME", Severity::Warning, "表5 第2行 第8列"),
    ("XREF-NAME", Severity::Warning, "表7 第2行 第8列"),
    ("XREF-NAME", Severity::Info, "表9 第2行 第8列"),
    ("XREF-ORDER", Severity::Info, "表1 第2行 第8列"),
    // 【】 around the year; a title without 《》; the budget as its own basis.
    ("BASIS-BRACKET", Severity::Warning, "表2 第2行 第6列"),
    ("BASIS-BRACKET", Severity::Warning, "表6 第2行 第6列"),
    ("BASIS-TITLE", Severity::Warning, "表8 第2行 第6列"),
    ("BASIS-CIRCULAR", Severity::Warning, "表10 第2行 第6列"),
    // 万 for 万元, four times; a count without a sign.
    ("VAL-UNIT-INCOMPLETE", Severity::Warning, "表4 第5行 第5列"),
    ("VAL-UNIT-INCOMPLETE", Severity::Warning, "表6 第5行 第5列"),
    ("VAL-UNIT-INCOMPLETE", Severity::Warning, "表8 第5行 第5列"),
    ("VAL-UNIT-INCOMPLETE", Severity::Warning, "表10 第5行 第5列"),
    ("VAL-NOOP", Severity::Info, "表4 第2行 第5列"),
    // Level 3 as level 2; accuracy as ecology; a rate described as an amount; copies.
    ("IND-NAME-REPEAT", Severity::Warning, "表4 第6行 第3列"),
    ("IND-CAT", Severity::Warning, "表2 第8行 第3列"),
    ("IND-CAT", Severity::Warning, "表8 第8行 第3列"),
    ("IND-CAT", Severity::Warning, "表10 第8行 第3列"),
    ("IND-NAME-DESC", Severity::Warning, "表6 第3行 第3列"),
    ("IND-NAME-EQ-DESC", Severity::Warning, "表10 第2行 第4列"),
    // One plan for all, and its per cent twice.
    ("PLAN-COPY", Severity::Info, "表1 第6行 第2列"),
    ("PLAN-UNIT-DOUBLE", Severity::Info, "表1 第6行 第2列"),
    // ，； and a word twice.
    ("TEXT-PUNCT", Severity::Warning, "第29段"),
    ("TEXT-DOUBLE", Severity::Warning, "第33段"),
    ("TEXT-ASCII", Severity::Info, "表7 第4行 第2列"),
];

#[test]
fn the_faults_of_the_seed_are_found_and_no_error_more() {
    let path = root().join("../shared/samples/seed/绩效目标-2022.docx");
    if !path.exists() {
        println!("0 sample documents checked: ../shared/samples is not there");
        return;
    }
    let (submission, findings) = findings(&path);
    println!("{}1 sample document checked", checker::to_text(&findings, &submission, false));
    for (rule, severity, place) in SEED {
        let there = findings.iter().any(|finding| {
            let at = finding.places.first().map(ToString::to_string);
            finding.rule == *rule && finding.severity == *severity && at.as_deref() == Some(place)
        });
        assert!(there, "{rule} at {place} is missing");
    }
    let errors: Vec<&Finding> =
        findings.iter().filter(|finding| finding.severity == Severity::Error).collect();
    let expected = SEED.iter().filter(|(_, severity, _)| *severity == Severity::Error).count();
    assert_eq!(errors.len(), expected, "{errors:#?}");
    assert!(findings.iter().all(|finding| !finding.places.is_empty()), "every finding says where");
}
