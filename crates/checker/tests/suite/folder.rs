//! The rules over several documents: small folders drawn by hand.

use checker::{Config, Digest, Located, Severity, across};
use model::{Department, Submission};
use serde_json::{Value, json};

use crate::fixture::{load, submission};

/// A document of the base `projects` with changes.
fn changed(changes: &[(&str, Value)]) -> Submission {
    let mut document = load("projects");
    for (pointer, value) in changes {
        *document.pointer_mut(pointer).unwrap() = value.clone();
    }
    submission(&document)
}

/// The same projects of another department, under other codes and names.
fn other_department() -> Submission {
    let mut document = load("projects");
    document["department"] = json!({"code": "517001", "name": "云岭县林业站"});
    for (index, form) in document["forms"].as_array_mut().unwrap().iter_mut().enumerate() {
        form["unit"] = json!({"code": "517001", "name": "云岭县林业站"});
        form["project"] =
            json!({"code": format!("13990023P00551710001{index}"), "name": format!("林业项目{index}")});
        form["goals"][0]["text"] =
            format!("完成第{index}片荒山造林任务，做好苗木补植和管护，巩固造林成果，改善生态环境。").into();
        form["indicators"][0]["name"] = format!("第{index}片造林面积").into();
    }
    document["outline"] = json!([]);
    submission(&document)
}

fn run(files: &[(&str, &Submission)], roster: Option<&[Department]>) -> Vec<Located> {
    let mut digests: Vec<Digest> =
        files.iter().map(|(path, submission)| Digest::of(path, submission)).collect();
    across(&mut digests, roster, &Config::default())
}

fn rules(found: &[Located]) -> Vec<&str> {
    found.iter().map(|located| located.finding.rule).collect()
}

#[test]
fn two_departments_with_their_own_projects_are_fine() {
    let found = run(&[("文化馆/目标.docx", &changed(&[])), ("林业站/目标.docx", &other_department())], None);
    assert_eq!(found, []);
}

#[test]
fn a_copy_is_told_once_and_its_projects_are_not_told_again() {
    let original = changed(&[]);
    let found = run(&[("文化馆/目标.docx", &original), ("文化馆/目标 - 副本.docx", &original)], None);
    assert_eq!(rules(&found), ["FOLDER-COPY"]);
    assert_eq!(
        (found[0].path.as_str(), found[0].finding.severity),
        ("文化馆/目标 - 副本.docx", Severity::Warning)
    );
    assert_eq!(found[0].others, ["文化馆/目标.docx"]);
}

#[test]
fn a_copy_is_told_of_the_file_whose_name_marks_it() {
    let original = changed(&[]);
    // As folders list them: the mark stands before the dot.
    let found = run(&[("文化馆/目标(1).docx", &original), ("文化馆/目标.docx", &original)], None);
    assert_eq!(rules(&found), ["FOLDER-COPY"]);
    assert_eq!(
        (found[0].path.as_str(), found[0].finding.severity),
        ("文化馆/目标(1).docx", Severity::Warning)
    );
    assert_eq!(found[0].others, ["文化馆/目标.docx"]);
}

#[test]
fn a_name_like_a_copy_with_other_content_is_a_hint() {
    let newer = other_department();
    let found = run(&[("目标.docx", &changed(&[])), ("目标 - 副本.docx", &newer)], None);
    assert_eq!(rules(&found), ["FOLDER-COPY"]);
    assert_eq!(found[0].finding.severity, Severity::Info);
    let found = run(&[("目标.docx", &changed(&[])), ("正副本管理.docx", &newer)], None);
    assert_eq!(found, []);
}

#[test]
fn one_code_for_two_projects_is_an_error() {
    let mut document = other_department();
    document.forms[1].project.as_mut().unwrap().code = Some("13990023P00440710001B".to_owned());
    let found = run(&[("文化馆.docx", &changed(&[])), ("林业站.docx", &document)], None);
    assert_eq!(rules(&found), ["FOLDER-CODE"]);
    assert_eq!(found[0].finding.severity, Severity::Error);
    assert_eq!(found[0].finding.at[0].as_str(), "/forms/1");
    assert!(found[0].finding.message.contains("戏曲培训经费"), "{}", found[0].finding.message);
    // Another year's project may keep its code.
    document.forms[1].year = Some(2024);
    assert_eq!(run(&[("文化馆.docx", &changed(&[])), ("林业站.docx", &document)], None), []);
}

#[test]
fn one_project_of_a_department_in_two_documents_is_told() {
    let mut document = changed(&[("/outline", json!([]))]);
    document.forms.truncate(1);
    let form = &mut document.forms[0];
    form.project.as_mut().unwrap().code = None;
    form.indicators.truncate(4);
    form.goals[0].text = "组织戏曲培训班。".to_owned();
    let found = run(&[("目标.docx", &changed(&[])), ("补充.docx", &document)], None);
    assert_eq!(rules(&found), ["FOLDER-PROJECT"]);
}

#[test]
fn indicators_copied_from_another_department_are_told() {
    let mut document = other_department();
    document.forms.truncate(1);
    document.forms[0].indicators = changed(&[]).forms[0].indicators.clone();
    let found = run(&[("文化馆.docx", &changed(&[])), ("林业站.docx", &document)], None);
    assert_eq!(rules(&found), ["FOLDER-TEXT"]);
    assert!(found[0].finding.message.contains("全部指标"), "{}", found[0].finding.message);
    document.forms[0].indicators[0].name = Some("造林培训人次".to_owned());
    assert_eq!(run(&[("文化馆.docx", &changed(&[])), ("林业站.docx", &document)], None), []);
}

#[test]
fn last_years_form_in_this_years_folder_is_told() {
    let old = other_department();
    let found = run(&[("2024/林业站/目标.docx", &old)], None);
    assert_eq!(rules(&found), ["FOLDER-YEAR"]);
    assert!(found[0].finding.message.contains("2023年"), "{}", found[0].finding.message);
    assert_eq!(run(&[("2023/林业站/目标.docx", &old)], None), []);
    assert_eq!(run(&[("报送/林业站/目标.docx", &old)], None), []);
}

#[test]
fn departments_of_the_roster_without_a_document_are_told() {
    let department = |code: &str, name: &str| Department {
        code: Some(code.to_owned()),
        name: name.to_owned(),
        level: None,
    };
    let roster = [
        department("415", "文化馆"),
        department("517", "林业站"),
        department("600", "水务局"),
        department("700", "民政局"),
    ];
    let files = [("目标.docx", &changed(&[])), ("其他.docx", &other_department())];
    let mut digests: Vec<Digest> =
        files.iter().map(|(path, submission)| Digest::of(path, submission)).collect();
    // A broken file of a folder that names its department was handed in all the same.
    digests.push(Digest::unread("民政局/目标.doc"));
    let found = across(&mut digests, Some(&roster), &Config::default());
    assert_eq!(rules(&found), ["FOLDER-ROSTER"]);
    assert_eq!((found[0].path.as_str(), found[0].finding.message.as_str()), ("", "600 水务局没有报送文件"));
}

#[test]
fn a_departments_projects_in_other_documents_add_up() {
    let department = |projects: &str| {
        let mut document = load("department");
        document["forms"][0]["unit"] = json!({"code": "415001", "name": "云岭县文化馆"});
        document["forms"][0]["funds"] = json!([
            {"item": "total", "label": "金额合计", "budget": {"q": ["50.00", "eq", 50.00, "万元", 500_000, "元"]}},
            {"item": "project", "label": "项目支出", "budget": {"q": [format!("{projects}.00"), "eq", projects.parse::<u32>().unwrap(), "万元", projects.parse::<u32>().unwrap() * 10_000, "元"]}}
        ]);
        submission(&document)
    };
    let projects = changed(&[]);
    let total: u32 = 5 + 10 + 20;
    let found = run(&[("部门.docx", &department("40")), ("项目.docx", &projects)], None);
    assert_eq!(rules(&found), ["FOLDER-SUM"], "{found:?}");
    assert_eq!(found[0].finding.at[0].as_str(), "/forms/0/funds/1/budget");
    assert_eq!(run(&[("部门.docx", &department(&total.to_string())), ("项目.docx", &projects)], None), []);
    // Units of another name that say whose they are.
    let mut units = changed(&[]);
    for form in &mut units.forms {
        let unit = form.unit.as_mut().unwrap();
        (unit.code, unit.name) = (None, "云岭县群众艺术馆".to_owned());
        form.fields.insert("主管部门".to_owned(), "云岭县文化馆".to_owned());
    }
    units.department = None;
    let found = run(&[("部门.docx", &department("40")), ("项目.docx", &units)], None);
    assert!(rules(&found).contains(&"FOLDER-SUM"), "{found:?}");
    units.forms.iter_mut().for_each(|form| drop(form.fields.shift_remove("主管部门")));
    let found = run(&[("部门.docx", &department("40")), ("项目.docx", &units)], None);
    assert!(!rules(&found).contains(&"FOLDER-SUM"), "{found:?}");
}

#[test]
fn a_narrative_that_differs_in_the_departments_name_only_is_told() {
    let narrative = |name: &str| {
        let mut document = other_department();
        document.forms.truncate(0);
        document.department.as_mut().unwrap().name = name.to_owned();
        let text = format!(
            "{name}紧紧围绕年度中心工作，加强预算绩效管理，落实全过程绩效管理要求，完善各项内部管理制度，规范资金使用程序，提高财政资金使用效益。\
             一是加强组织领导，明确责任分工，把绩效目标分解到科室和个人；二是加强支出管理，按进度拨付资金，确保专款专用；三是加强监督检查，按季度开展自查。"
        );
        document.outline = vec![model::Section {
            number: "一、".to_owned(),
            heading: "总体绩效目标".to_owned(),
            paragraphs: vec![text],
            ..model::Section::default()
        }];
        document
    };
    let found = run(
        &[("林业站.docx", &narrative("云岭县林业站")), ("农机站.docx", &narrative("云岭县农机站"))],
        None,
    );
    assert_eq!(rules(&found), ["FOLDER-TEXT"]);
    assert!(found[0].finding.message.contains("正文与"), "{}", found[0].finding.message);
    let mut other = narrative("云岭县农机站");
    other.outline[0].paragraphs[0].push_str("四是加强宣传培训。");
    assert_eq!(run(&[("林业站.docx", &narrative("云岭县林业站")), ("农机站.docx", &other)], None), []);
}

#[test]
fn one_project_and_amount_in_two_departments_is_a_hint() {
    let mut document = other_department();
    document.forms[0].project.as_mut().unwrap().name = Some("戏曲培训经费".to_owned());
    let found = run(&[("文化馆.docx", &changed(&[])), ("林业站.docx", &document)], None);
    assert_eq!(rules(&found), ["FOLDER-PROJECT"]);
    assert_eq!(found[0].finding.severity, Severity::Info);
    // Another amount: every office has 办公经费.
    document.forms[0].funds[0].budget = changed(&[]).forms[1].funds[0].budget.clone();
    assert_eq!(run(&[("文化馆.docx", &changed(&[])), ("林业站.docx", &document)], None), []);
}
