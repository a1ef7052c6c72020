//! DATE-ORDER 起止时间颠倒 | A period ends before it starts
//!
//! **查什么。** 起止时间、项目期限、实施周期等的结束早于开始；开始时间与完成（结束）时间颠倒。
//!
//! **为什么。** 两个日期里有一个错了。
//!
//! **例子。** 项目起止时间 2023年5月—2022年12月。
//!
//! 改法：更正起止时间，结束时间不得早于开始时间。
//!
//! **What.** Fields with a period (起止时间, 项目期限, 实施周期) and pairs of 开始 and 完成 (结束) dates.
//!
//! **Why.** One of the two dates is wrong.
//!
//! **Example.** 项目起止时间 2023年5月—2022年12月.

use model::Pointer;
use wording::date::dates;

use crate::facts::Facts;
use crate::findings::Findings;
use crate::label::quote;
use crate::sheet::Sheet;

pub(super) fn check(facts: &Facts<'_>, out: &mut Findings<'_>) {
    for sheet in facts.sheets() {
        let fields = sheet.at.key("fields");
        for (label, value) in &sheet.form.fields {
            let period = ["起止", "期限", "周期", "项目期"].iter().any(|word| label.contains(word));
            if let (true, [start, end]) = (period, dates(value).as_slice())
                && end < start
            {
                out.add(vec![fields.key(label)], format!("{label}{}的结束早于开始", quote(value)));
            }
        }
        for (start, end) in start_and_end(&sheet) {
            // A plan has a line a step.
            let (starts, ends) = (start.1.lines(), end.1.lines());
            let reversed = starts.zip(ends).any(|(start, end)| {
                let (from, to) = (dates(start).first().copied(), dates(end).first().copied());
                // A bare year at the end means its last day.
                from.zip(to).is_some_and(|(from, to)| {
                    to < from && to.0 <= from.0 && !(to.0 == from.0 && end.trim().ends_with('年'))
                })
            });
            if reversed {
                let claim = format!("{} {} 早于{} {}", end.0, end.1.trim(), start.0, start.1.trim());
                out.add(vec![fields.key(end.0), fields.key(start.0)] as Vec<Pointer>, claim);
            }
        }
    }
}

type Field<'a> = (&'a str, &'a str);

/// Each field named …开始… with the one that says …完成…, …结束… or …截止… instead, wherever it stands.
fn start_and_end<'a>(sheet: &Sheet<'a>) -> Vec<(Field<'a>, Field<'a>)> {
    let fields = &sheet.form.fields;
    let dated = |label: &str| label.contains("时间") || label.contains("日期");
    let starts = fields.iter().filter(|(label, _)| label.contains("开始") && dated(label));
    let end = |label: &str| {
        ["完成", "结束", "截止"].iter().find_map(|word| fields.get_key_value(&label.replace("开始", word)))
    };
    let pair = |(label, value): (&'a String, &'a String)| {
        let (end, end_value) = end(label)?;
        Some(((label.as_str(), value.as_str()), (end.as_str(), end_value.as_str())))
    };
    starts.filter_map(pair).collect()
}
