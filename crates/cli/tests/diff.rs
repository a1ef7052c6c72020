//! Two folders compared as their users do it: broken and foreign files beside good ones, copies, exit codes.

#![allow(clippy::unwrap_used, reason = "helpers read well where they are called, and fail as tests do")]

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use pretty_assertions::assert_eq;
use serde_json::Value;
use tempfile::TempDir;
use testkit::forms::Drawing;

/// A project's goals of an invented department.
const FORM: &str = "
项目支出绩效目标表
（YEAR年度）
|项目名称|NAME|<|<|<
|主管部门|DEPARTMENT|<|<|<
|项目资金（万元）|年度资金总额|<|AMOUNT|<
|年度总体目标|完成年度任务。|<|<|<
|绩效指标|一级指标|二级指标|三级指标|指标值
|^|产出指标|数量指标|NAME数量|≥5个
";

fn form(year: &str, department: &str, name: &str, amount: &str) -> Vec<u8> {
    let values = [("YEAR", year), ("DEPARTMENT", department), ("NAME", name), ("AMOUNT", amount)];
    let text = values.iter().fold(FORM.to_owned(), |text, (word, value)| text.replace(word, value));
    Drawing::parse(&text).docx()
}

fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = TempDir::new().unwrap();
    for (name, bytes) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    folder
}

fn diff(folder: &Path, arguments: &[&str]) -> assert_cmd::assert::Assert {
    let mut command = Command::cargo_bin("jixiao").unwrap();
    command.current_dir(folder).args(["diff", "2024", "2025"]).args(arguments).assert()
}

fn json(folder: &Path, code: i32) -> Value {
    let assert = diff(folder, &["--format", "json"]).code(code);
    serde_json::from_slice(&assert.get_output().stdout).unwrap()
}

#[test]
fn a_broken_and_a_foreign_file_do_not_stop_the_others() {
    let (water, school) =
        (form("2024", "云岭县水利局", "河道清淤", "100"), form("2024", "云岭县教育局", "校舍维修", "80"));
    let water_now = form("2025", "云岭县水利局", "河道清淤", "120");
    let broken = &water_now[..water_now.len() / 2];
    let folder = folder(&[
        ("2024/水利局/目标.docx", &water),
        ("2024/教育局/目标.docx", &school),
        ("2025/水利局/目标.docx", &water_now),
        ("2025/水利局/目标 - 副本.docx", &water_now),
        ("2025/教育局/目标.docx", broken),
        ("2025/说明.txt", "请各单位核对。".as_bytes()),
    ]);
    let found = json(folder.path(), 2);
    assert_eq!(found["schema"], "jixiao-diff-folder/1");
    let paths = |list: &Value| -> Vec<String> {
        list.as_array().unwrap().iter().map(|one| one["path"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(paths(&found["failed"]), ["2025/教育局/目标.docx"]);
    assert_eq!(found["failed"][0]["counterpart"], "2024/教育局/目标.docx");
    assert_eq!((paths(&found["added"]), paths(&found["removed"])), (vec![], vec![]));
    assert_eq!(paths(&found["copies"]), ["2025/水利局/目标 - 副本.docx"]);
    let documents = found["documents"].as_array().unwrap();
    assert_eq!(documents.len(), 1);
    assert_eq!(documents[0]["old"]["path"], "2024/水利局/目标.docx");
    assert_eq!(documents[0]["match"]["by"], "path");
    let change = &documents[0]["projects"][0]["changes"][0];
    assert_eq!((&change["path"], change["delta"].as_f64()), (&"/funds/total/budget".into(), Some(200_000.0)));
    assert_eq!(found["summary"]["budget_delta"], Value::Null, "what 教育局 gets this year is unknown");
    let stderr = String::from_utf8(diff(folder.path(), &[]).code(2).get_output().stderr.clone()).unwrap();
    assert_eq!(stderr.lines().count(), 1, "{stderr}");
    assert!(stderr.contains("2025/教育局/目标.docx"), "{stderr}");
}

#[test]
fn folders_that_say_the_same_are_the_same_and_one_that_is_missing_is_no_side() {
    let water = form("2024", "云岭县水利局", "河道清淤", "100");
    let folder = folder(&[("2024/水利局.docx", &water), ("2025/水利局.docx", &water)]);
    diff(folder.path(), &[]).code(0);
    fs::remove_file(folder.path().join("2025/水利局.docx")).unwrap();
    diff(folder.path(), &[]).code(2);
    fs::remove_dir(folder.path().join("2025")).unwrap();
    diff(folder.path(), &[]).code(2);
}

#[test]
fn nothing_reaches_the_terminal_that_it_would_obey() {
    let escape = form("2025", "云岭县水利局", "河道清淤", "120&#27;[2J");
    let name = "2025/水\u{1b}[31m利局.docx";
    let folder = folder(&[
        ("2024/水利局.docx", &form("2024", "云岭县水利局", "河道\u{9b}清淤", "100")),
        (name, &escape),
    ]);
    for format in ["text", "json", "html"] {
        let assert = diff(folder.path(), &["--format", format]).code(1);
        let stdout = String::from_utf8(assert.get_output().stdout.clone()).unwrap();
        let obeyed =
            stdout.chars().filter(|c| c.is_control() && *c != '\n' && *c != '\t').collect::<Vec<_>>();
        assert_eq!(obeyed, [], "{format}");
    }
}

#[test]
fn years_are_set_for_documents_that_do_not_say_theirs() {
    let undated = |year: &str| {
        let text =
            FORM.replace("（YEAR年度）\n", "").replace("完成年度任务。", &format!("{year}年完成任务。"));
        let text =
            text.replace("NAME", "河道清淤").replace("DEPARTMENT", "云岭县水利局").replace("AMOUNT", "100");
        Drawing::parse(&text).docx()
    };
    let folder =
        folder(&[("2024/水利局/目标.docx", &undated("2026")), ("2025/水利局/目标.docx", &undated("2030"))]);
    let kind = |arguments: &[&str]| {
        let assert = diff(folder.path(), &[&["--format", "json"], arguments].concat());
        let found: Value = serde_json::from_slice(&assert.get_output().stdout).unwrap();
        found["documents"][0]["projects"][0]["changes"][0]["kind"].as_str().unwrap().to_owned()
    };
    assert_eq!(kind(&[]), "text");
    assert_eq!(kind(&["--years", "2026,2030"]), "year");
    diff(folder.path(), &["--years", "2026"]).code(2);
}
