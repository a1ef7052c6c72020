//! A form and its indicator rows as the rules look at them, with their pointers.

use model::{
    Form, Fund, FundItem, Indicator, IndicatorText, Level1, Level2, Pointer, Quantity, Submission, TaskText,
    Term, Value,
};
use wording::blank::is_unfilled;
use wording::fold::squeeze;
use wording::heading::is_counting;

use crate::label::quote;

/// A form and its pointer.
#[derive(Clone)]
pub(crate) struct Sheet<'a> {
    pub(crate) form: &'a Form,
    pub(crate) index: usize,
    pub(crate) at: Pointer,
}

/// An indicator row that says something, and its pointer.
#[derive(Clone)]
pub(crate) struct Row<'a> {
    pub(crate) indicator: &'a Indicator,
    pub(crate) at: Pointer,
}

/// The forms of a submission.
pub(crate) fn sheets(submission: &Submission) -> impl Iterator<Item = Sheet<'_>> {
    let forms = Pointer::root().key("forms");
    submission.forms.iter().enumerate().map(move |(index, form)| Sheet {
        form,
        index,
        at: forms.index(index),
    })
}

impl<'a> Sheet<'a> {
    /// What a clerk calls the form.
    pub(crate) fn name(&self) -> String {
        let project = self.form.project.as_ref().and_then(|project| project.name.as_deref());
        match project.or(self.form.title.as_deref()).map(str::trim).filter(|name| !name.is_empty()) {
            Some(name) => quote(name),
            None => format!("第{}张表", self.index + 1),
        }
    }

    /// The project's code, without outer white space, when it has one.
    pub(crate) fn code(&self) -> Option<&'a str> {
        let code = self.form.project.as_ref()?.code.as_deref()?.trim();
        (!is_unfilled(code)).then_some(code)
    }

    pub(crate) fn code_at(&self) -> Pointer {
        self.at.key("project").key("code")
    }

    /// The indicator rows that say anything beside their level labels.
    pub(crate) fn rows(&self) -> impl Iterator<Item = Row<'a>> + use<'a> {
        let indicators = self.at.key("indicators");
        let rows = self.form.indicators.iter().enumerate();
        rows.map(move |(index, indicator)| Row { indicator, at: indicators.index(index) })
            .filter(Row::says_something)
    }

    /// Every text of the form that a person wrote: goals, words in cells, other fields.
    pub(crate) fn texts(&self, texts: &mut Vec<(Pointer, &'a str)>) {
        let form = self.form;
        let mut add =
            |at: Pointer, text: Option<&'a String>| texts.extend(text.map(|text| (at, text.as_str())));
        add(
            self.at.key("project").key("name"),
            form.project.as_ref().and_then(|project| project.name.as_ref()),
        );
        add(self.at.key("purpose"), form.purpose.as_ref());
        for (index, task) in form.tasks.iter().enumerate() {
            let at = self.at.key("tasks").index(index);
            add(at.key("name"), Some(&task.name));
            for column in TaskText::ALL {
                add(at.key(column.key()), column.of(task));
            }
        }
        for (index, goal) in form.goals.iter().enumerate() {
            let at = self.at.key("goals").index(index);
            add(at.key("text"), Some(&goal.text));
            add(at.key("actual"), goal.actual.as_ref());
        }
        for row in self.rows() {
            for column in IndicatorText::ALL {
                add(row.at.key(column.key()), column.of(row.indicator));
            }
            let fields = row.at.key("fields");
            row.indicator.fields.iter().for_each(|(label, text)| add(fields.key(label), Some(text)));
        }
        let fields = self.at.key("fields");
        form.fields.iter().for_each(|(label, text)| add(fields.key(label), Some(text)));
    }

    /// The goal texts.
    pub(crate) fn goals(&self) -> impl Iterator<Item = (Pointer, &'a str)> + use<'a> {
        let goals = self.at.key("goals");
        self.form
            .goals
            .iter()
            .enumerate()
            .map(move |(index, goal)| (goals.index(index).key("text"), goal.text.as_str()))
    }

    /// Which side of the form a fund row is on; `None` for all rows of a form whose funds have one side, however its
    /// labels are worded (年度资金总额 over 财政拨款).
    pub(crate) fn fund_side(&self, fund: &Fund) -> Option<Term> {
        let of =
            |term| self.form.funds.iter().any(|fund| fund.item == Some(FundItem::Total) && fund.term == term);
        let sides =
            [None, Some(Term::Annual), Some(Term::Whole)].into_iter().filter(|term| of(*term)).count();
        if sides > 1 { fund.term.or(Some(Term::Annual)) } else { None }
    }

    /// The sides the fund rows are on.
    pub(crate) fn fund_sides(&self) -> Vec<Option<Term>> {
        let sides = [None, Some(Term::Annual), Some(Term::Whole)];
        sides
            .into_iter()
            .filter(|side| self.form.funds.iter().any(|fund| self.fund_side(fund) == *side))
            .collect()
    }

    /// The budget an indicator of a term is measured against: the total on its side.
    pub(crate) fn budget(&self, term: Option<Term>) -> Option<(Pointer, &'a Fund, &'a Quantity)> {
        let fits = |fund: &Fund| {
            let side = self.fund_side(fund);
            fund.item == Some(FundItem::Total) && (side.is_none() || side == term.or(Some(Term::Annual)))
        };
        let index = self.form.funds.iter().position(|fund| fits(fund) && fund.budget.is_some())?;
        let fund = self.form.funds.get(index)?;
        Some((self.at.key("funds").index(index).key("budget"), fund, fund.budget.as_ref()?))
    }
}

impl<'a> Row<'a> {
    fn says_something(&self) -> bool {
        let row = self.indicator;
        let named = row.name.as_deref().is_some_and(|name| !is_unfilled(name) && !is_open_name(name));
        let words =
            named || [&row.description, &row.basis].into_iter().flatten().any(|text| !is_unfilled(text));
        words
            || [&row.target, &row.actual, &row.expected]
                .into_iter()
                .flatten()
                .any(|quantity| !blank(quantity))
    }

    /// The canonical id of level 1, when it has one.
    pub(crate) fn level1(&self) -> Option<&'a Level1> {
        self.indicator.level1.as_ref()?.id.as_ref()
    }

    /// The canonical id of level 2, when it has one.
    pub(crate) fn level2(&self) -> Option<&'a Level2> {
        self.indicator.level2.as_ref()?.id.as_ref()
    }

    /// Whether the row is one of cost, at level 1 or under 产出.
    pub(crate) fn is_cost(&self) -> bool {
        self.level1() == Some(&Level1::Cost) || self.level2() == Some(&Level2::OutputCost)
    }

    /// The indicator's name, trimmed; `""` when blank or still the template's 指标1：.
    pub(crate) fn name(&self) -> &'a str {
        Some(Self::text(self.indicator.name.as_ref())).filter(|name| !is_open_name(name)).unwrap_or_default()
    }

    /// Its description, trimmed; `""` when blank.
    pub(crate) fn description(&self) -> &'a str {
        Self::text(self.indicator.description.as_ref())
    }

    /// Its basis, trimmed; `""` when blank.
    pub(crate) fn basis(&self) -> &'a str {
        Self::text(self.indicator.basis.as_ref())
    }

    fn text(field: Option<&'a String>) -> &'a str {
        field.map(String::as_str).map(str::trim).filter(|text| !is_unfilled(text)).unwrap_or_default()
    }

    /// How a message names the row: 数量指标“培训人员人次”.
    pub(crate) fn label(&self) -> String {
        let second = self.indicator.level2.as_ref().map(|level| level.label.trim());
        let first = || self.indicator.level1.as_ref().map(|level| level.label.trim());
        let level = second.or_else(first).unwrap_or_default();
        if self.name().is_empty() {
            format!("{level}（未命名）")
        } else {
            format!("{level}{}", quote(self.name()))
        }
    }

    pub(crate) fn target(&self) -> Option<&'a Quantity> {
        self.indicator.target.as_ref()
    }

    pub(crate) fn target_at(&self) -> Pointer {
        self.at.key("target")
    }

    pub(crate) fn name_at(&self) -> Pointer {
        self.at.key("name")
    }
}

/// Whether a cell says nothing.
pub(crate) fn blank(quantity: &Quantity) -> bool {
    matches!(quantity.value, Value::Blank) || is_unfilled(&quantity.text)
}

/// Whether a name is what the template numbers its rows with: 指标1：, 三级指标2, ……
pub(crate) fn is_open_name(name: &str) -> bool {
    let name = squeeze(name);
    let Some((_, number)) = name.split_once("指标") else { return false };
    let known = ["", "三级", "绩效"]
        .iter()
        .any(|head| name.strip_prefix(head).is_some_and(|rest| rest.starts_with("指标")));
    let rest = number.trim_start_matches(|c: char| is_counting(c) || "X×Nn①②③④⑤".contains(c));
    known && rest.len() < number.len() && rest.trim_matches([':', '：', '…', '.', '。', '、']).is_empty()
}

#[cfg(test)]
mod tests {
    use super::is_open_name;

    #[test]
    fn a_row_that_the_template_numbered_has_no_name() {
        for name in ["指标1", "指标1：", "指标 2：……", "三级指标3", "指标一："] {
            assert!(is_open_name(name), "{name}");
        }
        for name in ["", "指标", "数量指标", "指标1：培训人数", "考核指标完成率"] {
            assert!(!is_open_name(name), "{name}");
        }
    }
}
