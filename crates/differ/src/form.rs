//! What changed in a project outside its indicators.

mod fields;
mod money;
mod work;

pub(crate) use fields::{Fields, compare as fields};

use std::collections::{BTreeMap, HashSet};

use model::{Department, Form, Pointer, Quantity, TotalColumn};
use wording::fold::letters;
use wording::{blank, name, unit};

use crate::change_list::{ChangeList, Subject};
use crate::document::FormAt;
use crate::report::{ChangeKind, Written};
use crate::sides::Sides;
use crate::verdict::Verdict;
use crate::{code, tables, unread, years};

/// Compares two forms of one project. The number, the title and the profile's remarks are not the project's; what
/// only one kind of form has (执行数, 得分 of an evaluation beside next year's goals) is no change.
pub(crate) fn compare(changes: &mut ChangeList<'_>, old: FormAt<'_>, new: FormAt<'_>) {
    let sides = Sides { old: old.pointer(), new: new.pointer() };
    identity(changes, &sides, old.form, new.form);
    let unread = unread::compare(changes, &sides, old.form, new.form);
    money::funds(changes, &sides, (old.form, new.form), &unread);
    changes.text(sides.key("purpose", "资金用途"), old.form.purpose.as_deref(), new.form.purpose.as_deref());
    money::schedule(changes, &sides, old.form, new.form);
    work::tasks(changes, &sides, old.form, new.form);
    work::goals(changes, &sides, old.form, new.form);
    points(changes, &sides, old.form, new.form);
    let total = |form: &Form| form.total.clone().unwrap_or_default();
    let (before, after) = (total(old.form), total(new.form));
    for column in TotalColumn::ALL {
        let subject = sides.at(&["total", column.key()], &format!("总分·{}", column.label()));
        changes.quantity(subject, column.of(&before), column.of(&after));
    }
    let rest = |form: &Form, told: &HashSet<String>| {
        let rest = form.fields.iter();
        let rest = rest.filter(|(key, text)| !told.contains(*key) && !is_of_open_row(form, key, text));
        rest.map(|(key, text)| (key.clone(), text.clone())).collect::<Fields>()
    };
    let (before, after) = (rest(old.form, &unread.fields[0]), rest(new.form, &unread.fields[1]));
    fields(changes, &sides, "", &before, &after);
    columns(changes, &sides, old.form, new.form);
    tables::compare(changes, &sides, &old.form.tables, &new.form.tables);
}

/// Whether a field was left by a row of indicators that nobody filled in: the words of its levels, and what a template has
/// under the other headings. Such a row is no indicator, and no field either.
fn is_of_open_row(form: &Form, key: &str, text: &str) -> bool {
    let folded = letters(key);
    // The second column of a heading has its number behind it: 三级指标（2）.
    let heading = folded.trim_end_matches(|c: char| c.is_ascii_digit());
    let column = form.labels.iter().find_map(|(column, label)| {
        let column = column.strip_prefix("indicators.")?;
        (letters(label) == heading || letters(label) == folded).then_some(column)
    });
    match column {
        Some("level1" | "level2") => true,
        Some(_) => blank::is_nothing(text) || blank::is_item_without_text(text),
        None => false,
    }
}

/// The form's own words for its columns, where a number in them changed: 1-7月执行数 became 1-9月执行数. Any other word
/// for a column is the template's business.
fn columns(changes: &mut ChangeList<'_>, sides: &Sides, old: &Form, new: &Form) {
    let years = changes.years;
    let digits = |label: &str, year| {
        years::relative(label, year).chars().filter(char::is_ascii_digit).collect::<String>()
    };
    for (key, before) in &old.labels {
        let Some(after) = new.labels.get(key) else { continue };
        if digits(before, years.old) != digits(after, years.new) {
            changes.column(sides.at(&["labels", key], &format!("栏目名称·{after}")), before, after);
        }
    }
}

fn identity(changes: &mut ChangeList<'_>, sides: &Sides, old: &Form, new: &Form) {
    let project = |form: &Form| form.project.clone().unwrap_or_default();
    let (before, after) = (project(old), project(new));
    let subject = sides.at(&["project", "name"], "项目名称");
    // 2024年某项目 and 2025年某项目 are one name.
    let core = |form: &Form, name: Option<&str>| {
        let unit = form.unit.as_ref().map(|unit| unit.name.as_str()).unwrap_or_default();
        name::project(name.unwrap_or_default(), &[unit])
    };
    let (name, name_now) = (before.name.as_deref(), after.name.as_deref());
    if core(old, name) == core(new, name_now) {
        changes.text(subject, name, name_now);
    } else {
        changes.text_as(ChangeKind::Renamed, subject, name, name_now);
    }
    let subject = sides.at(&["project", "code"], "项目编码");
    let (code, code_now) = (before.code.as_deref(), after.code.as_deref());
    if code.zip(code_now).is_some_and(|(code, now)| code::moved_on(code, now, changes.years)) {
        changes.text_as(ChangeKind::Year, subject, code, code_now);
    } else {
        changes.text(subject, code, code_now);
    }
    let (before, after) = (old.unit.as_ref(), new.unit.as_ref());
    let part =
        |unit: Option<&Department>, get: fn(&Department) -> Option<&String>| unit.and_then(get).cloned();
    for (key, label, get) in UNIT {
        changes.text(
            sides.at(&["unit", key], label),
            part(before, get).as_deref(),
            part(after, get).as_deref(),
        );
    }
    currency(changes, sides.key("currency_unit", "金额单位"), old, new);
}

/// 万元 and 元 are units that convert, and the amounts tell whether they are the same.
fn currency(changes: &mut ChangeList<'_>, subject: Subject, old: &Form, new: &Form) {
    let (before, after) = (old.currency_unit.as_deref(), new.currency_unit.as_deref());
    let known = |unit: Option<&str>| {
        let written = unit?;
        let scaled =
            || unit::SCALES.iter().find_map(|(word, _)| written.strip_prefix(word)).and_then(unit::exactly);
        unit::exactly(written).or_else(scaled).map(|unit| unit.base.clone())
    };
    let convertible = known(before).is_some() && known(before) == known(after) && before != after;
    if !convertible {
        return changes.text(subject, before, after);
    }
    let written = |unit: Option<&str>| unit.map(|unit| Written::Text(unit.to_owned()));
    let verdict = Verdict { convertible: Some(true), ..Verdict::of(ChangeKind::Unit) };
    changes.push(subject, verdict, written(before), written(after));
}

type UnitPart = (&'static str, &'static str, fn(&Department) -> Option<&String>);

const UNIT: [UnitPart; 3] = [
    ("code", "单位编码", |unit| unit.code.as_ref()),
    ("name", "单位名称", |unit| Some(&unit.name)),
    ("level", "单位级次", |unit| unit.level.as_ref()),
];

/// Points behind the level labels: 产出指标（50分）. They stand at each indicator and count once.
fn points(changes: &mut ChangeList<'_>, sides: &Sides, old: &Form, new: &Form) {
    let (before, after) = (points_of(old), points_of(new));
    let keys: std::collections::BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    for key in keys {
        let (old, new) = (before.get(key), after.get(key));
        let pointer = |root: &Pointer, level: Option<&Points>| {
            level.map(|level| root.key("indicators").index(level.indicator).key(level.key).key("weight"))
        };
        let subject = Subject::new(
            Pointer::root().key("levels").key(key).key("weight"),
            format!("{}·分值", new.or(old).map(|level| level.label.as_str()).unwrap_or_default()),
            pointer(&sides.old, old),
            pointer(&sides.new, new),
        );
        changes.quantity(subject, old.map(|level| &level.weight), new.map(|level| &level.weight));
    }
}

struct Points {
    indicator: usize,
    key: &'static str,
    label: String,
    weight: Quantity,
}

fn points_of(form: &Form) -> BTreeMap<String, Points> {
    let mut points = BTreeMap::new();
    for (indicator, row) in form.indicators.iter().enumerate() {
        for level in row.levels().into_iter().flatten() {
            let Some(weight) = level.weight.cloned() else { continue };
            let name = level.id.map_or_else(|| letters(level.label), str::to_owned);
            let found = Points { indicator, key: level.key, label: level.label.to_owned(), weight };
            points.entry(name).or_insert(found);
        }
    }
    points
}
