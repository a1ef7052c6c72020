//! The reviewer's desk on a real file system: what is written, of whom, and that it does not depend on chance.

#![allow(clippy::unwrap_used, reason = "a helper that fails is a failed test")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use jixiao::Error;
use jixiao::desk::{By, Checked, Desk, Fix, Overview, Roster, SheetFormat, State, Statistics, run};
use pretty_assertions::assert_eq;
use tempfile::TempDir;
use testkit::forms::Drawing;

/// A project's goal table of a department, whose sum is wrong and whose purpose has a half-width comma.
fn form(code: &str, department: &str) -> Vec<u8> {
    let drawing = format!(
        "
1.河道清淤经费绩效目标表

|{code}{department}本级|<|<|<|单位：万元|<|<
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
"
    );
    Drawing::parse(&drawing).docx()
}

/// Two departments with forms, one with a broken file beside a copy of its form, one with a page that is no form.
fn tree() -> TempDir {
    let folder = TempDir::new().unwrap();
    let put = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    };
    put("in/水务局/绩效 目标.docx", &form("330001", "云岭县水务局"));
    put("in/水务局/副本.docx", &form("330001", "云岭县水务局"));
    put("in/水务局/坏.docx", b"PK\x03\x04 cut off");
    put("in/民政局/目标.docx", &form("331001", "云岭县民政局"));
    put("in/教育局/说明.doc", b"<html><body><p>2023</p><table><tr><td>a</td></tr></table></body></html>");
    folder
}

fn check(folder: &TempDir, change: impl FnOnce(&mut Desk)) -> (Overview, Vec<String>) {
    let mut desk = Desk::default();
    desk.output = Some(folder.path().join("退回"));
    desk.sheets = vec![SheetFormat::Html];
    desk.config.select =
        vec!["AMT-SUM".into(), "TEXT-ASCII".into(), "BASIS-BRACKET".into(), "FORM-UNREAD".into()];
    change(&mut desk);
    let mut told = Vec::new();
    let overview =
        run(&[folder.path().join("in")], &desk, |_, _, _| (), &mut |checked: &Checked, _: Option<()>| {
            told.push(format!("{} {} {}", checked.shown, checked.state.name(), checked.problems()));
        });
    (overview.unwrap(), told)
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

fn names(folder: &TempDir) -> Vec<String> {
    files(&folder.path().join("退回")).into_keys().collect()
}

#[test]
fn every_document_gets_a_sheet_beside_the_overview() {
    let folder = tree();
    let (overview, told) = check(&folder, |_| {});
    assert_eq!(
        told,
        [
            "教育局/说明.doc checked 1",
            "民政局/目标.docx checked 3",
            "水务局/副本.docx checked 3",
            "水务局/坏.docx failed 0",
            "水务局/绩效 目标.docx checked 3",
        ]
    );
    assert_eq!(
        names(&folder),
        [
            "check.xlsx",
            "index.html",
            "教育局/说明.退回单.html",
            "民政局/目标.退回单.html",
            "水务局/副本.退回单.html",
            "水务局/绩效 目标.退回单.html",
        ]
    );
    assert_eq!(overview.duplicates(), 1);
    let statistics = Statistics::of(&overview);
    let rules: Vec<_> =
        statistics.rules.iter().map(|count| (count.rule, count.findings, count.documents)).collect();
    assert_eq!(
        rules,
        [("AMT-SUM", 3, 3), ("BASIS-BRACKET", 3, 3), ("TEXT-ASCII", 3, 3), ("FORM-UNREAD", 1, 1)]
    );
    let departments: Vec<_> =
        statistics.departments.iter().map(|count| (&*count.name, count.documents)).collect();
    assert_eq!(departments, [("教育局", 1), ("云岭县民政局", 1), ("云岭县水务局", 3)], "the broken file too");
}

#[test]
fn the_page_links_to_documents_and_sheets_and_loads_nothing() {
    let folder = tree();
    check(&folder, |_| {});
    let page = String::from_utf8(files(&folder.path().join("退回"))["index.html"].clone()).unwrap();
    for link in [
        "../in/%E6%B0%91%E6%94%BF%E5%B1%80/%E7%9B%AE%E6%A0%87.docx",
        "%E6%B0%B4%E5%8A%A1%E5%B1%80/%E7%BB%A9%E6%95%88%20%E7%9B%AE%E6%A0%87.%E9%80%80%E5%9B%9E%E5%8D%95.html",
    ] {
        assert!(page.contains(&format!("href=\"{link}\"")), "{link} in {page}");
    }
    assert!(page.contains("与 ") && page.contains("内容相同"), "the copy is told");
    assert!(page.contains("未能读取"), "the broken file is told");
    assert!(page.contains("default-src 'none'") && page.contains("script-src 'sha256-"));
    assert!(
        !page.contains("src=\"") && !page.contains("http:") && !page.contains("https:"),
        "nothing is loaded"
    );
}

#[test]
fn a_department_gets_one_sheet_and_those_missing_are_told() {
    let folder = tree();
    let roster = Roster::parse("330,云岭县水务局\n,民政局\n340,体育局\n".as_bytes()).unwrap();
    let (overview, _) = check(&folder, |desk| {
        desk.by = By::Department;
        desk.sheets = vec![SheetFormat::Docx, SheetFormat::Html];
        desk.letters = true;
        desk.roster = Some(roster);
    });
    assert_eq!(
        names(&folder),
        [
            "check.xlsx",
            "index.html",
            "letters.csv",
            "云岭县民政局.退回单.docx",
            "云岭县民政局.退回单.html",
            "云岭县水务局.退回单.docx",
            "云岭县水务局.退回单.html",
            "教育局.退回单.docx",
            "教育局.退回单.html",
        ]
    );
    assert_eq!(overview.missing().iter().map(|missing| &*missing.name).collect::<Vec<_>>(), ["体育局"]);
    let made = files(&folder.path().join("退回"));
    let sheet = String::from_utf8(made["云岭县水务局.退回单.html"].clone()).unwrap();
    for text in ["水务局/绩效 目标.docx", "水务局/坏.docx", "这份文件未能读取"] {
        assert!(sheet.contains(text), "{text} in {sheet}");
    }
    assert_eq!(
        String::from_utf8(made["letters.csv"].clone()).unwrap().trim_start_matches('\u{feff}'),
        "单位,文件,问题数,退回单\r\n\
         云岭县水务局,水务局/副本.docx、水务局/坏.docx、水务局/绩效 目标.docx,6,云岭县水务局.退回单.html 云岭县水务局.退回单.docx\r\n\
         云岭县民政局,民政局/目标.docx,3,云岭县民政局.退回单.html 云岭县民政局.退回单.docx\r\n\
         体育局,未报送,0,\r\n\
         教育局,教育局/说明.doc,1,教育局.退回单.html 教育局.退回单.docx\r\n"
    );
}

#[test]
fn what_is_written_does_not_depend_on_the_number_of_threads_and_a_second_run_replaces_it() {
    let folder = tree();
    let all = |desk: &mut Desk, jobs| {
        desk.jobs = jobs;
        desk.sheets = vec![SheetFormat::Html, SheetFormat::Docx];
        desk.annotate = true;
        desk.fix = Some(Fix::Tracked);
        desk.letters = true;
    };
    let (_, told) = check(&folder, |desk| all(desk, 1));
    let made = files(&folder.path().join("退回"));
    let (overview, again) = check(&folder, |desk| all(desk, 7));
    assert_eq!(told, again);
    assert_eq!(overview.errors.len(), 0);
    let other = files(&folder.path().join("退回"));
    assert_eq!(made.keys().collect::<Vec<_>>(), other.keys().collect::<Vec<_>>());
    for (name, bytes) in made {
        assert!(other[&name] == bytes, "{name} differs");
    }
}

#[test]
fn a_foreign_file_is_not_overwritten() {
    let folder = tree();
    let out = folder.path().join("退回");
    fs::create_dir_all(out.join("民政局")).unwrap();
    fs::write(out.join("index.html"), "<p>mine</p>").unwrap();
    fs::write(out.join("民政局/目标.退回单.html"), "<p>mine</p>").unwrap();
    let (overview, _) = check(&folder, |_| {});
    assert_eq!(overview.errors.iter().map(Error::id).collect::<Vec<_>>(), ["output.foreign"]);
    let of = |path: &str| overview.documents.iter().find(|document| document.shown == path).unwrap();
    assert_eq!(of("民政局/目标.docx").errors.iter().map(Error::id).collect::<Vec<_>>(), ["output.foreign"]);
    assert_eq!(fs::read_to_string(out.join("index.html")).unwrap(), "<p>mine</p>");
    check(&folder, |desk| desk.force = true);
    assert!(fs::read_to_string(out.join("index.html")).unwrap().contains("绩效目标审核情况"));
}

fn read(path: PathBuf) -> jixiao::Submission {
    jixiao::read(&fs::read(&path).unwrap(), "目标.docx", &jixiao::Options::default()).unwrap()
}

#[test]
fn the_senders_file_with_comments_reads_as_before() {
    let folder = tree();
    check(&folder, |desk| (desk.annotate, desk.sheets) = (true, Vec::new()));
    let before = read(folder.path().join("in/民政局/目标.docx"));
    let mut after = read(folder.path().join("退回/民政局/目标.批注.docx"));
    let comments: Vec<_> = std::mem::take(&mut after.asides)
        .into_iter()
        .map(|aside| (aside.text, aside.place.unwrap().to_string()))
        .collect();
    assert_eq!(comments.len(), 3);
    assert_eq!(comments[0].1, "表1 第3行 第3列", "the sum");
    assert!(comments[0].0.starts_with("【错误】资金合计与分项之和不符（AMT-SUM）\n"), "{}", comments[0].0);
    assert!(comments[0].0.contains("\n改法："), "{}", comments[0].0);
    after.source = before.source.clone();
    assert_eq!(after, before);
}

#[test]
fn what_only_several_documents_show_is_a_comment_too() {
    let folder = tree();
    check(&folder, |desk| {
        (desk.annotate, desk.sheets) = (true, Vec::new());
        desk.config.select = vec!["AMT-SUM".into(), "FOLDER-COPY".into()];
    });
    let comments = |name: &str| -> Vec<String> {
        read(folder.path().join("退回").join(name)).asides.into_iter().map(|aside| aside.text).collect()
    };
    // The name says which of the two is the copy.
    let told = comments("水务局/副本.批注.docx");
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(
        told[0].contains("（FOLDER-COPY）") && told[0].ends_with("绩效 目标.docx"),
        "the first paragraph: {told:?}"
    );
    assert!(told[1].contains("（AMT-SUM）"), "{told:?}");
    assert_eq!(comments("水务局/绩效 目标.批注.docx").len(), 1);
}

#[test]
fn a_file_that_must_not_be_changed_is_told_and_one_that_changed_meanwhile_too() {
    let folder = tree();
    let path = folder.path().join("in/民政局/目标.docx");
    let mut failed = Vec::new();
    struct Told<'a>(&'a mut Vec<String>);
    impl jixiao::desk::DeskObserver<()> for Told<'_> {
        fn checked(&mut self, _: &Checked, _: Option<()>) {}
        fn failed(&mut self, error: &Error) {
            self.0.push(error.to_string());
        }
    }
    let mut desk = Desk::default();
    desk.output = Some(folder.path().join("退回"));
    desk.annotate = true;
    // Its maker is called when it was read, and before it is written into.
    let change = |at: &Path, _: &mut jixiao::Submission, _: &[jixiao::Finding]| {
        if at == path {
            fs::write(at, form("331001", "云岭县民政总局")).unwrap();
        }
    };
    let overview = run(&[folder.path().join("in")], &desk, change, &mut Told(&mut failed)).unwrap();
    assert_eq!(failed.len(), 1, "{failed:?}");
    assert!(failed[0].contains("民政局/目标.docx") && failed[0].contains("检查期间有改动"), "{failed:?}");
    assert!(!folder.path().join("退回/民政局/目标.批注.docx").exists());
    let document = overview.documents.iter().find(|document| document.path == path).unwrap();
    assert_eq!((document.state, document.errors.len()), (State::Checked, 1));
}

#[test]
fn of_a_file_that_takes_no_comments_a_copy_is_made_that_says_so() {
    let folder = tree();
    check(&folder, |desk| (desk.annotate, desk.sheets) = (true, Vec::new()));
    let copy = read(folder.path().join("退回/教育局/说明.批注.docx"));
    let texts: Vec<&str> = copy.asides.iter().map(|aside| aside.text.as_str()).collect();
    assert!(texts[0].starts_with("本文件由“说明.doc”转换生成"), "{texts:?}");
    assert!(texts[1].contains("FORM-UNREAD"), "{texts:?}");
}

#[test]
fn what_is_mechanical_is_mended_and_nothing_else() {
    for fix in [Fix::Tracked, Fix::Accepted] {
        let folder = tree();
        let (overview, _) = check(&folder, |desk| (desk.fix, desk.sheets) = (Some(fix), Vec::new()));
        let document =
            overview.documents.iter().find(|document| document.shown == "民政局/目标.docx").unwrap();
        assert_eq!(document.fixed, (2, 0));
        let before = read(folder.path().join("in/民政局/目标.docx"));
        let after = read(folder.path().join("退回/民政局/目标.修订.docx"));
        let mut wanted = before.clone();
        wanted.forms[0].purpose = Some("用于清淤机械租赁，保障河道通畅。".to_owned());
        wanted.forms[0].indicators[0].basis = Some("云水〔2022〕8号".to_owned());
        let found = jixiao::check(&after, &jixiao::CheckConfig::default());
        assert!(
            !found.iter().any(|finding| matches!(finding.rule, "TEXT-ASCII" | "BASIS-BRACKET")),
            "{found:?}"
        );
        assert_eq!(after.forms, wanted.forms);
        assert_eq!((after.outline, after.tables), (before.outline, before.tables));
    }
}

#[test]
fn a_file_without_a_mechanical_finding_has_no_corrections() {
    let folder = tree();
    let (overview, _) = check(&folder, |desk| {
        desk.config.select = vec!["AMT-SUM".into()];
        (desk.fix, desk.sheets) = (Some(Fix::Tracked), Vec::new());
    });
    assert_eq!(names(&folder), ["check.xlsx", "index.html"]);
    assert_eq!(overview.in_state(State::Failed), 1);
}

#[test]
fn what_only_several_documents_show_stands_in_their_sheets() {
    let folder = tree();
    let (overview, _) = check(&folder, |desk| {
        desk.config.select = vec!["FOLDER-COPY".into(), "FOLDER-ROSTER".into()];
        desk.roster = Some(Roster::parse("330,云岭县水务局\n331,民政局\n340,体育局\n".as_bytes()).unwrap());
    });
    let of = |path: &str| overview.documents.iter().find(|document| document.shown == path).unwrap();
    // The name says which of the two is the copy.
    assert_eq!(of("水务局/副本.docx").problems(), 1);
    assert_eq!(of("水务局/绩效 目标.docx").problems(), 0);
    let sheet = files(&folder.path().join("退回")).remove("水务局/副本.退回单.html").unwrap();
    let sheet = String::from_utf8(sheet).unwrap();
    assert!(sheet.contains("与其他文件") && sheet.contains("水务局/绩效 目标.docx"), "{sheet}");
}
