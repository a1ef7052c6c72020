//! The submission as the rules look at it: forms, rows and headings with their pointers.

use std::cell::OnceCell;

use model::{
    Form, FormKind, Fund, FundItem, Indicator, IndicatorText, Level1, Level2, Pointer, Quantity, Section,
    Submission, Term, Value,
};

use crate::label::{is_blank, quote};
use crate::pairing::{Confidence, Pairing, Passage, pair};
use crate::promise::{Taken, taken};

/// A submission and what several rules derive from it.
pub(crate) struct Facts<'a> {
    pub(crate) submission: &'a Submission,
    pairing: OnceCell<Pairing<'a>>,
    taken: OnceCell<Vec<Option<Vec<Taken<'a>>>>>,
}

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

/// A section of the narrative, its pointer, and the sections it stands in (indices in [`Facts::headings`]).
pub(crate) struct Heading<'a> {
    pub(crate) section: &'a Section,
    pub(crate) at: Pointer,
    pub(crate) parent: Option<usize>,
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

impl<'a> Facts<'a> {
    pub(crate) fn new(submission: &'a Submission) -> Self {
        Self { submission, pairing: OnceCell::new(), taken: OnceCell::new() }
    }

    pub(crate) fn sheets(&self) -> impl Iterator<Item = Sheet<'a>> + use<'a> {
        let forms = Pointer::root().key("forms");
        self.submission.forms.iter().enumerate().map(move |(index, form)| Sheet {
            form,
            index,
            at: forms.index(index),
        })
    }

    /// The indicator rows of all forms.
    pub(crate) fn rows(&self) -> impl Iterator<Item = Row<'a>> + use<'a> {
        self.sheets().flat_map(|sheet| sheet.rows())
    }

    /// Forms that set goals for one project.
    pub(crate) fn project_sheets(&self) -> impl Iterator<Item = Sheet<'a>> + use<'a> {
        self.sheets().filter(|sheet| sheet.form.kind == FormKind::ProjectGoal)
    }

    /// Self-evaluation forms.
    pub(crate) fn evaluations(&self) -> impl Iterator<Item = Sheet<'a>> + use<'a> {
        self.sheets().filter(|sheet| sheet.form.kind == FormKind::ProjectEvaluation)
    }

    /// The budget year a form is for.
    pub(crate) fn year(&self, form: &Form) -> Option<u16> {
        form.year.or(self.submission.year)
    }

    /// The narrative's sections in document order.
    pub(crate) fn headings(&self) -> Vec<Heading<'a>> {
        let mut headings = Vec::new();
        let outline = Pointer::root().key("outline");
        let push_all = |stack: &mut Vec<_>, sections: &'a [Section], at: &Pointer, parent| {
            stack.extend(
                sections.iter().enumerate().rev().map(|(index, section)| (section, at.index(index), parent)),
            );
        };
        let mut stack = Vec::new();
        push_all(&mut stack, &self.submission.outline, &outline, None);
        while let Some((section, at, parent)) = stack.pop() {
            push_all(&mut stack, &section.sections, &at.key("sections"), Some(headings.len()));
            headings.push(Heading { section, at, parent });
        }
        headings
    }

    /// Every paragraph of the narrative.
    pub(crate) fn paragraphs(&self) -> Vec<(Pointer, &'a str)> {
        let mut paragraphs = Vec::new();
        for heading in self.headings() {
            let at = heading.at.key("paragraphs");
            let texts = heading.section.paragraphs.iter().enumerate();
            paragraphs.extend(texts.map(|(index, text)| (at.index(index), text.as_str())));
        }
        paragraphs
    }

    /// Everything written in sentences: the narrative, purposes, goals, names, descriptions.
    pub(crate) fn sentences(&self) -> Vec<(Pointer, &'a str)> {
        let mut texts = self.paragraphs();
        for sheet in self.sheets() {
            if let Some(purpose) = &sheet.form.purpose {
                texts.push((sheet.at.key("purpose"), purpose));
            }
            texts.extend(sheet.goals());
            for row in sheet.rows() {
                let columns = [IndicatorText::Name, IndicatorText::Description].into_iter();
                texts.extend(columns.filter_map(|column| {
                    Some((row.at.key(column.key()), column.of(row.indicator)?.as_str()))
                }));
            }
        }
        texts
    }

    /// Which section of the narrative speaks of which form.
    pub(crate) fn pairing(&self) -> &Pairing<'a> {
        self.pairing.get_or_init(|| pair(self))
    }

    /// Each paired section and form, and how sure the pair is, and what became of the section's promises.
    pub(crate) fn promises(
        &self,
    ) -> impl Iterator<Item = (&Passage<'a>, &Sheet<'a>, Confidence, Option<&[Taken<'a>]>)> {
        let pairing = self.pairing();
        let taken = self
            .taken
            .get_or_init(|| pairing.joined().map(|(passage, sheet, _)| taken(passage, sheet)).collect());
        pairing
            .joined()
            .zip(taken)
            .map(|((passage, sheet, confidence), taken)| (passage, sheet, confidence, taken.as_deref()))
    }
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
        (!is_blank(code)).then_some(code)
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
            [&row.name, &row.description, &row.basis].into_iter().flatten().any(|text| !is_blank(text));
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
        field.map(String::as_str).map(str::trim).filter(|text| !is_blank(text)).unwrap_or_default()
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
    matches!(quantity.value, Value::Blank) || is_blank(&quantity.text)
}
