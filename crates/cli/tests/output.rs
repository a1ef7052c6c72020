//! `-o`: a file whose ending is the format, or stdout; what a terminal is spared, what is not overwritten.

#![allow(clippy::unwrap_used, reason = "a helper that fails is a failed test")]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use pretty_assertions::assert_eq;
use tempfile::TempDir;

const PAGE: &str = "<html><body><p>2023年预算绩效目标</p><table><tr><td>项目名称</td><td>河道清淤</td></tr></table></body></html>";

fn folder() -> TempDir {
    let folder = TempDir::new().unwrap();
    fs::create_dir(folder.path().join("in")).unwrap();
    fs::write(folder.path().join("in/a.doc"), PAGE).unwrap();
    fs::write(folder.path().join("b.doc"), PAGE.replace("清淤", "养护")).unwrap();
    folder
}

/// Exit code, stdout, stderr.
fn jixiao(folder: &Path, line: &str) -> (i32, Vec<u8>, String) {
    let program = assert_cmd::cargo::cargo_bin("jixiao");
    let Output { status, stdout, stderr } =
        Command::new(program).current_dir(folder).args(line.split(' ')).output().unwrap();
    (status.code().unwrap(), stdout, String::from_utf8(stderr).unwrap())
}

#[test]
fn the_ending_of_one_documents_file_is_its_format() {
    let folder = folder();
    let here = folder.path();
    for (file, begins) in [
        ("x.json", &b"{"[..]),
        ("x.docx", b"PK"),
        ("x.html", b"<!DOCTYPE html>"),
        ("x.xlsx", b"PK"),
        ("X.JSON", b"{"),
    ] {
        let (code, stdout, stderr) = jixiao(here, &format!("convert in -o {file}"));
        assert_eq!(code, 0, "{file}: {stderr}");
        assert!(fs::read(here.join(file)).unwrap().starts_with(begins), "{file}");
        if file != "x.xlsx" {
            let line = String::from_utf8(stdout).unwrap();
            assert!(line.starts_with(&format!("converted  in/a.doc → {file}  (forms")), "{line}");
        }
    }
    assert_eq!(jixiao(here, "convert in -o all.csv").0, 0);
    assert!(here.join("all.indicators.csv").is_file() && here.join("all.funds.csv").is_file());
    // One file is of one document and one format.
    let (code, _, stderr) = jixiao(here, "convert in b.doc -o y.json");
    assert_eq!((code, stderr.contains("there are 2 documents")), (2, true), "{stderr}");
    let (code, _, stderr) = jixiao(here, "convert in --to docx -o y.json");
    assert_eq!((code, stderr.contains("write it with `--to json` alone")), (2, true), "{stderr}");
    assert!(!here.join("y.json").exists());
    // A folder of that name is a folder; a file that failed leaves none.
    fs::create_dir(here.join("d.json")).unwrap();
    assert_eq!(jixiao(here, "convert in -o d.json --to json").0, 0);
    assert!(here.join("d.json/a.json").is_file());
    fs::write(here.join("bad.docx"), "PK\x03\x04 cut off").unwrap();
    let (code, stdout, stderr) = jixiao(here, "convert bad.docx -o z.json --status json");
    assert_eq!((code, here.join("z.json").exists()), (1, false), "{stderr}");
    let line: serde_json::Value = serde_json::from_slice(&stdout).unwrap();
    assert_eq!((&line["status"], &line["error"]["id"]), (&"failed".into(), &"file.damaged".into()));
}

#[test]
fn stdout_takes_one_format_of_one_document_and_nothing_else() {
    let folder = folder();
    let here = folder.path();
    jixiao(here, "convert in -o x.json");
    let (code, stdout, stderr) = jixiao(here, "convert in --to json -o -");
    assert_eq!((code, stdout), (0, fs::read(here.join("x.json")).unwrap()));
    assert!(stderr.contains("converted 已转换 1"), "{stderr}");
    assert!(jixiao(here, "convert in --to docx -o - -q").1.starts_with(b"PK"));
    for (line, said) in [
        ("convert in --to json,docx -o -", "one format"),
        ("convert in --to csv -o -", "several files"),
        ("convert in b.doc --to json -o -", "2 documents"),
    ] {
        let (code, stdout, stderr) = jixiao(here, line);
        assert_eq!((code, stdout.len(), stderr.contains(said)), (2, 0, true), "{line}: {stderr}");
    }
}

#[test]
fn a_foreign_file_and_an_input_stay() {
    let folder = folder();
    let here = folder.path();
    fs::write(here.join("theirs.docx"), "PK by hand").unwrap();
    let (code, _, stderr) = jixiao(here, "convert in -o theirs.docx");
    assert_eq!((code, stderr.contains("不是本程序生成的文件")), (2, true), "{stderr}");
    assert_eq!(fs::read(here.join("theirs.docx")).unwrap(), b"PK by hand");
    assert_eq!(jixiao(here, "convert in -o theirs.docx --force").0, 0);
    assert_eq!(jixiao(here, "convert in -o theirs.docx").0, 0, "now it is ours");
    fs::rename(here.join("b.doc"), here.join("b.html")).unwrap();
    let (code, _, stderr) = jixiao(here, "convert b.html -o b.html");
    assert_eq!((code, stderr.contains("不覆盖输入文件")), (2, true), "{stderr}");
    assert_eq!(fs::read_to_string(here.join("b.html")).unwrap(), PAGE.replace("清淤", "养护"));
}

#[test]
fn differences_have_the_format_of_the_ending() {
    let folder = folder();
    let here = folder.path();
    for (file, begins) in [("d.html", "<!DOCTYPE html>"), ("d.json", "{"), ("d.txt", "")] {
        let (code, stdout, stderr) = jixiao(here, &format!("diff in/a.doc b.doc -o {file}"));
        assert_eq!((code, stdout.len()), (1, 0), "{file}: {stderr}");
        let page = fs::read_to_string(here.join(file)).unwrap();
        assert!(page.starts_with(begins) && page.contains("养护"), "{file}: {page}");
    }
    let shown = jixiao(here, "diff in/a.doc b.doc -o -").1;
    assert_eq!(shown, fs::read(here.join("d.txt")).unwrap());
    let (code, _, stderr) = jixiao(here, "diff in/a.doc b.doc -o e.html --format json");
    assert_eq!((code, stderr.contains("ending says html, --format says json")), (2, true), "{stderr}");
}

/// By script(1), whose child has a terminal for its stdout.
#[cfg(target_os = "linux")]
#[test]
fn a_terminal_is_spared_what_it_cannot_show() {
    let folder = folder();
    let program = assert_cmd::cargo::cargo_bin("jixiao");
    let at_terminal = |line: &str| {
        let line = format!("'{}' {line}", program.display());
        let mut script = Command::new("script");
        script.args(["-q", "-e", "-c", &line, "/dev/null"]).current_dir(folder.path());
        let output = script.output().unwrap();
        (output.status.code().unwrap(), String::from_utf8_lossy(&output.stdout).into_owned())
    };
    let mut lines = vec!["convert in --to docx -o -", "convert in --to xlsx -o -", "check in --format docx"];
    if cfg!(feature = "pdf") {
        lines.extend(["convert in --to pdf -o -", "render x.json -o -", "diff in/a.doc b.doc --format pdf"]);
        jixiao(folder.path(), "convert in -o x.json");
    }
    for line in lines {
        let (code, shown) = at_terminal(line);
        assert!(code != 0 && shown.contains("终端无法显示"), "{line}: {code} {shown}");
    }
    let (code, shown) = at_terminal("convert in --to json -o -");
    assert!(code == 0 && shown.contains("jixiao/1"), "{code} {shown}");
}
