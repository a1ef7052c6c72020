//! The data set as users of the program meet it, and after `kill -9`.

#![allow(clippy::unwrap_used, reason = "a helper that fails is a failed test")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use pretty_assertions::assert_eq;
use tempfile::TempDir;

fn program() -> Command {
    Command::new(assert_cmd::cargo::cargo_bin("jixiao"))
}

fn page(project: &str) -> String {
    format!(
        "<html><body><p>2023年预算绩效目标</p><table><tr><td>项目名称</td><td>{project}</td></tr></table></body></html>"
    )
}

fn convert(folder: &Path, out: &str) -> Command {
    let mut command = program();
    command.args(["convert", "in", "--to", "parquet", "--resume", "--quiet", "-o", out]);
    command.current_dir(folder).stdout(Stdio::null()).stderr(Stdio::null());
    command
}

/// Every part of a data set by its path, with its bytes.
fn parts(out: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut parts = BTreeMap::new();
    for table in fs::read_dir(out).unwrap().map(Result::unwrap).filter(|entry| entry.file_name() != ".jixiao")
    {
        for part in fs::read_dir(table.path()).unwrap().map(Result::unwrap) {
            let name = format!("{}/{}", table.file_name().display(), part.file_name().display());
            parts.insert(name, fs::read(part.path()).unwrap());
        }
    }
    parts
}

/// Kills a run at `moments` moments spread over its time; each time the next run makes the undisturbed data set of it.
fn kill(moments: u32) {
    // Three parts, so that most moments find some that are listed and one that is not.
    let folder = TempDir::new().unwrap();
    fs::create_dir(folder.path().join("in")).unwrap();
    for number in 0..2500 {
        fs::write(folder.path().join(format!("in/{number:04}.doc")), page(&format!("项目{number}"))).unwrap();
    }
    let begin = Instant::now();
    assert!(convert(folder.path(), "undisturbed").status().unwrap().success());
    let time = begin.elapsed();
    let wanted = parts(&folder.path().join("undisturbed"));
    assert_eq!(wanted.keys().filter(|name| name.starts_with("documents/")).count(), 3);
    let list = fs::read(folder.path().join("undisturbed/.jixiao/parts.jsonl")).unwrap();
    for moment in 0..moments {
        let mut child = convert(folder.path(), "out").spawn().unwrap();
        // The same sequence of moments each time: the golden ratio spreads them evenly.
        let share = (f64::from(moment) * 0.618_034 + 0.5).fract();
        sleep(Duration::from_secs_f64(time.as_secs_f64() * share));
        let _ = child.kill();
        child.wait().unwrap();
        assert!(convert(folder.path(), "out").status().unwrap().success());
        let out = folder.path().join("out");
        assert!(
            parts(&out) == wanted,
            "after a kill at {share} of the time, the parts are {:?}",
            parts(&out).keys()
        );
        assert!(fs::read(out.join(".jixiao/parts.jsonl")).unwrap() == list);
        fs::remove_dir_all(out).unwrap();
    }
}

#[test]
fn a_killed_run_goes_on_to_the_same_data_set() {
    kill(3);
}

#[test]
#[ignore = "as above at thirty moments: `just soak`"]
fn a_run_killed_at_any_moment_goes_on_to_the_same_data_set() {
    kill(30);
}

#[test]
fn all_documents_go_into_one_workbook_or_pair_of_tables() {
    let folder = TempDir::new().unwrap();
    fs::create_dir(folder.path().join("in")).unwrap();
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/good");
    for name in ["hebei-one-table.docx", "core-2021.docx"] {
        fs::copy(fixtures.join(name), folder.path().join("in").join(name)).unwrap();
    }
    let run = |arguments: &[&str]| program().args(arguments).current_dir(folder.path()).output().unwrap();
    assert!(run(&["convert", "in", "--to", "csv", "-o", "all.csv"]).status.success());
    let indicators = fs::read_to_string(folder.path().join("all.indicators.csv")).unwrap();
    let lines: Vec<&str> = indicators.lines().collect();
    assert!(lines[0].contains("file,sha256,year"));
    let of = |name: &str| lines.iter().filter(|line| line.starts_with(name)).count();
    assert!(of("core-2021.docx") > 0 && of("hebei-one-table.docx") > 0);
    assert!(folder.path().join("all.funds.csv").is_file());
    assert!(run(&["convert", "in", "--to", "xlsx", "-o", "all.xlsx"]).status.success());
    assert!(fs::read(folder.path().join("all.xlsx")).unwrap().starts_with(b"PK"));

    // Somebody else's file stays.
    fs::write(folder.path().join("theirs.xlsx"), b"a table made by hand").unwrap();
    assert!(!run(&["convert", "in", "--to", "xlsx", "-o", "theirs.xlsx"]).status.success());
    assert_eq!(fs::read(folder.path().join("theirs.xlsx")).unwrap(), b"a table made by hand");
    // One file cannot hold two formats; a data set needs a folder.
    assert_eq!(run(&["convert", "in", "--to", "xlsx,json", "-o", "all.xlsx"]).status.code(), Some(2));
    assert_eq!(run(&["convert", "in", "--to", "parquet"]).status.code(), Some(2));
}

#[test]
fn a_table_says_its_columns() {
    let schema = |table: &str| program().args(["schema", "--table", table]).output().unwrap();
    let json: serde_json::Value = serde_json::from_slice(&schema("funds").stdout).unwrap();
    assert_eq!(json["schema"], "jixiao-data/1");
    let kind = |name: &str| {
        let columns = json["columns"].as_array().unwrap();
        columns.iter().find(|column| column["name"] == name).map(|column| column["type"].clone())
    };
    assert_eq!(kind("document"), Some("string".into()));
    assert_eq!(kind("row"), Some("int32".into()));
    assert_eq!(kind("budget_value"), Some("decimal128(38,10)".into()));
    assert_eq!(kind("budget_number"), Some("float64".into()));
    assert_eq!(kind("budget_date"), Some("date32".into()));
    let unknown = schema("fund");
    assert_eq!(unknown.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&unknown.stderr).contains("funds"));
}
