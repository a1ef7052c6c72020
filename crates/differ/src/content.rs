//! Numbers for contents: to know copies, and to decide between pairs that are equally alike.

use model::Form;

/// FNV-1a: the same number for the same text on every machine and in every run.
pub(crate) fn hash(text: &str) -> u64 {
    text.bytes()
        .fold(0xCBF2_9CE4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3))
}

/// A number for a pair of contents, the same whichever is old.
pub(crate) fn tie(left: u64, right: u64) -> u64 {
    hash(&format!("{:016x}{:016x}", left.min(right), left.max(right)))
}

/// A number for what a form says, whatever it looks like and however it was read.
pub(crate) fn of_form(form: &Form) -> u64 {
    let said = (
        (form.kind, form.year, &form.currency_unit, &form.unit, &form.project, &form.purpose),
        (&form.funds, &form.schedule, &form.tasks, &form.goals, &form.indicators),
        (&form.total, &form.fields, &form.tables),
    );
    hash(&serde_json::to_string(&said).unwrap_or_default())
}
