//! `--strict` and the status line: what was not understood is told, and asked for, fails.

#![allow(clippy::unwrap_used, reason = "helpers fail as tests do")]

use std::fs;

use assert_cmd::Command;
use pretty_assertions::assert_eq;
use tempfile::TempDir;
use testkit::forms::Drawing;

/// A form that every cell of is known.
const WHOLE: &str = "
1.河道清淤经费绩效目标表

|330001云岭县水务局本级|<|<|<|单位：万元|<|<
|项目编码|53092623P003301100012|<|项目名称|河道清淤经费|<|<
|预算规模及资金用途|预算数|12.50|其中：财政资金|10.00|其他资金|2.50
|^|用于清淤机械租赁。|<|<|<|<|<
|绩效目标|1.完成河道清淤。|<|<|<|<|<
|一级指标|二级指标|三级指标|绩效指标描述|指标值|指标值确定依据|<
|产出指标|数量指标|清淤长度|清淤河道的长度|≥3.5公里|工作计划|<
|满意度指标|服务对象满意度指标|群众满意度|沿河群众的满意度|≥90%|问卷|<
";

/// The same kind of form with a table of costs that nobody knows.
const IN_PART: &str = "
市直部门预算项目支出绩效目标表
（2022年度）
|项目名称|园区保洁|<|<|<|<
|项目预算（万元）|费用构成|金额|测算(公式)依据|2020年实际执行数|2021年实际执行数
|^|保洁费|84|服务合同|82|81
|^|合计|84||82|81
|绩效指标|一级指标|二级指标|三级指标|指标值|<
|^|产出指标|数量指标|保洁次数|≥280次|<
";

/// A form of another kind: no profile fits it.
const UNKNOWN: &str = "
云岭省项目绩效任务书
（2026年度）
|任务书名称|湿地巡护|<|<
|任务总要求|全年巡护湿地2000公顷|<|<
|指标大类|指标小类|考核要点|考核值
|产出指标|数量指标|巡护次数|≥48次
|满意度指标|服务对象满意度指标|群众满意度|≥90%
";

/// Exit code and stdout of a conversion to JSON, which is written whatever it is.
fn convert(text: &str, options: &[&str]) -> (i32, String) {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("表.docx"), Drawing::parse(text).docx()).unwrap();
    let mut command = Command::cargo_bin("jixiao").unwrap();
    let output = command
        .current_dir(folder.path())
        .args(["convert", "--to", "json", "表.docx"])
        .args(options)
        .output();
    let output = output.unwrap();
    assert!(folder.path().join("表.json").exists(), "outputs are written");
    (output.status.code().unwrap(), String::from_utf8(output.stdout).unwrap())
}

#[test]
fn what_was_not_understood_fails_only_when_that_is_asked_for() {
    for (text, strict) in [(WHOLE, 0), (IN_PART, 1), (UNKNOWN, 1)] {
        assert_eq!((convert(text, &[]).0, convert(text, &["--strict"]).0), (0, strict), "{text}");
    }
}

#[test]
fn the_status_line_names_tables_that_were_not_recognised() {
    let (_, line) = convert(UNKNOWN, &[]);
    assert!(line.starts_with("converted") && line.contains("未识别: 1"), "{line}");
    assert!(!convert(WHOLE, &[]).1.contains("未识别"));
    let (_, json) = convert(UNKNOWN, &["--status", "json"]);
    let json: serde_json::Value = serde_json::from_str(json.trim()).unwrap();
    assert_eq!((&json["status"], &json["unrecognised"]), (&"converted".into(), &1.into()));
}
