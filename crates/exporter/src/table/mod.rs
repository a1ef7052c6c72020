//! The two flat tables: a row per indicator, a row per sum of money.

mod funds;
mod indicators;
mod quantity;

use model::{Exact, Form, Pointer, Submission};

/// The flat tables a submission is exported to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Table {
    /// A row per indicator (绩效指标).
    Indicators,
    /// A row per sum of money: fund lines, tasks, steps of the schedule. A form without any has one row.
    Funds,
}

/// One value of a flat table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Value {
    /// The document has no such cell.
    Empty,
    /// Text, codes and identifiers: never a number, whatever it looks like.
    Text(String),
    /// A number, exact.
    Number(Exact),
}

impl Value {
    fn text(text: Option<&str>) -> Self {
        text.map_or(Self::Empty, |text| Self::Text(text.to_owned()))
    }

    fn number(number: Option<Exact>) -> Self {
        number.map_or(Self::Empty, Self::Number)
    }

    fn count(number: usize) -> Self {
        i64::try_from(number).map_or(Self::Empty, |number| Self::Number(Exact::from(number)))
    }
}

/// A column: its key in the canonical JSON (`target.base.value`), its heading for a reader, and its value.
pub(crate) struct Column<R> {
    pub(crate) key: String,
    pub(crate) label: String,
    get: Box<dyn Fn(&R) -> Value>,
}

impl<R> Column<R> {
    fn new(key: &str, label: &str, get: impl Fn(&R) -> Value + 'static) -> Self {
        Self { key: key.to_owned(), label: label.to_owned(), get: Box::new(get) }
    }
}

/// A flat table, ready to be written.
pub(crate) struct Flat {
    pub(crate) keys: Vec<String>,
    pub(crate) labels: Vec<String>,
    pub(crate) rows: Vec<Vec<Value>>,
}

impl Flat {
    fn build<R>(columns: Vec<Column<R>>, records: impl Iterator<Item = R>) -> Self {
        let rows =
            records.map(|record| columns.iter().map(|column| (column.get)(&record)).collect()).collect();
        let (keys, labels) = columns.into_iter().map(|column| (column.key, column.label)).unzip();
        Self { keys, labels, rows }
    }
}

/// The table of all `submissions`, in the order given.
pub(crate) fn flat(submissions: &[&Submission], table: Table) -> Flat {
    match table {
        Table::Indicators => indicators::table(submissions),
        Table::Funds => funds::table(submissions),
    }
}

/// A form and where it stands: what every row of both tables begins with.
#[derive(Clone, Copy)]
struct Origin<'a> {
    submission: &'a Submission,
    form: &'a Form,
    index: usize,
}

impl<'a> Origin<'a> {
    fn all(submissions: &[&'a Submission]) -> impl Iterator<Item = Self> {
        submissions.iter().flat_map(|&submission| {
            submission.forms.iter().enumerate().map(move |(index, form)| Self { submission, form, index })
        })
    }

    fn pointer(&self) -> Pointer {
        Pointer::root().key("forms").index(self.index)
    }

    /// The place of a value of this form, as a clerk says it.
    fn place(&self, pointers: &[Pointer]) -> Value {
        let place = pointers.iter().find_map(|pointer| self.submission.places.get(pointer));
        place.map_or(Value::Empty, |place| Value::Text(place.to_string()))
    }

    fn project(&self, get: impl Fn(&'a model::Project) -> Option<&'a str>) -> Value {
        Value::text(self.form.project.as_ref().and_then(get))
    }
}

/// The columns both tables begin with. The form's own year and unit win over the document's.
fn origin_columns<R>(origin: impl Fn(&R) -> Origin<'_> + Copy + 'static) -> Vec<Column<R>> {
    let column = |key: &str, label: &str, get: fn(Origin<'_>) -> Value| {
        Column::new(key, label, move |record: &R| get(origin(record)))
    };
    vec![
        column("file", "文件", |o| Value::Text(o.submission.source.file.clone())),
        column("sha256", "SHA-256", |o| Value::Text(o.submission.source.sha256.clone())),
        column("year", "年度", |o| {
            Value::number(o.form.year.or(o.submission.year).map(|y| i64::from(y).into()))
        }),
        column("department.code", "部门编码", |o| {
            Value::text(o.submission.department.as_ref().and_then(|department| department.code.as_deref()))
        }),
        column("department.name", "部门", |o| {
            Value::text(o.submission.department.as_ref().map(|department| department.name.as_str()))
        }),
        column("unit.code", "单位编码", |o| {
            Value::text(o.form.unit.as_ref().and_then(|unit| unit.code.as_deref()))
        }),
        column("unit.name", "单位名称", |o| {
            Value::text(o.form.unit.as_ref().map(|unit| unit.name.as_str()))
        }),
        column("form", "表序", |o| Value::count(o.index + 1)),
        column("kind", "表类", |o| Value::text(Some(o.form.kind.as_str()))),
        column("profile", "格式", |o| Value::Text(o.form.profile.clone())),
        column("title", "表名", |o| Value::text(o.form.title.as_deref())),
        column("project.code", "项目编码", |o| o.project(|project| project.code.as_deref())),
        column("project.name", "项目名称", |o| o.project(|project| project.name.as_deref())),
    ]
}

/// `label：text` lines: what has no column of its own, whole.
fn lines<'a>(pairs: impl Iterator<Item = (&'a str, &'a str)>) -> Value {
    let lines: Vec<String> = pairs.map(|(label, text)| format!("{label}：{text}")).collect();
    if lines.is_empty() { Value::Empty } else { Value::Text(lines.join("\n")) }
}
