//! A season of eighty departments: four hundred files, as they come, through `check` and `convert`.

#![allow(clippy::unwrap_used, reason = "a helper that fails is a failed test")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use pretty_assertions::assert_eq;
use serde_json::Value;
use tempfile::TempDir;
use testkit::forms::Drawing;

/// Departments of the roster; the last three hand nothing in.
const DEPARTMENTS: usize = 80;
const HANDED_IN: usize = 77;

/// A department's form of a year. Every fourth sum is wrong.
fn form(department: usize, year: usize) -> Vec<u8> {
    let other = if department.is_multiple_of(4) { "3.50" } else { "2.50" };
    let drawing = format!(
        "
1.河道清淤经费绩效目标表

|{code}001云岭县第{department}局本级|<|<|<|单位：万元|<|<
|项目编码|53092{year}P00{code}01100012|<|项目名称|第{department}局业务经费|<|<
|预算规模及资金用途|预算数|12.50|其中：财政资金|10.00|其他资金|{other}
|^|用于第{department}局{year}年业务。|<|<|<|<|<
|资金支出计划（%）|3月底|6月底|10月底|12月底|<|<
|^|10%|40%|80%|100%|<|<
|绩效目标|1.完成第{department}局业务。|<|<|<|<|<
|一级指标|二级指标|三级指标|绩效指标描述|指标值|指标值确定依据|<
|产出指标|数量指标|业务件数|第{department}局办理的件数|≥{department}件|工作计划|<
|^|成本指标|业务成本|业务的费用|12.5万|预算批复|<
|满意度指标|服务对象满意度指标|群众满意度|来访群众的满意度|≥90%|问卷|<
",
        code = 300 + department,
    );
    Drawing::parse(&drawing).docx()
}

/// For each department and year a form, a text beside it that is no form as HTML under a Word name, and a note in text;
/// copies of some forms, some broken files, a hidden folder and a lock file of Word.
fn season() -> TempDir {
    let folder = TempDir::new().unwrap();
    let put = |name: String, bytes: &[u8]| {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    };
    let mut roster = String::from("编码,名称\n");
    for department in 0..DEPARTMENTS {
        roster += &format!("{},第{department}局\n", 300 + department);
    }
    put("名册.csv".to_owned(), roster.as_bytes());
    for department in 0..HANDED_IN {
        for year in [2023, 2024] {
            let place = format!("{year}/第{department}局/预算 报送");
            put(format!("{place}/绩效目标 {year}.docx"), &form(department, year));
            let page = format!(
                "<html><body><p>{year}年度预算说明第{department}号</p><p>保障运转。</p></body></html>"
            );
            put(format!("{place}/说明.doc"), page.as_bytes());
        }
        if department.is_multiple_of(5) {
            let place = format!("2024/第{department}局/预算 报送");
            put(format!("{place}/绩效目标 2024 - 副本.docx"), &form(department, 2024));
            put(format!("{place}/损坏.docx"), format!("PK\x03\x04 cut off {department}").as_bytes());
        }
        put(format!("2024/第{department}局/.旧/绩效目标.docx"), b"PK hidden");
        put(format!("2024/第{department}局/~$效目标.docx"), b"lock");
    }
    folder
}

fn jixiao(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(assert_cmd::cargo::cargo_bin("jixiao")).current_dir(folder).args(arguments).output().unwrap()
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// The files below a folder with their bytes, without the manifest's own.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    fn walk(folder: &Path, below: &str, found: &mut BTreeMap<String, Vec<u8>>) {
        for entry in fs::read_dir(folder).unwrap() {
            let entry = entry.unwrap();
            let name = format!("{below}{}", entry.file_name().to_str().unwrap());
            if entry.path().is_dir() {
                walk(&entry.path(), &format!("{name}/"), found);
            } else {
                found.insert(name, fs::read(entry.path()).unwrap());
            }
        }
    }
    let mut found = BTreeMap::new();
    walk(folder, "", &mut found);
    found.retain(|name, _| !name.starts_with(".jixiao/"));
    found
}

#[test]
fn a_season_goes_through_the_desk() {
    // Every fifth of 77 departments, the first included.
    let (copies, broken) = (16, 16);
    let documents = HANDED_IN * 4 + copies;
    let folder = season();
    let rules = "AMT-SUM,FORM-UNREAD,FOLDER-COPY";
    let run = |jobs: &str, out: &str| {
        let select = ["check", "2023", "2024", "--select", rules, "--roster", "名册.csv", "--letters"];
        let more = ["--annotate", "--format", "html,jsonl", "--jobs", jobs, "-o", out];
        jixiao(folder.path(), &[&select[..], &more].concat())
    };
    let output = run("2", "退回");
    let told = stderr(&output);
    assert_eq!(output.status.code(), Some(2), "broken files: {told}");
    assert!(
        told.contains(&format!("checked 已检查 {documents}, failed 未能读取 {broken}, skipped 跳过 0")),
        "{told}"
    );
    assert!(told.contains(&format!("duplicates 重复 {copies}")), "{told}");
    assert!(told.contains("missing 未报送 3"), "{told}");
    let made = files(&folder.path().join("退回"));
    let count = |ending: &str| made.keys().filter(|name| name.ends_with(ending)).count();
    assert_eq!(count(".退回单.html"), documents);
    assert_eq!(count(".批注.docx"), documents);
    let findings = String::from_utf8(made["check.jsonl"].clone()).unwrap();
    let findings: Vec<Value> = findings.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let of = |rule: &str| findings.iter().filter(|finding| finding["rule"] == rule).count();
    // 20 of 77 departments have a wrong sum, in two years; of the departments with a copy those of 0, 20, 40, 60 are such.
    assert_eq!((of("AMT-SUM"), of("FORM-UNREAD")), (20 * 2 + 4, HANDED_IN * 2));
    let page = String::from_utf8(made["index.html"].clone()).unwrap();
    assert_eq!(page.matches("未报送</td>").count(), 3);
    assert!(
        page.contains("2024/%E7%AC%AC7%E5%B1%80/%E9%A2%84%E7%AE%97%20%E6%8A%A5%E9%80%81/"),
        "names with blanks"
    );
    // The same bytes on one core, and in the same folder again.
    assert_eq!(run("1", "又一").status.code(), Some(2));
    let other = files(&folder.path().join("又一"));
    assert_eq!(made.keys().collect::<Vec<_>>(), other.keys().collect::<Vec<_>>());
    let differs: Vec<&String> = made.keys().filter(|name| other[*name] != made[*name]).collect();
    assert_eq!(differs, [""; 0], "nothing depends on the number of threads");
}

#[test]
fn a_season_is_converted_and_stands() {
    let folder = season();
    let convert = |more: &[&str]| {
        jixiao(folder.path(), &[&["convert", "2023", "2024", "--to", "json", "-o", "公开"], more].concat())
    };
    let output = convert(&["--status", "json"]);
    assert_eq!(output.status.code(), Some(1), "{}", stderr(&output));
    let lines = String::from_utf8(output.stdout).unwrap();
    let lines: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let of = |status: &str| lines.iter().filter(|line| line["status"] == status).count();
    assert_eq!((of("converted"), of("duplicate"), of("failed")), (HANDED_IN * 4, 16, 16));
    let before = files(&folder.path().join("公开"));
    assert!(before.contains_key("2024/第0局/预算 报送/绩效目标 2024.json"));
    let again = convert(&["--resume"]);
    assert!(
        stderr(&again)
            .contains(&format!("converted 已转换 0, failed 失败 16, skipped 跳过 {}", HANDED_IN * 4 + 16))
    );
    assert!(files(&folder.path().join("公开")) == before);
}
