//! Sums over projects: unknown is not zero, and nothing is counted twice.

use differ::{AlertId, Diff, Direction};
use pretty_assertions::assert_eq;
use serde_json::{Value, json};

use crate::common::{coded, compared, fund, project, quantity, told};

fn form(name: &str, total: Option<&str>) -> Value {
    project(name, total, &[quantity(&format!("{name}数量"), 5, "个")])
}

/// The sums, the delta, and how many are unknown.
fn sums(diff: &Diff) -> [Option<String>; 3] {
    let totals = &diff.summary.totals;
    [totals.budget_old, totals.budget_new, totals.budget_delta]
        .map(|sum| sum.map(|sum| sum.0.normalize().to_string()))
}

fn known(sums: [&str; 3]) -> [Option<String>; 3] {
    sums.map(|sum| Some(sum.to_owned()))
}

#[test]
fn the_sum_tells_its_direction_with_grouped_amounts() {
    let diff = compared(
        &[form("河道清淤", Some("120")), form("防汛物资", Some("80"))],
        &[form("河道清淤", Some("90"))],
    );
    assert_eq!(sums(&diff), known(["2000000", "900000", "-1100000"]));
    let alert = &diff.alerts[0];
    assert_eq!((alert.id, alert.direction), (AlertId::DepartmentTotal, Some(Direction::Down)));
    assert_eq!(alert.message, "项目预算合计由 2,000,000 元减少到 900,000 元（−1,100,000 元，−55%）");
}

#[test]
fn an_amount_that_could_not_be_read_is_unknown_and_not_zero() {
    let old = [form("河道清淤", Some("120")), form("防汛物资", Some("80"))];
    let new = [form("河道清淤", Some("120")), form("防汛物资", Some("八十左右"))];
    let diff = compared(&old, &new);
    // Without the 80 of last year beside it the sum says nothing about this year.
    assert_eq!(sums(&diff), [Some("2000000".to_owned()), Some("1200000".to_owned()), None]);
    assert_eq!((diff.summary.totals.without_budget.old, diff.summary.totals.without_budget.new), (0, 1));
    assert!(diff.alerts.is_empty(), "no rise and no fall is asserted: {:?}", diff.alerts);
    let text = differ::to_text(&diff, false);
    assert!(text.contains("增减不明；另有金额不明的项目未计入：上年 0 个，今年 1 个"), "{text}");
}

#[test]
fn an_amount_that_became_words_is_told_as_one_change() {
    let old = form("河道清淤", Some("120"));
    let mut new = form("河道清淤", None);
    new["fields"] = json!({"资金总额": "待定"});
    let diff = compared(std::slice::from_ref(&old), std::slice::from_ref(&new));
    assert_eq!(told(&diff.projects[0]), ["/funds/total/budget qualified"]);
    assert_eq!(sums(&diff), [Some("1200000".to_owned()), None, None]);
    let back = compared(&[new], &[old]);
    assert_eq!(told(&back.projects[0]), ["/funds/total/budget quantified"]);
}

#[test]
fn what_is_unknown_on_both_sides_is_left_out_on_both() {
    let side = |total: &str| [form("河道清淤", Some(total)), form("防汛物资", None)];
    let diff = compared(&side("120"), &side("150"));
    assert_eq!(sums(&diff), known(["1200000", "1500000", "300000"]));
    assert!(diff.alerts[0].message.ends_with("；另有金额不明的项目未计入：上年 1 个，今年 1 个"));
}

#[test]
fn a_sum_of_which_nothing_is_known_is_null() {
    let diff = compared(&[form("河道清淤", None)], &[form("河道清淤", Some("150"))]);
    assert_eq!(sums(&diff), [None, Some("1500000".to_owned()), None]);
    let json = serde_json::to_value(&diff).unwrap();
    assert_eq!(
        (&json["summary"]["budget_old"], &json["summary"]["without_budget"]["old"]),
        (&Value::Null, &1.into())
    );
}

#[test]
fn a_copy_of_a_form_is_no_new_money() {
    let one = coded("53092624P004151100017", form("河道清淤", Some("120")));
    let diff = compared(std::slice::from_ref(&one), &[one.clone(), one.clone()]);
    assert_eq!(sums(&diff), known(["1200000", "1200000", "0"]));
    // Two units that are called alike each have their own.
    let of = |unit: &str| {
        let mut form = form("办公用房租赁", Some("30"));
        form["unit"] = json!({"name": unit});
        form
    };
    let diff = compared(&[of("甲乡")], &[of("甲乡"), of("乙乡")]);
    assert_eq!(sums(&diff), known(["300000", "600000", "300000"]));
}

#[test]
fn goals_beside_their_evaluation_are_one_project() {
    let goals = form("河道清淤", Some("120"));
    let mut evaluation = form("河道清淤", Some("118"));
    evaluation["kind"] = "project_evaluation".into();
    let diff = compared(&[goals.clone(), evaluation], &[goals]);
    assert_eq!(sums(&diff), known(["1200000", "1200000", "0"]));
}

#[test]
fn without_a_total_the_parts_are_summed_and_their_parts_are_not() {
    let with = |funds: &[Value]| {
        let mut form = form("河道清淤", None);
        form["funds"] = funds.into();
        form
    };
    let parts = [
        fund("fiscal", "财政资金", "100"),
        fund("fiscal.general", "其中：一般公共预算", "70"),
        fund("other", "其他资金", "20"),
        fund("basic", "基本支出", "50"),
        fund("project", "项目支出", "70"),
    ];
    let unreadable = [fund("fiscal", "财政资金", "100"), fund("other", "其他资金", "待定")];
    let diff = compared(&[with(&parts)], &[with(&unreadable)]);
    assert_eq!(sums(&diff), [Some("1200000".to_owned()), None, None]);
}

#[test]
fn a_new_and_an_ended_project_show_their_money() {
    let diff = compared(
        &[form("防汛物资", Some("80"))],
        &[form("智慧水利平台", Some("60.5")), form("水质监测", None)],
    );
    let text = differ::to_text(&diff, false);
    for line in [
        "+ 智慧水利平台 · 新增 · 605,000 元",
        "+ 水质监测 · 新增 · 金额不明",
        "- 防汛物资 · 取消 · 800,000 元",
    ] {
        assert!(text.lines().any(|found| found == line), "{line}\n---\n{text}");
    }
    assert!(differ::to_html(&diff).contains("605,000 元"));
}
