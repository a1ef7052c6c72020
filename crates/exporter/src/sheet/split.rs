//! What one value of the JSON is printed as several columns: 指标性质 · 指标值 · 度量单位, and the ticks of
//! 完成目标可能性.

use model::Form;
use wording::{comparison, fold};

use super::Ink;
use super::grid::Column;
use super::own::Own;
use super::row::Row;

/// What stands in the column of signs of an indicator that is not measured.
const QUALITATIVE: &str = "定性";

/// Whether the form has sign, value and unit in columns of their own.
pub(super) fn is_split(form: &Form) -> bool {
    let own = Own::of(form);
    own.get("indicators.sign").is_some()
        || own.get("indicators.measure").is_some()
        || (own.none() && form.profile == "split_columns")
}

/// Whether 确定能 · 有可能 · 完全不可能 are columns that are ticked.
pub(super) fn is_ticked(form: &Form) -> bool {
    Own::of(form).all("indicators.likelihood").len() > 1
}

/// The words over columns that stand together, each for the columns it fits best.
#[derive(Default)]
pub(super) struct Groups {
    /// Over 指标性质 · 指标值 · 度量单位.
    pub(super) target: Option<String>,
    /// Over 优 · 良 · 中 · 差.
    pub(super) grades: Option<String>,
    /// Over the answers of 完成目标可能性.
    pub(super) likelihood: Option<String>,
    /// Over columns without a key: 前年 · 上年 beside the target, 经费保障 · 制度保障 beside the reasons.
    pub(super) fields: Option<String>,
}

/// Which of the form's words stands over which columns.
pub(super) fn groups(form: &Form) -> Groups {
    let own = Own::of(form);
    let mut words = own.all("indicators.group");
    let mut take = |there: bool, fits: &[&str]| {
        let fit = words.iter().position(|word| fits.iter().any(|part| word.contains(part)));
        let at = fit.or(Some(0)).filter(|at| there && *at < words.len())?;
        Some(words.remove(at).to_owned())
    };
    let grades = form.indicators.iter().any(|indicator| !indicator.grades.is_empty());
    let likelihood = take(is_ticked(form), &["可能"]);
    let graded = take(grades, &["标准", "等级"])
        .or_else(|| Some("评价标准".to_owned()).filter(|_| grades && own.none()));
    let target = take(is_split(form), &["值"]);
    let fields = take(true, &[]);
    Groups { target, grades: graded, likelihood, fields }
}

/// Sign, value and unit columns with their keys.
pub(super) fn target(form: &Form) -> Vec<(&'static str, Column<'_, Row<'_>>)> {
    let own = Own::of(form);
    let parts = [("sign", "指标性质", 8), ("target", "指标值", 12), ("measure", "度量单位", 8)];
    let there = |key: &str| own.none() || own.get(&format!("indicators.{key}")).is_some();
    let (signed, measured) = (there("sign"), there("measure"));
    let parts = parts.into_iter().filter(|(key, ..)| there(key));
    let group = groups(form).target;
    let (sign_word, unit_word) =
        (own.get("indicators.sign").unwrap_or_default(), own.get("indicators.measure").unwrap_or_default());
    parts
        .map(|(key, heading, width)| {
            let cell = move |row: &Row<'_>| {
                let target = row.target().map(|target| target.text.as_str());
                let [sign, number, unit] = pieces(target.unwrap_or_default(), signed, measured);
                // 定量 or / in such a column says nothing about the value and is kept as a field.
                let (sign, unit) =
                    (row.field(sign_word).unwrap_or(sign), row.field(unit_word).unwrap_or(unit));
                Ink::Text(match key {
                    "sign" => sign.to_owned(),
                    "target" => number.to_owned(),
                    _ => unit.to_owned(),
                })
            };
            let column = Column::new(own.or(&format!("indicators.{key}"), heading), width, cell);
            (key, Column { group: group.clone(), ..column })
        })
        .collect()
}

/// Takes `≥98%` apart into sign, value and unit; together they are always the text again.
fn pieces(text: &str, signed: bool, measured: bool) -> [&str; 3] {
    let (sign, rest) = match text.strip_prefix(QUALITATIVE) {
        _ if !signed => ("", text),
        Some(rest) => (QUALITATIVE, rest),
        None => comparison::split(text),
    };
    let digit = |character: char| fold::character(character).is_ascii_digit();
    let end = rest
        .rfind(digit)
        .filter(|_| measured)
        .and_then(|at| Some(at + rest[at..].chars().next()?.len_utf8()));
    let (number, unit) = rest.split_at(end.unwrap_or(rest.len()));
    [sign, number, unit]
}

/// A column for each answer, ticked where it is the indicator's.
pub(super) fn likelihood(form: &Form) -> Vec<Column<'_, Row<'_>>> {
    let answers = Own::of(form).all("indicators.likelihood");
    let group = groups(form).likelihood;
    let column = |answer: &'_ str| {
        let wanted = answer.to_owned();
        let cell = move |row: &Row<'_>| {
            let ticked = row.first(|i| i.likelihood.as_ref()).is_some_and(|answer| *answer == wanted);
            Ink::Text(if ticked { "√".to_owned() } else { String::new() })
        };
        Column { group: group.clone(), ..Column::new(answer, 7, cell) }
    };
    answers.into_iter().map(column).collect()
}

#[cfg(test)]
mod tests {
    use pretty_assertions::assert_eq;

    use super::*;

    #[test]
    fn a_target_comes_apart_into_sign_value_and_unit() {
        assert_eq!(pieces("≥98%", true, true), ["≥", "98", "%"]);
        assert_eq!(pieces("≥2000.5平方米", true, true), ["≥", "2000.5", "平方米"]);
        assert_eq!(pieces("定性优良", true, true), ["定性", "优良", ""]);
        assert_eq!(pieces("≥98%", false, true), ["", "≥98", "%"]);
        assert_eq!(pieces("≥98%", true, false), ["≥", "98%", ""]);
        assert_eq!(pieces("", true, true), ["", "", ""]);
    }
}
