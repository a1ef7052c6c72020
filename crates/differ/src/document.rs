//! One side of the comparison: the submission and where its values stand.

use std::borrow::Cow;

use model::{
    Form, Fund, FundItem, Indicator, IndicatorValue, Place, Places, Pointer, Quantity, Submission, Term,
    Value,
};
use rust_decimal::Decimal;
use wording::blank;

use crate::quantity;

/// A submission with its places found by any pointer.
pub(crate) struct Document<'a> {
    pub(crate) submission: &'a Submission,
    places: Places<'a>,
}

impl<'a> Document<'a> {
    pub(crate) fn new(submission: &'a Submission) -> Self {
        Self { submission, places: Places::new(submission) }
    }

    /// The place of a value, of what it consists of, or of the smallest whole that has one of its own.
    pub(crate) fn place(&self, pointer: &Pointer) -> Option<Place> {
        self.places.of(pointer)
    }
}

/// A form with its pointer.
#[derive(Clone, Copy)]
pub(crate) struct FormAt<'a> {
    pub(crate) document: &'a Document<'a>,
    pub(crate) form: &'a Form,
    pub(crate) index: usize,
}

impl<'a> FormAt<'a> {
    pub(crate) fn all(document: &'a Document<'a>) -> Vec<Self> {
        document
            .submission
            .forms
            .iter()
            .enumerate()
            .map(|(index, form)| Self { document, form, index })
            .collect()
    }

    pub(crate) fn pointer(&self) -> Pointer {
        Pointer::root().key("forms").index(self.index)
    }

    pub(crate) fn code(&self) -> Option<&'a str> {
        self.form.project.as_ref()?.code.as_deref().filter(|code| !code.trim().is_empty())
    }

    pub(crate) fn project_name(&self) -> Option<&'a str> {
        self.form.project.as_ref()?.name.as_deref().filter(|name| !name.trim().is_empty())
    }

    pub(crate) fn unit_name(&self) -> Option<&'a str> {
        let unit = self.form.unit.as_ref().or(self.document.submission.department.as_ref());
        unit.map(|unit| unit.name.as_str())
    }

    /// The project's name, the unit's name for a form without a project, or the title.
    pub(crate) fn name(&self) -> Option<&'a str> {
        self.project_name().or_else(|| self.unit_name()).or(self.form.title.as_deref())
    }

    /// The year's total budget in 元: the total line, or the sum of the others when there is none. None when it is not
    /// known, in whole or in part.
    pub(crate) fn budget(&self) -> Option<Decimal> {
        let sided = sided(self.form);
        let funds: Vec<&Fund> = sided.iter().filter(|fund| fund.term != Some(Term::Whole)).collect();
        if let Some(total) = funds.iter().find(|fund| fund.item == Some(FundItem::Total)) {
            return amount(total).and_then(quantity::yuan);
        }
        let mut sum = None;
        for part in funds.iter().filter(|fund| !is_part_of_another(fund, &funds)) {
            match amount(part) {
                Some(Quantity { value: Value::Blank, .. }) | None => {}
                // What a line of unknown meaning is part of is unknown too.
                Some(_) if part.item.is_none() => return None,
                Some(part) => sum = Some(sum.unwrap_or(Decimal::ZERO).checked_add(quantity::yuan(part)?)?),
            }
        }
        sum
    }

    /// Its indicators. A row without a name and a value was left open: it is none.
    pub(crate) fn indicators(&self) -> impl Iterator<Item = (usize, &'a Indicator)> + use<'a> {
        self.form.indicators.iter().enumerate().filter(|(_, indicator)| !is_open(indicator))
    }

    /// Every quantity of a target.
    pub(crate) fn targets(&self) -> impl Iterator<Item = &'a Quantity> {
        self.indicators().filter_map(|(_, indicator)| indicator.target.as_ref())
    }
}

/// The lines of money, each with the side of the form it stands on; of a form whose money has one side, however its total
/// is called (项目资金总额), none has a term of its own.
pub(crate) fn sided(form: &Form) -> Cow<'_, [Fund]> {
    let total = |whole: bool| {
        let is = |fund: &&Fund| fund.item == Some(FundItem::Total);
        form.funds.iter().filter(is).any(|fund| (fund.term == Some(Term::Whole)) == whole)
    };
    if !total(true) || total(false) {
        return Cow::Borrowed(&form.funds);
    }
    form.funds.iter().map(|fund| Fund { term: None, ..fund.clone() }).collect()
}

fn amount(fund: &Fund) -> Option<&Quantity> {
    fund.budget.as_ref().or(fund.initial.as_ref())
}

/// 其中：一般公共预算 beside 财政资金; and what money is for beside where it comes from.
fn is_part_of_another(fund: &Fund, funds: &[&Fund]) -> bool {
    let Some(item) = &fund.item else { return false };
    let is_use = |item: &FundItem| item.is_in(&FundItem::Basic) || item.is_in(&FundItem::Project);
    funds
        .iter()
        .filter_map(|other| other.item.as_ref())
        .any(|other| (other != item && item.is_in(other)) || (is_use(item) && !is_use(other)))
}

/// Whether a row of indicators says nothing: neither a name nor a value, but what a template has in its place.
fn is_open(indicator: &Indicator) -> bool {
    let unfilled = |text: &str| blank::is_nothing(text) || blank::is_item_without_text(text);
    let texts = [&indicator.name, &indicator.description];
    let values = IndicatorValue::ALL.iter().filter_map(|column| column.of(indicator));
    texts.into_iter().flatten().all(|text| unfilled(text))
        && values.into_iter().all(|value| blank::is_nothing(&value.text))
}
