//! Two years of two departments with every kind of change planted; what must be found was written down by hand
//! beside the documents.

use differ::{AlertId, Aliases, By, ChangeKind, Diff, DiffOptions, Direction, Effect, ProjectDiff, Status};
use pretty_assertions::assert_eq;

use crate::common::{read, years};

fn project<'a>(diff: &'a Diff, name: &str) -> &'a ProjectDiff {
    let named = |project: &&ProjectDiff| {
        let side = project.new.as_ref().or(project.old.as_ref()).unwrap();
        side.name.as_deref() == Some(name)
    };
    diff.projects.iter().find(named).unwrap()
}

/// Path, kind, delta, percent, direction, effect, convertible.
type Row = (
    &'static str,
    ChangeKind,
    Option<&'static str>,
    Option<&'static str>,
    Option<Direction>,
    Option<Effect>,
    Option<bool>,
);

fn plain(path: &'static str, kind: ChangeKind) -> Row {
    (path, kind, None, None, None, None, None)
}

#[track_caller]
fn assert_changes(changes: &[differ::Change], expected: &[Row]) {
    let row = |change: &differ::Change| {
        let text = |number: Option<model::Exact>| number.map(|number| number.0.normalize().to_string());
        (
            change.path.as_str().to_owned(),
            change.kind,
            text(change.delta),
            text(change.percent),
            change.direction,
            change.effect,
            change.convertible,
        )
    };
    let found: Vec<_> = changes.iter().map(row).collect();
    let expected: Vec<_> = expected
        .iter()
        .map(|(path, kind, delta, percent, direction, effect, convertible)| {
            let text = |number: Option<&str>| number.map(str::to_owned);
            ((*path).to_owned(), *kind, text(*delta), text(*percent), *direction, *effect, *convertible)
        })
        .collect();
    assert_eq!(found, expected);
}

#[track_caller]
fn assert_indicator(project: &ProjectDiff, name: &str, status: Status, expected: &[Row]) {
    let named = |indicator: &&differ::IndicatorDiff| {
        indicator.new.as_ref().or(indicator.old.as_ref()).unwrap().name.as_deref() == Some(name)
    };
    let indicator = project.indicators.iter().find(named).unwrap();
    assert_eq!(indicator.status, status, "{name}");
    assert_changes(&indicator.changes, expected);
}

const UP: Option<Direction> = Some(Direction::Up);
const DOWN: Option<Direction> = Some(Direction::Down);
const TIGHTENED: Option<Effect> = Some(Effect::Tightened);
const LOOSENED: Option<Effect> = Some(Effect::Loosened);

#[test]
fn projects_are_paired_and_counted() {
    let diff = years("yunling");
    let found: Vec<_> = diff
        .projects
        .iter()
        .map(|project| {
            let side = project.new.as_ref().or(project.old.as_ref()).unwrap();
            let matched = project.matched.as_ref().map(|matched| matched.by);
            (side.name.as_deref().unwrap(), project.status, matched)
        })
        .collect();
    assert_eq!(
        found,
        [
            ("智慧水利平台", Status::Added, None),
            ("办公用房租赁费", Status::Same, Some(By::Code)),
            ("小型水库管护经费", Status::Changed, Some(By::Code)),
            ("2025年河道清淤工程", Status::Changed, Some(By::Code)),
            ("农村供水监测", Status::Changed, Some(By::Content)),
            ("防汛物资购置", Status::Removed, None),
        ]
    );
    let summary = &diff.summary;
    assert_eq!(
        (summary.projects.added, summary.projects.removed, summary.projects.changed, summary.projects.same),
        (1, 1, 3, 1)
    );
    // 120 + 86.5 + 30 + 45 + 18 and 60 + 18 + 150 + 86.5 + 30 万元.
    let sum = |sum: model::Exact| sum.0.normalize().to_string();
    let totals = [&summary.totals.budget_old, &summary.totals.budget_new, &summary.totals.budget_delta];
    assert_eq!(totals.map(|total| sum(total.unwrap())), ["2995000", "3445000", "450000"]);
    assert_eq!(sum(summary.totals.budget_percent.unwrap()), "15.03");
    assert_eq!(
        diff.alerts[0].message,
        "项目预算合计由 2,995,000 元增加到 3,445,000 元（+450,000 元，+15.03%）"
    );
}

#[test]
fn a_change_of_regime_moves_the_cost_and_drops_nothing() {
    let diff = years("yunling");
    let reservoirs = project(&diff, "小型水库管护经费");
    assert_changes(
        &reservoirs.changes,
        &[
            ("/funds/total/budget", ChangeKind::Amount, Some("300000"), Some("25"), UP, None, None),
            ("/funds/fiscal/budget", ChangeKind::Amount, Some("300000"), Some("25"), UP, None, None),
            plain("/purpose", ChangeKind::Wording),
            ("/schedule/6/share", ChangeKind::Rate, Some("-10"), None, DOWN, None, None),
        ],
    );
    let cost = ("/target", ChangeKind::Amount, Some("300000"), Some("25"), UP, LOOSENED, None);
    assert_indicator(reservoirs, "管护成本", Status::Moved, &[plain("/level2", ChangeKind::Category), cost]);
    assert_indicator(reservoirs, "管护水库座数", Status::Same, &[]);
    assert_indicator(reservoirs, "养护合格率", Status::Changed, &[plain("/target", ChangeKind::SameMeaning)]);
    assert_indicator(reservoirs, "养护完成时限", Status::Changed, &[plain("/target", ChangeKind::Year)]);
    let satisfaction = ("/target", ChangeKind::Rate, Some("-5"), None, DOWN, LOOSENED, None);
    assert_indicator(reservoirs, "群众满意度", Status::Changed, &[satisfaction]);
    assert_indicator(reservoirs, "长效管护机制", Status::Removed, &[]);
    let alerts: Vec<_> = reservoirs.alerts.iter().map(|alert| (alert.id, alert.message.as_str())).collect();
    assert_eq!(
        alerts,
        [
            (
                AlertId::BudgetUpTargetsLowered,
                "预算由 1,200,000 元增加到 1,500,000 元（+300,000 元，+25%），而 1 个指标值放宽"
            ),
            (AlertId::IndicatorDropped, "上年指标“长效管护机制”今年未再设置"),
        ]
    );
}

#[test]
fn bounds_units_and_words_are_told_apart() {
    let diff = years("yunling");
    let river = project(&diff, "2025年河道清淤工程");
    assert_changes(
        &river.changes,
        &[
            plain("/project/name", ChangeKind::Text),
            plain("/project/code", ChangeKind::Year),
            plain("/goals/annual/text", ChangeKind::Text),
        ],
    );
    let goal: Vec<&str> = river.changes[2].segments.iter().map(|segment| segment.text.as_str()).collect();
    assert_eq!(goal, ["完成", "12公里", "15公里", "河道清淤，惠及3个乡镇。"]);
    let tighter = ("/target", ChangeKind::Bound, None, None, None, TIGHTENED, None);
    assert_indicator(river, "清淤长度", Status::Changed, &[tighter]);
    let converted = ("/target", ChangeKind::Unit, None, None, None, None, Some(true));
    assert_indicator(river, "清淤土方量", Status::Changed, &[converted]);
    let other = ("/target", ChangeKind::Unit, None, None, None, None, Some(false));
    assert_indicator(river, "护河宣传", Status::Changed, &[other]);
    assert_indicator(river, "行洪能力", Status::Changed, &[plain("/target", ChangeKind::Text)]);
    assert_eq!(river.alerts, [], "a new year in the name is no renaming, equal budgets are no rise");
}

#[test]
fn a_renamed_project_is_found_by_its_content() {
    let diff = years("yunling");
    let water = project(&diff, "农村供水监测");
    assert_eq!(water.matched.as_ref().unwrap().confidence, differ::Confidence(85));
    assert_changes(&water.changes, &[plain("/project/name", ChangeKind::Renamed)]);
    // 85 → 90: 5 of 85 are 5.88 %.
    let more = ("/target", ChangeKind::Number, Some("5"), Some("5.88"), UP, TIGHTENED, None);
    assert_indicator(water, "检测供水点", Status::Changed, &[more]);
    assert_eq!(water.alerts[0].message, "项目更名：“水质检测经费”改为“农村供水监测”");
}

#[test]
fn an_unchanged_project_is_copied_letter_for_letter() {
    let diff = years("yunling");
    let office = project(&diff, "办公用房租赁费");
    assert_eq!(office.alerts.iter().map(|alert| alert.id).collect::<Vec<_>>(), [AlertId::TargetsCopied]);
}

#[test]
fn the_narrative_is_compared_by_heading_not_by_number() {
    let diff = years("yunling");
    assert_changes(
        &diff.narrative,
        &[
            plain("/outline/部门整体绩效目标 › 总体绩效目标", ChangeKind::Text),
            plain("/outline/部门整体绩效目标 › 风险防控", ChangeKind::Filled),
            plain("/outline/部门整体绩效目标 › 风险防控/heading", ChangeKind::Filled),
        ],
    );
    let people: Vec<&str> = diff.narrative[0].segments.iter().map(|segment| segment.text.as_str()).collect();
    assert_eq!(people, ["巩固供水保障，全年解决", "500人", "650人", "饮水困难。"]);
}

#[test]
fn last_years_evaluation_stands_beside_this_years_goals() {
    let options = DiffOptions { across_kinds: true, ..DiffOptions::default() };
    let diff = differ::diff(&read("qinghe-2024"), &read("qinghe-2025"), &options);
    let training = project(&diff, "教师培训经费");
    let matched = training.matched.as_ref().unwrap();
    assert_eq!((matched.by, matched.confidence), (By::Code, differ::Confidence(95)));
    assert_changes(
        &training.changes,
        &[
            plain("/funds/fiscal/budget", ChangeKind::Filled),
            plain("/funds/other/label", ChangeKind::Filled),
            plain("/goals/annual/text", ChangeKind::Wording),
        ],
    );
    let more = ("/target", ChangeKind::Number, Some("10"), Some("3.33"), UP, TIGHTENED, None);
    assert_indicator(training, "培训教师人次", Status::Changed, &[more]);
    assert_indicator(training, "结业率", Status::Same, &[]);
    assert_indicator(training, "培训成本", Status::Changed, &[plain("/target", ChangeKind::SameMeaning)]);
    let messages: Vec<&str> = training.alerts.iter().map(|alert| alert.message.as_str()).collect();
    assert_eq!(
        messages,
        [
            "指标“培训教师人次”的指标值 ≥310人次 低于上年实际完成值 320人次",
            "指标“结业率”的指标值 ≥95% 低于上年实际完成值 100%",
        ]
    );
}

#[test]
fn words_become_numbers_and_cells_are_filled_and_cleared() {
    let diff = years("qinghe");
    let school = project(&diff, "校舍维修改造");
    // 200万元 against 0.021亿元 = 210万元.
    let sum = |path| (path, ChangeKind::Amount, Some("100000"), Some("5"), UP, None, Some(true));
    assert_changes(
        &school.changes,
        &[
            sum("/funds/total/budget"),
            sum("/funds/fiscal/budget"),
            plain("/fields/绩效标准", ChangeKind::Filled),
            plain("/fields/项目负责人", ChangeKind::Cleared),
        ],
    );
    let wider = ("/target", ChangeKind::Bound, None, None, None, LOOSENED, None);
    assert_indicator(school, "维修校舍面积", Status::Changed, &[wider]);
    assert_indicator(school, "办学条件", Status::Changed, &[plain("/target", ChangeKind::Quantified)]);
    assert_indicator(school, "绿化率", Status::Changed, &[plain("/target", ChangeKind::Qualified)]);
    assert_indicator(school, "完工时间", Status::Changed, &[plain("/target", ChangeKind::Filled)]);
    assert_indicator(school, "验收合格率", Status::Changed, &[plain("/target", ChangeKind::Cleared)]);
    assert_changes(
        &diff.narrative,
        &[plain("/tables/1", ChangeKind::Filled), plain("/levels/output.quality/label", ChangeKind::Wording)],
    );
}

#[test]
fn an_unlike_pair_is_possible_and_an_alias_makes_it_sure() {
    let across = DiffOptions { across_kinds: true, ..DiffOptions::default() };
    let diff = differ::diff(&read("qinghe-2024"), &read("qinghe-2025"), &across);
    let pair = &diff.possible[0];
    assert_eq!(
        (pair.old.name.as_deref(), pair.new.name.as_deref()),
        (Some("学前教育发展"), Some("学前教育补助"))
    );
    assert!(pair.matched.confidence < differ::Confidence(60));
    assert_eq!((diff.summary.projects.added, diff.summary.projects.removed), (1, 1), "and both stand alone");
    let aliases =
        Aliases::parse("对应.toml", "[[project]]\nold = \"学前教育发展\"\nnew = \"学前教育补助\"\n").unwrap();
    let options = DiffOptions { aliases, ..across };
    let sure = differ::diff(&read("qinghe-2024"), &read("qinghe-2025"), &options);
    assert_eq!(sure.possible, []);
    assert_eq!(project(&sure, "学前教育补助").matched.as_ref().unwrap().by, By::Alias);
}

#[test]
fn every_change_carries_its_places() {
    let diff = years("yunling");
    let reservoirs = project(&diff, "小型水库管护经费");
    let budget = &reservoirs.changes[0].places;
    assert_eq!(budget.old, Some(model::Place::cell(1, 2, 3)));
    assert_eq!(budget.new, Some(model::Place::cell(3, 2, 3)));
    let changes = diff.projects.iter().flat_map(|project| {
        project.changes.iter().chain(project.indicators.iter().flat_map(|indicator| &indicator.changes))
    });
    for change in changes {
        let missing = |side: bool, written: bool| written && !side;
        assert!(!missing(change.places.old.is_some(), change.old.is_some()), "{change:?}");
        assert!(!missing(change.places.new.is_some(), change.new.is_some()), "{change:?}");
    }
}

#[test]
fn json_is_the_contract() {
    let json = serde_json::to_value(years("yunling")).unwrap();
    assert_eq!(json["schema"], "jixiao-diff/1");
    assert_eq!(json["old"]["file"], "云岭县水利局2024年绩效文本.docx");
    let reservoirs = &json["projects"][2];
    assert_eq!(reservoirs["status"], "changed");
    assert_eq!(reservoirs["match"]["by"], "code");
    assert_eq!(reservoirs["match"]["confidence"].to_string(), "1.0");
    assert_eq!(reservoirs["old"]["code"], "53092624P004151100017");
    let change = &reservoirs["changes"][0];
    assert_eq!(change["old"]["text"], "120.00");
    assert_eq!((&change["kind"], &change["direction"]), (&"amount".into(), &"up".into()));
    let raw = serde_json::to_string(&years("yunling")).unwrap();
    assert!(raw.contains(r#""delta":300000,"percent":25,"direction":"up""#));
    assert!(raw.contains(r#""confidence":0.85"#));
}
