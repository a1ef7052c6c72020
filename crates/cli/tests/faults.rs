//! What goes wrong around the program: full disks, closed pipes, links, devices, two programs at once.

#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "a helper that fails is a failed test")]

use std::fs::{self, File};
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use assert_cmd::cargo::CommandCargoExt as _;
use pretty_assertions::assert_eq;
use tempfile::TempDir;

/// A page that reads as a Word file; a table of `rows` rows makes it as large as is wanted.
fn page(text: &str, rows: usize) -> String {
    let row = format!("<tr><td>项目名称</td><td>{text}</td></tr>");
    format!("<html><body><p>2023年预算绩效目标</p><table>{}</table></body></html>", row.repeat(rows))
}

fn tree(files: &[(&str, &str)]) -> TempDir {
    let folder = TempDir::new().unwrap();
    for (name, content) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }
    folder
}

fn jixiao(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::cargo_bin("jixiao").unwrap();
    command.current_dir(folder).args(arguments);
    command
}

/// Runs a line of shell in which `jixiao` is the program.
fn shell(folder: &Path, line: &str) -> Output {
    let program = Command::cargo_bin("jixiao").unwrap().get_program().to_owned();
    let line = format!("jixiao() {{ '{}' \"$@\"; }}; {line}", PathBuf::from(program).display());
    Command::new("bash").current_dir(folder).args(["-c", &line]).output().unwrap()
}

fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn code(output: &Output) -> i32 {
    output.status.code().unwrap()
}

/// Every file below a folder, with its bytes.
fn contents(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(contents(&path));
        } else {
            let bytes = fs::read(&path).unwrap();
            found.push((path, bytes));
        }
    }
    found.sort();
    found
}

fn below(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let strip = |(path, bytes): (PathBuf, Vec<u8>)| (path.strip_prefix(folder).unwrap().to_owned(), bytes);
    contents(folder).into_iter().map(strip).collect()
}

#[test]
fn a_file_that_may_grow_no_further_is_told_and_the_others_are_written() {
    let folder =
        tree(&[("in/1.doc", &page("甲", 1)), ("in/2.doc", &page("乙", 2000)), ("in/3.doc", &page("丙", 1))]);
    // Blocks of 1024 bytes: the JSON of the second is larger.
    let output = shell(folder.path(), "ulimit -f 64; jixiao convert in -o out --to json");
    assert_eq!(code(&output), 1, "{}", stderr(&output));
    assert!(
        stderr(&output).contains("in/2.doc: out/2.json: cannot be written (无法写入)"),
        "{}",
        stderr(&output)
    );
    let out = folder.path().join("out");
    assert!(out.join("1.json").exists() && out.join("3.json").exists());
    assert!(!out.join("2.json").exists(), "whole or not at all");
    assert_eq!(fs::read_dir(out.join(".jixiao/tmp")).unwrap().count(), 0);
}

#[test]
fn data_that_meets_a_full_disk_is_an_error_and_talk_is_not() {
    let folder = tree(&[("a.doc", &page("甲", 1))]);
    for command in ["grid a.doc", "check a.doc", "diff a.doc a.doc", "quantity 5", "schema", "forms"] {
        let output = shell(folder.path(), &format!("jixiao {command} > /dev/full"));
        assert_eq!(code(&output), 2, "{command}: {}", stderr(&output));
        assert!(
            stderr(&output).contains("cannot be written (无法写入标准输出)"),
            "{command}: {}",
            stderr(&output)
        );
    }
    let output = shell(folder.path(), "jixiao convert a.doc --to json -o out > /dev/full");
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    assert!(folder.path().join("out/a.json").exists());
}

#[test]
fn a_closed_pipe_stops_no_work_and_changes_no_code() {
    let names: Vec<String> = (0..30).map(|number| format!("in/{number:02}.doc")).collect();
    let content = page("甲", 1);
    let folder = tree(&names.iter().map(|name| (name.as_str(), content.as_str())).collect::<Vec<_>>());
    let output = shell(folder.path(), "jixiao convert in -o out --to json | head -1; exit ${PIPESTATUS[0]}");
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    assert_eq!(fs::read_dir(folder.path().join("out")).unwrap().count(), 31, "all, and the manifest");
    fs::write(folder.path().join("old.doc"), page("甲", 3000)).unwrap();
    fs::write(folder.path().join("new.doc"), page("乙", 2999)).unwrap();
    let whole = code(&shell(folder.path(), "jixiao diff old.doc new.doc --format json > diff.json"));
    let output =
        shell(folder.path(), "jixiao diff old.doc new.doc --format json | true; exit ${PIPESTATUS[0]}");
    assert_eq!((code(&output), stderr(&output).as_str()), (whole, ""));
    // Nobody to tell anything to.
    let output = shell(folder.path(), "jixiao convert in missing.doc -o again --to json >&- 2>&-");
    assert_eq!(code(&output), 1);
    assert_eq!(fs::read_dir(folder.path().join("again")).unwrap().count(), 31);
}

#[test]
fn no_command_writes_to_its_input() {
    let folder = tree(&[("old.doc", &page("甲", 1)), ("new.doc", &page("乙", 1))]);
    shell(folder.path(), "jixiao convert old.doc -o . --to json");
    symlink("old.doc", folder.path().join("link.html")).unwrap();
    let before =
        (fs::read(folder.path().join("old.doc")).unwrap(), fs::read(folder.path().join("old.json")).unwrap());
    for arguments in [
        "diff old.doc new.doc --format html -o old.doc",
        "diff old.doc new.doc --format html -o ./new.doc",
        "diff old.doc new.doc --format html -o link.html",
        #[cfg(feature = "pdf")]
        "render old.json -o old.json",
    ] {
        let output = shell(folder.path(), &format!("jixiao {arguments}"));
        assert_ne!(code(&output), 0, "{arguments}");
        assert!(stderr(&output).contains("不覆盖输入文件"), "{arguments}: {}", stderr(&output));
    }
    let after =
        (fs::read(folder.path().join("old.doc")).unwrap(), fs::read(folder.path().join("old.json")).unwrap());
    assert_eq!(before, after);
    assert_eq!(fs::read_to_string(folder.path().join("new.doc")).unwrap(), page("乙", 1));
}

#[test]
fn a_device_or_a_pipe_is_no_output_and_no_input() {
    let folder = tree(&[("a.doc", &page("甲", 1)), ("b.doc", &page("乙", 1))]);
    assert!(Command::new("mkfifo").arg(folder.path().join("fifo.html")).status().unwrap().success());
    for target in ["/dev/null", "/dev/full", "fifo.html"] {
        let output = shell(folder.path(), &format!("jixiao diff a.doc b.doc -o {target}"));
        assert_eq!(code(&output), 2, "{target}");
        assert!(stderr(&output).contains("不是普通文件"), "{target}: {}", stderr(&output));
    }
    let output = shell(folder.path(), "jixiao grid fifo.html");
    assert_eq!((code(&output), stderr(&output).contains("不是普通文件")), (2, true));
    // In a folder it is passed over, and told to who asks.
    let output = shell(folder.path(), "jixiao convert . -o out --to json -v");
    assert_eq!(code(&output), 0);
    assert!(stderr(&output).contains("fifo.html: passed over"), "{}", stderr(&output));
}

#[test]
fn a_folder_that_cannot_be_listed_stops_no_other() {
    let folder = tree(&[("in/a.doc", &page("甲", 1)), ("in/locked/b.doc", &page("乙", 1))]);
    symlink("nowhere", folder.path().join("in/dangling.doc")).unwrap();
    let locked = folder.path().join("in/locked");
    fs::set_permissions(&locked, fs::Permissions::from_mode(0o000)).unwrap();
    // Whoever may do everything (root) reads it all the same.
    let may_all = fs::read_dir(&locked).is_ok();
    let output = shell(folder.path(), "jixiao convert in -o out --to json");
    fs::set_permissions(&locked, fs::Permissions::from_mode(0o755)).unwrap();
    assert_eq!(code(&output), 1, "{}", stderr(&output));
    assert!(stderr(&output).contains("in/dangling.doc: no such file"), "{}", stderr(&output));
    assert_eq!(
        stderr(&output).contains("in/locked: cannot be read (无法读取)"),
        !may_all,
        "{}",
        stderr(&output)
    );
    assert!(folder.path().join("out/a.json").exists());
}

#[test]
fn the_umask_is_heeded_and_a_replaced_file_keeps_its_mode() {
    let folder = tree(&[("a.doc", &page("甲", 1))]);
    let mode = |name: &str| fs::metadata(folder.path().join(name)).unwrap().permissions().mode() & 0o777;
    assert_eq!(code(&shell(folder.path(), "umask 027; jixiao convert a.doc -o out --to json")), 0);
    assert_eq!(mode("out/a.json"), 0o640);
    fs::set_permissions(folder.path().join("out/a.json"), fs::Permissions::from_mode(0o600)).unwrap();
    assert_eq!(code(&shell(folder.path(), "umask 000; jixiao convert a.doc -o out --to json")), 0);
    assert_eq!(mode("out/a.json"), 0o600);
}

#[test]
fn nothing_of_a_document_or_a_name_is_obeyed_by_the_terminal() {
    let evil = "\u{1b}]0;甲\u{7}\u{1b}[2J\u{9b}31m";
    // `<` would end the text in the page; the rest is taken as it is.
    let form = |target: &str| {
        format!(
            "<html><body><p>1.经费绩效目标表</p><table><tr><td>项目名称</td><td>清淤{evil}</td></tr>\
             <tr><td>一级指标</td><td>二级指标</td><td>三级指标</td><td>指标值</td></tr>\
             <tr><td>产出指标</td><td>数量指标</td><td>长度{evil}</td><td>{target}</td></tr></table></body></html>"
        )
    };
    let name = format!("a{evil}.doc");
    let folder =
        tree(&[(&name, &form("若干")), ("b.doc", &form("≥5公里")), (&format!("c{evil}.doc"), "%PDF-1.7")]);
    let (a, c) = (name.as_str(), format!("c{evil}.doc"));
    for arguments in [
        vec!["check", a],
        vec!["diff", a, "b.doc"],
        vec!["convert", ".", "-o", "out", "--to", "json", "-v"],
        vec!["convert", ".", "-o", "out", "--to", "json", "--status", "json"],
        vec!["convert", &c],
        vec!["grid", &c],
    ] {
        let output = jixiao(folder.path(), &arguments).output().unwrap();
        let said = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
        assert!(!said.is_empty(), "{arguments:?}");
        let obeyed: Vec<char> = said.chars().filter(|c| c.is_control() && *c != '\n').collect();
        assert_eq!(obeyed, [], "{arguments:?}: {said:?}");
    }
}

#[test]
fn two_programs_fill_one_folder() {
    let names: Vec<String> = (0..40).map(|number| format!("in/{number:02}.doc")).collect();
    let contents: Vec<String> = (0..40).map(|number| page(&number.to_string(), 1)).collect();
    let files: Vec<(&str, &str)> =
        names.iter().zip(&contents).map(|(n, c)| (n.as_str(), c.as_str())).collect();
    let folder = tree(&files);
    let whole =
        jixiao(folder.path(), &["convert", "in", "-o", "whole", "--to", "json,csv"]).output().unwrap();
    assert_eq!(code(&whole), 0);
    let run = || {
        let mut command = jixiao(folder.path(), &["convert", "in", "-o", "out", "--to", "json,csv"]);
        command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap()
    };
    let (one, two) = (run(), run());
    for child in [one, two] {
        let output = child.wait_with_output().unwrap();
        assert_eq!(code(&output), 0, "{}", stderr(&output));
    }
    // Alone again, the manifest is put in order.
    jixiao(folder.path(), &["convert", "in", "-o", "out", "--to", "json,csv", "--resume"]).output().unwrap();
    assert_eq!(below(&folder.path().join("out")), below(&folder.path().join("whole")));
    // Two inputs of one name: whoever comes first owns it, the other is told.
    fs::create_dir(folder.path().join("other")).unwrap();
    fs::write(folder.path().join("other/00.doc"), page("另一个", 1)).unwrap();
    let output = jixiao(folder.path(), &["convert", "other", "-o", "out", "--to", "json"]).output().unwrap();
    assert_eq!(code(&output), 1);
    assert!(
        stderr(&output).contains("in/00.doc") && stderr(&output).contains("other/00.doc"),
        "{}",
        stderr(&output)
    );
}

#[test]
fn standard_input_is_read_once_and_whole() {
    let folder = tree(&[("a.doc", &page("甲", 1))]);
    let mut command = jixiao(folder.path(), &["convert", "-", "-o", "out", "--to", "json"]);
    let output = command.stdin(File::open(folder.path().join("a.doc")).unwrap()).output().unwrap();
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    assert!(folder.path().join("out/stdin.json").exists());
}

#[test]
fn isolated_files_read_alike_and_one_that_takes_too_long_is_stopped() {
    let folder = tree(&[
        ("in/a.doc", &page("甲", 1)),
        ("in/b.doc", &page("乙", 30)),
        ("in/c.docx", "PK\u{3}\u{4} cut off"),
    ]);
    let run = |rest: &str| shell(folder.path(), &format!("jixiao convert in --to json,csv {rest}"));
    let (here, apart) = (run("-o here"), run("-o apart --isolate --jobs 2"));
    assert_eq!((code(&here), code(&apart)), (1, 1));
    let told = |output: &Output| String::from_utf8_lossy(&output.stdout).replace("apart/", "here/");
    assert_eq!(told(&here), told(&apart));
    assert_eq!(stderr(&here), stderr(&apart), "the same error, from here or there");
    assert_eq!(below(&folder.path().join("here")), below(&folder.path().join("apart")));
    fs::write(folder.path().join("in/slow.doc"), page("慢", 60_000)).unwrap();
    let output = run("-o timed --timeout 0.05");
    assert_eq!(code(&output), 1);
    assert!(stderr(&output).contains("in/slow.doc: took longer than 0.05 seconds"), "{}", stderr(&output));
}
