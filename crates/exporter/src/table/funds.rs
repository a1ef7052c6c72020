//! A row per sum of money.

use model::{Form, Fund, Pointer, Quantity, ScheduleStep, Submission, Task};

use super::{Column, Flat, Origin, Value, lines, origin_columns, quantity};

struct Row<'a> {
    origin: Origin<'a>,
    money: Money<'a>,
    place: Option<Pointer>,
}

/// What a row is about.
enum Money<'a> {
    Fund(&'a Fund),
    /// One of a task's sums: `total`, `fiscal` or `other`; none when the task names no sum.
    Task(&'a Task, Option<(&'static str, &'a Quantity)>),
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
        for (item, sum) in sums(task) {
            rows.push(row(Money::Task(task, Some((item, sum))), Some(place.key("budget").key(item))));
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

fn sums(task: &Task) -> impl Iterator<Item = (&'static str, &Quantity)> {
    let budget = task.budget.as_ref();
    [
        ("total", budget.and_then(|budget| budget.total.as_ref())),
        ("fiscal", budget.and_then(|budget| budget.fiscal.as_ref())),
        ("other", budget.and_then(|budget| budget.other.as_ref())),
    ]
    .into_iter()
    .filter_map(|(item, sum)| Some((item, sum?)))
}

impl<'a> Row<'a> {
    fn fund(&self, get: fn(&Fund) -> Option<&Quantity>) -> Option<&'a Quantity> {
        match self.money {
            Money::Fund(fund) => get(fund),
            _ => None,
        }
    }

    fn budget(&self) -> Option<&'a Quantity> {
        match self.money {
            Money::Fund(fund) => fund.budget.as_ref(),
            Money::Task(_, sum) => sum.map(|(_, sum)| sum),
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
            Money::Fund(fund) => fund.item.as_deref(),
            Money::Task(_, sum) => sum.map(|(item, _)| item),
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
        let (content, fields) = match self.money {
            Money::Fund(fund) => (None, &fund.fields),
            Money::Task(task, _) => (task.content.as_deref(), &task.fields),
            Money::Step(_) | Money::None => return Value::Empty,
        };
        let content = content.into_iter().map(|content| ("主要内容", content));
        lines(content.chain(fields.iter().map(|(label, text)| (label.as_str(), text.as_str()))))
    }

    /// The row's own place, or that of its first column that has one.
    fn place(&self) -> Value {
        let Some(row) = &self.place else { return Value::Empty };
        let columns = ["budget", "share", "initial", "executed", "label", "name"];
        let mut pointers = vec![row.clone()];
        pointers.extend(columns.iter().map(|column| row.key(column)));
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
            Money::Fund(fund) => fund.term.map_or(Value::Empty, Value::id),
            _ => Value::Empty,
        }),
    ]);
    columns.extend(quantity::money("budget", "预算数", |row: &Row<'a>| row.budget()));
    columns.extend(quantity::money("initial", "年初预算数", |row: &Row<'a>| {
        row.fund(|f| f.initial.as_ref())
    }));
    columns
        .extend(quantity::money("executed", "执行数", |row: &Row<'a>| row.fund(|f| f.executed.as_ref())));
    columns.extend(quantity::money("expected", "全年预计执行数", |row: &Row<'a>| {
        row.fund(|f| f.expected.as_ref())
    }));
    columns.extend(quantity::money("rate", "执行率", |row: &Row<'a>| row.fund(|f| f.rate.as_ref())));
    columns.extend(quantity::points("weight", "分值", |row: &Row<'a>| row.fund(|f| f.weight.as_ref())));
    columns.extend(quantity::points("score", "得分", |row: &Row<'a>| row.fund(|f| f.score.as_ref())));
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
