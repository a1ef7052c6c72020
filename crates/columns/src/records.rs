//! Rows of a form's lists, by the field tables of `model`.

use model::{
    Fund, FundColumn, FundItem, Goal, GoalText, Indicator, IndicatorText, IndicatorValue, ScheduleStep, Task,
    TaskSum, TaskText, Term,
};

use crate::quantity;
use crate::row::Row;
use crate::sheet::{Name, Sheet};

pub(crate) fn fund(sheet: &mut Sheet, row: &Row<'_>, fund: &Fund) {
    row.form_head(sheet);
    sheet.text("item".into(), "资金项", fund.item.as_ref().map(FundItem::as_str));
    sheet.text("label".into(), "名称", Some(&fund.label));
    term(sheet, fund.term);
    for column in FundColumn::ALL {
        quantity::put(sheet, row, column.key(), column.label(), column.of(fund));
    }
}

pub(crate) fn goal(sheet: &mut Sheet, row: &Row<'_>, goal: &Goal) {
    row.form_head(sheet);
    term(sheet, goal.term);
    sheet.text("label".into(), "名称", Some(&goal.label));
    sheet.text("text".into(), "绩效目标", Some(&goal.text));
    for column in GoalText::ALL {
        sheet.text(column.key().into(), column.label(), column.of(goal).map(String::as_str));
    }
    sheet.text("task".into(), "任务", goal.task.as_deref());
    quantity::put(sheet, row, "weight", "分值", goal.weight.as_ref());
}

pub(crate) fn indicator(sheet: &mut Sheet, row: &Row<'_>, indicator: &Indicator) {
    row.form_head(sheet);
    term(sheet, indicator.term);
    sheet.text("task".into(), "任务", indicator.task.as_deref());
    let levels = [("level1", "一级指标"), ("level2", "二级指标")];
    for ((key, about), level) in levels.into_iter().zip(indicator.levels()) {
        sheet.text(Name::Two(key, "id"), &format!("{about}：编号"), level.and_then(|level| level.id));
        sheet.text(Name::Two(key, "label"), &format!("{about}：名称"), level.map(|level| level.label));
        let (name, path) = (format!("{key}_weight"), format!("{key}/weight"));
        let weight = level.and_then(|level| level.weight);
        quantity::put_at(sheet, row, &name, &path, &format!("{about}分值"), weight);
    }
    for column in IndicatorText::ALL {
        sheet.text(column.key().into(), column.label(), column.of(indicator).map(String::as_str));
    }
    for column in IndicatorValue::ALL {
        quantity::put(sheet, row, column.key(), column.label(), column.of(indicator));
    }
}

pub(crate) fn task(sheet: &mut Sheet, row: &Row<'_>, task: &Task) {
    row.form_head(sheet);
    sheet.text("name".into(), "任务名称", Some(&task.name));
    for column in TaskText::ALL {
        sheet.text(column.key().into(), column.label(), column.of(task).map(String::as_str));
    }
    for sum in TaskSum::ALL {
        let (name, path) = (format!("budget_{}", sum.key()), format!("budget/{}", sum.key()));
        quantity::put_at(sheet, row, &name, &path, sum.label(), task.sum(*sum));
    }
}

pub(crate) fn step(sheet: &mut Sheet, row: &Row<'_>, step: &ScheduleStep) {
    row.form_head(sheet);
    sheet.text("label".into(), "名称", Some(&step.label));
    sheet.int("month".into(), "月份", step.month.map(u32::from));
    quantity::put(sheet, row, "share", "资金支出计划", Some(&step.share));
}

fn term(sheet: &mut Sheet, term: Option<Term>) {
    sheet.text("term".into(), "期间 whole annual", term.map(Term::as_str));
}
