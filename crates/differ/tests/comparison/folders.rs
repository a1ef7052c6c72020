//! Two folders: documents find each other by path, by whose they are, by what they say; doubt is said.

use differ::{
    AlertId, By, Confidence, DiffOptions, FailedDocument, Filed, FolderDiff, ReadingError, Side, Status,
    diff_folders, folder_to_html, folder_to_text,
};
use model::Submission;
use pretty_assertions::assert_eq;
use serde_json::{Value, json};

use crate::common::{document, filed, of_department, project, quantity, read};

fn compared(old: &[(&str, Submission)], new: &[(&str, Submission)]) -> FolderDiff {
    let side = |folder: &str, documents: &[(&str, Submission)]| -> Vec<Filed> {
        documents.iter().map(|(below, submission)| filed(folder, below, submission.clone())).collect()
    };
    diff_folders(&side("2024", old), &side("2025", new), Vec::new(), &DiffOptions::default())
}

/// The paths of every pair, and what decided.
fn pairs(diff: &FolderDiff) -> Vec<(&str, &str, By)> {
    let pair = |diff: &'_ differ::Diff| -> By { diff.matched.as_ref().unwrap().by };
    let paths =
        diff.documents.iter().map(|diff| [&diff.old, &diff.new].map(|side| side.path.as_deref().unwrap()));
    paths.zip(&diff.documents).map(|([old, new], diff)| (old, new, pair(diff))).collect()
}

fn lone(documents: &[differ::LoneDocument]) -> Vec<&str> {
    documents.iter().map(|lone| lone.document.path.as_deref().unwrap()).collect()
}

fn goals(name: &str, total: &str) -> Value {
    project(name, Some(total), &[quantity(&format!("{name}数量"), 5, "个")])
}

fn water(year: u16, county: &str) -> Submission {
    of_department(year, None, &format!("{county}水利局"), &[goals("河道清淤", "100")])
}

#[test]
fn an_equal_path_decides_first() {
    // Nothing in the documents says whose they are.
    let side = |year| {
        let of = |name: &str| document(year, &[goals(name, "50")]);
        [("民政局/目标.docx", of("低保")), ("财政局/目标.docx", of("低保"))]
    };
    let mut new = side(2025);
    new.reverse();
    let diff = compared(&side(2024), &new);
    assert_eq!(
        pairs(&diff),
        [
            ("2024/财政局/目标.docx", "2025/财政局/目标.docx", By::Path),
            ("2024/民政局/目标.docx", "2025/民政局/目标.docx", By::Path)
        ]
    );
}

#[test]
fn files_that_were_numbered_anew_are_paired_by_their_departments() {
    let diff = compared(
        &[("1.docx", water(2024, "云岭县")), ("2.docx", water(2024, "清河县"))],
        &[("1.docx", water(2025, "清河县")), ("2.docx", water(2025, "云岭县"))],
    );
    assert_eq!(
        pairs(&diff),
        [("2024/2.docx", "2025/1.docx", By::Name), ("2024/1.docx", "2025/2.docx", By::Name)]
    );
}

#[test]
fn an_equal_path_with_another_department_is_doubted_aloud() {
    let archive = |project: &str| of_department(2025, None, "云岭县档案馆", &[goals(project, "100")]);
    let diff = compared(&[("目标.docx", water(2024, "云岭县"))], &[("目标.docx", archive("档案数字化"))]);
    let matched = diff.documents[0].matched.as_ref().unwrap();
    assert_eq!((matched.by, matched.confidence), (By::Path, Confidence(70)));
    assert_eq!(matched.reasons, ["相对路径相同", "单位名称不同，请核对"]);
    assert!(folder_to_text(&diff, false).contains("单位名称不同，请核对"));
    // With last year's projects it is the same department by another name.
    let diff = compared(&[("目标.docx", water(2024, "云岭县"))], &[("目标.docx", archive("河道清淤"))]);
    assert_eq!(diff.documents[0].matched.as_ref().unwrap().confidence, Confidence(90));
}

#[test]
fn the_year_in_a_path_and_the_extension_do_not_count() {
    let diff = compared(
        &[("2024年/民政局2024绩效目标.doc", document(2024, &[goals("低保", "50")]))],
        &[("2025年/民政局2025绩效目标.docx", document(2025, &[goals("低保", "60")]))],
    );
    assert_eq!(
        pairs(&diff),
        [("2024/2024年/民政局2024绩效目标.doc", "2025/2025年/民政局2025绩效目标.docx", By::Path)]
    );
}

#[test]
fn departments_are_paired_by_code_and_not_by_order() {
    let diff = compared(
        &[("a.docx", read("yunling-2024")), ("b.docx", read("qinghe-2024"))],
        &[("c.docx", read("qinghe-2025")), ("d.docx", read("yunling-2025"))],
    );
    // 清河 hands in an evaluation and then goals: one project of it is of one kind.
    assert_eq!(
        pairs(&diff),
        [("2024/b.docx", "2025/c.docx", By::Code), ("2024/a.docx", "2025/d.docx", By::Code)]
    );
}

#[test]
fn a_department_that_changed_its_code_kept_its_name() {
    let mut new = read("yunling-2025");
    new.department.as_mut().unwrap().code = Some("416001".to_owned());
    let diff = compared(&[("a.docx", read("yunling-2024"))], &[("b.docx", new)]);
    assert_eq!(pairs(&diff), [("2024/a.docx", "2025/b.docx", By::Name)]);
}

#[test]
fn a_name_counts_with_its_county() {
    let diff = compared(
        &[("a.docx", water(2024, "云岭县")), ("b.docx", water(2024, "清河县"))],
        &[("c.docx", water(2025, "清河县")), ("d.docx", water(2025, "东山县"))],
    );
    assert_eq!(pairs(&diff), [("2024/b.docx", "2025/c.docx", By::Name)]);
    assert_eq!((lone(&diff.added), lone(&diff.removed)), (vec!["2025/d.docx"], vec!["2024/a.docx"]));
    // The county may stand in the path alone.
    let nameless = |year| water(year, "");
    let diff = compared(
        &[("云岭县/a.docx", nameless(2024)), ("清河县/b.docx", nameless(2024))],
        &[("清河县/c.docx", nameless(2025)), ("东山县/d.docx", nameless(2025))],
    );
    assert_eq!(pairs(&diff), [("2024/清河县/b.docx", "2025/清河县/c.docx", By::Name)]);
}

#[test]
fn a_code_of_two_counties_is_not_one_department() {
    let of = |year, name: &str| of_department(year, Some("322001"), name, &[goals("招商引资", "80")]);
    let diff = compared(&[("a.docx", of(2024, "云岭县商务局"))], &[("b.docx", of(2025, "清河县商务局"))]);
    assert_eq!(diff.documents.len(), 0);
    assert_eq!((lone(&diff.added), lone(&diff.removed)), (vec!["2025/b.docx"], vec!["2024/a.docx"]));
}

#[test]
fn a_renamed_department_is_found_by_its_projects_and_doubt_shows_both_paths() {
    let of = |year, name: &str, projects: &[&str]| {
        let forms: Vec<Value> = projects.iter().map(|project| goals(project, "80")).collect();
        of_department(year, None, name, &forms)
    };
    let old = [("a.docx", of(2024, "云岭县水利局", &["河道清淤", "水质监测"]))];
    let sure = compared(&old, &[("b.docx", of(2025, "云岭县水务局", &["河道清淤", "水质监测"]))]);
    assert_eq!(pairs(&sure), [("2024/a.docx", "2025/b.docx", By::Content)]);
    let doubtful = compared(&old, &[("b.docx", of(2025, "云岭县水务局", &["河道清淤", "节水改造"]))]);
    assert_eq!(doubtful.documents.len(), 0, "one of three projects");
    let doubtful = compared(
        &[("a.docx", of(2024, "云岭县文化和旅游局", &["免费开放", "文物修缮"]))],
        &[("b.docx", of(2025, "云岭县文化广电和旅游局", &["全民阅读", "戏曲进校园"]))],
    );
    assert_eq!(doubtful.documents.len(), 0);
    let possible = &doubtful.possible[0];
    assert_eq!(
        (possible.old.path.as_deref(), possible.new.path.as_deref()),
        (Some("2024/a.docx"), Some("2025/b.docx"))
    );
    assert!(possible.matched.confidence < Confidence(60));
    let text = folder_to_text(&doubtful, false);
    assert!(text.contains("? 2024/a.docx ↔ 2025/b.docx  按名称对应，把握 40%（单位名称相似 66%"), "{text}");
    let other = compared(&old, &[("b.docx", of(2025, "云岭县档案馆", &["档案数字化"]))]);
    assert_eq!((other.documents.len(), other.possible.len()), (0, 0), "nothing in common");
}

#[test]
fn a_department_that_files_each_project_by_itself_is_compared_project_by_project() {
    let of = |year, name: &str, total: &str| of_department(year, None, "云岭县水利局", &[goals(name, total)]);
    let diff = compared(
        &[("1.docx", of(2024, "河道清淤", "100")), ("2.docx", of(2024, "水质监测", "20"))],
        &[("x.docx", of(2025, "水质监测", "25")), ("y.docx", of(2025, "节水改造", "30"))],
    );
    assert_eq!(pairs(&diff), [("2024/2.docx", "2025/x.docx", By::Name)]);
    assert_eq!((lone(&diff.added), lone(&diff.removed)), (vec!["2025/y.docx"], vec!["2024/1.docx"]));
    assert_eq!(diff.added[0].budget.unwrap().0.normalize().to_string(), "300000");
}

#[test]
fn a_document_without_counterpart_shows_its_projects_and_their_money() {
    let diff = compared(&[("a.docx", read("yunling-2024"))], &[("b.docx", read("qinghe-2025"))]);
    assert_eq!(diff.documents.len(), 0);
    assert_eq!((diff.added[0].projects.len(), diff.removed[0].projects.len()), (3, 5));
    // 120 + 86.5 + 30 + 45 + 18 万元.
    assert_eq!(diff.removed[0].budget.unwrap().0.normalize().to_string(), "2995000");
    let text = folder_to_text(&diff, false);
    assert!(text.contains("- 2024/a.docx · 5 张表，预算合计 2,995,000 元"), "{text}");
    assert_eq!((diff.summary.projects.added, diff.summary.projects.removed), (3, 5));
}

#[test]
fn a_copy_is_no_new_money() {
    let old = [("民政局/目标.docx", document(2024, &[goals("低保", "50")]))];
    let now = document(2025, &[goals("低保", "60")]);
    let diff = compared(
        &old,
        &[
            ("民政局/目标 - 副本.docx", now.clone()),
            ("民政局/目标.docx", now.clone()),
            ("民政局/汇总/目标.doc", now),
        ],
    );
    assert_eq!(pairs(&diff), [("2024/民政局/目标.docx", "2025/民政局/目标.docx", By::Path)]);
    assert_eq!(diff.added, []);
    let copies: Vec<_> = diff.copies.iter().map(|copy| (copy.side, copy.path.as_str())).collect();
    assert_eq!(
        copies,
        [(Side::New, "2025/民政局/目标 - 副本.docx"), (Side::New, "2025/民政局/汇总/目标.doc")]
    );
    assert!(diff.copies.iter().all(|copy| copy.of == "2025/民政局/目标.docx"));
    assert_eq!(diff.summary.totals.budget_new.unwrap().0, 600_000.into());
}

#[test]
fn a_copy_by_name_that_says_something_else_is_told_and_is_no_new_money() {
    let of = |total: &str| document(2025, &[goals("低保", total)]);
    let old = [("民政局/目标.docx", document(2024, &[goals("低保", "50")]))];
    let diff = compared(&old, &[("民政局/目标.docx", of("60")), ("民政局/目标 - 副本.docx", of("61"))]);
    assert_eq!((lone(&diff.added), diff.copies.len(), diff.copies[0].same), (vec![], 1, false));
    assert_eq!(diff.summary.totals.budget_new.unwrap().0, 600_000.into());
    assert!(folder_to_text(&diff, false).contains("内容不同，请确认以哪一份为准"));
    // Other projects under the name of a copy are new.
    let other = document(2025, &[goals("殡葬改革", "30")]);
    let diff = compared(&old, &[("民政局/目标.docx", of("60")), ("民政局/目标 - 副本.docx", other)]);
    assert_eq!((diff.copies.len(), lone(&diff.added)), (0, vec!["2025/民政局/目标 - 副本.docx"]));
    // A copy that stands in both folders is compared there.
    let both = [
        ("民政局/目标.docx", document(2024, &[goals("低保", "50")])),
        ("民政局/目标 - 副本.docx", document(2024, &[goals("低保", "51")])),
    ];
    let diff = compared(&both, &[("民政局/目标.docx", of("60")), ("民政局/目标 - 副本.docx", of("61"))]);
    assert_eq!((diff.copies.len(), diff.documents.len()), (0, 2));
}

#[test]
fn a_copy_that_stands_in_both_folders_is_compared_once() {
    let side = |year, total: &str| {
        let document = document(year, &[goals("低保", total)]);
        [("目标.docx", document.clone()), ("目标(1).docx", document)]
    };
    let diff = compared(&side(2024, "50"), &side(2025, "60"));
    assert_eq!(pairs(&diff), [("2024/目标.docx", "2025/目标.docx", By::Path)]);
    assert_eq!(diff.copies.len(), 2);
    assert_eq!(diff.summary.totals.budget_delta.unwrap().0, 100_000.into());
}

#[test]
fn an_evaluation_is_no_counterpart_of_goals_unless_asked() {
    let mut evaluation = goals("河道清淤", "100");
    evaluation["kind"] = "project_evaluation".into();
    let old = [filed("2024", "水利局.docx", document(2024, &[evaluation]))];
    let new = [filed("2025", "水利局.docx", document(2025, &[goals("河道清淤", "100")]))];
    let apart = diff_folders(&old, &new, Vec::new(), &DiffOptions::default());
    assert_eq!((apart.documents.len(), apart.added.len(), apart.removed.len()), (0, 1, 1));
    let reasons = &apart.possible[0].matched.reasons;
    assert_eq!(reasons.last().unwrap(), "表种不同，加 --across-kinds 才对比");
    let options = DiffOptions { across_kinds: true, ..DiffOptions::default() };
    let across = diff_folders(&old, &new, Vec::new(), &options);
    assert_eq!(across.documents[0].projects[0].status, Status::Same);
}

fn failed(side: Side, below: &str) -> FailedDocument {
    let path = format!("{}/{below}", if side == Side::Old { "2024" } else { "2025" });
    let error = ReadingError { id: "word.damaged".to_owned(), message: format!("{path}: 损坏") };
    FailedDocument { side, path, below: below.to_owned(), error, counterpart: None }
}

#[test]
fn what_stood_in_an_unread_file_is_neither_new_nor_gone() {
    let of = |year, name: &str| document(year, &[goals(name, "50")]);
    let old = [
        filed("2024", "民政局/目标.docx", of(2024, "低保")),
        filed("2024", "财政局/目标.docx", of(2024, "投资评审")),
    ];
    let new = [filed("2025", "财政局/目标.docx", of(2025, "投资评审"))];
    let diff = diff_folders(&old, &new, vec![failed(Side::New, "民政局/目标.docx")], &DiffOptions::default());
    assert_eq!((diff.documents.len(), diff.added.len(), diff.removed.len()), (1, 0, 0));
    assert_eq!(diff.failed[0].counterpart.as_deref(), Some("2024/民政局/目标.docx"));
    // Its money is unknown this year.
    let totals = &diff.summary.totals;
    assert_eq!(
        (totals.budget_old.unwrap().0, totals.budget_new.unwrap().0),
        (1_000_000.into(), 500_000.into())
    );
    assert_eq!((totals.budget_delta, totals.without_budget.new), (None, 1));
    assert!(diff.alerts.is_empty());
    let json = serde_json::to_value(&diff).unwrap();
    assert_eq!(json["failed"][0]["path"], "2025/民政局/目标.docx");
    assert_eq!(
        json["failed"][0]["error"],
        json!({"id": "word.damaged", "message": "2025/民政局/目标.docx: 损坏"})
    );
    // A second document that is gone is gone: one file cannot have held both.
    let old = [old[0].clone(), filed("2024", "审计局/报告.docx", of(2024, "审计")), old[1].clone()];
    let diff = diff_folders(&old, &new, vec![failed(Side::New, "民政局/目标.docx")], &DiffOptions::default());
    assert_eq!(lone(&diff.removed), ["2024/审计局/报告.docx"]);
}

#[test]
fn json_is_the_contract() {
    let diff = compared(&[("a.docx", read("yunling-2024"))], &[("a.docx", read("yunling-2025"))]);
    let json = serde_json::to_value(&diff).unwrap();
    assert_eq!(json["schema"], "jixiao-diff-folder/1");
    for key in ["documents", "possible", "added", "removed", "failed"] {
        assert!(json[key].is_array(), "{key}");
    }
    assert_eq!(json["documents"][0]["old"]["path"], "2024/a.docx");
    assert_eq!(json["documents"][0]["old"]["file"], "a.docx");
    let raw = serde_json::to_string(&diff).unwrap();
    assert!(raw.contains(r#""budget_old":2995000"#) && raw.contains(r#""budget_percent":15.03"#));
    assert_eq!(diff.alerts[0].id, AlertId::DepartmentTotal);
}

#[test]
fn one_page_holds_all_documents() {
    let diff = compared(
        &[("a.docx", read("yunling-2024")), ("b.docx", read("qinghe-2024"))],
        &[("a.docx", read("yunling-2025")), ("b.docx", read("qinghe-2025"))],
    );
    let page = folder_to_html(&diff);
    assert_eq!(page.matches("<!DOCTYPE html>").count(), 1);
    assert!(page.contains("id=\"d0p2\"") && page.contains("href=\"#d1p0\""));
    assert!(page.contains("default-src 'none'"));
}
