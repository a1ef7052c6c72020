//! `jixiao check` as its users call it: where findings go, in which format, what the exit code says.

#![allow(clippy::unwrap_used, reason = "a helper that fails is a failed test")]

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use pretty_assertions::assert_eq;
use serde_json::Value;
use tempfile::TempDir;
use testkit::forms::Drawing;

/// A form with one error (a wrong sum), one warning (【】 in a document number) and one remark (a half-width comma).
const FORM: &str = "
1.河道清淤经费绩效目标表

|330001云岭县水务局本级|<|<|<|单位：万元|<|<
|项目编码|53092623P003301100012|<|项目名称|河道清淤经费|<|<
|预算规模及资金用途|预算数|12.50|其中：财政资金|10.00|其他资金|3.50
|^|用于清淤机械租赁,保障河道通畅。|<|<|<|<|<
|资金支出计划（%）|3月底|6月底|10月底|12月底|<|<
|^|10%|40%|80%|100%|<|<
|绩效目标|1.完成河道清淤。|<|<|<|<|<
|一级指标|二级指标|三级指标|绩效指标描述|指标值|指标值确定依据|<
|产出指标|数量指标|清淤长度|清淤河道的长度|≥3.5公里|云水【2022】8号|<
|^|成本指标|清淤成本|清淤的费用|12.5万|预算批复|<
|满意度指标|服务对象满意度指标|群众满意度|沿河群众的满意度|≥90%|问卷|<
";

const RULES: &str = "AMT-SUM,BASIS-BRACKET,TEXT-ASCII";

fn folder() -> TempDir {
    let folder = TempDir::new().unwrap();
    for name in ["in/民政局/目标.docx", "in/水务局/目标.docx"] {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, Drawing::parse(FORM).docx()).unwrap();
    }
    folder
}

/// Runs `check --select RULES` and more; gives exit code, stdout and stderr.
fn check(folder: &Path, arguments: &[&str]) -> (i32, Vec<u8>, String) {
    let mut command = Command::cargo_bin("jixiao").unwrap();
    let output =
        command.current_dir(folder).args(["check", "--select", RULES]).args(arguments).output().unwrap();
    (output.status.code().unwrap(), output.stdout, String::from_utf8(output.stderr).unwrap())
}

fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap()
}

#[test]
fn the_exit_code_says_what_it_is_asked_to_fail_on() {
    let folder = folder();
    let code = |arguments: &[&str]| check(folder.path(), arguments).0;
    assert_eq!(code(&["in"]), 1);
    assert_eq!(code(&["in", "--fail-on", "error"]), 1);
    assert_eq!(code(&["in", "--fail-on", "never"]), 0);
    assert_eq!(code(&["in", "--fail-on", "error", "--ignore", "AMT-SUM"]), 0);
    assert_eq!(code(&["in", "--fail-on", "warning", "--ignore", "AMT-SUM"]), 1);
    fs::write(folder.path().join("in/坏.docx"), "PK\x03\x04").unwrap();
    let (code, stdout, stderr) = check(folder.path(), &["in", "--fail-on", "never"]);
    assert_eq!(code, 2, "a file that cannot be read is told whatever is asked");
    assert!(text(stdout).contains("in/民政局/目标.docx"), "the others are checked");
    assert!(stderr.contains("in/坏.docx: damaged"), "{stderr}");
    assert!(stderr.contains("checked 已检查 2, failed 未能读取 1"), "{stderr}");
}

#[test]
fn programs_get_lines_arrays_and_sarif() {
    let folder = folder();
    let rules = |findings: Vec<Value>| {
        findings.iter().map(|finding| finding["rule"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let of_one = ["AMT-SUM", "TEXT-ASCII", "BASIS-BRACKET"];
    let of_both = [of_one, of_one].concat();
    let lines = text(check(folder.path(), &["in", "--format", "jsonl"]).1);
    let lines: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines[3]["path"], "in/水务局/目标.docx");
    assert_eq!(rules(lines), of_both);
    let array = check(folder.path(), &["in", "--format", "json"]).1;
    assert_eq!(rules(serde_json::from_slice(&array).unwrap()), of_both);
    let sarif: Value = serde_json::from_slice(&check(folder.path(), &["in", "--format", "sarif"]).1).unwrap();
    assert_eq!(sarif["version"], "2.1.0");
    let results = sarif["runs"][0]["results"].as_array().unwrap();
    assert_eq!(results.len(), 6);
    let location = &results[0]["locations"][0];
    assert_eq!(
        (
            results[0]["ruleId"].as_str(),
            results[0]["level"].as_str(),
            location["physicalLocation"]["artifactLocation"]["uri"].as_str(),
            location["logicalLocations"][0]["fullyQualifiedName"].as_str(),
        ),
        (
            Some("AMT-SUM"),
            Some("error"),
            Some("in/%E6%B0%91%E6%94%BF%E5%B1%80/%E7%9B%AE%E6%A0%87.docx"),
            Some("/forms/0/funds/0/budget"),
        )
    );
}

#[test]
fn the_ending_of_a_file_is_its_format() {
    let folder = folder();
    for (file, begins) in [
        ("a.json", &b"["[..]),
        ("a.jsonl", b"{"),
        ("a.html", b"<!DOCTYPE html>"),
        ("a.docx", b"PK"),
        ("a.xlsx", b"PK"),
    ] {
        let (code, stdout, _) = check(folder.path(), &["in", "-o", file]);
        assert_eq!((code, stdout), (1, Vec::new()), "{file}");
        assert!(fs::read(folder.path().join(file)).unwrap().starts_with(begins), "{file}");
    }
    let page = fs::read_to_string(folder.path().join("a.html")).unwrap();
    assert!(page.contains("2 份文件") && page.matches("资金").count() >= 2, "both documents in one sheet");
    let (code, _, stderr) = check(folder.path(), &["in", "-o", "a.json", "--format", "html"]);
    assert_eq!(code, 2);
    assert!(stderr.contains("ending says json, --format says html"), "{stderr}");
}

#[test]
fn an_input_and_a_foreign_file_are_not_overwritten() {
    let folder = folder();
    let input = folder.path().join("in/民政局/目标.docx");
    let before = fs::read(&input).unwrap();
    let (code, _, stderr) = check(folder.path(), &["in", "-o", "in/民政局/目标.docx", "--format", "docx"]);
    assert_eq!(code, 2);
    assert!(stderr.contains("不覆盖"), "{stderr}");
    assert_eq!(fs::read(&input).unwrap(), before);
    fs::write(folder.path().join("mine.docx"), &before).unwrap();
    let (code, _, stderr) = check(folder.path(), &["in", "-o", "mine.docx"]);
    assert_eq!((code, stderr.contains("不是本程序生成的文件")), (2, true), "{stderr}");
    assert_eq!(fs::read(folder.path().join("mine.docx")).unwrap(), before);
}

#[test]
fn counts_take_the_place_of_findings() {
    let folder = folder();
    let (code, stdout, _) = check(folder.path(), &["in", "--statistics", "--format", "json"]);
    let counts: Value = serde_json::from_slice(&stdout).unwrap();
    assert_eq!(code, 1);
    assert_eq!(
        counts["documents"],
        serde_json::json!({"checked": 2, "failed": 0, "skipped": 0, "duplicates": 1})
    );
    assert_eq!(counts["kinds"][0], serde_json::json!({"kind": "error", "findings": 2}));
    assert_eq!(
        counts["departments"],
        serde_json::json!([{"name": "云岭县水务局", "documents": 2, "findings": 6, "errors": 2}])
    );
    let (_, stdout, _) = check(folder.path(), &["in", "--statistics"]);
    assert!(text(stdout).contains("AMT-SUM                    2         2  资金合计与分项之和不符"));
}

#[test]
fn a_folder_gets_sheets_overview_and_what_programs_want() {
    let folder = folder();
    let (code, stdout, stderr) =
        check(folder.path(), &["in", "-o", "退回", "--format", "html,docx,sarif", "--letters"]);
    assert_eq!((code, stdout), (1, Vec::new()));
    let there = |name: &str| folder.path().join("退回").join(name).is_file();
    for name in [
        "index.html",
        "check.xlsx",
        "check.sarif",
        "letters.csv",
        "民政局/目标.退回单.html",
        "水务局/目标.退回单.docx",
    ] {
        assert!(there(name), "{name}");
    }
    assert!(stderr.contains("→ 退回/index.html"), "{stderr}");
    assert!(stderr.ends_with("error 错误 2, warning 提醒 2, info 提示 2\n"), "{stderr}");
}

#[test]
fn the_senders_own_file_takes_the_place_of_a_sheet() {
    let folder = folder();
    let input = ["in/民政局/目标.docx", "--annotate", "--fix", "-o", "退回"];
    assert_eq!(check(folder.path(), &input).0, 1);
    let mut names: Vec<String> = fs::read_dir(folder.path().join("退回"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    assert_eq!(names, [".jixiao", "check.xlsx", "index.html", "目标.修订.docx", "目标.批注.docx"]);
    assert_eq!(check(folder.path(), &["in", "--annotate"]).0, 2, "it goes into a folder");
}

#[test]
fn what_stands_of_the_same_document_and_findings_is_not_written_again() {
    let folder = folder();
    let run = |more: &[&str]| {
        check(
            folder.path(),
            &[&["in", "-o", "退回", "--format", "html,docx", "--annotate", "--fix"], more].concat(),
        )
    };
    run(&[]);
    let names = ["退回单.html", "退回单.docx", "批注.docx", "修订.docx"];
    let of = |department: &str, name: &str| folder.path().join(format!("退回/{department}/目标.{name}"));
    // A mark shows which are written again.
    let mark = || {
        for department in ["民政局", "水务局"] {
            names.iter().for_each(|name| fs::write(of(department, name), "marked").unwrap());
        }
    };
    let marked = |department: &str| {
        names.iter().filter(|name| fs::read(of(department, name)).unwrap() == b"marked").count()
    };
    mark();
    assert_eq!(run(&["--resume"]).0, 1, "the findings are told all the same");
    assert_eq!((marked("民政局"), marked("水务局")), (4, 4));
    let form = FORM.replace("3.50", "2.50");
    fs::write(folder.path().join("in/民政局/目标.docx"), Drawing::parse(&form).docx()).unwrap();
    run(&["--resume"]);
    assert_eq!((marked("民政局"), marked("水务局")), (0, 4));
    mark();
    // Another choice of rules finds something else in both.
    run(&["--resume", "--ignore", "TEXT-ASCII"]);
    assert_eq!((marked("民政局"), marked("水务局")), (0, 0));
}

#[test]
fn who_has_not_handed_in_is_told() {
    let folder = folder();
    // 322,民政局 330,水务局 in GBK
    let roster = b"322,\xC3\xF1\xD5\xFE\xBE\xD6\r\n330,\xCB\xAE\xCE\xF1\xBE\xD6\r\n";
    fs::write(folder.path().join("名册.csv"), roster).unwrap();
    let (_, _, stderr) = check(folder.path(), &["in", "--roster", "名册.csv"]);
    assert!(stderr.contains("not handed in 未报送: 322 民政局\n"), "{stderr}");
    assert!(stderr.contains("missing 未报送 1"), "{stderr}");
    // Where a rule says it, it is said once.
    fs::write(folder.path().join("名册.csv"), "340,体育局\n330,水务局\n").unwrap();
    let roster = ["in", "--roster", "名册.csv", "--select", "FOLDER-ROSTER"];
    let (_, stdout, stderr) = check(folder.path(), &roster);
    assert_eq!(text(stdout).matches("340 体育局没有报送文件").count(), 1);
    assert!(!stderr.contains("体育局") && stderr.contains("missing 未报送 1"), "{stderr}");
    fs::write(folder.path().join("空.csv"), "code,name\n").unwrap();
    let (code, _, stderr) = check(folder.path(), &["in", "--roster", "空.csv"]);
    assert_eq!((code, stderr.contains("空.csv: no list of departments")), (2, true), "{stderr}");
}

#[test]
fn a_mistyped_rule_is_told_with_the_nearest() {
    let folder = folder();
    let (code, _, stderr) = check(folder.path(), &["in", "--ignore", "AMT-SUMM"]);
    assert_eq!((code, stderr.contains("AMT-SUMM; is AMT-SUM meant?")), (2, true), "{stderr}");
}
