//! A row per sum of money.

use model::{
    Form, Fund, FundColumn, FundItem, Measure, Pointer, Quantity, ScheduleStep, Submission, Task, TaskSum,
    TaskText, Term,
};

use super::{Column, Flat, Origin, Value, lines, origin_columns, quantity};

struct Row<'a> {
    origin: Origin<'a>,
    money: Money<'a>,
    place: Option<Pointer>,
}

/// What a row is about.
enum Money<'a> {
    Fund(&'a Fund),
    /// One of a task's sums; none when the task names no sum.
    Task(&'a Task, Option<(TaskSum, &'a Quantity)>),
    Step(&'a ScheduleStep),
    /// The form names no money: the project is listed all the same.
    None,
}

pub(super) fn table(submissions: &[&Submission]) -> Flat {
    Flat::build(columns(), Origin::all(submissions).flat_map(rows))
}

fn rows(origin: Origin<'_>) -> Vec<Row<'_>> {
    let row = |money, place| Row { origin, money, place };
    let at = |list: &str, index: usize| origin.pointer().key(list).index(index);
    let mut rows = Vec::new();
    for (index, fund) in origin.form.funds.iter().enumerate() {
        rows.push(row(Money::Fund(fund), Some(at("funds", index))));
    }
    for (index, task) in origin.form.tasks.iter().enumerate() {
        let place = at("tasks", index);
        let before = rows.len();
        for (sum, amount) in TaskSum::ALL.iter().filter_map(|sum| Some((*sum, task.sum(*sum)?))) {
            rows.push(row(Money::Task(task, Some((sum, amount))), Some(place.key("budget").key(sum.key()))));
        }
        if rows.len() == before {
            rows.push(row(Money::Task(task, None), Some(place)));
        }
    }
    for (index, step) in origin.form.schedule.iter().enumerate() {
        rows.push(row(Money::Step(step), Some(at("schedule", index))));
    }
    if rows.is_empty() {
        rows.push(row(Money::None, None));
    }
    rows
}

impl<'a> Row<'a> {
    /// A column of the money block; a task's sum is a budget.
    fn amount(&self, column: FundColumn) -> Option<&'a Quantity> {
        match self.money {
            Money::Fund(fund) => column.of(fund),
            Money::Task(_, Some((_, amount))) if column == FundColumn::Budget => Some(amount),
            _ => None,
        }
    }

    fn share(&self) -> Option<&'a Quantity> {
        match self.money {
            Money::Step(step) => Some(&step.share),
            _ => None,
        }
    }

    fn record(&self) -> &'static str {
        match self.money {
            Money::Fund(_) => "fund",
            Money::Task(..) => "task",
            Money::Step(_) => "schedule",
            Money::None => "project",
        }
    }

    fn item(&self) -> Option<&'a str> {
        match self.money {
            Money::Fund(fund) => fund.item.as_ref().map(FundItem::as_str),
            Money::Task(_, sum) => sum.map(|(sum, _)| sum.key()),
            _ => None,
        }
    }

    fn label(&self) -> Option<&'a str> {
        match self.money {
            Money::Fund(fund) => Some(&fund.label),
            Money::Task(task, _) => Some(&task.name),
            Money::Step(step) => Some(&step.label),
            Money::None => None,
        }
    }

    /// What stands beside the sum: a task's content, further columns of the row.
    fn fields(&self) -> Value {
        let (task, fields) = match self.money {
            Money::Fund(fund) => (None, &fund.fields),
            Money::Task(task, _) => (Some(task), &task.fields),
            Money::Step(_) | Money::None => return Value::Empty,
        };
        let words =
            TaskText::ALL.iter().filter_map(|column| Some((column.label(), column.of(task?)?.as_str())));
        lines(words.chain(fields.iter().map(|(label, text)| (label.as_str(), text.as_str()))))
    }

    /// The row's own place, or that of its first column that has one.
    fn place(&self) -> Value {
        let Some(row) = &self.place else { return Value::Empty };
        let columns = FundColumn::ALL.iter().map(|column| column.key());
        let keys = [FundColumn::Budget.key(), "share"].into_iter().chain(columns).chain(["label", "name"]);
        let pointers: Vec<Pointer> =
            std::iter::once(row.clone()).chain(keys.map(|key| row.key(key))).collect();
        self.origin.place(&pointers)
    }
}

fn columns<'a>() -> Vec<Column<Row<'a>>> {
    let mut columns = origin_columns(|row: &Row<'a>| row.origin);
    columns.extend([
        Column::new("record", "记录", |row: &Row<'a>| Value::Text(row.record().to_owned())),
        Column::new("item", "资金项", |row: &Row<'a>| Value::text(row.item())),
        Column::new("label", "名称", |row: &Row<'a>| Value::text(row.label())),
        Column::new("term", "期间", |row: &Row<'a>| match row.money {
            Money::Fund(fund) => Value::text(fund.term.map(Term::as_str)),
            _ => Value::Empty,
        }),
    ]);
    for &column in FundColumn::ALL {
        let (key, label) = (column.key(), column.label());
        columns.extend(match column.measure() {
            Measure::Money | Measure::Rate => {
                quantity::money(key, label, move |row: &Row<'a>| row.amount(column))
            }
            Measure::Weight | Measure::Score => {
                quantity::points(key, label, move |row: &Row<'a>| row.amount(column))
            }
        });
    }
    columns.extend(quantity::money("share", "资金支出计划", |row: &Row<'a>| row.share()));
    columns.extend([
        form("currency_unit", "金额单位", |form| Value::text(form.currency_unit.as_deref())),
        form("purpose", "资金用途", |form| Value::text(form.purpose.as_deref())),
        form("goals", "绩效目标", |form| {
            lines(form.goals.iter().map(|goal| (goal.label.as_str(), goal.text.as_str())))
        }),
        form("form.fields", "表内其他项", |form| {
            lines(form.fields.iter().map(|(label, text)| (label.as_str(), text.as_str())))
        }),
        Column::new("fields", "其他栏", Row::fields),
        Column::new("place", "位置", Row::place),
    ]);
    columns
}

fn form<'a>(key: &str, label: &str, get: fn(&Form) -> Value) -> Column<Row<'a>> {
    Column::new(key, label, move |row: &Row<'a>| get(row.origin.form))
}
