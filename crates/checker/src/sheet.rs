//! A form and its indicator rows as the rules look at them, with their pointers.

use model::{
    Form, FormKind, Fund, FundItem, Indicator, Level1, Level2, Pointer, Quantity, Submission, Term, Value,
};
use wording::blank::is_unfilled;

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

/// The rules a form follows: they differ in what is required.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Regime {
    /// Hebei's 项目绩效目标表 with its nine fixed level-2 rows.
    Hebei,
    /// 财预〔2015〕88号: 产出, 效益, 满意度; cost is a level-2 row under 产出.
    Central2015,
    /// 财预〔2021〕101号: cost stands at level 1.
    Core2021,
    /// 自评表, 监控表.
    Evaluation,
    /// 部门（单位）整体支出.
    Department,
    /// The designs of 2011–2014.
    Older,
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

    pub(crate) fn regime(&self) -> Regime {
        let has = |id: Level1| self.form.indicators.iter().any(|row| level1(row) == Some(&id));
        match self.form.kind {
            FormKind::DepartmentGoal => Regime::Department,
            FormKind::ProjectEvaluation | FormKind::ProjectMonitoring => Regime::Evaluation,
            FormKind::ProjectGoal if has(Level1::Cost) => Regime::Core2021,
            FormKind::ProjectGoal if self.form.profile.starts_with("hebei") => Regime::Hebei,
            FormKind::ProjectGoal
                if has(Level1::Input) || has(Level1::Process) || self.form.profile.contains("2011") =>
            {
                Regime::Older
            }
            FormKind::ProjectGoal => Regime::Central2015,
        }
    }
}

fn level1(indicator: &Indicator) -> Option<&Level1> {
    indicator.level1.as_ref()?.id.as_ref()
}

impl<'a> Row<'a> {
    fn says_something(&self) -> bool {
        let row = self.indicator;
        let words =
            [&row.name, &row.description, &row.basis].into_iter().flatten().any(|text| !is_unfilled(text));
        words
            || [&row.target, &row.actual, &row.expected]
                .into_iter()
                .flatten()
                .any(|quantity| !blank(quantity))
    }

    /// The canonical id of level 1, when it has one.
    pub(crate) fn level1(&self) -> Option<&'a Level1> {
        level1(self.indicator)
    }

    /// The canonical id of level 2, when it has one.
    pub(crate) fn level2(&self) -> Option<&'a Level2> {
        self.indicator.level2.as_ref()?.id.as_ref()
    }

    /// Whether the row is one of cost, at level 1 or under 产出.
    pub(crate) fn is_cost(&self) -> bool {
        self.level1() == Some(&Level1::Cost) || self.level2() == Some(&Level2::OutputCost)
    }

    /// The indicator's name, trimmed; `""` when blank.
    pub(crate) fn name(&self) -> &'a str {
        Self::text(self.indicator.name.as_ref())
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
