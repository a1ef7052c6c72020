//! Settings and habits: `jixiao.toml`, languages, colours, what is told when something is mistyped.

#![allow(clippy::unwrap_used, reason = "a helper that fails is a failed test")]

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use pretty_assertions::assert_eq;
use tempfile::TempDir;
use testkit::forms::Drawing;

/// A form whose sum is wrong.
const FORM: &str = "
1.河道清淤经费绩效目标表

|330001云岭县水务局本级|<|<|<|单位：万元|<|<
|项目编码|53092623P003301100012|<|项目名称|河道清淤经费|<|<
|预算规模及资金用途|预算数|12.50|其中：财政资金|10.00|其他资金|3.50
|^|用于清淤机械租赁。|<|<|<|<|<
|资金支出计划（%）|3月底|6月底|10月底|12月底|<|<
|^|10%|40%|80%|100%|<|<
|绩效目标|1.完成河道清淤。|<|<|<|<|<
|一级指标|二级指标|三级指标|绩效指标描述|指标值|指标值确定依据|<
|产出指标|数量指标|清淤长度|清淤河道的长度|≥3.5公里|工作计划|<
|^|成本指标|清淤成本|清淤的费用|12.5万|预算批复|<
|满意度指标|服务对象满意度指标|群众满意度|沿河群众的满意度|≥90%|问卷|<
";

fn folder(settings: &str) -> TempDir {
    let folder = TempDir::new().unwrap();
    fs::create_dir(folder.path().join("下层")).unwrap();
    fs::write(folder.path().join("下层/目标.docx"), Drawing::parse(FORM).docx()).unwrap();
    if !settings.is_empty() {
        fs::write(folder.path().join("jixiao.toml"), settings).unwrap();
    }
    folder
}

/// Exit code, stdout, stderr.
fn jixiao(folder: &Path, arguments: &[&str], change: impl FnOnce(&mut Command)) -> (i32, String, String) {
    let mut command = Command::cargo_bin("jixiao").unwrap();
    command.current_dir(folder).args(arguments);
    for name in ["JIXIAO_LANG", "LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR", "TERM"] {
        command.env_remove(name);
    }
    change(&mut command);
    let output = command.output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

fn check(settings: &str, more: &[&str]) -> (i32, String, String) {
    let folder = folder(settings);
    let arguments: Vec<&str> = ["check", "目标.docx"].iter().chain(more).copied().collect();
    jixiao(&folder.path().join("下层"), &arguments, |_| {})
}

#[test]
fn settings_are_found_upwards_and_the_command_line_wins() {
    let select = "[check]\nselect = [\"AMT-SUM\"]\n";
    assert_eq!(check(select, &[]).0, 1);
    assert!(check(select, &[]).1.contains("：1 处错误\n"), "only this rule");
    let lighter = format!("{select}[check.AMT-SUM]\nseverity = \"info\"\n");
    assert!(check(&lighter, &[]).1.contains("：1 处提示\n"));
    let never = "[check]\nselect = [\"AMT-SUM\"]\nfail-on = \"never\"\n";
    assert_eq!(check(never, &[]).0, 0);
    assert_eq!(check(never, &["--fail-on", "error"]).0, 1);
    assert!(check(select, &["--select", "CODE-FORM"]).1.contains("未发现问题"));
}

#[test]
fn settings_are_named_by_hand() {
    let folder = folder("");
    fs::write(folder.path().join("own.toml"), "[check]\nignore = [\"AMT\"]\nselect = [\"AMT-SUM\"]\n")
        .unwrap();
    let arguments = ["check", "下层/目标.docx", "--config", "own.toml"];
    assert_eq!(jixiao(folder.path(), &arguments, |_| {}).0, 0);
    let (code, _, stderr) =
        jixiao(folder.path(), &["check", "下层/目标.docx", "--config", "no.toml"], |_| {});
    assert_eq!((code, stderr.contains("no.toml: cannot be read")), (2, true), "{stderr}");
}

#[test]
fn accepted_findings_are_not_told() {
    let folder = folder("[check]\nselect = [\"AMT-SUM\"]\nbaseline = \"accepted.jsonl\"\n");
    let (code, _, stderr) = jixiao(folder.path(), &["check", "下层/目标.docx"], |_| {});
    assert_eq!((code, stderr.contains("accepted.jsonl: cannot be read")), (2, true), "{stderr}");
    fs::write(folder.path().join("accepted.jsonl"), "").unwrap();
    assert_eq!(jixiao(folder.path(), &["check", "下层/目标.docx"], |_| {}).0, 1);

    // What was told once is accepted, in this file alone, and as long as it says the same.
    fs::write(folder.path().join("下层/另.docx"), Drawing::parse(FORM).docx()).unwrap();
    let check = || {
        let (code, stdout, _) = jixiao(folder.path(), &["check", "下层", "--format", "jsonl"], |_| {});
        let lines = stdout.lines().map(|line| serde_json::from_str(line).unwrap());
        (code, lines.collect::<Vec<serde_json::Value>>())
    };
    let path = |finding: &serde_json::Value| finding["path"].as_str().unwrap().to_owned();
    let (_, told) = check();
    assert_eq!(told.iter().map(path).collect::<Vec<_>>(), ["下层/另.docx", "下层/目标.docx"]);
    let accepted = serde_json::json!({
        "path": "下层/目标.docx", "rule": "AMT-SUM", "at": told[1]["at"][0], "text": told[1]["message"],
    });
    fs::write(folder.path().join("accepted.jsonl"), format!("{accepted}\n")).unwrap();
    let (code, told) = check();
    assert_eq!((code, told.iter().map(path).collect::<Vec<_>>()), (1, vec!["下层/另.docx".to_owned()]));
    fs::remove_file(folder.path().join("下层/另.docx")).unwrap();
    assert_eq!(check(), (0, Vec::new()));
    let other = FORM.replace("3.50", "4.50");
    fs::write(folder.path().join("下层/目标.docx"), Drawing::parse(&other).docx()).unwrap();
    assert_eq!(
        check().1.iter().map(path).collect::<Vec<_>>(),
        ["下层/目标.docx"],
        "another sum is wrong now"
    );
    // A line of another rule accepts nothing; one that is no line is told.
    fs::write(folder.path().join("accepted.jsonl"), "{\"path\": 5}\n").unwrap();
    let (code, _, stderr) = jixiao(folder.path(), &["check", "下层"], |_| {});
    assert_eq!((code, stderr.contains("accepted.jsonl: line 1")), (2, true), "{stderr}");
}

#[test]
fn the_layout_of_the_settings_holds_until_the_command_line_says_another() {
    let page = |settings: &str, more: &[&str]| {
        let folder = folder(settings);
        let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/good/hebei-one-table.docx");
        fs::copy(fixture, folder.path().join("下层/目标.docx")).unwrap();
        let arguments = [&["convert", "目标.docx", "--to", "html", "-o", "目标.html"], more].concat();
        let (code, _, stderr) = jixiao(&folder.path().join("下层"), &arguments, |_| {});
        (code, stderr, fs::read_to_string(folder.path().join("下层/目标.html")).unwrap_or_default())
    };
    let source = page("", &["--layout", "source"]).2;
    let official = page("", &["--layout", "official"]).2;
    assert!(source != official && source.contains("<table") && official.contains("<table"));
    assert_eq!(page("layout = \"official\"\n", &[]).2, official);
    assert_eq!(page("layout = \"official\"\n", &["--layout", "source"]).2, source);
    let (code, stderr, _) = page("layout = \"offical\"\n", &[]);
    assert_eq!((code, stderr.contains("no such layout: offical; is official meant?")), (2, true), "{stderr}");
}

#[test]
fn mistyped_keys_and_rules_are_told_with_the_nearest() {
    let (code, _, stderr) = check("profile = \"x\"\n", &[]);
    assert_eq!((code, stderr.contains("profile; is profiles meant?")), (2, true), "{stderr}");
    let (code, _, stderr) = check("[check.AMT-SUMM]\nseverity = \"info\"\n", &[]);
    assert_eq!((code, stderr.contains("AMT-SUM")), (2, true), "{stderr}");
}

#[test]
fn help_is_chinese_where_it_is_asked_for() {
    let folder = folder("");
    let help = |arguments: &[&str], lang: Option<(&str, &str)>| {
        jixiao(folder.path(), arguments, |command| {
            if let Some((name, value)) = lang {
                command.env(name, value);
            }
        })
        .1
    };
    let english = help(&["check", "--help"], None);
    assert!(english.contains("Usage:") && english.contains("Only these rules"), "{english}");
    for (arguments, lang) in [
        (&["check", "--help", "--lang", "zh"][..], None),
        (&["check", "--help"], Some(("JIXIAO_LANG", "zh"))),
        (&["check", "--help"], Some(("LANG", "zh_CN.UTF-8"))),
    ] {
        let chinese = help(arguments, lang);
        assert!(chinese.contains("用法：") && chinese.contains("只用这些规则"), "{chinese}");
        assert!(!chinese.contains("Only these rules"), "{chinese}");
    }
    assert!(help(&["check", "--help", "--lang", "en"], Some(("LANG", "zh_CN.UTF-8"))).contains("Usage:"));
}

#[test]
fn messages_are_told_in_one_language_where_it_is_asked_for() {
    let folder = folder("");
    fs::write(folder.path().join("下层/坏.docx"), "PK\x03\x04").unwrap();
    let stderr = |arguments: &[&str]| jixiao(folder.path(), arguments, |_| {}).2;
    let both = stderr(&["check", "下层"]);
    assert!(both.contains("damaged (文件损坏)") && both.contains("failed 未能读取 1"), "{both}");
    let english = stderr(&["check", "下层", "--lang", "en"]);
    assert!(english.contains("damaged in zip directory") && english.contains("failed 1"), "{english}");
    assert!(!english.contains("未能读取"), "{english}");
    let chinese = stderr(&["check", "下层", "--lang", "zh"]);
    assert!(chinese.contains("下层/坏.docx：文件损坏。") && chinese.contains("未能读取 1"), "{chinese}");
    // Whatever is said, it is said in one language: no Chinese but in names of files, no English but in what has no other.
    let said = |arguments: &[&str], lang: &str| stderr(&[arguments, &["--lang", lang]].concat());
    fs::write(folder.path().join("下层/.藏.docx"), "PK").unwrap();
    fs::write(folder.path().join("list.csv"), "399,b\n").unwrap();
    fs::write(folder.path().join("wrong.toml"), "profile = 1\n").unwrap();
    for (arguments, chinese) in [
        (&["chekc", "x"][..], "没有这个命令：chekc；是不是 check？"),
        (&["check", "下层", "--formt", "json"], "没有这个选项：--formt；是不是 --format？"),
        (&["check", "下层", "--select", "AMT-SUMM"], "没有这条规则：AMT-SUMM；是不是 AMT-SUM？"),
        (&["explain", "AMT-SUMM"], "没有这个编号：AMT-SUMM；是不是 AMT-SUM？"),
        (&["check", "下层", "--config", "wrong.toml"], "wrong.toml：没有这个键：profile；是不是 profiles？"),
        (&["check", "下层", "--annotate"], "带批注或修订的原件写在文件夹里：用 -o 写明"),
        (&["check", "下层", "-v"], ".藏.docx：略过：隐藏"),
        (&["check", "下层", "--roster", "list.csv", "--select", "AMT-SUM"], "未报送: 399 b"),
        (&["check", "no.docx"], "no.docx：找不到文件"),
        (
            &["convert", "下层/目标.docx", "--to", "html,json", "-o", "a.html"],
            "-o 写的是一个文件：只能用 --to html",
        ),
        (&["convert", "下层/目标.docx", "--to", "html,json", "-o", "-"], "标准输出只能写一种格式"),
        (&["diff", "下层/目标.docx", "下层/目标.docx", "--aliases", "no.toml"], "no.toml：无法读取"),
        (&["下层/目标.docx"], "请写明做什么：jixiao convert"),
        (&["forms", "show", "hubei"], "hubei：没有这个表式"),
    ] {
        let (zh, en) = (said(arguments, "zh"), said(arguments, "en"));
        assert!(zh.contains(chinese), "{arguments:?}: {zh}");
        let without_names = ["下层", "坏.docx", "目标.docx", "藏"]
            .iter()
            .fold(en.clone(), |text, name| text.replace(name, ""));
        let is_chinese = |sign: char| ('\u{4E00}'..='\u{9FFF}').contains(&sign);
        assert!(!en.is_empty() && !without_names.contains(is_chinese), "{arguments:?}: {en}");
    }
    let status = |lang: &str| {
        jixiao(
            folder.path(),
            &["convert", "下层/目标.docx", "--to", "json", "-o", "out", "--lang", lang],
            |_| {},
        )
        .1
    };
    assert!(status("zh").starts_with("已转换  下层/目标.docx → out/目标.json  (表: 1"), "{}", status("zh"));
    assert!(
        status("en").starts_with("converted  下层/目标.docx → out/目标.json  (forms: 1"),
        "{}",
        status("en")
    );
    let page = |lang: &str| jixiao(folder.path(), &["explain", "AMT-SUM", "--lang", lang], |_| {}).1;
    assert!(page("zh").contains("**查什么。**") && !page("zh").contains("**What.**"));
    assert!(page("en").contains("**What.**") && !page("en").contains("**查什么。**"));
}

#[test]
fn colours_are_used_when_they_are_asked_for() {
    let folder = folder("");
    let stdout = |arguments: &[&str]| jixiao(folder.path(), arguments, |_| {}).1;
    assert!(!stdout(&["check", "下层/目标.docx"]).contains('\u{1b}'));
    assert!(stdout(&["check", "下层/目标.docx", "--color", "always"]).contains("\u{1b}["));
}

#[test]
fn a_file_without_a_command_is_told_what_to_say() {
    let folder = folder("");
    let (code, stdout, stderr) = jixiao(folder.path(), &["下层/目标.docx"], |_| {});
    assert_eq!((code, stdout.as_str()), (2, ""));
    assert!(stderr.contains("jixiao convert 下层/目标.docx"), "{stderr}");
    let (code, _, stderr) = jixiao(folder.path(), &["chekc", "下层/目标.docx"], |_| {});
    assert!(code == 2 && stderr.contains("check"), "{stderr}");
}

#[test]
fn negative_values_and_gbk_are_understood() {
    let folder = folder("");
    let (code, stdout, _) = jixiao(folder.path(), &["quantity", "-5%", "≥3", "--year", "2023"], |_| {});
    let lines: Vec<&str> = stdout.lines().collect();
    assert_eq!((code, lines.len()), (0, 2));
    assert!(lines[0].starts_with(r#"{"text":"-5%","#), "{stdout}");
    // 5万元 in GBK
    let (_, stdout, _) = jixiao(folder.path(), &["quantity"], |command| {
        command.write_stdin(&b"5\xCD\xF2\xD4\xAA\r\n"[..]);
    });
    assert!(stdout.starts_with(r#"{"text":"5万元","kind":"number""#), "{stdout}");
}

#[test]
fn completions_and_manual_pages_are_printed() {
    let folder = folder("");
    let stdout = |arguments: &[&str]| jixiao(folder.path(), arguments, |_| {}).1;
    assert!(stdout(&["completions", "bash"]).contains("_jixiao"));
    assert!(stdout(&["man"]).starts_with(".ie"));
    assert_eq!(jixiao(folder.path(), &["man", "pages"], |_| {}).0, 0);
    assert!(folder.path().join("pages/jixiao-check.1").is_file());
}
