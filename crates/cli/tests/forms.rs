//! `jixiao forms`: the tools for whoever writes a profile, as they are called.

#![allow(clippy::unwrap_used, reason = "helpers fail as tests do")]

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use pretty_assertions::assert_eq;
use serde_json::Value;
use tempfile::TempDir;
use testkit::forms::Drawing;

/// A province's form with words of its own.
const TASK_BOOK: &str = "
云岭省项目绩效任务书
（2026年度）
|任务书名称|湿地巡护|<|<
|任务总要求|全年巡护湿地2000公顷|<|<
|指标大类|指标小类|考核要点|考核值
|产出指标|数量指标|巡护次数|≥48次
|满意度指标|服务对象满意度指标|群众满意度|≥90%
";

const PROFILE: &str =
    "id = 'mine'\ntitle = '某表'\nkind = 'project_goal'\n[[sign]]\nweight = 3\nany = ['考核要点']\n";

fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = TempDir::new().unwrap();
    for (name, bytes) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    folder
}

/// Exit code, stdout, stderr.
fn jixiao(folder: &Path, arguments: &[&str]) -> (i32, String, String) {
    let output = Command::cargo_bin("jixiao").unwrap().current_dir(folder).args(arguments).output().unwrap();
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    (output.status.code().unwrap(), text(&output.stdout), text(&output.stderr))
}

#[test]
fn forms_lists_and_shows_the_built_in_profiles() {
    let folder = folder(&[]);
    let (code, list, _) = jixiao(folder.path(), &["forms"]);
    assert_eq!(code, 0);
    assert_eq!(jixiao(folder.path(), &["forms", "list"]).1, list);
    let ids: Vec<&str> = list.lines().filter_map(|line| line.split_whitespace().next()).collect();
    assert!(ids.contains(&"hebei") && ids.contains(&"evaluation"), "{ids:?}");
    let json: Value =
        serde_json::from_str(&jixiao(folder.path(), &["forms", "list", "--format", "json"]).1).unwrap();
    assert_eq!(json.as_array().unwrap().len(), ids.len());
    for id in &ids {
        let (code, source, _) = jixiao(folder.path(), &["forms", "show", id]);
        assert_eq!(code, 0);
        assert!(source.contains(&format!("id = \"{id}\"")), "{id}");
    }
    assert!(jixiao(folder.path(), &["forms", "show", "common"]).1.contains("[[label]]"));
    let (code, out, error) = jixiao(folder.path(), &["forms", "show", "hebi"]);
    assert!(code == 2 && out.is_empty() && error.contains("hebei"), "{error}");
}

#[test]
fn a_shown_profile_is_a_profile() {
    let folder = folder(&[]);
    let (_, source, _) = jixiao(folder.path(), &["forms", "show", "hebei"]);
    fs::create_dir(folder.path().join("mine")).unwrap();
    fs::write(folder.path().join("mine/hebei.toml"), source).unwrap();
    let (code, out, error) = jixiao(folder.path(), &["forms", "lint", "mine"]);
    assert_eq!((code, error.as_str()), (0, ""));
    assert!(out.contains("hebei.toml  hebei"), "{out}");
}

#[test]
fn a_skeleton_is_printed_that_reads_the_form() {
    let folder = folder(&[("任务书.docx", &Drawing::parse(TASK_BOOK).docx())]);
    let (code, skeleton, _) =
        jixiao(folder.path(), &["forms", "scaffold", "任务书.docx", "--id", "renwushu"]);
    assert_eq!(code, 0);
    assert!(skeleton.contains("考核值") && skeleton.contains("任务总要求"), "{skeleton}");
    fs::create_dir(folder.path().join("mine")).unwrap();
    fs::write(folder.path().join("mine/renwushu.toml"), skeleton).unwrap();
    assert_eq!(jixiao(folder.path(), &["forms", "lint", "mine"]).0, 0);
    let convert = ["convert", "--to", "json", "--profiles", "mine", "任务书.docx"];
    assert_eq!(jixiao(folder.path(), &convert).0, 0);
    let json: Value = serde_json::from_slice(&fs::read(folder.path().join("任务书.json")).unwrap()).unwrap();
    assert_eq!(json["forms"][0]["profile"], "renwushu");
    assert_eq!(json["forms"][0]["project"]["name"], "湿地巡护");
    assert_eq!(json["forms"][0]["indicators"][0]["target"]["value"].to_string(), "48");
    fs::write(folder.path().join("空.docx"), Drawing::parse("没有表。").docx()).unwrap();
    let (code, out, error) = jixiao(folder.path(), &["forms", "scaffold", "空.docx"]);
    assert!(code == 1 && out.is_empty() && error.contains("没有找到表头"), "{error}");
}

#[test]
fn why_says_scores_signs_and_what_is_unknown() {
    let files: [(&str, &[u8]); 2] = [
        ("任务书.docx", &Drawing::parse(TASK_BOOK).docx()),
        ("自评.docx", &Drawing::parse("项目支出绩效自评表\n（2025年度）\n|项目名称|河道清淤|<|<|<|<\n|一级指标|二级指标|三级指标|年度指标值|实际完成值|得分\n|产出指标|数量指标|清淤长度|≥3公里|3公里|10\n").docx()),
    ];
    let folder = folder(&files);
    let (code, text, _) = jixiao(folder.path(), &["forms", "why", "自评.docx"]);
    assert_eq!(code, 0);
    assert!(text.contains("表式 profile: evaluation") && text.contains("河道清淤"), "{text}");
    // The grid is told as a block with a role for each column, and how far the form was understood.
    for part in ["指标 indicators", "年度指标值 → target", "实际完成值 → actual", "读懂 understood"]
    {
        assert!(text.contains(part), "{part}\n---\n{text}");
    }
    let (_, json, _) = jixiao(folder.path(), &["forms", "why", "自评.docx", "--format", "json"]);
    let json: Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json[0]["profile"], "evaluation");
    assert_eq!(json[0]["scores"][0]["profile"], "evaluation");
    let blocks = json[0]["blocks"].as_array().unwrap();
    let grid = blocks.iter().find(|block| block["kind"] == "indicators").unwrap();
    assert_eq!(grid["columns"][4]["role"], "actual");
    assert_eq!(grid["columns"][4]["told_by"], "words");
    assert!(json[0]["known"].as_array().unwrap().contains(&Value::from("实际完成值")));
    let (code, text, _) = jixiao(folder.path(), &["forms", "why", "任务书.docx"]);
    assert!(code == 0 && !text.contains("表式 profile"), "{text}");
    // A table that no profile reads is told with what was seen in it all the same.
    assert!(text.contains("未识别 not recognised") && text.contains("考核值"), "{text}");
    assert_eq!(jixiao(folder.path(), &["forms", "why", "没有.docx"]).0, 2);
}

#[test]
fn lint_says_everything_that_is_wrong_in_a_folder() {
    let slip =
        format!("{PROFILE}[[words.column]]\nkey = 'targt'\nnames = ['考核值']\n").replace("mine", "slip");
    let twice = format!(
        "{PROFILE}[[words.column]]\nkey = 'target'\nnames = ['考核值']\n[[words.column]]\nkey = 'name'\nnames = ['考核值']\n"
    )
    .replace("mine", "twice");
    let common = "[[label]]\nkey = 'unit'\nnames = ['填报单位']\n";
    let folder = folder(&[
        ("mine/a.toml", PROFILE.as_bytes()),
        ("mine/b.toml", PROFILE.as_bytes()),
        ("mine/c.TOML", PROFILE.as_bytes()),
        ("mine/common.toml", common.as_bytes()),
        ("mine/shared.toml", common.as_bytes()),
        ("mine/gbk.toml", b"id = '\xb1\xed'"),
        ("mine/large.toml", &vec![b'#'; 2_000_000]),
        ("mine/slip.toml", slip.as_bytes()),
        ("mine/twice.toml", twice.as_bytes()),
        ("mine/notes.txt", b"not a profile"),
        ("good/a.toml", PROFILE.as_bytes()),
        ("empty/readme.txt", b""),
    ]);
    let fifo = folder.path().join("mine/pipe.toml");
    let made = std::process::Command::new("mkfifo").arg(&fifo).status().is_ok_and(|status| status.success());
    let (code, out, error) = jixiao(folder.path(), &["forms", "lint", "mine"]);
    assert_eq!(code, 1);
    for part in [
        "b.toml: the id `mine` is also that of mine/a.toml",
        "c.TOML: passed over",
        "common.toml: passed over",
        "shared.toml: passed over",
        "gbk.toml: cannot be read",
        "large.toml: larger than",
        "slip.toml, line 8: `targt`",
        "did you mean `target`",
        "twice.toml: 「考核值」",
    ] {
        assert!(error.contains(part), "{part}\n---\n{error}");
    }
    assert_eq!(error.contains("pipe.toml: passed over"), made, "{error}");
    assert!(out.contains("a.toml  mine") && !error.contains("notes.txt"), "{out}");
    assert_eq!(jixiao(folder.path(), &["forms", "lint", "good"]).0, 0);
    assert_eq!(jixiao(folder.path(), &["forms", "lint", "empty"]).0, 1);
    assert_eq!(jixiao(folder.path(), &["forms", "lint", "nowhere"]).0, 2);
}

#[test]
fn a_wrong_profile_stops_a_conversion_and_what_is_passed_over_is_said() {
    let slip = format!("{PROFILE}[[words.label]]\nkey = 'project.nmae'\nnames = ['任务书名称']\n");
    let files: [(&str, &[u8]); 3] = [
        ("任务书.docx", &Drawing::parse(TASK_BOOK).docx()),
        ("wrong/slip.toml", slip.as_bytes()),
        ("upper/mine.TOML", PROFILE.as_bytes()),
    ];
    let folder = folder(&files);
    let convert = |profiles: &str| {
        jixiao(
            folder.path(),
            &["convert", "--to", "json", "-o", "out", "--profiles", profiles, "任务书.docx"],
        )
    };
    let (code, _, error) = convert("wrong");
    assert_eq!(code, 2);
    assert!(error.contains("slip.toml, line 8") && error.contains("did you mean `project.name`"), "{error}");
    let (code, _, error) = convert("upper");
    assert_eq!(code, 0);
    assert!(error.contains("mine.TOML: passed over"), "{error}");
}
