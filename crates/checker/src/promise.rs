//! What the narrative promises in numbers, and the indicator of the paired form that takes it up.

use std::borrow::Cow;

use model::{Pointer, ProseQuantity, Quantity, Term, Value};
use wording::fold;
use wording::likeness::Pairs;

use crate::heading::Heading;
use crate::measure::{Class, number, unit};
use crate::pairing::Passage;
use crate::prose::{Counted, counted};
use crate::sheet::{Row, Sheet};
use crate::weights::promise as weights;

/// A number of the narrative, and the clause it stands in.
pub(crate) struct Promise<'a> {
    pub(crate) quantity: Cow<'a, Quantity>,
    /// The paragraph or goal.
    pub(crate) at: Pointer,
    /// The words around the number, up to the next punctuation or number.
    pub(crate) clause: String,
    /// It stands in a paragraph headed 绩效指标: not only told, but promised as an indicator.
    pub(crate) as_indicator: bool,
}

impl Promise<'_> {
    /// As a message says it: 正文“培训100人次”.
    pub(crate) fn say(&self) -> String {
        format!("{}“{}{}”", self.place(), self.clause.trim(), self.quantity.text)
    }

    /// Where it stands: 正文, the form's own 绩效目标, or another of its texts.
    pub(crate) fn place(&self) -> Cow<'static, str> {
        let at = self.at.as_str();
        let field = at.starts_with("/forms/").then(|| at.split_once("/fields/")).flatten();
        match field {
            Some((_, label)) => Cow::Owned(label.to_owned()),
            None if !at.starts_with("/forms/") => Cow::Borrowed("正文"),
            None if at.contains("/tasks/") => Cow::Borrowed("任务内容"),
            None if at.ends_with("/purpose") => Cow::Borrowed("资金用途"),
            None => Cow::Borrowed("绩效目标"),
        }
    }
}

/// A promise and the indicator that speaks of the same thing, if one does.
pub(crate) struct Taken<'a> {
    pub(crate) promise: Promise<'a>,
    pub(crate) row: Option<Row<'a>>,
    /// Only a unit that nothing else has joins them.
    pub(crate) by_unit: bool,
}

/// Assigns the promises of a passage to the indicators of its form. `None` when there are too many to compare.
pub(crate) fn taken<'a>(passage: &Passage<'a>, sheet: &Sheet<'a>) -> Option<Vec<Taken<'a>>> {
    assign(promises(passage), sheet, None, 0)
}

/// The numbers of a form's own goals, of each term, and of its other texts that tell what is done; and its indicators
/// that speak of the same things. The whole wording of a goal is about one project, so that a common unit alone says
/// little.
pub(crate) fn of_goals<'a>(sheet: &Sheet<'a>) -> Vec<Taken<'a>> {
    let of = |whole: bool| {
        let goals = sheet.form.goals.iter().enumerate();
        let own = goals.filter(move |(_, goal)| (goal.term == Some(Term::Whole)) == whole);
        let promises = own
            .flat_map(|(index, goal)| numbers(&sheet.at.key("goals").index(index).key("text"), &goal.text));
        assign(promises.collect(), sheet, whole.then_some(Term::Whole), weights::IN_GOAL).unwrap_or_default()
    };
    let mut taken = of(false);
    taken.extend(of(true));
    for (at, text) in plans(sheet) {
        taken.extend(assign(numbers(&at, text), sheet, None, weights::IN_GOAL).unwrap_or_default());
    }
    taken
}

/// The numbers of what was completed, and the indicators whose actual values speak of the same things.
pub(crate) fn of_completions<'a>(sheet: &Sheet<'a>) -> Vec<Taken<'a>> {
    let goals = sheet.form.goals.iter().enumerate();
    let told = goals.filter_map(|(index, goal)| {
        Some(numbers(&sheet.at.key("goals").index(index).key("actual"), goal.actual.as_deref()?))
    });
    let actual = |row: &Row<'a>| row.indicator.actual.as_ref();
    let rows = sheet.rows().filter(|row| actual(row).is_some_and(measurable)).collect();
    assign_to(told.flatten().collect(), rows, weights::IN_GOAL, actual).unwrap_or_default()
}

/// Texts of a form that tell what is to be done, beside its goals.
fn plans<'a>(sheet: &Sheet<'a>) -> Vec<(Pointer, &'a str)> {
    const TELLING: &[&str] = &["概况", "概述", "简介", "主要内容", "实施内容", "建设内容", "工作内容"];
    let fields = sheet.at.key("fields");
    let telling =
        sheet.form.fields.iter().filter(|(label, _)| TELLING.iter().any(|word| label.contains(word)));
    let mut texts: Vec<_> = telling.map(|(label, text)| (fields.key(label), text.as_str())).collect();
    texts.extend(sheet.form.purpose.as_deref().map(|purpose| (sheet.at.key("purpose"), purpose)));
    for (index, task) in sheet.form.tasks.iter().enumerate() {
        let content = task
            .content
            .as_deref()
            .map(|content| (sheet.at.key("tasks").index(index).key("content"), content));
        texts.extend(content);
    }
    texts
}

fn numbers<'a>(at: &Pointer, text: &str) -> Vec<Promise<'a>> {
    let chars: Vec<char> = text.chars().collect();
    let mut from = 0;
    let promise = |found: Counted| {
        let clause = clause(&chars, from, found.start, found.end);
        from = found.end;
        Promise { quantity: Cow::Owned(found.quantity), at: at.clone(), clause, as_indicator: false }
    };
    counted(text).into_iter().map(promise).collect()
}

/// The numbers of a narrative that speaks for the whole department, and the indicators of the department's form.
pub(crate) fn of_narrative<'a>(headings: &[Heading<'a>], sheet: &Sheet<'a>) -> Option<Vec<Taken<'a>>> {
    let mut promises = Vec::new();
    for heading in headings {
        let at = heading.at.key("paragraphs");
        let (mut last, mut from) = (usize::MAX, 0);
        for found in &heading.section.quantities {
            let index = found.paragraph as usize;
            let Some(text) = heading.section.paragraphs.get(index) else { continue };
            let chars: Vec<char> = text.chars().collect();
            let (start, end) = (found.span.start as usize, found.span.end as usize);
            let clause = clause(&chars, if last == index { from } else { 0 }, start, end);
            (last, from) = (index, end);
            if measurable(&found.quantity) {
                let quantity = Cow::Borrowed(&found.quantity);
                promises.push(Promise { quantity, at: at.index(index), clause, as_indicator: false });
            }
        }
    }
    assign(promises, sheet, None, weights::IN_GOAL)
}

/// Assigns promises to the indicators of a form, of the whole period or of the year, by words that are alike at least so
/// much.
fn assign<'a>(
    promises: Vec<Promise<'a>>,
    sheet: &Sheet<'a>,
    term: Option<Term>,
    least: u32,
) -> Option<Vec<Taken<'a>>> {
    let whole = |term: Option<Term>| term == Some(Term::Whole);
    let of_term = sheet.rows().filter(|row| whole(row.indicator.term) == whole(term));
    let rows: Vec<Row<'a>> = of_term.filter(|row| row.target().is_some_and(measurable)).collect();
    assign_to(promises, rows, least, Row::target)
}

/// Assigns promises to rows by one of their values.
#[allow(clippy::needless_pass_by_value, reason = "rows and promises go into what is taken")]
fn assign_to<'a>(
    promises: Vec<Promise<'a>>,
    rows: Vec<Row<'a>>,
    least: u32,
    value: impl Fn(&Row<'a>) -> Option<&'a Quantity>,
) -> Option<Vec<Taken<'a>>> {
    if promises.len() > weights::MOST || rows.len() > weights::MOST {
        return None;
    }
    let pairs = |text: &str| Pairs::of(&fold::letters(text));
    let clauses: Vec<_> = promises.iter().map(|promise| pairs(&promise.clause)).collect();
    let names: Vec<_> = rows.iter().map(|row| pairs(row.name())).collect();
    let stems: Vec<_> = rows.iter().map(|row| pairs(stem(row.name()))).collect();
    let words: Vec<_> =
        rows.iter().map(|row| pairs(&format!("{}，{}", row.name(), row.description()))).collect();
    let promised: Vec<Option<&str>> = promises.iter().map(|promise| unit(&promise.quantity)).collect();
    let targets: Vec<Option<&str>> = rows.iter().map(|row| value(row).and_then(unit)).collect();
    let lone = |units: &[Option<&str>], unit| units.iter().filter(|other| **other == Some(unit)).count() == 1;
    let same_count = |p: usize, r: usize| {
        let counts = |unit: Option<&str>| unit.is_some_and(|unit| Class::of(unit).is_count());
        let numbers = (number(&promises[p].quantity), value(&rows[r]).and_then(number));
        counts(promised[p]) && counts(targets[r]) && numbers.0.is_some() && numbers.0 == numbers.1
    };
    let score = |p: usize, r: usize| {
        let by_clause = share(clauses[p].shared(&words[r]), clauses[p].len());
        let by_name = share(clauses[p].shared(&names[r]), names[r].len());
        // 造林 of 造林面积, where the unit says 面积 as well.
        let in_kind = promised[p] == targets[r] && promised[p].is_some_and(is_special);
        let by_name =
            if in_kind { by_name.max(share(clauses[p].shared(&stems[r]), stems[r].len())) } else { by_name };
        let wording = by_clause.max(by_name);
        let (Some(a), Some(b)) = (promised[p], targets[r]) else { return 0 };
        // What nothing else is counted in joins them, the more so with a word in common.
        let alone = a == b && a != "%" && lone(&promised, a) && lone(&targets, a);
        if alone && least > 0 && wording < weights::A_WORD {
            return if is_special(a) { weights::BY_UNIT } else { 0 };
        }
        if wording < if alone { least.min(weights::A_WORD) } else { least } {
            return 0;
        }
        let bonus = match a == b {
            true if alone => return wording + weights::ONLY,
            true => weights::SAME,
            false if related(a, b) => weights::RELATED,
            // 230人 told and 230个 set: one number in two units.
            false if same_count(p, r) => weights::SAME,
            // A number of people and a rate speak of different things, however alike the words.
            false if !(Class::of(a).is_count() && Class::of(b).is_count()) => return 0,
            false => 0,
        };
        // Without a common word a common unit says nothing, unless it is the only one of its kind on both sides.
        if wording == 0 { 0 } else { wording + bonus }
    };
    let chosen = wording::assign::table(promises.len(), rows.len(), weights::ENOUGH, score)?;
    let by_unit: Vec<bool> = chosen
        .iter()
        .enumerate()
        .map(|(promise, row)| row.is_some_and(|row| score(promise, row) == weights::BY_UNIT))
        .collect();
    let row = |column: Option<usize>| column.and_then(|column| rows.get(column).cloned());
    let taken = promises.into_iter().zip(chosen).zip(by_unit);
    Some(taken.map(|((promise, column), by_unit)| Taken { promise, row: row(column), by_unit }).collect())
}

/// A name without the word for its measure.
fn stem(name: &str) -> &str {
    const MEASURES: &[&str] =
        &["面积", "里程", "长度", "数量", "总量", "座数", "栋数", "辆数", "台数", "场次", "册数"];
    let name = name.trim_end_matches("指标");
    let bare = MEASURES.iter().find_map(|measure| name.strip_suffix(measure));
    bare.filter(|bare| bare.chars().count() >= 2).unwrap_or(name)
}

/// A unit that tells what is counted: 公里, 场, 栋. Of people and plain things there are many.
fn is_special(unit: &str) -> bool {
    const PLAIN: &[&str] =
        &["人", "名", "位", "人次", "个", "项", "次", "家", "件", "户", "份", "处", "条", "类", "种", "批"];
    !PLAIN.contains(&unit)
}

fn share(part: usize, whole: usize) -> u32 {
    (part * 1000).checked_div(whole).unwrap_or(0) as u32
}

/// Units that people write for one another: 人 and 人次; 次, 场 and 期; 个, 项, 家 and 件.
pub(crate) fn related(a: &str, b: &str) -> bool {
    let kind = |unit| match Class::of(unit) {
        Class::Person | Class::PersonTime => Some(Class::Person),
        class @ (Class::Event | Class::Count) => Some(class),
        _ => None,
    };
    kind(a).is_some() && kind(a) == kind(b)
}

fn measurable(quantity: &Quantity) -> bool {
    matches!(quantity.value, Value::Number { .. } | Value::Range { .. }) && unit(quantity).is_some()
}

fn promises<'a>(passage: &Passage<'a>) -> Vec<Promise<'a>> {
    let mut promises = Vec::new();
    let under_heading = |at: &Pointer| {
        // A subsection headed 绩效指标 makes all its paragraphs promises.
        passage.section.sections.iter().enumerate().any(|(index, sub)| {
            sub.heading.contains("绩效指标")
                && at.as_str().starts_with(&format!("{}/", passage.at.key("sections").index(index).as_str()))
        })
    };
    let mut by_paragraph: Vec<Vec<&'a ProseQuantity>> = vec![Vec::new(); passage.paragraphs.len()];
    for (paragraph, quantity) in &passage.quantities {
        if let Some(list) = by_paragraph.get_mut(*paragraph) {
            list.push(quantity);
        }
    }
    for ((at, text), quantities) in passage.paragraphs.iter().zip(by_paragraph) {
        let chars: Vec<char> = text.chars().collect();
        let as_indicator = text.trim_start().starts_with("绩效指标") || under_heading(at);
        let mut from = 0;
        for found in quantities {
            let (start, end) = (found.span.start as usize, found.span.end as usize);
            if measurable(&found.quantity) {
                let clause = clause(&chars, from, start, end);
                let quantity = Cow::Borrowed(&found.quantity);
                promises.push(Promise { quantity, at: at.clone(), clause, as_indicator });
            }
            from = end;
        }
    }
    promises
}

/// The words before the number back to the last punctuation, and those behind it up to the next.
fn clause(chars: &[char], from: usize, start: usize, end: usize) -> String {
    let stop = |c: &char| "，。；：！？,;:!?\n".contains(*c);
    let before = chars.get(from..start).unwrap_or_default();
    let before = &before[before.iter().rposition(stop).map_or(0, |position| position + 1)..];
    let after = chars.get(end..).unwrap_or_default();
    let after = &after[..after.iter().position(stop).unwrap_or(after.len())];
    // Words behind the number belong to it only until the next number: 培训100人次和发放200份.
    let after = &after[..after.iter().position(char::is_ascii_digit).unwrap_or(after.len())];
    before.iter().chain(after).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clause_ends_at_punctuation() {
        let chars: Vec<char> = "绩效指标：培训人员大于100人次；合格率98%以上。".chars().collect();
        assert_eq!(clause(&chars, 0, 9, 16), "培训人员");
        assert_eq!(clause(&chars, 16, 20, 25), "合格率");
    }

    #[test]
    fn related_units_are_written_for_one_another() {
        assert!(related("人", "人次"));
        assert!(related("次", "场"));
        assert!(!related("次", "家"));
        assert!(!related("%", "个"));
    }
}
