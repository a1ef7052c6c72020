//! What the PLAN rules share: the readable steps of 资金支出计划.

use model::Pointer;
use rust_decimal::Decimal;

use crate::measure::{Class, written};
use crate::sheet::Sheet;

/// A step whose share is a number.
pub(crate) struct Share<'a> {
    pub(crate) label: &'a str,
    pub(crate) month: Option<u8>,
    pub(crate) text: &'a str,
    pub(crate) number: Decimal,
    pub(crate) at: Pointer,
}

/// The steps by month where all have one, as written otherwise. Shares that are no number or not a ratio are left out.
pub(crate) fn shares<'a>(sheet: &Sheet<'a>) -> Vec<Share<'a>> {
    let schedule = sheet.at.key("schedule");
    let steps = sheet.form.schedule.iter().enumerate().filter_map(|(index, step)| {
        let ratio = Class::of_quantity(&step.share).is_none_or(|class| class == Class::Ratio);
        Some(Share {
            label: step.label.trim(),
            month: step.month,
            text: &step.share.text,
            number: written(&step.share).filter(|_| ratio)?,
            at: schedule.index(index).key("share"),
        })
    });
    let mut steps: Vec<Share<'a>> = steps.collect();
    if steps.iter().all(|step| step.month.is_some()) {
        steps.sort_by_key(|step| step.month);
    }
    steps
}
