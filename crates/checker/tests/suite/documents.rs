//! The rules over whole Word files: no error on documents without planted faults, and the real faults of real ones.

use std::path::{Path, PathBuf};

use checker::{Config, Finding, Severity, check};
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
    let findings = check(&submission, &Config::default());
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

/// The findings of a drawn document, read as the program reads it.
fn drawn(text: &str) -> (Submission, Vec<Finding>) {
    let document = model::Noted::clean(testkit::forms::Drawing::parse(text).document("自评.docx"));
    let mut submission = extractor::extract(document, &extractor::Profiles::builtin());
    normalizer::normalize(&mut submission);
    let findings = check(&submission, &Config::default());
    (submission, findings)
}

fn of<'f>(findings: &'f [Finding], rule: &str) -> Vec<&'f Finding> {
    findings.iter().filter(|finding| finding.rule == rule).collect()
}

#[test]
fn a_bare_number_that_misses_its_target_is_found() {
    let (submission, findings) = drawn(
        "项目支出绩效自评表
（2022年度）
|项目名称|山区助学补助|<|<|<|<|<|<
|一级指标|二级指标|三级指标|指标性质|指标值|度量单位|实际完成值|偏差原因分析及改进措施
|产出指标|数量指标|受助学生规模|≥|1000|人次|700|
|产出指标|数量指标|走访家庭|≥|20|户|90|
",
    );
    let actual = submission.forms[0].indicators[0].actual.as_ref().unwrap();
    assert!(matches!(&actual.value, model::Value::Number { unit: Some(unit), .. } if unit == "人次"));
    let missed = of(&findings, "SELF-DEVIATION");
    assert_eq!(missed.len(), 1, "{findings:#?}");
    assert_eq!(missed[0].severity, Severity::Error);
    assert!(missed[0].message.contains("完成 700"), "{}", missed[0].message);
    let over = of(&findings, "SELF-OVER");
    assert!(matches!(over.as_slice(), [over] if over.message.contains("450%")), "{findings:#?}");
}

#[test]
fn a_template_that_was_left_unfilled_is_found() {
    let (_, findings) = drawn(
        "项目支出绩效自评表
（2023年度）
|项目名称|工资性支出|<|<|<|<|<|<
|年度总体目标|<|预期目标|<|<|实际完成情况|<|<
|^|<|保障工资足额发放。|<|<|对照年度目标，说明相关任务目标的完成情况（100字以内）|<|<
|一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因分析及改进措施
|产出指标|数量指标|发放人数|≥100人||90||
|评价结论|结合自评情况，说明项目自评总分，说明项目实施取得的成效或成果。（200字以内）|<|<|<|<|<|<
",
    );
    let left = of(&findings, "VAL-TEMPLATE");
    let said: Vec<&str> = left.iter().map(|finding| finding.message.as_str()).collect();
    assert!(said.iter().any(|message| message.starts_with("实际完成情况")), "{findings:#?}");
    assert!(said.iter().any(|message| message.starts_with("评价结论")), "{findings:#?}");
    assert_eq!(of(&findings, "SELF-EMPTY").len(), 1, "{findings:#?}");
}

#[test]
fn a_document_that_is_no_form_is_never_without_findings() {
    let (submission, findings) = drawn("会议通知\n|时间|周五\n|地点|三楼会议室\n");
    let unread = of(&findings, "FORM-UNREAD");
    assert!(
        matches!(unread.as_slice(), [unread] if unread.outcome == checker::Outcome::Unread),
        "{findings:#?}"
    );
    assert!(!checker::to_text(&[], &submission, false).contains("未发现问题"));
    assert_eq!(checker::return_sheet(&[], &submission).tally, "没有读懂，未能检查");
}
