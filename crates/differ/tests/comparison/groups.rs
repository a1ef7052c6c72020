//! Projects that were split or merged, and such that only look like it.

use differ::{AlertId, Diff, Status};
use pretty_assertions::assert_eq;
use serde_json::Value;

use crate::common::{coded, compared, project, quantity, told};

fn statuses(diff: &Diff) -> Vec<(Status, String)> {
    let name = |side: &differ::ProjectSide| side.name.clone().unwrap();
    let title = |project: &differ::ProjectDiff| {
        let members = project.members.iter().map(name).collect::<Vec<_>>().join("+");
        let sides = [project.old.as_ref().map(name), project.new.as_ref().map(name), Some(members)];
        sides.into_iter().flatten().filter(|name| !name.is_empty()).collect::<Vec<_>>().join("|")
    };
    diff.projects.iter().map(|project| (project.status, title(project))).collect()
}

fn whole() -> Value {
    let indicators = [
        quantity("培训人数", 300, "人次"),
        quantity("举办培训班", 6, "期"),
        quantity("执法检查次数", 120, "次"),
    ];
    project("安全生产培训及执法检查", Some("100"), &indicators)
}

fn training(total: &str) -> Value {
    project(
        "安全生产培训",
        Some(total),
        &[quantity("培训人数", 300, "人次"), quantity("举办培训班", 8, "期")],
    )
}

fn inspection(total: &str) -> Value {
    project("执法检查", Some(total), &[quantity("执法检查次数", 120, "次"), quantity("整改隐患", 80, "处")])
}

#[test]
fn a_project_that_became_two_is_one_group() {
    let diff = compared(&[whole()], &[training("60"), inspection("40")]);
    assert_eq!(statuses(&diff), [(Status::Split, "安全生产培训及执法检查|安全生产培训+执法检查".to_owned())]);
    let split = &diff.projects[0];
    // The money is the same; one target was raised and one indicator is new.
    assert_eq!(told(split), ["举办培训班 changed", "/target number", "整改隐患 added"]);
    assert_eq!(split.matched.as_ref().unwrap().reasons[2], "金额合计 1,000,000 元等于 1,000,000 元");
    assert_eq!(
        split.alerts.iter().map(|alert| (alert.id, alert.message.as_str())).collect::<Vec<_>>(),
        [(AlertId::ProjectSplit, "项目拆分：“安全生产培训及执法检查”拆分为“安全生产培训、执法检查”")]
    );
    let projects = &diff.summary.projects;
    assert_eq!((projects.split, projects.added, projects.removed, projects.changed), (1, 0, 0, 0));
    assert_eq!(diff.summary.totals.budget_delta.unwrap().0, 0.into());
}

#[test]
fn two_projects_that_became_one_are_one_group() {
    let diff = compared(&[training("60"), inspection("40")], &[whole()]);
    assert_eq!(
        statuses(&diff),
        [(Status::Merged, "安全生产培训及执法检查|安全生产培训+执法检查".to_owned())]
    );
    assert_eq!(diff.projects[0].alerts[0].id, AlertId::ProjectMerged);
}

#[test]
fn a_project_that_gave_a_part_away_was_split() {
    // The code stays with one part, and the money of both is what it was.
    let code = "53092624P004151100017";
    let diff = compared(&[coded(code, whole())], &[coded(code, training("58.5")), inspection("41.5")]);
    assert_eq!(statuses(&diff)[0].0, Status::Split);
}

#[test]
fn a_new_project_beside_one_that_goes_on_is_new() {
    // Its name is a part of the other's, but the other has kept its money.
    let diff = compared(&[whole()], &[whole(), inspection("40")]);
    let [(first, _), (second, _)] = statuses(&diff).try_into().unwrap();
    assert_eq!((first, second), (Status::Same, Status::Added));
}

#[test]
fn money_alone_makes_no_group() {
    // 60 + 40 are 100, and neither name nor indicator comes from the project that ended.
    let library = project("图书馆免费开放", Some("60"), &[quantity("开放天数", 300, "天")]);
    let relics = project("文物修缮", Some("40"), &[quantity("修缮文物", 3, "处")]);
    let diff = compared(&[whole()], &[library, relics]);
    let found: Vec<Status> = statuses(&diff).into_iter().map(|(status, _)| status).collect();
    assert_eq!(found, [Status::Added, Status::Added, Status::Removed]);
}

#[test]
fn names_alone_make_no_group() {
    // Both are called after it, but they cost five times as much and measure other things.
    let other = |name: &str| project(name, Some("250"), &[quantity("购置设备", 20, "台")]);
    let diff = compared(&[whole()], &[other("安全生产培训"), other("执法检查")]);
    assert!(diff.projects.iter().all(|project| project.status != Status::Split), "{:?}", statuses(&diff));
}
