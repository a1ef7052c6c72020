//! The program as its users call it: arguments, stdout, stderr, exit codes, files.

#![allow(
    clippy::unwrap_used,
    clippy::needless_pass_by_value,
    reason = "helpers read well where they are called, and fail as tests do"
)]

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use pretty_assertions::assert_eq;
use serde_json::Value;
use tempfile::TempDir;
use testkit::forms::Drawing;

/// A project's goal table of an invented department.
const FORM: &str = "
1.河道清淤经费绩效目标表

|330001云岭县水务局本级|<|<|<|单位：万元|<|<
|项目编码|53092623P003301100012|<|项目名称|河道清淤经费|<|<
|预算规模及资金用途|预算数|12.50|其中：财政资金|10.00|其他资金|2.50
|^|用于清淤机械租赁。|<|<|<|<|<
|资金支出计划（%）|3月底|6月底|10月底|12月底|<|<
|^|10%|40%|80%|100%|<|<
|绩效目标|1.完成河道清淤。|<|<|<|<|<
|一级指标|二级指标|三级指标|绩效指标描述|指标值|指标值确定依据|<
|产出指标|数量指标|清淤长度|清淤河道的长度|≥3.5公里|工作计划|<
|^|成本指标|清淤成本|清淤的费用|12.5万|预算批复|<
|满意度指标|服务对象满意度指标|群众满意度|沿河群众的满意度|≥90%|问卷|<
";

fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = TempDir::new().unwrap();
    for (name, bytes) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    folder
}

fn form() -> Vec<u8> {
    Drawing::parse(FORM).docx()
}

fn jixiao(folder: &Path, arguments: &[&str]) -> assert_cmd::assert::Assert {
    Command::cargo_bin("jixiao").unwrap().current_dir(folder).args(arguments).assert()
}

fn stdout(assert: assert_cmd::assert::Assert) -> String {
    String::from_utf8(assert.get_output().stdout.clone()).unwrap()
}

fn stderr(assert: assert_cmd::assert::Assert) -> String {
    String::from_utf8(assert.get_output().stderr.clone()).unwrap()
}

fn json(path: &Path) -> Value {
    serde_json::from_slice(&fs::read(path).unwrap()).unwrap()
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name != ".jixiao")
        .collect();
    names.sort();
    names
}

#[test]
fn convert_writes_the_values_of_the_form() {
    let folder = folder(&[("绩效目标-2023.docx", &form())]);
    let line = stdout(
        jixiao(folder.path(), &["convert", "绩效目标-2023.docx", "--to", "json", "-o", "out"]).code(0),
    );
    assert_eq!(line.lines().count(), 1);
    let json = json(&folder.path().join("out/绩效目标-2023.json"));
    assert_eq!(json["schema"], "jixiao/1");
    assert_eq!(json["year"], 2023);
    let form = &json["forms"][0];
    assert_eq!(form["number"], "1.");
    assert_eq!(form["title"], "河道清淤经费绩效目标表");
    assert_eq!(form["unit"]["code"], "330001");
    assert_eq!(form["unit"]["level"], "本级");
    assert_eq!(form["project"]["code"], "53092623P003301100012");
    assert_eq!(form["funds"][2]["budget"]["base"]["value"], 25000.0, "2.50 万元");
    assert_eq!(form["indicators"][0]["target"]["base"]["value"], 3500.0, "3.5 公里 in 米");
    assert_eq!(
        form["indicators"][1]["level1"]["label"], "产出指标",
        "the merged cell counts for its second row"
    );
    assert_eq!(form["indicators"][1]["target"]["inferred"][0], "unit");
    assert_eq!(json["places"]["/forms/0/project/code"]["row"], 2);
}

#[test]
fn one_broken_file_is_named_and_the_rest_is_done() {
    let folder = folder(&[("a.docx", &form()), ("b.docx", b"PK\x03\x04 cut off"), ("b.json", b"kept")]);
    let assert = jixiao(
        folder.path(),
        &["convert", "a.docx", "b.docx", "missing.docx", "--to", "json", "--status", "json"],
    );
    let assert = assert.code(1);
    let errors = String::from_utf8(assert.get_output().stderr.clone()).unwrap();
    let errors: Vec<&str> = errors.lines().collect();
    assert_eq!(errors.len(), 3, "{errors:?}");
    assert!(errors[0].starts_with("jixiao: b.docx: damaged"), "{errors:?}");
    assert!(errors[1].starts_with("jixiao: missing.docx: no such file"), "{errors:?}");
    assert_eq!(
        errors[2], "jixiao: converted 已转换 1, failed 失败 2, skipped 跳过 0, doubtful 存疑 0",
        "a run ends with its counts"
    );
    let statuses = stdout(assert);
    let statuses: Vec<Value> = statuses.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let told =
        statuses.iter().map(|status| (status["path"].as_str().unwrap(), status["status"].as_str().unwrap()));
    let told: Vec<_> = told.collect();
    assert_eq!(
        told,
        [("a.docx", "converted"), ("b.docx", "failed"), ("missing.docx", "failed")],
        "one line an input, in their order, missing ones too"
    );
    assert_eq!(statuses[1]["error"]["id"], "file.damaged");
    assert_eq!(statuses[2]["error"]["id"], "file.not-found");
    assert!(folder.path().join("a.json").exists());
    assert_eq!(fs::read(folder.path().join("b.json")).unwrap(), b"kept", "a failure overwrites nothing");
}

#[test]
fn status_lines_can_be_json() {
    let folder = folder(&[("a.docx", &form())]);
    let line =
        stdout(jixiao(folder.path(), &["convert", "a.docx", "--to", "json", "--status", "json"]).code(0));
    let status: Value = serde_json::from_str(line.trim()).unwrap();
    assert_eq!(status["status"], "converted");
    assert_eq!(status["forms"], 1);
    assert_eq!(status["indicators"], 3);
    assert_eq!(status["outputs"][0], "a.json");
}

#[test]
fn two_inputs_of_one_stem_keep_their_extension() {
    let folder = folder(&[("a.doc", &form()), ("a.docx", &form())]);
    jixiao(folder.path(), &["convert", "a.doc", "a.docx", "--to", "json", "-o", "out"]).code(0);
    assert_eq!(names(&folder.path().join("out")), ["a.doc.json", "a.docx.json"]);
}

#[test]
fn a_folder_is_searched_for_word_files_and_lock_files_are_not() {
    let files: &[(&str, &[u8])] = &[
        ("in/a.docx", &form()),
        ("in/sub/b.docx", &form()),
        ("in/~$a.docx", b"lock"),
        ("in/notes.json", b"{}"),
    ];
    let folder = folder(files);
    jixiao(folder.path(), &["convert", "in", "--to", "json", "-o", "out"]).code(0);
    assert_eq!(names(&folder.path().join("out")), ["a.json", "sub"]);
    assert_eq!(names(&folder.path().join("out/sub")), ["b.json"], "folders are mirrored");
    assert_eq!(
        names(&folder.path().join("in")),
        ["a.docx", "notes.json", "sub", "~$a.docx"],
        "no input is changed"
    );
}

#[test]
fn converting_twice_gives_the_same_bytes() {
    let folder = folder(&[("a.docx", &form())]);
    let convert = |to: &str| {
        jixiao(folder.path(), &["convert", "a.docx", "--to", "json,docx,xlsx,csv", "-o", to]).code(0)
    };
    convert("one");
    convert("two");
    let written = names(&folder.path().join("one"));
    assert_eq!(written, ["a.docx", "a.funds.csv", "a.indicators.csv", "a.json", "a.xlsx"]);
    for name in written {
        let read = |side: &str| fs::read(folder.path().join(side).join(&name)).unwrap();
        assert!(read("one") == read("two"), "{name} differs");
    }
}

#[test]
fn an_input_is_never_overwritten_by_another_output() {
    let folder = folder(&[("a.docx", &form())]);
    let errors = stderr(jixiao(folder.path(), &["convert", "a.docx", "--to", "docx"]).code(1));
    assert!(errors.contains("is not overwritten"), "{errors}");
    assert_eq!(fs::read(folder.path().join("a.docx")).unwrap(), form());
}

#[test]
fn canonical_json_converts_into_itself() {
    let folder = folder(&[("a.docx", &form())]);
    jixiao(folder.path(), &["convert", "a.docx", "--to", "json", "-o", "one"]).code(0);
    jixiao(folder.path(), &["convert", "one/a.json", "--to", "json", "-o", "two"]).code(0);
    let read = |path: &str| fs::read_to_string(folder.path().join(path)).unwrap();
    assert_eq!(read("one/a.json"), read("two/a.json"));
}

#[test]
fn a_usage_error_is_2() {
    let folder = folder(&[]);
    jixiao(folder.path(), &["convert"]).code(2);
    jixiao(folder.path(), &["convert", "a.docx", "--to", "odt"]).code(2);
    jixiao(folder.path(), &["convert", "a.docx", "--limit", "colums=3"]).code(2);
    jixiao(folder.path(), &["grid", "missing.docx"]).code(2);
    jixiao(folder.path(), &["check", "missing.docx"]).code(2);
}

#[test]
fn grid_prints_every_table_in_the_contract_shape() {
    let folder = folder(&[("a.docx", &form())]);
    let grids: Value =
        serde_json::from_str(&stdout(jixiao(folder.path(), &["grid", "a.docx"]).code(0))).unwrap();
    assert_eq!(grids.as_array().unwrap().len(), 1);
    assert_eq!(grids[0]["table"], 1);
    assert_eq!(grids[0]["rows"], 11);
    assert_eq!(grids[0]["columns"], 7);
    let row_head = &grids[0]["cells"][6];
    assert_eq!(row_head["text"], "预算规模及资金用途");
    assert_eq!((row_head["row"].as_u64(), row_head["row_span"].as_u64()), (Some(3), Some(2)));
}

#[test]
fn a_limit_stops_reading_with_its_name() {
    let folder = folder(&[("a.docx", &form())]);
    let errors = stderr(jixiao(folder.path(), &["grid", "a.docx", "--limit", "cells=5"]).code(2));
    assert!(errors.contains("超出限制") && errors.contains("a.docx"), "{errors}");
}

#[test]
fn quantity_takes_arguments_or_lines() {
    let folder = folder(&[]);
    let expected = "{\"text\":\"≥150人次\",\"kind\":\"number\",\"op\":\"ge\",\"value\":150,\"unit\":\"人次\",\
                    \"base\":{\"value\":150,\"unit\":\"人次\"}}\n{\"text\":\"—\",\"kind\":\"blank\"}\n";
    assert_eq!(stdout(jixiao(folder.path(), &["quantity", "≥150人次", "—"]).code(0)), expected);
    let mut command = Command::cargo_bin("jixiao").unwrap();
    let assert = command.arg("quantity").write_stdin("≥150人次\n—\n").assert().code(0);
    assert_eq!(stdout(assert), expected);
    let blank = stdout(jixiao(folder.path(), &["quantity", "-"]).code(0));
    assert_eq!(blank, "{\"text\":\"-\",\"kind\":\"blank\"}\n", "a lone dash is a value like any other");
}

#[test]
fn schema_and_forms_answer() {
    let folder = folder(&[]);
    let schema: Value = serde_json::from_str(&stdout(jixiao(folder.path(), &["schema"]).code(0))).unwrap();
    assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
    let forms = stdout(jixiao(folder.path(), &["forms"]).code(0));
    assert!(forms.lines().any(|line| line.starts_with("hebei ")), "{forms}");
}

#[test]
fn diff_of_a_document_with_itself_is_nothing_and_one_amount_is_something() {
    let raised = Drawing::parse(&FORM.replace("|12.50|", "|15.00|").replace("|10.00|", "|12.50|")).docx();
    let folder = folder(&[("2022.docx", &form()), ("2023.docx", &raised)]);
    jixiao(folder.path(), &["diff", "2022.docx", "2022.docx"]).code(0);
    let diff = stdout(jixiao(folder.path(), &["diff", "2022.docx", "2023.docx", "--format", "json"]).code(1));
    let diff: Value = serde_json::from_str(&diff).unwrap();
    assert_eq!(diff["schema"], "jixiao-diff/1");
    assert_eq!(diff["projects"][0]["match"]["by"], "code");
    assert_eq!(diff["projects"][0]["changes"][0]["path"], "/funds/total/budget");
    assert_eq!(diff["projects"][0]["changes"][0]["delta"].as_f64(), Some(25000.0));
    jixiao(folder.path(), &["diff", "2022.docx", "missing.docx"]).code(2);
}

#[test]
fn check_names_the_rule_and_the_cell() {
    let wrong = Drawing::parse(&FORM.replace("|10.00|", "|9.00|")).docx();
    let folder = folder(&[("a.docx", &wrong)]);
    let findings = stdout(
        jixiao(folder.path(), &["check", "a.docx", "--select", "AMT-SUM", "--format", "json"]).code(1),
    );
    let findings: Value = serde_json::from_str(&findings).unwrap();
    assert_eq!(findings[0]["rule"], "AMT-SUM");
    assert_eq!(findings[0]["file"], "a.docx");
    assert_eq!(findings[0]["path"], "a.docx");
    assert_eq!(findings[0]["at"][0], "/forms/0/funds/0/budget");
    assert_eq!(findings[0]["places"][0]["row"], 3);
    jixiao(folder.path(), &["check", "a.docx", "--select", "PLAN-END"]).code(0);
    jixiao(folder.path(), &["check", "a.docx", "--select", "NO-SUCH"]).code(2);
    assert!(stdout(jixiao(folder.path(), &["explain", "AMT-SUM"]).code(0)).contains("AMT-SUM"));
}
