//! One side of the comparison: the submission and where its values stand.

use model::{Form, Fund, FundItem, Place, Places, Pointer, Quantity, Submission};
use rust_decimal::Decimal;

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

    /// The year's total budget in 元: the total line, or the sum of the others when there is none.
    pub(crate) fn budget(&self) -> Option<Decimal> {
        let year = |fund: &&Fund| fund.term != Some(model::Term::Whole);
        let funds = || self.form.funds.iter().filter(year);
        let sum = |fund: &Fund| fund.budget.as_ref().or(fund.initial.as_ref()).and_then(quantity::yuan);
        if let Some(total) = funds().find(|fund| fund.item == Some(FundItem::Total)) {
            return sum(total);
        }
        let parts: Vec<Decimal> = funds().filter(|fund| fund.item.is_some()).filter_map(sum).collect();
        parts.into_iter().try_fold(None, |total: Option<Decimal>, part| {
            Some(Some(total.unwrap_or_default().checked_add(part)?))
        })?
    }

    /// Every quantity of a target.
    pub(crate) fn targets(&self) -> impl Iterator<Item = &'a Quantity> {
        self.form.indicators.iter().filter_map(|indicator| indicator.target.as_ref())
    }
}
